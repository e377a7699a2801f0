"""Who took over from an agency, as the shared graph has it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, RDF, SKOS

from graph.lists import Lists
from graph.model import Agency
from graph.rdf.bodies import succession_triples
from graph.resolve.agency.agencies import resolve_agency
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.agency.window import day_window
from graph.resolve.directory import open_directory
from graph.vocab import VP

BASE = "https://example.org/"
BODY = f"{BASE}id/co-quan/"
BEFORE = AgencyContext(window=day_window(date(2023, 3, 1)))


def body(name: str, lists: Lists) -> Agency:
    found = resolve_agency(name, BEFORE, open_directory(lists, BASE)).agency
    assert found is not None
    return found


def graph_of(said: Iterable[object]) -> Graph:
    graph = Graph()
    for triple in said:
        if isinstance(triple, tuple):
            graph.add(triple)
    return graph


def test_each_step_is_an_event_with_successor_day_and_basis(lists: Lists) -> None:
    said = list(succession_triples(body("Sở Kế hoạch và Đầu tư tỉnh Phú Yên", lists), lists))
    graph = graph_of(said)
    source, between, today = (
        URIRef(BODY + slug) for slug in ("so-ke-hoach-va-dau-tu-phu-yen", "so-tai-chinh-phu-yen~20250301", "so-tai-chinh-dak-lak~20250701")
    )
    assert {one.iri for one in said if isinstance(one, Agency)} == {str(between), str(today)}
    for before, after, day, basis in (
        (source, between, "2025-03-01", "Nghị định 45/2025/NĐ-CP"),
        (between, today, "2025-07-01", "Nghị quyết 202/2025/QH15"),
    ):
        event = graph.value(before, ORG.changedBy)
        assert (event, RDF.type, VP.ReorganizationEvent) in graph
        assert graph.value(event, ORG.resultingOrganization) == after == graph.value(before, VP.succeededBy)
        assert str(graph.value(event, DCTERMS.date)) == day
        assert str(graph.value(event, VP.legalBasis)).startswith(basis)
    assert (today, None, None) not in graph  # nothing points back, so that what is named no more can go


def test_a_split_has_an_event_for_each_part(lists: Lists) -> None:
    graph = graph_of(succession_triples(body("Bộ Thông tin và Truyền thông", lists), lists))
    ministry = URIRef(BODY + "bo-thong-tin-va-truyen-thong")
    parts = {
        str(graph.value(event, ORG.resultingOrganization)): graph.value(event, VP.transferredFunction)
        for event in graph.objects(ministry, ORG.changedBy)
    }
    assert parts[BODY + "bo-cong-an"] == Literal("an toàn thông tin mạng", lang="vi")
    assert len(parts) == len(set(graph.objects(ministry, VP.succeededBy))) == 3


def test_an_event_without_successor_says_why(lists: Lists) -> None:
    graph = graph_of(succession_triples(body("UBND huyện Tuy An, tỉnh Phú Yên", lists), lists))
    (event,) = graph.objects(URIRef(BODY + "ubnd-huyen-tuy-an-phu-yen"), ORG.changedBy)
    assert graph.value(event, ORG.resultingOrganization) is None
    assert "cấp huyện kết thúc" in str(graph.value(event, SKOS.note))
    assert (None, VP.succeededBy, None) not in graph


@pytest.mark.parametrize("name", ["Bộ Công Thương", "Sở Tư pháp tỉnh Lạng Sơn"])
def test_a_body_that_goes_on_has_no_event(lists: Lists, name: str) -> None:
    assert list(succession_triples(body(name, lists), lists)) == []
