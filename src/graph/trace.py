"""Follow the chain from a task up to the documents that it carries out, and from a document down to the tasks that carry it out.

Answers: which documents and tasks lie above or below, over which hops, and which words of which text state each hop.
Assumes: the store's graphs are those of `rdf`.
Never:   takes a mention for a tie: căn cứ on a law gives competence and carries nothing; a document that one task carries out is not carried out by
         the plan's other tasks.

What leads upward, to what a node carries out, rests on, or belongs to:

    implements, executes          yes: the words "thực hiện", "triển khai", "cụ thể hóa"
    basedOn                       weakly, where the document above is itself one that sets work (resolution, programme, plan, decision)
    promulgates, approves         through: a decision and the plan that it issues stand for each other, but never lead on to a second plan of it
    hasTask, subTaskOf            a task belongs to its plan, or to the task above it
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal, Protocol

import networkx as nx

from graph.errors import KeyNotFoundError
from graph.lists import Lists
from graph.queries import question
from graph.store import Row, Store
from graph.text import is_cut
from graph.vocab import entry

Direction = Literal["up", "down"]

PASSES = frozenset({"promulgates", "approves"})
LEVELS = ("party-central", "central", "ministry", "province", "department", "district", "commune", "unit", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A document or task of a chain. `level` is that of the issuer (scheme agency-level); a task has that of its plan."""

    iri: str
    kind: str  # "document", "task"
    label: str
    level: str
    held: bool  # the graph holds its text
    document: str  # the document itself, or the one that the task belongs to
    locator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """What a text says of two nodes, with its words: `source` `relation` `target`. `document` is the one whose text they stand in.

    Offsets are code points of that document's source. All relations but those that pass point upward.
    """

    source: str
    target: str
    relation: str
    quote: str
    start: int
    end: int
    document: str
    state: str  # how far the mention was resolved: "resolved", "stub"
    strength: str  # "strong", "weak"
    passes: bool = False  # a decision and its plan: walked either way


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

    def to_json(self, key: str) -> dict[str, object]:
        """Give the answer of /trace; a hop's quote is as it stands in the text, and `cut` says whether the passage goes on."""
        nodes = [{**asdict(node), "distance": far} for node, far in zip(self.nodes, self.distances, strict=True)]
        hops = [
            {
                **{"from": h.source, "to": h.target, "relation": h.relation, "quote": h.quote, "start": h.start, "end": h.end},
                **{"document": h.document, "state": h.state, "strength": h.strength, "cut": is_cut(h.quote, h.start, h.end)},
            }
            for h in self.hops
        ]
        return {"key": key, "start": self.start, "direction": self.direction, "depth": self.depth, "cut": self.is_cut, "nodes": nodes, "hops": hops}


@dataclass(frozen=True, slots=True)
class Chains:
    """All documents, tasks and hops of one state of the store, ready to be walked."""

    graph: nx.MultiDiGraph

    def node(self, iri: str) -> Node:
        """Give a node.

        Raises: KeyNotFoundError if the graph has no such document or task.
        """
        if iri not in self.graph:
            raise KeyNotFoundError(iri)
        found: Node = self.graph.nodes[iri]["node"]
        return found

    def hops(self, iri: str, direction: Direction) -> Iterator[tuple[str, Hop]]:
        """Give the hops that lead on from a node, with the node that each leads to."""
        edges = self.graph.out_edges(iri, data="hop") if direction == "up" else self.graph.in_edges(iri, data="hop")
        for lower, upper, hop in edges:
            yield (upper if direction == "up" else lower), hop


class Walkable(Protocol):
    """What a walk needs: all of a state at hand (`Chains`), or asked for as the walk goes (graph.nearby)."""

    def node(self, iri: str) -> Node:
        """Give a node.

        Raises: KeyNotFoundError if the graph has no such document or task.
        """

    def hops(self, iri: str, direction: Direction) -> Iterator[tuple[str, Hop]]:
        """Give the hops that lead on from a node, with the node that each leads to."""


def load_chains(store: Store, lists: Lists) -> Chains:
    """Read everything that chains are made of out of a store: three questions, whatever the size."""
    graph = nx.MultiDiGraph()
    for row in store.select(question("chain-documents")):
        graph.add_node(row["iri"], node=document_node(row), sets_work=does_set_work(row, lists))
    tasks = store.select(question("chain-tasks"))
    for row in tasks:
        graph.add_node(row["iri"], node=task_node(row, graph.nodes[row["document"]]["node"]), sets_work=False)
    found = [task_hop(row, has_parent=row.get("parent") in graph) for row in tasks]
    for row in store.select(question("chain-relations")):
        if row["subject"] in graph and row["object"] in graph:
            found += relation_hops(row, is_work=graph.nodes[row["object"]]["sets_work"])
    for hop in sorted(found, key=rank):
        if not graph.has_edge(hop.source, hop.target, key=hop.relation):  # of several places that state a hop the first one is kept
            graph.add_edge(hop.source, hop.target, key=hop.relation, hop=hop)
            if hop.passes:
                graph.add_edge(hop.target, hop.source, key=hop.relation, hop=hop)
    return Chains(graph)


def document_node(row: Row) -> Node:
    """Give the node of a row of the question chain-documents."""
    level = entry(row.get("level")) or "other"
    return Node(iri=row["iri"], kind="document", label=row["label"], level=level, held="hash" in row, document=row["iri"])


def does_set_work(row: Row, lists: Lists) -> bool:
    """Tell whether a document of the question chain-documents is of a type that sets work."""
    return any(kind.sets_work and kind.slug == entry(row.get("type")) for kind in lists.document_types)


def task_node(row: Row, plan: Node) -> Node:
    """Give the node of a row of the question chain-tasks."""
    return Node(iri=row["iri"], kind="task", label=row["label"], level=plan.level, held=True, document=plan.iri, locator=row["locator"])


def rank(hop: Hop) -> tuple[bool, bool, str, int, str, str, str, int]:
    """Walk strong hops before weak ones, from document to document before tasks, tasks in the order of the text."""
    is_task = hop.relation in {"hasTask", "subTaskOf"}
    return hop.strength == "weak", is_task, hop.document, hop.start, hop.source, hop.target, hop.relation, hop.end


def task_hop(row: Row, *, has_parent: bool) -> Hop:
    """Give the hop of a row of the question chain-tasks: to the task above it, or to its plan."""
    relation, target = ("subTaskOf", row["parent"]) if has_parent else ("hasTask", row["document"])
    return _hop(row, source=row["iri"], target=target, relation=relation, document=row["document"], state="resolved")


def relation_hops(row: Row, *, is_work: bool) -> Iterator[Hop]:
    """Give the hop of a row of the question chain-relations, if it is one; is_work: its object is a document that sets work."""
    document, role = row["relation"].partition("/qh/")[0], entry(row["role"])
    subject, target = row["subject"], row["object"]
    task = row.get("task") if subject == document else None
    if role in PASSES:
        yield _hop(row, source=subject, target=target, relation=role, document=document, passes=True)
    elif role == "implements":
        yield _hop(row, source=task or subject, target=target, relation="executes" if task else role, document=document)
    elif role == "basedOn" and is_work:
        yield _hop(row, source=task or subject, target=target, relation=role, document=document, strength="weak")


def _hop(row: Row, *, source: str, target: str, relation: str, document: str, state: str = "", strength: str = "strong", passes: bool = False) -> Hop:
    return Hop(
        source=source,
        target=target,
        relation=relation,
        quote=row["quote"],
        start=int(row["start"]),
        end=int(row["end"]),
        document=document,
        state=state or entry(row.get("state")) or "resolved",
        strength=strength,
        passes=passes,
    )


def trace(chains: Walkable, iri: str, *, direction: Direction, depth: int = 6) -> Trace:
    """Walk from a document or task, nearest first, each node once; a circle ends where it closes.

    In:     the IRI of a document or task; depth: how many hops to go, passing from a plan to its decision not counted.
    Raises: KeyNotFoundError if the graph does not hold it.
    """
    chains.node(iri)
    seen: dict[str, int] = {iri: 0}
    walked = {(iri, False)}  # a node that was passed into is walked again when it is also reached by a hop of its own
    hops: dict[tuple[str, str, str], Hop] = {}
    queue: deque[tuple[str, int, bool]] = deque([(iri, 0, False)])
    is_cut = False
    while queue:
        here, far, came_through = queue.popleft()
        for there, hop in _leading(chains, here, direction, came_through):
            reached = far + (not hop.passes)
            if reached > depth:
                is_cut = is_cut or there not in seen
                continue
            hops.setdefault((hop.relation, hop.source, hop.target), hop)
            seen.setdefault(there, reached)
            if (there, hop.passes) not in walked:
                walked.add((there, hop.passes))
                (queue.appendleft if hop.passes else queue.append)((there, reached, hop.passes))
    return Trace(
        start=iri,
        direction=direction,
        depth=depth,
        nodes=tuple(chains.node(node) for node in seen),
        hops=tuple(hops.values()),
        distances=tuple(seen.values()),
        is_cut=is_cut,
    )


def _leading(chains: Walkable, here: str, direction: Direction, came_through: bool) -> Iterator[tuple[str, Hop]]:
    """Leave out a second pass in a row: it would lead from one plan of a decision to another plan of it."""
    for there, hop in chains.hops(here, direction):
        if not (came_through and hop.passes):
            yield there, hop
