"""What validating a document found, and the score that follows from it.

Answers: which rules a document breaks, where, what to do about it; how complete it is, in all and by group.
Assumes: findings and rules come from the same shapes.
Never:   reads a graph or runs a rule; holds a time, so that the same document gives the same report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from graph.text import is_cut
from graph.validate.rules import SEVERITIES, Group, Rule
from graph.vocab import DQV, PREFIXES, SHAPES


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule that one node breaks. Offsets are code points of the source, half-open; None where the node has no passage."""

    code: str
    severity: str
    group: str  # in Vietnamese
    weight: Decimal
    focus: str  # IRI
    label: str  # the focus in words: a task's statement, a citation's number
    locator: str  # "II.3.a", "" where it has none
    message: str
    message_en: str
    fix: str
    path: str | None  # IRI of the property, None where the rule looks at more than one
    value: str | None
    component: str  # IRI of the SHACL constraint component
    quote: str | None
    start: int | None
    end: int | None

    @property
    def is_cut(self) -> bool:
        """Whether the passage goes on behind the quote."""
        return self.quote is not None and is_cut(self.quote, self.start or 0, self.end or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many nodes a rule is about, and how many of them break it."""

    rule: Rule
    applicable: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Completeness from 0 to 100, one decimal. None: no weighted rule applies."""

    total: Decimal | None
    groups: tuple[tuple[Group, Decimal | None], ...]


def score(tallies: Sequence[Tally], groups: Iterable[Group]) -> Score:
    """Compute completeness from what each rule is about and what breaks it.

    >>> print(score((), ()).total)
    None

    In:     one tally per rule.
    Out:    100 × Σ w(1 − failed/applicable) / Σ w over weighted rules that apply, no higher than the cap of any rule that is broken.
    Source: the weights of shapes/.
    """
    caps = [tally.rule.cap for tally in tallies if tally.failed and tally.rule.cap is not None]
    total = _mean(tallies)
    return Score(
        total=total if total is None else min([total, *caps]),
        groups=tuple((group, _mean([tally for tally in tallies if tally.rule.group == group])) for group in groups),
    )


def _mean(tallies: Iterable[Tally]) -> Decimal | None:
    counted = [tally for tally in tallies if tally.rule.weight and tally.applicable]
    if not counted:
        return None
    kept = sum((Fraction(tally.rule.weight) * Fraction(tally.applicable - tally.failed, tally.applicable) for tally in counted), Fraction())
    share = 1000 * kept / sum((Fraction(tally.rule.weight) for tally in counted), Fraction())
    return Decimal(share.numerator // share.denominator) / 10  # rounded down: 100 means that nothing is missing


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found about one document, gravest first, and how complete it is."""

    document: str  # IRI
    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]  # one per rule, by code
    score: Score

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        return {severity: sum(finding.severity == severity for finding in self.findings) for severity in SEVERITIES}

    def to_json(self) -> dict[str, Any]:
        """Give the report as what json.dumps takes: figures as numbers, words in Vietnamese and English."""
        return {
            "document": self.document,
            "conforms": not self.findings,
            "counts": self.counts,
            "score": {
                "total": _number(self.score.total),
                "groups": [{"group": g.label, "group_en": g.label_en, "score": _number(value)} for g, value in self.score.groups],
            },
            "rules": [
                {"code": t.rule.code, "weight": _number(t.rule.weight), "applicable": t.applicable, "failed": t.failed}
                for t in self.tallies
                if t.applicable
            ],
            "findings": [{**asdict(finding), "cut": finding.is_cut, "weight": _number(finding.weight)} for finding in self.findings],
        }

    def to_turtle(self) -> str:
        """Give the report as SHACL's validation report with the score as DQV measurements; the same bytes for the same report."""
        graph = Graph()
        for prefix in ("dqv", "sh", "vps", "xsd"):
            graph.bind(prefix, PREFIXES[prefix], override=True, replace=True)
        report = URIRef(f"{self.document}/kt")
        graph.add((report, RDF.type, SH.ValidationReport))
        graph.add((report, SH.conforms, Literal(not self.findings)))
        for place, finding in enumerate(self.findings, start=1):
            _add_result(graph, report, URIRef(f"{report}/{place}"), finding)
        metrics = [("completeness", self.score.total), *((f"{group.name}-completeness", value) for group, value in self.score.groups)]
        for name, value in metrics:
            if value is not None:
                _add_measurement(graph, self.document, name, value)
        return graph.serialize(format="turtle")


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings: gravest first, then by code, then in the order of the text; each once."""
    return tuple(
        sorted(
            set(findings),
            key=lambda f: (
                SEVERITIES.index(f.severity),
                f.code,
                -1 if f.start is None else f.start,
                f.focus,
                f.path or "",
                f.value or "",
                f.component,
            ),
        )
    )


def _add_result(graph: Graph, report: URIRef, node: URIRef, finding: Finding) -> None:
    graph.add((report, SH.result, node))
    graph.add((node, RDF.type, SH.ValidationResult))
    graph.add((node, SH.focusNode, URIRef(finding.focus)))
    graph.add((node, SH.resultSeverity, SH[finding.severity]))
    graph.add((node, SH.sourceShape, URIRef(SHAPES + finding.code)))
    graph.add((node, SH.sourceConstraintComponent, URIRef(finding.component)))
    graph.add((node, SH.resultMessage, Literal(finding.message, lang="vi")))
    graph.add((node, SH.resultMessage, Literal(finding.message_en, lang="en")))
    if finding.path is not None:
        graph.add((node, SH.resultPath, URIRef(finding.path)))


def _add_measurement(graph: Graph, document: str, metric: str, value: Decimal) -> None:
    node = URIRef(f"{document}/kt/{metric}")
    graph.add((node, RDF.type, DQV.QualityMeasurement))
    graph.add((node, DQV.computedOn, URIRef(document)))
    graph.add((node, DQV.isMeasurementOf, URIRef(SHAPES + metric)))
    graph.add((node, DQV.value, Literal(value)))
