"""Figures as printed: tables of (printed, read), each row with its reason."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QuantityError
from graph.quantity import find_quantities, read_quantity, write_number
from graph.text import clean

FIGURES = [
    ("21.592 tỷ đồng", "=", "21592", None, "tỷ đồng"),  # a dot groups thousands
    ("1.234.567,89 đồng", "=", "1234567.89", None, "đồng"),  # several groups, decimals
    ("8,5", "=", "8.5", None, None),  # a comma starts decimals; no unit
    ("25.900 người", "=", "25900", None, "người"),  # counted people
    ("2.550MW", "=", "2550", None, "MW"),  # no space before the unit
    ("1.200 MW", "=", "1200", None, "MW"),  # a space
    ("5,6 triệu tấn/năm", "=", "5.6", None, "triệu tấn/năm"),  # scale, measure and rate
    ("14,138ha", "=", "14.138", None, "ha"),  # three decimals are no group
    ("1,2 triệu lượt khách", "=", "1.2", None, "triệu lượt khách"),  # scale of what is counted
    ("85 triệu đồng / người / năm", "=", "85", None, "triệu đồng/người/năm"),  # spaces around the slash
    ("10.5%", "=", "10.5", None, "%"),  # the slip of a dot for a comma, certain before %
    ("0.125%", "=", "0.125", None, "%"),  # a group does not start with 0
    ("8,5% mỗi năm", "=", "8.5", None, "%/năm"),  # the rate in words
    ("đạt 38%", "=", "38", None, "%"),  # a verb before it
    ("bằng 12%", "=", "12", None, "%"),  # said to be equal
    ("trên 8,5%/năm", ">", "8.5", None, "%/năm"),  # more than
    ("Trên 40 %", ">", "40", None, "%"),  # a space before %
    ("vượt 20 triệu USD", ">", "20", None, "triệu USD"),  # exceeds
    ("tối thiểu 45%", ">=", "45", None, "%"),  # at least
    ("ít nhất 01 cụm", ">=", "1", None, "cụm"),  # a leading zero
    ("không dưới 30 giường bệnh/vạn dân", ">=", "30", None, "giường bệnh/vạn dân"),  # not below
    ("10 bác sĩ/1 vạn dân", "=", "10", None, "bác sĩ/1 vạn dân"),  # a rate with a figure of its own
    ("từ 60% trở lên", ">=", "60", None, "%"),  # from ... upward
    ("8,5%/năm trở lên", ">=", "8.5", None, "%/năm"),  # upward alone
    ("trên 8,5%/năm trở\nlên", ">=", "8.5", None, "%/năm"),  # more than ... upward, over a line's end
    ("≥ 95%", ">=", "95", None, "%"),  # a sign
    ("không quá 3%", "<=", "3", None, "%"),  # at most
    ("5% trở xuống", "<=", "5", None, "%"),  # downward
    ("dưới 2%", "<", "2", None, "%"),  # less than
    ("khoảng 21.592 tỷ đồng", "~", "21592", None, "tỷ đồng"),  # about
    ("xấp xỉ 1.000 doanh nghiệp", "~", "1000", None, "doanh nghiệp"),  # about
    ("59-60%", "range", "59", "60", "%"),  # a range
    ("59% - 60%", "range", "59", "60", "%"),  # the unit twice
    ("8- 9%/năm", "range", "8", "9", "%/năm"),  # a space on one side
    ("6,5 – 7%", "range", "6.5", "7", "%"),  # en dash, decimals
    ("từ 20 đến 25 triệu đồng/người/năm", "range", "20", "25", "triệu đồng/người/năm"),  # in words
    ("khoảng từ 100 - 150 triệu USD", "range", "100", "150", "triệu USD"),  # about, from, range
    ("1.200-1.500 MW", "range", "1200", "1500", "MW"),  # groups in a range
]
REFUSED = [
    "1.5 tỷ đồng",  # could be a thousandfold wrong
    "1.5",  # likewise, without a unit
    "1,234,567 người",  # commas cannot group
    "01.200 MW",  # a group does not start with 0
    "ít nhất 3/5 xã",  # a fraction
    "24/24 giờ",  # no quantity
    "60-50%",  # runs backward
    "59% - 60 tỷ đồng",  # two units
    "5 năm",  # a time
    "tối đa 5 ngày",  # a time
    "12 quả bóng",  # an unknown unit
    "45% GRDP và 20% dịch vụ",  # two figures
    "Điều 5 dự án",  # numbers a provision
    "abc",  # no figure
    "",  # nothing
]
SENTENCES = [
    ("tỷ trọng công nghiệp đạt trên 45%; xuất khẩu tăng 7-8%/năm.", ["trên 45%", "7-8%/năm"]),
    ("giai đoạn 2021-2025, tầm nhìn 2045", []),  # years
    ("Quyết định số 25/QĐ-UBND ngày 08/01/2014", []),  # a number and a day
    ("chi tiết tỷ lệ 1/500 khu nhà ở", []),  # a scale of a map
    ("trên địa bàn huyện năm 2024\n\nCăn cứ Kế hoạch", []),  # a year, then a paragraph
    ("bình quân hằng năm 8,5%, 5 năm 250.000 tỷ đồng", ["8,5%", "250.000 tỷ đồng"]),  # "năm" numbers no measure
    ("năm 2024 xã A hoàn thành", []),  # a year before what is counted
    ("xây dựng ít nhất 01\ncụm liên kết ngành", ["ít nhất 01\ncụm"]),  # a line's end
    ("Bình quân 1.5 tỷ đồng và 20 dự án", ["20 dự án"]),  # the doubtful one is left out
    ("Có 3 nhóm giải pháp, 05 nội dung", []),  # parts of a text
    ("dưới 150/100.000 dân; 113 bé trai/100 bé gái; 2,3 con/phụ nữ", ["dưới 150/100.000 dân", "113 bé trai/100 bé gái", "2,3 con/phụ nữ"]),  # rates
    ("tại 11/12 thôn, ngày 30/6 hộ dân; 5/4 xã", ["11/12 thôn"]),  # a part of all; a date; no part
    ("nhà máy 1.200MW, đường dây 22kV", ["1.200MW"]),  # a voltage names a kind of line
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("printed", "comparator", "value", "value_max", "unit"), FIGURES)
def test_a_figure_is_read_exactly(printed: str, comparator: str, value: str, value_max: str | None, unit: str | None, form: str) -> None:
    quantity = read_quantity(clean(unicodedata.normalize(form, printed)).text)
    assert (quantity.comparator, quantity.value, quantity.unit) == (comparator, Decimal(value), unit)
    assert quantity.value_max == (Decimal(value_max) if value_max else None)


@pytest.mark.parametrize("printed", REFUSED)
def test_what_is_not_one_certain_figure_is_refused(printed: str) -> None:
    with pytest.raises(QuantityError, match="expected one figure"):
        read_quantity(printed)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("sentence", "figures"), SENTENCES)
def test_finds_the_figures_of_a_sentence(sentence: str, figures: list[str], form: str) -> None:
    text = clean(unicodedata.normalize(form, sentence)).text
    assert [text[q.start : q.end] for q in find_quantities(text)] == figures


NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False) | st.integers(0, 10**12).map(Decimal)
UNITS = st.sampled_from(["%", "%/năm", "tỷ đồng", "triệu USD", "MW", "người", "doanh nghiệp", "triệu tấn/năm", "ha"])
SIGNS = st.sampled_from([("", "="), ("trên ", ">"), ("tối thiểu ", ">="), ("không quá ", "<="), ("dưới ", "<"), ("khoảng ", "~")])


@given(NUMBERS, UNITS, SIGNS)
def test_what_is_written_the_vietnamese_way_is_read_back(value: Decimal, unit: str, sign: tuple[str, str]) -> None:
    quantity = read_quantity(f"{sign[0]}{write_number(value)} {unit}")
    assert (quantity.value, quantity.unit, quantity.comparator) == (value, unit, sign[1])


@given(NUMBERS, NUMBERS, UNITS)
def test_a_range_is_read_back(one: Decimal, other: Decimal, unit: str) -> None:
    low, high = sorted((one, other))
    printed = f"{write_number(low)} - {write_number(high)} {unit}"
    if low == high:
        with pytest.raises(QuantityError):
            read_quantity(printed)
    else:
        quantity = read_quantity(printed)
        assert (quantity.value, quantity.value_max) == (low, high)


@given(st.text(alphabet="0123456789.,-–% tỷđồngừêrl/nămMW\n", max_size=80))
def test_what_is_found_can_be_read_alone(text: str) -> None:
    for found in find_quantities(clean(text).text):
        assert found.value_max is None or found.value < found.value_max
