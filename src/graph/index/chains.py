"""The hops of documents that changed, taken out of an index and put in again.

Answers: which hops an index has once some documents say something else.
Assumes: the temporary table `changed` holds the documents' IRIs.
Never:   loses a hop that another document states as well: of several places that state one, the index has the first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Set

from rdflib import URIRef

from graph.index.build import ask, insert
from graph.index.hops import Record, first_of_each, mention_hops, open_ends, relation_hops, task_hops
from graph.store import Row, Store

Ends = tuple[str, str]
COLUMNS = ("source", "target", "relation", "strength", "document", "quote", "start", "end", "place", "state")
STATED = "SELECT DISTINCT ?relation ?from WHERE { ?relation vp:subjectDocument ?from }"
OWN = "SELECT DISTINCT ?relation ?document WHERE { ?graph vp:graphOf ?document . GRAPH ?graph { ?relation vp:relationObject ?mention } }"


def forget_hops(base: sqlite3.Connection) -> set[str]:
    """Take out the hops that changed documents state; give where those between documents start."""
    sources = base.execute("SELECT DISTINCT source FROM hop WHERE document IN changed AND strength != 'part'")
    found = {source.partition("/nv/")[0] for (source,) in sources}
    base.execute("DELETE FROM hop WHERE document IN changed")
    return found


def refill_hops(base: sqlite3.Connection, store: Store, tasks: Iterable[Row], working: Set[str], sources: Set[str]) -> None:
    """Put in the hops that changed documents state now, and what others state of the same documents.

    In:     tasks: the rows of the changed documents' tasks; working: the documents of types that set work; sources: what `forget_hops` gave.
    """
    changed = [iri for (iri,) in base.execute("SELECT iri FROM changed ORDER BY iri")]
    own = [row for document in changed for row in _relations(store, store.select(OWN, document=URIRef(document)))]
    subjects = {*sources, *(row["subject"] for row in own if "subject" in row)}
    others = [row for subject in sorted(subjects) for row in _relations(store, store.select(STATED, **{"from": URIRef(subject)}))]
    mentions = [row for document in changed for row in ask(store, "mentions", subject=URIRef(document))]
    present = [hop for subject in sorted(subjects) for hop in _present(base, subject)]
    insert(base, "hop", first_of_each([*present, *task_hops(tasks), *relation_hops([*own, *others], working), *mention_hops(mentions)]))
    insert(base, "open_end", open_ends(own))


def _relations(store: Store, found: Iterable[Row]) -> Iterator[Row]:
    for row in found:
        yield from ask(store, "relations", relation=URIRef(row["relation"]))


def _present(base: sqlite3.Connection, subject: str) -> list[Record]:
    """Take out the hops that start at a document, for they are weighed against those that come."""
    rows = base.execute(f"SELECT {', '.join(COLUMNS)} FROM hop WHERE source = ?", (subject,)).fetchall()
    base.execute("DELETE FROM hop WHERE source = ?", (subject,))
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]
