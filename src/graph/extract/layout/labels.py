"""Read the label that a line begins with: "II.", "2.1", "a)", "-", "Điều 3."

Answers: is what stands at the head of this line a label, of which kind, and where do the line's own words begin?
Assumes: clean text; the place given is the first character of a line that is not a space.
Never:   takes a figure, a date, a document number or a rule of dashes for a label; looks at other lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of label a paragraph has. Those of one kind, side by side, stand on one level of the outline."""

    NONE = "none"
    ANNEX = "annex"  # Phụ lục II
    PART = "part"  # Phần I
    CHAPTER = "chapter"  # Chương II
    DIVISION = "division"  # Mục 1
    ARTICLE = "article"  # Điều 3
    UPPER = "upper"  # A.
    ROMAN = "roman"  # II.
    NAMED = "named"  # Nhiệm vụ 1:
    NUMBER = "number"  # 1. 2.1. 2.1
    ORDINAL = "ordinal"  # Thứ nhất, Một là,
    ENCLOSED = "enclosed"  # 1)
    LETTER = "letter"  # a)
    PAREN = "paren"  # (1) (i)
    DASH = "dash"  # -
    PLUS = "plus"  # +
    STAR = "star"  # * •


WORDED = frozenset({Kind.ANNEX, Kind.PART, Kind.CHAPTER, Kind.DIVISION, Kind.ARTICLE})
BULLETS = frozenset({Kind.DASH, Kind.PLUS, Kind.STAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label as printed, without its punctuation, and the place where the words after it begin."""

    kind: Kind
    text: str
    end: int


CAPITAL = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
ORDINAL_HEAD = r"(?:S[. ]?TT|TT|Stt|(?:Số|SỐ)\s+(?:TT|thứ\s+tự|THỨ\s+TỰ))"  # how a table heads the column of its rows' numbers
_WORDS = {
    "phụ lục": Kind.ANNEX, "phụ biểu": Kind.ANNEX, "phần": Kind.PART, "chương": Kind.CHAPTER,
    "mục": Kind.DIVISION, "tiểu mục": Kind.DIVISION, "điều": Kind.ARTICLE,
}  # fmt: skip

# "Điều 5 của Nghị định" is a reference: after its number a worded label has punctuation, the line's end, or a title in capitals.
_WORDED = re.compile(
    r"(?P<word>PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|PHẦN|Phần|CHƯƠNG|Chương|TIỂU MỤC|Tiểu mục|MỤC|Mục|ĐIỀU|Điều)"
    r"(?:[ ]+(?:(?:số|SỐ)[ ]+)?(?P<number>\d{1,3}[a-zđ]?|[IVXLC]{1,7}|[A-E]|(?:thứ|THỨ)[ ]\w{2,5}))?"
    rf"(?=[ ]*(?:[.:*\-–—]|\n|$)|[ ]+[{CAPITAL}]{{2}})[ ]*[.:\-–—]?",
)
_NAMED = re.compile(
    r"(?P<word>(?:Nhóm )?(?:[Nn]hiệm vụ|[Gg]iải pháp)|Nhóm|Nội dung|Hoạt động|Mục tiêu|Hợp phần|Tiểu dự án|Dự án|Công việc|Bước)"
    r"[ ]+(?:số[ ]+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5})[ ]*[.:–-](?=[ \n]|$)"
)
_ORDINAL = re.compile(
    r"(?P<number>[Tt]hứ[ ](?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?:[ ]là)?[ ]?[,:](?![ ]*(?:ngày[ ]+)?\d{1,2}[ ]?(?:[/.-]\d|tháng ))"
    r"|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)[ ]là[ ]?[,:]?)(?=[ *]|$)"
)
_LISTED = re.compile(
    rf"""
    (?P<roman>[IVX]{{1,6}}(?:\.\d{{1,2}})*)(?:[ ]?[.)/][-–]?|[ ]?[-–](?=[ {CAPITAL}]))(?=[\s*“"{CAPITAL}]|$)
  | (?P<upper>[A-HKLĐ](?:\.\d{{1,2}})?)(?:[ ]?[.)/]|[-–](?=[ ]))(?=[\s*“"]|$)
  | (?P<enclosed>\d{{1,2}}(?:\.\d{{1,2}})*)\)(?=\D|$)
  | (?P<lettered>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.[a-zđ])(?=[.)][ ])[.)]
  | (?P<number>\d{{1,3}}(?:\.\d{{1,2}}(?!\d)){{0,4}})(?:\.(?![\d.,])|[ ]?/[-–]?(?=[ ])|-(?=[ ]?[{CAPITAL}])(?![ ]?[{CAPITAL}]\w{{0,6}}/[{CAPITAL}]))
  | (?P<deep>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?=[ ]+["“*{CAPITAL}])
  | (?P<letter>(?!m[23]\))[a-zđ]\.?\d{{1,2}}|[a-zđ]|aa|bb|cc|dd)[ ]?(?:\)|[./][-–]?(?=[ ]))
  | \((?P<paren>\d{{1,2}}|[a-zđ]|[ivx]{{1,5}})\)(?=[ ]|[{CAPITAL}]|\n|$)
  | (?P<dash>[-–—])(?![-–—_]|\d)
  | (?P<plus>\+)(?!\d)
  | (?P<star>[*•·●▪■○◦✓➢]|\*+(?=[ ])|o(?=[ ][{CAPITAL}]))
    """,
    re.VERBOSE,
)
_KINDS = {
    "roman": Kind.ROMAN, "upper": Kind.UPPER, "enclosed": Kind.ENCLOSED, "number": Kind.NUMBER, "deep": Kind.NUMBER, "letter": Kind.LETTER,
    "lettered": Kind.LETTER,
    "paren": Kind.PAREN, "dash": Kind.DASH, "plus": Kind.PLUS, "star": Kind.STAR,
}  # fmt: skip
_EMPHASIS = re.compile(r"[*_#>]*(?:(?<=[#>])[ ]+|(?<=_)[ ]+(?=[-–][ ]))?[*_]*")  # "__ - Lập đề án": a scanner's smudge before a bullet
_MARKS = frozenset("*_#>")
_WORDED_FIRST, _NAMED_FIRST = frozenset("PCTMĐ"), frozenset("NnGgHMTDCB")  # letters: most lines begin with another, and no pattern is tried
_DASHES = frozenset("-*+")
# A bullet that a converter set before an item with a label of its own: “- 1. Sở Y tế”, “- a) Lập đề án”.
_ADDED = re.compile(r"[-*+][ ](?=[*_]*(?:\d{1,3}(?:\.\d{1,2})*\.|[a-zđ]\)|\(\d{1,2}\)|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})+)[*_]*[ ]+[*_]*[^\W\d_])")
_STARS = re.compile(r"\*+(?=[ ])")
_AGAIN = re.compile(r"(?P<label>[\dIVX.]+)\.[ ]+")
_BLANKS = re.compile(r"[ *]*")


def read_label(text: str, start: int, end: int) -> Label | None:
    """Read the label at the head of text[start:end], one line.

    >>> read_label("2.1 Công tác quy hoạch", 0, 22)
    Label(kind=<Kind.NUMBER: 'number'>, text='2.1', end=4)
    >>> read_label("2014 là năm thứ tư", 0, 18) is None
    True
    """
    added = _ADDED.match(text, start, end) if text[start : start + 1] in _DASHES else None
    start = added.end() if added else start
    at = _emphasised(text, start, end) if text[start : start + 1] in _MARKS else start
    first = text[at : at + 1]
    found = _WORDED.match(text, at, end) if first in _WORDED_FIRST else None
    if found and (found["number"] or found["word"].casefold() == "phụ lục"):
        printed = " ".join(part for part in (found["word"].capitalize(), found["number"]) if part)
        return _label(text, _WORDS[found["word"].casefold()], printed, found.end(), end)
    named = _NAMED.match(text, at, end) if first in _NAMED_FIRST else None
    if named:
        return _label(text, Kind.NAMED, f"{named['word']} {named['number']}", named.end(), end)
    ordinal = _ORDINAL.match(text, at, end)
    if ordinal:
        return _label(text, Kind.ORDINAL, ordinal["number"].rstrip(" ,:").removesuffix(" là"), ordinal.end(), end)
    listed = _LISTED.match(text, at, end)
    if not listed or (listed["star"] == "*" and not _is_bullet(text, at, end)):
        return None
    group = listed.lastgroup or ""
    return _label(text, _KINDS[group], "*" if group == "star" else listed[group], listed.end(), end)


def _emphasised(text: str, start: int, end: int) -> int:
    """Give where the words begin behind marks of emphasis; a star before a space is a bullet."""
    return start if _STARS.match(text, start, end) else _EMPHASIS.match(text, start, end).end()  # type: ignore[union-attr]


def _label(text: str, kind: Kind, printed: str, at: int, end: int) -> Label:  # noqa: PLR0917
    at = min(_BLANKS.match(text, at, end).end(), end)  # type: ignore[union-attr]
    again = _AGAIN.match(text, at, end) if kind in {Kind.NUMBER, Kind.ROMAN} else None
    if again and again["label"] == printed:  # a copy printed it twice: "2. 2. Sở Tài chính"
        at = again.end()
    return Label(kind=kind, text=printed, end=at)


def _is_bullet(text: str, at: int, end: int) -> bool:
    """Tell a star that begins an item from one that begins emphasis: emphasis is closed, so its stars are even in number."""
    return text.count("*", at, end) % 2 == 1
