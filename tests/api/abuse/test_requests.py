"""Requests that are wrong on purpose: wrong encodings, sizes, doubled parts, parts that two readers might read differently."""

from __future__ import annotations

import gzip
import zlib

import pytest

from tests.api.abuse.conftest import Target

QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
ASK = b"ASK {}"
BOMB = gzip.compress(b"ASK {} " + b" " * 20_000_000)
BODIES = [  # content type, further headers, body, status
    (QUERY, {}, "ASK {}".encode("utf-16"), 400),
    (QUERY, {}, "ASK {}".encode("utf-16-le"), 400),
    (f"{QUERY}; charset=utf-16", {}, "ASK {}".encode("utf-16"), 415),
    (f"{QUERY}; charset=iso-8859-1", {}, ASK, 415),
    (f'{QUERY}; charset="utf-7"', {}, b"ASK +AHs-+AH0-", 415),
    (f"{QUERY}; charset=utf-8; charset=utf-16", {}, ASK, 415),
    (QUERY, {}, b"ASK { ?s ?p '\xff\xfe' }", 400),
    (QUERY, {}, b"ASK { ?s ?p '\xc0\xaf' }", 400),  # a form longer than it need be
    (QUERY, {}, b"ASK { ?s ?p '\xed\xa0\x80' }", 400),  # half a pair
    (QUERY, {"Content-Encoding": "gzip"}, BOMB, 415),
    (QUERY, {"Content-Encoding": "deflate"}, zlib.compress(ASK), 415),
    (QUERY, {"Content-Encoding": "identity, gzip"}, BOMB, 415),
    (QUERY, {}, BOMB, 400),
    (QUERY, {}, b" " * 5_000_000, 413),
    (FORM, {}, b"query=" + b"%20" * 2_000_000, 413),
    (FORM, {}, b"query=ASK+%7B%7D&" + b"&".join(b"a=b" for _ in range(40_000)), 400),
    (FORM, {}, b"query=ASK+%7B%7D&query=ASK+%7B%7D", 400),
    (FORM, {}, b"query=ASK+%7B%7D&update=DROP+ALL", 400),
    (FORM, {}, b"query=ASK+%7B%7D&format=json&format=csv", 400),
    (FORM, {}, b"query=%FF%FE", 400),
    (FORM, {}, b"update=DROP+ALL", 400),
    ("multipart/form-data; boundary=x", {}, b'--x\r\nContent-Disposition: form-data; name="query"\r\n\r\nASK {}\r\n--x--\r\n', 415),
    ("application/sparql-update", {}, b"DROP ALL", 415),
    ("application/json", {}, b'{"query": "ASK {}"}', 415),
    ("", {}, ASK, 415),
    ("application/sparql-query" + ";" * 20_000, {}, ASK, 200),
]


@pytest.mark.parametrize(("media", "headers", "body", "status"), BODIES)
def test_reads_no_body_otherwise_than_it_says(target: Target, media: str, headers: dict[str, str], body: bytes, status: int) -> None:
    reply = target.client.post("/sparql", content=body, headers={"Content-Type": media, **headers})
    assert reply.status_code == status, reply.text[:300]
    if status != 200:
        assert reply.headers["content-type"] == "application/problem+json"


GET = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\n"
POST = b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
LENGTH = b"Content-Length: 6\r\n"
END = b"Connection: close\r\n\r\n"
RAW = [  # what is sent, how the answer may begin; b"": the connection is closed without one
    ("a header without end", GET + b"X: " + b"x" * 3_000_000, (b"HTTP/1.1 431", b"HTTP/1.1 400", b"")),
    ("headers without end", GET + b"".join(b"X-%d: x\r\n" % n for n in range(200_000)), (b"HTTP/1.1 431", b"HTTP/1.1 400", b"")),
    ("an address without end", b"GET /" + b"x" * 3_000_000, (b"HTTP/1.1 431", b"HTTP/1.1 400", b"")),
    ("a query too long for an address", b"GET /sparql?query=" + b"%20" * 30_000 + b" HTTP/1.1\r\nHost: a\r\n" + END, (b"HTTP/1.1 4", b"")),
    ("no HTTP", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 100 + b"\r\n\r\n", (b"HTTP/1.1 400",)),
    ("nothing but line ends", b"\r\n" * 100_000, (b"HTTP/1.1 431", b"HTTP/1.1 400", b"HTTP/1.1 408", b"")),
    ("two lengths", POST + LENGTH + b"Content-Length: 60\r\n" + END + ASK, (b"HTTP/1.1 400",)),
    ("a length and chunks", POST + LENGTH + b"Transfer-Encoding: chunked\r\n" + END + b"6\r\nASK {}\r\n0\r\n\r\n", (b"HTTP/1.1 4", b"HTTP/1.1 200")),
    ("a length below zero", POST + b"Content-Length: -1\r\n" + END + ASK, (b"HTTP/1.1 400",)),
    ("a chunk of an absurd size", POST + b"Transfer-Encoding: chunked\r\n" + END + b"FFFFFFFFFFFFFFFFF\r\nASK {}", (b"HTTP/1.1 4", b"")),
    ("an unknown method", b"BREW /sparql HTTP/1.1\r\nHost: a\r\n" + END, (b"HTTP/1.1 4",)),
    ("an update by PUT", b"PUT /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n" + END + b"DROP ALL", (b"HTTP/1.1 405",)),
    ("a line of a header that goes on", GET + b"X: a\r\n b\r\n" + END, (b"HTTP/1.1 200", b"HTTP/1.1 400")),
    ("a change to another protocol", GET + b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: eA==\r\n\r\n", (b"HTTP/1.1 ",)),
    ("an address of another host", b"GET http://127.0.0.1:9/sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\n" + END, (b"HTTP/1.1 ",)),
]


@pytest.mark.parametrize(("sent", "beginnings"), [pytest.param(sent, beginnings, id=name) for name, sent, beginnings in RAW])
def test_takes_no_request_that_is_none(target: Target, sent: bytes, beginnings: tuple[bytes, ...]) -> None:
    heard = target.send(sent)
    assert any(heard.startswith(beginning) if beginning else not heard for beginning in beginnings), heard[:300]


def test_answers_each_of_many_requests_at_once(target: Target) -> None:
    heard = target.send(b"".join(GET + b"\r\n" for _ in range(99)) + GET + END)
    assert heard.count(b"HTTP/1.1 200") == 100
    assert heard.count(b'"boolean":true') == 100


ACCEPTS = ["text/turtle," * 5_000, "*/*;q=" + "9" * 40_000, "application/sparql-results+json" + ";a=b" * 10_000, "\xff\xfe" * 1_000]


@pytest.mark.parametrize("accept", ACCEPTS)
def test_looks_at_no_header_for_long(target: Target, accept: str) -> None:
    reply = target.client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": accept.encode("latin-1")})
    assert reply.status_code in {200, 406}
