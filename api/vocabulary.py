"""The project's own terms as its pages show them: classes, properties, rules and code lists, each in Vietnamese and English.

Answers: what a term is called, what it means, between what it stands; which files say so.
Assumes: ontology/ and shapes/ do not change while the service runs; tests hold them to both languages.
Never:   looks at the graph that is served.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import Literal, Node

from graph.validate import Group, Rule, load_shapes
from graph.vocab import DQV, ONTOLOGY, PREFIXES, SCHEMA, SCHEMES, SHAPES

KINDS = {OWL.Class: "class", OWL.ObjectProperty: "object", OWL.DatatypeProperty: "datatype"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text in both languages."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A class or property. `kind`: of KINDS. `above`: what it is a kind of; `see`: what says more, such as the code list of its values."""

    iri: str
    name: str
    kind: str
    label: Words
    comment: Words
    above: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    see: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a code list, or a term that only the shapes need. `comment` may be empty."""

    iri: str
    name: str
    notation: str
    label: Words
    comment: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A code list with its entries, in the order of its file."""

    iri: str
    name: str
    label: Words
    comment: Words
    entries: tuple[Entry, ...]


class Vocabulary:
    """The terms of one home, each read when it is first asked for."""

    def __init__(self, home: Path) -> None:
        self._home = home

    @property
    def ontology_files(self) -> tuple[Path, ...]:
        """The file of the ontology."""
        return (self._home / "ontology" / "vnplan.ttl",)

    @property
    def shape_files(self) -> tuple[Path, ...]:
        """The files of the shapes, sorted."""
        return tuple(sorted((self._home / "shapes").glob("*.ttl")))

    @property
    def scheme_files(self) -> tuple[Path, ...]:
        """The files of the code lists, sorted; each bears its list's name."""
        return tuple(sorted((self._home / "ontology" / "schemes").glob("*.ttl")))

    @cached_property
    def version(self) -> str:
        """The ontology's own."""
        return str(self._ontology.value(URIRef(ONTOLOGY.rstrip("#")), OWL.versionInfo))

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The project's classes and properties, in the order of the file."""
        graph, order = self._ontology, self.ontology_files[0].read_text("utf-8")
        found = [_term(graph, node, KINDS[kind]) for kind in KINDS for node in graph.subjects(RDF.type, kind) if str(node).startswith(ONTOLOGY)]
        return tuple(sorted(found, key=lambda term: order.find(f"\nvp:{term.name} a ")))

    def owned(self, iri: str) -> tuple[str, ...]:
        """Give the properties that things of a class have."""
        return tuple(term.iri for term in self.terms if iri in term.domain)

    @cached_property
    def schemes(self) -> tuple[Scheme, ...]:
        """The code lists, by name."""
        return tuple(_scheme(read_turtle((file,)), file.stem) for file in self.scheme_files)

    @cached_property
    def rules(self) -> tuple[tuple[Group, tuple[Rule, ...]], ...]:
        """The rules of the shapes, by their groups."""
        shapes = load_shapes(self._home)
        return tuple((group, tuple(rule for rule in shapes.rules if rule.group == group)) for group in shapes.groups)

    @cached_property
    def shape_terms(self) -> tuple[Entry, ...]:
        """What the shapes define beside rules and groups: what a rule carries, and what is measured."""
        graph = load_shapes(self._home).graph
        kinds = (OWL.AnnotationProperty, DQV.Metric)
        return tuple(_entry(graph, node, SHAPES) for kind in kinds for node in sorted(graph.subjects(RDF.type, kind), key=str))

    @cached_property
    def _ontology(self) -> Graph:
        return read_turtle(self.ontology_files)


def read_turtle(files: Iterable[Path]) -> Graph:
    """Read Turtle files into one graph that knows the project's prefixes."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for file in files:
        graph.parse(file, format="turtle")
    return graph


def _term(graph: Graph, node: Node, kind: str) -> Term:
    return Term(
        iri=str(node),
        name=str(node).removeprefix(ONTOLOGY),
        kind=kind,
        label=_words(graph, node, RDFS.label),
        comment=_words(graph, node, RDFS.comment),
        above=_iris(graph, node, RDFS.subClassOf, RDFS.subPropertyOf),
        domain=_iris(graph, node, RDFS.domain, SCHEMA.domainIncludes),
        range=_iris(graph, node, RDFS.range, SCHEMA.rangeIncludes),
        see=_iris(graph, node, RDFS.seeAlso),
    )


def _scheme(graph: Graph, name: str) -> Scheme:
    node = URIRef(SCHEMES + name)
    entries = [_entry(graph, entry, f"{node}/") for entry in graph.subjects(SKOS.inScheme, node)]
    label, comment = _words(graph, node, SKOS.prefLabel), _words(graph, node, SKOS.definition)
    return Scheme(iri=str(node), name=name, label=label, comment=comment, entries=tuple(entries))


def _entry(graph: Graph, node: Node, namespace: str) -> Entry:
    return Entry(
        iri=str(node),
        name=str(node).removeprefix(namespace),
        notation=str(graph.value(node, SKOS.notation) or ""),
        label=_words(graph, node, SKOS.prefLabel, RDFS.label),
        comment=_words(graph, node, SKOS.definition, RDFS.comment),
    )


def _words(graph: Graph, node: Node, *terms: URIRef) -> Words:
    """Give what the first of some properties that is there says, in both languages; "" where none is."""
    found = {str(text.language): str(text) for term in reversed(terms) for text in graph.objects(node, term) if isinstance(text, Literal)}
    return Words(vi=found.get("vi", ""), en=found.get("en", ""))


def _iris(graph: Graph, node: Node, *terms: URIRef) -> tuple[str, ...]:
    return tuple(sorted({str(value) for term in terms for value in graph.objects(node, term) if isinstance(value, URIRef)}))
