"""The same work ordered twice: two documents that order alike work to one body in one year.

Answers: which pairs of tasks look like one task with two bases.
Assumes: all tasks that the bodies of the tasks asked for lead.
Never:   proposes two tasks of one document, or of two of which one carries the other out: that is the order and its execution.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from graph.coverage.likeness import Likeness, Rareness, grams, rareness
from graph.coverage.match import said
from graph.coverage.records import Twice
from graph.index.rows import TaskRow

LEAST_TWICE = 0.5  # higher than for carrying out: among the tasks of one body more wording is shared
LEADING = ("lead", "advise")


def ordered_twice(
    asked: Sequence[TaskRow], led: Sequence[TaskRow], years: Mapping[str, int | None], linked: Set[tuple[str, str]]
) -> tuple[Twice, ...]:
    """Propose pairs, the most alike first.

    In:     the tasks asked for; all that their bodies lead, those asked for among them; the year of each document, by IRI; pairs of documents of
            which one carries the other out.
    """
    wanted = {row.iri for row in asked}
    rare = rareness(grams(said(row)) for row in led)
    found: dict[frozenset[str], Twice] = {}
    for agency, rows in _by_agency(led).items():
        for one in _alike(agency, rows, wanted, rare):
            documents = (one.one.document, one.other.document)
            if documents[0] != documents[1] and documents not in linked and documents[::-1] not in linked and _is_same_year(one, years):
                found.setdefault(frozenset({one.one.iri, one.other.iri}), one)
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.one.iri, one.other.iri)))


def _by_agency(led: Sequence[TaskRow]) -> Mapping[str, list[TaskRow]]:
    groups: dict[str, list[TaskRow]] = {}
    for row in led:
        for agency in {one.agency for one in row.printed(*LEADING) if one.agency}:
            groups.setdefault(agency, []).append(row)
    return groups


def _alike(agency: str, rows: Sequence[TaskRow], wanted: Set[str], rare: Rareness) -> Iterator[Twice]:
    cuts = [grams(said(row)) for row in rows]
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
