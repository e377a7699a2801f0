"""How complete the plans are, at /validation: the score of each, what is missing, where, and how to mend it.

Answers: findings and scores of the plans of the edition in force, a page of plans at a time, or of one document.
Assumes: shapes/ lies in the home of the settings.
Never:   validates what is not asked for; validates one document of an edition twice.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from api.answers import answers
from api.edition import Edition
from api.errors import ProblemError, agree
from api.negotiate import HTML, JSON
from api.paging import MOST_SKIPPED, paged
from api.render import render
from api.reports import by_rule
from api.service import Service
from graph.index.rows import DocumentRow, Filter, Page

router = APIRouter(tags=["kiểm tra"], default_response_class=Response)
ANSWERS = answers(JSON, HTML, schema="ReportPage", problems=("bad-request", "no-document", "not-acceptable", "ambiguous-key"))


@router.get("/validation", summary="Độ đầy đủ của các kế hoạch: điểm, thiếu gì, ở đâu, sửa thế nào", responses=ANSWERS)
def validation(
    request: Request,
    document: Annotated[str | None, Query(max_length=500, description="Số, ký hiệu hoặc IRI của một văn bản")] = None,
    offset: Annotated[int, Query(ge=0, le=MOST_SKIPPED)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Response:
    """Check plans against the shapes."""
    service: Service = request.app.state.service
    offer = agree(request, (JSON, HTML))
    edition = service.editions.current()
    page = _plans(edition, document, offset, limit)
    checked = [(row, edition.reports.of(row.iri)) for row in page.items]
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if offer is HTML:
        shown = [(row, report, by_rule(report)) for row, report in checked]
        return HTMLResponse(render(request, "validation.html", page=page, checked=shown, asked=document), headers=headers)
    items = [{"label": row.label, "url": service.urls.of(row.iri), **report.to_json()} for row, report in checked]
    return JSONResponse(paged(page, items, service.urls, "validation", document=document), headers=headers)


def _plans(edition: Edition, document: str | None, offset: int, limit: int) -> Page[DocumentRow]:
    if not document:
        return edition.index.documents(Filter(held=True), offset=offset, limit=limit)
    row = edition.index.document(edition.find(document))
    if row is None or not row.held:
        raise ProblemError(kind="no-document", detail=f"Đồ thị không giữ toàn văn của “{document}”, nên không kiểm được.")
    return Page(total=1, offset=0, limit=limit, items=(row,))
