"""What the catalogue says of documents' standing: the project's list, and the owner's own before it.

Answers: which documents does a list call in force, amended, replaced or repealed, by which document, and where does the list have it from?
Assumes: the lists of data/lists; an owner's file has the same columns.
Never:   takes an empty status for "in force"; names a successor that no row stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.config import Settings
from graph.errors import ListError
from graph.lists import Lists, load_lists, read_catalogue
from graph.resolve import KnownDocument, catalogued, label_of, open_directory

OWN_LIST = "data/lists/catalogue.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """The document that came in the place of another."""

    iri: str
    label: str
    date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a list says of one document. `status`: "in-force", "amended", "replaced", "repealed". `file`: the list; `source`: where it has it from."""

    status: str
    successor: Successor | None
    source: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The documents of which a list says something, and the date and name of each that is listed, by IRI."""

    listed: Mapping[str, Listed]
    dates: Mapping[str, date] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


def load_catalogue(settings: Settings) -> Catalogue:
    """Load the catalogue of data/lists and, where the settings name one, the owner's own: its rows take the place of those for the same document.

    Raises: ListError naming the file: a malformed row, a number or issuer that cannot be read, a successor that no row stands for.
    """
    return make_catalogue(load_lists(settings.home / "data" / "lists"), settings)


def make_catalogue(lists: Lists, settings: Settings) -> Catalogue:
    """Do as `load_catalogue` does, where the lists are loaded already."""
    directory = open_directory(lists, settings.base)
    rows = [(OWN_LIST, row) for row in catalogued(lists.catalogue, directory)]
    if settings.catalogue:
        name = settings.catalogue.name
        rows += [(name, row) for row in catalogued(read_catalogue(settings.catalogue), directory, name)]
    last = {row.iri: (file, row) for file, row in rows}
    labels = {iri: label_of(row, directory) for iri, (_, row) in last.items()}
    by_key = {f"{row.number}@{row.date}": Successor(iri=iri, label=labels[iri], date=row.date) for iri, (_, row) in last.items()}
    dates = {iri: row.date for iri, (_, row) in last.items() if row.date}
    return Catalogue(listed=dict(_listed(last.values(), by_key)), dates=dates, labels=labels)


def _listed(rows: Iterable[tuple[str, KnownDocument]], by_key: Mapping[str, Successor]) -> Iterator[tuple[str, Listed]]:
    for file, row in rows:
        if row.successor and row.successor not in by_key:
            raise ListError(f"{file}: {row.number}: no row for the successor {row.successor}; add one with this number and date")
        if row.status:
            yield row.iri, Listed(status=row.status, successor=by_key.get(row.successor), source=row.source, file=file)
