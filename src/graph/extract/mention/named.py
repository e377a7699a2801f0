"""Find the documents that a text cites by name: laws, and the resolutions of congresses and plenums.

Answers: where does "Luật Ngân sách nhà nước" or "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX" stand, and where does the name end?
Assumes: clean text; the titles of laws come from the list of laws.
Never:   takes "pháp luật", a law school or a bill for a law, or "Nghị quyết Đại hội Đảng các cấp" for one document; guesses where a title ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.extract.layout.labels import CAPITAL
from graph.extract.mention.patterns import spaced
from graph.lists import Abbreviation, Lists
from graph.scan import by_letter, places, starts
from graph.text import unwrap

# Where a name may begin; what it is, is read from there. One class of first letters, so that a text is scanned at speed.
_START = re.compile(
    spaced(
        r"[LBPHNn](?:uật|UẬT|ộ [Ll]uật|Ộ LUẬT|háp lệnh|HÁP LỆNH|iến pháp|IẾN PHÁP"
        r"|(?P<resolution>ghị quyết(?= (?:của )?[ĐđHTBl])|GHỊ QUYẾT(?= (?:CỦA )?[ĐHTBL])))(?!\w)"
    )
)
# Where _START may be: at rare first letters, and before a word that is rarer than its own first letter.
_LAW = by_letter(("Luật", "LUẬT", "Bộ", "BỘ", "Pháp", "PHÁP", "Hiến", "HIẾN"))
_RESOLVED = {"quyết": "ghị", "QUYẾT": "GHỊ"}
_BILL = re.compile(spaced(r"(?:dự thảo|dự án|đề nghị xây dựng|xây dựng)(?: các| hồ sơ)? $"), re.IGNORECASE)
# What stands before or behind a law that is still to be made: "hoàn thiện Luật ... trình Quốc hội thông qua".
_MADE = re.compile(spaced(r"(?:hoàn thiện|soạn thảo|xây dựng|nghiên cứu|đề xuất|trình|ban hành|góp ý|thẩm định|thẩm tra)(?: các)? $"), re.IGNORECASE)
_PASSED = re.compile(spaced(r"[^.;:]{0,12} trình (?:Quốc hội|Chính phủ|(?:Ủy|Uỷ) ban Thường vụ)"), re.IGNORECASE)
_AMENDED_ONE = re.compile(spaced(r"(?:của|,|và)(?: các)? $"), re.IGNORECASE)
_BILLS = re.compile(spaced(r"ự (?:thảo|án)(?: xây dựng)? (?=(?:Bộ )?[Ll]uật |Pháp lệnh )"))
_NO_LAW = re.compile(spaced(r"(?:Đại học|Trường|Khoa|Viện|Công ty|Văn phòng|Tạp chí|Báo|Hội|Đoàn|ngành|Cử nhân|Thạc sĩ|Tiến sĩ) $"), re.IGNORECASE)
# What these two end in: plain words are looked at many times as fast as a pattern that ends where it is looked at.
_NO_LAWS = ("thảo", "án", "dựng", "các", "sơ", "học", "trường", "khoa", "viện", "ty", "phòng", "chí", "báo", "hội", "đoàn", "ngành", "nhân", "sĩ")
_BRACKET = re.compile(spaced(r" \(sửa đổi(?:, bổ sung)?\)"), re.IGNORECASE)
_DATED = re.compile(spaced(r" (?:năm|ngày|số) ?:? ?\d| \(?số"), re.IGNORECASE)
_SEVERAL = re.compile(spaced(r"(?:các|những|hai|ba|bốn|năm|sáu|0?[2-9]) $"), re.IGNORECASE)
_COLON = re.compile(r"\s{0,2}[:(]\s{1,3}|\s{1,2}\(")
_MEMBER_ENDS = re.compile(r"\s{0,3}(?:[,;.:)]|$)|\s{1,3}(?:và|năm|ngày|số|\()", re.IGNORECASE)
_YEAR = re.compile(spaced(r"(?: \(?sửa đổi(?:, bổ sung)?\)?)?(?P<year> (?:năm )?(?:19|20)\d\d)(?![\w/])"), re.IGNORECASE)
_AMENDING = re.compile(spaced(r" sửa đổi(?: ?,? ?bổ sung)?(?: một số điều(?:,? khoản)?)?(?: của)?(?: các)? "), re.IGNORECASE)
_JOINT = re.compile(spaced(r" ?, | và "), re.IGNORECASE)
# "sửa đổi, bổ sung một số điều của 11 luật có liên quan đến quy hoạch"
_MANY_LAWS = re.compile(spaced(r"(?:\d{1,2}|các) luật(?: có)? liên quan(?: đến)?(?: (?!(?:năm|ngày|số|và|được)\s)[^\W\d_]+){1,8}"), re.IGNORECASE)
# A title that the list does not hold counts where what follows it cannot be a part of it.
# A bill for a law in force is called by its name: "dự án Luật Đất đai (sửa đổi)"; promulgated, it has a number, a day or a year.
_AMENDED = re.compile(spaced(r" \(sửa đổi(?:, bổ sung)?\)(?! ?(?:năm (?:19|20)\d\d|ngày \d|số|\(?số))"), re.IGNORECASE)
_UNLISTED = re.compile(
    spaced(
        rf"(?P<name> [{CAPITAL}][^\W\d_]*(?: (?!(?:năm|ngày|số|và|được|có|hoặc|của|theo|tại|này|trên|về)\s)[^\W\d_]+){{1,9}})"
        r"(?= năm (?:19|20)\d\d| ngày \d| số ?:? ?\d| ?[;)]|\. |\.?$)"
    )
)
# A legal basis names one law and nothing else, whatever letters its title has: "Căn cứ Luật hoạt động chợ;".
_BASIS = re.compile(spaced(r"Căn cứ $"))
_ALONE = re.compile(
    spaced(r"(?P<name>(?: (?!(?:này|đó|trên|nêu|pháp|sửa|các|những|của|và|số|ngày|năm|theo|tại|về|có|được|hiện)(?!\w))[^\W\d_]+){2,9})(?= ?;)"),
    re.IGNORECASE,
)
# One that stands in a list of laws ends where the next one begins; a comma may stand inside it.
_NO_PART = r"(?!(?:năm|ngày|số|được|có|của|theo|tại|này|trên|về|các|những|để|cho|khi)\s|[Ll]uật)"
_AMONG = re.compile(
    spaced(
        rf"(?P<name> (?!Luật)[{CAPITAL}][^\W\d_]*(?:(?:,(?= [^{CAPITAL}]))? {_NO_PART}[^\W\d_]+){{1,7}})"
        r"(?= ?[,;] (?:và )?(?:Bộ luật|Luật|Pháp lệnh)(?!\w)| và (?:Bộ luật|Luật|Pháp lệnh)(?!\w))"
    )
)
_ORDINAL = r"lần thứ (?:[IVXL]{1,6}|[0-9]{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: \w{2,4})?)(?!\w)"
_OF_PARTY = (
    r"(?: (?:của )?Đảng(?: bộ(?: (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường))?| Cộng sản Việt Nam)?"
    rf"(?-i:(?: (?!Về|Và)[{CAPITAL}](?![{CAPITAL}])[^\W\d_]*){{0,4}}))?"
)
_YEARS = r"(?: ?,? ?\(?nhiệm kỳ (?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\)?)?"
_CONGRESS = rf"Đại hội(?: (?!(?:và|lần|các)\s)[^\W\d_]{{1,12}}){{0,10}}? (?:{_ORDINAL}|(?-i:[IVX]{{1,5}})(?!\w)){_OF_PARTY}"
_PLENUM = (
    rf"(?:Hội nghị )?(?:{_ORDINAL} )?(?:(?:Ban Chấp hành|BCH) )?(?:Trung ương|TW|TƯ|T\.Ư|T\.W)"
    rf"(?: Đảng)?(?: (?:{_ORDINAL}|[0-9]{{1,2}}|[IVX]{{1,4}})(?!\w))?"
    r" ?,? ?\(?(?:khóa|khoá) [IVX]{1,5}(?!\w)\)?"
)
_RESOLUTION = re.compile(spaced(rf"Nghị quyết (?:của )?(?P<issuer>{_CONGRESS}|{_PLENUM}){_YEARS}"), re.IGNORECASE)
_SYMBOLS = {"l": "L", "b": "BL", "p": "PL", "h": "HP"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A document cited by name at [start, end); `title_end` is where the name ends without its year."""

    start: int
    title_end: int
    end: int
    type: str
    name: str
    issuer: str | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawTitles:
    """The titles of laws; built by `compile_law_titles`."""

    pattern: re.Pattern[str]
    members: re.Pattern[str]  # titles without "Luật", as lists of laws name them
    printed: Mapping[str, str]  # in small letters -> as promulgated
    short: re.Pattern[str]
    full: Mapping[str, str]  # short form -> written out

    def find(self, text: str) -> Iterator[Named]:
        """Find the documents that a text cites by name, in order, not overlapping."""
        floor = 0
        bills = self._bills(text)
        for start in _starts(text):
            if start.start() < floor or text[start.start() - 1 : start.start()].isalnum():
                continue
            for found in self._resolution_or_laws(text, start):
                floor = found.end
                if found.name.casefold() not in bills or _DATED.match(text, found.title_end):
                    yield found

    def _bills(self, text: str) -> frozenset[str]:
        """Give the names of laws that the text says are bills; one in force may be amended by a namesake, "(sửa đổi)"."""
        bills = (found for found in _BILLS.finditer(text) if text[found.start() - 1 : found.start()] in {"D", "d"})
        opened = (_START.search(text, found.end() - 1, found.end() + 40) for found in bills)
        ends = ((start, self._title_end(text, start.start())) for start in opened if start and not start["resolution"])
        return frozenset(unwrap(text[start.start() : end]).casefold() for start, end in ends if end and not _BRACKET.match(text, end))

    def _resolution_or_laws(self, text: str, start: re.Match[str]) -> Iterator[Named]:
        if start["resolution"]:
            found = _resolution(text, start.start())
            yield from (found,) if found else ()
            return
        law = self._law(text, start)
        if law:
            yield law
        if start[0].casefold() == "luật":
            yield from self._members(text, start, law)

    def _members(self, text: str, kind: re.Match[str], first: Named | None) -> Iterator[Named]:
        """Read the further members of a list that says "Luật" once: "Luật Đầu tư, Doanh nghiệp và Đấu thầu", "các Luật: Đầu tư, Doanh nghiệp".

        After a singular "Luật" a list counts where "và" closes it; a member is a whole title of the list of laws, with its capital.
        """
        is_plural = _SEVERAL.search(text, max(kind.start() - 10, 0), kind.start()) is not None
        opening = _JOINT.match(text, first.end) if first else _COLON.match(text, kind.end()) if is_plural else None
        found: list[Named] = []
        joint = ""
        while opening and (member := self.members.match(text, opening.end())) and _MEMBER_ENDS.match(text, member.end()):
            if not text[member.start()].isupper():
                break
            joint = opening[0].strip()
            start = member.start() if first or found else kind.start()
            found.append(self._named(text, (start, member.end()), f"Luật {unwrap(member[0])}"))
            opening = _JOINT.match(text, found[-1].end)
        yield from found if is_plural or joint == "và" else ()

    def _law(self, text: str, kind: re.Match[str]) -> Named | None:
        start = kind.start()
        before = text[max(start - 30, 0) : start]
        if before.rstrip().casefold().endswith(_NO_LAWS) and (_BILL.search(before) or _NO_LAW.search(before)):
            return None
        end = self._title_end(text, start) or self._amending_end(text, kind, before) or _unlisted_end(text, kind)
        if end is None or _AMENDED.match(text, end) or (_PASSED.match(text, end) and not _AMENDED_ONE.search(before)):
            return None
        return self._named(text, (start, end), self._title(unwrap(text[start:end])))

    def _named(self, text: str, span: tuple[int, int], name: str) -> Named:
        end = span[1]
        year, bracket = _YEAR.match(text, end), _BRACKET.match(text, end)
        return Named(
            start=span[0],
            title_end=end,
            end=year.end() if year else bracket.end() if bracket else end,
            type=_SYMBOLS[name[0].lower()],
            name=f"{name} {unwrap(year['year'])}" if year else name,
            issuer=None,
            rule="cited-law",
        )

    def _title(self, printed: str) -> str:
        """Give a title as promulgated where it is printed in capitals or with short forms; else as printed."""
        written = self.short.sub(lambda found: self.full[found[0]], printed)
        return self.printed.get(written.casefold(), printed) if printed.isupper() or written != printed else printed

    def _title_end(self, text: str, at: int) -> int | None:
        found = self.pattern.match(text, at)
        return found.end() if found else None

    def _amending_end(self, text: str, kind: re.Match[str], before: str) -> int | None:
        """Give where "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B" ends; None where it is still to be made: then A and B are cited."""
        opening = _AMENDING.match(text, kind.end())
        many = _MANY_LAWS.match(text, opening.end()) if opening else None
        if many:
            return many.end()
        end = self._title_end(text, opening.end()) if opening else None
        while end is not None and (joint := _JOINT.match(text, end)):
            further = self._title_end(text, joint.end())
            if further is None:
                break
            end = further
        is_bill = end is not None and _MADE.search(before) and not _DATED.match(text, end)
        return None if is_bill else end


def _starts(text: str) -> Iterator[re.Match[str]]:
    """Find the places of _START, in order."""
    found = starts(text, _LAW)
    for second, first in _RESOLVED.items():
        before = ((at, text[max(at - 7, 0) : at].rstrip()) for at in places(text, second))
        found += [text.rindex(first, 0, at) - 1 for at, word in before if word.endswith(first)]
    return (start for at in sorted(found) if at >= 0 and (start := _START.match(text, at)))


def _unlisted_end(text: str, kind: re.Match[str]) -> int | None:
    if kind[0].casefold().startswith("hiến"):
        return kind.end() if _YEAR.match(text, kind.end()) else None
    found = _UNLISTED.match(text, kind.end()) or _AMONG.match(text, kind.end())
    if not found and _BASIS.search(text, max(kind.start() - 10, 0), kind.start()):
        found = _ALONE.match(text, kind.end())
    return found.end("name") if found else None


def _resolution(text: str, at: int) -> Named | None:
    found = _RESOLUTION.match(text, at)
    if not found:
        return None
    issuer, end = unwrap(found["issuer"]), found.end()
    name = unwrap(text[at : found.end("issuer")])  # one congress has one term, which a mention may add
    return Named(start=at, title_end=end, end=end, type="NQ", name=name, issuer=issuer, rule="cited-resolution")


def compile_law_titles(lists: Lists) -> LawTitles:
    """Make the list of laws ready for reading. Titles are read in any letters; where they begin, `find` sees to capitals."""
    names = sorted((law.name for law in lists.laws), key=len, reverse=True)
    shorts = tuple(short for short in lists.abbreviations if any(short.full.casefold() in name.casefold() for name in names))
    spelled = {name: _in_any_form(name, shorts) for name in names}
    titles = spaced("|".join(spelled[name] for name in names))
    members = spaced("|".join(spelled[name].removeprefix("Luật ") for name in names if name.startswith("Luật ")))
    return LawTitles(
        pattern=re.compile(rf"(?i:{titles})(?:(?!\w)|(?=ngày|số))"),
        members=re.compile(rf"(?:{members})(?!\w)"),
        printed={name.casefold(): name for name in names},
        short=re.compile(rf"(?<!\w)(?:{'|'.join(sorted((re.escape(s.short) for s in shorts), key=len, reverse=True)) or '(?!)'})(?!\w)"),
        full={short.short: short.full for short in shorts},
    )


_JOINED = re.compile(", | và ")
_REPEATED = re.compile(r"^(Luật (\w+) [^,]*), \2 (?=\w)", re.IGNORECASE)  # "Luật Thuế xuất khẩu, thuế nhập khẩu"


def _in_any_form(name: str, shorts: Iterable[Abbreviation]) -> str:
    """Give a pattern of a title with and without its short forms, in both spellings of "ủy"; writers put commas and "và" as they come."""
    pattern = name.replace("(", r"\(").replace(")", r"\)")
    for short in (short for short in shorts if short.full.casefold() in name.casefold()):
        pattern = re.sub(rf"(?<!\w){short.full}(?!\w)", f"(?:{short.full}|{short.short})", pattern, flags=re.IGNORECASE)
    return re.sub("[Ủủ]y", "(?:ủy|uỷ)", _JOINED.sub("(?: ?,)?(?: và)? ", _REPEATED.sub(r"\1, (?:\2 )?", pattern)))
