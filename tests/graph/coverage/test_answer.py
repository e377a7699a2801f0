"""What of a decision's tasks the plans of two provinces take up, and how that is known."""

from __future__ import annotations

import pytest

from graph.coverage import Basis, Coverage, Ruling, Wanted, cover
from graph.coverage.rulings import write_ruling
from graph.errors import KeyNotFoundError, UsageError
from graph.index.ask import Index
from tests.graph.chain.conftest import E
from tests.graph.coverage.conftest import DECISION, Plans

HOUSING = "Phát triển nhà ở xã hội cho công nhân các khu công nghiệp, người thu nhập thấp của tỉnh"


def told(coverage: Coverage) -> list[tuple[str, str, str, bool]]:
    short = E + DECISION + "/nv/"
    return [(one.central.removeprefix(short), one.local.removeprefix(E), one.basis.value, one.is_whole) for one in coverage.matches]


def extents(coverage: Coverage) -> dict[str, tuple[str, str]]:
    return {row.locator: (coverage.standings[row.iri].extent.value, coverage.standings[row.iri].proposed.value) for row in coverage.central}


def test_alike_wording_is_a_proposal_and_covers_nothing(plans: Plans) -> None:
    plans.duty("north", "I.1", HOUSING)
    plans.duty("north", "I.2", "Tuyên truyền sử dụng điện tiết kiệm trong các cơ quan")
    found = plans.cover()
    assert told(found) == [("II.1", "north/nv/I.1", "suggested", True)]
    assert extents(found)["II.1"] == ("none", "covered")
    assert [row.locator for row in found.without_parent] == ["I.2"]
    assert {row.locator for row in found.central} == {"II.1", "II.2", "II.3", "II.4"}
    assert [plan.iri.removeprefix(E) for plan in found.plans] == ["north"]


def test_an_item_that_a_task_names_covers_it(plans: Plans) -> None:
    words = "Thực hiện điểm 3 mục II Quyết định số 77/QĐ-TTg trên địa bàn tỉnh"
    plans.duty("south", "I.1", words)
    plans.says("south", "south", "implements", DECISION, "I.1")
    found = plans.cover()
    assert told(found) == [("II.3", "south/nv/I.1", "stated", True)]
    hop = found.matches[0].hop
    assert hop is not None and hop.document == E + "south" and hop.quote
    assert extents(found)["II.3"] == ("covered", "covered")


def test_a_section_that_a_task_names_covers_each_task_in_it_partly(plans: Plans) -> None:
    plans.duty("south", "I.1", "Triển khai mục II Quyết định số 77/QĐ-TTg")
    plans.says("south", "south", "implements", DECISION, "I.1")
    assert set(extents(plans.cover()).values()) == {("partly", "partly")}


def test_an_item_counts_only_where_the_task_carries_the_document_out(plans: Plans) -> None:
    plans.duty("south", "I.1", "Báo cáo theo mẫu tại điểm 3 mục II Quyết định số 77/QĐ-TTg")
    assert not [one for one in plans.cover().matches if one.basis is Basis.STATED]


def test_what_people_decide_outweighs_wording(plans: Plans) -> None:
    alike = plans.duty("north", "I.1", HOUSING)
    other = plans.duty("north", "I.2", "Bố trí quỹ đất trong các dự án thương mại")
    central = E + DECISION + "/nv/II.1"
    plans.index()
    for local, is_upheld in ((alike, False), (other, True)):
        ruling = Ruling(central=central, local=local, is_upheld=is_upheld, decided_by="Phòng Tổng hợp", decided_on="2026-05-01")
        write_ruling(plans.store, ruling, document=E + "north", base=E)
    found = plans.cover()
    assert told(found) == [("II.1", "north/nv/I.2", "confirmed", True)]
    assert (found.matches[0].decided_by, found.matches[0].decided_on) == ("Phòng Tổng hợp", "2026-05-01")


def test_the_last_ruling_counts(plans: Plans) -> None:
    local, central = plans.duty("north", "I.1", HOUSING), E + DECISION + "/nv/II.1"
    before = plans.index() and plans.store.build_id()
    for day, is_upheld in (("2026-05-02", True), ("2026-05-01", False)):
        write_ruling(
            plans.store, Ruling(central=central, local=local, is_upheld=is_upheld, decided_by="A", decided_on=day), document=E + "north", base=E
        )
    assert plans.store.build_id() != before
    assert [one.basis for one in plans.cover().matches] == [Basis.CONFIRMED]


def test_a_task_whose_parts_are_covered_is(plans: Plans) -> None:
    plans.duty(DECISION, "II.1.a", "Hỗ trợ lãi suất vay mua nhà", "II.1")
    plans.duty(DECISION, "II.1.b", "Bố trí quỹ đất sạch", "II.1")
    plans.duty("north", "I.1", "Triển khai điểm 1.a mục II Quyết định số 77/QĐ-TTg")
    plans.says("north", "north", "implements", DECISION, "I.1")
    found = extents(plans.cover())
    assert (found["II.1.a"][0], found["II.1.b"][0], found["II.1"][0]) == ("covered", "none", "partly")
    plans.duty("south", "I.1", "Triển khai mục II.1.b Quyết định số 77/QĐ-TTg")
    plans.says("south", "south", "implements", DECISION, "I.1")
    assert extents(plans.cover())["II.1"][0] == "covered"


def test_narrows_to_a_province_and_to_an_agency(plans: Plans) -> None:
    plans.duty("north", "I.1", HOUSING, lead="so-xay-dung")
    plans.duty("south", "I.1", HOUSING, lead="so-khac")
    assert [row.document for row in plans.cover(province="tan-ha").local] == [E + "north"]
    assert [row.document for row in plans.cover(agencies=frozenset({E + "so-khac"})).local] == [E + "south"]
    assert plans.cover(province="nowhere").local == ()


def test_a_document_without_text_has_no_tasks_to_cover(plans: Plans) -> None:
    plans.document("party", "nghi-quyet", "party-central", held=False)
    plans.says("north", "north", "implements", "party")
    plans.duty("north", "I.1", HOUSING)
    found = cover_of(plans.index(), "party")
    assert (found.central, len(found.local), found.document.held) == ((), 1, False)


def cover_of(index: Index, name: str) -> Coverage:
    return cover(index, (), Wanted(document=E + name))


def test_refuses_what_is_no_document(plans: Plans) -> None:
    task = plans.duty("north", "I.1", HOUSING)
    index = plans.index()
    with pytest.raises(UsageError):
        cover_of(index, task.removeprefix(E))
    with pytest.raises(KeyNotFoundError):
        cover_of(index, "none")
