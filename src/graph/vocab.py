"""The namespaces and terms that code uses, each as one constant, so that a misspelt term fails at once.

Answers: which IRI a class, property or entry of a code list has.
Assumes: ontology/ defines every term named here; a test holds the two against each other.
Never:   depends on a setting: terms are names, and stay what they are wherever the graph is served.
"""
# ruff: noqa: N815 - the terms are spelt as RDF spells them

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from rdflib import URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VOID, XSD, Namespace

C = TypeVar("C", bound=type)

ROOT = "https://w3id.org/vnplan/"
ONTOLOGY = ROOT + "ontology#"
SHAPES = ROOT + "shapes#"
SCHEMES = ROOT + "scheme/"

DQV = Namespace("http://www.w3.org/ns/dqv#")
OA = Namespace("http://www.w3.org/ns/oa#")
PPLAN = Namespace("http://purl.org/net/p-plan#")
SCHEMA = SDO


def _terms(namespace: str) -> Callable[[C], C]:
    """Give each annotated name of a class its IRI in the namespace."""

    def fill(record: C) -> C:
        for name in record.__annotations__:
            setattr(record, name, URIRef(namespace + name))
        return record

    return fill


@_terms(ONTOLOGY)
class VP:
    """The project's own terms, in the order of ontology/vnplan.ttl: what they mean stands there."""

    # classes
    Document: URIRef
    Plan: URIRef
    TextVersion: URIRef
    SourceFile: URIRef
    EvidenceSpan: URIRef
    Section: URIRef
    Citation: URIRef
    StatedRelation: URIRef
    Task: URIRef
    Assignment: URIRef
    Target: URIRef
    Indicator: URIRef
    Agency: URIRef
    AgencyGroup: URIRef
    AdministrativeUnit: URIRef
    ReorganizationEvent: URIRef
    Ruling: URIRef
    # document
    documentType: URIRef
    documentSeries: URIRef
    documentStatus: URIRef
    statusNote: URIRef
    officialNumber: URIRef
    numberPart: URIRef
    issuerStatement: URIRef
    issuer: URIRef
    signatory: URIRef
    signingCapacity: URIRef
    placeStatement: URIRef
    territoryStatement: URIRef
    startDate: URIRef
    endDate: URIRef
    copyState: URIRef
    annexOrder: URIRef
    textHash: URIRef
    identityNote: URIRef
    isProvisional: URIRef
    hasSection: URIRef
    hasCitation: URIRef
    hasTask: URIRef
    hasTarget: URIRef
    # file and evidence
    sha256: URIRef
    fileName: URIRef
    isRecognised: URIRef
    evidence: URIRef
    inFile: URIRef
    start: URIRef
    end: URIRef
    placeInFile: URIRef
    quote: URIRef
    readBy: URIRef
    supports: URIRef
    # section
    sequenceLabel: URIRef
    sectionRole: URIRef
    inSection: URIRef
    # citation and stated relation
    citedType: URIRef
    citedNumberText: URIRef
    citedDate: URIRef
    citedIssuerText: URIRef
    citedName: URIRef
    citationForm: URIRef
    citationRole: URIRef
    inTask: URIRef
    antecedent: URIRef
    resolutionStatus: URIRef
    resolutionNote: URIRef
    resolvedBy: URIRef
    citedDocument: URIRef
    candidate: URIRef
    relationSubject: URIRef
    relationObject: URIRef
    subjectDocument: URIRef
    objectDocument: URIRef
    # task and assignment
    statement: URIRef
    subTaskOf: URIRef
    timeStatement: URIRef
    deadline: URIRef
    furtherTimeStatement: URIRef
    furtherDeadline: URIRef
    recurrence: URIRef
    outputStatement: URIRef
    hasAssignment: URIRef
    assignmentRole: URIRef
    assigneeText: URIRef
    assignee: URIRef
    # target
    forIndicator: URIRef
    comparator: URIRef
    targetValue: URIRef
    minValue: URIRef
    maxValue: URIRef
    unitText: URIRef
    targetYear: URIRef
    fromYear: URIRef
    qualifier: URIRef
    baselineValue: URIRef
    baselineYear: URIRef
    # agency
    agencyLevel: URIRef
    territory: URIRef
    abbreviation: URIRef
    groupScope: URIRef
    legalBasis: URIRef
    transferredFunction: URIRef
    # derived
    refersToDocument: URIRef
    implementsDocument: URIRef
    basedOn: URIRef
    promulgates: URIRef
    approves: URIRef
    replacesDocument: URIRef
    amendsDocument: URIRef
    repealsDocument: URIRef
    onProposalOf: URIRef
    leadAgency: URIRef
    advisingAgency: URIRef
    coordinatingAgency: URIRef
    approvingAgency: URIRef
    reportingAgency: URIRef
    executesDocument: URIRef
    succeededBy: URIRef
    # rulings and graphs
    aboutCitation: URIRef
    aboutTask: URIRef
    carriesOutTask: URIRef
    isUpheld: URIRef
    means: URIRef
    decidedBy: URIRef
    decidedOn: URIRef
    graphOf: URIRef
    graphKind: URIRef
    digest: URIRef
    layer: URIRef


@_terms(SHAPES)
class VPS:
    """What every constraint of shapes/ carries beside its SHACL: its code, its weight in the score, and how to mend what it finds."""

    code: URIRef
    weight: URIRef
    cap: URIRef
    fix: URIRef


@_terms("http://data.europa.eu/eli/ontology#")
class ELI:
    """The terms of the European Legislation Identifier (1.5) that the graph uses as they are."""

    date_document: URIRef
    realizes: URIRef
    embodies: URIRef


COMPARATORS = {"=": "eq", ">": "gt", ">=": "ge", "<": "lt", "<=": "le", "~": "about", "range": "range"}

PREFIXES = {
    "vp": ONTOLOGY,
    "vps": SHAPES,
    "eli": "http://data.europa.eu/eli/ontology#",
    "dcterms": str(DCTERMS),
    "dqv": str(DQV),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "pplan": str(PPLAN),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sh": str(SH),
    "skos": str(SKOS),
    "void": str(VOID),
    "xsd": str(XSD),
}


def scheme(name: str) -> URIRef:
    """Give the IRI of a code list of ontology/schemes.

    >>> scheme("comparator")
    rdflib.term.URIRef('https://w3id.org/vnplan/scheme/comparator')
    """
    return URIRef(SCHEMES + name)


def concept(name: str, entry: str) -> URIRef:
    """Give the IRI of an entry of a code list.

    >>> concept("assignment-role", "lead")
    rdflib.term.URIRef('https://w3id.org/vnplan/scheme/assignment-role/lead')
    """
    return URIRef(f"{SCHEMES}{name}/{entry}")


def entry(iri: str | None) -> str:
    """Give the last part of an IRI, which names an entry of a code list; "" for none.

    >>> entry("https://w3id.org/vnplan/scheme/assignment-role/lead")
    'lead'
    """
    return (iri or "").rpartition("/")[2]
