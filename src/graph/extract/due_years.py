"""Find the year that a goal is to be reached in.

Answers: does the clause, its sentence, a heading above or the plan's title say by when; is the figure one of the past?
Assumes: text on one line; the words above the clause, the nearest first.
Never:   takes the year of a comparison (“so với năm 2013”), of prices (“giá so sánh 2010”) or of a document for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.extract.clauses import Clause

_YEAR = r"(?:19|20)\d\d(?![\d.,]\d|\d)"
_MENTION = re.compile(
    rf"(?:giai\s+đoạn|thời\s+kỳ|(?:từ\s+)?năm)\s+(?P<first>{_YEAR})\s*(?:[-–—]|đến(?:\s+năm)?)\s*(?P<last>{_YEAR})|(?:năm|đến)\s+(?P<year>{_YEAR})",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:so\s+với|cùng\s+kỳ|giá(?:\s+\w+){0,3}|so\s+sánh|tầm\s+nhìn(?:\s+đến)?|định\s+hướng(?:\s+đến)?|tháng\s+\d{1,2}|/)\s*$", re.IGNORECASE
)
_LEADS = re.compile(r"(?:^|[,;(:.])\s*(?:(?:đến|vào|trong|để|từ|hết|cuối|khoảng|phấn\s+đấu|mục\s+tiêu)\s+)*$", re.IGNORECASE)
_STRIVES = re.compile(r"phấn\s+đấu\s+(?:(?:đến|vào|trong|để|từ|hết|cuối)\s+)*$", re.IGNORECASE)
_FOLLOWS = re.compile(r"\s*(?:[,:]|đạt|là|khoảng|trên|tối\s+thiểu|ít\s+nhất|có|phấn\s+đấu|tăng|giảm|chiếm|còn|dưới|từ|bình\s+quân|$)", re.IGNORECASE)
_BEHIND = re.compile(r"[^\d;,.()]{0,24}?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The year of a goal, and the first one where it holds for a period."""

    year: int | None
    year_from: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    start: int
    end: int
    due: Due


def find_due(text: str, clause: Clause, above: Iterable[str], plan: int | None) -> Due:
    """Find the year behind the figure, else before it in the clause or the sentence, else in the words above, else the plan's.

    >>> text = "Phấn đấu đến năm 2030, tỷ trọng đạt trên 45%"
    >>> find_due(text, next(cut_clauses(text, 0, len(text))), (), None)
    Due(year=2030, year_from=None)
    """
    mentions = list(_mentions(text, clause.sentence_start, clause.sentence_end))
    figure = clause.figure
    for mention in mentions:
        if mention.start >= figure.end and _BEHIND.match(text[figure.end : mention.start]) and mention.end <= max(clause.end, figure.end):
            return mention.due
    before = [m for m in mentions if m.end <= figure.start and (_leads(text, clause.sentence_start, m) or _FOLLOWS.match(text[m.end : figure.start]))]
    for mention in reversed(before):
        return mention.due
    for words in above:
        if found := next(_mentions(words, 0, len(words)), None):
            return found.due
    return Due(year=plan)


def _leads(text: str, start: int, mention: _Mention) -> bool:
    words = text[start : mention.start]
    return _LEADS.search(words) is not None or _STRIVES.search(words) is not None


def _mentions(text: str, start: int, end: int) -> Iterator[_Mention]:
    for found in _MENTION.finditer(text, start, end):
        if _OTHER.search(text[max(start, found.start() - 40) : found.start()]):
            continue
        if found["year"]:
            yield _Mention(start=found.start(), end=found.end(), due=Due(year=int(found["year"])))
        elif int(found["first"]) < int(found["last"]):
            yield _Mention(start=found.start(), end=found.end(), due=Due(year=int(found["last"]), year_from=int(found["first"])))
