"""Read the years that a document is for, from its title or preamble.

Answers: what do “giai đoạn 2021-2025”, “đến năm 2030, tầm nhìn đến năm 2045”, “năm 2014” say of the document's time?
Assumes: clean text of one title or clause.
Never:   takes the day of a cited document, or the year of an outlook, for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_YEAR = r"(?:19|20)\d\d(?!\d)"
# The days and numbers of cited documents, which have years of their own.
_CITED = re.compile(
    rf"ngày\s+\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*|\s+tháng\s+\d{{1,2}}\s+năm\s+){_YEAR}|\d+/{_YEAR}/\w+|nhiệm\s+kỳ\s+{_YEAR}(?:\s*[-–—]\s*{_YEAR})?",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(rf"(?:tầm\s+nhìn|định\s+hướng|hướng)\s*(?:đến|tới)?\s*(?:năm\s+)?{_YEAR}", re.IGNORECASE)
_SPANS = (
    re.compile(
        rf"(?:giai\s+đoạn|thời\s+kỳ|năm\s+học|từ\s+năm|các\s+năm|năm|5\s+năm)\s+(?P<first>{_YEAR})\s*(?:[-–—]|đến(?:\s+năm)?)\s*(?P<last>{_YEAR})",
        re.I,
    ),
    re.compile(rf"(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?(?P<last>{_YEAR})", re.IGNORECASE),
    re.compile(rf"(?:trong\s+)?năm\s+(?P<first>{_YEAR})", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """First and last year at [start, end) of a text; None: that end is not stated."""

    start: int
    end: int
    first: int | None
    last: int | None


def find_years(text: str) -> Iterator[Years]:
    """Give the years that a title says the document is for: periods first, then ends (“đến năm 2030”), then single years.

    >>> years = next(find_years("Kế hoạch hành động đến năm 2030, tầm nhìn đến năm 2045"))
    >>> years.first, years.last
    (None, 2030)
    """
    plain = _OUTLOOK.sub(_blank, _CITED.sub(_blank, text))
    for pattern in _SPANS:
        for found in pattern.finditer(plain):
            group = found.groupdict()
            first = int(group["first"]) if group.get("first") else None
            last = int(group["last"]) if group.get("last") else first if "last" not in group else None
            if first is None or last is None or first <= last:
                yield Years(start=found.start(), end=found.end(), first=first, last=last)


def _blank(found: re.Match[str]) -> str:
    return "·" * len(found[0])
