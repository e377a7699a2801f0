"""Find the paragraphs that make the body of a document and its annexes.

Answers: which paragraphs stand between the preamble and the signature, and in the annexes?
Assumes: all paragraphs of one document, in order; the spans of its tables.
Never:   gives letterhead, preamble, recipients, signature, tables, or what a portal printed around the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.extract.labels import BULLETS, Kind
from graph.extract.paragraphs import Paragraph
from graph.extract.titles import is_capitals

_ENDS = re.compile(r"(?:Nơi (?:nhận|gửi)|NƠI (?:NHẬN|GỬI))(?!\w)")
_SIGNED = re.compile(
    r"(?:T/?M|K/?T|T/?L|TUQ|Q|T\.M|K\.T|T\.L)\.?[ ]+\S{2,}|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|CHỦ NHIỆM)(?!\w)"
    r"|(?:BỘ|THỨ|CỤC|VỤ|VIỆN|TỔNG CỤC) TRƯỞNG$|THỦ TƯỚNG$|TỔNG BÍ THƯ$|TRƯỞNG (?:BAN|PHÒNG)(?!\w)"
)
_OPENS = re.compile(
    r"(?:như sau|sau đây|sau|dưới đây|cụ thể|nội dung|yêu cầu|(?:QUYẾT|quyết) (?:ĐỊNH|NGHỊ|định|nghị)|CHỈ THỊ|nhiệm vụ|giải pháp)[ ]*:$"
)
_NOT_TEXT = re.compile(r"(?:S?TT|Số TT|SỐ TT)\.?$|\||[-–]?[ ]*\d{1,3}[ ]*[-–]?$|Trang[ ]+\d+(?:/\d+)?$")  # of tables; numbers of pages
_ATTACHED = re.compile(r"\((?:Ban hành kèm|Kèm) theo", re.IGNORECASE)
_CLOSES = re.compile(
    r"(?:trên đây là|thừa lệnh|nhận được|trong quá trình|yêu cầu|đề nghị|giao|căn cứ|ủy ban nhân dân|uỷ ban nhân dân|ubnd|ban thường vụ|thủ trưởng"
    r"|các sở|(?:kế hoạch|quyết định|nghị quyết|chương trình|chỉ thị|đề án|thông báo|quy chế|thông tư|hướng dẫn) này)(?!\w)",
    re.IGNORECASE,
)
_NOTE_WITHIN = 3  # paragraphs: so close below its title says an annex with which document it comes


def find_body(text: str, found: Sequence[Paragraph], tables: Sequence[tuple[int, int]] = ()) -> tuple[Paragraph, ...]:
    """Give the paragraphs of the body and of the annexes.

    Out: paragraphs in order; the title of an annex without label has the kind ANNEX.
    """
    body: list[Paragraph] = []
    is_body = True
    skips = iter(tables)
    skip = next(skips, None)
    for place in range(_first(text, found), len(found)):
        paragraph = found[place]
        while skip and skip[1] <= paragraph.start:
            skip = next(skips, None)
        if (skip and skip[0] <= paragraph.start < skip[1]) or _NOT_TEXT.match(text, paragraph.body_start, paragraph.body_end):
            continue
        if is_body and paragraph.kind is Kind.NONE and is_end(text, paragraph):
            is_body = False
            _drop_closing(text, body)
        if not is_body and _is_annex(text, found, place):
            is_body = True
            paragraph = paragraph if paragraph.kind is Kind.ANNEX else replace(paragraph, kind=Kind.ANNEX, marker="Phụ lục")
        if is_body:
            body.append(paragraph)
    _drop_closing(text, body)
    return tuple(body)


def _drop_closing(text: str, body: list[Paragraph]) -> None:
    """Drop the plain paragraphs that close a document below its last item: they speak of the whole, not of that item."""
    last = next((i for i in range(len(body) - 1, -1, -1) if body[i].kind is not Kind.NONE), len(body))
    is_heading = last < len(body) and text[body[last].body_end - 1] not in ".;/"
    below = range(last + (2 if is_heading else 1), len(body))  # what stands first below a heading is its own
    closing = next((i for i in below if _CLOSES.match(text, body[i].body_start, body[i].body_end)), len(body))
    del body[closing:]


def _first(text: str, found: Sequence[Paragraph]) -> int:
    """Give the place where the body begins: at the first label, or after the sentence that announces it."""
    for place, paragraph in enumerate(found):
        if paragraph.kind is Kind.NONE and _OPENS.search(text, max(paragraph.body_start, paragraph.body_end - 16), paragraph.body_end):
            return place + 1
        if paragraph.kind is not Kind.NONE and paragraph.kind not in BULLETS:
            return place
    return len(found)


def is_end(text: str, paragraph: Paragraph) -> bool:
    """Tell the paragraph that ends a document: its recipients or a signature."""
    if _ENDS.match(text, paragraph.body_start, paragraph.body_end):
        return True
    printed = text[paragraph.body_start : paragraph.body_end]
    return len(printed) < 80 and printed.isupper() and _SIGNED.match(printed) is not None


def _is_annex(text: str, found: Sequence[Paragraph], place: int) -> bool:
    paragraph = found[place]
    if paragraph.kind is Kind.ANNEX:
        return True
    if paragraph.kind is not Kind.NONE or not is_capitals(text[paragraph.body_start : paragraph.body_end]):
        return False
    return any(_ATTACHED.match(text, p.body_start, p.body_end) for p in found[place + 1 : place + 1 + _NOTE_WITHIN])
