"""The days on which something may have happened: a legal existence is chosen by it.

Answers: does a body's lifetime meet the days on which a document may have been issued?
Never:   narrows to a day what the text leaves open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of days, both ends included. Without arguments: any day."""

    first: date = date.min
    last: date = date.max

    def meets(self, first: date | None, last: date | None) -> bool:
        """Tell whether a lifetime (None: open) has a day in common with the window."""
        return (last is None or self.first <= last) and (first is None or first <= self.last)

    def narrowed(self, *, first: date | None = None, last: date | None = None) -> Window:
        """Give the part of the window within the days; the window itself where nothing would be left."""
        low, high = max(self.first, first or date.min), min(self.last, last or date.max)
        return Window(first=low, last=high) if low <= high else self

    @property
    def day(self) -> date | None:
        """The one day of the window, where it is one."""
        return self.first if self.first == self.last else None


def day_window(day: date) -> Window:
    """Give the window of one day."""
    return Window(first=day, last=day)


def year_window(year: int) -> Window:
    """Give the window of one year."""
    return Window(first=date(year, 1, 1), last=date(year, 12, 31))


def vietnamese_day(day: date) -> str:
    """Write a day as Decree 30/2020/NĐ-CP wants it: days below 10 and the months 1 and 2 with a leading zero.

    >>> vietnamese_day(date(2020, 9, 3)), vietnamese_day(date(2024, 2, 11))
    ('03/9/2020', '11/02/2024')
    """
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if day.month < 3 else f"{day.day:02d}/{day.month}/{day.year}"
