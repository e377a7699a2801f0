"""Reading files: what text a file has, and why a file has none."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graph.errors import SourceError
from graph.read import find_files, read, read_bytes

REFUSED = [
    ("empty.txt", b"", "không có chữ"),  # nothing in it
    ("blank.txt", b" \n\t\n", "không có chữ"),  # nothing but spaces
    ("binary.txt", b"KE HOACH\x00\x01\x02", "nhị phân"),  # bytes that are no text
    ("old.txt", "KẾ HOẠCH".encode("utf-16"), "nhị phân"),  # UTF-16 holds zero bytes
    ("latin.txt", "K\xea ho\xe4ch".encode("latin-1"), "không phải UTF-8: byte thứ 1"),  # another encoding, told by its place
    ("plan.xyz", b"KE HOACH", "đuôi tệp"),  # an ending that says nothing
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED)
def test_a_file_that_is_no_text_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=reason) as caught:
        read(path)
    assert caught.value.path == str(path)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="không có tệp"):
        read(tmp_path / "nowhere.txt")


def test_the_text_is_what_was_decoded_line_ends_and_all(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    data = "\ufeffKẾ HOẠCH\r\nđến năm 2030\r\n".encode()
    path.write_bytes(data)
    source = read(path)
    assert source.text == data.decode("utf-8")
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.name, source.media_type) == ("plan.txt", "text/plain")


def test_a_stream_is_read_like_a_file() -> None:
    assert read_bytes("Kế hoạch".encode(), path="stdin.txt").name == "stdin.txt"


def test_folders_are_searched_to_the_bottom_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.txt", ".hidden/c.txt", "sub/.d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    found = find_files((tmp_path, tmp_path / "b.txt"))
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.txt", "sub/a.txt"]
