"""A chain as something to draw: what stands where, from the centre at the top to the unit at the bottom.

Answers: which boxes and lines a picture has, on which row and at which place each box stands, and which tasks are folded into one.
Assumes: the answer of `graph.trace` as its to_json() gives it.
Never:   leaves out a node or hop that the answer has: what is folded is kept in its bundle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import networkx as nx

LEVELS = {
    "party-central": "Trung ương Đảng",
    "central": "Quốc hội, Chính phủ",
    "ministry": "Bộ, ngành",
    "province": "Cấp tỉnh",
    "department": "Sở, ban, ngành",
    "district": "Cấp huyện",
    "commune": "Cấp xã",
    "unit": "Đơn vị",
    "other": "Chưa rõ cấp",
}
RELATIONS = {
    "implements": "thực hiện",
    "executes": "triển khai",
    "basedOn": "căn cứ",
    "promulgates": "ban hành",
    "approves": "phê duyệt",
    "hasTask": "thuộc",
    "subTaskOf": "thuộc nhiệm vụ",
}
BELONGING = frozenset({"hasTask", "subTaskOf"})
PASSING = frozenset({"promulgates", "approves"})  # their subject, the decision, stands above what it issues; all others point upward
FOLD_OVER = 60  # boxes: what a person still takes in on one screen
ACROSS, DOWN, STEP = 250, 150, 112  # between boxes of a line, between rows, between the lines of one row
MOST_ACROSS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A document, a task, or ("bundle") the tasks of one document folded into one."""

    iri: str
    kind: str
    label: str
    level: str
    held: bool
    document: str
    locator: str | None = None
    url: str = ""
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A hop of the chain with the words that state it."""

    source: str
    target: str
    relation: str
    quote: str
    start: int
    end: int
    document: str
    state: str
    strength: str

    @property
    def upper_lower(self) -> tuple[str, str]:
        """Give its two ends, the one that stands above first."""
        return (self.source, self.target) if self.relation in PASSING else (self.target, self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Boxes and lines, placed. `bundles` holds the boxes and lines that a folded box stands for."""

    start: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    bundles: Mapping[str, tuple[tuple[Box, ...], tuple[Line, ...]]]


def make_picture(answer: Mapping[str, Any], *, fold_over: int = FOLD_OVER) -> Picture:
    """Place the nodes of a chain and fold tasks where there are too many to see.

    In:     the answer of a trace; nodes may have a `url`. fold_over: how many boxes are shown unfolded.
    Out:    documents in the order of the answer, then tasks in that of their text, each with its place: x grows to the right, y downward, the
            middle of the top row is at 0, 0.
    """
    names = {entry.name for entry in fields(Box)}
    boxes = [Box(**{name: value for name, value in node.items() if name in names}) for node in answer["nodes"]]
    lines = [_line(hop) for hop in answer["hops"]]
    text_order = {line.source: line.start for line in lines if line.relation in BELONGING}
    boxes.sort(key=lambda box: text_order.get(box.iri, -1))
    bundles: dict[str, tuple[tuple[Box, ...], tuple[Line, ...]]] = {}
    if len(boxes) > fold_over:
        boxes, lines, bundles = _fold(boxes, lines, str(answer["start"]))
    return Picture(start=str(answer["start"]), boxes=_place(boxes, lines), lines=tuple(lines), bundles=bundles)


def _line(hop: Mapping[str, Any]) -> Line:
    given = {name: hop[name] for name in ("relation", "quote", "start", "end", "document", "state", "strength")}
    return Line(source=hop["from"], target=hop["to"], **given)


Bundles = dict[str, tuple[tuple[Box, ...], tuple[Line, ...]]]


def _fold(boxes: Sequence[Box], lines: Sequence[Line], start: str) -> tuple[list[Box], list[Line], Bundles]:
    """Put the tasks of each document into one box; a document's only task, and the one that was asked for, stay as they are."""
    tasks: dict[str, list[Box]] = {}
    for box in boxes:
        if box.kind == "task" and box.iri != start:
            tasks.setdefault(box.document, []).append(box)
    member = {box.iri: _bundle_iri(document) for document, several in tasks.items() if len(several) > 1 for box in several}
    kept = [box for box in boxes if box.iri not in member]
    bundles: Bundles = {}
    for document, several in tasks.items():
        if len(several) < 2:
            continue
        inside = {box.iri for box in several}
        own = tuple(line for line in lines if inside & {line.source, line.target})
        bundles[_bundle_iri(document)] = (tuple(several), own)
        label = f"{len(several)} nhiệm vụ"
        kept.append(replace(several[0], iri=_bundle_iri(document), kind="bundle", label=label, locator=None, url=""))
    return kept, _between(lines, member), bundles


def _bundle_iri(document: str) -> str:
    return f"{document}#nhiem-vu"


def _between(lines: Iterable[Line], member: Mapping[str, str]) -> list[Line]:
    """Lead lines to the bundles that their ends are in, each pair of ends and relation once."""
    led: dict[tuple[str, str, str], Line] = {}
    for line in lines:
        source, target = member.get(line.source, line.source), member.get(line.target, line.target)
        if source != target:
            led.setdefault((source, target, line.relation), replace(line, source=source, target=target))
    return list(led.values())


def _place(boxes: Sequence[Box], lines: Sequence[Line]) -> tuple[Box, ...]:
    rows = arrange(boxes, lines)
    places: dict[str, tuple[int, int]] = {}
    y = 0
    for row in rows:
        for begin in range(0, len(row), MOST_ACROSS):
            piece = row[begin : begin + MOST_ACROSS]
            for place, iri in enumerate(piece):
                places[iri] = (int((place - (len(piece) - 1) / 2) * ACROSS), y)
            y += STEP
        y += DOWN - STEP
    return tuple(replace(box, x=places[box.iri][0], y=places[box.iri][1]) for box in boxes)


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
