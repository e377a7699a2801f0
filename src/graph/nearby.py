"""Chains of one question: the store is asked for what lies around a node when the walk comes to it.

Answers: the same as `trace.load_chains`, at a cost that grows with the answer, not with the store.
Assumes: the store does not change while it is walked.
Never:   asks twice about one document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from rdflib import URIRef

from graph.errors import KeyNotFoundError
from graph.lists import Lists
from graph.queries import question
from graph.store import Row, Store
from graph.trace import Direction, Hop, Node, document_node, does_set_work, rank, relation_hops, task_hop, task_node

T = TypeVar("T")

STATED = "SELECT ?relation ?object WHERE { ?relation vp:objectDocument ?object }"


class Nearby:
    """The chains of a store, to be walked by `trace.trace`. For many walks of one state load them whole: graph.trace.load_chains."""

    def __init__(self, store: Store, lists: Lists) -> None:
        self._store = store
        self._lists = lists
        self._nodes: dict[str, Node | None] = {}
        self._works: dict[str, bool] = {}
        self._tasks: dict[str, list[Row]] = {}
        self._stating: dict[str, list[Hop]] = {}
        self._stated: dict[str, list[Hop]] = {}

    def node(self, iri: str) -> Node:
        """Give a node.

        Raises: KeyNotFoundError if the graph has no such document or task.
        """
        found = _once(self._nodes, iri, self._find)
        if found is None:
            raise KeyNotFoundError(iri)
        return found

    def hops(self, iri: str, direction: Direction) -> Iterator[tuple[str, Hop]]:
        """Give the hops that lead on from a node, with the node that each leads to."""
        here = self.node(iri)
        around = self._around_task(here) if here.kind == "task" else self._around_document(iri)
        edges: dict[tuple[str, str, str], Hop] = {}
        for hop in sorted(around, key=rank):
            if edges.setdefault((hop.source, hop.target, hop.relation), hop) is hop and hop.passes:
                edges[hop.target, hop.source, hop.relation] = hop
        leading: dict[str, list[Hop]] = {}
        for (lower, upper, _), hop in edges.items():
            if iri == (lower if direction == "up" else upper):
                leading.setdefault(upper if direction == "up" else lower, []).append(hop)
        for there, found in leading.items():
            yield from ((there, hop) for hop in found)

    def _find(self, iri: str) -> Node | None:
        try:
            document = self._document(iri)
            tasks = [] if document else self._store.select(question("chain-tasks"), iri=URIRef(iri))
        except ValueError:  # no IRI at all
            return None
        return document or (task_node(tasks[0], self.node(tasks[0]["document"])) if tasks else None)

    def _document(self, iri: str) -> Node | None:
        rows = self._store.select(question("chain-documents"), iri=URIRef(iri))
        if not rows:
            return None
        self._works[iri] = does_set_work(rows[-1], self._lists)
        return document_node(rows[-1])

    def _around_document(self, iri: str) -> Iterator[Hop]:
        yield from _once(self._stating, iri, self._said_of_subject)
        yield from _once(self._stated, iri, self._said_of_object)
        yield from (hop for hop in self._task_hops(iri) if hop.target == iri)

    def _around_task(self, task: Node) -> Iterator[Hop]:
        yield from (hop for hop in _once(self._stating, task.document, self._said_of_subject) if hop.source == task.iri)
        yield from (hop for hop in self._task_hops(task.document) if task.iri in {hop.source, hop.target})

    def _task_hops(self, document: str) -> Iterator[Hop]:
        rows = _once(self._tasks, document, lambda iri: self._store.select(question("chain-tasks"), document=URIRef(iri)))
        tasks = {row["iri"] for row in rows}
        return (task_hop(row, has_parent=row.get("parent") in tasks) for row in rows)

    def _said_of_subject(self, iri: str) -> list[Hop]:
        return self._relations(self._store.select(question("chain-relations"), subject=URIRef(iri)))

    def _said_of_object(self, iri: str) -> list[Hop]:
        # Bound to the object, the engine would start from every relation's subject: 0.1 s of 13,000 relations (2026-11-20).
        found = self._store.select(STATED, object=URIRef(iri))
        return self._relations([row for one in found for row in self._store.select(question("chain-relations"), relation=URIRef(one["relation"]))])

    def _relations(self, rows: list[Row]) -> list[Hop]:
        return [hop for row in rows if self._is_known(row["subject"]) and self._is_known(row["object"]) for hop in self._hops(row)]

    def _hops(self, row: Row) -> Iterator[Hop]:
        return relation_hops(row, is_work=self._works.get(row["object"], False))

    def _is_known(self, iri: str) -> bool:
        return _once(self._nodes, iri, self._find) is not None


def _once(known: dict[str, T], key: str, find: Callable[[str], T]) -> T:
    if key not in known:
        known[key] = find(key)
    return known[key]
