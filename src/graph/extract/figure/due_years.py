"""Find the year that a goal is to be reached in.

Answers: does the clause, its sentence, a heading above or the plan's title say by when; is the figure one of the past?
Assumes: text on one line; the words above the clause, the nearest first.
Never:   takes the year of a comparison (“so với năm 2013”), of prices (“giá so sánh 2010”) or of a document for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.extract.figure.clauses import Clause

_YEAR = r"(?:19|20)\d\d(?![\d.,]\d|\d)"
_MENTION = re.compile(
    rf"(?:giai\s+đoạn|thời\s+kỳ|(?:từ\s+)?năm)\s+(?P<first>{_YEAR})\s*(?:[-–—]|đến(?:\s+năm)?)\s*(?P<last>{_YEAR})|(?:năm|đến)\s+(?P<year>{_YEAR})",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?:so\s+với|cùng\s+kỳ|giá(?:\s+\w+){0,3}|so\s+sánh|tháng\s+\d{1,2}|/)\s*$", re.IGNORECASE)
# “từ 5,2% (năm 2025) xuống còn 2%”: the year that a goal starts at.
_ORIGIN = re.compile(r"(?<!\w)từ\s+\d[\d.,]*\s*(?:%|\w+(?:\s\w+){0,2})?\s*\(?\s*(?:của\s+|trong\s+)?$", re.IGNORECASE)
# An outlook is the time of what stands below its own heading or in its own clause, not of the plan's main goal.
_OUTLOOK = re.compile(r"(?<!\w)(?:tầm\s+nhìn|định\s+hướng)(?:\s+(?:phát\s+triển|đến|tới))*\s*$", re.IGNORECASE)
_APART = re.compile(r"(?:^[\s*(+-]*(?:\w{1,3}[.)]\s*)?|[;.:]\s*)$")
_ITSELF = re.compile(r"\s*(?:đạt|là|khoảng|trên|tối\s+thiểu|ít\s+nhất|có|chiếm|còn|dưới)(?!\w)", re.IGNORECASE)
_LEADS = re.compile(r"(?:^|[,;(:.])\s*(?:(?:đến|vào|trong|để|từ|hết|cuối|khoảng|phấn\s+đấu|bảo\s+đảm|đảm\s+bảo|mục\s+tiêu)\s+)*$", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:[.;:]|^|\s[-+*•]|\s\w{1,3}[)–-])\s*(?:phấn\s+đấu\s+)?(?:đến|vào|trong|hết|cuối)\s+(?:hết\s+|cuối\s+)?$", re.IGNORECASE
)  # of a sentence or an item
_TITLES = re.compile(r"(?:^|\s[-+*•]|\s\w{1,3}[.)–-])\s*$")  # what stands before a time that opens an item: "- Giai đoạn 2026 - 2030: ..."
_FIRST = re.compile(r"\W*(?:\w{1,3}[.)]\s*)?(?:(?:đến|vào|trong|từ|hết|cuối|phấn\s+đấu|mục\s+tiêu)\s+)*", re.IGNORECASE)
_STRIVES = re.compile(r"phấn\s+đấu\s+(?:(?:đến|vào|trong|để|từ|hết|cuối)\s+)*$", re.IGNORECASE)
_FOLLOWS = re.compile(r"\s*(?:[,:]|đạt|là|khoảng|trên|tối\s+thiểu|ít\s+nhất|có|phấn\s+đấu|tăng|giảm|chiếm|còn|dưới|từ|bình\s+quân|$)", re.IGNORECASE)
_BEHIND = re.compile(r"[^\d;,.()]{0,24}")
_ROOM = 40  # characters before a year that say what it is of
_NEAREST = 8  # years before a figure that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The year of a goal, and the first one where it holds for a period."""

    year: int | None
    year_from: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """The time of a plan: the year it ends in, for goals without a year, and the first one that is not past."""

    last: int | None = None
    since: int | None = None

    def is_past(self, due: Due) -> bool:
        """Tell a year before the plan: what was reached then is no goal."""
        return self.since is not None and due.year is not None and due.year < self.since


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A year or period named at [start, end) of the text, that may be the time of a goal."""

    start: int
    end: int
    due: Due


def find_mentions(text: str, start: int, end: int) -> tuple[Mention, ...]:
    """Find the years and periods of a paragraph, in order; those of comparisons, prices, outlooks and days are left out."""
    return tuple(_mentions(text, start, end))


def find_due(text: str, clause: Clause, *, mentions: Sequence[Mention], above: Iterable[str], horizon: Horizon) -> Due:
    """Find the year behind the figure, else before it in its sentence, else in the words above, else the plan's.

    >>> text = "Phấn đấu đến năm 2030, tỷ trọng đạt trên 45%"
    >>> find_due(text, next(cut_clauses(text, 0, len(text))), mentions=find_mentions(text, 0, len(text)), above=(), horizon=Horizon())
    Due(year=2030, year_from=None)
    """
    figure = clause.figure
    place = bisect_left(mentions, figure.end, key=lambda mention: mention.start)
    behind = mentions[place] if place < len(mentions) else None
    if behind and behind.end <= clause.end and _BEHIND.fullmatch(text, figure.end, behind.start):
        return behind.due
    for mention in reversed(mentions[max(0, place - _NEAREST) : place]):
        if mention.start < clause.sentence_start:
            before = text[max(0, mention.start - _ROOM) : mention.start]
            is_title = text.startswith(":", mention.end) and _TITLES.search(before)
            if is_title or _OPENS.search(before):  # "Đến năm 2027, hoàn thành ... . Phấn đấu ... đạt 90%"
                return mention.due
            continue
        if _is_of_another(text, clause, mention):
            continue
        if mention.end <= figure.start and (_leads(text, clause.sentence_start, mention) or _FOLLOWS.match(text, mention.end, figure.start)):
            return mention.due
    for words in above:
        if found := next(_mentions(words, 0, len(words)), None):
            return found.due
    return Due(year=horizon.last)


def _is_of_another(text: str, clause: Clause, mention: Mention) -> bool:
    """Tell the year of an earlier clause: "năm 2018 đạt 99%, năm 2019 đạt 99,5%; 98% xã ...".

    One before a colon, or at the sentence's head, holds on.
    """
    between = text[mention.end : clause.start]
    return ";" in between and not between.lstrip().startswith(":") and not _FIRST.fullmatch(text[clause.sentence_start : mention.start])


def _leads(text: str, start: int, mention: Mention) -> bool:
    """Tell a time that opens its sentence or clause, or follows “phấn đấu”."""
    at = max(start, mention.start - _ROOM)
    words = text[at : mention.start] if at == start else f"·{text[at : mention.start]}"
    return _LEADS.search(words) is not None or _STRIVES.search(words) is not None


def _mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    for found in _MENTION.finditer(text, start, end):
        before = text[max(start, found.start() - _ROOM) : found.start()]
        if _OTHER.search(before) or _ORIGIN.search(before) or _is_outlook(text, found, before):
            continue
        if found["year"]:
            yield Mention(start=found.start(), end=found.end(), due=Due(year=int(found["year"])))
        elif int(found["first"]) < int(found["last"]):
            yield Mention(start=found.start(), end=found.end(), due=Due(year=int(found["last"]), year_from=int(found["first"])))


def _is_outlook(text: str, found: re.Match[str], before: str) -> bool:
    """Tell the year of an outlook that goes with another year, as in a title: “đến năm 2030, tầm nhìn đến năm 2045”."""
    outlook = _OUTLOOK.search(before)
    return outlook is not None and not _APART.search(before[: outlook.start()]) and not _ITSELF.match(text, found.end())
