"""Recognised words: labels and letters that leave no doubt are put right, all else stays as it was seen."""

from __future__ import annotations

import pytest

from graph.read.pdf.page import Page, Word
from graph.read.pdf.recognised import restored

SEEN = [
    (["I. Mục đích", "H. Nội dung", "HI. Thực hiện"], ["I. Mục đích", "II. Nội dung", "III. Thực hiện"]),  # strokes joined
    (["[. Mục đích", "IL. Nội dung", "IIL. Thực hiện", "IV. Kinh phí"], ["I. Mục đích", "II. Nội dung", "III. Thực hiện", "IV. Kinh phí"]),
    (["I. Mục đích", "II. Nội dung", "IL. Thực hiện"], ["I. Mục đích", "II. Nội dung", "III. Thực hiện"]),  # a stroke lost
    (["I. Mục đích", "I. Phụ lục", "H. Khác"], ["I. Mục đích", "I. Phụ lục", "II. Khác"]),  # counted anew
    (["G. Nội dung", "H. Thực hiện"], ["G. Nội dung", "H. Thực hiện"]),  # letters are letters
    (["1. Sở Y tế", "2. Sở Nội vụ"], ["1. Sở Y tế", "2. Sở Nội vụ"]),  # figures are figures
    (["tại xã H. theo", "I. Mục đích của H. này"], ["tại xã H. theo", "I. Mục đích của H. này"]),  # within a line nothing is a label
    (["Quyết định số 36/QĐÐ-UBND", "Nghị quyết 01-NÑQ/TU", "ø) Xây dựng"], ["Quyết định số 36/QĐ-UBND", "Nghị quyết 01-NQ/TU", "g) Xây dựng"]),
]


def page(lines: list[str], *, is_recognised: bool) -> Page:
    words = tuple(
        Word(text=text, x0=90.0 + 40 * i, x1=125.0 + 40 * i, base=100.0 + 20 * row, size=12.0)
        for row, line in enumerate(lines)
        for i, text in enumerate(line.split(" "))
    )
    return Page(number=1, width=595.0, height=842.0, words=words, is_recognised=is_recognised)


@pytest.mark.parametrize(("seen", "meant"), SEEN)
def test_what_leaves_no_doubt_is_put_right(seen: list[str], meant: list[str]) -> None:
    found = restored([page(seen, is_recognised=True)])
    assert " ".join(word.text for word in found[0].words) == " ".join(meant)


def test_printed_letters_stay() -> None:
    assert restored([page(["H. Nội dung 36/QĐÐ"], is_recognised=False)]) == [page(["H. Nội dung 36/QĐÐ"], is_recognised=False)]
