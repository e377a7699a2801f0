"""The same plan as text and as PDF gives the same facts: what is printed, torn over lines and pages, is put together as it was."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.extract import extract
from graph.lists import Lists
from graph.model import Reading
from graph.read import read
from graph.text import unwrap
from tests.graph.read.printed import Printed

LETTERHEAD = (
    (["ỦY BAN NHÂN DÂN", "TỈNH BẮC GIANG"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]),
    (["Số: 118/KH-UBND"], ["Bắc Giang, ngày 14 tháng 6 năm 2023"]),
)
TITLE = ("KẾ HOẠCH", "Phát triển kinh tế tập thể tỉnh Bắc Giang giai đoạn 2023 - 2025")
BODY = (
    (
        "Thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng về tiếp tục đổi mới, phát triển và nâng cao hiệu quả kinh "
        "tế tập thể trong giai đoạn mới; Quyết định số 1804/QĐ-TTg ngày 13/11/2020 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh lập Kế hoạch sau:"
    ),
    "I. MỤC TIÊU",
    "1. Đến năm 2025, thành lập mới ít nhất 150 hợp tác xã; tỷ lệ hợp tác xã hoạt động tốt, khá đạt trên 65%.",
    "2. Thu nhập bình quân của lao động thường xuyên trong hợp tác xã đạt 60 triệu đồng/năm vào năm 2025.",
    "II. NHIỆM VỤ VÀ GIẢI PHÁP",
    "1. Hoàn thiện cơ chế, chính sách",
    "a) Rà soát, trình Hội đồng nhân dân tỉnh ban hành chính sách hỗ trợ hợp tác xã ứng dụng công nghệ, liên kết sản xuất với tiêu thụ sản phẩm.",
    "- Cơ quan chủ trì: Sở Kế hoạch và Đầu tư.",
    "- Cơ quan phối hợp: Sở Nông nghiệp và Phát triển nông thôn, Sở Tài chính, Liên minh Hợp tác xã tỉnh.",
    "- Thời gian thực hiện: quý III năm 2023.",
    "b) Tổ chức tuyên truyền, phổ biến Luật Hợp tác xã và Nghị quyết số 20-NQ/TW tới cán bộ, thành viên hợp tác xã ở các huyện, thành phố.",
    "- Cơ quan chủ trì: Liên minh Hợp tác xã tỉnh.",
    "- Thời gian thực hiện: thường xuyên.",
    "2. Nâng cao năng lực quản trị",
    "a) Mở các lớp bồi dưỡng cho giám đốc, kế toán hợp tác xã; đưa ít nhất 30 cán bộ trẻ về làm việc có thời hạn tại hợp tác xã nông nghiệp.",
    "- Cơ quan chủ trì: Sở Nông nghiệp và Phát triển nông thôn.",
    "- Thời gian thực hiện: hằng năm.",
    "III. TỔ CHỨC THỰC HIỆN",
    (
        "1. Sở Kế hoạch và Đầu tư chủ trì, phối hợp với các cơ quan liên quan theo dõi, đôn đốc, tổng hợp báo cáo Ủy ban nhân dân tỉnh trước ngày "
        "15/12 hằng năm."
    ),
    "2. Ủy ban nhân dân các huyện, thành phố xây dựng kế hoạch của địa phương, hoàn thành trước ngày 31/7/2023./.",
)
SIGNED = (
    ["Nơi nhận:", "- Bộ Kế hoạch và Đầu tư;", "- Các sở, ban, ngành của tỉnh;", "- Lưu: VT."],
    ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "\u00a0", "\u00a0", "Nguyễn Thị Hoa"],
)
ROWS = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"),
    ("1", "Xây dựng cơ sở dữ liệu về hợp tác xã", "Sở Kế hoạch và Đầu tư", "Cục Thuế tỉnh", "Năm 2024"),
    ("2", "Hỗ trợ 20 hợp tác xã tham gia sàn thương mại điện tử", "Sở Công Thương", "Liên minh Hợp tác xã tỉnh", "2023-2025"),
    ("3", "Kiểm tra việc thi hành Luật Hợp tác xã tại các huyện, thành phố", "Sở Kế hoạch và Đầu tư", "Thanh tra tỉnh", "Quý IV hằng năm"),
)


def as_text(repeat: int) -> str:
    lines = [
        *(line for cells in LETTERHEAD for cell in cells for line in cell),
        *TITLE,
        *numbered(repeat),
        *SIGNED[0],
        *SIGNED[1],
        "PHỤ LỤC",
        "DANH MỤC NHIỆM VỤ",
    ]
    rows = ["| " + " | ".join(row) + " |" for row in ROWS]
    return "\n\n".join(lines) + "\n\n" + "\n".join([rows[0], "| --- | --- | --- | --- | --- |", *rows[1:]]) + "\n"


def numbered(repeat: int) -> list[str]:
    """Lengthen the plan, so that it is torn at other places."""
    extra = [
        f"{n}. Sở Tài chính bố trí kinh phí đợt {n} cho các nhiệm vụ của Kế hoạch này, hoàn thành trước ngày {n}/10/2023."
        for n in range(3, 3 + repeat)
    ]
    return [*BODY[:-1], *extra, BODY[-1]]


def as_pdf(repeat: int) -> bytes:
    document = Printed()
    document.columns(*LETTERHEAD)
    document.title(*TITLE)
    document.body(*numbered(repeat))
    document.signatures(*SIGNED)
    document.page("landscape")
    document.title("PHỤ LỤC", "DANH MỤC NHIỆM VỤ")
    document.table([list(row) for row in ROWS], [1.2, 9, 5, 5, 3])
    return document.data()


def facts(readings: tuple[Reading, ...]) -> Counter[object]:
    """Give what the readings say, without the places where it stands."""
    found: Counter[object] = Counter()
    for reading in readings:
        header = reading.header
        for name in ("type", "number", "date", "place", "issuer", "title", "signer", "capacity", "period"):
            stated = getattr(header, name)
            found[name, str(stated.value) if stated else None] += 1
        found.update(("cites", unwrap(c.passage.text), c.number, c.date, c.issuer) for c in reading.citations)
        found.update(("section", s.locator, unwrap(s.heading.text), s.role) for s in reading.sections)
        for task in reading.tasks:
            period = unwrap(task.period.passage.text) if task.period else None
            found["task", task.locator, unwrap(task.passage.text), tuple(map(unwrap, task.leads)), tuple(map(unwrap, task.coordinating)), period] += 1
        found.update(("target", unwrap(t.passage.text), t.indicator, t.comparator, t.value, t.unit, t.year) for t in reading.targets)
    return found


@pytest.mark.parametrize("repeat", [0, 5, 9, 13])
def test_a_printed_plan_says_what_its_text_says(tmp_path: Path, lists: Lists, repeat: int) -> None:
    (tmp_path / "plan.txt").write_text(as_text(repeat), "utf-8")
    (tmp_path / "plan.pdf").write_bytes(as_pdf(repeat))
    text, printed = (facts(extract(read(tmp_path / name), lists)) for name in ("plan.txt", "plan.pdf"))
    assert printed == text
    assert sum(1 for fact in text if isinstance(fact, tuple) and fact[0] == "task") >= 8
