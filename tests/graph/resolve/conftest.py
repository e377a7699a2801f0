"""What the tests of resolving share: the knowledge without ledger, and contexts as documents give them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph.lists import Lists
from graph.resolve import Knowledge, make_knowledge
from graph.resolve.agency.agencies import resolve_agency
from graph.resolve.agency.places import province_place
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.agency.window import Window, day_window
from graph.resolve.directory import Directory

BASE = "https://example.org/"


@pytest.fixture(scope="session")
def knowledge(lists: Lists) -> Knowledge:
    return make_knowledge(lists, BASE)


@pytest.fixture(scope="session")
def directory(knowledge: Knowledge) -> Directory:
    return knowledge.directory


@pytest.fixture(scope="session")
def context_of(lists: Lists, directory: Directory) -> Callable[..., AgencyContext]:
    """Make the context of a document: its issuer as printed, its province's slug, its day or window."""

    def make(issuer: str, province: str = "", day: date | Window | None = None) -> AgencyContext:
        window = day if isinstance(day, Window) else day_window(day) if day else Window()
        places = tuple(province_place(row) for row in lists.provinces if row.slug == province)
        context = AgencyContext(places=places, window=window)
        return AgencyContext(issuer=resolve_agency(issuer, context, directory).agency, places=places, window=window)

    return make
