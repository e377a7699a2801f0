"""What a change bears on: who rests on the document, with which words, and what stands in its place."""

from __future__ import annotations

from datetime import date

import pytest

from graph.status.impact import Impact, impacts, rows
from tests.graph.chain.conftest import SCHEME, E, Made
from tests.graph.status.conftest import Grounding, listed


@pytest.fixture
def changed(made: Made) -> Made:
    """A decision replaced in 2024; a plan carries it out, a task of another rests on it, a third plan came after, a fourth only names it."""
    made.document("old", "quyet-dinh", date="2020-01-01")
    made.document("new", "quyet-dinh", date="2024-05-01")
    made.says("new", "new", "replaces", "old")
    made.document("plan", date="2021-03-01")
    for name in ("I.1", "I.2"):
        made.task("plan", name)
    made.says("plan", "plan", "implements", "old")
    made.document("local", date="2022-03-01")
    made.task("local", "II.1")
    made.says("local", "local", "basedOn", "old", "II.1")
    made.document("late", date="2025-01-01")
    made.says("late", "late", "implements", "old")
    made.lines.append(
        f'<{E}local> vp:hasTarget <{E}local/ct/1> . <{E}local/ct/1> vp:statement "trên 65%"@vi ; vp:forIndicator <{E}chi-so/1> ; '
        f"vp:comparator <{SCHEME}comparator/gt> ; vp:inTask <{E}local/nv/II.1> ; vp:evidence <{E}local/ct/1/bc> . <{E}local/ct/1/bc> vp:start 20 ."
    )
    return made


def told(one: Impact) -> list[tuple[str, str, str]]:
    return [(bearing.hop.source.removeprefix(E), bearing.hop.strength, bearing.issued) for bearing in one.bearings]


def test_names_who_rests_on_it_the_strongest_first(changed: Made, grounding: Grounding) -> None:
    [one] = impacts(grounding())
    assert (one.document, one.status.state, one.status.successor and one.status.successor.iri) == (E + "old", "replaced", E + "new")
    assert told(one) == [("late", "strong", "after"), ("plan", "strong", "before"), ("local/nv/II.1", "weak", "before")]
    assert one.counts == {"document": 2, "task": 3, "target": 1}
    assert [part.iri.removeprefix(E) for part in one.bearings[1].parts] == ["plan/nv/I.1", "plan/nv/I.2"]
    assert [part.iri.removeprefix(E) for part in one.bearings[2].parts] == ["local/ct/1"]
    assert all(bearing.hop.quote and bearing.hop.start < bearing.hop.end for bearing in one.bearings)


def test_before_the_change_nothing_is_borne_on_and_plans_to_come_are_not_there(changed: Made, grounding: Grounding) -> None:
    assert impacts(grounding("2024-04-30")) == ()
    [one] = impacts(grounding("2024-12-31"))
    assert "late" not in {name for name, _, _ in told(one)}
    [asked] = impacts(grounding("2024-04-30"), [E + "old"])
    assert (asked.status.state, len(asked.bearings)) == ("unknown", 2)


def test_who_makes_the_change_or_tells_of_it_does_not_rest_on_it(made: Made, grounding: Grounding) -> None:
    for name in ("old", "new", "plan", "other"):
        made.document(name, date="2023-01-01")
    made.says("new", "new", "replaces", "old")
    made.says("new", "new", "cites", "old")  # the new one names what it replaces
    made.says("plan", "new", "replaces", "old")
    made.says("other", "other", "cites", "old")
    [one] = impacts(grounding(), [E + "old"])
    assert told(one) == [("other", "mention", "unknown")]


def test_the_standing_of_who_rests_on_it_is_told_too(changed: Made, grounding: Grounding) -> None:
    changed.document("plan-2", date="2023-03-01")
    changed.says("plan-2", "plan-2", "replaces", "plan")
    states = {bearing.hop.owner: bearing.owner_status.state for bearing in impacts(grounding(), [E + "old"])[0].bearings}
    assert states[E + "plan"] == "replaced" and states[E + "local"] == "unknown"


def test_lists_change_documents_too(made: Made, grounding: Grounding) -> None:
    made.document("law", "luat", held=False, date="2013-11-29")
    made.document("plan", date="2025-01-01")
    made.says("plan", "plan", "basedOn", "law")
    [one] = impacts(grounding(law=listed("replaced", "next", date(2024, 1, 18))))
    assert told(one) == [("plan", "competence", "after")]
    assert one.bearings[0].parts == ()  # a law gives competence: the plan's tasks do not stand or fall with it


def test_as_a_table_each_plan_task_and_target_has_its_row(changed: Made, grounding: Grounding) -> None:
    heads, *table = rows(impacts(grounding()))
    found = [dict(zip(heads, row, strict=True)) for row in table]
    assert [(row["kind"], row["through"]) for row in found] == [
        *(("document", None), ("document", None), ("task", E + "plan"), ("task", E + "plan")),
        *(("task", None), ("target", E + "local/nv/II.1")),
    ]
    assert {row["successor"] for row in found} == {E + "new"} and all(row["quote"] for row in found)
