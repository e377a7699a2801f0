"""Pages: what a browser shows of them, written out; and what portals print around a document, left out."""

from __future__ import annotations

import pytest

from graph.errors import SourceError
from graph.read.html import read_html


def shown(page: str) -> str:
    return read_html(page.encode(), "trang.html").text.rstrip("\n")


SHOWN = [
    ("<p>Kế  hoạch\n năm&nbsp;2025</p>", "Kế hoạch năm 2025"),  # white space runs together
    ("<p>Kế<b>ho</b>ạch</p>", "Kếhoạch"),  # no space where none stands
    ("<div>Điều 1<div>Một</div>Hai</div>", "Điều 1\n\nMột\n\nHai"),  # blocks part paragraphs
    ("<p>Sở Y tế<br/>\n  Sở Nội vụ</p>", "Sở Y tế\nSở Nội vụ"),  # a break is a line break
    ("<p>R&amp;D &ge; 5&#37; &#7879;</p>", "R&D ≥ 5% ệ"),  # entities
    ("<p>km<sup>2</sup></p>", "km2"),  # raised letters are letters
    ("<p>nông&shy;thôn</p>", "nôngthôn"),  # a soft hyphen that is not shown
    ("<p>Số:&nbsp;&nbsp;&nbsp;&nbsp;/KH-UBND</p>", "Số:    /KH-UBND"),  # a number left blank
    ("<pre>Một\n  Hai</pre>", "Một\nHai"),  # lines of preformatted text
    ("<ol><li>Một<li>Hai</ol>", "1. Một\n\n2. Hai"),
    ("<ol type=I start=3><li>Ba</li><li>Bốn</li></ol>", "III. Ba\n\nIV. Bốn"),
    ('<ol style="list-style-type: lower-alpha"><li>Một<li value=4>Bốn</ol>', "a. Một\n\nd. Bốn"),
    ("<ol reversed><li>Hai<li>Một</ol>", "2. Hai\n\n1. Một"),
    ("<ul><li>Một<ul><li>Hai</ul></ul>", "• Một\n\n+ Hai"),  # bullets by depth: a level of the outline each
    ("<ul style='list-style: none'><li>Một</ul>", "Một"),
    ("<ul><li>- Một</ul>", "- Một"),  # it has a label of its own
    ("<ol><li><p>Một</p><p>tiếp</p><li>Hai</ol>", "1. Một\n\ntiếp\n\n2. Hai"),
    ("<p style='display:none'>ẩn</p><p hidden>ẩn</p><p>rõ</p>", "rõ"),
    ("<style>.an { display: none } .hoa { text-transform: uppercase }</style><p class=an>ẩn</p><p class='x hoa'>sở y tế</p>", "SỞ Y TẾ"),
    ('<p style="text-transform: uppercase">ủy ban</p>', "ỦY BAN"),
    ("<p>rõ</p><script>document.write('x')</script><noscript>bật JavaScript</noscript><textarea>nháp</textarea>", "rõ"),
    ("<p>còn <del>bỏ</del><ins>thêm</ins></p>", "còn thêm"),
    ("<p>Một</p><!-- ghi chú --><![if !supportLists]><p>Hai</p>", "Một\n\nHai"),  # what Word leaves behind
    ("<p align=center>KẾ HOẠCH</p><center>Phát triển</center><p style='text-align:center'>du lịch</p><p>Một", "KẾ HOẠCH\nPhát triển\ndu lịch\n\nMột"),
    ("<style>.g { text-align: center }</style><div class=g><p>A<p>B<p align=left>C</div>", "A\nB\n\nC"),  # lines of a title, each a paragraph
    ("<p>1.<span>&nbsp;&nbsp;&nbsp;&nbsp; </span>Mục đích</p>", "1. Mục đích"),  # a label that Word wrote out
]


@pytest.mark.parametrize(("page", "text"), SHOWN)
def test_what_a_browser_shows(page: str, text: str) -> None:
    assert shown(page) == text


TABLES = [
    # a head of two rows, one spanning columns; a group over all columns; a cell over two rows; a bar and a break in a cell
    (
        (
            "<table><thead><tr><th rowspan=2>TT<th rowspan=2>Việc<th colspan=2>Cơ quan<tr><th>Chủ trì<th>Phối hợp</thead>"
            "<tr><td>I<td colspan=3>CHUNG<tr><td>1<td>Lập A|B<td rowspan=2>Sở Y tế<td>Sở X<br>Sở Z<tr><td>2<td>Xây<td></table>"
        ),
        (
            "| TT | Việc | Cơ quan<br>Chủ trì | Phối hợp |\n| --- | --- | --- | --- |\n| I | CHUNG |  |  |\n"
            "| 1 | Lập A\\|B | Sở Y tế | Sở X<br>Sở Z |\n| 2 | Xây | ″ |  |"
        ),
    ),
    # without a marked head the first row is it
    (
        "<table><tr><td>TT<td>Việc<td>Hạn<tr><td>1<td>Lập<td>2025</table>",
        "| TT | Việc | Hạn |\n| --- | --- | --- |\n| 1 | Lập | 2025 |",
    ),
    # a title in the table's first row stands above it
    (
        "<table><tr><td colspan=3>PHÂN CÔNG<tr><td>TT<td>Việc<td>Hạn<tr><td>1<td>Lập<td>2025</table>",
        "PHÂN CÔNG\n\n| TT | Việc | Hạn |\n| --- | --- | --- |\n| 1 | Lập | 2025 |",
    ),
    # a letterhead
    (
        "<table><tr><td>UBND TỈNH A<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<tr><td>Số: 5/KH-UBND<td>A, ngày 02 tháng 3 năm 2024</table>",
        "UBND TỈNH A\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 5/KH-UBND\n\nA, ngày 02 tháng 3 năm 2024",
    ),
    # signatures of two bodies, in rows: each name follows its office
    (
        "<table><tr><td>KT. BỘ TRƯỞNG<br>THỨ TRƯỞNG<td>KT. BỘ TRƯỞNG<br>THỨ TRƯỞNG<tr><td>Lê A<td>Vũ B</table>",
        "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nLê A\n\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nVũ B",
    ),
    # labels in a column of their own
    ("<table><tr><td>a)<td>Lập đề án<tr><td>b)<td>Xây nhà</table>", "a) Lập đề án\n\nb) Xây nhà"),
    # a page set into a table
    ("<table><tr><td><p>Một<table><tr><td>TT<td>Việc<tr><td>1<td>Lập</table></table>", "Một\n\n| TT | Việc |\n| --- | --- |\n| 1 | Lập |"),
]


@pytest.mark.parametrize(("page", "text"), TABLES)
def test_tables_of_data_and_tables_of_layout(page: str, text: str) -> None:
    assert shown(page) == text


def test_footnotes_follow_the_text_and_say_where_they_stand() -> None:
    page = (
        '<p>Tăng 5%<a href="vb.htm#_ftn1" name="_ftnref1"><sup>[1]</sup></a> một năm.</p>'
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Theo giá 2010.</p></div><p>Hết <a href="#top">[2]</a></p>'
    )
    made = read_html(page.encode(), "trang.html")
    assert made.text == "Tăng 5% một năm.\n\nHết [2]\n\n[1] Theo giá 2010.\n\n"
    assert [(mark.start, mark.label) for mark in made.marks] == [(made.text.index("[1] Theo"), "chú thích 1")]


def test_places_name_the_table_and_its_row() -> None:
    made = read_html(b"<p>x</p><table><tr><td>TT<td>A<td>B<tr><td>1<td>a<td>b<tr><td>2<td>c<td>d</table><p>y</p>", "trang.html")
    at = {mark.label: made.text[mark.start] for mark in made.marks}
    assert at == {"bảng 1, hàng 1": "|", "bảng 1, hàng 2": "|", "bảng 1, hàng 3": "|", "": "y"}


BODY = "<p>" + "Căn cứ <a href=/1>Quyết định số 7/QĐ-UBND ngày 02/3/2023</a> của tỉnh, cơ quan xây dựng kế hoạch với các nội dung sau. " * 5 + "</p>"
AROUND = [
    "<nav><a href=/>Trang chủ</a></nav>",
    "<header>Cổng thông tin</header>",
    "<div id='main-menu'><p>Giới thiệu</p></div>",
    "<div class='box'><ul><li><a href=/1>Quyết định số 8/QĐ-UBND</a><li><a href=/2>Kế hoạch số 9/KH-UBND</a></ul></div>",
    "<div class='van-ban lienquan'>Văn bản thay thế: Quyết định 8/QĐ-UBND</div>",
    "<footer>Bản quyền</footer>",
    "<aside>Quảng cáo</aside>",
    "<div role=search>Tìm kiếm</div>",
]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("page", ["{0}<div><div>{1}</div></div>", "<form><div>{1}</div>{0}</form>", "<div>{0}{1}<p>Hết.</p></div>"])
def test_menus_around_the_document_are_left_out(page: str, around: str) -> None:
    text = shown(page.format(around, BODY))
    assert text.removesuffix("\n\nHết.") == shown(BODY)


KEPT = [
    "<p><a href=/1>Luật Đất đai số 31/2024/QH15</a></p>",  # a paragraph that is one link, beside the document's others
    "<div>Căn cứ <a href=/1>Luật Đất đai</a>;<br>Căn cứ <a href=/1>Luật Xây dựng</a>;</div>",  # a preamble that is nearly all links
    "<div class=header><table><tr><td>UBND TỈNH A<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</table></div>",  # a letterhead in a class "header"
    "<div class=footer><p>Nơi nhận:</p><p>- Như trên.</p></div>",  # recipients in a class "footer"
    "<ul class=info><li>Số hiệu: <a>5/KH-UBND</a><li>Nơi ban hành: <a href=/t>Tỉnh A</a><li>Người ký: <a href=/n>Vũ B</a></ul>",  # a portal's facts
]


@pytest.mark.parametrize("part", KEPT)
def test_nothing_of_the_document_is_left_out(part: str) -> None:
    assert shown(f"<div><div>{part}{BODY}</div></div>") == f"{shown(part)}\n\n{shown(BODY)}"


ENCODED = [
    ("utf-8", "<meta charset=iso-8859-1>"),  # UTF-8 whatever the page says
    ("utf-8-sig", ""),
    ("utf-16", '<meta http-equiv=Content-Type content="text/html; charset=unicode">'),  # as Word saves pages
    ("utf-16-le", ""),
    ("utf-16-be", ""),
    ("cp1258", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">'),
]


@pytest.mark.parametrize(("encoding", "declared"), ENCODED)
def test_character_sets(encoding: str, declared: str) -> None:
    # windows-1258 has letters and marks apart, and no letter for "ộ": the tone follows "ô"
    words = "Nô\u0323i vu\u0323 tỉnh".replace("ỉ", "i\u0309") if encoding == "cp1258" else "Nội vụ tỉnh"
    page = f"<html><head>{declared}</head><body><p>{words}</p></body></html>"
    assert read_html(page.encode(encoding), "trang.html").text == "Nội vụ tỉnh\n\n"


REFUSED = [
    (b"<p>K\xea ho\xe4ch", "không khai bảng mã"),
    ("<p>Céng hßa x· héi chñ nghÜa ViÖt Nam".encode(), "bảng mã cũ"),  # well-formed UTF-8 of letters that only a font makes Vietnamese
    (b"<meta charset=zlib><p>K\xea", "bảng mã “zlib”"),  # not a character set, though Python has a codec of this name
    (b"<meta charset=windows-1252><p>K\xea \x81", "byte thứ"),  # bytes that the set has no letter for
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_an_encoding_is_never_guessed(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_html(data, "trang.html")
