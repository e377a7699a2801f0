"""Read who issues what from the sentence that opens the body: “UBND tỉnh A ban hành Kế hoạch ... như sau”.

Answers: which body issues the document, and of which type is it, where the letterhead is lost?
Assumes: clean text; the sentence stands before the first section.
Never:   takes “Quyết định số ... của UBND tỉnh ban hành Kế hoạch”, an act of another document, for this one's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.lists import KEPT, Lists

_ISSUER = (
    r"(?:Chủ\s+tịch\s+)?(?:UBND|HĐND|(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân|Sở|Bộ|Ban|(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s+(?:ủy|uỷ)|Chính\s+phủ"
    r"|Thủ\s+tướng|Cục|Chi\s+cục|Tổng\s+cục|Phòng|Trung\s+tâm|Liên\s+đoàn|Hội|Ủy\s+ban|Văn\s+phòng|Công\s+an|Thanh\s+tra|Viện|Trường)(?!\w)"
)
_ACT = r"(?:ban\s+hành|xây\s+dựng(?:\s+và\s+ban\s+hành)?|đề\s+ra|lập|triển\s+khai|thông\s+qua)"
_ROOM = 6_000
_LINK = re.compile(r"(?:của|tại|được|do|bởi|và)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preamble:
    """The issuer as printed at [start, end), and the name of the type at [type_start, type_end)."""

    start: int
    end: int
    issuer: str
    type_start: int
    type_end: int
    type_name: str


def read_preamble(text: str, start: int, lists: Lists) -> Preamble | None:
    """Find the sentence in the first part of the body after `start`; of several, the last before the first section.

    >>> read_preamble("Thực hiện Nghị quyết số 5-NQ/TU; UBND tỉnh ban hành Kế hoạch thực hiện như sau:", 0, lists).issuer
    'UBND tỉnh'
    """
    stop = _first_section(text, start)
    last: Preamble | None = None
    for found in _sentence(lists).finditer("\n" + text[start:stop]):
        issuer = " ".join(found["issuer"].split())
        at = start + found.start("issuer") - 1
        if _is_issuer(issuer, text[max(start, at - 12) : at]):
            last = Preamble(
                start=at,
                end=at + len(found["issuer"]),
                issuer=issuer,
                type_start=start + found.start("type") - 1,
                type_end=start + found.end("type") - 1,
                type_name=" ".join(found["type"].lower().split()),
            )
    return last


@lru_cache(maxsize=KEPT)
def _sentence(lists: Lists) -> re.Pattern[str]:
    names = sorted({t.name for t in lists.document_types}, key=len, reverse=True)
    alternation = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) or r"(?!)"
    name = rf"(?P<issuer>{_ISSUER}(?:[^;,.:()]|,\s+(?=Thể|Gia|Thông)){{0,90}}?)(?:\s*\([^()]{{1,90}}\))?"
    return re.compile(rf"(?<=[;,.:)\n ]){name}(?:\s+(?-i:đã|vừa|mới|vừa\s+mới))?\s+{_ACT}\s+(?P<type>{alternation})(?!\w)", re.IGNORECASE)


def _is_issuer(issuer: str, before: str) -> bool:
    """Tell a clause's subject from part of a citation: it opens its clause, and cites nothing itself."""
    opens = not before.strip() or before.rstrip()[-1] in ";,.:)" or before.endswith("\n")
    return opens and issuer[0].isupper() and not re.search(r"\d|\bvề\b", issuer) and not _LINK.search(before)


_SECTION = re.compile(r"\n[ *#]*(?:(?:I|A|1)[.)]\s|Điều\s+1[.:]|(?:PHẦN|Phần)\s|(?:CHƯƠNG|Chương)\s+I\b|QUYẾT ĐỊNH:|QUYẾT NGHỊ:)")


def _first_section(text: str, start: int) -> int:
    found = _SECTION.search(text, start, start + _ROOM)
    return found.start() if found else min(len(text), start + _ROOM)
