"""Make the service: routes, headers, errors, and what lives as long as it does.

Answers: `create_app(settings)`, for uvicorn ("api.app:create_app", factory) and for tests.
Assumes: graph.config reads the environment where no settings are given.
Never:   does work at import; keeps anything in a module.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import FastAPI

from api import (
    chains,
    changes,
    completeness,
    coverage,
    dataset,
    due,
    dumps,
    errors,
    health,
    impact,
    linked_data,
    lists,
    named_graphs,
    owner,
    pages,
    sparql,
    static,
    terms,
)
from api.conditional import Tags
from api.description import describe
from api.extensions import Extensions
from api.headers import Guard, HeadOnly, PublicRead
from api.listening import Door
from api.metrics import Figures, serve_figures
from api.observe import Observed, Routed
from api.service import open_service
from graph.config import Settings, read_settings

PARTS = (
    *(owner, sparql, health, lists, chains, coverage, impact, due, changes, completeness),
    *(linked_data, named_graphs, terms, dataset, dumps, static, pages),
)


def create_app(settings: Settings | None = None) -> FastAPI:
    """Make the app of one service. Its store is opened when it starts and left when it ends.

    In:     the settings; None: those of the environment.
    Raises: ConfigError if a setting cannot be used; StoreError, at the start, if there is no graph to serve.
    """
    chosen = settings or read_settings(os.environ)
    os.environ.pop("VNPLAN_TOKEN", None)  # processes that are started from here on do not inherit it

    figures = Figures()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[dict[str, Door]]:
        opened = open_service(chosen)
        app.state.service = await anyio.to_thread.run_sync(opened.__enter__)
        try:
            with serve_figures(figures, app.state.service):
                yield {"door": Door(chosen, app.state.service.clients)}
        finally:
            await anyio.to_thread.run_sync(opened.__exit__, None, None, None)

    app = FastAPI(
        title="Vnplan",
        description="Đồ thị tri thức về các kế hoạch của nhà nước: nhiệm vụ, cơ quan, thời hạn và văn bản được thực hiện.",
        version="0.1.0",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    app.add_middleware(Routed)
    app.add_middleware(Tags)
    app.add_middleware(Extensions, known=frozenset({app.openapi_url or ""}))
    app.add_middleware(PublicRead)
    app.add_middleware(Guard)
    app.add_middleware(HeadOnly)
    app.add_middleware(Observed, figures=figures, with_queries=chosen.log == "json-queries")
    for part in PARTS:
        app.include_router(part.router)
    errors.install(app)
    return app
