"""Write who took over from an agency: an event for each step, which names the successor, the day and the legal basis.

Answers: how a merger, a split or a transfer looks in RDF.
Assumes: the lists say who took over from whom.
Never:   lets a successor point back: what nothing names any more could not be swept out of the shared graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, RDF, SKOS, XSD

from graph.lists import Lists
from graph.model import Agency
from graph.rdf import iris
from graph.rdf.types import Triple
from graph.succession import Step, base_of, open_successions, successors_of
from graph.vocab import VP


def succession_triples(agency: Agency, lists: Lists) -> Iterator[Triple | Agency]:
    """Give the steps from an agency to those that have its tasks today, and each successor to be described."""
    base = base_of(agency)
    if base is None:
        return
    for way in successors_of(agency, date.max, open_successions(lists, base)):
        for step in way:
            yield from _step_triples(step, base)
            if step.target:
                yield step.target


def _step_triples(step: Step, base: str) -> Iterator[Triple]:
    source, event = URIRef(step.source.iri), iris.reorganisation(step.source.iri, step.target.iri if step.target else None, base)
    yield source, ORG.changedBy, event
    yield event, RDF.type, VP.ReorganizationEvent
    yield event, SKOS.prefLabel, Literal(f"{step.source.label} → {step.target.label if step.target else 'chưa rõ'}", lang="vi")
    if step.target:
        yield event, ORG.resultingOrganization, URIRef(step.target.iri)
        yield source, VP.succeededBy, URIRef(step.target.iri)
    if step.day:
        yield event, DCTERMS.date, Literal(step.day.isoformat(), datatype=XSD.date)
    for term, text in ((VP.transferredFunction, step.what), (VP.legalBasis, step.basis), (SKOS.note, step.note)):
        if text:
            yield event, term, Literal(text, lang="vi")
