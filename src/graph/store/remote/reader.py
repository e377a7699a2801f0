"""One state of the graph in another machine's engine, to be asked.

Answers: what `Store` answers, from an engine that is asked over HTTP.
Assumes: whoever changes the engine does it by `publish_remote`, which says so before and after.
Never:   answers from two states: after each answer the engine is asked whether it still holds the same one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rdflib import Graph, URIRef
from rdflib.term import Node

from graph.errors import ChangingError, RemoteError, StoreError
from graph.rdf import iris
from graph.store.limits import Most
from graph.store.remote.address import Remote
from graph.store.remote.condition import Condition, condition_query, read_condition, state_graph, union_query
from graph.store.remote.dialect import Dialect, dialect_of
from graph.store.remote.exchange import asking
from graph.store.remote.results import Heard, kind_of, read_graph, read_rows, read_terms, write_answer
from graph.store.remote.wire import Wire
from graph.store.remote.words import bound, declared
from graph.store.state import Answer, Row, Scope, Term
from graph.store.terms import to_rdflib

_CHANGED = "máy chủ dữ liệu vừa nhận, hoặc đang nhận, một bản dựng mới; hãy thử lại sau ít giây"
_ALL = "SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


class RemoteEngine:
    """An engine elsewhere, whatever state it holds. Use `open`; close it at the end."""

    def __init__(self, remote: Remote, base: str) -> None:
        self.remote, self.base = remote, base
        self.wire = Wire(remote)
        self._dialect: Dialect | None = None

    @property
    def dialect(self) -> Dialect:
        """How it speaks; asked once.

        Raises: RemoteError if it does not speak SPARQL.
        """
        if self._dialect is None:
            found = dialect_of(self._send("ASK {}", "boolean", Dialect()))
            if found.is_virtuoso and self.remote.rows is None:
                raise RemoteError(
                    "máy chủ dữ liệu là Virtuoso, vốn cắt câu trả lời CONSTRUCT ở ResultSetMaxRows mà không báo; "
                    "hãy đặt VNPLAN_REMOTE_ROWS bằng số đó trong virtuoso.ini"
                )
            self._dialect = found
        return self._dialect

    @property
    def heard(self) -> Heard:
        """How its answers are to be read."""
        return Heard(dialect=self.dialect, rows=self.remote.rows)

    def rows(self, query: str) -> list[Row]:
        """Ask a SELECT of the project's own."""
        return read_rows(self._send(query, "solutions"), self.heard)

    def terms(self, query: str) -> Iterator[dict[str, Node]]:
        """Ask a SELECT of the project's own for terms of rdflib."""
        for row in read_terms(self._send(query, "solutions"), self.heard):
            yield {name: to_rdflib(value) for name, value in row.items()}

    def graph(self, query: str) -> Graph:
        """Ask a CONSTRUCT of the project's own."""
        return read_graph(self._send(query, "graph"), self.remote.rows)

    def _send(self, query: str, kind: str, dialect: Dialect | None = None) -> bytes:
        request = asking(self.remote, dialect or self.dialect, declared(query, None), kind=kind, scope=Scope(), limit_s=self.remote.limit_s)
        return self.wire.send(request)

    def stranger(self, query: str, kind: str, scope: Scope) -> bytes:
        """Ask what a stranger asks, in the text that was looked at before."""
        text = declared(query, scope.base)
        return self.wire.send(asking(self.remote, self.dialect, text, kind=kind, scope=scope, limit_s=self.remote.limit_s))

    def condition(self) -> Condition | None:
        """Say which state it holds; None: it was never published to, or the line is just being written."""
        found = self.rows(condition_query(self.base))
        if len(found) > 1:
            raise ChangingError(_CHANGED)
        return read_condition(found[0]["line"]) if found else None

    def holds_any(self) -> bool:
        """Say whether it holds anything of a store under this base, published or not."""
        return bool(self.rows(f"SELECT ?s WHERE {{ GRAPH {iris.meta_graph(self.base).n3()} {{ ?s ?p ?o }} }} LIMIT 1"))

    def standing(self) -> Condition | None:
        """Say which state it holds; None: it was never published to.

        Raises: ChangingError where the line is missing that says it: engines replace a graph in two steps.
        """
        condition = self.condition()
        if condition is None and self.holds_any():
            raise ChangingError(_CHANGED)
        return condition

    def open(self) -> RemoteStore:
        """Open the state that it holds.

        Raises: StoreError if it holds none, or asks of its default graph what is in no other; ChangingError while one is being written.
        """
        condition = self.standing()
        if condition is None:
            raise StoreError(f"máy chủ dữ liệu {self.remote.host} chưa có bản dựng nào hoàn tất. Hãy chạy: vnplan build hoặc vnplan publish")
        if not condition.is_finished:
            raise ChangingError(_CHANGED)
        found = self._send(union_query(self.base), "boolean")
        if b"true" not in self.dialect.rows(found, "boolean"):
            raise StoreError(
                "đồ thị mặc định của máy chủ dữ liệu không phải là hợp của mọi đồ thị; hãy thêm tham số vào VNPLAN_REMOTE_QUERY: "
                "?union-default-graph (Oxigraph) hoặc ?default-graph-uri=urn:x-arq:UnionGraph (Jena); docs/engines.md"
            )
        return RemoteStore(self, condition)

    def close(self) -> None:
        """Close the connections."""
        self.wire.close()


def open_remote(remote: Remote, base: str) -> RemoteStore:
    """Open the state that an engine holds; close it at the end. Raises as `RemoteEngine.open`."""
    engine = RemoteEngine(remote, base)
    try:
        return engine.open()
    except BaseException:
        engine.close()
        raise


class RemoteStore:
    """One state, asked. Every answer is of this state, or there is none."""

    def __init__(self, engine: RemoteEngine, condition: Condition) -> None:
        self._engine, self.condition = engine, condition

    @contextmanager
    def _confirmed(self) -> Iterator[None]:
        """Do something, then see that the engine held this state all the while.

        Raises: ChangingError if it did not.
        """
        yield
        if self._engine.condition() != self.condition:
            raise ChangingError(_CHANGED)

    def select(self, query: str, **bindings: Term) -> list[Row]:
        """Run a SELECT over the union of all graphs, with variables of its projection bound to terms.

        Out:    rows of IRIs and lexical forms; what is unbound is missing.
        Raises: RemoteError, ChangingError; QueryError if the engine does not take the query; ValueError if an IRI is none.
        """
        with self._confirmed():
            return self._engine.rows(bound(query, bindings))

    def construct(self, query: str, **bindings: Term) -> Graph:
        """Run a CONSTRUCT over the union of all graphs and give its triples. Raises as `select`."""
        with self._confirmed():
            return self._engine.graph(bound(query, bindings))

    def answer(self, query: str, *, result_form: str, rdf_form: str, scope: Scope, most: Most) -> Answer:
        """Answer a stranger's query, as `Store.answer` does.

        Raises: QueryError if it is malformed, or the engine does not take it; QueryLimitError, RemoteError, ChangingError.
        """
        kind = kind_of(query, scope.base)
        with self._confirmed():
            body = self._engine.stranger(query, kind, scope)
        return write_answer(body, kind, forms=(result_form, rdf_form), heard=self._engine.heard, most=most)

    def quads(self, graph: URIRef | None = None) -> Iterator[tuple[Node, ...]]:
        """Give the quads (subject, predicate, object, graph) of one graph, or of all but the line of the state, as rdflib terms."""
        names = [graph] if graph is not None else [URIRef(row["g"]) for row in self.select(_GRAPHS)]
        for name in names:
            if name == state_graph(self._engine.base) or not str(name).startswith(self._engine.base):
                continue
            with self._confirmed():
                found = list(self._engine.terms(_ALL.format(graph=name.n3())))
            for row in found:
                yield row["s"], row["p"], row["o"], name

    def build_id(self) -> str:
        """Name the state."""
        return self.condition.build

    def close(self) -> None:
        """Close the connections."""
        self._engine.close()
