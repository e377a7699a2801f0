"""Whatever a table looks like: each of its words is written once, and each row's place leads to that row."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.blocks import Block, Cell, Note, Paragraph, Row, Table
from graph.read.writing import write

WORDS = ["TT", "Nhiệm vụ", "Số: 5/KH-UBND", "TM. ỦY BAN NHÂN DÂN", "1.", "a)", "I. CHUNG", "Nơi nhận:", "a|b", "một\nhai", "", "CỘNG HÒA XÃ HỘI"]


@st.composite
def tables(draw: st.DrawFn, depth: int = 2) -> Table:
    blocks = st.lists(st.one_of(paragraphs(), tables(depth=depth - 1)) if depth else paragraphs(), max_size=2).map(tuple)
    spans = st.sampled_from([1, 1, 1, 2, 3, 100_000])
    cells = st.lists(st.builds(Cell, blocks=blocks, columns=spans, rows=spans), max_size=4).map(tuple)
    return Table(rows=tuple(draw(st.lists(st.builds(Row, cells=cells, is_head=st.booleans()), max_size=5))))


def paragraphs() -> st.SearchStrategy[Block]:
    return st.builds(Paragraph, text=st.sampled_from(WORDS), page=st.sampled_from([None, 1, 2]), is_centred=st.booleans())


def numbered(block: Block, count: list[int]) -> Block:
    """Put a word of its own into each paragraph that has any."""
    if isinstance(block, Paragraph):
        count[0] += bool(block.text)
        return Paragraph(text=f"{block.text} w{count[0]}w" if block.text else "", page=block.page, is_centred=block.is_centred)
    rows = (
        Row(
            cells=tuple(Cell(blocks=tuple(numbered(b, count) for b in c.blocks), columns=c.columns, rows=c.rows) for c in row.cells),
            is_head=row.is_head,
        )
        for row in block.rows
    )
    return Table(rows=tuple(rows))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(paragraphs(), tables()), max_size=4))
def test_every_word_is_written_once(blocks: list[Block]) -> None:
    count = [0]
    made = write([numbered(block, count) for block in blocks], [Note(label="1", text="chú w0w")], "")
    assert sorted(re.findall(r"w\d+w", made.text)) == sorted(f"w{place}w" for place in range(count[0] + 1))
    starts = [mark.start for mark in made.marks]
    assert starts == sorted(set(starts))
    for mark in made.marks:
        assert (made.text[mark.start] == "|") == ("hàng" in mark.label)


@pytest.mark.parametrize("words", [["A", "B", "C", "D"], ["TT", "B"]])
def test_a_table_of_one_row_keeps_its_words(words: list[str]) -> None:
    made = write([Table(rows=(Row(cells=tuple(Cell(blocks=(Paragraph(text=word),)) for word in words)),))], [], "")
    assert set(words) <= set(made.text.split())
