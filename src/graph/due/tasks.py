"""Which task is overdue, due, recurring or without time on a day.

Answers: until when each task is to be done, as precisely as its text says and as printed; how long that day is past or ahead; what recurs when.
Assumes: a deadline known to its month or year is met until that month's or year's last day.
Never:   says that a task was not done: the graph knows deadlines, not what became of them; gives a day to a task whose text gives none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.index.timed import TimedTask, timed_tasks
from graph.period import days_of, had_come, next_due, read_rhythm
from graph.status import Ground, Status

STATES = ("overdue", "due", "recurring", "ended", "continuous", "undated", "none")
DATED = frozenset({"overdue", "due", "recurring"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DueAsked:
    """What is asked; None: anything. `first`, `last`: the days between which a task is due (the last day of its deadline, or when it recurs)."""

    document: str | None = None
    agencies: tuple[str, ...] | None = None
    first: date | None = None
    last: date | None = None
    states: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A task and when it is due, seen from a day.

    state: "overdue" (its last day is past), "due", "recurring", "ended" (recurred in the period of its plan, which is over), "continuous" (recurs
           without period, or in a way that is not understood), "undated" (its words give no day), "none" (no words of time).
    due: the deadline, or the next time of what recurs: ISO day, month or year; last: the last day of that.
    days: from the day asked for to the last: negative where it is past.
    """

    task: TimedTask
    state: str
    due: str | None
    last: date | None
    days: int | None
    plan: Status

    def to_json(self) -> dict[str, object]:
        """Give it as /due does."""
        task = self.task
        return {
            **{"iri": task.iri, "document": task.document, "documentLabel": task.document_label, "documentState": self.plan.state},
            **{"locator": task.locator, "statement": task.statement, "state": self.state},
            **{"due": self.due, "last": self.last.isoformat() if self.last else None, "days": self.days, "precision": precision(self.due)},
            **{"printed": task.time, "begins": task.begins, "deadline": task.deadline, "recurrence": task.recurrence},
            "assignments": [{"role": one.role, "printed": one.printed, "agency": one.agency, "label": one.label} for one in task.assignments],
            **{"quote": task.quote, "start": task.start, "end": task.end, "place": task.place},
        }


def precision(due: str | None) -> str | None:
    """Tell how precisely a deadline is known.

    >>> precision("2025"), precision("2025-06"), precision("2025-06-30"), precision(None)
    ('year', 'month', 'day', None)
    """
    return ("year", "month", "day")[due.count("-")] if due else None


def due_tasks(ground: Ground, asked: DueAsked) -> tuple[Due, ...]:
    """Give the tasks that fit, what is overdue first, then what is due next; tasks of plans that were not issued by the day are not there.

    In:     what tells the day and the standing of the plans; what is asked. A task without day fits where no days are asked for.
    Raises: nothing.
    """
    tasks = timed_tasks(ground.index, document=asked.document, agencies=asked.agencies)
    known = (_due(ground, task, asked.first) for task in tasks if had_come(task.document_date, ground.day) is not False)
    return tuple(sorted((one for one in known if _fits(one, asked)), key=_rank))


def _due(ground: Ground, task: TimedTask, first: date | None) -> Due:
    plan = ground.of(task.document)
    if task.recurrence:
        return _recurring(ground.day, Due(task=task, state="recurring", due=None, last=None, days=None, plan=plan), first)
    if not task.deadline:
        return Due(task=task, state="undated" if task.time else "none", due=None, last=None, days=None, plan=plan)
    last = days_of(task.deadline)[1]
    days = (last - ground.day).days
    return Due(task=task, state="overdue" if days < 0 else "due", due=task.deadline, last=last, days=days, plan=plan)


def _recurring(day: date, one: Due, first: date | None) -> Due:
    if had_come(one.task.document_ends, day - timedelta(days=1)):
        return replace(one, state="ended")
    rhythm = read_rhythm(one.task.recurrence, one.task.time)
    begins = days_of(one.task.begins)[0] if one.task.begins else day
    due = next_due(rhythm, max(day, begins, first or day)) if rhythm else None
    if due is None:
        return replace(one, state="continuous")
    last = days_of(due)[1]
    if one.task.deadline and last > (end := days_of(one.task.deadline)[1]):
        state = "overdue" if end < day else "due"
        return replace(one, state=state, due=one.task.deadline, last=end, days=(end - day).days)
    return replace(one, due=due, last=last, days=(last - day).days)


def _fits(one: Due, asked: DueAsked) -> bool:
    if asked.states is not None and one.state not in asked.states:
        return False
    if asked.first is None and asked.last is None:
        return True
    return one.last is not None and (asked.first or one.last) <= one.last <= (asked.last or one.last)


def _rank(one: Due) -> tuple[int, date, str, int]:
    group = STATES.index("due") if one.state == "recurring" else STATES.index(one.state)
    return group, one.last or date.max, one.task.document, one.task.start


def rows(found: Iterable[Due]) -> tuple[tuple[object, ...], ...]:
    """Give tasks as rows of a table, the heads first."""
    heads = (
        *("state", "due", "last_day", "days", "precision", "printed", "recurrence", "iri", "locator", "statement", "lead", "coordinate"),
        *("document", "document_label", "document_state", "quote", "place", "start", "end"),
    )
    return heads, *(_row(one) for one in found)


def _row(one: Due) -> tuple[object, ...]:
    task = one.task
    lead, others = ("; ".join(given.printed for given in task.printed(*roles)) for roles in (("lead", "advise"), ("coordinate",)))
    return (
        *(one.state, one.due, one.last, one.days, precision(one.due), task.time, task.recurrence),
        *(task.iri, task.locator, task.statement, lead, others, task.document, task.document_label, one.plan.state),
        *(task.quote, task.place, task.start, task.end),
    )
