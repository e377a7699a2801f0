"""Tasks with all that the index knows of their time, and who is to do what in them.

Answers: which tasks of a plan, or with an agency, there are; when each begins, is due and recurs, in which words.
Assumes: dates are ISO days, months or years.
Never:   says what is overdue: graph.due does, for a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.index.ask import Index
from graph.index.bodies import read_now
from graph.index.rows import AssignmentRow

_TASKS = """
SELECT task.iri, task.document, document.label AS document_label, document.date AS document_date, document.ends AS document_ends,
       locator, statement, quote, ord AS start, end, place,
       time, begins, deadline, recurrence, output
FROM task JOIN document ON document.iri = task.document{where} ORDER BY task.document, task.ord"""
_ASSIGNMENTS = """
SELECT assignment.task, role, printed, assignment.agency, agency.label, note, now
FROM assignment JOIN task ON task.iri = assignment.task LEFT JOIN agency ON agency.iri = assignment.agency{where}
ORDER BY assignment.task, assignment.place"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedTask:
    """A task with its time: `time` as printed, `begins` and `deadline` as far as that says them, `recurrence` an entry of its scheme."""

    iri: str
    document: str
    document_label: str
    document_date: str | None
    document_ends: str | None  # of the plan's own period
    locator: str
    statement: str
    quote: str
    start: int
    end: int
    place: str | None
    time: str | None
    begins: str | None
    deadline: str | None
    recurrence: str | None
    output: str | None
    assignments: tuple[AssignmentRow, ...] = ()

    def printed(self, *roles: str) -> tuple[AssignmentRow, ...]:
        """Give the assignments of some roles, in their order."""
        return tuple(given for given in self.assignments if given.role in roles)


def timed_tasks(index: Index, *, document: str | None = None, agencies: Sequence[str] | None = None) -> tuple[TimedTask, ...]:
    """Give the tasks of a plan, or in which one of some agencies has a part; None: all."""
    conditions, values = [], list[object]()
    if document is not None:
        conditions.append("task.document = ?")
        values.append(document)
    if agencies is not None:
        marks = ", ".join("?" * len(agencies))
        conditions.append(f"EXISTS (SELECT 1 FROM assignment AS own WHERE own.task = task.iri AND own.agency IN ({marks}))")
        values += agencies
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    given: dict[str, list[AssignmentRow]] = {}
    for row in index.select(_ASSIGNMENTS.format(where=where), values):
        plain = {name: row[name] for name in ("role", "printed", "agency", "label", "note")}
        given.setdefault(row["task"], []).append(AssignmentRow(**plain, now=read_now(row["now"])))
    rows = index.select(_TASKS.format(where=where), values)
    return tuple(TimedTask(**dict(row), assignments=tuple(given.get(row["iri"], ()))) for row in rows)
