"""The page to ask SPARQL at: an editor, example questions, and an answer as a table.

Answers: what a person sees at /sparql.
Assumes: questions of graph.queries whose names begin with "example" stand alone: no variable of theirs must be bound.
Never:   shows a cell as anything but text; makes a link of anything but http(s).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from typing import Any

from fastapi import Request

from api.budget import BudgetError
from api.errors import ProblemError, explain
from api.frames import Question
from api.leaving import while_there
from api.protocol import Asked
from api.render import render
from api.service import Service
from api.workers import BusyError
from graph.errors import QueryError

SHOWN = 500  # rows on the page; the forms to take along have all


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question to start from: its first line says it in Vietnamese and English."""

    title: str
    query: str


def examples() -> tuple[Example, ...]:
    """Give the example questions of graph.queries, by name."""
    folder = resources.files("graph") / "queries"
    files = sorted((file for file in folder.iterdir() if file.name.startswith("example")), key=lambda file: file.name)
    return tuple(_example(file.read_text("utf-8")) for file in files)


def _example(text: str) -> Example:
    first, _, rest = text.partition("\n")
    return Example(title=first.lstrip("# ").partition(" / ")[0], query=rest.strip())


def show_editor(request: Request) -> str:
    """Show the editor with the examples."""
    return render(request, "sparql.html", query="", answer=None, problem=None, examples=examples())


async def show_answer(request: Request, asked: Asked) -> str:
    """Show the editor with a query and its answer, or with what is wrong with it."""
    service: Service = request.app.state.service
    answer: dict[str, Any] | None = None
    problem: dict[str, object] | None = None
    try:
        found = await while_there(request, service.pool.ask(Question(query=asked.query or "", scope=asked.scope), service.client_of(request)))
        answer = _table(found.kind, found.body)
    except (QueryError, BusyError, BudgetError, ProblemError) as error:
        problem = explain(error).to_json()
    return render(request, "sparql.html", query=asked.query, answer=answer, problem=problem, examples=examples())


def _table(kind: str, body: bytes) -> dict[str, Any]:
    if kind == "graph":
        return {"kind": kind, "text": body.decode("utf-8")}
    found = json.loads(body)
    if kind == "boolean":
        return {"kind": kind, "value": found["boolean"]}
    rows = found["results"]["bindings"]
    return {"kind": kind, "names": found["head"]["vars"], "rows": rows[:SHOWN], "total": len(rows)}
