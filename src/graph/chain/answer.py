"""One question about a chain, and its whole answer.

Answers: what lies above or below, sifted; by which ways; where it ends, runs in a circle or stays open; which tasks carry the document out.
Assumes: the index of one state of the graph.
Never:   leaves out a way without saying so: `is_cut` tells of what lies beyond the depth.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from graph.chain.carried import Carried, carried_out
from graph.chain.paths import End, Path, best_path, circles, ends, paths
from graph.chain.sift import Sift, sift
from graph.chain.walk import Trace, hop_json, trace
from graph.errors import UsageError
from graph.index.ask import Index
from graph.model.chain import CARRYING, Direction, Strength
from graph.status import Ground, Status

BELONGING = frozenset({Strength.PART, Strength.THROUGH})  # always walked: without them a task has no plan
CHOICES = tuple(strength for strength in Strength if strength not in BELONGING | {Strength.STATUS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked. `to`: the IRI of a node that ways are wanted to; `every`: all of them, not only the best."""

    start: str
    direction: Direction
    depth: int = 6
    strengths: Set[Strength] = CARRYING
    sift: Sift = Sift()
    to: str | None = None
    every: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is known. `paths`: upward the best way to each document at which the chain ends, or the ways to `to`; `carried`: downward only."""

    trace: Trace
    ends: tuple[End, ...]
    circles: tuple[tuple[str, ...], ...]
    paths: tuple[Path, ...]
    carried: tuple[Carried, ...]
    statuses: Mapping[str, Status] = field(default_factory=dict)  # of each document, where a day was given

    def to_json(self, key: str) -> dict[str, object]:
        """Give the answer of /trace: the nodes and hops, and what follows from them. Ways are lists of nodes, and of places in `hops`."""
        whole = self.trace.to_json(key, self.statuses)
        places = {(hop.relation, hop.source, hop.target): place for place, hop in enumerate(self.trace.hops)}

        def way(path: Path) -> dict[str, object]:
            hops = [places[hop.relation, hop.source, hop.target] for hop in path.hops]
            return {"nodes": list(path.nodes), "hops": hops, "strength": path.strength, "length": path.length}

        return {
            **whole,
            "ends": [{"iri": end.node.iri, "why": end.why} for end in self.ends],
            "circles": [list(circle) for circle in self.circles],
            "paths": [way(path) for path in self.paths],
            "carriedOut": [{"task": one.task.iri, "ways": [{"source": source, **way(path)} for source, path in one.ways]} for one in self.carried],
        }


def read_strengths(text: str | None) -> frozenset[Strength]:
    """Read a list of strengths as people give it.

    >>> sorted(read_strengths("strong, competence"))
    [<Strength.COMPETENCE: 'competence'>, <Strength.STRONG: 'strong'>]

    Raises: UsageError naming the one that is none.
    """
    named = [word.strip() for word in (text or "").split(",") if word.strip()]
    wrong = [word for word in named if word not in CHOICES]
    if wrong:
        raise UsageError(f"strength: nhận “{wrong[0]}”, cần một hay nhiều trong: {', '.join(CHOICES)}")
    return frozenset(map(Strength, named)) or CARRYING


def answer(index: Index, wanted: Wanted, ground: Ground | None = None) -> Answer:
    """Answer a question about a chain. In: what tells the standing of its documents on a day, where that is wanted.

    Raises: KeyNotFoundError if the graph does not hold where it starts.
    """
    with index.around() as around:
        whole = trace(around, wanted.start, direction=wanted.direction, depth=wanted.depth, strengths=wanted.strengths | BELONGING)
    found = sift(whole, wanted.sift, index.led_by(wanted.sift.agencies or frozenset()))
    kept = {node.iri for node in found.nodes}
    stops = tuple(end for end in ends(whole) if end.node.iri in kept)
    return Answer(
        trace=found,
        ends=stops,
        circles=circles(found),
        paths=_paths(found, wanted, stops),
        carried=carried_out(found) if wanted.direction == "down" else (),
        statuses={node.iri: ground.of(node.iri) for node in found.nodes if node.kind == "document"} if ground else {},
    )


def _paths(found: Trace, wanted: Wanted, stops: tuple[End, ...]) -> tuple[Path, ...]:
    targets = [wanted.to] if wanted.to else [end.node.iri for end in stops if end.node.iri != wanted.start] if wanted.direction == "up" else []
    if wanted.every:
        return tuple(path for target in targets for path in paths(found, target))
    return tuple(sorted((path for target in targets if (path := best_path(found, target))), key=lambda path: (path.cost, path.nodes)))


def rows(found: Answer) -> tuple[tuple[str | int | None, ...], ...]:
    """Give the hops as rows of a table, the heads first: for CSV and spreadsheets. A document's standing stands beside it where a day was given."""
    labels = {node.iri: f"{node.locator} {node.label}" if node.locator else node.label for node in found.trace.nodes}
    ends = ("from", "from_label", "relation", "strength", "to", "to_label")
    heads = (*ends, "quote", "document", "place", "start", "end", "state", "from_status", "to_status")
    standing = {iri: str(status.state) for iri, status in found.statuses.items()}
    cells = (
        hop_json(hop)
        | {"from_label": labels[hop.source], "to_label": labels[hop.target]}
        | {"from_status": standing.get(hop.source), "to_status": standing.get(hop.target)}
        for hop in found.trace.hops
    )
    return heads, *(tuple(row[name] for name in heads) for row in cells)
