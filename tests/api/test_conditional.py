"""Answers that are sent once, and forms that an address names."""

from __future__ import annotations

import pytest

from api.conditional import is_known
from tests.api.conftest import DOCUMENT, Served

DATA = ["/documents", "/tasks", "/agencies", "/targets", "/search?q=cum", "/trace?key=23-NQ/TW", "/validation?document=41/KH-UBND", "/openapi.json"]
DATA += [f"/{DOCUMENT}.ttl", f"/{DOCUMENT}.html", f"/{DOCUMENT}/nv/II.1.a.jsonld", "/"]
KNOWN = [
    (None, '"a"', False),
    ('"a"', '"a"', True),
    ('W/"a"', '"a"', True),  # compared weakly
    ('"a"', 'W/"a"', True),
    ('"b" ,W/"a"', '"a"', True),
    ("*", '"a"', True),
    ('"ab"', '"a"', False),
    ("a", '"a"', False),
    ("", '"a"', False),
]
NAMED = [  # address, Accept, the answer's type
    ("/documents.json", "text/html", "application/json"),
    ("/documents.html", "application/json", "text/html"),
    ("/tasks?format=json", "text/html", "application/json"),
    ("/tasks?output=html&limit=3", None, "text/html"),
    ("/tasks?format=", "text/html", "text/html"),  # names none
    ("/search.json?q=cum", "text/html", "application/json"),
    ("/trace.html?key=23-NQ/TW", None, "text/html"),
    ("/sparql.csv?query=ASK%20%7B%7D", "text/html", "text/csv"),
    ("/sparql.rdf", "text/html", "application/rdf+xml"),
    ("/sparql?query=ASK%20%7B%7D&output=xml", None, "application/sparql-results+xml"),
    ("/sparql?query=ASK%20%7B%7D&format=application/sparql-results%2Bjson", "text/csv", "application/sparql-results+json"),
    ("/openapi.json", "text/html", "application/json"),  # the address of a thing, not a form of one
]


@pytest.mark.parametrize(("header", "tag", "expected"), KNOWN)
def test_reads_the_tags_that_a_client_has(header: str | None, tag: str, expected: bool) -> None:
    assert is_known(header, tag) is expected


@pytest.mark.parametrize("address", DATA)
def test_an_answer_is_sent_once_for_a_build(served: Served, address: str) -> None:
    first = served.client.get(address)
    tag = first.headers["etag"]
    assert served.client.get(address).headers["etag"] == tag
    for method in ("GET", "HEAD"):
        again = served.client.request(method, address, headers={"If-None-Match": f'"x", {tag}'})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert served.client.get(address, headers={"If-None-Match": '"x"'}).content == first.content
    assert served.client.get(address, headers={"If-None-Match": tag, "Accept": "*/*;q=0.5"}).headers["etag"] != tag


@pytest.mark.parametrize("address", ["/healthz", "/nowhere", "/id/vb/aabbccddeeff0022", "/documents?limit=x", f"/{DOCUMENT}/x"])
def test_what_is_no_answer_from_the_build_has_no_tag(served: Served, address: str) -> None:
    assert "etag" not in served.client.get(address, headers={"If-None-Match": "*"}).headers


@pytest.mark.parametrize(("address", "accept", "media"), NAMED)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_form_in_the_address_wins(served: Served, method: str, address: str, accept: str | None, media: str) -> None:
    reply = served.client.request(method, address, headers={"Accept": accept} if accept else {})
    assert reply.status_code == 200
    assert reply.headers["content-type"].partition(";")[0] == media


def test_a_form_that_there_is_not_is_answered_with_those_that_there_are(served: Served) -> None:
    reply = served.client.get("/documents.ttl")
    assert (reply.status_code, reply.json()["offered"][:3]) == (406, ["application/json", "text/html", "text/csv"])
    for address in ("/documents.exe", "/nowhere.json", "/static/site.json"):
        assert served.client.get(address).status_code == 404, address
