"""Golden files: what the texts written for the tests are read as, and the quads that a build makes of them.

`make golden` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graph.build import build, dump_name
from graph.config import Settings
from graph.extract import extract
from graph.extract.export import to_json
from graph.lists import Lists
from graph.read import find_files, read
from graph.store import open_published

TESTS = Path(__file__).parents[1]
GOLDEN = TESTS / "golden"
TEXTS = [path for path in find_files((TESTS / "texts",)) if path.suffix == ".txt"]


def hold(name: str, found: str) -> None:
    """Compare with a golden file, or write it where the environment asks for that."""
    path = GOLDEN / name
    if os.environ.get("VNPLAN_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, "utf-8")
    assert path.read_text("utf-8") == found, f"{name}: if the change is meant, run `make golden` and read the difference"


def test_every_golden_file_is_held() -> None:
    assert len(TEXTS) >= 6
    expected = {f"{path.stem}.json" for path in TEXTS}
    assert {path.name for path in GOLDEN.glob("*.json")} == expected


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_reading_is_golden(path: Path, lists: Lists) -> None:
    answer = to_json(*extract(read(path), lists))
    hold(f"{path.stem}.json", json.dumps(answer, ensure_ascii=False, indent=1) + "\n")


def test_quads_are_golden(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "store")
    build((TESTS / "texts" / "plans",), settings)
    quads: dict[str, list[str]] = {}
    for subject, predicate, value, graph in open_published(tmp_path / "store").quads():
        name = dump_name(str(graph), settings.base)
        if name is not None:
            quads.setdefault(name, []).append(f"{subject.n3()} {predicate.n3()} {value.n3()} {graph.n3()} .\n")
    assert {f"{name}.nq" for name in quads} == {path.name for path in GOLDEN.glob("*.nq")} or os.environ.get("VNPLAN_GOLDEN") == "write"
    for name, lines in sorted(quads.items()):
        hold(f"{name}.nq", "".join(sorted(lines)))
