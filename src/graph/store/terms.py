"""Terms of rdflib to terms of pyoxigraph and back: the pure modules speak rdflib, the engine its own."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Identifier, Node

from graph.errors import StoreError


def lexical(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """Give an IRI, or a literal's lexical form."""
    return str(value) if isinstance(value, ox.Triple) else value.value


def graph_name(quad: ox.Quad) -> URIRef:
    """Give the name of a quad's graph; "" for the default graph."""
    return URIRef(quad.graph_name.value) if isinstance(quad.graph_name, ox.NamedNode) else URIRef("")


def to_rdflib(term: object) -> Identifier:
    """Turn a term of the engine into one of rdflib.

    Raises: StoreError for a triple term, which rdflib does not have.
    """
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, lang=term.language) if term.language else Literal(term.value, datatype=_datatype(term))
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise StoreError(f"không hỗ trợ thuật ngữ RDF: {term}")


def _datatype(term: ox.Literal) -> URIRef | None:
    # A plain literal stays plain: rdflib holds "x" and "x"^^xsd:string unequal.
    return None if term.datatype == _STRING else URIRef(term.datatype.value)


_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")


def to_rdflib_graph(triples: Iterable[ox.Triple]) -> Graph:
    """Turn triples of the engine into a graph of rdflib."""
    graph = Graph()
    for triple in triples:
        graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    return graph


def to_engine(term: Node) -> ox.NamedNode | ox.Literal | ox.BlankNode:
    """Turn a term of rdflib into one of the engine."""
    if isinstance(term, URIRef):
        return ox.NamedNode(term)
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(term.datatype) if term.datatype else _STRING)
    return ox.BlankNode(str(term))


def to_engine_quad(quad: tuple[Node, ...]) -> ox.Quad:
    """Turn a quad of rdflib terms into one of the engine."""
    subject, predicate, value, graph = (to_engine(term) for term in quad)
    return ox.Quad(subject, predicate, value, graph)  # type: ignore[arg-type]
