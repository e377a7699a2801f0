"""Putting many new graphs into a store at once, in a build that can be undone.

The engine loads new quads three times as fast, and in a quarter of the memory, where it need not do so in a transaction. So the state before is kept
beside the database, as a checkpoint of hard links, until all is in; whoever opens a store for writing and finds one puts it back.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.store.state import Store

BEFORE, SINCE = "before", "@"  # the folder's name says which state was in force when it was made
UNFINISHED, PAST = "before.unfinished", "before.past"
BATCH_BYTES = 16_000_000  # of TriG: larger batches take more memory and no less time (2026-11-20)


class Filling:
    """Everything that is written to a store while it is open is there when it is closed, or nothing is. Use it as a context.

    since: the build id in force, "" if none is. Where it is given, what is written counts from the moment that another state is in force: killed
    before that, nothing is there; killed after it, all is.
    """

    def __init__(self, store: Store, folder: Path, *, since: str | None = None) -> None:
        self._store = store
        self._before = folder / (BEFORE if since is None else f"{BEFORE}{SINCE}{since}")
        self._waiting: list[str] = []
        self._size_bytes = 0

    def __enter__(self) -> Self:
        unfinished = self._before.with_name(UNFINISHED)
        shutil.rmtree(unfinished, ignore_errors=True)
        self._store.inner.backup(unfinished)
        unfinished.rename(self._before)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self.settle()
            self._store.inner.flush()
            forget(self._before)

    def add(self, trig: str) -> None:
        """Put graphs that the store does not hold into it, sooner or later; they can be read once the filling is closed.

        Raises: StoreError if they are no TriG.
        """
        self._waiting.append(trig)
        self._size_bytes += len(trig.encode())
        if self._size_bytes >= BATCH_BYTES:
            self.settle()

    def load(self, path: Path) -> int:
        """Put what an RDF file holds into the store; give the number of quads read.

        Raises: StoreError naming the file, and the place in it, if it is not RDF of the kind that its ending says.
        """
        return self._store.fill_from(path)

    def settle(self) -> None:
        """Put in what waits, so that it can be read."""
        if self._waiting:
            self._store.fill("\n".join(self._waiting))
        self._waiting, self._size_bytes = [], 0


def forget(before: Path) -> None:
    """Take away the state before, by one rename: it is never put back by half."""
    past = before.with_name(PAST)
    shutil.rmtree(past, ignore_errors=True)
    before.rename(past)
    shutil.rmtree(past, ignore_errors=True)


def undo(folder: Path, in_force: str | None) -> None:
    """Put back the state before a filling that was cut short, and clear away what it left. Killed itself, it is done by the next."""
    for left in (UNFINISHED, PAST):
        shutil.rmtree(folder / left, ignore_errors=True)
    for before in (folder / BEFORE, *folder.glob(f"{BEFORE}{SINCE}*")):
        if before.name in {BEFORE, f"{BEFORE}{SINCE}{in_force or ''}"} and before.is_dir():
            shutil.rmtree(folder / "db", ignore_errors=True)
            before.rename(folder / "db")
        elif before.is_dir():
            forget(before)
