"""Files that hold more than one document."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from graph.extract import extract
from graph.extract.export import to_json
from graph.lists import Lists
from graph.model import Reading, Source

TEXTS = Path(__file__).parents[2] / "texts"

ATTACHED = """\
QUYẾT ĐỊNH
Ban hành Kế hoạch trồng rừng

QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng.
Điều 2. Giao Chi cục Kiểm lâm đôn đốc thực hiện.

Nơi nhận:
- Như Điều 2;

{type}
Trồng rừng năm 2026
({note} Quyết định số 15/QĐ-UBND ngày 10/01/2026 của UBND tỉnh)

I. NHIỆM VỤ
1. Hạt Kiểm lâm gieo ươm cây giống.
"""


def read(text: str, lists: Lists) -> tuple[Reading, ...]:
    readings = extract(Source(path="t", name="t.txt", media_type="text/plain", sha256="", text=text), lists)
    assert all(text[p.start : p.end] == p.text == reading.source.text[p.start : p.end] for reading in readings for p in reading.passages())
    return readings


CASES = [
    (ATTACHED.format(type="KẾ HOẠCH", note="Ban hành kèm theo"), [["2"], ["I.1"]]),  # a decision and its plan
    (ATTACHED.format(type="CHƯƠNG TRÌNH", note="Kèm theo"), [["2"], ["I.1"]]),  # a programme, in fewer words
    (ATTACHED.format(type="QUY CHẾ", note="ban hành kèm theo"), [["2"], ["I.1"]]),  # a regulation
    (ATTACHED.format(type="PHỤ LỤC", note="Kèm theo"), [["2", "PL1.I.1"]]),  # an annex is no document of its own
    (ATTACHED.format(type="CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA UBND TỈNH", note="Ban hành kèm theo"), [["2"], ["I.1"]]),  # whose programme it is
    (ATTACHED.format(type="KẾ HOẠCH TỔNG THỂ", note="Kèm theo"), [["2"], ["I.1"]]),  # what plan it is
    (ATTACHED.format(type="PHỤ LỤC 1\nKẾ HOẠCH CHI TIẾT", note="Kèm theo"), [["2", "PL1.I.1"]]),  # the title of an annex
    (ATTACHED.format(type="DANH MỤC CỦA UBND TỈNH", note="Kèm theo"), [["2", "PL1.I.1"]]),  # a list is an annex
    (ATTACHED.format(type="KẾ HOẠCH", note="Theo"), [["2"]]),  # it does not say that it is attached
    (ATTACHED.format(type="KẾ HOẠCH", note="Kèm theo").replace("Nơi nhận:\n- Như Điều 2;\n", ""), [["2"], ["I.1"]]),  # the signatures were lost
    (
        ATTACHED.format(type="KẾ HOẠCH", note="Kèm theo").replace("Nơi nhận:\n- Như Điều 2;", "| Nơi nhận: - Như Điều 2; | |"),
        [["2"], ["I.1"]],
    ),  # in a table
    (
        ATTACHED.format(type="KẾ HOẠCH", note="Kèm theo").replace("Trồng rừng năm 2026\n(", "TRỒNG RỪNG NĂM 2026 ("),
        [["2"], ["I.1"]],
    ),  # the note ends the title's line
    (
        ATTACHED.format(type="KẾ HOẠCH", note="Kèm theo").replace("KẾ HOẠCH\nTrồng rừng năm 2026\n(", "KẾ HOẠCH TRIỂN KHAI TRỒNG RỪNG ("),
        [["2"], ["I.1"]],
    ),  # the type, the title and the note are one line
    (ATTACHED.format(type="KẾ HOẠCH", note="Kèm theo").partition("\nKẾ HOẠCH")[2].join(["KẾ HOẠCH", ""]), [["I.1"]]),  # the plan alone
]


@pytest.mark.parametrize(("text", "locators"), CASES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_cuts_a_file_into_its_documents(text: str, locators: list[list[str]], form: str, lists: Lists) -> None:
    readings = read(unicodedata.normalize(form, text), lists)
    assert [[task.locator for task in reading.tasks] for reading in readings] == locators


def test_documents_of_one_file_have_texts_of_their_own(lists: Lists) -> None:
    first, second = read(CASES[0][0], lists)
    assert first.mentions().text_hash != second.mentions().text_hash
    assert "Hạt Kiểm lâm" not in first.source.text and "Chi cục" not in second.source.text


def test_one_answer_holds_a_file_of_two_documents(lists: Lists) -> None:
    text = (TEXTS / "ministry-decision.txt").read_text("utf-8")
    outer, plan = read(text, lists)
    answer = to_json(outer, plan)
    assert answer["document"] == to_json(outer)["document"]
    assert answer["tasks"] == [*_list(to_json(outer)["tasks"]), *_list(to_json(plan)["tasks"])]


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value
