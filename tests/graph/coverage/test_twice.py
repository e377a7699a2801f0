"""The same work ordered by two documents."""

from __future__ import annotations

import pytest

from tests.graph.coverage.conftest import Plans

WORK = "Lắp đặt camera giám sát giao thông tại các nút giao trọng điểm"
ALIKE = "Lắp đặt camera giám sát giao thông tại nút giao trọng điểm trên địa bàn"


def pairs(plans: Plans) -> list[tuple[str, str]]:
    return [(one.one.document.rpartition("/")[2], one.other.document.rpartition("/")[2]) for one in plans.cover().twice]


def test_is_proposed_once_for_two_documents_one_body_one_year(plans: Plans) -> None:
    plans.duty("north", "I.1", WORK, lead="so", deadline="2025-06")
    plans.duty("south", "I.1", ALIKE, lead="so", deadline="2025-09-30")
    assert pairs(plans) == [("north", "south")]
    found = plans.cover().twice[0]
    assert (found.agency, found.year) == ("so", "2025")
    assert 0.5 <= found.score <= 1


@pytest.mark.parametrize(("lead", "deadline"), [("so-khac", "2025"), ("so", "2026")])
def test_another_body_or_year_is_another_order(plans: Plans, lead: str, deadline: str) -> None:
    plans.duty("north", "I.1", WORK, lead="so", deadline="2025")
    plans.duty("south", "I.1", ALIKE, lead=lead, deadline=deadline)
    assert pairs(plans) == []


def test_a_document_outside_the_chain_is_seen_and_a_plans_own_execution_is_not(plans: Plans) -> None:
    plans.duty("north", "I.1", WORK, lead="so", deadline="2025")
    plans.document("other")
    plans.duty("other", "I.1", ALIKE, lead="so", deadline="2025")
    assert pairs(plans) == [("north", "other")]
    plans.says("other", "other", "implements", "north")
    assert pairs(plans) == []
