"""What can be asked of a state of the graph, wherever it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from rdflib import Graph, URIRef
from rdflib.term import Node

from graph.store.limits import Most
from graph.store.state import Answer, Row, Scope, Term


class Readable(Protocol):
    """One state of the graph, to be asked: `Store` beside the program, `RemoteStore` in another machine's engine."""

    def select(self, query: str, **bindings: Term) -> list[Row]:
        """Run a SELECT of the project's own, with variables of its projection bound to terms."""

    def construct(self, query: str, **bindings: Term) -> Graph:
        """Run a CONSTRUCT of the project's own, with variables bound to terms."""

    def answer(self, query: str, *, result_form: str, rdf_form: str, scope: Scope, most: Most) -> Answer:
        """Answer a stranger's query."""

    def quads(self, graph: URIRef | None = None) -> Iterator[tuple[Node, ...]]:
        """Give the quads of one graph, or of all, as rdflib terms."""

    def build_id(self) -> str:
        """Name the state."""

    def close(self) -> None:
        """Let go of what it is read through."""
