"""The constraints of shapes/, read once.

Answers: which rules there are, what each weighs, what it says, how to mend what it finds, and which nodes it is about.
Assumes: every constraint has an IRI, a code, a group, and its words in Vietnamese and English; tests hold shapes/ to it.
Never:   validates; keeps what it has loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.exceptions import ParserError
from rdflib.namespace import DCTERMS, RDF, RDFS, SH
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from graph.errors import ListError
from graph.vocab import VPS

SEVERITIES = ("Violation", "Warning", "Info")  # gravest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What some rules have in common: identity, legal grounds, tasks, targets or evidence."""

    name: str  # last part of its IRI: "tasks"
    label: str  # "Nhiệm vụ"
    label_en: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One constraint. `weight` 0: it does not count toward the score; `cap`: the highest score of a document that breaks it."""

    code: str
    iri: URIRef
    group: Group
    severity: str  # one of SEVERITIES
    weight: Decimal
    cap: Decimal | None
    message: str
    message_en: str
    fix: str
    fix_en: str
    source: str  # the law or guideline that it rests on, "" where it is our own
    classes: tuple[URIRef, ...]
    marks: tuple[URIRef, ...]  # properties whose subjects it is about

    def targets(self, graph: Graph) -> set[Node]:
        """Give the nodes of a graph that the rule is about."""
        nodes: set[Node] = set()
        for kind in self.classes:
            nodes.update(graph.subjects(RDF.type, kind))
        for mark in self.marks:
            nodes.update(graph.subjects(mark, None))
        return nodes


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """All rules, loaded once by `load_shapes` and passed on. `rules` is sorted by code."""

    graph: Graph
    rules: tuple[Rule, ...]
    groups: tuple[Group, ...]  # in the order that they are shown in


def load_shapes(home: Path) -> Shapes:
    """Load the constraints of home/shapes.

    >>> load_shapes(Path(".")).rules[0].code  # at the top of the project
    'A01'

    In:     the folder that holds shapes/ (Settings.home).
    Out:    the shapes graph and its rules.
    Raises: ListError naming the file that is no Turtle, or the folder where there is none.
    """
    graph = Graph(bind_namespaces="none")  # pyshacl copies the prefixes of the shapes into every report
    paths = sorted((home / "shapes").glob("*.ttl"))
    if not paths:
        raise ListError(f"{home / 'shapes'}: không có tệp .ttl nào; cần các quy tắc SHACL của dự án")
    for path in paths:
        try:
            graph.parse(path, format="turtle")
        except (BadSyntax, ParserError) as error:
            raise ListError(f"{path}: không phải Turtle hợp lệ: {error}") from error
    groups = {node: _group(graph, node) for node in graph.subjects(RDF.type, SH.PropertyGroup)}
    rules = [_rule(graph, node, groups) for node in graph.subjects(VPS.code, None) if isinstance(node, URIRef)]
    return Shapes(
        graph=graph,
        rules=tuple(sorted(rules, key=lambda rule: rule.code)),
        groups=tuple(sorted(groups.values(), key=lambda group: group.order)),
    )


def _group(graph: Graph, node: Node) -> Group:
    return Group(
        name=str(node).rpartition("#")[2],
        label=_words(graph, node, RDFS.label, "vi"),
        label_en=_words(graph, node, RDFS.label, "en"),
        order=int(str(graph.value(node, SH.order))),
    )


def _rule(graph: Graph, node: URIRef, groups: dict[Node, Group]) -> Rule:
    group, cap = graph.value(node, SH.group), graph.value(node, VPS.cap)
    assert group is not None, f"{node} has no sh:group"
    return Rule(
        code=str(graph.value(node, VPS.code)),
        iri=node,
        group=groups[group],
        severity=str(graph.value(node, SH.severity)).rpartition("#")[2],
        weight=Decimal(str(graph.value(node, VPS.weight) or 0)),
        cap=None if cap is None else Decimal(str(cap)),
        message=_words(graph, node, SH.message, "vi"),
        message_en=_words(graph, node, SH.message, "en"),
        fix=_words(graph, node, VPS.fix, "vi"),
        fix_en=_words(graph, node, VPS.fix, "en"),
        source=str(graph.value(node, DCTERMS.source) or ""),
        classes=_iris(graph, node, SH.targetClass),
        marks=_iris(graph, node, SH.targetSubjectsOf),
    )


def _words(graph: Graph, node: Node, term: URIRef, language: str) -> str:
    return next(str(text) for text in graph.objects(node, term) if isinstance(text, Literal) and text.language == language)


def _iris(graph: Graph, node: Node, term: URIRef) -> tuple[URIRef, ...]:
    return tuple(sorted(value for value in graph.objects(node, term) if isinstance(value, URIRef)))
