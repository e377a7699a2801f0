"""Read a phrase of time: a role line's value, a table's cell, or words found in a sentence.

Answers: which days, and which recurrence, do these words say?
Assumes: the phrase is all there is; a day without a year has none.
Never:   counts "15 ngày kể từ ngày ..."; gives days to words that say no certain ones.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.period.units import AND, HOUR, LOOK_BACK, MONTH, QUARTER, RECURRENCES, SEVERAL, WEEKDAY, YEAR

_OF_YEAR = rf"(?:\s*(?:/|[-–.]|,?\s*năm|của\s+năm)\s*(?P<{{0}}>{YEAR}))"
# One point in time; a lone number counts only with its unit or a year. The order matters: the longer form comes first.
_POINT = re.compile(
    r"(?<![\w/.,])(?:"
    rf"(?:ngày\s+)?(?P<day>\d{{1,2}})(?:\s*(?P<mark>[/.-])\s*(?P<day_month>\d{{1,2}})(?:\s*(?P=mark)\s*(?P<day_year>{YEAR}))?"
    rf"|\s+tháng\s+(?P<word_month>\d{{1,2}})(?:\s*(?:,?\s*năm|/)\s*(?P<word_year>{YEAR}))?)(?![\w/])"
    r"|(?:ngày\s+)?(?P<from_day>\d{1,2})(?=(?:\s*[-–]\s*|\s+đến\s+)(?:hết\s+)?(?:ngày\s+)?\d{1,2}(?:\s*[/.]\s*\d|\s+tháng\s+\d))"
    rf"|(?P<half>(?:(?:0?6|sáu)\s+tháng|nửa)\s+(?:đầu|cuối))\s+năm\s+(?P<half_year>{YEAR})"
    rf"|(?:quý\s+|q\.?(?=[IV1-4]))(?P<quarter>{QUARTER})(?:(?P<more_quarters>(?:{AND}(?:quý\s+)?{QUARTER}){{0,3}}))?{_OF_YEAR.format('quarter_year')}?"
    rf"|(?:tháng\s+)?(?P<month>{MONTH})\s*/\s*(?P<month_year>{YEAR})"
    rf"|tháng\s+(?P<only_month>{MONTH})(?:(?:{AND}(?:tháng\s+)?{MONTH}){{0,10}}{AND}(?:tháng\s+)?(?P<last_month>{MONTH}))?{_OF_YEAR.format('only_year')}?"
    rf"|(?:(?P<part>đầu|giữa|cuối)\s+)?(?:năm\s+)?(?P<year>{YEAR})(?![/.,]\d|\w)"
    r")",
    re.IGNORECASE,
)
_RECURRENCE = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in RECURRENCES), re.IGNORECASE)
_FREQUENCY = tuple(name for name, _ in RECURRENCES)  # of several, the first of these holds: “định kỳ 06 tháng và hằng năm” is half-yearly
_UNTIL = re.compile(rf"(?:đến|tới|trước|hết|chậm\s+nhất|muộn\s+nhất)(?:\s+(?:là|hết|trước|cuối|vào|lúc|{HOUR},?))*\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"trước\s*$", re.IGNORECASE)
_SINCE = re.compile(r"(?:từ|bắt\s+đầu)\s*$", re.IGNORECASE)
_ONWARD = re.compile(r"trở\s+(?:đi|về\s+sau)|(?:những|các)\s+năm\s+(?:tiếp\s+theo|sau)", re.IGNORECASE)
# Words that may stand in a phrase of time without changing what its points say.
_FILLER = re.compile(
    rf"{HOUR}|{WEEKDAY}|tuần\s+(?:thứ\s+)?(?:\d|I{{1,3}}|IV|đầu|cuối)(?!\w)|(?:\d{{1,2}}|{SEVERAL})\s+năm(?=\s+{YEAR})"
    r"|(?:ngày|mùng)\s+\d{1,2}(?=\s+(?:của\s+)?(?:tháng\s+(?:đầu|cuối|tiếp\s+theo|sau|kế\s+tiếp|liền\s+kề)|hàng|hằng|mỗi))"
    r"|thời\s+(?:gian|hạn|kỳ)|thực\s+hiện|hoàn\s+thành|xong|trình|ban\s+hành|báo\s+cáo|gửi|ngay|trong|vào|xuyên\s+suốt|giai\s+đoạn|nhiệm\s+kỳ|kể\s+từ|từ|nay|đến|tới|hết|trước|là"
    r"|(?:chậm|muộn)\s+nhất|dự\s+kiến|phấn\s+đấu|khoảng|và|hoặc|bắt\s+đầu|triển\s+khai|định\s+kỳ|tháng|ngày|năm|quý|giữa|cuối|0?1\s+năm"
    r"|của|các(?=\s+tháng)|đầu|nửa|trở\s+(?:đi|về\s+sau)|(?:những|các)\s+năm\s+(?:tiếp\s+theo|sau)|[\s.,;:()/+–—-]+",
    re.IGNORECASE,
)
_EDGE = " \n.,;:*"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Time words at [start, end) of a text, and what they mean; first and last are inclusive days, as in model.Period."""

    start: int
    end: int
    first: date | None = None
    last: date | None = None
    precision: str | None = None
    recurrence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """One point of a phrase: its unit, its months and days, and the words before it."""

    lead: str
    unit: str
    year: int | None
    month: int = 1  # 0: the next point's
    last_month: int = 12
    day: int | None = None
    vague: bool = False  # "đầu năm", "cuối năm": a part of the year that has no days of its own
    several: bool = False  # "quý I đến quý III": it has its end

    def days(self, year: int) -> tuple[date, date]:
        """Give the first and last day. Raises ValueError where there is no such day."""
        first = date(year, self.month, self.day or 1)
        return first, first if self.day else date(year, self.last_month, monthrange(year, self.last_month)[1])


def read_when(text: str) -> When | None:
    """Read the whole phrase of a role line or of a table's cell.

    >>> read_when("Quý II - III/2025").last
    datetime.date(2025, 9, 30)
    >>> read_when("theo kế hoạch vốn được phân bổ").first is None
    True

    In:     clean text; "trước ngày 30/6/2014" has that day as its last, "trước năm 2030" the last day of 2029.
    Out:    the phrase without the punctuation around it; words that say no certain days have none. None: no words.
    Raises: nothing.
    Source: deadlines as printed in plans; Decree 30/2020/NĐ-CP for the ways to write a day.
    """
    start, end = len(text) - len(text.lstrip(_EDGE + "-–")), len(text.rstrip(_EDGE))
    if not any(c.isalnum() for c in text[start:end]):
        return None
    points, recurrences = _scan(text[start:end])
    recurrence = next((name for name in _FREQUENCY if name in recurrences), None)
    return _interval(points, When(start=start, end=end, recurrence=recurrence), text[start:end])


def _scan(phrase: str) -> tuple[list[_Point], set[str]]:
    """Take the points and recurrences off the head of a phrase, up to its first foreign word; none where years follow that."""
    points: list[_Point] = []
    recurrences: set[str] = set()
    at = lead = 0
    while at < len(phrase):
        if found := _RECURRENCE.match(phrase, at):
            recurrences.add((found.lastgroup or "").replace("_", "-"))
        elif found := _POINT.match(phrase, at):
            points.append(_point(found, phrase[max(lead, at - LOOK_BACK) : at]))
            lead = found.end()
        elif not (found := _FILLER.match(phrase, at)):
            return ([], recurrences) if re.search(YEAR, phrase[at:]) else (points, recurrences)
        at = found.end()
    return points, recurrences


def _point(found: re.Match[str], lead: str) -> _Point:
    group = found.groupdict()
    number = next((group[n] for n in ("day_year", "word_year", "half_year", "quarter_year", "month_year", "only_year", "year") if group[n]), None)
    year = int(number) if number else None
    if group["day"]:
        return _Point(lead=lead, unit="day", year=year, month=int(group["day_month"] or group["word_month"]), day=int(group["day"]))
    if group["from_day"]:
        return _Point(lead=lead, unit="day", year=None, month=0, day=int(group["from_day"]))
    if group["half"]:
        first = 1 if group["half"].lower().endswith("đầu") else 7
        return _Point(lead=lead, unit="month", year=year, month=first, last_month=first + 5)
    if group["quarter"]:
        last = [_quarter(name) for name in re.findall(QUARTER, group["more_quarters"] or "", re.IGNORECASE)]
        first = _quarter(group["quarter"])
        return _Point(lead=lead, unit="quarter", year=year, month=3 * first - 2, last_month=3 * max([*last, first]), several=bool(last))
    if group["month"] or group["only_month"]:
        first, until = int(group["month"] or group["only_month"]), group["last_month"]
        return _Point(lead=lead, unit="month", year=year, month=first, last_month=int(until or first), several=bool(until))
    return _Point(lead=lead, unit="year", year=year, vague=bool(group["part"]))


def _quarter(name: str) -> int:
    names = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "nhất": 1, "hai": 2, "ba": 3, "tư": 4}
    word = name.lower().split()[-1]
    return names.get(word) or int(word)


def _interval(points: list[_Point], when: When, phrase: str) -> When:
    """Add first, last and precision, where every point has a year (its own or the next one's) and they run forward."""
    firsts: list[tuple[date, str]] = []
    lasts: list[tuple[date, str]] = []
    year: int | None = None
    month = 0
    for point in reversed(points):
        year, month = point.year or year, point.month or month
        until, before = _UNTIL.search(point.lead), _BEFORE.search(point.lead)
        if year is None or (before and point.vague):
            return when
        try:
            first, last = replace(point, month=month).days(year)
        except ValueError:
            return when
        if not until:
            firsts.append((first, point.unit))
        lasts.append((first - timedelta(days=1) if before and point.unit != "day" else last, point.unit))
    if not points or firsts != sorted(firsts, reverse=True) or (firsts and firsts[-1][0] > max(lasts)[0]):
        return when
    is_open = bool((_SINCE.search(points[-1].lead) and not points[-1].several) or _ONWARD.search(phrase))
    first_day, first_unit = firsts[-1] if firsts else (None, "")
    last_day, last_unit = (None, first_unit) if is_open else max(lasts)
    return replace(when, first=first_day, last=last_day, precision=last_unit or None)
