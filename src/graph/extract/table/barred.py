"""Cut tables whose cells are parted by bars or tabs into a grid.

Answers: which lines are the rows of one table, and where does each of its cells stand?
Assumes: a page. A table in Markdown has “|” at its lines' ends or between all cells; one pasted out of a sheet has tabs between them.
Never:   says what a row or a column is: graph.extract.table.grids does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.layout.labels import ORDINAL_HEAD
from graph.extract.page import Page, Span
from graph.extract.table.flat import trimmed

Grid = tuple[tuple[Span, ...], ...]  # rows of cells, the head's first; an empty cell has no length

_LINE = re.compile(r"^[^\n]*\|[ ]*$", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:–—-]+$")


def find_grids(page: Page) -> Iterator[Grid]:
    """Give the grids of three columns or more, of two rows at least.

    A row in Markdown ends in a bar and has two cells at least; the bar at its head may be missing. Empty lines may part rows of as many cells.
    """
    if "|" in page.text:
        yield from _bare(page.text)
    yield from _tabbed(page)
    text, block = page.text, list[Span]()
    for line in _LINE.finditer(text) if "|" in text else ():
        if text.count("|", *line.span()) < 2:
            continue
        if block and not _goes_on(text, block, line.span()):
            yield from _marked(text, block)
            block = []
        block.append(line.span())
    yield from _marked(text, block)


def _goes_on(text: str, block: list[Span], line: Span) -> bool:
    gap = text[block[-1][1] : line[0]]
    if gap.strip(" ") == "\n":
        return True
    return not gap.strip() and text.count("|", *line) == text.count("|", *block[0]) and not _begins_table(text, line)


def _begins_table(text: str, line: Span) -> bool:
    """Tell the head of another table: “TT” in its first cell, or a rule below it."""
    below = text.find("\n", line[1] + 1)
    return _FIRST_HEAD.match(text, *line) is not None or _RULE.fullmatch(text, line[1] + 1, below if below >= 0 else len(text)) is not None


# A head whose cells are parted by bars, without bars around: “TT | Nhiệm vụ | Cơ quan chủ trì”. Its rows have as many bars.
_BARE_HEAD = re.compile(r"^(?![ ]*\|)[^\n|]{1,100}\|[^\n|]{2,100}(?:\|[^\n|]{2,100})+$", re.MULTILINE)
_BARE_LINE = re.compile(r"^[ ]*[^\n ][^\n]*", re.MULTILINE)
_BARE_PARAGRAPH = re.compile(r"^[ ]*[^\n ][^\n]*(?:\n[ ]*[^\n ][^\n]*)*", re.MULTILINE)
_FIRST_HEAD = re.compile(rf"[ *|]*{ORDINAL_HEAD}\.?[ *]*\|")


def _bare(text: str) -> Iterator[Grid]:
    """Give the tables of rows without bars around them: a row on each line, or one or more lines between empty ones."""
    at = 0
    while head := _BARE_HEAD.search(text, at):
        rows = [head.span(), *_bare_rows(text, head)] if not head[0].rstrip(" ").endswith("|") else []
        at = rows[-1][1] if rows else head.end()
        if len(rows) > 2 or (len(rows) > 1 and _FIRST_HEAD.match(head[0])):
            yield tuple(tuple(_cells(text, [bar.span() for bar in _BAR.finditer(text, *row)], *row)) for row in rows)


def _bare_rows(text: str, head: re.Match[str]) -> Iterator[Span]:
    is_parted = re.match(r"[ ]*\n[ ]*\n", text[head.end() : head.end() + 40]) is not None
    for found in (_BARE_PARAGRAPH if is_parted else _BARE_LINE).finditer(text, head.end()):
        if (
            found[0].count("|") != head[0].count("|")
            or _FIRST_HEAD.match(found[0])
            or (not is_parted and "\n\n" in text[found.start() - 2 : found.start()])
        ):
            return
        if not _RULE.match(found[0]):
            yield found.span()


def _marked(text: str, block: list[Span]) -> Iterator[Grid]:
    rows = tuple(tuple(_marked_cells(text, *line)) for line in block if not _RULE.match(text[slice(*line)]))
    if len(rows) > 1 and len(rows[0]) > 2:
        yield rows


def _marked_cells(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the cells of a line that ends in a bar; the bar before the first cell may be missing."""
    bars = [bar.span() for bar in _BAR.finditer(text, start, end)]
    if not text[start : bars[0][0]].strip():
        start = bars.pop(0)[1]
    yield from _cells(text, bars[:-1], start, bars[-1][0])


_FULL_LINE = re.compile(r"[^\n]+")
_TAB = re.compile(r"\t")
_TABS = 2  # a line of a sheet has three cells at least


def _tabbed(page: Page) -> Iterator[Grid]:
    """Give the tables pasted out of a sheet: lines of as many tabs, one after the other. Cleaning made spaces of the tabs."""
    if "\t" not in page.source.text:
        return
    block: list[tuple[Span, ...]] = []
    for line in _FULL_LINE.finditer(page.source.text):
        start, end = page.clean_offset(line.start()), page.clean_offset(line.end())
        tabs = [page.clean_offset(tab.start()) for tab in _TAB.finditer(page.source.text, *line.span())]
        row = tuple(_cells(page.text, [(tab, tab + 1) for tab in tabs], start, end)) if len(tabs) >= _TABS else ()
        if row and (len(row) == len(block[0]) if block else all(first < last for first, last in row)):
            block.append(row)
            continue
        if len(block) > 1:
            yield tuple(block)
        block = [row] if row and all(first < last for first, last in row) else []
    if len(block) > 1:
        yield tuple(block)


def _cells(text: str, parting: list[Span], start: int, end: int) -> Iterator[Span]:
    """Give what stands before, between and behind the marks that part cells."""
    for mark_start, mark_end in [*parting, (end, end)]:
        yield trimmed(text, start, mark_start)
        start = mark_end
