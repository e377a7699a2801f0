"""Hold the tasks and targets of a document of the centre against those of the plans that carry it out.

Answers: which of its tasks are covered, partly or not, by which local tasks and how that is known; which local tasks have none above them; how local
         figures stand to its own; which work was ordered twice.
Assumes: the index and the rulings of one state of the graph.
Never:   counts a proposal as covered; says anything of a document whose text is not held but that it is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.chain import Carried, Source, Trace, carried_out, trace
from graph.coverage.aims import Plan, compare
from graph.coverage.match import Sides, cut_all, match
from graph.coverage.records import Aim, Match, Ruling, Standing, Twice, standing_of, with_parts
from graph.coverage.twice import LEADING, Orders, ordered_twice
from graph.errors import KeyNotFoundError, UsageError
from graph.index.ask import Index
from graph.index.rows import DocumentRow, TaskRow
from graph.index.whole import Whole
from graph.model.chain import Hop, Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked: the IRI of a document; of local plans those of a province (slug), of local tasks those that agencies (IRIs) lead; None: all."""

    document: str
    province: str | None = None
    agencies: frozenset[str] | None = None
    depth: int = 6


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """What is known. `known`: how it is known that a local task carries the document out, and the weakest hop of that way."""

    document: DocumentRow
    central: tuple[TaskRow, ...]
    local: tuple[TaskRow, ...]
    plans: tuple[DocumentRow, ...]
    known: Mapping[str, tuple[Source, Strength]]
    matches: tuple[Match, ...]
    aims: tuple[Aim, ...]
    twice: tuple[Twice, ...]
    is_cut: bool  # there is more beyond the depth
    rows: Mapping[str, TaskRow] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", {row.iri: row for row in (*self.central, *self.local)})

    @cached_property
    def by_central(self) -> Mapping[str, tuple[Match, ...]]:
        """The matches of each central task, known ones first."""
        found: dict[str, list[Match]] = {row.iri: [] for row in self.central}
        for one in self.matches:
            found[one.central].append(one)
        return {iri: tuple(matches) for iri, matches in found.items()}

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """How much of each central task is covered, by all plans together."""
        return standings(self.central, self.by_central)

    @cached_property
    def without_parent(self) -> tuple[TaskRow, ...]:
        """The local tasks that, as far as is known or proposed, carry out no task of the document nor stand below one that does."""
        if not self.central:
            return ()
        with_one = {one.local for one in self.matches}

        def has_parent(row: TaskRow | None) -> bool:
            return row is not None and (row.iri in with_one or has_parent(self.rows.get(row.parent or "")))

        return tuple(row for row in self.local if not has_parent(row))


def standings(central: Sequence[TaskRow], matches: Mapping[str, Sequence[Match]]) -> dict[str, Standing]:
    """Say how much of each task is covered by some matches: by its own, and by those of its parts."""
    parts: dict[str, list[TaskRow]] = {}
    for row in central:
        if row.parent:
            parts.setdefault(row.parent, []).append(row)
    found: dict[str, Standing] = {}

    def standing(row: TaskRow) -> Standing:
        if row.iri not in found:
            found[row.iri] = with_parts(standing_of(matches.get(row.iri, ())), map(standing, parts.get(row.iri, ())))
        return found[row.iri]

    return {row.iri: standing(row) for row in central}


def cover(index: Index, rulings: Sequence[Ruling], wanted: Wanted) -> Coverage:
    """Answer what of a document is covered.

    Raises: KeyNotFoundError if the graph does not hold the document; UsageError if it is a task.
    """
    with index.around() as around:
        node = around.node(wanted.document)
        if node.kind != "document":
            raise UsageError(f"<{wanted.document}> là một nhiệm vụ; hãy nêu văn bản của trung ương có các nhiệm vụ cần đối chiếu")
        below = trace(around, wanted.document, direction="down", depth=wanted.depth)
    carried = carried_out(below)
    with index.whole() as whole:
        return _held_against(whole, below, carried, wanted, rulings)


def _held_against(whole: Whole, below: Trace, carried: Sequence[Carried], wanted: Wanted, rulings: Sequence[Ruling]) -> Coverage:
    documents = {row.iri: row for row in whole.documents(node.iri for node in below.nodes if node.kind == "document")}
    documents |= {row.iri: row for row in whole.documents(node.document for node in below.nodes if node.document not in documents)}
    if wanted.document not in documents:
        raise KeyNotFoundError(wanted.document)
    document, known = documents[wanted.document], {one.task.iri: (one.best[0], one.best[1].strength) for one in carried}
    own = {wanted.document: wanted.document} | {node.iri: node.document for node in below.nodes if node.kind == "task" and node.iri not in known}
    central = tuple(row for row in whole.tasks(own.values()) if row.iri in own)
    local = tuple(row for row in whole.tasks({one.task.document for one in carried}) if row.iri in known and _is_wanted(row, documents, wanted))
    plans = tuple(documents[iri] for iri in dict.fromkeys(row.document for row in local))
    cuts = cut_all((*central, *local))
    sides = Sides(document=document, central=central, local=local, said=_said(below, wanted.document), cuts=cuts, rulings=rulings)
    return Coverage(
        document=document,
        central=central,
        local=local,
        plans=plans,
        known=known,
        matches=match(sides),
        aims=tuple(compare(document, whole.targets(own.values()), [Plan(document=plan, targets=whole.targets([plan.iri])) for plan in plans])),
        twice=_twice(whole, local, cuts),
        is_cut=below.is_cut,
    )


def _is_wanted(row: TaskRow, documents: Mapping[str, DocumentRow], wanted: Wanted) -> bool:
    is_there = wanted.province in {None, documents[row.document].province}
    return is_there and (wanted.agencies is None or any(one.agency in wanted.agencies for one in row.printed(*LEADING)))


def _said(below: Trace, document: str) -> dict[str, Hop]:
    """Give the hops by which tasks' own words carry a document out."""
    return {hop.source: hop for hop in reversed(below.hops) if hop.target == document and hop.strength in {Strength.STRONG, Strength.WEAK}}


def _twice(whole: Whole, local: Sequence[TaskRow], cuts: Mapping[str, frozenset[str]]) -> tuple[Twice, ...]:
    bodies = {one.agency for row in local for one in row.printed(*LEADING) if one.agency}
    rows = whole.led(bodies)
    documents = {row.document for row in rows}
    years = {row.iri: row.year for row in whole.documents(documents)}
    every = {**cuts, **cut_all(row for row in rows if row.iri not in cuts)}
    return ordered_twice(local, Orders(rows=rows, cuts=every, years=years, linked=whole.linked(documents)))
