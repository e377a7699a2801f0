"""Read the lines that say who does a task, by when, and what comes of it.

Answers: does this paragraph consist of such lines, or end in them; and what does each say?
Assumes: text on one line (line breaks replaced by spaces).
Never:   takes a sentence that happens to hold a colon for one: before the colon stands a known label and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from graph.extract.layout.labels import CAPITAL


class Field(StrEnum):
    """What a line is about."""

    LEAD = "lead"
    ADVISE = "advise"
    COORDINATE = "coordinate"
    APPROVE = "approve"
    REPORT = "report"
    PERIOD = "period"
    OUTPUT = "output"
    OTHER = "other"  # funds, place, leaders: known labels that are kept out of the task's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One label and its value, text[start:end]."""

    field: Field
    start: int
    end: int


_BODY = r"(?:cơ quan|đơn vị|sở|phòng|ban|bộ phận|bộ|ngành|địa phương|tổ chức|cá nhân|cấp|nơi)"
_WHO = rf"(?:(?:các |những )?{_BODY}(?:(?:, ?| ?/ ?| và | - ?| ){_BODY}){{0,3}} )"
_WATCH = r"(?:theo dõi|báo cáo|tổng hợp|giám sát|kiểm tra|đôn đốc)"
_RESULT = r"(?:sản phẩm|kết quả|đầu ra)"
_DECIDE = r"(?:trình|ban hành|phê duyệt|quyết định|xem xét)"
_COORDINATE = (
    rf"{_WHO}?(?:(?:có )?liên quan )?(?:được giao |có trách nhiệm |cùng )?(?:phối hợp|(?<=. )hỗ trợ)"
    r"(?: (?:thực hiện|triển khai|tham mưu|chính|chặt chẽ|liên quan|cùng|giải quyết|với))*"
)
_SHARED = rf"{_WHO}?chủ trì ?(?:,|/|và) ?phối hợp(?: thực hiện| triển khai)?"  # whom of the two it means is not said
_ADVISE = (
    rf"{_WHO}?(?:chủ trì,? )?tham mưu"
    r"(?:,? (?:thực hiện|chính|giúp việc|trình|đề xuất|xây dựng|triển khai|tổ chức|giúp ubnd tỉnh|cho ubnd tỉnh))*"
)
_LEAD = (
    rf"{_WHO}?(?:(?:được )?(?:giao|phân công) |(?:chịu )?trách nhiệm )?(?:chủ trì|đầu mối|thường trực|chịu trách nhiệm(?: chính)?)"
    r"(?:,? (?:thực hiện|triển khai|tham mưu|chính|xây dựng|tổ chức|soạn thảo|trình|nội dung|nhiệm vụ|tổng hợp|theo dõi))*"
    rf"|{_WHO}(?:được giao |được phân công |chịu trách nhiệm )?(?:thực hiện|triển khai|tổ chức|phụ trách|chính)(?: thực hiện| nhiệm vụ| chính)*"
    r"|(?:phân công|trách nhiệm|tổ chức|triển khai)(?: (?:thực hiện|nhiệm vụ|chủ trì))+|thực hiện|trách nhiệm|phân công|phụ trách"
)
_PERIOD = (
    r"(?:thời gian|thời hạn|thời điểm|thời kỳ|tiến độ|lộ trình|hạn|kỳ hạn|mốc(?: thời gian)?|hoàn thành|dự kiến hoàn thành)(?:,?(?: và)? "
    r"(?:thực hiện|hoàn thành|trình|ban hành|triển khai|dự kiến|tổ chức|báo cáo|tiến độ|thời gian|xong|kết thúc|cần hoàn thành|nhiệm vụ))*"
)
_OUTPUT = rf"{_RESULT}(?:(?:, ?| ?/ ?| và | )(?:{_RESULT}|dự kiến|chính|hoàn thành|cần đạt|đạt được|chủ yếu|thực hiện|nhiệm vụ|của nhiệm vụ))*"
_APPROVE = (
    r"(?:cấp|cơ quan|đơn vị|thẩm quyền|cấp thẩm quyền|cấp có thẩm quyền|cơ quan có thẩm quyền|cấp, cơ quan) "
    rf"(?:có thẩm quyền )?{_DECIDE}(?:(?:, ?|/| và | )(?:{_DECIDE}|văn bản))*"
)
_REPORT = rf"{_WHO}{_WATCH}(?:(?:,| và)? {_WATCH})*"
_OTHER = (
    r"(?:nguồn |dự toán )?(?:kinh phí|vốn)(?: (?:thực hiện|dự kiến|bảo đảm|đảm bảo))*"
    r"|(?:địa điểm|chủ đề|tên gọi|mục đích|đối tượng|thành phần|số lượng|quy mô|hình thức(?: văn bản)?|phương thức|địa bàn|ghi chú)"
    r"(?: (?:thực hiện|dự kiến|tổ chức|tham gia|triển khai|tham dự|đầu tư))*"
    r"|(?:đồng chí |phân công )?(?:lãnh đạo|người|đồng chí)(?: (?:ubnd|sở|cơ quan|đơn vị|tỉnh|huyện|bộ|ban))*(?: được phân công)?"
    r"(?:,? (?:phụ trách|chỉ đạo|theo dõi|thực hiện|trực tiếp))+"
)
_LABELS = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        (Field.COORDINATE, _COORDINATE), (Field.OTHER, _SHARED), (Field.ADVISE, _ADVISE), (Field.LEAD, _LEAD), (Field.PERIOD, _PERIOD),
        (Field.OUTPUT, _OUTPUT), (Field.APPROVE, _APPROVE), (Field.REPORT, _REPORT), (Field.OTHER, _OTHER),
    )
)  # fmt: skip
# A line of time words without a colon: "Thời gian hoàn thành trong quý II năm 2025."
_DUE = re.compile(
    r"(?P<label>(?:thời gian|thời hạn|tiến độ|hoàn thành)(?: (?:thực hiện|hoàn thành|xong|là))*)(?:[\s\d/.,;()–-]|(?:trong|từ|trước|đến|hết|ngày"
    r"|tháng|quý|năm|giai đoạn|đầu|cuối|thường xuyên|hằng|hàng|và|là|chậm nhất|[IVX]{1,4})(?!\w))+",
    re.IGNORECASE,
)
_KEPT = 1_000  # labels whose reading is kept: a text repeats the same few
_EDGES = " *_+-–•)"
_LONGEST = 110  # characters of a label with what may stand before it
_BREAK = re.compile(r".*[.;:(]", re.DOTALL)  # the last mark that a label can follow
_DASH = re.compile(r".*[ ][-–](?=[ ])", re.DOTALL)  # between labels of one line: "Chủ trì: Sở A - Phối hợp: Sở B"
_SENTENCE = re.compile(rf"\.[ ]+(?=[{CAPITAL}])")
_ACTS = re.compile(r"(?<!\w)(?:chủ trì|thực hiện|phối hợp|tham mưu)(?!\w)")
_NOTE = re.compile(r"[ ]*\([^()]{1,40}\)$")


def read_duties(text: str, start: int, end: int) -> tuple[int, tuple[Duty, ...]]:
    """Read the labelled lines that text[start:end] consists of, or ends in.

    >>> text = "Lập quy hoạch. Chủ trì: Sở Xây dựng; thời gian: năm 2025."
    >>> cut, duties = read_duties(text, 0, len(text))
    >>> text[:cut], [(duty.field.value, text[duty.start : duty.end]) for duty in duties]
    ('Lập quy hoạch.', [('lead', 'Sở Xây dựng'), ('period', 'năm 2025')])

    In:  one paragraph's words, on one line.
    Out: where the paragraph's own words end (`start`: it has none), and the lines in order; a value without its closing punctuation.
    """
    found: list[tuple[Field, int, int]] = []
    colon = text.find(":", start, end)
    while colon >= 0:
        label = _label(text, start, colon, _BREAK) or (_label(text, found[-1][2], colon, _DASH) if found else None)
        if label:
            found.append((*label, colon + 1))
        colon = text.find(":", colon + 1, end)
    if not found:
        due = _DUE.fullmatch(text, start, end) if end - start <= _LONGEST else None
        return (start, (_duty(text, Field.PERIOD, due.end("label"), end),)) if due else (end, ())
    limits = [at for _, at, _ in found[1:]] + [end]
    duties = tuple(duty for (field, _, at), limit in zip(found, limits, strict=True) for duty in _value(text, field, at, limit))
    said = tuple(duty for duty in duties if duty.start < duty.end)
    return (_trim(text, start, found[0][1]), said) if said else (end, ())


def _label(text: str, start: int, colon: int, mark: re.Pattern[str]) -> tuple[Field, int] | None:
    """Read the label that ends at a colon and begins after a mark: what it is about, and where it begins."""
    first = max(start, colon - _LONGEST)
    broken = mark.match(text, first, colon)
    if not broken and first > start:
        return None
    at = broken.end() if broken else start
    printed = text[at:colon].lstrip(_EDGES)
    at = colon - len(printed)
    field = read_label(printed)
    return (field, at) if field else None


def read_label(printed: str) -> Field | None:
    """Tell what a label is about: "Cơ quan chủ trì", "Thời gian thực hiện"; None where it is none."""
    return _field(printed) if len(printed) <= 2 * _LONGEST else None


@lru_cache(maxsize=_KEPT)
def _field(printed: str) -> Field | None:
    words = " ".join(_NOTE.sub("", printed.strip(" *_")).casefold().split())
    return next((field for field, pattern in _LABELS if pattern.fullmatch(words)), None)


def _value(text: str, field: Field, start: int, limit: int) -> Iterator[Duty]:
    """Give a label's value; a sentence behind a time says who acts: "Thời gian: quý II/2026. Sở Y tế chủ trì, phối hợp với Sở Nội vụ"."""
    more = _SENTENCE.search(text, start, limit) if field is Field.PERIOD else None
    yield _duty(text, field, start, more.start() if more else limit)
    if more and _ACTS.search(text, more.end(), limit):
        yield _duty(text, Field.LEAD, more.end(), limit)


def _duty(text: str, field: Field, start: int, limit: int) -> Duty:
    """Make a value without the punctuation around it."""
    while start < limit and text[start] in " *_":
        start += 1
    end = limit
    while end > start and text[end - 1] in " .;,*_+-–(/":
        end -= 1
    if text.count(")", start, end) > text.count("(", start, end):
        end = text.rindex(")", start, end)
    return Duty(field=field, start=start, end=end)


def _trim(text: str, start: int, end: int) -> int:
    """Take the white space and the opening bracket or dash before a label off a paragraph's own words."""
    while end > start and text[end - 1] in " *_(+-–":
        end -= 1
    return end
