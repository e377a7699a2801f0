"""Each constraint on its own: a document that keeps all of them, and for every rule the smallest change that breaks exactly that rule."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from pyshacl.entrypoints import meta_validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, SH

from graph.validate import SEVERITIES, Shapes, load_shapes, validate
from graph.vocab import PREFIXES, SHAPES, VPS

PROJECT = Path(__file__).parents[2]
BASE = "https://w3id.org/vnplan/"
DOCUMENT = f"{BASE}eli/vn/ubnd-tinh-ha-dong/ke-hoach/2024/15"
HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()) + f"@base <{BASE}> .\n@prefix : <{DOCUMENT}/> .\n"

# A plan as short as one can be that leaves nothing to be desired.
GOOD = """
<eli/vn/ubnd-tinh-ha-dong/ke-hoach/2024/15> a vp:Document , vp:Plan ;
    vp:copyState <scheme/copy-state/numbered> ;
    vp:documentType <scheme/document-type/ke-hoach> ;
    vp:documentSeries <scheme/series/individual> ;
    vp:officialNumber "15/KH-UBND" ;
    eli:date_document "2024-01-22"^^xsd:date ;
    dcterms:title "Chuyển đổi số giai đoạn 2024 - 2025"@vi ;
    vp:issuer <id/co-quan/ubnd> ;
    vp:signatory "Lê Văn A" ;
    vp:startDate "2024"^^xsd:gYear ;
    vp:endDate "2025"^^xsd:gYear ;
    vp:implementsDocument <eli/vn/bo-chinh-tri/nghi-quyet/2019/52> ;
    vp:hasTask :nv1 ; vp:hasTarget :ct1 ; vp:hasCitation :vd1 .
<id/co-quan/ubnd> a vp:Agency ; skos:prefLabel "Ủy ban nhân dân tỉnh Hà Đông"@vi ; vp:agencyLevel <scheme/agency-level/province> .
:nv1 a vp:Task ;
    vp:statement "Xây dựng kho dữ liệu dùng chung của tỉnh"@vi ;
    vp:sequenceLabel "II.1" ;
    vp:timeStatement "Quý I/2024"@vi ;
    vp:deadline "2024-03"^^xsd:gYearMonth ;
    vp:outputStatement "Kho dữ liệu"@vi ;
    vp:leadAgency <id/co-quan/ubnd> ;
    vp:evidence :e1 ;
    vp:hasAssignment :pc1 .
:pc1 a vp:Assignment ;
    vp:assignmentRole <scheme/assignment-role/lead> ;
    vp:assigneeText "UBND tỉnh" ;
    vp:assignee <id/co-quan/ubnd> ;
    vp:evidence :e2 .
:ct1 a vp:Target ;
    vp:statement "100% hồ sơ được số hóa"@vi ;
    vp:forIndicator <id/chi-so/ho-so> ;
    vp:comparator <scheme/comparator/eq> ;
    vp:targetValue 100.0 ;
    vp:unitText "%" ;
    vp:targetYear "2025"^^xsd:gYear ;
    vp:evidence :e3 .
:vd1 a vp:Citation ;
    vp:citedType <scheme/document-type/nghi-quyet> ;
    vp:citedNumberText "52-NQ/TW" ;
    vp:citedDate "2019-09-27"^^xsd:date ;
    vp:citedIssuerText "Bộ Chính trị" ;
    vp:citationForm <scheme/citation-form/full> ;
    vp:citationRole <scheme/citation-role/implements> ;
    vp:resolutionStatus <scheme/resolution-status/stub> ;
    vp:evidence :e4 .
:e1 a vp:EvidenceSpan ; vp:inFile :txt ; vp:start 10 ; vp:end 50 ; vp:quote "Xây dựng kho dữ liệu" ; vp:readBy "task-item" .
:e2 a vp:EvidenceSpan ; vp:inFile :txt ; vp:start 60 ; vp:end 69 ; vp:quote "UBND tỉnh" ; vp:readBy "role-line" .
:e3 a vp:EvidenceSpan ; vp:inFile :txt ; vp:start 80 ; vp:end 99 ; vp:quote "100% hồ sơ" ; vp:readBy "target-clause" .
:e4 a vp:EvidenceSpan ; vp:inFile :txt ; vp:start 3 ; vp:end 8 ; vp:quote "52-NQ/TW" ; vp:readBy "citation-full" .
"""
LEAD, ADVISE = "<scheme/assignment-role/lead>", "<scheme/assignment-role/advise>"
DECISION = "<eli/vn/ubnd-tinh-ha-dong/quyet-dinh/2024/99>"
ISSUE = f"{DECISION} vp:promulgates <{DOCUMENT}> ."

# code, what is taken out of GOOD, what comes in its place
BROKEN = [
    ("A01", 'skos:prefLabel "Ủy ban nhân dân tỉnh Hà Đông"@vi ; ', ""),  # an agency without a name
    ("A01", "vp:agencyLevel <scheme/agency-level/province>", "vp:abbreviation 'UBND'"),  # without a level
    ("C01", 'vp:citedNumberText "52-NQ/TW" ;', ""),  # neither number nor name, and no reference back
    ("C02", 'vp:citedDate "2019-09-27"^^xsd:date ;', ""),  # a first mention without date
    ("C02", 'vp:citedIssuerText "Bộ Chính trị" ;', ""),  # without issuer
    ("C03", "resolution-status/stub", "resolution-status/unresolved"),  # which document is not known
    ("C03", "resolution-status/stub", "resolution-status/ambiguous"),  # several fit
    ("C05", "vp:citationRole <scheme/citation-role/implements> ;", ""),  # what it is cited for is not said
    ("C06", "vp:resolutionStatus <scheme/resolution-status/stub> ;", ""),  # never resolved
    ("D01", f"<{DOCUMENT[len(BASE) :]}> a", "<urn:plan> a"),  # an IRI from elsewhere
    ("D02", "vp:documentType <scheme/document-type/ke-hoach> ;", ""),  # no type
    ("D02", "vp:documentType <scheme/document-type/ke-hoach> ;", "vp:documentType <scheme/document-type/ke-hoach> , <scheme/document-type/de-an> ;"),
    ("D03", '"15/KH-UBND"', '"KH-UBND 15"'),  # number behind the symbol
    ("D06", "series/individual", "series/normative"),  # normative, without the year in the number
    ("D06", '"15/KH-UBND"', '"15/2024/KH-UBND"'),  # the year in the number, yet individual
    ("D07", '"2024-01-22"', '"1024-01-22"'),  # a scanner's 1 for 2
    ("E01", "vp:leadAgency <id/co-quan/ubnd> ;\n    vp:evidence :e1 ;", "vp:leadAgency <id/co-quan/ubnd> ;"),  # a task without passage
    ("E02", "vp:start 10 ; vp:end 50", "vp:start 50 ; vp:end 50"),  # an empty span
    ("E02", "vp:start 10 ;", ""),  # a span without place
    ("E03", 'vp:quote "52-NQ/TW"', 'vp:quote ""'),  # no words
    ("E04", "vp:inFile :txt ; vp:start 3 ;", "vp:start 3 ;"),  # of which file?
    ("E05", '; vp:readBy "citation-full"', ""),  # who says so?
    ("G01", 'vp:unitText "%" ;', ""),  # no unit
    ("G01", "vp:forIndicator <id/chi-so/ho-so> ;", ""),  # 100 % of what?
    ("G02", "vp:targetValue 100.0 ;", ""),  # no figure
    ("G02", "vp:targetValue 100.0 ;", "vp:targetValue 100.0 ; vp:minValue 1.0 ; vp:maxValue 2.0 ;"),  # a figure and a range
    ("G02", "vp:targetValue 100.0 ;", "vp:minValue 59.0 ;"),  # half a range
    ("G02", "vp:targetValue 100.0 ;", "vp:targetValue 'một trăm' ;"),  # not a number
    ("G03", "vp:comparator <scheme/comparator/eq> ;", ""),  # at least, or exactly?
    ("G03", "vp:targetValue 100.0 ;", "vp:minValue 60.0 ; vp:maxValue 59.0 ;"),  # the ends in the wrong order
    ("P01", 'dcterms:title "Chuyển đổi số giai đoạn 2024 - 2025"@vi ;', ""),  # no title
    ("P02", "vp:issuer <id/co-quan/ubnd> ;", ""),  # no issuer
    ("P03", 'vp:officialNumber "15/KH-UBND" ;', ""),  # a blank number
    ("P04", 'eli:date_document "2024-01-22"^^xsd:date ;', ""),  # no date
    ("P04", '"2024-01-22"^^xsd:date', '"2024-01-22"^^xsd:date , "2024-02-22"^^xsd:date'),  # two dates
    ("P07", 'vp:startDate "2024"', 'vp:startDate "2026"'),  # ends before it starts
    ("P10", 'vp:signatory "Lê Văn A" ;', ""),  # nobody signed
    ("T01", f"vp:assignmentRole {LEAD}", "vp:assignmentRole <scheme/assignment-role/coordinate>"),  # somebody coordinates, nobody leads
    ("T01a", f"vp:assignmentRole {LEAD}", f"vp:assignmentRole {ADVISE}"),  # somebody advises, nobody leads
    ("T02", "vp:leadAgency <id/co-quan/ubnd>", "vp:leadAgency <id/co-quan/ubnd> , <id/co-quan/stc>"),  # two lead
    ("T03", "vp:leadAgency <id/co-quan/ubnd>", "vp:leadAgency <id/co-quan/ubnd> ; vp:coordinatingAgency <id/co-quan/ubnd>"),  # with itself
    ("T05", '"2024-03"^^xsd:gYearMonth', '"tháng 3"'),  # words for a deadline
    ("T05", '"2024-03"^^xsd:gYearMonth', '"2024-03"^^xsd:gYearMonth , "2024"^^xsd:gYear'),  # two deadlines
    ("T08", 'vp:outputStatement "Kho dữ liệu"@vi ;', ""),  # what comes of it?
    ("T09", '"Xây dựng kho dữ liệu dùng chung của tỉnh"', '"NHIỆM VỤ VÀ GIẢI PHÁP"'),  # a heading
    ("T09", '"Xây dựng kho dữ liệu dùng chung của tỉnh"', '"Rà soát"'),  # a fragment
    ("T10", "vp:assignee <id/co-quan/ubnd> ;", ""),  # which agency is not known
    ("T11", f"vp:assignmentRole {LEAD} ;", f"vp:assignmentRole {LEAD} , {ADVISE} ;"),  # two roles in one assignment
]

# Several parts of GOOD change at once
BROKEN_TOGETHER = [
    ("P05", [("vp:hasTask :nv1 ; ", ""), (":nv1 a vp:Task", ":nv1 a vp:Section")]),  # a plan without tasks
    ("P06", [("vp:implementsDocument <eli/vn/bo-chinh-tri/nghi-quyet/2019/52> ;", ""), ("role/implements", "role/cites")]),  # no ground
    ("P07", [('vp:startDate "2024"^^xsd:gYear ;', ""), ('vp:endDate "2025"^^xsd:gYear ;', "")]),  # for which years?
    ("G04", [('vp:targetYear "2025"^^xsd:gYear ;', ""), ('vp:endDate "2025"^^xsd:gYear ;', "")]),  # by when?
    ("T04", [('vp:timeStatement "Quý I/2024"@vi ;', ""), ('vp:deadline "2024-03"^^xsd:gYearMonth ;', "")]),  # by when?
]

KEPT = [
    [],  # GOOD itself
    [('vp:officialNumber "15/KH-UBND" ;', ""), ('vp:signatory "Lê Văn A" ;', ""), (":nv1 a", f"{ISSUE}\n:nv1 a")],  # issued with a decision
    [('eli:date_document "2024-01-22"^^xsd:date ;', ""), (":nv1 a", f'{ISSUE} {DECISION} eli:date_document "2024-01-22"^^xsd:date .\n:nv1 a')],
    [("vp:implementsDocument <eli/vn/bo-chinh-tri/nghi-quyet/2019/52> ;", "")],  # its ground is cited, if not resolved
    [('vp:startDate "2024"^^xsd:gYear ;', "")],  # a period that is open at its start
    [('vp:startDate "2024"', 'vp:startDate "2025"')],  # one year
    [('vp:targetYear "2025"^^xsd:gYear ;', "")],  # the plan's last year serves
    [("vp:targetValue 100.0 ;", "vp:minValue 59.0 ; vp:maxValue 60.0 ;")],  # a range
    [("vp:targetValue 100.0 ;", "vp:minValue 60.0 ; vp:maxValue 60.0 ;")],  # a range of one figure
    [('vp:deadline "2024-03"^^xsd:gYearMonth ;', "")],  # words alone say when
    [('vp:timeStatement "Quý I/2024"@vi ;', ""), ('vp:deadline "2024-03"^^xsd:gYearMonth ;', "vp:recurrence <scheme/recurrence/yearly> ;")],
    [('"2024-03"^^xsd:gYearMonth', '"2024-03-31"^^xsd:date')],  # to the day
    [('vp:citedDate "2019-09-27"^^xsd:date ;', "vp:antecedent :vd0 ;")],  # a short form, the full one before it
    [('vp:citedDate "2019-09-27"^^xsd:date ;', ""), ("document-type/nghi-quyet", "document-type/luat")],  # laws need no date
    [('vp:citedNumberText "52-NQ/TW" ;', 'vp:citedName "Luật Ngân sách nhà nước" ;')],  # cited by name
    [('vp:citedNumberText "52-NQ/TW" ;', ""), ("citation-form/full", "citation-form/bare")],  # a reference back
    [('"15/KH-UBND"', '"15/2024/QĐ-UBND"'), ("series/individual", "series/normative")],  # the year belongs there
    [('"15/KH-UBND"', '"122-KH/TU"'), ("series/individual", "series/party")],  # the Party's form
    [('"15/KH-UBND"', '"66.7/2025/NQ-CP"'), ("series/individual", "series/normative")],  # a number with a point
    [('"15/KH-UBND"', '"12a/KH-UBND"')],  # with a letter
    [(":nv1 a", f"{DECISION} a vp:Document ; skos:prefLabel 'Quyết định 99/QĐ-UBND'@vi .\n:nv1 a")],  # a cited document has no text to judge
]


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return load_shapes(PROJECT)


def changed(changes: list[tuple[str, str]]) -> Graph:
    text = GOOD
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return Graph().parse(data=HEAD + text, format="turtle")


def codes(graph: Graph, shapes: Shapes) -> set[str]:
    return {finding.code for finding in validate(graph, shapes, document=DOCUMENT).findings}


@pytest.mark.parametrize("changes", KEPT, ids=lambda changes: " & ".join(old for old, _ in changes)[:60] or "as it is")
def test_keeps_every_rule(shapes: Shapes, changes: list[tuple[str, str]]) -> None:
    assert codes(changed(changes), shapes) == set()


@pytest.mark.parametrize(("code", "old", "new"), BROKEN, ids=[f"{code}-{old[:30]}" for code, old, _ in BROKEN])
def test_breaks_exactly_one_rule(shapes: Shapes, code: str, old: str, new: str) -> None:
    assert codes(changed([(old, new)]), shapes) == {code}


@pytest.mark.parametrize(("code", "changes"), BROKEN_TOGETHER, ids=[code for code, _ in BROKEN_TOGETHER])
def test_breaks_exactly_one_rule_by_several_changes(shapes: Shapes, code: str, changes: list[tuple[str, str]]) -> None:
    assert codes(changed(changes), shapes) == {code}


def test_every_rule_has_its_case(shapes: Shapes) -> None:
    assert {code for code, *_ in (*BROKEN, *BROKEN_TOGETHER)} == {rule.code for rule in shapes.rules}


def test_every_rule_is_complete(shapes: Shapes) -> None:
    for rule in shapes.rules:
        assert rule.iri == URIRef(SHAPES + rule.code)
        assert rule.severity in SEVERITIES
        assert rule.classes or rule.marks
        assert rule.weight >= 0
        for text in (rule.message, rule.message_en, rule.fix, rule.fix_en):
            assert text.endswith("."), rule.code
        for term in (SH.message, VPS.fix):
            languages = [text.language for text in shapes.graph.objects(rule.iri, term) if isinstance(text, Literal)]
            assert sorted(str(language) for language in languages) == ["en", "vi"], rule.code
    assert [group.label for group in shapes.groups] == ["Định danh", "Căn cứ", "Nhiệm vụ", "Chỉ tiêu", "Bằng chứng"]
    assert {rule.group.name for rule in shapes.rules} == {group.name for group in shapes.groups}


def test_every_shape_with_targets_is_a_rule(shapes: Shapes) -> None:
    targeted = {node for term in (SH.targetClass, SH.targetSubjectsOf, SH.targetNode, SH.targetObjectsOf) for node in shapes.graph.subjects(term)}
    assert targeted == {rule.iri for rule in shapes.rules}
    kinds = {kind for node in targeted for kind in shapes.graph.objects(node, RDF.type)}
    assert kinds == {SH.NodeShape, SH.PropertyShape}


def test_shapes_are_core_and_self_contained(shapes: Shapes) -> None:
    assert [term for term in (SH.sparql, SH.rule, SH.js, OWL.imports) if (None, term, None) in shapes.graph] == []


def test_shapes_are_valid_shacl(shapes: Shapes) -> None:
    conforms, _, text = meta_validate(Graph() + shapes.graph, inference="none", max_validation_depth=60)
    assert conforms, text


@pytest.mark.parametrize("path", sorted((PROJECT / "shapes").glob("*.ttl")), ids=lambda path: path.stem)
def test_both_engines_read_the_same(path: Path) -> None:
    theirs = {quad.triple for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)}
    assert len(Graph().parse(path)) == len(theirs) > 0
