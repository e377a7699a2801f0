"""Flows and tables -> the text, with marks that say where its parts stand in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.read.growing import Growing
from graph.read.pdf.notes import Note
from graph.read.pdf.page import Rule
from graph.read.pdf.paragraphs import Paragraph, cell_text, joint
from graph.read.pdf.rows import to_lines
from graph.read.pdf.tables import Grid
from graph.read.rendition import DITTO, Rendition

_LAID_OUT = re.compile(r"CỘNG H[ÒO][ÀA] XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|^Nơi nhận")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table as it is written: the page that it begins on, and its cells.

    `rooms` are the points left after the last line of each cell, less a space; `firsts` say how wide the first word of each is.
    """

    page: int
    cells: tuple[str, ...]
    rooms: tuple[float, ...] = ()
    firsts: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as it is written: `titles` rows that are one cell each, `head` rows of heads, the rest. `edges` say where its columns are.

    It is open where a page's end cuts its first or last row.
    """

    rows: tuple[Row, ...]
    titles: int
    head: int
    edges: tuple[float, ...]
    is_open_above: bool = False
    is_open_below: bool = False

    @property
    def heads(self) -> tuple[Row, ...]:
        """The rows that the next page may repeat."""
        return self.rows[self.titles : self.titles + self.head]


def to_table(grid: Grid, page: int, closing: Sequence[Rule] = ()) -> Table:
    """Write out the cells of a grid. Merged cells' words stand in the first of their places; the rows that they reach into say so by “″”.

    `closing` are the rules that a page's end left away (graph.read.pdf.torn).
    """
    rows = [[""] * (len(grid.edges) - 1) for _ in range(grid.rows)]
    rooms, firsts = ([[0.0] * (len(grid.edges) - 1) for _ in range(grid.rows)] for _ in range(2))
    pads = _pads(grid)
    for cell in grid.cells:
        width = grid.edges[cell.column + cell.columns] - grid.edges[cell.column] - 2 * pads
        lines = to_lines(cell.words, page)
        rows[cell.row][cell.column] = cell_text(lines, width)
        if lines:
            rooms[cell.row][cell.column] = width - (lines[-1].x1 - lines[-1].x0) - 0.25 * lines[-1].size
            firsts[cell.row][cell.column] = lines[0].words[0].x1 - lines[0].x0
        for row in range(cell.row + 1, cell.row + cell.rows):
            rows[row][cell.column] = DITTO if cell.column and cell.words else ""
    whole = {cell.row for cell in grid.cells if cell.columns == len(rows[0])}
    titles = next(row for row in range(grid.rows + 1) if row not in whole)
    titles = titles if titles < grid.rows else 0
    first = [cell for cell in grid.cells if cell.row == titles]
    head = min(max((cell.rows for cell in first), default=1), 3) if any(cell.columns > 1 for cell in first) else 1
    return Table(
        rows=tuple(
            Row(page=page, cells=tuple(row), rooms=tuple(room), firsts=tuple(first)) for row, room, first in zip(rows, rooms, firsts, strict=True)
        ),
        titles=titles,
        head=min(head, grid.rows - titles),
        edges=grid.edges,
        is_open_above=any(abs(rule.at - grid.top) < 1 for rule in closing),
        is_open_below=any(abs(rule.at - grid.bottom) < 1 for rule in closing),
    )


def _pads(grid: Grid) -> float:
    """Give how far words keep from the rules, in points."""
    free = [min(word.x0 for word in cell.words) - grid.edges[cell.column] for cell in grid.cells if cell.words]
    return min(max(min(free, default=5.0), 0.0), 8.0)


def is_table(grid: Grid) -> bool:
    """Tell whether a grid is a table: a frame around a text has one cell with words, and a letterhead is none, rules or not."""
    return len(grid.edges) > 2 and grid.rows > 1 and sum(bool(cell.words) for cell in grid.cells) > 1 and not is_laid_out(grid)


def is_laid_out(grid: Grid) -> bool:
    """Tell whether a grid holds a letterhead, or recipients and signatures."""
    return any(_LAID_OUT.search(" ".join(word.text for word in cell.words)) for cell in grid.cells)


@dataclass(slots=True, kw_only=True)
class Writer(Growing):
    """The text that grows, and its marks."""

    tables: int = 0

    def paragraph(self, paragraph: Paragraph) -> None:
        """Write a paragraph and the empty line after it."""
        for i, line in enumerate(paragraph.lines):
            self.add(paragraph.joints[i - 1] if i else "")
            self.mark(f"trang {line.page}")
            self.add(line.text)
        self.add("\n\n")

    def table(self, table: Table) -> None:
        """Write a table in Markdown and the empty line after it; a head of several rows is written as one."""
        self.tables += 1
        for title in table.rows[: table.titles]:
            self.mark(f"trang {title.page}")
            self.add(title.cells[0].replace("<br>", "\n") + "\n\n")
        head = tuple(
            "<br>".join(word for word in column if word not in {"", DITTO}) for column in zip(*(row.cells for row in table.heads), strict=True)
        )
        self._row(Row(page=table.heads[0].page, cells=head), table.titles + 1)
        self.rule(len(head))
        for number in range(table.titles + table.head, len(table.rows)):
            self._row(table.rows[number], number + 1)
        self.add("\n")

    def _row(self, row: Row, number: int) -> None:
        self.row(row.cells, f"trang {row.page}, bảng {self.tables}, hàng {number}")

    def note(self, note: Note) -> None:
        """Write a footnote and the empty line after it."""
        page = note.lines[0].page
        self.mark(f"trang {page}, chú thích {note.label}" if note.label else f"trang {page}")
        text = f"[{note.label}]" if note.label else ""
        for line in note.lines:
            text += (joint(text, line.text) if text else "") + line.text
        self.add(text + "\n\n")

    def rendition(self, *, is_recognised: bool = False) -> Rendition:
        """Give what was written, without the empty lines at its end."""
        made = Growing.rendition(self, is_recognised=is_recognised)
        return replace(made, text=made.text.rstrip("\n") + "\n")
