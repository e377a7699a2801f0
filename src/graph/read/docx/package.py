"""Unpack the parts of a Word document that hold text, and nothing else.

Answers: what XML does a .docx consist of?
Assumes: a packed file is hostile: what it says of its sizes is checked while it unfolds.
Never:   unpacks pictures or embedded files; follows a link out of the file.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.errors import SourceError
from graph.read.docx.xml import parse
from graph.read.formats import MOST_ENTRIES

_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MEND = "hãy mở bằng Word rồi lưu lại"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The parts of a document; None where it has none of a kind."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None


def open_package(data: bytes, path: str, *, unpacked_bytes: int) -> Package:
    """Unpack a document.

    Raises: SourceError if it is damaged or locked, or has more parts or bytes than allowed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _package(_Parts(packed, path, unpacked_bytes), path)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError) as error:
        raise SourceError(path, f"tệp Word bị hỏng hoặc bị khóa ({error}); {_MEND}") from error


def _package(parts: _Parts, path: str) -> Package:
    name = next((target for kind, target in parts.related("") if kind == "officeDocument"), "word/document.xml")
    document = parts.xml(name)
    if document is None:
        raise SourceError(path, f"tệp Word không có phần {name}; {_MEND}")
    others = dict(parts.related(name))
    found = {kind: parts.xml(others[kind]) if kind in others else None for kind in ("styles", "numbering", "footnotes", "endnotes")}
    return Package(document=document, **found)


class _Parts:
    """The parts of a packed file, by name, and how many bytes they may still unfold to."""

    def __init__(self, packed: zipfile.ZipFile, path: str, unpacked_bytes: int) -> None:
        self._packed, self._path, self._left, self._limit = packed, path, unpacked_bytes, unpacked_bytes
        self._names = {entry.filename: entry for entry in packed.infolist()}
        if len(packed.infolist()) > MOST_ENTRIES:
            raise SourceError(path, f"có hơn {MOST_ENTRIES} phần bên trong; {_MEND}")

    def xml(self, name: str) -> Element | None:
        entry = self._names.get(name)
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise SourceError(self._path, "bị đặt mật khẩu; hãy gỡ mật khẩu rồi lưu lại")
        too_much = SourceError(self._path, f"bung ra hơn {self._limit // 1_000_000} MB, tệp thật không lớn vậy; {_MEND}")
        if entry.file_size > self._left:
            raise too_much
        with self._packed.open(entry) as part:
            data = part.read(self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise too_much
        return parse(data, self._path)

    def related(self, name: str) -> list[tuple[str, str]]:
        """Give the kinds and names of the parts that a part refers to; "" is the whole file."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = []
        for related in root.iter(_RELATED) if root is not None else ():
            if related.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, related.get("Target", ""))).lstrip("/")
                found.append((related.get("Type", "").rpartition("/")[2], target))
        return found
