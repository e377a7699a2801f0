"""Find the one document, or item of it, that a person means by a key.

Answers: which document “23-NQ/TW”, “165/QĐ-TTg 28/02/2023” or an IRI is; which task or heading “222/KH-UBND#II.1.a” is.
Assumes: the store is open.
Never:   picks one of several: that is an error that lists them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rdflib import URIRef

from graph.errors import AmbiguousKeyError, HeadingError, ItemNotFoundError, KeyNotFoundError
from graph.numbers import parse_key
from graph.rdf import iris
from graph.store import Readable, Row

# The engine sifts by the sequence, which stands in the number as typed: 10 ms of 2,000 documents, where to read every number took 115 (2026-11-20).
NUMBERED = """
SELECT ?iri ?label ?number ?day WHERE {{
  ?iri vp:officialNumber ?number FILTER (CONTAINS(LCASE(?number), "{sequence}"))
  ?iri a vp:Document ; skos:prefLabel ?label .
  OPTIONAL {{ ?iri eli:date_document ?day }}
}}
"""
KNOWN = "SELECT ?iri ?kind ?now WHERE { { ?iri a ?kind } UNION { ?iri dcterms:isReplacedBy ?now } }"
BELOW = """
SELECT ?heading ?title ?locator WHERE {
  ?heading a vp:Section ; dcterms:title ?title .
  OPTIONAL {
    ?task vp:inSection+ ?heading ; a vp:Task ; vp:sequenceLabel ?locator ; vp:evidence ?span .
    ?span vp:start ?start FILTER NOT EXISTS { ?span vp:supports ?part }
  }
} ORDER BY ?start
"""


def find_document(store: Readable, key: str) -> str:
    """Give the IRI of the document or task that a key means; an IRI that it had before leads to the present one.

    In:     a number with or without type and date, as people write it, with "#" and a locator where one of its tasks is meant; or an IRI.
    Raises: KeyNotFoundError; AmbiguousKeyError with all that fit; HeadingError with the tasks below it.
    """
    return find_among(_numbered(store, key), store, key)


def find_node(store: Readable, key: str) -> str:
    """Give the IRI of whatever a key means: as `find_document`, and a heading by its locator, and everything that has an IRI.

    Raises: KeyNotFoundError; AmbiguousKeyError with all that fit.
    """
    return _meant(_numbered(store, key), store, key.strip())


def find_among(rows: Iterable[Row], store: Readable, key: str) -> str:
    """Do as `find_document` does, where the rows of the documents that may be meant are at hand."""
    key = key.strip()
    iri = _meant(rows, store, key)
    below = store.select(BELOW, heading=URIRef(iri))
    if below:
        raise HeadingError(key, below[0]["title"], tuple(row["locator"] for row in below if "locator" in row))
    return iri


def _numbered(store: Readable, key: str) -> list[Row]:
    return store.select(NUMBERED.format(sequence=parse_key(key.partition("#")[0]).sequence or ""))


def _meant(rows: Iterable[Row], store: Readable, key: str) -> str:
    if key.startswith(("http://", "https://")):
        found = _present(store, key)
        if found is None:
            raise KeyNotFoundError(key)
        return found
    number, _, locator = (part.strip() for part in key.partition("#"))
    document = pick_document(rows, number)
    return _item(store, document, number, locator) if locator else document


def _item(store: Readable, document: str, number: str, locator: str) -> str:
    """Give the task at a locator, else the heading."""
    found = _present(store, str(iris.task(document, locator))) or _present(store, str(iris.section(document, locator)))
    if found is None:
        raise ItemNotFoundError(number, locator)
    return found


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


def _present(store: Readable, iri: str) -> str | None:
    """Give the present IRI of what has, or had, this one; None where the graph knows nothing of it."""
    try:
        rows = store.select(KNOWN, iri=URIRef(iri))
    except ValueError as error:
        raise KeyNotFoundError(iri) from error
    return next((row["now"] for row in rows if "now" in row), iri) if rows else None
