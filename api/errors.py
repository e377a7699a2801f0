"""The one shape of every error that the service answers: RFC 9457 problem details, or a page for a browser.

Answers: which status, words and headers an error has.
Assumes: messages of VnplanError are written for people and name no path of this machine but in StoreError and ListError, whose text stays in the log.
Never:   shows a stack trace or a path; answers 200 with half an answer.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from api.budget import BudgetError
from api.counter import CounterFullError
from api.headers import HEADERS
from api.leaving import ClientLeftError
from api.negotiate import HTML, JSON, Offer, choose
from api.observe import note_of
from api.render import render
from api.worker import QueryDeadlineError
from api.workers import BusyError
from graph.errors import (
    AmbiguousKeyError,
    ChangingError,
    KeyNotFoundError,
    QueryError,
    QueryLimitError,
    RemoteError,
    RemoteSlowError,
    StoreError,
    UsageError,
    VnplanError,
)
from graph.text import brief

log = logging.getLogger("vnplan.api")
PROBLEM = Offer(name="problem", media="application/problem+json", aliases=("application/json",))

# slug: status, title in Vietnamese and English
KINDS: Mapping[str, tuple[int, str, str]] = {
    "bad-request": (400, "Yêu cầu không hợp lệ", "The request is not well formed"),
    "bad-query": (400, "Câu hỏi SPARQL không dùng được", "The query is malformed or refused"),
    "unauthorised": (401, "Cần mã của người quản lý kho", "The owner's token is needed"),
    "not-writable": (404, "Dịch vụ này không nhận văn bản", "This service takes no documents"),
    "not-found": (404, "Không tìm thấy", "There is nothing here"),
    "no-document": (404, "Không tìm thấy văn bản", "No document has this key"),
    "method-not-allowed": (405, "Cách gọi không được hỗ trợ", "This method is not supported here"),
    "not-acceptable": (406, "Không có dạng trả lời phù hợp", "None of the accepted media types is offered"),
    "upload-too-slow": (408, "Tệp gửi đến quá chậm", "The file took too long to arrive"),
    "ambiguous-key": (409, "Có nhiều văn bản trùng số, ký hiệu", "Several documents have this key"),
    "withdrawn": (410, "Đã được rút khỏi đồ thị", "It was withdrawn from the graph"),
    "document-elsewhere": (409, "Văn bản đã có ở tên khác", "The document is kept under another name"),
    "condition": (412, "Điều kiện không đúng", "What is kept is not what the request expects"),
    "too-large": (413, "Vượt quá kích thước cho phép", "A limit of size was met"),
    "unsupported-media-type": (415, "Kiểu nội dung không được hỗ trợ", "This media type is not supported"),
    "unreadable": (422, "Không đọc được tệp", "The file cannot be read as a document"),
    "flawed": (422, "Văn bản trái quy tắc", "The document breaks rules that it has to keep"),
    "locked": (423, "Kho đang được ghi", "Somebody else is writing to the store"),
    "too-many": (429, "Đã hết lượt cho lúc này", "This client has had its share for now"),
    "internal": (500, "Lỗi của dịch vụ", "The service failed"),
    "remote": (502, "Máy chủ dữ liệu không trả lời đúng", "The engine that holds the data did not answer as it should"),
    "unsent": (502, "Chưa đưa lên được máy chủ dữ liệu", "It is kept, but the engine that readers ask does not hold it yet"),
    "busy": (503, "Dịch vụ đang bận", "The service is busy"),
    "lost": (503, "Chưa rõ kết quả", "What became of the request is not known; sending it again is harmless"),
    "no-store": (503, "Dữ liệu chưa sẵn sàng", "The data are not available"),
    "changing": (503, "Dữ liệu đang được thay", "A new build is just being published"),
    "deadline": (504, "Câu hỏi chạy quá lâu", "The query took too long and was stopped"),
    "remote-slow": (504, "Máy chủ dữ liệu không trả lời kịp", "The engine that holds the data did not answer in time"),
}
LOGGED = frozenset({"internal", "no-store", "remote", "remote-slow", "unsent"})  # what operators have to know of
# What a parameter needs, by what the framework (pydantic 2) calls the mistake; names in braces are of the mistake's context.
_WANTED = {
    "int_parsing": "một số nguyên",
    "int_parsing_size": "một số nguyên nhỏ hơn",
    "bool_parsing": "true hoặc false",
    "literal_error": "một trong {expected}",
    "greater_than_equal": "không nhỏ hơn {ge}",
    "less_than_equal": "không lớn hơn {le}",
    "date_parsing": "một ngày như 2025-06-30",
    "string_too_long": "không dài hơn {max_length} ký tự",
}
# What the framework refuses by a status alone; any other mistake of a client is a bad request.
_BY_STATUS = {404: "not-found", 405: "method-not-allowed", 410: "withdrawn", 413: "too-large", 415: "unsupported-media-type"}


@dataclass(slots=True, kw_only=True)
class ProblemError(Exception):
    """An error as it is answered. Raise it in a route; `detail` is Vietnamese, for people, and says what to do."""

    kind: str
    detail: str
    headers: dict[str, str] = field(default_factory=dict)
    extra: dict[str, object] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Give the members of the problem document."""
        status, title, english = KINDS[self.kind]
        return {
            "type": f"urn:vnplan:problem:{self.kind}",
            "status": status,
            "title": title,
            "detail": self.detail,
            "detail_en": f"{english}.",
            **self.extra,
        }


def explain(error: Exception) -> ProblemError:
    """Give the problem that an error is, as the outside sees it.

    >>> explain(BusyError("đang bận", 2)).headers
    {'Retry-After': '2'}
    """
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, AmbiguousKeyError):
        options = [{"iri": iri, "label": label} for iri, label in error.options]
        detail = f"“{error.key}” có thể là {len(options)} văn bản. Hãy thêm ngày ban hành, hoặc dùng IRI."
        return ProblemError(kind="ambiguous-key", detail=detail, extra={"options": options})
    for failed, name, detail, wait_s in _STORES:
        if isinstance(error, failed):
            return ProblemError(kind=name, detail=detail, headers={"Retry-After": str(wait_s)})
    if isinstance(error, StoreError):
        detail = "Kho dữ liệu chưa mở được; hãy báo người quản trị xem nhật ký của dịch vụ."
        return ProblemError(kind="no-store", detail=detail, headers={"Retry-After": "30"})
    if isinstance(error, BusyError | BudgetError):
        share = "busy" if isinstance(error, BusyError) else "too-many"
        return ProblemError(kind=share, detail=str(error), headers={"Retry-After": str(error.retry_s)})
    if isinstance(error, CounterFullError):
        return ProblemError(kind="busy", detail=str(error), headers={"Retry-After": "5"})
    for kind, name in _NAMES:
        if isinstance(error, kind):
            return ProblemError(kind=name, detail=str(error))
    return ProblemError(kind="internal", detail="Dịch vụ gặp lỗi khi trả lời; lỗi đã được ghi vào nhật ký.")


# Of a store elsewhere: what is told, and after how many seconds asking again may help. What the error itself says is for the log.
_STORES = (
    (ChangingError, "changing", "Một bản dựng mới đang được đưa vào máy chủ dữ liệu; hãy thử lại sau ít giây.", 2),
    (RemoteSlowError, "remote-slow", "Máy chủ dữ liệu không trả lời kịp; hãy thu hẹp câu hỏi hoặc thử lại sau.", 10),
    (RemoteError, "remote", "Máy chủ dữ liệu không trả lời, hoặc trả lời không đúng hay không đủ; hãy báo người quản trị xem nhật ký.", 30),
)
_NAMES = (
    (QueryDeadlineError, "deadline"),
    (QueryLimitError, "too-large"),
    (QueryError, "bad-query"),
    (KeyNotFoundError, "no-document"),
    (UsageError, "bad-request"),
)


def agree(request: Request, offers: tuple[Offer, ...]) -> Offer:
    """Choose the form that the client of a request likes best.

    Raises: ProblemError (406) if it accepts none of them.
    """
    offer = choose(request.headers.get("accept"), offers)
    if offer is None:
        raise unacceptable(offers)
    return offer


def unacceptable(offers: Sequence[Offer]) -> ProblemError:
    """Give the problem that a client accepts none of the forms that there are."""
    listed = [offer.media for offer in offers]
    return ProblemError(kind="not-acceptable", detail=f"Câu trả lời có ở các dạng: {', '.join(listed)}.", extra={"offered": listed})


def answer_problem(request: Request, problem: ProblemError) -> Response:
    """Answer a problem as JSON, or as a page to who prefers one."""
    status = KINDS[problem.kind][0]
    offer = choose(request.headers.get("accept"), (PROBLEM, JSON, HTML))
    headers = {"Cache-Control": "no-store", "Vary": "Accept", **problem.headers}
    if offer is HTML:
        return HTMLResponse(render(request, "error.html", problem=problem.to_json()), status_code=status, headers=headers)
    return JSONResponse(problem.to_json(), status_code=status, headers=headers, media_type=PROBLEM.media)


def _refusal(entry: Mapping[str, Any]) -> str:
    """Say what is wrong with a parameter, from what the framework found.

    >>> _refusal({"type": "less_than_equal", "msg": "Input should be less than or equal to 20", "input": "99", "ctx": {"le": 20}})
    'nhận “99”, cần không lớn hơn 20'
    """
    wanted = _WANTED.get(entry["type"], "một giá trị khác").format_map(entry.get("ctx", {})).replace(" or ", ", ")
    return f"nhận “{brief(str(entry['input']), 60)}”, cần {wanted}"


def install(app: FastAPI) -> None:
    """Make every error of the app a problem."""

    def refuse(request: Request, error: Exception) -> Response:
        problem = explain(error)
        note = note_of(request.scope)
        note.failure = type(error).__name__
        if problem.kind in LOGGED:
            log.error("%s %s failed", request.method, request.url.path, exc_info=error, extra={"request": note.request})
        return answer_problem(request, problem)

    def refuse_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        kind = _BY_STATUS.get(error.status_code, "bad-request" if error.status_code < 500 else "internal")
        detail = f"{request.method} {request.url.path}: {KINDS[kind][1].lower()}."
        return answer_problem(request, ProblemError(kind=kind, detail=detail, headers=dict(error.headers or {})))

    def refuse_parameters(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        found = [{"name": str(entry["loc"][-1]), "reason": _refusal(entry)} for entry in error.errors()]
        named = "; ".join(f"“{entry['name']}” {entry['reason']}" for entry in found)
        return answer_problem(request, ProblemError(kind="bad-request", detail=f"Tham số không dùng được: {named}.", extra={"parameters": found}))

    def fail(request: Request, error: Exception) -> Response:
        answer = refuse(request, error)
        answer.headers.update(HEADERS)  # this one is answered outside every middleware of the app
        return answer

    def leave_alone(request: Request, error: Exception) -> Response:
        return Response(status_code=499)  # nobody reads it; this status is what logs call a client that has left

    app.add_exception_handler(ClientLeftError, leave_alone)
    app.add_exception_handler(ClientDisconnect, leave_alone)
    app.add_exception_handler(ProblemError, refuse)
    app.add_exception_handler(VnplanError, refuse)
    app.add_exception_handler(HTTPException, refuse_http)
    app.add_exception_handler(RequestValidationError, refuse_parameters)
    app.add_exception_handler(Exception, fail)
