"""Lists of documents, tasks, agencies and targets, and search over all: JSON, CSV, Excel, and pages to a browser.

Answers: /documents, /tasks, /agencies, /targets, /search with their filters, a page at a time, with the number in all; as tables, whole.
Assumes: the index of the edition in force.
Never:   reads the store where the index has the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field, field_validator

from api.answers import Responses, answers
from api.edition import Edition
from api.errors import agree
from api.negotiate import CSV, HTML, JSON, XLSX, Offer
from api.paging import MOST_SKIPPED, paged
from api.render import render
from api.service import Service
from api.tables import MOST_EXPORTED, answer_sheets, told_if_cut, whole_list
from graph.index.ask import Index
from graph.index.rows import Filter, Page, TaskRow
from graph.tables import TABLES

router = APIRouter(tags=["danh sách"], default_response_class=Response)


class Narrowing(BaseModel):
    """What a request narrows a list to, as it came. An empty field of a form does not narrow."""

    model_config = ConfigDict(frozen=True)

    q: str | None = Field(None, max_length=500, description="Từ cần tìm, có dấu hoặc không dấu")
    document: str | None = Field(None, max_length=500, description="Số, ký hiệu hoặc IRI của văn bản")
    agency: str | None = Field(None, max_length=500, description="IRI hoặc tên cơ quan")
    role: str | None = Field(None, max_length=40, description="Vai trò: lead, advise, coordinate, approve, report")
    level: str | None = Field(None, max_length=40, description="Cấp: party-central, central, ministry, province, ...")
    type: str | None = Field(None, max_length=80, description="Loại văn bản: ke-hoach, quyet-dinh, ...")
    year: int | None = Field(None, ge=1900, le=2200, description="Năm ban hành, năm của thời hạn hoặc năm đạt chỉ tiêu")
    province: str | None = Field(None, max_length=80, description="Địa bàn cấp tỉnh: quang-ngai")
    as_named: bool | None = Field(None, description="Chỉ cơ quan mang đúng tên ấy; không nêu: cả cơ quan mà nhiệm vụ nay thuộc về nó")
    held: bool | None = Field(None, description="Chỉ văn bản có toàn văn (true) hoặc chỉ được viện dẫn (false)")
    offset: int = Field(0, ge=0, le=MOST_SKIPPED, description="Bỏ qua bấy nhiêu dòng đầu")
    limit: int = Field(50, ge=1, le=1000, description="Nhiều nhất bấy nhiêu dòng")

    @field_validator("*", mode="before")
    @classmethod
    def empty_is_none(cls, value: object) -> object:
        """Take a form's empty field for one that is not given."""
        return None if isinstance(value, str) and not value.strip() else value

    def given(self) -> dict[str, object]:
        """Give what is narrowed by, for the address of another page of the list."""
        return self.model_dump(exclude={"offset", "limit"}, exclude_none=True)


Wanted = Annotated[Narrowing, Query()]


def _listed(schema: str) -> Responses:
    offers = (JSON, HTML) if schema == "HitPage" else (JSON, HTML, CSV, XLSX)
    return answers(*offers, schema=schema, problems=("bad-request", "no-document", "not-acceptable", "ambiguous-key"))


@router.get("/documents", summary="Văn bản: có toàn văn, và chỉ được viện dẫn", responses=_listed("DocumentPage"))
def documents(request: Request, wanted: Wanted) -> Response:
    """List documents."""
    return _answer(request, wanted, "documents", Index.documents)


@router.get("/tasks", summary="Nhiệm vụ, với cơ quan và thời hạn", responses=_listed("TaskPage"))
def tasks(request: Request, wanted: Wanted) -> Response:
    """List tasks."""
    return _answer(request, wanted, "tasks", Index.tasks)


@router.get("/agencies", summary="Cơ quan, với số nhiệm vụ chủ trì và phối hợp", responses=_listed("AgencyPage"))
def agencies(request: Request, wanted: Wanted) -> Response:
    """List agencies."""
    return _answer(request, wanted, "agencies", Index.agencies)


@router.get("/targets", summary="Chỉ tiêu, với trị số và năm", responses=_listed("TargetPage"))
def targets(request: Request, wanted: Wanted) -> Response:
    """List targets."""
    return _answer(request, wanted, "targets", Index.targets)


@router.get("/search", summary="Tìm trong mọi thứ theo từ, có dấu hoặc không dấu", responses=_listed("HitPage"))
def search(request: Request, wanted: Wanted) -> Response:
    """Find whatever has the words."""
    return _answer(request, wanted, "search", _search)


def _search(index: Index, given: Filter, *, offset: int, limit: int) -> Page[Any]:
    return index.search(given.q or "", offset=offset, limit=limit)


def _answer(request: Request, wanted: Narrowing, name: str, ask: Callable[..., Page[Any]]) -> Response:
    service: Service = request.app.state.service
    offer = agree(request, (JSON, HTML, CSV, XLSX) if name in TABLES else (JSON, HTML))
    edition = service.editions.current()
    if offer in {CSV, XLSX}:
        return _as_table(edition, wanted, name, ask, offer)
    page = ask(edition.index, to_filter(edition, wanted), offset=wanted.offset, limit=wanted.limit)
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if offer is HTML:
        options = _options(service, edition.index)
        return HTMLResponse(render(request, f"{name}.html", page=page, wanted=wanted, list=name, **options), headers=headers)
    items = [{**asdict(row), "url": service.urls.of(row.iri)} for row in page.items]
    return JSONResponse(paged(page, items, service.urls, name, **wanted.given()), headers=headers)


def _as_table(edition: Edition, wanted: Narrowing, name: str, ask: Callable[..., Page[Any]], offer: Offer) -> Response:
    chosen = to_filter(edition, wanted)
    most = wanted.limit if "limit" in wanted.model_fields_set else MOST_EXPORTED

    def ask_page(offset: int, limit: int) -> Page[Any]:
        return ask(edition.index, chosen, offset=wanted.offset + offset, limit=limit)

    page = whole_list(ask_page, most)
    with edition.index.whole() as whole:
        tasks = tuple(row for row in page.items if isinstance(row, TaskRow))
        bases = whole.bases(tasks) if tasks else whole.carried(row.iri for row in page.items)
    sheet, headers = told_if_cut(TABLES[name](page.items, bases), page, {"Vary": "Accept", "Cache-Control": "no-cache"})
    return answer_sheets((sheet,), offer, name, headers)


def _options(service: Service, index: Index) -> dict[str, list[tuple[str, str]]]:
    """Give what the filters of a page offer: the values that there are, as they are called."""
    labels = service.labels
    provinces = index.choices("document", "province")
    return {
        "level_options": [(value, labels.entry("agency-level", value)) for value in index.choices("document", "level")],
        "type_options": [(value, labels.entry("document-type", value)) for value in index.choices("document", "type")],
        "year_options": [(value, value) for value in sorted(index.choices("document", "year"), reverse=True)],
        "province_options": [(value, index.province(value)) for value in provinces],
    }


def to_filter(edition: Edition, wanted: Narrowing) -> Filter:
    """Turn what a request narrows by into what the index is asked: a key into an IRI, a name into the agencies that bear it.

    Raises: KeyNotFoundError, AmbiguousKeyError for the document's key.
    """
    return Filter(
        q=wanted.q,
        document=edition.find(wanted.document) if wanted.document else None,
        agencies=edition.index.agencies_named(wanted.agency, as_named=bool(wanted.as_named)) if wanted.agency else None,
        **{name: getattr(wanted, name) for name in ("role", "level", "type", "year", "province", "held")},
    )
