"""What resolving rests on: the lists fit together, and the shipped files load."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.errors import ListError
from graph.lists import Known, Lists
from graph.resolve import Knowledge, KnownDocument, hold, load_knowledge, make_knowledge
from graph.resolve.agency.window import Window, day_window, vietnamese_day
from graph.resolve.directory import PATTERNS, Directory

PROJECT = Path(__file__).parents[3]


def test_the_shipped_knowledge_loads() -> None:
    knowledge = load_knowledge(PROJECT, "https://example.org/")
    assert knowledge.base == "https://example.org/"
    assert len(knowledge.catalogue.by_iri) == len(knowledge.lists.catalogue)
    assert knowledge.ledger.canonical("x:1") == "x:1"


def test_every_symbol_of_a_central_body_names_an_organisation(lists: Lists, directory: Directory) -> None:
    boards = {"BCĐ", "BCĐTW", "TCT", "TA", "CA", "CCB", "ĐUK", "BHXH"}  # symbols that bodies of other kinds bear as well
    for body in lists.bodies:
        if not body.local and body.symbol not in boards:
            families = directory.symbols.get((body.symbol, body.family == "party"), ())
            rows = [row for row in directory.organisations(families) if row.parent not in PATTERNS]
            assert rows, body.symbol
            assert body.name in {name for row in rows for name in (row.name, *row.abbreviations)} or body.level == "other", body.symbol


def test_every_department_with_a_symbol_is_listed(lists: Lists, directory: Directory) -> None:
    missing = [b.symbol for b in lists.bodies if b.local and b.slug.startswith("so-") and (b.symbol, False) not in directory.symbols]
    assert missing == []


def test_a_name_means_one_body_of_a_kind_of_territory(directory: Directory) -> None:
    shared = {"bct": "the Politburo and a ministry", "ddqh": "the Assembly's Party group and a province's delegation"}
    for key, families in directory.names.items():
        parents = [directory.families[family][0].parent for family in families]
        central = [parent for parent in parents if parent not in PATTERNS]
        patterns = [parent for parent in parents if parent in PATTERNS]
        assert len(central) <= 1 or " ".join(key) in shared, key
        assert len(set(patterns)) == len(patterns), key


def test_organisations_fit_together(lists: Lists) -> None:
    slugs = {row.slug for row in lists.organisations}
    for row in lists.organisations:
        family, _, founded = row.slug.partition("~")
        assert row.parent in {*slugs, *PATTERNS, ""}, row.slug
        assert not founded or (row.first == date.fromisoformat(founded) and family in slugs), row.slug
        assert row.first is None or row.last is None or row.first <= row.last, row.slug


def test_what_ended_in_a_merger_has_a_row_that_begins_the_next_day(lists: Lists) -> None:
    began = {(row.predecessor, row.first) for row in lists.successions}
    for row in lists.organisations:
        if row.level in {"ministry", "department"} and row.last == date(2025, 2, 28):
            assert (row.slug, date(2025, 3, 1)) in began, row.slug


def test_successions_fit_the_organisations(lists: Lists) -> None:
    slugs = {row.slug for row in lists.organisations}
    known = slugs | {slug.partition("~")[0] for slug in slugs} | {"ubnd", "hdnd", "tinh-uy"}
    for row in lists.successions:
        assert row.predecessor in {*known, "{province}", "{district}", "{commune}"}, row
        assert row.successor in {*known, ""}, row
        assert row.territory in {"", *(province.slug for province in lists.provinces)}, row
        assert (row.successor == "") == (row.kind == "unknown" or row.predecessor == "{province}"), row
        assert row.basis or row.predecessor == row.successor, row  # who follows the province has the province's basis


def test_every_day_on_which_provinces_ended_has_its_basis(lists: Lists) -> None:
    known = {row.first for row in lists.successions if row.predecessor == "{province}"}
    assert {province.last + timedelta(days=1) for province in lists.provinces if province.last} == known


def test_abbreviations_are_read_once(lists: Lists) -> None:
    assert len({row.short for row in lists.abbreviations}) == len(lists.abbreviations)
    assert all(row.full and row.short != row.full for row in lists.abbreviations)


@pytest.mark.parametrize(
    ("number", "issuer"),
    [("không số", "Chính phủ"), ("12/NQ-CP", "Cơ quan lạ"), ("12/NQ-CP", "Sở Công Thương")],  # no number; no body; a body without province
)
def test_a_catalogue_that_cannot_be_read_is_refused(lists: Lists, number: str, issuer: str) -> None:
    row = Known(type="NQ", number=number, date=date(2024, 1, 5), issuer=issuer, title="", status="", successor="", source="x")
    with pytest.raises(ListError, match="catalogue"):
        make_knowledge(replace(lists, catalogue=(row,)), "https://example.org/")


def test_the_catalogue_claims_no_status_that_it_does_not_know(lists: Lists) -> None:
    assert {row.status for row in lists.catalogue} <= {"", "replaced", "repealed", "amended"}
    known = {f"{row.number}@{row.date}" for row in lists.catalogue}
    assert all(row.successor in known for row in lists.catalogue if row.status == "replaced")


def test_known_documents_are_found_by_iri_and_number(knowledge: Knowledge) -> None:
    held = hold([KnownDocument(iri="x:1", number="05/KH-UBND"), KnownDocument(iri="x:2", number="không phải số"), KnownDocument(iri="x:3")])
    assert ("x:1" in held, "x:9" in held, len(held.by_iri)) == (True, False, 3)
    assert [len(found) for found in held.by_number.values()] == [1]
    assert knowledge.holding(held).held is held


def test_windows() -> None:
    window = day_window(date(2025, 3, 1))
    assert (window.day, Window().day) == (date(2025, 3, 1), None)
    assert window.meets(date(2025, 3, 1), None) and not window.meets(None, date(2025, 2, 28))
    assert Window().narrowed(first=date(2025, 1, 1), last=date(2024, 1, 1)) == Window()  # what contradicts itself narrows nothing
    assert vietnamese_day(date(2025, 2, 1)) == "01/02/2025"
