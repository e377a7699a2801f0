"""Rules -> tables: where cells are, which words stand in them, which of them are merged.

Answers: which rectangles of rules make a grid, and what is in each place of it.
Assumes: one page. A rule may be drawn in pieces, twice, or as a thin box.
Never:   takes columns of words without rules for a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from graph.read.pdf.page import Rule, Word

_NEAR = 3.0  # points: rules closer than that are one
_CELL_LIMIT = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: its first place in the grid, how many columns and rows it takes, and the words in it."""

    row: int
    column: int
    columns: int
    rows: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with rules. `edges` are where its columns begin, and where the last one ends."""

    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: int
    cells: tuple[Cell, ...]


Corner = tuple[float, float]
Box = tuple[float, float, float, float]  # x0, y0, x1, y1


def find_grids(rules: Iterable[Rule], words: Iterable[Word]) -> list[Grid]:
    """Find the tables of a page, from top to bottom, with the words that stand in their cells."""
    level = joined_rules([rule for rule in rules if rule.is_level])
    upright = joined_rules([rule for rule in rules if not rule.is_level])
    grids = [_grid(boxes, words) for boxes in _groups(_boxes(level, upright))]
    return sorted(grids, key=lambda grid: grid.top)


def joined_rules(rules: list[Rule]) -> list[Rule]:
    """Snap rules that lie side by side to one, and join pieces that touch."""
    joined: list[Rule] = []
    at: float | None = None
    for rule in sorted(rules, key=lambda rule: rule.at):
        at = rule.at if at is None or rule.at - at > _NEAR else at
        joined.append(Rule(is_level=rule.is_level, at=at, start=rule.start, end=rule.end))
    whole: list[Rule] = []
    for rule in sorted(joined, key=lambda rule: (rule.at, rule.start)):
        last = whole[-1] if whole else None
        if last and last.at == rule.at and rule.start <= last.end + _NEAR:
            whole[-1] = Rule(is_level=rule.is_level, at=rule.at, start=last.start, end=max(last.end, rule.end))
        else:
            whole.append(rule)
    return whole


def _boxes(level: list[Rule], upright: list[Rule]) -> list[Box]:
    """Give the smallest rectangles that have rules on all four sides."""
    across: dict[float, list[float]] = {}  # y -> the x where an upright rule meets a level one
    lines_at: dict[float, list[Rule]] = {}
    for rule in level:
        lines_at.setdefault(rule.at, []).append(rule)
        met = [up.at for up in upright if rule.start - _NEAR <= up.at <= rule.end + _NEAR and up.start - _NEAR <= rule.at <= up.end + _NEAR]
        across.setdefault(rule.at, []).extend(met)
    corners = {(x, y) for y, xs in across.items() for x in xs}
    if len(corners) > _CELL_LIMIT:
        return []
    sides: dict[float, list[Rule]] = {}
    for rule in upright:
        sides.setdefault(rule.at, []).append(rule)
    downs: dict[float, list[float]] = {}
    for x, y in sorted(corners):
        downs.setdefault(x, []).append(y)
    found = (_box(corner, across, downs, (lines_at, sides)) for corner in sorted(corners))
    return [box for box in found if box]


def _box(
    corner: Corner, across: dict[float, list[float]], downs: dict[float, list[float]], lines: tuple[dict[float, list[Rule]], dict[float, list[Rule]]]
) -> Box | None:
    """Give the smallest box whose upper left corner is this one."""
    x0, y0 = corner
    level, upright = lines
    rights = [x for x in sorted(across[y0]) if x > x0 and _reaches(level[y0], x0, x)]
    for y1 in downs[x0][bisect_right(downs[x0], y0) :]:
        if not _reaches(upright[x0], y0, y1):
            return None
        for x1 in rights:
            if x1 in across[y1] and _reaches(level[y1], x0, x1) and _reaches(upright[x1], y0, y1):
                return x0, y0, x1, y1
    return None


def _reaches(rules: list[Rule], start: float, end: float) -> bool:
    return any(rule.start - _NEAR <= start and end <= rule.end + _NEAR for rule in rules)


def _groups(boxes: list[Box]) -> list[list[Box]]:
    """Put boxes that share a corner together."""
    owner: dict[Corner, int] = {}
    groups: dict[int, list[Box]] = {}
    for number, box in enumerate(boxes):
        x0, y0, x1, y1 = box
        corners = ((x0, y0), (x1, y0), (x0, y1), (x1, y1))
        merged = [box]
        for old in {owner[corner] for corner in corners if corner in owner}:
            merged.extend(groups.pop(old))
        groups[number] = merged
        for mx0, my0, mx1, my1 in merged if len(merged) > 1 else [box]:
            owner.update(dict.fromkeys(((mx0, my0), (mx1, my0), (mx0, my1), (mx1, my1)), number))
    return list(groups.values())


def _grid(boxes: list[Box], words: Iterable[Word]) -> Grid:
    xs = sorted({x for x0, _, x1, _ in boxes for x in (x0, x1)})
    ys = sorted({y for _, y0, _, y1 in boxes for y in (y0, y1)})
    inside: dict[Box, list[Word]] = {box: [] for box in boxes}
    by_row: dict[int, list[Box]] = {}
    for box in boxes:
        for row in range(ys.index(box[1]), ys.index(box[3])):
            by_row.setdefault(row, []).append(box)
    for word in words:
        x, y = word.middle
        for box in by_row.get(bisect_right(ys, y) - 1, ()):
            if box[0] <= x < box[2]:
                inside[box].append(word)
    cells = [
        Cell(
            row=ys.index(y0),
            column=xs.index(x0),
            columns=xs.index(x1) - xs.index(x0),
            rows=ys.index(y1) - ys.index(y0),
            words=tuple(inside[x0, y0, x1, y1]),
        )
        for x0, y0, x1, y1 in sorted(boxes, key=lambda box: (box[1], box[0]))
    ]
    return Grid(top=ys[0], bottom=ys[-1], edges=tuple(xs), rows=len(ys) - 1, cells=tuple(cells))
