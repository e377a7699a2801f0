"""Which form a client gets."""

from __future__ import annotations

import pytest

from api.negotiate import HTML, JSON, RDF, RESULTS, TURTLE, choose, read_accept

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
CASES = [
    (None, (JSON, HTML), "json"),  # no header accepts everything: the server's own first
    ("", (JSON, HTML), "json"),  # an empty one likewise
    ("*/*", (JSON, HTML), "json"),  # curl
    (BROWSER, (JSON, HTML), "html"),  # a browser names html first
    ("application/json;q=0.4, text/html;q=0.5", (JSON, HTML), "html"),  # weights decide, not order
    ("text/*", (JSON, HTML), "html"),  # a kind
    ("text/html;q=0, */*", (JSON, HTML), "json"),  # refused by name though */* would take it
    ("application/json;q=0", (JSON,), None),  # the only form refused
    ("image/png", (JSON, HTML), None),  # nothing suits
    ("application/xml", RESULTS, "xml"),  # an alias
    ("application/json", RESULTS, "json"),  # an alias of the results format
    ("text/turtle, application/rdf+xml;q=0.9", RDF, "turtle"),
    ("application/rdf+xml, text/turtle;q=0.9", RDF, "rdfxml"),
    ("TEXT/HTML", (JSON, HTML), "html"),  # media types ignore case
    ("text/html;level=1;q=0.3, application/json;q=0.2", (JSON, HTML), "html"),  # other parameters are passed over
    ("text/html;q=zwei, application/json;q=0.1", (JSON, HTML), "json"),  # an unusable weight: that range is passed over
    ("text/html;q=7", (JSON, HTML), None),  # a weight beyond one likewise
    ("nonsense, text/html", (JSON, HTML), "html"),  # no media range
    ("*/html, application/json;q=0.5", (JSON, HTML), "json"),  # */html is no range
]


@pytest.mark.parametrize(("header", "offers", "expected"), CASES)
def test_chooses_what_is_weighed_highest(header: str | None, offers: tuple, expected: str | None) -> None:
    found = choose(header, offers)
    assert (found.name if found else None) == expected


def test_looks_at_so_many_ranges_and_no_more() -> None:
    assert len(read_accept("text/html," * 10_000)) == 64


def test_the_first_of_equals_wins() -> None:
    assert choose("text/turtle, application/ld+json", RDF) is TURTLE
