"""What goals start at."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest

from graph.extract import extract
from graph.lists import Lists
from graph.model import Source

PLAN = "KẾ HOẠCH\nPhát triển sản xuất giai đoạn 2026-2030\n\nI. MỤC TIÊU\n\n- {}\n"
GRID = "| TT | Chỉ tiêu | ĐVT | {} | Năm 2030 |\n|--|--|--|--|--|\n| 1 | Tỷ trọng | % | {} | 45 |"
CASES: list[tuple[str, list[tuple[str, str | None, int | None]]]] = [
    ("Nâng tỷ lệ lao động qua đào tạo từ 35% năm 2025 lên 45% vào năm 2030.", [("45", "35", 2025)]),  # a value and its year
    ("Giảm tỷ lệ hộ nghèo từ 5,2% (năm 2025) xuống còn dưới 2%.", [("2", "5.2", 2025)]),  # a fall, the year in brackets
    ("Thu nhập tăng từ 50 triệu đồng lên khoảng 70 triệu đồng.", [("70", "50", None)]),  # no year
    ("Xuất khẩu tăng 12% so với năm 2025.", [("12", None, 2025)]),  # compared with a year
    ("Năng suất tăng 1,5 lần so với 2025.", [("1.5", None, 2025)]),  # likewise, shorter
    ("Sản lượng đạt 40 tấn, tăng 12% so với cùng kỳ.", [("40", None, None), ("12", None, None)]),  # of a year that is not named
    ("Tỷ lệ che phủ đạt từ 35% trở lên; tỷ lệ cấp nước đạt 45%.", [("35", None, None), ("45", None, None)]),  # two figures
    ("Từ 35 tấn năm 2025 lên 45% năm 2030.", [("45", None, None)]),  # another unit
    (GRID.format("Thực hiện 2025", "38,5"), [("45", "38.5", 2025)]),  # a column of the past
    (GRID.format("Hiện trạng", "38"), [("45", "38", None)]),  # of no year
    (GRID.format("Ước thực hiện 2025", "trên 30"), [("45", "30", 2025)]),
    (GRID.format("Thực hiện 2025", "30 - 35"), [("45", None, None)]),  # a range starts nowhere
    (GRID.format("Ghi chú", "35"), [("45", None, None)]),  # no column of the past
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("said", "expected"), CASES)
def test_a_target_says_what_it_starts_at(said: str, expected: list[tuple[str, str | None, int | None]], form: str, lists: Lists) -> None:
    text = unicodedata.normalize(form, PLAN.format(f"Các chỉ tiêu sau:\n\n{said}" if said.startswith("|") else said))
    (reading,) = extract(Source(path="t", name="t", media_type="text/plain", sha256="", text=text), lists)
    found = [(target.value, target.baseline, target.baseline_year) for target in reading.targets]
    assert found == [(Decimal(value), Decimal(start) if start else None, year) for value, start, year in expected]
