"""A store in another engine: the same questions, answered as the store beside the program answers them; on each engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Literal, URIRef
from rdflib.compare import to_isomorphic

from graph.errors import QueryError, QueryLimitError, StoreError
from graph.queries import question
from graph.store import Most, Scope, Store, open_published, open_writable, publish
from graph.store.remote import RemoteStore, open_remote, publish_remote, remote_of
from tests.engines import Engine

BASE = "https://w3id.org/vnplan/"
PLANS = Path(__file__).parents[2] / "texts" / "graph" / "plans.trig"
EX = "https://example.vn/"
# "thing" is asked of one thing only: of everything, it tells what else an engine holds.
QUERIES = sorted({path.stem for path in (Path(__file__).parents[3] / "src" / "graph" / "queries").glob("*.rq")} - {"thing"})


def opened(engine: Engine, **more: object) -> RemoteStore:
    remote = remote_of(engine.given(**more))
    assert remote is not None
    return open_remote(remote, BASE)


def sent(engine: Engine, folder: Path, **more: object) -> None:
    remote = remote_of(engine.given(**more))
    assert remote is not None
    publish_remote(folder, remote, BASE)


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("local")
    with open_writable(folder) as store:
        store.load(PLANS)
        publish(store, folder)
    return folder


@pytest.fixture(scope="module")
def stores(engine_running: Engine, local: Path) -> Iterator[tuple[Store, RemoteStore]]:
    engine_running.clear()
    sent(engine_running, local)
    with closing(opened(engine_running)) as store:
        yield open_published(local), store


def rows(found: object) -> list[tuple[tuple[str, str], ...]]:
    return sorted(tuple(sorted(row.items())) for row in found)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", QUERIES)
def test_every_named_question_is_answered_alike(stores: tuple[Store, RemoteStore], name: str) -> None:
    here, there = stores
    if "CONSTRUCT" in question(name):
        nodes = [URIRef(row["iri"]) for row in here.select(question("plans"))]
        for node in nodes:
            variable = "document" if "?document" in question(name) else "iri"
            expected, found = here.construct(question(name), **{variable: node}), there.construct(question(name), **{variable: node})
            assert len(expected) > 0
            assert to_isomorphic(found) == to_isomorphic(expected)
        return
    assert rows(there.select(question(name))) == rows(here.select(question(name)))


BOUND = [  # question, variable, a query for the terms that it is bound to in turn
    ("document-facts", "document", "SELECT ?x { ?x vp:textHash ?h }"),
    ("document-citations", "document", "SELECT ?x { ?x vp:textHash ?h }"),
    ("document-relations", "document", "SELECT ?x { ?x a vp:Document }"),
    ("task-facts", "task", "SELECT ?x { ?x a vp:Task }"),
    ("task-citations", "task", "SELECT ?x { ?x a vp:Task }"),
    ("evidence", "thing", "SELECT ?x { ?x a vp:Task }"),
    ("thing", "thing", "SELECT ?x { ?x a vp:Agency }"),
    ("resolution", "node", "SELECT ?x { ?x a vp:Citation }"),
]


@pytest.mark.parametrize(("name", "variable", "nodes"), BOUND)
def test_a_question_about_one_thing_is_answered_alike(stores: tuple[Store, RemoteStore], name: str, variable: str, nodes: str) -> None:
    here, there = stores
    found = 0
    for row in here.select(nodes):
        term = URIRef(row["x"])
        expected = here.select(question(name), **{variable: term})
        assert rows(there.select(question(name), **{variable: term})) == rows(expected)
        found += len(expected)
    assert found > 0


def test_what_is_no_iri_is_told(stores: tuple[Store, RemoteStore]) -> None:
    with pytest.raises(ValueError, match="IRI"):
        stores[1].select(question("thing"), thing=URIRef("https://e/ > } #"))
    assert stores[1].select("SELECT ?d ?n { ?d vp:officialNumber ?n }", n=Literal('"\\} ')) == []


def test_the_dump_is_the_same(stores: tuple[Store, RemoteStore]) -> None:
    here, there = stores
    assert set(there.quads()) == set(here.quads())
    assert there.build_id() == here.build_id()


ASKED = [  # what strangers ask
    "SELECT ?s ?o { ?s vp:officialNumber ?o } ORDER BY ?o ?s",
    "SELECT (COUNT(*) AS ?n) { ?t a vp:Task }",
    "ASK { ?s a vp:Task }",
    "ASK { ?s a vp:Nothing }",
    "PREFIX vp: <https://w3id.org/vnplan/ontology#> SELECT DISTINCT ?type { ?s a ?type . FILTER(STRSTARTS(STR(?type), STR(vp:))) } ORDER BY ?type",
    "BASE <https://w3id.org/vnplan/> SELECT ?p { <id/co-quan/ttg> ?p ?o } ORDER BY ?p",
    "SELECT ?p { <id/co-quan/ttg> ?p ?o } ORDER BY ?p",
    "# lời chú\nSELECT ?name { ?d vp:hasTask/vp:leadAgency/skos:prefLabel ?name } ORDER BY ?name",
    "SELECT ?d (GROUP_CONCAT(?n; separator=', ') AS ?all) { ?d vp:officialNumber ?n } GROUP BY ?d ORDER BY ?d",
    "SELECT ?d { ?resolution vp:officialNumber '23-NQ/TW' . ?d (vp:implementsDocument|^vp:promulgates|^vp:approves)+ ?resolution } ORDER BY ?d",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s a vp:Task } } GROUP BY ?g ORDER BY ?g",
]


@pytest.mark.parametrize("query", ASKED)
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_strangers_are_answered_in_the_same_bytes(stores: tuple[Store, RemoteStore], query: str, form: str) -> None:
    asked = {"result_form": form, "rdf_form": "turtle", "scope": Scope(base=BASE), "most": Most(size_bytes=1_000_000)}
    here, there = (store.answer(query, **asked) for store in stores)  # type: ignore[arg-type]
    assert there.kind == here.kind
    if form == "json":
        assert read(there.body) == read(here.body)
    else:
        assert there.body.split() == here.body.split()


def read(body: bytes) -> object:
    found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    return bool(found) if isinstance(found, ox.QueryBoolean) else [[str(term) for term in row] for row in found]


@pytest.mark.parametrize("form", ["turtle", "ntriples", "rdfxml", "jsonld"])
@pytest.mark.parametrize(
    "query", ["CONSTRUCT { ?s vp:leadAgency ?o } WHERE { ?s vp:leadAgency ?o }", "DESCRIBE <https://w3id.org/vnplan/id/co-quan/ttg>"]
)
def test_graphs_are_given_in_every_form(stores: tuple[Store, RemoteStore], query: str, form: str) -> None:
    asked = {"result_form": "json", "rdf_form": form, "scope": Scope(), "most": Most(size_bytes=1_000_000)}
    here, there = (store.answer(query, **asked) for store in stores)  # type: ignore[arg-type]
    assert there.kind == here.kind == "graph"
    assert len(there.body) > 100
    assert sorted(there.body.splitlines()) == sorted(here.body.splitlines()) or form in {"rdfxml", "turtle", "jsonld"}


def test_a_query_that_names_its_graphs_sees_these_only(stores: tuple[Store, RemoteStore]) -> None:
    shared = f"{BASE}graph/shared"
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    for scope in (Scope(default=(shared,)), Scope(stated=True)):
        text = query.replace("{", f"FROM <{shared}> {{", 1) if scope.stated else query
        answers = [s.answer(text, result_form="csv", rdf_form="turtle", scope=scope, most=Most(size_bytes=1000)).body for s in stores]
        assert answers[0] == answers[1]
        assert int(answers[0].split()[1]) > 0


REFUSED = ["SELECT ?", "INSERT DATA { <http://a/> <http://a/> <http://a/> }", "define sql:x 1 ASK {}", "SELECT (nope:f() AS ?x) {}"]


@pytest.mark.parametrize("query", REFUSED)
def test_what_is_no_query_never_leaves_the_house(stores: tuple[Store, RemoteStore], query: str) -> None:
    with pytest.raises(QueryError, match="cú pháp"):
        stores[1].answer(query, result_form="csv", rdf_form="turtle", scope=Scope(), most=Most(size_bytes=1000))


def test_an_answer_that_is_too_large_is_refused_whole(stores: tuple[Store, RemoteStore]) -> None:
    with pytest.raises(QueryLimitError, match="lớn hơn 100 byte"):
        stores[1].answer("SELECT * { ?s ?p ?o }", result_form="csv", rdf_form="turtle", scope=Scope(), most=Most(size_bytes=100))


def test_a_store_that_was_never_published_says_what_to_do(engine: Engine) -> None:
    with pytest.raises(StoreError, match="vnplan publish"):
        opened(engine)
