"""When a task that recurs is due next: from its recurrence and the days that its words name.

Answers: “hằng năm, trước ngày 15/12” is due on which day after a given one?
Assumes: the recurrence and the words of time are those of one task.
Never:   names a day where the words name none: a task of each quarter is due within the quarter, known to its month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from graph.period.units import EVERY, MONTH, YEAR

MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}  # that a period lasts
_DAY_MONTH = re.compile(rf"(?<![\d/.])(\d{{1,2}})\s*(?:/|\s+tháng\s+)\s*({MONTH})(?!\s*/?\s*\d)", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(rf"(?:ngày|mùng)\s+(\d{{1,2}})\s+(?:{EVERY}|của\s+{EVERY}|định\s+kỳ)\s+tháng", re.IGNORECASE)
_DAY = re.compile(r"(?:ngày|mùng)\s+\d{1,2}(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How a task recurs. `days`: (month, day) of each year, (0, day) of each month; none: by the end of each period, `months` long, or each week."""

    recurrence: str
    months: int  # 0: weekly
    days: tuple[tuple[int, int], ...] = ()


def read_rhythm(recurrence: str | None, words: str | None) -> Rhythm | None:
    """Read how a task recurs.

    >>> read_rhythm("yearly", "trước ngày 10 tháng 12 hàng năm").days, read_rhythm("quarterly", "hằng quý").days
    (((12, 10),), ())

    Out:    None where it recurs without period ("thường xuyên", "khi có yêu cầu"), or its words name a day that is not understood.
    Raises: nothing.
    """
    if recurrence == "weekly":
        return Rhythm(recurrence=recurrence, months=0)
    if recurrence not in MONTHS:
        return None
    text = words or ""
    if re.search(YEAR, text):
        text = re.sub(rf"(?:năm\s+|/\s*){YEAR}", " ", text)
    days = tuple((int(month), int(day)) for day, month in _DAY_MONTH.findall(text))
    if recurrence == "monthly" and (found := _DAY_OF_MONTH.search(text)):
        days = ((0, int(found[1])),)
    if any(not 1 <= day <= monthrange(2024, month or 1)[1] for month, day in days) or (_DAY.search(text) and not days):
        return None
    return Rhythm(recurrence=str(recurrence), months=MONTHS[str(recurrence)], days=tuple(sorted(set(days))))


def next_due(rhythm: Rhythm, day: date) -> str | None:
    """Give when it is due next, on that day or later: a day, or the month or year by whose end it is due; None at the end of the calendar.

    >>> next_due(read_rhythm("yearly", "hằng năm"), date(2026, 11, 20)), next_due(read_rhythm("quarterly", "hằng quý"), date(2026, 11, 20))
    ('2026', '2026-12')
    >>> next_due(read_rhythm("yearly", "trước ngày 10/6 hằng năm"), date(2026, 11, 20)), next_due(read_rhythm("weekly", ""), date(2026, 11, 20))
    ('2027-06-10', '2026-11-22')
    """
    if day.year == MAXYEAR:
        return None
    if rhythm.days:
        return min(_next_of(month, of_month, day) for month, of_month in rhythm.days).isoformat()
    if not rhythm.months:
        return (day + timedelta(days=6 - day.weekday())).isoformat()
    if rhythm.months == MONTHS["yearly"]:
        return f"{day.year:04}"
    last = -(-day.month // rhythm.months) * rhythm.months
    return f"{day.year:04}-{last:02}"


def _next_of(month: int, of_month: int, day: date) -> date:
    year, here = day.year, month or day.month
    while (found := date(year, here, min(of_month, monthrange(year, here)[1]))) < day:
        year, here = (year + 1, here) if month else (year + here // 12, here % 12 + 1)
    return found
