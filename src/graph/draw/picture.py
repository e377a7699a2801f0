"""A chain as something to draw: what stands where, from the centre at the top to the unit at the bottom.

Answers: which boxes and lines a picture has, on which row and at which place each box stands, and which tasks are folded into one.
Assumes: the answer of `graph.chain.trace` as its to_json() gives it.
Never:   leaves out a node or hop that the answer has: what is folded is kept in its bundle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from graph.draw.parts import BELONGING, Box, Line
from graph.draw.place import place
from graph.text import quoted

FOLD_OVER = 60  # boxes: what a person still takes in on one screen


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
            top row is at 0.
    """
    names = {entry.name for entry in fields(Box)}
    boxes = [Box(**{name: value for name, value in node.items() if name in names}) for node in answer["nodes"]]
    lines = [_line(hop) for hop in answer["hops"]]
    text_order = {line.source: line.start for line in lines if line.relation in BELONGING}
    boxes.sort(key=lambda box: text_order.get(box.iri, -1))
    bundles: dict[str, tuple[tuple[Box, ...], tuple[Line, ...]]] = {}
    if len(boxes) > fold_over:
        boxes, lines, bundles = _fold(boxes, lines, str(answer["start"]))
    return Picture(start=str(answer["start"]), boxes=place(boxes, lines), lines=tuple(lines), bundles=bundles)


def _line(hop: Mapping[str, Any]) -> Line:
    given = {name: hop[name] for name in ("relation", "start", "end", "document", "state", "strength")}
    return Line(source=hop["from"], target=hop["to"], quote=quoted(hop["quote"], hop["start"], hop["end"]), **given)


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
