"""Ways between two nodes: strongest and shortest first, and where chains stop or close on themselves."""

from __future__ import annotations

import pytest

from graph.chain import Path, best_path, carried_out, circles, ends, paths, tasks_carrying_out, trace, ways
from tests.graph.chain.conftest import E, Made


def names(path: Path | None) -> str:
    assert path is not None
    return " ".join(node.removeprefix(E) for node in path.nodes)


@pytest.fixture
def woven(made: Made) -> Made:
    """A plan that carries out a resolution over a programme, rests on it weakly at first hand, and over two programmes that name each other."""
    for name, kind in (("resolution", "nghi-quyet"), ("programme", "chuong-trinh"), ("scheme", "chuong-trinh"), ("plan", "ke-hoach")):
        made.document(name, kind, held=name != "resolution")
    made.task("plan", "I.1")
    made.says("plan", "plan", "basedOn", "resolution")
    made.says("plan", "plan", "implements", "programme")
    made.says("programme", "programme", "implements", "resolution")
    made.says("programme", "programme", "implements", "scheme")
    made.says("scheme", "scheme", "implements", "programme")
    made.says("scheme", "scheme", "basedOn", "resolution")
    return made


def test_the_strongest_way_comes_before_the_shortest(woven: Made) -> None:
    found = trace(woven.around(), E + "plan/nv/I.1", direction="up")
    every = paths(found, E + "resolution")
    assert [names(path) for path in every] == [
        "plan/nv/I.1 plan programme resolution",
        "plan/nv/I.1 plan resolution",
        "plan/nv/I.1 plan programme scheme resolution",
    ]
    assert [(path.strength, path.length) for path in every] == [("strong", 2), ("weak", 1), ("weak", 3)]
    assert names(best_path(found, E + "resolution")) == names(every[0])
    assert best_path(found, E + "nothing") is None
    assert paths(found, E + "nothing") == ()


def test_a_way_has_its_hops_in_order_and_each_node_once(woven: Made) -> None:
    found = trace(woven.around(), E + "resolution", direction="down")
    for node in found.nodes:
        for path in paths(found, node.iri):
            assert path.nodes[0] == E + "resolution"
            assert path.nodes[-1] == node.iri
            assert len(set(path.nodes)) == len(path.nodes) == len(path.hops) + 1
            for near, far, hop in zip(path.nodes, path.nodes[1:], path.hops, strict=False):
                assert {near, far} == {hop.source, hop.target}
    assert best_path(found, E + "resolution") == Path(nodes=(E + "resolution",), hops=())


def test_ways_agree_with_all_paths(woven: Made) -> None:
    for direction in ("up", "down"):
        for start in ("plan/nv/I.1", "resolution", "scheme"):
            found = trace(woven.around(), E + start, direction=direction)  # type: ignore[arg-type]
            best: dict[str, Path] = {}
            for path in ways(found):
                best.setdefault(path.nodes[-1], path)
            for node in found.nodes:
                assert best[node.iri].cost == paths(found, node.iri)[0].cost


def test_so_many_ways_are_looked_for_and_no_more(made: Made) -> None:
    made.document("0.0")
    for layer in range(1, 7):
        for one in range(4):
            made.document(f"{layer}.{one}")
            for other in range(4) if layer > 1 else (0,):
                made.says(f"{layer}.{one}", f"{layer}.{one}", "implements", f"{layer - 1}.{other}")
    found = trace(made.around(), E + "0.0", direction="down", depth=9)
    assert len(paths(found, E + "6.0")) == 1000
    assert len(paths(found, E + "6.0", most=7)) == 7
    assert len(list(ways(found))) <= 2 * len(found.nodes)


def test_circles_are_told(woven: Made) -> None:
    found = trace(woven.around(), E + "plan", direction="up")
    assert [{node.removeprefix(E) for node in circle} for circle in circles(found)] == [{"programme", "scheme"}]


def test_a_decision_and_its_plan_are_no_circle(made: Made) -> None:
    made.document("order", "quyet-dinh")
    made.document("plan")
    made.says("order", "order", "promulgates", "plan")
    made.says("plan", "plan", "implements", "order")
    assert circles(trace(made.around(), E + "plan", direction="up")) == ()


def test_ends_say_why(nation: Made) -> None:
    nation.document("lone")
    around = nation.around()
    assert [(end.node.iri.removeprefix(E), end.why) for end in ends(trace(around, E + "plan", direction="up"))] == [("party", "not-held")]
    assert [(end.node.iri.removeprefix(E), end.why) for end in ends(trace(around, E + "plan", direction="up", depth=1))] == [("government", "depth")]
    assert [end.why for end in ends(trace(around, E + "lone", direction="up"))] == ["top"]
    assert [end.why for end in ends(trace(around, E + "lone", direction="down"))] == ["bottom"]


def carried(made: Made, document: str) -> dict[str, list[tuple[str, str, str]]]:
    found = tasks_carrying_out(made.around(), E + document)
    return {one.task.iri.removeprefix(E): [(source, path.strength, names(path)) for source, path in one.ways] for one in found}


def test_which_tasks_carry_a_document_out_comes_from_three_sources(nation: Made) -> None:
    nation.says("plan", "plan", "implements", "party", "I.1")
    assert carried(nation, "party") == {
        "plan/nv/I.1": [
            ("own-words", "strong", "party plan/nv/I.1"),
            ("chain", "strong", "party government plan plan/nv/I.1"),
        ],
        "plan/nv/I.2": [("chain", "strong", "party government plan plan/nv/I.2")],
        "plan/nv/I.2.a": [("chain", "strong", "party government plan plan/nv/I.2 plan/nv/I.2.a")],
    }
    assert {task: ways[0][0] for task, ways in carried(nation, "government").items()} == dict.fromkeys(
        ("plan/nv/I.1", "plan/nv/I.2", "plan/nv/I.2.a"), "plan"
    )
    assert carried(nation, "decision") == {
        "plan/nv/I.2": [("own-words", "strong", "decision plan/nv/I.2")],
        "plan/nv/I.2.a": [("own-words", "strong", "decision plan/nv/I.2 plan/nv/I.2.a")],
    }


def test_a_plan_does_not_carry_itself_out(nation: Made) -> None:
    assert carried(nation, "plan") == {}
    assert carried(nation, "law") == {}
    assert carried_out(trace(nation.around(), E + "plan", direction="down")) == ()
