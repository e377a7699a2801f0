"""The SPARQL 1.1 Protocol, read only, at /sparql; to a browser, a page to ask at.

Answers: queries, each in a process of the pool; without a query, what may be asked here (service description).
Assumes: protocol.py read the request, graph.gate looks at the query in the worker.
Never:   runs a query in the process that serves; answers 200 with a part of an answer; changes anything.
"""

from __future__ import annotations

import hashlib
import re

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from rdflib import RDF as TYPE
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from starlette.routing import Route

from api.answers import answers
from api.ask_page import show_answer, show_editor
from api.conditional import is_known
from api.errors import agree, unacceptable
from api.frames import Question
from api.leaving import while_there
from api.negotiate import HTML, RDF, RDFLIB_FORMS, RESULTS, Offer, choose, labelled
from api.protocol import BODY, PARAMETERS, SCOPES, Asked, read_request
from api.service import Service

router = APIRouter(tags=["SPARQL"], default_response_class=Response)
REFUSALS = ["bad-request", "not-acceptable", "too-large", "unsupported-media-type", "too-many", "busy", "deadline"]
ANSWERS = answers(*RESULTS, *RDF, HTML, problems=REFUSALS)
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_CHANGING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)


@router.get("/sparql", summary="Truy vấn SPARQL 1.1, chỉ đọc", openapi_extra={"parameters": PARAMETERS}, responses=ANSWERS)
@router.post("/sparql", summary="Truy vấn SPARQL 1.1 dài, chỉ đọc", openapi_extra={"parameters": SCOPES, "requestBody": BODY}, responses=ANSWERS)
async def ask(request: Request) -> Response:
    """Answer a query, or describe the endpoint where none is asked."""
    service: Service = request.app.state.service
    asked = await read_request(request, service.settings.query_text_bytes, service.settings.base)
    if asked.query is None:
        return _describe(request)
    if asked.form is None and choose(request.headers.get("accept"), (*RESULTS, *RDF, HTML)) is HTML:
        return HTMLResponse(await show_answer(request, asked), headers={"Vary": "Accept", "Cache-Control": "no-cache"})
    return await _answer(request, service, asked)


# The protocol's parameters are read by api.protocol: the routes that FastAPI makes only describe them. Starlette's, before it, takes 0.1 ms less.
for place, path in enumerate(("/sparql", "/sparql/")):
    router.routes.insert(place, Route(path, ask, methods=["GET", "HEAD", "POST"]))


async def _answer(request: Request, service: Service, asked: Asked) -> Response:
    rows, triples = asked.offers(request.headers.get("accept"))
    if rows is None and triples is None:
        raise unacceptable((*RESULTS, *RDF))
    headers = {"Vary": "Accept", **_cache(service, asked, rows, triples)}
    if "ETag" in headers and is_known(request.headers.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    question = Question(
        query=asked.query or "",
        scope=asked.scope,
        result_form=(rows or RESULTS[0]).name,
        rdf_form=(triples or RDF[0]).name,
    )
    answer = await while_there(request, service.pool.ask(question, service.client_of(request)))
    offer = triples if answer.kind == "graph" else rows
    if offer is None:
        raise unacceptable(RDF if answer.kind == "graph" else RESULTS)
    return Response(answer.body, headers=headers, media_type=labelled(offer))


def _cache(service: Service, asked: Asked, rows: Offer | None, triples: Offer | None) -> dict[str, str]:
    """Name the state that an answer belongs to, so that it is sent once as long as nothing changes."""
    if _CHANGING.search(asked.query or ""):
        return {"Cache-Control": "no-store"}
    scope = asked.scope
    seen = repr((service.states.current(), asked.query, scope.default, scope.named, rows and rows.name, triples and triples.name))
    return {"ETag": f'W/"{hashlib.sha256(seen.encode()).hexdigest()[:24]}"', "Cache-Control": "no-cache"}


def _describe(request: Request) -> Response:
    offer = agree(request, (*RDF, HTML))
    if offer is HTML:
        return HTMLResponse(show_editor(request), headers={"Vary": "Accept"})
    endpoint = str(request.url.replace(query="", fragment=""))
    body = describe(endpoint).serialize(format=RDFLIB_FORMS[offer.name], encoding="utf-8")
    return Response(body, media_type=labelled(offer), headers={"Vary": "Accept"})


def describe(endpoint: str) -> Graph:
    """Describe the endpoint: what it speaks, and that its default graph is the union of all graphs.

    Source: SPARQL 1.1 Service Description.
    """
    graph, service, dataset, default = Graph(), BNode("service"), BNode("dataset"), BNode("default")
    graph.bind("sd", SD)
    graph.add((service, TYPE.type, SD.Service))
    graph.add((service, SD.endpoint, URIRef(endpoint)))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    graph.add((service, SD.feature, SD.UnionDefaultGraph))
    for offer in (*RESULTS, *RDF):
        graph.add((service, SD.resultFormat, _FORMATS[offer.name if offer in RDF else f"rows-{offer.name}"]))
    graph.add((service, SD.defaultDataset, dataset))
    graph.add((dataset, TYPE.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, default))
    graph.add((default, TYPE.type, SD.Graph))
    graph.add((service, Namespace("http://purl.org/dc/terms/").title, Literal("Điểm truy vấn các kế hoạch nhà nước", lang="vi")))
    return graph


_W3 = Namespace("http://www.w3.org/ns/formats/")
_FORMATS = {
    "rows-json": _W3.SPARQL_Results_JSON,
    "rows-xml": _W3.SPARQL_Results_XML,
    "rows-csv": _W3.SPARQL_Results_CSV,
    "rows-tsv": _W3.SPARQL_Results_TSV,
    "turtle": _W3.Turtle,
    "ntriples": _W3["N-Triples"],
    "rdfxml": _W3.RDF_XML,
    "jsonld": _W3["JSON-LD"],
}
