"""The page of whatever has no page of its own kind: a citation, a section, a target, a passage."""

from __future__ import annotations

from fastapi import Request
from rdflib import URIRef

from api.edition import Edition
from api.render import render
from graph.index.rows import DocumentRow
from graph.queries import question


def show_thing(request: Request, edition: Edition, iri: str) -> str:
    """Show everything said of a thing, with the passages it rests on and the document it belongs to."""
    node = URIRef(iri)
    rows = edition.store.select(question("thing"), thing=node)
    said: dict[str, dict[str, str | None]] = {}
    for row in rows:
        said.setdefault(row["property"], {})[row["value"]] = row.get("name")
    owner = _owner(edition, iri)
    return render(
        request,
        "thing.html",
        iri=iri,
        said=dict(sorted(said.items())),
        evidence=edition.store.select(question("evidence"), thing=node),
        owner=owner,
        scan=edition.scan_of(owner.iri) if owner else None,
    )


def _owner(edition: Edition, iri: str) -> DocumentRow | None:
    """Find the document that a thing is part of, by climbing its IRI."""
    stem = iri
    while "/" in stem.partition("://")[2]:
        row = edition.index.document(stem)
        if row is not None:
            return row
        stem = stem.rpartition("/")[0]
    return None
