"""Coverage at /coverage: JSON, CSV, Excel, and a page with a matrix to a browser.

Answers: which tasks and targets of a document the plans that carry it out take up, and how that is known.
Assumes: the index and the rulings of the edition in force.
Never:   counts a proposal as covered.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field, field_validator

from api.answers import answers
from api.coverage_page import places_of, show_coverage
from api.edition import Edition
from api.errors import ProblemError, agree
from api.negotiate import CSV, HTML, JSON, XLSX
from api.render import render
from api.service import Service
from api.tables import answer_sheets
from api.urls import Urls
from graph.coverage import Wanted
from graph.coverage.board import By
from graph.coverage.sheets import to_sheets
from graph.coverage.told import to_json

router = APIRouter(tags=["truy vết"], default_response_class=Response)
ANSWERS = answers(JSON, HTML, CSV, XLSX, schema="Coverage", problems=("bad-request", "no-document", "not-acceptable", "ambiguous-key"))


class Asked(BaseModel):
    """What is asked, as it came. An empty field of a form asks for nothing."""

    model_config = ConfigDict(frozen=True)

    key: str | None = Field(
        None,
        max_length=500,
        description="Số, ký hiệu (kèm ngày nếu cần) hoặc IRI của văn bản cấp trên",
        json_schema_extra={"pattern": "[0-9A-Za-z]"},
    )
    province: str | None = Field(None, max_length=80, description="Chỉ kế hoạch của địa bàn này: quang-ngai")
    agency: str | None = Field(None, max_length=500, description="Chỉ nhiệm vụ mà cơ quan này chủ trì: tên hoặc IRI")
    by: By = Field(By.PLAN, description="Cột của ma trận trên trang: kế hoạch, địa bàn hay cơ quan")

    @field_validator("key", "province", "agency", mode="before")
    @classmethod
    def empty_is_none(cls, value: object) -> object:
        """Take a form's empty field for one that is not given."""
        return None if isinstance(value, str) and not value.strip() else value


@router.get("/coverage", summary="Đối chiếu: nhiệm vụ, chỉ tiêu của văn bản cấp trên và của các kế hoạch thực hiện nó", responses=ANSWERS)
def cover_document(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """Hold the tasks and targets of a document against those of the plans that carry it out."""
    service: Service = request.app.state.service
    offer = agree(request, (JSON, HTML, CSV, XLSX))
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    edition = service.editions.current()
    key = (asked.key or "").strip()
    if not key:
        if offer is HTML:
            return HTMLResponse(render(request, "coverage_form.html", asked=asked, places=places_of(edition.index)), headers=headers)
        raise ProblemError(kind="bad-request", detail="Thiếu tham số “key”: số, ký hiệu hoặc IRI của văn bản.")
    found = edition.coverages.of(to_wanted(edition, key, asked))
    if offer is HTML:
        return HTMLResponse(show_coverage(request, edition, found, asked, key), headers=headers)
    if offer is JSON:
        return JSONResponse(with_urls(to_json(found, key), service.urls), headers=headers)
    with edition.index.whole() as whole:
        sheets = to_sheets(found, whole.bases(found.local))
    return answer_sheets(sheets, offer, "coverage", headers)


def to_wanted(edition: Edition, key: str, asked: Asked) -> Wanted:
    """Turn what a request asks for into what coverage is asked.

    Raises: KeyNotFoundError, AmbiguousKeyError for the key.
    """
    agencies = frozenset(edition.index.agencies_named(asked.agency)) if asked.agency else None
    return Wanted(document=edition.find(key), province=asked.province, agencies=agencies)


def with_urls(told: dict[str, Any], urls: Urls) -> dict[str, Any]:
    """Give an answer with the address of its page at each task."""
    tasks = {side: [{**task, "url": urls.of(task["iri"])} for task in told[side]] for side in ("central", "local")}
    return {**told, **tasks}
