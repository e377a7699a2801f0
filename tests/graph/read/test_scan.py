"""Scanned pages: what Tesseract recognises on them is laid out like printed letters, and marked as recognised."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from graph.errors import SourceError
from graph.read import read
from graph.read.pdf import pages, read_pdf, scan
from tests.conftest import missing
from tests.graph.read.printed import PLAIN, Printed, drawn

ITEM = "- Kiểm tra các hồ chứa nước trên địa bàn, lập phương án bảo vệ và báo cáo Ủy ban nhân dân huyện trước ngày 30 tháng 4."
ROWS = [["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"], *([str(i), f"Sửa chữa kênh số {i}", "Sở Công Thương", "Năm 2024"] for i in range(1, 6))]


@pytest.fixture(scope="module", autouse=True)
def program() -> str:
    found = scan.find_program()
    if found is None:
        missing("Tesseract with Vietnamese (Debian's tesseract-ocr, tesseract-ocr-vie)")
    return str(found)


def scanned(document: Printed, *, turn: float = 0.0, hidden: str = "") -> bytes:
    """Give the first page of a document as a picture, turned by some degrees; `hidden` words lie under it, as scanners put them there."""
    page = pypdfium2.PdfDocument(document.data())[0]
    image = page.render(scale=200 / 72, grayscale=True).to_pil().rotate(turn, fillcolor=255)

    def draw(canvas: Canvas) -> None:
        canvas.setPageSize(page.get_size())
        if hidden:
            words = canvas.beginText(90, 700)
            words.setTextRenderMode(3)
            words.textLines(hidden)
            canvas.drawText(words)
        canvas.drawImage(ImageReader(image), 0, 0, *page.get_size())

    return drawn(draw)


def test_a_scan_is_recognised_within_the_limits_of_its_process(tmp_path: Path) -> None:
    document = Printed()
    document.body(ITEM, ITEM)
    (tmp_path / "scan.pdf").write_bytes(scanned(document))
    source = read(tmp_path / "scan.pdf")
    assert source.is_recognised
    assert source.text.strip().split("\n\n") == [ITEM, ITEM]
    assert source.place(0) == "trang 1"


def test_a_scanned_page_is_read_and_says_so() -> None:
    document = Printed()
    document.columns((["ỦY BAN NHÂN DÂN", "HUYỆN THẠCH HÀ"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]))
    document.title("KẾ HOẠCH")
    document.body(ITEM, ITEM)
    made = read_pdf(scanned(document), "scan.pdf")
    assert made.is_recognised
    parts = made.text.strip().split("\n\n")
    assert parts[:2] == ["ỦY BAN NHÂN DÂN\nHUYỆN THẠCH HÀ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]
    assert parts[-2:] == [ITEM, ITEM]


@pytest.mark.parametrize("turn", [0.0, 0.7, -0.5])
def test_a_table_on_a_scanned_page_is_a_table_though_the_page_lay_askew(turn: float) -> None:
    document = Printed()
    document.body(ITEM, ITEM, ITEM)
    document.table(ROWS, [1.2, 7, 4, 3])
    lines = read_pdf(scanned(document, turn=turn), "scan.pdf").text.split("\n")
    assert lines[lines.index("| --- | --- | --- | --- |") - 1] == "| TT | Nhiệm vụ | Chủ trì | Thời gian |"
    assert sum(line.endswith("| Sở Công Thương | Năm 2024 |") for line in lines) == 5


@pytest.mark.parametrize("hidden", ["KIEM TRA CAC HO CHUA NUOC TREN DIA BAN, LAP PHUONG AN BAO VE VA BAO CAO UY BAN NHAN DAN HUYEN"])
def test_what_a_scanner_took_the_letters_for_is_not_believed_without_marks(hidden: str) -> None:
    document = Printed()
    document.body(ITEM)
    assert read_pdf(scanned(document, hidden=hidden), "scan.pdf").text.strip() == ITEM


def test_what_a_scanner_recognised_well_is_kept_and_marked() -> None:
    document = Printed()
    document.body(ITEM)
    hidden = "\n".join(["Kiểm tra các hồ chứa nước trên địa bàn huyện."] * 5)
    read = read_pdf(scanned(document, hidden=hidden), "scan.pdf")
    assert read.text.split() == hidden.split()
    assert read.is_recognised


def test_a_stamp_put_on_a_scanned_page_is_not_taken_for_its_text() -> None:
    document = Printed()
    document.body(ITEM)
    stamp = "Ký bởi: Ủy ban nhân dân huyện. Email: ubnd@huyen.gov.vn. Ngày ký: 05-02-2024 14:20:11 +07:00"
    read = read_pdf(scanned(document, hidden=stamp), "scan.pdf")
    assert read.text.strip() == ITEM


def test_pages_of_both_kinds_stand_in_order() -> None:
    document = Printed()
    document.body(ITEM)
    data = pypdfium2.PdfDocument(scanned(document))

    def draw(canvas: Canvas) -> None:
        canvas.setFont(PLAIN, 12)
        canvas.drawString(90, 700, "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.")

    both = pypdfium2.PdfDocument(drawn(draw))
    both.import_pages(data)
    path = _saved(both)
    read = read_pdf(path, "both.pdf")
    assert unicodedata.normalize("NFC", read.text).strip().split("\n\n") == ["Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.", ITEM]
    assert [mark.label for mark in read.marks] == ["trang 1", "trang 2"]


def _saved(opened: pypdfium2.PdfDocument) -> bytes:
    made = io.BytesIO()
    opened.save(made)
    return made.getvalue()


def test_limits_of_pages_and_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Printed()
    document.body(ITEM)
    data = scanned(document)
    monkeypatch.setattr(scan, "PAGE_LIMIT_S", 0.05)
    with pytest.raises(SourceError, match="trang 1 là ảnh và không nhận dạng được chữ: nhận dạng quá 0 giây"):
        read_pdf(data, "scan.pdf")
    monkeypatch.setattr(pages, "SCAN_LIMIT", 0)
    with pytest.raises(SourceError, match="có 1 trang là ảnh, nhiều hơn 0"):
        read_pdf(data, "scan.pdf")
