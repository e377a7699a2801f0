"""The load that the service is measured with: answers are counted whole, and the graph grows by documents with other numbers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bench.client import Measure, ask_for, get
from bench.made_graph import BLOCK, renumbered
from bench.service import Row, ratios

Serve = Callable[[str], int]


class _Server(ThreadingHTTPServer):
    manner = "length"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that leaves while it is answered: that is how a run ends."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        refused = self.server.manner == "refused"
        self.send_response(503 if refused else 200)
        if self.server.manner == "chunks":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
        else:
            self.send_header("Content-Length", "5")
            self.end_headers()
            self.wfile.write(b"abcde")

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def serve() -> Iterator[Serve]:
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()

        def listen(manner: str) -> int:
            server.manner = manner
            return int(server.server_address[1])

        yield listen
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("manner", "size"), [("length", 5), ("chunks", 20)])  # of chunks, their heads are counted too
def test_counts_whole_answers(serve: Serve, manner: str, size: int) -> None:
    measure = ask_for(0.2, serve(manner), [get("/a"), get("/b")], 3)
    assert measure.requests_per_s == pytest.approx(len(measure.seconds) / 0.2, rel=0.5)
    assert measure.seconds == tuple(sorted(measure.seconds))
    assert measure.at(0.0) == measure.seconds[0] > 0
    assert measure.size_bytes == size


def test_does_not_count_what_was_refused(serve: Serve) -> None:
    with pytest.raises(ConnectionError, match="503"):
        ask_for(0.2, serve("refused"), [get("/a")], 1)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("<https://x/eli/vn/ubnd/ke-hoach/2024-03-01/17> <p> <o> .", "<https://x/eli/vn/ubnd/ke-hoach/2024-03-01/517> <p> <o> ."),
        ('<s> <p> "Kế hoạch số 17/KH-UBND" .', '<s> <p> "Kế hoạch số 517/KH-UBND" .'),
        ('<s> <https://x/ontology#numberPart> "17" .', '<s> <https://x/ontology#numberPart> "517" .'),
        ('<s> <p> "giảm 17%, theo Điều 17" .', '<s> <p> "giảm 17%, theo Điều 17" .'),
    ],
)
def test_gives_every_document_another_number(line: str, wanted: str) -> None:
    assert list(renumbered([line], 2)) == [wanted]
    assert list(renumbered([line], 0)) == [line]
    assert BLOCK == 250


def row(system: str, ms: float, documents: int) -> Row:
    measure = Measure(requests_per_s=1000 / ms, seconds=(ms / 1000,), size_bytes=1)
    return Row(system=system, query="small", documents=documents, busy=measure, alone=measure)


def test_says_what_the_rows_come_to() -> None:
    systems = {"vnplan": 2.0, "plain FastAPI": 1.0, "rdflib-endpoint": 30.0, "pyoxigraph in process": 0.5, "vnplan's workers, no HTTP": 0.7}
    lines = list(ratios([row(name, ms * more, size) for name, ms in systems.items() for size, more in ((10, 1), (100, 1.5))]))
    assert "10 documents, small: 15.00 times as many answers a second as rdflib-endpoint (aim: 10)" in lines
    assert "100 documents, small: 0.50 times as many answers a second as plain FastAPI (aim: 0.6)" in lines
    assert "10 documents, small: handing over to a worker takes 0.20 ms at the median (aim: 0.30)" in lines
    assert lines[-1] == "small: 2.00 / 3.00 ms at the median, at 10 / 100 documents (aim: flat)"
