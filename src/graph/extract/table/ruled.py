"""Cut tables that a copy laid out with a bar on a line of its own before and behind each row, and between cells.

Answers: which pieces of the text are cells, and where does a row end?
Assumes: clean text. One bar parts two cells; two end a row and open the next, or stand around an empty cell: what follows tells which.
Never:   gives a cell of a short row a column that is not certain (graph.extract.table.placing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.layout.labels import ORDINAL_HEAD
from graph.extract.page import Span
from graph.extract.table.flat import ends_table, trimmed
from graph.extract.table.placing import place_cells

_OPENING = re.compile(rf"^[ ]*\|[ ]*\n(?=[ *]*{ORDINAL_HEAD}[. *]*\n[ ]*\|[ ]*\n)", re.MULTILINE)
_BARS = re.compile(r"(?:^[ ]*\|[ ]*(?:\n|\Z))+", re.MULTILINE)
_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZĐ]|[a-zđ]|[-+•])[.)]?")

Row = list[Span]


def ruled(text: str) -> Iterator[tuple[tuple[Span, ...], ...]]:
    """Give such tables as grids: the head's cells first, “TT” among them; rows as wide as the head."""
    for opening in _OPENING.finditer(text):
        head, *rows = _rows(text, opening.end())
        if rows and len(head) > 2:
            yield tuple(head), *_filled_rows(text, head, rows)


def is_ruled(text: str, start: int) -> bool:
    """Tell whether the table whose head “TT” begins at `start` is one of these: two bars end its head."""
    bars = (found[0].count("|") for found in _BARS.finditer(text, start, start + 1_500))
    return any(count > 1 for count in bars)


def _rows(text: str, start: int) -> list[Row]:
    """Cut the rows: two bars end one where a label follows, or where it is as wide as the head with an empty cell between them or wider."""
    rows: list[Row] = []
    parts: list[Row] = [[]]  # of one row, or of several: what two bars part is not certain before all cells are counted
    at = start
    for bars in _BARS.finditer(text, start):
        cell = trimmed(text, at, bars.start())
        if ends_table(text, cell):
            break
        parts[-1].append(cell)
        at, count = bars.end(), bars[0].count("|")
        following = _BARS.search(text, at)
        if following is None:
            break
        if count > 2 or (count > 1 and not rows) or _LABEL.fullmatch(text, *trimmed(text, at, following.start())) and count > 1:
            parts[-1] += [(at, at)] * (count - 2)
            rows += _settled(parts, rows)
            parts = [[]]
        elif count > 1:
            parts.append([])
    return [*rows, *_settled(parts, rows)]


def _settled(parts: list[Row], rows: list[Row]) -> list[Row]:
    """Take parts for one row where an empty cell between each two makes it as wide as the head; else each is a row."""
    whole = [cell for place, part in enumerate(parts) for cell in ([(part[0][0], part[0][0])] * (place > 0) + part if part else [])]
    return [whole] if rows and len(parts) > 1 and len(whole) == len(rows[0]) else [part for part in parts if part]


def _filled_rows(text: str, head: Row, rows: list[Row]) -> Iterator[tuple[Span, ...]]:
    """Give the rows with a label each: one that the merged label of the row above reaches into has that."""
    above = rows[0][0]
    for row in rows:
        is_labelled = row[0][0] == row[0][1] or _LABEL.fullmatch(text, *row[0]) is not None
        above = row[0] if is_labelled else above
        yield _filled(text, row if is_labelled else [above, *row], head)


def _filled(text: str, row: Row, head: Row) -> tuple[Span, ...]:
    """Give a row all its cells; the empty ones have no length."""
    label, cells = row[0], tuple(row[1 : len(head)])
    if len([cell for cell in cells if cell[0] < cell[1]]) <= 1 or len(cells) >= len(head) - 1:
        return (label, *cells)
    placed, _ = place_cells(text, cells, tuple(head[1:]))
    return (label, *(cell or (row[-1][1], row[-1][1]) for cell in placed))
