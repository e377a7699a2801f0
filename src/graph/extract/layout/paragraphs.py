"""Put the lines of a text together again to the paragraphs that were typed.

Answers: which lines are one paragraph, what label it has, and where its own words begin and end?
Assumes: clean text (graph.text.clean); copies wrap lines at any width, or leave one paragraph on a line, or break one with an empty line.
Never:   changes or leaves out a word: paragraphs are places in the text, in its order; knows what a paragraph means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.extract.layout.labels import ORDINAL_HEAD, Kind
from graph.extract.layout.lines import Line, continues, cut_lines, dangles, wrap_width

_KEPT = 2  # texts whose paragraphs are kept: who parts a file into documents needs them, and who reads the first one


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. Offsets are clean ones: [start, end) is the whole, [body_start, body_end) its words without label and emphasis."""

    start: int
    end: int
    kind: Kind
    marker: str | None  # the label without punctuation: "II", "2.1", "đ", "-", "*", "Điều 3"
    body_start: int
    body_end: int


@lru_cache(maxsize=_KEPT)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Read a text's paragraphs, wrapped lines joined.

    >>> [(p.marker, p.body_end - p.body_start) for p in paragraphs("1.\\nMục đích\\n- Nắm chắc\\nmục tiêu")]
    [('1', 8), ('-', 17)]

    In:  clean text of any layout.
    Out: in the text's order, not overlapping, together holding everything but white space. In a table flattened to lines (below a line "TT" or
         "STT") every line is a paragraph of its own: graph.extract.table.tables joins its cells.
    """
    lines = tuple(cut_lines(text))
    width = wrap_width(text, lines)
    found: list[Paragraph] = []
    first = 0
    in_table = False
    for place in range(1, len(lines) + 1):
        if place < len(lines):
            in_table = _is_table(text, lines[place - 1], in_table)
            if not in_table and (continues(text, lines[first], lines[place - 1], lines[place], width=width) or _is_page_end(text, lines, place)):
                continue
        found.append(_paragraph(text, lines[first], lines[place - 1]))
        first = place
    return tuple(found)


_TABLE_HEAD = re.compile(rf"{ORDINAL_HEAD}\.?$")


def _is_table(text: str, line: Line, before: bool) -> bool:
    if line.label and line.label.kind is Kind.ANNEX:
        return False
    return before or (line.end - line.start < 8 and _TABLE_HEAD.match(text, line.start, line.end) is not None)


_PAGE_NUMBER = re.compile(r"[-–]?[ ]*\d{1,3}[ ]*[-–]?")
_SENTENCE = 30  # characters of a line that goes on over a page's end: more than a cell has


def _is_page_end(text: str, lines: Sequence[Line], place: int) -> bool:
    """Tell the number of a page, or the line below it, inside a sentence: "nhà | 2 | nước thuộc phạm vi"."""
    number = place if _is_number(text, lines[place]) else place - 1
    if not 0 < number < len(lines) - 1 or not _is_number(text, lines[number]):
        return False
    before, after = lines[number - 1], lines[number + 1]
    is_long = before.end - before.start >= _SENTENCE and (after.end - after.start >= _SENTENCE or text[after.end - 1] in ".;")
    is_open = text[before.end - 1].isalpha() or text[before.end - 1] == ","
    goes_on = text[after.start].islower() or (text[after.start].isdigit() and dangles(text, before, after))
    return is_long and is_open and goes_on and after.label is None


def _is_number(text: str, line: Line) -> bool:
    return line.end - line.start <= _LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(text, line.start, line.end) is not None


_LONGEST_NUMBER = 9  # characters: "-  123  -"
_OPENING = re.compile(r"[\s*_#>]*")


def _paragraph(text: str, first: Line, last: Line) -> Paragraph:
    label = first.label
    start, end = label.end if label else first.start, last.end
    if not text[start : start + 1].isalnum():
        start = _OPENING.match(text, start, end).end()  # type: ignore[union-attr]
    while end > start and text[end - 1] in "*_ ":
        end -= 1
    return Paragraph(
        start=first.start,
        end=last.end,
        kind=label.kind if label else Kind.NONE,
        marker=label.text if label else None,
        body_start=start,
        body_end=end,
    )
