"""A store that is changed by its owner, for tests: what is in it, and orders that change it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from graph.build import dump
from graph.config import Settings
from graph.owner import Order
from graph.store import Store, open_published

TEXTS = Path(__file__).parents[1] / "texts"
PLANS = TEXTS / "plans"
RESOLUTION = PLANS / "party-resolution.txt"
PROVINCIAL = PLANS / "provincial-plan.txt"
DEPARTMENTAL = PLANS / "department-plan.txt"
DISTRICT = TEXTS / "district-plan.txt"
DECISION = TEXTS / "ministry-decision.txt"


def giving(settings: Settings, path: Path, text: str | None = None, name: str | None = None, **given: object) -> Order:
    """Put a file (with another text) where files arrive; give the order that takes it."""
    folder = settings.writable / "incoming"
    folder.mkdir(exist_ok=True)
    arrived = folder / (name or path.name)
    data = path.read_bytes() if text is None else text.encode()
    arrived.write_bytes(data)
    return Order(name=arrived.name, path=arrived, sha256=hashlib.sha256(data).hexdigest(), **given)  # type: ignore[arg-type]


def read(settings: Settings) -> Store:
    return open_published(settings.writable)


def dumped(settings: Settings, folder: Path) -> dict[str, bytes]:
    """Give the state in force, as `vnplan dump` writes it."""
    return {path.name: path.read_bytes() for path in dump(read(settings), folder, settings.base)}


def held(settings: Settings) -> set[str]:
    rows = read(settings).select("SELECT ?iri WHERE { ?iri vp:textHash ?hash }")
    return {row["iri"].removeprefix(settings.base) for row in rows}


def left_over(settings: Settings) -> set[str]:
    """Give what lies in a store's folder beside what has its place there."""
    folder = settings.writable
    expected = {"current", "db", "files", "incoming", "index", "lock", "published", "receipts.jsonl", "releases"}
    strays = {path.name for path in folder.iterdir()} - expected
    strays |= {path.name for path in (folder / "index").glob("*") if not (folder / "published" / path.stem).is_dir()}
    return strays | {path.name for path in (folder / "published").iterdir() if path.name.endswith(".unfinished")}
