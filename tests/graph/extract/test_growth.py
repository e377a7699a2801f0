"""The work of reading grows with the length of a text, not with its square: counted in calls, which no other load on the machine changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import FrameType

import pytest

from graph.extract import extract
from graph.lists import Lists
from graph.model import Source

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH HÀ MỚI\nSố: 12/KH-UBND\nHà Mới, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nSắp xếp chợ năm 2024\n\nI. NHIỆM VỤ\n"
TABLE = "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
REPEATED = {
    "items": (HEAD, "1. Phòng Y tế chủ trì, phối hợp với Phòng Nội vụ kiểm tra chợ trước ngày 30/6/2024.\n"),
    "one line": (HEAD, "Phòng Y tế kiểm tra chợ xã theo Quyết định số 5/QĐ-UBND, "),
    "bullets that share a role line": (HEAD, "- Kiểm tra chợ;\n"),
    "rows": (HEAD + TABLE, "| 1 | Kiểm tra chợ | Phòng Y tế | Quý II/2024 |\n"),
    "cells on lines": (HEAD + "TT\nNhiệm vụ\nCơ quan chủ trì\nThời gian\n", "1.\nKiểm tra chợ\nPhòng Y tế\nQuý II/2024\n"),
    "sections": (HEAD, "II. GIẢI PHÁP\n1. Kiểm tra chợ xã.\n"),
    "citations": (HEAD, "- Theo Nghị quyết số 7/NQ-HĐND ngày 05/02/2023 của Hội đồng nhân dân tỉnh;\n"),
    "a list of numbers": (HEAD + "1. Theo các Quyết định số ", "8/QĐ-UBND, 9-NQ/TU của Tỉnh ủy, "),
    "sequences": (HEAD + "Nghị quyết số 9-NQ/TU ngày 01/3/2023 ", "theo Nghị quyết số 9 và "),
    "figures": (HEAD, "- Đến năm 2030, tỷ lệ chợ sạch đạt trên 45,5%, chợ xã đạt 30%.\n"),
    "names": (HEAD + "1. Giao ", "Phòng Y tế, "),
    "offices": (HEAD, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"),
    "pages": (HEAD, "1. Kiểm tra chợ\n\n5\n\n--- PAGE BREAK ---\n\nxã.\n"),
    "later sentences": (HEAD + "1. Phòng Y tế kiểm tra. ", "Phòng Kinh tế báo cáo. "),
    "open brackets": (HEAD, "- Kiểm tra chợ (giao\nPhòng Y tế\n"),
    "annexes": (HEAD, "Phụ lục\nDANH MỤC CHỢ\n(Kèm theo Kế hoạch số 12/KH-UBND)\n1. Chợ A.\n"),
}


def count_calls(text: str, lists: Lists) -> int:
    """Count the calls of functions, and the values that generators give, while a text is read."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(Source(path="", name="", media_type="text/plain", sha256="", text=text), lists)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("name", REPEATED)
def test_twice_the_text_is_twice_the_work(name: str, lists: Lists) -> None:
    head, piece = REPEATED[name]
    count_calls(head, lists)  # the lists are made ready once
    some, twice, fourfold = (count_calls(head + piece * times, lists) for times in (150, 300, 600))
    assert fourfold - twice <= 2.2 * (twice - some)


# Short texts on which a pattern that can match one thing in several ways takes for ever; each is read in well under a second.
KNOTS = {
    "marks before a figure": "II. MỤC TIÊU\n- Phấn đấu có" + " :" * 40 + " hộ nghèo đạt 10%.\n",
    "verbs before a figure": "II. MỤC TIÊU\n- " + " : có" * 40 + " đạt 10% số hộ.\n",
    "comments before a page": "<!---->" * 60 + "x",
    "months": "II. NHIỆM VỤ\n1. Họp vào các tháng" + " 1," * 60 + "x\n",
    "whose report": "II. NHIỆM VỤ\n1. Nghe báo cáo của Sở" + " y" * 200 + " thực hiện Nghị quyết số 5/NQ-CP\n",
    "assents": "II. NHIỆM VỤ\nHội đồng " + "tán thành " * 60 + ", đồng thời, " * 60 + ":\n1. Chợ.\n",
    "a rise": "II. NHIỆM VỤ\n1. " + "Mở rộng chợ lên " * 60 + "10 ha\n",
    "ends of pages": "\x0c5\n" * 400,
    "roles in brackets": "I. NHIỆM VỤ\n1. Sửa chợ.\n(" + "Sở A, " * 60 + "phối hợp phối hợp thực hiện\n",
    "departments that begin as verbs": "I. NHIỆM VỤ\n1. Các Cục: " + "Chế biến chợ, " * 60 + "rà soát\n",
    "lists of projects": "I. " + "CHƯƠNG TRÌNH, DỰ ÁN VÀ " * 60 + "\n1. Chợ.\n",
    "numbers of pages": "I. NHIỆM VỤ\n1. " + "Rà soát các chợ đã xuống cấp trên địa bàn\n2\n" * 60,
    "a rule below a letterhead": "_" * 400 + ", ngày",
}


@pytest.mark.parametrize("name", KNOTS)
def test_no_short_text_ties_the_reading_up(name: str, lists: Lists, tmp_path: Path) -> None:
    program = "import sys; from graph.cli.main import main; sys.exit(main(['extract', sys.argv[1]]))"
    file = tmp_path / "plan.txt"
    file.write_text(f"KẾ HOẠCH\nSắp xếp chợ\n\n{KNOTS[name]}", "utf-8")
    subprocess.run([sys.executable, "-c", program, str(file)], check=True, timeout=60, capture_output=True)
