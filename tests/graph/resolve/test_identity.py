"""Which document a reading is of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.model import SELF, Citation, CopyState, Mentions, Predicate
from graph.resolve import Knowledge, identify, resolve
from graph.resolve.ledger import Ledger
from tests.graph.resolve.mentions import BASE, cite, document, relate, stated

PROVISIONAL = f"{BASE}id/vb/0123456789abcdef"

FULL = [
    ("222/KH-UBND", date(2023, 12, 28), "Ủy ban nhân dân tỉnh Quảng Nam", "ubnd-tinh-quang-nam/ke-hoach/2023/222"),
    ("05/KH-UBND", date(2025, 8, 1), "Ủy ban nhân dân tỉnh Quảng Ngãi", "ubnd-tinh-quang-ngai~20250701/ke-hoach/2025/5"),  # the merged province
    ("05/KH-UBND", date(2025, 6, 1), "Ủy ban nhân dân tỉnh Quảng Ngãi", "ubnd-tinh-quang-ngai/ke-hoach/2025/5"),  # the one before, same year
    ("12/KH-UBND", date(2024, 3, 1), "Ủy ban nhân dân huyện Bình Sơn, tỉnh Quảng Ngãi", "ubnd-huyen-binh-son-quang-ngai/ke-hoach/2024/12"),
    ("45/KH-SCT", date(2022, 3, 1), "Sở Công Thương tỉnh Phú Yên", "so-cong-thuong-phu-yen/ke-hoach/2022/45"),
    ("30-KH/TU", date(2022, 3, 1), "Tỉnh ủy Phú Yên", "tinh-uy-phu-yen/ke-hoach/2022/30"),
    ("30-KH/TU", date(2020, 11, 5), "Tỉnh ủy Phú Yên", "tinh-uy-phu-yen/ke-hoach/2020-11-05/30"),  # the year in which a term ends
    ("12-KH/HU", date(2022, 3, 1), "Huyện ủy Bình Sơn, tỉnh Quảng Ngãi", "huyen-uy-binh-son-quang-ngai/ke-hoach/2022/12"),
    ("1971/KH-BCT", date(2023, 8, 2), "Bộ Công Thương", "bo-cong-thuong/ke-hoach/2023/1971"),
    ("7/KH-BTC", date(2025, 4, 2), "Bộ Tài chính", "bo-tai-chinh~20250301/ke-hoach/2025/7"),
    ("66/KH-UBND", date(2024, 3, 1), "Ủy ban nhân dân Thành phố Hồ Chí Minh", "ubnd-thanh-pho-ho-chi-minh/ke-hoach/2024/66"),
    ("8/KH-UBND", date(2025, 9, 1), "Ủy ban nhân dân xã Tân Thạnh, tỉnh Tây Ninh", "ubnd-xa-taan-thanhj-tay-ninh/ke-hoach/2025/8"),
]


@pytest.mark.parametrize(("number", "day", "issuer", "expected"), FULL)
def test_number_date_and_issuer_make_an_iri(number: str, day: date, issuer: str, expected: str, knowledge: Knowledge) -> None:
    identity, link = identify(document(number, day, issuer), knowledge)
    assert identity.stub.iri == f"{BASE}eli/vn/{expected}"
    assert (identity.provisional, identity.former) == (False, (PROVISIONAL,))
    assert link is not None and link.agency == identity.stub.issuer


def test_an_issuer_without_province_takes_the_headers_or_the_place_of_issue(knowledge: Knowledge) -> None:
    of_place = document("45/KH-SCT", date(2022, 3, 1), "Sở Công Thương", place="Phú Yên")
    of_header = document("45/KH-SCT", date(2022, 3, 1), "Sở Công Thương", territory="tỉnh Phú Yên")
    expected = f"{BASE}eli/vn/so-cong-thuong-phu-yen/ke-hoach/2022/45"
    assert [identify(mentions, knowledge)[0].stub.iri for mentions in (of_place, of_header)] == [expected] * 2


PROVISIONAL_CASES = [
    (document(None, date(2023, 1, 5), "Ủy ban nhân dân tỉnh Phú Yên"), "không có số"),  # no number in the text
    (document("/KH-SCT", date(2021, 7, 29), "Sở Công Thương tỉnh Phú Yên", state=CopyState.BLANK_NUMBER), "để trống số"),
    (document("12/KH-UBND", None, "Ủy ban nhân dân tỉnh Phú Yên"), "không có ngày"),  # the year is not known
    (document("12/KH-UBND", date(2023, 1, 5)), "không ghi cơ quan ban hành"),  # which committee?
    (document("12/KH-UBND", date(2023, 1, 5), "Ủy ban nhân dân huyện", territory="tỉnh Phú Yên"), "không nêu tên huyện"),
    (document("12/KH-UBND", date(2023, 1, 5), "Ủy ban nhân dân tỉnh"), "chưa xác định được"),  # of which province?
    (document("12/KH-UBND", date(2023, 1, 5), "Sở Công Thương tỉnh Phú Yên"), "không phải của"),  # number and issuer disagree
    (document("12/KH-BCT", date(2023, 1, 5), "Sở Công Thương tỉnh Phú Yên"), "nhưng văn bản ghi"),
]


@pytest.mark.parametrize(("mentions", "missing"), PROVISIONAL_CASES)
def test_without_one_of_them_the_iri_hangs_on_the_text(mentions: Mentions, missing: str, knowledge: Knowledge) -> None:
    identity, _ = identify(mentions, knowledge)
    assert (identity.stub.iri, identity.provisional, identity.former) == (PROVISIONAL, True, ())
    assert missing in identity.reason


def test_a_number_can_name_its_issuer(knowledge: Knowledge) -> None:
    identity, link = identify(document("12/QĐ-TTg", date(2023, 1, 5), type="QĐ"), knowledge)
    assert identity.stub.iri == f"{BASE}eli/vn/ttg/quyet-dinh/2023/12"
    assert link is None


def test_a_number_with_its_year_needs_no_date(knowledge: Knowledge) -> None:
    identity, _ = identify(document("11/2022/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Phú Yên", type="QĐ"), knowledge)
    assert identity.stub.iri == f"{BASE}eli/vn/ubnd-tinh-phu-yen/quyet-dinh-qppl/2022/11"


def test_a_number_of_the_year_of_the_merger_needs_the_date(knowledge: Knowledge) -> None:
    identity, _ = identify(document("11/2025/QĐ-UBND", None, "Ủy ban nhân dân tỉnh Quảng Ngãi", type="QĐ"), knowledge)
    assert identity.provisional
    assert "trước hay sau sắp xếp" in identity.reason


def test_an_annex_is_named_after_its_decision(knowledge: Knowledge) -> None:
    decision = cite("25/QĐ-UBND", date(2014, 1, 8), "Chủ tịch UBND tỉnh Phú Yên", words="Quyết định số 25/QĐ-UBND")
    mentions = document(
        None,
        None,
        "Ủy ban nhân dân tỉnh Phú Yên",
        decision,
        relations=(relate(0, Predicate.PROMULGATES, SELF),),
        state=CopyState.ANNEXED,
    )
    identity, _ = identify(mentions, knowledge)
    assert identity.stub.iri == f"{BASE}eli/vn/ubnd-tinh-phu-yen/quyet-dinh/2014/25/ke-hoach"
    assert identity.reason == "ban hành kèm theo Quyết định 25/QĐ-UBND ngày 08/01/2014 của Ủy ban nhân dân tỉnh Phú Yên"


def test_an_annex_of_an_undated_decision_is_provisional(knowledge: Knowledge) -> None:
    decision = cite("25/QĐ-UBND", None, "UBND tỉnh Phú Yên", words="Quyết định số 25/QĐ-UBND")
    mentions = document(None, None, "UBND tỉnh Phú Yên", decision, relations=(relate(0, Predicate.PROMULGATES, SELF),), state=CopyState.ANNEXED)
    assert identify(mentions, knowledge)[0].provisional


def test_the_ledger_gives_the_canonical_iri_and_the_former_ones(knowledge: Knowledge) -> None:
    canonical = f"{BASE}eli/vn/ubnd-tinh-phu-yen/ke-hoach/2023/12"
    ledger = Ledger(targets={PROVISIONAL: canonical}, aliases={canonical: (PROVISIONAL,)})
    from_ledger = Knowledge(lists=knowledge.lists, directory=knowledge.directory, catalogue=knowledge.catalogue, ledger=ledger)
    identity, _ = identify(document(None, None, "Ủy ban nhân dân tỉnh Phú Yên"), from_ledger)
    assert (identity.stub.iri, identity.provisional, identity.former) == (canonical, False, (PROVISIONAL,))


LABELS = [
    (document("222/KH-UBND", date(2023, 12, 28), "UBND tỉnh Phú Yên"), "Kế hoạch 222/KH-UBND ngày 28/12/2023 của Ủy ban nhân dân tỉnh Phú Yên"),
    (document(None, None, "UBND tỉnh Phú Yên", title="Phát triển thư viện"), "Kế hoạch phát triển thư viện của Ủy ban nhân dân tỉnh Phú Yên"),
    (document(None, None, None, title="Kế hoạch phát triển thư viện"), "Kế hoạch phát triển thư viện"),
    (document(None, None, None, title="HTX kiểu mới"), "Kế hoạch HTX kiểu mới"),  # its capitals are a name's
    (document(None, None, None), "Kế hoạch"),
    (document(None, None, None, type=None), "Văn bản"),
]


@pytest.mark.parametrize(("mentions", "label"), LABELS)
def test_people_read_a_label(mentions: Mentions, label: str, knowledge: Knowledge) -> None:
    assert identify(mentions, knowledge)[0].stub.label == label


UNDATED = [
    # what bounds the days of an undated document: the bodies it gives work, what it cites, the end of its period
    (("Sở Kế hoạch và Đầu tư", "Sở Tài chính"), (), None, "so-tai-chinh-phu-yen"),  # before March 2025
    (("Sở Nông nghiệp và Môi trường", "Sở Tài chính"), (), None, "so-tai-chinh-phu-yen~20250301"),  # since
    (("Sở Tài chính",), (cite("57-NQ/TW", date(2025, 4, 1), "Bộ Chính trị"),), None, "so-tai-chinh-phu-yen~20250301"),
    (("Sở Tài chính",), (), (2021, 2024), "so-tai-chinh-phu-yen"),
    (("Sở Tài chính",), (), (2021, 2025), None),  # before or after?
    (("Sở Tài chính",), (), None, None),
]


@pytest.mark.parametrize(("agencies", "citations", "period", "expected"), UNDATED)
def test_an_undated_document_has_the_days_that_nothing_rules_out(
    agencies: tuple[str, ...], citations: tuple[Citation, ...], period: tuple[int, int] | None, expected: str | None, knowledge: Knowledge
) -> None:
    mentions = document(None, None, "Ủy ban nhân dân tỉnh Phú Yên", *citations, agencies=agencies, period=period)
    link = resolve(mentions, knowledge).agencies[-1]
    assert (link.agency.iri if link.agency else None) == (expected and f"{BASE}id/co-quan/{expected}")


def test_the_type_word_of_the_header_tells_rules_from_decision(knowledge: Knowledge) -> None:
    mentions = document("09-QĐ/TU", date(2022, 3, 1), "Tỉnh ủy Phú Yên")
    found = []
    for words in ("QUYẾT ĐỊNH", "QUY ĐỊNH"):
        typed = replace(mentions, header=replace(mentions.header, type=stated("QĐ", words)))
        found.append(identify(typed, knowledge)[0].stub.iri)
    assert found == [f"{BASE}eli/vn/tinh-uy-phu-yen/{kind}/2022/9" for kind in ("quyet-dinh", "quy-dinh")]
