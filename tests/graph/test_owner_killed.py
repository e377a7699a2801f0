"""An owner's order that is killed at any step leaves the state before it or the state after it, and nothing that grows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.build import build
from graph.config import Settings
from graph.owner import open_office
from graph.store import current_build
from tests.graph.owning import DECISION, PROVINCIAL, RESOLUTION, giving

PROJECT = Path(__file__).parents[2]
AFTER_S = [0.05 + 0.1 * number for number in range(4)]


@pytest.fixture
def trial() -> Iterator[Path]:
    """A folder that is tried on: in memory where the system has room there, for each kill copies a store."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() and os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder) / "store"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds a resolution from a build, and a decision with its plan from the owner."""
    settings = Settings(store=tmp_path_factory.mktemp("killed") / "store")
    build((RESOLUTION,), settings)
    open_office(settings)(giving(settings, DECISION))
    return settings.writable


@pytest.mark.parametrize(("what", "stride"), [("new", 2), ("replaced", 5), ("withdrawn", 5)])
def test_killed_at_any_step_the_old_state_or_the_new_is_there(store: Path, trial: Path, tmp_path: Path, what: str, stride: int) -> None:
    file = {"new": PROVINCIAL, "replaced": tmp_path / DECISION.name, "withdrawn": tmp_path / "none" / DECISION.name}[what]
    if what == "replaced":
        file.write_bytes(PROVINCIAL.read_bytes())
    command = [sys.executable, "-m", "tests.graph.killed", str(store), str(trial), str(file), str(stride), *map(str, AFTER_S)]
    ended = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True, timeout=300)
    kills = [json.loads(line) for line in ended.stdout.splitlines()]
    old, new = current_build(store), kills[-1]["finally"]
    assert old != new
    seen = set()
    for kill in kills:
        assert kill["published"] in {old, new}, kill
        assert kill["stated"] == kill["published"], f"the state is whole: {kill}"
        assert kill["database"] == kill["published"], f"who writes next begins with what readers see: {kill}"
        assert kill["finally"] == new, f"asked again, the order is carried out: {kill}"
        assert (kill["left"], kill["files"]) == ([], {"new": 2, "replaced": 1, "withdrawn": 0}[what]), f"nothing is left over: {kill}"
        seen.add((kill["killed"], kill["published"]))
    assert {(True, old), (True, new), (False, new)} <= seen, "kills fell before and after the state came into force"
    assert len(kills) > len(AFTER_S) + 30 / stride
