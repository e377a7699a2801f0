"""Lay the cells of a table out on a grid.

Answers: which cell covers which place of a table, and where does it begin?
Assumes: cells as the file lists them, with the columns and rows that they reach over.
Never:   makes a grid beyond the limits of graph.read.blocks: what a file claims of its size is not believed.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import SourceError
from graph.read.blocks import LONGEST_SPAN, MOST_CELLS, WIDEST, Cell, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of a grid: the cell that covers it, and whether the cell begins in this column and row."""

    cell: Cell
    is_first_column: bool
    is_first_row: bool

    @property
    def is_origin(self) -> bool:
        """Whether the cell's words stand here."""
        return self.is_first_column and self.is_first_row


Grid = tuple[tuple[Place | None, ...], ...]


def lay_out(table: Table, path: str) -> Grid:
    """Give one tuple of places a row, all of one length; None where a row has no cell.

    Raises: SourceError if the table has more places than any real one.
    """
    rows: list[dict[int, Place]] = [{} for _ in table.rows]
    count = 0
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            while column in rows[number]:
                column += 1
            columns, below = max(min(cell.columns, WIDEST - column), 1), min(cell.rows, LONGEST_SPAN, len(rows) - number)
            count += columns * below
            if count > MOST_CELLS:
                raise SourceError(path, f"có bảng hơn {MOST_CELLS:,} ô".replace(",", ".") + "; hãy tách tệp")
            for down in range(below):
                for aside in range(columns):
                    place = Place(cell=cell, is_first_column=aside == 0, is_first_row=down == 0)
                    rows[number + down].setdefault(column + aside, place)
            column += columns
    width = max((max(row) + 1 for row in rows if row), default=0)
    return tuple(tuple(row.get(column) for column in range(width)) for row in rows)
