"""Print how well likeness of wording finds what carries a task out, for each threshold, and how long 10,000 tasks against 200 take.

usage: python -m bench.likeness

The pairs are bench/likeness.csv, written in the manner of real plans and labelled by hand: a local task that carries out the whole of a central
one, or a part of it, and hard negatives, of the same subject with another duty. "crossed": every local task is held against every central one, and
what is not labelled counts as wrong.
"""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.coverage.aims import indicator_words
from graph.coverage.likeness import Likeness, Rareness, grams, rareness

PAIRS = Path(__file__).with_suffix(".csv")
STEPS = tuple(step / 100 for step in range(16, 81, 2))
LEAST_PRECISION = 0.9
CENTRAL, LOCAL = 200, 10_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, whether one carries the other out (whole, part, no), and how alike they are."""

    central: str
    local: str
    carries: str
    score: float
    share: float


def read_pairs(kind: str) -> tuple[Pair, ...]:
    with PAIRS.open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["kind"] == kind]
    rare = rareness(grams(text) for text in sorted({row[side] for row in rows for side in ("central", "local")}))
    return tuple(_pair(row, rare) for row in rows)


def _pair(row: Mapping[str, str], rare: Rareness) -> Pair:
    cut, likeness = grams(row["local"]), Likeness([grams(row["central"])], rare)
    found = next(likeness.like(cut), None)
    return Pair(row["central"], row["local"], row["carries"], found.score if found else 0.0, likeness.share(0, cut))


def measured(pairs: tuple[Pair, ...], threshold: float) -> tuple[float, float]:
    """Give precision and recall of a threshold."""
    proposed = [pair for pair in pairs if pair.score >= threshold]
    right = sum(pair.carries != "no" for pair in proposed)
    return right / max(1, len(proposed)), right / sum(pair.carries != "no" for pair in pairs)


def chosen(pairs: tuple[Pair, ...]) -> float:
    """Give the lowest threshold whose precision is high enough; 1.0 where none is."""
    return next((step for step in STEPS if measured(pairs, step)[0] >= LEAST_PRECISION), 1.0)


def crossed(pairs: tuple[Pair, ...], threshold: float) -> tuple[int, int]:
    """Hold every local sentence against every central one: how many proposals, and how many of them are labelled right."""
    centrals, locals_ = sorted({pair.central for pair in pairs}), sorted({pair.local for pair in pairs})
    cuts = [grams(text) for text in centrals]
    likeness = Likeness(cuts, rareness([*cuts, *map(grams, locals_)]))
    right = {(pair.central, pair.local) for pair in pairs if pair.carries != "no"}
    found = [(centrals[like.place], text) for text in locals_ for like in likeness.like(grams(text), threshold)]
    return len(found), sum(pair in right for pair in found)


def held_out(pairs: tuple[Pair, ...]) -> tuple[float, float]:
    """Choose the threshold on one half of the central sentences, measure on the other, both ways: precision and recall."""
    order = sorted({pair.central for pair in pairs})
    halves = [tuple(pair for pair in pairs if order.index(pair.central) % 2 == half) for half in (0, 1)]
    told = [measured(halves[1 - half], chosen(halves[half])) for half in (0, 1)]
    return sum(one for one, _ in told) / 2, sum(one for _, one in told) / 2


def lines(kind: str) -> Iterator[str]:
    pairs = read_pairs(kind)
    yield f"{kind}: {len(pairs)} pairs, {sum(pair.carries == 'whole' for pair in pairs)} whole, {sum(pair.carries == 'part' for pair in pairs)} part"
    yield "threshold  precision  recall  of whole  of part  crossed"
    for step in STEPS:
        precision, recall = measured(pairs, step)
        whole, part = (_recall(pairs, step, carries) for carries in ("whole", "part"))
        found, right = crossed(pairs, step)
        yield f"{step:9.2f}  {precision:9.3f}  {recall:6.3f}  {whole:8.3f}  {part:7.3f}  {right}/{found}"
    precision, recall = held_out(pairs)
    yield f"lowest threshold with precision {LEAST_PRECISION}: {chosen(pairs)}; chosen on one half, on the other: {precision:.3f}, {recall:.3f}"


def _recall(pairs: tuple[Pair, ...], threshold: float, carries: str) -> float:
    meant = [pair for pair in pairs if pair.carries == carries]
    return sum(pair.score >= threshold for pair in meant) / max(1, len(meant))


def seconds() -> float:
    """Measure 10,000 local sentences against 200 central ones, made up of the words of the pairs."""
    draw = random.Random(7)  # noqa: S311 - a fixed made-up load
    clauses = [clause for pair in read_pairs("task") for text in (pair.central, pair.local) for clause in text.split(", ")]
    made = [", ".join(draw.sample(clauses, 3)) for _ in range(CENTRAL + LOCAL)]
    begun = time.perf_counter()
    cuts = [grams(text) for text in made]
    likeness = Likeness(cuts[:CENTRAL], rareness(cuts))
    found = sum(1 for cut in cuts[CENTRAL:] for _ in likeness.like(cut, 0.3))
    assert found, "made-up sentences that share clauses are alike"
    return time.perf_counter() - begun


def indicator_lines() -> Iterator[str]:
    """Measure the rule that two indicators are one where the words that say what is measured are the same."""
    pairs = read_pairs("indicator")
    right = {(pair.central, pair.local) for pair in pairs if pair.carries != "no"}
    every = {(pair.central, other.local) for pair in pairs for other in pairs}
    found = {pair for pair in every if indicator_words(pair[0]) == indicator_words(pair[1])}
    yield f"indicator: {len(pairs)} pairs; found {len(found & right)} of {len(right)}, and {len(found - right)} wrong of all {len(every)} crossings"


if __name__ == "__main__":
    print("\n".join([*lines("task"), *indicator_lines()]))
    print(f"{LOCAL} against {CENTRAL}: {seconds():.1f} s")
