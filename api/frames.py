"""How a question and its answer pass between the service and a query process.

Answers: the bytes of a question, of an answer, of an error.
Assumes: a stream socket between the two, and one question at a time on it.
Never:   unpickles: what comes from a process that ran a stranger's query is a letter, a length and bytes.
"""

from __future__ import annotations

import json
import socket
import struct
from dataclasses import dataclass
from enum import Enum

from graph.store import Scope

_QUESTION, _REPLY = struct.Struct("<II"), struct.Struct("<c?Q")
CHUNK = 65_536  # what is received at first; a larger buffer is fresh memory from the system each time, and takes 14 µs
Body = bytes | bytearray


class Kind(Enum):
    """What a reply is: an answer of one of three kinds, an error of one of four, or the first word of a process that is ready."""

    SOLUTIONS = b"s"
    BOOLEAN = b"b"
    GRAPH = b"g"
    REFUSED = b"r"
    LIMITED = b"l"
    UNAVAILABLE = b"u"
    BROKEN = b"x"
    READY = b"h"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query and the forms that its answer is wanted in."""

    query: str
    scope: Scope
    result_form: str = "json"
    rdf_form: str = "turtle"
    task: str = ""  # where another engine answers: api.remote_desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a process says: an answer's bytes, an error's words in UTF-8, or its own number when it is ready. `is_last`: it ends after this."""

    kind: Kind
    body: Body
    is_last: bool = False


def pack_question(question: Question) -> bytes:
    """Give the bytes of a question."""
    scope = question.scope
    about = json.dumps((question.result_form, question.rdf_form, question.task, scope.base, scope.default, scope.named)).encode("ascii")
    query = question.query.encode("utf-8", "replace")
    return _QUESTION.pack(len(about), len(query)) + about + query


def receive_question(connection: socket.socket) -> Question | None:
    """Wait for a question; None: there will be no more."""
    data = connection.recv(CHUNK)
    while data and len(data) < (needed := _needed(data)):
        more = connection.recv(needed - len(data))
        data = data + more if more else b""
    if not data:
        return None
    about_bytes, _ = _QUESTION.unpack_from(data)
    start = _QUESTION.size + about_bytes
    result_form, rdf_form, task, base, default, named = json.loads(data[_QUESTION.size : start])
    scope = Scope(default=tuple(default), named=tuple(named), base=base)
    return Question(query=data[start:].decode(), scope=scope, result_form=result_form, rdf_form=rdf_form, task=task)


def _needed(data: bytes) -> int:
    return _QUESTION.size + (sum(_QUESTION.unpack_from(data)) if len(data) >= _QUESTION.size else 0)


def send_reply(connection: socket.socket, reply: Reply) -> None:
    """Send a reply whole; it waits while the service does not take it."""
    head = _REPLY.pack(reply.kind.value, reply.is_last, len(reply.body))
    sent = connection.sendmsg([head, reply.body])
    if sent < len(head) + len(reply.body):
        connection.sendall(memoryview(reply.body)[sent - len(head) :])


class ReplyReader:
    """Takes a reply from a socket that does not block, piece by piece."""

    def __init__(self, connection: socket.socket, most_bytes: int) -> None:
        self.connection = connection
        self._most_bytes = most_bytes
        self._kind = Kind.READY
        self._is_last = False
        self._body = bytearray()
        self._filled = 0
        self._is_within = False

    def read(self) -> Reply | None:
        """Take what has come; give the reply once it is whole.

        Raises: BlockingIOError if nothing has come; EOFError or OSError if the process is gone; ValueError if what it says is no reply.
        """
        if not self._is_within:
            return self._begin(self._received(CHUNK))
        self._filled += self._received_into()
        return self._finish() if self._filled == len(self._body) else None

    def _begin(self, data: bytes) -> Reply | None:
        if len(data) < _REPLY.size:  # a reply's first bytes are sent in one piece
            raise ValueError("a reply without a head")
        letter, self._is_last, size = _REPLY.unpack_from(data)
        if size > self._most_bytes or len(data) - _REPLY.size > size:
            raise ValueError("a reply that is too long")
        self._kind = Kind(letter)
        if len(data) - _REPLY.size == size:
            return Reply(kind=self._kind, body=data[_REPLY.size :], is_last=self._is_last)
        self._body = bytearray(size)
        self._filled = len(data) - _REPLY.size
        self._body[: self._filled] = memoryview(data)[_REPLY.size :]
        self._is_within = True
        return None

    def _finish(self) -> Reply:
        body, self._body, self._is_within = self._body, bytearray(), False
        return Reply(kind=self._kind, body=body, is_last=self._is_last)

    def _received(self, size: int) -> bytes:
        data = self.connection.recv(size)
        if not data:
            raise EOFError("the process is gone")
        return data

    def _received_into(self) -> int:
        size = self.connection.recv_into(memoryview(self._body)[self._filled :])
        if not size:
            raise EOFError("the process is gone")
        return size
