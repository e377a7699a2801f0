"""Write what the mentions of a document mean: its links graph, its derived graph, and what it adds to the shared graph.

Answers: how a Resolution looks in RDF, and which shortcuts follow from it.
Assumes: the nodes of the reading graph are those that `Places` names.
Never:   says anything that reading and resolution do not: shortcuts are derived from these two alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.namespace import ORG, PROV, RDF, SKOS, XSD

from graph.lists import Lists
from graph.model import SELF, Agency, Mentions, Predicate, Reading, Resolution, Role, State, Stub
from graph.numbers import parse_number
from graph.rdf import iris
from graph.rdf.bodies import succession_triples
from graph.rdf.types import Triple, type_concept
from graph.text import unwrap
from graph.vocab import ELI, VP, concept

SHORTCUTS = {
    Predicate.REPLACES: VP.replacesDocument,
    Predicate.AMENDS: VP.amendsDocument,
    Predicate.REPEALS: VP.repealsDocument,
    Predicate.PROMULGATES: VP.promulgates,
    Predicate.APPROVES: VP.approves,
    Predicate.IMPLEMENTS: VP.implementsDocument,
    Predicate.BASED_ON: VP.basedOn,
    Predicate.PROPOSED_IN: VP.onProposalOf,
    Predicate.CITES: VP.refersToDocument,
}
ROLE_SHORTCUTS = {
    Role.LEAD: VP.leadAgency,
    Role.ADVISE: VP.advisingAgency,
    Role.COORDINATE: VP.coordinatingAgency,
    Role.APPROVE: VP.approvingAgency,
    Role.REPORT: VP.reportingAgency,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentPlace:
    """Where an assignment stands in the graph: its node, its task's node, the role and the printed name."""

    node: URIRef
    task: URIRef
    role: Role
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The nodes of a reading graph that links hang on."""

    document: URIRef
    citations: tuple[URIRef, ...]
    citation_tasks: tuple[URIRef | None, ...]  # the task that a citation stands in
    relations: tuple[URIRef, ...]
    assignments: tuple[AssignmentPlace, ...]
    indicators: tuple[tuple[URIRef, str], ...]


def places_of(reading: Reading, document: str, base: str) -> Places:
    """Name the nodes that `reading_triples` writes for the same reading and document."""
    tasks = {place: iris.task(document, task.locator) for task in reading.tasks for place in task.cites}
    return Places(
        document=URIRef(document),
        citations=tuple(iris.citation(document, c.passage.start, c.passage.end) for c in reading.citations),
        citation_tasks=tuple(tasks.get(place) for place in range(len(reading.citations))),
        relations=tuple(iris.relation(document, place) for place in range(1, len(reading.relations) + 1)),
        assignments=tuple(
            AssignmentPlace(node=iris.assignment(node, place), task=node, role=given.role, printed=unwrap(given.agency.text))
            for task in reading.tasks
            for node in [iris.task(document, task.locator)]
            for place, given in enumerate(task.assignments, start=1)
        ),
        indicators=tuple((iris.indicator(t.indicator, base), unwrap(t.indicator)) for t in reading.targets),
    )


def link_triples(resolution: Resolution, places: Places) -> Iterator[Triple]:
    """Give the links graph: the document's identity and issuer, each citation's document or the reason why not, each assignment's agency."""
    document, identity = places.document, resolution.identity
    yield document, SKOS.prefLabel, Literal(identity.stub.label, lang="vi")
    yield document, VP.identityNote, Literal(identity.reason, lang="vi")
    if identity.provisional:
        yield document, VP.isProvisional, Literal(True)
    for former in identity.former:
        yield document, PROV.alternateOf, URIRef(former)
    if resolution.issuer is not None and resolution.issuer.agency is not None:
        yield document, VP.issuer, URIRef(resolution.issuer.agency.iri)
    for node, link in zip(places.citations, resolution.links, strict=True):
        yield from _status(node, link.state, link.reason)
        yield node, VP.resolvedBy, Literal(link.rule)
        if link.target is not None:
            yield node, VP.citedDocument, URIRef(link.target)
        yield from ((node, VP.candidate, URIRef(candidate)) for candidate in link.candidates)
    agencies = {link.printed: link for link in resolution.agencies}
    for given in places.assignments:
        found = agencies[given.printed]
        yield from _status(given.node, found.state, found.reason)
        yield given.node, VP.resolvedBy, Literal(found.rule)
        if found.agency is not None:
            yield given.node, VP.assignee, URIRef(found.agency.iri)


def _status(node: URIRef, state: State, reason: str) -> Iterator[Triple]:
    yield node, VP.resolutionStatus, concept("resolution-status", state)
    yield node, VP.resolutionNote, Literal(reason, lang="vi")


def relation_sides(mentions: Mentions, resolution: Resolution, document: str) -> Iterator[tuple[int, str, Predicate, str]]:
    """Give, for each stated relation whose two documents are known, its place, subject IRI, predicate and object IRI."""

    def iri(place: int) -> str | None:
        return document if place == SELF else resolution.links[place].target

    for place, relation in enumerate(mentions.relations):
        subject, target = iri(relation.subject), iri(relation.object)
        if subject is not None and target is not None and subject != target:
            yield place, subject, relation.predicate, target


def derived_triples(mentions: Mentions, resolution: Resolution, places: Places) -> Iterator[Triple]:
    """Give the derived graph: the document's strongest relation to each other document, and its tasks' agencies and documents."""
    document = str(places.document)
    order = list(Predicate)
    strongest: dict[str, Predicate] = {}
    for place, subject, predicate, target in relation_sides(mentions, resolution, document):
        yield places.relations[place], VP.subjectDocument, URIRef(subject)
        yield places.relations[place], VP.objectDocument, URIRef(target)
        if subject == document:
            strongest[target] = min(predicate, strongest.get(target, predicate), key=order.index)
    for target, predicate in strongest.items():
        yield places.document, SHORTCUTS[predicate], URIRef(target)
    agencies = {link.printed: link.agency for link in resolution.agencies}
    for given in places.assignments:
        agency = agencies[given.printed]
        if agency is not None:
            yield given.task, ROLE_SHORTCUTS[given.role], URIRef(agency.iri)
    yield from _executed(mentions, resolution, places)


def _executed(mentions: Mentions, resolution: Resolution, places: Places) -> Iterator[Triple]:
    for relation in mentions.relations:
        if relation.subject == SELF and relation.object != SELF and relation.predicate is Predicate.IMPLEMENTS:
            task, target = places.citation_tasks[relation.object], resolution.links[relation.object].target
            if task is not None and target is not None:
                yield task, VP.executesDocument, URIRef(target)


def shared_triples(mentions: Mentions, resolution: Resolution, places: Places, *, held: Container[str], lists: Lists) -> Iterator[Triple]:
    """Give what the document adds to the shared graph: agencies, cited documents that are not held, indicators, relations between others."""
    document = str(places.document)
    for link in (*resolution.agencies, *([resolution.issuer] if resolution.issuer else [])):
        if link.agency is not None:
            yield from _agency_over_time(link.agency, lists)
    for stub in resolution.stubs:
        if stub.iri != document and stub.iri not in held:
            yield from stub_triples(stub, lists)
    for node, words in places.indicators:
        yield node, RDF.type, VP.Indicator
        yield node, SKOS.prefLabel, Literal(words[:1].lower() + words[1:], lang="vi")
    for _, subject, predicate, target in relation_sides(mentions, resolution, document):
        if subject != document:
            yield URIRef(subject), SHORTCUTS[predicate], URIRef(target)


def _agency_over_time(agency: Agency, lists: Lists) -> Iterator[Triple]:
    yield from agency_triples(agency)
    for said in succession_triples(agency, lists):
        yield from agency_triples(said) if isinstance(said, Agency) else (said,)


def agency_triples(agency: Agency) -> Iterator[Triple]:
    """Describe an agency or a group of agencies."""
    node = URIRef(agency.iri)
    yield node, RDF.type, VP.AgencyGroup if agency.is_group else VP.Agency
    yield node, SKOS.prefLabel, Literal(agency.label, lang="vi")
    yield node, VP.agencyLevel, concept("agency-level", agency.level)
    if agency.parent is not None:
        yield node, VP.groupScope if agency.is_group else ORG.subOrganizationOf, URIRef(agency.parent)
    if agency.territory is not None and agency.territory_label is not None:
        place = URIRef(agency.territory)
        yield node, VP.territory, place
        yield place, RDF.type, VP.AdministrativeUnit
        yield place, SKOS.prefLabel, Literal(agency.territory_label, lang="vi")
    if agency.abbreviation:
        yield node, VP.abbreviation, Literal(agency.abbreviation)


def stub_triples(stub: Stub, lists: Lists) -> Iterator[Triple]:
    """Describe a document that is known by its mentions only."""
    node = URIRef(stub.iri)
    yield node, RDF.type, VP.Document
    yield node, SKOS.prefLabel, Literal(stub.label, lang="vi")
    if stub.number:
        yield node, VP.officialNumber, Literal(stub.number)
        yield node, VP.numberPart, Literal(parse_number(stub.number).sequence)
    if stub.date:
        yield node, ELI.date_document, Literal(stub.date.isoformat(), datatype=XSD.date)
    if stub.type and (kind := type_concept(lists, stub.type, stub.series)):
        yield node, VP.documentType, kind
    if stub.series:
        yield node, VP.documentSeries, concept("series", stub.series)
    if stub.issuer:
        yield node, VP.issuer, URIRef(stub.issuer.iri)
        yield from _agency_over_time(stub.issuer, lists)
