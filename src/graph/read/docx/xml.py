"""The XML of Word documents, read without entities: elements, and the few look-ups that all of graph.read.docx needs."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError, fromstring

from graph.errors import SourceError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_OFF = frozenset({"0", "false", "off", "none"})


def parse(data: bytes, path: str) -> Element:
    """Parse a part of a document.

    Raises: SourceError if it is malformed, or declares a document type: no part may, and what it could hold are entities.
    """
    if b"<!DOCTYPE" in data.replace(b"\x00", b""):
        raise SourceError(path, "khai báo DOCTYPE trong phần XML, điều tệp Word thật không làm; hãy mở bằng Word rồi lưu lại")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    try:
        return fromstring(data)
    except (ParseError, ValueError, LookupError) as error:
        raise SourceError(path, f"phần XML bị hỏng ({error}); hãy mở bằng Word rồi lưu lại") from error


def value(element: Element | None, name: str = "val") -> str | None:
    """Give an attribute of an element; None where there is no such."""
    return None if element is None else element.get(W + name)


def number(element: Element | None, name: str = "val") -> int | None:
    """Give an attribute that is a whole number; None where there is none."""
    text = value(element, name)
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None


def is_on(element: Element | None) -> bool | None:
    """Read a property that is on or off; None where it is not given."""
    return None if element is None else (element.get(W + "val") or "1").lower() not in _OFF
