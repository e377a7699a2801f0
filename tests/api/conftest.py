"""A service to ask, served on a port of this machine, over a small graph written for the tests."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.listening import Connection
from graph.config import Settings
from graph.store import open_writable, publish

TEXTS = Path(__file__).parents[1] / "texts" / "graph"
DOCUMENT = "eli/vn/ubnd-tinh-tan-ha/ke-hoach/2023/41"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A service that listens, and a client that asks it."""

    url: str
    app: FastAPI
    client: httpx.Client


def make_store(folder: Path, *files: Path) -> Path:
    with open_writable(folder) as store:
        for file in files:
            store.load(file)
        publish(store, folder)
    return folder


@contextmanager
def serve(settings: Settings) -> Iterator[Served]:
    app = create_app(settings)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", http=Connection, ws="none", proxy_headers=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 60
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.started, "the service did not start"
    port = server.servers[0].sockets[0].getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    try:
        with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
            yield Served(url=url, app=app, client=client)
    finally:
        server.should_exit = True
        thread.join(30)


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("store"), TEXTS / "plans.trig")


@pytest.fixture(scope="session")
def served(store_folder: Path) -> Iterator[Served]:
    with serve(Settings(store=store_folder, workers=2, query_limit_s=5.0)) as found:
        yield found


@pytest.fixture
def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def embedded() -> Iterator[Served]:
    """The service as it is started without a store: over the embedded graph of real plans."""
    with serve(Settings(workers=1)) as found:
        yield found
