"""The project's own terms at their own addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS

from api.context import make_context
from api.vocabulary import Vocabulary
from graph.store.terms import to_rdflib_graph
from graph.vocab import ONTOLOGY, ROOT, SCHEMES, SHAPES
from tests.api.conftest import DOCUMENT, Served
from tests.conftest import PROJECT

PLACES = ["ontology", "shapes", "scheme", "scheme/assignment-role", "scheme/document-type"]
FORMS = [("ttl", "text/turtle", "turtle"), ("nt", "application/n-triples", "nt"), ("rdf", "application/rdf+xml", "xml")]


def said(*folders: str) -> Graph:
    graph = Graph()
    for folder in folders:
        for file in sorted((PROJECT / folder).glob("*.ttl")):
            graph.parse(file)
    return graph


def anchors(page: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', page)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("extension", "media", "form"), FORMS)
def test_every_form_says_what_the_files_say(served: Served, place: str, extension: str, media: str, form: str) -> None:
    folder, _, name = place.partition("/")
    files = {"ontology": ["ontology/vnplan.ttl"], "shapes": ["shapes/*.ttl"], "scheme": [f"ontology/schemes/{name or '*'}.ttl"]}[folder]
    wanted = Graph()
    for file in sorted(PROJECT.glob(files[0])):
        wanted.parse(file)
    for address, headers in ((f"/{place}.{extension}", {"Accept": "text/html"}), (f"/{place}", {"Accept": media})):
        reply = served.client.get(address, headers=headers)
        assert (reply.status_code, reply.headers["content-type"].partition(";")[0]) == (200, media)
        assert f'<{ROOT}{place}>; rel="canonical"' in reply.headers["link"]
        assert "Accept" in reply.headers["vary"]
        assert len(found := Graph().parse(data=reply.text, format=form)) == len(wanted)
    if place != "shapes":  # these have lists without names, which take minutes to compare
        assert isomorphic(found, wanted)


@pytest.mark.parametrize("place", PLACES)
def test_json_ld_says_the_same(served: Served, place: str) -> None:
    linked = pyoxigraph.parse(served.client.get(f"/{place}.jsonld").content, format=pyoxigraph.RdfFormat.JSON_LD)
    assert len(to_rdflib_graph(quad.triple for quad in linked)) == len(Graph().parse(data=served.client.get(f"/{place}.ttl").text, format="turtle"))


def test_every_class_and_property_has_its_place_on_the_page(served: Served) -> None:
    page = served.client.get("/ontology.html").text
    terms = {str(term).removeprefix(ONTOLOGY) for term in said("ontology").subjects() if str(term).startswith(ONTOLOGY)}
    assert len(terms) > 100
    assert terms <= set(anchors(page))
    assert len(set(anchors(page))) == len(anchors(page))
    assert '<link rel="alternate" type="text/turtle" href="/ontology.ttl">' in page
    for words in ("nhiệm vụ", "lead agency", 'lang="en"', f"/{DOCUMENT}"):  # both languages, and an example from the graph
        assert words in page


def test_a_class_names_its_properties_and_a_property_its_ends(served: Served) -> None:
    page = served.client.get("/ontology.html").text
    task = page[page.index('id="Task"') : page.index('id="Assignment"')]
    assert 'href="/ontology#deadline"' in task
    lead = page[page.index('id="assignmentRole"') :][:2500]
    assert 'href="/ontology#Assignment"' in lead
    assert 'href="/scheme/assignment-role"' in lead


def test_every_rule_has_its_place_message_and_severity(served: Served) -> None:
    page, graph = served.client.get("/shapes.html").text, said("shapes")
    terms = {str(term).removeprefix(SHAPES) for term in graph.subjects() if isinstance(term, URIRef) and str(term).startswith(SHAPES)}
    assert len(terms) > 40
    assert terms <= set(anchors(page))
    assert len(set(anchors(page))) == len(anchors(page))
    for words in ("Nhiệm vụ chưa có cơ quan chủ trì.", "The task has no lead agency.", "phải sửa", "must be mended"):
        assert words in page


def test_every_entry_of_a_code_list_leads_to_its_place(served: Served) -> None:
    graph = said("ontology/schemes")
    entries = sorted(str(entry) for entry in graph.subjects(RDF.type, SKOS.Concept))
    assert len(entries) > 100
    pages: dict[str, list[str]] = {}
    for entry in entries:
        name, _, last = entry.removeprefix(SCHEMES).partition("/")
        reply = served.client.get(f"/scheme/{name}/{last}", headers={"Accept": "text/html"})
        assert (reply.status_code, reply.headers["location"]) == (303, f"/scheme/{name}.html#{last}")
        if name not in pages:
            pages[name] = anchors(served.client.get(f"/scheme/{name}.html").text)
        assert last in pages[name]
    assert served.client.get("/scheme/comparator/ge", headers={"Accept": "text/turtle"}).headers["location"] == "/scheme/comparator.ttl#ge"


@pytest.mark.parametrize("address", ["/scheme/none", "/scheme/comparator/none", "/ontology/9.9", "/scheme/none.ttl"])
def test_there_are_no_other_terms(served: Served, address: str) -> None:
    assert served.client.get(address).status_code == 404


def test_the_ontologys_version_leads_to_it(served: Served) -> None:
    version = next(said("ontology").objects(URIRef(f"{ROOT}ontology"), URIRef("http://www.w3.org/2002/07/owl#versionIRI")))
    reply = served.client.get(f"/{str(version).removeprefix(ROOT)}")
    assert (reply.status_code, reply.headers["location"]) == (303, "/ontology")


def test_a_context_never_changes_at_its_address(served: Served) -> None:
    address = served.client.get("/context").headers["location"]
    reply = served.client.get(address)
    assert reply.headers["content-type"] == "application/ld+json"
    assert "immutable" in reply.headers["cache-control"]
    assert served.client.get(address, headers={"If-None-Match": reply.headers["etag"]}).status_code == 304
    assert served.client.get(address, headers={"Origin": "https://example.org"}).headers["access-control-allow-origin"] == "*"
    former = served.client.get("/context/0.0.1-0123456789ab.jsonld")
    assert (former.status_code, former.headers["location"]) == (302, address)  # what was kept under a former one can still be read
    context = reply.json()["@context"]
    assert context["Task"] == "vp:Task"
    assert context["assignee"] == {"@id": "vp:assignee", "@type": "@id"}
    assert context["start"]["@type"] == "xsd:integer"


def test_another_content_is_another_context(tmp_path: Path) -> None:
    vocabulary = Vocabulary(PROJECT)
    whole, part = (make_context(terms, vocabulary.version) for terms in (vocabulary.terms, vocabulary.terms[1:]))
    assert whole.name != part.name
    assert make_context(vocabulary.terms, vocabulary.version) == whole
    assert json.loads(whole.body)["@context"] == whole.terms
