"""What a mention was found to mean, before it is known whether the document is held."""

from __future__ import annotations

from dataclasses import dataclass

from graph.lists import DocumentType
from graph.model import Agency
from graph.numbers import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One target: the mention means it; several: it is ambiguous; none: unresolved, and `candidates` are what it could be."""

    targets: tuple[str, ...] = ()
    reason: str  # Vietnamese, for people
    rule: str
    candidates: tuple[str, ...] = ()
    number: Number | None = None
    kind: DocumentType | None = None
    issuer: Agency | None = None
    registers: frozenset[str] = frozenset()  # slugs, without founding days, of the registers that the number can stand in; empty: not known
    is_named: bool = False  # the mention itself, or its number, names the issuer
