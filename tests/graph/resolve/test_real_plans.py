"""The real plans: every link has its reason, and comes out the same from the text and from the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.extract import extract
from graph.model import State
from graph.rdf.back import read_back
from graph.rdf.reading import reading_triples
from graph.read import find_files, read
from graph.resolve import Knowledge, resolve


@pytest.mark.shared
def test_links_are_the_same_from_the_text_and_from_its_graph(knowledge: Knowledge, shared: Path) -> None:
    for path in find_files((shared / "corpus",)):
        for reading in extract(read(path), knowledge.lists):
            resolution = resolve(reading.mentions(), knowledge)
            iri = resolution.identity.stub.iri
            mentions, _ = read_back(frozenset(reading_triples(reading, iri, knowledge.lists, knowledge.base)), iri, knowledge.lists)
            again = resolve(mentions, knowledge)
            assert (again.identity, again.links, set(again.stubs)) == (resolution.identity, resolution.links, set(resolution.stubs)), path.name
            assert set(again.agencies) == set(resolution.agencies)


@pytest.mark.shared
def test_every_link_says_why(knowledge: Knowledge, shared: Path) -> None:
    links = 0
    for path in find_files((shared / "corpus",)):
        for reading in extract(read(path), knowledge.lists):
            resolution = resolve(reading.mentions(), knowledge)
            links += len(resolution.links)
            assert all(link.reason and link.rule for link in resolution.links)
            assert all(link.target.isascii() for link in resolution.links if link.target)
            assert all(agency.state is State.RESOLVED or agency.agency is None for agency in resolution.agencies)
            described = {stub.iri for stub in resolution.stubs}
            assert {link.target for link in resolution.links if link.target} <= described
            assert {iri for link in resolution.links for iri in link.candidates} <= described
    assert links > 100
