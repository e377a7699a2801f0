"""Find the one document that a person means by a key.

Answers: which document “23-NQ/TW”, “165/QĐ-TTg 28/02/2023” or an IRI is; which task “222/KH-UBND#II.1.a” is.
Assumes: the store is open.
Never:   picks one of several: that is an error that lists them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rdflib import URIRef

from graph.errors import AmbiguousKeyError, KeyNotFoundError
from graph.numbers import parse_key
from graph.rdf import iris
from graph.store import Row, Store

# The engine sifts by the sequence, which stands in the number as typed: 10 ms of 2,000 documents, where to read every number took 115 (2026-11-20).
NUMBERED = """
SELECT ?iri ?label ?number ?day WHERE {{
  ?iri vp:officialNumber ?number FILTER (CONTAINS(LCASE(?number), "{sequence}"))
  ?iri a vp:Document ; skos:prefLabel ?label .
  OPTIONAL {{ ?iri eli:date_document ?day }}
}}
"""
KNOWN = "SELECT ?iri ?kind ?now WHERE { { ?iri a ?kind } UNION { ?iri dcterms:isReplacedBy ?now } }"


def find_document(store: Store, key: str) -> str:
    """Give the IRI of the document or task that a key means; an IRI that it had before leads to the present one.

    In:     a number with or without type and date, as people write it, with "#" and a locator where one of its tasks is meant; or an IRI.
    Raises: KeyNotFoundError; AmbiguousKeyError with all that fit.
    """
    sequence = parse_key(key.partition("#")[0]).sequence or ""
    return find_among(store.select(NUMBERED.format(sequence=sequence)), store, key)


def find_among(rows: Iterable[Row], store: Store, key: str) -> str:
    """Do as `find_document` does, where the rows of the documents that may be meant are at hand."""
    key = key.strip()
    if key.startswith(("http://", "https://")):
        return _known(store, key)
    number, _, locator = key.partition("#")
    document = pick_document(rows, number)
    return _known(store, str(iris.task(document, locator.strip()))) if locator.strip() else document


def pick_document(rows: Iterable[Row], key: str) -> str:
    """Give the IRI of the one row that a key means.

    In:     rows with iri, label, number, and day where it is known; a key that is no IRI.
    Raises: KeyNotFoundError; AmbiguousKeyError with all that fit.
    """
    query = parse_key(key)
    found = [
        (row["iri"], row["label"]) for row in rows if query.matches(row["number"], None, date.fromisoformat(row["day"]) if "day" in row else None)
    ]
    if not found:
        raise KeyNotFoundError(key)
    if len(found) > 1:
        raise AmbiguousKeyError(key, tuple(sorted(found, key=lambda pair: pair[1])))
    return found[0][0]


def _known(store: Store, iri: str) -> str:
    try:
        rows = store.select(KNOWN, iri=URIRef(iri))
    except ValueError as error:
        raise KeyNotFoundError(iri) from error
    if not rows:
        raise KeyNotFoundError(iri)
    return next((row["now"] for row in rows if "now" in row), iri)
