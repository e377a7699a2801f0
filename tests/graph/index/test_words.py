"""The words that texts and what a person types are compared by."""

from __future__ import annotations

import unicodedata

import pytest

from graph.index.words import cut, match, number_words

CUTS = [
    ("Kế hoạch số 05/KH-UBND", ["ke", "hoach", "so", "5", "kh", "ubnd"]),  # marks, hyphens and zeros in front go
    ("nq57", ["nq", "57"]),  # letters and digits apart
    ("59/2020/QH14", ["59", "2020", "qh", "14"]),
    ("ĐẢNG ÐẢNG đảng", ["dang", "dang", "dang"]),  # đ in any spelling, also the Icelandic one
    ("00", ["0"]),
    ("“…”", []),
]


@pytest.mark.parametrize(("text", "words"), CUTS)
def test_cuts_texts_into_words(text: str, words: list[str]) -> None:
    assert cut(text) == words
    assert cut(unicodedata.normalize("NFD", text)) == words


MATCHES = [
    ("ke hoach 726", '"ke"* AND "hoach"* AND "726"'),  # words of letters may be half typed, numbers are whole
    ("a b", '"a" AND "b"'),  # one letter alone finds only itself
    ('"; DROP TABLE words; --', '"drop"* AND "table"* AND "words"*'),  # nothing of the query language gets through
    ("kế kế ke", '"ke"*'),  # once each
    ("-", None),
]


@pytest.mark.parametrize(("typed", "query"), MATCHES)
def test_asks_for_every_word(typed: str, query: str | None) -> None:
    assert match(typed) == query


def test_asks_for_so_many_words_and_no_more() -> None:
    assert (match(" ".join(f"w{n}x" for n in range(500))) or "").count("AND") == 23


def test_a_number_is_also_found_by_its_letters_in_one() -> None:
    assert number_words("23-NQ/TW") == "23 nq tw nqtw"
    assert number_words("5") == "5"
