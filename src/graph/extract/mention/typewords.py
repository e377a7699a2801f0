"""Read the type word that a citation begins with: "Quyết định phê duyệt số", "QĐ", "các Kế hoạch số".

Answers: where does the citation of this number begin, and which type does its word name?
Assumes: clean text; the words come from the list of document types.
Never:   takes a word for a number's that other words part from it, unless it agrees with the number's own symbol.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.lists import Lists

_NEAR = 44  # characters before a number in which a type word stands that nothing but "số" parts from it
_ROOM = 130  # likewise with words between: "Quyết định phê duyệt số", "Nghị quyết của Ủy ban Thường vụ Quốc hội số"
_ANNOUNCED = r"(?:(?:số|Số|SỐ)(?:\s{1,3}(?:ký\s{1,3})?hiệu)?)"
_ADJACENT = re.compile(rf"[\s*_]{{0,6}}:?[\s*_]{{0,6}}{_ANNOUNCED}?[\s*_]{{0,6}}[:.]?[\s*_]{{0,6}}")
_QUALIFIED = re.compile(rf"(?:\s{{1,4}}(?!(?:tại|theo|kèm)\s)[\w-]+){{1,12}}\s{{0,2}}:?\s{{1,4}}{_ANNOUNCED}\s{{0,4}}:?\s{{0,4}}", re.IGNORECASE)
_NUMBER_SIGN = re.compile(rf"(?<!\w){_ANNOUNCED}\s{{0,4}}[:.]?\s{{0,4}}$")
_PLURAL = re.compile(r"(?:các|những|hai|ba|bốn|năm|0?[2-9])\s{1,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeWord:
    """A type word before a number: its place, what it may stand for, the words between it and the number, and whether several follow."""

    start: int
    end: int
    symbols: frozenset[str]
    is_plural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeWords:
    """The words and symbols of document types; built by `compile_type_words`."""

    pattern: re.Pattern[str]
    symbols: Mapping[str, frozenset[str]]

    def before(self, text: str, at: int, *, floor: int, type_symbol: str | None) -> TypeWord | None:
        """Read the type word of a number that begins at `at`, not before `floor`.

        In:  `type_symbol` is the number's own; None where the number does not tell it.
        """
        near = next((w for w in self._words(text, max(floor, at - _NEAR), at) if _ADJACENT.fullmatch(text, w.end(), at)), None)
        if near and (type_symbol is None or type_symbol in self.meaning(near[0])):
            return self._type_word(text, near)
        for word in self._words(text, max(floor, at - _ROOM), at):
            symbols = self.meaning(word[0])
            if (type_symbol in symbols or (type_symbol is None and symbols)) and _QUALIFIED.fullmatch(text, word.end(), at):
                return self._type_word(text, word)
        return self._type_word(text, near) if near else None

    def _words(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Give the type words between two places, the last first."""
        return reversed(list(self.pattern.finditer(text, start, end)))

    def meaning(self, word: str) -> frozenset[str]:
        """Give the symbols that a type word as printed may stand for; none for "văn bản"."""
        return self.symbols.get(" ".join(word.casefold().split()), frozenset({word} if word.isupper() else ()))

    def _type_word(self, text: str, word: re.Match[str]) -> TypeWord:
        is_plural = _PLURAL.search(text[max(word.start() - 8, 0) : word.start()]) is not None
        return TypeWord(start=word.start(), end=word.end(), symbols=self.meaning(word[0]), is_plural=is_plural)


def number_sign(text: str, at: int) -> int:
    """Give where "số" before a number begins; the number's own place where none stands."""
    sign = _NUMBER_SIGN.search(text[max(at - 16, 0) : at])
    return at - (len(sign[0]) if sign else 0)


def _by_letter(words: set[str]) -> dict[str, str]:
    """Give what goes on after each first letter, the longest first: a pattern that branches by letters costs one look at each place."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        found[word[0]].append(word[1:])
    return {letter: "|".join(rests) for letter, rests in found.items()}


def compile_type_words(lists: Lists) -> TypeWords:
    """Make the list of document types ready for reading."""
    symbols: defaultdict[str, set[str]] = defaultdict(set)
    for entry in lists.document_types:
        symbols[entry.name.casefold()].add(entry.symbol)
    names = "|".join(
        f"[{letter}{letter.upper()}](?i:{rests})".replace(" ", r"\s{1,4}") for letter, rests in _by_letter({*symbols, "văn bản"}).items()
    )
    printed = _by_letter({entry.symbol for entry in lists.document_types if len(entry.symbol) > 1})
    return TypeWords(
        pattern=re.compile(rf"(?<![^\W\d])(?<![/-])(?:{names}|{'|'.join(f'{letter}(?:{rests})' for letter, rests in printed.items())})(?![\w/-])"),
        symbols={name: frozenset(found) for name, found in symbols.items()},
    )
