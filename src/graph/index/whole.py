"""All tasks and targets of some documents at once: what holding whole plans against each other needs.

Answers: the tasks and targets of documents, the tasks that agencies lead, which documents something carries out.
Assumes: the index does not change while it is read.
Never:   asks once for each row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.index.bodies import read_now
from graph.index.records import columns, record
from graph.index.rows import AssignmentRow, DocumentRow, TargetRow, TaskRow

MOST_BOUND = 500  # values bound in one statement
_ASSIGNED = """
SELECT task, role, printed, assignment.agency, agency.label, note, now FROM assignment
LEFT JOIN agency ON agency.iri = assignment.agency WHERE task IN ({}) ORDER BY task, place"""
_BASES = """
SELECT hop.source, document.label FROM hop JOIN document ON document.iri = hop.target
WHERE hop.source IN ({}) AND hop.strength = 'strong' ORDER BY hop.source, hop.start"""


class Whole:
    """The index, open to be read in large pieces."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def documents(self, iris: Iterable[str]) -> tuple[DocumentRow, ...]:
        """Give documents, those that there are."""
        sql = f"SELECT {columns(DocumentRow, 'document')} FROM document WHERE iri IN ({{}}) ORDER BY iri"
        return tuple(record(DocumentRow, row) for row in self._rows(sql, iris))

    def tasks(self, documents: Iterable[str]) -> tuple[TaskRow, ...]:
        """Give the tasks of documents, in the order of their texts, with their assignments."""
        return self._tasks("task.document IN ({})", documents)

    def led(self, agencies: Iterable[str]) -> tuple[TaskRow, ...]:
        """Give the tasks that agencies lead or advise, with all their assignments."""
        return self._tasks("task.iri IN (SELECT task FROM assignment WHERE role IN ('lead', 'advise') AND agency IN ({}))", agencies)

    def targets(self, documents: Iterable[str]) -> tuple[TargetRow, ...]:
        """Give the targets of documents, in the order of their texts."""
        sql = (
            f"SELECT {columns(TargetRow, 'target')} FROM target JOIN document ON document.iri = target.document"
            " WHERE target.document IN ({}) ORDER BY target.document, target.ord"
        )
        return tuple(record(TargetRow, row) for row in self._rows(sql, documents))

    def bases(self, tasks: Sequence[TaskRow]) -> dict[str, tuple[str, ...]]:
        """Give the labels of the documents that tasks carry out: by their own words, else by their plan's."""
        said = self.carried({row.document for row in tasks} | {row.iri for row in tasks})
        return {row.iri: said.get(row.iri) or said.get(row.document, ()) for row in tasks}

    def carried(self, iris: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give the labels of the documents that documents and tasks themselves say they carry out."""
        found: dict[str, list[str]] = {}
        for row in self._rows(_BASES, iris):
            found.setdefault(row["source"], []).append(row["label"])
        return {iri: tuple(dict.fromkeys(labels)) for iri, labels in found.items()}

    def linked(self, documents: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Give the pairs of documents of which one carries out, rests on or issues the other: what states it first, of those asked for."""
        sql = "SELECT document AS one, target AS other FROM hop WHERE strength IN ('strong', 'weak', 'through') AND document IN ({})"
        return frozenset((row["one"], row["other"]) for row in self._rows(sql, documents))

    def _tasks(self, condition: str, values: Iterable[str]) -> tuple[TaskRow, ...]:
        source = "task JOIN document ON document.iri = task.document"
        sql = f"SELECT {columns(TaskRow, 'task')} FROM {source} WHERE {condition} ORDER BY task.document, task.ord"
        rows = {row["iri"]: record(TaskRow, row) for row in self._rows(sql, values)}
        given: dict[str, list[AssignmentRow]] = {}
        for row in self._rows(_ASSIGNED, rows):
            plain = {name: row[name] for name in ("role", "printed", "agency", "label", "note")}
            given.setdefault(row["task"], []).append(AssignmentRow(**plain, now=read_now(row["now"])))
        return tuple(replace(row, assignments=tuple(given.get(iri, ()))) for iri, row in rows.items())

    def _rows(self, sql: str, values: Iterable[str]) -> Iterator[sqlite3.Row]:
        bound = sorted(set(values))
        for start in range(0, len(bound), MOST_BOUND):
            some = bound[start : start + MOST_BOUND]
            yield from self._base.execute(sql.format(", ".join("?" * len(some))), some)
