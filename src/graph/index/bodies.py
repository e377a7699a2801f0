"""Which bodies took over from the agencies of an index: rows of its tables, and their look-up.

Answers: who has an agency's tasks today and on which basis; whose tasks an agency or a name of today has.
Assumes: the rows of agencies.rq; the lists' facts up to their last day are those of today.
Never:   takes a body for another's successor of which the lists do not say so.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date

from graph.index.rows import NowRow, StepRow
from graph.index.words import cut, match
from graph.lists import Lists
from graph.model import Agency
from graph.store import Row
from graph.succession import Way, base_of, open_successions, successors_of, went
from graph.vocab import entry

Ways = Mapping[str, tuple[Way, ...]]


def ways_of(agencies: Mapping[str, Row], lists: Lists) -> dict[str, tuple[Way, ...]]:
    """Give the ways from each agency of which the lists know a change."""
    found = {}
    for agency in map(_agency, agencies.values()):
        base = base_of(agency)
        if base and (ways := successors_of(agency, date.max, open_successions(lists, base))):
            found[agency.iri] = ways
    return found


def _agency(row: Row) -> Agency:
    return Agency(
        iri=row["iri"],
        label=row["label"],
        level=entry(row.get("level")) or "other",
        is_group=row["kind"].endswith("AgencyGroup"),
        parent=row.get("parent"),
        territory=row.get("territory"),
    )


def now_of(ways: Iterable[Way]) -> tuple[NowRow, ...]:
    """Give where ways end: each body once for each part that came to it."""
    return tuple(dict.fromkeys(map(_now, ways)))


def _now(way: Way) -> NowRow:
    last, what = way[-1], went(way)
    return NowRow(
        iri=last.target.iri if last.target else None,
        label=last.target.label if last.target else None,
        since=last.day.isoformat() if last.day else None,
        kind=last.kind if last.target is None else "part" if what else "whole",
        what=what,
        basis="; ".join(dict.fromkeys(step.basis for step in way if step.basis)),
        note="; ".join(dict.fromkeys(step.note for step in way if step.note)),
    )


def now_text(ways: Iterable[Way]) -> str:
    """Write where ways end as the column `now` of agency has it."""
    return json.dumps([asdict(body) for body in now_of(ways)], ensure_ascii=False)


def read_now(text: str | None) -> tuple[NowRow, ...]:
    """Read the column `now` of agency; None: the agency is not in the table."""
    return tuple(NowRow(**body) for body in json.loads(text or "[]"))


def step_records(ways: Ways) -> Iterator[dict[str, object]]:
    """Give the rows of succession."""
    for agency, each in ways.items():
        for number, way in enumerate(each):
            for place, step in enumerate(way):
                target = {"target": step.target.iri, "target_label": step.target.label} if step.target else {}
                yield {
                    **{"agency": agency, "way": number, "step": place, "source": step.source.iri, "source_label": step.source.label, **target},
                    **{
                        "day": step.day.isoformat() if step.day else None,
                        "kind": step.kind,
                        "what": step.what,
                        "basis": step.basis,
                        "note": step.note,
                    },
                }


def later_words(ways: Ways) -> Iterator[tuple[str, str]]:
    """Give the rows of later: each body that took over, under the words of its name and abbreviation."""
    bodies = {step.target.iri: step.target for each in ways.values() for way in each for step in way if step.target}
    for iri, body in bodies.items():
        yield iri, " ".join(cut(f"{body.label} {body.abbreviation or ''}"))


def later_named(base: sqlite3.Connection, named: str, *, most: int) -> tuple[str, ...]:
    """Give the bodies that took over and that a name may mean."""
    words = match(named)
    if words is None:
        return ()
    return tuple(iri for (iri,) in base.execute("SELECT iri FROM later WHERE later MATCH ? ORDER BY bm25(later), iri LIMIT ?", (words, most)))


def taken_over(base: sqlite3.Connection, bodies: tuple[str, ...]) -> tuple[str, ...]:
    """Give the agencies whose tasks came to bodies, in one step or several."""
    sql = f"SELECT DISTINCT agency FROM succession WHERE target IN ({', '.join('?' * len(bodies))}) ORDER BY agency"
    return tuple(agency for (agency,) in base.execute(sql, bodies))


def ways_from(base: sqlite3.Connection, agency: str) -> tuple[tuple[StepRow, ...], ...]:
    """Give the ways from an agency, each in the order of time."""
    ways: dict[int, list[StepRow]] = {}
    for row in base.execute(f"SELECT way, {_STEP} FROM succession WHERE agency = ? ORDER BY way, step", (agency,)):
        values = dict(row)
        ways.setdefault(values.pop("way"), []).append(StepRow(**values))
    return tuple(map(tuple, ways.values()))


def steps_to(base: sqlite3.Connection, body: str) -> tuple[StepRow, ...]:
    """Give the steps by which a body took over from bodies that documents name, or that took over from such."""
    rows = base.execute(f"SELECT DISTINCT {_STEP} FROM succession WHERE target = ? ORDER BY day DESC, source", (body,))
    return tuple(StepRow(**dict(row)) for row in rows)


_STEP = "source, source_label, target, target_label, day, kind, what, basis, note"
