"""The province that a document's “tỉnh” and “thành phố” mean: of the capital only where the issuer is plainly the city's."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest

from graph.extract.head.header import read_header
from graph.extract.page import open_page
from graph.lists import Lists
from graph.model import Source

BODY = "I. NHIỆM VỤ\n1. Các tỉnh ủy, thành ủy và UBND tỉnh, UBND thành phố triển khai.\n"
HANOI, CANTHO, LANGSON, DAKLAK = "thành phố Hà Nội", "thành phố Cần Thơ", "tỉnh Lạng Sơn", "tỉnh Đắk Lắk"

LETTERHEADS = [
    ("BAN CHỈ ĐẠO TRUNG ƯƠNG VỀ AN TOÀN THỰC PHẨM", "Hà Nội", None),  # a steering committee of the centre
    ("BAN CHỈ ĐẠO QUỐC GIA VỀ PHÒNG THỦ DÂN SỰ", "Hà Nội", None),
    ("HỘI ĐỒNG QUỐC GIA GIÁO DỤC", "Hà Nội", None),
    ("ĐẢNG ỦY BỘ NGOẠI GIAO", "Hà Nội", None),  # a ministry's Party committee
    ("TỔNG CÔNG TY CÀ PHÊ", "Hà Nội", None),  # a body that nothing is known of
    ("TRƯỜNG ĐẠI HỌC BÁCH KHOA HÀ NỘI", "Hà Nội", None),  # bears the city's name, is a ministry's
    ("", "Hà Nội", None),  # a copy without its head
    ("SỞ GIAO DỊCH I", "Hà Nội", None),  # no department
    ("BAN CHỈ ĐẠO TRUNG ƯƠNG VỀ NHÀ Ở CÁC TỈNH, THÀNH PHỐ", "Hà Nội", None),  # cities in its task, not in its place
    ("BAN CHỈ ĐẠO TRUNG ƯƠNG VỀ NHÀ Ở", "Cần Thơ", None),  # a conference elsewhere
    ("SỞ XÂY DỰNG", "Hà Nội", HANOI),  # only provinces have departments
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ", "Hà Nội", HANOI),
    ("THÀNH ỦY HÀ NỘI", "Hà Nội", HANOI),
    ("QUẬN ỦY BA ĐÌNH", "Hà Nội", HANOI),
    ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ THÀNH PHỐ", "Hà Nội", HANOI),
    ("BAN QUẢN LÝ CÁC KHU CHẾ XUẤT", "Cần Thơ", CANTHO),  # elsewhere a place is enough
    ("BAN QUẢN LÝ KHU KINH TẾ", "Lạng Sơn", LANGSON),
    ("HỘI SINH VIÊN HỒ CHÍ MINH", "Lạng Sơn", LANGSON),  # the President's name, not the city's
    ("SỞ XÂY DỰNG ĐĂK LĂK", "Đăk Lăk", DAKLAK),  # other spellings, as in the list
    ("UBND TỈNH ĐẮC LẮC", "Đắc Lắc", DAKLAK),
    ("BAN QUẢN LÝ KHU KINH TẾ", "Bắc Cạn", "tỉnh Bắc Kạn"),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("letterhead", "place", "expected"), LETTERHEADS)
def test_the_capital_is_where_the_centre_signs(letterhead: str, place: str, expected: str | None, form: Literal["NFC", "NFD"], lists: Lists) -> None:
    text = f"{letterhead}\n-------\nSố: 7/KH-ABC\n{place}, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nPhát triển chợ\n\n{BODY}"
    source = Source(path="test", name="test", media_type="text/plain", sha256="", text=unicodedata.normalize(form, text))
    read = read_header(open_page(source), lists).territory
    assert (read.value if read else None) == expected


SUPERIORS = [
    ("HUYỆN BẮC YÊN", "Thực hiện Kế hoạch số 28/KH-UBND của UBND tỉnh Sơn La về giảm nghèo.", "tỉnh Sơn La"),
    ("XÃ TÀ XÙA", "Căn cứ Kế hoạch số 28/KH-UBND của Chủ tịch Ủy ban nhân dân tỉnh Sơn La.", "tỉnh Sơn La"),
    ("HUYỆN BẮC YÊN", "Thực hiện Nghị quyết số 8-NQ/TU của Ban Thường vụ Tỉnh ủy Sơn La.", "tỉnh Sơn La"),
    ("HUYỆN BẮC YÊN", "Giảm nghèo trên địa bàn tỉnh Sơn La.", "tỉnh Sơn La"),
    ("HUYỆN BẮC YÊN", "Thực hiện Kế hoạch của UBND tỉnh Sơn La; học tập tỉnh Lai Châu.", None),  # another province too
    ("HUYỆN BẮC YÊN", "Học tập kinh nghiệm tại tỉnh Sơn La.", None),  # not as its superior
    ("HUYỆN BẮC YÊN", "Phối hợp với UBND tỉnh Sơn La.", None),
    ("", "Thực hiện Kế hoạch số 28/KH-UBND của UBND tỉnh Sơn La.", None),  # no district: the issuer may be any
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("district", "sentence", "expected"), SUPERIORS)
def test_a_district_is_of_the_province_whose_documents_it_carries_out(
    district: str, sentence: str, expected: str | None, form: Literal["NFC", "NFD"], lists: Lists
) -> None:
    head = f"ỦY BAN NHÂN DÂN\n{district}\n-------\nSố: 7/KH-UBND\n\n" if district else ""
    text = f"{head}KẾ HOẠCH\nPhát triển chợ\n\n{sentence}\n\nI. NHIỆM VỤ\n1. Triển khai.\n"
    source = Source(path="test", name="test", media_type="text/plain", sha256="", text=unicodedata.normalize(form, text))
    read = read_header(open_page(source), lists).territory
    assert (read.value if read else None) == expected
