"""What the writers of RDF share: the triple, and the concept of a document's type."""

from __future__ import annotations

from rdflib import URIRef
from rdflib.term import Node

from graph.lists import Lists
from graph.vocab import concept

LAW = "L"
LAWS = frozenset({LAW, "BL", "PL"})  # luật, bộ luật, pháp lệnh: numbered by the legislature's term

Triple = tuple[URIRef, URIRef, Node]


def type_concept(lists: Lists, symbol: str, series: str | None) -> URIRef | None:
    """Give the concept of a document type. One symbol may be several types: the series of the number says which family it is of.

    None: the lists do not know the symbol, or the family has two types of that symbol (Party "QĐ": quyết định, quy định). The National Assembly
    issues laws, not orders: its "L" is luật.
    """
    families = ("party",) if series == "party" else ("normative", "state") if series in {"normative", "assembly"} else ("state", "normative", "party")
    for family in families:
        slugs = [kind.slug for kind in lists.document_types if kind.symbol == symbol and kind.family == family]
        if symbol == LAW and series == "assembly":
            slugs = [slug for slug in slugs if slug == "luat"]
        if slugs:
            return concept("document-type", slugs[0]) if len(slugs) == 1 else None
    return None
