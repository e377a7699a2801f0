"""Serve the styles and scripts of the pages: our own, and those that installed packages bring.

Answers: /static/NAME for a fixed set of files, each read once.
Assumes: pyvis and swagger-ui-bundle are installed; their files are found through them.
Never:   serves a path that a request names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.errors import ProblemError

router = APIRouter()
OWN = Path(__file__).parent / "static"
JAVASCRIPT, CSS = "text/javascript; charset=utf-8", "text/css; charset=utf-8"


@cache
def files() -> Mapping[str, tuple[str, Traversable]]:
    """Give every file that is served, by name, with its media type."""
    vis = resources.files("pyvis") / "lib" / "vis-9.1.2"
    swagger = resources.files("swagger_ui_bundle") / "vendor" / "swagger-ui-4.15.5"
    drawing = resources.files("graph") / "draw"
    return {
        "site.css": (CSS, OWN / "site.css"),
        "print.css": (CSS, OWN / "print.css"),
        "site.js": (JAVASCRIPT, OWN / "site.js"),
        "docs.js": (JAVASCRIPT, OWN / "docs.js"),
        "icon.svg": ("image/svg+xml", OWN / "icon.svg"),
        "draw.js": (JAVASCRIPT, drawing / "draw.js"),
        "draw.css": (CSS, drawing / "draw.css"),
        "vis-network.js": (JAVASCRIPT, vis / "vis-network.min.js"),
        "vis-network.css": (CSS, vis / "vis-network.css"),
        "swagger-ui.js": (JAVASCRIPT, swagger / "swagger-ui-bundle.js"),
        "swagger-ui.css": (CSS, swagger / "swagger-ui.css"),
    }


@cache
def content(name: str) -> tuple[bytes, str]:
    """Give a file's bytes and the tag that changes with them."""
    body = files()[name][1].read_bytes()
    return body, f'"{hashlib.sha256(body).hexdigest()[:24]}"'


@router.get("/static/{name}", include_in_schema=False)
def serve(request: Request, name: str) -> Response:
    """Serve one file, once as long as it does not change."""
    if name not in files():
        raise ProblemError(kind="not-found", detail=f"Không có tệp “{name}”.")
    body, tag = content(name)
    headers = {"ETag": tag, "Cache-Control": "public, max-age=3600"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=files()[name][0], headers=headers)
