"""Read a request of the SPARQL 1.1 Protocol.

Answers: which query over which graphs a request asks, and in which form it wants the answer.
Assumes: nothing of the request; it comes from a stranger.
Never:   runs a query; takes an update; guesses an encoding other than UTF-8.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from fastapi import Request

from api.errors import ProblemError
from api.negotiate import RDF, RESULTS, Offer, choose
from graph.store import Scope

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
MOST_FIELDS = 200
UPDATING = {"update", "using-graph-uri", "using-named-graph-uri"}
FORMS: Mapping[str, Offer] = {offer.name: offer for offer in (*RDF, *RESULTS)}
NAMED: Mapping[str, str] = {name: offer.name for offer in FORMS.values() for name in (offer.name, offer.media)}
SCOPES = [
    {"name": name, "in": "query", "schema": {"type": "array", "items": {"type": "string"}}, "description": words}
    for name, words in (("default-graph-uri", "Đồ thị mặc định; có thể lặp lại"), ("named-graph-uri", "Đồ thị có tên; có thể lặp lại"))
]
PARAMETERS = [
    {
        "name": "query",
        "in": "query",
        "schema": {"type": "string"},
        "description": "Câu hỏi SELECT, ASK, CONSTRUCT hoặc DESCRIBE; không có thì trả mô tả dịch vụ",
    },
    *SCOPES,
    {"name": "format", "in": "query", "schema": {"type": "string", "enum": list(NAMED)}, "description": "Dạng trả lời, thay cho Accept"},
]
BODY = {
    "required": True,
    "content": {
        QUERY: {"schema": {"type": "string"}},
        FORM: {"schema": {"type": "object", "required": ["query"], "properties": {"query": {"type": "string"}}}},
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a request asks. `query` None: it asks none, but what there is to ask. `form`: named in the address, it wins over Accept."""

    query: str | None
    scope: Scope
    form: str | None

    def offers(self, accept: str | None) -> tuple[Offer | None, Offer | None]:
        """Give the forms for an answer in rows and for one in triples; None: the client takes none of them."""
        if self.form is None:
            return choose(accept, RESULTS), choose(accept, RDF)
        named = FORMS[self.form]
        return (named, None) if named in RESULTS else (None, named)


async def read_request(request: Request, text_bytes: int, base: str) -> Asked:
    """Read what a GET or POST request asks.

    In:     the request; its body is read here, and no further than the limit on a query's bytes allows. base: of relative IRIs in the query.
    Raises: ProblemError: 400 (several queries, an update, not UTF-8), 413 (too long), 415 (another media type or encoding).
    Source: SPARQL 1.1 Protocol, 2.1 (query operation).
    """
    fields = _fields(request.url.query)
    if request.method == "POST":
        kind = _media_type(request.headers)
        body = await _body(request, 3 * text_bytes + 4096 if kind == FORM else text_bytes)
        fields = fields + (_fields(body) if kind == FORM else [("query", body)])
    asked = _asked(fields, text_bytes, base)
    if request.method == "POST" and asked.query is None:
        raise ProblemError(kind="bad-request", detail="Thân yêu cầu POST không có câu hỏi; hãy gửi tham số “query”.")
    return asked


def _asked(fields: Sequence[tuple[str, str]], text_bytes: int, base: str) -> Asked:
    names = [name for name, _ in fields]
    if UPDATING & set(names):
        raise ProblemError(kind="bad-query", detail="Đây là lệnh cập nhật; điểm truy vấn này chỉ đọc.")
    for name in ("query", "format", "output"):
        if names.count(name) > 1:
            raise ProblemError(kind="bad-request", detail=f"Tham số “{name}” được gửi {names.count(name)} lần; chỉ được một lần.")
    values = dict(fields)
    query, form = values.get("query"), values.get("format") or values.get("output") or None
    if query is not None and len(query.encode()) > text_bytes:
        raise ProblemError(kind="too-large", detail=f"Câu hỏi dài hơn {text_bytes} byte.")
    if form is not None and form not in NAMED:
        raise ProblemError(kind="bad-request", detail=f"Không có dạng “{form}”; có: {', '.join(FORMS)}.")
    scope = Scope(
        default=tuple(value for name, value in fields if name == "default-graph-uri"),
        named=tuple(value for name, value in fields if name == "named-graph-uri"),
        base=base,
    )
    return Asked(query=query, scope=scope, form=NAMED[form] if form else None)


def _fields(encoded: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=MOST_FIELDS)
    except (UnicodeDecodeError, ValueError) as error:
        raise ProblemError(kind="bad-request", detail=f"Tham số không phải UTF-8, hoặc có nhiều hơn {MOST_FIELDS} tham số.") from error


def _media_type(headers: Mapping[str, str]) -> str:
    kind, *parameters = (piece.strip().lower() for piece in headers.get("content-type", "").split(";"))
    if kind == UPDATE:
        raise ProblemError(kind="unsupported-media-type", detail="Đây là lệnh cập nhật; điểm truy vấn này chỉ đọc.")
    if kind not in {FORM, QUERY}:
        raise ProblemError(kind="unsupported-media-type", detail=f"Hãy gửi câu hỏi bằng {QUERY} hoặc {FORM}, mã hóa UTF-8.")
    charsets = {value.strip('" ') for name, _, value in (piece.partition("=") for piece in parameters) if name.strip() == "charset"}
    if not charsets <= {"utf-8", "utf8"} or headers.get("content-encoding", "identity") != "identity":
        raise ProblemError(kind="unsupported-media-type", detail="Chỉ nhận nội dung mã hóa UTF-8, không nén.")
    return kind


async def _body(request: Request, limit: int) -> str:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise ProblemError(kind="too-large", detail=f"Thân yêu cầu dài hơn {limit} byte.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProblemError(kind="bad-request", detail="Thân yêu cầu không phải UTF-8.") from error
