"""The pages that stand alone: the start page, and the description of the interface.

Answers: / and /docs.
Assumes: the edition in force.
Never:   fetches a script or style from another host.
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.render import render
from api.service import Service
from graph.index.rows import Filter

router = APIRouter(include_in_schema=False)
SHOWN = 12


@router.get("/")
def start(request: Request) -> HTMLResponse:
    """Show the search box, the plans held with their scores, and questions to begin with."""
    service: Service = request.app.state.service
    edition = service.editions.current()
    plans = edition.index.documents(Filter(held=True), limit=SHOWN)
    scored = [(row, edition.reports.of(row.iri).score.total) for row in plans.items]
    leader = next(iter(edition.index.agencies(Filter(), limit=1).items), None)
    body = render(request, "start.html", plans=plans, scored=scored, counts=edition.index.counts(), leader=leader)
    return HTMLResponse(body, headers={"Cache-Control": "no-cache"})


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """Show the interface's description, from openapi.json, with swagger-ui's own installed files."""
    return HTMLResponse(render(request, "docs.html"))
