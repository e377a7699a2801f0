"""Markdown as converters write it says what the plain text says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.config import Settings
from graph.lists import Lists
from graph.model import Source
from graph.read import is_text, read
from graph.read.confined import Confined, limits_of
from graph.read.markdown import read_markdown
from tests.graph.read.making import Columns, Kind, Line, Piece, Sheet, dissect, html_piece, label_of
from tests.graph.read.test_same_facts import PLAN, TEXTS, facts, plain

HEADINGS = {Kind.ROMAN, Kind.UPPER}


def escaping(piece: Piece) -> str:
    """Write as pandoc does: every sign that could be markup escaped, headings in bold, lines broken by a backslash."""
    if isinstance(piece, Line):
        text = f"{label_of(piece)} {piece.text}".strip().replace("\t", "    ")
        text = re.sub(r"([*_<>#])", r"\\\1", text)
        text = re.sub(r"^(\w{1,4})([.)])", r"\1\\\2", re.sub(r"^([-+])", r"\\\1", text)).replace("\n", "\\\n")
        return f"**{text}**" if piece.kind in HEADINGS or text.isupper() else text
    return table_of(piece)


def headed(piece: Piece) -> str:
    """Write as converters of PDFs do: headings by their depth, some in bold or italics."""
    if isinstance(piece, Line):
        text = piece.text.replace("\t", "    ")
        if piece.kind in HEADINGS:
            return f"#### **{label_of(piece)} {text}**"
        if piece.kind is Kind.NUMBER and len(text) < 80:
            return f"##### *{label_of(piece)} {text}*"
        return f"# {text}" if text.isupper() else f"{label_of(piece)} {text}".strip()
    return table_of(piece)


def bulleted(piece: Piece) -> str:
    """Write as converters do that take every item for one of a list."""
    if isinstance(piece, Line) and piece.kind is not Kind.NONE and piece.kind not in HEADINGS:
        return f"- {label_of(piece)} {piece.text}"
    return headed(piece)


def with_html(piece: Piece) -> str:
    """Write tables as HTML."""
    return html_piece(piece).replace("<tr>", "\n<tr>") if isinstance(piece, Sheet) else headed(piece)


def table_of(piece: Sheet | Columns) -> str:
    rows = [piece.head, *piece.rows] if isinstance(piece, Sheet) else [["<br>".join(lines).replace("\n", "<br>") for lines in piece.cells]]
    lines = [f"| {' | '.join([*row, *[''] * (len(rows[0]) - len(row))])} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    with Confined(limits_of(Settings())) as process:
        yield process


def bare(value: object) -> object:
    """Take the markup out of what a reading quotes."""
    if isinstance(value, str):
        return " ".join(re.sub(r"[*\\#]|<br>", " ", value).split())
    if isinstance(value, list):
        return [bare(part) for part in value]
    return {name: bare(part) for name, part in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("manner", [escaping, headed, bulleted, with_html], ids=lambda manner: manner.__name__)
@pytest.mark.parametrize("path", [None, *TEXTS], ids=lambda path: path.stem if path else "own")
def test_markdown_says_what_the_text_says(
    path: Path | None, manner: Callable[[Piece], str], tmp_path: Path, lists: Lists, confined: Confined
) -> None:
    text = path.read_text("utf-8") if path else PLAN
    written = tmp_path / "plan.md"
    written.write_text("\n\n".join(map(manner, dissect(text))) + "\n", "utf-8")
    assert bare(facts(read(written, confined), lists)) == bare(facts(plain(text), lists))


def read_text(text: str, folder: Path, confined: Confined) -> Source:
    (folder / "plan.md").write_text(text, "utf-8")
    return read(folder / "plan.md", confined)


def test_markdown_without_such_tables_is_read_as_it_is(tmp_path: Path, confined: Confined) -> None:
    text = "# KẾ HOẠCH\n\n| TT | Việc |\n|---|---|\n| 1 | Lập<br>đề án |\n"
    source = read_text(text, tmp_path, confined)
    assert source.text == text
    assert is_text(source)


GRID = """Trước
+----+----------+---------+
| TT | Việc     | Chủ trì |
+====+==========+=========+
| I  | CHUNG              |
+----+----------+---------+
| 1  | Lập      | Sở A    |
|    | đề án    |         |
|    |          | Sở B    |
+----+----------+---------+
Sau
"""
WRITTEN = [
    (GRID, "Trước\n\n\n| TT | Việc | Chủ trì |\n| --- | --- | --- |\n| I | CHUNG |  |\n| 1 | Lập đề án | Sở A<br>Sở B |\n\n\nSau\n"),
    (
        "Một\n<table><tr><th>TT<th>A<tr><td>1<td><table><tr><td>b</table></table>\nHai",
        "Một\n\n\n| TT | A |\n| --- | --- |\n| 1 | b |\n\n\nHai",
    ),
    ("Một <table><tr><td>TT<td>A<tr><td>1<td>b", "Một \n\n| TT | A |\n| --- | --- |\n| 1 | b |\n\n"),  # not closed
    ("</table> Một +----+ <br> **Hai**", "</table> Một +----+ <br> **Hai**"),  # nothing to write out
]


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_tables_in_markdown_are_written_out_and_nothing_else(text: str, written: str) -> None:
    assert read_markdown(text.encode(), "plan.md").text == written


def test_a_file_that_was_written_out_is_no_text(tmp_path: Path, confined: Confined) -> None:
    source = read_text(GRID, tmp_path, confined)
    assert not is_text(source)
    assert source.place(source.text.index("Lập")) == "bảng 1, hàng 3"
    assert source.place(source.text.index("Sau")) is None
