"""Check one document against the shapes: the only importer of pyshacl.

Answers: which rules the document breaks, at which passage, how to mend it; and how complete the document is.
Assumes: the triples are asserted ones, given as rdflib terms with plain strings untyped; nothing is inferred from them.
Never:   fetches anything, follows an import, writes to the graph it is given, or looks at more than one document.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyshacl
from pyshacl.errors import ReportableRuntimeError
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SH, SKOS
from rdflib.term import Node

from graph.errors import VnplanError
from graph.model import Passage, Reading
from graph.text import brief
from graph.validate.gather import gather
from graph.validate.report import Finding, Report, Score, Tally, ordered, score
from graph.validate.rules import SEVERITIES, Group, Rule, Shapes, load_shapes
from graph.vocab import VP

__all__ = [
    "SEVERITIES",
    "Finding",
    "Group",
    "Report",
    "Rule",
    "Score",
    "Shapes",
    "Tally",
    "check_quotes",
    "gather",
    "load_shapes",
    "score",
    "validate",
]


Triple = tuple[Node, Node, Node]

NAMES = (SKOS.prefLabel, DCTERMS.title, VP.statement, VP.assigneeText, VP.citedNumberText, VP.citedName, VP.officialNumber, VP.quote)
LABEL_LIMIT = 120


def validate(triples: Iterable[Triple], shapes: Shapes, *, document: str) -> Report:
    """Check one document's graph against all rules.

    >>> validate((), shapes, document="https://w3id.org/vnplan/id/vb/1").counts
    {'Violation': 0, 'Warning': 0, 'Info': 0}

    In:     the triples of its reading, links and derived graphs, and those about the agencies they name and the decision that issues it: of a
            held document, what `gather` gives. The IRI of the document.
    Out:    findings, gravest first; a tally of each rule; the score.
    Raises: VnplanError if a value is of a kind that cannot be compared (a blank node as a year).
    Source: shapes/, and the score of the design.
    """
    graph = triples if isinstance(triples, Graph) else _graph(triples)
    results = _results(graph, shapes, document)
    by_iri = {rule.iri: rule for rule in shapes.rules}
    findings = [_finding(graph, results, node, by_iri) for node in results.subjects(RDF.type, SH.ValidationResult)]
    broken: dict[str, set[str]] = {}
    for finding in findings:
        broken.setdefault(finding.code, set()).add(finding.focus)
    tallies = tuple(Tally(rule=r, applicable=len(r.targets(graph)), failed=len(broken.get(r.code, ()))) for r in shapes.rules)
    return Report(document=document, findings=ordered(findings), tallies=tallies, score=score(tallies, shapes.groups))


def check_quotes(reading: Reading) -> tuple[Passage, ...]:
    """Give the passages of a reading whose words do not stand in its source at their place: none, unless a rule has moved an offset."""
    text = reading.source.text
    return tuple(passage for passage in reading.passages() if text[passage.start : passage.end] != passage.text)


def _graph(triples: Iterable[Triple]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


def _results(graph: Graph, shapes: Shapes, document: str) -> Graph:
    # Without inference: with it, domain and range would make every broken node well-typed. In place: nothing is added without it.
    try:
        _, results, text = pyshacl.validate(graph, shacl_graph=shapes.graph, inference="none", inplace=True, do_owl_imports=False)
    except ReportableRuntimeError as error:
        raise VnplanError(f"{document}: không kiểm được: {error}") from error
    if not isinstance(results, Graph):
        raise VnplanError(f"{document}: không kiểm được: {text}")
    return results


def _finding(graph: Graph, results: Graph, node: Node, rules: dict[URIRef, Rule]) -> Finding:
    terms = dict(results.predicate_objects(node))
    rule = rules[URIRef(str(terms[SH.sourceShape]))]
    focus, path, value = terms[SH.focusNode], terms.get(SH.resultPath), terms.get(SH.value)
    span = _span(graph, focus, path)
    return Finding(
        code=rule.code,
        severity=rule.severity,
        group=rule.group.label,
        weight=rule.weight,
        focus=str(focus),
        label=_label(graph, focus),
        locator=_locator(graph, focus),
        message=rule.message,
        message_en=rule.message_en,
        fix=rule.fix,
        path=str(path) if isinstance(path, URIRef) else None,
        value=None if value is None or value == focus else str(value),
        component=str(terms[SH.sourceConstraintComponent]),
        quote=_text(graph, span, VP.quote),
        start=_offset(graph, span, VP.start),
        end=_offset(graph, span, VP.end),
    )


def _span(graph: Graph, focus: Node, path: Node | None) -> Node | None:
    """Choose the passage to show: the one that states the property at fault, else the focus's own, the first in the text."""
    if (focus, RDF.type, VP.EvidenceSpan) in graph:
        return focus
    spans = sorted(graph.objects(focus, VP.evidence), key=lambda span: (_offset(graph, span, VP.start) or 0, str(span)))
    stating = [span for span in spans if path is not None and (span, VP.supports, path) in graph]
    own = [span for span in spans if (span, VP.supports, None) not in graph]
    return next(iter(stating + own), None)


def _label(graph: Graph, focus: Node) -> str:
    texts = (_text(graph, focus, name) for name in NAMES)
    return next((brief(text, LABEL_LIMIT) for text in texts if text), str(focus))


def _locator(graph: Graph, focus: Node) -> str:
    holder = min(graph.subjects(VP.hasAssignment, focus), key=str, default=focus)
    return _text(graph, holder, VP.sequenceLabel) or ""


def _text(graph: Graph, node: Node | None, term: URIRef) -> str | None:
    found = None if node is None else min(graph.objects(node, term), key=str, default=None)
    return None if found is None else str(found)


def _offset(graph: Graph, node: Node | None, term: URIRef) -> int | None:
    values = () if node is None else graph.objects(node, term)
    return min((value.value for value in values if isinstance(value, Literal) and isinstance(value.value, int)), default=None)
