"""Behind the gate: a process that was confined cannot reach the network even by a query that the gate would have refused."""

from __future__ import annotations

import platform
import signal
import socket
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from graph.syscalls import network_filter, query_filter

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


needs_filter = pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in {"x86_64", "aarch64"}, reason="needs Linux's system call filter"
)


@needs_filter
def test_a_confined_process_reaches_nobody() -> None:
    printed, came = run("confined")
    assert printed.startswith("True")
    assert not came


def test_an_unconfined_one_would() -> None:
    """Without this the test above could pass because the engine stopped fetching: then the gate and the filter could go."""
    _, came = run("free")
    assert came


CONFINED = """
import ctypes, os, signal, socket, subprocess, sys, threading
from pathlib import Path
from graph.sandbox import deny_all_but_reading
folder, parent = Path(sys.argv[1]), os.getppid()
kept = os.open(folder / "kept", os.O_RDWR)
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    if libc.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")
assert deny_all_but_reading()
ATTEMPTS = {
    "socket": lambda: socket.socket(),
    "fork": lambda: os.fork(),
    "program": lambda: os.execv(sys.executable, [sys.executable, "-c", ""]),
    "spawn": lambda: subprocess.run([sys.executable, "-c", ""]),
    "signal": lambda: os.kill(parent, 0),
    "trace": lambda: call({"x86_64": 101, "aarch64": 117}[os.uname().machine], 16, parent, 0, 0),
    "io_uring": lambda: call(425, 8, 0),
    "pidfd": lambda: call(434, parent, 0),
    "unknown": lambda: call(459, 0),
    "create": lambda: (folder / "new").write_text("x"),
    "append": lambda: (folder / "kept").open("a"),
    "grow": lambda: os.write(kept, b"x"),
    "cut": lambda: os.ftruncate(kept, 0),
    "remove": lambda: (folder / "kept").unlink(),
    "folder": lambda: (folder / "made").mkdir(),
    "rename": lambda: (folder / "kept").rename(folder / "moved"),
    "link": lambda: (folder / "link").symlink_to("kept"),
    "mode": lambda: (folder / "kept").chmod(0o777),
}
for name, attempt in ATTEMPTS.items():
    try:
        attempt()
    except OSError as error:
        continue
    print("not refused:", name)
ran = []
thread = threading.Thread(target=ran.append, args=(1,))
thread.start()
thread.join()
print("threads", len(ran), "reads", (folder / "kept").read_text())
os.kill(os.getpid(), signal.SIGUSR1)
"""


@needs_filter
def test_a_query_process_reads_and_does_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("what was there")
    result = subprocess.run([sys.executable, "-c", CONFINED, str(tmp_path)], capture_output=True, text=True, check=False, timeout=60)
    assert result.stdout == "threads 1 reads what was there\n", result.stderr
    assert result.returncode == -signal.SIGUSR1  # a process may still signal itself: that is how it aborts
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert (tmp_path / "kept").read_text() == "what was there"


X32 = """
import ctypes
from graph.sandbox import deny_all_but_reading
assert deny_all_but_reading()
ctypes.CDLL(None).syscall(0x40000000 + 39)
print("passed")
"""


@needs_filter
@pytest.mark.skipif(platform.machine() != "x86_64", reason="the x32 table is of x86-64")
def test_a_call_by_the_x32_table_ends_the_process() -> None:
    result = subprocess.run([sys.executable, "-c", X32], capture_output=True, text=True, check=False, timeout=60)
    assert (result.stdout, result.returncode) == ("", -signal.SIGSYS)


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_a_filter_s_jumps_stay_within_it(machine: str) -> None:
    for program in (network_filter(machine, programs=False), network_filter(machine, programs=True), query_filter(machine, 4711)):
        assert program is not None
        lines = list(struct.iter_unpack("HBBI", program))
        assert len(lines) < 4096  # what the kernel takes
        for place, (code, if_so, if_not, _) in enumerate(lines):
            if code in {0x15, 0x35, 0x45}:
                assert place + 1 + max(if_so, if_not) < len(lines)
        assert lines[-1][0] == 0x06


def test_there_is_no_filter_for_other_machines() -> None:
    assert query_filter("riscv64", 1) is None
