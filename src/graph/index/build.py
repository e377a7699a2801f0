"""Derive the SQLite file for lists, counts and search from a state of the store.

Answers: which documents, tasks, agencies and targets there are, counted and in order, and under which words they are found.
Assumes: the store's graphs are those of `rdf`; it does not change while it is read.
Never:   leaves a half-made file under the name asked for: it is made beside it and renamed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import closing
from importlib import resources
from pathlib import Path

from rdflib import URIRef

from graph.errors import NumberFormatError
from graph.index.bodies import later_words, now_text, step_records, ways_of
from graph.index.hops import first_of_each, mention_hops, open_ends, relation_hops, task_hops
from graph.index.words import cut, number_words
from graph.lists import Lists
from graph.numbers import parse_number
from graph.store import Readable, Row
from graph.vocab import entry

SCHEMA = 5  # of schema.sql: a file of another one is made anew


def build_index(store: Readable, path: Path, lists: Lists) -> str:
    """Make the index of a store's present state; give the build id that it carries.

    In:     the authority lists: which types of document set work, which bodies took over from which.

    Raises: OSError if the file cannot be written.
    """
    build = store.build_id()
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.executescript(_resource("schema.sql"))
        _fill(base, store, lists)
        base.execute("INSERT INTO meta VALUES (?, ?)", (build, SCHEMA))
        base.execute("INSERT INTO words (words) VALUES ('optimize')")
        base.execute("ANALYZE")
        base.commit()
    unfinished.replace(path)
    return build


def _fill(base: sqlite3.Connection, store: Readable, lists: Lists) -> None:
    fill_overview(base, store, lists)
    tasks = list(_once(ask(store, "tasks")))
    insert(base, "task", (_task(row) for row in tasks))
    insert(base, "assignment", (_assignment(row) for row in ask(store, "assignments")))
    insert(base, "target", (_target(row) for row in _once(ask(store, "targets"))))
    _fill_chains(base, store, tasks, working(base, lists))
    count(base, store)
    base.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?)", list(_words(base)))


def fill_overview(base: sqlite3.Connection, store: Readable, lists: Lists) -> None:
    """Write the rows of every agency, of who took over from it, and of every document."""
    agencies = {row["iri"]: row for row in ask(store, "agencies")}
    provinces = {iri: _province(iri, agencies) for iri in agencies}
    ways = ways_of(agencies, lists)
    insert(base, "agency", ({**_agency(row, provinces), "now": now_text(ways.get(row["iri"], ()))} for row in agencies.values()))
    insert(base, "succession", step_records(ways))
    base.executemany("INSERT INTO later VALUES (?, ?)", later_words(ways))
    insert(base, "document", (_document(row, agencies, provinces) for row in _once(ask(store, "documents"))))
    insert(base, "standing", ({**row, "status": entry(row["status"])} for row in ask(store, "standings")))


def fill_document(base: sqlite3.Connection, store: Readable, document: str) -> list[Row]:
    """Write the rows of one document's tasks and targets; give its tasks."""
    tasks = list(_once(ask(store, "tasks", document=URIRef(document))))
    insert(base, "task", (_task(row) for row in tasks))
    insert(base, "assignment", (_assignment(row) for task in tasks for row in ask(store, "assignments", task=URIRef(task["iri"]))))
    insert(base, "target", (_target(row) for row in _once(ask(store, "targets", document=URIRef(document)))))
    return tasks


def count(base: sqlite3.Connection, store: Readable) -> None:
    """Count what lists show, from the rows that are written."""
    base.execute("CREATE TEMP TABLE cited (document TEXT PRIMARY KEY, citing INTEGER)")
    base.executemany("INSERT INTO cited VALUES (?, ?)", ((row["document"], int(row["citing"])) for row in ask(store, "cited")))
    base.executescript(_resource("count.sql"))


def _fill_chains(base: sqlite3.Connection, store: Readable, tasks: Iterable[Row], working: Set[str]) -> None:
    relations = list(ask(store, "relations"))
    insert(base, "hop", first_of_each([*task_hops(tasks), *relation_hops(relations, working), *mention_hops(ask(store, "mentions"))]))
    insert(base, "open_end", open_ends(relations))


def working(base: sqlite3.Connection, lists: Lists) -> frozenset[str]:
    """Give the documents of types that set work."""
    types = {kind.slug for kind in lists.document_types if kind.sets_work}
    return frozenset(iri for iri, type_ in base.execute("SELECT iri, type FROM document") if type_ in types)


def ask(store: Readable, name: str, **bindings: URIRef) -> Iterable[Row]:
    """Ask the question of a file beside this one, with variables bound to IRIs."""
    return store.select(_resource(f"{name}.rq"), **bindings)


def _resource(name: str) -> str:
    return (resources.files("graph") / "index" / name).read_text("utf-8")


def _once(rows: Iterable[Row]) -> Iterator[Row]:
    """Keep the first row of each thing: a doubled label or date must not double the thing."""
    seen: set[str] = set()
    for row in rows:
        if row["iri"] not in seen:
            seen.add(row["iri"])
            yield row


def insert(base: sqlite3.Connection, table: str, records: Iterable[Mapping[str, object]]) -> None:
    """Insert records into a table, each by the names of its fields."""
    for record in records:
        names, marks = ", ".join(record), ", ".join("?" * len(record))
        base.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", tuple(record.values()))


def _agency(row: Row, provinces: Mapping[str, str | None]) -> dict[str, object]:
    return {
        **{name: row.get(name) for name in ("iri", "label", "parent", "territory", "abbreviation")},
        "level": entry(row.get("level")) or "other",
        "province": provinces[row["iri"]],
        "is_group": row["kind"].endswith("AgencyGroup"),
    }


def _province(iri: str, agencies: Mapping[str, Row]) -> str | None:
    """Climb to the body of a province and give its territory; who stands under none has none."""
    seen: set[str] = set()
    here: str | None = iri
    while here is not None and here in agencies and here not in seen:
        row = agencies[here]
        if entry(row.get("level")) == "province" and "territory" in row:
            return entry(row["territory"])
        seen.add(here)
        here = row.get("parent") or row.get("scope")
    return None


def _document(row: Row, agencies: Mapping[str, Row], provinces: Mapping[str, str | None]) -> dict[str, object]:
    issuer = agencies.get(row.get("issuer", ""))
    day = row.get("date")
    return {
        **{name: row.get(name) for name in ("iri", "label", "number", "title", "date", "ends", "issuer")},
        "sequence": _sequence(row.get("number")),
        "type": entry(row.get("type")) or None,
        "year": int(day[:4]) if day else None,
        "issuer_label": issuer["label"] if issuer else row.get("issuer_text"),
        "level": (entry(issuer.get("level")) if issuer else "") or "other",
        "province": provinces.get(row.get("issuer", "")),
        "held": "hash" in row,
        "plan": "plan" in row,
    }


def _sequence(number: str | None) -> str | None:
    """Give the part of a number that keys are looked up by; what is no official number has none."""
    try:
        return parse_number(number).sequence_key if number else None
    except NumberFormatError:
        return None


def _task(row: Row) -> dict[str, object]:
    plain = ("iri", "document", "locator", "statement", "quote", "place", "time", "begins", "deadline", "parent", "output")
    return {
        **{name: row.get(name) for name in plain},
        "ord": int(row["start"]),
        "end": int(row["end"]),
        "recurrence": entry(row.get("recurrence")) or None,
    }


def _assignment(row: Row) -> dict[str, object]:
    return {
        **{name: row.get(name) for name in ("task", "printed", "agency", "note")},
        "place": int(entry(row["iri"])),
        "role": entry(row["role"]),
    }


def _target(row: Row) -> dict[str, object]:
    plain = ("iri", "document", "statement", "value", "value_max", "unit", "year", "year_from", "qualifier", "baseline", "baseline_year", "task")
    return {
        **{name: row.get(name) for name in plain},
        "ord": int(row["start"]),
        "indicator": row.get("indicator_label") or entry(row["indicator"]),
        "comparator": entry(row["comparator"]),
    }


Words = tuple[str, str, str, str, str]


def _words(base: sqlite3.Connection) -> Iterator[Words]:
    yield from words_of_overview(base)
    yield from words_of_parts(base)


def words_of_overview(base: sqlite3.Connection) -> Iterator[Words]:
    """Give the rows of words under which agencies and documents are found."""
    for iri, label, number, title, issuer in base.execute("SELECT iri, label, number, title, issuer_label FROM document"):
        yield iri, "document", number_words(number or ""), " ".join(cut(label)), " ".join(cut(f"{title or ''} {issuer or ''}"))
    for iri, label, short in base.execute("SELECT iri, label, abbreviation FROM agency"):
        yield iri, "agency", "", " ".join(cut(f"{label} {short or ''}")), ""


def words_of_parts(base: sqlite3.Connection, documents: str = "SELECT iri FROM document") -> Iterator[Words]:
    """Give the rows of words under which the tasks and targets of documents are found; `documents` is a query of ours for their IRIs."""
    for iri, statement in base.execute(f"SELECT iri, statement FROM task WHERE document IN ({documents})"):
        yield iri, "task", "", "", " ".join(cut(statement))
    for iri, indicator, statement in base.execute(f"SELECT iri, indicator, statement FROM target WHERE document IN ({documents})"):
        yield iri, "target", "", "", " ".join(cut(f"{indicator} {statement}"))
