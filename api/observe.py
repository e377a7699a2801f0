"""What became of each request, for logs and figures: its id, its route, how it ended, how long it took.

Answers: which request a line of the log is about (X-Request-ID); what is counted.
Assumes: `Observed` is the outermost layer of the app, `Routed` the innermost: layers between may copy what they pass on.
Never:   keeps what was asked, unless the settings say so; then never a token that stands in it; believes an id that could break a line.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import Figures

log = logging.getLogger("vnplan.requests")
KEY = "vnplan.note"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
NOWHERE = "none"  # the route of an address that has none: there may be any number of these
_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_SECRET = re.compile(r"token|secret|password|key$|auth", re.IGNORECASE)
MOST_QUERY = 4_000


@dataclass(slots=True, kw_only=True)
class Note:
    """What is known of a request while it is answered."""

    request: str
    route: str = NOWHERE
    status: int = 500
    size_bytes: int = 0
    failure: str | None = None  # the kind of error that ended it


def note_of(scope: Scope) -> Note:
    """Give the note of a request; a new one where nobody observes."""
    note = scope.get(KEY)
    return note if isinstance(note, Note) else Note(request=_new_id())


def _new_id() -> str:
    return secrets.token_hex(8)


class Observed:
    """Notes each request, logs it and counts it when it has ended."""

    def __init__(self, app: ASGIApp, figures: Figures, *, with_queries: bool) -> None:
        self._app = app
        self._figures = figures
        self._with_queries = with_queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with an id that its answer bears as well."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        note = Note(request=given if _ID.fullmatch(given) else _new_id())

        async def send_noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                note.status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = note.request
            note.size_bytes += len(message.get("body", b""))
            await send(message)

        begun = time.perf_counter()
        try:
            with self._figures.running():
                await self._app({**scope, KEY: note}, receive, send_noted)
        finally:
            self._tell(scope, note, time.perf_counter() - begun)

    def _tell(self, scope: Scope, note: Note, seconds: float) -> None:
        method = scope["method"] if scope["method"] in METHODS else "other"
        self._figures.count(note.route, method, note.status, seconds)
        if note.failure is not None:
            self._figures.count_failure(note.failure)
        told = {"request": note.request, "method": method, "route": note.route, "path": scope["path"], "status": note.status}
        told |= {"problem": note.failure, "seconds": round(seconds, 4), "bytes": note.size_bytes}
        if self._with_queries and scope["query_string"]:
            told["query"] = without_secrets(scope["query_string"].decode("latin-1"))
        log.info("request", extra=told)


def without_secrets(query: str) -> str:
    """Give the query of an address without the values of parameters that sound like a secret.

    >>> without_secrets("q=th%C6%B0+vi%E1%BB%87n&access_token=abc")
    'q=th%C6%B0+vi%E1%BB%87n&access_token=-'
    """
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(name, "-" if _SECRET.search(name) else value) for name, value in pairs])[:MOST_QUERY]


class Routed:
    """Notes which route answers: the innermost layer, for the route is known below it only."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and note its route."""
        try:
            await self._app(scope, receive, send)
        finally:
            if KEY in scope:
                scope[KEY].route = getattr(scope.get("route"), "path", NOWHERE)
