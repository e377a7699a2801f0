"""Tell which version a law or code is that is cited by its name alone.

Answers: which version of “Luật Ngân sách nhà nước” does a document of these days mean?
Assumes: the catalogue holds every version of the laws that it names, up to KNOWN_UNTIL.
Never:   chooses where two versions could be meant: a law counts from its adoption, its forerunner until three years later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from graph.resolve.agency.window import Window, vietnamese_day
from graph.resolve.held import Held, KnownDocument
from graph.text import fold

KNOWN_UNTIL = date(2025, 6, 30)
_ENTRY_INTO_FORCE = timedelta(days=3 * 366)  # the longest known span from adoption to force is two years and one month (Code 100/2015/QH13)
_YEAR = re.compile(r"(?: nam)? ((?:19|20)\d\d)$")
_TAIL = re.compile(r" (?:sua doi|hien hanh)(?: bo sung)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The documents that a name can mean, and why."""

    documents: tuple[KnownDocument, ...]
    is_sure: bool
    reason: str
    is_open: bool = False  # the document may be none of them


def find_named(name: str, day: date | None, window: Window, catalogue: Held) -> Named:
    """Find the documents of the catalogue with this name.

    In:  the name as printed, a year at its end ("Luật Đầu tư năm 2020") included; the law's own day, where the mention prints one; the
         days that the citing document can be of.
    Out: the version of the printed day or year, and no other; without them sure only where one version can be meant on all of the days.
    """
    words = _TAIL.sub("", fold(name))
    year = _YEAR.search(words)
    title = _TAIL.sub("", words[: year.start()]) if year else words
    versions = sorted((known for known in _titled(title, catalogue) if known.date), key=_day)
    if not versions:
        return Named(documents=(), is_sure=False, reason="viện dẫn theo tên; danh mục văn bản chưa có văn bản mang tên này")
    if day and (not year or int(year.group(1)) == day.year):
        return _of_day(versions, day)
    if day:
        return Named(documents=tuple(versions), is_sure=False, is_open=True, reason="viện dẫn theo tên; năm trong tên khác năm của ngày ghi sau đó")
    if year:
        versions = [known for known in versions if _day(known).year == int(year.group(1))]
        return Named(documents=tuple(versions), is_sure=len(versions) == 1, reason=f"tên và năm {year.group(1)}")
    return _in_time(versions, window)


def _titled(title: str, catalogue: Held) -> tuple[KnownDocument, ...]:
    """Give the documents of a title; of one that no document has, those of the only title that says the same with other joints."""
    if title in catalogue.by_title:
        return catalogue.by_title[title]
    alike = [found for known, found in catalogue.by_title.items() if _without_joints(known) == _without_joints(title)]
    return alike[0] if len(alike) == 1 else ()


@lru_cache(maxsize=2_000)
def _without_joints(title: str) -> tuple[str, ...]:
    """Leave out what writers of titles vary: "và", and a word said twice ("thuế xuất khẩu, thuế nhập khẩu")."""
    return tuple(dict.fromkeys(word for word in title.split() if word != "va"))


def _of_day(versions: list[KnownDocument], day: date) -> Named:
    """Give the version of a day; of none, all versions, none of which is chosen: a slip of the day is not told from a version that is not known."""
    same = tuple(known for known in versions if _day(known) == day)
    if same:
        return Named(documents=same, is_sure=len(same) == 1, reason="tên luật và ngày ghi trong viện dẫn")
    reason = f"viện dẫn theo tên; danh mục văn bản không có bản nào của luật này ngày {vietnamese_day(day)}"
    return Named(documents=tuple(versions), is_sure=False, is_open=True, reason=reason)


def _in_time(versions: list[KnownDocument], window: Window) -> Named:
    following = [*(_day(known) for known in versions[1:]), date.max]
    fitting = [
        known
        for known, next_day in zip(versions, following, strict=True)
        if _day(known) <= window.last and (next_day == date.max or next_day + _ENTRY_INTO_FORCE > window.first)
    ]
    bounded = window.last <= KNOWN_UNTIL and fitting != [] and window.first >= _day(versions[0]) + _ENTRY_INTO_FORCE
    reason = "tên luật; chỉ có một bản có thể áp dụng khi văn bản ban hành" if bounded and len(fitting) == 1 else _doubt(window, bounded=bounded)
    return Named(documents=tuple(fitting), is_sure=bounded and len(fitting) == 1, reason=reason)


def _doubt(window: Window, *, bounded: bool) -> str:
    if bounded:
        return "viện dẫn theo tên; có nhiều bản của luật này có thể áp dụng khi văn bản ban hành"
    if window.last > KNOWN_UNTIL:
        return "viện dẫn theo tên; chưa rõ bản nào, vì văn bản có thể ban hành sau ngày mà danh mục luật được cập nhật"
    return "viện dẫn theo tên; có thể là bản cũ hơn mà danh mục chưa có"


def _day(known: KnownDocument) -> date:
    assert known.date is not None
    return known.date
