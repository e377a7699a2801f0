"""What a picture is made of, and what its words are.

Answers: which levels and relations there are to draw, and what a box and a line hold.
Never:   places or draws anything.
"""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = {
    "party-central": "Trung ương Đảng",
    "central": "Quốc hội, Chính phủ",
    "ministry": "Bộ, ngành",
    "province": "Cấp tỉnh",
    "department": "Sở, ban, ngành",
    "district": "Cấp huyện",
    "commune": "Cấp xã",
    "unit": "Đơn vị",
    "other": "Chưa rõ cấp",
}
RELATIONS = {
    "implements": "thực hiện",
    "executes": "triển khai",
    "basedOn": "căn cứ",
    "cites": "viện dẫn",
    "promulgates": "ban hành",
    "approves": "phê duyệt",
    "hasTask": "thuộc",
    "subTaskOf": "thuộc nhiệm vụ",
}
BELONGING = frozenset({"hasTask", "subTaskOf"})
PASSING = frozenset({"promulgates", "approves"})  # their subject, the decision, stands above what it issues; all others point upward


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A document, a task, or ("bundle") the tasks of one document folded into one."""

    iri: str
    kind: str
    label: str
    level: str
    held: bool
    document: str
    locator: str | None = None
    url: str = ""
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A hop of the chain with the words that state it."""

    source: str
    target: str
    relation: str
    quote: str  # for people: one line, with an ellipsis where the passage goes on
    start: int
    end: int
    document: str
    state: str
    strength: str

    @property
    def upper_lower(self) -> tuple[str, str]:
        """Give its two ends, the one that stands above first."""
        return (self.source, self.target) if self.relation in PASSING else (self.target, self.source)
