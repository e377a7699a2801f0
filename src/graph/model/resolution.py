"""What mentions were resolved to, or why they were not: links, agencies, identities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.model.kinds import State


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
    territory_label: str | None = None  # "tỉnh Quảng Ngãi"
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
    series: str | None = None  # scheme series: "individual", "normative", "assembly", "party", "dispatch"


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
    stubs: tuple[Stub, ...]  # the documents that links point to or may mean, held or not, each once
