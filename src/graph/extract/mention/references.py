"""Lead short forms back to the full mention of the same document.

Answers: of which day, and by whom, is "Nghị quyết 124/NQ-CP", when the same text cites it in full elsewhere? What is "Nghị quyết 57" short for?
Assumes: the mentions of one text, in order.
Never:   chooses between two documents of one number: with two days, or two issuers of one day, a short form stays as it is printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.extract.mention.mentions import Mention, Wording
from graph.extract.mention.patterns import spaced
from graph.numbers import Number
from graph.scan import by_letter, starts
from graph.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """A mention with what it takes from a fuller one, which stands at `antecedent` in the same list."""

    mention: Mention
    antecedent: int | None
    is_full: bool  # its own words give the day


_KEPT = 1_000  # names and issuers of which what they are compared by is kept: texts write the same few


def refer_back(mentions: list[Mention], text: str) -> list[Referred]:
    """Complete mentions from fuller ones of the same document, wherever in the text these stand.

    Party numbers begin anew with each congress: a mention with a term ("18-NQ/TW khóa XII") is led back only to one with the same term.
    """
    mentions = _one_spelling(mentions)
    terms = [_term(mention, text) for mention in mentions]
    identities = [_identity(mention) for mention in mentions]
    fuller: defaultdict[object, dict[object, int]] = defaultdict(dict)
    titled: dict[str, int] = {}
    for place, mention in enumerate(mentions):
        if mention.day is not None:
            fuller[identities[place]].setdefault((mention.day, _office(mention)), place)
        if mention.title:
            titled.setdefault(mention.title.casefold(), place)
    referred = []
    for place, mention in enumerate(mentions):
        same_term = tuple(other for other in fuller[identities[place]].values() if terms[place] in {None, terms[other]})
        found = titled.get(mention.name.casefold()) if mention.name else _fuller(mentions, place, same_term)
        referred.append(_complete(mention, found, mentions))
    return referred


_TERM = re.compile(r"(?<!\w)[Kk]h(?:óa|oá)\s{1,3}(?P<term>[IVXLC]{1,6}|\d{1,2})(?!\w)")
_PAUSE = re.compile(r"[\s,(]{1,4}")
_TERM_WITHIN = 14  # characters behind a mention: " (khóa XII)", ", khóa XII"


def _term(mention: Mention, text: str) -> str | None:
    """Read the Party's term that is printed in a mention or right behind it, with no other words between."""
    inside = _TERM.search(text, mention.start, mention.end)
    behind = _PAUSE.match(text, mention.end)
    after = _TERM.match(text, behind.end(), behind.end() + _TERM_WITHIN) if behind else None
    found = inside or after
    return found["term"] if found else None


_VERSION = re.compile(r" (?:năm )?(?:19|20)\d\d$")


def _one_spelling(mentions: list[Mention]) -> list[Mention]:
    """Name a document in one way where only capitals and marks differ, and an issuer in capitals as the text prints it elsewhere."""
    names: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.name or "").isupper()):
        if mention.name:
            own = _VERSION.sub("", mention.name)
            names.setdefault(_folded(own), own)
    issuers = {_in_small_letters(mention.issuer): mention.issuer for mention in mentions if mention.issuer and not mention.issuer.isupper()}
    return [
        replace(
            mention,
            name=_respelled(mention.name, names) if mention.name else None,
            issuer=issuers.get(_in_small_letters(mention.issuer), mention.issuer) if mention.issuer and mention.issuer.isupper() else mention.issuer,
        )
        if mention.name or (mention.issuer and mention.issuer.isupper())
        else mention
        for mention in mentions
    ]


def _in_small_letters(issuer: str) -> str:
    return issuer.casefold().replace("uỷ", "ủy")


@lru_cache(maxsize=_KEPT)
def _folded(name: str) -> str:
    return fold(name)


def _respelled(name: str, names: Mapping[str, str]) -> str:
    own = _VERSION.sub("", name)
    return names[_folded(own)] + name[len(own) :]


def _identity(mention: Mention) -> object:
    number = mention.number
    if number is None:
        return mention.name
    return (number.sequence_key, number.year, number.type, number.body.casefold(), number.units, number.term)


_MANY = 20  # documents of one number in one text: beyond that no short form can be led back, and the search would grow with the square


def _fuller(mentions: list[Mention], place: int, dated: tuple[int, ...]) -> int | None:
    """Find the one mention that says more of the same document; None where there is none, or several documents fit."""
    mention = mentions[place]
    if (mention.day is not None and mention.issuer is not None) or len(dated) > _MANY:
        return None
    fitting = [other for other in dated if other != place and _agrees(mention, mentions[other])]
    if len({mentions[other].day for other in fitting}) != 1 or not _are_one([_office(mentions[other]) for other in fitting]):
        return None
    richer = [other for other in fitting if mentions[other].issuer is not None]
    if mention.day is not None:
        return richer[0] if richer else None
    return (richer or fitting)[0]


def _agrees(mention: Mention, other: Mention) -> bool:
    return mention.day in {None, other.day} and (mention.issuer is None or other.issuer is None or _are_one([_office(mention), _office(other)]))


def _are_one(offices: Iterable[str | None]) -> bool:
    """Tell whether names may be one body's: each begins the longest ("Tỉnh ủy", "Tỉnh ủy Lạng Sơn")."""
    names = {office for office in offices if office is not None}
    longest = max(names, key=len, default="")
    return all(name == longest or longest.startswith(f"{name} ") for name in names)


_CHAIR = re.compile(r"^(?:phó )?chủ tịch |^thủ trưởng |^bộ trưởng ")


_OF_TERM = re.compile(r",? ?\(?kh(?:óa|oá) [ivxlc\d]+\)?$")  # terms are compared by themselves


def _office(mention: Mention) -> str | None:
    """Name the body whose register it is: a chairman signs with his committee's."""
    return None if mention.issuer is None else _register(mention.issuer)


@lru_cache(maxsize=_KEPT)
def _register(issuer: str) -> str:
    office = _OF_TERM.sub("", _CHAIR.sub("", _in_small_letters(issuer)))
    return office.replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd")


def _complete(mention: Mention, fuller: int | None, mentions: list[Mention]) -> Referred:
    is_full = mention.day is not None
    if fuller is None:
        return Referred(mention=mention, antecedent=None, is_full=is_full)
    other = mentions[fuller]
    completed = replace(mention, day=mention.day or other.day, issuer=mention.issuer or other.issuer)
    if mention.number is None and other.number is not None:  # a law that is cited by its number elsewhere
        completed = replace(completed, number=other.number, name=None)
    return Referred(mention=completed, antecedent=fuller, is_full=is_full)


_BARE = r"(?P<sequence>\d{1,5}[a-zđ]?)(?:/(?P<year>(?:19|20)\d\d))?(?![\w/]|[.,–-]\d|\s?[-–]\s?[A-ZĐ]{2})"
_NO_PERIOD = r"(?!\s{1,3}(?:năm|tháng|ngày|quý)(?!\w)|\s?%)"
# All begin with plain letters, so that a text is scanned at speed; what stands before is looked at where they match.
_DEFINED = re.compile(rf"là:?\s{{1,3}}[\"“]?(?P<words>[^\W\d_]+(?:\s{{1,3}}[^\W\d_]+){{0,4}})\s{{1,3}}{_BARE}")
_CALLED = re.compile(r"(?:gọi|tắt|chung)\s{1,3}$")
_SIGNED = re.compile(rf"số\s{{0,3}}:?\s{{0,3}}{_BARE}{_NO_PERIOD}")
# Papers that are called by type and sequence without "số"; a plan or programme so called may be one "5 năm".
_TOLD = tuple(spaced(words) for words in ("Nghị quyết", "Chỉ thị", "Kết luận", "Nghị định"))
_PLAIN = re.compile(rf"(?:{'|'.join(_TOLD)})\s{{1,3}}{_BARE}(?!\s{{1,3}}(?:năm|tháng|ngày|quý|ha|khóa|khoá)(?!\w)|\s?%)")
_SYMBOLIC = re.compile(rf"(?P<symbol>[NQCKT][QĐTLHB]r?)\s?{_BARE}{_NO_PERIOD}")
# Decisions, plans and the like count things as well: "Quyết định 165" is a paper's name only where nothing follows that is counted.
_COUNTED = (
    *(spaced(words) for words in ("Quyết định", "Kế hoạch", "Chương trình", "Chương trình hành động", "Thông tư", "Thông báo")),
    *(spaced(words) for words in ("Công văn", "Công điện", "Luật", "Hướng dẫn", "Quy định")),
)
_COUNTING = re.compile(
    rf"(?:{'|'.join(_COUNTED)})\s{{1,3}}{_BARE}(?=\s{{0,3}}(?:[,;.:)”\"]|$)|\s{{1,3}}(?:của|và|về|theo|đã|được|nêu|này|trên|để|là)(?!\w))"
)
_MAY_BE_TYPED = by_letter((*_TOLD, *_COUNTED, *(f"{letter}[QĐTLHB]r?" for letter in "NQCKT")), r"\s{0,3}\d")  # the beginning of these three


def short_names(text: str, mentions: list[Mention], *, wording: Wording) -> Iterator[Mention]:
    """Find documents called by type and sequence alone: "Nghị quyết số 57", or "Nghị quyết 57" after "(gọi tắt là Nghị quyết 57)"."""
    numbers: defaultdict[str, dict[object, Number]] = defaultdict(dict)
    for mention in mentions:
        if mention.number is not None:
            numbers[mention.number.sequence_key][_identity(mention)] = mention.number
    taken: set[int] = set()
    for found in _announced(text, wording) if numbers else ():
        fitting = numbers.get(found["sequence"].lstrip("0").lower())
        if fitting is None or found.start("sequence") in taken:
            continue
        taken.add(found.start("sequence"))
        start, symbols = _called_by(text, found, wording)
        same = [number for number in fitting.values() if _is_called(number, symbols, found["year"])]
        if len(same) == 1:
            end = max(found.end("sequence"), found.end("year"))
            yield Mention(start=start, end=end, type=same[0].type or "L", number=same[0], day=None, issuer=None, name=None, rule="cited-sequence")


def _called_by(text: str, found: re.Match[str], wording: Wording) -> tuple[int, frozenset[str]]:
    """Give where the words before a sequence begin, and the types that they may stand for."""
    if found.re is _SYMBOLIC:
        is_inside = found.start() > 0 and (text[found.start() - 1].isalnum() or text[found.start() - 1] in "/-")
        return found.start(), frozenset() if is_inside else frozenset({found["symbol"]})
    word = wording.types.before(text, found.start("sequence"), floor=0, type_symbol=None)
    return (word.start, word.symbols) if word else (found.start("sequence"), frozenset())


def _is_called(number: Number, symbols: frozenset[str], year: str | None) -> bool:
    is_law = number.type is None and number.series == "assembly" and "L" in symbols
    return (number.type in symbols or is_law) and (year is None or number.year == int(year))


def _announced(text: str, wording: Wording) -> Iterator[re.Match[str]]:
    """Find the places where a sequence stands after "số", right after a word for a resolution or the like, or as a definition says that it will."""
    yield from _SIGNED.finditer(text)
    typed = starts(text, _MAY_BE_TYPED)
    for pattern in (_PLAIN, _SYMBOLIC, _COUNTING):
        yield from (found for at in typed if (found := pattern.match(text, at)))
    defined: defaultdict[str, set[str]] = defaultdict(set)
    for found in _DEFINED.finditer(text):
        words = " ".join(found["words"].split())
        if _CALLED.search(text[max(found.start() - 8, 0) : found.start()]) and wording.types.meaning(words):
            defined[words].add(found["sequence"])
    for words, sequences in defined.items():
        for found in re.finditer(rf"{spaced(words)}\s{{1,3}}{_BARE}", text):
            if found["sequence"] in sequences and not text[found.start() - 1 : found.start()].isalnum():
                yield found
