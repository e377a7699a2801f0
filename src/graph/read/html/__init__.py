"""HTML as legal portals publish it, and as Word saves it -> Rendition."""

from __future__ import annotations

from graph.errors import SourceError
from graph.read.html.charset import decode
from graph.read.html.content import find_content, parse
from graph.read.html.walk import walk
from graph.read.pdf.legacy import is_garbled
from graph.read.rendition import Rendition
from graph.read.writing import write


def read_html(data: bytes, path: str) -> Rendition:
    """Write out the document that a page shows.

    >>> read_html(b"<ol start=3 type=a><li>L\\xe1\\xba\\xadp \\xc4\\x91\\xe1\\xbb\\x81 \\xc3\\xa1n</ol>", "").text
    'c. Lập đề án\\n\\n'

    In:     the bytes of a page in UTF-8, UTF-16, windows-1258 or windows-1252.
    Out:    its text, without scripts, hidden elements, menus, and lists of other documents around it.
    Raises: SourceError if its character set is not known, its letters are those of a font from before Unicode, or it nests deeper than any page.
    Source: HTML Living Standard, 13.2 (parsing) and 15.3 (rendering).
    """
    root = parse(decode(data, path))
    blocks, notes = walk(root, find_content(root), path)
    made = write(blocks, notes, path)
    if is_garbled(made.text.split()):
        raise SourceError(path, "chữ thuộc bảng mã cũ (TCVN3, VNI); hãy chuyển sang Unicode rồi lưu lại")
    return made
