"""An owner's orders where readers ask another engine: they see each of them there, or it is told why not; on each engine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from api.counter import read_token
from graph.build import build
from graph.config import Settings
from graph.errors import ConfigError
from graph.forward import open_forwarding
from graph.owner import Order, Refusal
from graph.store import current_build, open_published, open_remote, publish_remote, remote_of
from tests.api.conftest import Served, serve
from tests.api.test_owner import HELD, OWNER, PLAN, TOKEN
from tests.conftest import missing
from tests.engines import Engine, find_oxigraph, oxigraph
from tests.graph.owning import DECISION, PROVINCIAL, RESOLUTION


def begun(engine: Engine, folder: Path, **more: object) -> Settings:
    """Build a store of one resolution, and give the engine its state."""
    settings = engine.given(store=folder, workers=1, token=TOKEN, **more)
    build((RESOLUTION,), Settings(store=folder))
    remote = remote_of(settings)
    assert remote is not None
    publish_remote(folder, remote, settings.base)
    return settings


def there(settings: Settings) -> str:
    """Give the build that the engine holds, once it is seen to be what the folder has under that name."""
    remote = remote_of(settings)
    assert remote is not None
    with closing(open_remote(remote, settings.base)) as store:
        here = open_published(settings.writable, store.build_id())
        assert {str(quad[3]) for quad in here.quads()} <= {str(quad[3]) for quad in store.quads()}
        document = "SELECT ?d ?h WHERE { ?d vp:textHash ?h } ORDER BY ?d"
        assert store.select(document) == here.select(document)
        return store.build_id()


@pytest.fixture
def shop(engine: Engine, tmp_path: Path) -> Iterator[Served]:
    with serve(begun(engine, tmp_path / "store")) as found:
        yield found


def put(shop: Served, path: Path) -> httpx.Response:
    return shop.client.put(f"/documents/{path.name}", content=path.read_bytes(), headers=OWNER)


def held(shop: Served) -> int:
    return int(shop.client.get("/sparql", params={"query": HELD, "format": "csv"}).text.split()[1])


def test_readers_see_an_order_when_the_owner_is_answered(shop: Served) -> None:
    settings: Settings = shop.app.state.service.settings
    assert held(shop) == 1
    added = put(shop, PROVINCIAL)
    assert added.status_code == 201, added.text
    assert shop.client.get("/healthz").json()["build"] == added.json()["build"] == there(settings)
    assert held(shop) == 2
    assert shop.client.get(f"{PLAN}.ttl").status_code == 200
    assert shop.client.get("/tasks", params={"document": "88/KH-UBND"}).json()["total"] == added.json()["documents"][0]["tasks"]
    assert put(shop, PROVINCIAL).status_code == 204
    back = shop.client.get(f"/documents/{PROVINCIAL.name}", headers=OWNER)
    assert (back.content, back.headers["etag"]) == (PROVINCIAL.read_bytes(), added.headers["etag"])

    assert shop.client.delete(f"/documents/{PROVINCIAL.name}", headers=OWNER).status_code == 204
    assert held(shop) == 1
    assert shop.client.get(f"{PLAN}.ttl").status_code == 410
    assert there(settings) == current_build(settings.writable)


def test_an_order_sends_first_what_one_before_could_not(engine: Engine, tmp_path: Path) -> None:
    settings = begun(engine, tmp_path / "store")
    build((DECISION,), Settings(store=settings.store))  # and the engine is not given it
    carry_out = open_forwarding(settings)
    refused = carry_out(Order(name=PROVINCIAL.name))
    assert isinstance(refused, Refusal)
    assert refused.kind == "unknown"
    assert there(settings) == current_build(settings.writable)


def test_an_order_is_refused_before_anything_changes_or_kept_until_it_can_be_sent(tmp_path: Path) -> None:
    program = find_oxigraph()
    if program is None:
        missing("the program of oxigraph (docs/engines.md)")
    assert program is not None
    (tmp_path / "engine").mkdir()
    with oxigraph(tmp_path / "engine", program) as engine:
        settings = begun(engine, tmp_path / "store")
        before = current_build(settings.writable)
        # Asked, it answers; written to, it does not: the order is kept and is not there yet.
        cut_off = replace(settings, remote_update="http://127.0.0.1:9/update", remote_graphs=None)
        with serve(cut_off) as shop:
            kept = put(shop, PROVINCIAL)
            assert (kept.status_code, kept.json()["type"]) == (502, "urn:vnplan:problem:unsent")
            assert "127.0.0.1" not in kept.text
            assert str(tmp_path) not in kept.text
            assert held(shop) == 1
            assert put(shop, PROVINCIAL).json()["type"] == "urn:vnplan:problem:remote", "what is behind is sent first"
        after = current_build(settings.writable)
        assert there(settings) == before != after
        with serve(settings) as shop:
            assert put(shop, PROVINCIAL).status_code == 204
            assert held(shop) == 2
            assert there(settings) == after
            os.kill(engine.process, 9)
            down = shop.client.delete(f"/documents/{PROVINCIAL.name}", headers=OWNER)
            assert (down.status_code, down.json()["type"]) == (502, "urn:vnplan:problem:remote")
        assert current_build(settings.writable) == after


def test_an_engine_that_takes_no_updates_is_told_at_the_start() -> None:
    with pytest.raises(ConfigError, match="VNPLAN_REMOTE_UPDATE"):
        read_token(Settings(store=Path("store"), token=TOKEN, remote_query="http://127.0.0.1:9/query"))
