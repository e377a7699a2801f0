"""Print how fast queries are answered: by this service, by the least that could, by two other servers, and by the engine in process.

usage: python -m bench.service [--documents 1000 10000] [--seconds 5] [--without NAME]... [--keep FOLDER]

Every query is a text that was not asked before (a comment at its end makes it so), so that no cache of answers helps. Servers run on all cores but
the last, which asks. ms: of one request, where 16 are under way ("busy") and where one is ("alone"). Needs: pip install -e '.[bench]'.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from api.frames import Question
from api.workers import Pool
from bench.client import Measure, ask_for, get
from bench.made_graph import write_graph
from bench.servers import SERVERS, Graph, Server, running
from graph.build import load
from graph.config import read_settings
from graph.store import Scope, current_build

WARM = 50  # queries before what is measured: processes start, caches fill
BUSY = 16  # requests under way at once
VP = "https://w3id.org/vnplan/ontology#"
SMALL = f'SELECT ?document ?label WHERE {{ ?document <{VP}officialNumber> "NUMBER" ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?label }}'
TASKS = (
    f"SELECT ?task ?statement ?deadline ?lead WHERE {{ <DOCUMENT> <{VP}hasTask> ?task . ?task <{VP}statement> ?statement . "
    f"OPTIONAL {{ ?task <{VP}deadline> ?deadline }} OPTIONAL {{ ?task <{VP}leadAgency> ?lead }} }}"
)
ASSIGNING = f"SELECT ?document (COUNT(?task) AS ?tasks) WHERE {{ ?document <{VP}hasTask> ?task }} GROUP BY ?document HAVING (COUNT(?task) > 9)"
NUMBERS = f"SELECT ?number WHERE {{ ?document a <{VP}Document> ; <{VP}officialNumber> ?number }}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one system gave for one query on one graph. `alone`: one request at a time."""

    system: str
    query: str
    documents: int
    busy: Measure
    alone: Measure


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    given = _parser().parse_args(arguments)
    rows: list[Row] = []
    print(f"{'documents':>9}  {'query':6}  {'system':24} {'req/s':>8} {'p50 ms':>8} {'p99 ms':>8}   alone: {'p50 ms':>8} {'p99 ms':>8} {'bytes':>8}")
    with tempfile.TemporaryDirectory() as temporary:
        for documents in given.documents:
            graph = prepare(documents, given.keep or Path(temporary))
            for row in measure(graph, given.seconds, given.without):
                rows.append(row)
                _print(row)
    for line in ratios(rows):
        print(line)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.service", description="How fast queries are answered.")
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--seconds", type=float, default=5.0, help="of each run")
    parser.add_argument("--without", action="append", default=[], help="a server that is not measured")
    parser.add_argument("--keep", type=Path, help="a folder where the graphs are kept and found again")
    return parser


def prepare(documents: int, folder: Path) -> Graph:
    """Write and load the graph, unless the folder holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    file, store = folder / f"{documents}.nq", folder / f"store-{documents}"
    if not file.exists():
        write_graph(documents, file.with_suffix(".part"))
        file.with_suffix(".part").rename(file)
    if current_build(store) is None:
        for _ in load((file,), store, "https://w3id.org/vnplan/"):
            pass
    return Graph(documents=documents, file=file, store=store, state=store / "published" / str(current_build(store)))


def measure(graph: Graph, seconds: float, without: Sequence[str]) -> Iterator[Row]:
    """Measure every system on a graph, each query in turn."""
    store = ox.Store.read_only(str(graph.state))
    queries = {"small": _small(store), "tasks": _tasks(store)}
    cores = sorted(os.sched_getaffinity(0))
    with _pinned(cores[-1:]):
        for name, texts in queries.items():
            yield Row(system="pyoxigraph in process", query=name, documents=graph.documents, **_in_process(store, texts, seconds))
        for name, texts in queries.items():
            yield Row(system="vnplan's workers, no HTTP", query=name, documents=graph.documents, **asyncio.run(_handed_over(graph, texts, seconds)))
        for server in SERVERS:
            if server.name not in without:
                yield from _served(server, graph, queries, seconds, cores[:-1] or cores)


def _served(server: Server, graph: Graph, queries: dict[str, Callable[[], str]], seconds: float, cores: Sequence[int]) -> Iterator[Row]:
    with running(server, graph, cores) as port:
        for name, text in queries.items():
            requests = [get(f"{server.path}?query={quote(text())}") for _ in range(20_000)]
            ask_for(1.0, port, requests[-500:], 4)  # what is slow the first time is not what is measured
            busy = ask_for(seconds, port, requests, BUSY)
            alone = ask_for(seconds / 2, port, requests[10_000:], 1)
            yield Row(system=server.name, query=name, documents=graph.documents, busy=busy, alone=alone)


def _in_process(store: ox.Store, text: Callable[[], str], seconds: float) -> dict[str, Measure]:
    for _ in range(WARM):
        store.query(text(), use_default_graph_as_union=True)
    taken, size, end = [], 0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        query = text()
        begun = time.perf_counter()
        found = store.query(query, use_default_graph_as_union=True)
        assert not isinstance(found, ox.QueryTriples)
        size += len(found.serialize(format=ox.QueryResultsFormat.JSON) or b"")
        taken.append(time.perf_counter() - begun)
    one = Measure(requests_per_s=len(taken) / sum(taken), seconds=tuple(sorted(taken)), size_bytes=size // len(taken))
    return {"busy": one, "alone": one}


async def _handed_over(graph: Graph, text: Callable[[], str], seconds: float) -> dict[str, Measure]:
    """Ask the service's query processes without HTTP, one query at a time: what is more than in process is the handing over."""
    pool = Pool(graph.store, read_settings({}, store=graph.store, workers=1))
    await asyncio.to_thread(pool.start)
    try:
        for _ in range(WARM):
            await pool.ask(Question(query=text(), scope=Scope()))
        taken, size, end = [], 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            question = Question(query=text(), scope=Scope())
            begun = time.perf_counter()
            size += len((await pool.ask(question)).body)
            taken.append(time.perf_counter() - begun)
    finally:
        await asyncio.to_thread(pool.close)
    one = Measure(requests_per_s=len(taken) / sum(taken), seconds=tuple(sorted(taken)), size_bytes=size // len(taken))
    return {"busy": one, "alone": one}


def _small(store: ox.Store) -> Callable[[], str]:
    found = store.query(NUMBERS, use_default_graph_as_union=True)
    return _distinct(SMALL, "NUMBER", sorted(row[0].value for row in found))  # type: ignore[union-attr]


def _tasks(store: ox.Store) -> Callable[[], str]:
    found = store.query(ASSIGNING, use_default_graph_as_union=True)
    return _distinct(TASKS, "DOCUMENT", sorted(row[0].value for row in found))  # type: ignore[union-attr]


def _distinct(pattern: str, word: str, values: Sequence[str]) -> Callable[[], str]:
    chance, number = random.Random(7), count(1)
    return lambda: f"{pattern.replace(word, chance.choice(values))} #{next(number)}"


@contextmanager
def _pinned(cores: Sequence[int]) -> Iterator[None]:
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def _print(row: Row) -> None:
    def ms(measure: Measure, share: float) -> str:
        return f"{measure.at(share) * 1000:8.2f}"

    print(
        f"{row.documents:9d}  {row.query:6}  {row.system:24} {row.busy.requests_per_s:8.0f} {ms(row.busy, 0.5)} {ms(row.busy, 0.99)}"
        f"          {ms(row.alone, 0.5)} {ms(row.alone, 0.99)} {row.busy.size_bytes:8d}",
        flush=True,
    )


def ratios(rows: Sequence[Row]) -> Iterator[str]:
    """Say what the rows come to, beside what is aimed at."""
    had = {(row.system, row.query, row.documents): row for row in rows}
    queries = list(dict.fromkeys(row.query for row in rows))
    for documents in sorted({row.documents for row in rows}):
        for query in queries:
            own = had["vnplan", query, documents]
            for other, aim in (("rdflib-endpoint", "10"), ("plain FastAPI", "0.6" if query == "small" else "-"), ("oxigraph server", "-")):
                if beside := had.get((other, query, documents)):
                    times = own.busy.requests_per_s / beside.busy.requests_per_s
                    yield f"{documents} documents, {query}: {times:.2f} times as many answers a second as {other} (aim: {aim})"
            handed, engine = had["vnplan's workers, no HTTP", query, documents], had["pyoxigraph in process", query, documents]
            more = (handed.alone.at(0.5) - engine.alone.at(0.5)) * 1000
            yield f"{documents} documents, {query}: handing over to a worker takes {more:.2f} ms at the median (aim: 0.30)"
    sizes = sorted({row.documents for row in rows})
    for query in queries:
        spent = " / ".join(f"{had['vnplan', query, size].alone.at(0.5) * 1000:.2f}" for size in sizes)
        yield f"{query}: {spent} ms at the median, at {' / '.join(map(str, sizes))} documents (aim: flat)"


if __name__ == "__main__":
    main(sys.argv[1:])
