"""Printed lines -> paragraphs.

Answers: which line goes on with the sentence of the line above it, and what stands between the two.
Assumes: lines of one flow, in order; they may lie on several pages.
Never:   drops a letter, but for a soft hyphen; a hyphen at a line's end stays: Vietnamese cuts no words, so it belongs to a number or a pair.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from graph.read.pdf.page import Line

_MARKER = re.compile(
    r"(?:[-–—+•*●▪○■◦]\s|\(?\d{1,2}[.)](?:\s|\d{1,2}(?!\d)|$)|\(?[a-zđ]{1,2}\)\s|[IVX]{1,5}(?:[.)/]\s|\s(?=[^\Wa-z\d]{2}))|[A-Z][.)]\s"
    r"|Điều\s\d|(?:Chương|Mục|Phần|Phụ lục|CHƯƠNG|MỤC|PHẦN)\s(?:[IVX]+|\d+)\b|(?:PHỤ LỤC|Căn cứ|Theo đề nghị|Xét đề nghị)\b)"
)
_RANGE = re.compile(r"[-–]\s\d")  # after a figure: “100” “- 150 triệu”
_END = re.compile(r"[.;:?!…/]['\"”’)*]*$")
_NEAR = 3.0  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Where the lines of a page begin and end, how far they are from each other for each point of their size, and how paragraphs begin."""

    left: float
    right: float
    leading: float
    is_indented: bool  # first lines are, and the lines after them are not
    is_hanging: bool  # first lines are not, and the lines after them are


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that make one paragraph; `joints` stand between them: "", " " or a line break."""

    lines: tuple[Line, ...]
    joints: tuple[str, ...]


def shapes_of(lines: Sequence[Line]) -> dict[int, Shape]:
    """Measure the text of each page: the places that most of its lines begin and end at, and the leading of the whole."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = {number: _edges(on_page) for number, on_page in pages.items()}
    usual = max((edges[number] for number, on_page in pages.items() if len(on_page) > 9), key=list(edges.values()).count, default=None)
    for number, on_page in pages.items():
        left, right = edges[number]
        if usual and len(on_page) <= 9 and left > usual[0] - _NEAR and right < usual[1] + _NEAR:
            edges[number] = usual
    leading = _leading(lines, edges)
    is_indented, is_hanging = _follows(lines, edges, is_indented=True), _follows(lines, edges, is_indented=False)
    return {
        number: Shape(left=left, right=right, leading=leading, is_indented=is_indented, is_hanging=is_hanging)
        for number, (left, right) in edges.items()
    }


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    rights = Counter(round(line.x1 / _NEAR) for line in lines)
    furthest = max(line.x1 for line in lines)
    often = [place for place, count in rights.items() if count > 2 and place * _NEAR > 0.7 * furthest]
    right = min(furthest, max(often) * _NEAR + _NEAR / 2) if often else furthest
    return min(line.x0 for line in lines), right


def _follows(lines: Sequence[Line], edges: Mapping[int, tuple[float, float]], *, is_indented: bool) -> bool:
    """Tell whether full lines that are indented are mostly followed by lines that are not; or, of those that are not, by lines that are."""
    after = Counter(
        (below.x0 - edges[below.page][0] < _NEAR) == is_indented
        for above, below in zip(lines, lines[1:], strict=False)
        if above.page == below.page
        and above.x1 > edges[above.page][1] - _NEAR
        and (above.x0 - edges[above.page][0] > 0.8 * above.size) == is_indented
        and not _END.search(above.text)
    )
    return after[True] > 3 * after[False]


def _leading(lines: Sequence[Line], edges: Mapping[int, tuple[float, float]]) -> float:
    """Give the distance of lines within paragraphs, for each point of their size; of the nearest lines, where no paragraph is seen."""
    steps = [
        ((below.base - above.base) / above.size, above.x1 > edges[above.page][1] - _NEAR and below.x0 < edges[above.page][0] + _NEAR)
        for above, below in zip(lines, lines[1:], strict=False)
        if above.page == below.page and 0.8 * above.size < below.base - above.base < 2.5 * above.size
    ]
    within = [step for step, is_within in steps if is_within]
    return median(within) if len(within) > 2 else min((step for step, _ in steps), default=1.35)


def to_paragraphs(lines: Sequence[Line], shapes: Mapping[int, Shape]) -> list[Paragraph]:
    """Put the lines of a body of text together to paragraphs; `shapes` are those of their pages."""
    groups: list[list[Line]] = []
    joints: list[list[str]] = []
    for line in lines:
        joint = _joint(groups[-1], line, shapes) if groups else None
        if joint is None:
            groups.append([line])
            joints.append([])
        else:
            groups[-1].append(line)
            joints[-1].append(joint)
    return [Paragraph(lines=tuple(group), joints=tuple(between)) for group, between in zip(groups, joints, strict=True)]


def _joint(above: list[Line], line: Line, shapes: Mapping[int, Shape]) -> str | None:
    """Give what stands between a paragraph's last line and the next line; None where the next line begins another paragraph."""
    last = above[-1]
    shape = shapes[last.page]
    if abs(last.size - line.size) > 0.12 * last.size or _gap(last, line, shape) > 1.5:
        return None
    if _is_centred(last, shape) and _is_centred(line, shapes[line.page]):
        return _joint_of_centred(last, line, shape)
    room = shape.right - last.x1 - 0.25 * last.size
    if line.words[0].x1 - line.x0 < room - 1:
        return None
    return None if _begins_anew(above, line, shapes) else joint(last.text, line.text)


def _joint_of_centred(last: Line, line: Line, shape: Shape) -> str | None:
    """Lines of a title are parted where their author parted them, and go on where the next word had no room."""
    width = (last.x1 - last.x0) + 0.25 * last.size + line.words[0].x1 - line.x0
    if last.is_bold != line.is_bold or _gap(last, line, shape) > 1.2:
        return None
    return joint(last.text, line.text) if width > 0.97 * (shape.right - shape.left) and not _MARKER.match(line.text) else "\n"


def _gap(above: Line, line: Line, shape: Shape) -> float:
    """Give the distance of two lines, 1.0 being that of lines within a paragraph; over a page's end it is 1.0."""
    return 1.0 if above.page != line.page else (line.base - above.base) / (above.size * shape.leading)


def _is_centred(line: Line, shape: Shape) -> bool:
    before, after = line.x0 - shape.left, shape.right - line.x1
    return abs(before - after) < 0.1 * (shape.right - shape.left) / 2 + _NEAR and (
        before > 1.5 * line.size or (line.is_bold and before + after < 4 * line.size)
    )


def _begins_anew(above: list[Line], line: Line, shapes: Mapping[int, Shape]) -> bool:
    """Tell whether a line begins a paragraph, though the line above it is full."""
    last = above[-1]
    indent, former = line.x0 - shapes[line.page].left, last.x0 - shapes[last.page].left
    ends = _END.search(last.text) is not None
    is_marked = _MARKER.match(line.text) is not None and not (last.text[-1:].isdigit() and _RANGE.match(line.text))
    if (_is_heading(last.text) and _has_small(line.text)) or (ends and _has_small(last.text) and _is_heading(line.text)):
        return True
    if _gap(last, line, shapes[last.page]) > 1.1 or last.text.endswith("./."):
        return ends or is_marked or not line.text[:1].islower()
    if indent - former > 0.3 * line.size:
        is_hung = shapes[line.page].is_hanging or _MARKER.match(last.text)
        return is_marked or not (len(above) == 1 and is_hung)
    if indent - former < -0.3 * line.size:
        return is_marked and ends
    is_block = len(above) > 1 and abs(above[-2].x0 - shapes[above[-2].page].left - indent) < _NEAR
    is_indented = indent > 0.8 * line.size and not is_block and not shapes[line.page].is_hanging
    return (is_indented or is_marked) and (ends or (is_indented and (is_marked or shapes[line.page].is_indented)))


def _is_heading(text: str) -> bool:
    """Tell a line of capitals; a line of figures alone is none."""
    return text.isupper() and sum(map(str.isalpha, text)) > 7


def _has_small(text: str) -> bool:
    return any(map(str.islower, text))


def joint(above: str, below: str) -> str:
    """Give what stands between the words of two lines: nothing where a number or a pair was cut.

    >>> joint("Quyết định số 16/QĐ-", "UBND"), joint("giai đoạn 2021 -", "2025"), joint("năm 2021", "-2025"), joint("của", "tỉnh")
    ('', ' ', '', ' ')
    """
    if re.search(r"\w[-–/]$", above) and re.match(r"\w", below):
        return ""
    return "" if re.search(r"\d$", above) and re.match(r"[-–/][\wĐ]", below) else " "


def to_column(lines: Sequence[Line]) -> list[Paragraph]:
    """Put the lines of a letterhead, of signatures or of recipients together: a line is a line, unless its sentence goes on."""
    groups: list[list[Line]] = []
    joints: list[list[str]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last is None or last.page != line.page or line.base - last.base > 1.9 * max(last.size, line.size):
            groups.append([line])
            joints.append([])
            continue
        goes_on = line.text[:1].islower() and not _END.search(last.text) and not _MARKER.match(line.text)
        groups[-1].append(line)
        joints[-1].append(joint(last.text, line.text) if goes_on else "\n")
    return [Paragraph(lines=tuple(group), joints=tuple(between)) for group, between in zip(groups, joints, strict=True)]


def cell_text(lines: Sequence[Line], width: float) -> str:
    """Write out a cell of `width` points: its lines joined where the next word had no room, its paragraphs parted by “<br>”."""
    text = ""
    for i, line in enumerate(lines):
        last = lines[i - 1] if i else None
        if last is None:
            text = line.text
        elif _ends_in_cell(last, line, width):
            text += "<br>" + line.text
        else:
            text += joint(last.text, line.text) + line.text
    return text.replace("|", "\\|")


def cell_joint(above: str, below: str) -> str:
    """Give what stands between the words of a cell and those that it goes on with: “<br>” before an item of a list."""
    return "<br>" if _is_item(above, below) else joint(above, below)


def _is_item(above: str, below: str) -> bool:
    return bool(_MARKER.match(below) and (_END.search(above) or re.match(r"[-–+•*]\s", below)))


def _ends_in_cell(last: Line, line: Line, width: float) -> bool:
    return _is_item(last.text, line.text) or (last.x1 - last.x0) + 0.25 * last.size + line.words[0].x1 - line.x0 < width - 2
