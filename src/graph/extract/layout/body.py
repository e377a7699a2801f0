"""Find the paragraphs that make the body of a document and its annexes.

Answers: which paragraphs stand between the preamble and the signature, and in the annexes?
Assumes: all paragraphs of one document, in order; the spans of its tables.
Never:   gives letterhead, preamble, recipients, signature, tables, or what a portal printed around the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from graph.extract.layout.endings import FOR_WHOM, NOTE, RECIPIENTS
from graph.extract.layout.labels import BULLETS, CAPITAL, ORDINAL_HEAD, Kind
from graph.extract.layout.paragraphs import Paragraph
from graph.extract.layout.titles import is_capitals
from graph.extract.task.duties import read_duties
from graph.offices import OFFICE

_ENDS = re.compile(rf"[|* ]{{0,6}}{RECIPIENTS}")
_SIGNED = re.compile(
    rf"(?:{FOR_WHOM}|Q)(?:\.?[ ]+\S{{2,}}|\.$)|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|CHỦ NHIỆM)(?!\w)"
    rf"|(?:{OFFICE})"
    r"(?:,? (?:CHÍNH PHỦ|CHỦ NHIỆM|PHÓ TRƯỞNG BAN|TRƯỞNG BAN))?$|TRƯỞNG (?:BAN|PHÒNG)(?!\w)|QUYỀN (?:BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|TỔNG|THỐNG)"
)
_OPENS = re.compile(
    r"(?:như sau|sau đây|sau|dưới đây|cụ thể|nội dung|yêu cầu|(?:QUYẾT|quyết) (?:ĐỊNH|NGHỊ|định|nghị)|CHỈ THỊ|nhiệm vụ|giải pháp)[ ]*:$"
)
_NOT_TEXT = re.compile(  # of tables; numbers of pages; footnotes, which stand below the text; whose a page is
    rf"{ORDINAL_HEAD}\.?$|\||[-–]?[ ]*\d{{1,3}}[ ]*[-–]?$|Trang[ ]+\d+(?:/\d+)?$|\[(?:\d{{1,3}}|[ivx]{{1,5}}|\*{{1,3}})\]"
    r"|©|Copyright(?!\w)|Bản quyền (?:thuộc|của|©|\(c\))"
)
_CLOSES = re.compile(
    r"(?:trên đây là|trân trọng|văn bản (?:này|liên quan)|tải (?:về|văn bản)|file đính kèm"
    r"|thừa lệnh|nhận được|trong quá trình|yêu cầu|đề nghị|giao|căn cứ|ủy ban nhân dân|uỷ ban nhân dân|ubnd|ban thường vụ|thủ trưởng"
    r"|các sở|(?:kế hoạch|quyết định|nghị quyết|chương trình|chỉ thị|đề án|thông báo|quy chế|thông tư|hướng dẫn|công điện|kết luận)"
    r"(?: hành động)? này)(?!\w)",
    re.IGNORECASE,
)
# What a portal offers below a document, each on a line or bullet of its own.
_BUTTON = re.compile(
    r"(?:lưu(?: trữ| lại)?|ghi chú|ý kiến|góp ý|bình luận|chia sẻ|facebook|zalo|twitter|e-?mail|in(?: trang| bài| văn bản)?|bản in|theo dõi|mục lục"
    r"|thuộc tính|lược đồ|tóm tắt|tải (?:về|xuống|văn bản)|tìm kiếm|xem thêm|gửi (?:bài|e-?mail|bạn bè)|đăng (?:nhập|ký)|trang chủ|quay lại|trở về"
    r"|về đầu trang|tiếng anh|(?:văn bản|vb) (?:gốc|khác|liên quan|song ngữ))[ :.]*",
    re.IGNORECASE,
)
_BUTTONS = 3  # one after the other, that no document has
_ACTS = r"(?:chỉ thị|quyết định|nghị quyết|nghị định|công điện|kết luận|chương trình|kế hoạch|thông báo)(?: hành động)?"
_CLOSING = re.compile(
    r"văn phòng (?:chính phủ|trung ương|quốc hội|tỉnh ủy|tỉnh uỷ|ubnd|ủy ban nhân dân|uỷ ban nhân dân)[^.;]{0,40} thông báo(?!\w)"
    r"|[^.;]{0,400} (?:(?:có|chịu) trách nhiệm|nghiêm túc|nghiêm chỉnh) (?:tổ chức |triển khai )*(?:thực hiện|thi hành)(?: \w+){0,4} "
    rf"{_ACTS} này\.?(?:/\.)?$",
    re.IGNORECASE,
)
_ITSELF = re.compile(rf"{_ACTS} này\.?(?:/\.)?$", re.IGNORECASE)
_ALIKE = 2  # items of one paragraph, from which on the last one's further paragraphs are not its own
_FELLOWS = 300  # paragraphs before the last item in which its fellows are sought: keeps the cost linear
_NAME = rf"[{CAPITAL}][^\W\d_A-Z]*"
_PERSON = re.compile(rf"{_NAME}(?: {_NAME}){{1,4}}")
_ORDERS = re.compile(r"(?<!\w)(?:có trách nhiệm|yêu cầu|giao|đề nghị|phân công|chỉ đạo|thực hiện)(?!\w)")
_SENTENCE = 20  # characters that a sentence has at the least
_FULL_STOP = "./."  # closes a document, by the rules of office work
_TITLE_LONG = 6  # paragraphs between an annex's label and that note
_NOTE_WITHIN = 3  # paragraphs: so close below its title says an annex with which document it comes


def find_body(text: str, found: Sequence[Paragraph], tables: Sequence[tuple[int, int]] = ()) -> tuple[Paragraph, ...]:
    """Give the paragraphs of the body and of the annexes.

    Out: paragraphs in order; the title of an annex without label has the kind ANNEX.
    """
    taker = _Taker(text=text, found=found)
    notes = frozenset(_notes(text, found))
    skips = iter(tables)
    skip = next(skips, None)
    for place in range(_first(text, found), len(found)):
        paragraph = found[place]
        while skip and skip[1] <= paragraph.start:
            skip = next(skips, None)
        is_in_table = skip is not None and skip[0] <= paragraph.start < skip[1]
        if not is_in_table and place not in notes and not _NOT_TEXT.match(text, paragraph.body_start, paragraph.body_end):
            taker.take(place)
    _drop_closing(text, taker.body)
    _mend_roman(text, taker.body)
    return tuple(taker.body)


def _mend_roman(text: str, body: list[Paragraph]) -> None:
    """Take "1." for "I." where a scan shows it: a title in capitals, numbers that begin anew below it, and "II" the first Roman number."""
    roman = next((place for place, paragraph in enumerate(body) if paragraph.kind is Kind.ROMAN), 0)
    if not roman or body[roman].marker != "II":
        return
    numbered = [place for place in range(roman) if body[place].kind is Kind.NUMBER]
    ones = [place for place in numbered if body[place].marker == "1"]
    title = body[ones[0]] if len(ones) == 2 and numbered[:2] == ones else None
    if title and is_capitals(text[title.body_start : title.body_end]):
        body[ones[0]] = replace(title, kind=Kind.ROMAN, marker="I")


@dataclass(slots=True, kw_only=True)
class _Taker:
    """Takes paragraphs one by one, from the body's first on."""

    text: str
    found: Sequence[Paragraph]
    body: list[Paragraph] = field(default_factory=list)
    is_body: bool = True
    is_signed: bool = False  # a signature or the recipients ended the document, so that only an annex may follow

    def take(self, place: int) -> None:
        """Take a paragraph into the body, or leave it out."""
        paragraph = self.found[place]
        is_plain = paragraph.kind is Kind.NONE or paragraph.kind in BULLETS
        was_body = self.is_body
        if was_body and paragraph.kind is Kind.ANNEX:
            _drop_closing(self.text, self.body)
        if is_plain and all(_is_button(self.text, below) for below in self.found[place : place + _BUTTONS]) and place + _BUTTONS <= len(self.found):
            self.is_signed = True
        self.is_signed = self.is_signed or (paragraph.kind is Kind.NONE and (is_end(self.text, paragraph) or self._is_above_name(place)))
        if self.is_signed or (is_plain and self._has_stopped()):
            self.is_body = False
        elif not is_plain:  # the document goes on: "./." was a slip
            self.is_body = True
        if was_body and not self.is_body:
            _drop_closing(self.text, self.body)
        if not self.is_body and _is_annex(self.text, self.found, place):
            self.is_body, self.is_signed = True, False
            paragraph = paragraph if paragraph.kind is Kind.ANNEX else replace(paragraph, kind=Kind.ANNEX, marker="Phụ lục")
        if self.is_body:
            self.body.append(paragraph)

    def _is_above_name(self, place: int) -> bool:
        """Tell a line in capitals above a person's name, below which no item stands: an office that the lists of offices lack."""
        paragraph, below = self.found[place], self.found[place + 1 : place + 3]
        if not below or not is_capitals(self.text[paragraph.body_start : paragraph.body_end]):
            return False
        is_last = len(below) == 1 or below[1].kind in {Kind.NONE, Kind.ANNEX}
        return is_last and below[0].kind is Kind.NONE and _PERSON.fullmatch(self.text, below[0].body_start, below[0].body_end) is not None

    def _has_stopped(self) -> bool:
        return bool(self.body) and self.text.endswith(_FULL_STOP, self.body[-1].body_start, self.body[-1].body_end)


def _is_button(text: str, paragraph: Paragraph) -> bool:
    return _BUTTON.fullmatch(text, paragraph.body_start, paragraph.body_end) is not None


def _notes(text: str, found: Sequence[Paragraph]) -> Iterator[int]:
    """Give the places of what an annex says below its title of the document that it comes with, and of the title's further lines."""
    for place, paragraph in enumerate(found):
        if paragraph.kind is not Kind.NONE or not NOTE.match(text, paragraph.body_start, paragraph.body_end):
            continue
        yield place
        first = next((i for i in range(place - 1, max(-1, place - _TITLE_LONG), -1) if found[i].kind is not Kind.NONE), None)
        if first is not None and found[first].kind is Kind.ANNEX:
            is_titled = found[first].body_start < found[first].body_end  # else the line below the label is its heading
            yield from range(first + (1 if is_titled else 2), place)


def _drop_closing(text: str, body: list[Paragraph]) -> None:
    """Drop the plain paragraphs that close a document below its last item: they speak of the whole, not of that item."""
    last = next((i for i in range(len(body) - 1, -1, -1) if body[i].kind is not Kind.NONE), len(body))
    is_heading = last < len(body) and text[body[last].body_end - 1] not in ".;/"
    if last < len(body) and not is_heading and body[last].kind not in BULLETS and _ends_alike(text, body, last):
        lines = takewhile(lambda paragraph: read_duties(text, paragraph.body_start, paragraph.body_end)[0] == paragraph.body_start, body[last + 1 :])
        del body[last + 1 + sum(1 for _ in lines) :]
        return
    below = range(last + (2 if is_heading else 1), len(body))  # what stands first below a heading is its own
    closing = next((i for i in below if _is_closing(text, body[i])), len(body))
    del body[closing:]


def _ends_alike(text: str, body: Sequence[Paragraph], last: int) -> bool:
    """Tell that what follows the last item is not its own: its fellows all have one paragraph, or the end speaks of the document itself."""
    before = takewhile(lambda place: body[place].kind is not Kind.ANNEX, range(last - 1, max(-1, last - _FELLOWS), -1))
    fellows = [place for place in before if body[place].kind is body[last].kind]
    is_alike = len(fellows) >= _ALIKE and all(body[place + 1].kind is not Kind.NONE for place in fellows)
    return is_alike or _ITSELF.search(text, body[-1].body_start, body[-1].body_end) is not None


def _is_closing(text: str, paragraph: Paragraph) -> bool:
    place = paragraph.body_start, paragraph.body_end
    return _CLOSES.match(text, *place) is not None or _CLOSING.match(text, *place) is not None


def find_opening(text: str, found: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Give the sentence that announces the body, and may say who is to do what follows: "Chủ tịch UBND tỉnh yêu cầu các sở, ngành:"."""
    first = _first(text, found)
    if not 0 < first < len(found) or found[first - 1].kind is not Kind.NONE or text[found[first - 1].body_end - 1] != ":":
        return None
    return found[first - 1].body_start, found[first - 1].body_end


def _first(text: str, found: Sequence[Paragraph]) -> int:
    """Give the place where the body begins: at the first label, or after the sentence that announces it."""
    for place, paragraph in enumerate(found):
        if paragraph.kind is Kind.NONE and _OPENS.search(text, max(paragraph.body_start, paragraph.body_end - 16), paragraph.body_end):
            return place + 1
        if paragraph.kind is Kind.NONE and _announces(text, found, place):
            return place + 1
        if paragraph.kind is not Kind.NONE and paragraph.kind not in BULLETS:
            return place
    return len(found)


def _announces(text: str, found: Sequence[Paragraph], place: int) -> bool:
    """Tell a sentence above bullets that opens a letter's orders: "Giám đốc Sở Y tế có trách nhiệm:"."""
    paragraph = found[place]
    is_long = paragraph.body_end - paragraph.body_start >= _SENTENCE
    if not is_long or text[paragraph.body_end - 1] != ":" or place + 1 >= len(found) or found[place + 1].kind not in BULLETS:
        return False
    return _ORDERS.search(text, paragraph.body_start, paragraph.body_end) is not None


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
    return any(NOTE.match(text, below.body_start, below.body_end) for below in found[place + 1 : place + 1 + _NOTE_WITHIN])
