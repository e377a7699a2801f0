"""When tasks are due, at /due: JSON, CSV, a calendar, and a page with a timeline to a browser.

Answers: which task is overdue, due, recurring or without time on a day; of a plan, of an agency, between two days.
Assumes: the index of the edition in force.
Never:   says that a task was not done; leaves tasks out of a calendar or table that the list has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from markupsafe import Markup
from pydantic import Field

from api.answers import answers
from api.asking import HEADERS, Asked, Day, csv_response
from api.edition import Edition
from api.errors import agree
from api.negotiate import CSV, HTML, JSON, Offer, labelled
from api.paging import MOST_SKIPPED, paged
from api.render import render
from api.service import Service
from api.urls import Urls
from graph.draw import make_rows, to_timeline
from graph.due import Due, DueAsked, due_tasks, rows
from graph.due.calendar import calendar_name, to_calendar
from graph.due.words import DONE_NOTE, STATES
from graph.index.rows import Page
from graph.period import days_of

router = APIRouter(tags=["thời gian"], default_response_class=Response)
ICS = Offer(name="ics", media="text/calendar")
ANSWERS = answers(JSON, CSV, ICS, HTML, schema="DuePage", problems=("bad-request", "no-document", "not-acceptable", "ambiguous-key"))


class DueQuery(Asked):
    """What is asked of deadlines."""

    agency: str | None = Field(None, max_length=500, description="IRI hoặc tên cơ quan chủ trì, phối hợp")
    plan: str | None = Field(None, max_length=500, description="Số, ký hiệu hoặc IRI của văn bản")
    first: Day = Field(None, alias="from", description="Đến hạn từ ngày này: 2025-01-01")
    last: Day = Field(None, alias="until", description="Đến hạn không sau ngày này: 2025-12-31")
    state: str | None = Field(None, pattern=f"^({'|'.join(STATES)})?$", description=f"Chỉ trạng thái này: {', '.join(STATES)}")
    offset: int = Field(0, ge=0, le=MOST_SKIPPED, description="Bỏ qua bấy nhiêu dòng đầu")
    limit: int = Field(100, ge=1, le=1000, description="Nhiều nhất bấy nhiêu dòng")

    def given(self) -> dict[str, object]:
        """Give what is asked, for the address of another page or form of it."""
        return self.model_dump(mode="json", exclude={"offset", "limit"}, exclude_none=True, by_alias=True)


@router.get("/due", summary="Thời hạn: nhiệm vụ quá hạn, đến hạn, định kỳ, không nêu thời hạn; có dạng lịch (ics)", responses=ANSWERS)
def show_due(request: Request, asked: Annotated[DueQuery, Query()]) -> Response:
    """List tasks by when they are due."""
    service: Service = request.app.state.service
    offer = agree(request, (JSON, CSV, ICS, HTML))
    edition = service.editions.current()
    ground = edition.ground(asked.as_of)
    wanted = _wanted(edition, asked)
    found = due_tasks(ground, wanted)
    if offer is CSV:
        return csv_response(rows(found))
    if offer is ICS:
        plan = ground.label(wanted.document) if wanted.document else None
        return Response(to_calendar(found, name=calendar_name(asked.agency, plan), day=ground.day), media_type=labelled(ICS), headers=HEADERS)
    page = Page(total=len(found), offset=asked.offset, limit=asked.limit, items=found[asked.offset : asked.offset + asked.limit])
    if offer is HTML:
        return HTMLResponse(_page(request, asked, ground.day, found, page), headers=HEADERS)
    items = [{**one.to_json(), "url": service.urls.of(one.task.iri)} for one in page.items]
    told = {"asOf": ground.day.isoformat(), "counts": _counts(found), **paged(page, items, service.urls, "due", **asked.given())}
    return JSONResponse(told, headers=HEADERS)


def _wanted(edition: Edition, asked: DueQuery) -> DueAsked:
    """Turn what a request asks into what is asked of the index.

    Raises: KeyNotFoundError, AmbiguousKeyError for the plan's key.
    """
    return DueAsked(
        document=edition.find(asked.plan) if asked.plan else None,
        agencies=edition.index.agencies_named(asked.agency) if asked.agency else None,
        first=asked.first,
        last=asked.last,
        states=frozenset({asked.state}) if asked.state else None,
    )


def _counts(found: Sequence[Due]) -> dict[str, int]:
    counted = Counter(one.state for one in found)
    return {state: counted[state] for state in STATES}


def _page(request: Request, asked: DueQuery, day: date, found: Sequence[Due], page: Page[Due]) -> str:
    service: Service = request.app.state.service
    return render(
        request,
        "due.html",
        asked=asked,
        given=asked.given(),
        day=day.isoformat(),
        counts=_counts(found),
        states=STATES,
        page=page,
        timeline=_timeline(found, day, service.urls, asked),
        note=DONE_NOTE,
    )


def _timeline(found: Sequence[Due], day: date, urls: Urls, asked: DueQuery) -> Markup | None:
    """Draw when the tasks are due, each row leading to its own; `graph.draw` escapes every text."""
    drawn = make_rows([one.last for one in found if one.last], day)
    given = {**asked.given(), "as_of": day.isoformat()}
    spans = [days_of(row.period) for row in drawn]
    links = [urls.search("due", **{**given, "from": first.isoformat(), "until": last.isoformat()}) for first, last in spans]
    return Markup(to_timeline(drawn, links)) if drawn else None
