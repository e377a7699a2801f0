"""What has to change in an engine elsewhere, for it to hold another finished state of a store: graph by graph.

Answers: which graphs come, go, are replaced, or lose and gain a few triples.
Assumes: two finished states of one store; the digests of its meta graph stand for the graphs that they name, but where files were loaded in between.
Never:   holds more than one graph of each state in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from graph.errors import StoreError
from graph.rdf import iris
from graph.store.state import Store
from graph.vocab import VP

FEW = 0.2  # of a graph's triples: where more change, it is written anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one graph must lose and gain, as lines of N-Triples. `is_whole`: it loses all that it has, and gains all that it shall have."""

    graph: str
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    is_whole: bool = False
    size: int  # triples that it has afterwards


def changes(former: Store | None, present: Store, base: str) -> Iterator[Change]:
    """Give what changes between two states, by graph name; from no state, all graphs come.

    Raises: StoreError if the store holds what cannot be sent: triples about triples.
    """
    same = _same(former, present, base) if former else set()
    names = set(graph_names(present)) | set(graph_names(former) if former else ())
    for name in sorted(names - same):
        before, after = _lines(former, name), _lines(present, name)
        if before == after:
            continue
        yield _change(name, base, before, after)


def _change(name: str, base: str, before: set[str], after: set[str]) -> Change:
    graph = name or f"{base}graph/default"
    gone, come = before - after, after - before
    if not before or not after or len(gone) + len(come) > FEW * len(after) or any(_has_blank(line) for line in gone | come):
        return Change(graph=graph, come=tuple(sorted(after)), is_whole=True, size=len(after))
    return Change(graph=graph, gone=tuple(sorted(gone)), come=tuple(sorted(come)), size=len(after))


def _has_blank(line: str) -> bool:
    """Say whether a triple may have a node that has no name: such cannot be named to another engine either."""
    return line.startswith("_:") or " _:" in line


def graph_names(store: Store) -> Iterator[str]:
    """Give the names of a state's graphs; "" for its default graph, where it holds anything."""
    yield from store.graphs()
    if next(store.inner.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is not None:
        yield ""


def _lines(store: Store | None, name: str) -> set[str]:
    if store is None:
        return set()
    graph = ox.NamedNode(name) if name else ox.DefaultGraph()
    return {_line(quad) for quad in store.inner.quads_for_pattern(None, None, None, graph)}


def _line(quad: ox.Quad) -> str:
    if isinstance(quad.object, ox.Triple):
        raise StoreError(f"không đưa được lên máy chủ dữ liệu: một điều nói về một điều khác (RDF 1.2): {quad}")
    return f"{quad.subject} {quad.predicate} {quad.object} .\n"


def _same(former: Store, present: Store, base: str) -> set[str]:
    """Give the graphs that digests show to be the same; none where a file was loaded, or a ruling noted, in between: no digest stands for these."""
    one, two = _digests(former), _digests(present)
    noted = str(iris.knowledge_graph(base))
    return {name for name, digests in one.items() if two.get(name) == digests} if one.get(noted) == two.get(noted) else set()


def _digests(store: Store) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for quad in store.inner.quads_for_pattern(None, ox.NamedNode(VP.digest), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            found.setdefault(quad.subject.value, []).append(quad.object.value)
    return {name: tuple(sorted(digests)) for name, digests in found.items()}
