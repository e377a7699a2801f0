"""Deadlines and periods as printed -> days, recurrence, and where the words stand.

Answers: what “quý I/2014”, “2021-2022”, “định kỳ trước ngày 15/12 hàng năm” mean as far as they say it; which words of a task say when it is due.
Assumes: the text is clean (NFC, plain spaces).
Never:   completes a day without year, counts “15 ngày kể từ ngày ...”, or takes the years of a title for a deadline.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

_YEAR = r"(?:19|20)\d\d(?!\d)"
_DASH = r"\s*[-–—]\s*"
_OF_YEAR = rf"(?:\s*(?:/|[-–.]|,?\s*năm|của\s+năm)\s*(?P<{{0}}>{_YEAR}))"
_QUARTER = r"(?:IV|I{1,3}|[1-4]|thứ\s+(?:nhất|hai|ba|tư))(?!\w)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_AND = r"(?:\s*[-–—,;&]\s*(?:đến\s+)?|\s+(?:và|đến|hoặc)\s+)"
# One point in time; a lone number counts only with its unit or a year. The order matters: the longer form comes first.
_POINT = re.compile(
    r"(?<![\w/.,])(?:"
    rf"(?:ngày\s+)?(?P<day>\d{{1,2}})(?:\s*(?P<mark>[/.-])\s*(?P<day_month>\d{{1,2}})(?:\s*(?P=mark)\s*(?P<day_year>{_YEAR}))?"
    rf"|\s+tháng\s+(?P<word_month>\d{{1,2}})(?:\s*(?:,?\s*năm|/)\s*(?P<word_year>{_YEAR}))?)(?![\w/])"
    rf"|(?P<half>(?:0?6|sáu)\s+tháng\s+(?:đầu|cuối))\s+năm\s+(?P<half_year>{_YEAR})"
    rf"|quý\s+(?P<quarter>{_QUARTER})(?:(?P<more_quarters>(?:{_AND}(?:quý\s+)?{_QUARTER}){{0,3}}))?{_OF_YEAR.format('quarter_year')}?"
    rf"|(?:tháng\s+)?(?P<month>{_MONTH})\s*/\s*(?P<month_year>{_YEAR})"
    rf"|tháng\s+(?P<only_month>{_MONTH})(?:{_AND}(?:tháng\s+)?(?P<last_month>{_MONTH}))?{_OF_YEAR.format('only_year')}?"
    rf"|(?:(?P<part>đầu|giữa|cuối)\s+)?(?:năm\s+)?(?P<year>{_YEAR})(?![/.,]\d|\w)"
    r")",
    re.IGNORECASE,
)
_RECURRENCES = (
    ("weekly", r"(?:hàng|hằng|mỗi)\s+tuần|định\s+kỳ\s+(?:theo\s+)?tuần"),
    ("monthly", r"(?:hàng|hằng|mỗi)\s+tháng|định\s+kỳ\s+(?:theo\s+)?tháng"),
    ("quarterly", (r"(?:hàng|hằng|mỗi)\s+quý|tháng\s+(?:đầu|cuối)\s+(?:của\s+)?quý(?!\s+[IV\d])|định\s+kỳ\s+(?:theo\s+)?quý"
                   r"|(?:định\s+kỳ\s+)?(?:0?3|ba)\s+tháng(?:/|\s+(?:một|0?1)\s+)lần")),
    ("half-yearly", (r"định\s+kỳ\s+(?:0?6|sáu)\s+tháng(?!\s+(?:đầu|cuối))|(?:0?6|sáu)\s+tháng(?:/|\s+(?:một|0?1)\s+)lần"
                    r"|(?:0?6|sáu)\s+tháng(?=\s*(?:,|và|hoặc)\s*(?:0?1\s+năm|(?:hàng\s+|hằng\s+)?năm(?!\s+\d)))")),
    ("yearly", r"(?:hàng|hằng|mỗi)\s+năm|định\s+kỳ\s+(?:0?1\s+|một\s+)?năm(?!\s+\d)|(?:0?1|một|mỗi)\s+năm(?:/|\s+(?:một|0?1)\s+)lần"),
    ("continuous", r"thường\s+xuyên|liên\s+tục"),
    ("ad-hoc", r"đột\s+xuất|khi\s+(?:có\s+yêu\s+cầu|cần(?:\s+thiết)?|phát\s+sinh)|theo\s+yêu\s+cầu"),
)  # fmt: skip
_RECURRENCE = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in _RECURRENCES), re.IGNORECASE)
_FREQUENCY = tuple(name for name, _ in _RECURRENCES)  # of several, the first of these holds: “định kỳ 06 tháng và hằng năm” is half-yearly
_UNTIL = re.compile(r"(?:đến|tới|trước|hết|chậm\s+nhất|muộn\s+nhất)(?:\s+(?:là|hết|trước|cuối|vào))*\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"trước\s*$", re.IGNORECASE)
_SINCE = re.compile(r"(?:từ|bắt\s+đầu)\s*$", re.IGNORECASE)
_ONWARD = re.compile(r"trở\s+(?:đi|về\s+sau)|(?:những|các)\s+năm\s+(?:tiếp\s+theo|sau)", re.IGNORECASE)
# Words that may stand in a phrase of time without changing what its points say.
_FILLER = re.compile(
    r"(?:ngày|mùng)\s+\d{1,2}(?=\s+(?:của\s+)?(?:tháng\s+(?:đầu|cuối)|hàng|hằng|mỗi))|thời\s+(?:gian|hạn|kỳ)|thực\s+hiện|hoàn\s+thành|xong|trình|ban\s+hành|báo\s+cáo|gửi|trong|vào|giai\s+đoạn|kể\s+từ|từ|nay|đến|tới|hết|trước|là"
    r"|(?:chậm|muộn)\s+nhất|dự\s+kiến|phấn\s+đấu|khoảng|và|hoặc|bắt\s+đầu|triển\s+khai|định\s+kỳ|tháng|ngày|năm|quý|cuối|0?1\s+năm"
    r"|của|đầu|trở\s+(?:đi|về\s+sau)|(?:những|các)\s+năm\s+(?:tiếp\s+theo|sau)|[\s.,;:()/+–—-]+",
    re.IGNORECASE,
)
_LOOK_BACK = 60  # characters before a point or a phrase that can bear on it: keeps the cost linear
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
    month: int = 1
    last_month: int = 12
    day: int | None = None
    vague: bool = False  # "đầu năm", "cuối năm": a part of the year that has no days of its own

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
            points.append(_point(found, phrase[max(lead, at - _LOOK_BACK) : at]))
            lead = found.end()
        elif not (found := _FILLER.match(phrase, at)):
            return ([], recurrences) if re.search(_YEAR, phrase[at:]) else (points, recurrences)
        at = found.end()
    return points, recurrences


def _point(found: re.Match[str], lead: str) -> _Point:
    group = found.groupdict()
    number = next((group[n] for n in ("day_year", "word_year", "half_year", "quarter_year", "month_year", "only_year", "year") if group[n]), None)
    year = int(number) if number else None
    if group["day"]:
        return _Point(lead=lead, unit="day", year=year, month=int(group["day_month"] or group["word_month"]), day=int(group["day"]))
    if group["half"]:
        first = 1 if group["half"].lower().endswith("đầu") else 7
        return _Point(lead=lead, unit="month", year=year, month=first, last_month=first + 5)
    if group["quarter"]:
        last = [_quarter(name) for name in re.findall(_QUARTER, group["more_quarters"] or "", re.IGNORECASE)]
        return _Point(
            lead=lead, unit="quarter", year=year, month=3 * _quarter(group["quarter"]) - 2, last_month=3 * max(last + [_quarter(group["quarter"])])
        )
    if group["month"] or group["only_month"]:
        first = int(group["month"] or group["only_month"])
        return _Point(lead=lead, unit="month", year=year, month=first, last_month=int(group["last_month"] or first))
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
    for point in reversed(points):
        year = point.year or year
        until, before = _UNTIL.search(point.lead), _BEFORE.search(point.lead)
        if year is None or (before and point.vague):
            return when
        try:
            first, last = point.days(year)
        except ValueError:
            return when
        if not until:
            firsts.append((first, point.unit))
        lasts.append((first - timedelta(days=1) if before and point.unit != "day" else last, point.unit))
    if not points or firsts != sorted(firsts, reverse=True) or (firsts and firsts[-1][0] > max(lasts)[0]):
        return when
    is_open = bool(_SINCE.search(points[-1].lead) or _ONWARD.search(phrase))
    first_day, first_unit = firsts[-1] if firsts else (None, "")
    last_day, last_unit = (None, first_unit) if is_open else max(lasts)
    return replace(when, first=first_day, last=last_day, precision=last_unit or None)


_DATED = rf"(?:ngày\s+)?\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}(?:\s*[/.-]\s*{_YEAR})?|\s+tháng\s+\d{{1,2}}(?:\s*,?\s*năm\s+{_YEAR}|/{_YEAR})?)"
_QUARTERS = rf"quý\s+{_QUARTER}(?:{_AND}(?:quý\s+)?{_QUARTER}){{0,3}}"
_UNIT = rf"(?:{_QUARTERS}|tháng\s+{_MONTH}(?:{_AND}{_MONTH})?)(?:\s*/\s*|,?\s*năm\s+){_YEAR}"
_YEARS = rf"(?:năm\s+)?{_YEAR}(?:{_DASH}(?:năm\s+)?{_YEAR})?"
_EACH_ALONE = r"(?:hàng|hằng|mỗi)\s+(?:năm|quý|tháng|tuần)(?!\s+\d)"
_CLOSED = r"(?=\s*(?:[,;.:()]|$)|\s+(?:và|nghe|báo|gửi|họp|tổ|tổng|đánh|kiểm)\s)"
_OTHER = rf"(?:(?:0?6|0?9|sáu|chín)\s+tháng|(?:(?:hàng|hằng|mỗi)\s+)?(?:năm|quý|tháng|tuần)){_CLOSED}"
_EACH = rf"{_EACH_ALONE}(?:(?:\s*,\s*|\s+và\s+){_OTHER}){{0,3}}"
_ALSO = rf"(?:(?:\s*,\s*|\s+và\s+)(?:trước\s+)?(?:(?=ngày){_DATED}|{_DATED}(?=,?\s+{_EACH_ALONE}))){{0,3}}"  # “trước ngày 15/6 và 15/12 hằng năm”
_LAST_MONTH = r"ngày\s+\d{1,2}\s+(?:của\s+)?tháng\s+(?:đầu|cuối)\s+(?:của\s+)?(?:(?:hàng|hằng|mỗi)\s+)?quý"
_LIMIT = r"(?:trước|chậm\s+nhất(?:\s+là)?(?:\s+(?:trước|vào|đến))?|muộn\s+nhất(?:\s+là)?(?:\s+vào)?|đến\s+hết|xong\s+trước)"
_DUE = re.compile(
    r"(?<!\w)(?:"
    rf"(?P<limit>{_LIMIT}\s+(?:{_DATED}{_ALSO}|ngày\s+\d{{1,2}}(?=\s+{_EACH})|{_LAST_MONTH}|{_UNIT}|(?:hết\s+)?năm\s+{_YEAR})(?:,?\s+{_EACH})?"
    rf"|từ\s+{_DATED}\s+đến\s+(?:hết\s+)?{_DATED})"
    rf"|(?P<every>(?:định\s+kỳ\s+)?(?:(?:vào\s+)?{_DATED}|(?:tháng\s+{_MONTH}|{_QUARTERS}))\s+{_EACH}|(?:định\s+kỳ\s+)?{_EACH}"
    r"|(?<=\()(?:thực\s+hiện\s+)?thường\s+xuyên(?=\s*[),;])"
    r"|định\s+kỳ\s+(?:0?6|0?3|sáu|ba)\s+tháng(?:(?:,|\s+và)\s+(?:(?:hàng|hằng)\s+)?năm(?!\s+\d))?)"
    rf"|(?P<unit>{_UNIT})|(?P<within>trong\s+{_UNIT}|(?:trong\s+(?:0?6\s+tháng\s+(?:đầu|cuối)\s+)?|(?:0?6\s+tháng\s+)?cuối\s+"
    rf"|(?P<by>vào\s+)|(?<=hoàn thành ))năm\s+{_YEAR}(?:{_DASH}{_YEAR})?|trong\s+giai\s+đoạn\s+{_YEAR}{_DASH}{_YEAR})"
    r"|(?:trong\s+(?:vòng\s+|thời\s+hạn\s+|thời\s+gian\s+)?\d{1,3}\s+(?:ngày|tháng)[^,;.\n]{0,20}\s(?:kể\s+)?từ\s+[^,;.\n]{3,60})"
    r"|(?:tại|vào)\s+thời\s+điểm\s+[^,;.\n]{3,60}(?=,)"
    r")(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_HEAD = re.compile(
    rf"\s*(?P<words>thường\s+xuyên(?=[\s,])|(?:(?:đến|trong|từ|hết|giai\s+đoạn|thời\s+kỳ)\s+){{0,4}}{_YEARS}"
    r"(?=\s*[,:]|\s+(?:phấn\s+đấu|hoàn\s+thành|tập\s+trung|cơ\s+bản|triển\s+khai|tổ\s+chức)))",
    re.IGNORECASE,
)
# What stands before words of time that tell of the past, of a plan's or a figure's name: “được phê duyệt trước ngày”, “dự toán hàng năm”.
_PAST = re.compile(
    r"(?:\bđã\b|\bchưa\b|được\s+(?:phê|thông|cấp|ban|ký|giao|công|thành|chấp|đầu|xây|bổ|tuyển|quyết|duyệt|ghi|khởi|triển|thực|nêu)(?:\s+\w+)?|phát\s+sinh|xảy\s+ra|hiệu\s+lực|kết\s+quả|tình\s+hình|số\s+liệu|so\s+với)[^,;.\n]{0,25}$",
    re.IGNORECASE,
)
# “báo cáo kết quả trước ngày 10/12”: who reports results reports them by then; “kết quả đạt được trước ngày” is the past.
_REPORTED = re.compile(r"\b(?:báo\s+cáo|gửi|trình|nộp|tổng\s+hợp)\b[^,;.\n]{0,60}(?:kết\s+quả|tình\s+hình|số\s+liệu)[^,;.\n]{0,25}$", re.IGNORECASE)
# What stands before “tháng 5 năm 2022” that makes it the date of a document or of a day: “ngày 05”, “số 12-NQ/TW”, “Nghị quyết phiên họp”.
_OF_A_DAY = re.compile(r"(?:\d|\d[\w.]*[-/][A-ZĐ][\w/&-]*,?|(?:Nghị\s+quyết|Thông\s+báo|Kết\s+luận)\s[^;.\n]{0,30}(?:họp|thường\s+kỳ))\s*$")
# A figure that is reached by then: “đạt 40% vào năm 2030”.
_REACHED = re.compile(r"(?:%|\b(?:đạt|tăng|giảm|còn|lên)\b|\d\s)[^,;.\n]{0,30}$", re.IGNORECASE)
_LONGEST_JOINED = 120  # characters
_JOINED = re.compile(r"\s?\)?,?\s?(?:và\s)?\(?")  # between two phrases that say one time: “hằng năm, trước ngày 15/12”
_DONE = re.compile(r"\b(?:đã|chưa)\b|đạt\s+được|hiệu\s+lực")
_NAMED = re.compile(
    r"(?:kế\s+hoạch|dự\s+toán|ngân\s+sách|quyết\s+toán|kinh\s+tế\s*[-–]\s*xã\s+hội|bình\s+quân|tăng(?:\s+trưởng)?|đạt|tuần|giao\s+ban[^,;.]{0,15}|giá\s+\w+"
    r"|(?:trung\s+hạn|\d\s+năm)(?:\s*,|\s+và)?)\s*$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(r"\s*(?:,|và)\s+(?:\d{1,2}\s+năm|trung\s+hạn|từng\s+giai\s+đoạn)", re.IGNORECASE)


def find_when(text: str) -> tuple[When, ...]:
    """Find the words of a task that say when it is due, in the order of the text, not overlapping.

    >>> text = "Sở A tổng hợp, báo cáo UBND tỉnh trước ngày 15/12 hằng năm theo Quyết định số 5/QĐ-UBND ngày 02/01/2020."
    >>> [text[w.start:w.end] for w in find_when(text)]
    ['trước ngày 15/12 hằng năm']

    In:     clean text of one task.
    Out:    a year counts at the task's head (“Đến năm 2030, ...”) or after “trong”, a limit or a recurrence anywhere; never that of a title.
    Raises: nothing.
    """
    return tuple(_joined(text, _found(text)))


def _joined(text: str, found: Iterator[When]) -> Iterator[When]:
    """Make one of a recurrence and the days that stand beside it."""
    last: When | None = None
    for when in found:
        is_near = last is not None and when.end - last.start <= _LONGEST_JOINED
        if last and is_near and (last.recurrence or when.recurrence) and _JOINED.fullmatch(text, last.end, when.start):
            closes = "(" in text[last.end : when.start] and text.startswith(")", when.end)
            last = _read_span(text, last.start, when.end + closes)
            continue
        if last:
            yield last
        last = when
    if last:
        yield last


def _found(text: str) -> Iterator[When]:
    head = _HEAD.match(text)
    at = 0
    if head:
        at = head.end("words")
        yield _read_span(text, head.start("words"), at)
    for due in _DUE.finditer(text, at):
        before = text[max(0, due.start() - _LOOK_BACK) : due.start()]
        if _is_due(due, before):
            yield _read_span(text, _first_word(due, before), due.end())


def _is_due(due: re.Match[str], before: str) -> bool:
    if due["every"]:
        is_named = _NAMED.search(before) or _NAMED_AFTER.match(due.string, due.end())
        return due["every"][0] in "đĐ" or not is_named
    past = _PAST.search(before)
    if past and due["limit"] and _REPORTED.search(before):
        return not _DONE.search(before)
    is_other = past or (due["unit"] and _OF_A_DAY.search(before)) or (due["by"] and _REACHED.search(before))
    return not (is_other and (due["limit"] or due["unit"] or due["within"]))


def _first_word(due: re.Match[str], before: str) -> int:
    """Leave out “trong”; take in “Định kỳ” at the head of the sentence: within it, it tells of the reporting."""
    if due["within"] and (inside := re.match(r"(?:trong|vào)\s+", due[0], re.IGNORECASE)):
        return due.start() + inside.end()
    regular = re.search(r"(?:^|[.\n]\s*)(Định\s+kỳ\s+)$", before) if due["limit"] else None
    return due.start() - len(regular[1]) if regular else due.start()


def _read_span(text: str, start: int, end: int) -> When:
    when = read_when(text[start:end])
    assert when is not None, "a phrase of time has letters or digits"
    return replace(when, start=start + when.start, end=start + when.end)
