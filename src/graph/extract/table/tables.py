"""Read tables: their columns, rows and groups, however a copy gives them.

Answers: which cell stands in which column of which row, below which group?
Assumes: clean text.
Never:   puts a cell where it may not belong: where cells are missing, the row says so, and only cells of one certain column have theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from graph.extract.page import Page, Span
from graph.extract.table.barred import find_grids
from graph.extract.table.flat import Chunk, flattened
from graph.extract.table.grids import read_grid
from graph.extract.table.placing import place_cells
from graph.extract.table.records import Group, Row, Table
from graph.extract.table.ruled import is_ruled, ruled


def find_tables(page: Page) -> tuple[Table, ...]:
    """Find the tables of a page that have at least two columns beside “TT” and one row.

    >>> page = page_of("| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\\n|---|---|---|---|\\n| 1 | Lập đề án | Sở Y tế | 2025 |")
    >>> table = find_tables(page)[0]
    >>> [page.text[slice(*column)] for column in table.columns]
    ['Nhiệm vụ', 'Cơ quan chủ trì', 'Thời gian']

    Out:    in the text's order; offsets are clean ones.
    Raises: nothing.
    """
    text = page.text
    grids = (read_grid(text, grid) for grid in (*find_grids(page), *ruled(text)))
    return tuple(sorted([*_flattened(text), *(_repeating(text, table) for table in grids if table)], key=lambda table: table.start))


def _flattened(text: str) -> Iterator[Table]:
    for head, chunks in flattened(text):
        if is_ruled(text, head[0][0]):
            continue
        columns = _columns(text, head, chunks)
        rows = tuple(_rows(text, chunks, columns)) if columns else ()
        if rows:
            yield _repeating(text, Table(start=head[0][0], end=rows[-1].end, columns=columns, rows=rows))


_AS_ABOVE = re.compile(r"\W*(?:nt|n/t|như\s+trên)\W*|\s*(?:[\"”″〃]|'')\s*", re.IGNORECASE)


def _repeating(text: str, table: Table) -> Table:
    """Read “-nt-” as the cell above it."""
    above: tuple[Span | None, ...] = ()
    rows = []
    for row in table.rows:
        pairs = zip(row.cells, above or row.cells, strict=True)
        above = tuple(over if cell and _AS_ABOVE.fullmatch(text, *cell) else cell for cell, over in pairs)
        rows.append(replace(row, cells=above))
    return replace(table, rows=tuple(rows))


# Heads that span others, and the heads that they span.
_SPANNING = (
    (
        re.compile(r"cơ\s+quan|đơn\s+vị|phân\s+công|trách\s+nhiệm", re.IGNORECASE),
        re.compile(r"(?:cơ\s+quan\s+|đơn\s+vị\s+)?(?:chủ\s+trì|phối\s+hợp)", re.IGNORECASE),
    ),
    (
        re.compile(r"mục\s+tiêu|kế\s+hoạch|chỉ\s+tiêu|giai\s+đoạn|thời\s+gian|lộ\s+trình|tiến\s+độ|năm", re.IGNORECASE),
        re.compile(r"(?:đến\s+|năm\s+|giai\s+đoạn\s+)*(?:19|20)\d\d", re.IGNORECASE),
    ),
)


def _columns(text: str, head: tuple[Span, ...], chunks: tuple[Chunk, ...]) -> tuple[Span, ...]:
    """Give the columns: the head's cells; where most rows are shorter, a head that spans others gives its place to them."""
    widths = Counter(len(chunk.cells) for chunk in chunks if not chunk.is_group).most_common(1)
    width, times = widths[0] if widths else (0, 0)
    columns = head
    for parent, child in _SPANNING if times > 1 else ():
        if len(columns) > width:
            columns = _spanned(text, columns, parent, child)
    return columns if len(columns) >= 2 else ()


def _spanned(text: str, head: tuple[Span, ...], parent: re.Pattern[str], child: re.Pattern[str]) -> tuple[Span, ...]:
    """Put the heads that one spans into its place: they follow it, or close the head, as the second of its lines."""
    children = [cell for cell in head if child.match(text[slice(*cell)])]
    for place, cell in enumerate(head[1:], start=1):
        if len(children) > 1 and parent.match(text[slice(*cell)]) and cell not in children and cell < children[0]:
            before, after = head[:place], [c for c in head[place + 1 :] if c not in children]
            return (*before, *children, *after)
    return head


def _rows(text: str, chunks: tuple[Chunk, ...], columns: tuple[Span, ...]) -> Iterator[Row]:
    groups: tuple[Group, ...] = ()
    ordinal = 0
    for place, chunk in enumerate(chunks):
        cells = chunk.cells
        taken = _title(chunk, len(columns))
        if taken:
            groups, ordinal, cells = (Group(label=chunk.label, title=cells[0]),), 0, cells[taken:]
        if place == len(chunks) - 1:
            cells = _last(text, cells, columns)
        for number, row in enumerate(_split(text, cells, len(columns))):
            ordinal += 1
            placed, loose = place_cells(text, row, columns)
            yield Row(
                start=row[0][0],
                end=row[-1][1],
                label=chunk.label if number == 0 and not taken else None,
                ordinal=ordinal,
                groups=groups,
                cells=placed,
                loose=loose,
            )


def _title(chunk: Chunk, width: int) -> int:
    """Count the cells that a group's row takes: its title alone, or the title and empty cells beside it; 0 where it is no group's."""
    if not chunk.is_group or not chunk.cells:
        return 0
    if len(chunk.cells) % width == 1:
        return 1
    return width if len(chunk.cells) >= width and all(start == end for start, end in chunk.cells[1:width]) else 0


_OF_WHICH = re.compile(r"Trong\s+đó|[-+]\s")


def _last(text: str, cells: tuple[Span, ...], columns: tuple[Span, ...]) -> tuple[Span, ...]:
    """Nothing closes the last row but its width: what follows is the text after the table."""
    width = len(columns)
    more = cells[width : 2 * width]
    return cells[: 2 * width] if len(more) == width and _OF_WHICH.match(text[slice(*more[0])]) else cells[:width]


def _is_uneven(text: str, cells: tuple[Span, ...], width: int) -> bool:
    """Tell lines of which nothing says which are one cell: more than a row's and no further row's, nor a title in capitals behind one."""
    if len(cells) <= width or len(cells) % width == 0 or "|" in text[cells[0][1] : cells[1][0]]:
        return False
    return not text[slice(*cells[-1])].isupper() and not any(_OF_WHICH.match(text, *cell) for cell in cells[1:])


def _split(text: str, cells: tuple[Span, ...], width: int) -> Iterator[tuple[Span, ...]]:
    """Cut the cells below one label into rows: at each full width, and where “Trong đó” begins one.

    Cells that fill no number of rows are one row, which has more of them than columns.
    """
    if _is_uneven(text, cells, width):
        yield cells
        return
    row: list[Span] = []
    for cell in cells:
        if len(row) == width or (len(row) > 1 and _OF_WHICH.match(text[slice(*cell)])):
            yield tuple(row)
            row = []
        row.append(cell)
    if row and any(start < end for start, end in row):
        yield tuple(row)
