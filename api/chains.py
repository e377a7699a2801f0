"""Citation chains at /trace: JSON, CSV, Excel, and a page with a list and a drawing to a browser.

Answers: which documents and tasks a document or task carries out (up), or is carried out by (down), each hop with the words that state it; by which
         ways, and where they end.
Assumes: the index of the edition in force.
Never:   shows a hop without its quote and place.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field, field_validator

from api.answers import answers
from api.asking import Day
from api.edition import Edition
from api.errors import ProblemError, agree
from api.negotiate import CSV, HTML, JSON, XLSX
from api.render import render
from api.service import Service
from api.tables import answer_sheets
from api.trace_page import show_trace, with_urls
from graph.chain import CHOICES, Sift, Wanted, answer, read_strengths, rows
from graph.draw.parts import LEVELS
from graph.model.chain import Direction
from graph.tables import Column, Sheet

router = APIRouter(tags=["truy vết"], default_response_class=Response)
DEPTH = 6
ANSWERS = answers(JSON, CSV, HTML, XLSX, schema="Chain", problems=("bad-request", "no-document", "not-acceptable", "ambiguous-key"))
KEY = "Số, ký hiệu (kèm ngày nếu cần) hoặc IRI của văn bản, nhiệm vụ"
STRENGTHS = "|".join(CHOICES)


class Asked(BaseModel):
    """What is asked of a chain, as it came. An empty field of a form asks for nothing."""

    model_config = ConfigDict(frozen=True)

    key: str | None = Field(None, max_length=500, description=KEY, json_schema_extra={"pattern": "[0-9A-Za-z]"})
    direction: Direction = Field("down", description="up: lên trên; down: xuống dưới")
    depth: int = Field(DEPTH, ge=1, le=20, description="Số bước")
    strength: str | None = Field(
        None,
        max_length=80,
        description="Những ràng buộc nào: strong,weak (không nêu), competence, mention",
        json_schema_extra={"pattern": rf"^\s*({STRENGTHS})?\s*(,\s*({STRENGTHS})?\s*)*$"},
    )
    to: str | None = Field(None, max_length=500, description="Chỉ những đường đến văn bản, nhiệm vụ này: số, ký hiệu hoặc IRI")
    paths: str | None = Field(None, pattern="^(best|all)$", description="best: đường mạnh, ngắn nhất; all: mọi đường")
    kind: str | None = Field(None, pattern="^(document|task)$", description="Chỉ văn bản (document) hoặc chỉ nhiệm vụ (task)")
    level: str | None = Field(None, max_length=40, description="Chỉ cấp này: central, province, department, ...")
    province: str | None = Field(None, max_length=80, description="Chỉ địa bàn này: quang-ngai")
    agency: str | None = Field(None, max_length=500, description="Chỉ văn bản của cơ quan này, nhiệm vụ nó chủ trì: tên hoặc IRI")
    as_named: bool | None = Field(None, description="Chỉ cơ quan mang đúng tên ấy; không nêu: cả cơ quan mà nhiệm vụ nay thuộc về nó")
    year: int | None = Field(None, ge=1900, le=2200, description="Chỉ văn bản ban hành, nhiệm vụ đến hạn trong năm này")
    as_of: Day = Field(None, description="Tình trạng hiệu lực vào ngày này (không nêu: hôm nay): 2025-06-30")

    @field_validator("key", "strength", "to", "paths", "kind", "level", "province", "agency", "as_named", "year", mode="before")
    @classmethod
    def empty_is_none(cls, value: object) -> object:
        """Take a form's empty field for one that is not given."""
        return None if isinstance(value, str) and not value.strip() else value


@router.get("/trace", summary="Chuỗi thực hiện: từ nhiệm vụ lên nghị quyết, từ nghị quyết xuống nhiệm vụ", responses=ANSWERS)
def trace_chain(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """Follow the chain of a document or task."""
    service: Service = request.app.state.service
    offer = agree(request, (JSON, CSV, HTML, XLSX))
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    key = (asked.key or "").strip()
    if not key:
        if offer is HTML:
            return HTMLResponse(render(request, "trace_form.html", asked=asked, levels=LEVELS.items()), headers=headers)
        raise ProblemError(kind="bad-request", detail="Thiếu tham số “key”: số, ký hiệu hoặc IRI của văn bản.")
    edition = service.editions.current()
    ground = edition.ground(asked.as_of)
    found = answer(edition.index, to_wanted(edition, key, asked), ground)
    if offer is HTML:
        return HTMLResponse(show_trace(request, found, asked, key, ground.day), headers=headers)
    if offer in {CSV, XLSX}:
        heads, *cells = rows(found)
        sheet = Sheet(name="Chuỗi", columns=tuple(Column(head=str(head)) for head in heads), rows=tuple(cells))
        return answer_sheets((sheet,), offer, "trace", headers)
    return JSONResponse(with_urls(found.to_json(key), service.urls), headers=headers)


def to_wanted(edition: Edition, key: str, asked: Asked) -> Wanted:
    """Turn what a request asks for into what the chain is asked: keys into IRIs, a name into the agencies that bear it.

    Raises: KeyNotFoundError, AmbiguousKeyError for a key; UsageError for a strength.
    """
    agencies = frozenset(edition.index.agencies_named(asked.agency, as_named=bool(asked.as_named))) if asked.agency else None
    return Wanted(
        start=edition.find(key),
        direction=asked.direction,
        depth=asked.depth,
        strengths=read_strengths(asked.strength),
        sift=Sift(kind=asked.kind, level=asked.level, province=asked.province, agencies=agencies, year=asked.year),
        to=edition.find(asked.to) if asked.to else None,
        every=asked.paths == "all",
    )
