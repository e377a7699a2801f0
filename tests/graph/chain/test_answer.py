"""One question about a chain and its whole answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.chain import Sift, Wanted, answer, read_strengths, rows
from graph.errors import UsageError
from graph.index.ask import Index
from graph.model.chain import CARRYING, Strength
from tests.graph.chain.conftest import E, Made


@pytest.fixture
def index(nation: Made, tmp_path: Path) -> Index:
    nation.document("department", level="department")
    nation.task("department", "II.1", lead="health")
    nation.says("department", "department", "implements", "plan")
    nation.around()
    return Index(tmp_path / "index.sqlite")


def test_upward_the_best_way_to_each_end(index: Index) -> None:
    found = answer(index, Wanted(start=E + "department/nv/II.1", direction="up"))
    assert [path.nodes[-1].removeprefix(E) for path in found.paths] == ["party"]
    assert [(end.node.iri.removeprefix(E), end.why) for end in found.ends] == [("party", "not-held")]
    assert found.carried == ()


def test_downward_the_tasks_and_how_it_is_known(index: Index) -> None:
    told = answer(index, Wanted(start=E + "government", direction="down")).to_json("government")
    assert {way["source"] for one in told["carriedOut"] for way in one["ways"]} == {"plan", "chain"}  # type: ignore[attr-defined]
    for one in told["carriedOut"]:  # type: ignore[attr-defined]
        for way in one["ways"]:
            assert way["nodes"][-1] == one["task"]
            assert len(way["hops"]) == len(way["nodes"]) - 1
            for near, far, place in zip(way["nodes"], way["nodes"][1:], way["hops"], strict=False):
                hop = told["hops"][place]  # type: ignore[index]
                assert {hop["from"], hop["to"]} == {near, far}


def test_what_is_sifted_out_is_no_end(index: Index) -> None:
    found = answer(index, Wanted(start=E + "party", direction="down", sift=Sift(agencies=frozenset({E + "health"}))))
    assert [node.iri.removeprefix(E) for node in found.trace.nodes if node.kind == "task"] == ["department/nv/II.1"]
    assert [one.task.iri.removeprefix(E) for one in found.carried] == ["department/nv/II.1"]
    assert found.ends == ()


def test_ways_to_one_node(index: Index) -> None:
    found = answer(index, Wanted(start=E + "party", direction="down", to=E + "department", every=True))
    assert [len(path.hops) for path in found.paths] == [3]
    assert answer(index, Wanted(start=E + "party", direction="down", to=E + "law")).paths == ()


def test_as_rows(index: Index) -> None:
    heads, *table = rows(answer(index, Wanted(start=E + "decision", direction="down")))
    first = dict(zip(heads, table[0], strict=True))
    assert (first["from_label"], first["relation"], first["to"]) == ("I.2 việc I.2", "executes", E + "decision")
    assert (first["quote"], first["start"], first["end"], first["document"]) == ("plan implements decision", 4, 9, E + "plan")


def test_reads_strengths() -> None:
    assert read_strengths(None) == read_strengths(" ") == CARRYING
    assert read_strengths("strong, mention") == {Strength.STRONG, Strength.MENTION}
    with pytest.raises(UsageError, match="“part”"):
        read_strengths("strong,part")
