"""Where the boxes of a picture stand.

Answers: which row each box is in, from the centre at the top to the unit at the bottom, and its place there.
Assumes: lines are drawn as curves that leave and arrive vertically, behind the boxes.
Never:   lets a line run behind a document that it does not concern, where moving a row aside can avoid it: it would look like two other hops.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import networkx as nx

from graph.draw.parts import LEVELS, Box, Line

ACROSS, DOWN, STEP = 250, 150, 112  # between boxes of a line, between rows, between the lines of one row
MOST_ACROSS = 6
HALF, TALL, CLEAR = 108, 42, 16  # half a box's width and height; what a line keeps away from it
SHIFTS = sorted((step * 62 for step in range(-8, 9)), key=lambda shift: (abs(shift), shift))
ROUNDS = 3  # a row moved aside moves the ends of lines; after so many rounds what is left is left

Places = dict[str, tuple[int, int]]


def place(boxes: Sequence[Box], lines: Sequence[Line]) -> tuple[Box, ...]:
    """Give every box its place, in the order that they came in."""
    pieces = list(_pieces(arrange(boxes, lines)))
    places: Places = {}
    for piece, y in pieces:
        places |= {iri: (int((number - (len(piece) - 1) / 2) * ACROSS), y) for number, iri in enumerate(piece)}
    documents = {box.iri for box in boxes if box.kind == "document"}
    for _ in range(ROUNDS):
        for piece, y in pieces:
            if documents.intersection(piece):
                _move_aside(piece, y, lines, places)
    return tuple(replace(box, x=places[box.iri][0], y=places[box.iri][1]) for box in boxes)


def _pieces(rows: Iterable[Sequence[str]]) -> Iterator[tuple[Sequence[str], int]]:
    """Cut rows into lines that fit, each with its height."""
    y = 0
    for row in rows:
        for begin in range(0, len(row), MOST_ACROSS):
            yield row[begin : begin + MOST_ACROSS], y
            y += STEP
        y += DOWN - STEP


def _move_aside(piece: Sequence[str], y: int, lines: Iterable[Line], places: Places) -> None:
    passing = [_across(places[line.source], places[line.target], y) for line in lines if not {line.source, line.target} & set(piece)]
    met = [stretch for stretch in passing if stretch is not None]

    def conflicts(shift: int) -> int:
        near = HALF + CLEAR
        return sum(left - near < places[iri][0] + shift < right + near for left, right in met for iri in piece)

    best = min(SHIFTS, key=conflicts)
    for iri in piece:
        places[iri] = (places[iri][0] + best, y)


def _across(one: tuple[int, int], other: tuple[int, int], y: int) -> tuple[float, float] | None:
    """Give how far left and right a line runs at the height of a box; None: it does not come there."""
    (x1, y1), (x2, y2) = sorted((one, other), key=lambda place: place[1])
    if not y1 < y < y2:
        return None
    ends = [_at((height - y1) / (y2 - y1)) for height in (max(y - TALL, y1), min(y + TALL, y2))]
    left, right = sorted(x1 + (x2 - x1) * share for share in ends)
    return left, right


def _at(height: float) -> float:
    """Give how far across the curve is, from 0 to 1, where it is so far down: it leaves and arrives vertically."""
    low, high = 0.0, 1.0
    for _ in range(20):
        t = (low + high) / 2
        low, high = (t, high) if 1.5 * t - 1.5 * t * t + t**3 < height else (low, t)
    return 3 * low * low - 2 * low**3


def arrange(boxes: Sequence[Box], lines: Sequence[Line]) -> list[list[str]]:
    """Give the rows of boxes from top to bottom: by level, and within a level by what carries out what; in a row, near to what is above."""
    order = list(LEVELS)
    by_level: dict[str, list[str]] = {level: [] for level in order}
    for box in boxes:
        by_level[box.level if box.level in LEVELS else "other"].append(box.iri)
    graph = nx.DiGraph([line.upper_lower for line in lines])
    rows: list[list[str]] = []
    for level in order:
        for generation in _generations(graph, by_level[level]):
            rows.append(_near(graph, generation, rows))
    return rows


def _generations(graph: nx.DiGraph, members: Sequence[str]) -> Iterable[list[str]]:
    """Cut a level into rows so that what carries out stands below what it carries out; a circle shares one row."""
    if not members:
        return []
    place = {iri: number for number, iri in enumerate(members)}
    inner = graph.subgraph(members).copy()
    inner.add_nodes_from(members)
    whole = nx.condensation(inner)
    generations = nx.topological_generations(whole)
    return [sorted((iri for part in parts for iri in whole.nodes[part]["members"]), key=place.__getitem__) for parts in generations]


def _near(graph: nx.DiGraph, row: list[str], above: Sequence[Sequence[str]]) -> list[str]:
    """Order a row by the mean place of what its boxes hang on."""
    places = {iri: number - (len(line) - 1) / 2 for line in above for number, iri in enumerate(line)}

    def mean(iri: str) -> float:
        upper = [places[near] for near in graph.predecessors(iri) if near in places] if iri in graph else []
        return sum(upper) / len(upper) if upper else 0.0

    return sorted(row, key=mean)
