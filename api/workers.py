"""Run strangers' queries in processes that can be killed.

Answers: how a query gets its answer without holding up the service, and what happens when it takes too long or too much.
Assumes: the store's folder holds a published state; each process opens it read-only, and again when a new one is published.
Never:   gives a part of an answer; leaves a process behind; lets more queries wait than the queue holds.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import queue
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from api.gate import inspect
from graph.config import Settings
from graph.errors import QueryError, QueryLimitError, StoreError, VnplanError
from graph.sandbox import deny_network, follow_parent, limit_memory
from graph.store import Answer, Scope, Store, current_build, open_published

START_LIMIT_S = 60.0  # a process is ready in about half a second; a machine under load may take longer

log = logging.getLogger("vnplan.workers")


class QueryDeadlineError(QueryLimitError):
    """A query took longer than allowed; its process was killed."""


class QueryMemoryError(QueryLimitError):
    """A query's process died: it asked for more memory, or nested deeper, than allowed."""


class BusyError(VnplanError):
    """As many queries wait as may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query and the forms that its answer is wanted in."""

    query: str
    scope: Scope
    result_form: str = "json"
    rdf_form: str = "turtle"


class Pool:
    """The query processes of one service. Use `ask`; call `start` first and `close` at the end."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._settings = settings
        self._threads = ThreadPoolExecutor(max_workers=settings.workers, thread_name_prefix="query")
        self._workers: list[_Worker] = []
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._pending = 0
        self._closed = False

    def start(self) -> None:
        """Start the processes; the first queries wait until they are ready."""
        for _ in range(self._settings.workers):
            self._idle.put(self._hire())

    async def ask(self, question: Question) -> Answer:
        """Answer a query.

        Raises: QueryError if it is malformed or refused, QueryLimitError (one of its kinds) if it met a limit, BusyError if the queue is full.
        """
        if self._pending >= self._settings.workers + self._settings.queue:
            raise BusyError("đang có quá nhiều câu hỏi chờ trả lời; hãy thử lại sau ít giây")
        self._pending += 1
        # The thread goes on where the client leaves, so the count follows the thread, not the client.
        answering = asyncio.get_running_loop().run_in_executor(self._threads, self._ask, question)
        answering.add_done_callback(self._done)
        return await asyncio.shield(answering)

    def _done(self, answering: asyncio.Future[Answer]) -> None:
        self._pending -= 1
        if not answering.cancelled():
            answering.exception()  # looked at, so that an answer nobody waits for is not reported as lost

    def _ask(self, question: Question) -> Answer:
        worker = self._idle.get()
        try:
            return worker.ask(question, self._settings.query_limit_s)
        except (QueryDeadlineError, QueryMemoryError):
            self._workers.remove(worker)
            if not self._closed:
                worker = self._hire()
            raise
        finally:
            self._idle.put(worker)

    def _hire(self) -> _Worker:
        worker = _Worker(self._folder, self._settings)
        self._workers.append(worker)
        return worker

    def processes(self) -> tuple[int, ...]:
        """Give the ids of the processes that are at work or ready for it."""
        return tuple(worker.process.pid for worker in self._workers if worker.process.pid is not None)

    def close(self) -> None:
        """Kill every process and wait until they are gone; queries that run get QueryMemoryError."""
        self._closed = True
        for worker in list(self._workers):
            worker.process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in list(self._workers):
            worker.kill()


class _Worker:
    """One process, seen from the service."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self.process: SpawnProcess = context.Process(target=serve, args=(other, folder, settings), daemon=True, name="vnplan-query")
        self.process.start()
        other.close()
        self.ready = False

    def ask(self, question: Question, limit_s: float) -> Answer:
        try:
            self._await_ready()
            self.connection.send(question)
            if not self.connection.poll(limit_s):
                self.kill()
                raise QueryDeadlineError(f"câu hỏi chạy quá {limit_s:g} giây nên đã bị dừng; hãy thu hẹp hoặc thêm LIMIT")
            reply = self.connection.recv()
        except (EOFError, OSError) as error:
            self.kill()
            raise QueryMemoryError("câu hỏi cần nhiều bộ nhớ hơn mức cho phép, hoặc lồng quá sâu, nên đã bị dừng") from error
        if isinstance(reply, VnplanError):
            raise reply
        assert isinstance(reply, Answer)
        return reply

    def _await_ready(self) -> None:
        if self.ready:
            return
        if not self.connection.poll(START_LIMIT_S):
            raise EOFError("the process did not start")
        if not self.connection.recv():
            log.warning("no system call filter here: only the gate keeps queries from the network")
        self.ready = True

    def kill(self) -> None:
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.connection.close()


def serve(connection: Connection, folder: Path, settings: Settings) -> None:
    """Answer questions that come over the connection until it closes: what runs in the process."""
    follow_parent()
    limit_memory(settings.query_memory_bytes)
    connection.send(deny_network())
    desk = _Desk(folder, settings.query_answer_bytes)
    while True:
        try:
            question = connection.recv()
        except EOFError:
            return
        try:
            connection.send(desk.answer(question))
        except (QueryError, StoreError) as error:
            connection.send(error)


class _Desk:
    """Answers from the state in force, opened once and again when it changes."""

    def __init__(self, folder: Path, size_bytes: int) -> None:
        self._folder = folder
        self._size_bytes = size_bytes
        self._build: str | None = None
        self._store: Store | None = None

    def answer(self, question: Question) -> Answer:
        look = inspect(question.query)
        scope = replace(question.scope, stated=look.names_graphs)
        try:
            return self._open().answer(
                question.query, result_form=question.result_form, rdf_form=question.rdf_form, scope=scope, size_bytes=self._size_bytes
            )
        except QueryError as error:
            if look.updates and not isinstance(error, QueryLimitError):
                raise QueryError("đây là lệnh cập nhật; điểm truy vấn này chỉ đọc") from error
            raise
        except (OSError, RuntimeError, ValueError) as error:  # what the engine raises while a query runs
            raise QueryError("câu hỏi không tính được trên dữ liệu này") from error

    def _open(self) -> Store:
        build = current_build(self._folder)
        if self._store is None or build != self._build:
            self._store, self._build = open_published(self._folder), build
        return self._store
