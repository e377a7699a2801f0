"""One state of the graph: asked, loaded, changed by one update, dumped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from graph.config import BASE
from graph.errors import QueryError, StoreError
from graph.store.limits import Bounded, Most, counted, refuse_rows
from graph.store.syntax import data_fault, query_fault
from graph.store.terms import graph_name, lexical, to_engine, to_engine_quad, to_rdflib, to_rdflib_graph
from graph.vocab import PREFIXES, VP

Row = Mapping[str, str]
Term = URIRef | Literal

RDF_FORMATS = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "rdfxml": ox.RdfFormat.RDF_XML, "jsonld": ox.RdfFormat.JSON_LD}
RESULT_FORMATS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
LOADABLE = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The graphs that a query sees. Empty `default`: the union of all graphs; empty `named`: every named graph (unless either is given)."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    stated: bool = False  # the query names its graphs itself (FROM), so the union is not what it asks
    base: str | None = None  # what relative IRIs of the query are resolved against


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it goes over the wire. `kind` is "solutions", "boolean" or "graph"."""

    kind: str
    body: bytes


class Store:
    """One state of the graph, to be asked; to be changed only where `open_writable` made it."""

    def __init__(self, inner: ox.Store) -> None:
        self._inner: ox.Store | None = inner

    @property
    def inner(self) -> ox.Store:
        """The engine's own store.

        Raises: StoreError once it is closed.
        """
        if self._inner is None:
            raise StoreError("kho dữ liệu đã đóng")
        return self._inner

    def close(self) -> None:
        """Let go of the files and the lock, which the engine does when nothing refers to it any more."""
        self._inner = None

    def select(self, query: str, **bindings: Term) -> list[Row]:
        """Run a SELECT over the union of all graphs, with variables of its projection bound to terms.

        Out:    rows of IRIs and lexical forms; what is unbound is missing.
        Raises: QueryError if the query is malformed or not a SELECT.
        """
        solutions = self._run(query, bindings)
        if not isinstance(solutions, ox.QuerySolutions):
            raise QueryError("expected a SELECT query")
        names = [variable.value for variable in solutions.variables]
        return [{name: lexical(value) for name in names if (value := solution[name]) is not None} for solution in solutions]

    def construct(self, query: str, **bindings: Term) -> Graph:
        """Run a CONSTRUCT over the union of all graphs and give its triples as an rdflib graph.

        Raises: QueryError if the query is malformed or not a CONSTRUCT.
        """
        triples = self._run(query, bindings)
        if not isinstance(triples, ox.QueryTriples):
            raise QueryError("expected a CONSTRUCT query")
        return to_rdflib_graph(triples)

    def _run(self, query: str, bindings: Mapping[str, Term]) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        terms: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {}
        terms.update((ox.Variable(name), to_engine(term)) for name, term in bindings.items())
        try:
            return self.inner.query(query, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=terms)
        except SyntaxError as error:
            raise QueryError(query_fault(error, query)) from error

    def answer(self, query: str, *, result_form: str, rdf_form: str, scope: Scope, most: Most) -> Answer:
        """Answer a stranger's query: SELECT and ASK in one of RESULT_FORMATS, CONSTRUCT and DESCRIBE in one of RDF_FORMATS.

        Raises: QueryError if it is malformed (says where), QueryLimitError if the answer has more bytes or rows than allowed: never a part of it.
        """
        own = bool(scope.default or scope.named)
        try:
            found = self.inner.query(
                query,
                base_iri=scope.base,
                prefixes=PREFIXES,
                use_default_graph_as_union=not (own or scope.stated),
                default_graph=[ox.NamedNode(iri) for iri in scope.default] if own else None,
                named_graphs=[ox.NamedNode(iri) for iri in scope.named] if own else None,
            )
        except SyntaxError as error:
            raise QueryError(query_fault(error, query)) from error
        except ValueError as error:
            raise QueryError(f"địa chỉ đồ thị không hợp lệ: {error}") from error
        out = Bounded(most.size_bytes)
        if isinstance(found, ox.QueryTriples):
            ox.serialize(counted(found, most.rows), out, format=RDF_FORMATS[rdf_form], prefixes=PREFIXES)
            return Answer(kind="graph", body=out.getvalue())
        found.serialize(out, format=RESULT_FORMATS[result_form])
        body = out.getvalue()
        if isinstance(found, ox.QueryBoolean):
            return Answer(kind="boolean", body=body)
        refuse_rows(body, result_form, most.rows)
        return Answer(kind="solutions", body=body)

    def quads(self, graph: URIRef | None = None) -> Iterator[tuple[Node, ...]]:
        """Give the quads (subject, predicate, object, graph) of one graph, or of all, as rdflib terms."""
        name = ox.NamedNode(graph) if graph is not None else None
        for quad in self.inner.quads_for_pattern(None, None, None, name):
            yield to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object), graph_name(quad)

    def about(self, node: URIRef, graph: URIRef) -> Iterator[tuple[Node, ...]]:
        """Give the quads of one graph whose subject is the node."""
        for quad in self.inner.quads_for_pattern(ox.NamedNode(node), None, None, ox.NamedNode(graph)):
            yield node, to_rdflib(quad.predicate), to_rdflib(quad.object), graph

    def count(self, predicate: URIRef, graph: URIRef) -> int:
        """Count the quads of one graph that have the predicate."""
        return sum(1 for _ in self.inner.quads_for_pattern(None, ox.NamedNode(predicate), None, ox.NamedNode(graph)))

    def graphs(self) -> list[str]:
        """Give the names of all graphs, sorted."""
        return sorted(name.value for name in self.inner.named_graphs() if isinstance(name, ox.NamedNode))

    def build_id(self) -> str:
        """Give 16 hex digits that change whenever what the store holds does."""
        digests = sorted(str(quad.object) + str(quad.subject) for quad in self.inner.quads_for_pattern(None, ox.NamedNode(VP.digest), None))
        return hashlib.sha256("\n".join(digests).encode()).hexdigest()[:16]

    def update(self, update: str) -> None:
        """Run a SPARQL update of our own making: all of it or nothing.

        Raises: StoreError if it is malformed, or the store is read-only.
        """
        try:
            self.inner.update(update)
        except (SyntaxError, OSError) as error:
            raise StoreError(f"kho dữ liệu không nhận thay đổi: {error}") from error

    def fill(self, trig: str) -> None:
        """Load TriG of our own making fast, in no transaction: for `Filling`, which can undo it.

        Raises: StoreError if it is no TriG, or the disk is full.
        """
        try:
            self.inner.bulk_load(trig.encode(), format=ox.RdfFormat.TRIG)
        except (SyntaxError, OSError) as error:
            raise StoreError(f"kho dữ liệu không nhận dữ liệu mới: {error}") from error

    def load(self, path: Path) -> int:
        """Load an RDF file (N-Quads, TriG, Turtle, N-Triples) in one transaction; give the number of quads read.

        Raises: StoreError naming the file, and the place in it, if it is not RDF of the kind that its ending says.
        """
        quads = list(_read_quads(path))
        self.inner.extend(quads)
        return len(quads)

    def fill_from(self, path: Path) -> int:
        """Load an RDF file fast and in little memory, in no transaction: for `Filling`, which can undo it. Otherwise as `load`."""
        counted = _Counted(_read_quads(path))
        self.inner.bulk_extend(counted)
        return counted.number


def _read_quads(path: Path) -> Iterator[ox.Quad]:
    form = LOADABLE.get(path.suffix.lower())
    if form is None:
        raise StoreError(f"{path}: đuôi tệp “{path.suffix}” không dùng được; cần một trong {', '.join(LOADABLE)}")
    try:
        for quad in ox.parse(path=str(path), format=form):
            yield quad if isinstance(quad, ox.Quad) else ox.Quad(*quad)
    except SyntaxError as error:
        raise StoreError(f"{path}: không đọc được như {form.name}: {data_fault(error)}") from error
    except (OSError, ValueError) as error:
        raise StoreError(f"{path}: không đọc được như {form.name}: {error}") from error


class _Counted:
    """Passes quads on and knows how many."""

    def __init__(self, quads: Iterator[ox.Quad]) -> None:
        self._quads = quads
        self.number = 0

    def __iter__(self) -> Iterator[ox.Quad]:
        for quad in self._quads:
            self.number += 1
            yield quad


def dump_quads(quads: Iterable[tuple[Node, ...]]) -> bytes:
    """Serialise quads as TriG, sorted by graph, subject, predicate and object: the same bytes for the same quads."""
    ordered = sorted(set(quads), key=lambda quad: (quad[3], quad[0], quad[1], quad[2].n3()))
    return bytes(ox.serialize((to_engine_quad(quad) for quad in ordered), format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b"")


def memory_store() -> Store:
    """Make an empty store in memory, for tests and for checking a file before it is taken."""
    return Store(ox.Store())


def syntax_error(query: str, shown: str | None = None) -> str | None:
    """Say what is wrong with a query's grammar, and where; None: nothing is. It is parsed as by `Store.answer`, and asks an empty store.

    In: `shown`: the query that the words before the place are quoted from, where another spelling of it is parsed.
    """
    try:
        ox.Store().query(query, base_iri=BASE, prefixes=PREFIXES)
    except SyntaxError as error:
        return query_fault(error, query if shown is None else shown)
    return None
