"""Find the document's own name: the line of its type, and its title below.

Answers: where does “KẾ HOẠCH” stand, which words under it are the title, and with which decision is the document issued?
Assumes: clean text; the type stands in capitals on a line of its own, or opens the title's first line.
Never:   looks past the first section; takes “QUYẾT ĐỊNH:” within a decision for its type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile, islice

from graph.extract.head.byline import Byline, read_byline
from graph.extract.head.letterhead import is_body
from graph.extract.head.segments import Segment, cut_segments
from graph.extract.layout.labels import Kind
from graph.extract.layout.lines import Line, cut_lines
from graph.lists import KEPT, Lists

_ROOM = 16_000  # a portal's navigation and block may stand before the document
_LONGEST = 14  # lines of a title
_NOTE_LINES = 4  # of the note below it
_BODY_KINDS = frozenset({Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.ROMAN, Kind.UPPER})
_QUALIFIED = r"(?: HÀNH ĐỘNG| PHỐI HỢP| CÔNG TÁC| LIÊN TỊCH| LIÊN NGÀNH)?(?: QUỐC GIA| CHIẾN LƯỢC)?"
# The second line of a type's name: “KẾ HOẠCH / HÀNH ĐỘNG CHIẾN LƯỢC / về chợ”.
_QUALIFIER = re.compile(
    r"[\s*_#]*(?:HÀNH ĐỘNG|PHỐI HỢP|LIÊN TỊCH|LIÊN NGÀNH)(?: QUỐC GIA| CHIẾN LƯỢC)?[ *_]*(?=\n\s*(?:[Vv]ề|VỀ|[Tt]hực hiện|THỰC HIỆN|[Cc]ủa|CỦA)\s)"
)
_ANNEXED = re.compile(r"\(?\s*(?:Được\s+)?(?:Ban\s+hành\s+)?(?:kèm|kèm\s+theo)\s+(?:theo\s+)?", re.IGNORECASE)
# Where the preamble begins, or the authority speaks: the title is over.
_PREAMBLE = re.compile(
    r"(?:Căn\s+cứ|Thực\s+hiện|Triển\s+khai|Thi\s+hành|Xét|Theo\s+đề\s+nghị|Kính\s+gửi|Để|Nhằm|Trên\s+cơ\s+sở|Tiếp\s+tục|Năm\s+\d|Phát\s+huy|Ngày\s+\d|I\.|1\.)(?!\w)"
)
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH|(?:ỦY|UỶ) BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|THỦ TƯỚNG|BỘ TRƯỞNG|QUỐC HỘI|GIÁM ĐỐC|BỘ CHÍNH TRỊ|BAN BÍ THƯ"
    r"|(?:ỦY|UỶ) BAN THƯỜNG VỤ QUỐC HỘI|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|TRƯỞNG BAN|THỐNG ĐỐC|TỔNG THANH TRA|CHÁNH)\b"
)

_DANGLES = re.compile(r"(?:CỦA|VÀ|TẠI|DO|CHO|VỚI|BỞI|TỪ|,|-)$")
_DATE_LINE = re.compile(r"(?:[^\n]{0,40},\s*)?ngày\s[^\n]{0,14}(?:tháng|$)")
_LETTERHEAD = 14  # pieces of a letterhead
_NUMBER_LINE = re.compile(r"\W*S[ốỐ]\s*[:.]?[\s.…\d]*[-/]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The type's line [start, end) and name; the title at [title_start, title_end), equal where there is none; the note of a decision below it.

    A byline stands between type and title.
    """

    start: int
    end: int
    type_name: str | None
    title_start: int
    title_end: int
    annex_start: int
    annex_end: int
    byline: Byline | None = None


def find_heading(text: str, start: int, lists: Lists) -> Heading | None:
    """Find type and title from `start` on; None where the text begins after them.

    A text that lost its head may begin within its title, in capitals: then there is a title without a type.
    """
    segments = _before_sections(text, start)
    exact, opening = _types(lists)
    for segment, following in zip(segments, [*segments, None][1:], strict=True):
        small = segment.text[:1].isupper() and following and following.is_upper  # “Nghị quyết” above a title in capitals
        if found := exact.fullmatch(segment.text.upper() if small else segment.text):
            return _heading(text, segment.start, segment.end, _name(found))
    for segment in segments:
        found = opening.match(segment.text)
        if found and segment.gap and len(segment.text) > found.end() + 8:
            return _heading(text, segment.start, segment.start + len(found["name"]), _name(found))
    return _without_type(text, start, segments)


@lru_cache(maxsize=KEPT)
def _types(lists: Lists) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the patterns of a line that is the name of a type, and of one that begins with it."""
    known = {t.name.upper() for t in lists.document_types}
    names = sorted(known - {f"{name} HÀNH ĐỘNG" for name in known}, key=len, reverse=True)  # a programme of action is a programme
    alternation = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) or r"(?!)"
    return re.compile(rf"(?P<name>{alternation}){_QUALIFIED}"), re.compile(rf"(?P<name>{alternation})(?!\w)[:\s]*(?=\S)")


def _without_type(text: str, start: int, segments: list[Segment]) -> Heading | None:
    """Read the head of a text that lost the line of its type: the title in capitals below number and date, or at the text's very beginning."""
    numbered = [s for s in segments[:_LETTERHEAD] if _NUMBER_LINE.match(s.text)]
    if numbered:
        last = [s for s in segments[:_LETTERHEAD] if s in numbered or _DATE_LINE.match(s.text)][-1]
        heading = _heading(text, last.end, last.end, None)
        title = text[heading.title_start : heading.title_end]
        return heading if title == title.upper() else replace(heading, title_end=heading.title_start)
    first = segments[0] if segments else None
    if first and first.is_upper and len(first.text) > 12 and not is_body(first.text) and not text[start : first.start].strip():
        return _heading(text, first.start, first.start, None)
    return None


def _name(found: re.Match[str]) -> str:
    return " ".join(found["name"].lower().split())


def _before_sections(text: str, start: int) -> list[Segment]:
    end = min(len(text), start + _ROOM)
    for line in cut_lines(text[start:end]):
        if line.label and line.label.kind in _BODY_KINDS and (line.start > 0 or line.label.kind is not Kind.UPPER):
            end = start + line.start
            break
    return list(cut_segments(text, start, end))


def _heading(text: str, start: int, end: int, name: str | None) -> Heading:
    """Read the title below a type's line: the first block of lines, capitals not mixed with sentences."""
    qualifier = _QUALIFIER.match(text, end)
    byline = read_byline(text, qualifier.end() if qualifier else end) if name else None
    top = byline.end if byline else qualifier.end() if qualifier else end
    below = text[top : top + 4_000]
    worded = (line for line in cut_lines(below) if any(map(str.isalnum, below[line.start : line.end])))
    lines = list(islice(dropwhile(lambda line: _NUMBER_LINE.match(below, line.start, line.end), worded), _LONGEST + _NOTE_LINES))
    taken = _title_lines(below, lines)
    if byline and taken and below[taken[0].start : taken[-1].end].rstrip("*_ ")[-1] in ":;.,":
        taken = []  # the preamble follows at once
    rest = lines[len(taken) :]
    title = (taken[0].start, taken[-1].end) if taken else (0, 0)
    note = (rest[0].start, _closing(below, rest)) if rest and _ANNEXED.match(below, rest[0].start) else (0, 0)
    return Heading(
        start=start,
        end=end,
        type_name=name,
        title_start=top + title[0],
        title_end=top + title[1],
        annex_start=top + note[0],
        annex_end=top + note[1],
        byline=byline,
    )


def _title_lines(text: str, lines: list[Line]) -> list[Line]:
    taken: list[Line] = []
    for line in lines[:_LONGEST]:
        if not _is_title(text, taken, line):
            break
        taken.append(line)
    return taken


def _is_title(text: str, taken: list[Line], line: Line) -> bool:
    words = text[line.start : line.end].strip("*_# ")
    before = text[taken[-1].start : taken[-1].end].strip("*_# ") if taken else ""
    is_authority = _AUTHORITY.match(words) and not _DANGLES.search(before)
    if words.startswith("(") or is_authority or (line.label and line.label.kind in _BODY_KINDS):
        return False
    if not taken:
        return not re.match(r"(?:Căn\s+cứ|Kính\s+gửi)(?!\w)", words)
    is_caps = words == words.upper()
    if (before == before.upper()) != is_caps:
        return False
    return is_caps or not (line.gap or _PREAMBLE.match(words))


def _closing(text: str, lines: list[Line]) -> int:
    """Give the end of a note in brackets, which may run over lines."""
    for line in lines[:_NOTE_LINES]:
        if text[line.start : line.end].rstrip("*_ ").endswith(")"):
            return line.end
    return lines[0].end
