"""Sifting a chain: what is wanted stays, with the way to it."""

from __future__ import annotations

import pytest

from graph.chain import Sift, sift, trace
from tests.graph.chain.conftest import E, Made


@pytest.fixture
def two_plans(made: Made) -> Made:
    made.document("resolution", "nghi-quyet", "central", held=False, date="2021-01-02")
    made.document("plan", date="2022-05-06")
    made.document("decree", "nghi-quyet", date="2023-01-01")
    made.document("department", level="department", date="2023-07-08")
    made.task("plan", "I.1", deadline="2025-06")
    made.task("department", "II.1", deadline="2024", lead="health")
    made.says("plan", "plan", "implements", "resolution")
    made.says("decree", "decree", "implements", "resolution")
    made.says("department", "department", "implements", "plan")
    return made


CASES = [
    (Sift(), {"plan", "decree", "department", "plan/nv/I.1", "department/nv/II.1"}),
    (Sift(kind="document", level="department"), {"plan", "department"}),
    (Sift(kind="task", year=2024), {"plan", "department", "department/nv/II.1"}),
    (Sift(kind="document", year=2023), {"plan", "decree", "department"}),
    (Sift(year=2025), {"plan", "plan/nv/I.1"}),
    (Sift(agencies=frozenset({E + "health"})), {"plan", "department", "department/nv/II.1"}),
    (Sift(agencies=frozenset({E + "by-decree"})), {"decree"}),
    (Sift(province="nowhere"), set()),
]


@pytest.mark.parametrize(("wanted", "kept"), CASES)
def test_what_is_wanted_stays_with_the_way_to_it(two_plans: Made, wanted: Sift, kept: set[str]) -> None:
    found = trace(two_plans.around(), E + "resolution", direction="down")
    left = sift(found, wanted, {E + "department/nv/II.1": frozenset({E + "health"})})
    assert {node.iri.removeprefix(E) for node in left.nodes} == kept | {"resolution"}
    assert len(left.distances) == len(left.nodes)
    known = {node.iri for node in left.nodes}
    assert all({hop.source, hop.target} <= known for hop in left.hops)
    assert len(left.hops) == len(left.nodes) - 1
