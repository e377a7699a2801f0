"""A state written out whole."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.config import BASE
from graph.errors import StoreError
from graph.store import Release, forget_releases, open_writable, publish, read_release, write_release

TRIG = """
@base <https://w3id.org/vnplan/> . @prefix vp: <ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<graph/b> { <id/co-quan/y> a vp:Agency ; skos:prefLabel "Sở \\n \\"Y\\""@vi ; skos:exactMatch <http://www.wikidata.org/entity/Q1> . }
<graph/a> { <id/co-quan/x> a vp:Agency ; skos:prefLabel "Bộ X"@vi ; vp:supports <http://purl.org/dc/terms/title> . }
<graph/knowledge> { <graph/knowledge> vp:digest "not of documents" . }
"""


def state(folder: Path, *texts: str) -> Path:
    """Make a finished state, filled in the order of the texts."""
    with open_writable(folder) as store:
        for text in texts:
            store.fill(text)
        return folder / "published" / publish(store, folder)


def plain(folder: Path, release: Release, form: str) -> bytes:
    return gzip.decompress((folder / release.build / f"vnplan.{form}.gz").read_bytes())


def test_both_forms_hold_all_that_the_state_says_of_documents(tmp_path: Path) -> None:
    made = state(tmp_path, TRIG)
    release = write_release(made, tmp_path / "releases", base=BASE)
    held = {quad for quad in ox.Store.read_only(str(made)) if "knowledge" not in str(quad.graph_name)}
    for form, reader in (("nq", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG)):
        assert set(ox.parse(plain(tmp_path / "releases", release, form), format=reader)) == held, form
    lines = plain(tmp_path / "releases", release, "nq").decode().splitlines()
    assert lines == sorted(lines, key=lambda line: (line.split()[-2], line))
    assert (release.triples, release.graphs) == (6, 2)
    assert release.classes == {f"{BASE}ontology#Agency": 2}
    assert release.properties[f"{BASE}ontology#supports"] == 1
    assert release.links == {"http://www.wikidata.org/ http://www.w3.org/2004/02/skos/core#exactMatch": 1}  # a term of a vocabulary is none
    assert read_release(tmp_path / "releases", release.build) == release


def test_the_same_graph_gives_the_same_bytes_however_it_was_filled(tmp_path: Path) -> None:
    quads = [f"<{BASE}graph/{n % 3}> {{ <{BASE}id/{n}> a <{BASE}ontology#Agency> . }}" for n in range(300)]
    one = write_release(state(tmp_path / "one", "\n".join(quads)), tmp_path / "a", base=BASE)
    other = write_release(state(tmp_path / "other", *reversed(quads)), tmp_path / "b", base=BASE, run=7)  # sorted through files
    assert [dump.sha256 for dump in one.dumps] == [dump.sha256 for dump in other.dumps]
    assert plain(tmp_path / "a", one, "nq").count(b"\n") == 300


def test_nothing_half_written_bears_the_name_of_a_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = state(tmp_path, TRIG)

    def fail(*given: object, **named: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(ox, "serialize", fail)
    with pytest.raises(StoreError, match="no space left"):
        write_release(made, tmp_path / "releases", base=BASE)
    assert list((tmp_path / "releases").iterdir()) == []
    assert read_release(tmp_path / "releases", made.name) is None
    with pytest.raises(StoreError, match="không ghi được"):
        write_release(tmp_path / "published" / "none", tmp_path / "releases", base=BASE)


def test_releases_of_states_that_are_gone_go(tmp_path: Path) -> None:
    for name in ("0", "1", "2", ".unfinished-x"):
        (tmp_path / name).mkdir()
    forget_releases(tmp_path, keep={"2"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [".unfinished-x", "2"]
    forget_releases(tmp_path / "none", keep=())
