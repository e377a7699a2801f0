"""What the writers of RDF write, against the domains and ranges of the ontology, and against the shapes."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, XSD
from rdflib.term import Node

from graph.lists import Lists
from graph.rdf.links import derived_triples, link_triples, places_of, shared_triples
from graph.rdf.reading import reading_triples
from graph.validate import load_shapes, validate
from graph.vocab import SCHEMA, VP
from tests.graph.made import BASE, DOCUMENT, made_reading, made_resolution

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ontology() -> Graph:
    graph = Graph()
    for path in sorted((PROJECT / "ontology").rglob("*.ttl")):
        graph.parse(path)
    return graph


@pytest.fixture(scope="module")
def written(lists: Lists) -> Graph:
    reading, resolution = made_reading(), made_resolution()
    places, mentions = places_of(reading, DOCUMENT, BASE), reading.mentions()
    graph = Graph()
    for triples in (
        reading_triples(reading, DOCUMENT, lists, BASE),
        link_triples(resolution, places),
        derived_triples(mentions, resolution, places),
        shared_triples(mentions, resolution, places, held=(), lists=lists),
    ):
        for triple in triples:
            graph.add(triple)
    return graph


def classes(node: Node, written: Graph, ontology: Graph) -> set[Node]:
    kinds = {*written.objects(node, RDF.type), *ontology.objects(node, RDF.type)}
    return {above for kind in kinds for above in ontology.transitive_objects(kind, RDFS.subClassOf)}


def datatypes(value: Literal) -> set[Node]:
    kind = value.datatype or (RDF.PlainLiteral if value.language else XSD.string)
    return {kind, RDF.PlainLiteral} if kind == XSD.string else {kind}


def test_every_subject_is_of_a_class_that_the_property_is_for(written: Graph, ontology: Graph) -> None:
    wrong = set()
    for subject, term in {(s, p) for s, p, _ in written if (p, None, None) in ontology}:
        allowed = {*ontology.objects(term, RDFS.domain), *ontology.objects(term, SCHEMA.domainIncludes)}
        if allowed and not allowed & classes(subject, written, ontology):
            wrong.add((term, subject))
    assert wrong == set()
    assert len(set(written.predicates())) > 50


def test_every_value_is_of_a_class_or_datatype_of_the_range(written: Graph, ontology: Graph) -> None:
    wrong = set()
    for term, value in {(p, o) for _, p, o in written if (p, None, None) in ontology and p != VP.supports}:
        allowed = {*ontology.objects(term, SCHEMA.rangeIncludes)} or {*ontology.objects(term, RDFS.range)}
        kinds = datatypes(value) if isinstance(value, Literal) else classes(value, written, ontology)
        if allowed and not allowed & kinds:
            wrong.add((term, value))
    assert wrong == set()


def test_what_a_span_supports_is_a_property_of_its_document_or_task(written: Graph) -> None:
    proven = list(written.subject_objects(VP.supports))
    assert len(proven) > 5
    for span, term in proven:
        (holder,) = written.subjects(VP.evidence, span)
        assert isinstance(term, URIRef)
        assert (holder, term, None) in written


def test_only_what_the_document_leaves_out_is_found(written: Graph) -> None:
    report = validate(written, load_shapes(PROJECT), document=DOCUMENT)
    assert {(finding.code, finding.label) for finding in report.findings} == {
        ("C02", "33-NQ/TW"),  # its issuer is not printed
        ("C02", "9/QĐ-UBND"),  # neither date nor issuer
        ("C03", "9/QĐ-UBND"),
        ("T10", "UBND các huyện"),
        ("P10", "Kế hoạch 12/KH-UBND"),  # the text ends without a signature
        ("T08", "Xây dựng phòng đọc tại 20 xã theo Quyết định số 9/QĐ-UBND."),
    }
