"""Send requests to another machine's engine: to the addresses of the settings and nowhere else.

Answers: the whole answer to a request, or an error that says what came instead.
Assumes: the engine's own limits end a query that nobody waits for any more; closing a connection may not.
Never:   follows a redirect; uses a proxy or a certificate that the environment names; reads more than the limit; waits longer than it.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from graph.errors import ConfigError, QueryLimitError, RemoteError, RemoteSlowError
from graph.store.remote.address import Remote
from graph.store.remote.exchange import MOST_REASON, Request, inspect_head, refusal

CONNECT_LIMIT_S = 5.0


def _options(remote: Remote, limit_s: float) -> dict[str, object]:
    try:
        verify: ssl.SSLContext | bool = ssl.create_default_context(cafile=str(remote.ca)) if remote.ca else True
    except OSError as error:
        raise ConfigError(f"VNPLAN_REMOTE_CA: không đọc được {remote.ca} ({error.strerror or error})") from error
    return {
        "trust_env": False,
        "follow_redirects": False,
        "verify": verify,
        "auth": _auth(remote),
        "headers": {"Accept-Encoding": "identity", "User-Agent": "vnplan"} | ({"Authorization": f"Bearer {remote.token}"} if remote.token else {}),
        "timeout": httpx.Timeout(limit_s, connect=min(CONNECT_LIMIT_S, limit_s)),
    }


def _auth(remote: Remote) -> httpx.Auth | None:
    if remote.user is None:
        return None
    made = httpx.DigestAuth if remote.auth == "digest" else httpx.BasicAuth
    return made(remote.user, remote.password or "")


class _Body:
    """Takes a body in pieces, within bounds of size and of time."""

    def __init__(self, status: int, size_bytes: int, deadline: float) -> None:
        self._status, self._size_bytes, self._deadline = status, size_bytes, deadline
        self._pieces = bytearray()

    def take(self, piece: bytes) -> bool:
        """Take a piece; say whether there may be more of them."""
        self._pieces += piece
        if time.monotonic() > self._deadline:
            raise RemoteSlowError("máy chủ dữ liệu gửi câu trả lời quá chậm")
        if self._status >= 400:
            return len(self._pieces) < MOST_REASON
        if len(self._pieces) > self._size_bytes:
            raise QueryLimitError(f"câu trả lời lớn hơn {self._size_bytes} byte; hãy thu hẹp câu hỏi hoặc thêm LIMIT")
        return True

    def whole(self) -> bytes:
        if self._status >= 400:
            raise refusal(self._status, bytes(self._pieces[:MOST_REASON]))
        return bytes(self._pieces)


@contextmanager
def _explained(host: str) -> Iterator[None]:
    try:
        yield
    except httpx.TimeoutException as error:
        raise RemoteSlowError(f"máy chủ dữ liệu {host} không trả lời kịp") from error
    except (httpx.TransportError, httpx.StreamError, OSError) as error:
        raise RemoteError(f"không nói chuyện được với máy chủ dữ liệu {host} ({type(error).__name__})") from error


class Wire:
    """Sends one request after the other, from any thread. For commands, and for what pages are made from."""

    def __init__(self, remote: Remote) -> None:
        self._remote = remote
        self._client = httpx.Client(**_options(remote, remote.limit_s))  # type: ignore[arg-type]

    def send(self, request: Request) -> bytes:
        """Give the body of the reply to a request.

        Raises: RemoteError (one of its kinds), QueryError, QueryLimitError.
        """
        deadline = time.monotonic() + self._remote.limit_s
        with (
            _explained(self._remote.host),
            self._client.stream(request.method, request.address, content=request.content, headers=dict(request.headers)) as reply,
        ):
            if reply.status_code < 400:
                inspect_head(request, reply.status_code, reply.headers)
            body = _Body(reply.status_code, self._remote.answer_bytes, deadline)
            for piece in reply.iter_raw():
                if not body.take(piece):
                    break
            return body.whole()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


class ServiceWire:
    """Sends many requests at a time from one event loop, each within its own limit of time. For strangers' queries."""

    def __init__(self, remote: Remote, *, limit_s: float, size_bytes: int, connections: int) -> None:
        self._remote, self._limit_s, self._size_bytes = remote, limit_s, size_bytes
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        self._client = httpx.AsyncClient(limits=limits, **_options(remote, limit_s))  # type: ignore[arg-type]

    async def send(self, request: Request) -> bytes:
        """Give the body of the reply to a request; where the caller gives up, the connection is closed.

        Raises: RemoteError (one of its kinds), QueryError, QueryLimitError.
        """
        deadline = time.monotonic() + self._limit_s
        with _explained(self._remote.host):
            async with self._client.stream(request.method, request.address, content=request.content, headers=dict(request.headers)) as reply:
                if reply.status_code < 400:
                    inspect_head(request, reply.status_code, reply.headers)
                body = _Body(reply.status_code, self._size_bytes, deadline)
                async for piece in reply.aiter_raw():
                    if not body.take(piece):
                        break
                return body.whole()

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()
