"""The description of the interface against the interface: what it says may be sent is taken, and what comes back is as it says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import schemathesis
from schemathesis.schemas import BaseSchema

from tests.api.conftest import DOCUMENT, Served

LIMIT_S = 30  # of making requests up; those at the edges of what is described come first, and all of them
ACCEPTS = ["application/json", "text/csv", "text/html", "text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"]
ACCEPTS += ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/calendar", "image/png"]  # none has the last
ANSWERS = [  # operation, an address of it
    ("/documents", "/documents?held=true&year=2023"),
    ("/documents", "/documents?document=none"),
    ("/tasks", "/tasks?document=41/KH-UBND&limit=1"),
    ("/agencies", "/agencies?q=so"),
    ("/targets", "/targets"),
    ("/search", "/search?q=cum"),
    ("/search", "/search?q=hang+khong+cum"),
    ("/trace", "/trace?key=23-NQ/TW"),
    ("/trace", "/trace?key=900"),
    ("/trace", "/trace?key=23-NQ/TW&strength=strong,&kind=task"),
    ("/trace", "/trace?key=41/KH-UBND&direction=up"),
    ("/coverage", "/coverage?key=41/KH-UBND"),
    ("/coverage", "/coverage?key=23-NQ/TW&by=agency"),
    ("/coverage", "/coverage?key=900"),
    ("/trace", "/trace?key=23-NQ/TW&as_of=2023-06-14"),
    ("/impact", "/impact?as_of=2026-11-20"),
    ("/impact", "/impact?key=900"),
    ("/due", "/due?as_of=2023-01-01&limit=1"),
    ("/due", "/due?from=2023-01-01&until=2026-12-31&agency=so+cong+thuong"),
    ("/due", "/due?plan=none"),
    ("/changes", "/changes?from=2023-01-01&until=2026-12-31"),
    ("/changes", "/changes?from=2023-01-01&until=2022-12-31"),
    ("/impact", "/impact?as_of=30/6/2025"),
    ("/validation", "/validation?document=41/KH-UBND"),
    ("/validation", "/validation?document=23-NQ/TW"),
    ("/healthz", "/healthz"),
    ("/eli/{path}", f"/{DOCUMENT}"),
    ("/eli/{path}", f"/{DOCUMENT}/vd/200-260"),
    ("/eli/{path}", f"/{DOCUMENT}/nv/II.1.a.ttl"),
    ("/id/{path}", "/id/co-quan/ttg"),
    ("/id/{path}", "/id/vb/ffeeddccbbaa0011"),
    ("/id/{path}", "/id/vb/aabbccddeeff0022"),
    ("/graph/{path}", f"/graph/{DOCUMENT}/reading"),
    ("/ontology", "/ontology"),
    ("/ontology/{version}", "/ontology/0.1.0"),
    ("/shapes", "/shapes"),
    ("/scheme", "/scheme"),
    ("/scheme/{name}", "/scheme/comparator"),
    ("/scheme/{name}/{entry}", "/scheme/comparator/ge"),
    ("/context", "/context"),
    ("/dataset", "/dataset"),
    ("/.well-known/void", "/.well-known/void"),
    ("/dumps/{name}", "/dumps/vnplan.nq.gz"),
    ("/sparql", "/sparql"),
    ("/sparql", "/sparql?query=SELECT%20*%20%7B%20?s%20a%20vp:Task%20%7D"),
    ("/sparql", "/sparql?query=DESCRIBE%20%3Chttps://w3id.org/vnplan/id/co-quan/ttg%3E"),
    ("/sparql", "/sparql?query=x"),
]


@pytest.fixture(scope="module")
def description(served: Served) -> BaseSchema:
    found: BaseSchema = schemathesis.openapi.from_url(f"{served.url}/openapi.json")
    return found


@pytest.fixture(scope="module")
def session() -> Iterator[requests.Session]:
    with requests.Session() as opened:
        opened.trust_env = False
        yield opened


def test_made_up_requests_find_nothing(served: Served, tmp_path: Path) -> None:
    config = Path(__file__).with_name("schemathesis.toml")
    command = [Path(sys.executable).with_name("st"), "--config-file", config, "run", f"{served.url}/openapi.json", "--warnings=off", "--no-color"]
    bounds = ["--generation-deterministic", "--max-examples=4", f"--max-time={LIMIT_S}", "--request-timeout=30", "--output-truncate=false"]
    result = subprocess.run([*map(str, command), *bounds], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=240)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "No issues found" in result.stdout, result.stdout


def test_the_description_has_every_operation(description: BaseSchema) -> None:
    described = {operation.ok().path for operation in description.get_all_operations()}
    assert described >= {path for path, _ in ANSWERS}


@pytest.mark.parametrize("accept", ACCEPTS)
def test_real_answers_are_as_described(served: Served, description: BaseSchema, session: requests.Session, accept: str) -> None:
    for path, address in ANSWERS:
        reply = session.get(served.url + address, headers={"Accept": accept}, allow_redirects=False, timeout=60)
        described = description.raw_schema["paths"][path]["get"]["responses"][str(reply.status_code)]
        assert reply.status_code < 500, address
        if reply.content:
            assert reply.headers["content-type"].partition(";")[0] in described["content"], address
        description[path]["GET"].validate_response(reply)
