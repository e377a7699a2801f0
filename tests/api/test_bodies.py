"""Tasks of bodies that no longer exist: lists, pages and chains name the body of today, with the legal basis."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.config import Settings
from tests.api.conftest import TEXTS, Served, make_store, serve
from tests.api.test_pages import BROWSER, Page

BASE = "https://w3id.org/vnplan/"
PLAN = "eli/vn/ubnd-tinh-phu-yen/ke-hoach/2023/7"
FINANCE = "id/co-quan/so-tai-chinh-dak-lak~20250701"


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(Settings(store=make_store(tmp_path_factory.mktemp("merged"), TEXTS / "mergers.trig"), workers=1)) as found:
        yield found


LISTS = [  # address, how many
    ("/tasks?agency=So+tai+chinh+Dak+Lak", 3),
    ("/tasks?agency=So+tai+chinh+Dak+Lak&as_named=true", 1),
    (f"/tasks?agency={BASE}{FINANCE}", 3),
    (f"/tasks?agency={BASE}{FINANCE}&as_named=true", 1),
    ("/documents?agency=UBND+tinh+Dak+Lak", 2),
    ("/documents?agency=UBND+tinh+Dak+Lak&as_named=true", 1),
]


@pytest.mark.parametrize(("address", "total"), LISTS)
def test_lists_find_the_tasks_of_those_before(merged: Served, address: str, total: int) -> None:
    assert merged.client.get(address).json()["total"] == total


def test_a_task_says_who_has_it_today(merged: Served) -> None:
    item = merged.client.get("/tasks?q=danh+muc+dau+tu").json()["items"][0]
    (body,) = item["assignments"][0]["now"]
    assert (body["label"], body["since"], body["kind"]) == ("Sở Tài chính tỉnh Đắk Lắk", "2025-07-01", "whole")
    assert "Nghị quyết 202/2025/QH15 ngày 12/6/2025" in body["basis"]


def test_chains_are_sifted_by_the_body_of_today(merged: Served) -> None:
    found = [
        {node["locator"] for node in merged.client.get("/trace", params=params).json()["nodes"] if node["kind"] == "task"}
        for narrow in ({}, {"as_named": "true"})
        for params in [{"key": BASE + PLAN, "agency": "Sở Tài chính Đắk Lắk", "kind": "task", **narrow}]
    ]
    assert found == [{"I.1", "I.2"}, set()]


PAGES = [
    (f"/{PLAN}/nv/I.1.html", ("nay là", "Sở Tài chính tỉnh Đắk Lắk", "Nghị định 45/2025/NĐ-CP", "báo chí, xuất bản")),
    (f"/{PLAN}/nv/I.4.html", ("nay chưa rõ", "cấp huyện kết thúc hoạt động", "203/2025/QH15")),
    ("/tasks", ("nay là", "nay thuộc 5 cơ quan", "nay chưa rõ", "chỉ đúng tên")),
    ("/tasks?agency=So+tai+chinh+Dak+Lak&as_named=true", ("1 nhiệm vụ", "checked")),
    ("/id/co-quan/so-ke-hoach-va-dau-tu-phu-yen.html", ("nay là", "Sắp xếp tổ chức", "1/3/2025", "202/2025/QH15")),
    ("/id/co-quan/so-lao-dong-thuong-binh-va-xa-hoi-phu-yen.html", ("giảm nghèo", "Công an tỉnh Đắk Lắk")),
    (f"/{FINANCE}.html", ("Sắp xếp tổ chức", "thêm 2 nhiệm vụ", "Sở Tài chính tỉnh Phú Yên")),
    ("/trace", ("chỉ đúng tên",)),
]


@pytest.mark.parametrize(("address", "words"), PAGES)
def test_pages_name_the_body_of_today(merged: Served, address: str, words: tuple[str, ...]) -> None:
    reply = merged.client.get(address, headers=BROWSER)
    page = Page(reply.text)
    assert (reply.status_code, page.problems) == (200, [])
    assert [word for word in words if word not in reply.text] == []
    broken = {
        link for link in page.links if link.startswith("/") and merged.client.get(link, headers=BROWSER, follow_redirects=True).status_code >= 400
    }
    assert broken == set()
