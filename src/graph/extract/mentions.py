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

from graph.extract.issuance import Issuers, compile_issuers
from graph.extract.named import LawTitles, Named, compile_law_titles
from graph.extract.own import Found
from graph.extract.typewords import TypeWord, TypeWords, compile_type_words, number_sign
from graph.lists import Lists
from graph.numbers import Number


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the lists know of citations' words; built once by `open_wording`, and passed on."""

    types: TypeWords
    issuers: Issuers
    laws: LawTitles


def open_wording(lists: Lists) -> Wording:
    """Make the lists ready for reading citations."""
    return Wording(types=compile_type_words(lists), issuers=compile_issuers(lists), laws=compile_law_titles(lists))


def numbered_mentions(text: str, numbers: Sequence[Found], named: Mapping[int, Named], *, wording: Wording) -> list[Mention]:
    """Read the mentions around the numbers of a text; `named` are the documents cited by name, by where their names end."""
    mentions: list[Mention] = []
    floor = 0
    for start, end, number in numbers:
        if number.sequence:
            mentions.append(_mention(text, (start, end, number), _law_before(text, start, named), floor=floor, wording=wording))
            floor = mentions[-1].end
        else:
            floor = end
    return list(_shared(text, mentions))


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
    issuer = issued.issuer or wording.issuers.issuer_before(text, first, floor=floor) or _issuer_between(text, word, start, wording)
    return Mention(
        start=first,
        end=issued.end,
        type=number.type or (law.type if law else _type_told(number, word)),
        number=number,
        day=issued.day,
        issuer=issuer,
        name=None,
        rule="cited-number",
        title=law.name if law else None,
        is_head=law is not None or word is not None,
        is_plural=word is not None and word.is_plural,
    )


def _issuer_between(text: str, word: TypeWord | None, at: int, wording: Wording) -> str | None:
    """Read the issuer in "Nghị quyết của Quốc hội số 142/2024/QH15"."""
    return wording.issuers.read(text, word.end).issuer if word and word.end < at else None


def _type_told(number: Number, word: TypeWord | None) -> str | None:
    """Take the type from the word where the number does not tell it; a letter without a word is a công văn."""
    symbols = word.symbols if word else frozenset()
    if len(symbols) == 1:
        return next(iter(symbols))
    if number.series == "dispatch":
        return "CV"
    return "L" if "L" in symbols and number.series == "assembly" else None


_LISTED = re.compile(r"\s{0,3}(?:[,;]|,?\s{0,3}(?:và|hoặc)\s)\s{0,3}")


def _shared(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Give each number of a list that one plural word announces the day and issuer that stand at its end."""
    place = 0
    while place < len(mentions):
        last = place
        while last + 1 < len(mentions) and not mentions[last + 1].is_head and _LISTED.fullmatch(text, mentions[last].end, mentions[last + 1].start):
            last += 1
        final = mentions[last]
        for mention in mentions[place : last + 1]:
            yield replace(mention, day=mention.day or final.day, issuer=mention.issuer or final.issuer) if mentions[place].is_plural else mention
        place = last + 1


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
