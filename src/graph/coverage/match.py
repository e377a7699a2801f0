"""Which local task carries out which central one: as its words name it, as a person decided, else as the wording is alike.

Answers: the matches between the tasks of one document and those that carry the document out.
Assumes: that the local tasks carry the document out is known (graph.chain).
Never:   proposes what a person rejected; proposes anything for a task whose words, or whose reader, already say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.coverage.likeness import LEAST_TASK, Likeness, grams, rareness
from graph.coverage.naming import fitting, named_item
from graph.coverage.records import Basis, Match, Ruling
from graph.index.rows import DocumentRow, TaskRow
from graph.model.chain import Hop

WHOLE = 0.5  # of a central sentence's weight: at least so much of it, in 38 of 47 pairs that carry out the whole and 1 of 5 of a part
NEARLY = 0.9  # of the best proposal's score: what is as good is proposed too
MOST = 3  # proposals for a local task


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What is held against each other. By tasks' IRIs, `said`: the hop by which own words carry the document out; `cuts`: what a task orders."""

    document: DocumentRow
    central: Sequence[TaskRow]
    local: Sequence[TaskRow]
    said: Mapping[str, Hop]
    cuts: Mapping[str, frozenset[str]]
    rulings: Sequence[Ruling]


def match(sides: Sides) -> tuple[Match, ...]:
    """Give the matches in the order of the central tasks, what is known before what is proposed."""
    known = {(one.central, one.local): one for one in stated(sides)}
    known |= {(one.central, one.local): one for one in confirmed(sides)}
    rejected = {(ruling.central, ruling.local) for ruling in sides.rulings if not ruling.is_upheld}
    settled = {one.local for pair, one in known.items() if pair not in rejected}
    found = [one for pair, one in known.items() if pair not in rejected]
    found += [one for one in suggested(sides) if (one.central, one.local) not in rejected and one.local not in settled]
    order = {row.iri: place for place, row in enumerate(sides.central)}
    return tuple(sorted(found, key=lambda one: (order[one.central], tuple(Basis).index(one.basis), -(one.score or 1.0), one.local)))


def stated(sides: Sides) -> Iterator[Match]:
    """Give what local tasks' own words name."""
    document, locators = sides.document, {row.iri: row.locator for row in sides.central}
    for row in sides.local:
        hop = sides.said.get(row.iri)
        if hop is None or not document.number or not document.type:
            continue
        for words in (hop.quote, row.statement):
            steps = named_item(words, document.number, document.type)
            if steps:
                for central, is_whole in fitting(steps, locators):
                    yield Match(central=central, local=row.iri, basis=Basis.STATED, is_whole=is_whole, hop=hop)
                break


def confirmed(sides: Sides) -> Iterator[Match]:
    """Give what people decided of the tasks at hand."""
    central, local = {row.iri for row in sides.central}, {row.iri for row in sides.local}
    for one in sides.rulings:
        if one.is_upheld and one.central in central and one.local in local:
            yield Match(
                central=one.central, local=one.local, basis=Basis.CONFIRMED, is_whole=True, decided_by=one.decided_by, decided_on=one.decided_on
            )


def suggested(sides: Sides) -> Iterator[Match]:
    """Propose, for each local task, the central ones that its wording is most like."""
    central, local = ([sides.cuts[row.iri] for row in rows] for rows in (sides.central, sides.local))
    likeness = Likeness(central, rareness([*central, *local]))
    for row, cut in zip(sides.local, local, strict=True):
        alike = sorted(likeness.like(cut, LEAST_TASK), key=lambda one: -one.score)
        for one in alike[:MOST]:
            if one.score >= NEARLY * alike[0].score:
                is_whole = likeness.share(one.place, cut) >= WHOLE
                iri = sides.central[one.place].iri
                yield Match(central=iri, local=row.iri, basis=Basis.SUGGESTED, is_whole=is_whole, score=round(one.score, 3))


def cut_all(rows: Iterable[TaskRow]) -> dict[str, frozenset[str]]:
    """Cut what tasks order into what likeness compares, by their IRIs."""
    return {row.iri: grams(said(row)) for row in rows}


def said(row: TaskRow) -> str:
    """Give what a task orders, without the names of who is to do it."""
    words = row.statement
    for printed in sorted({one.printed for one in row.assignments}, key=len, reverse=True):
        words = words.replace(printed, ";")
    return words
