from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.text import brief, clean, fold, is_cut, quoted, shorten, slug, small, unwrap

CLEANED = [
    ("Quyết định số 25/QĐ-UBND", "Quyết định số 25/QĐ-UBND"),  # nothing to do
    ("25/QÐ-UBND", "25/QĐ-UBND"),  # Icelandic eth, as scanners type it
    ("51/2025/TT-BTС", "51/2025/TT-BTC"),  # Cyrillic С
    ("ngày\u00a028", "ngày 28"),  # a space that does not break
    ("23\u2011NQ/TW", "23-NQ/TW"),  # a hyphen that does not break
    ("165\u2044QĐ", "165/QĐ"),  # a fraction slash
    (r"**1\. Nghiên cứu (R\&D) 57\-NQ/TW\.**", "**1. Nghiên cứu (R&D) 57-NQ/TW.**"),  # signs escaped for Markdown
    ("thư mục C:\\Kế hoạch", "thư mục C:\\Kế hoạch"),  # a backslash that escapes nothing
    ("một\\\nhai", "một\nhai"),  # a line break of Markdown
    ("Sở Y tế báo cáo Bộ\n\n      2\n\n--- PAGE BREAK ---\n\nTài chính", "Sở Y tế báo cáo Bộ\nTài chính"),  # a sentence that runs over a page's end
    ("Sửa chợ.\n\n- 3 -\n<!-- PageBreak -->\n2. Xây kè", "Sửa chợ.\n\n2. Xây kè"),  # a paragraph that ended there
    ("theo Kế hoạch\n=== Trang 4/12 ===\n4\nsố 5", "theo Kế hoạch\nsố 5"),  # the next page's number
    ("theo Kế hoạch\n\x0c  7\n\nsố 5", "theo Kế hoạch\nsố 5"),  # a form feed
    ("theo\n{4}------------------------------------------------\nsố 5", "theo\nsố 5"),
    ("Nơi nhận:\n---\n12\n---", "Nơi nhận:\n---\n12\n---"),  # rules of dashes are no page's end
    (r"a\|b", r"a\|b"),  # a bar within a cell: what cells are told apart by
]


@pytest.mark.parametrize(("source", "expected"), CLEANED)
def test_cleaning_replaces_what_looks_alike(source: str, expected: str) -> None:
    assert clean(source).text == expected
    assert clean(unicodedata.normalize("NFD", source)).text == expected


VIETNAMESE = st.text(alphabet="aăâeêioôơuưyđĐÂẤạ nghcb/-0123456789\n.,\u0301\u0300\u0323\u0302\u031b", max_size=60).filter(
    lambda text: not re.search("[\u0300-\u036f]{4}", unicodedata.normalize("NFD", text))
)


@given(st.text())
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    assert len(small(text)) == len(text)
    assert all(letter in {other, other.lower()} or other == "Σ" for letter, other in zip(small(text), text, strict=True))


@given(VIETNAMESE, st.sampled_from(["NFC", "NFD"]))
def test_every_clean_span_leads_back_to_what_it_stems_from(text: str, form: str) -> None:
    source = unicodedata.normalize(form, text)
    page = clean(source)
    assert len(unicodedata.normalize("NFC", source)) == len(page.text)
    for start in range(len(page.text)):
        first, last = page.source_span(start, start + 1)
        assert 0 <= first < last <= len(source)
        assert page.text[start] in clean(source[first:last]).text
        assert last - first <= 6, "a letter stems from itself and its marks"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_was_escaped_leads_back_to_its_place(form: str) -> None:
    source = unicodedata.normalize(form, r"\- Sửa chợ \(mới\)\.")
    page = clean(source)
    start = page.text.index("Sửa")
    first, last = page.source_span(start, len(page.text))
    assert (page.text, source[first:last]) == ("- Sửa chợ (mới).", unicodedata.normalize(form, r"Sửa chợ \(mới\)\."))


@given(VIETNAMESE)
def test_spans_of_one_text_agree_in_both_forms(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    whole = clean(decomposed)
    assert whole.text == clean(composed).text
    first, last = whole.source_span(0, len(whole.text))
    assert decomposed[first:last] == decomposed


def test_an_empty_span_stays_empty() -> None:
    page = clean(unicodedata.normalize("NFD", "Kế hoạch"))
    assert page.source_span(3, 3)[0] == page.source_span(3, 3)[1]


FOLDED = [
    ("Kế hoạch số 23-NQ/TW của ĐẢNG", "ke hoach so 23 nq tw cua dang"),  # marks, đ and case go
    ("Hoà / Hòa", "hoa hoa"),  # both spellings of the tone
    ("  ", ""),  # nothing left
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_folding(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert fold(unicodedata.normalize("NFD", text)) == expected


@given(st.text(max_size=40))
def test_a_slug_is_ascii_words_and_hyphens(text: str) -> None:
    assert all(c.isascii() and (c.isalnum() or c == "-") for c in slug(text))


def test_unwrapping_joins_lines() -> None:
    assert unwrap("Thực\nhiện  Nghị quyết ") == "Thực hiện Nghị quyết"


@given(st.text(max_size=400), st.integers(min_value=5, max_value=200))
def test_a_short_form_is_the_beginning(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert text.startswith(short)
    assert len(short) <= limit
    assert short or not text


QUOTED = [
    ("Sở Y tế chủ trì", 15, 99, "Sở Y tế chủ trì"),  # whole
    ("Sở Y tế chủ trì", 80, 99, "Sở Y tế chủ trì…"),  # the graph keeps its beginning
    ("Sở Y tế, ", 80, 99, "Sở Y tế…"),  # no comma before the ellipsis
    ("Sở Y tế chủ trì", 15, 10, "Sở Y tế…"),  # cut for the page
    ("Sở Y tế\n chủ trì", 16, 99, "Sở Y tế chủ trì"),  # broken over lines, not cut
]


@pytest.mark.parametrize(("quote", "length", "limit", "expected"), QUOTED)
def test_a_quote_shows_where_it_was_cut(quote: str, length: int, limit: int, expected: str) -> None:
    assert quoted(quote, 100, 100 + length, limit) == expected
    assert is_cut(quote, 100, 100 + length) == (length > len(quote))


def test_a_brief_text_says_that_it_is_one() -> None:
    assert (brief("một hai ba", 7), brief("một\nhai", 7), brief(None)) == ("một hai…", "một hai", "")
