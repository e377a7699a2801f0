"""Reading files: what text a file has, and why a file has none."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graph.errors import SourceError
from graph.read import find_files, is_text, read, read_bytes
from tests.graph.read.word import p, packed, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
REFUSED = [
    ("empty.txt", b"", "tệp rỗng"),  # nothing in it
    ("blank.txt", b" \n\t\n", "không có chữ"),  # nothing but spaces
    ("binary.txt", b"KE HOACH\x00\x01\x02", "nhị phân"),  # bytes that are no text
    ("old.txt", "KẾ HOẠCH".encode("utf-16-le"), "nhị phân"),  # UTF-16 without the mark that says so
    ("wide.txt", "KẾ HOẠCH".encode("utf-32"), "nhị phân"),  # its mark begins as that of UTF-16
    ("torn.txt", "KẾ HOẠCH".encode("utf-16")[:-1], "không phải UTF-16: byte thứ 16"),  # half a character
    ("latin.txt", "K\xea ho\xe4ch".encode("latin-1"), "không phải UTF-8: byte thứ 1"),  # another encoding, told by its place
    ("plan.xyz", b"KE HOACH", "đuôi tệp"),  # an ending that says nothing
    ("plan.doc", OLE, r"kiểu cũ.*lưu thành \.docx"),
    ("plan.docx", OLE, r"kiểu cũ.*mang đuôi \.docx.*lưu thành \.docx"),  # an old file under the new ending
    ("plan.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "đặt mật khẩu.*gỡ mật khẩu"),
    ("plan.docx", b"{\\rtf1 a}", "RTF mang đuôi"),
    ("plan.docx", b"<html><body>a", r"HTML mang đuôi \.docx.*đổi đuôi thành \.html"),
    ("plan.docx", packed({"xl/workbook.xml": ""}), "Excel"),
    ("plan.docx", packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}), "OpenDocument"),
    ("plan.docx", packed({"a.txt": ""}), "tệp nén"),
    ("plan.docx", b"KE HOACH", "bị hỏng hay tải về thiếu"),
    ("plan.doc", b"<!DOCTYPE html><p>a", r"HTML mang đuôi \.doc, .*đổi đuôi thành \.html"),  # as some portals give them out
    ("plan.doc", word(p("a")), r"Word .docx mang đuôi \.doc, .*đổi đuôi thành \.docx"),
    ("plan.html", word(p("a")), "đổi đuôi thành .docx"),
    ("plan.html", b"KE HOACH", "bị hỏng"),
    ("plan.txt", word(p("a")), "đổi đuôi thành .docx"),
    ("plan.txt", b"%PDF-1.7", "đổi đuôi thành .pdf"),
    ("plan.pdf", b"KE HOACH", "bị hỏng"),
    ("plan.rtf", b"{\\rtf1 a}", "RTF"),
    ("plan.odt", b"PK", "OpenDocument"),
    ("plan.xlsx", b"PK", "Excel"),
    ("scan.jpg", b"\xff\xd8\xff", r"ảnh.*ghép ảnh thành một tệp \.pdf"),
    ("scan.png", b"\x89PNG", "ảnh"),
    ("plan.mht", b"MIME-Version: 1.0", "MHTML"),
    ("plan.zip", b"PK\x05\x06", "giải nén"),
    ("empty.docx", b"", "tệp rỗng"),
    ("blank.docx", word(p(" ")), "không có chữ nào; nếu chỉ chứa ảnh quét"),
    ("blank.html", b"<html><img src=1.png>", "không có chữ"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED)
def test_a_file_that_is_no_text_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=reason) as caught:
        read(path)
    assert caught.value.path == str(path)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_a_text_in_utf_16_is_read_by_its_mark(name: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("\ufeffKẾ HOẠCH\r\nSố: 5/KH-SYT".encode(name))
    assert read(path).text == "KẾ HOẠCH\r\nSố: 5/KH-SYT"


def test_markdown_in_utf_16_is_read_with_its_tables(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes("I. Nhiệm vụ\n<table><tr><td>TT<td>Việc<tr><td>1<td>Lập đề án</table>".encode("utf-16"))
    source = read(path)
    assert "| 1 | Lập đề án |" in source.text
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


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


HTML = "<!DOCTYPE html><p>Sở Y tế</p>".encode()
READ = [
    ("plan.html", HTML, "text/html"),
    ("plan.HTM", b"<p>S\xe1\xbb\x9f Y t\xe1\xba\xbf", "text/html"),  # a part of a page
    ("plan.docx", word(p("Sở Y tế")), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
]


@pytest.mark.parametrize(("name", "data", "media_type"), READ)
def test_formats_are_written_out(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    (tmp_path / name).write_bytes(data)
    source = read(tmp_path / name)
    assert (source.text, source.media_type, source.name) == ("Sở Y tế\n\n", media_type, name)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert not is_text(source)


@pytest.mark.parametrize(("name", "data", "media_type"), READ[:1] + READ[2:])
def test_a_stream_tells_its_format_by_its_bytes(name: str, data: bytes, media_type: str) -> None:
    assert read_bytes(data, path="stdin.txt").media_type == media_type


def test_a_file_larger_than_allowed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes(b"a" * 2_000_001)
    with pytest.raises(SourceError, match="lớn hơn 2 MB"):
        read(tmp_path / "plan.txt", size_limit_bytes=2_000_000)


def test_what_systems_leave_in_folders_is_passed_over(tmp_path: Path) -> None:
    for name in ("plan.docx", "~$plan.docx", "Thumbs.db", "desktop.ini", "scan.jpg"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in find_files((tmp_path,))] == ["plan.docx", "scan.jpg"]


def test_folders_are_searched_to_the_bottom_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.txt", ".hidden/c.txt", "sub/.d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    found = find_files((tmp_path, tmp_path / "b.txt"))
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.txt", "sub/a.txt"]
