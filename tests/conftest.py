"""What tests share: the lists, and the real plans where they are at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.lists import Lists, load_lists
from tests.engines import Engine, find_oxigraph, find_virtuoso, oxigraph, virtuoso

PROJECT = Path(__file__).parents[1]


def missing(what: str) -> None:
    """Skip with the reason on a bare machine; fail where CI=true, where every part must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"needs {what}")


@pytest.fixture(scope="session")
def lists() -> Lists:
    return load_lists(PROJECT / "data" / "lists")


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = PROJECT.parent / "shared"
    if not (folder / "corpus").is_dir():
        missing("the folder shared/ beside the project, with the real plans")
    return folder


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def engine_running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Another engine, on a port of this machine."""
    folder = tmp_path_factory.mktemp(request.param)
    start, program = (oxigraph, find_oxigraph()) if request.param == "oxigraph" else (virtuoso, find_virtuoso())
    if program is None:
        missing(f"the program of {request.param} (docs/engines.md)")
    assert program is not None
    with start(folder, program) as engine:
        yield engine


@pytest.fixture
def engine(engine_running: Engine) -> Engine:
    """The same, empty."""
    engine_running.clear()
    return engine_running
