"""The page of a task: what is to be done, by whom, by when, which documents it carries out, and the chain above it."""

from __future__ import annotations

from fastapi import Request
from rdflib import URIRef

from api.edition import Edition
from api.render import render
from api.trace_page import chain_of, drawing_of
from graph.chain import trace
from graph.queries import question

DEPTH = 6


def show_task(request: Request, edition: Edition, iri: str) -> str:
    """Show a task with its chain up to the resolution."""
    node = URIRef(iri)
    store = edition.store
    with edition.index.around() as around:
        chain = trace(around, iri, direction="up", depth=DEPTH)
    facts = store.select(question("task-facts"), task=node)
    return render(
        request,
        "task.html",
        iri=iri,
        task=edition.index.task(iri),
        facts=facts[0],
        scan=edition.scan_of(facts[0]["document"]),
        evidence=store.select(question("evidence"), thing=node),
        citations=store.select(question("task-citations"), task=node),
        chain=chain_of(chain),
        drawing=drawing_of(chain, request.app.state.service.urls),
        trace=chain,
    )
