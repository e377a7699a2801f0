"""What people decided about single mentions: this mention means that document, or none.

Answers: did somebody decide what this mention of this document means?
Assumes: the ledger says which IRIs are one document, so a ruling on a former IRI still holds.
Never:   applies a ruling to a mention whose words are not those that were ruled on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.errors import IdentityError
from graph.lists import Row
from graph.model import Passage
from graph.resolve.ledger import Ledger, read_rows
from graph.text import clean, shorten, unwrap

COLUMNS = ("document", "start", "end", "quote", "means", "decided_by", "decided_on", "evidence")
NONE = "none"  # decided: the mention means no document


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision. It holds for the mention at the offsets, or, without offsets, for every mention with the quoted words."""

    start: int | None
    end: int | None
    quote: str
    means: str  # IRI, or "none"
    decided_by: str
    decided_on: date | None
    line: int

    def fits(self, passage: Passage) -> bool:
        """Tell whether the mention is the one that was ruled on; both place and quote must agree where both are given.

        A mention that was read back from the graph ends where its quote does.
        """
        placed = self.start is None or self.end is None or (self.start == passage.start and passage.end <= self.end)
        return placed and (not self.quote or shorten(plain(passage.text)) == shorten(self.quote))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """All decisions, by the canonical IRI of the document that the mention stands in. Read them with `read_rulings`."""

    by_document: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)

    def find(self, document: str, passage: Passage) -> Ruling | None:
        """Give the ruling on a mention; one on its place before one on its words."""
        found = [ruling for ruling in self.by_document.get(document, ()) if ruling.fits(passage)]
        return min(found, key=lambda ruling: (ruling.start is None, ruling.line), default=None)


def read_rulings(path: Path, ledger: Ledger) -> Rulings:
    """Read the rulings.

    Raises: IdentityError naming file and lines: two decisions that disagree on one mention, a row that names no mention.
    """
    found: dict[str, list[Ruling]] = defaultdict(list)
    for line, row in enumerate(read_rows(path, COLUMNS), start=2):
        ruling = _ruling(row, line, path, ledger)
        held = found[ledger.canonical(row["document"])]
        for other in held:
            if (other.start, other.end, other.quote) == (ruling.start, ruling.end, ruling.quote) and other.means != ruling.means:
                raise IdentityError(f"{path}, lines {other.line} and {line}: one mention is said to mean both {other.means} and {ruling.means}")
        held.append(ruling)
    return Rulings(by_document={document: tuple(rulings) for document, rulings in found.items()})


def _ruling(row: Row, line: int, path: Path, ledger: Ledger) -> Ruling:
    places = [row["start"], row["end"]]
    if not row["document"] or not row["means"] or not row["decided_by"] or not (row["quote"] or all(places)):
        raise IdentityError(f"{path}, line {line}: document, means, decided_by, and start and end or a quote must be filled")
    if any(places) and not all(place.isdigit() for place in places):
        raise IdentityError(f"{path}, line {line}: start “{row['start']}” and end “{row['end']}” must both be whole numbers")
    start, end = (int(place) if place else None for place in places)
    means = row["means"] if row["means"] == NONE else ledger.canonical(row["means"])
    day = _day(row["decided_on"], line, path)
    return Ruling(start=start, end=end, quote=plain(row["quote"]), means=means, decided_by=row["decided_by"], decided_on=day, line=line)


def _day(text: str, line: int, path: Path) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise IdentityError(f"{path}, line {line}: decided_on “{text}” must be a day such as 2025-07-01, or empty") from error


def plain(text: str) -> str:
    """Give a quote in NFC on one line, so that a copy made by hand fits."""
    return unwrap(clean(text).text)
