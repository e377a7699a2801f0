"""The owner's address of a file, /documents/NAME: put, replaced, withdrawn, given back.

Answers: 201, 200 or 204 once readers see the change; 422 with what is wrong, where, by which rule, and how to mend it.
Assumes: the token goes over a line that others cannot read: TLS in front of the service, or this machine alone.
Never:   looks at a request before it knows that the owner sent it; answers before the change is in force; holds a file in memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from pathlib import Path

import anyio
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, JSONResponse, Response
from starlette.requests import ClientDisconnect

from api.counter import Counter, OrderLostError
from api.errors import ProblemError
from api.service import Service
from graph.errors import RemoteError, RemoteSlowError, StoreError
from graph.intake import Kept, check_name, kept_files
from graph.owner import ANY, Done, Order, Refusal, Taken
from graph.rdf import iris
from graph.read.formats import ENDINGS
from graph.validate import Finding

router = APIRouter(include_in_schema=False)  # docs/operating.md is for owners, the description for all others
PIECE_BYTES = 1_000_000  # written to disk at a time
PROBLEMS = {  # of a refusal: problem, seconds after which it is worth while to ask again
    "unreadable": ("unreadable", None),
    "flawed": ("flawed", None),
    "taken": ("document-elsewhere", None),
    "condition": ("condition", None),
    "unknown": ("not-found", None),
    "withdrawn": ("withdrawn", None),
    "locked": ("locked", 10),
}
STORES = {"store": StoreError, "remote": RemoteError, "remote-slow": RemoteSlowError}  # refusals whose reason is for the log


@router.put("/documents/{name:path}")
async def put(request: Request, name: str) -> Response:
    """Take a file in place of what is kept under a name."""
    service, counter = _admit(request)
    name = check_name(name)
    _refuse_form(request, name)
    only_if, only_if_not = _digests(request, "if-match"), _digests(request, "if-none-match")
    is_strict = "handling=strict" in request.headers.get("prefer", "").replace(" ", "").lower()
    with counter.place() as folder:
        path = folder / name
        digest = await _receive(request, path, service)
        order = Order(name=name, path=path, sha256=digest, only_if=only_if, only_if_not=only_if_not, is_strict=is_strict)
        done = await _hand_in(service, counter, order)
    headers = {**_headers(digest), **({"Preference-Applied": "handling=strict"} if is_strict else {})}
    address = service.urls.own(name)
    if done.is_new:
        return JSONResponse(_told(service, done, address), status_code=201, headers={**headers, "Location": address})
    if not done.is_changed:
        return Response(status_code=204, headers=headers)
    return JSONResponse(_told(service, done, address), headers=headers)


@router.delete("/documents/{name:path}")
async def withdraw(request: Request, name: str) -> Response:
    """Withdraw what is kept under a name, or a document by its path."""
    service, counter = _admit(request)
    name = name if name.startswith(("eli/", "id/")) else check_name(name)
    order = Order(name=name, only_if=_digests(request, "if-match"), only_if_not=_digests(request, "if-none-match"))
    with counter.place():
        await _hand_in(service, counter, order)
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


@router.api_route("/documents/{name:path}", methods=["GET", "HEAD"])
def give_back(request: Request, name: str) -> Response:
    """Give a file back as it was put."""
    service, _ = _admit(request)
    kept = _kept(service, check_name(name))
    headers = _headers(str(kept.sha256))
    if headers["ETag"] in _tags(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    path = service.folder / "files" / str(kept.sha256)
    if not path.is_file():
        raise ProblemError(kind="not-found", detail=f"Tệp “{kept.name}” không còn trong kho; hãy gửi lại.")
    headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"  # it may be a page that somebody else wrote
    return FileResponse(path, media_type=ENDINGS[path_ending(kept.name)].value, filename=kept.name, headers=headers)


def path_ending(name: str) -> str:
    """Give the ending of a file's name in small letters: ".docx"."""
    return Path(name).suffix.lower()


def _admit(request: Request) -> tuple[Service, Counter]:
    """Let the owner in.

    Raises: ProblemError: 404 where nothing can be written here, 401 without the owner's token.
    """
    service: Service = request.app.state.service
    if service.counter is None:
        detail = (
            "Dịch vụ này chỉ đọc. Để nhận văn bản: chạy với --store và đặt VNPLAN_TOKEN hoặc VNPLAN_TOKEN_FILE (ít nhất 32 ký tự); "
            "xem docs/operating.md."
        )
        raise ProblemError(kind="not-writable", detail=detail)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not service.counter.knows(token.strip()):
        error = 'Bearer realm="vnplan"' + (', error="invalid_token"' if token else "")
        detail = "Cần tiêu đề “Authorization: Bearer MÃ” với mã của người quản lý kho."
        raise ProblemError(kind="unauthorised", detail=detail, headers={"WWW-Authenticate": error})
    return service, service.counter


def _refuse_form(request: Request, name: str) -> None:
    """Refuse what cannot be a whole file of the kind that its name says.

    Raises: ProblemError (400, 415).
    """
    expected = ENDINGS.get(path_ending(name))
    if expected is None:
        endings = ", ".join(ENDINGS)
        raise ProblemError(kind="unsupported-media-type", detail=f"Đuôi “{path_ending(name)}” chưa đọc được; cần một trong {endings}.")
    if "content-range" in request.headers:
        raise ProblemError(kind="bad-request", detail="Không nhận từng phần của tệp (Content-Range); hãy gửi cả tệp.")
    if request.headers.get("content-encoding", "identity") != "identity":
        raise ProblemError(kind="unsupported-media-type", detail="Không nhận tệp nén (Content-Encoding); hãy gửi tệp nguyên dạng.")
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media and media not in {expected.value, "application/octet-stream", *_ALSO.get(expected.value, ())}:
        raise ProblemError(kind="unsupported-media-type", detail=f"Content-Type “{media}” không khớp với tên tệp “{name}”; cần {expected.value}.")


_ALSO = {"text/html": ("application/xhtml+xml",), "text/markdown": ("text/plain",)}


def _digests(request: Request, header: str) -> tuple[str, ...]:
    """Read the digests of a condition; a tag that is none of ours matches nothing."""
    text = request.headers.get(header)
    if text is None:
        return ()
    return (ANY,) if text.strip() == "*" else tuple(tag.strip('"') for tag in _tags(text)) or ("",)


def _tags(text: str) -> tuple[str, ...]:
    return tuple(tag.strip() for tag in text.split(","))


def _headers(digest: str) -> dict[str, str]:
    return {"ETag": f'"{digest}"', "Cache-Control": "private, no-cache", "Vary": "Authorization"}


async def _receive(request: Request, path: Path, service: Service) -> str:
    """Write the body to a file; give its SHA-256.

    Raises: ProblemError if it is too large (413) or too slow (408).
    """
    limit = service.settings.file_bytes
    announced = request.headers.get("content-length", "0")
    too_large = ProblemError(kind="too-large", detail=f"Tệp lớn hơn {limit // 1_000_000} MB; hãy tách tệp.")
    if not announced.isdecimal() or int(announced) > limit:
        raise too_large
    digest, size_bytes = hashlib.sha256(), 0
    try:
        with anyio.fail_after(service.settings.upload_limit_s):
            async with await anyio.open_file(path, "wb") as file:
                async for piece in _pieces(request):
                    size_bytes += len(piece)
                    if size_bytes > limit:
                        raise too_large
                    digest.update(piece)
                    await file.write(piece)
    except TimeoutError as error:
        detail = f"Tệp chưa đến đủ sau {service.settings.upload_limit_s:g} giây; hãy gửi lại."
        raise ProblemError(kind="upload-too-slow", detail=detail, headers={"Connection": "close"}) from error
    except ClientDisconnect as error:
        raise ProblemError(kind="bad-request", detail="Đường truyền đứt trước khi tệp đến đủ.") from error
    return digest.hexdigest()


async def _pieces(request: Request) -> AsyncIterator[bytes]:
    """Gather what comes over the line into pieces that are worth writing."""
    waiting = bytearray()
    async for chunk in request.stream():
        waiting += chunk
        if len(waiting) >= PIECE_BYTES:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)


async def _hand_in(service: Service, counter: Counter, order: Order) -> Done:
    """Have an order carried out, and readers see it.

    Raises: ProblemError if it is refused, or nobody knows what became of it.
    """
    try:
        outcome = await run_sync(counter.hand_in, order)
    except OrderLostError as error:
        detail = f"Không rõ yêu cầu đã được thực hiện chưa ({error}). Hãy gửi lại: gửi lại không gây hại."
        raise ProblemError(kind="lost", detail=detail, headers={"Retry-After": "5"}) from error
    if isinstance(outcome, Refusal):
        if outcome.kind in STORES:
            raise STORES[outcome.kind](outcome.reason)
        if outcome.kind == "unsent":
            raise _unsent(order) from StoreError(outcome.reason)
        raise _problem(order, outcome)
    await run_sync(service.states.look)
    await run_sync(service.editions.current)
    return outcome


def _unsent(order: Order) -> ProblemError:
    detail = f"{order.name}: đã ghi vào kho, nhưng chưa đưa lên được máy chủ dữ liệu mà người đọc hỏi. Gửi lại, hoặc chạy vnplan publish."
    return ProblemError(kind="unsent", detail=detail, headers={"Retry-After": "10"})


def _problem(order: Order, refusal: Refusal) -> ProblemError:
    kind, wait_s = PROBLEMS[refusal.kind]
    headers = {"Retry-After": str(wait_s)} if wait_s else {}
    extra: dict[str, object] = {"findings": [_finding(found) for found in refusal.findings]} if refusal.findings else {}
    return ProblemError(kind=kind, detail=f"{order.name}: {refusal.reason}.", headers=headers, extra={"name": order.name, **extra})


def _finding(found: Finding) -> dict[str, object]:
    told = asdict(found)
    names = ("code", "severity", "group", "label", "locator", "message", "message_en", "fix", "path", "value", "quote", "start", "end")
    return {name: told[name] for name in names}


def _told(service: Service, done: Done, address: str) -> dict[str, object]:
    return {
        "url": address,
        "sha256": done.sha256,
        "build": done.build,
        "relinked": done.relinked,
        "documents": [_document(service, taken) for taken in done.documents],
    }


def _document(service: Service, taken: Taken) -> Mapping[str, object]:
    document = taken.document
    named = ("iri", "label", "is_provisional", "tasks", "citations", "unresolved")
    return {**{name: getattr(document, name) for name in named}, "url": service.urls.of(document.iri), "findings": taken.findings}


def _kept(service: Service, name: str) -> Kept:
    """Give what is kept under a name.

    Raises: ProblemError: 410 if it was withdrawn, 404 if there never was such a file.
    """
    edition = service.editions.current()
    kept = kept_files(edition.store, service.settings.base, file=iris.kept_file(name, service.settings.base)).get(name)
    if kept is None:
        raise ProblemError(kind="not-found", detail=f"Không giữ tệp nào tên “{name}”.")
    if kept.sha256 is None:
        raise ProblemError(kind="withdrawn", detail=f"Tệp “{name}” đã được rút.")
    return kept
