"""The named graphs at their own addresses, /graph/…: what one of them says.

Answers: the triples of a graph; to a browser, the page of the document that it is of; 301 from the graphs of a former IRI, 410 for those of a
         withdrawn document.
Assumes: a graph is an information resource: what it is can be sent.
Never:   sends a part of a graph: what is too large is in the dumps.
"""

from __future__ import annotations

import itertools

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from rdflib import Graph, URIRef

from api.answers import answers
from api.edition import Edition
from api.errors import ProblemError, agree
from api.linked_data import former
from api.links import EXTENSIONS, FORMS, Links
from api.negotiate import HTML, labelled
from api.service import Service
from api.written import LINKED, write

router = APIRouter(tags=["dữ liệu liên kết"], default_response_class=Response)
MOST = 100_000  # triples; the graphs of the longest real plan have 8,000, those that all documents share grow without bound
ANSWERS = answers(*LINKED, leads=[301, 303], problems=["not-found", "not-acceptable", "withdrawn", "too-large"])


@router.get("/graph/{path:path}", summary="Một đồ thị có tên", responses=ANSWERS)
def named_graph(request: Request, path: str) -> Response:
    """Show what a graph says."""
    service: Service = request.app.state.service
    stem, dot, extension = path.rpartition(".")
    named = FORMS.get(extension) if dot else None
    place = stem if named else path
    iri = service.urls.iri(f"graph/{place}")
    edition = service.editions.current()
    graph = _triples(edition, iri)
    if not graph:
        return _moved(former(service, edition.store, service.urls.iri(place), extension if named else None))
    form = named or agree(request, (*LINKED, HTML))
    if form is HTML:
        return RedirectResponse(_page(service, place), status_code=303, headers={"Vary": "Accept"})
    links = Links(canonical=iri, place=service.urls.of(iri))
    headers = {"Link": links.header(), "Cache-Control": "no-cache"}
    if named is None:
        headers |= {"Vary": "Accept", "Content-Location": service.urls.form(iri, EXTENSIONS[form.name])}
    return Response(write(request, graph, form, about=iri), media_type=labelled(form), headers=headers)


def _triples(edition: Edition, iri: str) -> Graph:
    graph = Graph()
    try:
        for quad in itertools.islice(edition.store.quads(URIRef(iri)), MOST + 1):
            graph.add((quad[0], quad[1], quad[2]))
    except ValueError as error:  # no IRI
        raise _unknown(iri) from error
    if len(graph) > MOST:
        raise ProblemError(kind="too-large", detail=f"<{iri}> có hơn {MOST} bộ ba; hãy tải toàn bộ ở /dumps/vnplan.nq.gz hoặc hỏi /sparql.")
    return graph


def _moved(document: Response) -> Response:
    """Lead from a graph of a former IRI to the same graph of the present one."""
    return RedirectResponse(f"/graph{document.headers['location']}", status_code=document.status_code)


def _unknown(iri: str) -> ProblemError:
    return ProblemError(kind="not-found", detail=f"Không có đồ thị tên là <{iri}>.")


def _page(service: Service, place: str) -> str:
    document = service.urls.iri(place.rpartition("/")[0])
    return service.urls.form(document, "html") if service.urls.is_served(document) else "/dataset.html"
