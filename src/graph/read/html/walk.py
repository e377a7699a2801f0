"""Walk over a page and gather its paragraphs, tables and footnotes.

Answers: what does a browser show of this page, line by line?
Assumes: a parsed page (graph.read.html.content.parse).
Never:   follows a link, loads a picture, runs a script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from graph.errors import SourceError
from graph.read.blocks import LONGEST_SPAN, WIDEST, Block, Cell, Note, Paragraph, Row, Table
from graph.read.html.content import Content
from graph.read.html.footnotes import Footnotes, find_footnotes
from graph.read.html.lists import Numbering, open_list
from graph.read.html.looks import Looks, read_looks
from graph.read.html.nodes import BLOCKS, TEXT, attribute, children, count

DEEPEST = 800  # elements inside one another; real pages stay below a hundred
_SPACES = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(r"[ \t\f]*\n[ \t\f]*")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # soft hyphens and marks without width
_LABEL_GAP = re.compile(r"^([-–—+*•·▪o§]|(?:\d{1,3}(?:\.\d{1,2})*|[a-zđA-ZĐ]|[IVX]{1,5})[.)]) {2,}")
_LABELLED = re.compile(r"(?:[-–—+*•·▪]|\d{1,3}[.)]|[a-zđ][.)]|[IVX]{1,5}\.)\s")
_PARTS = frozenset(["thead", "tbody", "tfoot"])


def walk(root: LexborNode, content: Content, path: str) -> tuple[list[Block], list[Note]]:
    """Give the blocks and the footnotes of a page, in order.

    Raises: SourceError if the page nests deeper than any real one.
    """
    walker = _Walker(content=content, footnotes=find_footnotes(root), looks=read_looks(root), path=path)
    walker.inside(root)
    walker.flush()
    return walker.blocks, walker.notes


@dataclass(slots=True, kw_only=True)
class _Walker:
    """What was gathered so far: `line` is the paragraph that is open, `label` what a list adds before it, `note` the footnote that it is."""

    content: Content
    footnotes: Footnotes
    looks: Looks
    path: str
    blocks: list[Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    lists: list[Numbering] = field(default_factory=list)
    label: str = ""
    note: str | None = None
    depth: int = 0
    is_verbatim: bool = False
    is_upper: bool = False
    is_centred: bool = False

    def inside(self, node: LexborNode) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise SourceError(self.path, f"lồng hơn {DEEPEST} tầng thẻ; đây không phải trang văn bản")
        for child in children(node):
            self.visit(child)
        self.depth -= 1

    def visit(self, node: LexborNode) -> None:
        if node.tag == TEXT:
            self._text(node.text_content or "")
        elif self._is_shown(node):
            if node.mem_id in self.footnotes.notes:
                self.flush()
                self.note = self.footnotes.notes[node.mem_id]
                if node.tag == "a":
                    return
            if node.mem_id not in self.footnotes.references:
                self._styled(node)

    def _styled(self, node: LexborNode) -> None:
        was = self.is_upper, self.is_centred
        if node.tag in BLOCKS:
            self.flush()
            self.is_centred = self.looks.is_centred(node, inherited=self.is_centred)
        self.is_upper = self.looks.is_upper(node, inherited=self.is_upper)
        self._element(node)
        self.is_upper, self.is_centred = was

    def _is_shown(self, node: LexborNode) -> bool:
        return bool(node.is_element_node) and not self.looks.is_hidden(node) and not self.content.is_left_out(node)

    def _text(self, text: str) -> None:
        if not self.is_verbatim:
            text = _SPACES.sub(" ", text)
        text = text.replace("\r\n", "\n").translate(_UNSEEN)
        self.line.append(text.upper() if self.is_upper else text)

    def _element(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "br":
            self.line.append("\n")
        elif tag == "table":
            self.flush()
            self._table(node)
        elif tag not in BLOCKS:
            self.inside(node)
        else:
            self.flush()
            self._block(node, tag)
            self.flush()
            if self.note is not None and tag not in {"p", "span"}:
                self.note = None

    def _block(self, node: LexborNode, tag: str) -> None:
        if tag in {"ol", "ul", "menu", "dir"}:
            self.lists.append(open_list(node, sum(not numbering.is_numbered for numbering in self.lists)))
            self.inside(node)
            self.lists.pop()
            return
        if tag == "li" and self.lists:
            self.label = self.lists[-1].label(node)
        was_verbatim = self.is_verbatim
        self.is_verbatim = was_verbatim or tag == "pre"
        self.inside(node)
        self.is_verbatim = was_verbatim
        if tag == "li":
            self.flush()
            self.label = ""

    def flush(self) -> None:
        """Close the open paragraph."""
        text = _AROUND_BREAK.sub("\n", "".join(self.line))
        if not self.is_verbatim:
            text = re.sub(r" {2,}", " ", text)
        self.line.clear()
        text = text.replace("\u00a0", " ").strip(" \n") if text.strip() else ""
        if not text:
            return
        text = _LABEL_GAP.sub(r"\1 ", text)
        if self.note is not None:
            self._annotate(text)
            return
        label, self.label = self.label, ""
        printed = f"{label} {text}" if label and not _LABELLED.match(text) else text
        self.blocks.append(Paragraph(text=printed, is_centred=self.is_centred))

    def _annotate(self, text: str) -> None:
        label = self.note or ""
        words = re.sub(rf"^\W*{re.escape(label)}\W+", "", text, count=1) if text.lstrip("[( ").startswith(label) else text
        if self.notes and self.notes[-1].label == label:
            words = f"{self.notes.pop().text} {words}"
        self.notes.append(Note(label=label, text=words.strip()))

    def _table(self, node: LexborNode) -> None:
        label, self.label = self.label, ""
        for child in children(node):
            if child.tag == "caption":
                self.visit(child)
        rows = [self._row(row, part) for part, row in self._rows(node)]
        self.label = label
        self.blocks.append(Table(rows=tuple(rows)))

    def _rows(self, table: LexborNode) -> Iterator[tuple[str, LexborNode]]:
        """Give a table's rows with the part that each stands in."""
        for child in children(table):
            if child.tag in _PARTS and self._is_shown(child):
                yield from ((child.tag or "", row) for row in children(child) if row.tag == "tr" and self._is_shown(row))

    def _row(self, row: LexborNode, part: str) -> Row:
        cells = [cell for cell in children(row) if cell.tag in {"td", "th"} and self._is_shown(cell)]
        is_head = part == "thead" or (len(cells) > 1 and all(cell.tag == "th" for cell in cells))
        return Row(cells=tuple(self._cell(cell) for cell in cells), is_head=is_head)

    def _cell(self, cell: LexborNode) -> Cell:
        outer, outer_lists = self.blocks, self.lists
        self.blocks, self.lists, self.is_centred = [], [], self.looks.is_centred(cell, inherited=False)
        self.inside(cell)
        self.flush()
        blocks, self.blocks, self.lists = tuple(self.blocks), outer, outer_lists
        columns, rows = min(count(attribute(cell, "colspan")), WIDEST), count(attribute(cell, "rowspan"))
        if attribute(cell, "rowspan").strip() == "0":
            rows = LONGEST_SPAN
        return Cell(blocks=blocks, columns=columns, rows=rows)
