"""Addresses here for IRIs of the graph."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import URL

from api.urls import Urls

URLS = Urls(base="https://w3id.org/vnplan/")
CASES = [
    ("https://w3id.org/vnplan/eli/vn/ttg/quyet-dinh/2023/165", "/eli/vn/ttg/quyet-dinh/2023/165"),
    ("https://w3id.org/vnplan/id/co-quan/ttg", "/id/co-quan/ttg"),
    ("https://w3id.org/vnplan/eli/vn/x/nv/II.1.-1.+2", "/eli/vn/x/nv/II.1.-1.+2"),  # locators with signs
    ("https://w3id.org/vnplan/eli/a b?c#d", "/eli/a%20b%3Fc%23d"),  # what would end the path
    ("https://w3id.org/vnplan/ontology#Task", "/ontology#Task"),
    ("https://w3id.org/vnplan/scheme/comparator/ge", "/scheme/comparator/ge"),
    ("https://example.org/x", "https://example.org/x"),
    ("javascript:alert(1)", "#"),  # no link
    ("data:text/html,x", "#"),
]


@pytest.mark.parametrize(("iri", "address"), CASES)
def test_shows_a_thing_where_it_is_served(iri: str, address: str) -> None:
    assert URLS.of(iri) == address


def test_leaves_out_what_is_not_given() -> None:
    assert URLS.search("tasks", q="", year=None, role="lead", offset=0) == "/tasks?role=lead&offset=0"
    assert URLS.search("tasks") == "/tasks"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40))
def test_an_iri_comes_back_from_its_address(rest: str) -> None:
    path = URL("http://x" + URLS.of(f"https://w3id.org/vnplan/eli/{rest}")).components.path
    from_path = unquote(path)
    assert URLS.iri(from_path[1:]) == f"https://w3id.org/vnplan/eli/{rest}"
