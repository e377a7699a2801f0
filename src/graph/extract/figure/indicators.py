"""Name what a figure measures.

Answers: what are the indicator and the qualifier of this clause's figure?
Assumes: text on one line; a clause from graph.extract.figure.clauses.
Never:   completes an indicator that leans on the one before (“nhập khẩu đạt ...”); its words are the text's own.
"""

from __future__ import annotations

import re

from graph.extract.figure.clauses import Clause
from graph.extract.figure.goals import is_counted
from graph.quantity import is_counted_unit

_HEAD = re.compile(
    r"(?:(?:phấn\s+đấu|mục\s+tiêu|(?:đến|để|vào|trong|từ|hết|cuối)(?=\s+(?:hết|cuối|năm|giai|(?:19|20)\d\d))|hết|cuối|(?:năm|giai\s+đoạn|thời\s+kỳ)\s+(?:19|20)\d\d|(?:19|20)\d\d"
    r"|(?:đảm|bảo)\s+(?:bảo|đảm)|trong\s+đó|riêng|có(?=\s)(?:\s+thêm(?=\s))?|(?:tầm\s+nhìn|định\s+hướng)(?=\s+(?:đến|tới|năm)))\s*(?:[-–]\s*(?:19|20)\d\d)?[\s,:]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,:(]|(?<!\w)(?:đạt(?:\s+(?:được|tốc\s+độ\s+tăng))?|là|chiếm|tương\s+ứng|trung\s+bình|tăng(?=\s+(?:bình|trên|khoảng|từ|tối)|\s*$)|bình\s+quân|ở\s+mức|mức|còn|có|duy\s+trì|từ|lên|xuống|phấn\s+đấu"
    r"|(?:trong|vào|đến)\s+năm\s+(?:19|20)\d\d|năm\s+(?:19|20)\d\d|giai\s+đoạn\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d)(?!\w))+$",
    re.IGNORECASE,
)
_TIME = re.compile(r"\s+(?:(?:vào|đến|trong)\s+)?(?:(?:hết|cuối)\s+)?năm\s+(?:19|20)\d\d\s*$", re.IGNORECASE)
_BASELINE = re.compile(
    r"\s(?:tăng\s+|giảm\s+)?từ\s+\d[\d.,]*\s*%?(?:/năm)?(?:\s+(?:của\s+)?(?:năm\s+)?(?:19|20)\d\d)?\s+(?:lên|xuống)\W*$", re.IGNORECASE
)
_SCALE = re.compile(r"^(?:(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)+")
_CHANGE = re.compile(r"\W*(?:tăng|giảm)\s*(?:(?:trung\s+bình|bình\s+quân|thêm)\s*)?", re.IGNORECASE)
# Nothing but a verb whose object follows the figure: “cắt giảm 30% thời gian”, “số hóa 100% hồ sơ”.
_VERB = re.compile(
    r"\W*(?:(?:tập\s+trung|rà\s+soát|tiếp\s+tục|thực\s+hiện|đẩy\s+mạnh)[\s,]+)*(?P<verb>tăng|bố\s+trí|dành|(?:cắt\s+)?giảm|tiết\s+kiệm|rút\s+ngắn|số\s+(?:hóa|hoá)|trang\s+bị"
    r"|phổ\s+cập|cập\s+nhật|kết\s+nối|hoàn\s+thành|giải\s+quyết|xử\s+lý|xóa|xoá)\s*(?:(?:trung\s+bình|bình\s+quân|thêm)\s*)?",
    re.IGNORECASE,
)
_EXTENT = r"(?:tổng\s+)?(?:công\s+suất|chiều\s+dài|diện\s+tích|dung\s+(?:lượng|tích))(?!\w)"
_WITH = re.compile(rf"[,:]\s*với\s+|(?:,|\svới)\s+(?={_EXTENT})")  # “thành phố xanh, với thu nhập đạt ...”: the figure is of what follows
_QUALIFIER = re.compile(
    r"theo\s+giá\s+(?:so\s+sánh|cố\s+định|hiện\s+hành|thực\s+tế)(?:\s+(?:năm\s+)?(?:19|20)\d\d)?|(?:chưa|không)\s+(?:tính|bao\s+gồm|kể|loại\s+trừ)[^,;.()]{3,80}|tính\s+cho\s+[^;.()]{3,80}",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"bình\s+quân\s*(?:/|(?:hàng|hằng|mỗi|một)\s+)?\s*năm(?!\s+\d)|/\s*năm"
    r"|(?:tăng|giảm|tốc\s+độ)(?!\w).{0,80}?(?:hàng|hằng|mỗi)\s+năm|(?:hàng|hằng|mỗi)\s+năm.{0,80}?(?<!\w)(?:tăng|giảm|tốc\s+độ)(?!\w)",
    re.IGNORECASE,
)  # “100% trường có kế hoạch hằng năm” recurs, but is no rate
_NAMED_UNIT = re.compile(r"(?:^|\s)số\s+(?P<unit>[^/,;\d]{2,30}/\s*1[\d.]{2,6}\s+\w+)", re.IGNORECASE)


def name_indicator(text: str, clause: Clause, before: str | None) -> str:
    """Give the words that a figure measures: those before it, or behind it where it counts things.

    A figure that has no words of its own (“..., năm 2030 đạt 40%”) is one of the indicator `before`, as is a rise or fall (“..., giảm 10%”).

    >>> text = "Phấn đấu đến năm 2030, tỷ trọng công nghiệp đạt trên 45%"
    >>> name_indicator(text, next(cut_clauses(text, 0, len(text))), None)
    'tỷ trọng công nghiệp'
    """
    figure, unit = clause.figure, clause.figure.unit or ""
    printed = text[clause.start : figure.start].replace("*", " ")
    behind = _TIME.sub("", text[figure.end : clause.end]).strip(" ,:(-*")
    if _CHANGE.fullmatch(printed) and before:
        return f"{before} {printed.strip().lower()}"
    head = _HEAD.match(printed)
    verb = _VERB.fullmatch(printed, head.end() if head else 0) if not is_counted_unit(unit) else None
    if verb and behind:
        return " ".join(f"{verb['verb']} {behind}".split())
    lead = _WITH.split(_cut(printed))[-1].strip(" ,(-*")
    if is_counted_unit(unit) and not lead.endswith(":") and is_counted(lead):
        return " ".join(f"{_SCALE.sub('', unit)} {behind}".split())
    return " ".join((lead.strip(" :") or behind).split()) or before or ""


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
    """Give a figure's unit: a percentage of an indicator that is an average “/năm” is per year; “số bác sĩ/10.000 dân” names its own."""
    if unit is None:
        named = _NAMED_UNIT.search(words)
        return " ".join(named["unit"].split()) if named else None
    return "%/năm" if unit == "%" and _YEARLY.search(words) else unit
