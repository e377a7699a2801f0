"""Decode a page: by its byte order mark, as UTF-8 where it is that, else as it says itself.

Answers: what characters do these bytes stand for?
Never:   guesses: bytes that are not UTF-8 and name no character set are refused.
"""

from __future__ import annotations

import codecs
import re

from graph.errors import SourceError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_KNOWN = {
    "windows-1258": "cp1258", "cp1258": "cp1258", "windows-1252": "cp1252", "cp1252": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "us-ascii": "cp1252", "ascii": "cp1252",
}  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""")
_HEAD = 4_096  # bytes in which a page must say it


def decode(data: bytes, path: str) -> str:
    """Decode the bytes of a page.

    Raises: SourceError if they are not UTF-8 and the page names no character set that is read, or they are not of the one it names.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name, path)
    wide = data[:_HEAD]
    if wide[1::2].count(0) > len(wide) // 3:
        return _decoded(data, "utf-16-le", path)
    if wide[::2].count(0) > len(wide) // 3:
        return _decoded(data, "utf-16-be", path)
    try:
        return data.decode("utf-8")  # bytes above ASCII that are well-formed UTF-8 are nothing else, whatever the page says
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:_HEAD])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name not in _KNOWN:
        said = f"trang tự khai bảng mã “{name}”" if name else "trang không khai bảng mã"
        raise SourceError(path, f"{said} và không phải UTF-8; hãy mở bằng trình duyệt rồi lưu lại với bảng mã UTF-8")
    return _decoded(data, _KNOWN[name], path)


def _decoded(data: bytes, name: str, path: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        at = data[error.start : error.start + 4].hex(" ")
        raise SourceError(path, f"không đúng bảng mã {name} đã khai: byte thứ {error.start} là {at}; hãy lưu lại với bảng mã UTF-8") from error
