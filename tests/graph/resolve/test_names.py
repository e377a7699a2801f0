"""Printed names as words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolve.agency.names import LONGEST, begins, key_of, phrases, read_words, written

SHORTS = {("BQL",): ("Ban", "Quản", "lý"), ("TP", "HCM"): ("thành", "phố", "Hồ", "Chí", "Minh"), ("TP",): ("thành", "phố")}

CASES = [
    ("BQL TP.HCM", "Ban Quản lý thành phố Hồ Chí Minh"),  # the longest abbreviation first
    ("Sở Y tế (cơ quan thường trực)", "Sở Y tế"),  # aside
    ("Sở Y tế - Cơ quan thường trực Ban Chỉ đạo", "Sở Y tế"),
    ("Sở Y tế (cơ quan", "Sở Y tế"),  # the bracket was cut off
    ("- Sở Y tế;", "Sở Y tế"),  # bullet and end
    ("Tỉnh ủy khóa XX", "Tỉnh ủy"),  # term
    ("Hội nghị lần thứ ba Tỉnh ủy nhiệm kỳ 2020 - 2025", "Hội nghị Tỉnh ủy"),
    ("Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ"),  # “Khoa” is no term
    ("Sở Công\n Thương", "Sở Công Thương"),
    ("", ""),
    ("...", ""),
]


@pytest.mark.parametrize(("printed", "expected"), CASES)
def test_a_name_is_read_as_words(printed: str, expected: str) -> None:
    for form in ("NFC", "NFD"):
        assert " ".join(word.text for word in read_words(unicodedata.normalize(form, printed), SHORTS)) == expected


def test_names_that_differ_in_dashes_commas_and_va_have_one_key() -> None:
    spelt = ["Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa - Thể thao & Du lịch", "SỞ VĂN HOÁ THỂ THAO VÀ DU LỊCH"]
    assert len({key_of(read_words(name, {})) for name in spelt}) == 1


def test_capitals_are_written_as_a_name() -> None:
    assert written(read_words("TRUNG TÂM Y TẾ", {})) == "Trung Tâm Y Tế"
    assert written(read_words("QLCN", {})) == "QLCN"


def test_the_longest_phrase_counts() -> None:
    heads = phrases("công ty|tổng công ty|tổng")
    assert [begins(read_words(name, {}), heads) for name in ("Tổng công ty X", "Công ty X", "Tổng cục X", "Sở X", "")] == [3, 2, 1, 0, 0]


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    assert len(read_words(text, SHORTS)) <= (LONGEST + 1) * 5
