"""Days that are known in part: "2025-06-30", "2025-06", "2025".

Answers: which days such a date may mean, and whether it had come by some day.
Assumes: ISO 8601 text, as the graph writes dates and deadlines.
Never:   takes a year for its first day: what is not known stays so.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

Days = tuple[date, date]  # the first and the last day that are meant, both inclusive


def days_of(text: str) -> Days:
    """Give the first and the last day that a date may mean.

    >>> days_of("2025-06")
    (datetime.date(2025, 6, 1), datetime.date(2025, 6, 30))

    Raises: ValueError if the text is no day, month or year.
    """
    if text.count("-") == 2:
        day = date.fromisoformat(text)
        return day, day
    year, _, month = text.partition("-")
    if month:
        return date(int(year), int(month), 1), date(int(year), int(month), monthrange(int(year), int(month))[1])
    return date(int(year), 1, 1), date(int(year), 12, 31)


def had_come(text: str | None, day: date) -> bool | None:
    """Tell whether a date had come on a day; None where that is not known.

    >>> had_come("2023", date(2024, 1, 1)), had_come("2023", date(2023, 5, 1)), had_come("2023", date(2022, 12, 31))
    (True, None, False)
    """
    if not text:
        return None
    first, last = days_of(text)
    return True if last <= day else None if first <= day else False
