"""The headers that every answer carries, and answers that are headers alone.

Answers: what a browser may do with a page of this service: run and fetch what this service serves, and nothing else; what HEAD gets; what
         pages of other sites may read.
Never:   allows inline script or style, frames, or another host.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


OWN = "/documents/"  # what lies below is the owner's, and no other site's page has a say there


class PublicRead:
    """Lets pages of other sites read what everybody may read, without credentials; the owner's addresses are for no other site's page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._shared = CORSMiddleware(
            app,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD", "POST"],
            expose_headers=["ETag", "Retry-After", "Link", "X-Request-ID", "X-Result-Truncated"],
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with the headers of CORS unless it is the owner's."""
        is_own = scope["type"] == "http" and scope["path"].startswith(OWN)
        await (self._app if is_own else self._shared)(scope, receive, send)


class Guard:
    """Adds the headers to every answer of an app."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add the headers to what comes back."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            await send(message)

        await self._app(scope, receive, send_guarded if scope["type"] == "http" else send)


class HeadOnly:
    """Answers HEAD as GET without its body (RFC 9110, section 9.3.2). The scope says so to who would read a large body for nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass HEAD on as GET, and keep the body back."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, _allowing(send))
            return

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET", "is_head": True}, receive, send_head)


def _allowing(send: Send) -> Send:
    """Name HEAD beside GET where an answer says which methods there are."""

    async def send_allowing(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 405:
            headers = MutableHeaders(scope=message)
            methods = {method.strip() for method in headers.get("allow", "").split(",")}
            headers["Allow"] = ", ".join(sorted(methods | {"HEAD"} if "GET" in methods else methods))
        await send(message)

    return send_allowing
