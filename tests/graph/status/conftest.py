"""Small graphs over time: who replaced, amended or repealed what, and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph.index.ask import Index
from graph.lists import Lists
from graph.status import Catalogue, Ground
from graph.status.catalogue import Listed, Successor
from tests.graph.chain.conftest import E, Made, made  # noqa: F401 - the graphs are those of chains

TODAY = date(2026, 11, 20)
Grounding = Callable[..., Ground]


def listed(status: str, successor: str = "", since: date | None = None) -> Listed:
    """What a list says of a document; its successor is named as the graphs name documents."""
    heir = Successor(iri=E + successor, label=successor, date=since) if successor else None
    return Listed(status=status, successor=heir, source="Công báo", file="catalogue.csv")


@pytest.fixture
def grounding(made: Made, tmp_path: Path, lists: Lists) -> Grounding:  # noqa: F811
    """Index the graph and give what tells the standing of its documents on a day. In: what lists say, by name."""

    def ground(day: str = "2026-11-20", **said: Listed) -> Ground:
        if not (tmp_path / "index.sqlite").exists():
            made.around()
        catalogue = Catalogue(listed={E + name: one for name, one in said.items()}, dates={})
        return Ground(index=Index(tmp_path / "index.sqlite"), catalogue=catalogue, day=date.fromisoformat(day), today=TODAY)

    return ground
