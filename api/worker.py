"""One query process, seen from the service: beginning, free, asked, or gone.

Answers: how a question is handed over without a thread, and what becomes of it when the process takes too long or dies.
Assumes: the loop that it was attached to runs; one question at a time.
Never:   waits for a process to die: who is killed is gone from that moment.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from api.frames import Kind, Question, Reply, ReplyReader, pack_question
from graph.errors import QueryLimitError, VnplanError

log = logging.getLogger("vnplan.workers")


class QueryDeadlineError(QueryLimitError):
    """A query took longer than allowed; its process was killed."""


class WorkerGoneError(VnplanError):
    """A process had ended before it was asked: another can be."""


class QueryMemoryError(QueryLimitError):
    """A query's process died: it asked for more memory, computed longer, or nested deeper, than allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """What a process's owner is told: that it is free (ready, or done with a question), that it is gone; and who kills it."""

    is_free: Callable[[Worker], None]
    is_gone: Callable[[Worker], None]
    kill: Callable[[int], None]


class Worker:
    """One process. `process` is its number; 0: it is not ready yet."""

    def __init__(self, reader: ReplyReader, calls: Calls) -> None:
        self.connection = reader.connection
        self.process = 0
        self.is_gone = False
        self._calls = calls
        self._reader = reader
        self._loop: asyncio.AbstractEventLoop | None = None
        self._reply: asyncio.Future[Reply] | None = None
        self._unsent = memoryview(b"")

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Listen to the process in a loop from now on."""
        self._loop = loop
        loop.add_reader(self.connection, self.take)

    async def ask(self, question: Question, limit_s: float) -> Reply:
        """Hand a question over and wait for the reply. Cancelled, it ends the process.

        Raises: QueryDeadlineError after so many seconds; QueryMemoryError if the process dies; WorkerGoneError if it had died before.
        """
        assert self._loop is not None
        reply: asyncio.Future[Reply] = self._loop.create_future()
        self._reply = reply
        overdue = self._loop.call_later(limit_s, self._end_overdue, limit_s)
        self._unsent = memoryview(pack_question(question))
        self._send()
        try:
            return await reply
        except asyncio.CancelledError:
            self.end(QueryDeadlineError("không còn ai chờ câu trả lời"))
            raise
        finally:
            overdue.cancel()

    def take(self) -> bool:
        """Take what the process says. False: it is gone."""
        try:
            reply = self._reader.read()
            if reply is not None:
                self._hear(reply)
        except BlockingIOError:
            pass
        except (EOFError, OSError):
            self._let_go(QueryMemoryError("câu hỏi cần nhiều bộ nhớ hay thời gian tính hơn mức cho phép, hoặc lồng quá sâu, nên đã bị dừng"))
        except ValueError as error:
            log.error("a query process said what none should say (%s); it is ended", error)
            self.end(QueryMemoryError("tiến trình trả lời câu hỏi bị lỗi và đã bị dừng"))
        return not self.is_gone

    def end(self, why: Exception) -> None:
        """Kill the process. Who waits for its answer gets the reason."""
        if not self.is_gone:
            self._calls.kill(self.process)
            self._let_go(why)

    def _hear(self, reply: Reply) -> None:
        if reply.kind is Kind.READY and not self.process:
            process, is_confined = map(int, reply.body.split())
            self.process = process
            if not is_confined:
                log.warning("no system call filter here: only the gate keeps queries from the network")
        elif self._reply is None:
            raise ValueError("a reply to no question")
        elif not self._reply.done():
            self._reply.set_result(reply)
        self._reply = None
        if reply.is_last:
            self._let_go(QueryMemoryError(""))  # nobody waits for it any more
        else:
            self._calls.is_free(self)

    def _send(self) -> None:
        """Send as much of the question as the process's socket takes, and the rest when it takes more."""
        if self._loop is None or self.is_gone:
            return
        try:
            self._unsent = self._unsent[self.connection.send(self._unsent) :]
        except BlockingIOError:
            pass
        except OSError:
            self._let_go(WorkerGoneError("tiến trình trả lời câu hỏi đã dừng; hãy thử lại"))
            return
        if self._unsent:
            self._loop.add_writer(self.connection, self._send)
        else:
            self._loop.remove_writer(self.connection)

    def _end_overdue(self, limit_s: float) -> None:
        self.end(QueryDeadlineError(f"câu hỏi chạy quá {limit_s:g} giây nên đã bị dừng; hãy thu hẹp hoặc thêm LIMIT"))

    def _let_go(self, why: Exception) -> None:
        if self.is_gone:
            return
        self.is_gone = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.remove_reader(self.connection)
            self._loop.remove_writer(self.connection)
        self.connection.close()
        if self._reply is not None and not self._reply.done():
            self._reply.set_exception(why)
        self._reply = None
        self._calls.is_gone(self)
