"""Lists, counts and search over a small graph."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from graph.index.ask import Index, index_build
from graph.index.build import build_index
from graph.index.rows import Filter
from graph.lists import load_lists
from graph.store import Store, memory_store
from tests.conftest import PROJECT

TEXTS = Path(__file__).parents[2] / "texts" / "graph"
BASE = "https://w3id.org/vnplan/"
PLAN = BASE + "eli/vn/ubnd-tinh-tan-ha/ke-hoach/2023/41"
COMMUNE_PLAN = BASE + "id/vb/00112233445566ff"
RESOLUTION = BASE + "eli/vn/bo-chinh-tri/nghi-quyet/2018/23"
DEPARTMENT = BASE + "id/co-quan/so-cong-thuong-tinh-tan-ha"
PROVINCE = BASE + "id/co-quan/ubnd-tinh-tan-ha"


@pytest.fixture(scope="module")
def store() -> Store:
    made = memory_store()
    made.load(TEXTS / "plans.trig")
    return made


@pytest.fixture(scope="module")
def index(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Index:
    path = tmp_path_factory.mktemp("index") / "index.sqlite"
    build_index(store, path, load_lists(PROJECT / "data" / "lists"))
    return Index(path)


def test_carries_the_build_it_was_made_of(store: Store, index: Index) -> None:
    assert index_build(index.path) == store.build_id()
    assert not index.path.with_name(index.path.name + ".unfinished").exists()


def test_knows_a_file_that_is_no_index(tmp_path: Path) -> None:
    assert index_build(tmp_path / "none") is None
    (tmp_path / "text").write_text("nothing")
    assert index_build(tmp_path / "text") is None
    other = sqlite3.connect(tmp_path / "old")
    other.executescript("CREATE TABLE meta (build, schema); INSERT INTO meta VALUES ('x', 0)")
    other.close()
    assert index_build(tmp_path / "old") is None


def test_a_build_that_failed_leaves_the_former_index(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "index.sqlite"
    before = build_index(store, path, load_lists(PROJECT / "data" / "lists"))
    monkeypatch.setattr("graph.index.build.number_words", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build_index(store, path, load_lists(PROJECT / "data" / "lists"))
    assert index_build(path) == before


def test_counts(index: Index) -> None:
    counts = index.counts()
    assert (counts.documents, counts.held, counts.tasks, counts.agencies, counts.targets) == (5, 2, 4, 5, 1)


SEARCHES = [
    ("23-NQ/TW", RESOLUTION),  # as printed
    ("nq23", RESOLUTION),  # as typed in a hurry
    ("23 nq tw", RESOLUTION),
    ("23nqtw", RESOLUTION),
    ("nghi quyet 23", RESOLUTION),
    ("nghị quyết 23", RESOLUTION),
    ("nghi quyết 023", RESOLUTION),  # half of the marks, a zero in front
    ("ke hoach 41", PLAN),
    ("41/KH-UBND", PLAN),
    ("sct", DEPARTMENT),  # an abbreviation
    ("so cong th", DEPARTMENT),  # a word half typed
    ("lấp danh muc", PLAN + "/nv/II.1.a"),  # a wrong mark
    ("lap day", PLAN + "/ct/1"),
]


@pytest.mark.parametrize(("typed", "iri"), SEARCHES)
def test_finds_what_officials_mean(index: Index, typed: str, iri: str) -> None:
    found = index.search(typed)
    assert found.items[0].iri == iri
    assert not found.is_near


@pytest.mark.parametrize("typed", ["4", "1", "23x", "2", "941", "qqq"])
def test_a_number_is_found_whole_or_not_at_all(index: Index, typed: str) -> None:
    assert not any(hit.iri in {PLAN, RESOLUTION} for hit in index.search(typed).items if not index.search(typed).is_near)


def test_says_when_nothing_has_all_the_words(index: Index) -> None:
    found = index.search("cụm công nghiệp hàng không")
    assert found.is_near
    assert found.total > 0
    assert index.search("zzz").total == 0
    assert index.search("“”").total == 0


def test_lists_documents_held_ones_first(index: Index) -> None:
    rows = index.documents(Filter()).items
    assert [row.held for row in rows] == [True, True, False, False, False]
    plan = next(row for row in rows if row.iri == PLAN)
    assert (plan.number, plan.year, plan.level, plan.province, plan.tasks, plan.targets, plan.plan) == (
        "41/KH-UBND",
        2023,
        "province",
        "tan-ha",
        3,
        1,
        True,
    )
    assert next(row for row in rows if row.iri == RESOLUTION).cited == 1


FILTERS = [  # what a list of documents is narrowed to, how many there are
    (Filter(held=False), 3),
    (Filter(type="ke-hoach"), 2),
    (Filter(year=2018), 1),
    (Filter(level="commune"), 1),
    (Filter(province="tan-ha"), 2),  # the commune stands under the province
    (Filter(agencies=(PROVINCE,)), 1),
    (Filter(agencies=()), 0),  # a name that no agency bears
    (Filter(q="900"), 2),
    (Filter(q="“"), 0),
    (Filter(q="900", year=2021), 1),
]


@pytest.mark.parametrize(("wanted", "total"), FILTERS)
def test_narrows_documents(index: Index, wanted: Filter, total: int) -> None:
    assert index.documents(wanted).total == total


TASK_FILTERS = [
    (Filter(), 4),
    (Filter(document=PLAN), 3),
    (Filter(agencies=(DEPARTMENT,)), 2),
    (Filter(agencies=(DEPARTMENT,), role="coordinate"), 0),
    (Filter(role="coordinate"), 1),
    (Filter(year=2023), 1),  # of a deadline given as a day
    (Filter(year=2025), 1),  # as a year
    (Filter(level="commune"), 1),
    (Filter(province="tan-ha"), 4),
    (Filter(q="cum cong nghiep", document=COMMUNE_PLAN), 1),
]


@pytest.mark.parametrize(("wanted", "total"), TASK_FILTERS)
def test_narrows_tasks(index: Index, wanted: Filter, total: int) -> None:
    assert index.tasks(wanted).total == total


def test_gives_a_task_with_its_agencies_as_printed_and_known(index: Index) -> None:
    task = index.task(PLAN + "/nv/II.1.a")
    assert task is not None
    assert [(given.role, given.printed, given.agency) for given in task.assignments] == [
        ("lead", "Sở Công Thương", DEPARTMENT),
        ("coordinate", "các đơn vị có liên quan", None),
    ]
    assert task.assignments[1].note == "Không nêu tên cơ quan nào."
    assert [given.printed for given in task.printed("lead", "advise")] == ["Sở Công Thương"]
    assert (task.deadline, task.time, task.output) == ("2023-09-30", "trước ngày 30/9/2023", "Danh mục được phê duyệt")
    assert index.task(PLAN) is None


def test_lists_a_page_at_a_time_with_the_number_in_all(index: Index) -> None:
    everything = [row.iri for row in index.tasks(Filter()).items]
    pages = [index.tasks(Filter(), offset=offset, limit=3) for offset in (0, 3, 6)]
    assert [row.iri for page in pages for row in page.items] == everything
    assert {page.total for page in pages} == {4}


def test_lists_agencies_and_targets(index: Index) -> None:
    first = index.agencies(Filter()).items[0]
    assert (first.iri, first.leads, first.parent, first.abbreviation) == (DEPARTMENT, 2, PROVINCE, "SCT")
    assert index.agencies(Filter(agencies=(PROVINCE,))).total == 2
    assert index.agencies(Filter(level="central")).total == 1
    target = index.targets(Filter(year=2030)).items[0]
    assert (target.indicator, target.comparator, target.value, target.unit) == ("tỷ lệ lấp đầy cụm công nghiệp", "gt", "65", "%")


def test_offers_the_values_that_there_are(index: Index) -> None:
    assert index.choices("document", "type") == ("ke-hoach", "quyet-dinh", "nghi-quyet")
    assert index.province("tan-ha") == "Ủy ban nhân dân tỉnh Tân Hà"
    assert index.province("nowhere") == "nowhere"
    with pytest.raises(ValueError, match="no choices"):
        index.choices("document", "iri; DROP TABLE document")


def test_cannot_be_written(index: Index) -> None:
    with index._base() as base, pytest.raises(sqlite3.OperationalError):
        base.execute("DELETE FROM document")
