"""Local figures beside central ones."""

from __future__ import annotations

import pytest

from graph.coverage.aims import indicator_words, judge
from graph.index.rows import TargetRow


def target(figure: str, words: str = "tỷ lệ đạt") -> TargetRow:
    """Make a target of "ge 65 % 2030"; a range is "range 60-65 % 2030"."""
    comparator, values, unit, year = figure.split(" ")
    low, _, high = values.partition("-")
    parts = {"iri": "i", "document": "d", "document_label": "D", "statement": words, "indicator": "tỷ lệ"}
    return TargetRow(
        **parts,
        comparator=comparator,
        value=low,
        value_max=high or None,
        unit=unit.replace("_", " "),
        year=int(year) if year != "-" else None,
        year_from=None,
        qualifier=None,
        baseline=None,
        baseline_year=None,
        task=None,
    )


CASES = [
    ("ge 65 % 2030", "ge 70 % 2030", "meets"),  # more than asked for
    ("ge 65 % 2030", "eq 60 % 2030", "lower"),
    ("ge 65 % 2030", "ge 65 % 2032", "later"),
    ("ge 65 % 2030", "ge 60 % 2032", "lower-and-later"),
    ("gt 65 % 2030", "eq 65 % 2030", "lower"),  # "trên 65" is not reached by 65
    ("gt 65 % 2030", "gt 65 % 2030", "meets"),
    ("lt 3 % 2025", "eq 2 % 2025", "meets"),  # of what is to be less, less is better
    ("le 3 % 2025", "le 4 % 2025", "lower"),
    ("le 3 % 2025", "ge 4 % 2025", "not-comparable"),  # one is a floor, one a ceiling
    ("range 60-65 % 2030", "range 58-66 % 2030", "lower"),  # its floor is below
    ("range 60-65 % 2030", "range 62-64 % 2030", "meets"),
    ("ge 80 % 2030", "ge 12 xã 2030", "not-comparable"),  # a share and a count
    ("ge 8 %/năm 2030", "ge 8 % 2030", "not-comparable"),  # a year's growth and a share
    ("ge 1000 công_trình 2030", "ge 12 công_trình 2030", "not-comparable"),  # a total of the country
    ("ge 10 giường/vạn_dân 2030", "ge 9 giường/vạn_dân 2030", "lower"),  # a rate means the same anywhere
    ("ge 65 % -", "ge 65 % 2040", "meets"),  # no year to be later than
]


@pytest.mark.parametrize(("central", "local", "verdict"), CASES)
def test_judges_a_local_figure(central: str, local: str, verdict: str) -> None:
    found, reason = judge(target(central), target(local), is_same_place=False)
    assert found.value == verdict
    assert reason.endswith(".") and reason[0].isupper()


def test_totals_of_one_place_are_compared_with_their_scales() -> None:
    assert judge(target("ge 2 tỷ_đồng 2030"), target("ge 1500 triệu_đồng 2030"), is_same_place=True)[0].value == "lower"
    assert judge(target("ge 2 tỷ_đồng 2030"), target("ge 2500 triệu_đồng 2030"), is_same_place=True)[0].value == "meets"


def test_words_say_whether_more_or_less_is_better() -> None:
    down = "tỷ lệ hộ nghèo giảm còn 3%"
    assert judge(target("eq 3 % 2025", down), target("eq 4 % 2025", down), is_same_place=False)[0].value == "lower"
    silent = "tỷ lệ hộ nghèo: 3%"
    assert judge(target("eq 3 % 2025", silent), target("eq 4 % 2025", silent), is_same_place=False)[0].value == "not-comparable"
    assert judge(target("eq 3 % 2025", silent), target("eq 3 % 2025", silent), is_same_place=False)[0].value == "meets"


def test_a_reason_names_both_figures() -> None:
    assert judge(target("ge 65.0 % 2030"), target("eq 60 % 2032"), is_same_place=False)[1] == (
        "Địa phương 60% (năm 2032), trung ương từ 65% (năm 2030): thấp hơn, muộn hơn 2 năm."
    )


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("tỷ lệ che phủ rừng", "tỷ lệ che phủ rừng toàn tỉnh", True),
        ("tỷ lệ xã đạt chuẩn nông thôn mới", "tỷ lệ xã đạt chuẩn nông thôn mới nâng cao", False),
        ("số giường bệnh trên 10.000 dân", "số bác sĩ trên 10.000 dân", False),
    ],
)
def test_indicators_are_one_where_they_measure_the_same(one: str, other: str, is_same: bool) -> None:
    assert (indicator_words(one) == indicator_words(other)) is is_same
