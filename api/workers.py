"""Run strangers' queries in processes that can be killed.

Answers: how a query gets its answer without holding up the service, and what happens when it takes too long or too much.
Assumes: it is used from one event loop at a time; api.desk says what a process does.
Never:   gives a part of an answer; leaves a process behind; lets more queries wait than the queue holds.
"""

from __future__ import annotations

import asyncio
import logging
import math
import select
import time
from collections import deque
from pathlib import Path

from api.budget import Budgets
from api.frames import Kind, Question, Reply, ReplyReader
from api.nursery import Nursery
from api.worker import Calls, QueryMemoryError, Worker, WorkerGoneError
from graph.config import Settings
from graph.errors import QueryError, QueryLimitError, RemoteError, StoreError, VnplanError
from graph.store import Answer

START_LIMIT_S = 60.0  # the first processes are ready in about half a second; a machine under load may take longer
SPARE_BYTES = 65_536  # of a reply that is an error's words
RESTART_S = 1.0  # between two tries, where processes end before they are ready

log = logging.getLogger("vnplan.workers")


class BusyError(VnplanError):
    """As many queries wait as may, or this one has waited as long as it may; `retry_s` says when there may be room."""

    def __init__(self, message: str, retry_s: int) -> None:
        self.retry_s = retry_s
        super().__init__(message)


class Pool:
    """The query processes of one service. Use `ask`; call `start` first and `close` at the end."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._folder = folder
        self._settings = settings
        self._nursery: Nursery | None = None
        self._workers: set[Worker] = set()
        self._idle: list[Worker] = []
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._usual_s = 0.01  # how long queries take, lately
        self._budgets = Budgets(seconds_a_minute=settings.client_seconds, most_queries=settings.client_queries, most_clients=settings.client_table)

    def start(self) -> None:
        """Start the processes; the first queries wait until they are ready."""
        self._nursery = Nursery(self._folder, self._settings)
        for _ in range(self._settings.workers):
            self._hire()

    def await_ready(self) -> None:
        """Wait until every process is ready, before any query is asked.

        Raises: StoreError if they do not start.
        """
        end = time.monotonic() + START_LIMIT_S
        for worker in list(self._workers):
            while not worker.process:
                readable, _, _ = select.select([worker.connection], [], [], max(0.0, end - time.monotonic()))
                if not readable or not worker.take():
                    raise StoreError("các tiến trình trả lời câu hỏi không khởi động được; hãy xem nhật ký của dịch vụ")

    async def ask(self, question: Question, client: str | None = None) -> Answer:
        """Answer a query of a client. Cancelled, the query is ended and its process with it.

        Raises: QueryError if it is malformed or refused, QueryLimitError (one of its kinds) if it met a limit, BusyError if the queue is full,
        BudgetError if the client has had its share, StoreError if there is nothing to ask.
        """
        self._attach(asyncio.get_running_loop())
        if client is None:
            return _answer(await self._run(question, await self._next(), None))
        began_s: float | None = None
        self._budgets.enter(client)
        try:
            worker = await self._next(client)
            began_s = time.monotonic()
            return _answer(await self._run(question, worker, client))
        finally:
            self._budgets.leave(client, 0.0 if began_s is None else time.monotonic() - began_s)

    async def _run(self, question: Question, worker: Worker, client: str | None) -> Reply:
        began_s = time.monotonic()
        try:
            return await worker.ask(question, self._settings.query_limit_s)
        except WorkerGoneError:
            return await self._run(question, await self._next(client), client)
        finally:
            self._usual_s += 0.1 * (time.monotonic() - began_s - self._usual_s)

    async def _next(self, client: str | None = None) -> Worker:
        """Give a process that is free, once it is this query's turn."""
        if self._idle:
            return self._idle.pop()
        if len(self._waiting) >= self._settings.queue:
            raise self._busy()
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[Worker] = loop.create_future()
        self._waiting.append(turn)
        tired = loop.call_later(self._settings.queue_limit_s, self._tire, turn)
        try:
            worker = await turn
            if worker.is_gone:
                return await self._next(client)
            if client is not None:
                self._budgets.check(client)
        except BaseException:
            self._give_up(turn)
            raise
        finally:
            tired.cancel()
        return worker

    def _tire(self, turn: asyncio.Future[Worker]) -> None:
        if not turn.done():
            turn.set_exception(self._busy())

    def _give_up(self, turn: asyncio.Future[Worker]) -> None:
        if turn.done() and not turn.cancelled() and turn.exception() is None:
            self._offer(turn.result())
        elif turn in self._waiting:
            self._waiting.remove(turn)

    def _busy(self) -> BusyError:
        wait_s = math.ceil(self._usual_s * (1 + len(self._waiting)) / self._settings.workers)
        return BusyError("đang có quá nhiều câu hỏi chờ trả lời; hãy thử lại sau ít giây", min(max(wait_s, 1), 60))

    def _offer(self, worker: Worker) -> None:
        """Let the query that waits longest have a process."""
        if worker.is_gone:
            return
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._idle.append(worker)

    def _replace(self, worker: Worker) -> None:
        """Begin a new process in place of one that has ended, or is being killed: no query waits for its death."""
        self._workers.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        if self._nursery is None:
            return
        if worker.process:
            self._hire()
        elif self._loop is not None:
            log.error("a query process ended before it was ready")
            self._loop.call_later(RESTART_S, self._hire)

    def _hire(self) -> None:
        if self._nursery is None:
            return
        try:
            connection = self._nursery.fork()
        except OSError:
            log.error("the nursery of query processes is gone; starting another")
            self._nursery.close()
            self._nursery = Nursery(self._folder, self._settings)
            connection = self._nursery.fork()
        reader = ReplyReader(connection, most_bytes=self._settings.query_answer_bytes + SPARE_BYTES)
        worker = Worker(reader, Calls(is_free=self._offer, is_gone=self._replace, kill=self._nursery.kill))
        self._workers.add(worker)
        if self._loop is not None:
            worker.attach(self._loop)

    def _attach(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._loop is not loop:
            self._loop = loop
            for worker in self._workers:
                worker.attach(loop)

    def waiting(self) -> int:
        """Say how many queries wait for a process."""
        return len(self._waiting)

    def processes(self) -> tuple[int, ...]:
        """Give the ids of the processes that are at work or ready for it."""
        return tuple(worker.process for worker in self._workers if worker.process)

    def close(self) -> None:
        """Kill every process and wait until they are gone; queries that run get QueryMemoryError. From any thread."""
        nursery, self._nursery = self._nursery, None
        if nursery is None:
            return
        nursery.close()
        if self._loop is not None and self._loop.is_running():
            self._loop.call_soon_threadsafe(self._let_go)
        else:
            self._let_go()

    def _let_go(self) -> None:
        for turn in self._waiting:
            if not turn.done():
                turn.set_exception(StoreError("dịch vụ đang dừng"))
        for worker in list(self._workers):
            worker.end(QueryMemoryError("dịch vụ đang dừng"))


_ERRORS = {Kind.REFUSED: QueryError, Kind.LIMITED: QueryLimitError, Kind.UNAVAILABLE: StoreError, Kind.BROKEN: RemoteError}
_ANSWERS = {Kind.SOLUTIONS: "solutions", Kind.BOOLEAN: "boolean", Kind.GRAPH: "graph"}


def _answer(reply: Reply) -> Answer:
    error = _ERRORS.get(reply.kind)
    if error is not None:
        raise error(reply.body.decode())
    return Answer(kind=_ANSWERS[reply.kind], body=bytes(reply.body))
