"""Which task is overdue, due, recurring or without time: as precisely as its text says, and no more."""

from __future__ import annotations

from datetime import date

import pytest

from graph.due import Due, DueAsked, due_tasks, rows
from graph.due.words import due_words
from tests.graph.chain.conftest import E, Made
from tests.graph.due.conftest import timed
from tests.graph.status.conftest import Grounding


def one(made: Made, grounding: Grounding, day: str) -> Due:
    [found] = due_tasks(grounding(day), DueAsked())
    return found


DEADLINES = [  # deadline, seen from, state, last day, days
    ("2025-06-30", "2025-06-30", "due", "2025-06-30", 0),
    ("2025-06-30", "2025-07-01", "overdue", "2025-06-30", -1),
    ("2025-06", "2025-06-30", "due", "2025-06-30", 0),  # within the month: until its end
    ("2025-06", "2025-07-01", "overdue", "2025-06-30", -1),
    ("2024-02", "2024-02-28", "due", "2024-02-29", 1),
    ("2025", "2025-12-31", "due", "2025-12-31", 0),
    ("2025", "2026-01-10", "overdue", "2025-12-31", -10),
]


@pytest.mark.parametrize(("deadline", "day", "state", "last", "days"), DEADLINES)
def test_a_deadline_is_met_until_the_end_of_what_it_says(
    made: Made, grounding: Grounding, deadline: str, day: str, state: str, last: str, days: int
) -> None:
    made.document("plan", date="2024-01-01")
    timed(made, "plan", "I.1", "như in", deadline=deadline)
    found = one(made, grounding, day)
    assert (found.state, found.due, found.last and found.last.isoformat(), found.days) == (state, deadline, last, days)
    assert "văn bản ghi: “như in”" in due_words(found)


def test_what_gives_no_day_has_none(made: Made, grounding: Grounding) -> None:
    made.document("plan")
    timed(made, "plan", "I.1", "theo tiến độ")
    timed(made, "plan", "I.2", "thường xuyên", recurrence="continuous")
    made.task("plan", "I.3")
    found = due_tasks(grounding(), DueAsked())
    assert [(each.task.locator, each.state, each.due) for each in found] == [
        ("I.2", "continuous", None),
        ("I.1", "undated", None),
        ("I.3", "none", None),
    ]
    assert due_tasks(grounding(), DueAsked(first=date(2000, 1, 1))) == ()


RECURRING = [  # words, recurrence, begins, deadline, state, due next, seen from 2026-11-20
    ("trước ngày 15/12 hằng năm", "yearly", "", "", "recurring", "2026-12-15"),
    ("hằng năm, từ năm 2028", "yearly", "2028", "", "recurring", "2028"),
    ("hằng năm đến năm 2030", "yearly", "", "2030", "recurring", "2026"),
    ("hằng năm đến năm 2025", "yearly", "", "2025", "overdue", "2025"),
    ("trước 15/12 hằng năm, đến tháng 11/2026", "yearly", "", "2026-11", "due", "2026-11"),
]


@pytest.mark.parametrize(("words", "recurrence", "begins", "deadline", "state", "due"), RECURRING)
def test_what_recurs_is_due_next(
    made: Made, grounding: Grounding, words: str, recurrence: str, begins: str, deadline: str, state: str, due: str
) -> None:
    made.document("plan")
    timed(made, "plan", "I.1", words, recurrence=recurrence, begins=begins, deadline=deadline)
    found = one(made, grounding, "2026-11-20")
    assert (found.state, found.due) == (state, due)


def test_what_recurs_ends_with_the_period_of_its_plan(made: Made, grounding: Grounding) -> None:
    made.document("plan", date="2014-01-08")
    made.lines.append(f'<{E}plan> vp:endDate "2014" .')
    timed(made, "plan", "I.1", "hằng quý", recurrence="quarterly")
    assert one(made, grounding, "2014-12-31").state == "recurring"
    assert one(made, grounding, "2015-01-01").state == "ended"


def test_sifts_by_plan_agency_and_days_and_leaves_out_plans_to_come(made: Made, grounding: Grounding) -> None:
    made.document("plan", date="2024-01-01")
    made.document("later", date="2027-01-01")
    timed(made, "plan", "I.1", "năm 2025", deadline="2025", lead="health")
    timed(made, "plan", "I.2", "năm 2027", deadline="2027", lead="schools")
    timed(made, "later", "I.1", "năm 2028", deadline="2028", lead="health")

    def names(**asked: object) -> list[str]:
        return [each.task.iri.removeprefix(E) for each in due_tasks(grounding(), DueAsked(**asked))]  # type: ignore[arg-type]

    assert names() == ["plan/nv/I.1", "plan/nv/I.2"]
    assert names(agencies=(E + "health",)) == ["plan/nv/I.1"]
    assert names(agencies=()) == []
    assert names(document=E + "later") == []
    assert names(first=date(2026, 1, 1), last=date(2027, 12, 31)) == ["plan/nv/I.2"]
    assert names(states=frozenset({"overdue"})) == ["plan/nv/I.1"]


def test_the_plans_own_standing_is_told(made: Made, grounding: Grounding) -> None:
    made.document("plan", date="2024-01-01")
    made.document("next", date="2025-01-01")
    made.says("next", "next", "replaces", "plan")
    timed(made, "plan", "I.1", "năm 2026", deadline="2026", lead="health")
    found = one(made, grounding, "2026-01-01")
    assert found.plan.state == "replaced" and found.to_json()["documentState"] == "replaced"
    heads, row = rows([found])
    table = dict(zip(heads, row, strict=True))
    assert (table["lead"], table["last_day"], table["precision"], table["printed"]) == ("health", date(2026, 12, 31), "year", "năm 2026")
