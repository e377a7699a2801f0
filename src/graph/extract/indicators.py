"""Name what a figure measures.

Answers: what are the indicator and the qualifier of this clause's figure?
Assumes: text on one line; a clause from graph.extract.clauses.
Never:   completes an indicator that leans on the one before (“nhập khẩu đạt ...”); its words are the text's own.
"""

from __future__ import annotations

import re

from graph.extract.clauses import Clause
from graph.extract.goals import is_counted
from graph.quantity import is_counted_unit

_HEAD = re.compile(
    r"(?:(?:phấn\s+đấu|mục\s+tiêu|(?:đến|để|vào|trong|từ|hết|cuối)(?=\s+(?:hết|cuối|năm|giai|(?:19|20)\d\d))|hết|cuối|(?:năm|giai\s+đoạn|thời\s+kỳ)\s+(?:19|20)\d\d|(?:19|20)\d\d"
    r"|(?:đảm|bảo)\s+(?:bảo|đảm)|trong\s+đó|riêng|có(?=\s))\s*(?:[-–]\s*(?:19|20)\d\d)?[\s,:]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,:(]|(?<!\w)(?:đạt(?:\s+(?:được|tốc\s+độ\s+tăng))?|là|chiếm|tăng(?=\s+(?:bình|trên|khoảng|từ|tối)|\s*$)|bình\s+quân|ở\s+mức|mức|còn|có|duy\s+trì|từ|lên|xuống|phấn\s+đấu"
    r"|(?:trong|vào|đến)\s+năm\s+(?:19|20)\d\d|năm\s+(?:19|20)\d\d|giai\s+đoạn\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d)(?!\w))+$",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s+(?:(?:vào|đến|trong)\s+)?(?:(?:hết|cuối)\s+)?năm\s+(?:19|20)\d\d\s*$", re.IGNORECASE)
_BASELINE = re.compile(
    r"\s(?:tăng\s+|giảm\s+)?từ\s+\d[\d.,]*\s*%?(?:/năm)?(?:\s+(?:của\s+)?(?:năm\s+)?(?:19|20)\d\d)?\s+(?:lên|xuống)\W*$", re.IGNORECASE
)
_SCALE = re.compile(r"^(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)+")
_CHANGE = re.compile(r"\W*(?:tăng|giảm)\s*", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"theo\s+giá\s+(?:so\s+sánh|cố\s+định|hiện\s+hành|thực\s+tế)(?:\s+(?:năm\s+)?(?:19|20)\d\d)?|(?:chưa|không)\s+(?:tính|bao\s+gồm|kể|loại\s+trừ)[^,;.()]{3,80}|tính\s+cho\s+[^;.()]{3,80}",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"bình\s+quân\s*(?:/|(?:hàng|hằng|mỗi|một)\s+)?\s*năm(?!\s+\d)|(?:hàng|hằng|mỗi)\s+năm|/\s*năm", re.IGNORECASE)


def name_indicator(text: str, clause: Clause, before: str | None) -> str:
    """Give the words that a figure measures: those before it, or behind it where it counts things.

    A rise or fall that has no words of its own (“..., giảm 10%”) is one of the indicator `before`.

    >>> text = "Phấn đấu đến năm 2030, tỷ trọng công nghiệp đạt trên 45%"
    >>> name_indicator(text, next(cut_clauses(text, 0, len(text))), None)
    'tỷ trọng công nghiệp'
    """
    figure, unit = clause.figure, clause.figure.unit or ""
    printed = text[clause.start : figure.start]
    behind = _TIME.sub("", text[figure.end : clause.end]).strip(" ,:(-*")
    if _CHANGE.fullmatch(printed):
        return f"{before} {printed.strip().lower()}" if before else " ".join(f"{printed} {behind}".split())
    lead = _cut(printed).strip(" ,(-*")
    if is_counted_unit(unit) and not lead.endswith(":") and is_counted(lead):
        return " ".join(f"{_SCALE.sub('', unit)} {behind}".split())
    return " ".join((lead.strip(" :") or behind).split())


def _cut(lead: str) -> str:
    """Leave out the words around an indicator that are not its name."""
    head = _HEAD.match(lead)
    lead = lead[head.end() :] if head else lead
    lead = _BASELINE.sub("", lead)
    at = max(0, len(lead) - 80)
    tail = _TAIL.search(lead, at)
    return lead[: tail.start()] if tail else lead


def find_qualifier(text: str, clause: Clause) -> str | None:
    """Find on which terms a figure holds: its prices, what it leaves out; within the clause or the bracket behind it."""
    bracket = text.find(")", clause.end, clause.end + 120) if text[clause.end : clause.end + 2].strip().startswith("(") else clause.end
    lead, behind = text[clause.start : clause.figure.start], text[clause.figure.end : max(bracket, clause.end)]
    return find_qualifier_in(f"{lead}; {behind}")


def find_qualifier_in(words: str) -> str | None:
    """Find on which terms a figure holds, within the words of its clause or row."""
    found = (" ".join(term[0].split()).strip(" *") for term in _QUALIFIER.finditer(words))
    return "; ".join(dict.fromkeys(found)) or None


def unit_for(unit: str | None, words: str) -> str | None:
    """Give a figure's unit: a percentage of an indicator that is an average “/năm” is per year."""
    return "%/năm" if unit == "%" and _YEARLY.search(words) else unit
