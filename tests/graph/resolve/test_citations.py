"""Which document a mention means, or why that is not known."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from graph.model import SELF, Citation, Form, Link, Mentions, Predicate, Relation, State
from graph.resolve import Knowledge, KnownDocument, hold, resolve
from graph.resolve.rulings import Ruling, Rulings
from tests.graph.resolve.mentions import BASE, cite, document, relate

PLAN = ("30/KH-UBND", date(2023, 5, 2), "Ủy ban nhân dân tỉnh Phú Yên")
ELI = f"{BASE}eli/vn/"


def link_of(citation: Citation, knowledge: Knowledge, *relations: Relation, plan: tuple[str, date | None, str] = PLAN) -> Link:
    return resolve(document(*plan, citation, relations=relations), knowledge).links[0]


def target(link: Link) -> str | None:
    return link.target.removeprefix(ELI) if link.target else None


FULL = [
    (cite("165/QĐ-TTg", date(2023, 2, 28), "Thủ tướng Chính phủ"), "ttg/quyet-dinh/2023/165"),
    (cite("165/QĐ-TTg", date(2023, 2, 28), "Chính phủ"), "ttg/quyet-dinh/2023/165"),  # loosely said; the symbol tells
    (cite("165/QĐ-TTg", date(2023, 2, 28)), "ttg/quyet-dinh/2023/165"),  # the symbol tells
    (cite("124/NQ-CP", date(2020, 9, 3), "Chính phủ"), "chinh-phu/nghi-quyet/2020/124"),
    (cite("10/2009/QĐ-TTg", date(2009, 1, 16), "Thủ tướng Chính phủ"), "ttg/quyet-dinh-qppl/2009/10"),  # the normative series
    (cite("10/QĐ-TTg", date(2009, 1, 6), "Thủ tướng Chính phủ"), "ttg/quyet-dinh/2009/10"),  # not the same
    (cite("30/2020/NĐ-CP"), "chinh-phu/nghi-dinh/2020/30"),  # the number holds the year, the symbol the issuer
    (cite("23-NQ/TW", date(2018, 3, 22), "Bộ Chính trị"), "trung-uong-dang/nghi-quyet/2018/23"),
    (cite("23-NQ/TW", date(2018, 3, 22), "Ban Chấp hành Trung ương"), "trung-uong-dang/nghi-quyet/2018/23"),  # one register
    (cite("23-NQ/TW", date(2018, 3, 22), "Hội nghị Trung ương 6 khóa XII"), "trung-uong-dang/nghi-quyet/2018/23"),  # not read; the symbol tells
    (cite("01-KL/TW", date(2021, 5, 18), "Bộ Chính trị"), "trung-uong-dang/ket-luan/2021-05-18/1"),  # a year in which a term ended
    (cite("01-NQ/TU", date(2021, 5, 11), "Tỉnh ủy"), "tinh-uy-phu-yen/nghi-quyet/2021/1"),
    (cite("1-NQ/TU", date(2021, 5, 11), "Ban Thường vụ Tỉnh ủy Phú Yên"), "tinh-uy-phu-yen/nghi-quyet/2021/1"),
    (cite("01-NQ/TU", date(2021, 5, 11), "Tỉnh ủy Kon Tum"), "tinh-uy-kon-tum/nghi-quyet/2021/1"),  # another province's
    (cite("998/QĐ-UBND", date(2021, 7, 7), "Chủ tịch UBND tỉnh"), "ubnd-tinh-phu-yen/quyet-dinh/2021/998"),
    (cite("998/QĐ-UBND", date(2021, 7, 7), "UBND tỉnh Quảng Ngãi"), "ubnd-tinh-quang-ngai/quyet-dinh/2021/998"),
    (cite("11/2022/QĐ-UBND", date(2022, 3, 1), "UBND tỉnh"), "ubnd-tinh-phu-yen/quyet-dinh-qppl/2022/11"),
    (cite("14/2022/NQ-HĐND", date(2022, 7, 7), "HĐND tỉnh"), "hdnd-tinh-phu-yen/nghi-quyet-qppl/2022/14"),
    (cite("1971/QĐ-BCT", date(2023, 4, 2), "Bộ trưởng Bộ Công Thương"), "bo-cong-thuong/quyet-dinh/2023/1971"),
    (cite("05/2023/TT-BKHĐT", date(2023, 2, 1), "Bộ Kế hoạch và Đầu tư"), "bo-ke-hoach-va-dau-tu/thong-tu/2023/5"),
    (cite("3112/TTr-SCT", date(2023, 4, 18), "Sở Công Thương"), "so-cong-thuong-phu-yen/to-trinh/2023/3112"),
    (cite("45/KH-UBND", date(2022, 3, 1), "UBND huyện Tuy An"), "ubnd-huyen-tuy-an-phu-yen/ke-hoach/2022/45"),
    (cite("202/2025/QH15", date(2025, 6, 12), "Quốc hội", type="NQ"), "quoc-hoi/nghi-quyet/2025/202"),
    (cite("83/2015/QH13", date(2015, 6, 25), "Quốc hội", type="L"), "quoc-hoi/luat/2015/83"),
    (cite("45/2019/QH14", date(2019, 11, 20), "Quốc hội", type="BL"), "quoc-hoi/luat/2019/45"),  # codes are numbered among the laws
    (cite("45/2019/QH14", None, None, type="L"), "quoc-hoi/luat/2019/45"),
    (cite("1365/NQ-UBTVQH15", date(2024, 12, 1), None), "uy-ban-thuong-vu-quoc-hoi/nghi-quyet/2024/1365"),
    (cite("76/2025/UBTVQH15", date(2025, 4, 14), "Quốc hội", type="NQ"), "uy-ban-thuong-vu-quoc-hoi/nghi-quyet-qppl/2025/76"),
    (cite("4519/VPCP-KTN", date(2014, 6, 17), "Văn phòng Chính phủ"), "van-phong-chinh-phu/cong-van/2014/4519"),
    (cite("12a/QĐ-UBND", date(2021, 7, 7), "UBND tỉnh"), "ubnd-tinh-phu-yen/quyet-dinh/2021/12a"),
    (cite("66.7/2025/NQ-CP", None, None), "chinh-phu/nghi-quyet-qppl/2025/66.7"),
    (cite("09-QĐ/TU", date(2022, 3, 1), "Tỉnh ủy", words="Quy định số 09-QĐ/TU"), "tinh-uy-phu-yen/quy-dinh/2022/9"),
    (cite("09-QĐ/TU", date(2022, 3, 1), "Tỉnh ủy", words="Quyết định số 09-QĐ/TU"), "tinh-uy-phu-yen/quyet-dinh/2022/9"),
    (cite("01/QĐ-BTC", date(2025, 2, 3), None), "bo-tai-chinh/quyet-dinh/2025/1"),  # before the merger
    (cite("01/QĐ-BTC", date(2025, 4, 3), None), "bo-tai-chinh~20250301/quyet-dinh/2025/1"),  # after it
    (cite("12/NQ-HĐND", date(2020, 4, 3), "HĐND tỉnh"), "hdnd-tinh-phu-yen/nghi-quyet/2020/12"),
    (cite("12/NQ-HĐND", date(2021, 4, 3), "HĐND tỉnh"), "hdnd-tinh-phu-yen/nghi-quyet/2021-04-03/12"),  # the year of an election
    (cite("01/2012/TTLT-BCT-BTC", date(2012, 1, 3), "Bộ Công Thương"), "bo-cong-thuong/thong-tu-lien-tich/2012/1-btc"),
    (cite("01/2012/TTLT-BCT-BNV", date(2012, 5, 3), "Bộ Công Thương"), "bo-cong-thuong/thong-tu-lien-tich/2012/1-bnv"),  # another one
    (cite("12/QĐ-UBND.VX", date(2014, 5, 3), "UBND tỉnh"), "ubnd-tinh-phu-yen/quyet-dinh/2014/12-vx"),
    (cite("12/QĐ-CT", date(2014, 5, 3), "Chủ tịch UBND tỉnh"), "ubnd-tinh-phu-yen/quyet-dinh/2014/12-ct"),  # the chairman's own register
    (cite("7/KH-UBND", date(2024, 4, 3), "UBND thành phố Hồ Chí Minh"), "ubnd-thanh-pho-ho-chi-minh/ke-hoach/2024/7"),
]


@pytest.mark.parametrize(("citation", "expected"), FULL)
def test_a_full_mention_makes_a_stub(citation: Citation, expected: str, knowledge: Knowledge) -> None:
    link = link_of(citation, knowledge)
    assert (target(link), link.state) == (expected, State.STUB), link.reason
    assert link.reason


UNRESOLVED = [
    (cite("45/KH-UBND", date(2022, 3, 1), "UBND huyện"), "không nêu tên huyện"),
    (cite("45/KH-UBND", date(2022, 3, 1)), "không ghi cơ quan ban hành; có thể là Ủy ban nhân dân tỉnh Phú Yên"),
    (cite("45/QĐ-UBND", date(2022, 3, 1), "Hội đồng nhân dân tỉnh"), "không phải của"),  # number and issuer disagree
    (cite("45/NQ-HĐND", date(2022, 3, 1), "UBND tỉnh"), "không phải của"),
    (cite("45-NQ/TU", date(2022, 3, 1), "UBND tỉnh"), "không phải của"),
    (cite("45/QĐ-TTg", date(2022, 3, 1), "Bộ Công Thương"), "nhưng văn bản ghi"),
    (cite("45/TTr-STC", date(2022, 3, 1), "Sở Công Thương"), "không phải của"),
    (cite("01/KH-BTC", date(2022, 3, 1)), "không ghi cơ quan ban hành"),  # the ministry, or an organising board?
    (cite("01/QĐ-BTC", date(2022, 3, 1), "Ban Tổ chức Hội chợ"), "nhưng văn bản ghi"),
    (cite("09-QĐ/TU", date(2022, 3, 1), "Tỉnh ủy"), "chưa rõ loại văn bản"),  # decision or rules?
    (cite("45/QĐ-UBND", None, "UBND tỉnh"), "không ghi ngày"),  # numbers begin anew each year
    (cite("749/QĐ-TTg", None, "Thủ tướng Chính phủ"), "không ghi ngày"),  # known of one year; there is one in each
    (cite("/KH-UBND", date(2022, 3, 1), "UBND tỉnh"), "để trống số"),
    (cite("45/QĐ", date(2022, 3, 1), "UBND tỉnh"), "không phải một số, ký hiệu trọn vẹn"),
    (cite(None, name="Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX"), "chưa có văn bản mang tên này"),
    (cite(None), "chưa rõ văn bản nào"),
]


@pytest.mark.parametrize(("citation", "reason"), UNRESOLVED)
def test_what_is_not_certain_stays_unresolved_with_the_reason(citation: Citation, reason: str, knowledge: Knowledge) -> None:
    link = link_of(citation, knowledge)
    assert (link.target, link.state) == (None, State.UNRESOLVED)
    assert reason in link.reason


def test_a_mention_without_issuer_keeps_what_it_could_be(knowledge: Knowledge) -> None:
    assert link_of(cite("45/KH-UBND", date(2022, 3, 1)), knowledge).candidates == (f"{ELI}ubnd-tinh-phu-yen/ke-hoach/2022/45",)


TUY_AN = ("9/KH-UBND", date(2023, 5, 2), "UBND huyện Tuy An, tỉnh Phú Yên")
OWN = [
    # a body carries out and rests on documents of its own or of a body above it
    (PLAN, "45/QĐ-UBND", Predicate.IMPLEMENTS, SELF, "ubnd-tinh-phu-yen/quyet-dinh/2022/45"),
    (PLAN, "45/QĐ-UBND", Predicate.BASED_ON, SELF, "ubnd-tinh-phu-yen/quyet-dinh/2022/45"),
    (PLAN, "45/QĐ-UBND", Predicate.REPLACES, SELF, "ubnd-tinh-phu-yen/quyet-dinh/2022/45"),
    (PLAN, "45/QĐ-UBND", Predicate.CITES, SELF, None),  # of whatever committee
    (PLAN, "45/QĐ-UBND", Predicate.REPEALS, SELF, None),  # it may annul a district's
    (PLAN, "45/TTr-UBND", Predicate.PROPOSED_IN, SELF, None),  # a district may have proposed it
    (PLAN, "45/TTr-SCT", Predicate.PROPOSED_IN, SELF, "so-cong-thuong-phu-yen/to-trinh/2022/45"),  # a department proposes to its own province
    (PLAN, "45-NQ/TU", Predicate.IMPLEMENTS, SELF, "tinh-uy-phu-yen/nghi-quyet/2022/45"),
    (PLAN, "45/NQ-HĐND", Predicate.IMPLEMENTS, SELF, "hdnd-tinh-phu-yen/nghi-quyet/2022/45"),
    (("9/KH-SYT", date(2023, 5, 2), "Sở Y tế tỉnh Phú Yên"), "45/QĐ-UBND", Predicate.IMPLEMENTS, SELF, "ubnd-tinh-phu-yen/quyet-dinh/2022/45"),
    # a district has a committee of its own and one above it
    (TUY_AN, "45/QĐ-UBND", Predicate.IMPLEMENTS, SELF, None),
    (
        ("9/KH-UBND", date(2023, 5, 2), "UBND huyện Tuy An, tỉnh Phú Yên"),
        "45-NQ/TU",
        Predicate.IMPLEMENTS,
        SELF,
        "tinh-uy-phu-yen/nghi-quyet/2022/45",
    ),
    (
        ("9/KH-UBND", date(2023, 5, 2), "UBND huyện Tuy An, tỉnh Phú Yên"),
        "45-NQ/HU",
        Predicate.IMPLEMENTS,
        SELF,
        "huyen-uy-tuy-an-phu-yen/nghi-quyet/2022/45",
    ),
    (("9/KH-BCT", date(2023, 5, 2), "Bộ Công Thương"), "45/QĐ-UBND", Predicate.IMPLEMENTS, SELF, None),  # of which province?
]


@pytest.mark.parametrize(("plan", "number", "predicate", "subject", "expected"), OWN)
def test_the_relation_can_tell_a_missing_issuer(
    plan: tuple[str, date, str], number: str, predicate: Predicate, subject: int, expected: str | None, knowledge: Knowledge
) -> None:
    link = link_of(cite(number, date(2022, 3, 1)), knowledge, relate(subject, predicate, 0), plan=plan)
    assert target(link) == expected, link.reason
    assert link.rule == ("own-register" if expected else "issuer-missing")


def test_another_cited_document_can_tell_a_missing_issuer(knowledge: Knowledge) -> None:
    other = cite("45/QĐ-UBND", date(2022, 3, 1))
    for issuer, expected in [("UBND tỉnh", "ubnd-tinh-phu-yen/quyet-dinh/2022/45"), ("UBND huyện Tuy An", None), ("UBND tỉnh Gia Lai", None)]:
        plan = cite("60/KH-UBND", date(2022, 5, 1), issuer)
        mentions = document(*PLAN, plan, other, relations=(relate(0, Predicate.IMPLEMENTS, 1), relate(SELF, Predicate.CITES, 1)))
        assert target(resolve(mentions, knowledge).links[1]) == expected, issuer


def test_what_two_bodies_could_have_issued_lists_both(knowledge: Knowledge) -> None:
    link = link_of(cite("45/QĐ-UBND", date(2022, 3, 1)), knowledge, relate(SELF, Predicate.IMPLEMENTS, 0), plan=TUY_AN)
    assert [c.removeprefix(ELI) for c in link.candidates] == [
        "ubnd-huyen-tuy-an-phu-yen/quyet-dinh/2022/45",
        "ubnd-tinh-phu-yen/quyet-dinh/2022/45",
    ]


def test_tinh_in_a_merged_provinces_plan_is_ambiguous_for_the_time_before(knowledge: Knowledge) -> None:
    plan = ("9/KH-UBND", date(2026, 1, 9), "UBND tỉnh Quảng Ngãi")
    link = link_of(cite("45/QĐ-UBND", date(2024, 3, 1), "UBND tỉnh"), knowledge, plan=plan)
    assert link.state is State.AMBIGUOUS
    assert {c.removeprefix(ELI) for c in link.candidates} == {"ubnd-tinh-quang-ngai/quyet-dinh/2024/45", "ubnd-tinh-kon-tum/quyet-dinh/2024/45"}
    named = link_of(cite("45/QĐ-UBND", date(2024, 3, 1), "UBND tỉnh Quảng Ngãi"), knowledge, plan=plan)
    assert target(named) == "ubnd-tinh-quang-ngai/quyet-dinh/2024/45"


def test_a_number_of_the_year_of_the_merger_is_ambiguous_without_its_date(knowledge: Knowledge) -> None:
    plan = ("9/KH-UBND", date(2026, 1, 9), "UBND tỉnh Lạng Sơn")
    link = link_of(cite("25/2025/TT-BTC", None, "Bộ Tài chính"), knowledge, plan=plan)
    assert link.state is State.AMBIGUOUS
    assert [c.removeprefix(ELI) for c in link.candidates] == ["bo-tai-chinh/thong-tu/2025/25", "bo-tai-chinh~20250301/thong-tu/2025/25"]
    assert "đến 28/02/2025" in link.reason and "từ 01/3/2025" in link.reason


def links(knowledge: Knowledge, *citations: Citation, plan: tuple[str, date | None, str] = PLAN) -> list[str | None]:
    return [target(link) for link in resolve(document(*plan, *citations), knowledge).links]


def test_one_number_with_two_dates_is_two_documents(knowledge: Knowledge) -> None:
    found = links(knowledge, cite("169/KH-UBND", date(2021, 12, 9), "UBND tỉnh"), cite("169/KH-UBND", date(2022, 9, 20), "UBND tỉnh"))
    assert found == ["ubnd-tinh-phu-yen/ke-hoach/2021/169", "ubnd-tinh-phu-yen/ke-hoach/2022/169"]


def test_a_mention_takes_date_or_issuer_from_one_that_has_them(knowledge: Knowledge) -> None:
    full = cite("169/KH-UBND", date(2021, 12, 9), "UBND tỉnh Kon Tum", type="KH")
    found = links(
        knowledge,
        cite("169/KH-UBND", date(2021, 12, 9)),  # the same number and date
        cite("169/KH-UBND", None, "UBND tỉnh Kon Tum"),  # the same number and issuer
        cite("169/KH-UBND"),  # the same number
        cite("169/KH-UBND", None, "UBND tỉnh Gia Lai"),  # another issuer
        cite("169/KH-UBND", date(2020, 12, 9)),  # another date
        full,
    )
    assert found == ["ubnd-tinh-kon-tum/ke-hoach/2021/169"] * 3 + [None, None, "ubnd-tinh-kon-tum/ke-hoach/2021/169"]


def test_a_short_mention_of_two_documents_is_ambiguous(knowledge: Knowledge) -> None:
    full = [cite("169/KH-UBND", date(year, 12, 9), "UBND tỉnh") for year in (2021, 2022)]
    link = resolve(document(*PLAN, *full, cite("169/KH-UBND", None, "UBND tỉnh")), knowledge).links[2]
    assert (link.state, len(link.candidates)) == (State.AMBIGUOUS, 2)
    assert link.reason == "văn bản này viện dẫn nhiều văn bản cùng số"


def holding(knowledge: Knowledge, *documents: KnownDocument) -> Knowledge:
    return knowledge.holding(hold(documents))


HELD = KnownDocument(
    iri=f"{ELI}ubnd-tinh-phu-yen/quyet-dinh/2022/45",
    number="45/QĐ-UBND",
    type="QĐ",
    date=date(2022, 3, 1),
    title="phê duyệt Đề án phát triển thư viện tỉnh Phú Yên đến năm 2030",
)


def test_a_held_document_is_resolved(knowledge: Knowledge) -> None:
    link = link_of(cite("45/QĐ-UBND", date(2022, 3, 1), "UBND tỉnh"), holding(knowledge, HELD))
    assert (link.state, link.target) == (State.RESOLVED, HELD.iri)
    assert link.reason.endswith("đã có toàn văn")


def test_a_date_that_differs_from_the_held_documents_is_noted(knowledge: Knowledge) -> None:
    link = link_of(cite("45/QĐ-UBND", date(2022, 3, 10), "UBND tỉnh"), holding(knowledge, HELD))
    assert link.state is State.RESOLVED
    assert link.reason.endswith("ngày viện dẫn 10/3/2022 khác ngày của văn bản 01/3/2022")


def test_the_only_held_document_is_not_the_only_one_there_is(knowledge: Knowledge) -> None:
    link = link_of(cite("45/QĐ-UBND", None, "UBND tỉnh"), holding(knowledge, HELD))
    assert (link.target, link.state, link.candidates) == (None, State.UNRESOLVED, (HELD.iri,))


def test_number_and_title_together_tell_an_undated_document(knowledge: Knowledge) -> None:
    words = "Quyết định số 45/QĐ-UBND của UBND tỉnh phê duyệt Đề án phát triển thư viện tỉnh Phú Yên đến năm 2030"
    link = link_of(cite("45/QĐ-UBND", None, "UBND tỉnh", words=words), holding(knowledge, HELD))
    assert (link.target, link.rule) == (HELD.iri, "number-and-title")


def test_an_undated_mention_of_two_known_documents_is_ambiguous(knowledge: Knowledge) -> None:
    other = replace(HELD, date=date(2021, 3, 1), iri=f"{ELI}ubnd-tinh-phu-yen/quyet-dinh/2021/45")
    link = link_of(cite("45/QĐ-UBND", None, "UBND tỉnh"), holding(knowledge, HELD, other))
    assert (link.state, link.candidates) == (State.AMBIGUOUS, (other.iri, HELD.iri))


def test_a_later_document_of_the_number_is_not_meant(knowledge: Knowledge) -> None:
    later = replace(HELD, date=date(2024, 3, 1), iri=f"{ELI}ubnd-tinh-phu-yen/quyet-dinh/2024/45")
    assert link_of(cite("45/QĐ-UBND", None, "UBND tỉnh"), holding(knowledge, later)).candidates == ()


def test_another_provinces_document_of_the_number_is_not_meant(knowledge: Knowledge) -> None:
    other = replace(HELD, iri=f"{ELI}ubnd-tinh-kon-tum/quyet-dinh/2022/45")
    assert link_of(cite("45/QĐ-UBND", None, "UBND tỉnh"), holding(knowledge, other)).candidates == ()


TERMS = [
    ("Nghị quyết số 57-NQ/TW", "Bộ Chính trị", None),  # of an earlier term as readily as of the plan's own
    ("Nghị quyết số 57-NQ/TW", "Bộ Chính trị khóa XIII", "2024/57"),  # the only one known of the printed term
    ("Nghị quyết số 57-NQ/TW", "Bộ Chính trị (khoá XIII)", "2024/57"),  # the other place of the mark
    ("Nghị quyết số 57-NQ/TW, khóa 13", None, "2024/57"),  # in figures, in the mention's own words
    ("Nghị quyết số 57-NQ/TW", "Bộ Chính trị khóa XII", None),  # another term: not the one that is known
    ("Nghị quyết số 57-NQ/TW", "Bộ Chính trị khóa VI", None),  # a term before those that are known
    ("Nghị quyết số 19-NQ/TW", "Ban Chấp hành Trung ương khóa XII", "2017/19"),  # two are known; the term tells
    ("Nghị quyết số 19-NQ/TW", "Hội nghị Trung ương 5 khóa XIII", "2022/19"),
    ("Nghị quyết số 19-NQ/TW", "Ban Chấp hành Trung ương khóa IX", None),
    ("Nghị quyết số 19-NQ/TW của hai khóa XII, khóa XIII", None, None),  # two terms
]


@pytest.mark.parametrize(("words", "issuer", "expected"), TERMS)
def test_an_undated_party_number_is_told_by_the_term_that_is_printed(
    words: str, issuer: str | None, expected: str | None, knowledge: Knowledge
) -> None:
    plan = ("9/KH-UBND", date(2025, 3, 2), "UBND tỉnh Phú Yên")
    for form in ("NFC", "NFD"):
        said = issuer and unicodedata.normalize(form, issuer)
        number = words.split()[3].rstrip(",")
        link = link_of(cite(number, None, said, words=unicodedata.normalize(form, words)), knowledge, plan=plan)
        assert target(link) == (expected and f"trung-uong-dang/nghi-quyet/{expected}"), link.reason


def test_a_short_form_of_another_term_is_not_the_mention_before_it(knowledge: Knowledge) -> None:
    full = cite("19-NQ/TW", date(2022, 6, 16), "Ban Chấp hành Trung ương")
    words = "Nghị quyết số 19-NQ/TW khóa XII"
    taken = cite("19-NQ/TW", date(2022, 6, 16), "Ban Chấp hành Trung ương", words=words, start=60, antecedent=0)
    undated = cite("19-NQ/TW", None, None, words="Nghị quyết số 19-NQ/TW khóa X", start=120)
    oldest = cite("19-NQ/TW", None, None, words="Nghị quyết số 19-NQ/TW khóa VI", start=180)
    plan = document("9/KH-UBND", date(2025, 3, 2), "UBND tỉnh Phú Yên", full, taken, undated, oldest)
    assert [target(link) for link in resolve(plan, knowledge).links] == [
        "trung-uong-dang/nghi-quyet/2022/19",
        "trung-uong-dang/nghi-quyet/2017/19",
        None,
        None,  # before the terms that are listed
    ]


LAWS = [
    ("Luật Ngân sách nhà nước", date(2022, 1, 1), "quoc-hoi/luat/2015/83"),
    ("Luật ngân sách Nhà nước năm 2015", date(2022, 1, 1), "quoc-hoi/luat/2015/83"),
    ("Luật Ngân sách nhà nước", date(2016, 1, 1), None),  # adopted, not yet in force: the one before it may be meant
    ("Luật Ngân sách nhà nước năm 2002", date(2016, 1, 1), "quoc-hoi/luat/2002/1"),
    ("Luật Đầu tư công", date(2024, 12, 30), None),  # 2019 or 2024?
    ("Luật Đầu tư công", date(2024, 6, 30), "quoc-hoi/luat/2019/39"),
    ("Luật Thư viện", date(2024, 6, 30), "quoc-hoi/luat/2019/46"),
    ("Luật Thư viện", date(2020, 6, 30), None),  # an ordinance or an earlier law that is not listed
    ("Luật Thư viện", date(2026, 6, 30), None),  # a later law that is not listed
    ("Bộ luật Lao động", date(2024, 6, 30), "quoc-hoi/luat/2019/45"),
    ("Luật Sao Hỏa", date(2024, 6, 30), None),
    ("Luật Quản lý và sử dụng tài sản công", date(2024, 6, 30), "quoc-hoi/luat/2017/15"),  # another joint of the same words
    ("Luật Thuế xuất khẩu, nhập khẩu", date(2024, 6, 30), "quoc-hoi/luat/2016/107"),  # a word not said twice
    ("Luật Phòng cháy, chữa cháy", date(2024, 6, 30), "quoc-hoi/luat/2001/27"),  # not the one of 2024, which says more
]


@pytest.mark.parametrize(("name", "day", "expected"), LAWS)
def test_a_law_by_name_is_the_one_version_that_can_be_meant(name: str, day: date, expected: str | None, knowledge: Knowledge) -> None:
    plan = ("9/KH-UBND", day, "UBND tỉnh Lạng Sơn")
    assert target(link_of(cite(None, name=name, type="L", form=Form.NAME), knowledge, plan=plan)) == expected


DATED_LAWS = [
    ("Luật Đất đai", date(2003, 11, 26), "quoc-hoi/luat/2003/13"),  # an older version, by its own day
    ("Luật Đất đai", date(2013, 11, 29), "quoc-hoi/luat/2013/45"),
    ("Bộ luật Dân sự", date(2005, 6, 14), "quoc-hoi/luat/2005/33"),
    ("Luật Thanh tra", date(2010, 11, 15), "quoc-hoi/luat/2010/56"),  # the second of four
    ("Luật Nhà ở", date(2023, 11, 27), "quoc-hoi/luat/2023/27"),  # adopted, not yet in force
    ("Luật Đất đai", date(1993, 7, 14), None),  # a version that is not listed
    ("Luật Đất đai", date(2013, 11, 28), None),  # a slip, or another document
    ("Luật Nhà ở năm 2023", date(2023, 11, 27), "quoc-hoi/luat/2023/27"),
    ("Luật Nhà ở năm 2014", date(2023, 11, 27), None),  # year and day speak against each other
    ("Luật Thư viện", date(2000, 12, 28), None),  # the only version listed is another
]


@pytest.mark.parametrize(("name", "day", "expected"), DATED_LAWS)
def test_a_law_cited_with_its_day_is_the_version_of_that_day(name: str, day: date, expected: str | None, knowledge: Knowledge) -> None:
    plan = ("9/KH-UBND", date(2024, 12, 2), "UBND tỉnh Lạng Sơn")
    link = link_of(cite(None, day, name=name, type="L", form=Form.NAME), knowledge, plan=plan)
    assert target(link) == expected
    assert link.state is (State.STUB if expected else State.UNRESOLVED)
    assert bool(link.candidates) is (expected is None)  # what it could be, for a person to decide


def test_versions_that_could_be_meant_are_candidates(knowledge: Knowledge) -> None:
    plan = ("9/KH-UBND", date(2024, 12, 30), "UBND tỉnh Lạng Sơn")
    link = link_of(cite(None, name="Luật Đầu tư công", form=Form.NAME), knowledge, plan=plan)
    assert link.state is State.AMBIGUOUS
    assert [c.removeprefix(ELI) for c in link.candidates] == ["quoc-hoi/luat/2019/39", "quoc-hoi/luat/2024/58"]


def test_a_bare_reference_back_means_what_it_refers_to(knowledge: Knowledge) -> None:
    full = cite("165/QĐ-TTg", date(2023, 2, 28), "Thủ tướng Chính phủ")
    bare = cite(None, form=Form.BARE, words="Quyết định nêu trên", antecedent=0)
    resolution = resolve(document(*PLAN, full, bare), knowledge)
    assert [target(link) for link in resolution.links] == ["ttg/quyet-dinh/2023/165"] * 2
    assert resolution.links[1].rule == "antecedent"
    assert len(resolution.stubs) == 1


def test_a_mention_of_itself_is_resolved(knowledge: Knowledge) -> None:
    link = link_of(cite("30/KH-UBND", date(2023, 5, 2), "UBND tỉnh"), knowledge)
    assert (link.state, target(link)) == (State.RESOLVED, "ubnd-tinh-phu-yen/ke-hoach/2023/30")


STUBS = [
    (cite("23-NQ/TW", date(2018, 3, 22), "Ban Chấp hành Trung ương"), "Nghị quyết 23-NQ/TW ngày 22/3/2018 của Bộ Chính trị"),  # the catalogue knows
    (cite("998/QĐ-UBND", date(2021, 7, 7), "Chủ tịch UBND tỉnh"), "Quyết định 998/QĐ-UBND ngày 07/7/2021 của Ủy ban nhân dân tỉnh Phú Yên"),
    (cite("30/2020/NĐ-CP"), "Nghị định 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ"),
    (cite("77/2031/NĐ-CP"), "Nghị định 77/2031/NĐ-CP của Chính phủ"),  # undated, not in the catalogue
    (cite("83/2015/QH13", type="L"), "Luật Ngân sách nhà nước 83/2015/QH13 ngày 25/6/2015 của Quốc hội"),
]


@pytest.mark.parametrize(("citation", "label"), STUBS)
def test_a_stub_is_named_for_people(citation: Citation, label: str, knowledge: Knowledge) -> None:
    plan = ("9/KH-UBND", date(2032, 1, 9), "UBND tỉnh Lạng Sơn") if "2031" in str(citation.number) else PLAN
    (stub,) = resolve(document(*plan, citation), knowledge).stubs
    assert stub.label == label


def test_stubs_stand_once_and_take_the_fullest_mention(knowledge: Knowledge) -> None:
    short = cite("11/2022/QĐ-UBND", None, "UBND tỉnh", type="QĐ")
    full = cite("11/2022/QĐ-UBND", date(2022, 3, 1), "Chủ tịch UBND tỉnh", type="QĐ")
    (stub,) = resolve(document(*PLAN, short, full, short), knowledge).stubs
    assert (stub.date, stub.issuer_text, stub.series, stub.type) == (date(2022, 3, 1), "Chủ tịch UBND tỉnh", "normative", "QĐ")


def test_an_official_letter_is_of_a_series_of_its_own(knowledge: Knowledge) -> None:
    (stub,) = resolve(document(*PLAN, cite("4519/VPCP-KTN", date(2014, 6, 17), "Văn phòng Chính phủ")), knowledge).stubs
    assert (stub.type, stub.series) == ("CV", "dispatch")


def ruled(knowledge: Knowledge, *rulings: Ruling, document_iri: str = f"{ELI}ubnd-tinh-phu-yen/ke-hoach/2023/30") -> Knowledge:
    return replace(knowledge, rulings=Rulings(by_document={document_iri: rulings}))


def ruling(means: str, *, start: int | None = None, end: int | None = None, quote: str = "") -> Ruling:
    return Ruling(start=start, end=end, quote=quote, means=means, decided_by="Nguyễn Văn A", decided_on=None, line=2)


def test_a_ruling_wins(knowledge: Knowledge) -> None:
    mention = cite("165/QĐ-TTg", date(2023, 2, 28), words="Quyết định số 165/QĐ-TTg", start=40)
    other = f"{ELI}ttg/quyet-dinh/2023/1"
    link = link_of(mention, ruled(knowledge, ruling(other, start=40, end=40 + len(mention.passage.text))))
    assert (link.target, link.rule) == (other, "ruling")
    assert link.reason.startswith("Nguyễn Văn A đã quyết định")


def test_a_ruling_on_words_holds_for_each_mention_with_them(knowledge: Knowledge) -> None:
    mention = cite(None, name="Đề án này", words="Đề án  này")
    found = ruled(knowledge, ruling(HELD.iri, quote="Đề án này"))
    assert [link.target for link in resolve(document(*PLAN, mention, mention), found).links] == [HELD.iri] * 2


def test_a_ruling_can_say_that_nothing_is_meant(knowledge: Knowledge) -> None:
    mention = cite("165/QĐ-TTg", date(2023, 2, 28), words="Quyết định số 165/QĐ-TTg")
    link = link_of(mention, ruled(knowledge, ruling("none", quote="Quyết định số 165/QĐ-TTg")))
    assert (link.target, link.state, link.candidates) == (None, State.UNRESOLVED, ())


def test_a_ruling_holds_under_a_former_iri(knowledge: Knowledge) -> None:
    mention = cite(None, name="Đề án này", words="Đề án này")
    found = ruled(knowledge, ruling(HELD.iri, quote="Đề án này"), document_iri=f"{BASE}id/vb/0123456789abcdef")
    assert link_of(mention, found).target == HELD.iri


def test_a_ruling_on_other_words_does_not_hold(knowledge: Knowledge) -> None:
    mention = cite("165/QĐ-TTg", date(2023, 2, 28), words="Quyết định số 165/QĐ-TTg", start=40)
    link = link_of(mention, ruled(knowledge, ruling("none", start=40, end=40 + len(mention.passage.text), quote="Quyết định số 164/QĐ-TTg")))
    assert link.state is State.STUB


def test_the_order_of_agencies_and_links_is_that_of_the_mentions(knowledge: Knowledge) -> None:
    mentions: Mentions = document(*PLAN, cite("30/2020/NĐ-CP"), cite("165/QĐ-TTg", date(2023, 2, 28)), agencies=("Sở Y tế", "Sở Tài chính"))
    resolution = resolve(mentions, knowledge)
    assert [link.citation for link in resolution.links] == [0, 1]
    assert [link.printed for link in resolution.agencies] == ["Sở Y tế", "Sở Tài chính"]
    assert [stub.iri for stub in resolution.stubs] == [link.target for link in resolution.links]


def test_what_a_commune_cites_of_its_province_is_known_before_the_commune_is(knowledge: Knowledge) -> None:
    """Before July 2025 a commune without its district may be one of several: its own papers stay open, those of the province do not."""
    cited = [cite("28/KH-UBND", date(2021, 1, 4), issuer, start=at * 50) for at, issuer in enumerate(("UBND tỉnh", "UBND huyện Phú Hòa", "UBND xã"))]
    plan = document("9/KH-UBND", date(2021, 3, 2), "UBND xã Hòa An", *cited, territory="tỉnh Phú Yên", agencies=("Các ban, ngành, đoàn thể",))
    resolution = resolve(plan, knowledge)
    assert [target(link) for link in resolution.links] == [
        "ubnd-tinh-phu-yen/ke-hoach/2021/28",
        "ubnd-huyen-phu-hoa-phu-yen/ke-hoach/2021/28",
        None,
    ]
    assert resolution.identity.provisional
    assert resolution.agencies[0].agency is None
