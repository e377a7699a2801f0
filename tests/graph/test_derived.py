"""The index of a state: kept beside the store, made where it is not there, believed only if it is of the same build."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.config import Settings
from graph.derived import keep_index, open_index
from graph.embedded import load_default, open_graph
from graph.errors import StoreError
from graph.index.ask import Index, index_build
from graph.lists import Lists
from graph.store import current_build, open_published, open_writable, publish

CHANGE = "INSERT DATA { GRAPH <https://w3id.org/vnplan/graph/shared> { <urn:x> <https://w3id.org/vnplan/ontology#digest> '%s' } }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_writable(tmp_path / "store") as store:
        load_default(store, Settings())
        publish(store, tmp_path / "store")
    return tmp_path / "store"


def change(folder: Path, word: str) -> str:
    with open_writable(folder) as store:
        store.update(CHANGE % word)
        return publish(store, folder)


def index_of(folder: Path, lists: Lists) -> Index:
    build = current_build(folder)
    assert build is not None
    return keep_index(folder, open_published(folder), build, lists, temporary=folder.parent)


def test_is_made_once_for_each_state_and_goes_with_it(folder: Path, lists: Lists) -> None:
    builds = [current_build(folder)]
    first = index_of(folder, lists).path
    assert first == folder / "index" / f"{builds[0]}.sqlite"
    made = first.stat().st_mtime_ns
    assert index_of(folder, lists).path.stat().st_mtime_ns == made
    for word in ("one", "two"):
        os.utime(folder / "published" / str(builds[0]), (0, 0))  # nobody reads it any more
        builds.append(change(folder, word))
        assert index_build(index_of(folder, lists).path) == builds[-1]
    assert {path.stem for path in (folder / "index").iterdir()} == set(builds[1:]), "that of the state that was removed is gone"


def test_is_made_elsewhere_where_the_store_cannot_be_written(folder: Path, lists: Lists) -> None:
    (folder / "index").write_text("in the way")
    assert index_of(folder, lists).path.parent == folder.parent
    assert (folder / "index").read_text() == "in the way"


def test_is_not_believed_if_it_is_of_another_state(folder: Path, lists: Lists) -> None:
    before = index_of(folder, lists).path
    build = change(folder, "one")
    before.rename(folder / "index" / f"{build}.sqlite")
    assert index_build(index_of(folder, lists).path) == build


def test_a_state_that_is_not_the_one_named_is_an_error(folder: Path, lists: Lists) -> None:
    with pytest.raises(StoreError, match="hãy chạy lại"):
        keep_index(folder, open_published(folder), "another", lists, temporary=folder.parent)
    assert not list((folder / "index").glob("*.sqlite"))


@pytest.mark.parametrize("is_named", [True, False])
def test_a_command_opens_the_index_of_what_it_reads(folder: Path, is_named: bool) -> None:
    settings = Settings(store=folder if is_named else None)
    with open_index(settings, open_graph(settings)) as index:
        assert index.counts().held == 5
        path = index.path
    assert path.exists() is is_named, "what was made for one command is gone with it"
