"""When what recurs is due next."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from graph.period import next_due, read_rhythm

DAY = date(2026, 11, 20)
CASES = [  # recurrence, words, next on or after 2026-11-20; None: recurs, but no period or day can be told
    ("yearly", "hằng năm", "2026"),
    ("yearly", "định kỳ hàng năm (trước ngày 15/12)", "2026-12-15"),
    ("yearly", "trước ngày 20 tháng 11 hàng năm", "2026-11-20"),  # today
    ("yearly", "trước ngày 19/11 hàng năm", "2027-11-19"),  # yesterday
    ("half-yearly", "trước ngày 15/6 và trước ngày 15/12 hằng năm", "2026-12-15"),
    ("half-yearly", "định kỳ 06 tháng và năm", "2026-12"),
    ("quarterly", "hằng quý", "2026-12"),
    ("quarterly", "ngày 20 của tháng cuối quý", None),  # a day of which month is not read
    ("monthly", "hằng tháng", "2026-11"),
    ("monthly", "trước ngày 25 hằng tháng", "2026-11-25"),
    ("monthly", "trước ngày 15 hàng tháng", "2026-12-15"),
    ("monthly", "ngày 31 hằng tháng", "2026-11-30"),  # the month's last day where it has no such day
    ("weekly", "hằng tuần", "2026-11-22"),  # by the end of the week
    ("yearly", "trước ngày 29/2 hằng năm", "2027-02-28"),
    ("yearly", "trước ngày 31/6 hằng năm", None),  # there is no such day
    ("yearly", "trước ngày 15/12 hằng năm, từ năm 2025", "2026-12-15"),
    ("continuous", "thường xuyên", None),
    ("ad-hoc", "khi có yêu cầu", None),
    (None, None, None),
]


@pytest.mark.parametrize(("recurrence", "words", "due"), CASES)
def test_is_due_next(recurrence: str | None, words: str | None, due: str | None) -> None:
    rhythm = read_rhythm(recurrence, words and unicodedata.normalize("NFC", words))
    assert (next_due(rhythm, DAY) if rhythm else None) == due
