"""The bytes of a PDF -> its pages.

Answers: whether a file can be read, and which of its pages must be recognised because they are pictures.
Assumes: nothing of the file.
Never:   gives a page whose letters cannot be relied on without saying so.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from graph.errors import SourceError
from graph.read.pdf.glyphs import Sheet, TooMuchError, read_sheet
from graph.read.pdf.legacy import is_garbled, is_unknown_font
from graph.read.pdf.margins import without_stamps
from graph.read.pdf.page import Page
from graph.read.pdf.recognised import restored
from graph.read.pdf.scan import PAGE_LIMIT as SCAN_LIMIT
from graph.read.pdf.scan import RecognitionError, find_program, recognise

PAGE_LIMIT = 2000  # the longest real plans, with all annexes, have below 500 pages
LETTER_LIMIT = 10_000_000
_FEW_LETTERS = 20  # a page number, a watermark
_FEW_LETTERS_ON_PICTURE = 150  # a scanned page may carry a note of who received or sent it


@contextmanager
def opened_pdf(data: bytes, path: str) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF.

    Raises: SourceError where it is none, is broken, is locked by a password, or has too many pages.
    """
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        reason = "có mật khẩu; hãy mở khóa rồi lưu lại" if locked else "không phải PDF, hoặc tệp bị hỏng; hãy xuất lại tệp từ bản gốc"
        raise SourceError(path, reason) from error
    try:
        if not 0 < len(opened) <= PAGE_LIMIT:
            raise SourceError(path, f"có {len(opened)} trang; đọc được từ 1 đến {PAGE_LIMIT} trang: hãy tách tệp")
        yield opened
    finally:
        opened.close()


def read_pages(opened: pypdfium2.PdfDocument, path: str) -> list[Page]:
    """Read all pages; those that are pictures are recognised.

    Raises: SourceError as graph.read.pdf.read_pdf does.
    """
    pages: list[Page] = []
    pictures: list[int] = []
    letters = 0
    for i in range(len(opened)):
        sheet = _sheet(opened, i, path)
        letters += sheet.letters
        if letters > LETTER_LIMIT:
            raise SourceError(path, f"có hơn {LETTER_LIMIT // 1_000_000} triệu chữ; hãy tách tệp")
        if _is_picture(sheet):
            pictures.append(i)
        pages.append(sheet.page)
    if pictures:
        _recognise(opened, path, pictures, pages)
        pages = restored(pages)
    _check_letters(pages, path)
    return pages


def _check_letters(pages: list[Page], path: str) -> None:
    """Refuse a file without letters, or with letters that mean others.

    Raises: SourceError that says so.
    """
    words = [word for page in pages for word in page.words]
    if not words:
        raise SourceError(path, "không có chữ nào")
    fonts = {word.font for word in words}
    unknown = {font for font in fonts if is_unknown_font(font)}
    if sum(word.font in unknown for word in words) > 0.15 * len(words):
        raise SourceError(
            path, f"dùng phông chữ bảng mã cũ ({', '.join(sorted(unknown))}) chưa đọc được; hãy chuyển bản gốc sang Unicode rồi xuất lại"
        )
    if is_garbled([word.text for word in words]):
        raise SourceError(path, "dùng phông chữ bảng mã cũ (TCVN3, VNI) mà tên phông không nói rõ; hãy chuyển bản gốc sang Unicode rồi xuất lại")


def _sheet(opened: pypdfium2.PdfDocument, i: int, path: str) -> Sheet:
    try:
        page = opened[i]
    except pypdfium2.PdfiumError as error:
        raise SourceError(path, f"trang {i + 1} bị hỏng; hãy xuất lại tệp từ bản gốc") from error
    try:
        return read_sheet(page, i + 1)
    except (TooMuchError, pypdfium2.PdfiumError) as error:
        raise SourceError(path, f"trang {i + 1} không đọc được ({error}); hãy xuất lại tệp từ bản gốc") from error
    finally:
        page.close()


def _is_picture(sheet: Sheet) -> bool:
    """Tell whether what is seen on a page is not what its letters say: none, without meaning, or a scanner's guess without Vietnamese marks."""
    letters = sum(len(word.text) for word in without_stamps(sheet.page.words))
    if letters < (_FEW_LETTERS_ON_PICTURE if sheet.has_picture else _FEW_LETTERS):
        return sheet.has_picture or sheet.has_shapes
    return sheet.unmapped > 0.1 * sheet.letters or (sheet.hidden > 0.5 * sheet.letters and not sheet.is_vietnamese)


def _recognise(opened: pypdfium2.PdfDocument, path: str, pictures: list[int], pages: list[Page]) -> None:
    """Put the recognised pages in the place of the pictures."""
    named = _named(pictures)
    if len(pictures) > SCAN_LIMIT:
        raise SourceError(path, f"có {len(pictures)} trang là ảnh, nhiều hơn {SCAN_LIMIT}; hãy tách tệp, hoặc nhận dạng chữ (OCR) trước")
    program = find_program()
    if program is None:
        raise SourceError(
            path,
            f"{named} là ảnh, không có lớp chữ dùng được; hãy cài Tesseract với tiếng Việt (gói tesseract-ocr, tesseract-ocr-vie), "
            "hoặc nhận dạng chữ (OCR) trước, hoặc dùng bản .docx",
        )
    for i in pictures:
        with contextlib.closing(opened[i]) as picture:
            try:
                pages[i] = recognise(picture, i + 1, program)
            except RecognitionError as error:
                raise SourceError(path, f"trang {i + 1} là ảnh và không nhận dạng được chữ: {error}") from error


def _named(pages: list[int]) -> str:
    """Name pages for people: “trang 1-3, 7”."""
    runs: list[list[int]] = []
    for i in pages:
        if runs and runs[-1][1] == i:
            runs[-1][1] = i + 1
        else:
            runs.append([i + 1, i + 1])
    return "trang " + ", ".join(f"{first}-{last}" if first < last else f"{first}" for first, last in runs)
