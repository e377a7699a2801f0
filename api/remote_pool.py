"""Strangers' queries where another engine answers them.

Answers: how a query goes there and its answer comes back: looked at and written by a query process, carried by the service.
Assumes: it is used from one event loop at a time; the states say which one the engine holds.
Never:   sends what a query process has not let pass, nor to any other address; passes on a part of an answer, or one from two states.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from api.budget import Budgets
from api.frames import Question
from api.remote_desk import LOOK, Writing
from api.worker import QueryDeadlineError
from api.workers import BusyError, Pool
from graph.config import Settings
from graph.errors import ChangingError, StoreError
from graph.store import Answer, Remote, RemoteStates, Scope
from graph.store.remote import Condition, ServiceWire, asking, condition_query, declared, read_condition, read_rows

RAW = 4  # times the bytes of an answer that may come as JSON or N-Triples: other forms of it are shorter


class RemotePool:
    """The way to an engine elsewhere. Has the methods of `Pool`."""

    def __init__(self, states: RemoteStates, remote: Remote, folder: Path, settings: Settings) -> None:
        self._states, self._remote, self._settings = states, remote, settings
        self._processes = Pool(folder, replace(settings, remote_password=None, remote_token=None))
        self._budgets = Budgets(seconds_a_minute=settings.client_seconds, most_queries=settings.client_queries, most_clients=settings.client_table)
        self._under_way = 0
        self._wire: ServiceWire | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Start the processes."""
        self._processes.start()

    def await_ready(self) -> None:
        """Wait until every process is ready.

        Raises: StoreError if they do not start.
        """
        self._processes.await_ready()

    async def ask(self, question: Question, client: str | None = None) -> Answer:
        """Answer a query of a client. Cancelled, its connection is closed; the engine may go on: docs/engines.md.

        Raises: what `Pool.ask` does, and RemoteError (one of its kinds) if the engine does not answer, ChangingError if it is being changed.
        """
        if self._under_way >= self._settings.remote_queries + self._settings.queue:
            raise BusyError("đang có quá nhiều câu hỏi chờ trả lời; hãy thử lại sau ít giây", 1)
        began_s = time.monotonic()
        if client is not None:
            self._budgets.enter(client)
        self._under_way += 1
        try:
            return await self._answer(question)
        finally:
            self._under_way -= 1
            if client is not None:
                self._budgets.leave(client, time.monotonic() - began_s)

    async def _answer(self, question: Question) -> Answer:
        look = await self._processes.ask(replace(question, task=LOOK))
        scope = replace(question.scope, stated=True) if look.body == b"1" else question.scope
        body = await self._carried(question.query, look.kind, scope)
        writing = Writing(kind=look.kind, heard=self._states.engine.heard)
        return await self._processes.ask(replace(question, query=body.decode("utf-8", "replace"), scope=Scope(), task=writing.task()))

    async def _carried(self, query: str, kind: str, scope: Scope) -> bytes:
        """Bring back what the engine answers, if it holds one state from the beginning to the end."""
        condition = self._states.finished()
        if condition is None:
            raise StoreError("máy chủ dữ liệu chưa có bản dựng nào hoàn tất")
        limit_s = self._settings.query_limit_s
        try:
            async with asyncio.timeout(limit_s):
                body = await self._send(declared(query, scope.base), kind, scope)
                if await self._condition() != condition:
                    raise ChangingError("máy chủ dữ liệu vừa nhận một bản dựng mới; hãy thử lại sau ít giây")
                return body
        except TimeoutError as error:
            raise QueryDeadlineError(f"câu hỏi chạy quá {limit_s:g} giây nên đã bị dừng; hãy thu hẹp hoặc thêm LIMIT") from error

    async def _condition(self) -> Condition | None:
        body = await self._send(declared(condition_query(self._settings.base), None), "solutions", Scope())
        rows = read_rows(body, self._states.engine.heard)
        return read_condition(rows[0]["line"]) if len(rows) == 1 else None

    async def _send(self, text: str, kind: str, scope: Scope) -> bytes:
        dialect = self._states.engine.dialect
        request = asking(self._remote, dialect, text, kind=kind, scope=scope, limit_s=self._settings.query_limit_s)
        return await self._attached().send(request)

    def _attached(self) -> ServiceWire:
        loop = asyncio.get_running_loop()
        if self._wire is None or self._loop is not loop:
            self._loop = loop
            self._wire = ServiceWire(
                self._remote,
                limit_s=self._settings.query_limit_s,
                size_bytes=RAW * self._settings.query_answer_bytes,
                connections=self._settings.remote_queries,
            )
        return self._wire

    def waiting(self) -> int:
        """Say how many queries wait: for a process, or for a connection to the engine."""
        return self._processes.waiting() + max(0, self._under_way - self._settings.remote_queries)

    def processes(self) -> tuple[int, ...]:
        """Give the ids of the query processes."""
        return self._processes.processes()

    def close(self) -> None:
        """Kill every process and close the connections. From any thread."""
        self._processes.close()
        if self._wire is not None and self._loop is not None and self._loop.is_running():
            with suppress(TimeoutError):
                asyncio.run_coroutine_threadsafe(self._wire.close(), self._loop).result(5)
