"""The identity ledger and the rulings."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import IdentityError
from graph.model import Passage
from graph.resolve.ledger import Ledger, read_ledger
from graph.resolve.rulings import read_rulings
from graph.text import shorten

HEAD = "alias,canonical,decided_by,decided_on,evidence,confidence\n"
RULED = "document,start,end,quote,means,decided_by,decided_on,evidence\n"


def ledger(folder: Path, *rows: str) -> Ledger:
    path = folder / "identity.csv"
    path.write_text(HEAD + "".join(f"{row},A,2026-01-02,,1\n" for row in rows), encoding="utf-8")
    return read_ledger(path)


def test_an_alias_leads_to_its_canonical_iri_and_back(tmp_path: Path) -> None:
    found = ledger(tmp_path, "x:1,x:2", "x:0,x:2")
    assert [found.canonical(iri) for iri in ("x:1", "x:2", "x:9")] == ["x:2", "x:2", "x:9"]
    assert (found.former("x:2"), found.former("x:1")) == (("x:0", "x:1"), ())


def test_chains_are_followed(tmp_path: Path) -> None:
    found = ledger(tmp_path, "x:1,x:2", "x:2,x:3")
    assert (found.canonical("x:1"), found.former("x:3")) == ("x:3", ("x:1", "x:2"))


CONTRADICTIONS = [
    (("x:1,x:2", "x:1,x:3"), "lines 2 and 3: x:1 is said to be both x:2 and x:3"),  # two canonical IRIs
    (("x:1,x:2", "x:2,x:1"), "lines 2, 3: x:1 leads back to itself"),  # a circle
    (("x:1,x:1",), "lines 2: x:1 leads back to itself"),
    ((",x:1",), "line 2: alias, canonical and decided_by must be filled"),
    (("x:1,",), "line 2: alias, canonical and decided_by must be filled"),
]


@pytest.mark.parametrize(("rows", "said"), CONTRADICTIONS)
def test_a_contradiction_names_the_lines(tmp_path: Path, rows: tuple[str, ...], said: str) -> None:
    with pytest.raises(IdentityError) as caught:
        ledger(tmp_path, *rows)
    assert said in str(caught.value)
    assert "identity.csv" in str(caught.value)


def test_a_malformed_ledger_is_an_identity_error(tmp_path: Path) -> None:
    path = tmp_path / "identity.csv"
    path.write_text("alias,canonical\n", encoding="utf-8")
    with pytest.raises(IdentityError, match="expected the columns"):
        read_ledger(path)


def at(start: int, text: str) -> Passage:
    return Passage(start=start, end=start + len(text), text=text)


def rulings_file(folder: Path, *rows: str) -> Path:
    path = folder / "judgements.csv"
    path.write_text(RULED + "".join(f"{row},A,2026-01-02,\n" for row in rows), encoding="utf-8")
    return path


def test_a_ruling_is_found_by_place_and_by_words(tmp_path: Path) -> None:
    path = rulings_file(tmp_path, "x:d,10,15,,x:1", "x:d,,,Đề án này,x:2", "x:d,,,Kế hoạch,none")
    rulings = read_rulings(path, Ledger())

    def means(document: str, passage: Passage) -> str | None:
        found = rulings.find(document, passage)
        return found.means if found else None

    assert means("x:d", at(10, "abcde")) == "x:1"
    assert means("x:d", at(11, "abcde")) is None
    assert means("x:d", at(3, "Đề án\n này")) == "x:2"
    assert means("x:d", at(3, "Kế hoạch")) == "none"
    assert means("x:other", at(10, "abcde")) is None


def test_a_ruling_on_the_place_goes_before_one_on_the_words(tmp_path: Path) -> None:
    path = rulings_file(tmp_path, "x:d,,,Đề án,x:words", "x:d,7,12,,x:place")
    found = read_rulings(path, Ledger()).find("x:d", at(7, "Đề án"))
    assert found is not None and found.means == "x:place"


def test_rulings_follow_the_ledger(tmp_path: Path) -> None:
    path = rulings_file(tmp_path, "x:old,,,Đề án,x:alias")
    known = Ledger(targets={"x:old": "x:new", "x:alias": "x:canonical"})
    found = read_rulings(path, known).find("x:new", at(0, "Đề án"))
    assert found is not None and found.means == "x:canonical"


def test_a_ruling_holds_for_a_long_mention_of_which_the_graph_keeps_the_beginning(tmp_path: Path) -> None:
    words = "Nghị quyết " + "về việc sắp xếp " * 20
    path = rulings_file(tmp_path, f"x:d,10,{10 + len(words)},{words.strip()},x:1")
    rulings = read_rulings(path, Ledger())
    assert all(rulings.find("x:d", at(10, text)) for text in (words, shorten(words)))


WRONG = [
    (("x:d,1,2,,x:1", "x:d,1,2,,x:2"), "lines 2 and 3: one mention is said to mean both x:1 and x:2"),
    (("x:d,,,,x:1",), "line 2: document, means, decided_by, and start and end or a quote must be filled"),
    (("x:d,1,,Đề án,x:1",), "line 2: start “1” and end “” must both be whole numbers"),
    (("x:d,a,b,,x:1",), "line 2: start “a” and end “b” must both be whole numbers"),
]


def test_a_ruling_of_no_day_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text(RULED + "x:d,1,2,,x:1,A,tháng 1,\n", encoding="utf-8")
    with pytest.raises(IdentityError, match="line 2: decided_on “tháng 1” must be a day"):
        read_rulings(path, Ledger())


@pytest.mark.parametrize(("rows", "said"), WRONG)
def test_a_wrong_ruling_names_the_lines(tmp_path: Path, rows: tuple[str, ...], said: str) -> None:
    with pytest.raises(IdentityError) as caught:
        read_rulings(rulings_file(tmp_path, *rows), Ledger())
    assert said in str(caught.value)
