"""Deadlines over time, drawn."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

from graph.draw import make_rows, to_timeline

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2026, 11, 20)


def test_counts_by_month_up_to_two_years_and_by_year_beyond() -> None:
    near = make_rows([date(2026, 9, 30), date(2026, 11, 19), date(2026, 11, 30)], DAY)
    assert [(row.period, row.past, row.ahead) for row in near] == [("2026-09", 1, 0), ("2026-10", 0, 0), ("2026-11", 1, 1)]
    far = make_rows([date(2020, 12, 31), date(2030, 12, 31)], DAY)
    assert [(row.period, row.past, row.ahead) for row in far] == [("2020", 1, 0), ("2030", 0, 1)]
    assert make_rows([], DAY) == ()


def test_draws_each_row_in_words_and_leads_to_its_tasks() -> None:
    rows = make_rows([date(2026, 9, 30), date(2026, 11, 30), date(2026, 11, 30)], DAY)
    drawn = ET.fromstring(to_timeline(rows, ["/due?a=1&b=2", "/none", "/due"]))
    texts = ["".join(text.itertext()) for text in drawn.iter(f"{SVG}text")]
    assert texts == ["tháng 9/2026", "1 quá hạn", "tháng 10/2026", "", "tháng 11/2026", "2 đến hạn"]
    assert [link.get("href") for link in drawn.iter(f"{SVG}a")] == ["/due?a=1&b=2", "/due"]
    widths = {rect.get("class"): int(rect.get("width") or 0) for rect in drawn.iter(f"{SVG}rect")}
    assert widths["time-ahead"] == 2 * widths["time-past"]
    assert not list(drawn.iter(f"{SVG}script"))
