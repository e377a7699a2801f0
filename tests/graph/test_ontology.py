"""The ontology and its code lists: readable by both engines, complete in both languages, within OWL 2 RL, and what its axioms say."""

from __future__ import annotations

import re
from pathlib import Path

import owlrl
import pyoxigraph
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

from graph.vocab import ONTOLOGY, SCHEMA, SCHEMES, VP

FOLDER = Path(__file__).parents[2] / "ontology"
FILES = sorted(FOLDER.rglob("*.ttl"))
LISTS = sorted((FOLDER / "schemes").glob("*.ttl"))
LANGUAGES = ("vi", "en")
# Those of OWL 2 RL that are used here.
RL_DATATYPES = {RDF.PlainLiteral, RDFS.Literal, XSD.string, XSD.boolean, XSD.decimal, XSD.integer, XSD.hexBinary}
OUTSIDE_RL = [OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.ReflexiveProperty, OWL.Restriction]
CONTRADICTION = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")  # how owlrl reports one
UNWANTED = [OWL.hasKey, OWL.inverseOf, OWL.sameAs, OWL.unionOf, OWL.imports, OWL.cardinality, OWL.maxCardinality, OWL.minCardinality]


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(FOLDER / "vnplan.ttl")


@pytest.fixture(scope="module")
def own(ontology: Graph) -> list[URIRef]:
    return sorted(term for term in set(ontology.subjects()) if isinstance(term, URIRef) and term.startswith(ONTOLOGY))


@pytest.fixture(scope="module")
def properties(ontology: Graph) -> list[URIRef]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    return sorted({term for kind in kinds for term in ontology.subjects(RDF.type, kind) if str(term).startswith(ONTOLOGY)})


def in_language(graph: Graph, subject: URIRef, predicate: URIRef, language: str) -> list[str]:
    return [str(text) for text in graph.objects(subject, predicate) if isinstance(text, Literal) and text.language == language]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_engines_read_the_same(path: Path) -> None:
    ours = len(Graph().parse(path))
    theirs = {quad.triple for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)}
    assert ours == len(theirs) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_one_label_and_a_one_sentence_comment(ontology: Graph, own: list[URIRef], language: str) -> None:
    labels = [in_language(ontology, term, RDFS.label, language) for term in own]
    assert [term for term, label in zip(own, labels, strict=True) if len(label) != 1] == []
    assert len({label[0] for label in labels}) == len(own)  # two terms of one label could not be told apart on a page
    for term in own:
        comments = in_language(ontology, term, RDFS.comment, language)
        assert len(comments) == 1, term
        assert comments[0].endswith("."), term
        assert not re.search(r"\.\s+[A-ZĐ]", comments[0]), term


def test_every_term_says_where_it_is_defined(ontology: Graph, own: list[URIRef]) -> None:
    assert {term for term in own if (term, RDFS.isDefinedBy, URIRef(ONTOLOGY.rstrip("#"))) not in ontology} == set()


def test_every_property_says_between_what_it_stands(ontology: Graph, properties: list[URIRef]) -> None:
    for ends in ((RDFS.domain, SCHEMA.domainIncludes), (RDFS.range, SCHEMA.rangeIncludes)):
        assert [term for term in properties if not any((term, end, None) in ontology for end in ends)] == []


def test_every_class_or_property_that_is_named_is_declared(ontology: Graph) -> None:
    named = {
        term
        for predicate in (RDFS.domain, RDFS.subClassOf, RDFS.subPropertyOf, OWL.disjointWith)
        for term in ontology.objects(None, predicate)
        if isinstance(term, URIRef)
    }
    assert {term for term in named if (term, RDF.type, None) not in ontology} == set()


def test_superproperties_are_of_the_same_kind(ontology: Graph) -> None:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term, above in ontology.subject_objects(RDFS.subPropertyOf):
            assert ((term, RDF.type, kind) in ontology) == ((above, RDF.type, kind) in ontology), term


def test_stays_within_owl_2_rl_and_makes_nothing_one(ontology: Graph) -> None:
    assert [kind for kind in OUTSIDE_RL if (None, RDF.type, kind) in ontology] == []
    assert [predicate for predicate in UNWANTED if (None, predicate, None) in ontology] == []
    ranges = {term for data in ontology.subjects(RDF.type, OWL.DatatypeProperty) for term in ontology.objects(data, RDFS.range)}
    assert ranges <= RL_DATATYPES


def test_ontology_names_its_version(ontology: Graph) -> None:
    iri = URIRef(ONTOLOGY.rstrip("#"))
    assert ontology.value(iri, OWL.versionInfo) == Literal("0.1.0")
    assert ontology.value(iri, OWL.versionIRI) == URIRef(f"{iri}/0.1.0")
    assert {text.language for text in ontology.objects(iri, DCTERMS.title) if isinstance(text, Literal)} == set(LANGUAGES)


def closure(ontology: Graph, facts: str) -> Graph:
    graph = Graph() + ontology
    graph.parse(data=f"@prefix vp: <{ONTOLOGY}> . @prefix org: <http://www.w3.org/ns/org#> . @prefix : <urn:x:> . {facts}", format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


@pytest.mark.parametrize(
    ("facts", "follows"),
    [
        ("implementsDocument", (":a vp:implementsDocument :b .", ":a", VP.refersToDocument, ":b")),  # every relation is a reference
        ("chain", (":a vp:implementsDocument :b . :b vp:implementsDocument :c .", ":a", URIRef(ONTOLOGY + "implementsChain"), ":c")),
        ("promulgates", (":a vp:implementsDocument :q . :q vp:promulgates :b .", ":a", URIRef(ONTOLOGY + "implementsChain"), ":b")),
        ("task", (":t vp:executesDocument :a . :a vp:implementsDocument :b .", ":t", URIRef(ONTOLOGY + "contributesTo"), ":b")),
        ("succeeded", (":a org:changedBy :e . :e org:resultingOrganization :b .", ":a", VP.succeededBy, ":b")),
        ("lead", (":t vp:leadAgency :x .", ":t", URIRef(ONTOLOGY + "involvesAgency"), ":x")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_axioms_entail(ontology: Graph, facts: str, follows: tuple[str, str, URIRef, str]) -> None:
    given, subject, predicate, object_ = follows
    graph = closure(ontology, given)
    assert (URIRef(f"urn:x{subject}"), predicate, URIRef(f"urn:x{object_}")) in graph
    assert (None, RDF.type, CONTRADICTION) not in graph


def test_a_document_that_is_a_task_is_a_contradiction(ontology: Graph) -> None:
    graph = closure(ontology, ":a a vp:Document , vp:Task .")
    assert (None, RDF.type, CONTRADICTION) in graph


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_code_list_is_complete(path: Path) -> None:
    graph = Graph().parse(path)
    scheme = URIRef(SCHEMES + path.stem)
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [scheme]
    entries = sorted(graph.subjects(RDF.type, SKOS.Concept))
    assert len(entries) > 1
    for entry in entries:
        assert str(entry).startswith(f"{scheme}/")
        assert list(graph.objects(entry, SKOS.inScheme)) == [scheme]
        assert (entry, SKOS.notation, None) in graph
    for language in LANGUAGES:
        labels = [in_language(graph, URIRef(entry), SKOS.prefLabel, language) for entry in (scheme, *entries)]
        assert {len(label) for label in labels} == {1}
        assert len({label[0] for label in labels}) == len(labels)


def test_every_property_into_a_code_list_names_a_list_that_exists(ontology: Graph, properties: list[URIRef]) -> None:
    coded = [term for term in properties if (term, RDFS.range, SKOS.Concept) in ontology]
    named = {str(ontology.value(term, RDFS.seeAlso)).removeprefix(SCHEMES) for term in coded}
    assert named == {path.stem for path in LISTS}
