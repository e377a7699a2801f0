"""A decision that lost its head is known by what the plan attached to it says."""

from __future__ import annotations

from datetime import date

from graph.extract import extract
from graph.lists import Lists
from graph.model import CopyState, Form, Reading, Source

LAW = "Căn cứ Luật Giá số 16/2023/QH15 ngày 19/6/2023;"
ARTICLE = "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển chợ./.\n"
DECISION = f"BAN HÀNH KẾ HOẠCH PHÁT TRIỂN CHỢ\n\nTHỦ TƯỚNG CHÍNH PHỦ\n\n{LAW}\n\nQUYẾT ĐỊNH:\n\n{ARTICLE}"
SIGNED = "\nTHỦ TƯỚNG\n\nLê Văn An\n\n"
NOTE = "(Ban hành kèm theo {} ngày 26/6/2024 của Thủ tướng Chính phủ)"
PLAN = f"KẾ HOẠCH\nPHÁT TRIỂN CHỢ\n{NOTE}\n\nI. NHIỆM VỤ\n\n1. Bộ Y tế rà soát giá theo Luật Giá.\n"


def readings(lists: Lists, *, head: str = "", plan: str = "Quyết định số 773/QĐ-TTg") -> tuple[Reading, ...]:
    text = head + DECISION + SIGNED + PLAN.format(plan)
    return extract(Source(path="x", name="x", media_type="text/plain", sha256="0", text=text), lists)


def test_a_decision_without_head_has_what_its_plan_says(lists: Lists) -> None:
    header = readings(lists)[0].header
    assert (header.type and header.type.value, header.number and header.number.value) == ("QĐ", "773/QĐ-TTg")
    assert (header.date and header.date.value, header.issuer and header.issuer.value) == (date(2024, 6, 26), "Thủ tướng Chính phủ")
    assert (header.state, header.number and header.number.rule) == (CopyState.NUMBERED, "said-by-its-plan")


def test_what_a_decision_says_of_itself_stays(lists: Lists) -> None:
    header = readings(lists, head="THỦ TƯỚNG CHÍNH PHỦ\n-----\nSố: 5/QĐ-TTg\nHà Nội, ngày 02 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\n")[0].header
    assert (header.number and header.number.value, header.date and header.date.value) == ("5/QĐ-TTg", date(2024, 3, 2))


def test_a_law_that_the_plan_names_has_the_number_that_the_decision_cites(lists: Lists) -> None:
    _, plan = readings(lists)
    (law,) = [citation for citation in plan.citations if citation.type == "L"]
    assert (law.number, law.date, law.name, law.form) == ("16/2023/QH15", date(2023, 6, 19), None, Form.SHORT)
