"""Tasks and targets of whole documents at once, the same as the lists have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.index.ask import Index
from graph.index.build import build_index
from graph.index.rows import Filter
from graph.lists import Lists
from graph.store import memory_store

TEXTS = Path(__file__).parents[2] / "texts" / "graph"
BASE = "https://w3id.org/vnplan/"
PLAN = BASE + "eli/vn/ubnd-tinh-tan-ha/ke-hoach/2023/41"


@pytest.fixture
def index(tmp_path: Path, lists: Lists) -> Index:
    store = memory_store()
    store.load(TEXTS / "plans.trig")
    build_index(store, tmp_path / "index.sqlite", lists)
    return Index(tmp_path / "index.sqlite")


def test_gives_what_the_lists_give(index: Index) -> None:
    listed = index.tasks(Filter()).items
    with index.whole() as whole:
        assert whole.tasks({row.document for row in listed}) == listed
        assert whole.targets([PLAN]) == index.targets(Filter(document=PLAN)).items
        assert whole.documents([PLAN, BASE + "id/none"]) == (index.document(PLAN),)
        assert whole.tasks([]) == ()


def test_says_what_a_task_carries_out_by_its_words_or_its_plans(index: Index) -> None:
    with index.whole() as whole:
        bases = whole.bases(whole.tasks([PLAN]))
    assert bases[PLAN + "/nv/II.2"] == bases[PLAN + "/nv/II.1"] == ("Quyết định 900/QĐ-TTg ngày 10/5/2022 của Thủ tướng Chính phủ",)


def test_gives_the_tasks_that_an_agency_leads(index: Index) -> None:
    with index.whole() as whole:
        led = whole.led([BASE + "id/co-quan/so-cong-thuong-tinh-tan-ha"])
    assert [row.locator for row in led] == ["II.1.a", "II.2"]
    assert led[0].printed("coordinate")[0].printed == "các đơn vị có liên quan"
