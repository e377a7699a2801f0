"""What an engine answered, read whole and written in the form asked for: the same forms, whichever engine answered."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Graph

from graph.errors import QueryError, RemoteError
from graph.store.limits import Bounded, Most, counted, refuse_many
from graph.store.remote.dialect import Dialect
from graph.store.remote.exchange import cut_off
from graph.store.state import RDF_FORMATS, RESULT_FORMATS, Answer, Row
from graph.store.syntax import query_fault
from graph.store.terms import lexical, to_rdflib
from graph.vocab import PREFIXES

Solutions = list[dict[str, ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple]]
_BROKEN = "câu trả lời của máy chủ dữ liệu không đọc được, hoặc bị cắt giữa chừng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How an engine's answers are to be read: how it speaks, and how many rows it gives at most."""

    dialect: Dialect
    rows: int | None = None


def kind_of(query: str, base: str | None) -> str:
    """Say in what a query is answered: "solutions", "boolean" or "graph". It is asked of an empty store here, and nothing else happens.

    >>> kind_of("ASK { ?s ?p ?o }", None)
    'boolean'

    Raises: QueryError if it is malformed, an update, or calls what is no function of SPARQL: such are not sent to any engine.
    """
    try:
        found = ox.Store().query(query, base_iri=base, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(query_fault(error, query)) from error
    except (RuntimeError, ValueError) as error:  # a function that is not SPARQL's
        raise QueryError(f"câu hỏi không tính được (hàm không thuộc SPARQL 1.1, hoặc địa chỉ không hợp lệ): {error}") from error
    if isinstance(found, ox.QueryTriples):
        return "graph"
    return "boolean" if isinstance(found, ox.QueryBoolean) else "solutions"


def read_rows(body: bytes, heard: Heard) -> list[Row]:
    """Read solutions as rows of IRIs and lexical forms; what is unbound is missing.

    Raises: RemoteError if they are not whole; QueryLimitError if the engine may have cut them off.
    """
    return [{name: lexical(term) for name, term in row.items()} for row in _solutions(body, heard)]


def read_terms(body: bytes, heard: Heard) -> Solutions:
    """Read solutions as terms of the parser's library. Otherwise as `read_rows`."""
    return _solutions(body, heard)


def _solutions(body: bytes, heard: Heard, most: int | None = None) -> Solutions:
    """Read all solutions, at most so many.

    The parser's objects must end in the thread that made them: an error must not carry them away in its frames.
    """
    found = solution = None
    try:
        found = _parsed(heard.dialect.rows(body, "solutions"))
        if not isinstance(found, ox.QuerySolutions):
            raise RemoteError(_BROKEN)
        names, read = [variable.value for variable in found.variables], []
        for place, solution in enumerate(found, start=1):
            _refuse_full(place, heard.rows)
            refuse_many(place, most)
            read.append({name: value for name in names if (value := solution[name]) is not None})
        return read
    except (SyntaxError, ValueError) as error:
        raise RemoteError(_BROKEN) from error
    finally:
        del found, solution


def _parsed(body: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
    try:
        return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise RemoteError(_BROKEN) from error


def _refuse_full(place: int, most: int | None) -> None:
    """An answer of as many rows as the engine gives at most is one that it may have cut off."""
    if most is not None and place >= most:
        raise cut_off(most)


def read_graph(body: bytes, most: int | None) -> Graph:
    """Read triples as an rdflib graph. Raises as `read_rows`."""
    graph = Graph()
    for triple in _triples(body, most):
        graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    return graph


def _triples(body: bytes, most: int | None) -> list[ox.Triple]:
    parser, read = ox.parse(body, format=ox.RdfFormat.N_TRIPLES), []
    try:
        for place, quad in enumerate(parser, start=1):
            _refuse_full(place, most)
            read.append(quad.triple if isinstance(quad, ox.Quad) else quad)
        return read
    except (SyntaxError, ValueError) as error:
        raise RemoteError(_BROKEN) from error
    finally:
        del parser


def write_answer(body: bytes, kind: str, *, forms: tuple[str, str], heard: Heard, most: Most) -> Answer:
    """Write what an engine answered to a stranger's query in the form that is wanted.

    In:     forms: of rows and of triples.
    Raises: RemoteError, QueryLimitError: never a part of the answer.
    """
    out = Bounded(most.size_bytes)
    if kind == "graph":
        ox.serialize(counted(_triples(body, heard.rows), most.rows), out, format=RDF_FORMATS[forms[1]], prefixes=PREFIXES)
        return Answer(kind=kind, body=out.getvalue())
    mended = heard.dialect.rows(body, kind)
    if kind == "solutions":
        _solutions(mended, Heard(dialect=Dialect(), rows=heard.rows), most.rows)
    found = _parsed(mended)
    try:
        if isinstance(found, ox.QueryBoolean) != (kind == "boolean"):
            raise RemoteError(_BROKEN)
        found.serialize(out, format=RESULT_FORMATS[forms[0]])
    finally:
        del found
    return Answer(kind=kind, body=out.getvalue())
