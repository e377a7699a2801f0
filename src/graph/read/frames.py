"""Tell a table that only lays a page out from one that holds data, and take its cells out.

Answers: is this table a letterhead, a signature block, a list whose labels stand in a column of their own, or the frame of a page?
Assumes: what administrative documents look like (Decree 30/2020/NĐ-CP, Guidance 36-HD/VPTW): organs and motto side by side above,
         recipients and signature side by side below.
Never:   takes a table with a column “TT” for a frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.offices import OFFICE
from graph.read.blocks import Block, Cell, Paragraph, Table

_ORDINAL = re.compile(r"\W*(?:S?TT|Stt|(?:Số|SỐ)\s+TT)\W*", re.IGNORECASE)
_LETTERHEAD = re.compile(
    r"C[ỘỌ]NG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|^\W*Số\s*[:.]?\s*[\d .…_]*[-/]\s*\w{1,6}\s*[-/]"
    r"|^\W*+[^\W_]++(?:\s[^\W_]++){0,4},\s*ngày[\s.…_\d]*tháng[\s.…_\d]*năm",
    re.MULTILINE,
)
_SIGNATURE = re.compile(
    r"^\W*Nơi\s+(?:nhận|gửi)\W|^\W*(?:T/?M|K/?T|T/?L|TUQ)\s*[./]\s*[A-ZĐỦ]"
    rf"|^\W*(?:{OFFICE})\s*$",
    re.MULTILINE | re.IGNORECASE,
)
_LABEL = re.compile(r"(?:[-–+*•·]|(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-ZĐ])[.)]|\(\d{1,2}\)|(?:Điều|Chương|Phần|Mục)\s+[\dIVX]+\.?)$")
_FRAME_ROWS = 8  # a letterhead has two or three rows, a signature block of several bodies up to six
_FRAME_PARAGRAPHS = 80  # in one cell: more than that is a page set into a frame
_FRAME_CHARACTERS = 8_000


def is_frame(table: Table) -> bool:
    """Tell a table that is none for a reader: its cells are to stand one below the other."""
    width = max((sum(cell.columns for cell in row.cells) for row in table.rows), default=0)
    cells = [cell for row in table.rows for cell in row.cells]
    if width < 2 or any(_is_page(cell) for cell in cells):
        return True
    if is_ordinal(" ".join(cells[0].paragraphs)):
        return False
    if any(isinstance(block, Table) for cell in cells for block in cell.blocks):
        return True
    if len(table.rows) <= _FRAME_ROWS and (_has(table, _LETTERHEAD) or is_signature(table)):
        return True
    return len(table.rows) == 1 or is_labelled(table)


def is_ordinal(words: str) -> bool:
    """Tell the head of a column of numbers: “TT”, “STT”, “Số TT”."""
    return _ORDINAL.fullmatch(words) is not None


def is_signature(table: Table) -> bool:
    """Tell the block of recipients and signatures."""
    return len(table.rows) <= _FRAME_ROWS and _has(table, _SIGNATURE)


def is_labelled(table: Table) -> bool:
    """Tell a list whose labels stand in a column of their own."""
    rows = [row for row in table.rows if row.cells]
    return bool(rows) and all(len(row.cells) == 2 and _LABEL.match(" ".join(row.cells[0].paragraphs).strip()) for row in rows)


def _is_page(cell: Cell) -> bool:
    paragraphs = cell.paragraphs
    return len(paragraphs) > _FRAME_PARAGRAPHS or sum(map(len, paragraphs)) > _FRAME_CHARACTERS


def _has(table: Table, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(text) for row in table.rows for cell in row.cells for text in cell.paragraphs)


def unframe(table: Table) -> Iterator[Block]:
    """Give what stands in the cells: row by row; of signatures column by column, so that each name follows its office."""
    if is_labelled(table):
        for row in filter(lambda row: row.cells, table.rows):
            label, words = (cell.paragraphs for cell in row.cells)
            yield Paragraph(text=" ".join((*label, *words[:1])), page=row.page)
            yield from (Paragraph(text=text, page=row.page) for text in words[1:])
    elif is_signature(table):
        yield from _by_column(table)
    else:
        yield from (block for row in table.rows for cell in row.cells for block in cell.blocks)


def _by_column(table: Table) -> Iterator[Block]:
    columns: dict[int, list[Block]] = {}
    for row in table.rows:
        at = 0
        for cell in row.cells:
            columns.setdefault(at, []).extend(cell.blocks)
            at += cell.columns
    for _, blocks in sorted(columns.items()):
        yield from blocks
