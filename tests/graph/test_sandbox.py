"""Behind the gate: a process that was confined cannot reach the network even by a query that the gate would have refused."""

from __future__ import annotations

import platform
import socket
import subprocess
import sys

import pytest

PROBE = """
import sys
from graph.sandbox import deny_network
from graph.store import Most, Scope, memory_store
confined = deny_network() if sys.argv[2] == "confined" else True
query = f"SELECT * {{ SERVICE <http://127.0.0.1:{sys.argv[1]}/> {{ ?s ?p ?o }} }}"
try:
    memory_store().answer(query, result_form="json", rdf_form="turtle", scope=Scope(), most=Most(size_bytes=1000))
except Exception as error:
    print(confined, type(error).__name__)
"""


def run(mode: str) -> tuple[str, bool]:
    """Let a process ask a server here; give what it printed and whether it came."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        port = str(listener.getsockname()[1])
        with subprocess.Popen([sys.executable, "-c", PROBE, port, mode], stdout=subprocess.PIPE, text=True) as process:
            came = False
            while process.poll() is None:
                try:
                    listener.accept()[0].close()
                    came = True
                except TimeoutError:
                    continue
            assert process.stdout is not None
            return process.stdout.read(), came


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in {"x86_64", "aarch64"}, reason="needs Linux's system call filter"
)
def test_a_confined_process_reaches_nobody() -> None:
    printed, came = run("confined")
    assert printed.startswith("True")
    assert not came


def test_an_unconfined_one_would() -> None:
    """Without this the test above could pass because the engine stopped fetching: then the gate and the filter could go."""
    _, came = run("free")
    assert came
