"""The items of another text that words name, and the tasks that they are."""

from __future__ import annotations

import unicodedata

import pytest

from graph.coverage.naming import fitting, named_item

NUMBER, KIND = "15/NQ-CP", "nghi-quyet"
CASES: list[tuple[str, tuple[str, ...] | None]] = [
    ("Triển khai điểm a khoản 2 Điều 5 Nghị quyết số 15/NQ-CP", ("Điều", "5", "2", "a")),  # from the inside out
    ("Thực hiện khoản 3, Điều 12 của Nghị quyết số 15/NQ-CP ngày 01/02/2024", ("Điều", "12", "3")),  # with a comma, with "của"
    ("Thực hiện nhiệm vụ số 12 Phụ lục II ban hành kèm theo Nghị quyết số 15/NQ-CP", ("PL2", "12")),  # a row of an annex
    ("Triển khai mục II.3 Nghị quyết 15/NQ-CP", ("II", "3")),  # dots
    ("Triển khai điểm 3 mục II\nNghị quyết số 15/NQ-CP", ("II", "3")),  # over a line's end
    ("Triển khai khoản 3 mục II Điều 1 Nghị quyết số 15/NQ-CP", ("Điều", "1", "II", "3")),  # a section of an article
    ("Thực hiện nhiệm vụ tại mục II Nghị quyết số 15/NQ-CP", ("II",)),  # "nhiệm vụ" alone numbers nothing
    ("Triển khai Điều 5 khoản 2 Nghị quyết số 15/NQ-CP", None),  # from the outside in: 2.5 or 5.2
    ("Triển khai khoản 2 Nghị quyết số 15/NQ-CP", None),  # of which article
    ("Triển khai danh mục 3 Nghị quyết số 15/NQ-CP", None),  # a list is no section
    ("Triển khai Nghị quyết số 15/NQ-CP", None),  # no item
    ("Triển khai Điều 5, Điều 6 Nghị quyết số 15/NQ-CP", None),  # one of several
    ("Triển khai điểm a, b khoản 2 Điều 5 Nghị quyết số 15/NQ-CP", None),  # several points
    ("Triển khai Điều 5 Quyết định số 15/NQ-CP", None),  # of another type
    ("Triển khai Điều 5 Nghị quyết số 115/NQ-CP", None),  # of another number
    ("Theo Điều 5 Luật Đầu tư, triển khai Nghị quyết số 15/NQ-CP", None),  # the item is the law's
    ("Triển khai Điều 5 Nghị quyết số 15/NQ-CP và Điều 7 Nghị quyết số 15/NQ-CP", None),  # two items
]


@pytest.mark.parametrize(("words", "steps"), CASES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_an_item_or_none(words: str, steps: tuple[str, ...] | None, form: str) -> None:
    assert named_item(unicodedata.normalize(form, words), NUMBER, KIND) == steps  # type: ignore[arg-type]


TEXT = {"a": "I.3.1", "b": "II.5.2", "c": "II.5.2.a", "d": "II.6", "e": "PL2.12", "f": "II.3", "g": "1.VI.1"}
FITS: list[tuple[tuple[str, ...], tuple[tuple[str, bool], ...]]] = [
    (("Điều", "5", "2"), (("b", True), ("c", False))),  # an article below a chapter that is not named
    (("Điều", "3"), ()),  # of two chapters: not known which
    (("PL2", "12"), (("e", True),)),
    (("II",), (("b", False), ("c", False), ("d", False), ("f", False))),  # a section: each task in it, none wholly
    (("II", "7"), ()),
    (("VI", "1"), (("g", True),)),  # a section of an article that is not named
    (("Điều", "1", "VI", "1"), (("g", True),)),
]


@pytest.mark.parametrize(("steps", "fits"), FITS)
def test_fits_an_item_to_tasks(steps: tuple[str, ...], fits: tuple[tuple[str, bool], ...]) -> None:
    assert fitting(steps, TEXT) == fits
