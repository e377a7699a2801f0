"""Read the words below a document's type that say whose it is: “CỦA BỘ CHÍNH TRỊ”, “CỦA CHÍNH PHỦ SỐ 5/2001/NQ-CP NGÀY 24 THÁNG 5 NĂM 2001”.

Answers: which body, number and day does the heading itself name, and where does the title begin behind them?
Assumes: clean text, and the place where the name of the type ends.
Never:   takes “của” within a title for such words, or a body that a title speaks of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.page import Span

# How the issuer of a heading begins; a title (“CỦA NGÀNH CÔNG THƯƠNG”) does not begin so.
_HEAD = (
    r"(?:BỘ|BAN\s+(?:BÍ\s+THƯ|CHẤP\s+HÀNH|THƯỜNG\s+VỤ|CHỈ\s+ĐẠO)|CHÍNH\s+PHỦ|THỦ\s+TƯỚNG|QUỐC\s+HỘI|CHỦ\s+TỊCH|THỐNG\s+ĐỐC|(?:ỦY|UỶ)\s+BAN|UBND"
    r"|HỘI\s+ĐỒNG|HĐND|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG)\s+(?:ỦY|UỶ)|TỔNG\s+(?:CỤC|THANH\s+TRA)|NGÂN\s+HÀNG|SỞ)(?!\w)"
)
_NUMBER = re.compile(
    r"[\s*_]*SỐ\s*:?\s*(?P<number>\d{1,5}[a-z]?\s*(?:/\s*\d{4}\s*)?[-/]\s*[A-ZĐ][\w&]*(?:\s*[-/]\s*[A-ZĐ][\w&]*)*)(?=[\s*_,]|$)", re.IGNORECASE
)
_DAY = re.compile(r"[\s*_,]*(?P<day>NGÀY\s+\d{1,2}(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*|\s+THÁNG\s+\d{1,2}\s+NĂM\s+)\d{4})(?!\d)", re.IGNORECASE)
_OF = re.compile(rf"[\s*_#|:]*CỦA\s+(?={_HEAD})", re.IGNORECASE)
_SESSION = re.compile(
    r"[\s*_#|:]*HỘI\s+NGHỊ\s+(?:LẦN\s+THỨ\s+\w+(?:\s+\w+){0,2}?,?\s+)?(?P<issuer>BAN\s+CHẤP\s+HÀNH\s+TRUNG\s+ƯƠNG(?:\s+ĐẢNG)?)"
    r"(?:[\s,]*\(?KH(?:ÓA|OÁ)\s+[IVX]+\)?)?(?=[\s*_]|$)",
    re.IGNORECASE,
)
# What ends the issuer: its number or day, the title's first words, the line. A name wrapped over lines goes on.
_STOP = re.compile(
    r"[*_]*\s+(?:(?P<title>VỀ|THỰC\s+HIỆN|TRIỂN\s+KHAI|BAN\s+HÀNH|PHÊ\s+DUYỆT|QUY\s+ĐỊNH|SỬA\s+ĐỔI|HƯỚNG\s+DẪN|TĂNG\s+CƯỜNG|ĐẨY\s+MẠNH|TIẾP\s+TỤC|MỘT\s+SỐ|NHẰM)"
    r")(?!\w)|\s+(?:SỐ\s*:?|NGÀY)\s*(?=\d)"
    r"|(?P<line>\s*\n(?!\s*(?:TỈNH|THÀNH\s+PHỐ|HUYỆN|QUẬN|THỊ\s+XÃ|VÀ|CHÍNH\s+PHỦ|PHỦ|TƯỚNG|BAN(?!\s+HÀNH)|NHÂN|DÂN|ĐẢNG|BỘ|TRUNG\s+ƯƠNG|HÀNH|VỤ|THƯ|TRỊ)(?!\w)))|\s*[(|]|$"
    r"|(?P<other>\s+(?:NĂM|GIAI\s+ĐOẠN|ĐẾN|TẠI|TRONG|CHO|VỚI|ĐỐI\s+VỚI|LẦN)(?!\w))",
    re.IGNORECASE,
)  # fmt: skip
_ROOM = 400  # characters
_LONGEST = 18  # words of an issuer's name
_NOTHING = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """The words at [start, end); the spans of the issuer, number and day that they name, empty where they do not."""

    start: int
    end: int
    issuer: Span
    number: Span
    day: Span


def read_byline(text: str, start: int) -> Byline | None:
    """Read the words that follow the name of the type, which ends at `start`; None where the title begins at once.

    >>> text = "CHỈ THỊ\\nCỦA BAN BÍ THƯ\\nvề chợ"
    >>> byline = read_byline(text, 7)
    >>> text[slice(*byline.issuer)], text[byline.end:].strip()
    ('BAN BÍ THƯ', 'về chợ')
    """
    room = text[start : start + _ROOM]
    number, at = _take(_NUMBER, room, 0)
    day, at = _take(_DAY, room, at)
    issuer, at = _issuer(room, at)
    if issuer == _NOTHING:
        return None
    if number == _NOTHING:
        number, at = _take(_NUMBER, room, at)
    if day == _NOTHING:
        day, at = _take(_DAY, room, at)
    spans = [(start + first, start + last) for first, last in (issuer, number, day)]
    return Byline(start=spans[0][0], end=start + at, issuer=spans[0], number=spans[1], day=spans[2])


def _take(pattern: re.Pattern[str], room: str, at: int) -> tuple[Span, int]:
    """Match a piece at a place: its words, and the place behind it."""
    found = pattern.match(room, at)
    return (found.span(1), found.end()) if found else (_NOTHING, at)


def _issuer(room: str, start: int) -> tuple[Span, int]:
    """Find the issuer from `start` on, and where the words behind it begin."""
    if session := _SESSION.match(room, start):
        return session.span("issuer"), session.end()
    opening = _OF.match(room, start)
    stop = _STOP.search(room, opening.end()) if opening else None
    if not (opening and stop) or stop["other"]:
        return _NOTHING, start
    name = room[opening.end() : stop.start()].rstrip(" *_,")
    if len(name.split()) > _LONGEST or any(map(str.isdigit, name)):
        return _NOTHING, start
    return (opening.end(), opening.end() + len(name)), stop.start()
