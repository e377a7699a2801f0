"""The graph as a data set: its description and its dumps."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import Counter
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, VOID

from graph.config import Settings
from graph.errors import ConfigError
from graph.store import open_writable, publish
from graph.vocab import ONTOLOGY
from tests.api.conftest import TEXTS, Served, make_store, serve

DCAT, SPDX = Namespace("http://www.w3.org/ns/dcat#"), Namespace("http://spdx.org/rdf/terms#")
SET = URIRef("https://w3id.org/vnplan/dataset#graph")
LINKED = """<https://w3id.org/vnplan/graph/x> { <https://w3id.org/vnplan/id/x> <http://www.w3.org/2004/02/skos/core#exactMatch> <http://d-nb.info/1> ;
  <https://w3id.org/vnplan/ontology#digest> "another build" }"""
FORMS = [("text/turtle", "turtle"), ("application/n-triples", "nt"), ("application/rdf+xml", "xml")]


def described(service: Served, accept: str = "text/turtle", form: str = "turtle") -> Graph:
    """Ask until the release was written, which a loaded machine may need a while for."""
    for _ in range(30):
        reply = service.client.get("/.well-known/void", headers={"Accept": accept}, follow_redirects=True)
        assert reply.status_code == 200
        if reply.headers["cache-control"] != "no-store":
            break
    assert reply.headers["content-type"].startswith(accept)
    return Graph().parse(data=reply.text, format=form)


@pytest.fixture(scope="module")
def quads(served: Served) -> list[ox.Quad]:
    reply = served.client.get("/dumps/vnplan.nq.gz", follow_redirects=True, timeout=120)
    return list(ox.parse(gzip.decompress(reply.content), format=ox.RdfFormat.N_QUADS))


def test_the_counts_are_those_of_the_dump(served: Served, quads: list[ox.Quad]) -> None:
    graph = described(served)
    assert graph.value(SET, VOID.triples) == Literal(len(quads))
    parts = {term: list(graph.objects(SET, term)) for term in (VOID.propertyPartition, VOID.classPartition)}
    by_property = {str(graph.value(part, VOID.property)): graph.value(part, VOID.triples).toPython() for part in parts[VOID.propertyPartition]}
    assert by_property == Counter(quad.predicate.value for quad in quads)
    by_class = {str(graph.value(part, VOID["class"])): graph.value(part, VOID.entities).toPython() for part in parts[VOID.classPartition]}
    assert by_class == Counter(quad.object.value for quad in quads if quad.predicate.value == str(RDF.type))
    asked = served.client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?task a vp:Task }", "format": "csv"}).text.split()[1]
    assert by_class[f"{ONTOLOGY}Task"] == int(asked)


@pytest.mark.parametrize(("accept", "form"), FORMS)
def test_says_what_there_is_and_where(served: Served, accept: str, form: str) -> None:
    graph = described(served, accept, form)
    assert (SET, RDF.type, DCAT.Dataset) in graph
    assert (URIRef("https://w3id.org/vnplan/dataset"), FOAF.primaryTopic, SET) in graph
    assert graph.value(SET, VOID.sparqlEndpoint) == URIRef(f"{served.url}/sparql")
    assert URIRef(ONTOLOGY) in set(graph.objects(SET, VOID.vocabulary))
    for example in graph.objects(SET, VOID.exampleResource):
        path = str(example).removeprefix("https://w3id.org/vnplan")
        assert served.client.get(path, follow_redirects=True, headers={"Accept": "text/turtle"}).status_code == 200, example
    assert len(set(graph.objects(SET, VOID.exampleResource))) >= 3
    assert (None, DCTERMS.license, None) not in graph  # nobody said under which licence these are offered
    assert (None, DCTERMS.publisher, None) not in graph


def test_its_distributions_are_there_as_described(served: Served) -> None:
    graph = described(served)
    distributions = list(graph.objects(SET, DCAT.distribution))
    assert len(distributions) == 2
    for node in distributions:
        body = served.client.get(str(graph.value(node, DCAT.downloadURL))).content
        assert len(body) == int(str(graph.value(node, DCAT.byteSize)))
        assert hashlib.sha256(body).hexdigest() == str(graph.value(graph.value(node, SPDX.checksum), SPDX.checksumValue))


def test_the_page_shows_the_same_to_people(served: Served) -> None:
    described(served)
    reply = served.client.get("/dataset", headers={"Accept": "text/html"})
    page = reply.text
    assert '<https://w3id.org/vnplan/dataset>; rel="canonical"' in reply.headers["link"]
    assert '<link rel="alternate" type="text/turtle" href="/dataset.ttl">' in page
    assert 'href="/dumps/' in page
    assert "Nhiệm vụ" in page
    assert "Giấy phép" not in page


def test_licence_publisher_and_links_are_said_where_they_are_known(tmp_path: Path) -> None:
    folder = make_store(tmp_path, TEXTS / "plans.trig")
    with open_writable(folder) as store:
        store.fill(LINKED)
        publish(store, folder)
    with serve(Settings(store=folder, workers=1, licence="https://creativecommons.org/licenses/by/4.0/", publisher="Sở Nội vụ")) as service:
        graph = described(service)
    assert graph.value(SET, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(graph.value(SET, DCTERMS.publisher), FOAF.name) == Literal("Sở Nội vụ")
    part = graph.value(SET, VOID.subset)
    assert graph.value(graph.value(part, VOID.objectsTarget), VOID.uriSpace) == Literal("http://d-nb.info/")
    assert graph.value(part, VOID.triples) == Literal(1)
    with pytest.raises(ConfigError, match="VNPLAN_LICENCE"):
        Settings(licence="CC BY")


def test_the_graph_that_comes_with_the_project_has_the_projects_licence(embedded: Served) -> None:
    assert described(embedded).value(SET, DCTERMS.license) == URIRef("https://www.apache.org/licenses/LICENSE-2.0")


def test_a_dump_is_sent_once_and_in_parts(served: Served, quads: list[ox.Quad]) -> None:
    address = served.client.get("/dumps/vnplan.trig.gz").headers["location"]
    whole = served.client.get(address)
    tag = whole.headers["etag"]
    assert tag == f'"{hashlib.sha256(whole.content).hexdigest()}"'
    assert set(ox.parse(gzip.decompress(whole.content), format=ox.RdfFormat.TRIG)) == set(quads)
    for headers, status, body in (
        ({"If-None-Match": tag}, 304, b""),
        ({"If-None-Match": f'"x", W/{tag}'}, 304, b""),
        ({"If-None-Match": '"x"'}, 200, whole.content),
        ({"Range": "bytes=5-9"}, 206, whole.content[5:10]),
        ({"Range": "bytes=-4", "If-Range": tag}, 206, whole.content[-4:]),
        ({"Range": "bytes=-4", "If-Range": '"x"'}, 200, whole.content),
    ):
        reply = served.client.get(address, headers=headers)
        assert (reply.status_code, reply.content) == (status, body), headers
    head = served.client.head(address)
    assert (head.headers["etag"], head.headers["content-length"], head.content) == (tag, str(len(whole.content)), b"")
    assert served.client.get(address, headers={"Range": f"bytes={len(whole.content)}-"}).status_code == 416


@pytest.mark.parametrize(
    ("address", "status"),
    [("/dumps/vnplan.zip", 400), ("/dumps/0123456789abcdef/vnplan.nq.gz", 404), ("/dumps/../vnplan.nq.gz", 404), ("/dumps/XYZ/vnplan.nq.gz", 400)],
)
def test_there_are_no_other_dumps(served: Served, address: str, status: int) -> None:
    assert served.client.get(address).status_code == status


def test_the_dump_of_the_former_build_stays_while_its_state_does(tmp_path: Path) -> None:
    folder = make_store(tmp_path, TEXTS / "plans.trig")
    with serve(Settings(store=folder, workers=1)) as service:
        former = service.client.get("/dumps/vnplan.nq.gz").headers["location"]
        replies: list[httpx.Response] = []
        ask = [threading.Thread(target=lambda: replies.append(httpx.get(service.url + former, timeout=60, trust_env=False))) for _ in range(3)]
        for thread in ask:
            thread.start()
        for thread in ask:
            thread.join(60)
        assert [reply.status_code for reply in replies] == [200, 200, 200]
        assert len({reply.content for reply in replies}) == 1
        tag = service.client.get("/documents", headers={"Accept": "application/json"}).headers["etag"]
        with open_writable(folder) as store:
            store.fill('<urn:g> { <urn:s> <https://w3id.org/vnplan/ontology#digest> "x" }')
            publish(store, folder)
        assert service.client.get("/documents", headers={"Accept": "application/json", "If-None-Match": tag}).status_code == 200
        assert service.client.get("/dumps/vnplan.nq.gz").headers["location"] != former
        assert service.client.get(former).content == replies[0].content
