"""PDF -> Rendition: the text that is printed on its pages, written out as a plain text is.

Answers: what a PDF says, paragraph by paragraph, table by table, and on which page.
Assumes: nothing of the file. PDFium reads it; the process that calls sets limits of time and memory.
Never:   repairs words, or takes a page without letters for an empty one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graph.read.pdf.columns import Flow, to_flows
from graph.read.pdf.margins import usual_size, without_margins, without_stamps
from graph.read.pdf.notes import Note, split_notes
from graph.read.pdf.page import Line, Page, Word
from graph.read.pdf.pages import opened_pdf, read_pages
from graph.read.pdf.paragraphs import shapes_of, to_column, to_paragraphs
from graph.read.pdf.rows import to_lines
from graph.read.pdf.tables import Grid, find_grids
from graph.read.pdf.torn import closing_rules, joined_tables, tables_of
from graph.read.pdf.writing import Table, Writer, to_table
from graph.read.rendition import Rendition

Block = Flow | Table


def read_pdf(data: bytes, path: str) -> Rendition:
    """Read a PDF.

    In:     the bytes of a file, and the name that people know it by.
    Out:    its text as `Rendition` says, with marks “trang 3”, “trang 3, bảng 1, hàng 2”, “trang 3, chú thích 1”.
    Raises: SourceError saying what is wrong with the file and what to do: broken, locked by a password, too long, pages that are pictures,
            letters without a meaning. Pages that are pictures are recognised where Tesseract is installed (graph.read.pdf.scan).
    Source: ISO 32000-2 by way of PDFium; how official documents are set: Decree 30/2020/NĐ-CP, annex I.
    """
    with opened_pdf(data, path) as opened:
        return _rendition(read_pages(opened, path))


def _rendition(pages: list[Page]) -> Rendition:
    """Write out pages whose words are known."""
    closing = [closing_rules(page) for page in pages]
    words = [without_stamps(page.words) for page in pages]
    grids = tables_of(pages, [find_grids((*page.rules, *more), said + page.aside) for page, said, more in zip(pages, words, closing, strict=True)])
    bodies = without_margins([(page, _outside(said, on_page, page)) for page, said, on_page in zip(pages, words, grids, strict=True)])
    size = usual_size(line for lines in bodies for line in lines)
    blocks: list[Block] = []
    notes: list[Note] = []
    for page, lines, on_page, more in zip(pages, bodies, grids, closing, strict=True):
        body, at_foot = split_notes(lines, page.rules, size)
        blocks.extend(_blocks(page, body, [(grid, to_table(grid, page.number, more)) for grid in on_page]))
        _add_notes(notes, at_foot)
    return _written(_joined(blocks), notes, is_recognised=any(page.is_recognised for page in pages))


def _outside(words: tuple[Word, ...], grids: list[Grid], page: Page) -> list[Line]:
    """Give the lines of a page that stand outside its tables."""
    inside = {word for grid in grids for cell in grid.cells for word in cell.words}
    return to_lines((word for word in words if word not in inside), page.number)


def _blocks(page: Page, lines: list[Line], tables: list[tuple[Grid, Table]]) -> Iterator[Block]:
    """Give what stands on a page, from top to bottom."""
    rest = lines
    for grid, table in tables:
        above = [line for line in rest if line.base < grid.top + 1]
        rest = rest[len(above) :]
        yield from to_flows(above, page.width)
        yield table
    yield from to_flows(rest, page.width)


def _add_notes(notes: list[Note], found: list[Note]) -> None:
    for note in found:
        if note.label is None and notes:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, *note.lines))
        else:
            notes.append(note)


def _joined(blocks: list[Block]) -> list[Block]:
    """Join what a page's end has cut: bodies of text, and tables."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(block, Table) and isinstance(last, Table) and (whole := joined_tables(last, block)):
            joined[-1] = whole
        elif isinstance(block, Flow) and isinstance(last, Flow) and _goes_on(last, block):
            joined[-1] = replace(last, lines=(*last.lines, *block.lines))
        else:
            joined.append(block)
    return joined


def _goes_on(above: Flow, below: Flow) -> bool:
    """Tell whether a body of text may go on in another: no column, no page of another width."""
    return not above.is_column and not below.is_column and abs(above.width - below.width) < 0.05 * above.width


def _written(blocks: list[Block], notes: list[Note], *, is_recognised: bool) -> Rendition:
    writer = Writer()
    shapes = shapes_of([line for block in blocks if isinstance(block, Flow) and not block.is_column for line in block.lines])
    for block in blocks:
        if isinstance(block, Table):
            writer.table(block)
        else:
            for paragraph in to_column(block.lines) if block.is_column else to_paragraphs(block.lines, shapes):
                writer.paragraph(paragraph)
    for note in notes:
        writer.note(note)
    return writer.rendition(is_recognised=is_recognised)
