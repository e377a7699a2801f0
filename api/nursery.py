"""The process from which query processes are forked: it has loaded what they need, so that a new one is ready in milliseconds.

Answers: how a query process begins, and how it ends: it is the child of this process, which alone may tell that its number is still its own.
Assumes: Unix. The service holds the other end of the control socket; when that closes, everything here ends.
Never:   opens a store, runs a query or starts a thread, so that forking it is safe; leaves a child behind.

It is not tied to its parent's death by the kernel, as its children are to its own: the kernel means the thread that started it, which may end early.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import select
import signal
import socket
import struct
import subprocess
import sys
from pathlib import Path

from api.desk import Desk, current_store, most_of, serve
from api.remote_desk import RemoteDesk
from graph.config import Settings
from graph.sandbox import die_with_parent

_ORDER = struct.Struct("<cI")
_FORK, _KILL = b"f", b"k"


class Nursery:
    """The service's side. `fork` gives a connection to a new process at once; the process says on it when it is ready."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._control, other = socket.socketpair()
        program = f"import sys; sys.path[:] = {sys.path!r}; from api.nursery import main; main({other.fileno()})"
        self._process = subprocess.Popen([sys.executable, "-c", program], pass_fds=[other.fileno()], stdin=subprocess.PIPE, env=_environment())
        other.close()
        assert self._process.stdin is not None
        with self._process.stdin as pipe:
            pickle.dump((folder, settings), pipe)

    def fork(self) -> socket.socket:
        """Begin a process; give the connection to it.

        Raises: OSError if the nursery itself is gone: then make a new one.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [_ORDER.pack(_FORK, 0)], [theirs.fileno()])
            except OSError:
                ours.close()
                raise
        ours.setblocking(False)
        return ours

    def kill(self, process: int) -> None:
        """End a process, if it has not ended: nothing else can have got its number."""
        with contextlib.suppress(OSError):  # the nursery is gone, and its children with it
            self._control.sendall(_ORDER.pack(_KILL, process))

    def close(self) -> None:
        """End every process and wait until they are gone."""
        self._control.close()
        self._process.wait()


def _environment() -> dict[str, str]:
    """Give what the processes get of the environment: not the passwords."""
    return {name: value for name, value in os.environ.items() if not name.startswith("VNPLAN_REMOTE_")}


def main(control_number: int) -> None:
    """Fork and end processes as the service says, until it says no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the service's to handle
    folder, settings = pickle.load(sys.stdin.buffer)
    gc.freeze()  # what is loaded stays shared with every child
    wake, woken = os.pipe()
    for end in (wake, woken):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(woken)
    with socket.socket(fileno=control_number) as control:
        children: set[int] = set()
        while order := _next_order(control, wake, children):
            command, number, connection = order
            if command == _FORK and connection is not None:
                children.add(_fork(connection, (control.fileno(), wake, woken), folder, settings))
            elif number in children:
                os.kill(number, signal.SIGKILL)
    _end(children)


def _next_order(control: socket.socket, wake: int, children: set[int]) -> tuple[bytes, int, int | None] | None:
    """Wait for an order, and meanwhile bury children that ended; None: there will be no more."""
    while True:
        readable, _, _ = select.select([control.fileno(), wake], [], [])
        if wake in readable:
            with contextlib.suppress(BlockingIOError):
                os.read(wake, 4096)
            _bury(children)
        if control.fileno() in readable:
            data, connections, _, _ = socket.recv_fds(control, _ORDER.size, 1)
            if len(data) < _ORDER.size:
                return None
            command, number = _ORDER.unpack(data)
            return command, number, connections[0] if connections else None


def _fork(connection: int, ours: tuple[int, ...], folder: Path, settings: Settings) -> int:
    nursery = os.getpid()
    child = os.fork()
    if child:
        os.close(connection)
        return child
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        die_with_parent(nursery)
        for number in ours:
            os.close(number)
        serve(socket.socket(fileno=connection), _desk(folder, settings), settings)
    except OSError:
        pass  # the service has gone away, or does not listen any more
    except Exception:  # a fault of the program, not of a query: it is told in the log, and the query is lost
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(1)


def _desk(folder: Path, settings: Settings) -> Desk:
    return RemoteDesk(most_of(settings)) if settings.remote_query else Desk(current_store(folder), settings)


def _bury(children: set[int]) -> None:
    while children:
        process, _ = os.waitpid(-1, os.WNOHANG)
        if not process:
            return
        children.discard(process)


def _end(children: set[int]) -> None:
    for process in children:
        os.kill(process, signal.SIGKILL)
    for process in children:
        os.waitpid(process, 0)
