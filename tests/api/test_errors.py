"""Errors that no route raises on purpose: what the framework refuses, and what nobody foresaw."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException

from api.errors import install
from api.headers import HEADERS, Guard
from graph.errors import ListError
from tests.api.conftest import Served

CASES = [  # what is raised, status and kind of the answer
    (HTTPException(404), 404, "not-found"),
    (HTTPException(413), 413, "too-large"),
    (HTTPException(418), 400, "bad-request"),  # a client's mistake that has no words of its own
    (HTTPException(502), 500, "internal"),
    (ListError("/home/somebody/lists.csv:3"), 500, "internal"),
    (RuntimeError("/home/somebody/secret"), 500, "internal"),
]


def answer_to(error: Exception) -> httpx.Response:
    app = FastAPI()
    app.add_middleware(Guard)
    install(app)

    @app.get("/")
    def fail() -> None:
        raise error

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.get("/")

    return asyncio.run(ask())


@pytest.mark.parametrize(("error", "status", "kind"), CASES)
def test_every_error_is_a_problem_with_every_header_and_no_path(error: Exception, status: int, kind: str) -> None:
    reply = answer_to(error)
    assert (reply.status_code, reply.json()["type"]) == (status, f"urn:vnplan:problem:{kind}")
    assert HEADERS.items() <= {name: reply.headers.get(name) for name in HEADERS}.items()
    assert "somebody" not in reply.text


REFUSED = [  # an address, what is said of its parameters
    ("/trace?key=23-NQ/TW&depth=99", {"depth": "nhận “99”, cần không lớn hơn 20"}),
    (
        "/trace?key=23-NQ/TW&depth=ba&direction=ngang",
        {"direction": "nhận “ngang”, cần một trong 'up', 'down'", "depth": "nhận “ba”, cần một số nguyên"},
    ),
    ("/trace?key=" + "x" * 600, {"key": f"nhận “{'x' * 60}…”, cần không dài hơn 500 ký tự"}),
    ("/tasks?year=1066&held=maybe", {"year": "nhận “1066”, cần không nhỏ hơn 1900", "held": "nhận “maybe”, cần true hoặc false"}),
    ("/tasks?limit=" + "9" * 5000, {"limit": f"nhận “{'9' * 60}…”, cần một số nguyên nhỏ hơn"}),
]


@pytest.mark.parametrize(("address", "said"), REFUSED)
def test_a_parameter_that_is_refused_says_why_in_vietnamese(served: Served, address: str, said: dict[str, str]) -> None:
    body = served.client.get(address).json()
    assert {entry["name"]: entry["reason"] for entry in body["parameters"]} == said
    assert all(reason in body["detail"] for reason in said.values())
