"""Validating one document: what a finding shows, the score's arithmetic, the report's forms, and what it needs of a store."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from graph.errors import ListError, VnplanError
from graph.model import Citation, CopyState, Form, Header, Passage, Reading, Source
from graph.store import memory_store
from graph.validate import Group, Report, Rule, Shapes, Tally, check_quotes, gather, load_shapes, score, validate
from graph.vocab import DQV, PREFIXES, SHAPES

PROJECT = Path(__file__).parents[2]
BASE = "https://w3id.org/vnplan/"
PLAN = f"{BASE}eli/vn/so-y-te-tinh-ha-dong/ke-hoach/2024/7"
HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()) + f"@base <{BASE}> .\n@prefix : <{PLAN}/> .\n"

# A plan with much missing: two tasks, one of them led by nobody; three citations, one of which is not resolved.
TEXT = """
<eli/vn/so-y-te-tinh-ha-dong/ke-hoach/2024/7> a vp:Document , vp:Plan ;
    vp:copyState <scheme/copy-state/blankNumber> ; vp:documentType <scheme/document-type/ke-hoach> ; eli:date_document "2024-05-06"^^xsd:date ;
    dcterms:title "Tiêm chủng năm 2024"@vi ; skos:prefLabel "Kế hoạch của Sở Y tế tỉnh Hà Đông ngày 06/5/2024"@vi ;
    vp:endDate "2024"^^xsd:gYear ; vp:hasTask :t1 , :t2 ; vp:hasCitation :c1 , :c2 , :c3 ; vp:evidence :date .
:date a vp:EvidenceSpan ; vp:inFile :f ; vp:start 5 ; vp:end 30 ; vp:quote "ngày 06 tháng 5 năm 2024" ; vp:readBy "place-line" ;
    vp:supports eli:date_document .
:t1 a vp:Task ; vp:statement "Tổ chức tiêm chủng tại các trạm y tế xã"@vi ; vp:sequenceLabel "II.1" ; vp:timeStatement "Tháng 6"@vi ;
    vp:outputStatement "Báo cáo"@vi ; vp:hasAssignment :p1 ; vp:evidence :s1 .
:p1 a vp:Assignment ; vp:assignmentRole <scheme/assignment-role/lead> ; vp:assigneeText "CDC tỉnh" ; vp:evidence :s3 .
:t2 a vp:Task ; vp:statement "Tuyên truyền về lợi ích của tiêm chủng"@vi ; vp:sequenceLabel "II.2" ; vp:timeStatement "Tháng 5"@vi ;
    vp:outputStatement "Tin, bài"@vi ; vp:evidence :s2t , :s2 .
:s1 a vp:EvidenceSpan ; vp:inFile :f ; vp:start 100 ; vp:end 139 ; vp:quote "Tổ chức tiêm chủng" ; vp:readBy "task-item" .
:s2 a vp:EvidenceSpan ; vp:inFile :f ; vp:start 200 ; vp:end 240 ; vp:quote "Tuyên truyền" ; vp:readBy "task-item" .
:s2t a vp:EvidenceSpan ; vp:inFile :f ; vp:start 190 ; vp:end 197 ; vp:quote "Tháng 5" ; vp:readBy "time-line" ; vp:supports vp:timeStatement .
:s3 a vp:EvidenceSpan ; vp:inFile :f ; vp:start 150 ; vp:end 158 ; vp:quote "CDC tỉnh" ; vp:readBy "role-line" .
"""
CITATION = """:c{n} a vp:Citation ; vp:citedNumberText "{n}/QĐ-TTg" ; vp:citedDate "2020-01-02"^^xsd:date ; vp:citedIssuerText "Thủ tướng Chính phủ" ;
    vp:citationForm <scheme/citation-form/full> ; vp:citationRole <scheme/citation-role/basedOn> ; vp:evidence :s1 ;
    vp:resolutionStatus <scheme/resolution-status/{state}> .
"""
CITATIONS = "".join(CITATION.format(n=n, state=state) for n, state in ((1, "resolved"), (2, "stub"), (3, "unresolved")))


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return load_shapes(PROJECT)


def graph_of(text: str) -> Graph:
    return Graph().parse(data=HEAD + text, format="turtle")


@pytest.fixture(scope="module")
def report(shapes: Shapes) -> Report:
    return validate(graph_of(TEXT + CITATIONS), shapes, document=PLAN)


def test_findings_stand_gravest_first(report: Report) -> None:
    assert [finding.code for finding in report.findings] == ["T01", "C03", "P02", "P03", "T10", "P10"]
    assert report.counts == {"Violation": 1, "Warning": 4, "Info": 1}


def test_a_finding_leads_to_the_passage_and_says_how_to_mend_it(report: Report) -> None:
    finding = report.findings[0]
    assert (finding.label, finding.locator) == ("Tuyên truyền về lợi ích của tiêm chủng", "II.2")
    assert (finding.quote, finding.start, finding.end) == ("Tuyên truyền", 200, 240)  # its own words, not the line that says when
    assert finding.message == "Nhiệm vụ chưa có cơ quan chủ trì."
    assert finding.message_en == "The task has no lead agency."
    assert finding.fix.startswith("Tìm dòng Chủ trì")
    assert finding.group == "Nhiệm vụ"
    assert finding.path is None


def test_a_finding_on_an_assignment_has_its_tasks_locator(report: Report) -> None:
    finding = next(finding for finding in report.findings if finding.code == "T10")
    assert (finding.label, finding.locator, finding.quote) == ("CDC tỉnh", "II.1", "CDC tỉnh")


def test_what_is_missing_has_no_passage(report: Report) -> None:
    finding = next(finding for finding in report.findings if finding.code == "P02")
    assert (finding.quote, finding.start, finding.end) == (None, None, None)
    assert finding.label == "Kế hoạch của Sở Y tế tỉnh Hà Đông ngày 06/5/2024"


def test_a_wrong_value_is_shown_where_it_was_read(shapes: Shapes) -> None:
    found = validate(graph_of(TEXT.replace("2024-05-06", "1024-05-06")), shapes, document=PLAN)
    finding = next(finding for finding in found.findings if finding.code == "D07")
    assert (finding.value, finding.quote) == ("1024-05-06", "ngày 06 tháng 5 năm 2024")
    assert finding.path == PREFIXES["eli"] + "date_document"


def test_the_order_of_triples_does_not_matter(shapes: Shapes, report: Report) -> None:
    triples = sorted(graph_of(TEXT + CITATIONS), key=str)
    assert validate(triples, shapes, document=PLAN) == report
    assert validate(reversed(triples), shapes, document=PLAN) == report


def test_the_graph_that_is_checked_stays_as_it_is(shapes: Shapes) -> None:
    graph, rules = graph_of(TEXT), len(shapes.graph)
    before = set(graph)
    validate(graph, shapes, document=PLAN)
    assert set(graph) == before
    assert len(shapes.graph) == rules


def test_tallies_count_the_nodes_that_a_rule_is_about(report: Report) -> None:
    tallies = {tally.rule.code: (tally.applicable, tally.failed) for tally in report.tallies}
    assert (tallies["P02"], tallies["T01"], tallies["C03"]) == ((1, 1), (2, 1), (3, 1))
    assert tallies["G02"] == (0, 0)
    assert tallies["E01"] == (6, 0)


def test_score_of_the_plan(report: Report) -> None:
    groups = {group.name: value for group, value in report.score.groups}
    # Kept of each rule's weight. Tasks: T01 5 of 10, T02 2, T03 2, T04 8, T08 4, T10 0 of 3, P05 15. Grounds: P06 8, C02 3, C03 2 of 3.
    # Identity: P01 5, P02 0 of 10, P03 0 of 8, P04 8, P07 4, P10 0 of 2, D02 5, D03 2. Evidence: E01 6. In all 79 of 108.
    assert groups["tasks"] == Decimal("81.8")  # 36 of 44
    assert groups["grounds"] == Decimal("92.8")  # 13 of 14
    assert groups["identity"] == Decimal("54.5")  # 24 of 44
    assert groups["targets"] is None  # it has none: nothing is missing, nothing is complete
    assert groups["evidence"] == Decimal(100)
    assert report.score.total == Decimal("73.1")


def rule(code: str, weight: int, *, cap: int | None = None, group: str = "tasks") -> Rule:
    return Rule(
        code=code,
        iri=URIRef(SHAPES + code),
        group=Group(name=group, label=group, label_en=group, order=1),
        severity="Warning",
        weight=Decimal(weight),
        cap=None if cap is None else Decimal(cap),
        message="",
        message_en="",
        fix="",
        fix_en="",
        source="",
        classes=(),
        marks=(),
    )


SCORES = [
    ([], None),  # no rule, no score
    ([(10, 0, 0, None)], None),  # a rule that is about nothing
    ([(0, 5, 5, None)], None),  # a rule without weight
    ([(10, 4, 0, None)], "100"),  # all kept
    ([(10, 4, 4, None)], "0"),  # none kept
    ([(10, 4, 1, None)], "75"),  # averaged over the nodes
    ([(10, 4, 1, None), (5, 1, 1, None)], "50"),  # 7.5 of 15
    ([(10, 3, 1, None)], "66.6"),  # rounded down
    ([(10, 100_000, 1, None)], "99.9"),  # 100 means that nothing is missing
    ([(10, 4, 0, None), (0, 1, 1, 60)], "60"),  # capped, though the rule that caps has no weight
    ([(10, 2, 1, None), (0, 1, 1, 60)], "50"),  # a cap raises nothing
    ([(10, 4, 0, None), (0, 1, 0, 60)], "100"),  # a cap that is not met
    ([(10, 4, 0, None), (3, 0, 0, None)], "100"),  # what is about nothing does not count
]


@pytest.mark.parametrize(("rows", "expected"), SCORES)
def test_score_arithmetic(rows: list[tuple[int, int, int, int | None]], expected: str | None) -> None:
    tallies = [
        Tally(rule=rule(f"X{place}", weight, cap=cap), applicable=applicable, failed=failed)
        for place, (weight, applicable, failed, cap) in enumerate(rows)
    ]
    assert score(tallies, ()).total == (None if expected is None else Decimal(expected))


def test_score_by_group_leaves_other_groups_out() -> None:
    tallies = [Tally(rule=rule("T", 10), applicable=2, failed=1), Tally(rule=rule("G", 30, group="targets"), applicable=1, failed=0)]
    result = score(tallies, [tally.rule.group for tally in tallies])
    assert [value for _, value in result.groups] == [Decimal(50), Decimal(100)]
    assert result.total == Decimal("87.5")


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(1, 50), st.integers(0, 50)), min_size=1, max_size=8), st.integers(0, 7))
def test_a_score_never_falls_when_something_is_mended(rows: list[tuple[int, int, int]], place: int) -> None:
    tallies = [Tally(rule=rule(f"X{n}", w), applicable=a, failed=min(f, a)) for n, (w, a, f) in enumerate(rows)]
    before = score(tallies, ()).total
    chosen = place % len(tallies)
    tallies[chosen] = replace(tallies[chosen], failed=max(0, tallies[chosen].failed - 1))
    after = score(tallies, ()).total
    assert before is not None and after is not None
    assert 0 <= before <= after <= 100


def test_json_is_json(report: Report) -> None:
    told = json.loads(json.dumps(report.to_json(), ensure_ascii=False))
    assert told["document"] == PLAN
    assert told["conforms"] is False
    assert told["counts"] == report.counts
    assert told["score"]["total"] == float(report.score.total or 0)
    assert {"group": "Chỉ tiêu", "group_en": "Targets", "score": None} in told["score"]["groups"]
    assert [finding["code"] for finding in told["findings"]] == [finding.code for finding in report.findings]
    assert {"code": "C03", "weight": 3.0, "applicable": 3, "failed": 1} in told["rules"]


def test_turtle_is_a_validation_report_with_measurements(shapes: Shapes, report: Report) -> None:
    told = Graph().parse(data=report.to_turtle(), format="turtle")
    (node,) = told.subjects(RDF.type, SH.ValidationReport)
    assert told.value(node, SH.conforms) == Literal(False)
    results = list(told.objects(node, SH.result))
    assert len(results) == len(report.findings)
    for result in results:
        for needed in (SH.focusNode, SH.resultSeverity, SH.sourceShape, SH.sourceConstraintComponent):
            assert len(list(told.objects(result, needed))) == 1
        assert {message.language for message in told.objects(result, SH.resultMessage) if isinstance(message, Literal)} == {"vi", "en"}
    metrics = {metric: told.value(measured, DQV.value) for measured, metric in told.subject_objects(DQV.isMeasurementOf)}
    assert metrics[URIRef(SHAPES + "completeness")] == Literal(report.score.total)
    assert len(metrics) == 5  # the whole, and four of the five groups: it has no targets
    assert all((metric, RDF.type, DQV.Metric) in shapes.graph for metric in metrics)


def test_turtle_has_the_same_bytes_for_the_same_document(shapes: Shapes, report: Report) -> None:
    again = validate(graph_of(TEXT + CITATIONS), load_shapes(PROJECT), document=PLAN)
    assert again.to_turtle() == report.to_turtle()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('vp:endDate "2024"^^xsd:gYear', 'vp:endDate "2024" ; vp:startDate 2021'),  # a text and a number for years
        ('vp:endDate "2024"^^xsd:gYear', "vp:endDate <urn:x> ; vp:startDate 2021"),  # an IRI for a year
        ("vp:start 100 ; vp:end 139", 'vp:start "a"^^xsd:integer ; vp:end "b"@vi'),  # places that are none
        ("2024-05-06", "ngày 6"),  # a date that is none
        ('"Báo cáo"@vi', "[]"),  # a blank node for words
    ],
)
def test_ill_typed_values_are_found_not_fatal(shapes: Shapes, old: str, new: str) -> None:
    assert old in TEXT
    assert validate(graph_of(TEXT.replace(old, new)), shapes, document=PLAN).findings


def test_what_cannot_be_compared_is_said_with_the_document(shapes: Shapes) -> None:
    with pytest.raises(VnplanError, match=PLAN):
        validate(graph_of(TEXT.replace("vp:start 100", "vp:start []")), shapes, document=PLAN)


def test_an_empty_graph_has_neither_findings_nor_score(shapes: Shapes) -> None:
    report = validate([], shapes, document=PLAN)
    assert (report.findings, report.score.total) == ((), None)


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="shapes"):
        load_shapes(tmp_path)


def test_a_file_that_is_no_turtle_is_named(tmp_path: Path) -> None:
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "plan.ttl").write_text("vps:P01 a sh:Shape .", encoding="utf-8")
    with pytest.raises(ListError, match=r"plan\.ttl"):
        load_shapes(tmp_path)


STORED = """
INSERT DATA {
  GRAPH <urn:reading> { <urn:plan> a vp:Plan ; vp:copyState <urn:s> . <urn:pc> a vp:Assignment }
  GRAPH <urn:links> { <urn:plan> vp:issuer <urn:agency> . <urn:pc> vp:assignee <urn:agency> }
  GRAPH <urn:other> { <urn:pc9> a vp:Task .
    <urn:decision> vp:promulgates <urn:plan> ; vp:basedOn <urn:law> ; eli:date_document "2024-01-02"^^xsd:date }
  GRAPH <urn:shared> { <urn:agency> a vp:Agency ; skos:prefLabel "Sở Y tế"@vi . <urn:agency9> a vp:Agency . <urn:law> a vp:Document }
  GRAPH <urn:meta> { <urn:reading> vp:graphOf <urn:plan> . <urn:links> vp:graphOf <urn:plan> . <urn:other> vp:graphOf <urn:decision> }
}"""


def test_gather_fetches_the_document_and_what_rules_look_at() -> None:
    store = memory_store()
    store.update("".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + STORED)
    expected = graph_of("""
        <urn:plan> a vp:Plan ; vp:copyState <urn:s> ; vp:issuer <urn:agency> . <urn:pc> a vp:Assignment ; vp:assignee <urn:agency> .
        <urn:agency> a vp:Agency ; skos:prefLabel "Sở Y tế"@vi .
        <urn:decision> vp:promulgates <urn:plan> ; eli:date_document "2024-01-02"^^xsd:date .
    """)
    assert set(gather(store, "urn:plan")) == set(expected)


def reading(text: str, *, start: int, words: str) -> Reading:
    passage = Passage(start=start, end=start + len(words), text=words)
    citation = Citation(passage=passage, type="QĐ", number="1/QĐ-TTg", date=None, issuer=None, name=None, form=Form.SHORT, rule="number")
    return Reading(
        source=Source(path="plan.txt", name="plan.txt", media_type="text/plain", sha256="0" * 64, text=text),
        header=Header(state=CopyState.HEADERLESS),
        sections=(),
        citations=(citation,),
        relations=(),
        tasks=(),
        targets=(),
    )


def test_check_quotes_finds_words_that_do_not_stand_there() -> None:
    text = "Căn cứ Quyết định số 1/QĐ-TTg;"
    good, bad = reading(text, start=7, words="Quyết định số 1/QĐ-TTg"), reading(text, start=8, words="Quyết định số 1/QĐ-TTg")
    assert check_quotes(good) == ()
    assert check_quotes(bad) == (bad.citations[0].passage,)
