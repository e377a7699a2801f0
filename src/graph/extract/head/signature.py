"""Read the signature block: who signed, in which capacity, for which body.

Answers: what do “TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Nguyễn Văn A” say?
Assumes: clean text; offices stand in capitals, each signer's name below his or hers; “(Đã ký)”, rules and cells may stand between.
Never:   takes a name without an office above it for a signer; takes the authority's line of a decision (“BỘ TRƯỞNG BỘ A”) for a signature.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph.extract.head.letterhead import is_body
from graph.extract.head.segments import Segment, cut_segments
from graph.offices import OFFICE

_FOR = r"(?:T\s*[./]\s*M|TM|K\s*[./]\s*T|KT|T\s*[./]\s*L|TL|T\s*[./]\s*U\s*[./]\s*Q|TUQ|Q)(?:\s*[.:/]\s*|\s+)"
_CAPACITY = re.compile(rf"(?:{_FOR}(?=\w)|(?:QUYỀN\s+)?(?:{OFFICE})(?!\w))")
# Where a capacity may begin: a class of first letters, at which a text is scanned with speed; the words are looked at from there.
_FIRST = re.compile(rf"[BCGHKPQTUVỦ](?![a-z])(?<=(?={_CAPACITY.pattern}).)")
_WHOLE = r"(?:\s+(?:QUỐC\s+HỘI|NƯỚC|CHÍNH\s+PHỦ|KỲ\s+HỌP))?"  # “CHỦ TỊCH QUỐC HỘI”, “THỦ TƯỚNG CHÍNH PHỦ”
_OFFICE_ALONE = re.compile(rf"(?:{_FOR}|QUYỀN\s+)?(?:{OFFICE}){_WHOLE}(?:(?:\s*,|\s+KIÊM)\s+(?:{OFFICE}){_WHOLE})*(?!\w)")
_GOES_ON = re.compile(r"(?:NHÂN DÂN|TỈNH|THÀNH PHỐ|HUYỆN|THƯỜNG TRỰC|PHỤ TRÁCH|KIÊM|BỘ|SỞ|BAN|(?:ỦY|UỶ) BAN|VÀ|UBND|HĐND|HỘI ĐỒNG)\b")
_STAMP = r"[(\[]?\s*(?:đã\s+ký|ký\s+tên|ký,?\s+(?:ghi\s+rõ|đóng\s+dấu)[^)\]]*|signed|chữ\s+ký[^)\]]*)\s*[)\]]?\W*$|\(.{0,60}\)$"
# A cell that holds the whole block on one line: “KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A”.
_ON_ONE_LINE = re.compile(rf"(?P<capacity>[^a-z]{{0,200}}?(?<!\w)(?:{OFFICE}){_WHOLE})\s+(?=(?:\(?[Đđ]ã|\w[a-zà-ỹ]))")
_DEGREE = re.compile(
    r"\s*(?:(?:(?:GS|PGS|TS|ThS|Ths|BS|KS|LS)(?:\s*\.\s*|\s+))+|(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá)\s+|Đồng\s+chí\s+|(?:Ông|Bà)\s+(?=\S+\s+\S+))"
)
_STAMPED = re.compile(r"(?:\(\s*đã\s+ký\s*\)\s*)?", re.IGNORECASE)
_NOTHING = re.compile(r"\s*")
# What may stand between an office and its signer: a stamp, an item of the list of recipients beside it.
_PASSED = re.compile(rf"{_STAMP}|[-+–•]|Nơi\s+nhận|Như\s+trên", re.IGNORECASE)
_LONGEST = 8  # lines of a capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signer: the name at [start, end), and the lines of the capacity above it."""

    start: int
    end: int
    name: str
    capacity: tuple[Segment, ...]


def read_signatures(text: str, start: int) -> tuple[Signature, ...]:
    """Read the first signature block after `start`: the signers, in order. A block ends where a sentence stands between.

    >>> [s.name for s in read_signatures("TM. ỦY BAN NHÂN DÂN\\nCHỦ TỊCH\\n(Đã ký)\\nNguyễn Văn A", 0)]
    ['Nguyễn Văn A']
    """
    at = start
    signed: tuple[Signature, ...] = ()
    while not signed and (first := _FIRST.search(text, at)):
        signed, at = _read_block(text, max(at, text.rfind("\n", at, first.start())), first.start())
    return signed


def _read_block(text: str, start: int, first: int) -> tuple[tuple[Signature, ...], int]:
    """Read the block whose first capacity may stand at `first`: its signers, and where it ends. Without an office above a name there are none."""
    offices: list[Segment] = []
    signed: list[Signature] = []
    last: Signature | None = None
    for segment in cut_segments(text, start, len(text)):
        if segment.is_upper and (_CAPACITY.match(segment.text) or (offices and _GOES_ON.match(segment.text))):
            offices.append(segment)
            continue
        above = tuple(offices[-_LONGEST:]) or _beside(text, last, segment)
        last = _signature(segment, above)
        if last:
            signed.append(last)
        if _PASSED.match(segment.text) or (signed and is_body(segment.text)):
            continue
        if not last and segment.end > first:
            return tuple(signed), segment.end
        offices = []
    return tuple(signed), len(text)


def _beside(text: str, last: Signature | None, segment: Segment) -> tuple[Segment, ...]:
    """Give the capacity of the signer on the same line: of two columns flattened to lines, both names follow both offices."""
    return last.capacity if last and "\n" not in text[last.end : segment.start] else ()


def _signature(segment: Segment, above: tuple[Segment, ...]) -> Signature | None:
    """Read a name below its capacity, or behind an office on one line."""
    office = None if segment.is_upper else _OFFICE_ALONE.match(segment.text)
    block = None if segment.is_upper else _ON_ONE_LINE.match(segment.text)
    at = 0
    if block and block["capacity"].isupper() and _CAPACITY.match(block["capacity"]):
        line = replace(segment, end=segment.start + block.end("capacity"), text=block["capacity"])
        above, at = (*above, line), block.end()
    elif office:
        above, at = (*above, segment), office.end()
    at = _STAMPED.match(segment.text, at).end()  # type: ignore[union-attr]
    at = (_DEGREE.match(segment.text, at) or _NOTHING.match(segment.text, at)).end()  # type: ignore[union-attr]
    printed = segment.text[at:].strip(" .,;:/")
    at = segment.text.index(printed, at)
    if not (is_name(printed) and (_is_signed(above) or (above and not printed.isupper()))):
        return None
    words = [word.capitalize() if printed.isupper() else word for word in printed.split()]
    return Signature(start=segment.start + at, end=segment.start + at + len(printed), name=" ".join(words), capacity=above)


def is_name(printed: str) -> bool:
    """Tell a person's name: two to six words of letters, all in capitals or each with a capital of its own.

    >>> is_name("Hà Đức Thắng"), is_name("Đang cập nhật")
    (True, False)
    """
    words = printed.split()
    if not 2 <= len(words) <= 6 or not all(word.isalpha() and len(word) <= 9 for word in words):
        return False
    return printed.isupper() or all(word[0].isupper() and (len(word) == 1 or word[1:].islower()) for word in words)


def _is_signed(offices: tuple[Segment, ...]) -> bool:
    """Tell a signer's capacity from the authority's line: an office stands alone, or somebody signs for it."""
    return any(_OFFICE_ALONE.fullmatch(s.text) or re.match(_FOR, s.text) or not s.is_upper for s in offices)
