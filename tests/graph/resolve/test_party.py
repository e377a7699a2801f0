"""Party bodies inside organisations, names that carry the President's, and bodies of the centre: each is itself, or unresolved."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Literal

import pytest

from graph.model import State
from graph.resolve import Knowledge, identify, resolve
from graph.resolve.agency.agencies import resolve_agency
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.directory import Directory
from tests.graph.resolve.mentions import cite, document

MakeContext = Callable[..., AgencyContext]
CENTRE = ("Bộ Chính trị", "", date(2025, 6, 3))
PROVINCE = ("Tỉnh ủy Lạng Sơn", "lang-son", date(2023, 6, 3))
COMMUNE = "Ủy ban nhân dân xã Tân Đoàn"

NAMES = [
    # of the organisation, never the organisation
    (PROVINCE, "Ban cán sự đảng Ủy ban nhân dân tỉnh", "ban-can-su-dang-ubnd-tinh-lang-son", "Ban cán sự đảng Ủy ban nhân dân tỉnh Lạng Sơn"),
    (PROVINCE, "Tập thể Ban cán sự đảng UBND tỉnh", "ban-can-su-dang-ubnd-tinh-lang-son", None),  # organ and abbreviation
    (PROVINCE, "Bí thư Ban cán sự đảng Bộ Xây dựng", "ban-can-su-dang-bo-xay-dung", "Ban cán sự đảng Bộ Xây dựng"),  # who heads it
    (PROVINCE, "Ban cán sự đảng Thanh tra Chính phủ", "ban-can-su-dang-thanh-tra-chinh-phu", None),
    (PROVINCE, "Đảng đoàn HĐND tỉnh", "dang-doan-hdnd-tinh-lang-son", "Đảng đoàn Hội đồng nhân dân tỉnh Lạng Sơn"),
    (PROVINCE, "Đảng đoàn Quốc hội", "dang-doan-quoc-hoi", None),  # in the lists
    (PROVINCE, "Đảng ủy Sở Xây dựng", "dang-uy-so-xay-dung-lang-son", "Đảng ủy Sở Xây dựng tỉnh Lạng Sơn"),
    (PROVINCE, "Ban Chấp hành Đảng bộ UBND tỉnh", "dang-uy-ubnd-tinh-lang-son", None),  # the members' committee is the Đảng ủy
    (PROVINCE, "Đảng uỷ Công an tỉnh", "dang-uy-cong-an-tinh-lang-son", None),  # the other place of the mark
    (PROVINCE, "Đảng ủy Khối các cơ quan tỉnh", "dang-uy-khoi-cac-co-quan-lang-son", "Đảng ủy Khối các cơ quan tỉnh Lạng Sơn"),
    (PROVINCE, "Đảng ủy Khối doanh nghiệp tỉnh", "dang-uy-khoi-doanh-nghiep-lang-son", None),  # not the same
    (PROVINCE, "Đảng ủy các cơ quan Đảng tỉnh", "dang-uy-cac-co-quan-dang-lang-son", None),  # “các” within the name of one body
    (PROVINCE, "Đảng ủy Quân khu", None, None),  # not known
    (PROVINCE, "Ban cán sự đảng", None, None),  # whose?
    (PROVINCE, "Đảng ủy", None, None),
    (PROVINCE, "Đảng bộ tỉnh", "tinh-uy-lang-son", None),  # a territory's own committee
    # the centre's
    (CENTRE, "Đảng uỷ Chính phủ", "dang-uy-chinh-phu", None),
    (CENTRE, "Đảng uỷ Mặt trận Tổ quốc, các đoàn thể Trung ương", "dang-uy-mat-tran-to-quoc-cac-doan-the-trung-uong", None),
    (CENTRE, "Đảng ủy các cơ quan Đảng Trung ương", "dang-uy-cac-co-quan-dang-trung-uong", None),
    (CENTRE, "Đảng ủy Viện kiểm sát nhân dân tối cao", "dang-uy-vien-kiem-sat-nhan-dan-toi-cao", "Đảng ủy Viện kiểm sát nhân dân tối cao"),
    (CENTRE, "Đảng uỷ Quân khu", None, None),  # the Politburo has no such unit
    (CENTRE, "Văn phòng", None, None),
    (CENTRE, "Bệnh viện đa khoa tỉnh", None, None),  # a province's, of none that is named
    (CENTRE, "Mặt trận Tổ quốc Việt Nam", "uy-ban-trung-uong-mat-tran-to-quoc-viet-nam", None),  # in the centre's paper, the centre's
    (PROVINCE, "Mặt trận Tổ quốc Việt Nam", "uy-ban-mat-tran-to-quoc-viet-nam-tinh-lang-son", None),
    (CENTRE, "Mặt trận Tổ quốc Việt Nam tỉnh", None, None),  # of none that is named
    (CENTRE, "Hội đồng Dân tộc", "hoi-dong-dan-toc", None),
    (PROVINCE, "Thường trực HĐND tỉnh", "thuong-truc-hdnd-tinh-lang-son", "Thường trực Hội đồng nhân dân tỉnh Lạng Sơn"),
    # the President's name
    (PROVINCE, "Học viện Chính trị quốc gia Hồ Chí Minh", "hoc-vien-chinh-tri-quoc-gia-ho-chi-minh", "Học viện Chính trị quốc gia Hồ Chí Minh"),
    (PROVINCE, "Ban Quản lý Lăng Chủ tịch Hồ Chí Minh", "ban-quan-ly-lang-chu-tich-ho-chi-minh", "Ban Quản lý Lăng Chủ tịch Hồ Chí Minh"),
    (PROVINCE, "Bảo tàng Hồ Chí Minh", None, None),  # neither the city's nor this province's
    (CENTRE, "Trường Thiếu sinh quân Hồ Chí Minh", None, None),
    (PROVINCE, "Thành ủy TP. Hồ Chí Minh", "thanh-uy-ho-chi-minh", "Thành ủy Thành phố Hồ Chí Minh"),  # the city, by its kind
    (PROVINCE, "Ban Tổ chức Thành ủy TP. Hồ Chí Minh", "ban-to-chuc-tinh-uy-ho-chi-minh", "Ban Tổ chức Thành ủy Thành phố Hồ Chí Minh"),
    # labels as printed
    (PROVINCE, "Đại học Bách khoa Hà Nội", "dai-hoc-bach-khoa-ha-noi", "Đại học Bách khoa Hà Nội"),
    (PROVINCE, "Báo Cao Bằng", "bao-cao-bang", "Báo Cao Bằng"),
    (PROVINCE, "Bệnh viện đa khoa tỉnh", "benh-vien-da-khoa-lang-son", "Bệnh viện đa khoa tỉnh Lạng Sơn"),  # the kind is printed
    (
        PROVINCE,
        "Trung tâm Văn hóa - Thể thao huyện Cao Lộc",
        "trung-tam-van-hoa-the-thao-huyen-cao-loc-lang-son",
        "Trung tâm Văn hóa - Thể thao huyện Cao Lộc, tỉnh Lạng Sơn",
    ),  # the dash
    (
        PROVINCE,
        "Trung tâm Văn hóa, Thể thao và Du lịch",
        "trung-tam-van-hoa-the-thao-va-du-lich-lang-son",
        "Trung tâm Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn",
    ),  # the comma
    (PROVINCE, "Tổng công ty Xây dựng Hạ tầng", None, None),  # works in many provinces
    # the whole country's, whoever names it
    (PROVINCE, "Ban Chỉ đạo Trung ương về phòng chống thiên tai", "ban-chi-dao-trung-uong-ve-phong-chong-thien-tai", None),
    (PROVINCE, "Ban Chỉ đạo Trung ương", None, None),  # which?
    (PROVINCE, "Học viện Hành chính Quốc gia", None, None),
    (PROVINCE, "Hội đồng Thẩm định quốc gia", None, None),
    (PROVINCE, "Quỹ Quốc gia về đổi mới", None, None),
    (PROVINCE, "Ban Chỉ đạo các chương trình mục tiêu quốc gia", "ban-chi-dao-cac-chuong-trinh-muc-tieu-quoc-gia-lang-son", None),
    (PROVINCE, "Bệnh viện Nhi Trung ương", None, None),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("where", "printed", "expected", "label"), NAMES)
def test_each_body_is_itself(
    where: tuple[str, str, date],
    printed: str,
    expected: str | None,
    label: str | None,
    form: Literal["NFC", "NFD"],
    context_of: MakeContext,
    directory: Directory,
) -> None:
    link = resolve_agency(unicodedata.normalize(form, printed), context_of(*where), directory)
    found = link.agency.iri.rpartition("/id/")[2] if link.agency else None
    assert found == (expected and f"co-quan/{expected}"), link.reason
    assert label is None or (link.agency and link.agency.label == label)
    assert link.agency is None or link.agency.parent is None or "bo-chinh-tri" not in link.agency.parent


def test_the_party_committee_of_a_commune_and_its_office_are_its_own(knowledge: Knowledge) -> None:
    printed = ("Đảng ủy", "Văn phòng Đảng uỷ", "Văn phòng Đảng ủy xã Tân Đoàn")
    for number, issuer in (("9/KH-UBND", COMMUNE), ("9-KH/ĐU", "Đảng ủy xã Tân Đoàn")):
        mentions = document(number, date(2025, 9, 3), issuer, territory="tỉnh Lạng Sơn", agencies=printed)
        committee, office, named = (link.agency for link in resolve(mentions, knowledge).agencies)
        assert committee and committee.iri.endswith("/dang-uy-xa-taan-ddoanf-lang-son")
        assert named and named.iri.endswith("/van-phong-dang-uy-xa-taan-ddoanf-lang-son")
        assert office == (named if "ĐU" in number else None)  # in the People's Committee's plan it is not the issuer's


REGISTERS = [
    ("33-NQ/BCSĐ", "Ban cán sự đảng Bộ Xây dựng", "ban-can-su-dang-bo-xay-dung/nghi-quyet/2022/33"),
    ("33/NQ-BCSĐ", "Bộ Xây dựng", None),  # the ministry's own register has no such symbol
    ("33-NQ/ĐU", "Đảng ủy Sở Y tế", "dang-uy-so-y-te-lang-son/nghi-quyet/2022/33"),
    ("33-NQ/ĐUK", "Đảng ủy Khối các cơ quan tỉnh", "dang-uy-khoi-cac-co-quan-lang-son/nghi-quyet/2022/33"),
    ("33-NQ/TU", "Ban cán sự đảng UBND tỉnh", None),  # another register
    ("33-NQ/HNDTW", "Ban Chấp hành Trung ương", "trung-uong-hoi-nong-dan-viet-nam/nghi-quyet/2022/33"),  # the organisation's own
    ("33-NQ/HNDTW", "Ban Chấp hành Trung ương Đảng", None),  # the Party's does not number there
    ("33-NQ/HND", "Ban Chấp hành Trung ương", None),  # nor in a register that is not known
    ("33-NQ/TW", "Đảng ủy Chính phủ", None),  # which has its own
    ("33-NQ/ĐU", "Đảng ủy", None),
    ("33/NQ-HĐND", "Thường trực Hội đồng nhân dân tỉnh", "hdnd-tinh-lang-son/nghi-quyet/2022/33"),  # the Council's register
    ("33/NQ-UBND", "Thường trực Hội đồng nhân dân tỉnh", None),
    ("33-NQ/ĐU", "các đảng ủy trực thuộc tỉnh", None),  # several issue nothing together
]


@pytest.mark.parametrize(("number", "issuer", "expected"), REGISTERS)
def test_a_party_body_has_its_own_register(number: str, issuer: str, expected: str | None, knowledge: Knowledge) -> None:
    plan = document("9/KH-UBND", date(2024, 3, 2), "UBND tỉnh Lạng Sơn", cite(number, date(2022, 5, 4), issuer, type="NQ"))
    (link,) = resolve(plan, knowledge).links
    assert (link.target and link.target.partition("/eli/vn/")[2]) == expected, link.reason
    assert expected or link.state is State.UNRESOLVED


def test_the_central_committee_of_a_mass_organisation_is_not_the_partys(knowledge: Knowledge) -> None:
    mentions = document("5-KH/HNDTW", date(2023, 3, 2), "Ban Chấp hành Trung ương")
    identity, issuer = identify(mentions, knowledge)
    assert identity.stub.iri.endswith("/eli/vn/trung-uong-hoi-nong-dan-viet-nam/ke-hoach/2023/5")
    assert issuer and issuer.agency and issuer.agency.label == "Trung ương Hội Nông dân Việt Nam"


def test_the_register_of_the_partys_centre_names_none_of_its_bodies(knowledge: Knowledge) -> None:
    plan = document("9/KH-UBND", date(2024, 3, 2), "UBND tỉnh Lạng Sơn", cite("61-KL/TW", date(2023, 8, 17), type="KL"))
    (stub,) = resolve(plan, knowledge).stubs
    assert (stub.iri.partition("/eli/vn/")[2], stub.issuer, stub.label) == (
        "trung-uong-dang/ket-luan/2023/61",
        None,
        "Kết luận 61-KL/TW ngày 17/8/2023",
    )


ISSUERS = [
    ("33-NQ/BCSĐ", "Bộ Xây dựng", "ban-can-su-dang-bo-xay-dung"),  # the letterhead's second line alone
    ("33-NQ/BCSĐ", "Ban cán sự đảng Bộ Xây dựng", "ban-can-su-dang-bo-xay-dung"),
    ("33/NQ-BXD", "Bộ Xây dựng", "bo-xay-dung"),
    ("33/NQ-ĐHQGHN", "Đại học Quốc gia Hà Nội", "dai-hoc-quoc-gia-ha-noi"),
]


@pytest.mark.parametrize(("number", "issuer", "expected"), ISSUERS)
def test_the_number_tells_which_body_of_an_organisation_issued(number: str, issuer: str, expected: str, knowledge: Knowledge) -> None:
    mentions = document(number, date(2022, 3, 2), issuer, cite("12/QĐ-UBND", date(2021, 2, 3)), type="NQ", place="Hà Nội", agencies=("Sở Y tế",))
    identity, found = identify(mentions, knowledge)
    assert identity.stub.iri.endswith(f"/eli/vn/{expected}/nghi-quyet/2022/33")
    assert found and found.agency and found.agency.iri.endswith(f"/{expected}")
    resolution = resolve(mentions, knowledge)
    assert (resolution.links[0].target, resolution.agencies[0].agency) == (None, None)  # none of them is the city's
