"""The graph that comes with the project: loaded where no store is named.

Answers: which store a command or the service reads when the user names none.
Assumes: data/graph holds what `vnplan dump` wrote.
Never:   writes below the project's folders.
"""

from __future__ import annotations

from pathlib import Path

from graph.config import Settings
from graph.errors import StoreError
from graph.store import Readable, Store, memory_store, open_published, open_remote, open_writable, publish, remote_of


def open_graph(settings: Settings) -> Readable:
    """Open the state in force of the engine that the settings name, else of the named store; without either, the embedded default graph in memory.

    Raises: StoreError if the store has no finished build, or the default graph is missing or damaged.
    """
    if remote := remote_of(settings):
        return open_remote(remote, settings.base)
    if settings.store is not None:
        return open_published(settings.store)
    store = memory_store()
    load_default(store, settings)
    return store


def load_default(store: Store, settings: Settings) -> int:
    """Load the embedded default graph; give the number of quads."""
    files = sorted((settings.home / "data" / "graph").glob("*.trig"))
    if not files:
        raise StoreError(f"{settings.home / 'data' / 'graph'}: không có đồ thị mặc định (*.trig); hãy nêu kho bằng --store")
    return sum(store.load(file) for file in files)


def publish_default(settings: Settings, folder: Path) -> None:
    """Make a store of the embedded default graph in a folder, for processes that each open it."""
    with open_writable(folder) as store:
        load_default(store, settings)
        publish(store, folder)
