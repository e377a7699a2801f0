"""Which finished state an engine elsewhere holds: one line, in a graph of its own.

Answers: whether what is asked now is answered from one state, and from which.
Assumes: who publishes writes this line before and after everything else, each in a request of its own.
Never:   calls a state finished while it is written: then the line names two states, or is not there.
"""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef
from rdflib.namespace import DCTERMS

from graph.errors import RemoteError

NOTHING = "-"  # the state of an engine that was never published to


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The state that an engine holds, or between which two it is. `turn` grows with each publishing: a state that comes back is told from itself."""

    turn: int
    build: str
    former: str | None = None  # while the engine is changed from that state to `build`

    @property
    def is_finished(self) -> bool:
        """Say whether the engine holds one state, whole."""
        return self.former is None

    def line(self) -> str:
        """Write it as the one literal that it is kept as.

        >>> Condition(turn=3, build="b", former="a").line()
        '3 a > b'
        """
        return f"{self.turn} {self.build}" if self.former is None else f"{self.turn} {self.former} > {self.build}"


def read_condition(line: str) -> Condition:
    """Read the line again.

    >>> read_condition("3 a > b").former
    'a'

    Raises: RemoteError if it is none of ours.
    """
    turn, _, states = line.partition(" ")
    former, between, build = states.rpartition(" > ")
    if not turn.isdecimal() or not build:
        raise RemoteError(f"máy chủ dữ liệu ghi trạng thái lạ: “{line[:80]}”")
    return Condition(turn=int(turn), build=build, former=former if between else None)


def state_graph(base: str) -> URIRef:
    """Name the graph of the line."""
    return URIRef(base + "graph/state")


def condition_query(base: str) -> str:
    """Ask for the line."""
    name = state_graph(base).n3()
    return f"SELECT ?line WHERE {{ GRAPH {name} {{ {name} {DCTERMS.identifier.n3()} ?line }} }}"


def condition_triple(condition: Condition, base: str) -> str:
    """Write the graph of the line as N-Triples."""
    return f'{state_graph(base).n3()} {DCTERMS.identifier.n3()} "{condition.line()}" .\n'


def union_query(base: str) -> str:
    """Ask whether the default graph is the union of all graphs: whether the line is found in it."""
    return f"ASK {{ {state_graph(base).n3()} {DCTERMS.identifier.n3()} ?line }}"
