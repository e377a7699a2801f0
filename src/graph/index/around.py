"""What lies around a document or task of the index: what a walk along chains asks for, node by node.

Answers: which node an IRI is, and which hops lead on from it.
Assumes: the index does not change while it is walked.
Never:   costs more than what lies around the node.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from graph.errors import KeyNotFoundError
from graph.model.chain import Direction, Hop, Node, OpenEnd, Strength

_DOCUMENT = "SELECT iri, label, level, held, date, issuer, province FROM document WHERE iri = ?"
_TASK = """
SELECT task.iri, statement AS label, document.level, document.iri AS document, locator, document.date, document.issuer, document.province, deadline
FROM task JOIN document ON document.iri = task.document WHERE task.iri = ?"""
_HOPS = "SELECT source, target, relation, strength, quote, start, end, document, state, place FROM hop WHERE"
# Strong before weak, documents before tasks, tasks in the order of their text.
_ORDER = {
    Strength.STRONG: 0,
    Strength.THROUGH: 1,
    Strength.PART: 2,
    Strength.WEAK: 3,
    Strength.COMPETENCE: 4,
    Strength.MENTION: 5,
    Strength.STATUS: 6,
}


class Around:
    """The surroundings of nodes, from one open connection; remembers the nodes that it was asked for."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._nodes: dict[str, Node] = {}

    def node(self, iri: str) -> Node:
        """Give a node.

        Raises: KeyNotFoundError if the graph has no such document or task.
        """
        found = self._nodes.get(iri) or self._document(iri) or self._task(iri)
        if found is None:
            raise KeyNotFoundError(iri)
        self._nodes[iri] = found
        return found

    def hops(self, iri: str, direction: Direction) -> Iterator[tuple[str, Hop]]:
        """Give the hops that lead on from a node, with the node that each leads to; what passes is walked either way."""
        along, back = ("source", "target") if direction == "up" else ("target", "source")
        rows = self._base.execute(f"{_HOPS} {along} = ? UNION ALL {_HOPS} {back} = ? AND strength = 'through'", (iri, iri))
        hops = sorted((Hop(**{**dict(row), "strength": Strength(row["strength"])}) for row in rows), key=_rank)
        for hop in hops:
            yield hop.target if hop.source == iri else hop.source, hop

    def open_ends(self, document: str) -> tuple[OpenEnd, ...]:
        """Give what a document carries out or rests on without its being known which document that is."""
        rows = self._base.execute("SELECT * FROM open_end WHERE document = ? ORDER BY start", (document,))
        return tuple(OpenEnd(**dict(row)) for row in rows)

    def _document(self, iri: str) -> Node | None:
        row = self._base.execute(_DOCUMENT, (iri,)).fetchone()
        return Node(**{**dict(row), "held": bool(row["held"]), "kind": "document", "document": iri}) if row else None

    def _task(self, iri: str) -> Node | None:
        row = self._base.execute(_TASK, (iri,)).fetchone()
        return Node(**dict(row), kind="task", held=True) if row else None


def _rank(hop: Hop) -> tuple[int, str, int, str, str, str]:
    return _ORDER[hop.strength], hop.document, hop.start, hop.source, hop.target, hop.relation
