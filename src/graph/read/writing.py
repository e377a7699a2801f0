"""Write blocks out as the one kind of text that the rules of reading see.

Answers: what is the text of a file of paragraphs and tables, and which place of the file does each part of it stem from?
Assumes: blocks in the file's order; see graph.read.rendition for how each is written.
Never:   changes a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.read.blocks import Block, Note, Paragraph, Row, Table
from graph.read.frames import is_frame, is_ordinal, unframe
from graph.read.grid import Grid, Place, lay_out
from graph.read.growing import Growing
from graph.read.rendition import DITTO, Rendition

_TITLE_LABEL = re.compile(r"((?:[IVX]{1,5}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*))[.):]?\s+(?=\S)")


def write(blocks: Iterable[Block], notes: Iterable[Note], path: str) -> Rendition:
    """Write blocks and, below them, footnotes.

    >>> write([Paragraph(text="KẾ HOẠCH"), Paragraph(text="I. NHIỆM VỤ")], [Note(label="1", text="Số liệu năm 2024")], "").text
    'KẾ HOẠCH\\n\\nI. NHIỆM VỤ\\n\\n[1] Số liệu năm 2024\\n\\n'

    Raises: SourceError if a table has more places than any real one.
    """
    sheet = Sheet(path=path)
    for block in blocks:
        sheet.block(block)
    for note in notes:
        sheet.note(note)
    return sheet.rendition()


@dataclass(slots=True, kw_only=True)
class Sheet(Growing):
    """The text so far, its length, and the places that it stems from. Use `write`; this, to write text and blocks in turn."""

    path: str
    tables: int = 0
    page: int | None = None
    is_centred: bool = False  # the last that was written

    def block(self, block: Block) -> None:
        """Write a paragraph or a table."""
        if isinstance(block, Paragraph) and not block.text.strip():
            return
        if isinstance(block, Paragraph):
            self._join(is_centred=block.is_centred)
            self._turn(block.page)
            self._paragraph(block.text)
            self.is_centred = block.is_centred
        elif is_frame(block):
            for inner in unframe(block):
                self.block(inner)
        else:
            self._table(block)

    def note(self, note: Note) -> None:
        """Write a footnote."""
        self.mark(f"chú thích {note.label}")
        self._paragraph(f"[{note.label}] {' '.join(note.text.split())}")

    def _join(self, *, is_centred: bool) -> None:
        """Let a centred paragraph follow a centred one without an empty line between: they are lines of one title."""
        if is_centred and self.is_centred and self.parts and self.parts[-1].endswith("\n\n"):
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1

    def _paragraph(self, text: str) -> None:
        lines = (line.strip() for line in text.split("\n"))
        printed = "\n".join(lines).strip("\n")
        if printed:
            self.add(printed + "\n\n")

    def _table(self, table: Table) -> None:
        self.is_centred = False
        grid = lay_out(table, self.path)
        first = _titles(grid)
        while first < len(grid) and not any(map(_printed, grid[first])):
            first += 1
        for row, places in zip(table.rows[:first], grid, strict=False):
            self._turn(row.page)
            self._paragraph("\n".join(places[0].cell.paragraphs if places[0] else ()))
        columns = _columns(grid[first:])
        if columns:
            self._rows(table.rows[first:], grid[first:], columns, first)
            self.add("\n")
        self.mark(f"trang {self.page}" if self.page else "")

    def _rows(self, rows: Sequence[Row], grid: Grid, columns: Sequence[int], above: int) -> None:
        """Write the head on one line, a rule and the rows; `above` rows were its title."""
        self.tables += 1
        heads = _heads(rows, grid)
        is_numbered = is_ordinal(_printed(grid[0][columns[0]]))
        self._row(rows[0], above + 1, _head(grid[:heads], columns))
        self.rule(len(columns))
        for number in range(heads, len(grid)):
            self._row(rows[number], above + number + 1, _cells(grid[number], columns, is_numbered=is_numbered))

    def _row(self, row: Row, number: int, cells: Sequence[str]) -> None:
        self.page = row.page or self.page
        self.row(cells, (f"trang {self.page}, " if self.page else "") + f"bảng {self.tables}, hàng {number}")

    def _turn(self, page: int | None) -> None:
        if page is not None and page != self.page:
            self.page = page
            self.mark(f"trang {page}")


def _titles(grid: Grid) -> int:
    """Count the rows above the head that are one cell each: a title that was set into the table."""
    for number, row in enumerate(grid[:-1]):
        if any(place is None or place.cell is not row[0].cell for place in row) or not row[0].is_origin:  # type: ignore[union-attr]
            return number
    return 0


def _heads(rows: Sequence[Row], grid: Grid) -> int:
    """Count the rows of the head: those marked so, else the first and, where it spans columns, the rows that its other cells reach over."""
    marked = next((number for number, row in enumerate(rows) if not row.is_head), len(rows))
    if 0 < marked < len(rows):
        return marked
    cells = [place.cell for place in grid[0] if place] if grid else []
    is_parted = any(cell.columns > 1 for cell in cells)
    reach = max((cell.rows for cell in cells), default=1)
    return min(reach, 3, max(len(rows) - 1, 1)) if is_parted else 1


def _columns(grid: Grid) -> list[int]:
    """Give the columns in which some cell begins and some words stand: others stem from how the table was drawn."""
    width = len(grid[0]) if grid else 0
    return [c for c in range(width) if any((place := row[c]) and place.is_origin and place.cell.paragraphs for row in grid)]


def _head(rows: Grid, columns: Sequence[int]) -> list[str]:
    """Write a head of several rows on one line: a head that spans others stands above the first of them."""
    return ["<br>".join(words for row in rows if (words := _printed(row[column]))) for column in columns]


def _cells(row: Sequence[Place | None], columns: Sequence[int], *, is_numbered: bool) -> list[str]:
    """Write a row's cells. One cell over a whole row titles those below: its number goes into the column of numbers, its words beside it."""
    words = [_words(row[column], column) for column in columns]
    first = row[columns[0]]
    if is_numbered and len(columns) > 1 and first and all(place is None or place.cell is first.cell for place in row):
        label = _TITLE_LABEL.match(words[0])
        return [label[1] if label else "", words[0][label.end() :] if label else words[0], *words[2:]]
    return words


def _words(place: Place | None, column: int) -> str:
    if place and column and not place.is_first_row and place.is_first_column and place.cell.paragraphs:
        return DITTO
    return _printed(place)


def _printed(place: Place | None) -> str:
    if place is None or not place.is_origin:
        return ""
    lines = (line.strip() for text in place.cell.paragraphs for line in text.split("\n"))
    return "<br>".join(line.replace("|", "\\|") for line in lines if line)
