"""The records that the stages pass on, and the project's words.

One English word per concept, everywhere:

    document    văn bản: a work, known by issuer, type, series, year and number      citation   viện dẫn: one mention of a document in another
    reading     what one document's text says                                         relation   what a text states between two documents
    passage     a place of a source, with its words                                   task       nhiệm vụ: the smallest unit that orders work
    section     phần, chương, mục, điều, khoản, điểm                                  assignment phân công: an agency's role on a task
    locator     the way to a section or task: "II.1.a", "PL2.3"                       target     chỉ tiêu: a figure to be reached
    number      số, ký hiệu, as printed                                               link       what a mention was resolved to, or why not
    key         a document as a person writes it                                      ruling     what a person decided

Offsets are code points into Source.text, half-open. Texts of passages are verbatim; nothing here is repaired.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from graph.text import unwrap

T = TypeVar("T")

SELF = -1  # in a relation: the document at hand, where other numbers are places in Reading.citations


class Role(StrEnum):
    """What an agency does on a task (scheme assignment-role)."""

    LEAD = "lead"
    ADVISE = "advise"  # "tham mưu thực hiện"
    COORDINATE = "coordinate"
    APPROVE = "approve"
    REPORT = "report"


class Predicate(StrEnum):
    """What a text says of two documents (scheme citation-role); declared strongest first: of several, one wins."""

    REPLACES = "replaces"
    AMENDS = "amends"
    REPEALS = "repeals"
    PROMULGATES = "promulgates"  # the subject is the decision, the object the plan that it issues
    APPROVES = "approves"  # likewise
    IMPLEMENTS = "implements"
    BASED_ON = "basedOn"
    PROPOSED_IN = "proposedIn"
    CITES = "cites"


class Form(StrEnum):
    """How a citation names its document."""

    FULL = "full"  # number and date
    SHORT = "short"  # number alone
    NAME = "name"  # a document without number: "Luật Ngân sách nhà nước"
    TITLE = "title"  # by its defined title
    BARE = "bare"  # "Kế hoạch này", "Quyết định nêu trên"


class SectionRole(StrEnum):
    """What a section is for; tasks are sought in those that order work."""

    AIM = "aim"  # mục đích, yêu cầu, quan điểm
    SITUATION = "situation"  # thực trạng, kết quả
    OBJECTIVE = "objective"  # mục tiêu, chỉ tiêu
    TASK = "task"  # nhiệm vụ, giải pháp, nội dung
    ASSIGNMENT = "assignment"  # phân công, trách nhiệm
    ORGANISATION = "organisation"  # tổ chức thực hiện, chế độ báo cáo
    RECIPIENTS = "recipients"  # nơi nhận
    ANNEX = "annex"
    OTHER = "other"


class CopyState(StrEnum):
    """What the copy that was read shows of the document's issue: “no number in the text” is not “not issued”."""

    NUMBERED = "numbered"  # number and date stand in the text
    BLANK_NUMBER = "blankNumber"  # the place for the number is left empty
    HEADERLESS = "headerless"  # the text lost its header
    ANNEXED = "annexed"  # issued with another document
    DRAFT = "draft"  # says that it is a draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A place of a source with its words: text == Source.text[start:end]."""

    start: int
    end: int
    text: str

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
class Source:
    """One file as read: its text as decoded, and the SHA-256 of its bytes."""

    path: str
    name: str
    media_type: str
    sha256: str
    text: str

    def passage(self, start: int, end: int) -> Passage:
        """Cut a passage out of the text."""
        return Passage(start=start, end=end, text=self.text[start:end])


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


class State(StrEnum):
    """How far a mention was resolved (scheme resolution-status)."""

    RESOLVED = "resolved"  # the document is held
    STUB = "stub"  # identity known, text not held
    AMBIGUOUS = "ambiguous"  # several documents fit
    UNRESOLVED = "unresolved"  # none fits, or too little is printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a citation was resolved to. Without target, `reason` says why not and `candidates` what it could be."""

    citation: int  # place in Reading.citations
    state: State
    target: str | None  # IRI of the document
    reason: str  # Vietnamese, for people; says why this document, or why none
    rule: str
    candidates: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.target is None) == (self.state in {State.RESOLVED, State.STUB}):
            raise ValueError(f"citation {self.citation}: state {self.state} does not fit target {self.target}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A body in one legal existence, or a group that is named as one (`is_group`)."""

    iri: str
    label: str  # written out: "Sở Công Thương tỉnh Quảng Ngãi"
    level: str  # scheme agency-level: "party-central", "central", "ministry", "province", "department", "district", "commune", "unit", "other"
    is_group: bool = False
    parent: str | None = None  # IRI
    territory: str | None = None  # IRI of the administrative unit
    abbreviation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLink:
    """What an agency's printed name was resolved to; without agency, `reason` says why not."""

    printed: str
    agency: Agency | None
    state: State
    reason: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """What is known of a document from its mentions and the catalogue, whether or not its text is held."""

    iri: str
    type: str | None  # symbol
    number: str | None  # "23-NQ/TW"
    date: date | None
    issuer: Agency | None
    issuer_text: str | None
    title: str | None
    label: str  # "Nghị quyết 23-NQ/TW ngày 22/3/2018 của Bộ Chính trị"
    series: str | None = None  # scheme series: "individual", "normative", "assembly", "party"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which document a reading is of. Provisional where number, year or issuer is not known: its IRI then hangs on the text."""

    stub: Stub
    provisional: bool
    former: tuple[str, ...]  # IRIs that it had before (ledger), and its provisional one
    reason: str  # Vietnamese: what the identity rests on, or what is missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What the mentions of one document were resolved to."""

    identity: Identity
    issuer: AgencyLink | None
    links: tuple[Link, ...]  # one per citation, in their order
    agencies: tuple[AgencyLink, ...]  # one per printed name, in their order
    stubs: tuple[Stub, ...]  # the documents that links point to, held or not, each once
