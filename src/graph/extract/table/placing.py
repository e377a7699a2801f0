"""Set the cells of a row beside the columns, where some are missing.

Answers: in which column does each of these cells stand for certain?
Assumes: a row of a table with the spans of its columns' heads, “TT” left out of both.
Never:   gives a cell a column that it may not belong to.
"""

from __future__ import annotations

import re

from graph.extract.page import Span
from graph.period import read_when

_TIME = re.compile(r"thời\s+(?:gian|hạn|điểm)|tiến\s+độ|lộ\s+trình|hoàn\s+thành", re.IGNORECASE)


def place_cells(text: str, row: tuple[Span, ...], columns: tuple[Span, ...]) -> tuple[tuple[Span | None, ...], tuple[Span, ...]]:
    """Set a row's cells beside the columns. Where some are missing, only the first, and a time in the only column of times, are certain."""
    if len(row) == len(columns):
        return tuple(cell if cell[0] < cell[1] else None for cell in row), ()
    placed: list[Span | None] = [None] * len(columns)
    placed[0] = row[0]
    loose = list(row[1:])
    times = [i for i, column in enumerate(columns) if _TIME.search(text[slice(*column)])]
    dated = [cell for cell in loose if _is_time(text[slice(*cell)])]
    if len(times) == 1 and len(dated) == 1:
        placed[times[0]] = dated[0]
        at = loose.index(dated[0])
        _fill(placed, loose[:at], range(1, times[0]))
        _fill(placed, loose[at + 1 :], range(times[0] + 1, len(columns)))
    return tuple(placed), tuple(cell for cell in loose if cell not in placed)


def _fill(placed: list[Span | None], cells: list[Span], free: range) -> None:
    """Set cells into the columns on one side of the time, where they are as many."""
    if len(cells) == len(free):
        for place, cell in zip(free, cells, strict=True):
            placed[place] = cell


def _is_time(words: str) -> bool:
    when = read_when(words)
    return when is not None and (when.first or when.last or when.recurrence) is not None
