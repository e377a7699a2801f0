"""The text of one paragraph of a Word document.

Answers: what letters does Word show in this paragraph, where notes are referred to, and which text boxes hang on it?
Assumes: paragraphs come in the document's order: a field may begin in one and end in another.
Never:   gives deleted or hidden text, codes of fields, or what a comment says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from graph.read.docx.styles import Styles
from graph.read.docx.symbols import plain, sign
from graph.read.docx.xml import ALTERNATE, MATH, W, is_on, value
from graph.read.pdf.legacy import from_font

_INSIDE = frozenset(W + name for name in ("hyperlink", "smartTag", "ins", "moveTo", "customXml", "fldSimple", "dir", "bdo", "sdt", "sdtContent"))
_SIGNS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_NOT_SHOWN = ("TOC", "PAGE", "NUMPAGES", "INDEX")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # soft hyphens and marks without width


@dataclass(slots=True, kw_only=True)
class Runs:
    """Reads paragraphs one after the other, and keeps what reaches over several: the page, and the fields that are open."""

    styles: Styles
    has_pages: bool = False
    page: int = 1
    fields: list[list[str]] = field(default_factory=list)  # of each open field: its code so far, and "" once its result begins
    parts: list[str] = field(default_factory=list)
    references: list[tuple[str, int]] = field(default_factory=list)  # kind and id of the notes referred to
    boxes: list[Element] = field(default_factory=list)
    first_page: int | None = None
    style: str | None = None

    def read(self, paragraph: Element, style: str | None) -> str:
        """Give a paragraph's text; `references`, `boxes` and `first_page` then tell of it."""
        self.parts, self.references, self.boxes = [], [], []
        self.first_page, self.style = None, style
        self._inside(paragraph)
        return "".join(self.parts).translate(_UNSEEN)

    def _inside(self, element: Element) -> None:
        for child in element:
            if child.tag == W + "r":
                self._run(child)
            elif child.tag in _INSIDE:
                self._inside(child)
            elif child.tag.startswith(MATH):
                self._put("".join(letters.text or "" for letters in child.iter(MATH + "t")))
            elif child.tag == ALTERNATE + "AlternateContent":
                self._inside(chosen(child))

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        is_hidden = self.styles.is_set("vanish", properties, self.style)
        is_upper = self.styles.is_set("caps", properties, self.style)
        for child in run:
            self._piece(child, properties, is_hidden=is_hidden, is_upper=is_upper)

    def _piece(self, piece: Element, properties: Element | None, *, is_hidden: bool, is_upper: bool) -> None:
        tag = piece.tag
        if tag == W + "fldChar":
            self._field(value(piece, "fldCharType"))
        elif tag == W + "instrText" and self.fields:
            self.fields[-1].append(piece.text or "")
        elif tag == W + "lastRenderedPageBreak":
            self.page += 1
        elif is_hidden:
            return
        elif tag == W + "t":
            text = self._letters(piece.text or "", properties)
            self._put(text.upper() if is_upper else text)
        elif tag in _SIGNS:
            self._put(_SIGNS[tag])
        elif tag == W + "sym":
            self._put(_sign(piece))
        elif tag in _NOTES:
            self._refer(piece)
        else:
            self._other(piece, properties, is_hidden=is_hidden, is_upper=is_upper)

    def _other(self, piece: Element, properties: Element | None, *, is_hidden: bool, is_upper: bool) -> None:
        if piece.tag == ALTERNATE + "AlternateContent":
            for child in chosen(piece):
                self._piece(child, properties, is_hidden=is_hidden, is_upper=is_upper)
        elif piece.tag == W + "ruby":
            for base in piece.iterfind(W + "rubyBase"):
                self._inside(base)
        elif piece.tag in {W + "drawing", W + "pict", W + "object"}:
            self.boxes += outermost(piece, W + "txbxContent")

    def _letters(self, text: str, properties: Element | None) -> str:
        """Give the letters that a run shows: fonts of signs, and those from before Unicode, have others than the file holds."""
        if text.isascii():
            return text
        font = self.styles.font(properties, self.style)
        return from_font(plain(text, font), font)

    def _put(self, text: str) -> None:
        if not text or any(code[-1] != "" or _is_not_shown(code) for code in self.fields):
            return
        if self.has_pages and self.first_page is None and text.strip():
            self.first_page = self.page
        self.parts.append(text)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append([" "])
        elif kind == "separate" and self.fields:
            self.fields[-1].append("")
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _refer(self, piece: Element) -> None:
        identity = value(piece, "id")
        if identity and identity.lstrip("-").isdigit() and not is_on(piece.find(W + "customMarkFollows")):
            self.references.append((_NOTES[piece.tag], int(identity)))


def _is_not_shown(code: list[str]) -> bool:
    return "".join(code).split(maxsplit=1)[:1] != [] and "".join(code).split(maxsplit=1)[0].upper() in _NOT_SHOWN


def _sign(piece: Element) -> str:
    try:
        return sign(int(value(piece, "char") or "", 16), value(piece, "font") or "")
    except ValueError:
        return ""


def chosen(alternate: Element) -> Element:
    """Give the one of several versions of the same that holds a text box, else the first."""
    versions = list(alternate)
    holding = (version for version in versions if next(version.iter(W + "txbxContent"), None) is not None)
    return next(holding, versions[0] if versions else alternate)


def outermost(element: Element, tag: str) -> Iterator[Element]:
    """Give the elements of a tag that stand in no other of it."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == ALTERNATE + "AlternateContent":
            yield from outermost(chosen(child), tag)
        else:
            yield from outermost(child, tag)
