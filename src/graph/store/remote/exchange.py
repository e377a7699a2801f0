"""One request to another machine's engine and what is taken of its reply: the pure part, which both ways of sending share.

Answers: how a query or a change is asked over HTTP, and whether a reply is the whole answer to it.
Assumes: nothing of the engine: it may be down, slow, something else altogether, or cut its answers off.
Never:   takes a part for the whole; follows a redirect; names a secret in an error.
Source:  SPARQL 1.1 Protocol, 2.1 and 2.2; SPARQL 1.1 Graph Store HTTP Protocol.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from graph.errors import QueryError, QueryLimitError, RemoteError, RemoteSlowError
from graph.store.remote.address import Remote
from graph.store.remote.dialect import Dialect
from graph.store.state import Scope

JSON, N_TRIPLES = "application/sparql-results+json", "application/n-triples"
MOST_REASON = 2000  # bytes that are read of what an engine says to an error
_OF_GRAPHS = {"default-graph-uri", "named-graph-uri", "union-default-graph"}
# Virtuoso: "the estimated execution time ... exceeds the limit"; "S1T00 Error SR171: Transaction timed out".
_TOO_DEAR = re.compile(rb"estimated execution time", re.IGNORECASE)
_TOO_LONG = re.compile(rb"S1T00|timed out|time ?out|cancelled", re.IGNORECASE)
_NOT_TAKEN = re.compile(rb"Virtuoso 37000 Error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One HTTP request, ready to be sent. `expected`: the media type of the whole answer; None: its words do not matter."""

    method: str
    address: str
    headers: Mapping[str, str]
    content: bytes
    expected: str | None = None


def asking(remote: Remote, dialect: Dialect, query: str, *, kind: str, scope: Scope, limit_s: float) -> Request:
    """Ask a query as a form, which every engine takes (Virtuoso 7.2.5 never answers a query sent as a body).

    In:     the query with its prefixes; kind: "solutions", "boolean" or "graph"; scope: without graphs of its own the address says what is the
            default graph (`?union-default-graph`, `?default-graph-uri=urn:x-arq:UnionGraph`).
    """
    named = bool(scope.default or scope.named or scope.stated)
    fields = [("query", dialect.asked(query, kind))]
    fields += [("default-graph-uri", iri) for iri in scope.default] + [("named-graph-uri", iri) for iri in scope.named]
    expected = N_TRIPLES if kind == "graph" else JSON
    return Request(
        method="POST",
        address=_without(remote.query, _OF_GRAPHS) if named else remote.query,
        headers={"Accept": expected, "Content-Type": "application/x-www-form-urlencoded"},
        content=urlencode(fields + dialect.fields(limit_s)).encode(),
        expected=expected,
    )


def updating(remote: Remote, update: str) -> Request:
    """Ask for a change by SPARQL Update.

    Raises: RemoteError if the settings do not say where.
    """
    if remote.update is None:
        raise RemoteError("chưa đặt VNPLAN_REMOTE_UPDATE, nên không ghi được lên máy chủ dữ liệu")
    return Request(
        method="POST", address=remote.update, headers={"Accept": "*/*", "Content-Type": "application/sparql-update"}, content=update.encode()
    )


def putting(address: str, graph: str, triples: str, *, method: str = "PUT") -> Request:
    """Ask that a graph hold these triples (PUT), or these too (POST), by the Graph Store protocol."""
    return Request(
        method=method,
        address=f"{address}{'&' if '?' in address else '?'}{urlencode({'graph': graph})}",
        headers={"Accept": "*/*", "Content-Type": N_TRIPLES},
        content=triples.encode(),
    )


def _without(address: str, names: set[str]) -> str:
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in names]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def inspect_head(request: Request, status: int, headers: Mapping[str, str]) -> None:
    """Look at the head of a reply that is no error, before its body is read.

    Raises: RemoteError if it is not the answer; QueryLimitError, RemoteSlowError if the engine says that it is a part of it.
    """
    if 300 <= status < 400:
        raise RemoteError(f"máy chủ dữ liệu chuyển sang địa chỉ khác (HTTP {status}); không đi theo, hãy đặt đúng địa chỉ trong VNPLAN_REMOTE_*")
    if headers.get("content-encoding", "identity") != "identity":
        raise RemoteError("máy chủ dữ liệu gửi nội dung nén dù không được yêu cầu")
    if request.expected is None:
        return
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != request.expected:
        raise RemoteError(f"máy chủ dữ liệu trả lời dạng “{media[:80]}” thay vì {request.expected}; hãy xem lại VNPLAN_REMOTE_QUERY")
    if "content-length" not in headers and "chunked" not in headers.get("transfer-encoding", "").lower():
        raise RemoteError("máy chủ dữ liệu không cho biết câu trả lời dài bao nhiêu, nên không biết có bị cắt không")
    if "x-sparql-maxrows" in headers:
        raise cut_off(headers["x-sparql-maxrows"])
    if "x-sql-state" in headers:  # Virtuoso's "anytime" answers
        raise RemoteSlowError("máy chủ dữ liệu dừng giữa chừng vì quá thời gian; câu trả lời chưa đủ nên không dùng")


def cut_off(rows: str | int) -> QueryLimitError:
    """Say that an engine gives no more rows than these."""
    return QueryLimitError(f"máy chủ dữ liệu chỉ đưa ra {rows} dòng cho một câu hỏi; hãy thu hẹp câu hỏi hoặc thêm LIMIT nhỏ hơn số đó")


def refusal(status: int, body: bytes) -> Exception:
    """Give the error that a reply with an error's status is. `body`: at most its first MOST_REASON bytes.

    >>> refusal(401, b"").args[0]
    'máy chủ dữ liệu từ chối đăng nhập (HTTP 401); hãy xem VNPLAN_REMOTE_USER, _PASSWORD, _TOKEN, _AUTH'
    """
    if status in {401, 403, 407}:
        return RemoteError(f"máy chủ dữ liệu từ chối đăng nhập (HTTP {status}); hãy xem VNPLAN_REMOTE_USER, _PASSWORD, _TOKEN, _AUTH")
    if _TOO_DEAR.search(body):
        return QueryLimitError("máy chủ dữ liệu ước tính câu hỏi này quá tốn kém nên không chạy; hãy thu hẹp câu hỏi")
    if status in {408, 504} or _TOO_LONG.search(body):
        return RemoteSlowError(f"máy chủ dữ liệu không trả lời kịp (HTTP {status})")
    if status == 400 or _NOT_TAKEN.search(body):
        said = body.decode("utf-8", "replace").strip().partition("\n")[0][:200]
        return QueryError(f"máy chủ dữ liệu không nhận câu hỏi này: {said}")
    return RemoteError(f"máy chủ dữ liệu báo lỗi HTTP {status}")
