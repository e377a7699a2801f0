"""What a replacement, amendment or repeal bears on: the plans, tasks and targets that rest on the document.

Answers: who carries out, rests on or cites a document that was changed by a day; with which words; and what stands in its place.
Assumes: the index and catalogue of a `Ground`.
Never:   counts the text that makes or tells of the change among those it bears on; says that a plan must be altered: that is for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from graph.index.over_time import Part, Reliance, changed_documents, known_documents, relying_on, targets_of, tasks_of
from graph.model.chain import Strength
from graph.period import days_of, had_come
from graph.status.ground import Ground, Status
from graph.text import is_cut

Since = Literal["before", "after", "unknown"]
CARRIES = frozenset({Strength.STRONG, Strength.WEAK})  # what a plan itself carries out, its tasks and targets do too
_ORDER = (Strength.STRONG, Strength.WEAK, Strength.COMPETENCE, Strength.MENTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A document or task that rests on the changed document, by its own words; `parts`: the tasks and targets that stand or fall with it.

    issued: whether its document was issued before the change or after it: what came after rests on something already changed.
    """

    kind: str  # "document", "task"
    hop: Reliance
    issued: Since
    owner_status: Status
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """A changed document and all that its change bears on, what carries it out first."""

    document: str
    label: str
    status: Status
    bearings: tuple[Bearing, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Count the documents, tasks and targets that rest on it, each once."""
        found = {
            "document": {one.hop.source for one in self.bearings if one.kind == "document"},
            "task": {one.hop.source for one in self.bearings if one.kind == "task"},
            "target": set[str](),
        }
        for part in (part for one in self.bearings for part in one.parts):
            found[part.kind].add(part.iri)
        return {kind: len(iris) for kind, iris in found.items()}

    def to_json(self) -> dict[str, object]:
        """Give it as /impact does."""
        return {
            **{"iri": self.document, "label": self.label, "status": self.status.to_json(), "counts": self.counts},
            "restingOn": [_bearing_json(one) for one in self.bearings],
        }


def _bearing_json(one: Bearing) -> dict[str, object]:
    hop = one.hop
    return {
        **{"kind": one.kind, "iri": hop.source, "document": hop.owner, "documentLabel": hop.owner_label, "date": hop.owner_date},
        **{"locator": hop.locator, "label": hop.statement or hop.owner_label, "relation": hop.relation, "strength": hop.strength},
        **{"issued": one.issued, "documentState": one.owner_status.state},
        **{"quote": hop.quote, "start": hop.start, "end": hop.end, "place": hop.place, "statedIn": hop.document},
        "cut": is_cut(hop.quote, hop.start, hop.end),
        "parts": [{"kind": part.kind, "iri": part.iri, "locator": part.locator, "label": part.statement} for part in one.parts],
    }


def impacts(ground: Ground, documents: Iterable[str] | None = None) -> tuple[Impact, ...]:
    """Give what changes by the day bear on: of these documents, or of all that were changed and that something rests on.

    In:     IRIs; None: every document of which a text of the graph or a list says that it was changed.
    Out:    for named documents one each, changed or not; else the changed ones that bear on something, most bearings first.
    """
    if documents is not None:
        return tuple(_impact(ground, iri) for iri in documents)
    candidates = changed_documents(ground.index) | known_documents(ground.index, ground.catalogue.listed)
    found = [_impact(ground, iri) for iri in sorted(candidates) if ground.of(iri).is_changed]
    return tuple(sorted((one for one in found if one.bearings), key=lambda one: (-len(one.bearings), one.document)))


def _impact(ground: Ground, iri: str) -> Impact:
    status = ground.of(iri)
    bearings = sorted(_bearings(ground, status), key=lambda one: (_ORDER.index(one.hop.strength), one.hop.owner, one.hop.start))
    return Impact(document=iri, label=ground.label(iri), status=status, bearings=tuple(bearings))


def _bearings(ground: Ground, status: Status) -> Iterator[Bearing]:
    changers = {one.by for one in status.evidence}
    stated = {(one.document, one.start, one.end) for one in status.evidence}
    for hop in relying_on(ground.index, status.iri):
        tells = hop.owner in changers and hop.strength is Strength.MENTION
        inside = any(hop.document == document and start is not None and end is not None and start <= hop.start and hop.end <= end
                     for document, start, end in stated) and hop.strength is Strength.MENTION  # fmt: skip
        if tells or inside or had_come(hop.owner_date, ground.day) is False:
            continue
        yield Bearing(
            kind="task" if hop.task else "document",
            hop=hop,
            issued=_issued(hop.owner_date, status.since),
            owner_status=ground.of(hop.owner),
            parts=_parts(ground, hop),
        )


def _issued(own: str | None, change: str | None) -> Since:
    """Tell whether a document was issued before a change.

    >>> _issued("2023", "2024-05-01"), _issued("2024-05-02", "2024-05"), _issued("2024", "2024-05-01"), _issued("2024-06-01", "2024-05-01")
    ('before', 'unknown', 'unknown', 'after')
    """
    if not own or not change:
        return "unknown"
    (own_first, own_last), (first, last) = days_of(own), days_of(change)
    return "before" if own_last < first else "after" if own_first > last else "unknown"


def _parts(ground: Ground, hop: Reliance) -> tuple[Part, ...]:
    if hop.task:
        return targets_of(ground.index, hop.task, of_task=True)
    if hop.strength in CARRIES and hop.source == hop.owner:
        return (*tasks_of(ground.index, hop.owner), *targets_of(ground.index, hop.owner))
    return ()


def rows(found: Iterable[Impact]) -> tuple[tuple[object, ...], ...]:
    """Give impacts as rows of a table, the heads first: one row for each plan, task and target that rests on a changed document."""
    heads = (
        *("changed", "changed_label", "state", "since", "by_label", "successor", "successor_label"),
        *("kind", "iri", "locator", "label", "through", "relation", "strength", "issued"),
        *("document", "document_label", "document_state", "quote", "stated_in", "place", "start", "end"),
    )
    return heads, *(row for one in found for bearing in one.bearings for row in _rows(one, bearing))


def _rows(one: Impact, bearing: Bearing) -> Iterator[tuple[object, ...]]:
    status, hop = one.status, bearing.hop
    heir = status.successor
    changed = (one.document, one.label, status.state, status.since, status.by_label, heir and heir.iri, heir and heir.label)
    said = (hop.relation, str(hop.strength), bearing.issued, hop.owner, hop.owner_label, bearing.owner_status.state)
    passage = (hop.quote, hop.document, hop.place, hop.start, hop.end)
    yield (*changed, bearing.kind, hop.source, hop.locator, hop.statement or hop.owner_label, None, *said, *passage)
    for part in bearing.parts:
        yield (*changed, part.kind, part.iri, part.locator, part.statement, hop.source, *said, *passage)
