"""What a store holds, and putting one document into it.

Answers: which documents have their text in the store, whose links an arrival may change, and how one document is written.
Assumes: the store is open for writing; its graphs are those of `rdf`.
Never:   writes where nothing changed; loses what people decided about a document, whatever IRI it gets.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF

from graph.model import Mentions, Resolution, Stub
from graph.prepare import Prepared
from graph.queries import question
from graph.rdf import iris
from graph.rdf.back import read_back
from graph.rdf.document import DocumentGraphs, addition, digest_of, insertion, renamed, replacement, sweep, written
from graph.rdf.links import Places, derived_triples, link_triples, shared_triples
from graph.rdf.types import Triple
from graph.resolve import Knowledge, KnownDocument, resolve
from graph.resolve.held import printed_key
from graph.resolve.rulings import NONE, Ruling
from graph.store import Filling, Store
from graph.vocab import VP, entry

SWEEPS = 6  # what only a swept node referred to goes in the next round; agencies stand at most five deep


def stored_documents(store: Store, knowledge: Knowledge) -> dict[str, KnownDocument]:
    """Give the documents whose text the store holds, by IRI."""
    symbols = {kind.slug: kind.symbol for kind in knowledge.lists.document_types}
    return {
        row["iri"]: KnownDocument(
            iri=row["iri"],
            number=row.get("number"),
            type=symbols.get(entry(row.get("type"))),
            date=date.fromisoformat(row["day"]) if "day" in row else None,
            issuer=row.get("issuer"),
            title=row.get("title"),
        )
        for row in store.select(question("held"))
    }


def known_document(stub: Stub) -> KnownDocument:
    """Give what other documents' mentions are compared with."""
    issuer = stub.issuer.iri if stub.issuer else None
    return KnownDocument(iri=stub.iri, number=stub.number, type=stub.type, date=stub.date, issuer=issuer, agency=stub.issuer, title=stub.title)


def holds_reading(store: Store, document: str, digest: str, base: str) -> bool:
    """Say whether the store holds the reading graph of a document that this digest stands for."""
    return _digests(store, document, base).get("reading") == digest


def resolved_citations(store: Store, document: str, base: str) -> int:
    """Count the citations of a held document that were resolved to a document."""
    return store.count(VP.citedDocument, iris.graph_name(document, "links", base))


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Where documents that were read are written to. `arrivals`: the IRIs of all of them."""

    store: Store
    filling: Filling
    arrivals: Container[str]


def write_document(writing: Writing, document: Prepared, resolution: Resolution, knowledge: Knowledge) -> bool:
    """Write a document that was read; say whether the store changed, or will once the filling is closed.

    In:     a document, and what its mentions were resolved to with the documents held, itself among them.
    """
    store, places = writing.store, document.places
    draft = _Draft(reading=document.reading(), mentions=document.mentions, resolution=resolution, places=places, apart=writing.arrivals)
    if draft.reading is None or _knows(store, str(places.document), knowledge.base):
        return _write(store, draft, knowledge)
    new = _drafted(store, draft, knowledge)
    if new.former:
        return _write(store, draft, knowledge)
    writing.filling.add(addition(new, knowledge.base))
    return True


def _knows(store: Store, document: str, base: str) -> bool:
    """Say whether the store holds anything of a document, describes it as one that is cited, or notes that it was withdrawn."""
    described = (iris.shared_graph(base), iris.identity_graph(base))
    return _is_in_use(store, document, base) or any(True for graph in described for _ in store.about(URIRef(document), graph))


def write_links(store: Store, document: str, knowledge: Knowledge) -> bool:
    """Resolve a held document's mentions again, from its reading graph; say whether the store changed.

    Where its identity changed (the ledger, a list), the document moves to its new IRI with all that hangs on it.
    """
    name = iris.graph_name(document, "reading", knowledge.base)
    triples: list[Triple] = [(URIRef(str(s)), URIRef(str(p)), o) for s, p, o, _ in store.quads(name)]
    mentions, places = read_back(triples, document, knowledge.lists)
    resolution = resolve(mentions, knowledge)
    present = resolution.identity.stub.iri
    if present == document:
        return _write(store, _Draft(reading=None, mentions=mentions, resolution=resolution, places=places, apart=knowledge.held), knowledge)
    moved = list(renamed(triples, [document], present))
    mentions, places = read_back(moved, present, knowledge.lists)
    draft = _Draft(reading=written(moved), mentions=mentions, resolution=resolution, places=places, moved_from=document, apart=knowledge.held)
    return _write(store, draft, knowledge)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A document about to be written; without `reading` its reading graph stays as it is."""

    reading: str | None
    mentions: Mentions
    resolution: Resolution
    places: Places
    moved_from: str | None = None
    apart: Container[str] = ()  # former IRIs that are another document's now: a decision and the plan attached to it stand in one text


def _write(store: Store, draft: _Draft, knowledge: Knowledge) -> bool:
    new = _drafted(store, draft, knowledge)
    if not new.former and new.digests().items() <= _digests(store, new.document, knowledge.base).items():
        return False
    judgements = [quad[:3] for old in new.former for quad in store.quads(iris.graph_name(old, "judgements", knowledge.base))]
    store.update(replacement(new, judgements=judgements, base=knowledge.base))  # type: ignore[arg-type]
    return True


def _drafted(store: Store, draft: _Draft, knowledge: Knowledge) -> DocumentGraphs:
    document, base = str(draft.places.document), knowledge.base
    mentions, resolution, places = draft.mentions, draft.resolution, draft.places
    candidates = dict.fromkeys(
        [old for old in resolution.identity.former if old not in draft.apart] + ([draft.moved_from] if draft.moved_from else [])
    )
    return DocumentGraphs(
        document=document,
        kinds={
            **({"reading": draft.reading} if draft.reading is not None else {}),
            "links": written(link_triples(resolution, places)),
            "derived": written(derived_triples(mentions, resolution, places)),
        },
        shared=written(shared_triples(mentions, resolution, places, held=knowledge.held, lists=knowledge.lists)),
        former=tuple(old for old in candidates if old != document and _is_in_use(store, old, base)),
    )


def _is_in_use(store: Store, iri: str, base: str) -> bool:
    return any(next(iter(store.quads(iris.graph_name(iri, kind, base))), None) for kind in iris.KINDS)


def _digests(store: Store, document: str, base: str) -> dict[str, str]:
    names = {kind: iris.graph_name(document, kind, base) for kind in iris.KINDS}
    found = {kind: [str(o) for _, p, o, _ in store.about(name, iris.meta_graph(base)) if p == VP.digest] for kind, name in names.items()}
    return {kind: values[0] for kind, values in found.items() if values}


def touched_by(store: Store, arrived: Iterable[KnownDocument]) -> set[str]:
    """Give the documents of the store whose mentions may mean one of these: they name its number, or were resolved to it."""
    iris_of = {document.iri for document in arrived}
    if not iris_of:
        return set()
    keys = {key for document in arrived if (key := printed_key(document.number))}
    return {row["document"] for row in store.select(question("touched")) if row.get("arrived") in iris_of or printed_key(row.get("number")) in keys}


def knowledge_digest(home: Path) -> str:
    """Give 32 hex digits that stand for the lists, the ledger and the rulings below a folder."""
    digest = hashlib.sha256()
    for path in sorted((home / "data").glob("**/*.csv")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:32]


def lift_knowledge(store: Store, digest: str, base: str) -> bool:
    """Take away the note on which knowledge the store's links rest; say whether it was this one.

    It is noted again once all links rest on it: a build that is cut short leaves no note, and the next one links every document again.
    """
    name = iris.knowledge_graph(base)
    noted = [str(o) for _, p, o, _ in store.about(name, name) if p == DCTERMS.identifier]
    store.update(f"DELETE WHERE {{ GRAPH {name.n3()} {{ {name.n3()} {DCTERMS.identifier.n3()} ?noted }} }}")
    return noted == [digest]


def note_knowledge(store: Store, digest: str, base: str) -> None:
    """Note on which knowledge the store's links rest."""
    name = iris.knowledge_graph(base)
    store.update(insertion({name: written([(name, DCTERMS.identifier, Literal(digest))])}))


def note_loaded(store: Store, file: Path, base: str) -> None:
    """Note that a file was loaded as it is, so that the build id tells the state from the one before."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()[:32]
    store.update(insertion(_noted(digest, base)))


def note_change(store: Store, text: str, base: str) -> None:
    """Bring triples that no document's digests stand for into the build id: what people decided."""
    store.update(insertion(_noted(digest_of(text), base)))


def _noted(digest: str, base: str) -> dict[URIRef, str]:
    """Give the note that brings something into the build id that no document's digests stand for."""
    name = iris.knowledge_graph(base)
    return {name: written([(name, VP.digest, Literal(digest))])}


def write_rulings(store: Store, knowledge: Knowledge) -> None:
    """Note the rulings in force in the judgements graphs of the documents that they are about; those noted before stay."""
    for document, rulings in knowledge.rulings.by_document.items():
        name = iris.graph_name(document, "judgements", knowledge.base)
        noted = {quad[:3] for quad in store.quads(name)}
        for ruling in rulings:
            triples = set(ruling_triples(document, ruling))
            if not triples <= noted:
                text = written(triples)
                store.update(insertion({name: text}))
                note_change(store, text, knowledge.base)


def ruling_triples(document: str, ruling: Ruling) -> Iterator[Triple]:
    """Describe a ruling; its IRI hangs on what it says, so that it is noted once."""
    said = f"{ruling.start}-{ruling.end}-{ruling.quote}-{ruling.means}"
    node = URIRef(f"{document}/pq/{hashlib.sha256(said.encode()).hexdigest()[:12]}")
    yield node, RDF.type, VP.Ruling
    yield node, VP.decidedBy, Literal(ruling.decided_by)
    if ruling.decided_on:
        yield node, VP.decidedOn, Literal(ruling.decided_on)
    if ruling.means != NONE:
        yield node, VP.means, URIRef(ruling.means)
    if ruling.quote:
        yield node, VP.quote, Literal(ruling.quote)
    if ruling.start is not None and ruling.end is not None:
        yield node, VP.aboutCitation, iris.citation(document, ruling.start, ruling.end)


def sweep_shared(store: Store, base: str) -> None:
    """Take out of the shared graph what nothing refers to any more."""
    for _ in range(SWEEPS):
        before = sum(1 for _ in store.quads(iris.shared_graph(base)))
        store.update(sweep(base))
        if before == sum(1 for _ in store.quads(iris.shared_graph(base))):
            return
