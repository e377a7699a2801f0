"""A walk that asks the store as it goes gives what a walk over all chains gives: nodes, hops, order and all."""

from __future__ import annotations

import pytest

from graph.config import Settings
from graph.embedded import open_graph
from graph.errors import KeyNotFoundError
from graph.lists import Lists
from graph.nearby import Nearby
from graph.store import Store
from graph.trace import Chains, Direction, load_chains, trace


@pytest.fixture(scope="module")
def store() -> Store:
    return open_graph(Settings())


@pytest.fixture(scope="module")
def whole(store: Store, lists: Lists) -> Chains:
    return load_chains(store, lists)


@pytest.mark.parametrize("direction", ["up", "down"])
def test_every_walk_of_the_default_graph_is_the_same(direction: Direction, store: Store, whole: Chains, lists: Lists) -> None:
    documents = sorted(iri for iri, kind in whole.graph.nodes(data="node") if kind.kind == "document")
    tasks = sorted(set(whole.graph) - set(documents))
    assert len(documents) > 40
    for iri in (*documents, *tasks[::40]):
        for depth in (1, 6):
            expected = trace(whole, iri, direction=direction, depth=depth)
            assert trace(Nearby(store, lists), iri, direction=direction, depth=depth) == expected


@pytest.mark.parametrize("iri", ["https://example.org/none", "not an IRI"])
def test_a_node_that_is_not_there_is_told(iri: str, store: Store, lists: Lists) -> None:
    with pytest.raises(KeyNotFoundError):
        Nearby(store, lists).node(iri)
