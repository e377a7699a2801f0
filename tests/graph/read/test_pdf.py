"""PDF -> text: paragraphs, columns, tables, footnotes, and what is left out, each in a document set for the test."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from graph.model import Mark
from graph.read.pdf import read_pdf
from graph.read.rendition import Rendition
from tests.graph.read.printed import PLAIN, Printed, drawn

LONG = (
    "- Rà soát, bổ sung danh mục các công trình thủy lợi nhỏ cần sửa chữa trước mùa mưa; phân công trách nhiệm rõ ràng cho từng phòng, từng xã "
    "trong việc kiểm tra, bảo đảm đủ vật tư, nhân lực và kinh phí theo phương châm bốn tại chỗ."
)


def text_of(document: Printed) -> str:
    return read_pdf(document.data(), "plan.pdf").text


def paragraphs(document: Printed) -> list[str]:
    return text_of(document).strip().split("\n\n")


def test_printed_lines_are_joined_to_the_paragraphs_they_came_from() -> None:
    texts = ["I. MỤC TIÊU", LONG, "1. Nhiệm vụ chung", LONG.removeprefix("- ").capitalize(), LONG, "2. Thời hạn: quý II năm 2024."]
    document = Printed()
    document.body(*texts)
    assert paragraphs(document) == texts


def test_paragraphs_without_indent_are_told_by_their_last_line() -> None:
    document = Printed()
    document.body(*[LONG] * 3)
    for paragraph in document.story:
        paragraph.style.firstLineIndent, paragraph.style.spaceAfter = 0, 0  # type: ignore[attr-defined]
    assert paragraphs(document) == [LONG] * 3


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    document = Printed()
    document.body(*[f"{number}. {LONG[2:]}" for number in range(1, 30)])
    read = read_pdf(document.data(), "plan.pdf")
    assert read.text.strip().split("\n\n") == [f"{number}. {LONG[2:]}" for number in range(1, 30)]
    assert [mark.label for mark in read.marks] == [f"trang {number}" for number in range(1, len(read.marks) + 1)]
    assert any(read.text[mark.start - 1] == " " for mark in read.marks[1:])  # a page begins within a sentence


CUT = [
    (("theo Quyết định số 16/QĐ-", "UBND ngày 01/02/2024"), "theo Quyết định số 16/QĐ-UBND ngày 01/02/2024"),  # after a hyphen of a number
    (("theo Quyết định số 16", "/QĐ-UBND ngày 01/02/2024"), "theo Quyết định số 16/QĐ-UBND ngày 01/02/2024"),  # before its slash
    (("giai đoạn 2021 -", "2025 trên địa bàn"), "giai đoạn 2021 - 2025 trên địa bàn"),  # a dash with spaces keeps them
    (("giai đoạn 2021", "-2025 trên địa bàn"), "giai đoạn 2021-2025 trên địa bàn"),  # no item of a list
    (("của Ủy ban nhân", "dân huyện"), "của Ủy ban nhân dân huyện"),  # plain words
    (("phát triển kinh\u00ad tế", "nông thôn"), "phát triển kinh tế nông thôn"),  # a soft hyphen that cuts nothing
    (("gồm ﬁ và ﬀ\u00a0là", "chữ ghép"), "gồm fi và ff là chữ ghép"),  # ligatures, a space that does not break
]


def justified(canvas: Canvas, y: float, line: str) -> None:
    """Spread the words of a line from 100 to 500 points."""
    words = line.split(" ")
    gap = (400 - sum(canvas.stringWidth(word) for word in words)) / (len(words) - 1)
    x = 100.0
    for word in words:
        canvas.drawString(x, y, word)
        x += canvas.stringWidth(word) + gap


@pytest.mark.parametrize(("lines", "text"), CUT)
def test_what_a_line_end_cuts_is_joined(lines: tuple[str, str], text: str) -> None:
    def draw(canvas: Canvas) -> None:
        justified(canvas, 718, "Nhiệm vụ này được giao cho các phòng và các xã")
        justified(canvas, 700, "cùng thực hiện trong năm nay " + lines[0])
        canvas.drawString(100, 682, lines[1])

    assert text in read_pdf(drawn(draw), "plan.pdf").text


def test_letters_printed_apart_from_their_marks_are_composed() -> None:
    document = Printed()
    document.body(unicodedata.normalize("NFD", LONG))
    assert text_of(document).strip() == LONG


def letterhead(document: Printed) -> None:
    document.columns(
        (["ỦY BAN NHÂN DÂN", "HUYỆN THẠCH HÀ"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]),
        (["Số: 12/KH-UBND"], ["Thạch Hà, ngày 05 tháng 02 năm 2024"]),
    )


def test_a_letterhead_is_read_column_by_column() -> None:
    document = Printed()
    letterhead(document)
    document.title("KẾ HOẠCH", "Phòng, chống thiên tai năm 2024")
    document.body(LONG)
    assert paragraphs(document) == [
        "ỦY BAN NHÂN DÂN\nHUYỆN THẠCH HÀ",
        "Số: 12/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Thạch Hà, ngày 05 tháng 02 năm 2024",
        "KẾ HOẠCH\nPhòng, chống thiên tai năm 2024",
        LONG,
    ]


def test_a_title_at_the_left_edge_below_a_letterhead_is_no_part_of_it() -> None:
    def draw(canvas: Canvas) -> None:
        for x, y, words in ((150, 770, "TỈNH ỦY AN SƠN"), (400, 763, "ĐẢNG CỘNG SẢN VIỆT NAM"), (150, 755, "*")):
            canvas.drawCentredString(x, y, words)
        canvas.drawCentredString(400, 747, "An Sơn, ngày 09 tháng 5 năm 2025")
        canvas.drawCentredString(150, 740, "Số 45-KH/TU")
        for y, words in ((719, "KẾ HOẠCH"), (701, "thực hiện Nghị quyết của Bộ Chính trị về đổi mới công tác tổ chức cán bộ")):
            canvas.drawString(63, y, words)

    assert read_pdf(drawn(draw), "plan.pdf").text.startswith(
        "TỈNH ỦY AN SƠN\n*\nSố 45-KH/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nAn Sơn, ngày 09 tháng 5 năm 2025\n\nKẾ HOẠCH\n"
    )


def test_recipients_and_signer_are_read_one_after_the_other() -> None:
    document = Printed()
    document.body(LONG + "/.")
    left = ["Nơi nhận:", "- UBND tỉnh (báo cáo);", "- Các phòng, ban, ngành và đoàn thể của huyện, các xã, thị trấn;", "- Lưu: VT."]
    document.signatures(left, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "\u00a0", "\u00a0", "Lê Thị Nhàn"])
    found = text_of(document)
    assert "\n".join(left) in found
    assert "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n" in found
    assert found.index("- Lưu: VT.") < found.index("TM. ỦY BAN") < found.index("Lê Thị Nhàn")


HEADS = [
    # columns so near each other that the gap is narrower than a space
    ((["BAN TUYÊN GIÁO TỈNH ỦY - SỞ"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]), (7.26, 8.8)),
    # lines of the two sides at other heights
    ((["TỈNH ỦY AN SƠN", "*", "Số 45-CTr/TU"], ["ĐẢNG CỘNG SẢN VIỆT NAM", "An Sơn, ngày 20 tháng 8 năm 2021"]), (6, 10)),
    # a name that takes several lines
    (
        (["SỞ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI", "Số: 11/KH-SLĐTBXH"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]),
        (7, 9),
    ),
]


@pytest.mark.parametrize(("cells", "widths"), HEADS)
def test_letterheads_of_many_kinds(cells: tuple[list[str], list[str]], widths: tuple[float, float]) -> None:
    document = Printed()
    document.columns(cells, widths=widths, size=10.5)
    document.body(LONG)
    left, right = ("\n".join(cell) for cell in cells)
    assert paragraphs(document) == [left, right, LONG]


def test_three_sign_together() -> None:
    document = Printed()
    document.body(LONG + "/.")
    signers = [["TỈNH ĐOÀN", "BÍ THƯ", "\u00a0", "\u00a0", "Trần Văn Ba"], ["SỞ GIÁO DỤC", "GIÁM ĐỐC", "\u00a0", "\u00a0", "Lê Thị Tư"]]
    signers.append(["BAN TUYÊN GIÁO", "TRƯỞNG BAN", "\u00a0", "\u00a0", "Võ Thị Năm"])
    document.columns((signers[0], signers[1], signers[2]), widths=(5, 5, 6))
    found = [part for part in paragraphs(document) if part != LONG + "/."]
    assert " ".join(found).split() == " ".join(" ".join(signer) for signer in signers).split()


LAYOUTS = [
    {"alignment": 0, "spaceAfter": 6},  # ragged, parted by space
    {"alignment": 4},  # justified, neither indent nor space
    {"alignment": 4, "leftIndent": 28, "firstLineIndent": -17},  # hanging
    {"alignment": 4, "firstLineIndent": 36},  # indented, no space
    {"alignment": 0, "firstLineIndent": 28, "leftIndent": 14},  # all of it set in, first lines further
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_of_paragraphs(layout: dict[str, float]) -> None:
    texts = [f"{mark} {text}" for mark in ("1.", "a)", "-", "II.", "Điều 2.") for text in (LONG[2:], "Báo cáo kết quả năm 2024.", LONG[2:90] + ".")]
    document = Printed()
    document.body(*texts, **layout)
    assert paragraphs(document) == texts


ROWS = [
    [str(i), f"Nhiệm vụ thứ {i}: sửa chữa kênh mương nội đồng, nạo vét lòng dẫn ở các xã phía nam của huyện", "Phòng NN&PTNT", "2024"]
    for i in range(1, 41)
]
HEAD = ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]


def test_a_table_over_several_pages_is_one_table_with_one_head() -> None:
    document = Printed()
    document.table([HEAD, *ROWS], [1.2, 8, 4, 2.5])
    read = read_pdf(document.data(), "plan.pdf")
    lines = read.text.strip().split("\n")
    assert lines == ["| TT | Nhiệm vụ | Chủ trì | Thời gian |", "| --- | --- | --- | --- |", *("| " + " | ".join(row) + " |" for row in ROWS)]
    assert place(read, "Nhiệm vụ thứ 40") == f"trang {pages(read)}, bảng 1, hàng 41"


def framed(canvas: Canvas) -> None:
    for inset in (30, 36):
        canvas.rect(inset, inset, 595 - 2 * inset, 842 - 2 * inset)
    canvas.drawString(90, 700, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống")
    canvas.drawString(90, 680, "thiên tai năm 2024.")


def ruled_letterhead(canvas: Canvas) -> None:
    canvas.grid([80, 240, 510], [690, 740, 760])
    for x, y, words in ((90, 745, "UBND HUYỆN"), (250, 745, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (90, 720, "Số: 1/KH-UBND"), (250, 720, "Độc lập")):
        canvas.drawString(x, y, words)


FRAMES = [
    (framed, ["Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống thiên tai năm 2024."]),  # a double frame around the page
    (ruled_letterhead, ["UBND HUYỆN", "Số: 1/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập"]),  # a letterhead with rules
]


@pytest.mark.parametrize(("draw", "texts"), FRAMES)
def test_what_is_only_framed_is_no_table(draw: Callable[[Canvas], None], texts: list[str]) -> None:
    assert [line for line in read_pdf(drawn(draw), "plan.pdf").text.split("\n") if line] == texts


def test_a_row_that_a_page_end_cuts_is_one_row() -> None:
    def grid(canvas: Canvas, top: int, rows: list[tuple[str, str, str]]) -> None:
        for i, row in enumerate(rows):
            for x, words in zip((90, 120, 320), row, strict=True):
                canvas.drawString(x + 4, top - 30 * i - 18, words)
        for y in range(len(rows) + 1):
            canvas.line(90, top - 30 * y, 500, top - 30 * y)
        for x in (90, 120, 320, 500):
            canvas.line(x, top, x, top - 30 * len(rows))

    def draw(canvas: Canvas) -> None:
        head = ("TT", "Nhiệm vụ", "Phối hợp")
        grid(canvas, 160, [head, ("1", "Nạo vét kênh", "Các xã"), ("2", "Tu bổ đê bao khu vực", "Phòng Tài chính; UBND các")])
        canvas.showPage()
        canvas.setFont(PLAIN, 12)
        grid(canvas, 780, [head, ("", "phía nam huyện", "xã ven sông"), ("3", "Trồng tre chắn sóng", "")])

    assert read_pdf(drawn(draw), "plan.pdf").text.split("\n")[2:5] == [
        "| 1 | Nạo vét kênh | Các xã |",
        "| 2 | Tu bổ đê bao khu vực phía nam huyện | Phòng Tài chính; UBND các xã ven sông |",
        "| 3 | Trồng tre chắn sóng |  |",
    ]


def place(read: Rendition, words: str) -> str:
    at = read.text.index(words)
    return max((mark for mark in read.marks if mark.start <= at), key=lambda mark: mark.start).label


def pages(read: Rendition) -> int:
    return max(int(mark.label.split()[1].strip(",")) for mark in read.marks)


def test_merged_cells_and_cells_of_several_paragraphs() -> None:
    document = Printed()
    rows = [
        HEAD,
        ["I. Thủy lợi", "", "", ""],
        ["1", "Nạo vét kênh.\nBáo cáo kết quả | số liệu.", "Phòng NN&PTNT", "Hằng năm"],
        ["2", "Tu bổ đê", "Các xã", ""],
    ]
    document.table(rows, [1.2, 8, 4, 2.5], more=(("SPAN", (0, 1), (-1, 1)), ("SPAN", (3, 2), (3, 3))))
    assert text_of(document).split("\n")[2:5] == [
        "| I. Thủy lợi |  |  |  |",
        "| 1 | Nạo vét kênh.<br>Báo cáo kết quả \\| số liệu. | Phòng NN&PTNT | Hằng năm |",
        "| 2 | Tu bổ đê | Các xã | ″ |",
    ]


def test_heads_of_two_rows_and_a_title_above_them() -> None:
    document = Printed()
    rows = [
        ["Biểu 1. Chỉ tiêu", "", "", ""],
        ["TT", "Chỉ tiêu", "Năm", ""],
        ["", "", "2024", "2025"],
        *([str(i), "Số hộ", "12", "15"] for i in range(1, 60)),
    ]
    spans = (("SPAN", (0, 0), (-1, 0)), ("SPAN", (0, 1), (0, 2)), ("SPAN", (1, 1), (1, 2)), ("SPAN", (2, 1), (3, 1)))
    document.table(rows, [1.2, 8, 3, 3], more=spans, head=3)
    found = text_of(document)
    assert found.split("\n")[:5] == [
        "Biểu 1. Chỉ tiêu",
        "",
        "| TT | Chỉ tiêu | Năm<br>2024 | 2025 |",
        "| --- | --- | --- | --- |",
        "| 1 | Số hộ | 12 | 15 |",
    ]
    assert found.count("2025") == 1


def test_heads_that_run_upward_stand_in_their_cells() -> None:
    def draw(canvas: Canvas) -> None:
        for x in (90, 200, 260, 320):
            canvas.line(x, 500, x, 700)
        for y in (500, 520, 540, 700):
            canvas.line(90, y, 320, y)
        for x, words in ((100, "Nhiệm vụ"), (100, "")):
            canvas.drawString(x, 640, words)
        for row, y in (("Nạo vét 12 30", 545), ("Tu bổ 15 40", 525)):
            for x, word in zip((100, 210, 270), row.rsplit(" ", 2), strict=True):
                canvas.drawString(x, y - 18, word)
        canvas.rotate(90)
        canvas.drawString(560, -225, "Năm 2024")
        canvas.drawString(560, -240, "(tỷ đồng)")
        canvas.drawString(560, -285, "Năm 2025")

    assert read_pdf(drawn(draw), "plan.pdf").text.split("\n")[:4] == [
        "| Nhiệm vụ | Năm 2024 (tỷ đồng) | Năm 2025 |",
        "| --- | --- | --- |",
        "| Nạo vét | 12 | 30 |",
        "| Tu bổ | 15 | 40 |",
    ]


def test_marks_name_the_page() -> None:
    document = Printed()
    document.body("Điều 1. Ban hành Kế hoạch.")
    document.page("landscape")
    document.body("Phụ lục kèm theo")
    read = read_pdf(document.data(), "plan.pdf")
    assert read.text == "Điều 1. Ban hành Kế hoạch.\n\nPhụ lục kèm theo\n"
    assert read.marks == (Mark(start=0, label="trang 1"), Mark(start=28, label="trang 2"))
