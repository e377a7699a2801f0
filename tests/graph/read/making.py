"""Makes a Word document or a web page out of a plain text, as a clerk would have typed it: with lists, tables and a letterhead in two columns."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table as WordTable

from graph.extract.layout.labels import BULLETS, Kind
from graph.extract.layout.paragraphs import Paragraph, paragraphs
from graph.extract.page import open_page
from graph.extract.table.records import Group, Table
from graph.extract.table.tables import find_tables
from graph.model import Source
from graph.read.numerals import roman

FORMS = {Kind.UPPER: "upperLetter", Kind.ROMAN: "upperRoman", Kind.NUMBER: "decimal", Kind.ENCLOSED: "decimal", Kind.LETTER: "lowerLetter"}
SIGNS = {Kind.UPPER: ".", Kind.ROMAN: ".", Kind.NUMBER: ".", Kind.ENCLOSED: ")", Kind.LETTER: ")"}
TYPES = {"upperLetter": "A", "upperRoman": "I", "decimal": "1", "lowerLetter": "a"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A paragraph: the kind and number of a label that a program can add, else none and the words as they are."""

    text: str
    kind: Kind = Kind.NONE
    number: int = 0
    is_centred: bool = False


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table: its head and rows; a row of one cell spans all columns."""

    head: list[str]
    rows: list[list[str]]


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What stands side by side: letterhead, signature."""

    cells: list[list[str]] = field(default_factory=list)


Piece = Line | Sheet | Columns


def dissect(text: str) -> list[Piece]:
    """Cut a text into what a word processor would hold."""
    page = open_page(Source(path="", name="", media_type="text/plain", sha256="", text=text))
    tables = [table for table in find_tables(page) if not any(row.loose for row in table.rows)]
    return list(_side_by_side(list(_pieces(page.text, tables))))


def _pieces(text: str, tables: list[Table]) -> Iterator[Piece]:
    waiting, written, is_head = list(tables), list[Table](), True
    for paragraph in paragraphs(text):
        while waiting and waiting[0].end <= paragraph.start:
            waiting.pop(0)
        if waiting and paragraph.end >= waiting[0].start and (paragraph.start < waiting[0].end):
            if waiting[0] not in written:
                written.append(waiting[0])
                yield _sheet(text, waiting[0])
            continue
        if (
            waiting
            and re.fullmatch(r"[|\s]*S?TT[|\s]*", text[paragraph.start : paragraph.end])
            and not text[paragraph.end : waiting[0].start].strip(" |\n")
        ):
            continue
        is_head = is_head and (paragraph.kind is Kind.NONE or paragraph.kind in BULLETS)
        yield _line(text, paragraph, is_head=is_head)


def _sheet(text: str, table: Table) -> Sheet:
    def words(span: tuple[int, int] | None) -> str:
        return " ".join(text[slice(*span)].split()) if span else ""

    is_labelled = any(row.label or row.groups for row in table.rows)
    rows: list[list[str]] = []
    shown: set[Group] = set()
    for row in table.rows:
        for group in row.groups:
            if group not in shown:
                shown.add(group)
                rows.append([group.label or "", words(group.title)])
        rows.append(([row.label or ""] if is_labelled else []) + [words(cell) for cell in row.cells])
    return Sheet(head=(["TT"] if is_labelled else []) + [words(column) for column in table.columns], rows=rows)


def _line(text: str, paragraph: Paragraph, *, is_head: bool) -> Line:
    words = " ".join(text[paragraph.body_start : paragraph.body_end].split())
    printed = _head(text[paragraph.start : paragraph.end]) if is_head else " ".join(text[paragraph.start : paragraph.end].split())
    is_centred = is_head and len(printed) < 150 and not printed.startswith(("Căn cứ", "Thực hiện", "Xét", "Theo"))
    number = _number(paragraph.kind, paragraph.marker or "")
    is_plain = text[paragraph.start : paragraph.body_start].strip(" \n") == (paragraph.marker or "") + SIGNS.get(paragraph.kind, "")
    return Line(text=words, kind=paragraph.kind, number=number) if number and is_plain else Line(text=printed, is_centred=is_centred)


def _head(printed: str) -> str:
    """Keep the lines of a head, and the gaps between what was typed side by side."""
    return "\n".join("\t".join(" ".join(part.split()) for part in re.split(r" {3,}", line.strip())) for line in printed.split("\n"))


def _number(kind: Kind, marker: str) -> int:
    if kind in {Kind.NUMBER, Kind.ENCLOSED}:
        return int(marker) if marker.isdigit() else 0
    if kind is Kind.ROMAN:
        return {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}.get(marker, 0)
    if kind is Kind.UPPER and marker in "ABC":
        return ord(marker) - ord("A") + 1
    return (
        ord(marker) - ord("a") + 1 if kind is Kind.LETTER and marker in {"a", "b", "c"} else 0
    )  # what comes after is "d" for programs, "d" or "đ" for us


def _side_by_side(pieces: list[Piece]) -> Iterator[Piece]:
    """Set the organ beside the motto, the number beside the date, the recipients beside the signature."""
    texts = [piece.text if isinstance(piece, Line) else "" for piece in pieces]
    motto = next((i for i, text in enumerate(texts[:12]) if text.startswith("CỘNG HÒA")), None)
    dated = next((i for i, text in enumerate(texts[:16]) if re.match(r"[\w ]{2,30}, ngày", text)), None)
    at = 0
    if motto is not None and dated is not None and motto < dated:
        number = next((i for i in range(motto, dated) if texts[i].startswith("Số")), dated)
        yield Columns(cells=[texts[:motto], texts[motto:number]])
        yield Columns(cells=[texts[number:dated], texts[dated : dated + 1]])
        at = dated + 1
    received = next((i for i in range(len(texts) - 1, 0, -1) if texts[i].startswith("Nơi nhận")), len(texts))
    signed = next((i for i in range(received, len(texts)) if re.match(r"(?:TM|KT|TL)\.|CHỦ TỊCH|BỘ TRƯỞNG", texts[i])), None)
    yield from pieces[at:received]
    if signed is not None:
        named = next((i for i in range(signed, len(texts)) if texts[i].istitle()), signed)
        yield Columns(cells=[texts[received:signed], texts[signed : named + 1]])
        yield from pieces[named + 1 :]
    else:
        yield from pieces[received:]


def as_docx(text: str) -> bytes:
    """Make a Word document whose numbers Word adds."""
    document = docx.Document()
    numbering = Numbering(document)
    for piece in dissect(text):
        if isinstance(piece, Line):
            paragraph = document.add_paragraph(piece.text)  # a tab is a tab, a line break one
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if piece.is_centred else None
            if piece.kind is not Kind.NONE:
                numbering.number(paragraph, piece)
        elif isinstance(piece, Sheet):
            _word_sheet(document, piece)
        else:
            table = document.add_table(1, len(piece.cells))
            for place, lines in enumerate(piece.cells):
                table.cell(0, place).text = "\n".join(lines)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _word_sheet(document: Document, sheet: Sheet) -> WordTable:
    table = document.add_table(0, len(sheet.head))
    for row in [sheet.head, *sheet.rows]:
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=False):
            cell.text = words
        if len(row) < len(cells):
            cells[len(row) - 1].merge(cells[-1])
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


class Numbering:
    """Lists of a document: one definition for each kind of label, begun anew where the text does."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        self._open: dict[Kind, tuple[int, int]] = {}  # list and its last number
        self._free = 500

    def number(self, paragraph: docx.text.paragraph.Paragraph, line: Line) -> None:
        current = self._open.get(line.kind)
        identity = current[0] if current and current[1] + 1 == line.number else self._begin(line)
        self._open[line.kind] = (identity, line.number)
        place = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{identity}"/></w:numPr>')
        paragraph._p.get_or_add_pPr().append(place)

    def _begin(self, line: Line) -> int:
        self._free += 1
        level = f'<w:start w:val="{line.number}"/><w:numFmt w:val="{FORMS[line.kind]}"/><w:lvlText w:val="%1{SIGNS[line.kind]}"/>'
        shared = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._free}"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>')
        self._root.insert(0, shared)
        self._root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self._free}"><w:abstractNumId w:val="{self._free}"/></w:num>'))
        return self._free


def as_html(text: str) -> bytes:
    """Make a page as portals do: menus around, tables for the letterhead, numbers added by the browser."""
    body = "\n".join(html_piece(piece) for piece in dissect(text))
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Văn bản</title><style>p { margin: 0 }</style></head><body>'
        '<div class="main-menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/vb">Văn bản</a></li></ul></div>'
        f'<div id="content"><div class="doc">{body}</div></div>'
        '<div class="box"><a href="/1">Quyết định số 1/QĐ-UBND ngày 01/01/2020</a><br><a href="/2">Quyết định số 2/QĐ-UBND</a></div>'
        "<footer>Cơ quan chủ quản: Cổng thông tin</footer><script>var a = 'Số: 99/KH-UBND';</script></body></html>"
    ).encode()


def html_piece(piece: Piece) -> str:
    if isinstance(piece, Line):
        words = _escaped(piece.text)
        if piece.kind is Kind.NONE or SIGNS[piece.kind] == ")":
            label = "" if piece.kind is Kind.NONE else f"{_label(piece)}&nbsp;&nbsp;"
            return f'<p style="text-align: {"center" if piece.is_centred else "justify"}">{label}<span>{words}</span></p>'
        return f'<ol type="{TYPES[FORMS[piece.kind]]}" start="{piece.number}"><li><b>{words}</b></li></ol>'
    if isinstance(piece, Sheet):
        rows = "".join(_html_row(row, len(piece.head)) for row in piece.rows)
        head = "".join(f"<th>{html.escape(words)}</th>" for words in piece.head)
        return f"<table border=1><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    cells = "".join(f"<td valign=top>{'<br>'.join(map(html.escape, lines))}</td>" for lines in piece.cells)
    return f'<table border=0 width="100%"><tr>{cells}</tr></table>'


def _escaped(words: str) -> str:
    return html.escape(words).replace("\n", "<br>").replace("\t", "&nbsp;" * 6)


def _html_row(row: list[str], width: int) -> str:
    last = f' colspan="{width - len(row) + 1}"' if len(row) < width else ""
    cells = [f"<td>{html.escape(words)}</td>" for words in row[:-1]]
    return f"<tr>{''.join(cells)}<td{last}>{html.escape(row[-1])}</td></tr>"


def _label(line: Line) -> str:
    return (chr(ord("a") + line.number - 1) if line.kind is Kind.LETTER else str(line.number)) + SIGNS[line.kind]


def as_breaks(text: str) -> bytes:
    """Make a page that is one element, with breaks between its lines."""
    lines = "<br>\n".join(html.escape(line) for line in text.split("\n"))
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><div>{lines}</div></body></html>'.encode()


def as_word_page(text: str) -> bytes:
    """Make a page as Word saves it: UTF-16, labels in spans of their own, words torn over spans, wrapped source lines."""
    body = "\n".join(_word_piece(piece) for piece in dissect(text))
    head = "<meta http-equiv=Content-Type content='text/html; charset=unicode'><style>p.MsoNormal {margin:0cm}</style>"
    return f"<html xmlns:o='urn:x'><head>{head}</head><body lang=VI><div class=WordSection1>{body}</div></body></html>".encode("utf-16")


def _word_piece(piece: Piece) -> str:
    if not isinstance(piece, Line):
        return html_piece(piece)
    words = _escaped(piece.text).replace(" ", "\n", 3)
    middle = len(piece.text) // 2
    torn = words if "&" in words or "<" in words else f"<span>{words[:middle]}</span><span lang=EN>{words[middle:]}</span>"
    if piece.kind is Kind.NONE:
        return f"<p class=MsoNormal{' align=center' if piece.is_centred else ''}>{torn}<o:p></o:p></p>"
    written = label_of(piece)
    gap = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"
    return f"<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>{written}{gap}</span><![endif]>{torn}</p>"


def label_of(line: Line) -> str:
    """Give the label as printed; "" where there is none."""
    if line.kind is Kind.NONE:
        return ""
    return _label(line) if SIGNS[line.kind] == ")" else f"{_counted(line)}."


def _counted(line: Line) -> str:
    return roman(line.number) if line.kind is Kind.ROMAN else chr(ord("A") + line.number - 1) if line.kind is Kind.UPPER else str(line.number)


def as_nested(text: str) -> bytes:
    """Make a page laid out by tables within tables, as old portals are, in a form, with a list of other documents beside."""
    body = "\n".join(html_piece(piece) for piece in dissect(text))
    others = "".join(f"<tr><td><a href='/{i}'>Kế hoạch số {i}/KH-UBND ngày 0{i}/01/2020 về việc khác</a></td></tr>" for i in range(1, 6))
    framed = f"<table><tbody><tr><td>{body}</td></tr></tbody></table>"
    inner = f"<table><tr><td valign=top width=20%><table>{others}</table></td><td>{framed}</td></tr></table>"
    return f"<html><head><meta charset=utf-8></head><body><form id=aspnetForm><table><tr><td>{inner}</td></tr></table></form></body></html>".encode()
