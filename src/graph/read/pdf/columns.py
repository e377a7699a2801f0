"""Lines of a page -> flows: what is read from top to bottom without looking aside.

Answers: where a letterhead or a block of signatures stands in two columns, and which column a line belongs to.
Assumes: lines parted at wide gaps (graph.read.pdf.rows), without running heads, tables and footnotes.
Never:   takes lines for columns where no words of a letterhead or of signatures stand in them: a gap alone may be a tab.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.read.pdf.page import Line
from graph.text import fold

_OFFICES = (
    r"uy ban|chu tich|giam doc|bo truong|thu truong|cuc truong|chi cuc|truong|ban|tinh uy|thanh uy|huyen uy|dang uy|hoi dong|doan|chinh phu|thu tuong"
)
_MARKS = re.compile(
    r"\b(?:cong hoa xa hoi chu nghia|doc lap tu do hanh phuc|dang cong san viet nam|noi nhan|ngay \d* ?thang \d* ?nam"
    rf"|(?:tm|t m|kt|tl|tuq|q) (?:[a-z]+ ){{0,3}}(?:{_OFFICES})"
    r"|(?:pho )?(?:chu tich|giam doc|bi thu|bo truong|thu tuong|tong giam doc|truong ban|chanh van phong|hieu truong)$)"
)


_NATION = re.compile(r"CỘNG H[ÒO][ÀA] XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Lines that are read one after the other. A column is a part of a letterhead or of a block of signatures."""

    lines: tuple[Line, ...]
    width: float  # of the page
    is_column: bool = False


def to_flows(lines: list[Line], width: float) -> Iterator[Flow]:
    """Give the flows of a stretch of a page, `width` points wide, in the order of reading."""
    lines = [part for line in lines for part in _parted(line)]
    at = 0
    while region := _next_region(lines, at, width):
        first, last, gutter = region
        if lines[at:first]:
            yield Flow(lines=tuple(rejoined(lines[at:first])), width=width)
        block = lines[first:last]
        for side in ([line for line in block if line.x1 <= gutter], [line for line in block if line.x1 > gutter]):
            yield from (Flow(lines=flow.lines, width=width, is_column=True) for flow in to_flows(side, 0.0))
        at = last
    if lines[at:]:
        yield Flow(lines=tuple(rejoined(lines[at:])), width=width)


def _parted(line: Line) -> Iterator[Line]:
    """Part a line before the words that begin the right half of a letterhead, however narrow the gap, if no space is printed before them."""
    at = next((i for i in range(1, len(line.words)) if _NATION.match(" ".join(word.text for word in line.words[i : i + 5]))), None)
    if at is None or line.words[at].is_spaced:
        yield line
        return
    yield Line(words=line.words[:at], page=line.page)
    yield Line(words=line.words[at:], page=line.page)


def _next_region(lines: list[Line], at: int, width: float) -> tuple[int, int, float] | None:
    """Find the next block of two columns from line `at` on: its first line, the line after its last, the middle of the gutter."""
    for i in range(at, len(lines)):
        for j in range(i + 1, min(i + 8, len(lines))):
            left, right = sorted((lines[i], lines[j]), key=lambda line: line.x0)
            if abs(left.base - right.base) < 0.6 * left.size and right.x0 > left.x1:
                first, last, gutter = _grown(lines, at, (i, j), width)
                if any(_MARKS.search(fold(line.text)) for line in lines[first:last]):
                    return first, last, gutter
    return None


def _grown(lines: list[Line], at: int, pair: tuple[int, int], width: float) -> tuple[int, int, float]:
    """Grow a block from two lines side by side, as long as a gutter stays free of letters."""
    start, end = sorted((lines[pair[0]].x1, lines[pair[0]].x0, lines[pair[1]].x1, lines[pair[1]].x0))[1:3]
    first, last = pair[0], pair[1] + 1
    for line in lines[pair[0] : pair[1] + 1]:
        start, end = _narrowed(line, start, end) or (start, end)
    while last < len(lines) and (narrowed := _narrowed(lines[last], start, end)) and _belongs(lines, last, first, narrowed, width):
        start, end = narrowed
        last += 1
    while first > at and lines[first - 1].x0 >= end and _is_near(lines[first - 1], lines[first], 2.0):
        first -= 1
    return first, last, (start + end) / 2


def _narrowed(line: Line, start: float, end: float) -> tuple[float, float] | None:
    """Give what is left of the gutter beside a line; None where the line crosses it."""
    room = 0.1 * line.size
    if line.x1 <= end - room:
        return max(start, line.x1), end
    return (start, min(end, line.x0)) if line.x0 >= start + room else None


def _belongs(lines: list[Line], at: int, first: int, gutter: tuple[float, float], width: float) -> bool:
    """Tell whether a line goes on in one of the columns: not a heading in the middle of the page, not far below its column."""
    line = lines[at]
    if abs((line.x0 + line.x1) / 2 - width / 2) < 0.03 * width and not _has_neighbour(lines, at):
        return False
    is_left = line.x1 <= gutter[1] and line.x0 < gutter[0] + 1
    column = [other for other in lines[first:at] if (other.x1 <= gutter[1] and other.x0 < gutter[0] + 1) == is_left]
    if is_left and column and fold(line.text).startswith("noi nhan"):
        return False
    if _has_neighbour(lines, at) or not column or not is_left:
        return True
    is_title = line.text.isupper() and any(_NATION.search(other.text) for other in lines[first:at])
    return _goes_below(column[-1], line) and (not is_title or any(_is_in_line(other, line) for other in column))


def _is_in_line(above: Line, below: Line) -> bool:
    """Tell whether two lines begin at one place, or have one middle."""
    return min(abs(above.x0 - below.x0), abs(above.x0 + above.x1 - below.x0 - below.x1) / 2) < below.size


def _goes_below(above: Line, line: Line) -> bool:
    """Tell whether a line goes on in the column of the line above: soon after it, or as a name below an office, with room for the hand."""
    is_centred = abs((above.x0 + above.x1) - (line.x0 + line.x1)) < line.size
    return abs(above.size - line.size) < 1.5 and _is_near(above, line, 8.0 if is_centred else 1.9)


def _has_neighbour(lines: list[Line], at: int) -> bool:
    line = lines[at]
    return any(other is not line and abs(other.base - line.base) < 0.6 * line.size for other in lines[max(0, at - 3) : at + 4])


def _is_near(above: Line, below: Line, lines: float) -> bool:
    return below.base - above.base <= lines * max(above.size, below.size)


def rejoined(lines: list[Line]) -> Iterator[Line]:
    """Join the parts of one line again."""
    row: list[Line] = []
    for line in lines:
        if row and abs(line.base - row[-1].base) > 0.25 * line.size:
            yield _joined(row)
            row = []
        row.append(line)
    if row:
        yield _joined(row)


def _joined(row: list[Line]) -> Line:
    """Join parts of one line to one."""
    return (
        row[0]
        if len(row) == 1
        else Line(words=tuple(sorted((word for line in row for word in line.words), key=lambda word: word.x0)), page=row[0].page)
    )
