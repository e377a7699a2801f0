"""What an IRI leads to."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph, URIRef

from api import named_graphs
from graph.config import Settings
from graph.store import open_writable, publish
from graph.store.terms import to_rdflib_graph
from tests.api.conftest import DOCUMENT, Served, serve

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
MEDIA = [
    (".html", "text/html"),
    (".ttl", "text/turtle"),
    (".jsonld", "application/ld+json"),
    (".json", "application/ld+json"),
    (".nt", "application/n-triples"),
    (".rdf", "application/rdf+xml"),
]
RECORDS = [f"{DOCUMENT}/vd/200-260", f"{DOCUMENT}/nv/II.1.a/bc/time", f"{DOCUMENT}/qh/1", f"{DOCUMENT}/nv/II.1.a/pc/1"]
THINGS = [DOCUMENT, f"{DOCUMENT}/nv/II.1.a", f"{DOCUMENT}/vd/200-260", "id/co-quan/ttg", "id/vb/00112233445566ff", f"{DOCUMENT}/nv/II.1.a/bc/time"]


@pytest.mark.parametrize(("accept", "extension"), ACCEPTS)
def test_a_thing_leads_to_the_form_that_is_accepted(served: Served, accept: str, extension: str) -> None:
    reply = served.client.get(f"/{DOCUMENT}", headers={"Accept": accept})
    assert (reply.status_code, reply.headers["location"]) == (303, f"/{DOCUMENT}{extension}")
    assert "Accept" in reply.headers["vary"]
    assert f'<{BASE}{DOCUMENT}>; rel="canonical"' in reply.headers["link"]
    assert reply.headers["link"].count('rel="alternate"') == 5


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_thing_has_every_form(served: Served, thing: str, method: str) -> None:
    for extension, media in MEDIA:
        reply = served.client.request(method, f"/{thing}{extension}", headers={"Accept": "image/png"})  # the extension wins
        assert reply.status_code == 200, extension
        assert reply.headers["content-type"].startswith(media)


def test_the_forms_say_the_same(served: Served) -> None:
    address = f"/{DOCUMENT}/nv/II.1.a"
    turtle = Graph().parse(data=served.client.get(f"{address}.ttl").text, format="turtle")
    triples = Graph().parse(data=served.client.get(f"{address}.nt").text, format="nt")
    assert set(turtle) == set(triples)
    assert (URIRef(BASE + address[1:]), None, None) in turtle
    assert set(Graph().parse(data=served.client.get(f"{address}.rdf").text, format="xml")) == set(turtle)
    assert set(linked_triples(served, served.client.get(f"{address}.jsonld").json())) == set(turtle)


def linked_triples(served: Served, document: dict) -> Graph:
    """Read JSON-LD as a program does: it fetches the context from the address that the document names."""
    context = served.client.get(document["@context"]).json()["@context"]
    text = json.dumps({**document, "@context": context})
    return to_rdflib_graph(quad.triple for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD))


def test_json_ld_is_short_and_names_its_context(served: Served) -> None:
    found = served.client.get(f"/{DOCUMENT}/nv/II.1.a.jsonld").json()
    first = found["@graph"][0]
    assert (first["id"], first["type"]) == (f"{BASE}{DOCUMENT}/nv/II.1.a", "Task")
    assert first["statement"]["@value"].startswith("Lập danh mục cụm công nghiệp")
    assert first["evidence"]
    assert found["@context"].startswith(f"{served.url}/context/")


@pytest.mark.parametrize("record", RECORDS)
def test_a_record_is_answered_at_its_own_address(served: Served, record: str) -> None:
    for accept, extension in ACCEPTS:
        reply = served.client.get(f"/{record}", headers={"Accept": accept})
        assert (reply.status_code, reply.headers["content-location"]) == (200, f"/{record}{extension}")
        assert reply.content == served.client.get(f"/{record}{extension}").content
        assert "Accept" in reply.headers["vary"]
        assert f'<{BASE}{record}>; rel="canonical"' in reply.headers["link"]


@pytest.mark.parametrize("thing", THINGS)
def test_a_page_names_its_other_forms(served: Served, thing: str) -> None:
    page = served.client.get(f"/{thing}.html").text
    assert f'<link rel="canonical" href="{BASE}{thing}">' in page
    for extension, media in ((".ttl", "text/turtle"), (".jsonld", "application/ld+json")):
        assert f'<link rel="alternate" type="{media}" href="/{thing}{extension}">' in page


def test_a_named_graph_is_answered_at_its_own_address(served: Served) -> None:
    address = f"/graph/{DOCUMENT}/reading"
    reply = served.client.get(address, headers={"Accept": "text/turtle"})
    assert (reply.status_code, reply.headers["content-location"]) == (200, f"{address}.ttl")
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE[:-1]}{address}> {{ ?s ?p ?o }} }}"
    counted = served.client.get("/sparql", params={"query": query, "format": "csv"}).text.split()[1]
    assert len(Graph().parse(data=reply.text, format="turtle")) == int(counted)
    graph = Graph().parse(data=served.client.get(f"{address}.nt").text, format="nt")  # Turtle writes 65 as 65.0
    assert set(linked_triples(served, served.client.get(f"{address}.jsonld").json())) == set(graph)
    page = served.client.get(address, headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, f"/{DOCUMENT}.html")
    assert served.client.get("/graph/shared.html").headers["location"] == "/dataset.html"
    former = served.client.get("/graph/id/vb/ffeeddccbbaa0011/reading.ttl")
    assert (former.status_code, former.headers["location"]) == (301, f"/graph/{DOCUMENT}/reading.ttl")
    assert served.client.get("/graph/id/vb/aabbccddeeff0022/reading").status_code == 410
    for unknown in ("/graph/none", "/graph/a%20b", f"/graph/{DOCUMENT}/none.ttl", "/graph/"):
        assert served.client.get(unknown).status_code == 404


def test_a_graph_that_is_too_large_is_not_cut(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(named_graphs, "MOST", 10)
    reply = served.client.get(f"/graph/{DOCUMENT}/reading.nt")
    assert (reply.status_code, reply.json()["type"]) == (413, "urn:vnplan:problem:too-large")


def test_what_rdf_xml_cannot_say_is_had_in_other_forms(tmp_path: Path) -> None:
    text = f'<urn:g> {{ <{BASE}id/x> a <{BASE}ontology#Indicator> ; <urn:property:1> "x" . }}'
    with open_writable(tmp_path) as store:
        store.fill(text)
        publish(store, tmp_path)
    with serve(Settings(store=tmp_path, workers=1)) as service:
        assert service.client.get("/id/x.ttl").status_code == 200
        assert service.client.get("/id/x.rdf").json()["type"] == "urn:vnplan:problem:not-acceptable"


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
