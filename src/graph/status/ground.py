"""What is known of a document's standing on a day: from what texts of the graph say, and from the catalogue.

Answers: was it replaced, amended, repealed by then; since when, by what, in whose place; and which words or which list say so.
Assumes: a change counts from the day on which the changing document was issued: the day on which it takes effect is not read from its text.
Never:   calls a document in force because nobody says otherwise; settles a contradiction: both sides are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Literal

from graph.index.ask import Index
from graph.index.over_time import Change, changes_of, document_date, document_label, standings_of
from graph.period import had_come
from graph.status.catalogue import Catalogue, Successor

Held = Literal["yes", "maybe", "later"]
STATES = {"replaces": "replaced", "repeals": "repealed", "amends": "amended"}
ENDED = ("repealed", "replaced")
_ORDER = ("repealed", "replaced", "amended", "in-force")  # of several, the first is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One saying of a document's standing: the words of a text, or a row of a list.

    holds: "yes" by the day asked for; "later": from a later day on; "maybe": the dates known do not decide it.
    """

    state: str
    holds: Held
    since: str | None  # when `by` was issued; ISO day, month or year
    by: str | None
    by_label: str | None
    document: str | None = None  # whose text says so
    document_label: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    place: str | None = None
    source: str | None = None  # of a list: where it has it from
    file: str | None = None  # the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A document's standing on a day. `state`: "not-issued", "in-force", "amended", "replaced", "repealed", "contradicted", "unknown".

    `since`, `by`, `successor`: of the first saying that gives the state. `is_contradicted`: sayings differ on the state or the successor.
    """

    iri: str
    day: date
    state: str
    since: str | None = None
    by: str | None = None
    by_label: str | None = None
    successor: Successor | None = None  # what stands in its place by that day, over several replacements
    is_contradicted: bool = False
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether something happened to it by that day."""
        return self.state in {"amended", "replaced", "repealed", "contradicted"}

    def to_json(self) -> dict[str, object]:
        """Give it as /trace and /impact do."""
        successor = self.successor and {"iri": self.successor.iri, "label": self.successor.label}
        return {
            **{"asOf": self.day.isoformat(), "state": self.state, "since": self.since, "by": self.by, "byLabel": self.by_label},
            **{"successor": successor, "contradicted": self.is_contradicted},
            "evidence": [{name: value for name, value in asdict(one).items() if value is not None} for one in self.evidence],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Tells the standing of documents on one day; remembers what it told. `today`: sayings without a date hold from it on."""

    index: Index
    catalogue: Catalogue
    day: date
    today: date
    _told: dict[str, Status] = field(default_factory=dict, repr=False)

    def of(self, iri: str) -> Status:
        """Give the standing of a document."""
        if iri not in self._told:
            self._told[iri] = _status(self, iri)
        return self._told[iri]

    def on(self, day: date) -> Ground:
        """Give the same for another day."""
        return Ground(index=self.index, catalogue=self.catalogue, day=day, today=self.today)

    def label(self, iri: str) -> str:
        """Name a document for people, as the graph has it, else the catalogue; its IRI where neither knows it."""
        return document_label(self.index, iri) or self.catalogue.labels.get(iri) or iri

    def issued(self, iri: str) -> str | None:
        """Give the date of a document, as the graph has it, else the catalogue."""
        listed = self.catalogue.dates.get(iri)
        return document_date(self.index, iri) or (listed.isoformat() if listed else None)


def status_of(ground: Ground, iri: str) -> Status:
    """Tell what is known of a document's standing on a day.

    In:     the IRI of a document, held, cited or listed.
    Out:    its state with every saying that bears on it; "unknown" where no text of the graph and no list says anything.
    Raises: nothing.
    Source: relations replaces, repeals and amends of the graph; data/lists/catalogue.csv and the owner's catalogue.
    """
    return ground.of(iri)


def _status(ground: Ground, iri: str) -> Status:
    evidence = tuple(sorted({*_of_texts(ground, iri), *_of_lists(ground, iri), *_of_notes(ground, iri)}, key=_rank))
    issued = ground.issued(iri)
    if had_come(issued, ground.day) is False:
        return Status(iri=iri, day=ground.day, state="not-issued", since=issued, evidence=evidence)
    holding = [one for one in evidence if one.holds == "yes"]
    if not holding:
        return Status(iri=iri, day=ground.day, state="unknown", evidence=evidence)
    first = holding[0]
    is_contradicted = _contradict(holding)
    return Status(
        iri=iri,
        day=ground.day,
        state="contradicted" if is_contradicted and {one.state for one in holding} & {"in-force"} else first.state,
        since=first.since,
        by=first.by,
        by_label=first.by_label,
        successor=None if is_contradicted else _heir(ground, iri, first),
        is_contradicted=is_contradicted,
        evidence=evidence,
    )


def _contradict(holding: list[Evidence]) -> bool:
    """Tell whether sayings cannot all be right: in force and ended, or replaced by different documents."""
    states = {one.state for one in holding}
    heirs = {one.by for one in holding if one.state == "replaced" and one.by}
    return ("in-force" in states and bool(states & set(ENDED))) or len(heirs) > 1


def _heir(ground: Ground, iri: str, first: Evidence) -> Successor | None:
    """Follow replacements to the document that nothing has replaced by the day; None where none is named, or they run in a circle."""
    if first.state != "replaced" or first.by is None:
        return None
    seen = {iri}
    heir = Successor(iri=first.by, label=first.by_label or first.by, date=None)
    while heir.iri not in seen:
        seen.add(heir.iri)
        further = [one for one in (*_of_texts(ground, heir.iri), *_of_lists(ground, heir.iri)) if one.holds == "yes" and one.state == "replaced"]
        if len({one.by for one in further}) != 1 or further[0].by is None:
            return heir
        heir = Successor(iri=further[0].by, label=further[0].by_label or further[0].by, date=None)
    return None


def _of_texts(ground: Ground, iri: str) -> Iterator[Evidence]:
    for change in changes_of(ground.index, iri):
        date_known = change.by_date or ground.issued(change.by)
        yield Evidence(
            state=STATES[change.relation],
            holds=_holds(ground, date_known, change),
            since=date_known,
            by=change.by,
            by_label=change.by_label,
            **{name: getattr(change, name) for name in ("document", "document_label", "quote", "start", "end", "place")},
        )


def _holds(ground: Ground, since: str | None, change: Change | None = None) -> Held:
    """Tell whether a change had come by the day; where its own date is not known, the text that tells of it is later than it."""
    come = had_come(since, ground.day)
    if come is None and change is not None and had_come(change.document_date, ground.day):
        return "yes"
    if since is None:
        return "yes" if ground.day >= ground.today else "maybe"
    return "maybe" if come is None else "yes" if come else "later"


def _of_lists(ground: Ground, iri: str) -> Iterator[Evidence]:
    listed = ground.catalogue.listed.get(iri)
    if listed is not None:
        heir = listed.successor
        since = heir.date.isoformat() if heir and heir.date else None
        yield Evidence(
            state=listed.status,
            holds=_holds(ground, since),
            since=since,
            by=heir.iri if heir else None,
            by_label=heir.label if heir else None,
            source=listed.source,
            file=listed.file,
        )


def _of_notes(ground: Ground, iri: str) -> Iterator[Evidence]:
    """Give what the graph notes of a catalogue that it was built with, where the catalogue at hand does not say the same."""
    listed = ground.catalogue.listed.get(iri)
    for state, note in standings_of(ground.index, iri):
        if listed is None or listed.status != state:
            yield Evidence(state=state, holds=_holds(ground, None), since=None, by=None, by_label=None, source=note)


def _rank(one: Evidence) -> tuple[int, int, str, str, int]:
    held = ("yes", "maybe", "later").index(one.holds)
    strongest = _ORDER.index(one.state) if one.holds == "yes" else 0  # of what is still to come, the first is told first
    return held, strongest, one.since or "9", one.document or "~", one.start or 0
