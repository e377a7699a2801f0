"""Walk from a task up to the documents that it carries out, and from a document down to the tasks that carry it out.

Answers: which documents and tasks lie above or below, over which hops, and which words of which text state each hop.
Assumes: hops come strong ones first.
Never:   passes twice in a row, from a plan over its decision to another plan of that decision; follows a mention, or a căn cứ on a law, unasked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from typing import Protocol

from graph.model.chain import CARRYING, Direction, Hop, Node, OpenEnd, Strength
from graph.status import Status
from graph.text import is_cut


class Walkable(Protocol):
    """What a walk needs to know of the graph."""

    def node(self, iri: str) -> Node:
        """Give a node.

        Raises: KeyNotFoundError if the graph has no such document or task.
        """

    def hops(self, iri: str, direction: Direction) -> Iterator[tuple[str, Hop]]:
        """Give the hops that lead on from a node, with the node that each leads to."""

    def open_ends(self, document: str) -> tuple[OpenEnd, ...]:
        """Give what a document carries out or rests on without its being known which document that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The part of the graph above or below one document or task: nodes nearest first, hops in the order in which they were met."""

    start: str
    direction: Direction
    depth: int
    nodes: tuple[Node, ...]
    hops: tuple[Hop, ...]
    distances: tuple[int, ...]  # of each node, in hops that count (passing through does not)
    is_cut: bool  # there is more beyond the depth
    open_ends: tuple[OpenEnd, ...] = ()  # upward only

    def to_json(self, key: str, statuses: Mapping[str, Status] | None = None) -> dict[str, object]:
        """Give the answer of /trace; a hop's quote is as it stands in the text, and `cut` says whether the passage goes on.

        In: the standing of its documents, which is told of each where it is given.
        """
        told = {iri: {"status": status.to_json()} for iri, status in (statuses or {}).items()}
        nodes = [{**asdict(node), "distance": far, **told.get(node.iri, {})} for node, far in zip(self.nodes, self.distances, strict=True)]
        return {
            **{"key": key, "start": self.start, "direction": self.direction, "depth": self.depth, "cut": self.is_cut},
            "nodes": nodes,
            "hops": [hop_json(hop) for hop in self.hops],
            "openEnds": [asdict(end) for end in self.open_ends],
        }


def hop_json(hop: Hop) -> dict[str, str | int | None]:
    """Give a hop as /trace does."""
    return {
        **{
            "from": hop.source,
            "to": hop.target,
            "relation": hop.relation,
            "strength": hop.strength,
            "quote": hop.quote,
            "start": hop.start,
            "end": hop.end,
        },
        **{"document": hop.document, "place": hop.place, "state": hop.state, "cut": is_cut(hop.quote, hop.start, hop.end)},
    }


def trace(around: Walkable, iri: str, *, direction: Direction, depth: int = 6, strengths: Set[Strength] = CARRYING) -> Trace:
    """Walk from a document or task, nearest first, each node once; a circle ends where it closes.

    In:     the IRI of a document or task; depth: how many hops to go, not counting those from a plan to its decision; which strengths count.
    Raises: KeyNotFoundError if the graph does not hold it.
    """
    around.node(iri)
    seen: dict[str, int] = {iri: 0}
    walked = {(iri, False)}  # a node that was passed into is walked again when it is also reached by a hop of its own
    hops: dict[tuple[str, str, str], Hop] = {}
    queue: deque[tuple[str, int, bool]] = deque([(iri, 0, False)])
    is_cut = False
    while queue:
        here, far, came_through = queue.popleft()
        for there, hop in _leading(around, here, direction, strengths, came_through):
            reached = far + (not hop.passes)
            if reached > depth:
                is_cut = is_cut or there not in seen
                continue
            hops.setdefault((hop.relation, hop.source, hop.target), hop)
            seen.setdefault(there, reached)
            if (there, hop.passes) not in walked:
                walked.add((there, hop.passes))
                (queue.appendleft if hop.passes else queue.append)((there, reached, hop.passes))
    nodes = tuple(around.node(node) for node in seen)
    return Trace(
        start=iri,
        direction=direction,
        depth=depth,
        nodes=nodes,
        hops=tuple(hops.values()),
        distances=tuple(seen.values()),
        is_cut=is_cut,
        open_ends=tuple(_open_ends(around, nodes, iri)) if direction == "up" else (),
    )


def _leading(around: Walkable, here: str, direction: Direction, strengths: Set[Strength], came_through: bool) -> Iterator[tuple[str, Hop]]:
    for there, hop in around.hops(here, direction):
        if hop.strength in strengths and not (came_through and hop.passes):
            yield there, hop


def _open_ends(around: Walkable, nodes: tuple[Node, ...], start: str) -> Iterator[OpenEnd]:
    """Give the open ends of the documents of a walk, and of the tasks that it starts in; those of a plan's other tasks are theirs alone."""
    tasks = {node.iri for node in nodes if node.kind == "task"}
    for node in nodes:
        if node.kind == "document" and node.held:
            yield from (end for end in around.open_ends(node.iri) if end.task is None or end.task in tasks)
