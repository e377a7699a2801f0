"""The terms in code against the ontology, and every use of a term against both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SKOS

from graph.lists import Lists
from graph.model import CopyState, Form, Predicate, Role, SectionRole, State
from graph.period import read_when
from graph.vocab import COMPARATORS, ONTOLOGY, PREFIXES, SCHEMES, SHAPES, VP, VPS, concept, scheme

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(PROJECT / "ontology" / "vnplan.ttl")


@pytest.fixture(scope="module")
def schemes() -> Graph:
    graph = Graph()
    for path in sorted((PROJECT / "ontology" / "schemes").glob("*.ttl")):
        graph.parse(path)
    return graph


def entries(schemes: Graph, name: str) -> set[str]:
    return {str(entry).rpartition("/")[2] for entry in schemes.subjects(SKOS.inScheme, scheme(name))}


def shapes() -> Graph:
    graph = Graph()
    for path in sorted((PROJECT / "shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


def sources(*patterns: str) -> Iterator[tuple[Path, str]]:
    for pattern in patterns:
        for path in sorted(PROJECT.glob(pattern)):
            yield path, path.read_text(encoding="utf-8")


def test_ontology_defines_every_term_of_the_code(ontology: Graph) -> None:
    names = list(VP.__annotations__)
    assert len(names) == len(set(names)) > 100
    undefined = [name for name in names if (getattr(VP, name), RDFS.isDefinedBy, None) not in ontology]
    assert undefined == []


def test_term_is_its_name_in_the_namespace() -> None:
    assert VP.hasTask == URIRef("https://w3id.org/vnplan/ontology#hasTask")
    assert VPS.code == URIRef("https://w3id.org/vnplan/shapes#code")


def test_misspelt_term_fails() -> None:
    with pytest.raises(AttributeError, match="hastask"):
        VP.hastask  # noqa: B018


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("assignment-role", Role),
        ("citation-role", Predicate),
        ("citation-form", Form),
        ("section-role", SectionRole),
        ("copy-state", CopyState),
        ("resolution-status", State),
    ],
)
def test_code_list_has_exactly_the_values_of_the_record(schemes: Graph, name: str, record: type[StrEnum]) -> None:
    assert entries(schemes, name) == {str(value) for value in record}


def test_recurrences_are_those_that_are_read(schemes: Graph) -> None:
    phrases = ("hằng tuần", "hằng tháng", "hằng quý", "định kỳ 6 tháng", "hằng năm", "thường xuyên", "đột xuất")
    read = [read_when(phrase) for phrase in phrases]
    assert {when.recurrence for when in read if when is not None} == entries(schemes, "recurrence")


def test_comparators_have_their_entry_under_their_notation(schemes: Graph) -> None:
    assert entries(schemes, "comparator") == set(COMPARATORS.values())
    for notation, entry in COMPARATORS.items():
        assert schemes.value(concept("comparator", entry), SKOS.notation) == Literal(notation)


def named(graph: Graph, namespace: str) -> set[str]:
    return {str(term).removeprefix(namespace) for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(namespace)}


def test_terms_in_shapes_and_queries_are_defined(ontology: Graph) -> None:
    own = {str(term).removeprefix(ONTOLOGY) for term in ontology.subjects(RDFS.isDefinedBy)}
    used = {("shapes", name) for name in named(shapes(), ONTOLOGY)}
    assert len(used) > 20
    for path, text in sources("shapes/*.ttl", "src/graph/**/*.rq", "src/graph/**/*.py", "api/**/*.py"):
        used |= {(path.name, name) for name in re.findall(r"\bvp:(\w+)", text) + re.findall(re.escape(ONTOLOGY) + r"(\w+)", text)}
    assert {use for use in used if use[1] not in own} == set()


def test_terms_in_code_are_named_in_vocab() -> None:
    used = {
        (path.name, kind, name) for path, text in sources("src/graph/**/*.py", "api/**/*.py") for kind, name in re.findall(r"\b(VPS?)\.(\w+)", text)
    }
    known = {"VP": VP.__annotations__, "VPS": VPS.__annotations__}
    assert {use for use in used if use[2] not in known[use[1]]} == set()


def test_every_term_of_the_code_is_used() -> None:
    texts = [text for path, text in sources("src/graph/**/*.py", "src/graph/**/*.r[qu]", "api/**/*.py", "shapes/*.ttl") if path.name != "vocab.py"]
    used = set(re.findall(r"\b(?:vp:|VP\.)(\w+)", "\n".join(texts)))
    assert [name for name in VP.__annotations__ if name not in used] == []


def test_concepts_in_use_exist(schemes: Graph) -> None:
    known = {str(entry).removeprefix(SCHEMES) for entry in schemes.subjects(RDF.type, SKOS.Concept)}
    used = {("shapes", name) for name in named(shapes(), SCHEMES) if "/" in name}
    assert len(used) > 5
    for path, text in sources("src/graph/**/*.rq", "src/graph/**/*.py", "api/**/*.py"):
        used |= {(path.name, name) for name in re.findall(re.escape(SCHEMES) + r"([\w-]+/[\w-]+)", text)}
        used |= {(path.name, "/".join(pair)) for pair in re.findall(r'\bconcept\("([\w-]+)", "([\w-]+)"\)', text)}
    assert {use for use in used if use[1] not in known} == set()


def test_lists_use_known_levels_and_statuses(schemes: Graph, lists: Lists) -> None:
    levels = {row.level for row in (*lists.bodies, *lists.organisations)}
    assert levels <= entries(schemes, "agency-level")
    assert {row.status for row in lists.catalogue} - {""} <= entries(schemes, "status")


def test_every_document_type_of_the_lists_has_its_concept(schemes: Graph, lists: Lists) -> None:
    for row in lists.document_types:
        entry = concept("document-type", row.slug)
        assert Literal(row.symbol) in set(schemes.objects(entry, SKOS.notation)), row.slug
        assert Literal(row.name, lang="vi") in set(schemes.objects(entry, SKOS.prefLabel)), row.slug
    assert entries(schemes, "document-type") == {row.slug for row in lists.document_types}


def test_prefixes_agree_with_the_ontology(ontology: Graph) -> None:
    printed = {prefix: str(namespace) for prefix, namespace in ontology.namespaces()}
    assert {prefix: iri for prefix, iri in PREFIXES.items() if printed.get(prefix, iri) != iri} == {}
    assert PREFIXES["vp"] == ONTOLOGY
    assert PREFIXES["vps"] == SHAPES
