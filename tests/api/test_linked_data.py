"""What an IRI leads to."""

from __future__ import annotations

import json

import pytest
from rdflib import Graph, URIRef

from tests.api.conftest import DOCUMENT, Served

BASE = "https://w3id.org/vnplan/"
ACCEPTS = [
    ("text/html", ".html"),
    ("text/turtle", ".ttl"),
    ("application/ld+json", ".jsonld"),
    ("application/json", ".jsonld"),
    ("application/n-triples", ".nt"),
    ("*/*", ".jsonld"),
    ("text/html;q=0.4, text/turtle;q=0.5", ".ttl"),
]
THINGS = [DOCUMENT, f"{DOCUMENT}/nv/II.1.a", f"{DOCUMENT}/vd/200-260", "id/co-quan/ttg", "id/vb/00112233445566ff", f"{DOCUMENT}/nv/II.1.a/bc/time"]


@pytest.mark.parametrize(("accept", "extension"), ACCEPTS)
def test_a_thing_leads_to_the_form_that_is_accepted(served: Served, accept: str, extension: str) -> None:
    reply = served.client.get(f"/{DOCUMENT}", headers={"Accept": accept})
    assert (reply.status_code, reply.headers["location"]) == (303, f"/{DOCUMENT}{extension}")
    assert "Accept" in reply.headers["vary"]
    assert f'<{BASE}{DOCUMENT}>; rel="canonical"' in reply.headers["link"]
    assert reply.headers["link"].count('rel="alternate"') == 4


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_thing_has_every_form(served: Served, thing: str, method: str) -> None:
    for extension, media in ((".html", "text/html"), (".ttl", "text/turtle"), (".jsonld", "application/ld+json"), (".nt", "application/n-triples")):
        reply = served.client.request(method, f"/{thing}{extension}", headers={"Accept": "image/png"})  # the extension wins
        assert reply.status_code == 200, extension
        assert reply.headers["content-type"].startswith(media)


def test_the_forms_say_the_same(served: Served) -> None:
    address = f"/{DOCUMENT}/nv/II.1.a"
    turtle = Graph().parse(data=served.client.get(f"{address}.ttl").text, format="turtle")
    triples = Graph().parse(data=served.client.get(f"{address}.nt").text, format="nt")
    assert set(turtle) == set(triples)
    assert (URIRef(BASE + address[1:]), None, None) in turtle
    linked = json.loads(served.client.get(f"{address}.jsonld").text)
    assert "https://w3id.org/vnplan/ontology#" in linked["@context"].values()
    assert BASE + address[1:] in {node["@id"] for node in linked["@graph"]}


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("/id/vb/ffeeddccbbaa0011", f"/{DOCUMENT}"),
        ("/id/vb/ffeeddccbbaa0011.ttl", f"/{DOCUMENT}.ttl"),
        ("/id/vb/ffeeddccbbaa0011/nv/II.1.a", f"/{DOCUMENT}/nv/II.1.a"),  # what lay below it
    ],
)
def test_a_former_iri_leads_to_the_present_one(served: Served, former: str, now: str) -> None:
    reply = served.client.get(former)
    assert (reply.status_code, reply.headers["location"]) == (301, now)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/id/vb/aabbccddeeff0022", 410),
        ("/id/vb/aabbccddeeff0022.ttl", 410),
        ("/id/vb/aabbccddeeff0022/nv/II.1.a", 410),  # what lay below it
        ("/eli/vn/ttg/quyet-dinh/2021/900", 303),  # still cited
        ("/id/vb/00112233445566ff", 303),  # came back: its text is here
        ("/id/vb/00112233445566ff/nv/I.1", 303),
    ],
)
def test_a_withdrawn_document_is_gone(served: Served, address: str, status: int) -> None:
    reply = served.client.get(address)
    assert reply.status_code == status
    if status == 410:
        assert reply.json()["type"] == "urn:vnplan:problem:withdrawn"
        assert "rút khỏi đồ thị" in served.client.get(address, headers={"Accept": "text/html"}).text


@pytest.mark.parametrize(
    "address",
    ["/eli/vn/none", "/id/none.ttl", f"/{DOCUMENT}/nv/IX", "/eli/", "/id/a%20b", "/eli/%22%3E", "/eli/%00", "/eli/../healthz%00"]
    + ["/eli/%ff", "/eli/a%7Fb", "/eli/a%5Bb", "/id/a%25zz.ttl", "/eli/%EF%BF%BE", "/id/vb/ffeeddccbbaa0011" + "/a" * 3000],  # what no IRI holds
)
def test_what_was_never_there_is_not_found(served: Served, address: str) -> None:
    assert served.client.get(address).status_code == 404


def test_a_form_that_is_not_there_is_not_acceptable(served: Served) -> None:
    assert served.client.get(f"/{DOCUMENT}", headers={"Accept": "image/png"}).status_code == 406
