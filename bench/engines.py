"""Measure other engines: how fast a store is given to them, what a small change costs, how long answers take through the store class.

Answers: what docs/engines.md says, on this machine.
Assumes: both engines run on loopback, with the settings of the tests; Virtuoso is left out where it is not installed.

usage: python -m bench.engines DOCUMENTS
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bench.graph import write_graph

from graph.config import BASE
from graph.store import Readable, open_published, open_remote, open_writable, publish, publish_remote, remote_of
from tests.engines import Engine, find_oxigraph, find_virtuoso, oxigraph, virtuoso

QUERIES = {
    "one document by number": "SELECT ?d ?n { ?d vp:officialNumber ?n } LIMIT 1",
    "tasks of one document": "SELECT ?t ?s { ?d vp:hasTask ?t . ?t vp:statement ?s { SELECT ?d { ?d vp:hasTask ?x } LIMIT 1 } }",
    "count of tasks": "SELECT (COUNT(?t) AS ?n) { ?t a vp:Task }",
    "agencies by tasks led": "SELECT ?a (COUNT(?t) AS ?n) { ?t vp:leadAgency ?a } GROUP BY ?a ORDER BY DESC(?n) LIMIT 20",
}


def measure(documents: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        quads = make(folder, documents)
        print(f"{documents} documents, {quads} quads")
        with closing(open_published(folder / "store")) as store:
            ask("embedded", store)
        for start, program in ((oxigraph, find_oxigraph()), (virtuoso, find_virtuoso())):
            if program is not None:
                (folder / start.__name__).mkdir()
                with start(folder / start.__name__, program) as engine:
                    send(engine, folder / "store", quads)


def make(folder: Path, documents: int) -> int:
    write_graph(documents, folder / "graph.nq")
    with open_writable(folder / "store") as store:
        quads = store.load(folder / "graph.nq")
        publish(store, folder / "store")
    return quads


def send(engine: Engine, folder: Path, quads: int) -> None:
    for given in [engine.given(remote_rows=10_000_000)] if engine.kind == "virtuoso" else [engine.given(remote_atomic=False), engine.given()]:
        remote = remote_of(given)
        assert remote is not None
        how = "one request" if remote.is_atomic else "graph by graph"
        spent = timed(lambda remote=remote: publish_remote(folder, remote, BASE, anew=not remote.is_atomic))  # type: ignore[misc]
        if not remote.is_atomic:
            print(f"{engine.kind}: all, {how}: {spent:.1f} s, {quads / spent:,.0f} quads/s")
        with open_writable(folder) as store:
            store.update(
                f'INSERT DATA {{ GRAPH <{BASE}graph/one> {{ <{BASE}a> <{BASE}b> "{time.time()}" }} '
                f'GRAPH <{BASE}graph/knowledge> {{ <{BASE}graph/knowledge> <{BASE}ontology#digest> "{time.time()}" }} }}'
            )
            publish(store, folder)
        spent = timed(lambda remote=remote: publish_remote(folder, remote, BASE))  # type: ignore[misc]
        print(f"{engine.kind}: one triple more, {how}, all graphs compared: {spent:.2f} s")
    with closing(open_remote(remote, BASE)) as store:
        ask(engine.kind, store)


def ask(name: str, store: Readable) -> None:
    for words, query in QUERIES.items():
        store.select(query)
        spent = statistics.median(timed(lambda query=query: store.select(query)) for _ in range(20))  # type: ignore[misc]
        print(f"{name}: {words}: {spent * 1000:.2f} ms")


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    measure(int(sys.argv[1]))
