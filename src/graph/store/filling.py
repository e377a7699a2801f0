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

BATCH_BYTES = 16_000_000  # of TriG: larger batches take more memory and no less time (2026-11-20)


class Filling:
    """Everything that is written to a store while it is open is there when it is closed, or nothing is. Use it as a context."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._before = folder / "before"
        self._waiting: list[str] = []
        self._size_bytes = 0

    def __enter__(self) -> Self:
        unfinished = self._before.with_name("before.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        self._store.inner.backup(unfinished)
        unfinished.rename(self._before)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self._load()
            self._store.inner.flush()
            forget(self._before)

    def add(self, trig: str) -> None:
        """Put graphs that the store does not hold into it, sooner or later; they can be read once the filling is closed.

        Raises: StoreError if they are no TriG.
        """
        self._waiting.append(trig)
        self._size_bytes += len(trig.encode())
        if self._size_bytes >= BATCH_BYTES:
            self._load()

    def load(self, path: Path) -> int:
        """Put what an RDF file holds into the store; give the number of quads read.

        Raises: StoreError naming the file, and the place in it, if it is not RDF of the kind that its ending says.
        """
        return self._store.fill_from(path)

    def _load(self) -> None:
        if self._waiting:
            self._store.fill("\n".join(self._waiting))
        self._waiting, self._size_bytes = [], 0


def forget(before: Path) -> None:
    """Take away the state before, by one rename: it is never put back by half."""
    past = before.with_name("before.past")
    shutil.rmtree(past, ignore_errors=True)
    before.rename(past)
    shutil.rmtree(past, ignore_errors=True)


def undo(folder: Path) -> None:
    """Put back the state before a filling that was killed. Killed itself, it is done by the next."""
    before = folder / "before"
    if before.is_dir():
        shutil.rmtree(folder / "db", ignore_errors=True)
        before.rename(folder / "db")
