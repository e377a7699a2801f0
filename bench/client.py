"""Ask an HTTP server as fast as it answers, over connections that stay open; say how many answers a second and how long each took.

Answers: requests a second, and the seconds of each request, for one server and one list of paths.
Assumes: a server on loopback that answers with Content-Length or in chunks and keeps connections open.
Never:   counts an answer that is not 200; goes on longer than it was told.

One thread waits for all connections at once and does no more than find an answer's end, so that little of the machine goes into asking.
"""

from __future__ import annotations

import re
import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import cycle

_LENGTH = re.compile(rb"\r\ncontent-length:[ ]*(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[ ]*chunked", re.IGNORECASE)
PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a run gave. `seconds`: of each request, in order of size; `size_bytes`: of one answer's body, on average."""

    requests_per_s: float
    seconds: tuple[float, ...]
    size_bytes: int

    def at(self, share: float) -> float:
        """Give the seconds within which that share of the answers came."""
        return self.seconds[min(int(len(self.seconds) * share), len(self.seconds) - 1)]


class _Connection:
    """One open connection with one request under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.begun = 0.0
        self._read = bytearray()

    def ask(self, request: bytes) -> None:
        self._read.clear()
        self.begun = time.perf_counter()
        self.socket.sendall(request)

    def take(self) -> int | None:
        """Take what has come; give the size of the answer's body once it is whole."""
        piece = self.socket.recv(1 << 18)
        if not piece:
            raise ConnectionError("the server closed a connection")
        self._read += piece
        head = self._read.find(b"\r\n\r\n")
        if head < 0:
            return None
        if not self._read.startswith(b"HTTP/1.1 200"):
            raise ConnectionError(f"the server answered {bytes(self._read[:300])!r}")
        if found := _LENGTH.search(self._read, 0, head + 2):
            size = int(found[1])
            return size if len(self._read) - head - 4 >= size else None
        if not _CHUNKED.search(self._read, 0, head + 2):
            raise ConnectionError("the answer does not say where it ends")
        return len(self._read) - head - 4 if self._read.endswith(b"\r\n0\r\n\r\n") else None


def ask_for(seconds: float, port: int, requests: Sequence[bytes], connections: int) -> Measure:
    """Send the requests over and over for so many seconds, one at a time on each connection.

    Raises: ConnectionError if an answer is not 200, or none comes.
    """
    chosen: Iterator[bytes] = cycle(requests)
    taken: list[float] = []
    size = 0
    with ExitStack() as opened:
        selector = opened.enter_context(selectors.DefaultSelector())
        for _ in range(connections):
            connection = _Connection(port)
            opened.enter_context(closing(connection.socket))
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.ask(next(chosen))
        begun = time.perf_counter()
        end = begun + seconds
        while (now := time.perf_counter()) < end:
            ready = selector.select(PATIENCE_S)
            if not ready:
                raise ConnectionError(f"no answer within {PATIENCE_S:g} seconds")
            for key, _ in ready:
                got = key.data.take()
                if got is not None:
                    taken.append(time.perf_counter() - key.data.begun)
                    size += got
                    key.data.ask(next(chosen))
    if not taken:
        raise ConnectionError(f"no answer was whole within {seconds:g} seconds")
    return Measure(requests_per_s=len(taken) / (now - begun), seconds=tuple(sorted(taken)), size_bytes=size // len(taken))


def get(path: str) -> bytes:
    """Write a GET request for results in JSON."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/sparql-results+json\r\n\r\n".encode()
