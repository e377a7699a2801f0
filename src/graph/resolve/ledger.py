"""The identity ledger: which IRIs are now known to mean the same document.

Answers: what is the canonical IRI of this one, and which IRIs did it have before?
Assumes: rows are only ever added: a later decision about the canonical IRI is a further row, and chains are followed.
Never:   guesses which row is right: a contradiction or a circle is an error that names the lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import IdentityError, ListError
from graph.lists import Row, read_table

COLUMNS = ("alias", "canonical", "decided_by", "decided_on", "evidence", "confidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Aliases and their canonical IRIs, chains already followed. Read it with `read_ledger`."""

    targets: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def canonical(self, iri: str) -> str:
        """Give the IRI that stands for this one now; itself where nothing was decided."""
        return self.targets.get(iri, iri)

    def former(self, iri: str) -> tuple[str, ...]:
        """Give the IRIs that were decided to mean this one, in order."""
        return self.aliases.get(iri, ())


def read_ledger(path: Path) -> Ledger:
    """Read the ledger.

    Raises: IdentityError naming file and lines: an alias with two canonical IRIs, a circle, a row that is not filled.
    """
    rows = read_rows(path, COLUMNS)
    direct: dict[str, tuple[str, int]] = {}
    for line, row in enumerate(rows, start=2):
        alias, canonical = row["alias"], row["canonical"]
        if not alias or not canonical or not row["decided_by"]:
            raise IdentityError(f"{path}, line {line}: alias, canonical and decided_by must be filled")
        held = direct.setdefault(alias, (canonical, line))
        if held[0] != canonical:
            raise IdentityError(f"{path}, lines {held[1]} and {line}: {alias} is said to be both {held[0]} and {canonical}; keep one")
    targets = {alias: _follow(alias, direct, path) for alias in direct}
    aliases: dict[str, list[str]] = defaultdict(list)
    for alias, canonical in sorted(targets.items()):
        aliases[canonical].append(alias)
    return Ledger(targets=targets, aliases={iri: tuple(found) for iri, found in aliases.items()})


def _follow(alias: str, direct: dict[str, tuple[str, int]], path: Path) -> str:
    """Follow a chain to its end."""
    lines: list[int] = []
    at = alias
    while at in direct:
        at, line = direct[at]
        if line in lines:
            raise IdentityError(f"{path}, lines {', '.join(map(str, lines))}: {alias} leads back to itself; take one of them out")
        lines.append(line)
    return at


def read_rows(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Read a table of decisions, in which no row stands twice.

    Raises: IdentityError naming file and line.
    """
    try:
        return read_table(path, columns, lambda row: tuple(row.values()))
    except ListError as error:
        raise IdentityError(str(error)) from error
