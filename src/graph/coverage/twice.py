"""The same work ordered twice: two documents that order alike work to one body in one year.

Answers: which pairs of tasks look like one task with two bases.
Assumes: all tasks that the bodies of the tasks asked for lead.
Never:   proposes two tasks of one document, or of two of which one carries the other out: that is the order and its execution.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from graph.coverage.likeness import Likeness, Rareness, rareness
from graph.coverage.records import Twice
from graph.index.rows import TaskRow

LEAST_TWICE = 0.5  # higher than for carrying out: among the tasks of one body more wording is shared
LEADING = ("lead", "advise")


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """All tasks that some bodies lead. `cuts`: what each orders; `years`: of documents; `linked`: pairs of which one carries the other out."""

    rows: Sequence[TaskRow]
    cuts: Mapping[str, frozenset[str]]
    years: Mapping[str, int | None]
    linked: Set[tuple[str, str]]


def ordered_twice(asked: Sequence[TaskRow], orders: Orders) -> tuple[Twice, ...]:
    """Propose pairs of which one is among the tasks asked for, the most alike first."""
    wanted = {row.iri for row in asked}
    rare = rareness(orders.cuts[row.iri] for row in orders.rows)
    found: dict[frozenset[str], Twice] = {}
    for agency, rows in _by_agency(orders.rows).items():
        for one in _alike(agency, rows, wanted, (orders.cuts, rare)):
            documents = (one.one.document, one.other.document)
            if documents[0] != documents[1] and orders.linked.isdisjoint({documents, documents[::-1]}) and _is_same_year(one, orders.years):
                found.setdefault(frozenset({one.one.iri, one.other.iri}), one)
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.one.iri, one.other.iri)))


def _by_agency(led: Sequence[TaskRow]) -> Mapping[str, list[TaskRow]]:
    groups: dict[str, list[TaskRow]] = {}
    for row in led:
        for agency in {one.agency for one in row.printed(*LEADING) if one.agency}:
            groups.setdefault(agency, []).append(row)
    return groups


def _alike(agency: str, rows: Sequence[TaskRow], wanted: Set[str], weighed: tuple[Mapping[str, frozenset[str]], Rareness]) -> Iterator[Twice]:
    cuts, rare = [weighed[0][row.iri] for row in rows], weighed[1]
    likeness = Likeness(cuts, rare)
    for row, cut in zip(rows, cuts, strict=True):
        if row.iri in wanted:
            printed = next(one.printed for one in row.printed(*LEADING) if one.agency == agency)
            for alike in likeness.like(cut, LEAST_TWICE):
                other = rows[alike.place]
                yield Twice(
                    one=row, other=other, agency=printed, year=(row.deadline or other.deadline or "")[:4] or None, score=round(alike.score, 3)
                )


def _is_same_year(pair: Twice, years: Mapping[str, int | None]) -> bool:
    """Tell whether both are due in one year; what is done again and again is due in any; what has no deadline, in the year of its document."""
    if pair.one.recurrence or pair.other.recurrence:
        return True
    due = [int(row.deadline[:4]) if row.deadline else years.get(row.document) for row in (pair.one, pair.other)]
    return due[0] is not None and due[0] == due[1]
