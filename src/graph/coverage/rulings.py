"""What people decided of single tasks: this local task carries out that central one, or does not.

Answers: the rulings of a store, the last word on each pair; how one is written.
Assumes: the store is open, for writing where one is written.
Never:   changes what a text says: a ruling stands in the judgements graph of the local task's document, which no build overwrites.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from rdflib import RDF, XSD, Literal, URIRef

from graph.coverage.records import Ruling
from graph.holdings import note_change
from graph.queries import question
from graph.rdf import iris
from graph.rdf.document import insertion, written
from graph.rdf.types import Triple
from graph.store import Readable, Store
from graph.vocab import VP


def read_rulings(store: Readable) -> tuple[Ruling, ...]:
    """Give the rulings on tasks, of several on one pair the last: of one day the one that says no."""
    found: dict[tuple[str, str], Ruling] = {}
    rows = store.select(question("task-rulings"))
    for row in sorted(rows, key=lambda row: (row.get("on", ""), row["upheld"] != "true", row["by"])):
        ruling = Ruling(central=row["central"], local=row["local"], is_upheld=row["upheld"] == "true", decided_by=row["by"], decided_on=row.get("on"))
        found[ruling.central, ruling.local] = ruling
    return tuple(found.values())


def write_ruling(store: Store, ruling: Ruling, *, document: str, base: str) -> None:
    """Write a ruling into the judgements graph of the local task's document. In: that document's IRI."""
    text = written(ruling_triples(ruling))
    store.update(insertion({iris.graph_name(document, "judgements", base): text}))
    note_change(store, text, base)


def ruling_triples(ruling: Ruling) -> Iterator[Triple]:
    """Describe a ruling; its IRI hangs on what it says, so that it is noted once."""
    said = f"{ruling.local}-{ruling.central}-{ruling.is_upheld}-{ruling.decided_by}-{ruling.decided_on}"
    node = URIRef(f"{ruling.local}/pq/{hashlib.sha256(said.encode()).hexdigest()[:12]}")
    yield node, RDF.type, VP.Ruling
    yield node, VP.aboutTask, URIRef(ruling.local)
    yield node, VP.carriesOutTask, URIRef(ruling.central)
    yield node, VP.isUpheld, Literal(ruling.is_upheld)
    yield node, VP.decidedBy, Literal(ruling.decided_by)
    if ruling.decided_on:
        yield node, VP.decidedOn, Literal(date.fromisoformat(ruling.decided_on), datatype=XSD.date)
