"""Find what a copy wrote where a page ended, inside the text.

Answers: which stretches of a text are the end of a page: the converter's mark, the page's number, the empty lines around?
Assumes: a decoded text; the mark stands on a line of its own, or is a form feed.
Never:   takes a rule of dashes, or a number without such a mark beside it, for the end of a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# "--- PAGE BREAK ---", "=== Trang 3/12 ===", "<!-- PageBreak -->", "{3}--------------------": what converters write; or a form feed.
_MARK = re.compile(
    r"^[ \t]*(?:(?P<sign>[-=*_#])(?P=sign)+[ \t]*(?:page[ ]?break|(?:page|trang)[ ]\d{1,4}(?:[ ]?(?:/|of)[ ]?\d{1,4})?)[ \t]*(?P=sign){2,}"
    r"|<!--[ \t]*(?:page[ ]?break|page[ ]\d{1,4})[ \t]*-->|\{\d{1,4}\}-{20,})[ \t]*$|\x0c",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER_BEFORE = re.compile(r"\n[ \t]*[-–]?[ ]?\d{1,3}[ ]?[-–]?$")
_NUMBER_BEHIND = re.compile(r"[-–]?[ ]?\d{1,3}[ ]?[-–]?[ \t]*\n")
_STOPS = frozenset(".;:!?…”|")
_WIDEST = 120  # characters of a page number's line with the spaces that set it in the middle


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEnd:
    """The stretch [start, end) of a text, and the line break, or the empty line, that stands for it."""

    start: int
    end: int
    instead: str


def page_ends(text: str) -> list[PageEnd]:
    r"""Give the ends of pages in a text, in order.

    >>> page_ends("báo cáo Bộ\n\n2\n\n--- PAGE BREAK ---\nY tế")
    [PageEnd(start=10, end=34, instead='\n')]

    Out: a sentence that goes on behind the page's end loses the empty lines there; what ended before it keeps one.
    """
    found: list[PageEnd] = []
    start = end = 0
    for mark in _MARK.finditer(text):
        if mark.start() < end:
            continue
        before = start, end
        start, end = _widen(text, mark.start(), mark.end())
        if found and start <= before[1]:
            start = found.pop().start
        if start and end < len(text):
            found.append(PageEnd(start=start, end=end, instead="\n\n" if text[start - 1] in _STOPS else "\n"))
    return found


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the empty lines around a mark, and a page's number that stands there."""
    start = _last(text, start)
    number = _NUMBER_BEFORE.search(text, max(0, start - _WIDEST), start)
    start = _last(text, number.start()) if number else start
    end = _next(text, end)
    number = _NUMBER_BEHIND.match(text, end)
    return start, _next(text, number.end()) if number else end


def _last(text: str, at: int) -> int:
    """Give the end of the last word before a place."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _next(text: str, at: int) -> int:
    """Give the beginning of the next word behind a place."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at
