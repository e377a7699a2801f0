"""Tell what a page prints around the document: a portal's advertisements and links above its letterhead, and what stands below its signature.

Answers: which places of this text are no part of the document, so that what is cited there is not cited by it?
Assumes: clean text of one document.
Never:   takes an annex for a part of the page; leaves anything out of a text without letterhead, signature and end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from graph.extract.layout.endings import FOR_WHOM, RECIPIENTS
from graph.extract.layout.labels import ORDINAL_HEAD
from graph.extract.mention.patterns import spaced
from graph.extract.page import Span

_ROOM = 12_000  # characters above a letterhead that a portal may fill
_STATE = re.compile(spaced(r"CỘNG (?:HÒA|HOÀ) XÃ HỘI CHỦ NGHĨA"))
_PARTY = re.compile(spaced(r"ĐẢNG CỘNG SẢN VIỆT NAM"))
_LETTERHEAD = re.compile(r"[^a-z\n]{0,120}(?:CỘNG (?:HÒA|HOÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM)")
_CLOSED = re.compile(r"\.\s{0,3}/\s{0,3}\.")
_NUMBERED = re.compile(r"^[ *|_>]*(?:Số|SỐ)\s{0,3}:[ *_]*(?=[\d/…._-])", re.MULTILINE)
_BODY = re.compile(
    r"^[ *_]*(?:Căn cứ|Nơi nhận|NƠI NHẬN|Điều[ ]\d{1,3}[.:]|(?:A|I|1)[.)][ ]|(?:KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHƯƠNG TRÌNH|CHỈ THỊ|ĐỀ ÁN)[ *_]*$"
    r"|Thực hiện (?:các )?(?:Nghị|Quyết|Kế|Chỉ|Kết|Chương)|Kính gửi)",
    re.MULTILINE,
)
# Lines that say of themselves whose they are.
_LINE = re.compile(r"[^\n]+")
_MARKS = r"[ *_|#>-]*"
_SIGNED = re.compile(rf"{_MARKS}{FOR_WHOM}\.?[ ]+\S{{2}}[^\n]{{0,70}}$")
_RECIPIENTS = re.compile(_MARKS + RECIPIENTS)
_MAY_CLOSE = re.compile(rf"\n{_MARKS}(?:N(?:ơi|ƠI)|{FOR_WHOM})")  # begins with a letter, so that a text is scanned at speed
_PORTAL = re.compile(
    rf"{_MARKS}(?:các )?(?:(?:văn bản|tin(?: tức)?|bài(?: viết)?|tài liệu|nội dung|chủ đề)(?: pháp luật)?(?: có)? "
    r"(?:liên quan|cùng (?:loại|lĩnh vực|cơ quan|chủ đề|chuyên mục)|được (?:dẫn chiếu|căn cứ|hướng dẫn|hợp nhất)|dẫn chiếu|(?:đã )?đưa|khác|mới)"
    r"|văn bản gốc|lược đồ|xem thêm|tải (?:về|văn bản)|thuộc tính văn bản|(?:file|tệp)(?: được)? đính kèm|các tin khác|tin khác|bài khác"
    r"|ý kiến(?: bạn đọc)? *(?:\(|$)|bình luận|từ khóa|tags?:|chia sẻ|facebook)(?!\w)",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    rf"{_MARKS}(?:(?:PHỤ (?:LỤC|BIỂU)|Phụ (?:lục|biểu)|Mẫu|MẪU|Biểu|BIỂU)(?!\w)|{ORDINAL_HEAD}\.?[ ]*(?:$|\|)"
    r"|\(?(?:[Bb]an hành )?[Kk]èm theo |\[\d{1,3}\](?!\())"  # or the document's footnotes
)
_HEADS = re.compile(
    rf"{_MARKS}(?:DANH (?:MỤC|SÁCH)|BẢNG|PHẦN|KHUNG|TỔNG HỢP|PHÂN CÔNG|ĐỀ (?:CƯƠNG|ÁN)|LỘ TRÌNH|TIẾN ĐỘ|NHIỆM VỤ|CHỈ TIÊU|CÁC|KẾ HOẠCH"
    r"|CHƯƠNG|QUY|NỘI DUNG|HƯỚNG DẪN|PHƯƠNG ÁN|CHIẾN LƯỢC|ĐIỀU LỆ|BÁO CÁO|THUYẾT MINH|QUYẾT ĐỊNH|NGHỊ QUYẾT|I\.)(?!\w)"
)


def find_surroundings(text: str) -> tuple[Span, ...]:
    """Find what a page prints around its document.

    >>> text = "Từ khóa: Luật Đất đai\\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nCăn cứ Luật Dược\\nTM. ỦY BAN NHÂN DÂN\\nVăn bản liên quan: Luật Giá"
    >>> [text[start:end] for start, end in find_surroundings(text)]
    ['Từ khóa: Luật Đất đai\\n', 'TM. ỦY BAN NHÂN DÂN\\nVăn bản liên quan: Luật Giá']

    Out: spans in order, not overlapping.
    """
    top = _top(text)
    return (*(((0, top),) if top else ()), *_below(text, top))


def is_around(spans: tuple[Span, ...], start: int) -> bool:
    """Tell whether a place lies in one of the spans."""
    place = bisect_right(spans, (start, start)) - 1
    return any(first <= start < last for first, last in spans[max(place, 0) : place + 2])


def _top(text: str) -> int:
    """Give where the document begins: at the first line of its letterhead; 0 where what stands above that may be its own words."""
    found = [match.start() for match in (_STATE.search(text, 0, _ROOM), _NUMBERED.search(text, 0, _ROOM)) if match]
    found += [start for match in _PARTY.finditer(text, 0, _ROOM) if (start := _set_apart(text, match.start())) is not None][:1]
    top = min(found, default=0)
    return 0 if _BODY.search(text, 0, top) or _CLOSED.search(text, 0, top) else top


def _set_apart(text: str, at: int) -> int | None:
    """Give where the gap, bar or marks begin that set what stands at `at` apart on its line; None where words of a sentence stand before it."""
    first = len(text[:at].rstrip(" *_"))
    if text[first - 1 : first] == "|":
        return first - 1
    if first == 0 or text[first - 1] == "\n":
        return first
    gap = text.find("  ", first, at)
    return gap if gap >= 0 else None


def _below(text: str, top: int) -> Iterator[Span]:
    """Give what stands between a signature, or a portal's heading, and the next annex."""
    closed = _CLOSED.search(text, top)
    end = text.find("\n", closed.start()) if closed else -1
    end = end if end >= 0 else len(text)
    opened: int | None = None
    is_portal = False
    at = top
    while line := _LINE.search(text, at):
        words, at = line[0], line.end()
        if (opened is not None or end < line.start()) and _PORTAL.match(words):
            opened, is_portal = line.start() if opened is None else opened, True
        elif opened is None and _closes(words):
            opened, is_portal = line.start(), False
        elif opened is not None and (_ANNEX.match(words) or _LETTERHEAD.match(words) or (not is_portal and _is_head(words))):
            yield opened, line.start()
            opened = None
        if opened is None and at < end:
            at = _pass_over(text, at, end)
    if opened is not None:
        yield opened, len(text)


def _pass_over(text: str, at: int, end: int) -> int:
    """Give the end of the last line before one that may close the document; no place behind `end`."""
    closing = _MAY_CLOSE.search(text, at)
    return min(closing.start(), end) if closing else end


def _closes(line: str) -> bool:
    """Tell a signature's first line or that of the recipients."""
    is_signed = line.isupper() and _SIGNED.match(line) is not None
    return is_signed or (("ơi" in line or "ƠI" in line) and _RECIPIENTS.match(line) is not None)


def _is_head(line: str) -> bool:
    return line.isupper() and _HEADS.match(line) is not None
