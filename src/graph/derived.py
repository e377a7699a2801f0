"""The index that belongs to a state of the store: found where it was kept, made where it is not.

Answers: which index lists, search and chains are asked of.
Assumes: a published state never changes, so an index of its build id fits it for good.
Never:   writes beside the embedded default graph.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.config import Settings
from graph.errors import StoreError
from graph.index.ask import Index, index_build
from graph.index.build import build_index
from graph.index.refresh import States, refresh_index
from graph.lists import Lists, load_lists
from graph.store import Readable, Store, open_published, published_folder

FOLDER = "index"


@contextmanager
def open_index(settings: Settings, store: Readable) -> Iterator[Index]:
    """Give the index of the state that `embedded.open_graph` opened.

    Raises: OSError if it must be made and cannot be written anywhere.
    """
    lists = load_lists(settings.home / "data" / "lists")
    with tempfile.TemporaryDirectory(prefix="vnplan-index-") as temporary:
        yield index_of(settings.store, store, lists, temporary=Path(temporary))


def index_of(folder: Path | None, store: Readable, lists: Lists, *, temporary: Path) -> Index:
    """Give the index of a state: kept in the folder that published it, or made in a temporary one."""
    build = store.build_id()
    if folder is not None and published_folder(folder, build).is_dir():
        return keep_index(folder, store, build, lists, temporary=temporary)
    path = temporary / f"{build}.sqlite"
    if index_build(path) != build:
        _make(store, path, build, lists)
    return Index(path)


def keep_index(folder: Path, store: Readable, build: str, lists: Lists, *, temporary: Path) -> Index:
    """Give the index of a published state: from the store's folder, made there if it has none, or in another folder where that cannot be written."""
    kept = index_path(folder, build)
    if index_build(kept) == build:
        return Index(kept)
    try:
        kept.parent.mkdir(exist_ok=True)
        _make(store, kept, build, lists)
    except OSError:
        kept = temporary / f"{build}.sqlite"
        _make(store, kept, build, lists)
        return Index(kept)
    forget_indexes(folder)
    return Index(kept)


def refresh_kept(folder: Path, store: Store, former: str, build: str, lists: Lists) -> None:
    """Make the index of a state that is about to come into force, from the one of the state before it if that was kept.

    In:     store: the state, with this build id; former: the build id of a published state, "" if there is none.
    Raises: OSError if it cannot be written.
    """
    kept = index_path(folder, build)
    if index_build(kept) == build:
        return
    kept.parent.mkdir(exist_ok=True)
    if former:
        refresh_index(index_path(folder, former), States(before=open_published(folder, former), after=store), kept, lists)
    else:
        _make(store, kept, build, lists)


def index_path(folder: Path, build: str) -> Path:
    """Give where the index of a published state is kept."""
    return folder / FOLDER / f"{build}.sqlite"


def forget_indexes(folder: Path) -> None:
    """Take away the indexes of states that are gone."""
    for old in (folder / FOLDER).glob("*.sqlite*"):
        if not (folder / "published" / old.name.partition(".")[0]).exists():
            old.unlink(missing_ok=True)


def _make(store: Readable, path: Path, build: str, lists: Lists) -> None:
    made = build_index(store, path, lists)
    if made != build:
        path.unlink(missing_ok=True)
        raise StoreError(f"{path}: kho đã đổi trong khi lập chỉ mục (bản {made} thay cho {build}); hãy chạy lại lệnh")
