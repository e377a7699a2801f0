"""Sections that say who does, and when, what the section before them sets out."""

from __future__ import annotations

import unicodedata

import pytest

from graph.extract import extract
from graph.lists import Lists
from graph.model import Role, Source

PLAN = "KẾ HOẠCH\nTrồng rừng năm 2026\n\n"
Read = tuple[str, tuple[str, ...], tuple[str, ...], str | None]

CASES: list[tuple[str, list[Read]]] = [
    (
        ("I. QUÁN TRIỆT\n1. Nội dung, biện pháp\na) Tổ chức hội nghị;\nb) Phổ biến đến cơ sở.\n2. Cơ quan chủ trì, phối hợp\na) Cơ quan chủ trì\n"
            "- Sở Nội vụ.\n"
        "- Sở Y tế; Công an tỉnh.\nb) Cơ quan phối hợp\n- Các sở, ban, ngành.\n3. Thời gian thực hiện: Tháng 3/2026."),
        [
            ("I.1.a", ("Sở Nội vụ", "Sở Y tế", "Công an tỉnh"), ("Các sở, ban, ngành",), "Tháng 3/2026"),
            ("I.1.b", ("Sở Nội vụ", "Sở Y tế", "Công an tỉnh"), ("Các sở, ban, ngành",), "Tháng 3/2026"),
        ],
    ),  # lists below their labels, and a line
    (
        ("I. ƯƠM CÂY\n1. Nhiệm vụ\n- Gieo ươm cây giống.\n2. Cơ quan chủ trì, phối hợp\na) Cơ quan chủ trì: Chi cục Kiểm lâm.\nb) Cơ quan phối hợp\n"
        "UBND các xã; Hội Nông dân tỉnh.\n(Hạt Kiểm lâm là đầu mối giúp Chi cục tổng hợp, báo cáo)."),
        [("I.1.-1", ("Chi cục Kiểm lâm",), ("UBND các xã", "Hội Nông dân tỉnh"), None)],
    ),  # a label with its value, a label above a paragraph, a note
    (
        ("I. ƯƠM CÂY\n1. Nội dung\n- Gieo ươm cây giống.\n2. Đơn vị thực hiện\n- Chi cục Kiểm lâm.\n"
            "II. TRỒNG CÂY\n1. Nội dung\n- Trồng cây phân tán.\n"
        "2. Đơn vị thực hiện\n- UBND các xã."),
        [("I.1.-1", ("Chi cục Kiểm lâm",), (), None), ("II.1.-1", ("UBND các xã",), (), None)],
    ),  # each section has its own
    (
        "III. TỔ CHỨC THỰC HIỆN\n1. Phân công thực hiện\n- Sở Y tế.\n2. Sở Nội vụ\n- Theo dõi, đôn đốc.",
        [("III.2.-1", ("Sở Nội vụ",), (), None)],
    ),  # a section of the whole plan hands nothing back
    (
        "III. NHIỆM VỤ\n1. Nội dung\n- Gieo ươm cây giống.\n2. Cơ quan phối hợp\n- Rà soát quy chế phối hợp.",
        [("III.1.-1", (), (), None), ("III.2.-1", (), (), None)],
    ),  # work below such a heading is no list of bodies
]  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("body", "expected"), CASES)
def test_sections_of_roles_hold_for_the_work_before_them(body: str, expected: list[Read], form: str, lists: Lists) -> None:
    text = unicodedata.normalize(form, PLAN + body)
    (reading,) = extract(Source(path="t", name="t", media_type="text/plain", sha256="", text=text), lists)

    def named(task_place: int, roles: set[Role]) -> tuple[str, ...]:
        task = reading.tasks[task_place]
        return tuple(unicodedata.normalize("NFC", one.agency.text) for one in task.assignments if one.role in roles)

    found = [
        (
            task.locator,
            named(place, {Role.LEAD, Role.ADVISE}),
            named(place, {Role.COORDINATE}),
            task.period and unicodedata.normalize("NFC", task.period.passage.text),
        )
        for place, task in enumerate(reading.tasks)
    ]
    assert found == expected
