"""What stands where in a picture."""

from __future__ import annotations

from typing import Any

import pytest

from graph.chain import trace
from graph.config import Settings
from graph.derived import open_index
from graph.draw.parts import LEVELS
from graph.draw.picture import Picture, make_picture
from graph.embedded import open_graph
from graph.index.rows import Filter


def node(iri: str, kind: str = "document", level: str = "province", document: str = "", **more: Any) -> dict[str, Any]:
    return {"iri": iri, "kind": kind, "label": f"Văn bản {iri}", "level": level, "held": True, "document": document or iri, "locator": None, **more}


def hop(source: str, target: str, relation: str = "implements", strength: str = "strong") -> dict[str, Any]:
    given = {"quote": "Thực hiện", "start": 0, "end": 9, "document": source, "state": "resolved"}
    return {"from": source, "to": target, "relation": relation, "strength": strength, **given}


def answer(nodes: list[dict[str, Any]], hops: list[dict[str, Any]]) -> dict[str, Any]:
    return {"key": "k", "start": nodes[0]["iri"], "direction": "down", "depth": 6, "cut": False, "nodes": nodes, "hops": hops}


def heights(found: dict[str, Any], **options: Any) -> dict[str, int]:
    return {box.iri: box.y for box in make_picture(found, **options).boxes}


def test_levels_stand_from_the_centre_at_the_top_to_the_unit_at_the_bottom() -> None:
    nodes = [node(level, level=level) for level in reversed(LEVELS)]
    by_height = heights(answer(nodes, []))
    assert sorted(by_height, key=by_height.__getitem__) == list(LEVELS)


def test_what_carries_out_stands_below_what_it_carries_out_at_the_same_level() -> None:
    by_height = heights(
        answer(
            [node("plan"), node("programme"), node("task", kind="task", document="plan")], [hop("plan", "programme"), hop("task", "plan", "hasTask")]
        )
    )
    assert by_height["programme"] < by_height["plan"] < by_height["task"]


def test_a_decision_stands_above_the_plan_that_it_issues() -> None:
    by_height = heights(answer([node("plan"), node("decision")], [hop("decision", "plan", "promulgates")]))
    assert by_height["decision"] < by_height["plan"]


def test_a_circle_is_drawn_in_one_row() -> None:
    by_height = heights(answer([node("a"), node("b")], [hop("a", "b"), hop("b", "a")]))
    assert by_height["a"] == by_height["b"]


def test_an_unknown_level_is_the_last() -> None:
    by_height = heights(answer([node("a", level="galaxy"), node("b", level="unit")], []))
    assert by_height["b"] < by_height["a"]


@pytest.mark.parametrize("count", [1, 6, 7, 40])
def test_no_two_boxes_stand_in_one_place(count: int) -> None:
    nodes = [node(f"n{number}") for number in range(count)]
    places = [(box.x, box.y) for box in make_picture(answer(nodes, [])).boxes]
    assert len(set(places)) == count
    assert max(x for x, _ in places) - min(x for x, _ in places) <= 5 * 250


def many(tasks: int) -> dict[str, Any]:
    nodes = [node("top", level="central"), node("plan"), node("lone")]
    nodes += [node(f"plan/{n}", kind="task", document="plan", locator=str(n)) for n in range(tasks)] + [node("lone/1", kind="task", document="lone")]
    hops = [hop("plan", "top"), hop("lone", "top"), hop("lone/1", "lone", "hasTask"), hop("plan/0", "top", "executes")]
    hops += [hop(f"plan/{n}", "plan", "hasTask") for n in range(tasks)] + [hop("plan/1", "plan/0", "subTaskOf")]
    return answer(nodes, hops)


def test_tasks_of_a_document_are_folded_where_there_are_too_many() -> None:
    picture = make_picture(many(80))
    kinds = {box.iri: box.kind for box in picture.boxes}
    assert kinds == {"top": "document", "plan": "document", "lone": "document", "lone/1": "task", "plan#nhiem-vu": "bundle"}
    assert {(line.source, line.target, line.relation) for line in picture.lines} == {
        ("plan", "top", "implements"),
        ("lone", "top", "implements"),
        ("lone/1", "lone", "hasTask"),
        ("plan#nhiem-vu", "top", "executes"),
        ("plan#nhiem-vu", "plan", "hasTask"),
    }


def test_what_is_folded_is_all_there() -> None:
    found = many(80)
    boxes, lines = make_picture(found).bundles["plan#nhiem-vu"]
    assert [box.iri for box in boxes] == [f"plan/{n}" for n in range(80)]
    assert len(lines) == 82  # each belongs to its plan, one belongs to another, one carries out a document of its own


def test_few_are_not_folded() -> None:
    assert not make_picture(many(20)).bundles
    assert len(make_picture(many(20)).boxes) == 24


def test_the_task_that_was_asked_for_stays() -> None:
    found = many(80)
    found["start"] = "plan/3"
    assert "plan/3" in {box.iri for box in make_picture(found).boxes}


def hidden(picture: Picture) -> list[tuple[str, str, str]]:
    """Sample every line as it is drawn; give those that run behind a document which they do not concern."""
    places = {box.iri: box for box in picture.boxes}
    found = []
    for line in picture.lines:
        one, other = places[line.source], places[line.target]
        for step in range(1, 100):
            t = step / 100
            x, y = one.x + (other.x - one.x) * (3 * t * t - 2 * t**3), one.y + (other.y - one.y) * (1.5 * t - 1.5 * t * t + t**3)
            met = [box.iri for box in picture.boxes if box.kind == "document" and abs(box.x - x) < 100 and abs(box.y - y) < 36]
            found += [(line.source, line.target, iri) for iri in met if iri not in {line.source, line.target}]
    return found


SKIPPING = [  # levels of documents, hops by their places: each has a hop that passes over another document's row
    (["party-central", "central", "province"], [(2, 0), (1, 0), (2, 1)]),
    (["party-central", "central", "province"], [(2, 0)]),  # it does not carry out what stands between
    (["party-central", "central", "ministry", "province", "commune"], [(4, 0), (4, 1), (4, 2), (4, 3), (3, 0), (2, 0)]),
    (["central", "province", "province", "department"], [(3, 0), (1, 0), (2, 0)]),
]


@pytest.mark.parametrize(("levels", "hops"), SKIPPING)
def test_a_hop_does_not_run_behind_a_document_that_it_does_not_concern(levels: list[str], hops: list[tuple[int, int]]) -> None:
    nodes = [node(str(number), level=level) for number, level in enumerate(levels)]
    assert not hidden(make_picture(answer(nodes, [hop(str(one), str(other)) for one, other in hops])))


def test_chains_of_the_real_plans_are_drawn_without_hiding_a_hop() -> None:
    settings = Settings()
    with open_index(settings, open_graph(settings)) as index, index.around() as around:
        documents = [row.iri for row in index.documents(Filter(), limit=1000).items]
        pictures = [make_picture(trace(around, iri, direction=way).to_json(iri)) for iri in documents for way in ("up", "down")]
    assert len(pictures) > 100
    spoilt = [picture.start for picture in pictures if hidden(picture)]
    assert not spoilt
