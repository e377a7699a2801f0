"""Path -> Source: the text of a file, as decoded.

Answers: what a file's text is, and why a file has none.
Assumes: a file is hostile until read: its size is limited, its bytes are checked.
Never:   repairs a text, or guesses an encoding: offsets count in what is decoded here.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from graph.errors import SourceError
from graph.model import Source
from graph.read.pdf import read_pdf

MEDIA_TYPES = {".txt": "text/plain", ".text": "text/plain", ".md": "text/markdown"}
SIZE_LIMIT_BYTES = 50_000_000  # the longest real plans, with all annexes, are below 5 MB of text


def read(path: Path) -> Source:
    """Read one file as a source.

    In:     a path to a text file (.txt, .text, .md) in UTF-8, or to a PDF.
    Out:    its text as decoded, line ends and all, or as graph.read.pdf writes it out; the SHA-256 of its bytes.
    Raises: SourceError saying what is wrong with the file and what to do: unknown ending, empty, too large, binary, not UTF-8, unreadable.
    """
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if path.suffix.lower() == ".pdf":
        data = _bytes(path)
        made = read_pdf(data, str(path))
        return Source(
            path=str(path),
            name=path.name,
            media_type="application/pdf",
            sha256=hashlib.sha256(data).hexdigest(),
            text=made.text,
            marks=made.marks,
            is_recognised=made.is_recognised,
        )
    if media_type is None:
        raise SourceError(str(path), f"đuôi tệp “{path.suffix}” chưa đọc được; hãy lưu văn bản thành .txt, .md (UTF-8) hoặc .pdf")
    return read_bytes(_bytes(path), path=str(path), media_type=media_type)


def read_bytes(data: bytes, *, path: str, media_type: str = "text/plain") -> Source:
    """Read the bytes of a text file, or of a stream that `path` names for people.

    Raises: SourceError as `read` does.
    """
    if b"\x00" in data:
        raise SourceError(path, "là tệp nhị phân, không phải văn bản; hãy lưu thành .txt (UTF-8)")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = data[error.start : error.start + 4].hex(" ")
        raise SourceError(
            path, f"không phải UTF-8: byte thứ {error.start} là {found}; hãy lưu lại với bảng mã UTF-8 (tệp TCVN3, VNI cần chuyển mã trước)"
        ) from error
    if not text.strip():
        raise SourceError(path, "không có chữ nào; nếu là bản quét, hãy nhận dạng chữ (OCR) trước")
    return Source(path=path, name=Path(path).name, media_type=media_type, sha256=hashlib.sha256(data).hexdigest(), text=text)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > SIZE_LIMIT_BYTES:
            raise SourceError(str(path), f"lớn hơn {SIZE_LIMIT_BYTES // 1_000_000} MB; hãy tách tệp")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(str(path), "không có tệp này") from error
    except OSError as error:
        raise SourceError(str(path), f"không mở được ({error.strerror})") from error


def find_files(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Give the files that the paths name, folders searched to the bottom, hidden files left out; sorted, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts))
        found.update(dict.fromkeys(inside if path.is_dir() else [path]))
    return tuple(found)
