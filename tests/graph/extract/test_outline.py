"""The outline: levels, locators, and the items that role lines hold for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.agency.words import compile_words
from graph.extract.layout.outline import Item, read_outline
from graph.extract.layout.paragraphs import paragraphs
from graph.lists import Lists
from graph.text import clean


@pytest.fixture(scope="module")
def outline(lists: Lists) -> Callable[[str], tuple[Item, ...]]:
    words = compile_words(lists)

    def read(text: str) -> tuple[Item, ...]:
        cleaned = clean(text).text
        return read_outline(cleaned.replace("\n", " "), paragraphs(cleaned), words=words)

    return read


CASES = [
    ("I. A\n1. B\na) C\n- D\n+ E", ["I", "I.1", "I.1.a", "I.1.a.-1", "I.1.a.-1.+1"]),  # the usual nesting
    ("A. A\nI. B\n1. C\nB. D\nI. E", ["A", "A.I", "A.I.1", "B", "B.I"]),  # letters above Roman numbers
    ("2. A\n2.1. B\na) C\n2.2. D\n3. E", ["2", "2.1", "2.1.a", "2.2", "3"]),  # a number that holds the one above; starts at 2
    ("II. A\n1. B\n1.1. C\n1.1.1. D", ["II", "II.1", "II.1.1", "II.1.1.1"]),  # deeper
    ("1. A\nc) B\nd) C\ne) D\ng) E", ["1", "1.c", "1.d", "1.e", "1.g"]),  # skips letters
    ("I. A\n- B\n- C\n1. D\n- E", ["I", "I.-1", "I.-2", "I.1", "I.1.-1"]),  # bullets before numbers hold none of them
    ("1. A\n2. B\n2. C", ["1", "2", "2~2"]),  # a number twice
    ("Điều 1. A\n1. B\na) C\nĐiều 2. D\n1. E", ["1", "1.1", "1.1.a", "2", "2.1"]),  # articles
    ("Điều 2. A\n2.1. B\n2.2. C\nĐiều 3. D\n3.1. E", ["2", "2.1", "2.2", "3", "3.1"]),  # whose items repeat their number
    ("Chương I\nA B\nMục 1. C\n1. D\nMục 2. E\nChương II\nF G", ["I", "I.1", "I.1.1", "I.2", "II"]),  # chapters and divisions
    ("Phần thứ nhất\nA B\n1. C\nPhần thứ hai\nD E\nI. F", ["1", "1.1", "2", "2.I"]),  # parts numbered in words
    ("- A:\n(1) B\n(2) C\n- D", ["-1", "-1.1", "-1.2", "-2"]),  # numbers in brackets below a bullet that opens
    ("* A:\n- B\n- C\n* D:\n- E", ["-1", "-1.+1", "-1.+2", "-2", "-2.+1"]),  # stars above dashes
    ("1. A gồm:\na) B:\n1. C\n2. D\nb) E\n2. F", ["1", "1.a", "1.a.1", "1.a.2", "1.b", "2"]),  # a list begins anew inside
    ("Nhiệm vụ 1: A\n- B\nNhiệm vụ 2: C\n- D", ["1", "1.-1", "2", "2.-1"]),  # a word and a number
    ("Phụ lục II\nA B\n1. C", ["PL2", "PL2.1"]),  # an annex
    ("I. A\nThứ nhất, B\n- C\nThứ hai: D\nMột là, E", ["I", "I.1", "I.1.-1", "I.2", "I.1~2"]),  # counted in words
    ("1. 1. A\nIII. III. B\n2. 2.1. C", ["1", "III", "III.2"]),  # a number printed twice, and one that only begins alike
    ("2. A\na) B\n3. C\n1. D\n2. E\n4. F", ["2", "2.a", "3", "3.1", "3.2", "4"]),  # a list begins anew below a heading
    ("9. A\n10. B\n1. C", ["9", "10", "1"]),  # not below one of many that have nothing below
    ("4.1. A\n4.1.a. B\n4.1.b. C\n4.2. D\n4.2.a. E", ["4.1", "4.1.a", "4.1.b", "4.2", "4.2.a"]),  # letters behind the numbers above
    ("(1) A\n(2) B:\n(i) C\n(ii) D\n(3) E", ["1", "2", "2.i", "2.ii", "3"]),  # Roman numbers below figures
    ("1. A\nSở Y tế\n- B\nSở Tài chính\n- C", ["1", "1.§1", "1.§1.-1", "1.§2", "1.§2.-1"]),  # agencies as headings without label
]


@pytest.mark.parametrize(("text", "locators"), CASES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_locates_every_item(text: str, locators: list[str], form: str, outline: Callable[[str], tuple[Item, ...]]) -> None:
    assert [item.locator for item in outline(unicodedata.normalize(form, text))] == locators


@given(st.lists(st.sampled_from(["1.", "2.", "I.", "a)", "đ)", "-", "+", "*", "(1)", "1.1.", "Điều 1.", "Phụ lục 1.", "A."]), max_size=40))
def test_locators_are_unique_and_parents_come_first(outline: Callable[[str], tuple[Item, ...]], labels: list[str]) -> None:
    items = outline("\n".join(f"{label} Rà soát:" for label in labels))
    assert len({item.locator for item in items}) == len(items) == len(labels)
    assert all(item.parent is None or item.parent < place for place, item in enumerate(items))
    assert all(place in items[item.parent].children for place, item in enumerate(items) if item.parent is not None)


HELD = [
    ("a) Lập đề án.\n- Chủ trì: Sở Y tế.\n- Thời gian: 2025.\nb) Rà soát.", {"a": 2, "b": 0}),  # bullets below a letter
    ("- Lập đề án.\n- Rà soát.\n* Chủ trì: Sở Y tế.\n- Báo cáo.", {"-1": 1, "-2": 1, "-3": 0}),  # a group of bullets
    ("- Lập đề án.\n* Chủ trì: Sở Y tế.\n- Rà soát.\n* Chủ trì: Sở A.", {"-1": 1, "-2": 1}),  # each since the last lines
    ("1. Lập đề án. Chủ trì: Sở Y tế.\n2. Rà soát.", {"1": 1, "2": 0}),  # in the paragraph itself
    ("1. Thực hiện Luật.\n- Rà soát.\n* Chủ trì: Sở Y tế.", {"1": 1, "1.-1": 1}),  # a sentence shares its items' lines
    ("1. Luật:\na) Lập đề án.\nb) Rà soát.\nChủ trì: Sở Y tế.\nc) Báo cáo.", {"1": 0, "1.a": 1, "1.b": 1, "1.c": 0}),  # lettered items
    ("1. Luật:\na) Lập đề án:\n- Rà soát.\nb) Báo cáo.\nChủ trì: Sở Y tế.", {"1": 0, "1.a": 0, "1.a.-1": 0, "1.b": 1}),  # not over another's items
    ("1. Tổ chức cuộc thi\n- Nội dung: Thi viết.\n- Chủ trì: Sở Y tế.", {"1": 1}),  # a topic above role lines is no item
]


@pytest.mark.parametrize(("text", "counts"), HELD)
def test_role_lines_hold_for_the_items_before_them(text: str, counts: dict[str, int], outline: Callable[[str], tuple[Item, ...]]) -> None:
    assert {item.locator: len(item.duties) for item in outline(text)} == counts
