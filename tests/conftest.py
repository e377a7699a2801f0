"""What tests share: the lists, and the real plans where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.lists import Lists, load_lists

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
