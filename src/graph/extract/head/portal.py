"""Read the block of facts that a legal portal prints above or below a document.

Answers: what “Số hiệu: ...”, “Nơi ban hành: ...”, “Người ký: ...” say?
Assumes: clean text; labels and values on one line, side by side, or value below label.
Never:   takes “Đang cập nhật” or a single label in running text for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.scan import places
from graph.text import small

_LABELS = {
    "number": r"số\s+(?:ký\s+)?hiệu|số\s*/\s*(?:ký|kí)\s+hiệu|số\s+văn\s+bản|ký\s+hiệu",
    "type": r"loại\s+văn\s+bản|hình\s+thức\s+văn\s+bản|thể\s+loại",
    "issuer": r"nơi\s+ban\s+hành|cơ\s+quan\s+ban\s+hành|đơn\s+vị\s+ban\s+hành",
    "signer": r"người\s+ký",
    "date": r"ngày\s+ban\s+hành",
    "title": r"trích\s+yếu(?:\s+nội\s+dung)?|tên\s+văn\s+bản",
    "other": r"ngày\s+(?:có\s+|hết\s+)?hiệu\s+lực|ngày\s+(?:đăng\s+)?công\s+báo|số\s+công\s+báo|tình\s+trạng(?:\s+hiệu\s+lực)?|lĩnh\s+vực"
    r"|chức\s+vụ|ngày\s+đăng(?:\s+tải)?|tải\s+về|nguồn\s+thu\s+thập|phạm\s+vi|tệp\s+đính\s+kèm|file\s+đính\s+kèm",
}  # fmt: skip
_LABEL = re.compile(  # of small letters
    r"(?<![\w])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS.items()) + r")(?:\s*\|\s*:?|\s*:|(?=\s*\n))"
)
# How labels begin: looked for first, since most of a text has none.
_BEGINS = (
    "số", "ký", "loại", "hình", "thể", "nơi", "cơ", "đơn", "người", "ngày",
    "trích", "tên", "tình", "lĩnh", "chức", "tải", "nguồn", "phạm", "tệp", "file",
)  # fmt: skip
# A block that lost its colons: “Số hiệu 22/KH-UBND”, each label at the head of its line, its value with a figure or capital.
_BARE = re.compile(
    r"^[ *|-]*(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _LABELS.items()) + r")[ ]+(?-i:(?=[\dA-ZĐÂĂÊÔƠƯÁÀẢÃẠ]))",
    re.IGNORECASE | re.MULTILINE,
)
_BARE_LABELS = 4  # so many make a block
_ABSENT = re.compile(r"(?:đã\s+biết|đang\s+cập\s+nhật|chưa\s+(?:rõ|xác\s+định)|không\s+rõ|\*+|\.+)\W*$", re.IGNORECASE)
_EDGE = " |*:;"
_ROOM = 8_000  # characters at the head of a page in which its block stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one label of the block says, at [start, end)."""

    name: str
    start: int
    end: int
    text: str


def read_portal(text: str) -> dict[str, Fact]:
    """Read the block's facts by name; empty where there are fewer than two labels, as in a text without a block.

    >>> sorted(read_portal("Số hiệu: 5/KH-UBND Loại văn bản: Kế hoạch\\nNgười ký: Đang cập nhật"))
    ['number', 'type']
    """
    labels = list(_labels(small(text[:_ROOM])))
    if len({label.lastgroup for label in labels}) < 2:
        labels = list(_BARE.finditer(text, 0, _ROOM))
        if len({label.lastgroup for label in labels}) < _BARE_LABELS:
            return {}
    facts: dict[str, Fact] = {}
    for fact in _facts(text, labels):
        facts.setdefault(fact.name, fact)
    return facts


def _labels(letters: str) -> Iterator[re.Match[str]]:
    """Find the labels in small letters, in order, not overlapping."""
    at = 0
    for place in places(letters, *_BEGINS):
        label = _LABEL.match(letters, place) if place >= at else None
        if label:
            at = label.end()
            yield label


def _facts(text: str, labels: list[re.Match[str]]) -> Iterator[Fact]:
    for label, following in zip(labels, [*labels, None][1:], strict=True):
        stop = following.start() if following else len(text)
        start, end = _value(text, label.end(), stop)
        value = text[start:end]
        if label.lastgroup != "other" and any(map(str.isalnum, value)) and not _ABSENT.match(value):
            yield Fact(name=label.lastgroup or "", start=start, end=end, text=value)


def _value(text: str, start: int, stop: int) -> tuple[int, int]:
    """Find the first line with words between a label and the next one."""
    for line in re.finditer(r"[^\n]+", text[start : min(stop, start + 600)]):
        words = line[0].strip(_EDGE)
        if words:
            first = start + line.start() + line[0].index(words)
            return first, first + len(words)
    return start, start
