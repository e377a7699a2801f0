"""A service of its own, started as people start it, with short limits; after each test it must be as it was before."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
import pytest

LIMITS = {
    "VNPLAN_WORKERS": "2",
    "VNPLAN_QUERY_LIMIT_S": "0.8",
    "VNPLAN_QUERY_CPU_S": "3",
    "VNPLAN_QUERY_MEMORY_BYTES": "1200000000",
    "VNPLAN_QUERY_ANSWER_BYTES": "5000000",
    "VNPLAN_WORKER_KEEP_BYTES": "300000000",
    "VNPLAN_QUEUE": "8",
    "VNPLAN_QUEUE_LIMIT_S": "3",
    "VNPLAN_CLIENT_SECONDS": "100000",
    "VNPLAN_CLIENT_QUERIES": "1000",
    "VNPLAN_HEAD_LIMIT_S": "2",
    "VNPLAN_BODY_LIMIT_S": "2",
    "VNPLAN_WRITE_LIMIT_S": "1",
    "VNPLAN_KEEP_ALIVE_S": "1",
}
PROGRAM = "import sys; from graph.cli.main import main; sys.exit(main(sys.argv[1:]))"
GROWTH_BYTES = 60_000_000  # of the service itself, between before and after: its caches fill, and no more
ORDINARY = "SELECT (COUNT(?task) AS ?n) { ?task a vp:Task }"


@dataclass(slots=True)
class Target:
    """The service that is misused. `visitors` are connections that a listener of the test's own has seen: nobody may come."""

    process: psutil.Process
    port: int
    listening: int
    client: httpx.Client
    visitors: list[object] = field(default_factory=list)

    def ask(self, query: str, **parameters: str) -> httpx.Response:
        body = {"query": query, **parameters}
        return self.client.post("/sparql", data=body, headers={"Accept": "application/json"})

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def send(self, *pieces: bytes) -> bytes:
        """Send bytes as they are, and give what comes back until the service closes the connection."""
        with self.connect() as connection:
            try:
                for piece in pieces:
                    connection.sendall(piece)
                return b"".join(iter(lambda: connection.recv(65_536), b""))
            except ConnectionError:
                return b""

    def is_calm(self) -> bool:
        """Say whether an ordinary question is answered within a second, and processes and memory are as they were."""
        begun = time.monotonic()
        try:
            reply = self.client.get("/sparql", params={"query": ORDINARY, "format": "csv"}, timeout=10)
        except httpx.HTTPError:
            return False
        in_time = time.monotonic() - begun < 1.0
        return in_time and reply.text.split() == ["n", "4"] and self._processes() == (1, 2) and self._sizes_are_small()

    def _processes(self) -> tuple[int, int]:
        """Count the nursery and the query processes."""
        below = self.process.children()
        return len(below), sum(len(each.children()) for each in below)

    def _sizes_are_small(self) -> bool:
        try:
            sizes = [each.memory_info().rss for each in self.process.children(recursive=True)]
        except psutil.NoSuchProcess:
            return False
        return max(sizes) < int(LIMITS["VNPLAN_WORKER_KEEP_BYTES"])


def _listen(listener: socket.socket, visitors: list[object]) -> None:
    while True:
        try:
            connection, address = listener.accept()
        except OSError:
            return
        visitors.append(address)
        connection.close()


def _await_start(process: subprocess.Popen[bytes], client: httpx.Client) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        assert process.poll() is None, "the service ended"
        try:
            if client.get("/healthz").status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError("the service did not start")


@pytest.fixture(scope="session")
def running(store_folder: Path) -> Iterator[Target]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-c", PROGRAM, "serve", "--port", str(port), "--store", str(store_folder)]
    with socket.create_server(("127.0.0.1", 0)) as listener, subprocess.Popen(command, env={**os.environ, **LIMITS}) as process:
        transport = httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
        client = httpx.Client(base_url=f"http://127.0.0.1:{port}", transport=transport, timeout=30, trust_env=False)
        target = Target(process=psutil.Process(process.pid), port=port, listening=listener.getsockname()[1], client=client)
        threading.Thread(target=_listen, args=(listener, target.visitors), daemon=True).start()
        try:
            _await_start(process, client)
            yield target
        finally:
            below = target.process.children(recursive=True)
            process.send_signal(signal.SIGTERM)
            process.wait(30)
            listener.shutdown(socket.SHUT_RDWR)
            client.close()
        assert psutil.wait_procs(below, timeout=10)[1] == []


@pytest.fixture
def target(running: Target) -> Iterator[Target]:
    before_bytes = running.process.memory_info().rss
    yield running
    end = time.monotonic() + 10
    while not (calm := running.is_calm()) and time.monotonic() < end:
        time.sleep(0.1)
    assert calm, "the service is not as it was before"
    assert running.process.memory_info().rss - before_bytes < GROWTH_BYTES
    assert running.visitors == [], "somebody was asked"
