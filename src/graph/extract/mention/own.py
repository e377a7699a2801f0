"""Tell a document's own number from the numbers it cites.

Answers: which numbers stand in the letterhead, in the document's own title block, in a portal's facts, under an annex's heading or in the
         list of recipients?
Assumes: clean text; the numbers found in it, in order.
Never:   drops a citation for its number alone: a document of another day may bear the same one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.extract.layout.labels import CAPITAL
from graph.numbers import Number

Found = tuple[int, int, Number]

# "Số: 12/KH-UBND", "Số 12-KH/TU" alone on its line, and a portal's "Số hiệu: ...", "Số ký hiệu".
_LETTERHEAD = re.compile(r"[\n|*>][ *|_>]*(?:Số|SỐ)(?P<colon>\s*(?:(?:/?\s?(?:ký|kí)\s)?hiệu(?:\svăn\sbản)?)?\s*[:|])?[ *_]*$")
# "Luật số: 9/2020/QH14" alone on its line, as the National Assembly prints it.
_TYPED_LINE = re.compile(r"[\n|*>][ *|_>]*(?:Bộ luật|Luật|Pháp lệnh|Lệnh|Nghị quyết)\s{1,3}số\s{0,3}:[ *_]*$", re.IGNORECASE)
_LINE_END = re.compile(r"[ *_|]*(?:\n|$)|[ ]{2,}|[ ]*\||[ ]+Loại văn bản")
_INLINE = re.compile(r"(?<!\w)(?:Số|SỐ)\s?:\s*$")
# "41/CT-TTg   Hà Nội, ngày 4 tháng 3": a scan that lost "Số"; no words in small letters stand before it on the line.
_DATED = re.compile(rf"[ ]*(?:\|[ ]*)?(?:[{CAPITAL}]\w*[ ]){{0,3}}[{CAPITAL}]\w*[ ]?,[ ]*ngày")
_HEAD_ROOM = 1_500  # characters at the top in which a letterhead flattened to one line may stand
_TITLE_ROOM = 3_000  # characters at the top in which a title block may stand
_DAY = re.compile(
    r"(?:ngày|NGÀY)\s{0,3}(\d{1,2})\s{0,3}(?:tháng|THÁNG)\s{0,3}(\d{1,2})\s{0,3}(?:năm|NĂM)\s{0,3}(\d{4})"
    r"|[Nn]gày ban hành\s*[:|]?\s*(\d{1,2})/(\d{1,2})/(\d{4})"
)
_RECIPIENTS = re.compile(r"N(?:ơi|ƠI) (?:nhận|NHẬN)[ *_]*:?(?:[^\n]*\n)(?:[ |*_]*\n|[ |*_]*(?:-|–|\+|\*(?=[ -])|•|Như |Lưu)[^\n]*\n?){1,60}")
# "PHỤ LỤC ... (Kèm theo Kế hoạch số": in a text without letterhead the caption of its annexes gives its number.
_CAPTION = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu|DANH MỤC|Danh mục)[^\n]{0,200}\n"
    r"(?:[^\n]{0,200}\n){0,5}[ *_(]*(?:[Bb]an hành )?[Kk]èm theo [^\n]{0,60}$"
)
# "CHỈ THỊ CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 16/2001/CT-TTG", "Nghị quyết của Chính phủ số 5/2001/NQ-CP": the head of old copies, in one block.
_TYPE = (
    r"NGHỊ\s+QUYẾT|QUYẾT\s+ĐỊNH|CHỈ\s+THỊ|NGHỊ\s+ĐỊNH|THÔNG\s+TƯ(?:\s+LIÊN\s+TỊCH)?|KẾ\s+HOẠCH|CHƯƠNG\s+TRÌNH(?:\s+HÀNH\s+ĐỘNG)?|KẾT\s+LUẬN|QUY\s+ĐỊNH"
    r"|THÔNG\s+(?:BÁO|TRI)|HƯỚNG\s+DẪN|CÔNG\s+(?:VĂN|ĐIỆN)|PHÁP\s+LỆNH|SẮC\s+LỆNH|LUẬT|LỆNH|BÁO\s+CÁO|TỜ\s+TRÌNH|ĐỀ\s+ÁN|PHƯƠNG\s+ÁN|QUY\s+CHẾ"
)
_BLOCK = re.compile(rf"(?:^|\n)[ *_#|]*(?P<type>{_TYPE})(?P<of>[\s*_|]+CỦA(?:[\s,–-]{{1,4}}[^\W\d_]+){{1,14}}?)?[\s*_|:]+SỐ\s*:?\s*$")
_UNDER_TYPE = re.compile(rf"(?:^|\n)[ *_#|]*(?:{_TYPE})[ *_|]*\n\s*SỐ\s*:?\s*$", re.IGNORECASE)
_TYPE_ALONE = re.compile(rf"[ *_#|]*(?:{_TYPE})[ *_|]*\n")
_TYPED = re.compile(rf"^[ *_#|]*(?:{_TYPE})(?!\w)", re.MULTILINE)
_LETTERHEAD_LINE = re.compile(
    r"CỘNG H|CHỦ NGHĨA|VIỆT NAM|ĐỘC LẬP|CHÍNH PHỦ|QUỐC HỘI|(?:ỦY|UỶ) BAN|NHÂN DÂN|TRUNG ƯƠNG|BỘ |TỈNH|THÀNH PHỐ|HUYỆN|BAN |SỞ |ĐẢNG"
)
_LETTERED = re.compile(r"[^\n]*\w[^\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """The numbers a document says are its own, each with the days it was issued as far as the text gives them, and the places of its recipients."""

    numbers: Mapping[str, frozenset[date | None]]
    recipients: tuple[tuple[int, int], ...]

    def is_own(self, number: Number, day: date | None) -> bool:
        """Tell whether a mention is of the document itself: the same number, and no other day."""
        days = self.numbers.get(key(number))
        return days is not None and (day is None or day in days or None in days)

    def is_addressed(self, start: int) -> bool:
        """Tell whether a place is in the list of recipients."""
        place = bisect_right(self.recipients, (start, len(self.recipients) and self.recipients[-1][1])) - 1
        return place >= 0 and self.recipients[place][0] <= start < self.recipients[place][1]


def key(number: Number) -> str:
    """Give what two numbers have in common that are one: the canonical form, without leading zeros, in small letters."""
    return number.canonical.lstrip("0").casefold()


def find_own(text: str, numbers: tuple[Found, ...], *, page_name: Callable[[], Found | None]) -> Own:
    """Find the document's own numbers: those of its letterhead, a portal's facts, its name on the page's first line, and its annexes' captions."""
    recipients = tuple(found.span() for found in _RECIPIENTS.finditer(text) if text[found.start() - 1 : found.start()] in "\n *_|")
    days: defaultdict[str, set[date | None]] = defaultdict(set)
    for own, day in _own(text, numbers, page_name):
        days[own].add(day)
    return Own(numbers={own: frozenset(found) for own, found in days.items()}, recipients=recipients)


def _own(text: str, numbers: tuple[Found, ...], page_name: Callable[[], Found | None]) -> Iterator[tuple[str, date | None]]:
    announced = [place for place in numbers if place[2].sequence and _is_announced(text, place[0], place[1])]
    if not announced:
        announced = [place for place in numbers if place[2].sequence and place[0] < _TITLE_ROOM and _heads(text, place[0])][:1]
    if not announced and (named := page_name()):
        announced = [named]
    if announced:
        yield from ((key(number), _issued(text, end)) for _, end, number in announced)
        return
    cited_above = {key(number) for start, _, number in numbers if start < _HEAD_ROOM}
    for start, _, number in numbers:
        if (
            start >= _HEAD_ROOM
            and "èm theo" in text[start - 70 : start]
            and key(number) not in cited_above
            and _CAPTION.search(text[start - 700 if start > 700 else 0 : start])
        ):
            yield key(number), None


def _is_announced(text: str, start: int, end: int) -> bool:
    before = ("\n" if start <= 60 else "") + text[max(start - 60, 0) : start]
    found = _LETTERHEAD.search(before)
    if found and (found["colon"] or _LINE_END.match(text, end)):
        return True
    if start >= _HEAD_ROOM:
        return False
    if _DATED.match(text, end) and not any(map(str.islower, text[text.rfind("\n", 0, start) + 1 : start])):
        return True
    return _INLINE.search(before) is not None or (_TYPED_LINE.search(before) is not None and _LINE_END.match(text, end) is not None)


def _heads(text: str, start: int) -> bool:
    """Tell whether a number ends a title block: a type word that no other capitals stand above, the issuer, and "SỐ"."""
    before = text[max(start - 200, 0) : start]
    block = _BLOCK.search(before)
    found = block if block and block[0].isupper() else _UNDER_TYPE.search(before)
    return found is not None and not _has_title_above(text, start - len(before) + found.start())


def opens_head(text: str, start: int) -> bool:
    """Tell whether the type word at `start` stands alone on its line as the document's own: "NGHỊ QUYẾT", and below it "HỘI NGHỊ LẦN THỨ NĂM"."""
    line = text.rfind("\n", 0, start) + 1
    return start < _TITLE_ROOM and _TYPE_ALONE.match(text, line) is not None and not _has_title_above(text, line)


def _has_title_above(text: str, at: int) -> bool:
    """Tell whether the line above a place goes on in it: one in capitals that begins with a type word, or opens no letterhead."""
    above = [line[0] for line in _LETTERED.finditer(text, max(at - 400, 0), at)][-1:]
    return any(line.isupper() and not _LETTERHEAD_LINE.search(line) for line in above) or _TYPED.search(text, 0, at) is not None


def _issued(text: str, at: int) -> date | None:
    """Read the day that a letterhead gives near its number."""
    found = _DAY.search(text, at, at + 500)
    if not found:
        return None
    day, month, year = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None
