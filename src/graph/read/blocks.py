"""The pieces that a reader of a marked-up format finds, before they are written out as text.

Answers: what does a page of HTML or a Word document consist of, when everything that only concerns its looks is left out?
Never:   holds markup, hidden or deleted text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

WIDEST = 200  # columns of a table; the widest real ones, budgets by year and source, have about forty
LONGEST_SPAN = 2_000  # rows that one cell reaches over
MOST_CELLS = 500_000  # places of one table


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph on one line; a line break that was typed is a line break. The label that a program adds stands in the text."""

    text: str
    page: int | None = None  # where the program that wrote the file last broke its pages
    is_centred: bool = False  # lines of a title, each typed as a paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell with what stands in it; it reaches over so many columns and rows."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The texts of its paragraphs, those of nested tables included."""
        return tuple(_texts(self.blocks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of cells as the file lists them: places that a cell above reaches into are not listed."""

    cells: tuple[Cell, ...]
    is_head: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as the file lists it."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote or endnote with the number that its reference shows."""

    label: str
    text: str


Block = Paragraph | Table


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _texts(cell.blocks)
