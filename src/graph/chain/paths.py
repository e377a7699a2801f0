"""The ways between two nodes of a chain, how much each carries, and where chains end or close on themselves.

Answers: by which hops one thing carries another out, the strongest and shortest way first; which chains stop, and why; which run in a circle.
Assumes: a trace of one state of the graph.
Never:   joins hops that do not meet; visits a node twice on one way; passes twice in a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import Literal

import networkx as nx

from graph.chain.walk import Trace, hop_json
from graph.model.chain import Hop, Node, Strength

MOST_PATHS = 1000  # ways that are looked at between two nodes; real ones are fewer than twenty
_FREE = frozenset({Strength.PART, Strength.THROUGH})  # neither lengthen a way nor weaken it
_WORTH = {
    Strength.PART: 0,
    Strength.THROUGH: 0,
    Strength.STRONG: 0,
    Strength.WEAK: 1,
    Strength.COMPETENCE: 2,
    Strength.MENTION: 3,
    Strength.STATUS: 4,
}

Cost = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way along hops, from where the trace starts. `strength`: that of its weakest hop; `length`: hops from document to document."""

    nodes: tuple[str, ...]
    hops: tuple[Hop, ...]

    @property
    def strength(self) -> Strength:
        """The strength of the weakest hop; STRONG where every hop that counts says "thực hiện"."""
        return max((hop.strength for hop in self.hops if hop.strength not in _FREE), key=_WORTH.__getitem__, default=Strength.STRONG)

    @property
    def length(self) -> int:
        """How many relations between documents it goes over."""
        return sum(hop.strength not in _FREE for hop in self.hops)

    @property
    def cost(self) -> Cost:
        """What ways are ordered by: the strongest first, of these the shortest."""
        return _WORTH[self.strength], self.length, len(self.hops)

    def to_json(self) -> dict[str, object]:
        """Give the way as /trace does."""
        return {"nodes": list(self.nodes), "strength": self.strength, "length": self.length, "hops": [hop_json(hop) for hop in self.hops]}


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where a chain stops. why: "not-held" (its text is not in the graph), "top" or "bottom" (its text names nothing further), "depth"."""

    node: Node
    why: Literal["not-held", "top", "bottom", "depth"]


def best_path(trace: Trace, target: str) -> Path | None:
    """Give the strongest of the ways to a node of the trace, of several the shortest; None where none leads there."""
    return next((path for path in ways(trace) if path.nodes[-1] == target), None)


def ways(trace: Trace) -> Iterator[Path]:
    """Give ways from the start to every node, the best first: one for each strength, and for each of none, one and several relations."""
    leading = _leading(trace)
    heap: list[tuple[Cost, int, Path]] = [((0, 0, 0), 0, Path(nodes=(trace.start,), hops=()))]
    done: set[tuple[str, bool, int, int]] = set()
    numbers = count(1)
    while heap:
        cost, _, path = heappop(heap)
        state = (path.nodes[-1], bool(path.hops) and path.hops[-1].passes, cost[0], min(cost[1], 2))
        if state not in done:
            done.add(state)
            yield path
            for longer in _onward(leading, path):
                heappush(heap, (longer.cost, next(numbers), longer))


def paths(trace: Trace, target: str, *, most: int = MOST_PATHS) -> tuple[Path, ...]:
    """Give every way to a node of the trace, strongest and shortest first; no more than `most` are looked for."""
    leading = _leading(trace)
    reaching = _reaching(trace, target)
    found: list[Path] = []
    open_paths = [Path(nodes=(trace.start,), hops=())]
    while open_paths and len(found) < most:
        path = open_paths.pop()
        if path.nodes[-1] == target:
            found.append(path)
        else:
            open_paths += [longer for longer in _onward(leading, path) if longer.nodes[-1] in reaching]
    return tuple(sorted(found, key=lambda path: (path.cost, path.nodes)))


def _onward(leading: dict[str, list[tuple[str, Hop]]], path: Path) -> Iterator[Path]:
    came_through = bool(path.hops) and path.hops[-1].passes
    for there, hop in leading.get(path.nodes[-1], ()):
        if there not in path.nodes and not (came_through and hop.passes):
            yield Path(nodes=(*path.nodes, there), hops=(*path.hops, hop))


def _leading(trace: Trace) -> dict[str, list[tuple[str, Hop]]]:
    leading: dict[str, list[tuple[str, Hop]]] = {}
    for hop in trace.hops:
        near, far = (hop.source, hop.target) if trace.direction == "up" else (hop.target, hop.source)
        leading.setdefault(near, []).append((far, hop))
        if hop.passes:
            leading.setdefault(far, []).append((near, hop))
    return leading


def _graph(trace: Trace) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(node.iri for node in trace.nodes)
    for near, further in _leading(trace).items():
        graph.add_edges_from((near, far) for far, _ in further)
    return graph


def _reaching(trace: Trace, target: str) -> set[str]:
    graph = _graph(trace)
    return {target, *nx.ancestors(graph, target)} if target in graph else set()


def circles(trace: Trace) -> tuple[tuple[str, ...], ...]:
    """Give one circle of each part of the trace that runs in one: documents that say of each other, in the end, that they carry each other out."""
    graph = nx.DiGraph()
    for hop in trace.hops:
        if hop.strength not in _FREE:
            graph.add_edge(hop.source, hop.target)
    found = []
    for part in nx.strongly_connected_components(graph):
        if len(part) > 1:
            found.append(tuple(near for near, _ in nx.find_cycle(graph.subgraph(part), min(part))))
    return tuple(sorted(found))


def ends(trace: Trace) -> tuple[End, ...]:
    """Give the documents that a walk ends at, and why; downward also those that no task follows from."""
    leading = _leading(trace)
    beyond = {node.iri for node, far in zip(trace.nodes, trace.distances, strict=True) if trace.is_cut and far == trace.depth}
    found = []
    for node in trace.nodes:
        onward = [hop for _, hop in leading.get(node.iri, ()) if not hop.passes]
        if node.kind == "document" and not onward:
            why: Literal["not-held", "top", "bottom", "depth"] = "top" if trace.direction == "up" else "bottom"
            found.append(End(node=node, why="depth" if node.iri in beyond else why if node.held else "not-held"))
    return tuple(found)
