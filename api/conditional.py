"""Send an answer once, as long as the build that it was made from is in force.

Answers: whether the client has the answer already (304); which tag a new one gets.
Assumes: what a GET answers follows from the build, this version, the address and what the client accepts; what follows from more says "no-store".
Never:   looks for an answer that the client has; tags what has a tag of its own.
Source:  RFC 9110, 8.8.3 (ETag) and 13.1.2 (If-None-Match).
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import StoreError

VERSION = version("vnplan")


def is_known(header: str | None, tag: str) -> bool:
    """Say whether If-None-Match names a tag. Compared weakly, as RFC 9110 has it for this header.

    >>> is_known('W/"a", "b"', '"a"'), is_known("*", '"a"'), is_known('"ab"', '"a"')
    (True, True, False)
    """
    if header is None:
        return False
    named = [entry.strip().removeprefix("W/") for entry in header.split(",")]
    return "*" in named or tag.removeprefix("W/") in named


class Tags:
    """Tags the answers of an app with the build that they were made from, and answers 304 to who has them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 304, or pass a request on and tag what comes back."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        state, wanted = _state(scope), Headers(scope=scope).get("if-none-match")
        if state is not None and wanted not in {None, "*"} and is_known(wanted, tag := _tag(scope, state)):
            await Response(status_code=304, headers={"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"})(scope, receive, send)
            return

        async def send_tagged(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = MutableHeaders(scope=message)
                is_bare = "etag" not in headers and "no-store" not in headers.get("cache-control", "")
                if is_bare and state is not None and _state(scope) == state:
                    headers["ETag"] = _tag(scope, state)
            await send(message)

        await self._app(scope, receive, send_tagged)


def _state(scope: Scope) -> str | None:
    """Name what a GET is answered from; None where that is not known now."""
    try:
        state: str | None = scope["app"].state.service.states.current()
    except StoreError:
        return None
    return state


def _tag(scope: Scope, state: str) -> str:
    headers = Headers(scope=scope)
    seen = (state, VERSION, scope["path"], scope["query_string"], headers.get("accept"), headers.get("host"))
    return f'W/"{hashlib.sha256(repr(seen).encode()).hexdigest()[:24]}"'
