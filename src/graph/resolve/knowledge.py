"""What resolving rests on besides the document: lists, ledger, rulings, and the documents that are known.

Answers: how is all of it loaded once and passed on?
Never:   changes while documents are resolved: the same knowledge and mentions give the same links.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.errors import ListError, NumberFormatError
from graph.lists import Known, Lists, load_lists
from graph.numbers import Number, parse_number
from graph.resolve.agency.agencies import resolve_agency
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.agency.window import Window, day_window, year_window
from graph.resolve.directory import Directory, open_directory
from graph.resolve.document.keys import document_iri, document_label, document_type
from graph.resolve.held import Held, KnownDocument, hold
from graph.resolve.ledger import Ledger, read_ledger
from graph.resolve.rulings import Rulings, read_rulings


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Build it with `load_knowledge` or `make_knowledge`; give it the store's documents with `holding`."""

    lists: Lists
    directory: Directory
    catalogue: Held
    ledger: Ledger = field(default_factory=Ledger)
    rulings: Rulings = field(default_factory=Rulings)
    held: Held = field(default_factory=Held)

    @property
    def base(self) -> str:
        """The base of all IRIs."""
        return self.directory.base

    def holding(self, held: Held) -> Knowledge:
        """Give the same knowledge with these documents held."""
        return replace(self, held=held)


def make_knowledge(lists: Lists, base: str, *, ledger: Ledger | None = None, rulings: Rulings | None = None) -> Knowledge:
    """Prepare lists for resolving.

    Raises: ListError for a document of the catalogue whose number or issuer cannot be read.
    """
    directory = open_directory(lists, base)
    catalogue = hold(catalogued(lists.catalogue, directory))
    return Knowledge(lists=lists, directory=directory, catalogue=catalogue, ledger=ledger or Ledger(), rulings=rulings or Rulings())


def load_knowledge(home: Path, base: str) -> Knowledge:
    """Read what lies in the folder data of the project.

    Raises: ListError and IdentityError naming file and line.
    """
    ledger = read_ledger(home / "data" / "identity.csv")
    rulings = read_rulings(home / "data" / "judgements.csv", ledger)
    return make_knowledge(load_lists(home / "data" / "lists"), base, ledger=ledger, rulings=rulings)


def catalogued(rows: Iterable[Known], directory: Directory, where: str = "data/lists/catalogue.csv") -> Iterable[KnownDocument]:
    """Give the documents of a catalogue with their IRIs. In: the name of its file, for errors.

    Raises: ListError for a row whose number or issuer cannot be read.
    """
    for row in rows:
        try:
            number = parse_number(row.number)
        except NumberFormatError as error:
            raise ListError(f"{where}: {error}") from error
        link = resolve_agency(row.issuer, AgencyContext(window=_window(row, number)), directory)
        kind = document_type(number, row.type, row.title, directory)
        iri = document_iri(number, kind, link.agency, row.date, directory) if kind and link.agency else None
        if iri is None or link.agency is None:
            raise ListError(f"{where}: {row.number} of {row.issuer}: {link.reason if not link.agency else 'type or date is missing'}")
        yield KnownDocument(
            iri=iri,
            number=row.number,
            type=row.type,
            date=row.date,
            issuer=link.agency.iri,
            agency=link.agency,
            title=row.title,
            status=row.status,
            successor=row.successor,
            source=row.source,
        )


def label_of(known: KnownDocument, directory: Directory) -> str:
    """Name a document of the catalogue for people."""
    number = parse_number(known.number or "")
    kind = document_type(number, known.type, known.title or "", directory)
    return document_label(kind, number, known.date, known.agency, known.title) if kind else number.canonical


def _window(row: Known, number: Number) -> Window:
    if row.date:
        return day_window(row.date)
    return year_window(number.year) if number.year else Window()
