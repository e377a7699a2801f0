"""Markdown whose tables are HTML or grids of signs, as converters write tables with merged cells -> Rendition.

Answers: what is the text of such a file when its tables are written as all others are?
Assumes: a file without such tables is read as it is (graph.read.formats.has_tables).
Never:   changes anything outside the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.read.blocks import Block, Cell, Paragraph, Row, Table
from graph.read.formats import BORDER, TAG
from graph.read.html.content import Content, parse
from graph.read.html.walk import walk
from graph.read.rendition import Rendition
from graph.read.writing import Sheet

_NOTHING_LEFT_OUT = Content(left_out=frozenset())


def read_markdown(data: bytes, path: str) -> Rendition:
    """Write a Markdown file out.

    >>> read_markdown(b"I. A\\n<table><tr><td>TT<td>B<tr><td>1<td>c</table>\\nII. D", "").text
    'I. A\\n\\n\\n| TT | B |\\n| --- | --- |\\n| 1 | c |\\n\\n\\nII. D'

    In:     its bytes in UTF-8.
    Raises: SourceError if a table nests deeper, or is larger, than any real one.
    """
    text = data.decode("utf-8")
    sheet = Sheet(path=path)
    at = 0
    for start, end in sorted([*_html_tables(text), *_grids(text)]):
        if start < at:
            continue
        sheet.verbatim(text[at:start] + "\n\n")
        for block in [_grid(text[start:end])] if text[start:end].lstrip().startswith("+") else _html(text[start:end], path):
            sheet.block(block)
        at = end
    sheet.verbatim(text[at:])
    return sheet.rendition()


def _html_tables(text: str) -> Iterator[tuple[int, int]]:
    """Give the outermost tables; one that is not closed reaches to the end."""
    depth = start = 0
    for tag in TAG.finditer(text):
        if not tag[1]:
            start = tag.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield start, tag.end()
    if depth:
        yield start, len(text)


def _html(text: str, path: str) -> list[Block]:
    return walk(parse(text), _NOTHING_LEFT_OUT, path)[0]


def _grids(text: str) -> Iterator[tuple[int, int]]:
    """Give the runs of lines that begin and end with a border and hold nothing but rows in bars."""
    at = 0
    while first := BORDER.search(text, at):
        at = end = first.end()
        while (line := text[end + 1 : _end_of_line(text, end + 1)]).strip().startswith(("|", "+")):
            end += 1 + len(line)
        if text[first.end() : end].rstrip().endswith("+"):
            yield first.start(), end
        at = end


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _grid(text: str) -> Table:
    """Read a grid: rows between borders; the border below the head is of “=”."""
    lines = [line.strip() for line in text.split("\n")]
    edges = [place for place, sign in enumerate(lines[0]) if sign == "+"]
    rows: list[Row] = []
    held: list[str] = []
    for line in lines[1:]:
        if not line.startswith("+") and "+" not in {line[edge : edge + 1] for edge in edges[1:-1]} - {"|"}:
            held.append(line)
            continue
        if held:
            rows.append(Row(cells=tuple(_cells(held, edges))))
        held = []
        if line.startswith("+="):
            rows = [Row(cells=row.cells, is_head=True) for row in rows]
    return Table(rows=tuple(rows))


def _cells(lines: list[str], edges: list[int]) -> Iterator[Cell]:
    """Cut a row's lines at the edges that all of them have a bar at."""
    cuts = [edge for edge in edges if all(line[edge : edge + 1] in {"|", ""} for line in lines)]
    for start, end in zip(cuts, cuts[1:], strict=False):
        printed = [line[start + 1 : end].strip() for line in lines]
        paragraphs = re.split(r"\n{2,}", "\n".join(printed).strip())
        texts = [" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip()]
        yield Cell(blocks=tuple(Paragraph(text=text) for text in texts), columns=sum(start <= edge < end for edge in edges))
