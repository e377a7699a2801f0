"""Find to whom a sentence submits the work, and to whom it reports.

Answers: who is to decide on the result ("trình UBND tỉnh phê duyệt"), and who receives reports ("báo cáo UBND tỉnh")?
Assumes: text on one line; it is a task's words.
Never:   takes the author of a report ("báo cáo của Sở Y tế") for its reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph.extract.agency.names import read_names
from graph.extract.agency.words import Words
from graph.extract.page import Span
from graph.model import Role
from graph.scan import places
from graph.text import small

_WORDS = ("trình", "tham mưu", "gửi", "báo cáo")  # what _TO begins with, in small letters
_KEPT = 2  # texts whose small letters are kept: what asks goes through one text
_TO = re.compile(
    r"(?<!\w)(?:(?P<submit>trình)|tham mưu(?:,? (?:giúp|cho|đề xuất|trình|với))*|(?P<send>gửi(?: báo cáo)?(?: (?:về|đến|cho))?)"
    r"|(?P<report>báo cáo(?:(?: bằng văn bản)?(?: (?:kết quả|tình hình|tiến độ|việc)[^,;.:()]{0,60}?)?(?: (?:về|cho|lên|với|gửi|đến))?)))[ ]+",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"[ ]*(?:\([^()]{0,120}\)[ ]*)?,?[ ]*(?:để )?"
    r"(?:xem xét|phê duyệt|ban hành|quyết định|thông qua|cho ý kiến|chấp thuận|quyết nghị|công nhận|ký)(?!\w)"
)
_GATHERS = re.compile(r"[^;.]{0,60}(?:để )?(?:tổng hợp|theo dõi)(?!\w)")
# What is handed over stands right behind the name: "trình Chính phủ phương án", "báo cáo UBND tỉnh kết quả".
_THING = re.compile(
    r" (?:kết quả|tình hình|tiến độ|phương án|dự thảo|đề án|danh mục|nội dung|tờ trình|kế hoạch|báo cáo|hồ sơ|chủ trương|văn bản|việc|những|một số"
    r"|các (?:biện pháp|nội dung|vấn đề|khó khăn|giải pháp|dự án|nhiệm vụ))(?!\w)"
)
# "chương trình", "các báo cáo": nouns
_NOT_WORK = re.compile(r"(?:chương|quy|tiến|lộ|hành|công|quá|giáo|tờ|bản|các|theo|những|dự thảo|nội dung)[ ]$", re.IGNORECASE)


def read_recipients(text: str, start: int, end: int, *, words: Words) -> tuple[tuple[Role, Span], ...]:
    """Read who decides on a task's result (approve), and who receives its reports (report).

    Out: roles with names as printed, in order.
    """
    return tuple(_found(text, start, end, words=words))


@lru_cache(maxsize=_KEPT)
def _letters(text: str) -> str:
    return small(text)


def _found(text: str, start: int, end: int, *, words: Words) -> Iterator[tuple[Role, Span]]:
    at = start
    for place in places(_letters(text), *_WORDS, start=start, end=end):
        to = _TO.match(text, place, end) if place >= at else None
        if to is None:
            continue
        at = to.end()
        names = read_names(text, at, end, words=words)
        if not names.spans or _NOT_WORK.search(text, max(start, to.start() - 10), to.start()):
            continue
        at = names.end
        things = _THING.search(text, names.spans[-1][0], names.end)
        spans = [*names.spans[:-1], (names.spans[-1][0], things.start() if things else names.end)]
        decides = _DECIDES.match(text, names.end, end) is not None
        if to["submit"] or (decides and not to["send"]):
            role = Role.APPROVE
        elif to["report"] or (to["send"] and ("báo cáo" in to["send"] or _GATHERS.match(text, names.end, end))):
            role = Role.REPORT
        else:
            continue
        yield from ((role, span) for span in spans)
