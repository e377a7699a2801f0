"""Whole documents: three that were written for the tests, read by eye, and the real plans where they are at hand."""

from __future__ import annotations

import importlib.util
import json
import unicodedata
from pathlib import Path

import pytest

from graph.extract import extract
from graph.extract.export import to_json
from graph.lists import Lists
from graph.model import Source

TEXTS = Path(__file__).parents[2] / "texts"
Read = tuple[str, str, tuple[str, ...], tuple[str, ...], str | None]  # locator, first words, leads, coordinating, period

# A Party programme, a ministry's decision with its plan and table, and a district's plan with role lines, wrapped.
PLANS: dict[str, list[Read]] = {
    "party-programme": [
        ("III.1.1", "Các cấp ủy, tổ", ("Các cấp ủy, tổ chức đảng",), (), "hằng năm"),
        ("III.1.2", "Phát động phong trào", (), (), "quý II/2025"),
        ("III.2", "Rà soát, sửa đổi,", (), (), None),
        ("III.3.a", "Đầu tư trung tâm", (), (), None),
        ("III.3.b", "Phối hợp với Bộ", (), ("Bộ Khoa học và Công nghệ", "các tập đoàn viễn thông"), None),
        ("III.3.b.-1", "Năm 2025, phủ sóng", (), ("Bộ Khoa học và Công nghệ", "các tập đoàn viễn thông"), "Năm 2025"),
        ("III.3.b.-2", "Trước năm 2028 phủ", (), ("Bộ Khoa học và Công nghệ", "các tập đoàn viễn thông"), "Trước năm 2028"),
        ("IV.1", "Các huyện ủy, thành", ("Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy",), (), "trước ngày 30/4/2025"),
        ("IV.2", "Đảng ủy Hội đồng", ("Đảng ủy Hội đồng nhân dân tỉnh",), (), None),
        ("IV.3", "Đảng ủy Ủy ban", ("Đảng ủy Ủy ban nhân dân tỉnh",), ("Ban Tuyên giáo và Dân vận Tỉnh ủy",), None),
        ("IV.4", "Đảng ủy Mặt trận", ("Đảng ủy Mặt trận Tổ quốc", "các đoàn thể chính trị - xã hội tỉnh"), (), None),
        ("IV.5", "Giao Văn phòng Tỉnh", ("Văn phòng Tỉnh ủy",), ("các cơ quan tham mưu, giúp việc của Tỉnh ủy",), "định kỳ 6 tháng"),
    ],
    "ministry-decision": [
        ("2.1", "Giao Cục Quản lý", ("Cục Quản lý và Xây dựng công trình thủy lợi",), (), "trước ngày 15 tháng 12 hằng năm"),
        ("2.2.a", "Chủ trì, phối hợp", ("Vụ Kế hoạch - Tài chính",), ("Cục Quản lý và Xây dựng công trình thủy lợi",), None),
        ("2.2.b", "Hướng dẫn các đơn", ("Vụ Kế hoạch - Tài chính",), (), None),
        ("2.3", "Các cơ quan, đơn", ("Các cơ quan, đơn vị thuộc Bộ",), (), None),
        ("II.1.a", "Sửa đổi Nghị định", ("Vụ Pháp chế",), ("Cục Quản lý và Xây dựng công trình thủy lợi", "các địa phương"), "Quý III/2026"),
        ("II.1.b", "Rà soát định mức", ("Vụ Khoa học và Công nghệ",), ("Viện Khoa học Thủy lợi Việt Nam",), "2025 - 2027"),
        ("II.2", "Ưu tiên nâng cấp", (), (), None),
        ("III", "Cục Quản lý và", ("Cục Quản lý và Xây dựng công trình thủy lợi",), (), None),
        ("PL1.1", "Quy hoạch thủy lợi", ("Viện Quy hoạch Thủy lợi",), ("UBND các tỉnh liên quan",), "2025 - 2026"),
        ("PL1.2", "Đề án an toàn", ("Cục Quản lý và Xây dựng công trình thủy lợi",), ("Bộ Công Thương",), "Quý IV/2025"),
    ],
    "district-plan": [
        (
            "III.1.-1",
            "Xây dựng chuyên mục",
            ("Phòng Văn hóa và Thông tin", "Trung tâm Văn hóa - Thể thao"),
            ("UBND các xã, thị trấn", "Huyện đoàn", "Hội Liên hiệp Phụ nữ huyện"),
            "Quý II, III năm 2023",
        ),
        (
            "III.1.-2",
            "Tổ chức Ngày hội",
            ("Phòng Văn hóa và Thông tin", "Trung tâm Văn hóa - Thể thao"),
            ("UBND các xã, thị trấn", "Huyện đoàn", "Hội Liên hiệp Phụ nữ huyện"),
            "Quý II, III năm 2023",
        ),
        ("III.1.-3", "Tham gia Hội chợ", ("Phòng Kinh tế và Hạ tầng",), (), "tháng 4/2023"),
        (
            "III.2.1",
            "Nâng cấp đường vào",
            ("Ban Quản lý dự án đầu tư xây dựng huyện",),
            ("UBND xã Nà Hang", "Phòng Tài chính - Kế hoạch"),
            "trước ngày 30/9/2023",
        ),
        ("III.2.2", "Lắp đặt biển chỉ", ("Phòng Kinh tế và Hạ tầng",), ("Công an huyện",), None),
        ("III.3.a", "Hỗ trợ mỗi bản", ("Phòng Nông nghiệp và Phát triển nông thôn",), (), None),
        ("III.3.b", "Khôi phục nghề dệt", ("Hội Liên hiệp Phụ nữ huyện",), ("Phòng Lao động - Thương binh và Xã hội",), None),
        ("V.1.-1", "Là cơ quan thường", ("Phòng Văn hóa và Thông tin",), (), None),
        ("V.1.-2", "Chủ trì, phối hợp", ("Phòng Văn hóa và Thông tin",), ("các cơ quan, đơn vị liên quan",), "trước ngày 10/12/2023"),
        ("V.2", "Phòng Tài chính -", ("Phòng Tài chính - Kế hoạch",), (), None),
        ("V.3", "Đề nghị Ủy ban", ("Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "các tổ chức chính trị - xã hội"), (), None),
        ("V.4", "Quản lý chặt chẽ", ("UBND các xã, thị trấn",), (), "định kỳ hằng quý"),
    ],
}


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def source(path: Path, text: str) -> Source:
    return Source(path=str(path), name=path.name, media_type="text/plain", sha256="0" * 64, text=text)


def read(name: str, form: str, lists: Lists) -> list[Read]:
    text = unicodedata.normalize(form, (TEXTS / f"{name}.txt").read_text("utf-8"))
    return [
        (
            task.locator,
            " ".join(folded(task.passage.text).split()[:4]),
            tuple(map(folded, task.leads)),
            tuple(map(folded, task.coordinating)),
            folded(task.period.passage.text) if task.period else None,
        )
        for reading in extract(source(TEXTS / f"{name}.txt", text), lists)
        for task in reading.tasks
    ]


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_reads_a_whole_document_as_a_person_does(name: str, form: str, lists: Lists) -> None:
    assert read(name, form, lists) == PLANS[name]


LEAST = {"tasks": 0.99, "lead": 0.99, "coordinating": 0.98, "period": 0.97, "task_cites": 0.97, "locator": 0.98}


@pytest.mark.shared
def test_reads_the_real_plans_as_their_annotators_did(lists: Lists, shared: Path, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("evaluate", shared / "evaluate.py")
    assert spec is not None and spec.loader is not None
    evaluate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(evaluate)
    total: dict[str, tuple[int, int, int]] = {}
    for gold_path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(gold_path.read_text("utf-8"))
        path = shared / "corpus" / gold["source"]
        text = path.read_bytes().decode("utf-8")
        found, malformed = evaluate.clean(json.loads(json.dumps(to_json(*extract(source(path, text), lists)))))
        report = evaluate.Report(None)
        evaluate.compare(gold, found, report, text)
        assert malformed == 0 and report.wrong_links == 0
        total = {kind: evaluate.add(total.get(kind, (0, 0, 0)), counts) for kind, counts in report.counts.items()}
    reached = {kind: evaluate.score(*total[kind])[2] for kind in LEAST}
    assert {kind: figure for kind, figure in reached.items() if figure < LEAST[kind]} == {}


@pytest.mark.shared
def test_every_real_plan_is_read_with_locators_of_its_own(lists: Lists, shared: Path) -> None:
    for path in sorted((shared / "corpus").glob("*.txt")):
        (reading,) = extract(source(path, path.read_bytes().decode("utf-8")), lists)
        locators = [section.locator for section in reading.sections] + [task.locator for task in reading.tasks]
        assert len(locators) == len(set(locators)) and len(reading.tasks) > 20, path.name
        assert all(reading.source.text[p.start : p.end] == p.text for p in reading.passages()), path.name
