"""What became otherwise between two days, at /changes: JSON, CSV, and a page to a browser.

Answers: which documents changed their standing or were issued, which tasks became overdue or came with new plans.
Assumes: the index of the edition in force, as it is now: what was read later is known of earlier days too.
Never:   says that a task was not done.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import Field

from api.answers import answers
from api.asking import HEADERS, Day, Form, csv_response
from api.errors import agree
from api.negotiate import CSV, HTML, JSON
from api.render import render
from api.service import Service
from api.urls import Urls
from graph.due import Due, DueAsked
from graph.due.difference import difference, rows
from graph.due.words import DONE_NOTE
from graph.status.words import STANDING_NOTE, STATES

router = APIRouter(tags=["thời gian"], default_response_class=Response)
ANSWERS = answers(JSON, CSV, HTML, schema="Changes", problems=("bad-request", "no-document", "not-acceptable", "ambiguous-key"))
USUAL = timedelta(days=365)  # back from today, where no day is named


class ChangesQuery(Form):
    """What is asked of changes between two days."""

    first: Day = Field(None, alias="from", description="So với tình trạng vào ngày này (không nêu: một năm trước): 2025-01-01")
    last: Day = Field(None, alias="until", description="Đến hết ngày này (không nêu: hôm nay): 2025-12-31")
    agency: str | None = Field(None, max_length=500, description="Chỉ nhiệm vụ mà cơ quan này chủ trì, phối hợp: IRI hoặc tên")
    plan: str | None = Field(None, max_length=500, description="Chỉ nhiệm vụ của văn bản này: số, ký hiệu hoặc IRI")

    def given(self) -> dict[str, object]:
        """Give what is asked, for the address of another form of it."""
        return self.model_dump(mode="json", exclude_none=True, by_alias=True)


@router.get("/changes", summary="Khác biệt giữa hai ngày: văn bản đổi hiệu lực, nhiệm vụ trở thành quá hạn", responses=ANSWERS)
def show_changes(request: Request, asked: Annotated[ChangesQuery, Query()]) -> Response:
    """Tell what became otherwise between two days."""
    service: Service = request.app.state.service
    offer = agree(request, (JSON, CSV, HTML))
    edition = service.editions.current()
    last = asked.last or date.today()
    before = edition.ground(asked.first or max(last, date.min + USUAL) - USUAL)
    wanted = DueAsked(
        document=edition.find(asked.plan) if asked.plan else None,
        agencies=edition.index.agencies_named(asked.agency) if asked.agency else None,
    )
    found = difference(before, last, wanted)
    if offer is CSV:
        return csv_response(rows(found))
    if offer is HTML:
        words = {"state": STATES, "standing": STANDING_NOTE, "done": DONE_NOTE}
        return HTMLResponse(render(request, "changes.html", asked=asked, given=asked.given(), found=found, words=words), headers=HEADERS)
    told = {**found.to_json(), "overdue": _tasks(found.fallen, service.urls), "added": _tasks(found.added, service.urls)}
    return JSONResponse(told, headers=HEADERS)


def _tasks(tasks: tuple[Due, ...], urls: Urls) -> list[dict[str, object]]:
    return [{**one.to_json(), "url": urls.of(one.task.iri)} for one in tasks]
