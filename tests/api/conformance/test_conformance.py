"""The W3C's tests of SPARQL 1.1, through the endpoint: protocol, service description, syntax of queries, formats of results."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, BNode, Graph, Namespace, URIRef

from graph.cli.main import main
from graph.config import Settings
from graph.store.terms import to_rdflib_graph
from tests.api.conformance.suites import cases, data_quads
from tests.api.conftest import Served, serve

pytestmark = pytest.mark.shared
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
COUNTS = {"syntax-query": 94, "csv-tsv-res": 6, "json-res": 4}
# Service Description, section 3: property, class of what has it, class of what it leads to (None: an IRI of another vocabulary).
SCHEMA = {
    "endpoint": ("Service", None),
    "feature": ("Service", "Feature"),
    "supportedLanguage": ("Service", "Language"),
    "resultFormat": ("Service", None),
    "defaultDataset": ("Service", "Dataset"),
    "defaultGraph": ("Dataset", "Graph"),
}
MEMBERS = {
    "Feature": {"DereferencesURIs", "UnionDefaultGraph", "RequiresDataset", "EmptyGraphs", "BasicFederatedQuery"},
    "Language": {"SPARQL10Query", "SPARQL11Query", "SPARQL11Update"},
}


@pytest.fixture(scope="module")
def suites(shared: Path) -> Path:
    return shared / "conformance" / "sparql" / "sparql11"


@pytest.fixture(scope="module")
def endpoint(suites: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service over the data of all suites, put into its store as an owner would."""
    folder = tmp_path_factory.mktemp("conformance")
    lines = [line for suite in COUNTS for line in data_quads(suites / suite)]
    for number in (1, 2, 3):
        graph = f"<http://kasei.us/2009/09/sparql/data/data{number}.rdf>"
        triples = (suites / "protocol" / f"data{number}.nt").read_text("utf-8").splitlines()
        lines += [f"{line.rstrip().removesuffix('.')} {graph} ." for line in triples if line.strip()]
    (folder / "data.nq").write_text("\n".join(lines), "utf-8")
    assert main(["load", str(folder / "data.nq"), "--store", str(folder / "store")]) == 0
    with serve(Settings(store=folder / "store", workers=1)) as service:
        yield service


def failing(suite: str) -> dict[str, str]:
    """Give the tests of a suite that cannot pass, with the reason."""
    with (Path(__file__).parent / "failing.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["reason"] for row in rows)
    return {row["test"]: row["reason"] for row in rows if row["suite"] == suite}


@pytest.mark.parametrize("suite", COUNTS)
def test_passes_every_test_of_a_suite_but_those_listed(endpoint: Served, suites: Path, suite: str) -> None:
    found = cases(suites / suite)
    assert len(found) == COUNTS[suite]
    wrong = {case.name: reason for case in found if (reason := case.run(endpoint.client))}
    assert {name: reason for name, reason in wrong.items() if name not in failing(suite)} == {}
    assert set(failing(suite)) - set(wrong) == set(), "these pass now: take them out of failing.csv"


def test_passes_the_protocol_tests_that_apply(endpoint: Served, shared: Path, suites: Path) -> None:
    runner = shared / "conformance" / "protocol_runner.py"
    command = [sys.executable, runner, suites / "protocol" / "manifest.ttl", f"{endpoint.url}/sparql", "--read-only"]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    totals = json.loads(result.stdout.splitlines()[-1].replace("'", '"'))
    assert totals == {"query+": {"pass": 13}, "update+": {"n/a": 7}, "query-": {"pass": 7}, "update-": {"pass": 7}}, result.stdout
    assert sum(Counter(part)["pass"] for part in totals.values()) == 27


@pytest.fixture(scope="module", params=[None, "text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"])
def description(request: pytest.FixtureRequest, endpoint: Served) -> Graph:
    """What GET without a query returns: RDF (the test returns-rdf), in each form."""
    reply = endpoint.client.get("/sparql", headers={"Accept": request.param} if request.param else {})
    assert reply.status_code == 200
    media = reply.headers["content-type"].partition(";")[0]
    assert media == (request.param or "text/turtle")
    if media == "application/ld+json":  # rdflib's own reader of it warns of itself
        return to_rdflib_graph(quad.triple for quad in pyoxigraph.parse(reply.content, format=pyoxigraph.RdfFormat.JSON_LD))
    return Graph().parse(data=reply.text, format=media)


def test_has_the_endpoint_triple(endpoint: Served, description: Graph) -> None:
    assert list(description.objects(None, SD.endpoint)) == [URIRef(f"{endpoint.url}/sparql")]
    assert len(list(description.subjects(RDF.type, SD.Service))) == 1


def test_conforms_to_the_schema(description: Graph) -> None:
    used = [triple for triple in description if triple[1].startswith(str(SD))]
    assert len(used) > len(SCHEMA)
    for subject, property_, value in used:
        domain, range_ = SCHEMA[property_.removeprefix(str(SD))]
        assert (subject, RDF.type, SD[domain]) in description
        assert isinstance(value, URIRef | BNode)
        if range_ in MEMBERS:
            assert str(value).removeprefix(str(SD)) in MEMBERS[range_]
        elif range_:
            assert (value, RDF.type, SD[range_]) in description
