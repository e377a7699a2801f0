"""What changes of documents bear on, at /impact: JSON, CSV, and a page to a browser.

Answers: which plans, tasks and targets rest on a document that was replaced, amended or repealed by a day, with which words.
Assumes: the index of the edition in force, and the catalogue that the service was started with.
Never:   shows a bearing without its quote and place.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import Field

from api.answers import answers
from api.asking import HEADERS, Asked, csv_response
from api.errors import agree
from api.negotiate import CSV, HTML, JSON
from api.render import render
from api.service import Service
from graph.chain.words import STRENGTHS
from graph.status.impact import impacts, rows
from graph.status.words import ISSUED, STANDING_NOTE

router = APIRouter(tags=["thời gian"], default_response_class=Response)
ANSWERS = answers(JSON, CSV, HTML, schema="Impacts", problems=("bad-request", "no-document", "not-acceptable", "ambiguous-key"))


class ImpactAsked(Asked):
    """What is asked of changes."""

    key: str | None = Field(None, max_length=500, description="Số, ký hiệu hoặc IRI của văn bản; không nêu: mọi văn bản đã thay đổi")


@router.get("/impact", summary="Ảnh hưởng: ai dựa vào văn bản đã bị thay thế, sửa đổi, bãi bỏ", responses=ANSWERS)
def show_impact(request: Request, asked: Annotated[ImpactAsked, Query()]) -> Response:
    """Give what changes bear on."""
    service: Service = request.app.state.service
    offer = agree(request, (JSON, CSV, HTML))
    edition = service.editions.current()
    ground = edition.ground(asked.as_of)
    found = impacts(ground, [edition.find(asked.key)] if asked.key else None)
    if offer is CSV:
        return csv_response(rows(found))
    if offer is HTML:
        words = {"strength": STRENGTHS, "issued": ISSUED}
        page = render(request, "impact.html", asked=asked, day=ground.day.isoformat(), found=found, words=words, note=STANDING_NOTE)
        return HTMLResponse(page, headers=HEADERS)
    return JSONResponse({"asOf": ground.day.isoformat(), "impacts": [one.to_json() for one in found]}, headers=HEADERS)
