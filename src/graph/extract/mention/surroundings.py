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
_MOTTO = re.compile(spaced(r"CỘNG (?:HÒA|HOÀ) XÃ HỘI CHỦ NGHĨA|(?:^|\x20\x20|\|)[\x20*_]*ĐẢNG CỘNG SẢN VIỆT NAM"), re.MULTILINE)
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
_PORTAL = re.compile(
    rf"{_MARKS}(?:các )?(?:(?:văn bản|tin(?: tức)?|bài(?: viết)?|tài liệu|nội dung|chủ đề)(?: pháp luật)?(?: có)? "
    r"(?:liên quan|cùng (?:loại|lĩnh vực|cơ quan|chủ đề|chuyên mục)|được (?:dẫn chiếu|căn cứ|hướng dẫn|hợp nhất)|dẫn chiếu|(?:đã )?đưa|khác|mới)"
    r"|văn bản gốc|lược đồ|xem thêm|tải (?:về|văn bản)|thuộc tính văn bản|(?:file|tệp)(?: được)? đính kèm|các tin khác|tin khác|bài khác"
    r"|ý kiến(?: bạn đọc)? *(?:\(|$)|bình luận|từ khóa|tags?:|chia sẻ|facebook)(?!\w)",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    rf"{_MARKS}(?:(?:PHỤ (?:LỤC|BIỂU)|Phụ (?:lục|biểu)|Mẫu|MẪU|Biểu|BIỂU)(?!\w)|{ORDINAL_HEAD}\.?[ ]*(?:$|\|)"
    r"|\(?(?:[Bb]an hành )?[Kk]èm theo )"
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
    found = [match.start() for match in (_MOTTO.search(text, 0, _ROOM), _NUMBERED.search(text, 0, _ROOM)) if match]
    top = min(found, default=0)
    return 0 if _BODY.search(text, 0, top) or _CLOSED.search(text, 0, top) else top


def _below(text: str, top: int) -> Iterator[Span]:
    """Give what stands between a signature, or a portal's heading, and the next annex."""
    closed = _CLOSED.search(text, top)
    opened: int | None = None
    is_portal = False
    for line in _LINE.finditer(text, top):
        if _PORTAL.match(line[0]) and (opened is not None or (closed and closed.start() < line.start())):
            opened, is_portal = line.start() if opened is None else opened, True
        elif opened is None and ((line[0].isupper() and _SIGNED.match(line[0])) or _RECIPIENTS.match(line[0])):
            opened, is_portal = line.start(), False
        elif opened is not None and (_ANNEX.match(line[0]) or _LETTERHEAD.match(line[0]) or (not is_portal and _is_head(line[0]))):
            yield opened, line.start()
            opened = None
    if opened is not None:
        yield opened, len(text)


def _is_head(line: str) -> bool:
    return line.isupper() and _HEADS.match(line) is not None
