"""What stands on a printed page: words, lines and rules, measured in points from the upper left corner of the page as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Letters without a space between them. `base` is the line that they stand on; `size` that of their font, in points."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str = ""
    is_spaced: bool = False  # a space was printed before it
    is_raised: bool = False  # stands above the line, smaller than its neighbours

    @property
    def middle(self) -> tuple[float, float]:
        """A point that lies within the word's letters."""
        return (self.x0 + self.x1) / 2, self.base - self.size * 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line drawn on the page, horizontal or vertical: `at` is its place across, `start` and `end` its reach along."""

    is_level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, kw_only=True)
class Line:
    """Words on one line, from left to right, without a wide gap between them."""

    words: tuple[Word, ...]
    page: int  # counted from 1

    @property
    def x0(self) -> float:
        """Where its first word begins."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Where its last word ends."""
        return max(word.x1 for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size that most of its letters have, in points."""
        letters: dict[float, int] = {}
        for word in self.words:
            letters[word.size] = letters.get(word.size, 0) + len(word.text)
        return max(letters, key=lambda size: (letters[size], size))

    @cached_property
    def base(self) -> float:
        """The line that most of its words stand on."""
        return next((word.base for word in self.words if word.size == self.size), self.words[0].base)

    @cached_property
    def is_bold(self) -> bool:
        """Whether all of its letters are bold."""
        return all("bold" in word.font.lower() or not word.text.isalnum() for word in self.words)

    @cached_property
    def text(self) -> str:
        """Its words, with a space where one is printed or a gap is left."""
        return "".join(" " * (i > 0 and not is_glued(self.words[i - 1], word)) + word.text for i, word in enumerate(self.words))


def is_glued(before: Word, word: Word) -> bool:
    """Tell whether a word follows the one before it without a space."""
    return not word.is_spaced and word.x0 - before.x1 < 0.2 * min(before.size, word.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. `number` counts from 1. `aside` are lines written in another direction, as one word each: in tables, they are heads."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    aside: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    is_recognised: bool = False
