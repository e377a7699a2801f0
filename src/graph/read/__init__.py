"""Path -> Source: the text of a file, as decoded or written out.

Answers: what a file's text is, and why a file has none.
Assumes: a file is hostile until read: its size is limited, its bytes are checked, and all but text is taken apart in a process of its own.
Never:   repairs a text, or guesses an encoding: offsets count in what is decoded or written out here.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from graph.config import Settings
from graph.errors import SourceError
from graph.model import Source
from graph.read.confined import Confined, limits_of
from graph.read.formats import ENDINGS, Format, check_ending, format_of, format_of_stream, has_tables

_PASSED_OVER = frozenset({"thumbs.db", "desktop.ini"})  # what systems leave in folders
_TEXTS = frozenset({Format.TEXT, Format.MARKDOWN})
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARY = "là tệp nhị phân, không phải văn bản; hãy lưu thành .txt (UTF-8)"


Reading = Callable[[Path], Source]


def open_reading(settings: Settings) -> Reading:
    """Give what reads many files within the limits of the settings; the process that takes files apart ends with it."""
    return partial(read, confined=Confined(limits_of(settings)), size_limit_bytes=settings.file_bytes)


def read(path: Path, confined: Confined | None = None, *, size_limit_bytes: int = 50_000_000) -> Source:
    """Read one file as a source.

    In:     a path to a text file (.txt, .text, .md) in UTF-8 or marked UTF-16, a page (.html, .htm), a Word document (.docx) or a PDF.
            Whoever reads many files gives the process that takes them apart; without it, one is started for this file if it needs one.
    Out:    its text as decoded, line ends and all, or as written out (graph.read.rendition); the SHA-256 of its bytes.
    Raises: SourceError saying what is wrong with the file and what to do: unknown ending, other bytes than the ending says, empty, too large,
            locked, damaged, of another encoding, unreadable.
    """
    if not path.exists():
        raise SourceError(str(path), "không có tệp hay thư mục này")
    check_ending(str(path))
    data = _bytes(path, size_limit_bytes)
    return _source(data, str(path), format_of(data, str(path)) if data else Format.TEXT, confined)


def read_bytes(data: bytes, *, path: str, confined: Confined | None = None) -> Source:
    """Read the bytes of a stream that `path` names for people: a page, a Word document or a PDF if they begin as one, else text.

    Raises: SourceError as `read` does.
    """
    return _source(data, path, format_of_stream(data), confined)


def is_readable(path: str) -> bool:
    """Tell by its ending a file that `read` has a reader for."""
    return Path(path).suffix.lower() in ENDINGS


def is_text(source: Source) -> bool:
    """Tell a source whose text is the file itself from one whose text was written out."""
    return source.media_type in _TEXTS and not source.marks


def _source(data: bytes, path: str, form: Format, confined: Confined | None) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    name = Path(path).name
    if form in _TEXTS:
        text = _decoded(data, path)
        if not data:
            raise SourceError(path, "là tệp rỗng (0 byte)")
        if not text.strip():
            raise SourceError(path, "không có chữ nào; nếu là bản quét, hãy nhận dạng chữ (OCR) trước")
        if form is Format.TEXT or not has_tables(text):
            return Source(path=path, name=name, media_type=form.value, sha256=digest, text=text)
    if confined is None:
        with Confined(limits_of(Settings())) as own:
            return _source(data, path, form, own)
    rendition = confined.render(data if form not in _TEXTS else _decoded(data, path).encode(), path, form)
    if not rendition.text.strip():
        raise SourceError(path, "không có chữ nào; nếu chỉ chứa ảnh quét, hãy lưu thành .pdf để nhận dạng chữ")
    return Source(
        path=path,
        name=name,
        media_type=form.value,
        sha256=digest,
        text=rendition.text,
        marks=rendition.marks,
        is_recognised=rendition.is_recognised,
    )


def _decoded(data: bytes, path: str) -> str:
    """Decode a text: as UTF-16 where its byte order mark says so, else as UTF-8."""
    name = "utf-16" if data.startswith(_UTF_16) else "utf-8"
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        if name == "utf-8" and b"\x00" in data:
            raise SourceError(path, _BINARY) from error
        found = data[error.start : error.start + 4].hex(" ")
        raise SourceError(
            path,
            f"không phải {name.upper()}: byte thứ {error.start} là {found}; hãy lưu lại với bảng mã UTF-8 (tệp TCVN3, VNI cần chuyển mã trước)",
        ) from error
    if "\x00" in text:
        raise SourceError(path, _BINARY)
    return text


def _bytes(path: Path, size_limit_bytes: int) -> bytes:
    try:
        if path.stat().st_size > size_limit_bytes:
            raise SourceError(str(path), f"lớn hơn {size_limit_bytes // 1_000_000} MB; hãy tách tệp")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(str(path), "không có tệp hay thư mục này") from error
    except OSError as error:
        raise SourceError(str(path), f"không mở được ({error.strerror})") from error


def find_files(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Give the files that the paths name, folders searched to the bottom; sorted, each once.

    In folders, hidden files and those that systems and Word leave behind (“~$plan.docx”) are left out; what cannot be read is not: `read` says why.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not _is_passed_over(p.relative_to(path)))
        found.update(dict.fromkeys(inside if path.is_dir() else [path]))
    return tuple(found)


def _is_passed_over(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts) or path.name.startswith("~$") or path.name.lower() in _PASSED_OVER
