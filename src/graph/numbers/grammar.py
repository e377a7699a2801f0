"""The grammar of official numbers: Party, state, normative, Assembly, and official letters.

Answers: is this text an official number, of which series, with which parts; where do numbers stand in a text?
Assumes: `find_numbers` gets clean text (graph.text.clean); what is parsed alone is cleaned here.
Never:   cuts a number: it is read whole or refused; takes a date, a scale, a standard ("TCVN 9001:2015") or a fraction for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.errors import NumberFormatError
from graph.scan import by_letter, starts
from graph.text import clean

# The types' names, folded, and their symbols. Tests hold them against data/lists/document-types.csv.
TYPE_NAMES = {
    "nghi quyet lien tich": "NQLT", "nghi quyet": "NQ", "quyet dinh": "QĐ", "quy dinh": "QyĐ QĐ QĐi", "chi thi": "CT", "quy che": "QC",
    "thong cao": "TC", "thong bao": "TB", "huong dan": "HD", "chuong trinh hanh dong": "CTr CTHĐ CTrHĐ", "chuong trinh": "CTr CTHĐ CTrHĐ",
    "ke hoach": "KH",
    "phuong an": "PA", "de an": "ĐA", "du an": "DA", "bao cao": "BC", "bien ban": "BB", "to trinh": "TTr", "hop dong": "HĐ", "cong van": "CV",
    "cong dien": "CĐ", "ban ghi nho": "BGN", "ban thoa thuan": "BTT", "giay uy quyen": "GUQ", "giay moi": "GM", "giay gioi thieu": "GGT",
    "giay nghi phep": "GNP", "phieu gui": "PG", "phieu chuyen": "PC", "phieu bao": "PB", "thu cong": "TCg", "ban sao y": "SY",
    "ban trich sao": "TrS", "ban sao luc": "SL", "ban cam ket": "BCK", "giay chung nhan": "GCN", "giay bien nhan": "GBN", "giay di duong": "GĐĐ",
    "ket luan": "KL", "lenh": "L", "hien phap": "HP", "bo luat": "BL", "luat": "L", "phap lenh": "PL", "nghi dinh": "NĐ",
    "ke hoach phoi hop": "KHPH", "ke hoach lien tich": "KHLT", "ke hoach lien nganh": "KHLN", "chuong trinh phoi hop": "CTPH CTrPH",
    "quy che phoi hop": "QCPH", "huong dan lien nganh": "HDLN", "huong dan lien tich": "HDLT", "to trinh lien nganh": "TTrLN",
    "thong tu lien bo": "TTLB",
    "thong tu lien tich": "TTLT", "thong tu": "TT", "sac lenh": "SL", "van ban hop nhat": "VBHN", "thong tri": "TT", "quy trinh": "QTr",
}  # fmt: skip
# Symbols in use beside those: joint and combined documents, licences, laws before 1992.
_CUSTOMARY = "LCT GP TBKL NQĐ"
TYPES = frozenset(symbol.upper() for names in (*TYPE_NAMES.values(), _CUSTOMARY) for symbol in names.split())
# A type's symbol may say that the document is one of action, or of several bodies: "KHHĐ", "TTrLN", "HDPH".
_FURTHER_TYPE = re.compile(r"(?P<type>[A-ZĐ]{2,3})(?:HĐ|PH|LT|LN|LS|LB)")
# Types and bodies typed on a keyboard without Đ.
_WITHOUT_MARK = {"ND": "NĐ", "QD": "QĐ", "CTHD": "CTHĐ", "HDND": "HĐND"}
# Symbols that are not all capitals, and the older spelling of TW.
_MIXED_CASE = ("CTr", "TTr", "QTr", "QyĐ", "QĐi", "TrS", "TCg", "CTrPH", "CTrHĐ", "TTrLN", "TTrLS", "TTg", "ThU", "SNgV")
_MIXED = {symbol.upper(): symbol for symbol in _MIXED_CASE} | {"TƯ": "TW"}
# Bodies whose series the symbol tells, however the number is punctuated: "01/NQ-TU" is the Party's, "25-QĐ/UBND" the state's.
_PARTY = re.compile(r"(?:VP|BTC|BTG|BTGDV|BDV|BNC|BKT|BCSCL|UBKT)?(?:TW|TƯ|TU|HU|QU|THU|ĐU)|ĐUK|BCSĐ")
_STATE = re.compile(r"(?:VP)?(?:UBND|HĐND|CP|CTN)|TTG|UB|HĐNN[0-9]*|(?:UBTV)?QH[0-9]*")
# Bodies that stand in a number alone: "63/CP", "327-CT" until the nineties, "123/UBND" in letters. Read only after "số".
_ALONE = dict.fromkeys(("CP", "TTG", "HĐBT", "HĐCP", "CTN", "CT", "UB"), "individual") | dict.fromkeys(("UBND", "HĐND", "VPCP"), "dispatch")

# The next word may be glued to a number: "165/QĐ-TTgngày 28/02/2023".
_END = r"(?:(?!\w)|(?=ngày|của))"
_SYMBOL = rf"[A-Za-zĐđƯư][A-Za-zĐđƯư&]{{0,15}}(?:[0-9]{{1,4}})?{_END}"
_STRICT = rf"[A-ZĐƯ][A-ZĐƯ&]*(?:[a-zđ][A-ZĐƯ&]+)?[a-zđ]?(?:[0-9]{{1,4}})?{_END}"
# Joint circulars leave spaces around the hyphen; elsewhere what follows such a dash is no part of the number.
_MINISTRY = rf"(?:B[A-ZĐ&]{{2,8}}|TANDTC|VKSNDTC|TTCP|NHNN|KTNN|UBDT|VPCP){_END}"
_TAIL = (
    rf"(?P<first>{_SYMBOL})(?:\s{{0,3}}(?P<joint>[-–—/.]|\x20(?=TTg))\s{{0,3}}(?P<second>T\x20Tg{_END}|{_SYMBOL}))?"
    rf"(?P<units>(?:(?:\s?[-–—]|[-–—]\s{{0,2}}|\.){_STRICT}|\s{{1,3}}[-–]\s{{1,3}}{_MINISTRY}){{0,9}})"
)
# A text is scanned for the mark after the sequence: marks are rarer than figures, and what stands before one is looked up in a slice.
_MARKS = "/–—-"
_YEAR = r"(?:19|20)\x20?[0-9]\x20?[0-9]"
_LOST = r"(?=(?:NĐ|QĐ|NQ|TT|TTLT)-|QH[0-9])"  # copies lose the stroke behind the year: "33/2015QĐ-TTg"
_OF_YEAR = rf"\s{{0,3}}(?:(?P<year>{_YEAR})(?:\s{{0,3}}/\s{{0,3}}|{_LOST}))?"
_MARKED = rf"(?P<mark>[{_MARKS}]){_OF_YEAR}{_TAIL}"
# Scanners take a nought for O and a one for l.
_SEQUENCE = r"(?P<sequence>(?<![0-9])[0-9]{1,6}(?:[A-Za-zđ]|\.[0-9]{1,3})?|(?<!\w)[OolI][0-9]{1,4})\s{0,3}"
_SCANNED = str.maketrans("OolI", "0011")
_MARK = re.compile(_MARKED)
_MAY_BE_MARK = by_letter(_MARKS, _OF_YEAR + _SYMBOL)  # the beginning of _MARK
_BEFORE_MARK = re.compile(_SEQUENCE + "$")
_WHOLE = re.compile(f"(?:{_SEQUENCE})?{_MARKED}")
_ANNOUNCED = re.compile(
    r"(?:(?:số|Số|SỐ)(?:/?(?:ký |kí )?hiệu)?[\s:._…]{0,40}|(?:[Nn]ghị định|[Qq]uyết định|[Cc]hỉ thị|[Nn]ghị quyết|[Tt]hông tư)\s{1,3})$"
)
# A letter may have the sender's symbol alone: "Công văn số 663/SCT".
_LETTER = re.compile(
    r"(?:công\s+văn|tờ\s+trình|văn\s+bản|báo\s+cáo|thông\s+báo|phiếu\s+chuyển)\s+(?:đề\s+nghị\s+)?số\s{0,3}:?\s{0,3}$", re.IGNORECASE
)
_TOLD = "công văn số "  # what stands before a number that is known to be one
_SENDER = re.compile(r"[SB][A-ZĐ&]{2,8}|(?:VP|UB|BQL|KB)[A-ZĐ&]{2,6}")
# Copies that lost the hyphen between a type and a body that go together.
_GLUED = re.compile(r"(?P<type>QĐ|NQ|KH|TB|BC|CV|CT)(?P<body>UBND|HĐND)|(?:(?P<order>QĐ|CT|CĐ)TTG)|(?:(?P<act>NQ|NĐ)CP)")
# Copies that lost the mark before the type: "số 23 NQ/TW", "số 165QĐ-TTg"; the sequence torn in two: "số 1 65/QĐ-TTg".
_UNMARKED = re.compile(r"(?<![\w/.,-])(?P<sequence>[0-9]{1,4}[a-zđ]?)\s{0,2}(?P<type>[A-ZĐ]{2,3}r?)\s{0,2}$")
_UNMARKED_WHOLE = re.compile(r"(?P<sequence>[0-9]{1,4}[a-zđ]?)\s{0,2}(?P<type>[A-ZĐ]{2,3}r?)\s{0,2}(?P<mark>[-–—/])\s{0,3}(?P<rest>\S.*)", re.DOTALL)
_TORN = re.compile(r"(?:số|Số|SỐ)\s{0,3}:?\s{0,3}(?P<head>[0-9]{1,4})\x20$")
_STRICT_ALONE = re.compile(_STRICT)
_SLIP = re.compile(r"[bcdđghklmnpqrstuvx]{2,10}[0-9]{0,2}")  # a symbol typed in small letters; words have other vowels
_ASSEMBLY = re.compile(r"(?:QH|UBTVQH)[0-9]{1,2}")
_TERM = re.compile(r"(\D*)([0-9]{1,4})?")
_JOINTS = re.compile(r"[-–—.]")
_DASHES = str.maketrans("–—", "--")
_KEPT = 1_000  # symbols whose reading is kept: texts write the same few hundred


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One official number. `printed` is as it stands, without spaces; `canonical` is the form that its series prescribes."""

    printed: str
    canonical: str
    series: str  # "party", "individual", "normative", "assembly", "dispatch" (an official letter: 4519/VPCP-KTN)
    sequence: str  # as printed: "01", "12a", "66.7"; "" where the place is left blank
    year: int | None  # only normative numbers hold it
    type: str | None  # symbol; None: the number does not tell (59/2020/QH14, 4519/VPCP-KTN)
    body: str  # symbol of the body whose register it is: "TTg", "UBND"; of several, the first
    units: tuple[str, ...] = ()  # further bodies of a joint document, or the unit that drafted: ("TCLN",)
    term: int | None = None  # the legislature's: 15 in QH15

    @property
    def sequence_key(self) -> str:
        """The sequence for comparing and for IRIs: without leading zeros, in small letters ("01" is "1")."""
        return self.sequence.lstrip("0").lower() or self.sequence[-1:]


def parse_number(text: str) -> Number:
    """Read a text that is one official number and nothing else.

    >>> parse_number("17- CTr/TU").canonical, parse_number("59/2020/QH14").series
    ('17-CTr/TU', 'assembly')

    In:     printed text in any normal form, with the spaces and line breaks that copies hold; the sequence may be blank ("/KH-SCT").
    Raises: NumberFormatError saying what was read and what was expected.
    Source: Decree 30/2020/NĐ-CP; the laws on legal documents; Party guidance on numbering.
    """
    words = clean(text).text.strip()
    found = _WHOLE.fullmatch(words)
    unmarked = None if found else _read_unmarked(words)
    if unmarked:
        return unmarked
    read = _read(found, found["sequence"] or "", lead=_TOLD) if found else None
    if read and read[1] == len(words):
        return read[0]
    raise NumberFormatError(
        f"“{text}”: không phải một số, ký hiệu văn bản trọn vẹn; cần dạng như 23-NQ/TW, 165/QĐ-TTg, 30/2020/NĐ-CP, 59/2020/QH14, 4519/VPCP-KTN"
    )


def find_numbers(text: str) -> tuple[tuple[int, int, Number], ...]:
    """Find the official numbers of a text as (start, end, number), in order, not overlapping.

    >>> [(start, end, number.canonical) for start, end, number in find_numbers("Quyết định 255/QĐ- UBND, tỷ lệ 1/500")]
    [(11, 23, '255/QĐ-UBND')]

    In:  clean text.
    Out: whole numbers only; one that goes on in a way the grammar does not know, or begins inside another word, is left out.
    """
    return tuple(found for match in _marks(text) if (found := _find(text, match)) and not _goes_on(text, found[1]))


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Give the matches of _MARK, in order, not overlapping."""
    end = 0
    for at in starts(text, _MAY_BE_MARK):
        if at >= end and (match := _MARK.match(text, at)):
            end = match.end()
            yield match


def _find(text: str, match: re.Match[str]) -> tuple[int, int, Number] | None:
    """Read the number around a mark; None where there is none."""
    before = _BEFORE_MARK.search(text[max(match.start() - 14, 0) : match.start()])
    start = match.start() - len(before[0]) if before else match.start()
    unmarked = None if before else _find_unmarked(text, match)
    if unmarked or not _begins(text, start, blank=before is None):
        return unmarked
    sequence = before["sequence"] if before else ""
    words = text[max(start - 60, 0) : start]
    torn = _TORN.search(words) if before else None
    if torn:
        if len(torn["head"]) > 1:
            return None  # two numbers that lost their comma, or one that was torn: not told apart
        start, sequence, words = start - 2, torn["head"] + sequence, words[: torn.start("head")]
    if (not sequence[:1].isdigit() if before else match["mark"] != "/") and not _ANNOUNCED.search(words):
        return None
    read = _read(match, sequence, lead=words)
    return (start, read[1], read[0]) if read else None


def _find_unmarked(text: str, match: re.Match[str]) -> tuple[int, int, Number] | None:
    """Read a number of which the mark that was found is the second: "số 23 NQ/TW"."""
    before = _UNMARKED.search(text[max(match.start() - 14, 0) : match.start()])
    if before is None or match["mark"] == "." or not _is_type(before["type"]):
        return None
    start = match.start() - len(before[0])
    number = _read_unmarked(text[start : match.end("first")]) if _ANNOUNCED.search(text[max(start - 60, 0) : start]) else None
    return (start, match.end("first"), number) if number else None


def _read_unmarked(words: str) -> Number | None:
    """Read a number that lost the mark before its type: where the second mark is a stroke, the first was a hyphen, and the reverse."""
    parts = _UNMARKED_WHOLE.fullmatch(words)
    if parts is None or not _is_type(parts["type"]):
        return None
    first, second = ("-", "/") if parts["mark"] == "/" else ("/", "-")
    found = _WHOLE.fullmatch(f"{parts['sequence']}{first}{parts['type']}{second}{parts['rest']}")
    read = _read(found, parts["sequence"], lead="") if found else None
    if not (found and read) or read[1] != found.end() or not _is_body(read[0].body):
        return None
    return replace(read[0], printed="".join(words.split()).translate(_DASHES))


@lru_cache(maxsize=_KEPT)
def _is_type(symbol: str) -> bool:
    further = _FURTHER_TYPE.fullmatch(symbol.upper())
    return symbol.upper() in TYPES or (further is not None and further["type"] in TYPES)


def _begins(text: str, start: int, *, blank: bool) -> bool:
    """Tell whether a number may begin here: not inside a word, a date, a list of figures or a longer number."""
    if start == 0:
        return True
    before, further = text[start - 1], text[start - 2 : start - 1]
    if before.isalnum() or before == "/":
        return False
    if blank:
        return not text[max(start - 40, 0) : start].rstrip()[-1:].isalnum() or before == "\n"
    if before not in ".,:-–_":
        return True
    return not further.isdigit() and not (before in "-–_" and further.isalpha())


def _goes_on(text: str, end: int) -> bool:
    """Tell whether what follows belongs to the number, so that it would be cut here."""
    after, further = text[end : end + 1], text[end + 1 : end + 2]
    if after in {"-", "–", "—", "/"}:
        return further.isdigit() or further.isupper() or (after == "/" and further.isalpha())
    return after == "." and further.isdigit()


def _read(match: re.Match[str], sequence: str, *, lead: str) -> tuple[Number, int] | None:
    """Make a number of what the grammar matched behind the words `lead`, and say where it ends; None where the parts do not fit together."""
    first, second, units, end = match["first"], "".join((match["second"] or "").split()), match["units"], match.end()
    if second and not _is_symbol(second, first):
        if match.end("first") == match.start("joint"):
            return None
        second, units, end = "", "", match.end("first")
    if len(second) == 1 and _is_type(first):
        return None  # the beginning of a body's symbol, cut by the copy
    if not second:
        first, second = _parted(first)
    elif _is_body(_with_mark(second)):
        first, second = _with_mark(first), _with_mark(second)
    series = _series(match, (first, second), lead=lead)
    if series is None:
        return None
    parts = tuple(_symbol(part) for part in _JOINTS.split("".join(units.split())) if part)
    tail = "".join(match.string[match.start("mark") : end].split()).translate(_DASHES)
    names = (_symbol(first), second, parts) if second and series != "dispatch" else (None, first, (_symbol(second), *parts) if second else parts)
    year = "".join(match["year"].split()) if match["year"] else None
    return _number(sequence + tail, year, series=series, sequence=sequence.translate(_SCANNED), names=names), end


@lru_cache(maxsize=_KEPT)
def _with_mark(symbol: str) -> str:
    return _WITHOUT_MARK.get(symbol.upper(), symbol)


@lru_cache(maxsize=_KEPT)
def _is_symbol(second: str, first: str) -> bool:
    if _STRICT_ALONE.fullmatch(second):
        return True
    if not _is_type(first):
        return False
    return _SLIP.fullmatch(second) is not None or _is_body(second)


@lru_cache(maxsize=_KEPT)
def _is_body(symbol: str) -> bool:
    """Tell the symbol of a body whose series it tells."""
    return any(form.fullmatch(symbol.upper()) for form in (_STATE, _PARTY))


@lru_cache(maxsize=_KEPT)
def _parted(symbol: str) -> tuple[str, str]:
    """Part a type and its body where the hyphen between them was lost: "QĐUBND"."""
    glued = _GLUED.fullmatch(symbol.upper())
    if glued is None:
        return symbol, ""
    end = len(glued["type"] or glued["order"] or glued["act"])
    return symbol[:end], symbol[end:]


def _series(match: re.Match[str], symbols: tuple[str, str], *, lead: str) -> str | None:
    first, second, slash = symbols[0].upper(), symbols[1], match["mark"] == "/"
    if match["year"]:
        is_assembly = _ASSEMBLY.fullmatch((second or first).upper()) is not None
        return None if not slash or not (second or is_assembly) else "assembly" if is_assembly else "normative"
    if not second:
        is_sender = slash and not _is_type(first) and _SENDER.fullmatch(match["first"]) and _LETTER.search(lead)
        return "dispatch" if is_sender else _ALONE.get(first) if _ANNOUNCED.search(lead) else None
    if _is_type(first):
        is_party = _PARTY.fullmatch(second.upper()) if slash else not _STATE.fullmatch(second.upper())
        return "party" if is_party else "individual"
    is_letter = slash and match["joint"] != "/" and _STRICT_ALONE.fullmatch(match["first"]) is not None
    return "dispatch" if is_letter and (len(first) > 2 or _ANNOUNCED.search(lead)) else None


@lru_cache(maxsize=_KEPT)
def _symbol(printed: str) -> str:
    is_proper = _STRICT_ALONE.fullmatch(printed) and not printed[-1].islower()
    return _MIXED.get(printed.upper(), printed if is_proper else printed.upper())


def _number(printed: str, year: str | None, *, series: str, sequence: str, names: tuple[str | None, str, tuple[str, ...]]) -> Number:
    type_, whole, units = names
    base, term = _TERM.fullmatch(_symbol(whole)).groups()  # type: ignore[union-attr]
    body = _symbol(base)
    tail = "-".join((f"{body}{term or ''}", *units))
    if series == "party":
        canonical = f"{sequence}-{type_}/{tail}"
    else:
        canonical = "/".join(part for part in (sequence, year, f"{type_}-{tail}" if type_ else tail) if part)
        canonical = canonical if sequence else f"/{canonical}"
    return Number(
        printed=printed,
        canonical=canonical,
        series=series,
        sequence=sequence,
        year=int(year) if year else None,
        type=type_,
        body=body,
        units=units,
        term=int(term) if term else None,
    )
