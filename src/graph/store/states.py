"""Where finished states come from, for a service that goes on while others are published: which is in force, and opening it.

Answers: whether what a page or an answer was made from is still in force.
Assumes: `current` is asked often and from anywhere, also where nobody may wait.
Never:   asks the network in `current`: a thread of its own looks, and what it saw last is told.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from graph.errors import ChangingError, StoreError
from graph.store.folder import Published, open_published
from graph.store.readable import Readable
from graph.store.remote import Remote, RemoteEngine
from graph.store.remote.condition import Condition

LOOK_S = 0.5  # between two looks: so long a new state may go unseen; an answer from two states is never given
LOOK_LIMIT_S = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """The build that readers see, and since when: seconds since 1970, of an engine elsewhere as it was seen."""

    build: str
    since_s: float


class States(Protocol):
    """The finished states of one store, one after the other."""

    def current(self) -> str | None:
        """Name the state in force by a word that no other state has, nor the same one published again; None: there is none.

        Raises: StoreError if that is not known; ChangingError while another one is being written.
        """

    def in_force(self) -> InForce | None:
        """Give the state in force, for figures; None: there is none.

        Raises: what `current` does.
        """

    def look(self) -> None:
        """See at once what was published a moment ago. May wait for a network."""

    def open(self) -> tuple[str, Readable]:
        """Open the state in force for reading; give its name and it.

        Raises: StoreError if there is none.
        """

    def close(self) -> None:
        """Stop looking."""


class FolderStates:
    """The states of a store's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._published = Published(folder)

    def current(self) -> str | None:
        """Name the state in force."""
        return self._published.build()

    def in_force(self) -> InForce | None:
        """Give the state in force."""
        build = self._published.build()
        return InForce(build=build, since_s=(self._folder / "current").stat().st_mtime) if build else None

    def look(self) -> None:
        """Nothing is remembered: `current` looks itself."""

    def open(self) -> tuple[str, Readable]:
        """Open the state in force."""
        build = self._published.build()
        return build or "", open_published(self._folder, build)

    def close(self) -> None:
        """Nothing is kept."""


class RemoteStates:
    """The states of an engine elsewhere, looked at from a thread."""

    def __init__(self, remote: Remote, base: str) -> None:
        # Who looks must not wait as long as who asks for a list of everything.
        self._looking = RemoteEngine(replace(remote, limit_s=min(remote.limit_s, LOOK_LIMIT_S)), base)
        self.engine = RemoteEngine(remote, base)
        self._seen: Condition | StoreError | None = None
        self._since_s: dict[str, float] = {}  # of the state that was seen last
        self._lock = threading.Lock()
        self._ending = threading.Event()
        self.look()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="remote-state")
        self._thread.start()

    def _watch(self) -> None:
        while not self._ending.wait(LOOK_S):
            self.look()

    def look(self) -> None:
        """Look which state the engine holds."""
        with self._lock:  # a look that began earlier does not hide what a later one saw
            try:
                self._seen = self._looking.standing()
            except StoreError as error:
                self._seen = error
            else:
                line = self._seen.line() if self._seen else ""
                self._since_s = {line: self._since_s.get(line, time.time())}

    def finished(self) -> Condition | None:
        """Give the state that was seen last; None: the engine held none.

        Raises: ChangingError while one is being written; StoreError if the engine was not reached.
        """
        seen = self._seen
        if isinstance(seen, StoreError):
            raise type(seen)(*seen.args)
        if seen is not None and not seen.is_finished:
            raise ChangingError("máy chủ dữ liệu đang nhận một bản dựng mới; hãy thử lại sau ít giây")
        return seen

    def current(self) -> str | None:
        """Name the state that was seen last."""
        seen = self.finished()
        return seen.line() if seen else None

    def in_force(self) -> InForce | None:
        """Give the state that was seen last."""
        seen = self.finished()
        return InForce(build=seen.build, since_s=self._since_s.get(seen.line(), time.time())) if seen else None

    def open(self) -> tuple[str, Readable]:
        """Open the state that the engine holds."""
        store = self.engine.open()
        return store.condition.line(), store

    def close(self) -> None:
        """Stop looking."""
        self._ending.set()
        self._thread.join()
        self._looking.close()
        self.engine.close()
