"""What runs in a query process: one question after the other, within limits, from a store that it can only read.

Answers: how a stranger's query is looked at, run and answered, and what the process may do meanwhile.
Assumes: it was started for this, by api.nursery; who started it ends it where it takes too long.
Never:   answers with a part of an answer; reaches the network; writes a file.
"""

from __future__ import annotations

import contextlib
import os
import resource
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from api.frames import Kind, Question, Reply, receive_question, send_reply
from graph.config import Settings
from graph.errors import QueryError, QueryLimitError, RemoteError, StoreError
from graph.gate import is_update, names_graphs, refuse_service
from graph.sandbox import deny_all_but_reading, limit_memory, limit_time
from graph.store import Answer, Most, Published, Store

_KIB = 1024
Current = Callable[[], Store]


def current_store(folder: Path) -> Current:
    """Say where answers come from: give what gives the store to ask now.

    Raises (what it gives): StoreError if there is no state to ask.
    """
    return Published(folder).store


def serve(connection: socket.socket, desk: Desk, settings: Settings) -> None:
    """Answer questions that come over the connection until it closes, or the process has grown too large to be kept."""
    limit_memory(settings.query_memory_bytes)
    volunteer_for_the_kill()
    stand_back()
    is_confined = deny_all_but_reading()
    desk.open()
    send_reply(connection, Reply(kind=Kind.READY, body=b"%d %d" % (os.getpid(), is_confined)))
    while question := receive_question(connection):
        limit_time(settings.query_cpu_s)
        reply = desk.reply(question)
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB > settings.worker_keep_bytes:
            send_reply(connection, replace(reply, is_last=True))
            return
        send_reply(connection, reply)


def volunteer_for_the_kill() -> None:
    """Where memory runs out on the machine, let the kernel end this process rather than the service."""
    place = Path("/proc/self/oom_score_adj")
    if place.exists():
        place.write_text("1000", "ascii")


def stand_back() -> None:
    """Let the service, where it runs, go on running when a question comes: it hands over the next ones before this process takes its turn."""
    if hasattr(os, "sched_setscheduler"):
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def most_of(settings: Settings) -> Most:
    """Say what an answer may have at most."""
    return Most(size_bytes=settings.query_answer_bytes, rows=settings.query_rows)


class Desk:
    """Answers questions from the state in force."""

    def __init__(self, current: Current, settings: Settings) -> None:
        self._current = current
        self._most = most_of(settings)

    def open(self) -> None:
        """Open the state in force, if there is one, before the first question comes."""
        with contextlib.suppress(StoreError):
            self._current()

    def reply(self, question: Question) -> Reply:
        """Answer a question, or say why not."""
        try:
            answer = self.answer(question)
        except QueryLimitError as error:
            return Reply(kind=Kind.LIMITED, body=str(error).encode())
        except QueryError as error:
            return Reply(kind=Kind.REFUSED, body=str(error).encode())
        except RemoteError as error:
            return Reply(kind=Kind.BROKEN, body=str(error).encode())
        except StoreError as error:
            return Reply(kind=Kind.UNAVAILABLE, body=str(error).encode())
        return Reply(kind=_KINDS[answer.kind], body=answer.body)

    def answer(self, question: Question) -> Answer:
        """Answer a question.

        Raises: QueryError if it is malformed or refused, QueryLimitError if the answer is too large, StoreError if there is nothing to ask.
        """
        query = question.query
        refuse_service(query)
        scope = replace(question.scope, stated=True) if names_graphs(query) else question.scope
        with explained(query):
            return self._current().answer(
                query,
                result_form=question.result_form,
                rdf_form=question.rdf_form,
                scope=scope,
                most=self._most,
            )


@contextlib.contextmanager
def explained(query: str) -> Iterator[None]:
    """Say of what the engine raises while it works on a query what that means to who asked it."""
    try:
        yield
    except QueryError as error:
        if is_update(query) and not isinstance(error, QueryLimitError):
            raise QueryError("đây là lệnh cập nhật; điểm truy vấn này chỉ đọc") from error
        raise
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError("câu hỏi không tính được trên dữ liệu này") from error


_KINDS = {"solutions": Kind.SOLUTIONS, "boolean": Kind.BOOLEAN, "graph": Kind.GRAPH}
