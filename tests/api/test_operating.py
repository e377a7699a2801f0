"""The service as its operator sees it: lines of the log, figures, headers, and how it ends."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from graph.build import build
from graph.config import Settings
from graph.errors import ConfigError
from tests.api.conftest import Served
from tests.api.test_owner import OWNER, TOKEN
from tests.graph.owning import PROVINCIAL, RESOLUTION

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A service that was started as an operator starts it, and what it has written to its log."""

    process: subprocess.Popen[str]
    url: str
    figures: str
    reader: threading.Thread
    log: list[str] = field(default_factory=list)

    def end(self) -> int:
        """Tell the service to end; give its exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        self.reader.join()
        assert self.process.stderr is not None
        self.process.stderr.close()
        return code

    def get(self, address: str, **headers: str) -> httpx.Response:
        return httpx.get(self.url + address, headers=headers, timeout=60, trust_env=False)

    def lines(self, **wanted: object) -> list[dict[str, object]]:
        """Give the lines of the log about requests that have these values, waiting for the first."""
        for _ in range(100):
            told = [json.loads(line) for line in self.log if line.startswith("{")]
            found = [line for line in told if all(line.get(name) == value for name, value in wanted.items())]
            if found:
                return found
            time.sleep(0.05)
        return []


def free_ports(number: int) -> list[int]:
    listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [listener.getsockname()[1] for listener in listeners]
    for listener in listeners:
        listener.close()
    return ports


def started(store: Path, **settings: str) -> Run:
    port, figures = free_ports(2)
    environment = {**os.environ, "VNPLAN_METRICS": f"127.0.0.1:{figures}", "VNPLAN_WORKERS": "1", **settings}
    command = [sys.executable, "-m", "graph.cli", "serve", "--store", str(store), "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
    assert process.stderr is not None
    log: list[str] = []
    reader = threading.Thread(target=log.extend, args=(iter(process.stderr.readline, ""),), daemon=True)
    reader.start()
    run = Run(process=process, url=f"http://127.0.0.1:{port}", figures=f"http://127.0.0.1:{figures}/metrics", reader=reader, log=log)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            run.get("/healthz")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return run
    process.kill()
    raise AssertionError(f"the service did not start: {run.log}")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("operating") / "store"
    build((RESOLUTION,), Settings(store=folder))
    return folder


@pytest.fixture(scope="module")
def run(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    token = tmp_path_factory.mktemp("token") / "token"
    token.write_text(TOKEN)
    found = started(store, VNPLAN_LOG="json", VNPLAN_TOKEN_FILE=str(token), VNPLAN_QUERY_LIMIT_S="1")
    try:
        yield found
    finally:
        assert found.end() == 0


def test_each_request_is_a_line_without_what_was_asked(run: Run) -> None:
    reply = run.get("/search?q=dược", **{"X-Request-ID": "from-the-proxy-1"})
    assert reply.headers["x-request-id"] == "from-the-proxy-1"
    (line,) = run.lines(request="from-the-proxy-1")
    assert (line["method"], line["route"], line["path"], line["status"]) == ("GET", "/search", "/search", 200)
    assert {"time", "level", "logger", "seconds", "bytes"} <= line.keys()
    assert "query" not in line
    assert not [text for text in run.log if "d%C6%B0" in text or "dược" in text]


@pytest.mark.parametrize("given", ["short", "with space 123", 'quote"and{brace', "a" * 65, ""])
def test_an_id_that_could_break_a_line_is_not_taken_over(run: Run, given: str) -> None:
    told = run.get("/healthz", **{"X-Request-ID": given}).headers["x-request-id"]
    assert told != given
    assert re.fullmatch(r"[0-9a-f]{16}", told)


def test_no_token_is_ever_written(run: Run) -> None:
    address = f"{run.url}/documents/{PROVINCIAL.name}"
    given = httpx.put(address, content=PROVINCIAL.read_bytes(), headers={**OWNER, "X-Request-ID": "a-put-of-the-owner"}, timeout=60, trust_env=False)
    assert given.status_code in {201, 204}
    run.get(f"/documents/none.txt?access_token={TOKEN}", Authorization=f"Bearer {TOKEN}")
    run.get("/documents/none.txt", Authorization=f"Bearer {TOKEN}x")
    (line,) = run.lines(request="a-put-of-the-owner")
    assert line["route"] == "/documents/{name:path}"
    assert not [text for text in run.log if TOKEN in text]
    assert TOKEN not in httpx.get(run.figures, trust_env=False).text


def test_a_failure_is_a_line_with_the_requests_id(run: Run) -> None:
    reply = run.get(f"/sparql?query={SLOW}", **{"X-Request-ID": "a-slow-query", "Accept": "application/json"})
    assert reply.status_code in {413, 504}
    (line,) = run.lines(request="a-slow-query")
    assert line["problem"] in {"QueryDeadlineError", "QueryMemoryError"}


def figure(text: str, name: str) -> float:
    (value,) = re.findall(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(value)


def test_figures_are_given_apart_from_what_is_public(run: Run) -> None:
    run.get("/documents")
    run.get(f"/sparql?query={SLOW}", Accept="application/json")
    for address in ("/a/b", "/c/d", "/eli/vn/none"):
        assert run.get(address).status_code == 404
    text = httpx.get(run.figures, trust_env=False).text
    assert figure(text, 'vnplan_requests_total{method="GET",route="/documents",status="200"}') >= 1
    assert figure(text, 'vnplan_requests_total{method="GET",route="none",status="404"}') >= 2
    assert figure(text, 'vnplan_request_seconds_count{route="/documents"}') >= 1
    ended = [figure(text, f'vnplan_queries_ended_total{{reason="{reason}"}}') for reason in ("time", "memory", "queue-full")]
    assert sum(ended) >= 1
    assert figure(text, "vnplan_query_workers") == 1
    assert figure(text, "vnplan_queries_waiting") == 0
    assert 0 <= figure(text, "vnplan_build_age_seconds") < 10_000
    build_id = run.get("/healthz").json()["build"]
    assert f'vnplan_build_info{{id="{build_id}"}} 1.0' in text
    assert "/a/b" not in text, "what clients ask for is no label"
    assert run.get("/metrics").status_code == 404


def test_words_that_are_asked_for_are_logged_where_the_operator_says_so(store: Path) -> None:
    run = started(store, VNPLAN_LOG="json-queries")
    try:
        run.get(f"/search?q=duoc+lieu&access_token={TOKEN}", **{"X-Request-ID": "with-its-words"})
        (line,) = run.lines(request="with-its-words")
        assert line["query"] == "q=duoc+lieu&access_token=-"
    finally:
        assert run.end() == 0


def is_closed(run: Run) -> bool:
    for _ in range(100):
        try:
            run.get("/healthz")
        except httpx.TransportError:
            return True
        time.sleep(0.05)
    return False


def test_what_runs_is_finished_when_the_service_is_told_to_end(store: Path) -> None:
    run = started(store, VNPLAN_QUERY_LIMIT_S="3")
    replies: list[int] = []

    def ask() -> None:
        replies.append(run.get(f"/sparql?query={SLOW}", Accept="application/json").status_code)

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(1.0)
    below = [int(child) for child in Path(f"/proc/{run.process.pid}/task/{run.process.pid}/children").read_text().split()]
    run.process.send_signal(signal.SIGTERM)
    assert is_closed(run), "nobody new is let in"
    assert run.end() == 0
    asking.join()
    assert replies in ([504], [413], [200]), "it was answered, not cut off"
    assert not [child for child in below if Path(f"/proc/{child}").exists() and "zombie" not in Path(f"/proc/{child}/status").read_text()]


def test_pages_may_do_no_more_than_they_need(served: Served) -> None:
    page = served.client.get("/", headers={"Accept": "text/html"})
    policy = page.headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert (page.headers["x-content-type-options"], page.headers["referrer-policy"]) == ("nosniff", "same-origin")
    assert "strict-transport-security" not in page.headers, "nobody can keep that promise without TLS"
    assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", page.text)


def test_behind_tls_browsers_are_told_to_stay_there(store: Path) -> None:
    async def asked() -> httpx.Response:
        app = create_app(Settings(store=store, workers=1))
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://plans.example.vn") as client,
        ):
            return await client.get("/healthz")

    assert asyncio.run(asked()).headers["strict-transport-security"] == "max-age=31536000"


def test_pages_of_other_sites_may_read_what_is_public(served: Served) -> None:
    asked = {"Origin": "https://example.vn", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    preflight = served.client.options("/sparql", headers=asked)
    assert (preflight.status_code, preflight.headers["access-control-allow-origin"]) == (200, "*")
    assert "PUT" not in preflight.headers["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in preflight.headers


@pytest.mark.parametrize(("name", "value"), [("log", "all"), ("metrics", "9464"), ("metrics", "localhost"), ("shutdown_limit_s", 0.0)])
def test_settings_that_cannot_be_used_are_named(name: str, value: object) -> None:
    with pytest.raises(ConfigError, match=f"VNPLAN_{name.upper()}"):
        Settings(**{name: value})  # type: ignore[arg-type]
