"""What the text of one document says: a Reading and its parts. Texts of passages are verbatim; nothing here is repaired."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from graph.model.kinds import CopyState, Form, Predicate, Role, SectionRole
from graph.text import unwrap

T = TypeVar("T")

SELF = -1  # in a relation: the document at hand, where other numbers are places in Reading.citations


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span of a source with its words: text == Source.text[start:end]. `place` is where it stands in the file, as people say it."""

    start: int
    end: int
    text: str
    place: str | None = None  # "trang 3"; None: the file is the text

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.text):
            raise ValueError(f"passage {self.start}-{self.end} does not fit its text of {len(self.text)} characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated(Generic[T]):
    """A value that a text states, with the passage and the rule that read it."""

    value: T
    passage: Passage
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """From `start` on, the text stems from the place of the file that `label` names for people: "trang 3", "bảng 2, hàng 5"; "" names none."""

    start: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file as read: its text as decoded or written out, and the SHA-256 of its bytes."""

    path: str
    name: str
    media_type: str
    sha256: str
    text: str
    marks: tuple[Mark, ...] = ()  # by start; none where the file is the text
    is_recognised: bool = False  # the letters were recognised on a picture (OCR): they may be wrong

    def passage(self, start: int, end: int) -> Passage:
        """Cut a passage out of the text."""
        return Passage(start=start, end=end, text=self.text[start:end], place=self.place(start))

    def place(self, start: int) -> str | None:
        """Name the place of the file that the text at `start` stems from; None where the file is the text."""
        found = bisect_right(self.marks, start, key=lambda mark: mark.start)
        return (self.marks[found - 1].label or None) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a document says of itself. None: the text does not say it; nothing is guessed."""

    type: Stated[str] | None = None  # symbol: "KH"
    number: Stated[str] | None = None  # as printed, spaces removed: "222/KH-UBND"
    date: Stated[date] | None = None
    place: Stated[str] | None = None  # "Quảng Ngãi", of "Quảng Ngãi, ngày ..."
    issuer: Stated[str] | None = None  # written out: "Ủy ban nhân dân tỉnh Quảng Ngãi"
    title: Stated[str] | None = None
    signer: Stated[str] | None = None  # several joined by "; "
    capacity: Stated[str] | None = None  # TM., KT., TL., TUQ., Q. and the office signed for
    period: Stated[tuple[int | None, int | None]] | None = None  # the years the document is for
    territory: Stated[str] | None = None  # the province, or the one below it, that "tỉnh", "huyện" mean: "tỉnh Quảng Ngãi"
    state: CopyState = CopyState.NUMBERED
    annex_order: int = 1  # of the documents of its type that one decision issues in one file, which one this is


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the document that has a label or a heading of its own."""

    locator: str
    heading: Passage
    role: SectionRole
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One mention of another document. Resolution turns it into a Link.

    number, date and issuer are as printed (spaces removed from the number); a short form has those of the full mention it refers back to,
    which stands at `antecedent` in Reading.citations. None: nowhere given.
    """

    passage: Passage
    type: str | None  # symbol, the number's where it and the type word disagree
    number: str | None
    date: date | None
    issuer: str | None
    name: str | None  # the document's own name, where it has no number
    form: Form
    rule: str
    antecedent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What the text states between two documents: subject predicate object. Subject and object are places in Reading.citations, or SELF."""

    subject: int
    predicate: Predicate
    object: int
    passage: Passage  # the words that state it, the object's mention among them
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """An agency, as printed, and its role on a task."""

    role: Role
    agency: Passage
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """When a task is due: the words, and what they mean as far as they say it. first and last are inclusive days.

    `last` is None where no end is stated ("thường xuyên", "từ năm 2021"); `precision` is that of `last`, else of `first`.
    """

    passage: Passage
    first: date | None = None
    last: date | None = None
    precision: str | None = None  # "day", "month", "quarter", "year"
    recurrence: str | None = None  # scheme recurrence: "continuous", "yearly", "half-yearly", "quarterly", "monthly", "weekly", "ad-hoc"
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """The smallest numbered, lettered or bulleted item, or table row, that says work is to be done."""

    locator: str
    passage: Passage  # its own words, without label and without the lines that say who and when
    assignments: tuple[Assignment, ...]
    period: Period | None
    cites: tuple[int, ...]  # places in Reading.citations
    section: str | None  # locator of the section it stands in
    rule: str
    parent: str | None = None  # locator of the task above it
    output: Passage | None = None
    further: tuple[Period, ...] = ()  # when else the text says it is due: "trước ngày 30/6/2026; trình phê duyệt trước ngày 30/9/2026"

    @property
    def leads(self) -> tuple[str, ...]:
        """The responsible agencies as printed: those that lead, and those that advise."""
        return tuple(a.agency.text for a in self.assignments if a.role in {Role.LEAD, Role.ADVISE})

    @property
    def coordinating(self) -> tuple[str, ...]:
        """The coordinating agencies as printed."""
        return tuple(a.agency.text for a in self.assignments if a.role is Role.COORDINATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A figure that the document sets out to reach. A range has value and value_max; a fall is stored as a positive figure."""

    passage: Passage
    indicator: str
    comparator: str  # "=", ">", ">=", "<", "<=", "~", "range"
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    year: int | None
    year_from: int | None
    rule: str
    qualifier: str | None = None  # "theo giá so sánh 2010"
    baseline: Decimal | None = None  # what the value starts at, in its unit: "tăng từ 35% ..."
    baseline_year: int | None = None  # the year that it starts at or is compared with
    task: str | None = None  # locator of the task whose words state it


def text_hash(text: str) -> str:
    """Give the first 16 hex digits of the SHA-256 of a text in NFC with its white space folded: what a provisional IRI hangs on.

    >>> text_hash("Kế  hoạch") == text_hash("Kế hoạch\\n")
    True
    """
    return hashlib.sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What resolving needs of a reading. Had from a Reading, or read back from its graph, so that links are redone without reading again."""

    text_hash: str
    header: Header
    citations: tuple[Citation, ...]
    relations: tuple[Relation, ...]
    agencies: tuple[str, ...]  # printed names of agencies, each once


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the text of one document says, and nothing else: a pure function of the text and the lists."""

    source: Source
    header: Header
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    relations: tuple[Relation, ...]
    tasks: tuple[Task, ...]
    targets: tuple[Target, ...]

    def mentions(self) -> Mentions:
        """Give the part of the reading that resolving needs."""
        names = dict.fromkeys(unwrap(a.agency.text) for task in self.tasks for a in task.assignments)
        return Mentions(
            text_hash=text_hash(self.source.text),
            header=self.header,
            citations=self.citations,
            relations=self.relations,
            agencies=tuple(sorted(names)),
        )

    def passages(self) -> Iterator[Passage]:
        """Give every passage that the reading rests on."""
        header = self.header
        for name in fields(header):
            stated = getattr(header, name.name)
            if isinstance(stated, Stated):
                yield stated.passage
        for section in self.sections:
            yield section.heading
        yield from (citation.passage for citation in self.citations)
        yield from (relation.passage for relation in self.relations)
        yield from (target.passage for target in self.targets)
        for task in self.tasks:
            yield task.passage
            yield from (assignment.agency for assignment in task.assignments)
            yield from (place for place in (task.period.passage if task.period else None, task.output) if place)
            yield from (period.passage for period in task.further)
