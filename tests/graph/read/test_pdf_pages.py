"""PDF -> text: what stands on a page and is not of its text, footnotes, letters printed in odd ways, and files that are refused."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from graph.errors import SourceError
from graph.read.pdf import pages, read_pdf
from graph.read.pdf.legacy import from_font
from tests.graph.read.printed import FONTS, PLAIN, Printed, drawn, need_fonts

ITEM = "Kiểm tra, rà soát các hồ chứa nước trên địa bàn, lập phương án bảo vệ và báo cáo Ủy ban nhân dân huyện trước ngày 30 tháng 4."
MIDDLE, TOP = A4[0] / 2, A4[1] - 36


def items(count: int) -> list[str]:
    return [f"{number}. {ITEM}" for number in range(1, count + 1)]


NUMBERS = [
    (lambda canvas, page: canvas.drawCentredString(MIDDLE, TOP, str(page)), "in the middle of the head"),
    (lambda canvas, page: canvas.drawCentredString(MIDDLE, TOP, f"- {page} -"), "between dashes"),
    (lambda canvas, page: canvas.drawRightString(530, 30, f"Trang {page}/9"), "with the number of all pages, at the foot"),
    (lambda canvas, page: canvas.drawString(90, 30, str(page + 16)), "counted on from another part"),
    (lambda canvas, page: canvas.drawString(90, TOP, f"CÔNG BÁO/Số {563} + 564/Ngày 24-6-2023          {page}"), "in a running head"),
    (lambda canvas, page: canvas.drawString(90, 30, "Kế hoạch phòng, chống thiên tai huyện Thạch Hà"), "a running foot"),
    (lambda canvas, page: page % 2 and canvas.drawString(90, TOP, "Văn phòng UBND huyện"), "a head on odd pages"),
]


@pytest.mark.parametrize(("draw", "what"), NUMBERS, ids=[what for _, what in NUMBERS])
def test_page_numbers_and_running_heads_are_left_out(draw: object, what: str) -> None:
    document = Printed(draw)  # type: ignore[arg-type]
    document.body(*items(70))
    read = read_pdf(document.data(), "plan.pdf")
    assert read.text.strip().split("\n\n") == items(70), what
    assert len(read.marks) >= 5


def test_a_line_that_begins_several_pages_is_no_running_head() -> None:
    document = Printed()
    for number in range(1, 5):
        document.body("- Chủ trì: Phòng Nông nghiệp.", f"{number}. {ITEM}")
        document.page()
    assert read_pdf(document.data(), "plan.pdf").text.count("- Chủ trì: Phòng Nông nghiệp.") == 4


PRINTS = [
    (("2/3/24, 9:05 AM", "Kế hoạch 12"), ("https://thachha.example/van-ban?id=12", "{}/9")),  # Chromium
    (("09:05 03/02/2024", "Kế hoạch 12"), ("file:///C:/tai-lieu/kh12.html", "{}/9")),  # the same in Vietnamese, a page of the disk
    (("Kế hoạch 12", "https://thachha.example/van-ban?id=12"), ("{} of 9", "03/02/2024, 09:05")),  # Firefox
]


@pytest.mark.parametrize(("head", "foot"), PRINTS)
@pytest.mark.parametrize("count", [2, 70])
def test_what_a_browser_prints_at_the_edges_is_left_out(head: tuple[str, str], foot: tuple[str, str], count: int) -> None:
    def draw(canvas: Canvas, page: int) -> None:
        canvas.setFont(PLAIN, 7)
        for y, (left, right) in ((A4[1] - 20, head), (16, foot)):
            canvas.drawString(24, y, left)
            canvas.drawRightString(570, y, right.format(page))

    document = Printed(draw)
    document.body(*items(count))
    assert read_pdf(document.data(), "plan.pdf").text.strip().split("\n\n") == items(count)


def test_running_heads_of_pages_that_are_all_table_are_left_out() -> None:
    def draw(canvas: Canvas, page: int) -> None:
        canvas.drawString(90, A4[1] - 30, "Phòng Nông nghiệp huyện")
        canvas.drawRightString(530, 30, f"Bản in {page}")

    document = Printed(draw)
    document.table([["TT", "Nhiệm vụ"], *([str(number), ITEM] for number in range(1, 90))], [1.5, 12])
    lines = read_pdf(document.data(), "plan.pdf").text.strip().split("\n")
    assert len(lines) == 2 + 89
    assert all(line.startswith("|") for line in lines)


def test_a_line_with_an_address_or_an_hour_is_of_the_text_where_a_text_stands() -> None:
    document = Printed()
    document.body("https://thachha.example/van-ban", ITEM, "Khai mạc lúc 9:05 03/02/2024")
    text = read_pdf(document.data(), "plan.pdf").text
    assert "https://thachha.example/van-ban" in text
    assert "9:05 03/02/2024" in text


def footnote(canvas: Canvas, page: int) -> None:
    if page == 1:
        canvas.line(90, 100, 230, 100)
        canvas.setFont(PLAIN, 8)
        canvas.drawString(90, 88, "1")
        canvas.drawString(98, 88, "Theo số liệu của Phòng Thống kê, năm 2023 có 12 hồ chứa")
        canvas.drawString(98, 77, "và 45 km kênh mương.")
        canvas.drawString(90, 66, "2 Gồm cả các xã vùng ven.")


def test_footnotes_follow_the_text_and_their_numbers_stand_apart() -> None:
    document = Printed(footnote)
    document.body(
        "Huyện có nhiều hồ chứa<super size=7>1</super>, trong đó 3 hồ<super size=7>2</super> rộng trên 5 km<super size=7>2</super> cần sửa chữa.",
        ITEM,
    )
    document.page()
    document.body(ITEM)
    read = read_pdf(document.data(), "plan.pdf")
    assert read.text.strip().split("\n\n") == [
        "Huyện có nhiều hồ chứa [1], trong đó 3 hồ [2] rộng trên 5 km2 cần sửa chữa.",
        ITEM,
        ITEM,
        "[1] Theo số liệu của Phòng Thống kê, năm 2023 có 12 hồ chứa và 45 km kênh mương.",
        "[2] Gồm cả các xã vùng ven.",
    ]
    assert [mark.label for mark in read.marks] == ["trang 1", "trang 2", "trang 1, chú thích 1", "trang 1, chú thích 2"]


def stamped(canvas: Canvas) -> None:
    canvas.drawString(90, 760, "ỦY BAN NHÂN DÂN HUYỆN")
    canvas.drawString(90, 740, "Số: 12/KH-UBND")
    canvas.setFont(PLAIN, 7)
    for i, line in enumerate(("Ký bởi: Ủy ban nhân dân huyện", "Email: ubnd@huyen.gov.vn", "Ngày ký: 05-02-2024 14:20:11 +07:00")):
        canvas.drawString(180, 764 - 9 * i, line)
    canvas.setFont(PLAIN, 12)
    canvas.drawString(90, 700, END.strip())


END = "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống.\n"


def test_the_stamp_of_a_digital_signature_is_left_out() -> None:
    assert re.sub(r"\n+", "\n", read_pdf(drawn(stamped), "plan.pdf").text) == "ỦY BAN NHÂN DÂN HUYỆN\nSố: 12/KH-UBND\n" + END


def test_who_signed_at_which_hour_may_be_of_the_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(90, 740, "Số hiệu: 12/KH-UBND. Loại văn bản: Kế hoạch. Nơi ban hành: Huyện Thạch Hà.")
        canvas.drawString(90, 720, "Người ký: Lê Thị Nhàn. Cập nhật lúc 14:20.")

    assert "Người ký: Lê Thị Nhàn." in read_pdf(drawn(draw), "plan.pdf").text


def bold_by_offset(canvas: Canvas) -> None:
    for dx in (0, 0.4):
        canvas.drawString(90 + dx, 700, "Điều 1. Ban hành Kế hoạch.")


def bold_letter_by_letter(canvas: Canvas) -> None:
    x = 90.0
    for letter in "Điều 1. Tất cả":
        canvas.drawString(x, 700, letter)
        canvas.drawString(x + 0.3, 700, letter)
        x += canvas.stringWidth(letter)


def on_its_side(canvas: Canvas) -> None:
    canvas.rotate(90)
    canvas.drawString(100, -200, "Phụ lục I")
    canvas.drawString(100, -220, "Danh mục nhiệm vụ")


def watermarked(canvas: Canvas) -> None:
    canvas.drawString(90, 700, "Điều 1. Ban hành Kế hoạch.")
    canvas.translate(200, 300)
    canvas.rotate(45)
    canvas.drawString(0, 0, "BẢN SAO")


def outside(canvas: Canvas) -> None:
    canvas.drawString(90, 700, "Điều 1. Ban hành Kế hoạch.")
    canvas.drawString(-300, 700, "không ai thấy")


ODD = [
    (bold_by_offset, "Điều 1. Ban hành Kế hoạch.\n"),  # printed twice to look bold
    (bold_letter_by_letter, "Điều 1. Tất cả\n"),  # each letter printed twice
    (on_its_side, "Phụ lục I\n\nDanh mục nhiệm vụ\n"),  # a page whose text runs upward
    (watermarked, "Điều 1. Ban hành Kế hoạch.\n"),  # slanted words across the page are no text
    (outside, "Điều 1. Ban hành Kế hoạch.\n"),  # nor is what lies beside the page
]


@pytest.mark.parametrize(("draw", "text"), ODD)
def test_odd_ways_of_printing(draw: object, text: str) -> None:
    assert read_pdf(drawn(draw), "plan.pdf").text == text  # type: ignore[arg-type]


OLD = [
    (".VnTime", "Céng hßa x· héi chñ nghÜa ViÖt Nam, ngµy 05 th¸ng 3 n¨m 2004", "Cộng hòa xã hội chủ nghĩa Việt Nam, ngày 05 tháng 3 năm 2004"),
    (".VnTimeH", "kÕ ho¹ch", "KẾ HOẠCH"),  # the font shows capitals
    ("ABCDEF+.VnArial", "th­êng xuyªn -u tiªn h-íng 12/Q§-UB", "thường xuyên ưu tiên hướng 12/QĐ-UB"),  # “ư” prints as a hyphen
    ("VNI-Times", "COÄNG HOØA XAÕ HOÄI, Ñieàu 1, ñöôïc tröôùc thôøi kyø", "CỘNG HÒA XÃ HỘI, Điều 1, được trước thời kỳ"),
    ("TimesNewRoman", "Céng hßa", "Céng hßa"),  # another font: nothing is guessed
]


@pytest.mark.parametrize(("font", "printed", "meant"), OLD)
def test_fonts_from_before_unicode(font: str, printed: str, meant: str) -> None:
    assert " ".join(from_font(word, font) for word in printed.split(" ")) == meant


def in_font(name: str) -> bytes:
    """Print words of an old encoding in a font of this name."""
    need_fonts()
    face = TTFont(name, str(FONTS / f"{PLAIN}.ttf"))
    face.face.name = name.encode()
    pdfmetrics.registerFont(face)

    def draw(canvas: Canvas) -> None:
        canvas.setFont(name, 12)
        canvas.drawString(90, 700, "KÕ ho¹ch ph¸t triÓn n«ng nghiÖp")

    return drawn(draw)


def test_the_name_of_a_font_says_how_it_is_read() -> None:
    assert read_pdf(in_font(".VnTime"), "plan.pdf").text == "Kế hoạch phát triển nông nghiệp\n"


def by_hand(box: str = "0 0 595 842", content: bytes = b"", kids: str = "3 0 R", count: int = 1) -> bytes:
    """Write a PDF that no program would write."""
    stream = content + b"BT /F 12 Tf 50 700 Td (Phan I) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, obj) for number, obj in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


HOSTILE = [
    by_hand(),  # a plain one
    by_hand(box="0 0 1000000000 1000000000"),  # a page as large as a country
    by_hand(box="0 0 1e400 1e400"),  # without end
    by_hand(box="595 842 0 0"),  # upside down
    by_hand(box="0 0 0 0"),  # no room at all
    by_hand(kids="2 0 R 3 0 R", count=2_000_000_000),  # a tree of pages that holds itself
    by_hand(content=b"BT /F 1 Tf 1e38 0 0 1e38 1e38 700 Tm (x) Tj ET "),  # a letter beyond all bounds
    by_hand(content=b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % ((4 * i,) * 4) for i in range(149))),  # 20,000 empty cells
    by_hand(content=b"0 0 m 9 9 l S " * 60_000 + b"BT /F 12 Tf 50 600 Td (Mot hai ba bon nam sau bay) Tj ET "),  # more strokes than are looked at
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_what_no_program_would_write_is_read_all_the_same(data: bytes) -> None:
    assert "Phan I" in read_pdf(data, "plan.pdf").text


def scan() -> bytes:
    """A page of text as a picture."""
    document = Printed()
    document.body(ITEM)
    opened = pypdfium2.PdfDocument(document.data())
    image = opened[0].render(scale=200 / 72, grayscale=True).to_pil()

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(image), 0, 0, *A4)
        canvas.showPage()
        canvas.setFont(PLAIN, 12)
        canvas.drawString(90, 700, "Điều 1. Ban hành Kế hoạch.")

    return drawn(draw)


def test_pictures_are_refused_by_page_where_nothing_can_recognise_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "find_program", lambda: None)
    with pytest.raises(SourceError, match=r"trang 1 là ảnh.*tesseract-ocr-vie"):
        read_pdf(scan(), "plan.pdf")


def made(count: int) -> bytes:
    opened = pypdfium2.PdfDocument.new()
    for _ in range(count):
        opened.new_page(595, 842)
    data = io.BytesIO()
    opened.save(data)
    return data.getvalue()


def locked() -> bytes:
    return drawn(lambda canvas: canvas.drawString(90, 700, "Kế hoạch"), encrypt="bí mật".encode().decode("latin-1"))


REFUSED = [
    (lambda: b"KE HOACH", "không phải PDF"),  # no PDF at all
    (lambda: drawn(stamped)[:400], "không phải PDF, hoặc tệp bị hỏng"),  # cut off
    (locked, "mật khẩu"),  # locked
    (lambda: in_font("VPS-Times"), r"bảng mã cũ \(.*VPS-Times\)"),  # an old encoding that is not converted
    (lambda: in_font("Garamond"), "mà tên phông không nói rõ"),  # an old encoding in a font that does not say so
    (lambda: made(3), "không có chữ nào"),  # empty pages
    (lambda: made(pages.PAGE_LIMIT + 1), f"có {pages.PAGE_LIMIT + 1} trang"),  # too many pages
    (lambda: drawn(lambda canvas: [canvas.drawString(90, 80 * i, "x" * 9000) for i in range(1, 9)]), "trang 1 không đọc được"),  # too many letters
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_a_file_that_cannot_be_read_says_why(data: object, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_pdf(data(), "plan.pdf")  # type: ignore[operator]
