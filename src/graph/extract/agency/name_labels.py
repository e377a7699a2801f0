"""Read the name of one body that stands before a colon and an order.

Answers: do the words before this colon name who is ordered to act, though the lists do not know them whole?
Assumes: text on one line; it is a task's words.
Never:   takes a topic ("Cơ sở vật chất: Xây mới ...") for a body: what follows the colon is what only people are told to do.
"""

from __future__ import annotations

import re

from graph.extract.agency.name_words import DUTIES, STOPS
from graph.extract.agency.names import read_names
from graph.extract.agency.words import WORD, Head, Words
from graph.extract.layout.labels import CAPITAL
from graph.extract.page import Span

_LABEL = re.compile(rf"(?P<name>[{CAPITAL}][^:;.()\n]{{3,90}}?)[ *_]*:[ *_]+")
_ORDERS = re.compile(
    r"(?:Cử|Chủ trì|Chủ động|Phối hợp|Tham mưu|Thông báo|Báo cáo|Hướng dẫn|Chỉ đạo|Đôn đốc|Phân công|Gửi|Nộp|Tổng hợp|Tham dự|Tham gia"
    r"|(?:Có|Chịu) trách nhiệm|Căn cứ|Chấp hành|Lập danh sách|Phổ biến|Quán triệt|Theo dõi)(?!\w)"
)
_FIRST = re.compile(rf"[ ]+(?=[{CAPITAL}])")
_JOINT = re.compile(r",[ ]*|[ ]và[ ]+")


def read_label_name(text: str, start: int, end: int, *, words: Words) -> Span | None:
    """Give the name that fills the words before a colon; None where the lists' words read it, or where no order follows.

    >>> from graph.extract.agency.words import Words
    >>> read_label_name("Mục tiêu: Cử cán bộ", 0, 19, words=Words(entries={}, names={}, verbs=frozenset()))
    """
    label = _LABEL.match(text, start, end)
    if not label or not _ORDERS.match(text, label.end(), end):
        return None
    at, finish = label.span("name")
    read = read_names(text, at, finish, words=words)
    if read.end == finish or not _is_one(text, at, finish, words=words):
        return None
    return (at, finish) if _names_office(text, at, finish, words=words) or _names_kind(text, at, finish, words=words) else None


def _is_one(text: str, start: int, end: int, *, words: Words) -> bool:
    """Tell the name of one body: no word in it ends names or says a duty, and behind no comma does another name begin."""
    if any(STOPS.match(text, word.start(), end) or DUTIES.match(text, word.start(), end) for word in WORD.finditer(text, start, end)):
        return False
    return not any(words.head_at(text, joint.end(), end) for joint in _JOINT.finditer(text, start, end))


def _names_office(text: str, start: int, end: int, *, words: Words) -> bool:
    """Tell an office whose own work its name says: "Trung tâm Kiểm soát thanh toán"."""
    head = words.head_at(text, start, end)
    return head is not None and head.naming and _FIRST.match(text, head.end, end) is not None and words.verb_at(text, head.end + 1, end)


def _names_kind(text: str, start: int, end: int, *, words: Words) -> bool:
    """Tell bodies of a kind by a common noun with a capital and words of its own that hold no verb: "Cơ sở in lưu động"."""
    if words.head_at(text, start, end):
        return False
    head = _as_several(text, start, end, words=words)
    if head is None or head.kind not in {"plural", "unit", "group"} or head.end >= end:
        return False
    return not any(words.verb_at(text, word.start(), end) for word in WORD.finditer(text, head.end, end))


def _as_several(text: str, start: int, end: int, *, words: Words) -> Head | None:
    """Read the noun at `start` as if "các" stood before it; its end counts in `text`."""
    shared = f"các {text[start].lower()}{text[start + 1 : end]}"
    head = words.head_at(shared, 0, len(shared))
    return head and Head(end=start + head.end - len("các "), kind=head.kind, word=head.word, plural=True)
