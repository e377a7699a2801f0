"""Tell what format a file has: by its ending, checked against its bytes.

Answers: which reader reads this file, or why none does and what to do?
Assumes: nothing: an ending may lie.
Never:   opens what it does not know; unpacks anything.
"""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from graph.errors import SourceError


class Format(StrEnum):
    """What a file is, as its bytes tell, with its media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    PDF = "application/pdf"


ENDINGS = {
    ".txt": Format.TEXT, ".text": Format.TEXT, ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML, ".docx": Format.DOCX, ".pdf": Format.PDF,
}  # fmt: skip
READ = ".txt, .md, .html, .docx, .pdf"
_AS_DOCX = "hãy mở bằng Word hoặc LibreOffice rồi lưu thành .docx"
_AS_PDF = "hãy ghép ảnh thành một tệp .pdf"
_KINDS = {  # what bytes tell, said to people, with what to do
    "ole": ("tệp Word, Excel hay PowerPoint kiểu cũ (97–2003)", _AS_DOCX),
    "locked": ("tệp Office đặt mật khẩu", "hãy mở bằng Word, gỡ mật khẩu rồi lưu lại"),
    "rtf": ("tệp RTF", _AS_DOCX),
    "odt": ("tệp OpenDocument", _AS_DOCX),
    "xlsx": ("bảng tính Excel", "hãy chép bảng vào một tệp .docx, hoặc in ra .pdf"),
    "pptx": ("bản trình chiếu PowerPoint", "hãy in ra .pdf"),
    "zip": ("tệp nén", "hãy giải nén rồi đọc từng tệp bên trong"),
    "image": ("ảnh", _AS_PDF),
    "mht": ("trang web lưu kiểu MHTML", "hãy lưu lại dạng .html"),
    Format.HTML: ("trang HTML", "hãy đổi đuôi thành .html"),
    Format.DOCX: ("tệp Word .docx", "hãy đổi đuôi thành .docx"),
    Format.PDF: ("tệp PDF", "hãy đổi đuôi thành .pdf"),
}
_REFUSED = {
    ".doc": "ole", ".dot": "ole", ".xls": "ole", ".ppt": "ole", ".rtf": "rtf", ".odt": "odt", ".xlsx": "xlsx", ".xlsm": "xlsx", ".pptx": "pptx",
    ".zip": "zip", ".rar": "zip", ".7z": "zip", ".mht": "mht", ".mhtml": "mht",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic"), "image"),
}  # fmt: skip
_MAGIC = (
    (b"{\\rtf", "rtf"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"II*\x00", "image"), (b"MM\x00*", "image"),
    (b"BM", "image"), (b"Rar!", "zip"), (b"7z\xbc\xaf", "zip"), (b"MIME-Version:", "mht"), (b"PK\x05\x06", "zip"),
)  # fmt: skip
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 4_096
TAG = re.compile(r"<(/?)table\b[^<>]{0,500}>", re.IGNORECASE)
BORDER = re.compile(r"^[ ]{0,3}\+(?:[-=:]{2,}\+){1,60}[ \r]*$", re.MULTILINE)
_ENTRY = b"PK\x01\x02"
MOST_ENTRIES = 5_000  # of a packed file; a Word document with hundreds of pictures has below a thousand


def format_of(data: bytes, path: str) -> Format:
    """Tell which reader reads the file.

    Raises: SourceError if none does, or if the bytes are of another format than the ending says; the message says what to do.
    """
    ending = PurePath(path).suffix.lower()
    expected, found = ENDINGS.get(ending), _sniffed(data)
    if expected in {Format.TEXT, Format.MARKDOWN}:
        if found in {None, Format.HTML, "mht"} or (found == "image" and b"\x00" not in data):
            return expected
    elif expected is not None and (found == expected or (expected is Format.HTML and _is_plain(data, found))):
        return expected
    elif expected is None and found is None:
        found = _REFUSED.get(ending)
    if found is None:
        raise SourceError(path, _unknown(ending, expected))
    what, advice = _KINDS[found]
    is_posing = expected is not None or isinstance(found, Format)
    raise SourceError(path, f"là {what}{f' mang đuôi {ending}' if is_posing and found != 'locked' else ''}, chưa đọc được; {advice}")


def has_tables(text: str) -> bool:
    """Tell a Markdown text with a table that is HTML, or a grid of signs: it has to be written out."""
    return TAG.search(text) is not None or len(BORDER.findall(text)) > 1


def check_ending(path: str) -> None:
    """Refuse a file whose ending says that it is not read, before its bytes are looked at.

    Raises: SourceError saying what to do.
    """
    ending = PurePath(path).suffix.lower()
    if ending not in ENDINGS and ending not in _REFUSED:
        raise SourceError(path, _unknown(ending, None))


def format_of_stream(data: bytes) -> Format:
    """Tell the format of a stream, which has no ending: HTML, DOCX and PDF show by their bytes; all else is text."""
    found = _sniffed(data)
    return found if isinstance(found, Format) else Format.TEXT


def _unknown(ending: str, expected: Format | None) -> str:
    if expected is None:
        return f"đuôi tệp “{ending}” chưa đọc được; các đuôi đọc được là {READ}"
    return f"mang đuôi {ending} nhưng nội dung không phải; hãy xem tệp có bị hỏng hay tải về thiếu không"


def _is_plain(data: bytes, found: object) -> bool:
    """Tell a page without the tags that pages begin with: some programs write a part of a page."""
    return found is None and b"<" in data[:_HEAD] and (b"\x00" not in data[:_HEAD] or data[:2] in {b"\xff\xfe", b"\xfe\xff"})


def _sniffed(data: bytes) -> Format | str | None:
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(_OLE):
        return "locked" if _ENCRYPTED in data else "ole"
    if b"%PDF-" in data[:1_024]:
        return Format.PDF
    found = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if found is None and (_HTML.match(data[:_HEAD]) or _HTML.match(data[:_HEAD].replace(b"\x00", b"").lstrip(b"\xff\xfe"))):
        return Format.HTML
    return found


def _zipped(data: bytes) -> Format | str:
    """Tell what a packed file is by the names that it lists; nothing is unpacked."""
    if data.count(_ENTRY) > MOST_ENTRIES:
        return "zip"
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Format.DOCX if b"word/" in data[:_HEAD] else "zip"  # a torn file: its reader says so
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    for start, kind in (("xl/", "xlsx"), ("ppt/", "pptx")):
        if any(name.startswith(start) for name in names):
            return kind
    return "odt" if "mimetype" in names and "content.xml" in names else "zip"
