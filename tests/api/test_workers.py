"""What a query may take, and what happens when it takes more. Every process started here is gone at the end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from api.frames import Question
from api.worker import QueryDeadlineError, QueryMemoryError
from api.workers import BusyError, Pool
from graph.config import Settings
from graph.errors import QueryError, QueryLimitError, StoreError
from graph.store import Answer, Scope, open_writable, publish

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SETTINGS = Settings(workers=1, queue=1, query_limit_s=1.0)


def ask(pool: Pool, query: str, **forms: str) -> bytes:
    return asyncio.run(pool.ask(Question(query=query, scope=Scope(), **forms))).body


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def is_gone(process: int, within_s: float = 10.0) -> bool:
    end = time.monotonic() + within_s
    while is_running(process) and time.monotonic() < end:
        time.sleep(0.02)
    return not is_running(process)


@pytest.fixture(scope="module")
def pool(store_folder: Path) -> Iterator[Pool]:
    made = Pool(store_folder, SETTINGS)
    made.start()
    yield made
    made.await_ready()
    processes = made.processes()
    made.close()
    assert processes
    assert not any(map(is_running, processes)), "a process outlived its pool"


def test_answers(pool: Pool) -> None:
    assert ask(pool, "SELECT (2 AS ?two) {}", result_form="csv") == b"two\r\n2\r\n"


def test_knows_the_prefixes_and_the_union_of_all_graphs(pool: Pool) -> None:
    assert ask(pool, "SELECT (COUNT(?t) AS ?n) { ?t a vp:Task }", result_form="csv").split() == [b"n", b"4"]


def test_tells_what_is_malformed(pool: Pool) -> None:
    with pytest.raises(QueryError, match="dòng 1, cột 9"):
        ask(pool, "SELECT ?")


def test_kills_a_query_at_the_deadline_and_answers_the_next(pool: Pool) -> None:
    before = pool.processes()
    began = time.monotonic()
    with pytest.raises(QueryDeadlineError):
        ask(pool, RUNAWAY)
    assert time.monotonic() - began < 30
    assert is_gone(before[0])
    assert ask(pool, "ASK {}", result_form="csv") == b"true"


def test_gives_no_part_of_an_answer_that_is_too_large(store_folder: Path) -> None:
    small = Pool(store_folder, replace(SETTINGS, query_answer_bytes=200))
    small.start()
    try:
        with pytest.raises(QueryLimitError, match="200"):
            ask(small, "SELECT * { ?s ?p ?o }")
        with pytest.raises(QueryLimitError, match="200"):
            ask(small, "CONSTRUCT WHERE { ?s ?p ?o }")
    finally:
        small.close()


def test_survives_a_query_that_takes_too_much_memory(store_folder: Path) -> None:
    lean = Pool(store_folder, replace(SETTINGS, query_memory_bytes=1_200_000_000, query_limit_s=60.0))
    lean.start()
    try:
        with pytest.raises(QueryMemoryError):
            ask(lean, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i")
        assert ask(lean, "ASK {}", result_form="csv") == b"true"
    finally:
        lean.close()


def test_survives_a_query_that_nests_too_deep(pool: Pool) -> None:
    with pytest.raises(QueryError):
        ask(pool, "SELECT * { FILTER(" + "(" * 30_000 + "1" + ")" * 30_000 + ") }")
    assert ask(pool, "ASK {}", result_form="csv") == b"true"


def test_its_processes_may_not_open_sockets(pool: Pool) -> None:
    status = Path(f"/proc/{pool.processes()[0]}/status")
    if not status.exists():
        pytest.skip("needs /proc")
    ask(pool, "ASK {}")
    assert "Seccomp:\t2" in status.read_text()


def test_refuses_when_the_queue_is_full(store_folder: Path) -> None:
    full = Pool(store_folder, replace(SETTINGS, workers=1, queue=1))
    full.start()

    async def crowd() -> list[object]:
        await full.ask(Question(query="ASK {}", scope=Scope()))
        asked = [full.ask(Question(query=RUNAWAY, scope=Scope())) for _ in range(4)]
        return await asyncio.gather(*asked, return_exceptions=True)

    try:
        kinds = [type(result) for result in asyncio.run(crowd())]
    finally:
        full.close()
    assert kinds.count(BusyError) == 2
    assert kinds.count(QueryDeadlineError) == 2


def test_sees_a_new_state_without_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with open_writable(folder) as store:
        store.update('INSERT DATA { GRAPH <http://a/g> { <http://a/s> <https://w3id.org/vnplan/ontology#digest> "1" } }')
        publish(store, folder)
        changing = Pool(folder, SETTINGS)
        changing.start()
        try:
            count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
            assert ask(changing, count, result_form="csv").split()[1] == b"1"
            store.update('INSERT DATA { GRAPH <http://a/g> { <http://a/t> <https://w3id.org/vnplan/ontology#digest> "2" } }')
            publish(store, folder)
            assert ask(changing, count, result_form="csv").split()[1] == b"2"
        finally:
            changing.close()


def test_tells_when_there_is_no_state(tmp_path: Path) -> None:
    empty = Pool(tmp_path, SETTINGS)
    empty.start()
    try:
        with pytest.raises(StoreError):
            ask(empty, "ASK {}")
    finally:
        empty.close()


def test_closes_in_the_midst_of_a_query(store_folder: Path) -> None:
    closing = Pool(store_folder, replace(SETTINGS, query_limit_s=60.0))
    closing.start()
    ask(closing, "ASK {}")
    processes = closing.processes()
    ended: list[BaseException] = []

    def run() -> None:
        try:
            ask(closing, RUNAWAY)
        except QueryMemoryError as error:
            ended.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(0.5)
    closing.close()
    thread.join(20)
    assert len(ended) == 1
    assert not any(map(is_running, processes))


def test_its_processes_outlive_the_thread_that_started_them(store_folder: Path) -> None:
    """The kernel ends a process with the thread that started it, where it was told to end it with its parent."""
    made = Pool(store_folder, SETTINGS)
    thread = threading.Thread(target=made.start)
    thread.start()
    thread.join()
    try:
        made.await_ready()
        before = made.processes()
        time.sleep(0.5)
        assert ask(made, "ASK {}", result_form="csv") == b"true"
        assert made.processes() == before
    finally:
        made.close()


def parent_of(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


@pytest.mark.parametrize("whom", ["process", "nursery"])
def test_answers_after_somebody_else_killed_what_it_had_started(store_folder: Path, whom: str) -> None:
    if not Path("/proc/self/stat").exists():
        pytest.skip("needs /proc")
    made = Pool(store_folder, replace(SETTINGS, query_limit_s=20.0))
    made.start()
    try:
        made.await_ready()
        process = made.processes()[0]
        os.kill(process if whom == "process" else parent_of(process), signal.SIGKILL)
        assert is_gone(process)
        assert ask(made, "ASK {}", result_form="csv") == b"true"
    finally:
        made.close()


def test_a_process_that_has_grown_is_replaced_after_its_answer(store_folder: Path) -> None:
    made = Pool(store_folder, replace(SETTINGS, worker_keep_bytes=1_000_000))  # every process is larger than this
    made.start()
    try:
        made.await_ready()
        first = made.processes()[0]
        assert ask(made, "ASK {}", result_form="csv") == b"true"
        assert is_gone(first)
        assert ask(made, "ASK {}", result_form="csv") == b"true"
    finally:
        made.close()


def test_the_kernel_ends_what_computes_too_long(store_folder: Path) -> None:
    made = Pool(store_folder, replace(SETTINGS, query_cpu_s=0.1, query_limit_s=60.0))
    made.start()
    try:
        with pytest.raises(QueryMemoryError):
            ask(made, RUNAWAY)
    finally:
        made.close()


def test_a_new_process_is_ready_soon(store_folder: Path) -> None:
    """A killed process is replaced from the nursery: nothing is loaded again. A hundred would take a minute otherwise."""
    made = Pool(store_folder, SETTINGS)
    made.start()
    made.await_ready()
    began = time.monotonic()

    async def crash() -> None:
        for _ in range(20):
            with contextlib.suppress(QueryError):
                await made.ask(Question(query="SELECT * " + "{" * 30_000 + "}" * 30_000, scope=Scope()))

    try:
        asyncio.run(crash())
    finally:
        made.close()
    assert time.monotonic() - began < 8.0


def test_refuses_what_has_waited_as_long_as_it_may(store_folder: Path) -> None:
    full = Pool(store_folder, replace(SETTINGS, queue=5, queue_limit_s=1.0, query_limit_s=2.5))
    full.start()
    full.await_ready()

    async def crowd() -> list[object]:
        asked = [full.ask(Question(query=query, scope=Scope())) for query in (RUNAWAY, "ASK {}", "ASK {}")]
        results = await asyncio.gather(*asked, return_exceptions=True)
        return [*results, await full.ask(Question(query="ASK {}", scope=Scope()))]

    try:
        results = asyncio.run(crowd())
    finally:
        full.close()
    assert [type(result) for result in results] == [QueryDeadlineError, BusyError, BusyError, Answer]
    assert isinstance(results[1], BusyError)
    assert 1 <= results[1].retry_s <= 60
