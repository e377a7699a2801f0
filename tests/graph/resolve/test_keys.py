"""IRIs of documents: two documents never share one."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Citation
from graph.numbers import parse_number
from graph.resolve import Knowledge, identify, resolve
from tests.graph.resolve.mentions import BASE, cite, document

ISSUERS = {
    "UBND": [
        "UBND tỉnh Phú Yên",
        "UBND tỉnh Quảng Ngãi",
        "UBND thành phố Cần Thơ",
        "UBND huyện Tuy An, tỉnh Phú Yên",
        "UBND huyện Tuy An, tỉnh Quảng Ngãi",
    ],
    "HĐND": ["HĐND tỉnh Phú Yên", "HĐND tỉnh Quảng Ngãi"],
    "SCT": ["Sở Công Thương tỉnh Phú Yên", "Sở Công Thương tỉnh Quảng Ngãi"],
    "BTC": ["Bộ Tài chính"],
    "TTg": ["Thủ tướng Chính phủ"],
    "CP": ["Chính phủ"],
}
LETTERS = st.sampled_from(["", "", "", "a", "b", "đ"])
SEQUENCES = st.builds(lambda number, letter: f"{number}{letter}", st.integers(1, 40), LETTERS)
DAYS = st.dates(date(2018, 1, 1), date(2025, 12, 31))


def series_year(day: date, *, party: bool, central: bool = False) -> str:
    """Give what a number is unique in: a year; for the Party a term, of which a year holds two where one ends."""
    ends = day.year % 5 == (1 if central else 0)
    return day.isoformat() if party and ends else str(day.year)


@st.composite
def cited(draw: st.DrawFn) -> tuple[tuple[object, ...], Citation]:
    """Draw a full citation, with what makes its document the one it is."""
    sequence, day = draw(SEQUENCES), draw(DAYS)
    if draw(st.booleans()):
        kind, body = draw(st.sampled_from(["NQ", "KH", "CTr", "KL"])), draw(st.sampled_from(["TU", "TW"]))
        issuer = "Bộ Chính trị" if body == "TW" else draw(st.sampled_from(["Tỉnh ủy Phú Yên", "Tỉnh ủy Quảng Ngãi", "Thành ủy Cần Thơ"]))
        when = series_year(day, party=True, central=body == "TW")
        return (issuer, merged(issuer, day), kind, "party", when, sequence), cite(f"{sequence}-{kind}/{body}", day, issuer)
    body = draw(st.sampled_from(sorted(ISSUERS)))
    issuer, kind = draw(st.sampled_from(ISSUERS[body])), draw(st.sampled_from(["QĐ", "NQ", "KH", "CT"]))
    normative = draw(st.booleans()) and kind != "KH"
    number = f"{sequence}/{day.year}/{kind}-{body}" if normative else f"{sequence}/{kind}-{body}"
    when = day.isoformat() if body == "HĐND" and not normative and day.year % 5 == 1 else str(day.year)
    return (issuer, merged(issuer, day), kind, normative, when, sequence), cite(number, day, issuer)


def merged(issuer: str, day: date) -> int:
    """Tell in which legal existence the issuer was: mergers of March 2025 (ministry) and July 2025 (provinces)."""
    if issuer == "Bộ Tài chính":
        return day >= date(2025, 3, 1)
    place_changed = any(name in issuer for name in ("Quảng Ngãi", "Cần Thơ")) and "huyện" not in issuer
    return place_changed and day >= date(2025, 7, 1)


@settings(max_examples=300, deadline=None)
@given(st.lists(cited(), min_size=2, max_size=8))
def test_two_documents_never_share_an_iri_and_one_never_has_two(knowledge: Knowledge, drawn: list[tuple[tuple[object, ...], Citation]]) -> None:
    mentions = document("1/KH-UBND", date(2026, 1, 5), "UBND tỉnh Lạng Sơn", *(citation for _, citation in drawn))
    links = resolve(mentions, knowledge).links
    iris = {key: link.target for (key, _), link in zip(drawn, links, strict=True) if link.target}
    assert len(set(iris.values())) == len(iris)
    for (key, _), link in zip(drawn, links, strict=True):
        assert link.target in {None, iris.get(key)}


@settings(max_examples=200, deadline=None)
@given(cited())
def test_iris_are_ascii_and_a_full_citation_in_its_time_has_one(knowledge: Knowledge, drawn: tuple[tuple[object, ...], Citation]) -> None:
    _, citation = drawn
    (link,) = resolve(document("1/KH-UBND", date(2026, 1, 5), "UBND tỉnh Lạng Sơn", citation), knowledge).links
    existed = citation.date and (citation.date <= date(2025, 6, 30) or "Phú Yên" not in str(citation.issuer) and "huyện" not in str(citation.issuer))
    if existed:
        assert link.target is not None, link.reason
    if link.target:
        assert re.fullmatch(r"[!-~]+", link.target)


@settings(max_examples=100, deadline=None)
@given(SEQUENCES, st.sampled_from(["KH", "QĐ"]), st.dates(date(2010, 1, 1), date(2025, 6, 30)))
def test_a_document_and_its_citations_have_one_iri(knowledge: Knowledge, sequence: str, kind: str, day: date) -> None:
    number, issuer = f"{sequence}/{kind}-UBND", "Ủy ban nhân dân tỉnh Phú Yên"
    identity, _ = identify(document(number, day, issuer, type=kind), knowledge)
    (link,) = resolve(
        document("1/KH-UBND", date(2025, 6, 30), "UBND tỉnh Lạng Sơn", cite(number, day, "Chủ tịch UBND tỉnh Phú Yên")), knowledge
    ).links
    assert identity.stub.iri == link.target
    assert identity.stub.iri.startswith(f"{BASE}eli/vn/ubnd-tinh-phu-yen/")
    assert parse_number(number).canonical == identity.stub.number


def test_leading_zeros_make_no_difference(knowledge: Knowledge) -> None:
    mentions = document("1/KH-UBND", date(2026, 1, 5), "UBND tỉnh Lạng Sơn", cite("01/NQ-CP", date(2024, 1, 5)), cite("1/NQ-CP", date(2024, 1, 5)))
    first, second = resolve(mentions, knowledge).links
    assert first.target == second.target == f"{BASE}eli/vn/chinh-phu/nghi-quyet/2024/1"
