"""Whatever a text is, it is read: no rule fails, every passage is the words at its place, no locator stands twice."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extract import extract
from graph.lists import Lists
from graph.model import Source
from graph.validate import check_quotes

TEXTS = Path(__file__).parents[2] / "texts"
PIECES = [line for path in sorted(TEXTS.rglob("*.txt")) for line in path.read_text("utf-8").splitlines(keepends=True)]
ODD = [
    "- ",
    "a) ",
    "Điều 1. ",
    "Số: /KH-",
    "PHỤ LỤC I\n",
    "| a | b |\n",
    "|---|---|\n",
    "“",
    "(",
    ")",
    "./.",
    "\n\n",
    "\u0000",
    "\ufeff",
    "\u0301",
    "Ð",
    "**",
    "\r\n",
]


def is_sound(text: str, lists: Lists) -> None:
    readings = extract(Source(path="any.txt", name="any.txt", media_type="text/plain", sha256="0" * 64, text=text), lists)
    for reading in readings:
        whole = Source(path="any.txt", name="any.txt", media_type="text/plain", sha256="0" * 64, text=text)
        assert all(whole.text[p.start : p.end] == p.text for p in reading.passages())
        assert check_quotes(reading) == ()
        locators = [task.locator for task in reading.tasks]
        assert len(locators) == len(set(locators))
        assert all(0 <= place < len(reading.citations) for task in reading.tasks for place in task.cites)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES + ODD), max_size=40), st.sampled_from(["NFC", "NFD"]))
def test_pieces_of_documents_in_any_order(lists: Lists, pieces: list[str], form: str) -> None:
    is_sound(unicodedata.normalize(form, "".join(pieces)), lists)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300))
def test_any_characters(lists: Lists, text: str) -> None:
    is_sound(text, lists)


@pytest.mark.parametrize("path", sorted(TEXTS.rglob("*.txt")), ids=lambda path: path.stem)
def test_documents_cut_anywhere(path: Path, lists: Lists) -> None:
    text, chance = path.read_text("utf-8"), random.Random(7)
    for _ in range(20):
        start = chance.randrange(len(text))
        is_sound(text[start : start + chance.randrange(1, 2000)], lists)


REPEATED = [
    "- ",
    "phối hợp ",
    "a) Xây dựng đề án; ",
    "UBND các huyện, ",
    "PHỤ LỤC I\n\n1\n\na\n\n",
    "| a | b |\n",
    "Số: ",
    "KẾ HOẠCH\n",
    "(",
    "BỘ Y TẾ\n",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_one_piece_over_and_over(piece: str, lists: Lists) -> None:
    is_sound(piece * 2000, lists)
