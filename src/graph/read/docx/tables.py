"""Tables of Word documents: cells that go on below or beside, as Word notes them, to cells that reach over rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from graph.read.blocks import WIDEST, Block, Cell, Paragraph, Row, Table
from graph.read.docx.xml import W, is_on, number, value


@dataclass(slots=True, kw_only=True)
class _Piece:
    """A cell as Word lists it: one that goes on from above is listed again in each row."""

    column: int
    columns: int
    goes_on: bool
    blocks: tuple[Block, ...]
    rows: int = 1


@dataclass(slots=True, kw_only=True)
class Draft:
    """A row that is being read."""

    is_head: bool
    width: int
    pieces: list[_Piece] = field(default_factory=list)

    @classmethod
    def open(cls, row: Element) -> Draft:
        """Begin a row; a place left free before its first cell counts as columns."""
        properties = row.find(W + "trPr")
        before = _span(properties.find(W + "gridBefore")) if properties is not None and properties.find(W + "gridBefore") is not None else 0
        return cls(is_head=properties is not None and is_on(properties.find(W + "tblHeader")) is True, width=before)

    def add(self, cell: Element, blocks: tuple[Block, ...]) -> None:
        """Add a cell with what stands in it."""
        properties = cell.find(W + "tcPr")
        aside = properties.find(W + "hMerge") if properties is not None else None
        below = properties.find(W + "vMerge") if properties is not None else None
        columns = _span(properties.find(W + "gridSpan")) if properties is not None else 1
        if aside is not None and (value(aside) or "continue") == "continue" and self.pieces:
            self.pieces[-1].columns += columns
        else:
            goes_on = below is not None and (value(below) or "continue") == "continue"
            self.pieces.append(_Piece(column=self.width, columns=columns, goes_on=goes_on, blocks=blocks))
        self.width = min(self.width + columns, WIDEST)


def finish(drafts: Sequence[Draft]) -> Table:
    """Put the rows together: each cell that goes on lengthens the one above it."""
    above: dict[int, _Piece] = {}
    kept: list[list[_Piece]] = []
    for draft in drafts:
        row: list[_Piece] = []
        now: dict[int, _Piece] = {}
        for piece in draft.pieces:
            origin = above.get(piece.column) if piece.goes_on else None
            if origin is not None and origin.columns == piece.columns:
                origin.rows += 1
            else:
                origin = piece
                row.append(piece)
            now[piece.column] = origin
        above = now
        kept.append(row)
    return Table(rows=tuple(_row(draft, pieces) for draft, pieces in zip(drafts, kept, strict=True)))


def _row(draft: Draft, pieces: Sequence[_Piece]) -> Row:
    cells = [Cell(blocks=piece.blocks, columns=piece.columns, rows=piece.rows) for piece in pieces]
    first = draft.pieces[0].column if draft.pieces else 0
    if first:
        cells.insert(0, Cell(blocks=(), columns=first))
    pages = (block.page for piece in pieces for block in piece.blocks if isinstance(block, Paragraph))
    return Row(cells=tuple(cells), is_head=draft.is_head, page=next((page for page in pages if page), None))


def _span(element: Element | None) -> int:
    return min(max(number(element) or 1, 1), WIDEST)
