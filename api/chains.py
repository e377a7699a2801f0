"""Citation chains at /trace: JSON, and a page with a list and a drawing to a browser.

Answers: which documents and tasks a document or task carries out (up), or is carried out by (down), each hop with the words that state it.
Assumes: the index of the edition in force.
Never:   shows a hop without its quote and place.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from api.errors import ProblemError, agree
from api.negotiate import HTML, JSON
from api.render import render
from api.service import Service
from api.trace_page import answer_of, show_trace
from graph.chain import trace
from graph.model.chain import Direction

router = APIRouter(tags=["truy vết"])
DEPTH = 6


@router.get("/trace", summary="Chuỗi thực hiện: từ nhiệm vụ lên nghị quyết, từ nghị quyết xuống nhiệm vụ")
def trace_chain(
    request: Request,
    key: Annotated[str | None, Query(max_length=500, description="Số, ký hiệu (kèm ngày nếu cần) hoặc IRI của văn bản, nhiệm vụ")] = None,
    direction: Annotated[Direction, Query(description="up: lên trên; down: xuống dưới")] = "down",
    depth: Annotated[int, Query(ge=1, le=20, description="Số bước")] = DEPTH,
) -> Response:
    """Follow the chain of a document or task."""
    service: Service = request.app.state.service
    offer = agree(request, (JSON, HTML))
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    key = (key or "").strip()
    if not key:
        if offer is HTML:
            return HTMLResponse(render(request, "trace_form.html"), headers=headers)
        raise ProblemError(kind="bad-request", detail="Thiếu tham số “key”: số, ký hiệu hoặc IRI của văn bản.")
    edition = service.editions.current()
    start = edition.find(key)
    with edition.index.around() as around:
        found = trace(around, start, direction=direction, depth=depth)
    if offer is HTML:
        return HTMLResponse(show_trace(request, found, key), headers=headers)
    return JSONResponse(answer_of(found, service.urls, key), headers=headers)
