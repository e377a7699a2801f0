"""One plan as text, as a Word document and as pages of several manners says the same; so do the real plans where they are at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.config import Settings
from graph.extract import extract
from graph.extract.export import to_json
from graph.lists import Lists
from graph.model import Source
from graph.read import find_files, read
from graph.read.confined import Confined, limits_of
from graph.text import unwrap
from tests.graph.read.making import as_breaks, as_docx, as_html, as_nested, as_word_page

TEXTS = [path for path in find_files((Path(__file__).parents[2] / "texts",)) if path.suffix == ".txt"]
MANNERS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "word": (".docx", as_docx),
    "portal": (".html", as_html),
    "word-page": (".htm", as_word_page),
    "nested": (".html", as_nested),
    "breaks": (".html", as_breaks),
}
PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ MỚI

Số: 45/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Mới, ngày 12 tháng 5 năm 2025

KẾ HOẠCH

Phát triển thư viện tỉnh Hà Mới giai đoạn 2025 - 2030

Thực hiện Nghị quyết số 07-NQ/TU ngày 02/02/2024 của Tỉnh ủy Hà Mới về phát triển văn hóa, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC TIÊU

1. Đến năm 2030, 90% số xã có thư viện; mỗi năm tăng ít nhất 5% số bạn đọc.

2. Đến năm 2027 có 200 tủ sách cơ sở.

II. NHIỆM VỤ

1. Sở Văn hóa, Thể thao và Du lịch

a) Chủ trì, phối hợp với Sở Tài chính xây dựng Đề án thư viện số, hoàn thành trước ngày 30/9/2025.

b) Hướng dẫn các xã lập tủ sách theo Thông tư số 02/2020/TT-BVHTTDL ngày 22/5/2020 của Bộ Văn hóa, Thể thao và Du lịch.

2. Ủy ban nhân dân các xã, phường bố trí phòng đọc.

- Thời gian thực hiện: Quý IV/2025.

III. PHÂN CÔNG

TT

Nhiệm vụ

Cơ quan chủ trì

Cơ quan phối hợp

Thời gian hoàn thành

1

Xây dựng phần mềm quản lý bạn đọc

Sở Khoa học và Công nghệ

Sở Văn hóa, Thể thao và Du lịch

Năm 2026

2

Tập huấn thủ thư

Sở Nội vụ

Các trường cao đẳng

Quý II/2026

Nơi nhận:

- Như trên;

- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Bình
"""


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    with Confined(limits_of(Settings())) as process:
        yield process


def facts(source: Source, lists: Lists) -> dict[str, object]:
    """Give what a source says, without where it says it."""
    said = to_json(*extract(source, lists))
    for kind in ("citations", "tasks", "targets"):
        said[kind] = [{name: _words(value) for name, value in item.items() if name not in {"start", "end", "place"}} for item in said[kind]]  # type: ignore[attr-defined]
    return {name: value for name, value in said.items() if name != "source"}


def _words(value: object) -> object:
    return unwrap(value) if isinstance(value, str) else [_words(part) for part in value] if isinstance(value, list) else value


def written_out(text: str, manner: str, folder: Path, confined: Confined) -> Source:
    ending, make = MANNERS[manner]
    path = folder / f"plan{ending}"
    path.write_bytes(make(text))
    return read(path, confined)


def plain(text: str) -> Source:
    return Source(path="plan.txt", name="plan.txt", media_type="text/plain", sha256="", text=text)


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("path", [None, *TEXTS], ids=lambda path: path.stem if path else "own")
def test_a_plan_says_the_same_in_every_format(path: Path | None, manner: str, tmp_path: Path, lists: Lists, confined: Confined) -> None:
    text = path.read_text("utf-8") if path else PLAN
    expected = facts(plain(text), lists)
    assert facts(written_out(text, manner, tmp_path, confined), lists) == expected


def test_the_plan_compared_says_something_of_each_kind(lists: Lists) -> None:
    said = facts(plain(PLAN), lists)
    assert [task["locator"] for task in said["tasks"]] == ["II.1.a", "II.1.b", "II.2", "III.1", "III.2"]  # type: ignore[attr-defined]
    assert [len(said[kind]) for kind in ("citations", "targets")] == [2, 2]  # type: ignore[arg-type]
    assert said["document"] == {
        "type": "KH",
        "number": "45/KH-UBND",
        "date": "2025-05-12",
        "issuer": "Ủy ban nhân dân tỉnh Hà Mới",
        "title": "Phát triển thư viện tỉnh Hà Mới giai đoạn 2025 - 2030",
        "signer": "Trần Văn Bình",
        "period": [2025, 2030],
    }


def test_footnotes_below_the_text_belong_to_no_item(lists: Lists) -> None:
    text = "KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n1. Sở Y tế lập đề án.\n\n[1] theo Quyết định số 5/QĐ-UBND ngày 02/3/2023\n\n[ii] Nguồn: Cục Thống kê"
    said = facts(plain(text), lists)
    assert [task["text"] for task in said["tasks"]] == ["Sở Y tế lập đề án."]  # type: ignore[attr-defined]
    assert [citation["number"] for citation in said["citations"]] == ["5/QĐ-UBND"]  # type: ignore[attr-defined]
