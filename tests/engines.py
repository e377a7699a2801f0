"""Real engines for tests: Oxigraph's server from its wheel, Virtuoso from the system's packages; each on a port of this machine, ended by its id."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

import httpx

from graph.config import Settings

START_LIMIT_S = 120.0  # Virtuoso makes its database in about six seconds; a machine under load may take longer
ROWS = 20_000  # ResultSetMaxRows of the Virtuoso of the tests
INI = Template("""
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:$sql
DirsAllowed = .
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
ServerThreads = 10
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:$http
ServerRoot = .
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = $rows
MaxQueryExecutionTime = 20
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An engine that runs. `settings` name it to the project."""

    kind: str
    settings: dict[str, object]
    process: int

    def given(self, **more: object) -> Settings:
        return Settings(**{**self.settings, **more})  # type: ignore[arg-type]

    def environment(self) -> dict[str, str]:
        """Name it as a user would."""
        return {f"VNPLAN_{name.upper()}": str(value) for name, value in self.settings.items()}

    def clear(self) -> None:
        """Empty it of what tests put there: every graph with an address of an example's, or of the project's base."""
        with httpx.Client(trust_env=False, timeout=60, auth=httpx.DigestAuth("dba", "dba")) as client:
            found = client.post(
                str(self.settings["remote_query"]),
                data={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"},
                headers={"Accept": "application/sparql-results+json"},
            ).json()
            for row in found["results"]["bindings"]:
                graph = row["g"]["value"]
                if graph.startswith(("https://w3id.org/", "https://example.vn/")):
                    reply = client.post(
                        str(self.settings["remote_update"]),
                        content=f"CLEAR SILENT GRAPH <{graph}>",
                        headers={"Content-Type": "application/sparql-update", "Accept": "*/*"},
                    )
                    assert reply.is_success, reply.text


def find_oxigraph() -> Path | None:
    found = Path(sysconfig.get_path("scripts")) / "oxigraph"
    return found if found.exists() else None


def find_virtuoso() -> Path | None:
    found = shutil.which("virtuoso-t")
    return Path(found) if found else None


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], folder: Path, ready: str) -> Iterator[int]:
    """Run a server in a folder until it is no longer needed; wait until it answers a query."""
    with (folder / "out").open("wb") as out, subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL) as process:
        try:
            _await(process, ready, folder)
            yield process.pid
        finally:
            process.send_signal(signal.SIGKILL)  # nothing of it is kept
            process.wait(30)


def _await(process: subprocess.Popen[bytes], ready: str, folder: Path) -> None:
    end = time.monotonic() + START_LIMIT_S
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.post(ready, data={"query": "ASK {}"}, trust_env=False, timeout=10).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"{ready} does not answer: {(folder / 'out').read_text('utf-8', 'replace')[-2000:]}")


@contextmanager
def oxigraph(folder: Path, program: Path, *options: str) -> Iterator[Engine]:
    url = f"http://127.0.0.1:{free_port()}"
    command = [str(program), "serve", "--bind", url.removeprefix("http://"), "--location", str(folder / "db"), *options]
    with running(command, folder, f"{url}/query") as process:
        settings: dict[str, object] = {
            "remote_query": f"{url}/query?union-default-graph",
            "remote_update": f"{url}/update",
            "remote_graphs": f"{url}/store",
            "remote_atomic": True,
        }
        yield Engine(kind="oxigraph", settings=settings, process=process)


@contextmanager
def virtuoso(folder: Path, program: Path, rows: int = ROWS) -> Iterator[Engine]:
    port = free_port()
    (folder / "virtuoso.ini").write_text(INI.substitute(sql=free_port(), http=port, rows=rows), "ascii")
    url = f"http://127.0.0.1:{port}"
    with running([str(program), "-f", "-c", "virtuoso.ini"], folder, f"{url}/sparql") as process:
        settings: dict[str, object] = {
            "remote_query": f"{url}/sparql",
            "remote_update": f"{url}/sparql-auth",
            "remote_graphs": f"{url}/sparql-graph-crud-auth",
            "remote_auth": "digest",
            "remote_user": "dba",
            "remote_password": "dba",
            "remote_rows": rows,
        }
        yield Engine(kind="virtuoso", settings=settings, process=process)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
