"""Who took over from whom: mergers, splits, two in a row, provinces of one name, and what is not known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.errors import ListError
from graph.lists import Lists, load_lists
from graph.model import Agency
from graph.resolve.agency.agencies import find_agency
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.directory import open_directory
from graph.succession import Successions, Way, predecessors_of, successors_of, went

BASE = "https://example.org/"
BODY = f"{BASE}id/co-quan/"
TODAY = date(2026, 11, 20)
DECREE_45 = "Nghị định 45/2025/NĐ-CP ngày 28/02/2025"
RESOLUTION_176 = "Nghị quyết 176/2025/QH15 ngày 18/02/2025"
RESOLUTION_202 = "Nghị quyết 202/2025/QH15 ngày 12/6/2025"


@pytest.fixture(scope="module")
def known(lists: Lists) -> Successions:
    return Successions(lists, BASE)


@pytest.fixture(scope="module")
def named(lists: Lists) -> dict[str, Agency]:
    directory = open_directory(lists, BASE)
    found = (find_agency(name, AgencyContext(), directory).existences for name, *_ in [*WAYS, *UNKNOWN, *UNCHANGED])
    return {one.agency.iri.removeprefix(BODY): one.agency for existences in found for one in existences}


def told(way: Way) -> tuple[str, ...]:
    """Write a way in short: the day and the body of each step."""
    return tuple(f"{step.day} {step.target.iri.removeprefix(BODY) if step.target else '?'}" for step in way)


WAYS = [  # a name, the existence that is meant, and the ways to the bodies of today
    ("Bộ Kế hoạch và Đầu tư", "bo-ke-hoach-va-dau-tu", [("2025-03-01 bo-tai-chinh~20250301",)]),
    ("Bộ Tài chính", "bo-tai-chinh", [("2025-03-01 bo-tai-chinh~20250301",)]),  # a new existence under the old name
    (  # two mergers in a row, the second into another province
        "Sở Kế hoạch và Đầu tư tỉnh Phú Yên",
        "so-ke-hoach-va-dau-tu-phu-yen",
        [("2025-03-01 so-tai-chinh-phu-yen~20250301", "2025-07-01 so-tai-chinh-dak-lak~20250701")],
    ),
    ("Sở Tài chính tỉnh Đắk Lắk", "so-tai-chinh-dak-lak~20250301", [("2025-07-01 so-tai-chinh-dak-lak~20250701",)]),
    ("Sở Tài chính tỉnh Hà Tĩnh", "so-tai-chinh-ha-tinh", [("2025-03-01 so-tai-chinh-ha-tinh~20250301",)]),  # a province that stayed
    (  # the merger of 2008, of which the day is not known, then the province's
        "Sở Công nghiệp tỉnh Quảng Nam",
        "so-cong-nghiep-quang-nam",
        [("None so-cong-thuong-quang-nam", "2025-07-01 so-cong-thuong-da-nang~20250701")],
    ),
    (  # a province that changed its name and kind, then the departments' mergers
        "Sở Giao thông vận tải tỉnh Thừa Thiên Huế",
        "so-giao-thong-van-tai-thua-thien-hue",
        [("2025-01-01 so-giao-thong-van-tai-hue", "2025-03-01 so-xay-dung-hue~20250301")],
    ),
    (  # one name, three legal existences
        "UBND tỉnh Đồng Nai",
        "ubnd-tinh-dong-nai",
        [("2025-07-01 ubnd-tinh-dong-nai~20250701", "2026-04-30 ubnd-thanh-pho-dong-nai")],
    ),
    ("Tỉnh ủy Bình Dương", "tinh-uy-binh-duong", [("2025-07-01 thanh-uy-ho-chi-minh~20250701",)]),  # a city's committee has another name
    (  # split among three
        "Bộ Thông tin và Truyền thông",
        "bo-thong-tin-va-truyen-thong",
        [("2025-03-01 bo-khoa-hoc-va-cong-nghe~20250301",), ("2025-03-01 bo-van-hoa-the-thao-va-du-lich",), ("2025-03-01 bo-cong-an",)],
    ),
    (  # a part that was parted again goes only where that part went
        "Bộ Văn hóa - Thông tin",
        "bo-van-hoa-thong-tin",
        [
            ("2007-07-31 bo-van-hoa-the-thao-va-du-lich",),
            ("2007-07-31 bo-thong-tin-va-truyen-thong", "2025-03-01 bo-van-hoa-the-thao-va-du-lich"),
        ],
    ),
]
UNKNOWN = [  # a name, the existence, the step that leads nowhere, and words of the reason
    ("Sở Du lịch tỉnh Kiên Giang", "so-du-lich-kien-giang", ("2025-07-01 ?",), "tỉnh Kiên Giang thành tỉnh An Giang"),  # not every province has one
    ("UBND huyện Bình Sơn, tỉnh Quảng Ngãi", "ubnd-huyen-binh-son-quang-ngai", ("2025-07-01 ?",), "cấp huyện kết thúc"),
    ("UBND xã Hòa Vang, huyện Đông Hải, tỉnh Bạc Liêu", "ubnd-xa-hoaf-vang-huyen-dong-hai-bac-lieu", ("2025-07-01 ?",), "cấp xã được sắp xếp"),
    ("Ban Dân tộc tỉnh Cao Bằng", "ban-dan-toc-cao-bang", ("2025-03-01 ?",), "nơi thành lập sở này"),
    ("Sở Giao thông vận tải Thành phố Hồ Chí Minh", "so-giao-thong-van-tai-ho-chi-minh", ("2025-03-01 ?",), "Sở Giao thông công chánh"),
    ("Trung tâm Khuyến nông tỉnh Phú Yên", "trung-tam-khuyen-nong-phu-yen", ("2025-07-01 ?",), "tỉnh Phú Yên thành tỉnh Đắk Lắk"),
    ("Kho bạc Nhà nước tỉnh Cao Bằng", "kho-bac-nha-nuoc-tinh-cao-bang", ("2025-03-01 ?",), "khu vực"),
    ("Phòng Tổng hợp, Sở Kế hoạch và Đầu tư tỉnh Lạng Sơn", "phong-tong-hop-so-ke-hoach-va-dau-tu-lang-son", ("2025-03-01 ?",), "cơ quan cấp trên"),
]
UNCHANGED = [
    ("Bộ Công Thương", "bo-cong-thuong"),
    ("Sở Tư pháp tỉnh Lạng Sơn", "so-tu-phap-lang-son"),
    ("UBND xã Hòa Vang, tỉnh Lạng Sơn", "ubnd-xa-hoaf-vang-lang-son"),  # a commune of the time without districts
    ("Trung tâm Khuyến nông tỉnh Lạng Sơn", "trung-tam-khuyen-nong-lang-son"),
    ("Sở Tài chính tỉnh Đắk Lắk", "so-tai-chinh-dak-lak~20250701"),
]


@pytest.mark.parametrize(("_name", "slug", "expected"), WAYS, ids=[row[1] for row in WAYS])
def test_ways_to_the_bodies_of_today(known: Successions, named: dict[str, Agency], _name: str, slug: str, expected: list[tuple[str, ...]]) -> None:
    assert [told(way) for way in successors_of(named[slug], TODAY, known)] == expected


@pytest.mark.parametrize(("_name", "slug", "expected", "why"), UNKNOWN, ids=[row[1] for row in UNKNOWN])
def test_what_is_not_known_is_said(known: Successions, named: dict[str, Agency], _name: str, slug: str, expected: tuple[str, ...], why: str) -> None:
    (way,) = successors_of(named[slug], TODAY, known)
    assert (told(way), way[-1].kind) == (expected, "unknown")
    assert why in way[-1].note and way[-1].basis


@pytest.mark.parametrize(("_name", "slug"), UNCHANGED, ids=[row[1] for row in UNCHANGED])
def test_no_step_where_no_change_is_known(known: Successions, named: dict[str, Agency], _name: str, slug: str) -> None:
    assert successors_of(named[slug], TODAY, known) == ()


def test_each_step_has_its_basis_and_each_part_says_what_went(known: Successions, named: dict[str, Agency]) -> None:
    (way,) = successors_of(named["so-ke-hoach-va-dau-tu-phu-yen"], TODAY, known)
    assert [(step.kind, step.basis) for step in way] == [("whole", DECREE_45), ("whole", RESOLUTION_202)]
    ways = successors_of(named["bo-thong-tin-va-truyen-thong"], TODAY, known)
    assert [way[0].what.split(", ")[0] for way in ways] == ["bưu chính", "báo chí", "an toàn thông tin mạng"]
    assert {way[0].basis for way in ways} == {RESOLUTION_176}
    assert went(successors_of(named["bo-van-hoa-thong-tin"], TODAY, known)[1]) == "báo chí, xuất bản"


def test_the_day_decides(known: Successions, named: dict[str, Agency]) -> None:
    body = named["so-ke-hoach-va-dau-tu-phu-yen"]
    assert successors_of(body, date(2025, 2, 28), known) == ()
    assert [told(way) for way in successors_of(body, date(2025, 6, 30), known)] == [("2025-03-01 so-tai-chinh-phu-yen~20250301",)]


def test_whose_tasks_a_body_has(known: Successions, named: dict[str, Agency]) -> None:
    ways = predecessors_of(named["so-tai-chinh-dak-lak~20250701"], TODAY, known)
    assert {way[0].source.iri.removeprefix(BODY) for way in ways} == {
        f"{family}-{province}{founded}"
        for province in ("dak-lak", "phu-yen")
        for family, founded in (("so-tai-chinh", ""), ("so-tai-chinh", "~20250301"), ("so-ke-hoach-va-dau-tu", ""))
    }
    assert all(way[-1].target and way[-1].target.iri == f"{BODY}so-tai-chinh-dak-lak~20250701" for way in ways)
    assert predecessors_of(named["so-tai-chinh-dak-lak~20250701"], date(2025, 6, 30), known) == ()


def test_both_directions_agree(known: Successions, lists: Lists) -> None:
    for slug in ("phu-yen", "dak-lak~20250701", "ho-chi-minh", "hue"):
        for body in known.of_province(slug).values():
            for step in known.steps_from(body.agency):
                assert step.target is None or step in known.steps_to(step.target), body.agency.iri


def test_a_group_has_no_successor(known: Successions) -> None:
    group = Agency(iri=f"{BODY}so-tai-chinh-phu-yen", label="các sở", level="department", is_group=True)
    assert successors_of(group, TODAY, known) == ()


@pytest.mark.parametrize("row", ["a,b,,,all,,x,,x", "a,b,,,part,,x,,x", "a,b,,,whole,văn hóa,x,,x", "a,b,,2025-13-01,whole,,x,,x"])
def test_a_row_that_contradicts_itself_is_refused(tmp_path: Path, row: str) -> None:
    for path in (Path(__file__).parents[2] / "data" / "lists").glob("*.csv"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / "successions.csv").write_text(f"predecessor,successor,territory,first,kind,what,basis,note,source\n{row}\n", "utf-8")
    with pytest.raises(ListError, match="successions"):
        load_lists(tmp_path)
