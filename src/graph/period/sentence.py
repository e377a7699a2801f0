"""Find the words of a task that say when it is due.

Answers: which words of this sentence are a deadline, a period or a recurrence of the work?
Assumes: clean text of one task.
Never:   takes the years of a title, the date of a document, the year of a figure, or a time of the past for a deadline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.period.phrase import When, read_when
from graph.period.units import AND, DASH, EVERY, HOUR, LOOK_BACK, MONTH, QUARTER, SEVERAL, WEEKDAY, YEAR
from graph.text import small

_WITH_YEAR = rf"\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*{YEAR}|\s+tháng\s+\d{{1,2}}(?:\s*,?\s*năm\s+|/){YEAR})"
_DATED = rf"(?:ngày\s+)?\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}(?:\s*[/.-]\s*{YEAR})?|\s+tháng\s+\d{{1,2}}(?:\s*,?\s*năm\s+{YEAR}|/{YEAR})?)"
_PART = r"(?:(?:đầu|giữa|cuối|nửa\s+(?:đầu|cuối))\s+)?"
_QUARTERS = rf"quý\s+{QUARTER}(?:{AND}(?:quý\s+)?{QUARTER}){{0,3}}"
_MONTHS = rf"tháng\s+{MONTH}(?:{AND}(?:tháng\s+)?{MONTH}(?![/.]\d))?"
_UNIT = rf"{_PART}(?:{_QUARTERS}|tháng\s+{MONTH}(?:{AND}(?:tháng\s+)?{MONTH}){{0,4}})(?:\s*/\s*|,?\s*năm\s+){YEAR}"
_LISTED_MONTHS = rf"các\s+tháng\s+{MONTH}(?:{AND}(?:tháng\s+)?{MONTH}){{1,11}}(?:(?:\s*/\s*|,?\s*năm\s+){YEAR}|\s+(?:hằng|hàng)\s+năm)?"
_SESSION = rf"kỳ\s+họp\s+(?:thường\s+(?:lệ|kỳ)\s+)?(?:đầu|giữa|cuối)\s+năm\s+{YEAR}"
_UNITS = rf"{_UNIT}(?:{AND}{_UNIT}){{0,3}}(?:\s+và\s+thường\s+xuyên)?"
_UNDATED = rf"{_PART}(?:{_QUARTERS}|{_MONTHS})(?!\s*(?:/|[-–]\s*\d|,?\s*năm\s+\d|\s{EVERY}))"
_YEARS = rf"(?:năm\s+)?{YEAR}(?:{DASH}(?:năm\s+)?{YEAR})?"
_TERMS = r"(?:năm(?:\s+học)?|giai\s+đoạn|nhiệm\s+kỳ)"
_SPAN = rf"(?:(?:\d{{1,2}}|{SEVERAL})\s+)?{_TERMS}\s+{YEAR}(?:{DASH}(?:năm\s+)?{YEAR}|(?:,|\s+và|\s+đến)\s+năm\s+{YEAR})?"
_EACH_ALONE = rf"{EVERY}\s+(?:năm|quý|tháng|tuần)(?!\s+\d)"
# What follows a unit that is named again: "hằng tháng, quý" goes on with anything but what makes it another word or a certain one.
_COMPOUND = (
    r"(?!\s+(?:\d|[IVX]+(?!\w)|(?:học|tài|ngân|kế|đầu|cuối|sau|trước|nay|này|tới|tiếp|thanh|hành|cao|an|nhân|khuyến|thứ|lễ)(?!\w))"
    r"|\s+(?:khách|báu|hiếm|vị|tra|hoàn)(?!\w))(?!\w)"
)
_OTHER = rf"(?:(?:0?[369]|ba|sáu|chín)\s+tháng|(?:{EVERY}\s+|0?1\s+)?(?:năm|quý|tháng|tuần)){_COMPOUND}"
_EACH = rf"{_EACH_ALONE}(?:(?:\s*,\s*|\s+và\s+){_OTHER}){{0,3}}"
_CLOSES = r"\s*(?:[,;.:)]|$)"  # what ends a clause
# “trước ngày 15/6 và 15/12 hằng năm”
_ALSO = rf"(?:(?:\s*,\s*|\s+và\s+)(?:trước\s+)?(?:(?=ngày){_DATED}|{_DATED}(?=,?\s+{_EACH_ALONE}|{_CLOSES}))){{0,3}}"
_OF_MONTH = (
    rf"ngày\s+\d{{1,2}}\s+(?:của\s+)?tháng\s+(?:(?:đầu|cuối)\s+(?:của\s+)?(?:{EVERY}\s+)?quý|tiếp\s+theo|kế\s+tiếp|liền\s+kề|sau(?!\w)|đầu\s+tiên)"
)
_NEXT_YEAR = r"(?:\s+(?:của\s+)?năm\s+(?:tiếp\s+theo|kế\s+tiếp|liền\s+kề|liền\s+sau|sau)(?!\w))"
_LIMIT = r"(?:trước|chậm\s+nhất(?:\s+là)?(?:\s+(?:trước|vào|đến))?|muộn\s+nhất(?:\s+là)?(?:\s+(?:trước|vào|đến))?|đến\s+(?:hết|cuối))"
_FIRST = rf"(?:{_DATED}|ngày\s+\d{{1,2}}(?=\s+đến\s)|{_PART}(?:{_QUARTERS}|{_MONTHS})(?:(?:\s*/\s*|,?\s*năm\s+){YEAR})?)"
_FROM = rf"từ\s+{_FIRST}\s+đến\s+(?:hết\s+|cuối\s+)?(?:{_DATED}|{_UNIT})"
_COUNTED = (
    r"(?:trong|chậm\s+nhất|không\s+quá|sau)(?:\s+(?:vòng|thời\s+hạn|thời\s+gian|là|khoảng))*\s+\d{1,3}\s+(?:ngày|tháng|giờ)"
    r"[^,;.\n]{0,20}\s(?:(?:kể\s+)?từ|sau\s+khi)\s+[^,;.\n]{3,60}"
)
_DAYS = r"\d{1,3}\s+(?:ngày|tuần|tháng(?!\s+(?:đầu|cuối)))(?:\s+làm\s+việc)?"
_TERM = r"(?:quý|tháng|năm|học\s+kỳ|kỳ\s+học|nhiệm\s+kỳ|giai\s+đoạn)(?!\w)"
# "trước 05 ngày tổ chức hội nghị", "chậm nhất 03 ngày trước khi kết thúc quý", "trước khi kết thúc năm học 10 ngày": the words end a clause.
_AHEAD = (
    rf"(?:trước\s+(?:ít\s+nhất\s+)?{_DAYS}(?:\s+[^,;.:()\n]{{3,60}}?)?"
    rf"|(?:(?:chậm|muộn|ít)\s+nhất(?:\s+là)?\s+)?{_DAYS}\s+trước\s+(?:khi|ngày|thời\s+điểm)\s+[^,;.:()\n]{{3,60}}?"
    rf"|trước\s+[^,;.:()\n]{{3,60}}?\s(?:ít\s+nhất|tối\s+thiểu)\s+{_DAYS}|trước\s+khi\s+(?:[^,;.:()\n]{{3,60}}?\s+{_DAYS}|(?:bắt\s+đầu|kết\s+thúc)\s+{_TERM}[^,;.:()\n]{{0,30}}?))(?={_CLOSES})"
)
_SEASON = r"(?:(?:dịp|kỳ\s+nghỉ)\s+)?(?:hè|mùa\s+(?:mưa|khô|lũ|bão)(?:\s*[,-]?\s*(?:lũ|bão))?|Tết(?:\s+Nguyên\s+đán)?)"
# What brackets at a text's end say alone: "(2026 trở đi)", "(xuyên suốt 2025 - 2030)".
_BRACKETED = rf"(?<=\()(?:(?:xuyên\s+suốt|giai\s+đoạn|từ|năm)\s+){{0,2}}{YEAR}(?:{DASH}{YEAR})?(?:\s+trở\s+đi)?(?=\)\s*[.;]?\s*$)"
# "sau khi Nghị định được ban hành": what must have happened before is an act of office, and the words end a clause.
_AFTER = (
    r"(?:ngay\s+(?:sau\s+)?khi|sau\s+khi(?!\s+được)(?=\s+[^,;.:()\n]{0,80}\b(?:ban\s+hành|phê\s+duyệt|thông\s+qua|hiệu\s+lực|hướng\s+dẫn|quyết\s+định)))"
    r"\s+[^,;.:()\n]{3,100}?(?=\s*[,;.:)]|\s*$|\s+và\s+)"
)
_DUE = re.compile(
    r"(?<!\w)(?:"
    rf"(?P<limit>{_LIMIT}\s+(?:(?:lúc\s+)?{HOUR},?\s+)?(?:{_DATED}(?:{_NEXT_YEAR}|{_ALSO})|ngày\s+\d{{1,2}}(?=\s+{_EACH})|{_OF_MONTH}|{_UNITS}|{_UNDATED}"
    rf"|(?:hết\s+|đầu\s+|cuối\s+)?năm\s+{YEAR}|{_SEASON}\s+(?:năm\s+)?{YEAR}|{_SEASON}(?=\s+{_EACH})|(?:ngày\s+)?{WEEKDAY})(?:,?\s+{_EACH})?|{_FROM}"
    rf"|(?P<until>đến\s+(?:hết\s+)?(?:ngày\s+)?{_WITH_YEAR}))"
    rf"|(?P<every>(?:định\s+kỳ\s+)?(?:{_DATED}|ngày\s+\d{{1,2}}|tháng\s+{MONTH}|{_QUARTERS}|(?:ngày\s+)?{WEEKDAY})\s+{_EACH}|{_OF_MONTH}|(?:(?:định\s+kỳ|thường\s+xuyên)\s+)?{_EACH}"
    r"|(?:(?<=\()|(?<=\(thực hiện ))thường\s+xuyên(?=\s*[),;])|(?:(?<=[;,]\s)|(?<=[;,]\sthực hiện ))thường\s+xuyên(?=\))"
    rf"|(?:0?6|sáu)\s+tháng(?:,|\s+và)\s+{EVERY}\s+năm(?!\s+\d)|định\s+kỳ\s+(?:\((?:0?6|0?3|sáu|ba)\s+tháng(?:(?:,|\s+và)\s+{_OTHER}){{0,3}}\)|(?:0?6|0?3|sáu|ba)\s+tháng(?:\s*/\s*lần|\s+(?:một|0?1)\s+lần|(?:(?:,|\s+và)\s+{_OTHER}){{0,3}}))"
    rf"|(?:định\s+kỳ\s+)?(?:(?:0?[36]|ba|sáu)\s+tháng|(?:mỗi\s+|0?1\s+|một\s+)(?:năm|quý|tháng))\s+(?:một|0?1)\s+lần)"
    rf"|(?P<unit>{_UNITS}|(?:(?<=:\s)|(?<=dự\skiến\s))ngày\s+{_WITH_YEAR})"
    rf"|(?P<within>trong\s+(?:{_UNITS}|{_UNDATED}|(?:0?6|sáu)\s+tháng\s+(?:đầu|cuối)\s+năm(?:\s+{YEAR})?|{_PART}{_SPAN}|{_LISTED_MONTHS})|vào\s+(?:{_UNDATED}|{_LISTED_MONTHS})|(?:tại|vào)\s+{_SESSION}"
    rf"|trong\s+(?:những\s+tháng\s+)?(?:đầu|cuối)\s+năm\s+{YEAR}\s+và\s+(?:những\s+tháng\s+)?(?:đầu|cuối)\s+năm\s+{YEAR}"
    r"|(?:(?:0?6\s+tháng\s+)?cuối\s+|(?P<by>vào\s+(?:cuối\s+|đầu\s+|giữa\s+)?)|(?<=hoàn thành )|(?<=vào hoạt động )|(?<=khánh thành )"
    rf"|(?<=khởi công )|(?<=vận hành ))năm\s+{YEAR}(?:{DASH}{YEAR})?)"
    rf"|(?P<since>(?:kể\s+|bắt\s+đầu\s+)?từ\s+(?:(?:ngày\s+)?{_WITH_YEAR}|{_UNIT}|năm\s+{YEAR}(?!{DASH}{YEAR})"
    rf"|nay\s+đến\s+(?:hết\s+|cuối\s+)?(?:{_DATED}|{_UNIT}|năm\s+{YEAR})))"
    rf"|{_COUNTED}|{_AHEAD}|(?P<years>{_BRACKETED})|(?P<after>{_AFTER})"
    r"|(?:tại|vào)\s+thời\s+điểm\s+[^,;.\n]{3,60}(?=,)"
    r")(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
# Where _DUE may begin, in small letters: its first words are looked for first, since most of a text has none of them.
_DUE_BEGINS = re.compile(
    r"\W(?:\d|(?:t(?:rước|háng|ừ|rong|ại|hường|hứ)|c(?:hậm|uối|hủ)|m(?:uộn|ỗi|ột)|ba|đ(?:ến|ịnh|ầu)|vào|n(?:gày|gay|ửa|ăm)"
    r"|quý|h[àằ]ng|s(?:áu|au)|giữa|k(?:ể|hông)|bắt|ít|giai|xuyên)(?=\s))"
)
_TIMED = re.compile(r"\d")
_TIMES = ("hàng", "hằng", "mỗi", "thường", "định", "điểm", "thứ", "nhật", "quý", "khi")  # without a figure or one of these nothing says when
_HEAD = re.compile(
    rf"\s*(?P<words>thường\s+xuyên(?=[\s,])|(?:(?:đến|trong|từ|hết|kết\s+thúc|giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ)\s+){{0,4}}{_YEARS}"
    r"(?=\s*[,:]|\s+(?:phấn\s+đấu|hoàn\s+thành|tập\s+trung|cơ\s+bản|triển\s+khai|tổ\s+chức)))",
    re.IGNORECASE,
)
# What stands before words of time that tell of the past, of a plan's or a figure's name: “được phê duyệt trước ngày”, “dự toán hàng năm”.
_PAST = re.compile(
    r"(?:\bđã\b|\bchưa\b|được\s+(?:phê|thông|cấp|ban|ký|giao(?!\s+(?:quản\s+lý|phụ\s+trách))|công|thành|chấp|đầu|xây|bổ|tuyển|quyết|duyệt|ghi|khởi|triển|thực|nêu)(?:\s+\w+)?|phát\s+sinh|xảy\s+ra|hiệu\s+lực|kết\s+quả|tình\s+hình|số\s+liệu|so\s+với)[^,;.\n]{0,25}$",
    re.IGNORECASE,
)
# “báo cáo kết quả trước ngày 10/12”: who reports results reports them by then; “kết quả đạt được trước ngày” is the past.
_REPORTED = re.compile(r"\b(?:báo\s+cáo|gửi|trình|nộp|tổng\s+hợp)\b[^,;.\n]{0,60}(?:kết\s+quả|tình\s+hình|số\s+liệu)[^,;.\n]{0,25}$", re.IGNORECASE)
# What stands before “tháng 5 năm 2022” that makes it the date of a document or of a day: “ngày 05”, “số 12-NQ/TW”, “Nghị quyết phiên họp”.
_OF_A_DAY = re.compile(r"(?:\d|\d[\w.]*[-/][A-ZĐ][\w/&-]*,?|(?:Nghị\s+quyết|Thông\s+báo|Kết\s+luận)\s[^;.\n]{0,30}(?:họp|thường\s+kỳ))\s*$")
# A figure that is reached by then: “đạt 40% vào năm 2030”.
_REACHED = re.compile(r"(?:%|\b(?:đạt|tăng|giảm|còn|lên)\b|\d\s)[^,;.\n]{0,30}$", re.IGNORECASE)
_COUNTS = re.compile(r"(?:\btính|\blũy\s+kế|\btích\s+lũy|\btừ\s[^,;.]{1,30})\s*$", re.IGNORECASE)  # “tính đến ngày”: what a figure counts to
# What years in brackets are of: “Chương trình phòng, chống lao (2021-2025)”.
_TITLED = re.compile(
    r"\b(?:chương\s+trình|chiến\s+lược|kế\s+hoạch|đề\s+án|dự\s+án|(?-i:Quy)\s+hoạch|giai\s+đoạn|nhiệm\s+kỳ|nghị\s+quyết|quyết\s+định)\s[^;.\n]*$",
    re.IGNORECASE,
)
_OTHERS = (("unit", _OF_A_DAY), ("by", _REACHED), ("until", _COUNTS))
# What may stand before “từ ngày 01/7/2025” that says when work begins: a clause's head, or a verb of beginning.
_BEGINS = re.compile(r"(?:^|[,;.:(]\s*|\b(?:áp\s+dụng|triển\s+khai|thực\s+hiện|bắt\s+đầu|vận\s+hành|tiếp\s+nhận)\s+)$", re.IGNORECASE)
_LONGEST_JOINED = 120  # characters
_JOINED = re.compile(r"\s?\)?,?\s?(?:và\s)?\(?")  # between two phrases that say one time: “hằng năm, trước ngày 15/12”
_DONE = re.compile(r"\b(?:đã|chưa)\b|đạt\s+được|hiệu\s+lực")
# “giải ngân 100% kế hoạch vốn được giao trước ngày 31/01”: what was handed out is to be spent by then.
_SPENT = re.compile(r"(?<!tỷ lệ )(?<!kết quả )(?<!tình hình )\bgiải\s+ngân\b[^,;.\n]{0,80}\bđược\s+giao\s*$", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:(?:kế\s+hoạch|chương\s+trình)(?:\s+(?!này)\w+){0,3}|nhiệm\s+vụ|dự\s+toán(?:\s+chi)?(?:\s+(?:thường\s+xuyên|đầu\s+tư))?|ngân\s+sách(?:\s+(?:nhà\s+nước|địa\s+phương|trung\s+ương|các\s+cấp|tỉnh|huyện|xã))?|quyết\s+toán|kinh\s+tế\s*[-–]\s*xã\s+hội|bình\s+quân|tăng(?:\s+trưởng)?|đạt|tuần|giao\s+ban[^,;.]{0,15}|giá\s+\w+"
    r"|xếp\s+loại|khen\s+thưởng|(?:trung\s+hạn|\d\s+năm)(?:\s*,|\s+và)?)\s*$",
    re.IGNORECASE,
)
_GOODS = re.compile(r"\b(?:ngân|mặt|khách|bán|cửa|đơn|lô|gian)\s*$", re.IGNORECASE)  # “ngân hàng”, “mặt hàng”: no “hàng năm”
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
    for due in _find_dues(text, at):
        before = text[max(0, due.start() - LOOK_BACK) : due.start()]
        if _is_due(due, before):
            yield _read_span(text, _first_word(due, before), due.end())


def _find_dues(text: str, at: int) -> Iterator[re.Match[str]]:
    """Find the places of _DUE from `at` on, in order, not overlapping."""
    letters = small(text)
    if not (any(word in letters for word in _TIMES) or _TIMED.search(letters)):
        return
    for begins in _DUE_BEGINS.finditer(f" {letters}", at):  # the space makes the first word one like others, so that what begins at 5 is found at 5
        if begins.start() >= at and (due := _DUE.match(text, begins.start())):
            at = due.end()
            yield due


def _is_due(due: re.Match[str], before: str) -> bool:
    if due["every"]:
        is_goods = due["every"].casefold().startswith("hàng") and _GOODS.search(before)
        is_named = is_goods or _NAMED.search(before) or _NAMED_AFTER.match(due.string, due.end())
        return due["every"][0] in "đĐ" or not is_named
    if due["after"]:
        return due["after"][0] in "nN" or due.start() == 0 or due.string[due.end() :].strip(" .;)") == ""
    if due["years"]:
        return not _TITLED.search(before)
    past = _PAST.search(before)
    if past and (due["limit"] or due["until"]) and (_REPORTED.search(before) or _SPENT.search(before)):
        return not _DONE.search(before)
    if due["since"]:
        return not past and _BEGINS.search(before) is not None
    is_other = past or any(due[group] and context.search(before) for group, context in _OTHERS)
    return not (is_other and (due["limit"] or due["unit"] or due["within"]))


def _first_word(due: re.Match[str], before: str) -> int:
    """Leave out “trong”; take in “Định kỳ” at the head of the sentence: within it, it tells of the reporting."""
    if due["within"] and (inside := re.match(r"(?:trong|vào|tại)\s+(?:kỳ\s+họp\s+(?:thường\s+(?:lệ|kỳ)\s+)?)?", due[0], re.IGNORECASE)):
        return due.start() + inside.end()
    regular = re.search(r"(?:^|[.\n]\s*)(Định\s+kỳ\s+)$", before) if due["limit"] else None
    return due.start() - len(regular[1]) if regular else due.start()


def _read_span(text: str, start: int, end: int) -> When:
    when = read_when(text[start:end])
    assert when is not None, "a phrase of time has letters or digits"
    return replace(when, start=start + when.start, end=start + when.end)
