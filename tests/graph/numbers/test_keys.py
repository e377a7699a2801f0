"""A typed key fits the documents it means, and no other."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.numbers import parse_key

HELD = (
    ("23-NQ/TW", "NQ", date(2018, 3, 22)),
    ("123/QĐ-UBND", "QĐ", date(2020, 1, 1)),
    ("01-NQ/TU", "NQ", date(2021, 5, 11)),
    ("165/QĐ-TTg", "QĐ", date(2023, 2, 28)),
    ("57-NQ/TW", "NQ", date(2024, 12, 22)),
    ("726/KH-UBND", "KH", date(2025, 2, 20)),
    ("10/2009/QĐ-TTg", "QĐ", date(2009, 1, 16)),
    ("10/QĐ-TTg", "QĐ", date(2011, 1, 4)),
    ("59/2020/QH14", "L", date(2020, 6, 17)),
    ("30/2020/NĐ-CP", "NĐ", date(2020, 3, 5)),
    ("4519/VPCP-KTN", "CV", date(2020, 6, 3)),
    ("66-QĐ/TW", "QĐ", date(2017, 2, 6)),
    ("113-CTr/TU", "CTr", None),
    ("1365/NQ-UBTVQH15", "NQ", None),
    ("12a/QĐ-SNN&PTNT", "QĐ", None),
    (None, "KH", date(2024, 1, 1)),  # a plan without number
)
TYPED = [
    ("23-NQ/TW", ["23-NQ/TW"]),
    ("23", ["23-NQ/TW"]),  # not 123/QĐ-UBND
    ("nq 23 nq/tw", ["23-NQ/TW"]),
    ("Nghị quyết 23-NQ/TW ngày 22/3/2018 của Bộ Chính trị", ["23-NQ/TW"]),
    ("nghi quyet so 23 ngay 22 thang 3 nam 2018", ["23-NQ/TW"]),
    ("23-NQ/TW 23/3/2018", []),  # another day
    ("23-NQ/TU", []),  # another body
    ("23-CTr/TW", []),  # another type
    ("1-NQ/TU", ["01-NQ/TU"]),  # without the leading zero
    ("0001 nq tu", ["01-NQ/TU"]),
    ("165/QĐ-TTg 28/02/2023", ["165/QĐ-TTg"]),
    ("165/qd-ttg 2023-02-28", ["165/QĐ-TTg"]),
    ("165/QĐ-TTg 31/02/2023", []),  # no such day
    ("nq57", ["57-NQ/TW"]),
    ("57 nq tw", ["57-NQ/TW"]),
    ("57nq", ["57-NQ/TW"]),
    ("ke hoach 726", ["726/KH-UBND"]),
    ("kế hoạch số 726 của UBND tỉnh", ["726/KH-UBND"]),
    ("10/QĐ-TTg", ["10/QĐ-TTg"]),  # not the normative one
    ("10/2009/QĐ-TTg", ["10/2009/QĐ-TTg"]),
    ("10 qd ttg", ["10/2009/QĐ-TTg", "10/QĐ-TTg"]),  # typed loosely it may be either
    ("10 qd ttg 2009", ["10/2009/QĐ-TTg"]),
    ("luat 59/2020/qh14", ["59/2020/QH14"]),
    ("59 qh14", ["59/2020/QH14"]),
    ("59/2020/QH", ["59/2020/QH14"]),
    ("59/2020/QH13", []),  # another legislature
    ("nghi dinh 30 2020", ["30/2020/NĐ-CP"]),
    ("nd 30/2020/nd-cp", ["30/2020/NĐ-CP"]),
    ("30/2021/NĐ-CP", []),
    ("4519/VPCP-KTN", ["4519/VPCP-KTN"]),
    ("vpcp 4519", ["4519/VPCP-KTN"]),
    ("công văn 4519", ["4519/VPCP-KTN"]),
    ("quy định 66-QĐ/TW", ["66-QĐ/TW"]),  # QĐ is quyết định or quy định in the Party
    ("chương trình hành động số 113-CTr/TU", ["113-CTr/TU"]),
    ("ctr 113", ["113-CTr/TU"]),
    ("113-CTr/TU 01/02/2025", []),  # its day is not known, so it is not known to fit
    ("nghi quyet 1365 ubtvqh15", ["1365/NQ-UBTVQH15"]),
    ("12a", ["12a/QĐ-SNN&PTNT"]),
    ("12", []),
    ("12A/QD-SNN&PTNT", ["12a/QĐ-SNN&PTNT"]),
    ("ke hoach", []),  # no number typed
    ("Luật Đầu tư", []),
    ("", []),
    ("/KH-SCT", []),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("typed", "numbers"), TYPED)
def test_a_key_fits_what_it_means(typed: str, numbers: list[str], form: str) -> None:
    query = parse_key(unicodedata.normalize(form, typed))  # type: ignore[arg-type]
    assert [number for number, type_, day in HELD if query.matches(number, type_, day)] == numbers


@pytest.mark.parametrize(("typed", "rest"), [("23-NQ/TW của Bộ Chính trị", "bo chinh tri"), ("nq 57 khoa hoc", "khoa hoc"), ("23-NQ/TW", "")])
def test_what_is_not_read_is_kept(typed: str, rest: str) -> None:
    assert parse_key(typed).rest == rest


@given(st.sampled_from([held for held in HELD if held[0]]), st.booleans(), st.booleans())
def test_a_document_fits_its_own_number_and_day(held: tuple[str, str, date | None], small: bool, dated: bool) -> None:  # noqa: FBT001
    number, type_, day = held
    typed = (number.lower() if small else number) + (f" {day.day}/{day.month}/{day.year}" if dated and day else "")
    assert parse_key(typed).matches(number, type_, day)
    others = [other for other in HELD if other[0] != number and parse_key(typed).matches(*other)]
    assert others == []


@example("=A")  # the mark that names of types are read by
@given(st.text(max_size=60))
def test_anything_may_be_typed(text: str) -> None:
    assert not parse_key(text).matches(None, None, None)
