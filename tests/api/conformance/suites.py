"""The W3C's own tests, replayed against an endpoint that listens: what each asks, and what it must get."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from rdflib import BNode, Graph, Literal, Namespace, Node, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF
from rdflib.plugins.sparql.results.tsvresults import TSVResultParser

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
SYNTAX = {MF.PositiveSyntaxTest11: True, MF.NegativeSyntaxTest11: False, MF.PositiveSyntaxTest: True, MF.NegativeSyntaxTest: False}
FORMS = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".srj": "application/sparql-results+json", ".srx": "application/sparql-results+xml"}

Rows = list[tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One test of a suite: its name, and what runs it over HTTP; `run` gives what is wrong, "" if nothing is."""

    suite: str
    name: str
    run: Callable[[httpx.Client], str]


def data_graph(path: Path) -> str:
    """Give the name of the graph that holds a file of data."""
    return f"urn:w3c:{path.parent.name}:{path.stem}"


def data_quads(folder: Path) -> Iterator[str]:
    """Give the data of the tests of a suite as lines of N-Quads, each file in a graph of its own."""
    for path in sorted(folder.glob("data*.ttl")):
        for line in Graph().parse(path).serialize(format="nt").splitlines():
            if line.strip():
                yield f"{line.rstrip().removesuffix('.')} <{data_graph(path)}> ."


def cases(folder: Path) -> list[Case]:
    """Read the tests of a suite from its manifest, in its order."""
    manifest = Graph().parse(folder / "manifest.ttl")
    entries = [test for head in manifest.objects(None, MF.entries) for test in Collection(manifest, head)]
    return [_case(folder, manifest, test) for test in entries]


def _case(folder: Path, manifest: Graph, test: Node) -> Case:
    name = str(test).rpartition("#")[2]
    kind, action = manifest.value(test, RDF.type), manifest.value(test, MF.action)
    if kind in SYNTAX:
        return Case(suite=folder.name, name=name, run=lambda client: _parse(client, Path(str(action).removeprefix("file://")), SYNTAX[kind]))
    query, data = (Path(str(manifest.value(action, term)).removeprefix("file://")) for term in (QT.query, QT.data))
    result = Path(str(manifest.value(test, MF.result)).removeprefix("file://"))
    return Case(suite=folder.name, name=name, run=lambda client: _evaluate(client, query, data, result))


def _parse(client: httpx.Client, query: Path, is_good: bool) -> str:
    reply = client.post("/sparql", content=query.read_bytes(), headers={"Content-Type": "application/sparql-query"})
    if is_good and reply.status_code != 200:
        return f"{reply.status_code}: {reply.text}"
    return f"{reply.status_code} for what is malformed" if not is_good and reply.status_code != 400 else ""


def _evaluate(client: httpx.Client, query: Path, data: Path, result: Path) -> str:
    reply = client.get(
        "/sparql", params={"query": query.read_text("utf-8"), "default-graph-uri": data_graph(data)}, headers={"Accept": FORMS[result.suffix]}
    )
    if reply.status_code != 200 or not reply.headers["content-type"].startswith(FORMS[result.suffix]):
        return f"{reply.status_code} {reply.headers['content-type']}: {reply.text}"
    given, wanted = (_read(text, result.suffix) for text in (reply.text, result.read_text("utf-8")))
    return "" if given == wanted else f"given {given}, wanted {wanted}"


def _read(text: str, suffix: str) -> object:
    """Read a result so that two of the same meaning are equal: rows sorted, columns by name, blank nodes by where they first stand."""
    if suffix == ".srj":
        found = json.loads(text)
        if "boolean" in found:
            return found["boolean"]
        names = sorted(found["head"]["vars"])
        return names, _canonical([tuple(_json_term(row.get(name)) for name in names) for row in found["results"]["bindings"]])
    if suffix == ".csv":
        head, *rows = list(csv.reader(io.StringIO(text)))
        order = sorted(range(len(head)), key=lambda column: head[column])
        return sorted(head), _canonical([tuple(_csv_cell(row[column]) for column in order) for row in rows])
    table = TSVResultParser().parse(io.BytesIO(text.encode()))
    names = sorted(map(str, table.vars or []))
    return names, _canonical(
        [tuple(_same_value(row.get(name)) for name in names) for row in ({str(k): v for k, v in b.items()} for b in table.bindings)]
    )


def _json_term(term: dict[str, str] | None) -> object:
    if term is None:
        return None
    if term["type"] == "bnode":
        return BNode(term["value"])
    if term["type"] == "uri":
        return URIRef(term["value"])
    return Literal(term["value"], lang=term.get("xml:lang"), datatype=term.get("datatype"))


def _csv_cell(text: str) -> object:
    """Read a cell: numbers by value, since 1.0E6 and 1.0e6 are one double."""
    if text.startswith("_:"):
        return BNode(text[2:])
    try:
        return float(text)
    except ValueError:
        return text


def _same_value(term: object) -> object:
    return term.toPython() if isinstance(term, Literal) and term.datatype and term.ill_typed is False and not term.language else term


def _canonical(rows: Rows) -> Rows:
    """Sort rows and number their blank nodes in the order in which they stand then."""
    ordered = sorted(rows, key=lambda row: [("_" if isinstance(cell, BNode) else repr(cell)) for cell in row])
    seen: dict[BNode, str] = {}
    return [tuple(seen.setdefault(cell, f"_{len(seen)}") if isinstance(cell, BNode) else cell for cell in row) for row in ordered]
