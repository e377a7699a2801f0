"""Work on many items in processes of their own: what one item breaks, it breaks for itself.

Answers: how are all cores used, and what happens to an item whose process dies or takes too long?
Assumes: a Unix system; items and results can be pickled; whoever uses a crew closes it (`with`).
Never:   leaves a process behind, nor a child of one, however it ends; holds more results than its window, however many items there are.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Generic, Self, TypeVar

from graph.errors import WorkError

Item = TypeVar("Item")
Result = TypeVar("Result")
OpenDesk = Callable[[], Callable[[Item], Result]]

START_LIMIT_S = 120.0  # a process is ready in about a second; a machine under load may take longer
WINDOW = 16  # items a process that may be handed out ahead of the next result: one slow item does not idle the others
_READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What an item gives whose process died or took too long; `reason` is for people."""

    reason: str


class Crew(Generic[Item, Result]):
    """Processes that each open a desk once, and work at it. Use it as a context; leaving the context ends the processes at once.

    `open_desk` is called in each process and gives what works on one item; it can be pickled. It may start children of its own.
    """

    def __init__(self, open_desk: OpenDesk[Item, Result], *, jobs: int, limit_s: float) -> None:
        self._open_desk = open_desk
        self._jobs = jobs
        self._limit_s = limit_s
        self._workers: list[_Worker[Item, Result]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            for worker in self._workers:
                worker.dismiss()
        for worker in self._workers:
            worker.end()

    def each(self, items: Sequence[Item]) -> Iterator[Result | Lost]:
        """Give the result of each item, in the items' order, as soon as it and those before it are there. Processes are kept for the next call.

        Raises: WorkError if a process does not get as far as opening its desk.
        """
        for _ in range(min(self._jobs, len(items)) - len(self._workers)):
            self._workers.append(_Worker(self._open_desk, self._limit_s))
        done: dict[int, Result | Lost] = {}
        handed_out = 0
        for place in range(len(items)):
            while place not in done:
                handed_out = self._hand_out(items, handed_out, ceiling=place + WINDOW * self._jobs)
                done.update(self._collect())
            yield done.pop(place)

    def _hand_out(self, items: Sequence[Item], place: int, *, ceiling: int) -> int:
        for worker in self._workers:
            if worker.is_idle and place < min(ceiling, len(items)):
                worker.take(place, items[place])
                place += 1
        return place

    def _collect(self) -> Iterator[tuple[int, Result | Lost]]:
        """Wait until a process says something, dies or has taken too long."""
        workers = {worker.connection: worker for worker in self._workers if not worker.is_idle}
        patience = min(worker.deadline for worker in workers.values()) - time.monotonic()
        heard = wait(list(workers), timeout=max(patience, 0.0))
        for connection, worker in workers.items():
            if connection not in heard and worker.deadline > time.monotonic():
                continue
            place = worker.place
            result = worker.hear() if connection in heard else worker.give_up()
            if place is not None and not isinstance(result, _Nothing):
                yield place, result
            if worker.is_gone:
                self._workers[self._workers.index(worker)] = _Worker(self._open_desk, self._limit_s)


class _Nothing:
    """No result: the process says that it is ready."""


class _Worker(Generic[Item, Result]):
    """One process, seen from the crew: starting, idle, at work on the item of a place, or gone."""

    def __init__(self, open_desk: OpenDesk[Item, Result], limit_s: float) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(other, open_desk), name="vnplan-read")
        with _interrupts_held_back():
            self.process.start()
        other.close()
        self.place: int | None = None
        self.is_idle = self.is_gone = self._is_ready = False
        self.deadline = time.monotonic() + START_LIMIT_S
        self._limit_s = limit_s

    def take(self, place: int, item: Item) -> None:
        self.place, self.is_idle, self.deadline = place, False, time.monotonic() + self._limit_s
        with contextlib.suppress(BrokenPipeError):  # it died while it was idle: that is heard next
            self.connection.send(item)

    def hear(self) -> Result | Lost | _Nothing:
        try:
            message = self.connection.recv()
        except (EOFError, OSError):
            self.end()
            return self._lost(f"tiến trình đọc tệp này bị dừng giữa chừng ({_manner(self.process.exitcode)}); hãy tách tệp, hoặc giảm --jobs")
        self.place, self.is_idle = None, True
        if not self._is_ready:
            self._is_ready = message == _READY
            return _Nothing()
        result: Result = message
        return result

    def give_up(self) -> Lost:
        self.end()
        return self._lost(f"đọc quá {self._limit_s:g} giây nên đã bị dừng; hãy tách tệp, hoặc đặt VNPLAN_READ_LIMIT_S lớn hơn")

    def _lost(self, reason: str) -> Lost:
        if not self._is_ready:
            raise WorkError(f"tiến trình đọc tệp không khởi động được ({_manner(self.process.exitcode)}); hãy chạy lại với --jobs 1")
        return Lost(reason=reason)

    def dismiss(self) -> None:
        """Let the process go home if it is idle."""
        if self.is_idle:
            self.connection.close()
            self.process.join(timeout=2.0)

    def end(self) -> None:
        """End the process, at work or dead, and its children."""
        self.is_gone = True
        if self.process.exitcode is None:
            self.process.kill()
        with contextlib.suppress(ProcessLookupError):  # it did not get as far as leading a group: then it has no children
            os.killpg(self.process.pid or 0, signal.SIGKILL)
        self.process.join()
        self.connection.close()


@contextlib.contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Keep Ctrl-C from a process that starts and does not lead its own group yet."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _manner(exit_code: int | None) -> str:
    return f"tín hiệu {-exit_code}, thường là hết bộ nhớ" if exit_code is not None and exit_code < 0 else f"mã {exit_code}"


def _serve(connection: Connection, open_desk: OpenDesk[Item, Result]) -> None:
    """Work on items that come over the connection until it closes: what runs in the process."""
    os.setsid()  # Ctrl-C is the parent's to handle, and what the desk starts ends with it
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()
    work = open_desk()
    with contextlib.suppress(EOFError, BrokenPipeError):
        connection.send(_READY)
        while True:
            connection.send(work(connection.recv()))


def _follow(parent: int) -> None:
    """Leave, with all children, within a second of the parent's death."""
    while os.getppid() == parent:
        time.sleep(1.0)
    os.killpg(0, signal.SIGKILL)
