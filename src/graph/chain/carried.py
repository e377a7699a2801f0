"""Which tasks carry a document out, and how that is known.

Answers: for each task below a document, by its own words, by its plan's relation, or over several documents; each with its strongest way.
Assumes: the walk down from the document.
Never:   says that a task carries out a document without a way whose every hop some text states.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.chain.paths import Path, ways
from graph.chain.walk import Trace, Walkable, trace
from graph.model.chain import Node, Strength

_SAYING = frozenset({Strength.STRONG, Strength.WEAK})


class Source(StrEnum):
    """How it is known that a task carries a document out."""

    WORDS = "own-words"  # the task, or the task above it, says so
    PLAN = "plan"  # the plan that it belongs to says so of itself
    CHAIN = "chain"  # one of these carries out a document that carries it out, over one or several more


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A task that carries a document out: for each way in which that is known, the strongest path, from the document down to the task."""

    task: Node
    ways: tuple[tuple[Source, Path], ...]

    @property
    def best(self) -> tuple[Source, Path]:
        """The way that says most: strongest, then shortest."""
        return self.ways[0]


def tasks_carrying_out(around: Walkable, document: str, *, depth: int = 6) -> tuple[Carried, ...]:
    """Give the tasks that carry out a document, those known best first.

    Raises: KeyNotFoundError if the graph does not hold the document.
    """
    return carried_out(trace(around, document, direction="down", depth=depth))


def carried_out(below: Trace) -> tuple[Carried, ...]:
    """Give the tasks of a walk down that carry out what it starts from, those known best first."""
    tasks = {node.iri: node for node in below.nodes if node.kind == "task"}
    known: dict[str, dict[Source, Path]] = {}
    for path in ways(below):
        task = path.nodes[-1]
        if task in tasks and (source := _source(path, tasks)):
            known.setdefault(task, {}).setdefault(source, path)
    found = [Carried(task=tasks[task], ways=tuple(by_source.items())) for task, by_source in known.items()]
    places = {node.iri: place for place, node in enumerate(below.nodes)}
    return tuple(sorted(found, key=lambda carried: (carried.best[1].cost[:2], places[carried.task.iri])))


def _source(path: Path, tasks: Mapping[str, Node]) -> Source | None:
    """Tell how a way from a document down to a task is known; None where nothing is said to be carried out: the document's own tasks."""
    said = [hop for hop in path.hops if hop.strength in _SAYING]
    if not said:
        return None
    if len(said) > 1:
        return Source.CHAIN
    return Source.WORDS if said[0].source in tasks else Source.PLAN
