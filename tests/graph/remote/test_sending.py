"""Publishing to another engine: what is sent, what readers see meanwhile, and what happens when it is cut short; on each engine."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from rdflib import URIRef

from graph.errors import ChangingError, RemoteError, StoreError
from graph.store import Store, current_build, open_writable, publish
from graph.store.remote import Remote, RemoteEngine, adopt_remote, open_remote, publish_remote, remote_of
from graph.store.remote.condition import Condition
from graph.store.remote.exchange import updating
from tests.engines import Engine

BASE = "https://example.vn/"
GENERATIONS = f"SELECT ?g (COUNT(?s) AS ?n) WHERE {{ ?s <{BASE}generation> ?g }} GROUP BY ?g"
DIGEST = "https://w3id.org/vnplan/ontology#digest"


def named(engine: Engine, **more: object) -> Remote:
    remote = remote_of(engine.given(**more))
    assert remote is not None
    return remote


def write(store: Store, generation: int, *, size: int = 300, graphs: int = 3) -> None:
    """Fill graphs with triples that all say the same generation, and note it as a build notes digests."""
    for number in range(graphs):
        name = f"{BASE}g{number}"
        triples = " ".join(f'<{BASE}s{number}-{n}> <{BASE}generation> "{generation}" .' for n in range(size))
        store.update(
            f"CLEAR SILENT GRAPH <{name}> ; INSERT DATA {{ GRAPH <{name}> {{ {triples} <{BASE}same{number}> <{BASE}is> 'giữ nguyên' }} }} ;"
            f"DELETE WHERE {{ GRAPH <{BASE}graph/meta> {{ <{name}> ?p ?o }} }} ;"
            f"INSERT DATA {{ GRAPH <{BASE}graph/meta> {{ <{name}> <{DIGEST}> '{generation}-{number}' }} }}"
        )


def generation(folder: Path, number: int, **how: int) -> str:
    with open_writable(folder) as store:
        write(store, number, **how)
        return publish(store, folder)


def seen(remote: Remote) -> dict[str, int]:
    with closing(open_remote(remote, BASE)) as store:
        return {row["g"]: int(row["n"]) for row in store.select(GENERATIONS)}


@pytest.mark.parametrize("ways", ["all", "update only", "guarded"])
def test_a_state_is_sent_and_then_what_changed(engine: Engine, tmp_path: Path, ways: str) -> None:
    more = {"all": {}, "update only": {"remote_graphs": None, "remote_atomic": False}, "guarded": {"remote_atomic": False}}[ways]
    remote = named(engine, **more)
    build = generation(tmp_path, 1)
    first = publish_remote(tmp_path, remote, BASE)
    assert (first.graphs, first.come, first.is_atomic) == (4, 906, remote.is_atomic)
    assert seen(remote) == {"1": 900}
    assert publish_remote(tmp_path, remote, BASE).graphs == 0, "nothing changed"
    with open_writable(tmp_path) as store:
        store.update(f"DELETE DATA {{ GRAPH <{BASE}g1> {{ <{BASE}s1-7> <{BASE}generation> '1' }} }} ; CLEAR GRAPH <{BASE}g2> ;"
                     f"DELETE DATA {{ GRAPH <{BASE}graph/meta> {{ <{BASE}g1> <{DIGEST}> '1-1' . <{BASE}g2> <{DIGEST}> '1-2' }} }}")  # fmt: skip
        publish(store, tmp_path)
    second = publish_remote(tmp_path, remote, BASE)
    assert (second.graphs, second.come) == (3, 1), "of the two graphs and the meta graph, the latter is small enough to be sent whole"
    assert seen(remote) == {"1": 599}
    with closing(open_remote(remote, BASE)) as store:
        assert store.build_id() == current_build(tmp_path) != build


def test_readers_see_one_state_or_are_told_to_wait(engine: Engine, tmp_path: Path) -> None:
    """A reader that never stops, while seven states are published: each of its answers is one generation, whole."""
    remote = named(engine)
    generation(tmp_path, 1)
    publish_remote(tmp_path, remote, BASE)
    answers, barred, wrong, ending = set(), [], [], threading.Event()

    def reading() -> None:
        while not ending.wait(0.01):
            try:
                opened = open_remote(remote, BASE)
            except ChangingError as error:
                barred.append(error)
                continue
            with closing(opened), suppress(ChangingError):
                rows = opened.select(GENERATIONS)
                answers.update(row["g"] for row in rows)
                wrong.extend(rows if [row["n"] for row in rows] != ["900"] else [])

    reader = threading.Thread(target=reading)
    reader.start()
    for number in range(2, 9):
        generation(tmp_path, number)
        publish_remote(tmp_path, remote, BASE)
    ending.set()
    reader.join(60)
    assert not wrong
    assert len(answers) > 1, "the reader saw several"
    assert not barred or not remote.is_atomic, "an engine that takes a state in one transaction keeps no reader out"


SENDER = """
import sys
from pathlib import Path
from graph.config import Settings
from graph.store.remote import publish_remote, remote_of
settings = Settings(**eval(sys.argv[2]))
print("ready", flush=True)
publish_remote(Path(sys.argv[1]), remote_of(settings), "https://example.vn/", progress=lambda done, name: print(done, flush=True))
"""


@pytest.mark.parametrize("after", [1, 2, 3])
def test_killed_in_the_midst_readers_are_told_and_the_next_sending_ends_it(engine: Engine, tmp_path: Path, after: int) -> None:
    given = engine.settings | {"remote_atomic": False}
    remote = named(engine, remote_atomic=False)
    generation(tmp_path, 1)
    publish_remote(tmp_path, remote, BASE)
    generation(tmp_path, 2)
    with subprocess.Popen([sys.executable, "-c", SENDER, str(tmp_path), repr(given)], stdout=subprocess.PIPE) as sender:
        assert sender.stdout is not None
        lines = [sender.stdout.readline() for _ in range(1 + after)]
        sender.send_signal(signal.SIGKILL)
    assert lines[-1] == b"%d\n" % after
    with pytest.raises(ChangingError):
        seen(remote)
    generation(tmp_path, 3)  # another build meanwhile: what was cut short is ended first
    publish_remote(tmp_path, remote, BASE)
    assert seen(remote) == {"3": 900}


def test_a_state_of_another_folder_is_not_overwritten_unless_told_to(engine: Engine, tmp_path: Path) -> None:
    remote = named(engine)
    generation(tmp_path / "one", 1, graphs=4)
    generation(tmp_path / "two", 2)
    publish_remote(tmp_path / "one", remote, BASE)
    with pytest.raises(StoreError, match="--replace"):
        publish_remote(tmp_path / "two", remote, BASE)
    assert seen(remote) == {"1": 1200}
    publish_remote(tmp_path / "two", remote, BASE, anew=True)
    assert seen(remote) == {"2": 900}


def test_data_that_nobody_published_are_not_overwritten(engine: Engine, tmp_path: Path) -> None:
    remote = named(engine)
    generation(tmp_path, 1)
    publish_remote(tmp_path, remote, BASE)
    with closing(RemoteEngine(remote, BASE)) as found:
        found.wire.send(updating(remote, f"CLEAR GRAPH <{BASE}graph/state>"))
    with pytest.raises(StoreError, match="không biết thuộc bản dựng nào"):
        publish_remote(tmp_path, remote, BASE)


def test_an_engine_that_loses_something_is_found_out(engine: Engine, tmp_path: Path) -> None:
    """Here by a stranger who adds to a graph meanwhile; on Virtuoso also by two numbers that it holds as one."""
    remote = named(engine, remote_atomic=False)
    with open_writable(tmp_path) as store:
        store.update(f"INSERT DATA {{ GRAPH <{BASE}g> {{ <{BASE}s> <{BASE}p> 1 , '1.0'^^<http://www.w3.org/2001/XMLSchema#decimal> }} }}")
        publish(store, tmp_path)
    if engine.kind == "virtuoso":
        with pytest.raises(RemoteError, match="đáng lẽ 2"):
            publish_remote(tmp_path, remote, BASE)
        with pytest.raises(ChangingError):
            seen(remote)
    else:
        publish_remote(tmp_path, remote, BASE)


def test_what_its_own_loader_has_loaded_is_counted_and_what_is_missing_is_sent(engine: Engine, tmp_path: Path) -> None:
    remote = named(engine)
    generation(tmp_path, 1)
    publish_remote(tmp_path, remote, BASE)
    with pytest.raises(StoreError, match="đang giữ một bản dựng"):
        adopt_remote(tmp_path, remote, BASE)
    with closing(RemoteEngine(remote, BASE)) as found:
        for graph in ("graph/state", "g1"):
            found.wire.send(updating(remote, f"CLEAR GRAPH <{BASE}{graph}>"))
    sent = adopt_remote(tmp_path, remote, BASE)
    assert (sent.graphs, sent.come) == (1, 301)
    assert seen(remote) == {"1": 900}
    assert publish_remote(tmp_path, remote, BASE).graphs == 0


UNFIT = [  # what Virtuoso does not keep, and would not tell
    '"123456789012345678901234567890"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"-0044"^^<http://www.w3.org/2001/XMLSchema#gYear>',
    '"P1Y"^^<http://www.w3.org/2001/XMLSchema#duration>',
]


@pytest.mark.parametrize("value", UNFIT)
def test_what_virtuoso_would_change_is_refused_before_anything_is_sent(engine: Engine, tmp_path: Path, value: str) -> None:
    if engine.kind != "virtuoso":
        pytest.skip("only Virtuoso changes what it is given")
    with open_writable(tmp_path) as store:
        store.update(f"INSERT DATA {{ GRAPH <{BASE}g> {{ <{BASE}s> <{BASE}p> {value} }} }}")
        publish(store, tmp_path)
    with pytest.raises(StoreError, match="không giữ đúng được"):
        publish_remote(tmp_path, named(engine), BASE)
    with pytest.raises(StoreError, match="chưa có bản dựng"):
        seen(named(engine))


KEPT = [  # what must come back as it went
    '"một"@vi',
    '"Việt Nam"',
    '"2023"^^<http://www.w3.org/2001/XMLSchema#gYear>',
    '"2023-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',
    '"2023-05-01"^^<http://www.w3.org/2001/XMLSchema#date>',
    '"2023-05-01T07:00:00+07:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>',
    '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
    '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>',
    '"59.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    '"7"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"a\\nb\\t\\"q\\" \\\\ \\r\\n"',
    '"dấu điều khiển \\u000B"',
    '"😀 <b>&amp;</b>"',
    '""',
    '"' + "điều khoản " * 2000 + '"',
    "<https://example.vn/đường/dẫn?x=1#y>",
]


def test_values_come_back_as_they_went(engine: Engine, tmp_path: Path) -> None:
    remote = named(engine)
    lines = "\n".join(f"<{BASE}s{place}> <{BASE}p> {value} ." for place, value in enumerate(KEPT))
    lines += f"\n<{BASE}s> <{BASE}p> _:b . _:b <{BASE}q> 'nút trống' , _:c . _:c <{BASE}q> 'nút khác' ."
    file = tmp_path / "values.ttl"
    file.write_text(lines, "utf-8")
    with open_writable(tmp_path / "store") as store:
        store.load(file)
        publish(store, tmp_path / "store")
        expected = {(s, o) for s, _, o, _ in store.quads() if isinstance(s, URIRef) and not str(s).endswith("vn/s")}
    publish_remote(tmp_path / "store", remote, BASE)
    with closing(open_remote(remote, BASE)) as there:
        found = set(there.quads())
        assert {(s, o) for s, _, o, _ in found if isinstance(s, URIRef) and not str(s).endswith("vn/s")} == expected
        assert len(expected) == len(KEPT)
        chain = f"SELECT ?x ?y WHERE {{ <{BASE}s> <{BASE}p> ?b . ?b <{BASE}q> ?x , ?c . ?c <{BASE}q> ?y FILTER(ISLITERAL(?x)) }}"
        assert [dict(row) for row in there.select(chain)] == [{"x": "nút trống", "y": "nút khác"}]
        for at in ("DISTINCT ?o", "?o"):
            long = there.select(f"SELECT {at} WHERE {{ <{BASE}s14> <{BASE}p> ?o }} ORDER BY ?o")
            assert [len(row["o"]) for row in long] == [22_000]


def test_a_turn_tells_a_state_that_came_back_from_itself(engine: Engine, tmp_path: Path) -> None:
    remote = named(engine)
    first = generation(tmp_path, 1)
    publish_remote(tmp_path, remote, BASE)
    with closing(open_remote(remote, BASE)) as reader:
        generation(tmp_path, 2)
        publish_remote(tmp_path, remote, BASE)
        assert generation(tmp_path, 1) == first
        publish_remote(tmp_path, remote, BASE)
        with pytest.raises(ChangingError):
            reader.select("SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")
    with closing(RemoteEngine(remote, BASE)) as found:
        assert found.condition() == Condition(turn=3, build=first)


def test_progress_is_told(engine: Engine, tmp_path: Path) -> None:
    told: list[tuple[int, str]] = []
    generation(tmp_path, 1)
    began = time.monotonic()
    publish_remote(tmp_path, named(engine, remote_atomic=False), BASE, progress=lambda done, name: told.append((done, name)))
    assert [done for done, _ in told] == [1, 2, 3, 4]
    assert time.monotonic() - began < 60
