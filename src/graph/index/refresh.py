"""Bring the index of one state up to the next: what changed is asked for, the rest is copied.

Answers: the index of a state that differs from another in few documents, at a cost that grows with these.
Assumes: graph/meta says of every graph of a document what it holds (its digest).
Never:   changes the index that it starts from; guesses where it cannot tell what changed: then the index is made anew.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Set
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef

from graph.index.ask import index_build
from graph.index.build import build_index, count, fill_document, fill_overview, words_of_overview, words_of_parts, working
from graph.index.chains import forget_hops, refill_hops
from graph.lists import Lists
from graph.store import Store

# Which document each digest stands for; without one, it stands for what was loaded, ruled or kept.
DIGESTS = "SELECT ?about ?document ?digest WHERE { ?about vp:digest ?digest OPTIONAL { ?about vp:graphOf ?document } }"
INDICATORS = "SELECT ?iri ?label WHERE { ?iri a vp:Indicator ; skos:prefLabel ?label }"
MEASURED = "SELECT DISTINCT ?document ?indicator WHERE { ?document vp:hasTarget ?target . ?target vp:forIndicator ?indicator }"
APART = ("/graph/intake", "/graph/catalogue")  # names of files, of which the index has none; status of documents, whose rows are made anew


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """Two states of a store, one before the other."""

    before: Store
    after: Store


def refresh_index(known: Path, states: States, path: Path, lists: Lists) -> str:
    """Make the index of the later state from that of the one before; give the build id that it carries.

    In:     known: the index of the state before, if there is one; path: where the new one is put.
    Out:    the same rows as `build_index` makes; of equal hits of a search the order may differ.
    Raises: OSError if the file cannot be written.
    """
    changed = changed_documents(states) if index_build(known) == states.before.build_id() else None
    if changed is None:
        return build_index(states.after, path, lists)
    build = states.after.build_id()
    unfinished = path.with_name(path.name + ".unfinished")
    shutil.copyfile(known, unfinished)
    with closing(sqlite3.connect(unfinished)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        _change(base, states.after, changed, lists)
        base.execute("UPDATE meta SET build = ?", (build,))
        base.commit()
    unfinished.replace(path)
    return build


def changed_documents(states: States) -> set[str] | None:
    """Give the documents whose tasks, targets or hops may have other rows in the later state; None where that cannot be told."""
    differing = _digests(states.before) ^ _digests(states.after)
    changes = [document for about, document, _ in differing if not about.endswith(APART)]
    if not all(changes):
        return None
    indicators = {iri for iri, _ in _indicators(states.before) ^ _indicators(states.after)}
    return {*changes, *(row["document"] for iri in indicators for row in states.after.select(MEASURED, indicator=URIRef(iri)))}


def _digests(store: Store) -> set[tuple[str, str, str]]:
    return {(row["about"], row.get("document", ""), row["digest"]) for row in store.select(DIGESTS)}


def _indicators(store: Store) -> set[tuple[str, str]]:
    return {(row["iri"], row["label"]) for row in store.select(INDICATORS)}


def _change(base: sqlite3.Connection, store: Store, changed: set[str], lists: Lists) -> None:
    base.execute("CREATE TEMP TABLE changed (iri TEXT PRIMARY KEY)")
    worked = working(base, lists)
    base.executescript(_FORGET_OVERVIEW)
    fill_overview(base, store, lists)
    works = working(base, lists)
    _add(base, changed | _tied_to(base, worked ^ works))
    stated = forget_hops(base)
    base.executescript(_FORGET)
    tasks = [task for document in _changed(base) for task in fill_document(base, store, document)]
    refill_hops(base, store, tasks, works, stated)
    count(base, store)
    rows = [*words_of_overview(base), *words_of_parts(base, "SELECT iri FROM changed")]
    base.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?)", rows)


def _add(base: sqlite3.Connection, documents: Iterable[str]) -> None:
    base.executemany("INSERT OR IGNORE INTO changed VALUES (?)", ((iri,) for iri in sorted(documents)))


def _changed(base: sqlite3.Connection) -> list[str]:
    return [iri for (iri,) in base.execute("SELECT iri FROM changed ORDER BY iri")]


def _tied_to(base: sqlite3.Connection, targets: Set[str]) -> set[str]:
    """Give the documents that state a hop to one of these, whose strength hangs on its type."""
    rows = (base.execute("SELECT DISTINCT document FROM hop WHERE target = ?", (target,)) for target in sorted(targets))
    return {document for found in rows for (document,) in found}


_FORGET_OVERVIEW = """
DELETE FROM words WHERE kind IN ('document', 'agency');
DELETE FROM document;
DELETE FROM agency;
DELETE FROM standing;
DELETE FROM succession;
DELETE FROM later;
"""
_FORGET = """
DELETE FROM words
    WHERE iri IN (SELECT iri FROM task WHERE document IN changed UNION SELECT iri FROM target WHERE document IN changed);
DELETE FROM assignment WHERE task IN (SELECT iri FROM task WHERE document IN changed);
DELETE FROM task WHERE document IN changed;
DELETE FROM target WHERE document IN changed;
DELETE FROM open_end WHERE document IN changed;
"""
