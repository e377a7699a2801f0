"""Fetch from a store what checking one document needs.

Answers: a document's own triples, and those few of others that rules about it look at.
Assumes: graph/meta names the document's graphs.
Never:   fetches what grows with the store: the answer is as large as the document.
"""

from __future__ import annotations

from rdflib import Graph, URIRef

from graph.queries import question
from graph.store import Readable


def gather(store: Readable, document: str) -> Graph:
    """Give what `validate` takes for a document that the store holds.

    In:     an open store and the IRI of the document.
    Out:    the triples of its graphs, the agencies that they name, and the decision that promulgates or approves it, with its date.
    Source: src/graph/queries/document-to-validate.rq.
    """
    return store.construct(question("document-to-validate"), document=URIRef(document))
