"""What became otherwise between two days."""

from __future__ import annotations

from datetime import date

import pytest

from graph.due import DueAsked
from graph.due.difference import Difference, difference, rows
from graph.errors import UsageError
from tests.graph.chain.conftest import E, Made
from tests.graph.due.conftest import timed
from tests.graph.status.conftest import Grounding


@pytest.fixture
def year(made: Made) -> Made:
    """In 2025 a decision is replaced by a new one; one task falls due, one was overdue before, one comes with a new plan."""
    made.document("old", date="2020-01-01")
    made.document("new", date="2025-05-01")
    made.says("new", "new", "replaces", "old")
    made.document("partly", date="2025")
    made.document("plan", date="2023-01-01")
    timed(made, "plan", "I.1", "năm 2024", deadline="2024")
    timed(made, "plan", "I.2", "30/6/2025", deadline="2025-06-30", lead="health")
    timed(made, "plan", "I.3", "năm 2025", deadline="2025")
    timed(made, "new", "I.1", "năm 2030", deadline="2030")
    timed(made, "new", "I.2", "tháng 6/2025", deadline="2025-06")
    return made


def names(found: Difference) -> tuple[list[str], ...]:
    turns = ([one.document.removeprefix(E) for one in turned] for turned in (found.turned, found.issued))
    tasks = ([one.task.iri.removeprefix(E) for one in due] for due in (found.fallen, found.added))
    return *turns, *tasks


def test_documents_and_tasks_that_became_otherwise(year: Made, grounding: Grounding) -> None:
    found = difference(grounding("2024-12-31"), date(2025, 12, 31), DueAsked())
    # the plan of 2024 is overdue only from the first day of 2025 on; that of 2025 from 2026 on
    assert names(found) == (["old"], ["new", "partly"], ["plan/nv/I.1", "new/nv/I.2", "plan/nv/I.2"], ["new/nv/I.2", "new/nv/I.1"])
    assert (found.turned[0].before.state, found.turned[0].after.state) == ("unknown", "replaced")


def test_nothing_happens_within_a_day_and_the_past_is_not_told_again(year: Made, grounding: Grounding) -> None:
    assert names(difference(grounding("2025-08-01"), date(2025, 8, 1), DueAsked())) == ([], [], [], [])
    assert names(difference(grounding("2025-07-01"), date(2025, 12, 31), DueAsked())) == ([], [], [], [])


def test_only_the_tasks_asked_for(year: Made, grounding: Grounding) -> None:
    found = difference(grounding("2024-12-31"), date(2025, 12, 31), DueAsked(agencies=(E + "health",)))
    assert names(found)[2:] == (["plan/nv/I.2"], [])


def test_as_a_table_and_json(year: Made, grounding: Grounding) -> None:
    found = difference(grounding("2024-12-31"), date(2025, 12, 31), DueAsked())
    heads, *table = rows(found)
    told = [dict(zip(heads, row, strict=True)) for row in table]
    assert [row["what"] for row in told] == ["changed", "issued", "issued", "overdue", "overdue", "overdue", "added", "added"]
    assert (told[0]["before"], told[0]["after"], told[0]["successor_label"]) == ("unknown", "replaced", "new")
    json = found.to_json()
    assert json["issued"] == [{"iri": E + "new", "label": "new", "date": "2025-05-01"}, {"iri": E + "partly", "label": "partly", "date": "2025"}]


def test_refuses_days_the_wrong_way_round(year: Made, grounding: Grounding) -> None:
    with pytest.raises(UsageError, match="2024-01-01"):
        difference(grounding("2025-01-01"), date(2024, 1, 1), DueAsked())
