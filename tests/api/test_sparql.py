"""The SPARQL 1.1 Protocol over HTTP."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from rdflib import RDF, Graph, Namespace

from graph.config import Settings
from tests.api.conftest import Served, serve

QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
SELECT, ASK = "SELECT ?label { ?d vp:officialNumber '23-NQ/TW' ; skos:prefLabel ?label }", "ASK {}"
CONSTRUCT = "CONSTRUCT { ?d a vp:Document } WHERE { ?d vp:officialNumber '23-NQ/TW' }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FORMS = [  # query, Accept, the answer's type, words in its body
    (SELECT, None, "application/sparql-results+json", "Bộ Chính trị"),
    (SELECT, "application/json", "application/sparql-results+json", "Bộ Chính trị"),
    (SELECT, "text/csv", "text/csv; charset=utf-8", "label\r\nNghị quyết 23-NQ/TW"),
    (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?label\n"),
    (SELECT, "application/sparql-results+xml", "application/sparql-results+xml", "<binding"),
    (SELECT, "text/turtle, text/csv;q=0.5", "text/csv; charset=utf-8", "label"),  # rows have no Turtle form
    (ASK, "application/sparql-results+xml", "application/sparql-results+xml", "<boolean>true"),
    (ASK, "text/csv", "text/csv; charset=utf-8", "true"),
    (CONSTRUCT, None, "text/turtle; charset=utf-8", "vp:Document"),
    (CONSTRUCT, "application/n-triples", "application/n-triples", "<https://w3id.org/vnplan/ontology#Document> ."),
    (CONSTRUCT, "application/rdf+xml", "application/rdf+xml", "<rdf:RDF"),
    (CONSTRUCT, "application/ld+json", "application/ld+json", "ontology#Document"),
    ("DESCRIBE <https://w3id.org/vnplan/id/co-quan/ttg>", "text/turtle", "text/turtle; charset=utf-8", "Thủ tướng"),
]
REFUSED = [  # query, status, kind
    ("SELECT ?", 400, "bad-query"),
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "bad-query"),
    ("INSERT DATA { <http://a/> <http://a/> <http://a/> }", 400, "bad-query"),
    ("DROP ALL", 400, "bad-query"),
    ("SELECT * { ?s ?p ?o } ; SELECT * { ?s ?p ?o }", 400, "bad-query"),  # two in one
    ("", 400, "bad-query"),
    ("SELECT * { ?s ?p '" + "a" * 70_000 + "' }", 413, "too-large"),
]


def problem(reply: httpx.Response, status: int, kind: str) -> dict:
    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    body: dict = reply.json()
    assert body["type"] == f"urn:vnplan:problem:{kind}"
    assert {"status", "title", "detail", "detail_en"} <= set(body)
    assert "Traceback" not in reply.text
    assert "/tmp" not in reply.text
    return body


@pytest.mark.parametrize(("query", "accept", "media", "words"), FORMS)
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_answers_in_the_form_asked_for(served: Served, way: str, query: str, accept: str | None, media: str, words: str) -> None:
    headers = {"Accept": accept} if accept else {"Accept": "*/*"}
    if way == "get":
        reply = served.client.get("/sparql", params={"query": query}, headers=headers)
    elif way == "form":
        reply = served.client.post("/sparql", data={"query": query}, headers=headers)
    else:
        reply = served.client.post("/sparql", content=query.encode(), headers={**headers, "Content-Type": QUERY})
    assert reply.status_code == 200
    assert reply.headers["content-type"] == media
    assert words in reply.text
    assert "Accept" in reply.headers["vary"]


@pytest.mark.parametrize(("query", "status", "kind"), REFUSED)
def test_refuses(served: Served, query: str, status: int, kind: str) -> None:
    problem(served.client.post("/sparql", content=query.encode(), headers={"Content-Type": QUERY}), status, kind)


@pytest.mark.parametrize(
    ("query", "accept"), [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (ASK, "image/png"), (SELECT, "application/sparql-results+json;q=0")]
)
def test_says_which_forms_there_are_where_none_suits(served: Served, query: str, accept: str) -> None:
    body = problem(served.client.get("/sparql", params={"query": query}, headers={"Accept": accept}), 406, "not-acceptable")
    assert body["offered"]


def test_a_form_in_the_address_wins_over_accept(served: Served) -> None:
    reply = served.client.get("/sparql", params={"query": SELECT, "format": "csv"}, headers={"Accept": "text/html"})
    assert reply.headers["content-type"].startswith("text/csv")
    problem(served.client.get("/sparql", params={"query": SELECT, "format": "xlsx"}), 400, "bad-request")


MALFORMED = [  # method, address, body, media type, status, kind
    ("GET", "/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", None, None, 400, "bad-request"),  # two queries
    ("GET", "/sparql?query=ASK%20%7B%7D%FF", None, None, 400, "bad-request"),  # not UTF-8
    ("GET", "/sparql?update=DROP%20ALL", None, None, 400, "bad-query"),
    ("POST", "/sparql", b"update=DROP%20ALL", FORM, 400, "bad-query"),
    ("POST", "/sparql", b"ASK {}", None, 415, "unsupported-media-type"),
    ("POST", "/sparql", b"ASK {}", "text/plain", 415, "unsupported-media-type"),
    ("POST", "/sparql", "ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16", 415, "unsupported-media-type"),
    ("POST", "/sparql", b"DROP ALL", "application/sparql-update", 415, "unsupported-media-type"),
    ("POST", "/sparql", b"ASK {}\xff", QUERY, 400, "bad-request"),
    ("POST", "/sparql", b"default-graph-uri=http%3A%2F%2Fa%2F", FORM, 400, "bad-request"),  # no query
    ("POST", "/sparql?query=ASK%20%7B%7D", b"ASK {}", QUERY, 400, "bad-request"),  # one in each
    ("POST", "/sparql", b"q" * 300_000, FORM, 413, "too-large"),
    ("POST", "/sparql", b"&".join(b"a=b" for _ in range(500)), FORM, 400, "bad-request"),  # too many fields
    ("PUT", "/sparql", b"", None, 405, "method-not-allowed"),
    ("DELETE", "/sparql", None, None, 405, "method-not-allowed"),
]


@pytest.mark.parametrize(("method", "address", "body", "media", "status", "kind"), MALFORMED)
def test_refuses_what_the_protocol_does_not_allow(
    served: Served, method: str, address: str, body: bytes | None, media: str | None, status: int, kind: str
) -> None:
    reply = served.client.request(method, address, content=body, headers={"Content-Type": media} if media else {})
    problem(reply, status, kind)
    if status == 405:
        assert "GET" in reply.headers["allow"]


def test_a_graph_that_is_not_there_is_empty_and_not_fetched(served: Served) -> None:
    unknown = "http://127.0.0.1:9/graph"
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    for parameters in (
        {"query": count, "default-graph-uri": unknown},
        {"query": count.replace("{", f"FROM <{unknown}> {{", 1)},
        {"query": count.replace("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"), "named-graph-uri": unknown},
    ):
        reply = served.client.get("/sparql", params={**parameters, "format": "csv"})
        assert reply.text.split() == ["n", "0"], parameters


def test_the_graphs_of_the_request_replace_those_of_the_query(served: Served) -> None:
    shared = "https://w3id.org/vnplan/graph/shared"
    query = "ASK FROM <http://127.0.0.1:9/> { ?a a vp:Agency }"
    assert served.client.get("/sparql", params={"query": query, "default-graph-uri": shared}).json()["boolean"] is True
    assert served.client.get("/sparql", params={"query": query}).json()["boolean"] is False


def test_describes_itself_to_machines_and_shows_a_page_to_people(served: Served) -> None:
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    for accept, form in (("*/*", "turtle"), ("application/rdf+xml", "xml"), ("application/n-triples", "nt")):
        reply = served.client.get("/sparql", headers={"Accept": accept})
        graph = Graph().parse(data=reply.text, format=form)
        service = graph.value(None, RDF.type, sd.Service)
        assert str(graph.value(service, sd.endpoint)) == f"{served.url}/sparql"
        assert (service, sd.feature, sd.UnionDefaultGraph) in graph
    linked = served.client.get("/sparql", headers={"Accept": "application/ld+json"}).json()
    assert f"{served.url}/sparql" in str(linked)
    page = served.client.get("/sparql", headers={"Accept": "text/html"})
    assert "<textarea" in page.text
    problem(served.client.get("/sparql", headers={"Accept": "image/png"}), 406, "not-acceptable")


def test_shows_an_answer_to_people_with_every_text_escaped(served: Served) -> None:
    query = "SELECT ?s { ?t vp:statement ?s FILTER(CONTAINS(?s, 'script')) }"
    page = served.client.get("/sparql", params={"query": query}, headers={"Accept": "text/html"}).text
    assert "&lt;script&gt;" in page
    assert "<script>document" not in page
    wrong = served.client.get("/sparql", params={"query": "<script>alert(1)</script>"}, headers={"Accept": "text/html"})
    assert "<script>alert" not in wrong.text
    assert 'role="alert"' in wrong.text


def test_an_unchanged_answer_is_not_sent_twice(served: Served) -> None:
    first = served.client.get("/sparql", params={"query": SELECT})
    again = served.client.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = served.client.get("/sparql", params={"query": SELECT, "format": "csv"})
    assert other.headers["etag"] != first.headers["etag"]
    moving = served.client.get("/sparql", params={"query": "SELECT (NOW() AS ?now) {}"})
    assert moving.headers["cache-control"] == "no-store"


def test_stays_responsive_during_a_runaway_query(store_folder: Path) -> None:
    with serve(Settings(store=store_folder, workers=1, queue=1, query_limit_s=2.0)) as service:
        replies: list[httpx.Response] = []

        def run() -> None:
            replies.append(httpx.get(f"{service.url}/sparql?{urlencode({'query': RUNAWAY})}", timeout=30, trust_env=False))

        assert service.client.get("/sparql", params={"query": ASK}).status_code == 200
        threads = [threading.Thread(target=run) for _ in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(0.3)
        began = time.monotonic()
        assert service.client.get("/healthz").json()["status"] == "ok"
        assert time.monotonic() - began < 1.5
        for thread in threads:
            thread.join(30)
        by_status = sorted(reply.status_code for reply in replies)
        assert by_status == [503, 503, 504, 504]
        for reply in replies:
            problem(reply, reply.status_code, "deadline" if reply.status_code == 504 else "busy")
            assert (reply.status_code == 503) == ("retry-after" in reply.headers)
        assert service.client.get("/sparql", params={"query": ASK}).json() == {"head": {}, "boolean": True}


def test_answers_have_the_headers_that_keep_browsers_safe(served: Served) -> None:
    for reply in (
        served.client.get("/sparql", params={"query": ASK}),
        served.client.get("/sparql", params={"query": "x"}),
        served.client.get("/", headers={"Accept": "text/html"}),
        served.client.get("/nowhere"),
    ):
        policy = reply.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["referrer-policy"] == "same-origin"


def test_other_sites_may_ask_without_credentials(served: Served) -> None:
    reply = served.client.get("/sparql", params={"query": ASK}, headers={"Origin": "https://example.org"})
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in reply.headers


def test_a_client_that_used_its_seconds_up_is_told_when_to_come_back(store_folder: Path) -> None:
    with serve(Settings(store=store_folder, workers=1, query_limit_s=0.5, client_seconds=0.2)) as service:
        problem(service.client.get("/sparql", params={"query": RUNAWAY}), 504, "deadline")
        for headers in ({}, {"X-Forwarded-For": "203.0.113.9"}, {"Forwarded": "for=203.0.113.9"}):  # nobody is believed who was not named
            reply = service.client.get("/sparql", params={"query": ASK}, headers=headers)
            problem(reply, 429, "too-many")
            assert 60 < int(reply.headers["retry-after"]) < 300
        page = service.client.get("/sparql", params={"query": ASK}, headers={"Accept": "text/html"})
        assert 'role="alert"' in page.text


def test_behind_a_trusted_proxy_each_client_has_its_own_seconds(store_folder: Path) -> None:
    settings = Settings(store=store_folder, workers=1, query_limit_s=0.5, client_seconds=0.2, trusted_proxies="127.0.0.1")
    with serve(settings) as service:
        problem(service.client.get("/sparql", params={"query": RUNAWAY}, headers={"X-Forwarded-For": "203.0.113.9"}), 504, "deadline")
        problem(service.client.get("/sparql", params={"query": ASK}, headers={"X-Forwarded-For": "203.0.113.9"}), 429, "too-many")
        assert service.client.get("/sparql", params={"query": ASK}, headers={"X-Forwarded-For": "203.0.113.8"}).status_code == 200
