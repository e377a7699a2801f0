"""What the index knows of changes: who changed which document, and who relies on it.

Answers: which texts say that a document was replaced, amended or repealed; which hops end at a document; which tasks and targets it has.
Assumes: a hop of strength "status" leads from the document that changes to the one that is changed.
Never:   says what follows from it: graph.status does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.index.ask import Index
from graph.model.chain import Strength

CHANGES = ("replaces", "repeals", "amends")
_MARKS = ", ".join("?" * len(CHANGES))
_CHANGES = f"""
SELECT hop.target AS changed, hop.relation, hop.source AS by, hop.document, hop.quote, hop.start, hop.end, hop.place,
       actor.label AS by_label, actor.date AS by_date, stating.label AS document_label, stating.date AS document_date
FROM hop LEFT JOIN document AS actor ON actor.iri = hop.source LEFT JOIN document AS stating ON stating.iri = hop.document
WHERE hop.strength = 'status' AND hop.relation IN ({_MARKS})"""
_RELYING = """
SELECT hop.source, hop.relation, hop.strength, hop.document, hop.quote, hop.start, hop.end, hop.place, hop.state,
       task.iri AS task, coalesce(task.document, hop.source) AS owner, task.locator, task.statement,
       owner.label AS owner_label, owner.date AS owner_date, owner.held
FROM hop LEFT JOIN task ON task.iri = hop.source JOIN document AS owner ON owner.iri = coalesce(task.document, hop.source)
WHERE hop.target = ? AND hop.strength IN ('strong', 'weak', 'competence', 'mention')
ORDER BY owner.iri, hop.start, hop.source, hop.relation"""
_PARTS = {
    "task": "SELECT iri, locator, statement FROM task WHERE document = ? ORDER BY ord",
    "target": "SELECT iri, '' AS locator, statement FROM target WHERE document = ? AND task IS NULL ORDER BY ord",
    "target-of-task": "SELECT iri, '' AS locator, statement FROM target WHERE task = ? ORDER BY ord",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a text says of a change: `by` `relation` `changed`, with its words. Dates are ISO days, months or years."""

    changed: str
    relation: str  # "replaces", "repeals", "amends"
    by: str
    by_label: str | None
    by_date: str | None
    document: str  # whose text says so
    document_label: str | None
    document_date: str | None
    quote: str
    start: int
    end: int
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """What a text rests on: `source`, a document or a task, stands to a document in `relation`. `owner`: the document, or the task's."""

    source: str
    relation: str
    strength: Strength
    document: str
    quote: str
    start: int
    end: int
    place: str | None
    state: str
    task: str | None
    owner: str
    owner_label: str
    owner_date: str | None
    held: bool
    locator: str | None
    statement: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A task or target of a plan."""

    kind: str  # "task", "target"
    iri: str
    locator: str
    statement: str


def changes_of(index: Index, document: str) -> tuple[Change, ...]:
    """Give what texts say of changes of one document."""
    return tuple(Change(**dict(row)) for row in index.select(f"{_CHANGES} AND hop.target = ? ORDER BY hop.document, hop.start", (*CHANGES, document)))


def changed_documents(index: Index) -> frozenset[str]:
    """Give the documents of which the graph says, in a text or from a catalogue, that something happened to them."""
    sql = f"SELECT target AS iri FROM hop WHERE strength = 'status' AND relation IN ({_MARKS}) UNION SELECT document FROM standing"
    return frozenset(row["iri"] for row in index.select(sql, CHANGES))


def known_documents(index: Index, documents: Iterable[str]) -> frozenset[str]:
    """Give those of some documents that the graph knows, held or cited."""
    sql = "SELECT iri FROM document WHERE iri IN (SELECT value FROM json_each(?))"
    return frozenset(row["iri"] for row in index.select(sql, (json.dumps(sorted(documents)),)))


def standings_of(index: Index, document: str) -> tuple[tuple[str, str | None], ...]:
    """Give the standing of a document that the graph notes from a catalogue, with the words noted."""
    rows = index.select("SELECT status, note FROM standing WHERE document = ? ORDER BY status", (document,))
    return tuple((row["status"], row["note"]) for row in rows)


def relying_on(index: Index, document: str) -> tuple[Reliance, ...]:
    """Give who carries out, rests on or cites a document, with the words that say so."""
    return tuple(
        Reliance(**{**dict(row), "strength": Strength(row["strength"]), "held": bool(row["held"])}) for row in index.select(_RELYING, (document,))
    )


def tasks_of(index: Index, document: str) -> tuple[Part, ...]:
    """Give the tasks of a document in the order of its text."""
    return _parts(index, "task", document)


def targets_of(index: Index, owner: str, *, of_task: bool = False) -> tuple[Part, ...]:
    """Give the targets of a document that stand in none of its tasks, or those of a task."""
    return _parts(index, "target-of-task" if of_task else "target", owner)


def document_date(index: Index, document: str) -> str | None:
    """Give the date of a document; None where it is not known."""
    return _of_document(index, "date", document)


def dated_documents(index: Index) -> dict[str, str]:
    """Give the date of each document that has one."""
    return {row["iri"]: row["date"] for row in index.select("SELECT iri, date FROM document WHERE date IS NOT NULL ORDER BY iri")}


def document_label(index: Index, document: str) -> str | None:
    """Give the name of a document; None where the graph does not know it."""
    return _of_document(index, "label", document)


def _of_document(index: Index, column: str, document: str) -> str | None:
    rows = index.select(f"SELECT {column} AS value FROM document WHERE iri = ?", (document,))
    return rows[0]["value"] if rows else None


def _parts(index: Index, kind: str, owner: str) -> tuple[Part, ...]:
    rows: Sequence[object] = index.select(_PARTS[kind], (owner,))
    return tuple(Part(kind=kind.partition("-")[0], **dict(row)) for row in rows)  # type: ignore[call-overload]
