"""Linked data at /eli/... and /id/...: what an IRI names, as a page, Turtle or JSON-LD.

Answers: 303 from a thing to a form of it, 200 for a record that the graph itself made, 301 from a former IRI to the present one, 410 for what was
         withdrawn, the forms themselves.
Assumes: the IRIs of the graph begin with the base of the settings; what follows it is the path here.
Never:   answers 200 for the IRI of a document, a task or an agency: what it names is the thing, not a page.
Source:  Cool URIs for the Semantic Web, 4.2 (303); the identity graph for former and withdrawn IRIs (decisions/0002-graphs.md).
"""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from rdflib import URIRef

from api.agency_page import show_agency
from api.answers import answers
from api.document_page import show_document
from api.errors import ProblemError, agree
from api.links import EXTENSIONS, FORMS, Links
from api.negotiate import HTML, JSON_LD, Offer, labelled
from api.service import Service
from api.task_page import show_task
from api.thing_page import show_thing
from api.written import LINKED, write
from graph.queries import question
from graph.rdf.iris import identity_graph
from graph.store import Readable, Row

router = APIRouter(tags=["dữ liệu liên kết"], default_response_class=Response)
NAMED: Mapping[str, Offer] = {**FORMS, "json": JSON_LD}
# Records: all that they are can be sent (an information resource). A section, a file or a target is more than what is said of it here.
RECORDS = frozenset({"Citation", "StatedRelation", "Assignment", "EvidenceSpan", "Ruling"})
ANSWERS = answers(*LINKED, HTML, leads=[301, 303], problems=["not-found", "not-acceptable", "withdrawn"])
KINDS = "SELECT DISTINCT ?iri ?kind WHERE { ?iri a ?kind }"
FATE = """SELECT ?ledger ?iri ?now ?withdrawn WHERE {
  GRAPH ?ledger { { ?iri dcterms:isReplacedBy ?now } UNION { ?iri owl:deprecated ?withdrawn FILTER(?withdrawn = true) } }
}"""
MOST_PARTS = 16  # of what lies below a document; nothing that the graph names has half as many
PAGES = {"Document": show_document, "Plan": show_document, "Task": show_task, "Agency": show_agency, "AgencyGroup": show_agency}


@router.get("/eli/{path:path}", summary="Văn bản, nhiệm vụ và phần của văn bản", responses=ANSWERS)
def legislation(request: Request, path: str) -> Response:
    """Lead to, or show, a document or a part of one."""
    return _resolve(request, f"eli/{path}")


@router.get("/id/{path:path}", summary="Cơ quan, văn bản tạm định danh, chỉ số", responses=ANSWERS)
def identified(request: Request, path: str) -> Response:
    """Lead to, or show, an agency or another thing that has an IRI."""
    return _resolve(request, f"id/{path}")


def _resolve(request: Request, path: str) -> Response:
    service: Service = request.app.state.service
    edition = service.editions.current()
    stem, dot, extension = path.rpartition(".")
    form = NAMED.get(extension) if dot else None
    iri = service.urls.iri(stem if form else path)
    kinds = _kinds(edition.store, iri)
    if not kinds:
        return former(service, edition.store, iri, extension if form else None)
    request.state.links = links = Links(canonical=iri, place=service.urls.of(iri))
    headers = {"Link": links.header()}
    if form is None:
        form = agree(request, (*LINKED, HTML))
        place = service.urls.form(iri, EXTENSIONS[form.name])
        headers["Vary"] = "Accept"
        if RECORDS.isdisjoint(kinds):
            return RedirectResponse(place, status_code=303, headers=headers)
        headers["Content-Location"] = place
    headers["Cache-Control"] = "no-cache"
    if form is HTML:
        show = next((PAGES[kind] for kind in kinds if kind in PAGES), show_thing)
        return HTMLResponse(show(request, edition, iri), headers=headers)
    graph = edition.store.construct(question("describe"), iri=URIRef(iri))
    return Response(write(request, graph, form, about=iri), media_type=labelled(form), headers=headers)


def _kinds(store: Readable, iri: str) -> list[str]:
    """Give the kinds of thing that an IRI names; none if it names nothing.

    Raises: ProblemError (404) for what is no IRI: what one may hold is the engine's to say.
    """
    try:
        rows = store.select(KINDS, iri=URIRef(iri))
    except ValueError as error:
        raise _unknown(iri) from error
    return sorted(row["kind"].rpartition("#")[2] for row in rows)


def _unknown(iri: str) -> ProblemError:
    return ProblemError(kind="not-found", detail=f"Đồ thị không có gì tên là <{iri}>.")


def _fate(service: Service, store: Readable, iri: str) -> list[Row]:
    return store.select(FATE, ledger=identity_graph(service.settings.base), iri=URIRef(iri))


def former(service: Service, store: Readable, iri: str, extension: str | None) -> Response:
    """Lead from a former IRI, or one of something below it, to the present one.

    Raises: ProblemError: 410 if it was withdrawn, 404 if there never was such a thing.
    """
    stem, rest = iri, ""
    for _ in range(MOST_PARTS):
        if not service.urls.is_served(stem):
            break
        fate = _fate(service, store, stem)
        for now in (row["now"] + rest for row in fate if "now" in row):
            return RedirectResponse(service.urls.form(now, extension) if extension else service.urls.of(now), status_code=301)
        if fate:
            raise ProblemError(kind="withdrawn", detail=f"<{stem}> đã được rút khỏi đồ thị; không có văn bản nào thay cho nó.")
        stem, slash, last = stem.rpartition("/")
        rest = slash + last + rest
    raise _unknown(iri)
