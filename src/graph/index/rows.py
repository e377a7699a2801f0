"""The rows that the index gives, and what a list may be asked for.

Answers: what a list shows of a document, task, agency or target.
Assumes: the columns of schema.sql; each row's fields bear their names.
Never:   holds what only the store knows, such as quotes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """A stretch of a list: `items` from `offset` on, of `total`. `is_near`: nothing has all the words asked for, these have some."""

    total: int
    offset: int
    limit: int
    items: tuple[T, ...]
    is_near: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """A document of a list, held or only cited. `type`, `level`: entries of their schemes. `date`: ISO."""

    iri: str
    label: str
    number: str | None
    title: str | None
    type: str | None
    date: str | None
    year: int | None
    issuer: str | None
    issuer_label: str | None
    level: str
    province: str | None
    held: bool
    plan: bool
    tasks: int
    targets: int
    cited: int  # documents that cite it


@dataclass(frozen=True, slots=True, kw_only=True)
class NowRow:
    """A body that has the tasks of one that no longer exists, as far as the lists know; without IRI: it is not known which, and `note` says why."""

    iri: str | None
    label: str | None
    since: str | None  # ISO day; None: not known
    kind: str  # "whole", "part", "unknown"
    what: str  # which functions, of a part
    basis: str  # the resolutions, laws and decrees, each with number and date
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One step of a way from a body to those that took over from it. The fields of `graph.succession.Step`."""

    source: str
    source_label: str
    target: str | None
    target_label: str | None
    day: str | None
    kind: str
    what: str
    basis: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow:
    """An agency on a task as printed, with its IRI and name where it is known, else why not. `now`: who has its tasks today, where that changed."""

    role: str
    printed: str
    agency: str | None
    label: str | None
    note: str | None
    now: tuple[NowRow, ...] = ()

    @property
    def is_renamed(self) -> bool:
        """Whether people would look for it under another name today."""
        return any(body.label != self.label for body in self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task of a list."""

    iri: str
    document: str
    document_label: str
    locator: str
    statement: str
    time: str | None
    deadline: str | None  # "2025-06-30", "2025-06" or "2025"
    recurrence: str | None
    parent: str | None
    output: str | None
    assignments: tuple[AssignmentRow, ...] = ()

    def printed(self, *roles: str) -> tuple[AssignmentRow, ...]:
        """Give the assignments of some roles, in their order."""
        return tuple(given for given in self.assignments if given.role in roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRow:
    """An agency or group of a list, with how many tasks it leads and coordinates and how many documents it issued."""

    iri: str
    label: str
    level: str
    parent: str | None
    territory: str | None
    province: str | None
    is_group: bool
    abbreviation: str | None
    now: tuple[NowRow, ...]
    leads: int
    coordinates: int
    issued: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """A target of a list; figures are decimal text."""

    iri: str
    document: str
    document_label: str
    statement: str
    indicator: str
    comparator: str
    value: str | None
    value_max: str | None
    unit: str | None
    year: int | None
    year_from: int | None
    qualifier: str | None
    baseline: str | None
    baseline_year: int | None
    task: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found by its words. `kind` is "document", "task", "agency" or "target"."""

    kind: str
    iri: str
    label: str
    detail: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list is narrowed to; None does not narrow. `document` is an IRI, `agencies` are IRIs; the rest are entries of schemes, slugs, years."""

    q: str | None = None
    document: str | None = None
    agencies: tuple[str, ...] | None = None
    role: str | None = None
    level: str | None = None
    type: str | None = None
    year: int | None = None
    province: str | None = None
    held: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much the index holds."""

    documents: int
    held: int
    tasks: int
    agencies: int
    targets: int
