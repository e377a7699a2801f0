"""What became otherwise between two days: the standing of documents, and what is due.

Answers: which documents changed their standing, and which were issued; which tasks became overdue, which recurred, which came with new plans.
Assumes: the index and catalogue of a `Ground`; the second day is not before the first.
Never:   tells of a document whose standing is the same on both days; says that a task was not done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.due.tasks import Due, DueAsked, due_tasks
from graph.errors import UsageError
from graph.index.over_time import changed_documents, dated_documents, known_documents
from graph.period import had_come
from graph.status import Ground, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A document whose standing is another than before."""

    document: str
    label: str
    before: Status
    after: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became otherwise after the first day, up to the second. `fallen`: tasks that became overdue; `added`: tasks of plans issued since."""

    first: date
    last: date
    turned: tuple[Turn, ...]
    issued: tuple[Turn, ...]
    fallen: tuple[Due, ...]
    added: tuple[Due, ...]

    def to_json(self) -> dict[str, object]:
        """Give it as /changes does."""
        return {
            **{"from": self.first.isoformat(), "until": self.last.isoformat()},
            "changed": [{**_turn_json(one), "before": one.before.to_json(), "after": one.after.to_json()} for one in self.turned],
            "issued": [{**_turn_json(one), "date": one.before.since} for one in self.issued],
            "overdue": [one.to_json() for one in self.fallen],
            "added": [one.to_json() for one in self.added],
        }


def _turn_json(one: Turn) -> dict[str, object]:
    return {"iri": one.document, "label": one.label}


def difference(before: Ground, last: date, asked: DueAsked) -> Difference:
    """Tell what became otherwise.

    In:     what tells the standing of documents on the first day; the second day; which tasks are asked for (their days are not looked at).
    Raises: UsageError if the second day is before the first.
    """
    if last < before.day:
        raise UsageError(f"Ngày sau ({last.isoformat()}) phải không trước ngày đầu ({before.day.isoformat()})")
    after = before.on(last)
    turns = tuple(_turns(before, after))
    known = {one.task.iri: one for one in due_tasks(before, asked)}
    now = due_tasks(after, asked)
    return Difference(
        first=before.day,
        last=last,
        turned=tuple(one for one in turns if one.before.state != "not-issued" or one.after.is_changed),
        issued=tuple(one for one in turns if one.before.state == "not-issued"),
        fallen=tuple(one for one in now if one.state == "overdue" and _fell(one, known.get(one.task.iri), before.day)),
        added=tuple(one for one in now if one.task.iri not in known),
    )


def _turns(before: Ground, after: Ground) -> Iterator[Turn]:
    """Give the documents whose standing differs: of those that something is known to have happened to, and those issued in between."""
    issued = dated_documents(before.index)
    fresh = {iri for iri, day in issued.items() if had_come(day, before.day) is False and had_come(day, after.day) is not False}
    known = changed_documents(before.index) | known_documents(before.index, before.catalogue.listed)
    for iri in sorted(known | fresh):
        was, now = before.of(iri), after.of(iri)
        if (was.state, was.by, was.is_contradicted) != (now.state, now.by, now.is_contradicted):
            yield Turn(document=iri, label=after.label(iri), before=was, after=now)


def _fell(now: Due, was: Due | None, first: date) -> bool:
    """Tell whether a task became overdue in between: its last day is the first day or later."""
    return was.state != "overdue" if was else now.last is not None and now.last >= first


def rows(found: Difference) -> tuple[tuple[object, ...], ...]:
    """Give what became otherwise as rows of a table, the heads first."""
    heads = ("what", "iri", "label", "before", "after", "since", "by_label", "successor_label", "due", "last_day", "document_label")
    return heads, *_rows(found)


def _rows(found: Difference) -> Iterator[tuple[object, ...]]:
    for what, turns in (("changed", found.turned), ("issued", found.issued)):
        for turn in turns:
            now = turn.after
            heir = now.successor and now.successor.label
            since = turn.before.since if what == "issued" else now.since
            yield what, turn.document, turn.label, turn.before.state, now.state, since, now.by_label, heir, None, None, None
    for what, tasks in (("overdue", found.fallen), ("added", found.added)):
        for one in tasks:
            task = one.task
            label = f"{task.locator} {task.statement}"
            yield what, task.iri, label, None, one.state, None, None, None, one.due, one.last, task.document_label
