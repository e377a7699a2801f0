"""Say whether the service works and what it serves, at /healthz."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from api.answers import answers
from api.negotiate import JSON
from api.service import Service

router = APIRouter(tags=["dịch vụ"], default_response_class=Response)


@router.get("/healthz", summary="Dịch vụ có chạy không, đang phục vụ bản dựng nào", responses=answers(JSON, schema="Health"))
def health(request: Request) -> JSONResponse:
    """Give the build in force, what it holds and how many query processes there are."""
    service: Service = request.app.state.service
    edition = service.editions.current()
    body = {
        "status": "ok",
        "build": edition.build,
        "base": service.settings.base,
        "counts": asdict(edition.index.counts()),
        "workers": len(service.pool.processes()),
    }
    return JSONResponse(body, headers={"Cache-Control": "no-store"})
