"""Describe the documents that links point to.

Answers: what is known of each cited document, from the catalogue, the store and the mentions themselves?
Never:   mixes two documents: a stub has one IRI, and what the catalogue knows goes before what a mention prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.lists import DocumentType
from graph.model import Citation, Identity, Link, Mentions, Stub
from graph.numbers import Number, parse_number
from graph.resolve.document.keys import document_label, document_type
from graph.resolve.document.outcome import Outcome
from graph.resolve.held import KnownDocument
from graph.resolve.knowledge import Knowledge
from graph.text import shorten, unwrap


def make_stubs(
    mentions: Mentions, identity: Identity, links: Iterable[Link], outcomes: tuple[Outcome, ...], knowledge: Knowledge
) -> tuple[Stub, ...]:
    """Describe each linked document once, in the order of its first mention; then what undecided mentions may mean."""
    best: dict[str, int] = {}
    for link in links:
        if link.target is not None and _fullness(mentions, outcomes, link.citation) > _fullness(mentions, outcomes, best.get(link.target)):
            best[link.target] = link.citation
    order = dict.fromkeys(link.target for link in links if link.target is not None)
    linked = [
        identity.stub if iri == identity.stub.iri else _stub(iri, mentions.citations[best[iri]], outcomes[best[iri]], knowledge) for iri in order
    ]
    return (*linked, *_candidates(mentions, links, outcomes, knowledge, known={*order, identity.stub.iri}))


def _candidates(mentions: Mentions, links: Iterable[Link], outcomes: tuple[Outcome, ...], knowledge: Knowledge, *, known: set[str]) -> Iterator[Stub]:
    """Describe the documents that an undecided mention may mean, as far as the catalogue or the store knows them."""
    for link in links:
        for iri in link.candidates:
            if iri not in known and (iri in knowledge.catalogue.by_iri or iri in knowledge.held.by_iri):
                known.add(iri)
                yield _stub(iri, mentions.citations[link.citation], outcomes[link.citation], knowledge)


def _fullness(mentions: Mentions, outcomes: tuple[Outcome, ...], place: int | None) -> int:
    """Rank mentions by what they say: -1 for none."""
    if place is None:
        return -1
    citation, outcome = mentions.citations[place], outcomes[place]
    return 4 * bool(outcome.number and outcome.rule != "ruling") + 2 * bool(citation.date) + bool(citation.issuer and outcome.issuer)


def _stub(iri: str, citation: Citation, outcome: Outcome, knowledge: Knowledge) -> Stub:
    known = knowledge.catalogue.by_iri.get(iri) or knowledge.held.by_iri.get(iri)
    if known is not None and known.number:
        number = parse_number(known.number)
        issuer = known.agency or (outcome.issuer if outcome.issuer and known.issuer in {None, outcome.issuer.iri} else None)
        kind = document_type(number, known.type, known.title or citation.passage.text, knowledge.directory) or outcome.kind
        said = replace(known, agency=issuer)
    elif outcome.number is not None and outcome.rule != "ruling":
        number, kind = outcome.number, outcome.kind
        said = KnownDocument(iri=iri, date=citation.date, agency=outcome.issuer, title=citation.name)
    else:
        return _bare_stub(iri, citation)
    return _numbered_stub(said, number, kind, citation.issuer) if kind is not None else _bare_stub(iri, citation)


def _numbered_stub(said: KnownDocument, number: Number, kind: DocumentType, issuer_text: str | None) -> Stub:
    return Stub(
        iri=said.iri,
        type=kind.symbol,
        number=number.canonical,
        date=said.date,
        issuer=said.agency,
        issuer_text=issuer_text,
        title=said.title,
        label=document_label(kind, number, said.date, said.agency, said.title),
        series=number.series,
    )


def _bare_stub(iri: str, citation: Citation) -> Stub:
    """Describe a document of which only its IRI and the mention's words are known."""
    label = shorten(unwrap(citation.passage.text))
    return Stub(iri=iri, type=None, number=None, date=None, issuer=None, issuer_text=None, title=citation.name, label=label)
