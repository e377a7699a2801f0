"""What a person types to name a document: "nq 23 nq/tw", "ke hoach 726", "165/QĐ-TTg 28/02/2023".

Answers: which number, type, body and day were typed, and does a given document fit?
Assumes: one document is meant; accents, capitals and parts may be left out.
Never:   fits a document by half a number: "23" is not "123", and what is not known of a document fits nothing that was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from graph.errors import NumberFormatError
from graph.numbers.grammar import TYPE_NAMES, TYPES, Number, parse_number
from graph.text import clean, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyQuery:
    """The parts of a key as far as they were typed, folded to plain letters. `rest` was not read: "bo chinh tri"."""

    sequence: str | None = None
    year: int | None = None
    types: frozenset[str] = frozenset()
    body: tuple[str, ...] = ()
    day: date | None = None
    is_plain: bool = False  # typed as a number without year inside: 10/QĐ-TTg is not 10/2009/QĐ-TTg
    rest: str = ""

    def matches(self, number: str | None, type_symbol: str | None, day: date | None) -> bool:
        """Tell whether a document with this number, type and date is meant; False where too little is known to say so."""
        if self.sequence is None or number is None:
            return False
        try:
            known = parse_number(number)
        except NumberFormatError:
            return False
        kind = known.type or type_symbol
        return (
            known.sequence_key == self.sequence
            and self._has_body(known)
            and (not self.types or kind is None or fold(kind) in self.types)
            and not (self.is_plain and known.year)
            and self.year in {None, known.year, day.year if day else None}
            and self.day in {None, day}
        )

    def _has_body(self, known: Number) -> bool:
        names = tuple("".join(fold(part).split()) for part in (known.body, *known.units))
        first = {(), names[:1], (f"{names[0]}{known.term or ''}",)}
        return self.body[:1] in first and self.body[1:] == names[1 : len(self.body)]


_PART = re.compile(r"[^\W_]+|.", re.DOTALL)
_DAY = re.compile(r"(?<!\d)(?:(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})\s*(?:[/.-]|nam)\s*(\d{4})|(\d{4})-(\d{2})-(\d{2}))(?!\d)")
_REST = re.compile(r"\b(?:cua|ve)\b")
_NAMES = re.compile(r"\b(?:" + "|".join(sorted(TYPE_NAMES, key=len, reverse=True)) + r")\b")
_TOKEN = re.compile(r"=(?P<name>[a-z_]+)|(?P<letters>[a-z&]+)(?P<term>\d*)|(?P<sequence>\d+(?:\.\d+)?[a-z]?(?![a-z\d])|\d+)(?P<mark>\s*[/–-])?")
_TYPES = frozenset(fold(symbol) for symbol in TYPES)
_FILLER = frozenset({"so", "ngay", "thang", "nam", "van", "ban"})
# A body's symbol that nothing ties to the number: it has no vowel, or is one of those that have.
_BODY = re.compile(r"[^aeiouy]+|(?:vp|bt[cg]|bdv|bnc|ubkt)?[tdhq]u|thu|ubnd|vpubnd|ubtvqh|ubkttw|bca|byt|ubdt")


def parse_key(text: str) -> KeyQuery:
    """Read what a person types to name a document.

    >>> parse_key("nq 23 nq/tw").matches("23-NQ/TW", "NQ", None), parse_key("23").matches("123/QĐ-UBND", "QĐ", None)
    (True, False)

    In:  text in any normal form, with or without accents, capitals, date; the number may be loose ("57 nq tw", "nq57").
    Out: what was understood. A day that does not exist leaves a query that fits nothing.
    """
    words = "".join(fold(part) if part[0].isalnum() else part for part in _PART.findall(clean(text).text))
    typed = _DAY.search(words)
    if typed:
        words = f"{words[: typed.start()]} {words[typed.end() :]}"
    read, *rest = _REST.split(words, maxsplit=1)
    query = _read(_NAMES.sub(lambda name: f" ={name[0].replace(' ', '_')} ", read.replace("=", " ")))
    query = replace(query, rest=" ".join((query.rest, *rest)).strip())
    if typed is None:
        return query
    day = _day(typed)
    return replace(query, day=day, sequence=query.sequence if day else None)


def _day(typed: re.Match[str]) -> date | None:
    day, month, year, *iso = typed.groups()
    parts = (year, month, day) if year else iso
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def _read(words: str) -> KeyQuery:
    query = KeyQuery()
    for token in _TOKEN.finditer(words):
        further = _add(query, token, is_tied=words[token.start() - 1 : token.start()] in {"/", "-", "–", "."})
        if further is None:
            return replace(query, rest=words[token.start() :].strip())
        query = further
    return query


def _add(query: KeyQuery, token: re.Match[str], *, is_tied: bool) -> KeyQuery | None:
    """Take one more token into the query; None where it says nothing about a number."""
    if token["name"]:
        symbols = TYPE_NAMES[token["name"].replace("_", " ")]
        return replace(query, types=query.types or frozenset(fold(symbol) for symbol in symbols.split()))
    if token["letters"]:
        return _add_letters(query, token["letters"], token["term"], is_tied=is_tied)
    if query.sequence is None:
        return replace(query, sequence=token["sequence"].lstrip("0") or "0", is_plain=bool(token["mark"]))
    if query.year is None and re.fullmatch(r"(?:19|20)\d\d", token["sequence"]):
        return replace(query, year=int(token["sequence"]), is_plain=False)
    return None


def _add_letters(query: KeyQuery, letters: str, figures: str, *, is_tied: bool) -> KeyQuery | None:
    if letters in _FILLER and not is_tied:
        return query
    symbol = letters.replace("&", "")
    if symbol in _TYPES and not query.body:
        if figures and query.sequence is None:
            return replace(query, types=frozenset({symbol}), sequence=figures.lstrip("0") or "0")
        return None if figures else replace(query, types=frozenset({symbol}))
    if is_tied or figures or _BODY.fullmatch(symbol):
        return replace(query, body=(*query.body, symbol + figures))
    return None
