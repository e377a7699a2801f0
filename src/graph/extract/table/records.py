"""What a table of a document is: columns under heads, rows under groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.page import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A row that titles those below it. `cells` run beside the columns; what stands in them holds for the rows below."""

    label: str | None  # as printed, without its dot: "II"
    title: Span
    cells: tuple[Span | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. `cells` run beside the table's columns; None: empty or missing. `loose` holds cells whose column is not certain, in order."""

    start: int
    end: int
    label: str | None  # as printed, without its dot: "1", "2.1"
    ordinal: int  # its place in its group, from 1
    groups: tuple[Group, ...]  # those it stands in, the widest first
    cells: tuple[Span | None, ...]
    loose: tuple[Span, ...] = ()

    def inherited(self, column: int) -> Span | None:
        """Give the cell of a column, or where it is empty that of the nearest group which fills it."""
        above = (group.cells[column] for group in reversed(self.groups) if column < len(group.cells))
        return self.cells[column] or next((cell for cell in above if cell), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with the spans of its column heads, “TT” left out. `over`: the head that spans each column's own."""

    start: int
    end: int
    columns: tuple[Span, ...]
    rows: tuple[Row, ...]
    over: tuple[Span | None, ...] = ()

    def heads(self, text: str) -> tuple[str, ...]:
        """Give the words of each column's heads, the spanning one's first."""
        over = self.over or (None,) * len(self.columns)
        pairs = zip(over, self.columns, strict=True)
        return tuple(" ".join(word for span in pair if span for word in text[slice(*span)].split()) for pair in pairs)

    def steps(self) -> Iterator[tuple[Row, str]]:
        """Give each row with the numbers and letters on the way to it: as printed where a group's rows count up, else its place in the group."""
        uncounted = self._uncounted()
        for row in self.rows:
            yield row, ".".join(_steps(row, row.label if row.label and row.groups not in uncounted else str(row.ordinal)))

    def _uncounted(self) -> set[tuple[Group, ...]]:
        """Give the groups of which a row has no number, or none above the one before it."""
        last: dict[tuple[Group, ...], tuple[int, ...]] = {}
        found: set[tuple[Group, ...]] = set()
        for row in self.rows:
            number = tuple(int(figure) for figure in row.label.split(".")) if row.label and _NUMBER.fullmatch(row.label) else ()
            if number <= last.get(row.groups, ()):
                found.add(row.groups)
            last[row.groups] = number
        return found


_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*")


def _steps(row: Row, own: str) -> Iterator[str]:
    """Say each label once: “2.1” below “2” is the step “1”."""
    before = ""
    for label in [*(group.label for group in row.groups if group.label), own]:
        yield label.removeprefix(f"{before}.") if before else label
        before = label
