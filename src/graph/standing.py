"""Note in a store what the catalogue says of the documents in it: which are no longer in force, and what came in their place.

Answers: which graph says that a cited law was replaced, and by which document?
Assumes: the store is open for writing; what documents share has been swept.
Never:   says anything of a document that the catalogue is silent about: absent means not known, never in force.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from rdflib import Literal, URIRef

from graph.rdf import iris
from graph.rdf.document import digest_of, insertion, written
from graph.rdf.types import Triple
from graph.resolve import Knowledge, label_of
from graph.store import Store
from graph.vocab import VP, concept

WORDS = {"in-force": "còn hiệu lực", "replaced": "đã được thay thế", "repealed": "đã bị bãi bỏ", "amended": "đã được sửa đổi, bổ sung"}


def write_statuses(store: Store, knowledge: Knowledge) -> None:
    """Make the store's catalogue graph say what the catalogue says now of the documents that the store knows."""
    name = iris.catalogue_graph(knowledge.base)
    noted = " ".join(URIRef(one.iri).n3() for one in knowledge.catalogue.by_iri.values() if one.status)
    documents = {row["iri"] for row in store.select(f"SELECT ?iri WHERE {{ VALUES ?iri {{ {noted} }} ?iri a vp:Document }}")}
    said = written(status_triples(knowledge, documents))
    present = {str(value) for _, predicate, value, _ in store.about(name, name) if predicate == VP.digest}
    wanted = {digest_of(said)} if said else set()
    if present != wanted:
        note = written([(name, VP.digest, Literal(digest)) for digest in wanted])
        fresh = f"; {insertion({name: said + chr(10) + note})}" if said else ""
        store.update(f"CLEAR SILENT GRAPH {name.n3()}{fresh}")


def status_triples(knowledge: Knowledge, documents: Container[str]) -> Iterator[Triple]:
    """Give the status of each of these documents that the catalogue knows one of, and in words what it rests on."""
    known = knowledge.catalogue.by_iri.values()
    by_key = {f"{one.number}@{one.date}": one for one in known}
    for one in known:
        if one.status and one.iri in documents:
            successor = by_key.get(one.successor)
            by = f" bởi {label_of(successor, knowledge.directory)}" if successor else ""
            yield URIRef(one.iri), VP.documentStatus, concept("status", one.status)
            yield URIRef(one.iri), VP.statusNote, Literal(f"{WORDS[one.status]}{by} (theo {one.source})", lang="vi")
