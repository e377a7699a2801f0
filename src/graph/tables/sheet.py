"""What a table is before it is written: columns, rows, and what is to be said below it.

Answers: the one shape that every list takes on its way to CSV and Excel.
Assumes: a row has a cell for each column.
Never:   holds how a cell looks; the writers decide that.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Cell: TypeAlias = str | int | float | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head, and how many letters wide it is on paper."""

    head: str
    width: int = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table with its name (at most 31 letters, as Excel has it) and what is to be said below it."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        uneven = next((place for place, row in enumerate(self.rows) if len(row) != len(self.columns)), None)
        if uneven is not None:
            raise ValueError(f"{self.name}: row {uneven} has {len(self.rows[uneven])} cells, {len(self.columns)} columns")
