"""The service over another engine: the same pages, lists, chains and answers as over the store beside it; on each engine."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from rdflib import Graph
from rdflib.compare import to_isomorphic

from graph.store import open_writable, publish, publish_remote, remote_of
from graph.store.remote.condition import Condition, condition_triple, state_graph
from graph.store.remote.exchange import putting
from graph.store.remote.wire import Wire
from tests.api.conftest import DOCUMENT, TEXTS, Served, make_store, serve
from tests.engines import Engine

BASE = "https://w3id.org/vnplan/"
PAGES = [  # what is answered alike to the byte, as JSON and as a page
    "/",
    "/documents",
    "/documents?q=cụm",
    "/tasks",
    "/agencies",
    "/targets",
    "/validation",
    f"/validation?key={BASE}{DOCUMENT}",
    "/trace?key=23-NQ/TW&direction=down",
    "/trace?key=41/KH-UBND&direction=up",
    f"/{DOCUMENT}.html",
    f"/{DOCUMENT}/nv/I.1.html",
    "/id/co-quan/ttg.html",
    f"/{DOCUMENT}.nt",
    "/id/co-quan/ttg",
    "/id/co-quan/nobody",
]
QUERIES = [
    "SELECT ?n { ?d vp:officialNumber ?n } ORDER BY ?n",
    "SELECT (COUNT(?t) AS ?n) { ?t a vp:Task }",
    "ASK { ?t a vp:Task }",
    "SELECT ?g { GRAPH ?g { ?t a vp:Task } } ORDER BY ?g",
    f"SELECT (COUNT(*) AS ?n) FROM <{BASE}graph/shared> {{ ?s ?p ?o }}",
]


def published(engine: Engine, folder: Path) -> None:
    remote = remote_of(engine.given())
    assert remote is not None
    publish_remote(folder, remote, BASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """A service over the store beside it, and one over the engine."""

    here: Served
    there: Served


@pytest.fixture(scope="module")
def both(engine_running: Engine, store_folder: Path, served: Served) -> Iterator[Both]:
    engine_running.clear()
    published(engine_running, store_folder)
    with serve(engine_running.given(workers=2, query_limit_s=4.0, query_rows=200)) as there:
        yield Both(here=served, there=there)


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_and_lists_are_the_same(both: Both, path: str, accept: str) -> None:
    here, there = (side.client.get(path, headers={"Accept": accept}) for side in (both.here, both.there))
    assert (there.status_code, there.headers.get("content-type")) == (here.status_code, here.headers.get("content-type"))
    if path.endswith(".nt"):
        assert to_isomorphic(Graph().parse(data=there.text, format="nt")) == to_isomorphic(Graph().parse(data=here.text, format="nt"))
    else:
        assert there.text.replace(both.there.url, "") == here.text.replace(both.here.url, "")
    assert here.status_code in {200, 303, 404}


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "text/csv", "application/sparql-results+xml"])
@pytest.mark.parametrize("query", QUERIES)
def test_queries_are_answered_alike(both: Both, query: str, accept: str) -> None:
    here, there = (side.client.post("/sparql", data={"query": query}, headers={"Accept": accept}) for side in (both.here, both.there))
    assert (there.status_code, here.status_code) == (200, 200)
    assert there.headers["content-type"] == here.headers["content-type"]
    if "json" in accept:
        assert there.json().get("results") == here.json().get("results")
        assert there.json().get("boolean") == here.json().get("boolean")
    else:
        assert there.text.split() == here.text.split()


def test_graphs_are_answered_alike(both: Both) -> None:
    query = "CONSTRUCT { ?t vp:leadAgency ?a } WHERE { ?t vp:leadAgency ?a }"
    found = [
        Graph().parse(data=side.client.post("/sparql", data={"query": query}, headers={"Accept": "text/turtle"}).text, format="turtle")
        for side in (both.here, both.there)
    ]
    assert len(found[0]) > 0
    assert to_isomorphic(found[0]) == to_isomorphic(found[1])


def problem(reply: httpx.Response, status: int, kind: str) -> None:
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json"), reply.text
    assert reply.json()["type"] == f"urn:vnplan:problem:{kind}"
    assert "127.0.0.1" not in reply.json()["detail"], "where the data are is nobody's business"


REFUSED = [
    ("SELECT ?", 400, "bad-query"),
    ("INSERT DATA { <http://a/> <http://a/> <http://a/> }", 400, "bad-query"),
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "bad-query"),
    ("SELECT (<bif:concat>('a') AS ?x) {}", 400, "bad-query"),
    ("SELECT * { ?s ?p ?o }", 413, "too-large"),
]


@pytest.mark.parametrize(("query", "status", "kind"), REFUSED)
def test_refuses(both: Both, query: str, status: int, kind: str) -> None:
    problem(both.there.client.post("/sparql", data={"query": query}), status, kind)


def test_a_runaway_query_is_a_problem_and_the_next_one_is_answered(both: Both) -> None:
    runaway = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(STR(?c) < CONCAT(STR(?f), STR(?i), STR(?l))) }"
    began = time.monotonic()
    reply = both.there.client.post("/sparql", data={"query": runaway})
    assert reply.status_code in {504, 413}, reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    assert time.monotonic() - began < 30
    assert both.there.client.post("/sparql", data={"query": "ASK {}"}, headers={"Accept": "text/csv"}).status_code == 200


def test_query_processes_know_neither_password_nor_token(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    for process in both.there.app.state.service.pool.processes():
        found = Path(f"/proc/{process}/environ")
        if not found.exists():
            pytest.skip("the system does not show it")
        assert b"VNPLAN_REMOTE" not in found.read_bytes()


def test_answers_are_tagged_with_the_state(both: Both) -> None:
    for path in ("/documents", "/sparql?query=ASK%7B%7D"):
        first = both.there.client.get(path, headers={"Accept": "application/json"})
        again = both.there.client.get(path, headers={"Accept": "application/json", "If-None-Match": first.headers["etag"]})
        assert again.status_code == 304


def test_a_new_state_is_seen_and_never_half_of_it(engine: Engine, tmp_path: Path) -> None:
    """Lists, pages and queries are asked while four states are published: each answer is of one state, or says to wait."""
    folder = make_store(tmp_path / "store", TEXTS / "plans.trig")
    published(engine, folder)
    answers, wrong, ending = set(), [], threading.Event()
    query = f"SELECT ?n (COUNT(?s) AS ?all) {{ ?s <{BASE}n> ?n }} GROUP BY ?n"

    def asking(url: str) -> None:
        with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
            while not ending.wait(0.02):
                reply = client.post("/sparql", data={"query": query}, headers={"Accept": "text/csv"})
                if reply.status_code != 200:
                    wrong.extend([reply.text] if reply.json()["type"] != "urn:vnplan:problem:changing" else [])
                    continue
                rows = reply.text.split()[1:]
                answers.update(rows)
                wrong.extend(rows if rows and [row.partition(",")[2] for row in rows] != ["400"] else [])
                page = client.get(f"/{DOCUMENT}.html")
                wrong.extend([page.text] if page.status_code not in {200, 503} else [])

    with serve(engine.given(workers=1)) as there:
        asker = threading.Thread(target=asking, args=(there.url,))
        asker.start()
        for number in range(4):
            with open_writable(folder) as store:
                triples = " ".join(f'<{BASE}s{n}> <{BASE}n> "{number}" .' for n in range(400))
                meta, name = f"<{BASE}graph/meta>", f"<{BASE}n>"
                store.update(
                    f"CLEAR SILENT GRAPH {name} ; INSERT DATA {{ GRAPH {name} {{ {triples} }} }} ;"
                    f"DELETE WHERE {{ GRAPH {meta} {{ {name} ?p ?o }} }} ;"
                    f'INSERT DATA {{ GRAPH {meta} {{ {name} <{BASE}ontology#digest> "{number}" }} }}'
                )
                publish(store, folder)
            published(engine, folder)
            time.sleep(1.2)
        ending.set()
        asker.join(60)
        build = there.client.get("/healthz").json()["build"]
        assert there.client.get("/documents", headers={"Accept": "application/json"}).status_code == 200
    assert not wrong
    assert len(answers) >= 2
    assert build == (folder / "current").read_text("ascii")


def test_while_a_state_is_written_lists_go_on_and_answers_wait(engine: Engine, tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", TEXTS / "plans.trig")
    published(engine, folder)
    remote = remote_of(engine.given())
    assert remote is not None
    assert remote.graphs is not None
    with serve(engine.given(workers=1)) as there, closing(Wire(remote)) as wire:
        between = condition_triple(Condition(turn=2, build="b", former="a"), BASE)
        wire.send(putting(remote.graphs, str(state_graph(BASE)), between))
        end = time.monotonic() + 20
        while "etag" in (listed := there.client.get("/documents", headers={"Accept": "application/json"})).headers and time.monotonic() < end:
            time.sleep(0.1)
        assert (listed.status_code, "etag" in listed.headers) == (200, False)
        asked = there.client.post("/sparql", data={"query": "ASK {}"})
        problem(asked, 503, "changing")
        assert asked.headers["retry-after"] == "2"


def test_an_engine_that_goes_down_is_a_problem(store_folder: Path, tmp_path: Path, engine_running: Engine) -> None:
    from tests.engines import find_oxigraph, oxigraph  # noqa: PLC0415

    program = find_oxigraph()
    if engine_running.kind != "oxigraph" or program is None:
        pytest.skip("one engine is enough: it is ended here")
    with oxigraph(tmp_path, program) as engine:
        published(engine, store_folder)
        with serve(engine.given(workers=1)) as there:
            assert there.client.post("/sparql", data={"query": "ASK {}"}).status_code == 200
            os.kill(engine.process, 9)
            problem(there.client.post("/sparql", data={"query": "ASK {}"}), 502, "remote")
            problem(there.client.get(f"/{DOCUMENT}.html", headers={"Accept": "application/json"}), 502, "remote")
            assert json.loads(there.client.get("/healthz").text)
