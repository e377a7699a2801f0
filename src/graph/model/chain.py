"""What chains are made of: documents and tasks, and what a text says of two of them.

Answers: what a node and a hop of a chain carry from the index to trace, coverage, drawings and pages.
Assumes: nothing.
Never:   holds a hop without its quote and place.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Direction = Literal["up", "down"]

LEVELS = ("party-central", "central", "ministry", "province", "department", "district", "commune", "unit", "other")


class Strength(StrEnum):
    """How much a hop carries, the most first. Source: the wording, as the table "Relations" of the documentation lays down."""

    PART = "part"  # a task of its plan, or below another task
    THROUGH = "through"  # a decision and the plan that it promulgates or approves: they stand for each other
    STRONG = "strong"  # "thực hiện", "triển khai", "cụ thể hóa": carries out
    WEAK = "weak"  # "căn cứ" on a document that itself sets work: rests on
    COMPETENCE = "competence"  # "căn cứ" on a law, decree, circular: gives the right to act, carries nothing
    MENTION = "mention"  # "viện dẫn": only named
    STATUS = "status"  # replaces, amends, repeals; "theo đề nghị": no chain


CARRYING = frozenset({Strength.PART, Strength.THROUGH, Strength.STRONG, Strength.WEAK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A document or task of a chain. `level`, `province`, `date`, `issuer` are those of the document, a task's of its plan.

    level: entry of scheme agency-level; province: slug of data/lists/provinces.csv; date, deadline: ISO day, month or year.
    """

    iri: str
    kind: str  # "document", "task"
    label: str
    level: str
    held: bool  # the graph holds its text
    document: str  # the document itself, or the one that the task belongs to
    locator: str | None = None
    date: str | None = None
    issuer: str | None = None
    province: str | None = None
    deadline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """What a text says of two nodes, with its words: `source` `relation` `target`. `document` is the one whose text they stand in.

    Offsets are code points of that document's source; place: "trang 3", "bảng 2, hàng 5" where its file has such.
    All but STATUS and THROUGH point upward.
    """

    source: str
    target: str
    relation: str
    strength: Strength
    quote: str
    start: int
    end: int
    document: str
    state: str  # how far the mention was resolved: "resolved", "stub"
    place: str | None = None

    @property
    def passes(self) -> bool:
        """Whether it is walked either way: a decision and its plan."""
        return self.strength is Strength.THROUGH


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEnd:
    """What a text carries out or rests on without a document of the graph being found for it: why, and with which words."""

    document: str
    task: str | None
    relation: str
    quote: str
    start: int
    end: int
    place: str | None
    state: str  # "ambiguous", "unresolved"
    note: str | None
