"""What lives as long as a service does, and no longer."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from api.service import open_service
from graph.config import Settings
from graph.errors import ConfigError, StoreError
from graph.store import open_writable, publish
from tests.api.conftest import TEXTS, make_store, serve

PROGRAM = """
import sys, uvicorn
from pathlib import Path
from graph.config import Settings
from api.app import create_app
uvicorn.run(create_app(Settings(store=Path(sys.argv[1]), workers=2)), port=int(sys.argv[2]), log_level="warning")
"""


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def all_gone(processes: tuple[int, ...], limit_s: float = 10.0) -> bool:
    deadline = time.monotonic() + limit_s
    while any(map(is_running, processes)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return not any(map(is_running, processes))


def make_home(folder: Path) -> Path:
    """Make a home whose embedded graph is the tests' own."""
    project = Path(__file__).parents[2]
    (folder / "data" / "graph").mkdir(parents=True)
    for name in ("ontology", "shapes"):
        (folder / name).symlink_to(project / name)
    (folder / "data" / "lists").symlink_to(project / "data" / "lists")
    (folder / "data" / "graph" / "plans.trig").write_bytes((TEXTS / "plans.trig").read_bytes())
    return folder


def test_nothing_that_a_service_started_outlives_it(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    for visit in range(3):
        with open_service(Settings(home=make_home(tmp_path / str(visit)), workers=1)):
            pass
        assert set(threading.enumerate()) <= before


def test_without_a_store_the_embedded_graph_is_served_from_a_folder_that_goes_with_the_service(tmp_path: Path) -> None:
    with open_service(Settings(home=make_home(tmp_path), workers=1)) as service:
        folder = service.folder
        assert folder.is_dir()
        assert service.editions.current().index.counts().held == 2
        processes = service.pool.processes()
    assert not folder.exists()
    assert all_gone(processes)


def test_says_when_there_is_no_graph(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    (home / "data" / "graph" / "plans.trig").unlink()
    with pytest.raises(StoreError, match=r"\.trig"), open_service(Settings(home=home)):
        pass
    with pytest.raises(StoreError), open_service(Settings(store=tmp_path / "none")):
        pass


def test_a_service_leaves_nothing_behind(store_folder: Path) -> None:
    with serve(Settings(store=store_folder, workers=2)) as service:
        processes = service.app.state.service.pool.processes()
        assert len(processes) == 2
    assert all_gone(processes)


def test_pages_lists_and_chains_follow_a_new_build(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", TEXTS / "plans.trig")
    with serve(Settings(store=folder, workers=1)) as service:
        before = service.client.get("/healthz").json()
        with open_writable(folder) as store:
            store.update(
                "INSERT DATA { GRAPH <https://w3id.org/vnplan/graph/shared> { <https://w3id.org/vnplan/eli/vn/ttg/chi-thi/2024/5>"
                " a <https://w3id.org/vnplan/ontology#Document> ; <http://www.w3.org/2004/02/skos/core#prefLabel> 'Chỉ thị 5/CT-TTg'@vi ;"
                " <https://w3id.org/vnplan/ontology#digest> 'f' } }"
            )
            publish(store, folder)
        after = service.client.get("/healthz").json()
        assert after["build"] != before["build"]
        assert after["counts"]["documents"] == before["counts"]["documents"] + 1
        assert service.client.get("/search?q=chi+thi+5").json()["total"] == 1
        assert service.client.get("/eli/vn/ttg/chi-thi/2024/5.ttl").status_code == 200
        count = "SELECT (COUNT(?d) AS ?n) { ?d a vp:Document }"
        assert service.client.get("/sparql", params={"query": count, "format": "csv"}).text.split()[1] == "6"


def started(store: Path, port: int) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(store), str(port)], cwd=Path(__file__).parents[2])
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz", trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return process
    process.kill()
    raise AssertionError("the service did not start")


def children(process: int) -> tuple[int, ...]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    threads = Path(f"/proc/{process}/task")
    if not listed.exists():
        pytest.skip("needs /proc")
    own = tuple(int(child) for thread in threads.iterdir() for child in (thread / "children").read_text().split())
    return own + tuple(grandchild for child in own for grandchild in children(child))


@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_query_processes_go_with_the_service_however_it_ends(store_folder: Path, unused_port: int, way: signal.Signals) -> None:
    process = started(store_folder, unused_port)
    below = children(process.pid)
    assert len(below) >= 3
    process.send_signal(way)
    process.wait(30)
    assert all_gone(below)


def test_settings_come_from_the_environment_where_none_are_given(store_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNPLAN_STORE", str(store_folder))
    monkeypatch.setenv("VNPLAN_WORKERS", "1")
    app = create_app()

    async def look() -> tuple[Path, int]:
        async with app.router.lifespan_context(app):
            return app.state.service.folder, len(app.state.service.pool.processes())

    assert asyncio.run(look()) == (store_folder, 1)
    monkeypatch.setenv("VNPLAN_WORKERS", "many")
    with pytest.raises(ConfigError, match="VNPLAN_WORKERS"):
        create_app()
