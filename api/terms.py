"""The project's own terms at their own addresses: /ontology, /shapes, /scheme/…, and the JSON-LD context.

Answers: what a term means, as a page in Vietnamese and English with an example from the graph, and as Turtle, JSON-LD, N-Triples, RDF/XML.
Assumes: terms end in a fragment of these addresses; an entry of a code list has an address of its own, which leads to its place in the list.
Never:   answers for a term as for a document of its own; serves another content at a context's address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path as File
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.answers import answers
from api.conditional import is_known
from api.errors import ProblemError, agree
from api.examples import examples_of
from api.links import EXTENSIONS, Links
from api.negotiate import HTML, JSON_LD, RDF, RDFLIB_FORMS, TURTLE, labelled
from api.render import render
from api.service import Service
from api.vocabulary import Scheme, read_turtle
from graph.vocab import ROOT, SCHEMES

router = APIRouter(tags=["từ vựng"], default_response_class=Response)
OFFERS = (*RDF, HTML)
ANSWERS = answers(*OFFERS, problems=["not-acceptable"])
VERSION = answers(leads=[303], problems=["bad-request", "not-found"])
MEMBER = answers(leads=[303], problems=["bad-request", "not-found", "not-acceptable"])
NAME = Path(pattern="^[a-z0-9-]{1,80}$", description="Tên danh mục")
ENTRY = Path(pattern="^[A-Za-z0-9-]{1,80}$", description="Tên mục của danh mục")


@router.get("/ontology", summary="Các lớp và thuộc tính của đồ thị", responses=ANSWERS)
def ontology(request: Request) -> Response:
    """Show the ontology, each term with an example from the graph in force."""
    service: Service = request.app.state.service
    vocabulary = service.vocabulary

    def show() -> str:
        examples = examples_of(service.editions.current().store, vocabulary.terms)
        return render(request, "ontology.html", vocabulary=vocabulary, examples=examples, root=ROOT + "scheme/")

    return _answer(request, "ontology", vocabulary.ontology_files, show)


@router.get(
    "/ontology/{version}",
    summary="Phiên bản đang dùng của các lớp và thuộc tính",
    responses=VERSION,
)
def ontology_version(request: Request, version: Annotated[str, Path(max_length=40)]) -> Response:
    """Lead from the IRI of the ontology's version to the ontology."""
    service: Service = request.app.state.service
    if version != service.vocabulary.version:
        raise ProblemError(kind="not-found", detail=f"Ở đây chỉ có phiên bản {service.vocabulary.version}.")
    return RedirectResponse("/ontology", status_code=303)


@router.get("/shapes", summary="Các quy tắc về độ đầy đủ của kế hoạch", responses=ANSWERS)
def shapes(request: Request) -> Response:
    """Show the rules of completeness."""
    service: Service = request.app.state.service
    return _answer(request, "shapes", service.vocabulary.shape_files, lambda: render(request, "shapes.html", vocabulary=service.vocabulary))


@router.get("/scheme", summary="Các danh mục mã", responses=ANSWERS)
def schemes(request: Request) -> Response:
    """Show all code lists."""
    service: Service = request.app.state.service
    return _answer(request, "scheme", service.vocabulary.scheme_files, lambda: render(request, "schemes.html", schemes=service.vocabulary.schemes))


@router.get("/scheme/{name}", summary="Một danh mục mã", responses=answers(*RDF, HTML, problems=["bad-request", "not-found", "not-acceptable"]))
def scheme(request: Request, name: Annotated[str, NAME]) -> Response:
    """Show a code list."""
    service: Service = request.app.state.service
    found = _scheme(service, name)
    file = next(file for file in service.vocabulary.scheme_files if file.stem == name)
    return _answer(request, f"scheme/{name}", (file,), lambda: render(request, "scheme.html", scheme=found))


@router.get("/scheme/{name}/{entry}", summary="Một mục của danh mục mã", responses=MEMBER)
def concept(request: Request, name: Annotated[str, NAME], entry: Annotated[str, ENTRY]) -> Response:
    """Lead from an entry to its place in the list."""
    service: Service = request.app.state.service
    if entry not in {known.name for known in _scheme(service, name).entries}:
        raise ProblemError(kind="not-found", detail=f"Danh mục “{name}” không có mục “{entry}”.")
    form = EXTENSIONS[agree(request, OFFERS).name]
    links = Links(canonical=f"{SCHEMES}{name}/{entry}", place=f"/scheme/{name}")
    return RedirectResponse(f"/scheme/{name}.{form}#{entry}", status_code=303, headers={"Vary": "Accept", "Link": links.header()})


@router.get("/context", summary="Ngữ cảnh JSON-LD đang dùng", responses=answers(leads=[302]))
def context(request: Request) -> Response:
    """Lead to the context in use."""
    service: Service = request.app.state.service
    return RedirectResponse(f"/context/{service.context.name}", status_code=302, headers={"Cache-Control": "no-store"})


@router.get("/context/{name}", summary="Một phiên bản của ngữ cảnh JSON-LD", responses=answers(JSON_LD, leads=[302], problems=["bad-request"]))
def context_version(request: Request, name: Annotated[str, Path(pattern=r"^[0-9A-Za-z.-]{1,80}\.jsonld$")]) -> Response:
    """Give the context. The name of a former one leads to the one in use, which has all its terms."""
    service: Service = request.app.state.service
    if name != service.context.name:
        return context(request)
    tag = hashlib.sha256(service.context.body).hexdigest()[:24]
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "ETag": f'"{tag}"'}
    if is_known(request.headers.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(service.context.body, media_type=JSON_LD.media, headers=headers)


def _scheme(service: Service, name: str) -> Scheme:
    found = next((entry for entry in service.vocabulary.schemes if entry.name == name), None)
    if found is None:
        raise ProblemError(kind="not-found", detail=f"Không có danh mục “{name}”; các danh mục ở /scheme.")
    return found


def _answer(request: Request, place: str, files: tuple[File, ...], show: Callable[[], str]) -> Response:
    """Answer with a page, or with what the files say; Turtle is the files as they are."""
    offer = agree(request, OFFERS)
    request.state.links = links = Links(canonical=ROOT + place, place=f"/{place}")
    headers = {"Vary": "Accept", "Cache-Control": "no-cache", "Link": links.header()}
    if offer is HTML:
        return HTMLResponse(show(), headers=headers)
    if offer is TURTLE:
        return Response(b"\n".join(file.read_bytes() for file in files), media_type=labelled(offer), headers=headers)
    body = read_turtle(files).serialize(format=RDFLIB_FORMS[offer.name], encoding="utf-8")
    return Response(body, media_type=labelled(offer), headers=headers)
