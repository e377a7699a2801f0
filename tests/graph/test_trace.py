"""Chains: what leads up from a task, what leads down from a document, and what must not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from graph.cli.show import trace_lines
from graph.errors import KeyNotFoundError
from graph.lists import Lists
from graph.nearby import Nearby
from graph.store import memory_store
from graph.trace import Walkable, load_chains, trace

E = "https://example.vn/"
SCHEME = "https://w3id.org/vnplan/scheme/"


@dataclass
class Made:
    """Writes a small graph: documents, tasks, and who says what of whom."""

    lines: list[str]
    is_whole: bool
    count: int = 0

    def document(self, name: str, kind: str = "ke-hoach", level: str = "province", *, held: bool = True) -> None:
        self.lines.append(
            f'<{E}{name}> a vp:Document ; skos:prefLabel "{name}"@vi ; vp:documentType <{SCHEME}document-type/{kind}> ; vp:issuer <{E}by-{name}> .'
            f"<{E}by-{name}> vp:agencyLevel <{SCHEME}agency-level/{level}> ." + (f'<{E}{name}> vp:textHash "h" .' if held else "")
        )

    def task(self, plan: str, name: str, parent: str = "") -> None:
        above = f"; vp:subTaskOf <{E}{plan}/nv/{parent}>" if parent else ""
        task = f"<{E}{plan}/nv/{name}>"
        self.lines.append(
            f'<{E}{plan}> vp:hasTask {task} . {task} vp:statement "việc {name}"@vi ; vp:sequenceLabel "{name}" {above} ; '
            f"vp:evidence <{E}{plan}/nv/{name}/bc> ."
            f'<{E}{plan}/nv/{name}/bc> vp:quote "việc {name}" ; vp:start 10 ; vp:end 16 .'
        )

    def says(self, text: str, subject: str, role: str, target: str, task: str = "") -> None:
        self.count += 1
        node, mention = f"<{E}{text}/qh/{self.count}>", f"<{E}{text}/vd/{self.count}>"
        inside = f"{mention} vp:inTask <{E}{text}/nv/{task}> ." if task else ""
        self.lines.append(
            f"{node} a vp:StatedRelation ; vp:citationRole <{SCHEME}citation-role/{role}> ; vp:relationObject {mention} ; "
            f"vp:subjectDocument <{E}{subject}> ; vp:objectDocument <{E}{target}> ; vp:evidence {node[:-1]}/bc> . "
            f'{node[:-1]}/bc> vp:quote "{subject} {role} {target}" ; vp:start {self.count} ; vp:end {self.count + 5} . '
            f"{mention} vp:resolutionStatus <{SCHEME}resolution-status/stub> . {inside}"
        )

    def chains(self, lists: Lists) -> Walkable:
        store = memory_store()
        prefixes = "PREFIX vp: <https://w3id.org/vnplan/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        store.update(f"{prefixes} INSERT DATA {{ GRAPH <{E}g> {{ {' '.join(self.lines)} }} }}")
        return load_chains(store, lists) if self.is_whole else Nearby(store, lists)


@pytest.fixture(params=[True, False], ids=["whole", "nearby"])
def made(request: pytest.FixtureRequest) -> Made:
    """A plan with two tasks over a government resolution over a Party resolution; one task orders a decision carried out."""
    graph = Made([], is_whole=request.param)
    graph.document("party", "nghi-quyet", "party-central", held=False)
    graph.document("government", "nghi-quyet", "central", held=False)
    graph.document("law", "luat", "central", held=False)
    graph.document("decision", "quyet-dinh", held=False)
    graph.document("plan")
    graph.task("plan", "I.1")
    graph.task("plan", "I.2")
    graph.task("plan", "I.2.a", "I.2")
    graph.says("plan", "plan", "implements", "government")
    graph.says("plan", "government", "implements", "party")
    graph.says("plan", "plan", "basedOn", "law")
    graph.says("plan", "plan", "implements", "decision", "I.2")
    return graph


def reached(chains: Walkable, start: str, direction: str, **given: int) -> set[str]:
    found = trace(chains, E + start, direction=direction, **given)  # type: ignore[arg-type]
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
def test_what_a_chain_reaches(made: Made, lists: Lists, start: str, direction: str, expected: set[str]) -> None:
    assert reached(made.chains(lists), start, direction) == expected


def test_depth_cuts_and_says_so(made: Made, lists: Lists) -> None:
    chains = made.chains(lists)
    assert reached(chains, "party", "down", depth=1) == {"government"}
    assert trace(chains, E + "party", direction="down", depth=1).is_cut
    assert not trace(chains, E + "party", direction="down", depth=4).is_cut


def test_a_decision_and_its_plan_stand_for_each_other_but_two_plans_of_one_decision_do_not(lists: Lists) -> None:
    graph = Made([], is_whole=True)
    for name in ("one", "two", "resolution-one", "resolution-two", "order"):
        graph.document(name, "nghi-quyet" if "resolution" in name else "quyet-dinh" if name == "order" else "ke-hoach")
    graph.task("one", "I.1")
    graph.task("two", "I.1")
    graph.says("one", "order", "promulgates", "one")
    graph.says("two", "order", "promulgates", "two")
    graph.says("one", "one", "implements", "resolution-one")
    graph.says("two", "two", "implements", "resolution-two")
    chains = graph.chains(lists)
    assert reached(chains, "one/nv/I.1", "up") == {"one", "order", "resolution-one"}
    assert reached(chains, "resolution-two", "down") == {"two", "two/nv/I.1", "order"}
    assert reached(chains, "order", "down") == {"one", "two", "one/nv/I.1", "two/nv/I.1"}
    assert reached(chains, "order", "up") >= {"one", "two", "resolution-one", "resolution-two"}


def test_a_circle_ends(lists: Lists) -> None:
    graph = Made([], is_whole=True)
    for name in "abc":
        graph.document(name)
    for lower, upper in ("ab", "bc", "ca"):
        graph.says(lower, lower, "implements", upper)
    assert reached(graph.chains(lists), "a", "up", depth=20) == {"b", "c"}
    found = trace(graph.chains(lists), E + "a", direction="up", depth=20)
    assert len(found.hops) == 3, "the hop that closes the circle is shown"


def test_based_on_a_programme_is_weak_and_on_a_law_nothing(lists: Lists) -> None:
    graph = Made([], is_whole=True)
    for name, kind in (("programme", "chuong-trinh"), ("decree", "nghi-dinh"), ("plan", "ke-hoach")):
        graph.document(name, kind)
    graph.says("plan", "plan", "basedOn", "programme")
    graph.says("plan", "plan", "basedOn", "decree")
    found = trace(graph.chains(lists), E + "plan", direction="up")
    assert [(hop.target.removeprefix(E), hop.strength) for hop in found.hops] == [("programme", "weak")]


def test_every_hop_has_its_words_and_place(made: Made, lists: Lists) -> None:
    found = trace(made.chains(lists), E + "party", direction="down")
    assert all(hop.quote and hop.end > hop.start and hop.document == E + "plan" for hop in found.hops)
    answer = found.to_json("party")
    assert set(answer["hops"][0]) == {"from", "to", "relation", "quote", "start", "end", "document", "state", "strength", "cut"}  # type: ignore[index]
    assert {"iri", "kind", "label", "level"} <= set(answer["nodes"][0])  # type: ignore[index]


def test_levels_come_from_the_issuer(made: Made, lists: Lists) -> None:
    found = trace(made.chains(lists), E + "plan/nv/I.1", direction="up")
    assert {node.iri.removeprefix(E): node.level for node in found.nodes} == {
        "plan/nv/I.1": "province",
        "plan": "province",
        "government": "central",
        "party": "party-central",
    }


def test_what_is_not_there_is_an_error(made: Made, lists: Lists) -> None:
    with pytest.raises(KeyNotFoundError):
        trace(made.chains(lists), E + "nothing", direction="up")


def test_the_text_form_is_a_tree_with_quotes(made: Made, lists: Lists) -> None:
    lines = list(trace_lines(trace(made.chains(lists), E + "decision", direction="down")))
    assert lines == [
        "decision",
        f"<{E}decision>",
        "└ được triển khai bởi nhiệm vụ: I.2 việc I.2",
        f"    “plan implements decision” — {E}plan, ký tự 4–9",
        "  └ có nhiệm vụ con: I.2.a việc I.2.a",
        "1 văn bản, 2 nhiệm vụ trong chuỗi",
    ]
