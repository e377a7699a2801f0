"""Who has an agency's tasks today, in the index: over a graph of a province that became part of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.chain import Sift, Wanted, answer
from graph.index.ask import Index
from graph.index.build import build_index
from graph.index.rows import Filter, NowRow
from graph.lists import Lists
from graph.store import memory_store

BASE = "https://w3id.org/vnplan/"
BODY = BASE + "id/co-quan/"
PLAN = BASE + "eli/vn/ubnd-tinh-phu-yen/ke-hoach/2023/7"
FINANCE = BODY + "so-tai-chinh-dak-lak~20250701"
RESOLUTION_202 = "Nghị quyết 202/2025/QH15 ngày 12/6/2025"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, lists: Lists) -> Index:
    store = memory_store()
    store.load(Path(__file__).parents[2] / "texts" / "graph" / "mergers.trig")
    path = tmp_path_factory.mktemp("index") / "index.sqlite"
    build_index(store, path, lists)
    return Index(path)


def tasks(index: Index, named: str, *, as_named: bool = False) -> list[str]:
    found = index.tasks(Filter(agencies=index.agencies_named(named, as_named=as_named)))
    return [f"{row.document.rpartition('/')[2]}:{row.locator}" for row in found.items]


NAMED = [  # what is typed, whose tasks are found, and whose only where the name itself is meant
    ("Sở Tài chính Đắk Lắk", ["9:1", "7:I.1", "7:I.2"], ["9:1"]),
    ("so tai chinh dak lak", ["9:1", "7:I.1", "7:I.2"], ["9:1"]),
    (FINANCE, ["9:1", "7:I.1", "7:I.2"], ["9:1"]),
    ("Sở Tài chính Phú Yên", ["7:I.1", "7:I.2"], ["7:I.2"]),  # the one of March 2025 took over from two
    ("Sở Kế hoạch và Đầu tư Phú Yên", ["7:I.1"], ["7:I.1"]),
    ("Sở Kế hoạch và Đầu tư Đắk Lắk", [], []),  # what became the same body is not the same
    ("Sở Y tế Đắk Lắk", ["7:I.3"], []),  # a part; no document names the body of today
    ("Bộ Khoa học và Công nghệ", ["7:I.1"], []),
    ("UBND tỉnh Đắk Lắk", [], []),  # it leads none; the district's tasks went nobody knows where
    ("zzz", [], []),
]


@pytest.mark.parametrize(("named", "with_former", "alone"), NAMED)
def test_a_name_of_today_finds_the_tasks_of_those_before(index: Index, named: str, with_former: list[str], alone: list[str]) -> None:
    assert sorted(tasks(index, named)) == sorted(with_former)
    assert tasks(index, named, as_named=True) == alone


def now(index: Index, locator: str, role: str = "lead") -> tuple[NowRow, ...]:
    task = index.task(f"{PLAN}/nv/{locator}")
    assert task is not None
    return task.printed(role)[0].now


def test_an_assignment_says_who_it_is_today(index: Index) -> None:
    (body,) = now(index, "I.1")
    assert (body.iri, body.label, body.since, body.kind) == (FINANCE, "Sở Tài chính tỉnh Đắk Lắk", "2025-07-01", "whole")
    assert body.basis == f"Nghị định 45/2025/NĐ-CP ngày 28/02/2025; {RESOLUTION_202}"
    assert [body.label for body in now(index, "I.2")] == ["Sở Tài chính tỉnh Đắk Lắk"]


def test_a_split_stays_several_each_with_what_went_there(index: Index) -> None:
    found = {body.label: (body.kind, body.what.split(", ")[0]) for body in now(index, "I.3")}
    assert found == {
        "Sở Nội vụ tỉnh Đắk Lắk": ("part", "lao động"),
        "Sở Y tế tỉnh Đắk Lắk": ("part", "bảo trợ xã hội"),
        "Sở Giáo dục và Đào tạo tỉnh Đắk Lắk": ("part", "giáo dục nghề nghiệp"),
        "Sở Nông nghiệp và Môi trường tỉnh Đắk Lắk": ("part", "giảm nghèo"),
        "Công an tỉnh Đắk Lắk": ("part", "cai nghiện ma túy"),
    }
    assert len(now(index, "I.1", "coordinate")) == 3


def test_what_is_not_known_is_said_and_of_no_body(index: Index) -> None:
    (body,) = now(index, "I.4")
    assert (body.iri, body.label, body.kind, body.since) == (None, None, "unknown", "2025-07-01")
    assert "cấp huyện kết thúc" in body.note and "203/2025/QH15" in body.basis


def test_who_is_the_same_today_has_none(index: Index) -> None:
    finance = index.agency(FINANCE)
    assert finance is not None and finance.now == ()
    task = index.tasks(Filter(agencies=(FINANCE,))).items[0]
    assert not task.printed("lead")[0].is_renamed


def test_the_way_is_told_step_by_step(index: Index) -> None:
    (way,) = index.ways_from(BODY + "so-ke-hoach-va-dau-tu-phu-yen")
    assert [(step.source_label, step.target_label, step.day) for step in way] == [
        ("Sở Kế hoạch và Đầu tư tỉnh Phú Yên", "Sở Tài chính tỉnh Phú Yên", "2025-03-01"),
        ("Sở Tài chính tỉnh Phú Yên", "Sở Tài chính tỉnh Đắk Lắk", "2025-07-01"),
    ]
    assert [(step.source_label, step.basis) for step in index.steps_to(FINANCE)] == [("Sở Tài chính tỉnh Phú Yên", RESOLUTION_202)]
    assert index.taken_over(FINANCE) == (BODY + "so-ke-hoach-va-dau-tu-phu-yen", BODY + "so-tai-chinh-phu-yen")


def test_a_chain_is_sifted_by_the_body_of_today(index: Index) -> None:
    agencies = frozenset(index.agencies_named("Sở Tài chính Đắk Lắk"))
    found = answer(index, Wanted(start=PLAN, direction="down", sift=Sift(kind="task", agencies=agencies)))
    assert {node.locator for node in found.trace.nodes if node.kind == "task"} == {"I.1", "I.2"}
