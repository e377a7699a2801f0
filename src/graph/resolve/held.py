"""The documents that a mention can be compared with: those whose text is held, and those that the catalogue knows.

Answers: which known documents have this IRI, or this number?
Never:   opens the store: whoever owns it hands the documents in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.errors import NumberFormatError
from graph.model import Agency
from graph.numbers import Number, parse_number
from graph.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDocument:
    """What is known of a document without its text at hand."""

    iri: str
    number: str | None = None
    type: str | None = None  # symbol
    date: date | None = None
    issuer: str | None = None  # IRI of the agency
    agency: Agency | None = None  # the same, written out where it is known
    title: str | None = None
    status: str = ""  # scheme status; "" means not known
    successor: str = ""  # "number@date"
    source: str = ""  # where the catalogue has it from


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Known documents by IRI and by number. Build it with `hold`; `iri in held` tells whether one is there."""

    by_iri: Mapping[str, KnownDocument] = field(default_factory=dict)
    by_number: Mapping[str, tuple[KnownDocument, ...]] = field(default_factory=dict)
    by_title: Mapping[str, tuple[KnownDocument, ...]] = field(default_factory=dict)  # folded

    def __contains__(self, iri: object) -> bool:
        return iri in self.by_iri

    def numbered(self, number: Number) -> tuple[KnownDocument, ...]:
        """Give the documents with this number, of any year, issuer and place."""
        return self.by_number.get(number_key(number), ())


def hold(documents: Iterable[KnownDocument]) -> Held:
    """Index documents. One whose number cannot be read whole is found by its IRI only."""
    by_iri: dict[str, KnownDocument] = {}
    by_number: dict[str, list[KnownDocument]] = defaultdict(list)
    by_title: dict[str, list[KnownDocument]] = defaultdict(list)
    for document in documents:
        by_iri[document.iri] = document
        if key := printed_key(document.number):
            by_number[key].append(document)
        if document.title:
            by_title[fold(document.title)].append(document)
    return Held(
        by_iri=by_iri,
        by_number={key: tuple(found) for key, found in by_number.items()},
        by_title={title: tuple(found) for title, found in by_title.items()},
    )


def number_key(number: Number) -> str:
    """Give what two spellings of one number have in common: “01-NQ/TU” and “1-NQ/TU”.

    >>> number_key(parse_number("01-NQ/TU")) == number_key(parse_number("1- NQ/TU"))
    True
    """
    return "|".join(map(str, (number.sequence_key, number.year or "", number.type or "", number.body, number.term or "", number.series)))


def printed_key(number: str | None) -> str | None:
    """Give the key of a printed number; None where there is none, or none that can be read whole."""
    try:
        return number_key(parse_number(number)) if number else None
    except NumberFormatError:
        return None
