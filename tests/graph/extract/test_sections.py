"""What headings say their sections are for."""

from __future__ import annotations

import pytest

from graph.extract.layout.sections import read_role

CASES = [
    ("MỤC ĐÍCH, YÊU CẦU", "aim"),  # the first section of plans
    ("QUAN ĐIỂM CHỈ ĐẠO", "aim"),  # of the Party's resolutions
    ("Nguyên tắc tổ chức thực hiện", "aim"),  # principles, though of implementation
    ("CĂN CỨ XÂY DỰNG KẾ HOẠCH", "aim"),  # legal grounds
    ("TỔNG QUAN THỰC TRẠNG PHÁT TRIỂN NGÀNH", "situation"),  # in capitals whatever follows
    ("Đánh giá kết quả thực hiện năm 2023", "situation"),  # an account
    ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2023", "situation"),  # though it speaks of tasks
    ("Tồn tại, hạn chế", "situation"),  # shortcomings
    ("Mục tiêu cụ thể đến năm 2030", "objective"),  # with its year
    ("Các chỉ tiêu chủ yếu", "objective"),  # figures
    ("MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP", "task"),  # tasks among others
    ("MỘT SỐ NHIỆM VỤ TRỌNG TÂM", "task"),  # with a quantifier
    ("NỘI DUNG THỰC HIỆN", "task"),  # contents
    ("GIẢI PHÁP CHỦ YẾU", "task"),  # solutions
    ("Giải pháp về vốn:", "task"),  # with a colon
    ("PHÂN CÔNG TRÁCH NHIỆM", "assignment"),  # who does what
    ("Trách nhiệm của các sở, ngành", "assignment"),  # likewise
    ("TỔ CHỨC THỰC HIỆN", "organisation"),  # the last section
    ("CHẾ ĐỘ BÁO CÁO", "organisation"),  # reporting
    ("KINH PHÍ THỰC HIỆN", "other"),  # funds
    ("Mục tiêu: Đến năm 2030 đạt 45%.", "objective"),  # before a colon
    ("Phát triển dịch vụ", None),  # a subject
    ("Yêu cầu các sở, ngành thực hiện:", None),  # an order, not requirements
    ("Hạn chế sử dụng túi ni lông.", None),  # a verb, not shortcomings
    ("Xác định nhiệm vụ cụ thể của từng đơn vị.", None),  # a sentence
    ("Đối với ngành điện:", None),  # a subject with a colon
]


@pytest.mark.parametrize(("heading", "role"), CASES)
def test_reads_the_role_of_a_heading(heading: str, role: str | None) -> None:
    assert read_role(heading) == role
