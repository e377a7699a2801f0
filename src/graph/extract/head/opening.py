"""Read what a page says at its very top of a document whose letterhead it lost: its name on the first line, the note of what it came with.

Answers: what do “Kế hoạch 12/KH-UBND năm 2024 phát triển du lịch” as a page's first line, and “(Kèm theo Quyết định số ... của ...)” below it, say?
Assumes: clean text of one document.
Never:   takes a sentence, a preamble or an item for a document's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.mention.patterns import spaced
from graph.extract.page import Span
from graph.lists import Lists
from graph.numbers import Number, find_numbers

_ROOM = 1_500  # characters at the top
_LONGEST = 400  # characters of a name
_LEAST = 4  # words of a name without number
_ABOUT = re.compile(spaced(r"(?: về(?: việc)?| v/v)? "), re.IGNORECASE)
_DAY = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}"
_ISSUED = re.compile(
    spaced(rf",? ?(?:năm \d{{4}}|ngày (?P<day>{_DAY}))?(?: của (?P<issuer>[^\n]{{3,60}}?)(?= (?:về|v/v|ban hành|phê duyệt) ))?"), re.IGNORECASE
)
_WHOLE_TEXT = re.compile(spaced(r"toàn văn(?:[^.:\n]{0,60})?"), re.IGNORECASE)
_TOLD = re.compile(
    spaced(
        rf"[ ,(]*ngày (?P<day>{_DAY})[ ,)]*(?:của (?P<issuer>[^\n.;:*]{{3,60}}?)(?= (?:về|v/v|ban hành|phê duyệt) |[.;:*\n])"
        r"(?: về (?P<title>[^\n.;:*]{8,300}))?)?"
    ),
    re.IGNORECASE,
)
_NOTE = re.compile(r"^[ *_]*\((?:Được\s+)?(?:Ban\s+hành\s+)?[Kk]èm\s+theo[^()]{10,400}\)", re.MULTILINE)
_FIRST_LINE = re.compile(r"[\s*_#>|]*(?P<line>[^\W\d_][^\n]*?)[ *_|]*\n\s*\n(?=[\s\S]*\w)")
_SENTENCES = re.compile(r"[.;:,…]$|[.;]\s")
_NO_NAME = re.compile(r"(?<!\w)(?:này|như sau|đã|sẽ|được)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageName:
    """The name on the page's first line: its type's name, its number; its day, issuer and title at their places, empty where there are none."""

    start: int
    end: int
    type_name: str
    number: tuple[int, int, Number] | None
    day: Span
    issuer: Span
    title: Span


def read_page_name(text: str, lists: Lists) -> PageName | None:
    """Read the first line of a page as the name of its document; None where it is none.

    >>> text = "Kế hoạch 12/KH-UBND năm 2024 phát triển du lịch\\n\\nI. MỤC ĐÍCH"
    >>> name = read_page_name(text, lists)
    >>> name.number[2].canonical, text[slice(*name.title)]
    ('12/KH-UBND', 'phát triển du lịch')
    """
    start, end = _first_line(text)
    line = text[start:end]
    names = sorted({kind.name for kind in lists.document_types}, key=len, reverse=True)
    opening = re.match(rf"(?P<type>{'|'.join(names)})(?!\w)(?:\s+số\s*:?)?\s+", line, re.IGNORECASE)
    if opening is None or line.isupper() or not line[0].isupper() or len(line) > _LONGEST or _SENTENCES.search(line):
        return None
    name = " ".join(opening["type"].lower().split())
    if any(" ".join(line["type"].lower().split()) != name for line in _type_lines(text, end, names)):
        return None
    number = next((found for found in find_numbers(line) if found[0] == opening.end()), None)
    if number is None:
        is_name = len(line.split()) >= _LEAST and not _NO_NAME.search(line) and not find_numbers(line) and "số" not in opening[0].lower()
        return PageName(start=start, end=end, type_name=name, number=None, day=(0, 0), issuer=(0, 0), title=(start, end)) if is_name else None
    issued = _ISSUED.match(line, number[1])
    after = issued.end() if issued else number[1]
    about = _ABOUT.match(line, after)
    title = (start + about.end(), end) if about and end - start - about.end() >= _LEAST else (0, 0)
    if title[0] == title[1] and _WHOLE_TEXT.search(text, end, _ROOM) and number[1] == len(line):
        return _introduced(text, (start, end), name, number[2])
    if title[0] == title[1] or text[title[0] : title[1]].casefold().startswith("của "):
        return None
    day, issuer = (_place(issued, part, start) for part in ("day", "issuer"))
    printed = (start + number[0], start + number[1], number[2])
    return PageName(start=start, end=end, type_name=name, number=printed, day=day, issuer=issuer, title=title)


def _introduced(text: str, line: Span, name: str, number: Number) -> PageName:
    """Read what the words that introduce a document's whole text say of it: “Nghị quyết số 5-NQ/TW (ngày 02/3/2024) của Bộ A về chợ”."""
    start, end = line
    numbers = [found for found in find_numbers(text[:_ROOM]) if found[2].canonical == number.canonical]
    told = (_TOLD.match(text, found[1], _ROOM) for found in numbers)
    place, found = next(((each, tells) for each, tells in zip(numbers, told, strict=True) if tells and tells["day"]), (numbers[0], None))
    day, issuer, title = (_place(found, part, 0) for part in ("day", "issuer", "title"))
    return PageName(start=start, end=end, type_name=name, number=(place[0], place[1], number), day=day, issuer=issuer, title=title)


def _place(found: re.Match[str] | None, part: str, start: int) -> Span:
    return (start + found.start(part), start + found.end(part)) if found and found[part] else (0, 0)


def _type_lines(text: str, start: int, names: list[str]) -> Iterator[re.Match[str]]:
    """Give the lines that hold a type in capitals and nothing else: a page named after a decision may hold the plan that came with it."""
    known = "|".join(names).upper()
    return re.finditer(rf"^[ *_#|]*(?P<type>{known})(?: HÀNH ĐỘNG)?[ *_|]*$", text[start : start + 2 * _ROOM], re.MULTILINE)


def _first_line(text: str) -> Span:
    """Give the first line, without emphasis, where an empty one parts it from what follows."""
    found = _FIRST_LINE.match(text, 0, _ROOM)
    return found.span("line") if found else (0, 0)


def read_note(text: str, stop: int) -> Span:
    """Find the note in brackets at the top that says what a document came with; empty where there is none."""
    found = _NOTE.search(text, 0, min(stop, _ROOM))
    return found.span() if found else (0, 0)


def read_caption(text: str, start: int, type_name: str) -> PageName | None:
    """Read the caption of an annex that says what it came with: “(Kèm theo Quyết định số 5/QĐ-UBND ngày ...)” numbers a decision without letterhead.

    In:  `start` is where the document's own heading ends; `type_name` the type that it names: a caption of another type is of another document.
    """
    caption = re.compile(rf"^[ *_]*\((?:Ban\s+hành\s+)?[Kk]èm\s+theo\s+{spaced(type_name)}\s+số\s*:?\s*", re.MULTILINE | re.IGNORECASE)
    found = caption.search(text, start)
    number = next((each for each in find_numbers(text[found.end() : found.end() + 60]) if each[0] == 0), None) if found else None
    if found is None or number is None or not number[2].sequence:
        return None
    at, end = found.end(), found.end() + number[1]
    day = _place(_TOLD.match(text, end), "day", 0)
    return PageName(start=at, end=end, type_name=type_name, number=(at, end, number[2]), day=day, issuer=(0, 0), title=(0, 0))
