"""Read the letterhead: number, place and date, and the bodies above them.

Answers: what do “Số: 222/KH-UBND”, “An Lạc, ngày 28 tháng 12 năm 2023” and the lines of the issuing bodies say?
Assumes: segments from graph.extract.head.segments, those before the document's title.
Never:   fills a number or a day that is left blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from graph.extract.head.segments import Segment
from graph.extract.layout.labels import CAPITAL

_SYMBOL = r"[A-ZĐ][A-ZĐa-zđ]{0,5}"
_ORGAN = r"[A-ZĐ][\wĐđ&]{0,14}"
_NUMBER = re.compile(
    r"(?<!\w)[Ss](?:ố|Ố)\s*[:.]?[*_]*\s*(?P<number>(?P<figures>\d{1,5}[a-zA-Z]?)?[\s.…_]*"
    rf"(?:/\s*(?:(?P<year>\d{{4}})\s*/\s*)?{_SYMBOL}\d{{0,2}}(?:\s*[-–.]\s*{_ORGAN})*"
    rf"|[-–]\s*{_SYMBOL}\s*/\s*{_ORGAN}(?:\s*[-–]\s*{_ORGAN})*))"
)
_PROPER = rf"[{CAPITAL}][^\W\d_{CAPITAL}]*"
_DATE = re.compile(
    rf"(?:(?<!\w)(?P<place>(?:(?:TP|Tp)\.?\s*)?{_PROPER}(?:(?:\s+|\s*-\s*){_PROPER}){{0,4}})\s*,\s*)?"
    r"ngày\s*(?P<day>\d{1,2})?[\s.…_]*tháng\s*(?P<month>\d{1,2})?[\s.…_]*năm\s*(?P<year>\d{4})?",
)
# How the name of a body begins. Whatever else stands in the letterhead goes on with the body above it.
_BODY = re.compile(
    r"(?:CHỦ TỊCH )?(?:(?:ỦY|UỶ) BAN THƯỜNG VỤ QUỐC HỘI|VĂN PHÒNG (?:QUỐC HỘI|CHÍNH PHỦ|CHỦ TỊCH NƯỚC)|(?:ỦY|UỶ) BAN|UBND"
    r"|HỘI ĐỒNG|HĐND|BỘ|SỞ|TỔNG CỤC|CHI CỤC|CỤC|VĂN PHÒNG(?: (?:ỦY BAN|UBND|HĐND|TỈNH ỦY|THÀNH ỦY))?"
    r"|PHÒNG(?!,? CHỐNG| NGỪA| CHÁY)|BAN CHẤP HÀNH(?: ĐẢNG BỘ)?|BAN(?! NHÂN DÂN| HÀNH)|TRUNG TÂM|TRƯỜNG|VIỆN|HỌC VIỆN|ĐẠI HỘI"
    r"|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG|QUÂN) (?:ỦY|UỶ)|ĐẢNG (?:BỘ|ĐOÀN)|CHI BỘ|CHÍNH PHỦ|THỦ TƯỚNG(?: CHÍNH PHỦ)?|QUỐC HỘI|NƯỚC"
    r"|THANH TRA|CÔNG AN|KIỂM TOÁN|KHO BẠC|NGÂN HÀNG|BẢO HIỂM XÃ HỘI|T(?:ÒA|OÀ) ÁN|(?:(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) )?ĐOÀN"
    r"|LIÊN ĐOÀN|TỔNG LIÊN ĐOÀN|MẶT TRẬN"
    r"|TRUNG ƯƠNG (?:ĐOÀN|HỘI)|ĐẠI HỌC|HỘI (?:NÔNG DÂN|LIÊN HIỆP|CỰU CHIẾN BINH|CHỮ THẬP ĐỎ)|TỔNG CÔNG TY|CÔNG TY|TẬP ĐOÀN|ĐÀI|BÁO|TẠP CHÍ)(?!\w)"
)
_PASSED = re.compile(
    r"(?:DỰ THẢO|HỎA TỐC|HOẢ TỐC|KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|BẢN SAO|KHÓA|KHOÁ|NHIỆM KỲ|KỲ HỌP|SỐ\s*:?$)(?!\w)|[\d/(]|[-–]\s*\w{1,6}\s*/"
)  # stamps, parts of a number
# What may stand before “Số” on its line: emphasis, the end of a cell, a gap between columns.
_LINE = re.compile(r"(?:\n|\||<br ?/?>|\A|[ ]{3})[ *_#>~.–—-]*$", re.IGNORECASE)
_SPOKEN_OF = re.compile(
    r"(?:nghị\s+(?:quyết|định)|quyết\s+định|kế\s+hoạch|chỉ\s+thị|chương\s+trình|kết\s+luận|thông\s+(?:báo|tư)|công\s+(?:văn|điện)|văn\s+bản"
    r"|tờ\s+trình|đề\s+án|hướng\s+dẫn|báo\s+cáo|phương\s+án|quy\s+(?:chế|định))(?!\w)",
    re.IGNORECASE,
)
_LAW = re.compile(r"(?:bộ\s+)?luật|pháp\s+lệnh|lệnh|nghị\s+quyết", re.IGNORECASE)
_ENDS = re.compile(r"[ *_]*(?:[\n|]|$)")
DAY = re.compile(r"(?P<day>\d(?<!\d\d)\d?)(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4})(?!\d)", re.IGNORECASE)
_ASIDE = 120  # characters before “Số” that tell whose number it is
_WRAPPED = 3  # lines over which a copy may break the words that begin a name: “ỦY | BAN NHÂN DÂN”
_LONGEST = 90  # characters of a letterhead's line


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The number in the letterhead: as printed without spaces, or None where its place is left blank."""

    start: int
    end: int
    number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The line of place and date; a day that is left blank, or is none, is None."""

    start: int
    end: int
    day: date | None
    place: str | None
    place_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The printed name of a body, its lines joined."""

    start: int
    end: int
    text: str


def read_number(text: str, start: int, end: int) -> Numbered | None:
    """Find the number in text[start:end], or the blank left for it: its “Số” opens a line or cell, or stands behind the issuer's name.

    A number behind the word of a type (“Kế hoạch thực hiện Quyết định số 5/QĐ-UBND” as a page's title) is of a document that is spoken of.

    >>> read_number("Số:    /KH-SCT", 0, 14).number is None
    True
    """
    numbers = list(_NUMBER.finditer(text, start, end))
    opening = (number for number in numbers if _LINE.search(text, max(0, number.start() - _ASIDE), number.start()))
    beside = (number for number in numbers if _is_beside(text[max(0, number.start() - _ASIDE) : number.start()], number))
    found = next(opening, None) or next(beside, None)
    if not found:
        return None
    number = re.sub(r"[\s…_]+", "", found["number"]).replace("–", "-") if found["figures"] else None
    return Numbered(start=found.start("number"), end=found.end("number"), number=number)


def _is_beside(before: str, number: re.Match[str]) -> bool:
    """Tell a number that follows its issuer on one line (“SỞ Y TẾ Số: 5/KH-SYT”), or its type alone (“Luật số: 5/2015/QH13”)."""
    line = re.split(r"[\n|]", before)[-1].strip(" *_")
    is_marked = ":" in number[0][:5]
    if is_marked and (_LAW.fullmatch(line) or (_SPOKEN_OF.fullmatch(line) and _ENDS.match(number.string, number.end()))):
        return True
    return number[0][0] == "S" and (line.isupper() or is_marked) and not _SPOKEN_OF.search(line)


def day_of(found: re.Match[str] | None) -> date | None:
    """Give the day of a match of DAY; None where there is no such day."""
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None
    except ValueError:
        return None


def read_date(text: str, start: int, end: int) -> Dated | None:
    """Find the line “An Lạc, ngày 29 tháng 7 năm 2021” in text[start:end]."""
    found = _DATE.search(text, start, end)
    if not found:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"])) if all(found.group("year", "month", "day")) else None
    except ValueError:
        day = None
    first = found.start("day") if found["day"] else found.start()
    first = text.rindex("ngày", found.start(), first + 4) if found["day"] else first
    return Dated(start=first, end=found.end(), day=day, place=found["place"], place_start=found.start("place"))


def is_body(line: str) -> bool:
    """Tell a line of a letterhead that begins the name of a body."""
    return line.isupper() and len(line) <= _LONGEST and _BODY.match(line) is not None


def read_bodies(segments: Iterable[Segment], beside: frozenset[str] = frozenset()) -> list[Body]:
    """Join the capital lines of a letterhead to the names of bodies, the superior first.

    Lines that begin no name (“TỈNH AN LẠC”, “VÀ MÔI TRƯỜNG”) go on with the name above; numbers, dates and small letters are passed over.

    In:  `beside`, in capitals: names that stand beside a union's letterhead as the state's name beside one of the state; alone one is the issuer.
    """
    cut = [_before_number(segment) for segment in segments]
    lines = [s for s in cut if s.is_upper and len(s.text) <= _LONGEST and not _PASSED.match(s.text)]
    if sum(_BODY.match(line.text) is not None for line in lines) > 1:
        lines = [line for line in lines if " ".join(line.text.split()) not in beside]
    names: list[list[Segment]] = []
    begun = 0  # lines that the words of the last name's beginning reach over
    for place, line in enumerate(lines):
        ahead = " ".join(" ".join(s.text.split()) for s in lines[place : place + _WRAPPED])
        found = _BODY.match(ahead) if begun == 0 else None
        if found:
            names.append([line])
            begun = _reach(lines[place:], found.end())
        elif names:
            names[-1].append(line)
        begun = max(0, begun - 1)
    return [Body(start=n[0].start, end=n[-1].end, text=" ".join(" ".join(s.text.split()) for s in n)) for n in names]


def _before_number(segment: Segment) -> Segment:
    """Leave out the number that stands behind a body's name: “CHÍNH PHỦ Số: 4/NQ-CP”."""
    number = _NUMBER.search(segment.text)
    name = segment.text[: number.start()].rstrip(" *_") if number else segment.text
    return replace(segment, end=segment.start + len(name), text=name)


def _reach(lines: list[Segment], length: int) -> int:
    """Count the lines that so many characters of their joined words reach over."""
    count, at = 0, -1
    while at < length and count < len(lines):
        at += 1 + len(" ".join(lines[count].text.split()))
        count += 1
    return count
