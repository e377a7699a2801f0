"""The description of the graph as a data set, at /dataset, and the address that VoID gives it, /.well-known/void.

Answers: what there is here, counted, to programs as VoID and DCAT, to people as a page.
Assumes: the release of the build in force counts what it holds; as long as it is being written, the answer says less and is not kept.
Never:   holds up an answer for long: what is not counted yet is left out.
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.answers import answers
from api.dcat import Set, describe_set, links, vocabularies
from api.edition import Edition
from api.errors import agree
from api.links import Links
from api.negotiate import HTML, RDF, RDFLIB_FORMS, labelled
from api.render import render
from api.service import Service
from graph.index.rows import Filter
from graph.vocab import VP

router = APIRouter(tags=["bộ dữ liệu"], default_response_class=Response)
WAIT_S = 3.0
OWN_LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"  # of the graph that comes with the project
EXAMPLES = 3  # documents named as examples, beside one task and one agency


@router.get("/.well-known/void", summary="Nơi mô tả bộ dữ liệu theo VoID", responses=answers(leads=[302]))
def well_known() -> Response:
    """Lead to the description."""
    return RedirectResponse("/dataset", status_code=302)


@router.get("/dataset", summary="Mô tả bộ dữ liệu: VoID và DCAT, hoặc một trang", responses=answers(*RDF, HTML, problems=["not-acceptable"]))
def dataset(request: Request) -> Response:
    """Describe the graph in force."""
    offer = agree(request, (*RDF, HTML))
    about = _about(request)
    request.state.links = forms = Links(canonical=f"{about.base}dataset", place="/dataset")
    headers = {"Vary": "Accept", "Cache-Control": "no-cache" if about.release else "no-store", "Link": forms.header()}
    if offer is HTML:
        release = about.release
        found = (vocabularies(release), links(release)) if release else ((), ())
        return HTMLResponse(render(request, "dataset.html", about=about, vocabularies=found[0], linksets=found[1]), headers=headers)
    body = describe_set(about).serialize(format=RDFLIB_FORMS[offer.name], encoding="utf-8")
    return Response(body, media_type=labelled(offer), headers=headers)


def _about(request: Request) -> Set:
    service: Service = request.app.state.service
    settings, edition = service.settings, service.editions.current()
    counts = edition.index.counts()
    return Set(
        base=settings.base,
        here=str(request.base_url),
        build=edition.build,
        release=service.releases.of(edition.build, wait_s=WAIT_S),
        members={str(VP.Document): counts.documents, str(VP.Task): counts.tasks, str(VP.Target): counts.targets},
        examples=_examples(edition),
        licence=settings.licence or (OWN_LICENCE if settings.store is None else None),
        publisher=settings.publisher,
    )


def _examples(edition: Edition) -> tuple[str, ...]:
    index = edition.index
    pages = (index.documents(Filter(held=True), limit=EXAMPLES), index.tasks(Filter(), limit=1), index.agencies(Filter(), limit=1))
    return tuple(row.iri for page in pages for row in page.items)
