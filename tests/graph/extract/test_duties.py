"""Role lines: what they are about, and where a task's own words end."""

from __future__ import annotations

import unicodedata

import pytest

from graph.extract.task.duties import read_duties
from graph.text import clean

Read = tuple[str, list[tuple[str, str]]]


def read(text: str) -> Read:
    cleaned = clean(text).text
    cut, duties = read_duties(cleaned, 0, len(cleaned))
    return cleaned[:cut], [(duty.field.value, cleaned[duty.start : duty.end]) for duty in duties]


CASES: list[tuple[str, Read]] = [
    ("Chủ trì thực hiện: Phòng Nội vụ.", ("", [("lead", "Phòng Nội vụ")])),  # a line of its own
    ("Cơ quan chủ trì: Sở Y tế", ("", [("lead", "Sở Y tế")])),  # with the word for a body
    ("Các cơ quan, đơn vị thực hiện:* UBND các xã", ("", [("lead", "UBND các xã")])),  # italics end in the line
    ("Cơ quan tham mưu thực hiện: Phòng Tư pháp", ("", [("advise", "Phòng Tư pháp")])),  # advises
    ("Đơn vị phối hợp thực hiện: Công an xã; Huyện đoàn.", ("", [("coordinate", "Công an xã; Huyện đoàn")])),  # a semicolon in the value
    ("Thời gian hoàn thành: Quý II/2025.", ("", [("period", "Quý II/2025")])),  # when
    ("Hoàn thành: trước ngày 30/6", ("", [("period", "trước ngày 30/6")])),  # when, in one word
    ("Sản phẩm đầu ra: Đề án được phê duyệt.", ("", [("output", "Đề án được phê duyệt")])),  # what comes of it
    ("Cấp phê duyệt: HĐND tỉnh", ("", [("approve", "HĐND tỉnh")])),  # who approves
    ("Lãnh đạo phụ trách: Đồng chí Phó Chủ tịch", ("", [("other", "Đồng chí Phó Chủ tịch")])),  # a leader is no agency
    ("Thời gian hoàn thành trong quý II năm 2025.", ("", [("period", "trong quý II năm 2025")])),  # without a colon
    ("Hoàn thành dự án trong quý II.", ("Hoàn thành dự án trong quý II.", [])),  # more than time
    ("Kinh phí: 200 triệu đồng.", ("", [("other", "200 triệu đồng")])),  # funds
    ("Xây dựng đề án. Thời gian thực hiện: Năm 2025.", ("Xây dựng đề án.", [("period", "Năm 2025")])),  # at a paragraph's end
    (
        "Lập hồ sơ (Chủ trì: Sở A; phối hợp: Sở B; thời gian: quý I).",
        ("Lập hồ sơ", [("lead", "Sở A"), ("coordinate", "Sở B"), ("period", "quý I")]),
    ),  # in brackets
    ("Cơ quan chủ trì: Sở A; cơ quan phối hợp: Sở B.", ("", [("lead", "Sở A"), ("coordinate", "Sở B")])),  # two on a line
    (
        "Thời gian: trong quý II/2026. Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện.",
        ("", [("period", "trong quý II/2026"), ("lead", "Sở Y tế chủ trì, phối hợp với Sở Nội vụ thực hiện")]),
    ),  # a sentence behind the time
    ("Thời gian: năm 2026. Kinh phí lấy từ ngân sách.", ("", [("period", "năm 2026")])),  # one that says nobody's part
    ("Cơ quan chủ trì, phối hợp: Sở A, Sở B", ("", [("other", "Sở A, Sở B")])),  # who of them leads is not said
    ("Triển khai thực hiện:", ("Triển khai thực hiện:", [])),  # no value: a heading
    ("Triển khai thực hiện tốt: (i) Quy hoạch", ("Triển khai thực hiện tốt: (i) Quy hoạch", [])),  # more than a label
    ("Chủ trì, phối hợp với các sở tham mưu UBND tỉnh:", ("Chủ trì, phối hợp với các sở tham mưu UBND tỉnh:", [])),  # a sentence
    ("Sở Ngoại vụ: Chủ trì xúc tiến đầu tư.", ("Sở Ngoại vụ: Chủ trì xúc tiến đầu tư.", [])),  # an agency before the colon
    ("Tổ chức Hội nghị: tháng 6", ("Tổ chức Hội nghị: tháng 6", [])),  # an event before the colon
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_reads_labelled_lines_and_leaves_sentences(text: str, expected: Read, form: str) -> None:
    assert read(unicodedata.normalize(form, text)) == expected
