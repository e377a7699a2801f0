"""Read the mention that stands around an official number, and share what a list of numbers has in common.

Answers: where does "Quyết định phê duyệt số 165/QĐ-TTg ngày 28/02/2023 của Thủ tướng Chính phủ" begin and end, and what does it say?
Assumes: clean text, its numbers and the documents it cites by name, in order.
Never:   gives a number the day or issuer of another, but where one list has them together ("các Quyết định số 10/QĐ-TTg, 11/QĐ-TTg ngày ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from graph.extract.mention.issuance import Issuers, compile_issuers
from graph.extract.mention.named import LawTitles, Named, compile_law_titles
from graph.extract.mention.own import Found
from graph.extract.mention.typewords import TypeWord, TypeWords, compile_type_words, number_sign
from graph.lists import KEPT, Lists
from graph.numbers import Number, parse_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of a document at the clean place [start, end), as far as its own words say it."""

    start: int
    end: int
    type: str | None
    number: Number | None
    day: date | None
    issuer: str | None
    name: str | None
    rule: str
    title: str | None = None  # a law's name that stands before its number
    is_head: bool = True  # has a type word of its own
    is_plural: bool = False  # "các Quyết định số ..."
    is_led: bool = False  # its issuer stands before the number: "các Nghị quyết của Bộ Chính trị: số ..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the lists know of citations' words; built once by `open_wording`, and passed on."""

    types: TypeWords
    issuers: Issuers
    laws: LawTitles


@lru_cache(maxsize=KEPT)
def open_wording(lists: Lists) -> Wording:
    """Make the lists ready for reading citations, once."""
    return Wording(types=compile_type_words(lists), issuers=compile_issuers(lists), laws=compile_law_titles(lists))


def numbered_mentions(text: str, numbers: Sequence[Found], named: Mapping[int, Named], *, wording: Wording) -> list[Mention]:
    """Read the mentions around the numbers of a text; `named` are the documents cited by name, by where their names end."""
    mentions: list[Mention] = []
    floor = 0
    for start, end, number in numbers:
        if number.sequence:
            mentions.extend(_short_members(text, (start, end, number), floor=floor, wording=wording))
            floor = mentions[-1].end if mentions else floor
            mentions.append(_mention(text, (start, end, number), _law_before(text, start, named), floor=floor, wording=wording))
            floor = mentions[-1].end
        else:
            floor = end
    return _share_backwards(text, list(_shared(text, mentions, wording=wording)))


_MEMBERS = re.compile(r"(?<!\w)(?:(?:số|Số|SỐ)\s{0,3}:?\s{0,3})?(?P<members>(?:\d{1,5}[a-zđ]?\s{0,2}(?:[,;]|(?:,\s{0,2})?và)\s{0,2}){1,12})$")
_MEMBER = re.compile(r"\d{1,5}[a-zđ]?")


def _short_members(text: str, found: Found, *, floor: int, wording: Wording) -> Iterator[Mention]:
    """Read the sequences that share the symbol of the number after them: "các Quyết định số 12, 13 và 14/QĐ-UBND"."""
    start, _, number = found
    low = max(floor, start - 100)
    listed = _MEMBERS.search(text[low:start]) if text[max(start - 4, 0) : start].rstrip().endswith((",", ";", "và")) else None
    if listed is None:
        return
    first = low + listed.start("members")
    word = wording.types.before(text, first, floor=floor, type_symbol=number.type)
    if word is None or number.type is None or number.type not in word.symbols:
        return
    tail = number.printed[len(number.sequence) :]
    for member in _MEMBER.finditer(text, first, start):
        is_first = member.start() == first
        yield Mention(
            start=word.start if is_first else member.start(),
            end=member.end(),
            type=number.type,
            number=parse_number(member[0] + tail),
            day=None,
            issuer=None,
            name=None,
            rule="cited-member",
            is_head=is_first,
            is_plural=is_first and word.is_plural,
        )


_BEFORE_NUMBER = re.compile(r"\s{0,3}\(?\s{0,3}(?:số\s{0,3}:?\s{0,3})?$", re.IGNORECASE)


def _law_before(text: str, at: int, named: Mapping[int, Named]) -> Named | None:
    """Find the law whose name stands directly before a number: "Luật Đầu tư số 61/2020/QH14"."""
    sign = _BEFORE_NUMBER.search(text[max(at - 12, 0) : at])
    return named.get(at - len(sign[0])) if sign else None


def _mention(text: str, found: Found, law: Named | None, *, floor: int, wording: Wording) -> Mention:
    start, end, number = found
    word = None if law else wording.types.before(text, start, floor=floor, type_symbol=number.type)
    first = law.start if law else word.start if word else number_sign(text, start)
    issued = wording.issuers.read(text, end, joint=bool(number.units) and number.series == "normative")
    leading = _issuer_between(text, word, start, wording)
    in_letter = number.series == "dispatch" or number.type in _SENT
    before = None if issued.issuer else wording.issuers.issued_before(text, first, floor=floor, in_letter=in_letter)
    return Mention(
        start=first,
        end=issued.end,
        type=number.type or (law.type if law else _type_told(number, word)),
        number=number,
        day=issued.day or (before.day if before else None),
        issuer=issued.issuer or (before.issuer if before else None) or leading,
        name=None,
        rule="cited-number",
        title=law.name if law else None,
        is_head=law is not None or word is not None,
        is_plural=word is not None and word.is_plural,
        is_led=leading is not None,
    )


_SENT = frozenset({"TTr", "BC", "CV"})  # a body's letters, proposals and reports


def _issuer_between(text: str, word: TypeWord | None, at: int, wording: Wording) -> str | None:
    """Read the issuer in "Nghị quyết của Quốc hội số 142/2024/QH15"."""
    return wording.issuers.read(text, word.end).issuer if word and word.end < at and text[word.end : at].strip() not in _SIGNS else None


_SIGNS = frozenset({"", "số", "Số", "SỐ"})


def _type_told(number: Number, word: TypeWord | None) -> str | None:
    """Take the type from the word where the number does not tell it; a letter without a word is a công văn."""
    symbols = word.symbols if word else frozenset()
    if len(symbols) == 1:
        return next(iter(symbols))
    if number.series == "dispatch":
        return "CV"
    return "L" if "L" in symbols and number.series == "assembly" else None


_LISTED = re.compile(r"\s{0,3}(?:[,;]|,?\s{0,3}(?:và|hoặc)\s)\s{0,3}")
_JOINED = re.compile(r"\s{0,3}(?:,|,?\s{0,3}và\s)\s{0,3}")
_CENTRAL = frozenset({"CP", "TTg", "CTN", "QH", "UBTVQH"})  # of each there is one


def _shared(text: str, mentions: list[Mention], *, wording: Wording) -> Iterator[Mention]:
    """Give each number of a list what stands once for all: after a plural word the day and issuer at its end or the issuer at its head.

    Without one the issuer at the end is that of the numbers of the same register before it, up to one with an issuer of its own.
    """
    place = 0
    while place < len(mentions):
        last = place
        while last + 1 < len(mentions) and not mentions[last + 1].is_head and _LISTED.fullmatch(text, mentions[last].end, mentions[last + 1].start):
            last += 1
        yield from _of_list(_dated_in_turn(text, mentions[place : last + 1], wording=wording))
        place = last + 1


def _dated_in_turn(text: str, mentions: list[Mention], *, wording: Wording) -> list[Mention]:
    """Deal out the days that stand in turn after the last number: "số 8/NQ-CP và số 9/NQ-CP ngày 01/02/2018, ngày 03/02/2018"."""
    final = mentions[-1]
    if len(mentions) == 1 or final.day is None or final.issuer or any(mention.day for mention in mentions[:-1]):
        return mentions
    days, issued = wording.issuers.read_days(text, final.end)
    if not days:
        return mentions
    dealt = (final.day, *days) if len(days) + 1 == len(mentions) else (None,) * len(mentions)
    dated = [replace(mention, day=day) for mention, day in zip(mentions, dealt, strict=True)]
    return [*dated[:-1], replace(dated[-1], end=issued.end, issuer=issued.issuer)]


def _of_list(mentions: list[Mention]) -> Iterator[Mention]:
    first, final = mentions[0], mentions[-1]
    for mention, following in zip(mentions, _following(mentions), strict=True):
        leading = first.issuer if first.is_plural and first.is_led and _register(first) == _register(mention) else None
        at_end = final.issuer if first.is_plural else None
        day = mention.day or (final.day if first.is_plural else None)
        issuer = mention.issuer or leading or following or at_end
        yield mention if (day, issuer) == (mention.day, mention.issuer) else replace(mention, day=day, issuer=issuer)


def _following(mentions: list[Mention]) -> list[str | None]:
    """Give each mention the issuer of the first one of its register that has one, from itself on."""
    issuers: dict[tuple[str | None, str | None], str] = {}
    found: list[str | None] = []
    for mention in reversed(mentions):
        if mention.issuer:
            issuers[_register(mention)] = mention.issuer
        found.append(issuers.get(_register(mention)))
    return found[::-1]


def _register(mention: Mention) -> tuple[str | None, str | None]:
    return (mention.type, mention.number.body if mention.number else None)


def _share_backwards(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give full mentions of one central register, one beside the other, the issuer that stands after the last of them."""
    shared = list(mentions)
    for place in range(len(shared) - 2, -1, -1):
        mention, following = shared[place], shared[place + 1]
        is_one = mention.number and mention.number.body in _CENTRAL and mention.issuer is None and _register(mention) == _register(following)
        if is_one and _JOINED.fullmatch(text, mention.end, following.start):
            shared[place] = replace(mention, issuer=following.issuer)
    return shared


def named_mention(text: str, named: Named, *, wording: Wording) -> Mention:
    """Read the mention of a document cited by name; a law's name may have its day after it."""
    issued = wording.issuers.read(text, named.end) if named.rule == "cited-law" else None
    return Mention(
        start=named.start,
        end=issued.end if issued else named.end,
        type=named.type,
        number=None,
        day=issued.day if issued else None,
        issuer=named.issuer or (issued.issuer if issued else None),
        name=named.name,
        rule=named.rule,
    )
