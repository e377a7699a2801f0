"""A form named in the address wins over Accept: /documents.json, /dataset.ttl, /sparql.csv?query=…, /tasks?format=json.

Answers: what an address without the extension would answer to who accepts that form only.
Assumes: things of the graph (/eli/…, /id/…) look at their own extensions, for dots are part of their names; so does /sparql at its “format”.
Never:   touches an address that the app answers for as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

MEDIA: Mapping[str, str] = {
    "html": "text/html",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "srj": "application/sparql-results+json",
    "srx": "application/sparql-results+xml",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "ics": "text/calendar",
    "tsv": "text/tab-separated-values",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_NAMED = re.compile(r"(/(?!static/)(?:scheme/)?[a-z-]+)\.([a-z]+)")
_PARAMETERS = ("format", "output")


class Extensions:
    """Takes the form out of an address and puts it in the place of Accept. `known`: addresses that end like a form and are none."""

    def __init__(self, app: ASGIApp, known: frozenset[str]) -> None:
        self._app = app
        self._known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with the form that its address names as all that it accepts."""
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"] not in self._known:
            scope = _plain(scope)
        await self._app(scope, receive, send)


def _plain(scope: Scope) -> Scope:
    path, form = scope["path"], None
    found = _NAMED.fullmatch(path)
    if found is not None and found[2] in MEDIA:
        path, form = found[1], found[2]
    elif path.count("/") == 1 and path != "/sparql":
        form = _asked(scope["query_string"])
    if form is None:
        return scope
    headers = MutableHeaders(scope={**scope, "headers": list(scope["headers"])})
    headers["accept"] = MEDIA[form]
    return {**scope, "path": path, "raw_path": path.encode(), "headers": headers.raw}


def _asked(query: bytes) -> str | None:
    given = parse_qsl(query.decode("latin-1"))
    return next((value for name, value in given if name in _PARAMETERS and value in MEDIA), None)
