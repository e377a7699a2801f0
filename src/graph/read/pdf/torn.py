"""Tables that the end of a page tears -> whole tables.

Answers: where a row is cut by a page's end, which grid goes on at the next page, and how the two are put together.
Assumes: tables in the order of the pages, without what a page's edges carry.
Never:   joins a row that begins anew to the row above it, for the lack of a number alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.read.pdf.page import Page, Rule
from graph.read.pdf.paragraphs import cell_joint
from graph.read.pdf.tables import Grid, joined_rules
from graph.read.pdf.writing import Row, Table, is_laid_out, is_table

_NEAR = 3.0  # points
_SHIFT = 0.01  # of the page's width: a program that sets each page anew moves columns by a hair
_HEAD, _FOOT = 0.2, 0.75  # of the page's height: a table that goes on ends below, and begins above
_EDGES = 3  # upright rules that end together: two columns at least
_ENDED = re.compile(r"[.;:]$")


def closing_rules(page: Page) -> list[Rule]:
    """Give the level rules that are not drawn because a page's end cuts a row there: upright rules end together, with none across."""
    upright = joined_rules([rule for rule in page.rules if not rule.is_level])
    level = [rule for rule in page.rules if rule.is_level]
    top, foot = min((rule.start for rule in upright), default=page.height), max((rule.end for rule in upright), default=0.0)
    closing = []
    if top < _HEAD * page.height:
        closing.append(_across(top, [rule.at for rule in upright if rule.start < top + _NEAR], level))
    if foot > _FOOT * page.height:
        closing.append(_across(foot, [rule.at for rule in upright if rule.end > foot - _NEAR], level))
    return [rule for rule in closing if rule]


def _across(at: float, edges: list[float], level: list[Rule]) -> Rule | None:
    """Give the level rule that is missing at the end of upright ones; None where one is drawn."""
    start, end = min(edges), max(edges)
    if len(edges) < _EDGES or any(abs(rule.at - at) <= _NEAR and rule.start < end and rule.end > start for rule in level):
        return None
    return Rule(is_level=True, at=at, start=start, end=end)


def tables_of(pages: Sequence[Page], grids: Sequence[list[Grid]]) -> list[list[Grid]]:
    """Give the grids that are tables, page by page, with those of one row that are the beginning or the end of a table on another page."""
    torn = {
        (i + at, place)
        for i, (above, below) in enumerate(zip(grids, grids[1:], strict=False))
        if above and below and _goes_on((pages[i], above[-1]), (pages[i + 1], below[0]))
        for at, place in ((0, len(above) - 1), (1, 0))
    }
    return [[grid for place, grid in enumerate(found) if is_table(grid) or (i, place) in torn] for i, found in enumerate(grids)]


def _goes_on(above: tuple[Page, Grid], below: tuple[Page, Grid]) -> bool:
    """Tell whether a grid goes on at the head of the next page: between the same edges, and one of the two is a table."""
    (page, first), (after, second) = above, below
    if page.is_recognised != after.is_recognised or first.bottom < _FOOT * page.height or second.top > _HEAD * after.height:
        return False
    fits = _places(second.edges, first.edges) or _places(first.edges, second.edges)
    return fits is not None and (is_table(first) or is_table(second)) and not is_laid_out(first) and not is_laid_out(second)


def _places(part: tuple[float, ...], whole: tuple[float, ...]) -> list[int] | None:
    """Give which edges of a table those of its part are; None where the part has others, or is narrower."""
    near = _SHIFT * (whole[-1] - whole[0])
    places = [min(range(len(whole)), key=lambda i: abs(whole[i] - edge)) for edge in part]
    is_same = all(abs(whole[place] - edge) <= near for place, edge in zip(places, part, strict=True))
    return places if is_same and len(set(places)) == len(places) and (places[0], places[-1]) == (0, len(whole) - 1) else None


def joined_tables(first: Table, second: Table) -> Table | None:
    """Join a table to the one that it goes on with at the next page; None where it does not go on."""
    fitted = _fitted(second, first.edges)
    if fitted is None:
        return None
    rows = list(fitted.rows)
    again = next((head for head in (first.rows[: first.titles + first.head], first.heads) if _begins(rows, head)), ())
    rows = rows[len(again) :]
    is_torn = first.is_open_below and (second.is_open_above or bool(again))
    kept = [*first.rows]
    if rows and kept[-1].page != rows[0].page and (is_torn or _is_cut(kept[-1], rows[0])):
        kept[-1] = _joined(kept[-1], rows.pop(0))
    return replace(first, rows=(*kept, *rows), is_open_below=second.is_open_below)


def _begins(rows: list[Row], head: tuple[Row, ...]) -> bool:
    return [row.cells for row in rows[: len(head)]] == [row.cells for row in head]


def _fitted(table: Table, edges: tuple[float, ...]) -> Table | None:
    """Give a table the columns of the one that it goes on with, where all of its rows have cells that take several of them."""
    if len(table.edges) == len(edges):
        return table
    places = _places(table.edges, edges)
    if places is None:
        return None
    return replace(table, rows=tuple(_spread(row, places, len(edges) - 1) for row in table.rows), edges=edges)


def _spread(row: Row, places: list[int], count: int) -> Row:
    cells, rooms, firsts = [""] * count, [0.0] * count, [0.0] * count
    for place, cell, room, first in zip(places[:-1], row.cells, row.rooms, row.firsts, strict=True):
        cells[place], rooms[place], firsts[place] = cell, room, first
    return Row(page=row.page, cells=tuple(cells), rooms=tuple(rooms), firsts=tuple(firsts))


def _is_cut(above: Row, below: Row) -> bool:
    """Tell whether a page's end cuts a row: nothing new begins in the row below, each of its cells may go on, and one of them must."""
    if below.cells[0] or not above.cells[0]:
        return False
    cells = list(zip(above.cells, below.cells, above.rooms, below.firsts, strict=True))
    must = [_must_go_on(a, b, room < first) for a, b, room, first in cells if b]
    may = all(a and (_must_go_on(a, b, room < first) or _ENDED.search(a)) for a, b, room, first in cells if b)
    return may and any(must)


def _must_go_on(above: str, below: str, is_full: bool) -> bool:
    """Tell whether a cell's words go on in the cell below: in small letters, or where the line above had no room for the next word."""
    return bool(above) and (below[:1].islower() or (is_full and not _ENDED.search(above)))


def _joined(above: Row, below: Row) -> Row:
    """Join the two parts of a row, cell by cell."""
    cells = tuple(a + cell_joint(a, b) + b if a and b else a or b for a, b in zip(above.cells, below.cells, strict=True))
    rooms = tuple(under if b else room for b, room, under in zip(below.cells, above.rooms, below.rooms, strict=True))
    return replace(above, cells=cells, rooms=rooms)
