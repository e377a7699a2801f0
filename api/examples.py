"""One thing of the graph for each term, to show what the term means.

Answers: of which thing a class says what it is; between which two things a property stands.
Assumes: finding one member, or one triple, costs the same however many there are.
Never:   makes an example up: what the graph does not use has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import URIRef

from api.vocabulary import Term
from graph.store import Readable

OF_CLASS = "SELECT ?term ?thing ?name { ?thing a ?term OPTIONAL { ?thing skos:prefLabel|vp:statement|vp:quote ?name } } LIMIT 1"
OF_PROPERTY = """SELECT ?term ?thing ?value ?kind ?name {
  ?thing ?term ?value OPTIONAL { ?value a ?kind } OPTIONAL { ?value skos:prefLabel|vp:statement|vp:quote ?name }
} LIMIT 1"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A thing, and what it leads to where the term is a property. `name` is of the thing itself, or of what it leads to.

    `is_here`: the graph says something of what it leads to.
    """

    thing: str
    value: str
    name: str
    is_here: bool


def examples_of(store: Readable, terms: Iterable[Term]) -> Mapping[str, Example]:
    """Find an example of each term that the graph uses, by the term's IRI."""
    found = {}
    for term in terms:
        for row in store.select(OF_CLASS if term.kind == "class" else OF_PROPERTY, term=URIRef(term.iri)):
            found[term.iri] = Example(thing=row["thing"], value=row.get("value", ""), name=row.get("name", ""), is_here="kind" in row)
    return found
