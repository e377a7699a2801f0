"""Cut a text into lines, and tell where a copy broke a paragraph into several.

Answers: does this line go on where the one before it ends?
Assumes: clean text; copies wrap lines at any width, or leave one paragraph on a line, or break one with an empty line.
Never:   joins what may be two: a line goes on only where width, wording or a small letter shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.layout.endings import FOR_WHOM
from graph.extract.layout.labels import BULLETS, WORDED, Kind, Label, read_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not empty, without the white space around it."""

    start: int
    end: int
    gap: bool  # an empty line stands before it
    label: Label | None

    @property
    def is_bare(self) -> bool:
        """Whether the line is a label and nothing else."""
        return self.label is not None and self.label.end >= self.end


def cut_lines(text: str) -> Iterator[Line]:
    """Give a text's lines in order, those of white space left out."""
    at, gap = 0, False
    for printed in text.split("\n"):
        words = printed.strip()
        if words:
            start = at + len(printed) - len(printed.lstrip())
            end = start + len(words)
            yield Line(start=start, end=end, gap=gap, label=read_label(text, start, end))
        gap = not words
        at += len(printed) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """The characters that a copy's wrapped lines hold, and those that the first line of a paragraph holds: some copies break it much earlier."""

    line: int
    first: int
    is_early: bool = False  # after a label it breaks a line behind two or three words


def wrap_width(text: str, lines: tuple[Line, ...]) -> Width | None:
    """Measure the width a copy was wrapped at: how long the lines are that go on below in a small letter or a figure. None: it was not."""
    goes_on = [
        (before, before.end - before.start)
        for before, line in zip(lines, lines[1:], strict=False)
        if not line.gap and not line.label and _is_small(text[line.start])
    ]
    wrapped = [(before, length) for before, length in goes_on if length >= _SHORTEST]
    lengths = sorted(length for _, length in wrapped if length >= 40)
    if len(lengths) < 3:
        return None
    firsts = sorted(length for before, length in wrapped if before.gap or before.label)
    width = _most(lengths)
    labelled = [length < _EARLY for before, length in goes_on if before.label]
    is_early = sum(labelled) >= _FIRSTS and 5 * sum(labelled) >= 4 * len(labelled)
    return Width(line=width, first=min(width, _most(firsts)) if len(firsts) >= _FIRSTS else width, is_early=is_early)


def _most(lengths: list[int]) -> int:
    """Give the length that four of five sorted ones do not pass."""
    return lengths[len(lengths) * 4 // 5]


def _is_small(character: str) -> bool:
    return character.islower() or character.isdigit()


def continues(text: str, head: Line, before: Line, line: Line, *, width: Width | None) -> bool:
    """Tell whether `line` goes on where `before` ends, in a paragraph that begins with `head`."""
    if before.is_bare:
        return _fills(before, line)
    if _is_rule(text, before) or _is_rule(text, line):
        return False
    is_open = text[before.start : before.end].rstrip("*_ ")[-1:] not in _STOPS or text.endswith("...", before.start, before.end)
    if line.label:
        return is_open and not line.gap and _is_no_label(text, before, line, width=width)
    small = text[line.start].islower()
    if is_open and (small or dangles(text, before, line)):
        return not line.gap or before.end - before.start >= 45
    if not line.gap and (_is_bold_open(text, head, before) or (is_open and _runs_on(text, head, before, line, width=width))):
        return True
    if line.gap or width is None or (_is_capitals(text, line) and not _is_capitals(text, before)):
        return False
    if not is_open and _BEGINS.match(text, line.start, line.end):
        return False
    room = width.first if head is before and is_open else width.line
    return _is_full(text, before, line, width=room) or (head is before and _is_one_word(text, head))


def _is_bold_open(text: str, head: Line, before: Line) -> bool:
    """Tell whether a labelled heading in bold is not closed on its lines so far: "**II. NỘI DUNG | THỰC HIỆN**"."""
    is_heading = head.label is not None and before.end - head.start <= _HEADING and text.startswith("**", head.start)
    return is_heading and text.count("**", head.start, before.end) == 1


def _is_heading(text: str, head: Line, before: Line, line: Line) -> bool:
    """Tell whether a labelled heading and the line below it are both in capitals: "IV. TỔ CHỨC | THỰC HIỆN"."""
    if head.label is None or head.label.kind in WORDED or before.end - head.start > _HEADING or _STANDS_ALONE.match(text, line.start, line.end):
        return False
    return _is_capitals(text, before) and _is_capitals(text, line)


def _is_italic_open(text: str, head: Line, before: Line) -> bool:
    """Tell whether a sentence opens with emphasis that a later line closes: "*Theo đề nghị của Giám đốc | Sở Y tế*;"."""
    printed = text[head.start : before.end] if before.end - head.start <= _HEADING else ""
    if not (printed[:1] == "*" and printed[1:2].isalnum()) or "*" in printed[1:] or printed.isupper():
        return False
    behind = text[before.end : before.end + _HEADING].partition("\n\n")[0]
    return _CLOSED.search(behind) is not None


def _runs_on(text: str, head: Line, before: Line, line: Line, *, width: Width | None) -> bool:
    """Tell whether a line without a stop wants the next one, wherever it was broken."""
    if _is_italic_open(text, head, before):
        return True
    if width is not None and _is_unfinished(text, head, before, width=width.line):
        return True
    is_cut = text[before.end - 1] == "," or (width is not None and (width.is_early or _is_titled(head, before)))
    return is_cut and _is_heading(text, head, before, line)


def _is_unfinished(text: str, head: Line, before: Line, *, width: int) -> bool:
    """Tell whether a bracket is open, or a further sentence began on a long line: "... ngày 26/4. Ban Tuyên giáo | LĐLĐ tỉnh"."""
    room = max(head.start, before.end - _HEADING)
    if text.rfind("(", room, before.end) > text.rfind(")", room, before.end):
        return True
    start = before.label.end if before.label else before.start
    return before.end - start >= width * 4 // 5 and text.find(". ", start, before.end) >= 0


def _is_titled(head: Line, before: Line) -> bool:
    """Tell whether a line begins a section, whose title a wrapped copy cuts: "II. GIÁM SÁT | CHUYÊN ĐỀ"."""
    return head is before and head.label is not None and head.label.kind in _TITLED


def _is_no_label(text: str, before: Line, line: Line, *, width: Width | None) -> bool:
    """Tell what looks like a label and is a number or a dash inside a sentence: "tháng | 12. Các sở", "Lao động | - Thương binh"."""
    assert line.label is not None
    if line.label.kind is Kind.DASH:
        return width is not None and text[before.end - 1] != "," and _is_full(text, before, line, width=width.line)
    return line.label.kind not in BULLETS and _REFERS.search(text, max(before.start, before.end - 24), before.end) is not None


def dangles(text: str, before: Line, line: Line) -> bool:
    """Tell whether `before` ends in a word that wants what stands on `line`: "khoản | 2", "của | Sở Y tế"."""
    pattern = _WANTS_NUMBER if text[line.start].isdigit() else _WANTS_WORDS
    return pattern.search(text, max(before.start, before.end - 12), before.end) is not None


def _is_full(text: str, before: Line, line: Line, *, width: int) -> bool:
    """Tell whether the first word of `line` had no room on the line before."""
    return before.end - before.start + 1 + _first_word(text, line) >= width - 2


_STANDS_ALONE = re.compile(  # signatures, and what begins a document
    rf"{FOR_WHOM}|(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ)|\w+ TRƯỞNG$|NƠI NHẬN|(?:KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHƯƠNG TRÌNH|ĐỀ ÁN)$"
)
_FIRSTS = 5  # first lines that show where a copy breaks them
_EARLY = 25  # characters of a line that was broken behind two or three words
_SHORTEST = 20  # characters of a line that was wrapped
_TITLED = frozenset({Kind.ROMAN, Kind.UPPER})  # labels of titles in capitals
_HEADING = 300  # characters of a heading, and of what is set off by emphasis
_CLOSED = re.compile(r"\S\*")
# Ends of lines that want the next line's beginning.
_REFERS = re.compile(
    r"(?:ngày \d{1,2} tháng|(?:từ|đến|trước|sau|vào) (?:ngày|tháng)|lần thứ|(?:tại|theo|của|và|,) (?:khoản|điểm|điều|mục|phần|chương|phụ lục|số)"
    r"|(?:nghị quyết|quyết định|chỉ thị|kế hoạch|chương trình|nghị định|thông tư|kết luận|thông báo|công văn|luật) số)$",
    re.IGNORECASE,
)
_WANTS_NUMBER = re.compile(
    r"(?:^|[\s(])(?:khoản|điểm|điều|mục|phần|chương|lục|số|ngày|tháng|năm|quý|kỳ|khóa|khoá|thứ|khoảng|trên|dưới|đạt"
    r"|tại|theo|từ|đến|là|và|hoặc|của|gồm|với|về|cho|giữa|trong)$",
    re.IGNORECASE,
)
_WANTS_WORDS = re.compile(r"(?:^|[\s(])(?:tnhh|tại|theo|từ|đến|là|và|hoặc|của|gồm|với|về|cho|do|bởi|giữa|trong|các)$", re.IGNORECASE)
# What begins a paragraph after a full stop, though the line before was full.
_STOPS = frozenset(".;:!?…”|")
_BEGINS = re.compile(
    r"[*_]*(?:Trong quá trình|Trên đây là|(?:Kế hoạch|Quyết định|Nghị quyết|Chương trình|Chỉ thị) này|Nơi nhận|Căn cứ|Theo đề nghị|Yêu cầu)(?!\w)"
)
_RULES = frozenset("-–—_=*~.|")
_RULE = re.compile(r"[-–—_=*.~|\s]{2,}$|\|$")
_ONE_WORD = re.compile(r"\w{1,8}$")
_WORD = re.compile(r"\S+")


def _fills(before: Line, line: Line) -> bool:
    """Tell whether a line gives the words of a label that stands alone. Titles of chapters and annexes stay paragraphs of their own."""
    assert before.label is not None
    return line.label is None and before.label.kind not in WORDED


def _is_rule(text: str, line: Line) -> bool:
    return text[line.end - 1] in _RULES and _RULE.match(text, line.start, line.end) is not None


def _is_capitals(text: str, line: Line) -> bool:
    return line.end - line.start > 1 and text[line.start : line.end].isupper()


def _first_word(text: str, line: Line) -> int:
    found = _WORD.match(text, line.start, line.end)
    return found.end() - found.start() if found else 0


def _is_one_word(text: str, line: Line) -> bool:
    start = line.label.end if line.label else line.start
    return _ONE_WORD.match(text, start, line.end) is not None
