"""Write triples in one of the forms of linked data.

Answers: the text of a graph as Turtle, N-Triples, RDF/XML, or JSON-LD over the project's own context.
Never:   writes a form that cannot say all of the graph.
"""

from __future__ import annotations

from fastapi import Request
from rdflib import Graph

from api.context import Context
from api.errors import unacceptable
from api.negotiate import JSON_LD, N_TRIPLES, RDF_XML, RDFLIB_FORMS, TURTLE, Offer
from graph.vocab import PREFIXES

LINKED = (JSON_LD, TURTLE, N_TRIPLES, RDF_XML)


def write(request: Request, graph: Graph, form: Offer, *, about: str) -> str:
    """Write what is said of a thing. `about` is its IRI, which JSON-LD begins with.

    Raises: ProblemError (406) if the form cannot say it: RDF/XML has no way to spell some properties.
    """
    if form is JSON_LD:
        context: Context = request.app.state.service.context
        return context.spell(graph, f"{request.base_url}context/{context.name}", about)
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    try:
        return graph.serialize(format=RDFLIB_FORMS[form.name])
    except ValueError as error:  # a property whose IRI ends in no name that XML has
        raise unacceptable([offer for offer in LINKED if offer is not form]) from error
