"""Walk over the body of a Word document and gather its paragraphs, tables and notes.

Answers: what does Word show of this document, paragraph by paragraph?
Assumes: the elements stand in the document's order; each is walked over once, for numbers are counted on the way.
Never:   gives what was deleted while changes were tracked, what is hidden, or a table of contents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from graph.errors import SourceError
from graph.read.blocks import Block, Note, Paragraph, Table
from graph.read.docx.numbering import Numbering
from graph.read.docx.runs import Runs, chosen
from graph.read.docx.styles import Styles, read_place
from graph.read.docx.tables import Draft, finish
from graph.read.docx.xml import ALTERNATE, W, is_on, number, value
from graph.read.numerals import roman

DEEPEST = 200  # elements inside one another; Word itself refuses tables nested deeper than that
_INSIDE = frozenset(W + name for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_LABEL_GAP = re.compile(r"^((?:[-–+*•·]|(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|\w)[.)]|\d{1,2}(?:\.\d{1,2})+))\t[\t ]*")
_GAP = "    "  # what a tab stop parts, so that it is seen to stand apart
_NEVER_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(slots=True)
class Walker:
    """What the walk needs and gathers. `has_pages`: Word noted where its pages began."""

    styles: Styles
    numbering: Numbering
    footnotes: Element | None
    endnotes: Element | None
    path: str
    has_pages: bool = False
    notes: list[Note] = field(default_factory=list)
    _runs: Runs | None = None
    _carried: str = ""  # the text of a paragraph whose end was deleted: it goes on in the next
    _depth: int = 0
    _cells: int = 0  # those that are open: in a cell, a number may stand alone
    _by_id: dict[str, dict[int | None, Element]] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=lambda: {"footnote": 0, "endnote": 0})

    @property
    def runs(self) -> Runs:
        """What reads paragraphs, and counts pages."""
        if self._runs is None:
            self._runs = Runs(styles=self.styles, has_pages=self.has_pages)
        return self._runs

    def blocks(self, container: Element) -> Iterator[Block]:
        """Give the blocks of the body, of a cell or of a text box.

        Raises: SourceError if the document nests deeper than any real one, or only wraps a page of HTML.
        """
        self._depth += 1
        if self._depth > DEEPEST:
            raise SourceError(self.path, f"lồng hơn {DEEPEST} tầng bảng và khung; đây không phải văn bản thật")
        for child in container:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield self._table(child)
            elif child.tag == W + "sdt":
                if not _is_contents(child):
                    yield from (block for content in child.iterfind(W + "sdtContent") for block in self.blocks(content))
            elif child.tag in _INSIDE:
                yield from self.blocks(child)
            elif child.tag == ALTERNATE + "AlternateContent":
                yield from self.blocks(chosen(child))
            elif child.tag == W + "altChunk":
                raise SourceError(self.path, "tệp Word chỉ bọc một tệp khác bên trong; hãy mở bằng Word rồi lưu lại")
        self._depth -= 1

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        properties = paragraph.find(W + "pPr")
        style = value(properties.find(W + "pStyle")) if properties is not None else None
        text = self.runs.read(paragraph, style)
        page, boxes = self.runs.first_page, list(self.runs.boxes)
        self._note_down()
        if properties is not None and _has_deleted_end(properties):
            self._carried += text
            return
        label = self._label(properties, style)
        text, self._carried = _spaced(self._carried + text), ""
        if (text or (label and self._cells)) and not self.styles.is_contents(style):
            yield Paragraph(text=f"{label} {text}".strip(), page=page, is_centred=self.styles.is_centred(properties, style))
        for box in boxes:
            yield from self.blocks(box)

    def _label(self, properties: Element | None, style: str | None) -> str:
        own, inherited = read_place(properties), self.styles.list_place(style)
        place = own if own is not None else inherited
        if own is not None and own.level is None and inherited is not None and inherited.list == own.list:
            place = inherited
        return self.numbering.label(place, style) if place is not None else ""

    def _note_down(self) -> None:
        """Take the notes that the last paragraph refers to."""
        for kind, identity in list(self.runs.references):
            found = self._noted(kind).get(identity)
            if found is None or value(found, "type") in _NEVER_NOTES:
                continue
            self._counts[kind] += 1
            count = self._counts[kind]
            reader = Runs(styles=self.styles)
            words = (reader.read(paragraph, None) for paragraph in found.iter(W + "p"))
            text = " ".join(" ".join(words).split())
            if text:
                self.notes.append(Note(label=str(count) if kind == "footnote" else roman(count).lower(), text=text))

    def _noted(self, kind: str) -> dict[int | None, Element]:
        """Give the notes of a kind by their ids; of two with one id the first."""
        if kind not in self._by_id:
            root = self.footnotes if kind == "footnote" else self.endnotes
            notes = reversed(list(root.iter(W + kind))) if root is not None else ()
            self._by_id[kind] = {number(note, "id"): note for note in notes}
        return self._by_id[kind]

    def _table(self, table: Element) -> Table:
        drafts = []
        for row in _rows(table):
            draft = Draft.open(row)
            began, furthest = self.runs.page, self.runs.page
            for cell in _cells(row):
                self.runs.page = began
                self._cells += 1
                draft.add(cell, tuple(self.blocks(cell)))
                self._cells -= 1
                furthest = max(furthest, self.runs.page)
            self.runs.page = furthest
            drafts.append(draft)
        return finish(drafts)


def _spaced(text: str) -> str:
    """Write tabs as the gaps that they are shown as."""
    lines = (_LABEL_GAP.sub(r"\1 ", line.strip(" \t\u00a0")).replace("\t", _GAP) for line in text.replace("\u00a0", " ").split("\n"))
    return "\n".join(lines).strip()


def _is_contents(content: Element) -> bool:
    gallery = content.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return (value(gallery) or "").lower() == "table of contents"


def _has_deleted_end(properties: Element) -> bool:
    return properties.find(f"{W}rPr/{W}del") is not None or properties.find(f"{W}rPr/{W}moveFrom") is not None


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == W + "tr":
            properties = child.find(W + "trPr")
            if properties is None or (properties.find(W + "del") is None and not is_on(properties.find(W + "hidden"))):
                yield child
        elif child.tag in _INSIDE or child.tag == W + "sdt":
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc":
            yield child
        elif child.tag in _INSIDE or child.tag == W + "sdt":
            yield from _cells(child)
