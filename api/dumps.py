"""The whole graph to take along, at /dumps: one release for each build, in N-Quads and TriG.

Answers: the files of a release, in whole or in ranges; the address without a build leads to those in force.
Assumes: the bytes of a release never change, so that its addresses may be kept for good.
Never:   sends a file that is still being written.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import FileResponse, RedirectResponse, Response

from api.answers import answers
from api.conditional import is_known
from api.errors import ProblemError
from api.negotiate import Offer
from api.service import Service
from graph.store import Dump, Release

router = APIRouter(prefix="/dumps", tags=["bộ dữ liệu"], default_response_class=Response)
WAIT_S = 20.0  # the release of a hundred documents takes about ten seconds; who asks for a larger one first is told to come again
GZIP = Offer(name="gzip", media="application/gzip")
ANSWERS = {
    **answers(GZIP, problems=["bad-request", "not-found", "busy"]),
    206: {"description": "Một phần (Range)", "content": {GZIP.media: {}}},
    416: {"description": "Không có phần đó (Range)"},
}
NAME = Path(pattern=r"^vnplan\.(nq|trig)\.gz$", description="vnplan.nq.gz (N-Quads) hoặc vnplan.trig.gz (TriG)")
BUILD = Path(pattern="^[0-9a-f]{16}$", description="Mã bản dựng, như /healthz và /dataset nêu")


@router.get("/{name}", summary="Toàn bộ đồ thị của bản dựng đang phục vụ", responses=answers(leads=[302], problems=["bad-request"]))
def latest(request: Request, name: Annotated[str, NAME]) -> Response:
    """Lead to a file of the release in force."""
    service: Service = request.app.state.service
    build = service.editions.current().build
    return RedirectResponse(f"/dumps/{build}/{name}", status_code=302, headers={"Cache-Control": "no-store"})


@router.get("/{build}/{name}", summary="Toàn bộ đồ thị của một bản dựng, nén gzip", responses=ANSWERS)
def dump(request: Request, build: Annotated[str, BUILD], name: Annotated[str, NAME]) -> Response:
    """Send a file of a release: all of it, or the ranges asked for."""
    service: Service = request.app.state.service
    file = next(entry for entry in _release(service, build).dumps if entry.name == name)
    headers = _headers(file)
    if is_known(request.headers.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    if request.scope.get("is_head"):
        return Response(headers={**headers, "Content-Length": str(file.size_bytes), "Accept-Ranges": "bytes"}, media_type=GZIP.media)
    return FileResponse(service.releases.file(build, name), headers=headers, media_type=GZIP.media)


def _release(service: Service, build: str) -> Release:
    if build != service.editions.current().build:
        kept = service.releases.kept(build)
        if kept is None:
            raise ProblemError(kind="not-found", detail=f"Không còn bản phát hành {build}; bản đang phục vụ ở /dumps/vnplan.nq.gz.")
        return kept
    release = service.releases.of(build, wait_s=WAIT_S)
    if release is None:
        raise ProblemError(kind="busy", detail="Bản phát hành đang được ghi; hãy thử lại sau.", headers={"Retry-After": "30"})
    return release


def _headers(file: Dump) -> dict[str, str]:
    return {
        "ETag": f'"{file.sha256}"',
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Disposition": f'attachment; filename="{file.name}"',
    }
