"""The folder of a store: one writer, and finished states for readers.

It holds db/ (what a build writes), published/<build id>/ (finished states, unchanging), the file `current` (the name of the one in force), the file
`lock` (whoever writes holds it), files/ (what an owner gave, see graph.owner) and, while the database is filled, before/ (its state before that).
Beside them graph.receipts keeps its notes, graph.derived its indexes, and graph.store.remote the file `sent`: which states an engine elsewhere
may hold.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from graph.errors import LockedError, StoreError
from graph.store.filling import undo
from graph.store.state import Store

STILL_READ_S = 60.0  # longer than any query runs
SENT = "sent"  # the file that names the states which an engine elsewhere may hold: they are kept, to tell what changed since


@contextmanager
def open_writable(folder: Path) -> Iterator[Store]:
    """Open a store's folder for one build, making it if there is none; a filling that was killed is undone first.

    Raises: LockedError if another process has it open for writing, StoreError if it is no store.
    """
    with alone(folder):
        try:
            undo(folder, current_build(folder))
            (folder / "db").mkdir(exist_ok=True)
            inner = ox.Store(folder / "db")
        except OSError as error:
            raise StoreError(f"{folder}: không mở được để ghi ({error})") from error
        store = Store(inner)
        del inner
        try:
            yield store
        finally:
            store.inner.flush()
            store.close()
            undo(folder, current_build(folder))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock: who writes in it, or gives away what it holds.

    The engine's own lock comes too late: what was killed is put back before the engine opens it.
    """
    if folder.is_dir() and not (folder / "lock").exists() and not (folder / "db").exists() and any(folder.iterdir()):
        raise StoreError(f"{folder}: thư mục đã có tệp khác, không phải kho; hãy nêu một thư mục trống hoặc chưa có ở --store")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise StoreError(f"{folder}: không mở được để ghi ({error})") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(f"{folder}: một lệnh vnplan khác đang ghi vào kho này; hãy chờ nó xong") from error
        yield


def publish(store: Store, folder: Path, derive: Callable[[str], object] = lambda build: None) -> str:
    """Make the store's present state the one that readers open; give its build id. Killed at any moment, the former state stays in force.

    In:     derive: called with the build id once the state is finished and before it is in force; what it raises leaves the former one in force.
    """
    build = store.build_id()
    finished = folder / "published" / build
    if not finished.is_dir():
        unfinished = folder / "published" / f"{build}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        store.inner.backup(unfinished)
        unfinished.rename(finished)
    derive(build)
    former = current_build(folder)
    if build != former:
        _switch(folder, build, former)
    _clear(folder, {build, former, *_sent(folder)})
    return build


def _switch(folder: Path, build: str, former: str | None) -> None:
    pointer = folder / "current.new"
    with pointer.open("w", encoding="ascii") as opened:
        opened.write(build)
        opened.flush()
        os.fsync(opened.fileno())
    if former is not None and (folder / "published" / former).is_dir():
        os.utime(folder / "published" / former)  # says since when it is out of force
    pointer.replace(folder / "current")


def _clear(folder: Path, kept: set[str | None]) -> None:
    """Remove states that nobody reads any more. The former one, and any that was in force a minute ago, may still be read."""
    for old in (folder / "published").iterdir():
        if old.name not in kept and (old.name.endswith(".unfinished") or time.time() - old.stat().st_mtime > STILL_READ_S):
            shutil.rmtree(old, ignore_errors=True)


def published_folder(folder: Path, build: str) -> Path:
    """Say where a finished state is, or was."""
    return folder / "published" / build


def _sent(folder: Path) -> list[str]:
    note = folder / SENT
    return note.read_text("ascii").split() if note.exists() else []


def current_build(folder: Path) -> str | None:
    """Give the build id of the state in force, or None where no build was ever finished."""
    try:
        return (folder / "current").read_text("ascii").strip()
    except FileNotFoundError:
        return None


def open_published(folder: Path, build: str | None = None) -> Store:
    """Open the state in force for reading, or the one of a build id that was in force just before.

    Raises: StoreError if the folder holds no finished build.
    """
    build = build or current_build(folder)
    if build is None:
        raise StoreError(f"{folder}: chưa có bản dựng nào hoàn tất. Hãy chạy: vnplan build TỆP... --store {folder}")
    try:
        return Store(ox.Store.read_only(str(folder / "published" / build)))
    except OSError as error:
        raise StoreError(f"{folder}: không mở được để đọc ({error})") from error


class Published:
    """The state in force, for who asks again and again: looked at in microseconds, and opened anew once another is published."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pointer = str(folder / "current")
        self._named: tuple[tuple[int, int] | None, str | None] = (None, None)
        self._opened: tuple[tuple[int, int] | None, Store | None] = (None, None)

    def store(self) -> Store:
        """Give the state in force.

        Raises: StoreError if the folder holds no finished build.
        """
        seen = self._look()
        before, store = self._opened
        if store is None or seen != before:
            store = open_published(self._folder)
            self._opened = (seen, store)
        return store

    def build(self) -> str | None:
        """Give the build id of the state in force, or None where no build was ever finished."""
        seen = self._look()
        if seen is None or seen != self._named[0]:
            self._named = (seen, current_build(self._folder))
        return self._named[1]

    def _look(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._pointer)  # noqa: PTH116 - it is looked at before every query
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns
