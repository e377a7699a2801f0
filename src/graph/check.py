"""Check documents of a store: gather what a document's rules look at, and validate it.

Answers: how complete each plan of a store is.
Assumes: the store's graphs are those of `rdf`.
Never:   looks at more than one document at a time.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from graph.rdf import iris
from graph.store import Store
from graph.validate import Report, Shapes, validate
from graph.vocab import VP

Triple = tuple[Node, Node, Node]

PLANS = "SELECT ?iri ?label WHERE { ?iri a vp:Plan ; vp:textHash ?hash ; skos:prefLabel ?label } ORDER BY ?label ?iri"
ISSUED_WITH = "SELECT DISTINCT ?document ?decision WHERE { ?decision vp:promulgates ?document }"


def plans(store: Store) -> list[tuple[str, str]]:
    """Give the plans whose text the store holds, as (IRI, label), sorted by label."""
    return [(row["iri"], row["label"]) for row in store.select(PLANS)]


def check_document(store: Store, document: str, shapes: Shapes, base: str) -> Report:
    """Validate one document of a store."""
    return validate(_triples(store, document, base), shapes, document=document)


def _triples(store: Store, document: str, base: str) -> Iterator[Triple]:
    named = {URIRef(document)}
    for kind in ("reading", "links", "derived"):
        for subject, predicate, value, _ in store.quads(iris.graph_name(document, kind, base)):
            if isinstance(value, URIRef) and predicate != RDF.type:
                named.add(value)
            yield subject, predicate, value
    for row in store.select(ISSUED_WITH, document=URIRef(document)):
        decision = URIRef(row["decision"])
        named.add(decision)
        yield decision, VP.promulgates, URIRef(document)
    for node in sorted(named):
        yield from ((subject, predicate, value) for subject, predicate, value, _ in store.about(node, iris.shared_graph(base)))
