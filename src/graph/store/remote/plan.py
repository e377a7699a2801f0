"""What is going to be sent to an engine elsewhere, looked through before anything is, and cut into requests.

Answers: how much it is, whether it fits one update request, and how a graph is cut into pieces.
Assumes: changes as `difference` gives them, one graph at a time.
Never:   holds more than a few of them in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef

from graph.store.remote.difference import Change

PIECE_BYTES = 4_000_000  # of a graph in one request of the Graph Store protocol
MOST_KEPT = 500_000  # triples that are kept in memory between looking and sending, some 150 MB


@dataclass(slots=True, kw_only=True)
class Sent:
    """What was sent. `is_atomic`: in one request, during which readers saw the former state."""

    graphs: int = 0
    gone: int = 0
    come: int = 0
    is_atomic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is going to be sent: its measure, the triples that each graph shall have, and the one update request if it is one."""

    sent: Sent
    sizes: dict[str, int]
    update: str | None
    kept: list[Change] | None  # the changes themselves, where they are few; else they are looked for again, graph by graph


class Kept:
    """Keeps changes, as long as they are few."""

    def __init__(self) -> None:
        self.changes: list[Change] | None = []
        self._left = MOST_KEPT

    def add(self, change: Change) -> None:
        """Keep a change, or let go of all where they are too many."""
        self._left -= len(change.come) + len(change.gone) + 1
        if self._left < 0:
            self.changes = None
        if self.changes is not None:
            self.changes.append(change)


class OneRequest:
    """Gathers changes into one update request, as long as it is not longer than engines take."""

    def __init__(self, most_bytes: int) -> None:
        self._parts: list[str] = []
        self._left_bytes = most_bytes

    def add(self, change: Change) -> None:
        """Put a change into the request, where it is not too long already."""
        for part in written_change(change) if self._left_bytes > 0 else ():
            self._parts.append(part)
            self._left_bytes -= len(part.encode())

    @property
    def text(self) -> str | None:
        """The update; None if it would be too long."""
        return " ;\n".join(self._parts) if self._left_bytes > 0 else None


def graph_ref(graph: str) -> str:
    """Write a graph's name as it stands in an update."""
    return str(URIRef(graph).n3())


def written_change(change: Change) -> Iterator[str]:
    """Write a change as operations of SPARQL Update."""
    name = graph_ref(change.graph)
    if change.is_whole:
        yield f"CLEAR SILENT GRAPH {name}"
    if change.gone:
        yield f"DELETE DATA {{ GRAPH {name} {{\n{''.join(change.gone)}}} }}"
    if change.come:
        yield f"INSERT DATA {{ GRAPH {name} {{\n{''.join(change.come)}}} }}"


def batches(lines: tuple[str, ...], most: int) -> Iterator[tuple[str, ...]]:
    """Cut lines into groups of so many."""
    yield from (lines[start : start + most] for start in range(0, len(lines), most))


def pieces(lines: tuple[str, ...]) -> list[str]:
    """Cut a graph into pieces of a request each; one whose nodes have no names stays whole, for a name holds within one request."""
    if any(line.startswith("_:") or " _:" in line for line in lines):
        return ["".join(lines)]
    cut: list[list[str]] = []
    size_bytes = PIECE_BYTES + 1
    for line in lines:
        if size_bytes > PIECE_BYTES:
            cut.append([])
            size_bytes = 0
        cut[-1].append(line)
        size_bytes += len(line)
    return ["".join(piece) for piece in cut]
