"""Word documents (.docx) -> Rendition."""

from __future__ import annotations

from graph.errors import SourceError
from graph.read.docx.body import Walker
from graph.read.docx.numbering import Numbering
from graph.read.docx.package import open_package
from graph.read.docx.styles import Styles
from graph.read.docx.xml import W
from graph.read.pdf.legacy import is_garbled
from graph.read.rendition import Rendition
from graph.read.writing import write


def read_docx(data: bytes, path: str, *, unpacked_bytes: int) -> Rendition:
    """Write out a Word document as Word shows it: with the numbers that it adds, without deleted and hidden text.

    In:     the bytes of a .docx file, and how many bytes its parts may unfold to.
    Out:    its text; headers, footers, comments and tables of contents are left out. Pages are those that Word last laid out, where it noted them.
    Raises: SourceError if it is damaged, locked, larger than allowed, holds another file instead of text, or letters of a font that is not known.
    Source: ECMA-376-1 (WordprocessingML), 17.9 for numbering.
    """
    package = open_package(data, path, unpacked_bytes=unpacked_bytes)
    body = package.document.find(f"{W}body")
    if body is None:
        raise SourceError(path, "tệp Word không có phần thân; hãy mở bằng Word rồi lưu lại")
    styles = Styles(package.styles)
    walker = Walker(styles=styles, numbering=Numbering(package.numbering, styles), footnotes=package.footnotes, endnotes=package.endnotes, path=path)
    walker.has_pages = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
    made = write(walker.blocks(body), walker.notes, path)
    if is_garbled(made.text.split()):
        raise SourceError(path, "chữ thuộc bảng mã cũ mà tên phông không nói rõ; hãy chuyển sang Unicode rồi lưu lại")
    return made
