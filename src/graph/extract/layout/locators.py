"""Make the locators of an outline: "II.1.a", "IV.2.-3.+1", "PL2".

Answers: by which numbers and letters does one get to this item?
Assumes: items are located in the text's order.
Never:   gives two items of one document the same locator.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from graph.extract.layout.labels import BULLETS, Kind
from graph.extract.layout.levels import Level

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINALS = {
    "nhất": "1", "một": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9",
    "mười": "10",
}  # fmt: skip
_NUMBER = re.compile(r"[IVXLC]+$|\d+[a-zđ]?$|[A-E]$")


@dataclass(slots=True, kw_only=True)
class Locators:
    """The locators of one document given so far."""

    used: Counter[str] = field(default_factory=Counter)
    bullets: Counter[str] = field(default_factory=Counter)  # by the locator above

    def locate(self, level: Level, above: str, parent: Level | None) -> str:
        """Make the locator of an item below `above`. What repeats gets "~2", "~3" ..."""
        step = self._step(level, above, parent)
        return self.claim(f"{above}.{step}" if above else step)

    def claim(self, locator: str) -> str:
        """Give the locator itself the first time, then with "~2", "~3" ..."""
        self.used[locator] += 1
        return locator if self.used[locator] == 1 else f"{locator}~{self.used[locator]}"

    def _step(self, level: Level, above: str, parent: Level | None) -> str:
        if level.kind in BULLETS or level.kind is Kind.NONE:
            sign = "§" if level.kind is Kind.NONE else "+" if parent and parent.kind in BULLETS else "-"
            self.bullets[above + sign] += 1
            return f"{sign}{self.bullets[above + sign]}"
        if level.kind is Kind.ANNEX:
            self.bullets["PL"] += 1
            return f"PL{_annex(level.marker or '') or self.bullets['PL']}"
        marker = (level.marker or "").rsplit(" ", 1)[-1]
        marker = _ORDINALS.get(marker.casefold(), marker)
        before = (parent.marker or "").rsplit(" ", 1)[-1] if parent else None  # of "Điều 2" too: "2.1" below it
        return marker.removeprefix(f"{before}.") if before else marker


def _annex(marker: str) -> str | None:
    """Write an annex's number in Arabic figures: "Phụ lục II" is "2"."""
    number = marker.rsplit(" ", 1)[-1]
    if not _NUMBER.match(number):
        return None
    return str(read_roman(number)) if set(number) <= set(_ROMAN) else number.lstrip("0") or number


def read_roman(number: str) -> int:
    """Read a Roman number.

    >>> read_roman("XIV")
    14
    """
    values = [_ROMAN[letter] for letter in number]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
