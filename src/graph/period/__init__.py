"""Deadlines and periods as printed -> days, recurrence, and where the words stand.

Answers: what “quý I/2014”, “2021-2022”, “định kỳ trước ngày 15/12 hàng năm” mean as far as they say it; which words of a task say when it is due.
Assumes: the text is clean (NFC, plain spaces).
Never:   completes a day without year, counts “15 ngày kể từ ngày ...”, or takes the years of a title for a deadline.
"""

from graph.period.occurrence import Rhythm, next_due, read_rhythm
from graph.period.partial import days_of, had_come
from graph.period.phrase import When, read_when
from graph.period.sentence import find_when

__all__ = ["Rhythm", "When", "days_of", "find_when", "had_come", "next_due", "read_rhythm", "read_when"]
