"""Put the lines of a text together again to the paragraphs that were typed.

Answers: which lines are one paragraph, what label it has, and where its own words begin and end?
Assumes: clean text (graph.text.clean); copies wrap lines at any width, or leave one paragraph on a line, or break one with an empty line.
Never:   changes or leaves out a word: paragraphs are places in the text, in its order; knows what a paragraph means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.layout.labels import ORDINAL_HEAD, Kind
from graph.extract.layout.lines import Line, continues, cut_lines, wrap_width


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. Offsets are clean ones: [start, end) is the whole, [body_start, body_end) its words without label and emphasis."""

    start: int
    end: int
    kind: Kind
    marker: str | None  # the label without punctuation: "II", "2.1", "đ", "-", "*", "Điều 3"
    body_start: int
    body_end: int


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
            if not in_table and continues(text, lines[first], lines[place - 1], lines[place], width=width):
                continue
        found.append(_paragraph(text, lines[first], lines[place - 1]))
        first = place
    return tuple(found)


_TABLE_HEAD = re.compile(rf"{ORDINAL_HEAD}\.?$")


def _is_table(text: str, line: Line, before: bool) -> bool:
    if line.label and line.label.kind is Kind.ANNEX:
        return False
    return before or (line.end - line.start < 8 and _TABLE_HEAD.match(text, line.start, line.end) is not None)


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
