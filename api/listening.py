"""Connections that may not hang: limits of time and size on what a client sends and takes, before any route is chosen.

Answers: how many connections there may be, how long a request may take to come and an answer to be taken, and what happens then.
Assumes: uvicorn runs the app (`vnplan serve` names this class to it), and the app's lifespan gives the door as state.
Never:   waits for a client without a clock; holds more unread answers than it may.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, cast

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from api.client import Clients
from api.headers import OWN
from graph.config import Settings

_Base = cast(Any, AutoHTTPProtocol)
DRAINED_BYTES = 10_000_000  # of a body that was refused: it is let run out, so that the client comes to read why
STEADY_BYTES = 65_536  # that a client must take of an answer within the limit, to be waited for further
_REFUSALS = {408: "Request Timeout", 431: "Request Header Fields Too Large", 503: "Service Unavailable"}


class Door:
    """Counts the connections of one server, and knows whose answers lie unread, longest first."""

    def __init__(self, settings: Settings, clients: Clients) -> None:
        self.settings = settings
        self._clients = clients
        self._open: Counter[str] = Counter()
        self._unread: dict[Connection, None] = {}

    def enter(self, peer: str | None) -> str | None:
        """Let a connection in, under the name that it is counted by; None: there are as many as may be."""
        client = self._clients.of(peer, [])
        most = self.settings.connections if self._clients.is_trusted(peer) else self.settings.client_connections
        if self._open.total() >= self.settings.connections or self._open[client] >= most:
            return None
        self._open[client] += 1
        return client

    def leave(self, client: str) -> None:
        """Count a connection no more."""
        self._open[client] -= 1
        if not self._open[client]:
            del self._open[client]

    def hold(self, connection: Connection) -> None:
        """Keep an answer that its client does not take yet; where all of them are too large, let the one go that waits longest."""
        self._unread[connection] = None
        while len(self._unread) > 1 and sum(each.unread_bytes() for each in self._unread) > self.settings.held_bytes:
            longest = next(iter(self._unread))
            self.let_go(longest)
            longest.break_off()

    def let_go(self, connection: Connection) -> None:
        """Hold an answer no more."""
        self._unread.pop(connection, None)


class Connection(_Base):  # type: ignore[misc, valid-type]
    """One connection: uvicorn's own, with clocks."""

    def __init__(self, config: Any, server_state: Any, app_state: dict[str, Any], _loop: asyncio.AbstractEventLoop | None = None) -> None:
        super().__init__(config=config, server_state=server_state, app_state=app_state, _loop=_loop)
        self._door: Door = app_state["door"]
        self._counted: str | None = None
        self._coming: asyncio.TimerHandle | None = None  # the clock of a request that has not come whole
        self._going: asyncio.TimerHandle | None = None  # the clock of an answer that is not taken
        self._whole: object = None  # the request that came whole last
        self._beyond_bytes = 0  # that came and are no part of a request which is being answered

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Let a connection in, or turn it away."""
        super().connection_made(transport)
        self._counted = self._door.enter(self.client[0] if self.client else None)
        if self._counted is None:
            self._refuse(503)
        else:
            self._coming = self.loop.call_later(self._door.settings.head_limit_s, self._refuse, 408)

    def data_received(self, data: bytes) -> None:
        """Take bytes, and see what they make: a whole request, or a part of one, which has so much time and size."""
        if self._counted is None or self.transport.is_closing():
            return
        super().data_received(data)
        cycle, settings = self.cycle, self._door.settings
        if cycle is None or (cycle.response_complete and not cycle.more_body):
            self._count(len(data), settings.head_bytes)
            self._expect(settings.head_limit_s)
        elif cycle.more_body:
            self._count(len(data) if cycle.response_complete else 0, DRAINED_BYTES)
            self._expect(settings.upload_limit_s if cycle.scope["path"].startswith(OWN) else settings.body_limit_s)
        elif cycle is self._whole:
            self._count(len(data), settings.head_bytes)
        else:
            self._whole, self._beyond_bytes = cycle, 0
            _stop(self._coming)
            self._coming = None

    def _expect(self, limit_s: float) -> None:
        if self._coming is None:
            self._coming = self.loop.call_later(limit_s, self._refuse, 408)

    def _count(self, size: int, most: int) -> None:
        self._beyond_bytes += size
        if self._beyond_bytes > most:
            self._refuse(431)

    def _refuse(self, status: int) -> None:
        """Say why, unless an answer is under way, and close."""
        _stop(self._coming)
        self._coming = None
        if self.transport.is_closing():
            return
        if self.cycle is None or self.cycle.response_complete:
            text = f"HTTP/1.1 {status} {_REFUSALS[status]}\r\ncontent-length: 0\r\nconnection: close\r\n"
            self.transport.write((text + ("retry-after: 5\r\n" if status == 503 else "") + "\r\n").encode("ascii"))
            self.transport.close()
        else:
            self.break_off()

    def pause_writing(self) -> None:
        """Start the clock of an answer: the client does not take it as fast as it is sent."""
        super().pause_writing()
        self._door.hold(self)
        self._watch(self.unread_bytes())

    def resume_writing(self) -> None:
        """Stop the clock: the client has taken nearly all."""
        super().resume_writing()
        self._door.let_go(self)
        _stop(self._going)
        self._going = None

    def _watch(self, before_bytes: int) -> None:
        _stop(self._going)
        self._going = self.loop.call_later(self._door.settings.write_limit_s, self._check, before_bytes)

    def _check(self, before_bytes: int) -> None:
        left = self.unread_bytes()
        if left and before_bytes - left < STEADY_BYTES:
            self.break_off()
        else:
            self._watch(left)

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that nobody uses; do not wait for a client that does not even take its last answer."""
        if self.unread_bytes():
            self.break_off()
        else:
            super().timeout_keep_alive_handler()

    def unread_bytes(self) -> int:
        """Say how much of its answers the client has not taken from this process."""
        return int(self.transport.get_write_buffer_size()) if not self.transport.is_closing() else 0

    def break_off(self) -> None:
        """End the connection at once: what is not sent is thrown away."""
        self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection."""
        _stop(self._coming)
        _stop(self._going)
        self._door.let_go(self)
        if self._counted is not None:
            self._door.leave(self._counted)
            self._counted = None
        super().connection_lost(exc)


def _stop(clock: asyncio.TimerHandle | None) -> None:
    if clock is not None:
        clock.cancel()
