"""Word documents: what Word shows of them, written out."""

from __future__ import annotations

import io

import docx
import pytest

from graph.errors import SourceError
from graph.read.docx import read_docx
from graph.read.rendition import Rendition
from tests.graph.read.word import MAIN, cell, definition, level, listed, number, p, packed, part, related, row, table, word

ROOM = 10_000_000


def made(body: str, **parts: str) -> Rendition:
    return read_docx(word(body, **parts), "plan.docx", unpacked_bytes=ROOM)


def shown(body: str, **parts: str) -> list[str]:
    return made(body, **parts).text.rstrip("\n").split("\n\n")


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


TEXT = "<w:t>Sở</w:t>"
RUNS = [
    (run(TEXT) + run("<w:t> Y tế</w:t>"), "Sở Y tế"),
    (run(f"{TEXT}<w:br/><w:t>Y tế</w:t>"), "Sở\nY tế"),
    (run(f"{TEXT}<w:tab/><w:t>Y tế</w:t>"), "Sở    Y tế"),  # a gap that columns are told apart by
    (run("<w:t>1.</w:t><w:tab/><w:t>Mục đích</w:t>"), "1. Mục đích"),  # the tab behind a typed label
    (run("<w:t>23</w:t><w:noBreakHyphen/><w:t>NQ/TW</w:t>"), "23-NQ/TW"),
    (run("<w:t>nông</w:t><w:softHyphen/><w:t>thôn</w:t>"), "nôngthôn"),
    (run('<w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5%</w:t>'), "≥ 5%"),
    (run('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0a3 5%</w:t>'), "≤ 5%"),
    (run('<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>Héi nghÞ</w:t>'), "Hội nghị"),  # a font from before Unicode
    (run(TEXT) + run("<w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t>"), "Sở"),
    (run('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>rõ</w:t>'), "rõ"),
    (run("<w:rPr><w:caps/></w:rPr><w:t>Ủy ban</w:t>"), "ỦY BAN"),
    (f"<w:ins>{run(TEXT)}</w:ins><w:del>{run('<w:delText> cũ</w:delText>')}</w:del>", "Sở"),
    (f"<w:moveTo>{run(TEXT)}</w:moveTo><w:moveFrom>{run('<w:t> cũ</w:t>')}</w:moveFrom>", "Sở"),
    (f"<w:hyperlink r:id='r1'>{run(TEXT)}</w:hyperlink><w:smartTag>{run('<w:t> Y tế</w:t>')}</w:smartTag>", "Sở Y tế"),
    (f"<w:sdt><w:sdtPr/><w:sdtContent>{run(TEXT)}</w:sdtContent></w:sdt>", "Sở"),
    (f"<w:fldSimple w:instr='REF x'>{run(TEXT)}</w:fldSimple>", "Sở"),
    (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run("<w:instrText> DATE \\@ dd/MM </w:instrText>")
        + run('<w:fldChar w:fldCharType="separate"/>')
        + run("<w:t>05/3</w:t>")
        + run('<w:fldChar w:fldCharType="end"/><w:t>/2024</w:t>'),
        "05/3/2024",
    ),
    ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
]


@pytest.mark.parametrize(("inside", "text"), RUNS)
def test_what_word_shows_of_a_paragraph(inside: str, text: str) -> None:
    assert shown(f"<w:p>{inside}</w:p>") == [text]


OUTLINE = definition(
    1,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "decimal", "%2.%4."),
    level(4, "bullet", "\uf0b7"),
) + number(1, 1)
LISTS: list[tuple[str, str, list[str]]] = [
    # levels begin again below a higher one, and count on across plain text
    (
        OUTLINE,
        listed("A", 1) + listed("B", 1, 1) + p("chữ") + listed("C", 1, 1) + listed("D", 1, 2) + listed("E", 1) + listed("G", 1, 1),
        ["I. A", "1. B", "chữ", "2. C", "a) D", "II. E", "1. G"],
    ),
    # a level of two numbers; a level that is skipped counts as begun; a bullet of a font of signs
    (OUTLINE, listed("A", 1) + listed("B", 1, 3) + listed("C", 1, 4), ["I. A", "1.1. B", "+ C"]),
    # two lists of one definition count on; a start that is set anew begins again, once
    (
        definition(1, level(0, "decimal", "%1."))
        + number(1, 1)
        + number(2, 1)
        + number(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
        listed("A", 1) + listed("B", 2) + listed("C", 3) + listed("D", 3),
        ["1. A", "2. B", "7. C", "8. D"],
    ),
    # a level that never begins again; figures under a roman number ("legal")
    (
        definition(1, level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>')) + number(1, 1),
        listed("A", 1) + listed("B", 1, 1) + listed("C", 1) + listed("D", 1, 1),
        ["I A", "1.1 B", "II C", "2.2 D"],
    ),
    # formats; a start that is not 1; a level that a list changes
    (definition(1, level(0, "upperLetter", "%1.", start=27)) + number(1, 1), listed("A", 1), ["AA. A"]),
    (definition(1, level(0, "lowerRoman", "(%1)", start=4)) + number(1, 1), listed("A", 1), ["(iv) A"]),
    (definition(1, level(0, "decimalZero", "%1-")) + number(1, 1), listed("A", 1), ["01- A"]),
    (definition(1, level(0, "none", "Điều")) + number(1, 1), listed("A", 1), ["Điều A"]),
    (definition(1, level(0, "bullet", "-")) + number(1, 1), listed("A", 1), ["- A"]),
    (
        definition(1, level(0, "decimal", "%1.")) + number(1, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "Phần %1")}</w:lvlOverride>'),
        listed("A", 1),
        ["Phần I A"],
    ),
    # a list that is not there; list 0; an empty paragraph counts and is not shown
    (OUTLINE, listed("A", 9) + listed("B", 0) + listed("", 1) + listed("C", 1), ["A", "B", "II. C"]),
]


@pytest.mark.parametrize(("numbering", "body", "lines"), LISTS)
def test_numbers_are_written_out_as_word_shows_them(numbering: str, body: str, lines: list[str]) -> None:
    assert shown(body, numbering=numbering) == lines


def style(identity: str, inside: str, based: str = "") -> str:
    rest = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{identity}"/>{rest}{inside}</w:style>'


def test_styles_carry_numbers_capitals_and_what_is_hidden() -> None:
    numbering = definition(1, level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>'), level(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>')) + number(
        1, 1
    )
    place = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("H1", place + "<w:rPr><w:caps/></w:rPr>")
        + style("H2", place)
        + style("Sub", "", based="H2")
        + style("An", "<w:rPr><w:vanish/></w:rPr>")
        + '<w:style w:type="paragraph" w:styleId="M1"><w:name w:val="toc 1"/></w:style>'
    )
    body = "".join(
        p(text, f'<w:pStyle w:val="{name}"/>') for text, name in [("mục lục", "M1"), ("Việc", "H1"), ("một", "H2"), ("hai", "Sub"), ("ẩn", "An")]
    )
    off = p("ba", '<w:pStyle w:val="H2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert shown(body + off, numbering=numbering, styles=styles) == ["I. VIỆC", "1. một", "2. hai", "ba"]


def test_a_style_of_lists_holds_the_definition() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + definition(1, level(0, "decimal", "%1)"))
        + number(1, 1)
        + number(2, 2)
    )
    styles = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    assert shown(listed("A", 2) + listed("B", 2), numbering=numbering, styles=styles) == ["1) A", "2) B"]


def test_tables_with_merged_cells() -> None:
    body = table(
        row(cell("TT", "<w:vMerge w:val='restart'/>"), cell("Việc", "<w:vMerge w:val='restart'/>"), cell("Cơ quan", "<w:gridSpan w:val='2'/>")),
        row(cell("", "<w:vMerge/>"), cell("", "<w:vMerge/>"), "Chủ trì", "Phối hợp"),
        row(cell("I. CHUNG", "<w:gridSpan w:val='4'/>")),
        row("1", "Lập", cell("Sở Y tế", "<w:vMerge w:val='restart'/>"), cell(p("Sở A") + p("Sở B"))),
        row("2", "Xây", cell("", "<w:vMerge/>"), ""),
        row("3", "bỏ", "x", "y", properties="<w:del/>"),
    )
    assert shown(body) == [
        (
            "| TT | Việc | Cơ quan<br>Chủ trì | Phối hợp |\n| --- | --- | --- | --- |\n| I | CHUNG |  |  |\n"
            "| 1 | Lập | Sở Y tế | Sở A<br>Sở B |\n| 2 | Xây | ″ |  |"
        )
    ]


def test_numbers_in_cells_stand_alone() -> None:
    numbering = definition(1, level(0, "decimal", "%1")) + number(1, 1)
    body = table(row("TT", "Việc", "Hạn"), row(cell(listed("", 1)), "Lập", "2025"), row(cell(listed("", 1)), "Xây", "2026"))
    assert shown(body, numbering=numbering)[0].splitlines()[2:] == ["| 1 | Lập | 2025 |", "| 2 | Xây | 2026 |"]


def test_frames_and_nested_tables_are_no_tables() -> None:
    inner = table(row("TT", "Việc"), row("1", "Lập"))
    body = table(row("UBND TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) + table(row(cell(p("Trang") + inner + p(""))))
    assert shown(body) == ["UBND TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Trang", "| TT | Việc |\n| --- | --- |\n| 1 | Lập |"]


def test_text_boxes_stand_below_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('DỰ THẢO')}</w:txbxContent>"
    drawn, older = f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>", f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{drawn}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
    assert shown(f"<w:p>{run(both)}{run(TEXT)}</w:p>") == ["Sở", "DỰ THẢO"]


def test_notes_follow_the_text() -> None:
    refer = run("<w:footnoteReference w:id='5'/>") + run("<w:endnoteReference w:id='2'/>")
    footnotes = f'<w:footnote w:id="0" w:type="separator">{p("—")}</w:footnote><w:footnote w:id="5">{p("Theo giá")}{p("năm 2010")}</w:footnote>'
    endnotes = f'<w:endnote w:id="2">{p("Nguồn: Cục Thống kê")}</w:endnote>'
    found = made(f"<w:p>{run(TEXT)}{refer}</w:p>" + p("Hết"), footnotes=footnotes, endnotes=endnotes)
    assert found.text.rstrip("\n").split("\n\n") == ["Sở", "Hết", "[1] Theo giá năm 2010", "[i] Nguồn: Cục Thống kê"]
    assert [(found.text[mark.start :][:3], mark.label) for mark in found.marks] == [("[1]", "chú thích 1"), ("[i]", "chú thích i")]


def test_lines_of_a_title_follow_one_another() -> None:
    styles = style("T", '<w:pPr><w:jc w:val="center"/></w:pPr>')
    centred = '<w:jc w:val="center"/>'
    body = p("KẾ HOẠCH", centred) + p("Phát triển", '<w:pStyle w:val="T"/>') + p("Một") + p("Hai", '<w:pStyle w:val="T"/><w:jc w:val="left"/>')
    assert shown(body, styles=styles) == ["KẾ HOẠCH\nPhát triển", "Một", "Hai"]


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    assert shown(p("Sở ", "<w:rPr><w:del/></w:rPr>") + p("Y tế")) == ["Sở Y tế"]


def test_contents_and_contents_of_fields_are_left_out() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    field = run('<w:fldChar w:fldCharType="begin"/>') + run("<w:instrText>TOC \\o</w:instrText>") + run('<w:fldChar w:fldCharType="separate"/>')
    end = run('<w:fldChar w:fldCharType="end"/>')
    body = f"<w:sdt>{gallery}<w:sdtContent>{p('I. Việc 3')}</w:sdtContent></w:sdt><w:p>{field}{run(TEXT)}</w:p><w:p>{run(TEXT)}{end}</w:p>"
    assert shown(body + p("Việc")) == ["Việc"]


def test_places_are_pages_tables_and_rows() -> None:
    turn = "<w:lastRenderedPageBreak/>"
    grid = table(row("TT", "A", "B"), row(cell(f"<w:p>{run(turn + '<w:t>1</w:t>')}</w:p>"), cell(f"<w:p>{run(turn + '<w:t>a</w:t>')}</w:p>"), "b"))
    found = made(p("đầu") + grid + p("giữa") + f"<w:p>{run(turn + '<w:t>cuối</w:t>')}</w:p>")
    at = [(found.text[mark.start :].split("\n")[0], mark.label) for mark in found.marks]
    assert at == [
        ("đầu", "trang 1"),
        ("| TT | A | B |", "trang 1, bảng 1, hàng 1"),
        ("| 1 | a | b |", "trang 2, bảng 1, hàng 2"),
        ("giữa", "trang 2"),
        ("cuối", "trang 3"),
    ]


def test_the_strict_form_is_read() -> None:
    strict = part("document", f"<w:body>{p('Sở')}</w:body>").replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    made = packed({"word/document.xml": strict, "_rels/.rels": related(("officeDocument", "/word/document.xml"))})
    assert read_docx(made, "plan.docx", unpacked_bytes=ROOM).text == "Sở\n\n"


def test_a_document_of_python_docx() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    document.add_heading("KẾ HOẠCH", level=1)
    for name in ("List Number", "List Number", "List Bullet"):
        document.add_paragraph(name, style=name)
    kept = io.BytesIO()
    document.save(kept)
    assert read_docx(kept.getvalue(), "plan.docx", unpacked_bytes=ROOM).text.split("\n\n")[:-1] == [
        "KẾ HOẠCH",
        "1. List Number",
        "2. List Number",
        "• List Bullet",
    ]


DAMAGED = [
    (word(p("a"))[:200], "bị hỏng"),  # torn
    (packed({"word/other.xml": "<a/>"}), "không có phần"),
    (packed({"word/document.xml": "<w:document"}), "phần XML bị hỏng"),
    (packed({"word/document.xml": part("document", "")}), "không có phần thân"),
    (word(p("Céng hßa x· héi chñ nghÜa ViÖt Nam")), "bảng mã cũ"),
    (word("<w:altChunk r:id='r1'/>"), "chỉ bọc một tệp khác"),
]


@pytest.mark.parametrize(("data", "reason"), DAMAGED)
def test_a_damaged_document_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_docx(data, "plan.docx", unpacked_bytes=ROOM)
