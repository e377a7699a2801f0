"""Give an engine elsewhere the finished state of a store's folder, so that no reader of the service sees half of it.

Answers: what is sent, in which order, and what is done where an earlier sending was cut short.
Assumes: this folder alone is published there; the engine keeps what it has taken.
Never:   calls the state finished before every graph was counted again; overwrites a state that the folder does not know, unless told to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from graph.errors import RemoteError, StoreError
from graph.store.folder import SENT, alone, current_build, published_folder
from graph.store.remote.address import Remote
from graph.store.remote.condition import NOTHING, Condition, condition_triple, state_graph
from graph.store.remote.difference import Change, changes
from graph.store.remote.exchange import putting, updating
from graph.store.remote.plan import Kept, OneRequest, Plan, Sent, batches, graph_ref, pieces
from graph.store.remote.reader import RemoteEngine
from graph.store.state import Store

ATOMIC_BYTES = 100_000_000  # of one update request; Oxigraph takes 128 MiB
# Triples of one INSERT DATA or DELETE DATA. Virtuoso 7.2.5: 1,000 pass, at 2,000 of ours its SQL grows too long, at 5,000 its parser gives up.
FEW_TRIPLES, MANY_TRIPLES = 200, 5000
COUNTED = 50  # graphs that are counted in one query

Progress = Callable[[int, str], None]  # graphs sent so far, and the name of the last


def adopt_remote(folder: Path, remote: Remote, base: str, *, progress: Progress = lambda done, name: None) -> Sent:
    """Call the state of a folder finished on an engine into which its own bulk loader has loaded it, sending only what is missing.

    Raises: StoreError if the engine holds a state already, whose readers would see the loading; RemoteError if it fails.
    """
    target = _target(folder)
    with alone(folder), closing(RemoteEngine(remote, base)) as engine:
        if engine.condition() is not None:
            raise StoreError(f"máy chủ dữ liệu {remote.host} đang giữ một bản dựng; hãy dùng vnplan publish, hoặc vnplan publish --replace")
        return _Sending(engine, folder, progress).adopt(target)


def _target(folder: Path) -> str:
    target = current_build(folder)
    if target is None:
        raise StoreError(f"{folder}: chưa có bản dựng nào hoàn tất để đưa lên máy chủ dữ liệu")
    return target


def publish_remote(folder: Path, remote: Remote, base: str, *, anew: bool = False, progress: Progress = lambda done, name: None) -> Sent:
    """Make an engine hold the state of a folder that is in force; where it does already, nothing is sent.

    In:     anew: give it all of the state, whatever it holds under this base.
    Raises: StoreError if the folder has no state, or the engine holds one that the folder does not know; RemoteError if the engine fails: it then
            holds no finished state, which readers are told, until this is done again.
    """
    target = _target(folder)
    with alone(folder), closing(RemoteEngine(remote, base)) as engine:
        sending = _Sending(engine, folder, progress)
        condition = None if anew else sending.settled(engine.condition())
        if condition is None:
            return sending.replace(target)
        return Sent() if condition.build == target else sending.change(condition, target)


class _Sending:
    def __init__(self, engine: RemoteEngine, folder: Path, progress: Progress) -> None:
        self._engine, self._folder, self._progress = engine, folder, progress
        self._remote, self._base = engine.remote, engine.base

    def settled(self, condition: Condition | None) -> Condition | None:
        """Give the finished state that the engine holds, finishing first what was cut short: sending it again does no harm.

        None: what was cut short began with an engine of which nothing was known, and has to begin again.
        """
        if condition is None:
            self._refuse_strangers()
            return Condition(turn=0, build=NOTHING)
        if condition.former is None:
            return condition
        if condition.former == NOTHING:
            return None
        self.change(Condition(turn=condition.turn - 1, build=condition.former), condition.build, again=True)
        return Condition(turn=condition.turn, build=condition.build)

    def _refuse_strangers(self) -> None:
        if self._engine.holds_any():
            raise StoreError(
                f"máy chủ dữ liệu {self._remote.host} đã có dữ liệu của {self._base} mà không biết thuộc bản dựng nào; "
                "nếu được phép thay toàn bộ: vnplan publish --replace"
            )

    def _open(self, build: str) -> Store:
        try:
            return Store(ox.Store.read_only(str(published_folder(self._folder, build))))
        except OSError as error:
            raise StoreError(
                f"máy chủ dữ liệu {self._remote.host} đang giữ bản dựng {build}, mà {self._folder} không có; "
                "hãy nêu đúng kho đã đưa nó lên, hoặc thay toàn bộ: vnplan publish --replace"
            ) from error

    def change(self, condition: Condition, target: str, *, again: bool = False) -> Sent:
        """Take the engine from one finished state to another."""
        former = None if condition.build == NOTHING else self._open(condition.build)
        present = self._open(target)
        aim = Condition(turn=condition.turn + 1, build=target)
        plan = self._plan(changes(former, present, self._base), aim if self._remote.is_atomic and not again else None)
        self._note(condition.build, target)
        if plan.update is not None:
            self._update(plan.update)
            self._count(plan.sizes)
        else:
            meanwhile = Condition(turn=aim.turn, build=target, former=condition.build)
            found = plan.kept if plan.kept is not None else changes(former, present, self._base)
            self._guarded(found, plan.sizes, meanwhile)
        self._note(target)
        return plan.sent

    def replace(self, target: str) -> Sent:
        """Give the engine all of a state; graphs under the base that the state does not have go."""
        present = self._open(target)
        condition = self._engine.condition() or Condition(turn=0, build=NOTHING)
        listed = self._engine.rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        ours = {row["g"] for row in listed if row["g"].startswith(self._base)} - {str(state_graph(self._base))}
        aim = Condition(turn=condition.turn + 1, build=target)
        plan = self._plan(changes(None, present, self._base), None)
        gone = [Change(graph=name, is_whole=True, size=0) for name in sorted(ours - plan.sizes.keys())]
        meanwhile = Condition(turn=aim.turn, build=target, former=NOTHING)
        self._guarded(chain(gone, changes(None, present, self._base)), plan.sizes | {change.graph: 0 for change in gone}, meanwhile)
        self._note(target)
        return replace(plan.sent, graphs=plan.sent.graphs + len(gone))

    def adopt(self, target: str) -> Sent:
        """Take over what the engine's own bulk loader has loaded of a state: each graph is counted, and sent where the number differs."""
        present = self._open(target)
        plan = self._plan(changes(None, present, self._base), None)
        meanwhile = Condition(turn=1, build=target, former=NOTHING)
        self._tell(meanwhile)
        unlike = {graph: plan.sizes[graph] for graph, _ in self._unlike(plan.sizes)}
        self._guarded((change for change in changes(None, present, self._base) if change.graph in unlike), unlike, meanwhile)
        self._note(target)
        return replace(plan.sent, graphs=len(unlike), come=sum(unlike.values()))

    def _plan(self, found: Iterable[Change], aim: Condition | None) -> Plan:
        """Look through the changes before anything is sent. `aim`: to be put into one update request, where it is not longer than engines take."""
        sizes: dict[str, int] = {}
        sent, parts, kept = Sent(), OneRequest(ATOMIC_BYTES if aim else 0), Kept()
        for change in found:
            self._refuse_unfit(change)
            kept.add(change)
            sizes[change.graph] = change.size
            sent.gone, sent.come = sent.gone + len(change.gone), sent.come + len(change.come)
            parts.add(change)
        if aim:
            parts.add(Change(graph=str(state_graph(self._base)), come=(condition_triple(aim, self._base),), is_whole=True, size=1))
        sent.graphs, sent.is_atomic = len(sizes), parts.text is not None
        return Plan(sent=sent, sizes=sizes, update=parts.text, kept=kept.changes)

    def _refuse_unfit(self, change: Change) -> None:
        for line in change.come:
            if why := self._engine.dialect.why_not(line):
                raise StoreError(f"máy chủ dữ liệu {self._remote.host} không giữ đúng được: {line.strip()[:300]} ({why})")

    def _guarded(self, found: Iterable[Change], sizes: Mapping[str, int], meanwhile: Condition) -> None:
        """Change graph by graph, while readers are told that the state is not finished."""
        self._tell(meanwhile)
        for done, change in enumerate(found, start=1):
            self._apply(change)
            self._progress(done, change.graph)
        self._count(sizes)
        self._tell(Condition(turn=meanwhile.turn, build=meanwhile.build))

    def _tell(self, condition: Condition) -> None:
        self._replace_graph(str(state_graph(self._base)), [condition_triple(condition, self._base)])

    def _apply(self, change: Change) -> None:
        if change.is_whole:
            self._replace_graph(change.graph, change.come)
            return
        for piece in batches(change.gone, self._few):
            self._update(f"DELETE DATA {{ GRAPH {graph_ref(change.graph)} {{\n{''.join(piece)}}} }}")
        self._add(change.graph, change.come)

    @property
    def _few(self) -> int:
        return FEW_TRIPLES if self._engine.dialect.is_virtuoso else MANY_TRIPLES

    def _replace_graph(self, graph: str, lines: Iterable[str]) -> None:
        cut = pieces(tuple(lines))
        if self._remote.graphs is None or not cut:
            self._update(f"CLEAR SILENT GRAPH {graph_ref(graph)}")
            self._add(graph, lines)
            return
        for place, piece in enumerate(cut):
            self._engine.wire.send(putting(self._remote.graphs, graph, piece, method="POST" if place else "PUT"))

    def _add(self, graph: str, lines: Iterable[str]) -> None:
        if self._remote.graphs is not None:
            for piece in pieces(tuple(lines)):
                self._engine.wire.send(putting(self._remote.graphs, graph, piece, method="POST"))
            return
        for batch in batches(tuple(lines), self._few):
            self._update(f"INSERT DATA {{ GRAPH {graph_ref(graph)} {{\n{''.join(batch)}}} }}")

    def _update(self, update: str) -> None:
        self._engine.wire.send(updating(self._remote, update))

    def _count(self, sizes: Mapping[str, int]) -> None:
        """See that each graph that was sent has as many triples there as here.

        Raises: RemoteError if one has not: the engine lost some, or holds two of ours as one.
        """
        for graph, there in self._unlike(sizes):
            raise RemoteError(f"đồ thị {graph} trên máy chủ dữ liệu có {there} bộ ba, đáng lẽ {sizes[graph]}; hãy chạy lại: vnplan publish --replace")

    def _unlike(self, sizes: Mapping[str, int]) -> Iterator[tuple[str, int]]:
        """Give the graphs that have another number of triples there, with that number."""
        listed = list(sizes)
        for start in range(0, len(listed), COUNTED):
            some = listed[start : start + COUNTED]
            names = " ".join(map(graph_ref, some))
            rows = self._engine.rows(f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g")
            there = {row["g"]: int(row["n"]) for row in rows}
            yield from ((graph, there.get(graph, 0)) for graph in some if there.get(graph, 0) != sizes[graph])

    def _note(self, *builds: str) -> None:
        """Note which states the engine may hold: they are kept, for the next difference."""
        note = self._folder / f"{SENT}.new"
        note.write_text("\n".join(builds), "ascii")
        note.replace(self._folder / SENT)
