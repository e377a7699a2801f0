"""Ask the index for lists, counts and what has certain words.

Answers: which documents, tasks, agencies and targets fit a filter, a page at a time, with their number in all.
Assumes: the file was made by `build_index`; it never changes once made.
Never:   puts what a person typed into SQL: values are bound, words pass through `match`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence, Set
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from graph.index.around import Around
from graph.index.bodies import later_named, read_now, steps_to, taken_over, ways_from
from graph.index.build import SCHEMA
from graph.index.records import columns, record
from graph.index.rows import AgencyRow, AssignmentRow, Counts, DocumentRow, Filter, Hit, Page, StepRow, TargetRow, TaskRow
from graph.index.whole import Whole
from graph.index.words import match
from graph.store import Row

R = TypeVar("R", DocumentRow, TaskRow, AgencyRow, TargetRow)
MOST_ROWS = 1000
MOST_AGENCIES = 200  # that one name may mean

_FROM = {
    DocumentRow: ("document", "document", "held DESC, year DESC, document.iri"),
    TaskRow: ("task", "task JOIN document ON document.iri = task.document", "task.document, task.ord"),
    AgencyRow: ("agency", "agency", "leads DESC, coordinates DESC, issued DESC, agency.iri"),
    TargetRow: ("target", "target JOIN document ON document.iri = target.document", "target.document, target.ord"),
}
_HIT = """
SELECT words.kind, words.iri, coalesce(document.label, task.statement, agency.label, target.statement) AS label,
       coalesce(document.title, owner.label) AS detail
FROM words
LEFT JOIN document ON words.kind = 'document' AND document.iri = words.iri
LEFT JOIN task ON words.kind = 'task' AND task.iri = words.iri
LEFT JOIN agency ON words.kind = 'agency' AND agency.iri = words.iri
LEFT JOIN target ON words.kind = 'target' AND target.iri = words.iri
LEFT JOIN document AS owner ON owner.iri = coalesce(task.document, target.document)
WHERE words MATCH ?
ORDER BY bm25(words, 0, 0, 12, 4, 1) - coalesce(document.held, 0), words.rowid LIMIT ? OFFSET ?
"""


def index_build(path: Path) -> str | None:
    """Give the build id that an index carries; None where there is none of this schema."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            row = base.execute("SELECT build, schema FROM meta").fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(row[0]) if row and row[1] == SCHEMA else None


@dataclass(slots=True)
class _Conditions:
    """Conditions of a WHERE, with the values bound to their marks."""

    parts: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        self.parts.append(condition)
        self.values += values

    def where(self) -> str:
        return " WHERE " + " AND ".join(self.parts) if self.parts else ""


@dataclass(frozen=True, slots=True)
class Index:
    """The index of one state of the store. May be asked from any thread; holds nothing open."""

    path: Path

    @contextmanager
    def _base(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            base.row_factory = sqlite3.Row
            yield base

    @contextmanager
    def around(self) -> Iterator[Around]:
        """Open the index to be walked along its chains."""
        with self._base() as base:
            yield Around(base)

    @contextmanager
    def whole(self) -> Iterator[Whole]:
        """Open the index to be read in large pieces."""
        with self._base() as base:
            yield Whole(base)

    def select(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Give the rows of a query of this room's own; what a person typed is among the values, never in the query."""
        with self._base() as base:
            return base.execute(sql, tuple(values)).fetchall()

    def counts(self) -> Counts:
        """Count what the index holds."""
        with self._base() as base:
            row = base.execute(
                "SELECT (SELECT count(*) FROM document) documents, (SELECT count(*) FROM document WHERE held) held,"
                " (SELECT count(*) FROM task) tasks, (SELECT count(*) FROM agency) agencies, (SELECT count(*) FROM target) targets"
            ).fetchone()
        return Counts(**dict(row))

    def documents(self, wanted: Filter, *, offset: int = 0, limit: int = 50) -> Page[DocumentRow]:
        """List documents: held ones first, then the latest; by the fit of their words where words are asked for."""
        conditions = _Conditions()
        _narrow_document(conditions, wanted)
        _any(conditions, "document.issuer", wanted.agencies)
        _add(conditions, "document.year = ?", wanted.year)
        return self._list(DocumentRow, conditions, wanted.q, offset, limit)

    def tasks(self, wanted: Filter, *, offset: int = 0, limit: int = 50) -> Page[TaskRow]:
        """List tasks in the order of their documents' texts; `year` is the deadline's, `agencies` are assigned, in `role` if it is given."""
        conditions = _Conditions()
        _narrow_document(conditions, wanted)
        _add(conditions, "task.document = ?", wanted.document)
        _add(conditions, "substr(task.deadline, 1, 4) = ?", None if wanted.year is None else str(wanted.year))
        _narrow_assignment(conditions, wanted)
        page = self._list(TaskRow, conditions, wanted.q, offset, limit)
        with self._base() as base:
            return replace(page, items=tuple(replace(row, assignments=_assignments(base, row.iri)) for row in page.items))

    def agencies(self, wanted: Filter, *, offset: int = 0, limit: int = 50) -> Page[AgencyRow]:
        """List agencies, those that lead most first; `agencies` gives those right below them."""
        conditions = _Conditions()
        _add(conditions, "agency.level = ?", wanted.level)
        _add(conditions, "agency.province = ?", wanted.province)
        _any(conditions, "agency.parent", wanted.agencies)
        return self._list(AgencyRow, conditions, wanted.q, offset, limit)

    def targets(self, wanted: Filter, *, offset: int = 0, limit: int = 50) -> Page[TargetRow]:
        """List targets in the order of their documents' texts; `year` is the one they are to be reached in."""
        conditions = _Conditions()
        _narrow_document(conditions, wanted)
        _add(conditions, "target.document = ?", wanted.document)
        _add(conditions, "target.year = ?", wanted.year)
        return self._list(TargetRow, conditions, wanted.q, offset, limit)

    def document(self, iri: str) -> DocumentRow | None:
        """Give one document."""
        return self._one(DocumentRow, iri)

    def numbered(self, sequence: str) -> tuple[Row, ...]:
        """Give iri, label, number and day of the documents whose number begins so, for `graph.find.pick_document`."""
        with self._base() as base:
            rows = base.execute("SELECT iri, label, number, date AS day FROM document WHERE sequence = ?", (sequence,)).fetchall()
        return tuple({name: row[name] for name in row.keys() if row[name] is not None} for row in rows)  # noqa: SIM118 - a Row iterates values

    def agencies_named(self, named: str, *, as_named: bool = False) -> tuple[str, ...]:
        """Give the agencies that a name, or an IRI, may mean, and those whose tasks came to them; only the former where `as_named`."""
        is_iri = named.startswith(("http://", "https://"))
        own = (named,) if is_iri else tuple(row.iri for row in self.agencies(Filter(q=named), limit=MOST_AGENCIES).items)
        if as_named:
            return own
        with self._base() as base:
            later = () if is_iri else later_named(base, named, most=MOST_AGENCIES)
            return tuple(dict.fromkeys((*own, *later, *taken_over(base, (*own, *later)))))

    def taken_over(self, iri: str) -> tuple[str, ...]:
        """Give the agencies whose tasks came to a body, in one step or several."""
        with self._base() as base:
            return taken_over(base, (iri,))

    def ways_from(self, iri: str) -> tuple[tuple[StepRow, ...], ...]:
        """Give the ways from an agency to those that have its tasks today, each in the order of time."""
        with self._base() as base:
            return ways_from(base, iri)

    def steps_to(self, iri: str) -> tuple[StepRow, ...]:
        """Give the steps by which a body took over from those that documents name."""
        with self._base() as base:
            return steps_to(base, iri)

    def led_by(self, agencies: Set[str]) -> dict[str, set[str]]:
        """Give the tasks that these agencies lead or advise, each with those that do."""
        sql = f"SELECT task, agency FROM assignment WHERE role IN ('lead', 'advise') AND agency IN ({', '.join('?' * len(agencies))})"
        found: dict[str, set[str]] = {}
        with self._base() as base:
            for task, agency in base.execute(sql, tuple(agencies)):
                found.setdefault(task, set()).add(agency)
        return found

    def agency(self, iri: str) -> AgencyRow | None:
        """Give one agency."""
        return self._one(AgencyRow, iri)

    def task(self, iri: str) -> TaskRow | None:
        """Give one task with its assignments."""
        row = self._one(TaskRow, iri)
        if row is None:
            return None
        with self._base() as base:
            return replace(row, assignments=_assignments(base, iri))

    def choices(self, table: str, column: str) -> tuple[str, ...]:
        """Give the values that a column of a table has, most frequent first: what a filter offers."""
        if (table, column) not in {("document", "type"), ("document", "level"), ("document", "year"), ("document", "province"), ("agency", "level")}:
            raise ValueError(f"no choices of {table}.{column}")
        sql = f"SELECT {column} AS value FROM {table} WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY count(*) DESC, {column}"
        with self._base() as base:
            return tuple(str(row["value"]) for row in base.execute(sql))

    def province(self, slug: str) -> str:
        """Give the name of a province as its people's committee bears it; the slug where that is not known."""
        sql = "SELECT label FROM agency WHERE province = ? AND level = 'province' AND NOT is_group ORDER BY issued DESC, iri LIMIT 1"
        with self._base() as base:
            row = base.execute(sql, (slug,)).fetchone()
        return str(row["label"]) if row is not None else slug

    def search(self, typed: str, *, offset: int = 0, limit: int = 20) -> Page[Hit]:
        """Find whatever has the words that a person typed, with or without their marks; where nothing has all of them, what has some."""
        for every in (True, False):
            words = match(typed, every=every)
            if words is None:
                break
            with self._base() as base:
                total = int(base.execute("SELECT count(*) FROM words WHERE words MATCH ?", (words,)).fetchone()[0])
                rows = base.execute(_HIT, (words, _most(limit), offset)).fetchall() if total else []
            if total:
                items = tuple(Hit(**dict(row)) for row in rows)
                return Page(total=total, offset=offset, limit=limit, items=items, is_near=not every)
        return Page(total=0, offset=offset, limit=limit, items=())

    def _list(self, kind: type[R], conditions: _Conditions, typed: str | None, offset: int, limit: int) -> Page[R]:
        table, source, order = _FROM[kind]
        words = match(typed) if typed else None
        if typed and words is None:
            return Page(total=0, offset=offset, limit=limit, items=())
        if words is not None:
            source = f"words JOIN {source.replace(table, f'{table} ON {table}.iri = words.iri', 1)}"
            conditions.add("words MATCH ?", words)
            conditions.add("words.kind = ?", table)
            order = f"bm25(words, 0, 0, 12, 4, 1), {order}"
        chosen = columns(kind, table)
        with self._base() as base:
            total = int(base.execute(f"SELECT count(*) FROM {source}{conditions.where()}", conditions.values).fetchone()[0])
            sql = f"SELECT {chosen} FROM {source}{conditions.where()} ORDER BY {order} LIMIT ? OFFSET ?"
            rows = base.execute(sql, [*conditions.values, _most(limit), offset]).fetchall()
        return Page(total=total, offset=offset, limit=limit, items=tuple(record(kind, row) for row in rows))

    def _one(self, kind: type[R], iri: str) -> R | None:
        table, source, _ = _FROM[kind]
        with self._base() as base:
            row = base.execute(f"SELECT {columns(kind, table)} FROM {source} WHERE {table}.iri = ?", (iri,)).fetchone()
        return record(kind, row) if row is not None else None


def _most(limit: int) -> int:
    return min(limit, MOST_ROWS)


def _add(conditions: _Conditions, condition: str, value: object) -> None:
    if value is not None:
        conditions.add(condition, value)


def _narrow_document(conditions: _Conditions, wanted: Filter) -> None:
    for column in ("type", "level", "province", "held"):
        _add(conditions, f"document.{column} = ?", getattr(wanted, column))


def _any(conditions: _Conditions, column: str, values: tuple[str, ...] | None) -> None:
    if values is not None:
        conditions.add(f"{column} IN ({', '.join('?' * len(values))})", *values)


def _narrow_assignment(conditions: _Conditions, wanted: Filter) -> None:
    assigned = _Conditions(["assignment.task = task.iri"])
    _any(assigned, "assignment.agency", wanted.agencies)
    _add(assigned, "assignment.role = ?", wanted.role)
    if len(assigned.parts) > 1:
        conditions.add(f"EXISTS (SELECT 1 FROM assignment{assigned.where()})", *assigned.values)


def _assignments(base: sqlite3.Connection, task: str) -> tuple[AssignmentRow, ...]:
    sql = (
        "SELECT role, printed, assignment.agency, agency.label, note, now FROM assignment"
        " LEFT JOIN agency ON agency.iri = assignment.agency WHERE task = ? ORDER BY place"
    )
    rows: Sequence[sqlite3.Row] = base.execute(sql, (task,)).fetchall()
    return tuple(AssignmentRow(**{**dict(row), "now": read_now(row["now"])}) for row in rows)
