"""Start each of the servers that the service is measured beside, on the same cores, and end it.

Answers: on which port a server of each kind answers, once it does.
Assumes: the packages of the extra "bench" are installed where a rival is wanted; what lacks is told by name.
Never:   leaves a process behind; listens anywhere but on loopback.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

START_LIMIT_S = 900.0  # rdflib takes minutes for a few million quads
VNPLAN = "import sys; from graph.cli.main import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """One graph in the forms that servers take it in. `state`: the folder of the finished state in the store."""

    documents: int
    file: Path
    store: Path
    state: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """How a server is started. `path`: where it takes queries."""

    name: str
    command: Callable[[Graph, int, int], Sequence[str]]  # of the graph, the port and the number of cores
    environment: Callable[[Graph], Mapping[str, str]] = field(default=lambda graph: {})
    path: str = "/sparql"


def _module(*words: str) -> list[str]:
    return [sys.executable, "-m", *words]


def _vnplan(graph: Graph, port: int, cores: int) -> list[str]:
    return [sys.executable, "-c", VNPLAN, "serve", "--port", str(port), "--store", str(graph.store)]


def _plain(graph: Graph, port: int, cores: int) -> list[str]:
    return _module("uvicorn", "bench.plain:app", "--port", str(port), "--workers", str(cores), "--log-level", "warning")


def _rdflib(graph: Graph, port: int, cores: int) -> list[str]:
    return _module("uvicorn", "bench.rdflib_service:app", "--port", str(port), "--log-level", "warning")


def _oxigraph(graph: Graph, port: int, cores: int) -> list[str]:
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph") or "oxigraph"
    return [program, "serve-read-only", "--location", str(graph.state), "--bind", f"127.0.0.1:{port}", "--union-default-graph"]


SERVERS = (
    Server(name="vnplan", command=_vnplan, environment=lambda graph: {"VNPLAN_CLIENT_SECONDS": "1000000"}),
    Server(name="plain FastAPI", command=_plain, environment=lambda graph: {"BENCH_STATE": str(graph.state)}),
    Server(name="oxigraph server", command=_oxigraph, path="/query"),
    Server(name="rdflib-endpoint", command=_rdflib, environment=lambda graph: {"BENCH_FILE": str(graph.file)}),
)


@contextmanager
def running(server: Server, graph: Graph, cores: Sequence[int]) -> Iterator[int]:
    """Run a server on the cores; give its port.

    Raises: RuntimeError with what it printed, if it ends before it answers.
    """
    port = _free_port()
    environment = {**os.environ, **server.environment(graph)}
    command = ["taskset", "--cpu-list", ",".join(map(str, cores)), *server.command(graph, port, len(cores))]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True) as process:
        try:
            _await(process, port)
            yield port
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < START_LIMIT_S:
        if process.poll() is not None:
            assert process.stderr is not None
            raise RuntimeError(process.stderr.read().decode()[-2000:])
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise RuntimeError(f"the server did not answer within {START_LIMIT_S:g} seconds")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
