"""What of a chain fits place, agency, level and year.

Answers: which nodes of a trace are wanted, and what must stay so that each of them is still led to.
Assumes: a trace, and who leads which task.
Never:   shows a wanted node without the way to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from graph.chain.walk import Trace
from graph.model.chain import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Sift:
    """What is wanted of a chain; None: anything. A node must fit every field that is set."""

    kind: str | None = None  # "document", "task"
    level: str | None = None  # entry of scheme agency-level
    province: str | None = None  # slug of data/lists/provinces.csv
    agencies: frozenset[str] | None = None  # IRIs: who issued the document, or leads or advises the task
    year: int | None = None  # of the document's date, or the task's deadline

    @property
    def is_open(self) -> bool:
        """Whether everything is wanted."""
        return self == Sift()


def sift(trace: Trace, wanted: Sift, leading: Mapping[str, Set[str]]) -> Trace:
    """Keep the nodes that are wanted, and what lies on the ways to them.

    In: `leading`: the agencies that lead or advise each task, by its IRI.
    """
    if wanted.is_open:
        return trace
    kept = {node.iri for node in trace.nodes if _fits(node, wanted, leading.get(node.iri, frozenset()))} | {trace.start}
    back: dict[str, list[str]] = {}
    for hop in trace.hops:
        near, far = (hop.source, hop.target) if trace.direction == "up" else (hop.target, hop.source)
        back.setdefault(far, []).append(near)
        if hop.passes:
            back.setdefault(near, []).append(far)
    open_nodes = list(kept)
    while open_nodes:
        for before in back.get(open_nodes.pop(), ()):
            if before not in kept:
                kept.add(before)
                open_nodes.append(before)
    pairs = [(node, far) for node, far in zip(trace.nodes, trace.distances, strict=True) if node.iri in kept]
    return replace(
        trace,
        nodes=tuple(node for node, _ in pairs),
        distances=tuple(far for _, far in pairs),
        hops=tuple(hop for hop in trace.hops if hop.source in kept and hop.target in kept),
    )


def _fits(node: Node, wanted: Sift, leading: Set[str]) -> bool:
    agencies = leading if node.kind == "task" else {node.issuer}
    when = node.deadline if node.kind == "task" else node.date
    return (
        wanted.kind in {None, node.kind}
        and wanted.level in {None, node.level}
        and wanted.province in {None, node.province}
        and (wanted.agencies is None or not wanted.agencies.isdisjoint(agencies))
        and (wanted.year is None or (when or "").startswith(str(wanted.year)))
    )
