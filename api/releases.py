"""The releases of one service: what there is to take along of each state, written when it is first asked for.

Answers: the release of a build, and where its files lie.
Assumes: `close` is called at the end. Where the store's folder cannot be written to, releases last as long as the service.
Never:   writes in the process that serves; writes a release twice; waits longer than it is told.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.context import SpawnProcess
from pathlib import Path

from graph.errors import StoreError
from graph.sandbox import deny_network, follow_parent
from graph.store import Release, forget_releases, read_release, write_release

MOST_WAITING = 4  # requests: each holds one of the forty threads that answer pages


class Releases:
    """Has releases written, in a process of its own, and says when they are there. May be asked from any thread."""

    def __init__(self, folder: Path, *, temporary: Path, base: str) -> None:
        self._published = folder / "published"
        self._folder = (folder if os.access(folder, os.W_OK) else temporary) / "releases"
        self._base = base
        self._lock = threading.Lock()
        self._waiting = threading.BoundedSemaphore(MOST_WAITING)
        self._process: SpawnProcess | None = None
        self._build = ""

    def of(self, build: str, *, wait_s: float) -> Release | None:
        """Give the release of a finished state; None: it is being written, and was not ready within so many seconds.

        Where enough others wait already, nothing is waited for.

        Raises: StoreError if it cannot be written.
        """
        found = read_release(self._folder, build)
        if found is not None:
            return found
        process = self._begin(build)
        if self._waiting.acquire(blocking=False):
            process.join(wait_s)
            self._waiting.release()
        found = read_release(self._folder, build)
        if found is None and not process.is_alive():
            raise StoreError(f"{self._folder}: không ghi được bản phát hành {build}")
        return found

    def kept(self, build: str) -> Release | None:
        """Give a release that was written before, of whatever state; None: there is none."""
        return read_release(self._folder, build)

    def file(self, build: str, name: str) -> Path:
        """Give where a file of a release lies."""
        return self._folder / build / name

    def close(self) -> None:
        """End the writing, if there is any."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.join()

    def _begin(self, build: str) -> SpawnProcess:
        with self._lock:
            if self._process is not None and self._process.is_alive():
                if self._build == build:
                    return self._process
                self._process.kill()  # what it writes is not in force any more
                self._process.join()
            context = multiprocessing.get_context("spawn")
            given = (self._published, build, self._folder, self._base)
            self._process = context.Process(target=_write, args=given, daemon=True, name="vnplan-release")
            self._build = build
            self._process.start()
            return self._process


def _write(published: Path, build: str, folder: Path, base: str) -> None:
    """Write one release, and take away those of states that are gone: what runs in the process."""
    follow_parent()
    deny_network()
    write_release(published / build, folder, base=base)
    forget_releases(folder, keep={build, *(state.name for state in published.iterdir())})
