"""Clients that hang, dribble, do not read, or leave: none of them keeps another from an answer, nor what it took."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import quote

from tests.api.abuse.conftest import LIMITS, ORDINARY, Target

HEAD = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\n"
POST = b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\n"
RUNAWAY = "SELECT (COUNT(*) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 7500"  # some megabytes


HALVES = [b"", b"G", HEAD, HEAD + b"X: ", POST, POST + b"ASK", b"\r\n", HEAD + b"\r\n" + HEAD]


def is_closed(connection: socket.socket, within_s: float) -> bool:
    connection.settimeout(within_s)
    try:
        while connection.recv(65_536):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        return True
    return True


def get(query: str) -> bytes:
    return f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n\r\n".encode()


def test_waits_for_no_half_of_a_request(target: Target) -> None:
    with ExitStack() as opened:
        connections = [opened.enter_context(target.connect()) for _ in HALVES]
        for connection, sent in zip(connections, HALVES, strict=True):
            connection.sendall(sent)
        for connection, sent in zip(connections, HALVES, strict=True):
            assert is_closed(connection, within_s=4 * float(LIMITS["VNPLAN_HEAD_LIMIT_S"])), sent


def test_waits_no_longer_for_a_request_that_comes_byte_by_byte(target: Target) -> None:
    with ExitStack() as opened:
        connections = [opened.enter_context(target.connect()) for _ in range(40)]
        begun = time.monotonic()
        sent = 0
        with contextlib.suppress(ConnectionError):
            for byte in HEAD * 4:
                for connection in connections:
                    connection.sendall(bytes([byte]))
                sent += 1
                time.sleep(0.1)
        assert time.monotonic() - begun < 5.0
        assert sent < len(HEAD)
        assert all(is_closed(connection, within_s=2.0) for connection in connections)


def test_answers_while_two_hundred_clients_hang(target: Target) -> None:
    with ExitStack() as opened:
        connections = [opened.enter_context(target.connect()) for _ in range(200)]
        for place, connection in enumerate(connections):
            connection.sendall((b"", HEAD, POST)[place % 3])
        begun = time.monotonic()
        assert target.ask(ORDINARY).status_code == 200
        assert time.monotonic() - begun < 1.0
        assert all(is_closed(connection, within_s=5.0) for connection in connections)


def test_turns_away_connections_beyond_a_client_s_share_and_takes_them_again(target: Target) -> None:
    with ExitStack() as opened:
        connections = [opened.enter_context(target.connect()) for _ in range(300)]
        heard = []
        for connection in connections[-20:]:
            connection.settimeout(5.0)
            heard.append(connection.recv(100))
        assert all(answer.startswith(b"HTTP/1.1 503") for answer in heard)


def test_ends_queries_whose_clients_have_left(target: Target) -> None:
    begun = time.monotonic()
    for _ in range(4):
        with ExitStack() as opened:
            for _ in range(5):
                opened.enter_context(target.connect()).sendall(get(RUNAWAY))
            time.sleep(0.5)
    while target.ask(ORDINARY).status_code != 200:
        time.sleep(0.1)
    took_s = time.monotonic() - begun
    assert took_s < 20 / 2 * float(LIMITS["VNPLAN_QUERY_LIMIT_S"]), "they ran to their deadlines though nobody waited"


def test_holds_no_answer_for_a_client_that_does_not_take_it(target: Target) -> None:
    whole_bytes = len(target.ask(LARGE).content)
    assert whole_bytes > 3_000_000, "it would fit into the system's own buffers"
    with ExitStack() as opened:
        connections = []
        for _ in range(8):
            connection = opened.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.connect(("127.0.0.1", target.port))
            connection.sendall(get(LARGE) * 2)
            connections.append(connection)
        time.sleep(4 * float(LIMITS["VNPLAN_WRITE_LIMIT_S"]))
        sizes = [sum(map(len, drained(connection))) for connection in connections]
    assert max(sizes) < 2 * whole_bytes, "it was kept until it was taken"


def drained(connection: socket.socket) -> Iterator[bytes]:
    connection.settimeout(2.0)
    with contextlib.suppress(ConnectionError, TimeoutError):
        yield from iter(lambda: connection.recv(65_536), b"")


def test_a_body_without_end_ends(target: Target) -> None:
    chunk = b"1000\r\n" + b" " * 4096 + b"\r\n"
    head = POST.replace(b"Content-Length: 100", b"Transfer-Encoding: chunked")
    with target.connect() as connection:
        connection.sendall(head)
        sent = 0
        with contextlib.suppress(ConnectionError, TimeoutError):
            while sent < 200_000_000:
                connection.sendall(chunk)
                sent += len(chunk)
    assert sent < 100_000_000


def test_a_crowd_gets_answers_or_is_told_when_to_come_back(target: Target) -> None:
    statuses: list[int] = []

    def ask(query: str) -> Callable[[], None]:
        def run() -> None:
            reply = target.ask(query)
            statuses.append(reply.status_code)
            assert reply.status_code != 503 or int(reply.headers["retry-after"]) >= 1

        return run

    threads = [threading.Thread(target=ask(RUNAWAY if place % 2 else ORDINARY)) for place in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(statuses) == 40
    assert set(statuses) <= {200, 503, 504}
    assert statuses.count(503) > 0
