"""What coverage is made of: which local task carries out which central one, and how that is known.

Answers: how much of a central task is covered, by what is stated or confirmed, and by what is only proposed.
Assumes: the rows of the index.
Never:   counts a proposal as covered: it is told apart until a person confirms it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.index.rows import TargetRow, TaskRow
from graph.model.chain import Hop


class Basis(StrEnum):
    """How it is known that a local task carries out a central one."""

    STATED = "stated"  # its words name the item of the central text
    CONFIRMED = "confirmed"  # a person said so
    SUGGESTED = "suggested"  # its wording is alike


class Extent(StrEnum):
    """How much of a central task is covered."""

    COVERED = "covered"
    PARTLY = "partly"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A local task that carries out a central one, the whole of it or a part.

    `hop`: where its words say so; `score`: how alike the wording is, 0 to 1.
    """

    central: str
    local: str
    basis: Basis
    is_whole: bool
    hop: Hop | None = None
    score: float | None = None
    decided_by: str | None = None
    decided_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How much of a central task is covered: `extent` by what is stated and confirmed; `proposed` with what is alike, which nobody has confirmed."""

    extent: Extent
    proposed: Extent

    @property
    def is_proposed(self) -> bool:
        """Whether proposals would add to what is known."""
        return self.proposed is not self.extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person decided: this local task carries out this central one, or does not."""

    central: str
    local: str
    is_upheld: bool
    decided_by: str
    decided_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """Two tasks of two documents that order alike work to one body in one year: proposed as one task with two bases."""

    one: TaskRow
    other: TaskRow
    agency: str  # as printed
    year: str | None
    score: float


class Verdict(StrEnum):
    """How a local figure stands to the central one."""

    MEETS = "meets"
    LOWER = "lower"
    LATER = "later"
    LOWER_AND_LATER = "lower-and-later"
    MISSING = "missing"
    NOT_COMPARABLE = "not-comparable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A central figure with the one of a local plan that means the same indicator; `reason` is Vietnamese."""

    central: TargetRow
    plan: str
    local: TargetRow | None
    verdict: Verdict
    reason: str


def standing_of(matches: Iterable[Match]) -> Standing:
    """Say how much of a task some matches cover."""
    known, proposed = Extent.NONE, Extent.NONE
    for match in matches:
        extent = Extent.COVERED if match.is_whole else Extent.PARTLY
        proposed = more(proposed, extent)
        if match.basis is not Basis.SUGGESTED:
            known = more(known, extent)
    return Standing(extent=known, proposed=proposed)


def more(one: Extent, other: Extent) -> Extent:
    """Give the larger of two extents.

    >>> more(Extent.NONE, Extent.PARTLY)
    <Extent.PARTLY: 'partly'>
    """
    return min(one, other, key=tuple(Extent).index)


def with_parts(own: Standing, parts: Iterable[Standing]) -> Standing:
    """Say how much of a task is covered whose parts are tasks of their own: all of it where all of them are."""
    below = tuple(parts)

    def joined(mine: Extent, theirs: tuple[Extent, ...]) -> Extent:
        if not theirs or mine is Extent.COVERED:
            return mine
        if all(extent is Extent.COVERED for extent in theirs):
            return Extent.COVERED
        return more(mine, Extent.PARTLY) if any(extent is not Extent.NONE for extent in theirs) else mine

    return Standing(
        extent=joined(own.extent, tuple(part.extent for part in below)), proposed=joined(own.proposed, tuple(part.proposed for part in below))
    )
