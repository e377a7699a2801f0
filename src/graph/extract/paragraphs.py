"""Put the lines of a text together again to the paragraphs that were typed.

Answers: which lines are one paragraph, what label it has, and where its own words begin and end?
Assumes: clean text (graph.text.clean); copies wrap lines at any width, or leave one paragraph on a line, or break one with an empty line.
Never:   changes or leaves out a word: paragraphs are places in the text, in its order; knows what a paragraph means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.labels import BULLETS, CAPITAL, WORDED, Kind, Label, read_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. Offsets are clean ones: [start, end) is the whole, [body_start, body_end) its words without label and emphasis."""

    start: int
    end: int
    kind: Kind
    marker: str | None  # the label without punctuation: "II", "2.1", "đ", "-", "*", "Điều 3"
    body_start: int
    body_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int
    gap: bool  # an empty line stands before it
    label: Label | None

    @property
    def is_bare(self) -> bool:
        """Whether the line is a label and nothing else."""
        return self.label is not None and self.label.end >= self.end


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Read a text's paragraphs, wrapped lines joined.

    >>> [(p.marker, p.body_end - p.body_start) for p in paragraphs("1.\\nMục đích\\n- Nắm chắc\\nmục tiêu")]
    [('1', 8), ('-', 18)]

    In:  clean text of any layout.
    Out: in the text's order, not overlapping, together holding everything but white space. In a table flattened to lines (below a line "TT" or
         "STT") every line is a paragraph of its own: graph.extract.tables joins its cells.
    """
    lines = tuple(_lines(text))
    width = _width(text, lines)
    found: list[Paragraph] = []
    first = 0
    in_table = False
    for place in range(1, len(lines) + 1):
        if place < len(lines):
            in_table = _is_table(text, lines[place - 1], in_table)
            if not in_table and _continues(text, lines[first], lines[place - 1], lines[place], width=width):
                continue
        found.append(_paragraph(text, lines[first], lines[place - 1]))
        first = place
    return tuple(found)


_LINE = re.compile(r"[^\n]*\S[^\n]*")
_TABLE_HEAD = re.compile(r"(?:STT|TT|Stt|Số TT|SỐ TT)\.?$")


def _lines(text: str) -> Iterator[_Line]:
    before = 0
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        yield _Line(start=start, end=end, gap=text.count("\n", before, match.start()) > 1, label=read_label(text, start, end))
        before = match.end()


def _is_table(text: str, line: _Line, before: bool) -> bool:
    if line.label and line.label.kind is Kind.ANNEX:
        return False
    return before or (line.end - line.start < 8 and _TABLE_HEAD.match(text, line.start, line.end) is not None)


def _width(text: str, lines: tuple[_Line, ...]) -> int | None:
    """Measure at what width the copy was wrapped: the length of the lines that the next one goes on from in a small letter. None: it was not."""
    lengths = sorted(
        before.end - before.start
        for before, line in zip(lines, lines[1:], strict=False)
        if not line.gap and not line.label and text[line.start].islower() and before.end - before.start >= 40
    )
    return lengths[len(lengths) * 4 // 5] if len(lengths) >= 3 else None


def _continues(text: str, head: _Line, before: _Line, line: _Line, *, width: int | None) -> bool:
    """Tell whether `line` goes on where `before` ends, in a paragraph that begins with `head`."""
    if before.is_bare:
        return _fills(before, line)
    if _is_rule(text, before) or _is_rule(text, line):
        return False
    is_open = text[before.end - 1] not in ".;:!?…”|" or text.endswith("...", before.start, before.end)
    dangles = is_open and _DANGLING.search(text, max(before.start, before.end - 12), before.end) is not None
    if line.gap:
        is_long = before.end - before.start >= 45
        return is_open and is_long and not line.label and (text[line.start].islower() or dangles)
    is_full = width is not None and before.end - before.start + 1 + _first_word(text, line) >= width - 2
    if line.label:
        return (dangles and line.label.kind not in BULLETS) or (line.label.kind is Kind.DASH and is_full and is_open and text[before.end - 1] != ",")
    if text[line.start].islower() or dangles:
        return is_open or is_full
    if _is_capitals(text, line) and not _is_capitals(text, before):
        return False
    return is_full or (width is not None and head is before and _is_one_word(text, head) and not _is_capitals(text, line))


# Words that want another after them: a line that ends in one goes on, and a number that follows is no label.
_DANGLING = re.compile(
    r"(?:^|[\s(])(?:tại|theo|khoản|điểm|điều|mục|phần|chương|số|ngày|tháng|năm|quý|từ|đến|là|và|hoặc|của|các|kỳ|khóa|khoá|thứ|khoảng|trên|dưới|đạt|gồm"
    r"|với|về|cho|do|bởi|bằng|giữa|trong|trước|sau|những|một|lục)$",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-–—_=*.~|\s]{2,}$|\|$")
_CAPITALS = re.compile(rf"[^a-zà-ỹ]*[{CAPITAL}]{{2}}[^a-zà-ỹ]*$")
_ONE_WORD = re.compile(r"\w{1,8}$")
_WORD = re.compile(r"\S+")


def _fills(before: _Line, line: _Line) -> bool:
    """Tell whether a line gives the words of a label that stands alone. Titles of chapters and annexes stay paragraphs of their own."""
    assert before.label is not None
    return line.label is None and before.label.kind not in WORDED


def _is_rule(text: str, line: _Line) -> bool:
    return _RULE.match(text, line.start, line.end) is not None


def _is_capitals(text: str, line: _Line) -> bool:
    return _CAPITALS.match(text, line.start, line.end) is not None


def _first_word(text: str, line: _Line) -> int:
    found = _WORD.match(text, line.start, line.end)
    return found.end() - found.start() if found else 0


def _is_one_word(text: str, line: _Line) -> bool:
    start = line.label.end if line.label else line.start
    return _ONE_WORD.match(text, start, line.end) is not None


_OPENING = re.compile(r"[\s*_#>]*")


def _paragraph(text: str, first: _Line, last: _Line) -> Paragraph:
    label = first.label
    start = _OPENING.match(text, label.end if label else first.start, last.end).end()  # type: ignore[union-attr]
    end = last.end
    while end > start and text[end - 1] in "*_ ":
        end -= 1
    return Paragraph(
        start=first.start,
        end=last.end,
        kind=label.kind if label else Kind.NONE,
        marker=label.text if label else None,
        body_start=start,
        body_end=end,
    )
