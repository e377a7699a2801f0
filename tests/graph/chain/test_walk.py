"""Walks: what leads up from a task, what leads down from a document, and what must not."""

from __future__ import annotations

import pytest

from graph.chain import trace
from graph.cli.show import trace_lines
from graph.errors import KeyNotFoundError
from graph.index.around import Around
from graph.model.chain import CARRYING, Strength
from tests.graph.chain.conftest import E, Made


def reached(around: Around, start: str, direction: str, **given: object) -> set[str]:
    found = trace(around, E + start, direction=direction, **given)  # type: ignore[arg-type]
    return {node.iri.removeprefix(E) for node in found.nodes} - {start}


CASES = [
    ("plan/nv/I.1", "up", {"plan", "government", "party"}),  # a task over its plan to the Party's resolution
    ("plan/nv/I.2", "up", {"plan", "government", "party", "decision"}),  # and the decision that its own words carry out
    ("plan/nv/I.2.a", "up", {"plan/nv/I.2", "plan", "government", "party", "decision"}),  # over the task above it
    ("party", "down", {"government", "plan", "plan/nv/I.1", "plan/nv/I.2", "plan/nv/I.2.a"}),  # down to every task of the plan
    ("decision", "down", {"plan/nv/I.2", "plan/nv/I.2.a"}),  # only the task that says so, and those below it
    ("law", "down", set()),  # căn cứ on a law is competence, not work
    ("party", "up", set()),  # nothing lies above it
]


@pytest.mark.parametrize(("start", "direction", "expected"), CASES)
def test_what_a_chain_reaches(nation: Made, start: str, direction: str, expected: set[str]) -> None:
    assert reached(nation.around(), start, direction) == expected


def test_competence_and_mentions_are_followed_only_when_asked_for(nation: Made) -> None:
    nation.document("report", "bao-cao")
    nation.says("plan", "plan", "cites", "report")
    around = nation.around()
    assert "law" not in reached(around, "plan", "up")
    assert reached(around, "plan", "up", strengths=CARRYING | {Strength.COMPETENCE}) == {"government", "party", "law"}
    assert reached(around, "plan", "up", strengths=frozenset({Strength.MENTION})) == {"report"}
    assert reached(around, "law", "down", strengths=CARRYING | {Strength.COMPETENCE}) >= {"plan", "plan/nv/I.1"}


def test_depth_cuts_and_says_so(nation: Made) -> None:
    around = nation.around()
    assert reached(around, "party", "down", depth=1) == {"government"}
    assert trace(around, E + "party", direction="down", depth=1).is_cut
    assert not trace(around, E + "party", direction="down", depth=4).is_cut


def test_a_decision_and_its_plan_stand_for_each_other_but_two_plans_of_one_decision_do_not(made: Made) -> None:
    for name in ("one", "two", "resolution-one", "resolution-two", "order"):
        made.document(name, "nghi-quyet" if "resolution" in name else "quyet-dinh" if name == "order" else "ke-hoach")
    made.task("one", "I.1")
    made.task("two", "I.1")
    made.says("one", "order", "promulgates", "one")
    made.says("two", "order", "promulgates", "two")
    made.says("one", "one", "implements", "resolution-one")
    made.says("two", "two", "implements", "resolution-two")
    around = made.around()
    assert reached(around, "one/nv/I.1", "up") == {"one", "order", "resolution-one"}
    assert reached(around, "resolution-two", "down") == {"two", "two/nv/I.1", "order"}
    assert reached(around, "order", "down") == {"one", "two", "one/nv/I.1", "two/nv/I.1"}
    assert reached(around, "order", "up") >= {"one", "two", "resolution-one", "resolution-two"}


def test_a_circle_ends(made: Made) -> None:
    for name in "abc":
        made.document(name)
    for lower, upper in ("ab", "bc", "ca"):
        made.says(lower, lower, "implements", upper)
    around = made.around()
    assert reached(around, "a", "up", depth=20) == {"b", "c"}
    found = trace(around, E + "a", direction="up", depth=20)
    assert len(found.hops) == 3, "the hop that closes the circle is shown"


def test_based_on_a_programme_is_weak_and_on_a_law_nothing(made: Made) -> None:
    for name, kind in (("programme", "chuong-trinh"), ("decree", "nghi-dinh"), ("plan", "ke-hoach")):
        made.document(name, kind)
    made.says("plan", "plan", "basedOn", "programme")
    made.says("plan", "plan", "basedOn", "decree")
    found = trace(made.around(), E + "plan", direction="up")
    assert [(hop.target.removeprefix(E), hop.strength) for hop in found.hops] == [("programme", "weak")]


def test_what_replaces_or_proposes_a_document_is_no_chain(made: Made) -> None:
    for name in ("new", "old", "proposal"):
        made.document(name)
    made.says("new", "new", "replaces", "old")
    made.says("new", "new", "proposedIn", "proposal")
    around = made.around()
    assert reached(around, "new", "up") == reached(around, "old", "down") == set()
    assert reached(around, "new", "up", strengths=frozenset({Strength.STATUS})) == {"old", "proposal"}


def test_every_hop_has_its_words_and_place(nation: Made) -> None:
    found = trace(nation.around(), E + "party", direction="down")
    assert all(hop.quote and hop.end > hop.start and hop.document == E + "plan" for hop in found.hops)
    assert {hop.place for hop in found.hops if hop.relation in {"hasTask", "subTaskOf"}} == {"trang 2"}
    answer = found.to_json("party")
    fields = {"from", "to", "relation", "quote", "start", "end", "document", "place", "state", "strength", "cut"}
    assert set(answer["hops"][0]) == fields  # type: ignore[index]
    assert {"iri", "kind", "label", "level", "date", "issuer"} <= set(answer["nodes"][0])  # type: ignore[index]


def test_levels_come_from_the_issuer(nation: Made) -> None:
    found = trace(nation.around(), E + "plan/nv/I.1", direction="up")
    assert {node.iri.removeprefix(E): node.level for node in found.nodes} == {
        "plan/nv/I.1": "province",
        "plan": "province",
        "government": "central",
        "party": "party-central",
    }


def test_what_was_not_found_is_an_open_end(nation: Made) -> None:
    nation.says("plan", "plan", "implements", "")
    nation.says("plan", "plan", "implements", "", "I.1")
    around = nation.around()

    def ends(start: str) -> list[tuple[str | None, str]]:
        found = trace(around, E + start, direction="up").open_ends
        return [(end.task, end.state) for end in found]

    assert ends("plan") == ends("plan/nv/I.2") == [(None, "unresolved")]
    assert ends("plan/nv/I.1") == [(None, "unresolved"), (E + "plan/nv/I.1", "unresolved")]
    assert trace(around, E + "party", direction="down").open_ends == ()


@pytest.mark.parametrize("iri", [E + "nothing", "not an IRI", ""])
def test_what_is_not_there_is_an_error(nation: Made, iri: str) -> None:
    with pytest.raises(KeyNotFoundError):
        trace(nation.around(), iri, direction="up")


def test_the_text_form_is_a_tree_with_quotes(nation: Made) -> None:
    lines = list(trace_lines(trace(nation.around(), E + "decision", direction="down")))
    assert lines == [
        "decision",
        f"<{E}decision>",
        "└ được triển khai bởi nhiệm vụ: I.2 việc I.2",
        f"    “plan implements decision” — {E}plan, ký tự 4–9",
        "  └ có nhiệm vụ con: I.2.a việc I.2.a",
        "1 văn bản, 2 nhiệm vụ trong chuỗi",
    ]
