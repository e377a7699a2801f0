"""Engines that are down, slow, something else, or give a part for the whole: never is that taken for an answer."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.config import Settings, read_settings
from graph.errors import ConfigError, QueryError, QueryLimitError, RemoteError, RemoteSlowError, VnplanError
from graph.store import Most, Scope, open_writable, publish
from graph.store.remote import Remote, RemoteEngine, open_remote, publish_remote, remote_of
from tests.engines import Engine, free_port

BASE = "https://example.vn/"
JSON, ASKED = "application/sparql-results+json", b'{"head":{},"boolean":true}'
ROW = b'{"s":{"type":"uri","value":"https://example.vn/s"}}'
ROWS = b'{"head":{"vars":["s"]},"results":{"bindings":[%s]}}'
Handler = Callable[[BaseHTTPRequestHandler], None]


def reply(body: bytes, media: str = JSON, status: int = 200, **headers: str) -> Handler:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        given = {"Content-Type": media, "Content-Length": str(len(body))} | {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in given.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = handler.close_connection or "Content_Length" in headers

    return answer


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def silence(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


@contextmanager
def serving(answer: Handler) -> Iterator[tuple[str, list[str]]]:
    """A server that knows ASK {}, and answers all else by the handler; what it was asked is listed."""
    asked: list[str] = []

    class Strange(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:  # noqa: N802
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked.append(f"{self.path} {self.headers.get('Authorization')}")
            try:
                (reply(ASKED) if body.endswith(b"ASK+%7B%7D") else answer)(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Strange) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/sparql", asked
        finally:
            server.shutdown()
            thread.join()


def remote(url: str, **more: object) -> Remote:
    found = remote_of(Settings(remote_query=url, **{"remote_limit_s": 1.5, "remote_answer_bytes": 1000} | more))  # type: ignore[arg-type]
    assert found is not None
    return found


TROUBLE = [  # what the server answers, the error, words of it
    (reply(b"<html>Virtuoso SPARQL Query Editor</html>", "text/html"), RemoteError, "text/html"),
    (reply(b"", status=302, Location="http://127.0.0.1:9/"), RemoteError, "chuyển sang địa chỉ khác"),
    (reply(b"", status=307, Location="/sparql"), RemoteError, "chuyển sang địa chỉ khác"),
    (reply(b"no", "text/plain", 401), RemoteError, "từ chối đăng nhập"),
    (reply(b"no", "text/plain", 404), RemoteError, "404"),
    (reply(b"Virtuoso 42000 Error SQ070:SECURITY", "text/plain", 500), RemoteError, "HTTP 500"),
    (reply(b"Virtuoso S1T00 Error SR171: Transaction timed out", "text/plain", 500), RemoteSlowError, "không trả lời kịp"),
    (reply(b"Virtuoso 42000 Error The estimated execution time 77745 (sec) exceeds", "text/plain", 500), QueryLimitError, "quá tốn kém"),
    (reply(b"Virtuoso 37000 Error SP030: SPARQL compiler, line 1\nSPARQL query:\n secret", "text/plain", 400), QueryError, "line 1$"),
    (reply(b"late", "text/plain", 504), RemoteSlowError, "504"),
    (reply(ROWS % ROW, Content_Length="500"), RemoteError, "không nói chuyện được"),  # the connection ends before the answer
    (reply(ROWS % ROW, Content_Length=""), RemoteError, "dài bao nhiêu"),  # nobody could tell a part from the whole
    (reply((ROWS % ROW)[:-2]), RemoteError, "cắt giữa chừng"),
    (reply((ROWS % ROW)[:-12] + b"\nThe SPARQL operation has been cancelled"), RemoteError, "cắt giữa chừng"),
    (reply(b""), RemoteError, "cắt giữa chừng"),
    (reply(ASKED), RemoteError, "không đọc được"),  # an answer to another question
    (reply(ROWS % b",".join([ROW] * 50)), QueryLimitError, "lớn hơn 1000 byte"),
    (reply(ROWS % b",".join([ROW] * 3), X_SPARQL_MaxRows="3"), QueryLimitError, "chỉ đưa ra 3 dòng"),
    (reply(ROWS % b",".join([ROW] * 7)), QueryLimitError, "chỉ đưa ra 7 dòng"),  # as many as the settings say that it gives
    (reply(ROWS % ROW, X_SQL_State="S1TAT"), RemoteSlowError, "giữa chừng"),
    (reply(gzip.compress(ROWS % ROW), Content_Encoding="gzip"), RemoteError, "nén"),
    (drip, RemoteSlowError, "quá chậm"),
    (silence, RemoteSlowError, "không trả lời kịp"),
]


@pytest.mark.parametrize(("answer", "error", "words"), TROUBLE)
def test_what_is_no_whole_answer_is_an_error(answer: Handler, error: type[VnplanError], words: str) -> None:
    with serving(answer) as (url, asked), closing(RemoteEngine(remote(url, remote_rows=7), BASE)) as engine:
        began = time.monotonic()
        with pytest.raises(error, match=words) as raised:
            engine.rows("SELECT ?s WHERE { ?s ?p ?o }")
        assert time.monotonic() - began < 6
        assert type(raised.value) is error
        assert "secret" not in str(raised.value)
        assert len(asked) == 2, "no redirect was followed, nothing was asked again"


def test_an_answer_is_taken(tmp_path: Path) -> None:
    with serving(reply(ROWS % ROW)) as (url, _), closing(RemoteEngine(remote(url), BASE)) as engine:
        assert [dict(row) for row in engine.rows("SELECT ?s WHERE { ?s ?p ?o }")] == [{"s": "https://example.vn/s"}]


def test_an_engine_that_is_down_is_told() -> None:
    with pytest.raises(RemoteError, match="không nói chuyện được"):
        open_remote(remote(f"http://127.0.0.1:{free_port()}/sparql"), BASE)


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    with serving(reply(ROWS % ROW)) as (url, _), closing(RemoteEngine(remote(url), BASE)) as engine:
        assert engine.rows("SELECT ?s WHERE { ?s ?p ?o }")


SECRETS = [
    ({"remote_user": "vnplan", "remote_password": "bí mật"}, "Basic "),
    ({"remote_token": "mật-khẩu-token".encode("ascii", "ignore").decode()}, "Bearer mt-khu-token"),
    ({}, "None"),
]


@pytest.mark.parametrize(("given", "sent"), SECRETS)
def test_who_asks_is_told_to_the_engine_and_to_nobody_else(given: dict[str, str], sent: str) -> None:
    with serving(reply(b"", status=403)) as (url, asked):
        found = remote(url, **given)
        settings = Settings(remote_query=url, **given)  # type: ignore[arg-type]
        with closing(RemoteEngine(found, BASE)) as engine, pytest.raises(RemoteError) as raised:
            engine.rows("SELECT ?s WHERE { ?s ?p ?o }")
    assert asked[-1].partition(" ")[2].startswith(sent)
    for secret in ("bí mật", "mt-khu"):
        assert secret not in f"{found!r} {settings!r} {raised.value}"


WRONG = [
    ({"VNPLAN_REMOTE_QUERY": "ftp://kho/"}, "VNPLAN_REMOTE_QUERY"),
    ({"VNPLAN_REMOTE_QUERY": "http://u:p@kho/"}, "VNPLAN_REMOTE_USER"),
    ({"VNPLAN_REMOTE_QUERY": "http://kho/", "VNPLAN_REMOTE_UPDATE": "kho"}, "VNPLAN_REMOTE_UPDATE"),
    ({"VNPLAN_REMOTE_QUERY": "http://kho/", "VNPLAN_REMOTE_AUTH": "ntlm"}, "VNPLAN_REMOTE_AUTH"),
    ({"VNPLAN_REMOTE_QUERY": "http://kho/", "VNPLAN_REMOTE_USER": "a", "VNPLAN_REMOTE_TOKEN": "b"}, "VNPLAN_REMOTE_TOKEN"),
    ({"VNPLAN_REMOTE_QUERY": "http://kho/", "VNPLAN_REMOTE_ATOMIC": "perhaps"}, "VNPLAN_REMOTE_ATOMIC"),
    ({"VNPLAN_REMOTE_QUERY": "http://kho/", "VNPLAN_REMOTE_ROWS": "0"}, "VNPLAN_REMOTE_ROWS"),
]


@pytest.mark.parametrize(("environment", "named"), WRONG)
def test_settings_that_cannot_be_are_named(environment: dict[str, str], named: str) -> None:
    with pytest.raises(ConfigError, match=named) as raised:
        remote_of(read_settings(environment))
    assert "u:p" not in str(raised.value) or named == "VNPLAN_REMOTE_USER"


def asked(engine: Engine, query: str, **more: object) -> bytes:
    found = remote_of(engine.given(**more))
    assert found is not None
    with closing(open_remote(found, BASE)) as store:
        return store.answer(query, result_form="csv", rdf_form="ntriples", scope=Scope(), most=Most(size_bytes=50_000_000)).body


@pytest.fixture(scope="module")
def filled(engine_running: Engine, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine with a graph of 300 triples."""
    engine_running.clear()
    folder = tmp_path_factory.mktemp("filled")
    with open_writable(folder) as store:
        triples = " ".join(f'<{BASE}s{n}> <{BASE}p> "{n}" .' for n in range(300))
        note = f"<{BASE}g> <https://w3id.org/vnplan/ontology#digest> 'a'"
        store.update(f"INSERT DATA {{ GRAPH <{BASE}g> {{ {triples} }} GRAPH <{BASE}graph/meta> {{ {note} }} }}")
        publish(store, folder)
    found = remote_of(engine_running.given())
    assert found is not None
    publish_remote(folder, found, BASE)
    return engine_running


PAIRS = f"?s <{BASE}p> ?n . ?o <{BASE}p> ?m"  # 90,000
MANY = [
    f"SELECT ?s ?o {{ {PAIRS} }}",
    f"SELECT DISTINCT ?s ?o {{ {PAIRS} }} ORDER BY ?o ?s",
    f"CONSTRUCT {{ ?s <{BASE}q> ?o }} WHERE {{ {PAIRS} }}",
    f"CONSTRUCT {{ ?s <{BASE}q> ?o . ?s <{BASE}r> ?o }} WHERE {{ {PAIRS} }}",
]


@pytest.mark.parametrize("query", MANY)
def test_an_engine_that_cuts_answers_off_is_found_out(filled: Engine, query: str) -> None:
    if filled.kind == "virtuoso":
        with pytest.raises(QueryLimitError, match="chỉ đưa ra 20000 dòng"):
            asked(filled, query)
        assert asked(filled, query + " LIMIT 9000").count(b"\n") >= 9000
    else:
        assert asked(filled, query).count(b"\n") >= 90_000


RUNAWAY = (
    f"SELECT (COUNT(*) AS ?n) {{ ?a <{BASE}p> ?x . ?b <{BASE}p> ?y . ?c <{BASE}p> ?z . ?d <{BASE}p> ?w "
    "FILTER(STR(?x) < CONCAT(STR(?y), STR(?z), STR(?w))) }"
)


def test_a_runaway_query_ends_in_an_error(filled: Engine) -> None:
    began = time.monotonic()
    with pytest.raises((RemoteSlowError, QueryLimitError)):
        asked(filled, RUNAWAY, remote_limit_s=2.0)
    assert time.monotonic() - began < 15
    assert asked(filled, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE}g> {{ ?s ?p ?o }} }}").split()[1].strip(b'"') == b"300", "and it answers the next"


OWN = [  # functions of Virtuoso's own, some of which reach into the machine
    "SELECT (<bif:concat>('a','b') AS ?x) {}",
    "PREFIX b: <sql:> SELECT (b:f('a') AS ?x) {}",
    "BASE <bif:> SELECT (<concat>('a') AS ?x) {}",
    "SELECT (<\\u0062if:concat>('a') AS ?x) {}",
    "SELECT (<http://www.openlinksw.com/schemas/bif#concat>('a') AS ?x) {}",
    "SELECT ?s { ?s ?p ?o . ?o <bif:contains> 'x' }",
    "SELECT ?s { ?s ?p ?o . ?o <\\u0062if:contains> 'x' }",
]


@pytest.mark.parametrize("query", OWN)
def test_functions_of_an_engines_own_are_refused(filled: Engine, query: str) -> None:
    if filled.kind == "virtuoso" or "contains" not in query:  # to others "bif:contains" is a property that nothing has
        with pytest.raises(QueryError, match="hàm"):
            asked(filled, query)
    else:
        assert asked(filled, query).split() == [b"s"]
