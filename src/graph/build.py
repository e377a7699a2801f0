"""The order of the stages: read, extract, resolve, write; then what earlier documents gain by the new ones.

Answers: what a build does with each file, what it skipped and why, and how long each stage took.
Assumes: nobody else writes the store (its lock sees to that).
Never:   stops for one document; writes half of one; changes anything where nothing changed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rdflib.term import Node

from graph.config import Settings
from graph.errors import SourceError, VnplanError
from graph.extract import extract
from graph.holdings import (
    knowledge_digest,
    known_document,
    lift_knowledge,
    note_knowledge,
    note_loaded,
    stored_documents,
    sweep_shared,
    touched_by,
    write_links,
    write_reading,
    write_rulings,
)
from graph.model import Identity, Reading, Resolution, Source, text_hash
from graph.rdf import iris
from graph.read import find_files, read
from graph.resolve import Knowledge, KnownDocument, hold, identify, load_knowledge, resolve
from graph.store import Store, dump_quads, open_writable, publish
from graph.text import shorten

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What became of one document."""

    path: str
    iri: str
    label: str
    is_changed: bool
    is_provisional: bool
    tasks: int
    citations: int
    unresolved: int  # citations that were resolved to no document


@dataclass(slots=True, kw_only=True)
class Report:
    """What a build did, filled as it goes. `skipped` names each file that gave no document, with the reason."""

    documents: list[Built] = field(default_factory=list)
    skipped: list[SourceError] = field(default_factory=list)
    relinked: int = 0  # documents that were in the store already and whose links changed
    build: str = ""  # the id of the state that readers now open
    seconds: dict[str, float] = field(default_factory=dict)  # by stage


def build(paths: tuple[Path, ...], settings: Settings, progress: Progress = lambda line: None) -> Report:
    """Read documents into a store and publish the new state; without paths, resolve again what the store holds.

    In:     files and folders; settings.store names the store's folder, made if there is none.
    Out:    what became of each file. The same input leaves the same bytes: a second run changes nothing.
    Raises: StoreError if the store is locked or damaged; ListError, IdentityError if data/ is malformed. A bad file raises nothing: it is listed.
    """
    report = Report()
    with _timed(report, "read"):
        sources = list(_sources(find_files(paths), report, progress))
    knowledge, digest = load_knowledge(settings.home, settings.base), knowledge_digest(settings.home)
    with _timed(report, "extract"):
        readings = list(_readings(sources, knowledge, report, progress))
    with open_writable(settings.writable) as store:
        is_known = lift_knowledge(store, digest, settings.base)
        with _timed(report, "write"):
            arrived = _write(store, readings, knowledge, report, progress)
        with _timed(report, "link"):
            _relink(store, arrived if is_known and paths else None, knowledge, report, progress)
            write_rulings(store, knowledge)
            sweep_shared(store, settings.base)
            note_knowledge(store, digest, settings.base)
        with _timed(report, "publish"):
            report.build = publish(store, settings.writable)
    return report


@contextmanager
def _timed(report: Report, stage: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    report.seconds[stage] = time.perf_counter() - begun


def _sources(files: tuple[Path, ...], report: Report, progress: Progress) -> Iterator[Source]:
    for place, path in enumerate(files, start=1):
        progress(f"đọc {place}/{len(files)}: {path.name}")
        try:
            yield read(path)
        except SourceError as error:
            report.skipped.append(error)


def _readings(sources: list[Source], knowledge: Knowledge, report: Report, progress: Progress) -> Iterator[Reading]:
    for place, source in enumerate(sources, start=1):
        progress(f"bóc tách {place}/{len(sources)}: {source.name}")
        try:
            yield from extract(source, knowledge.lists)
        except VnplanError as error:
            report.skipped.append(SourceError(source.path, str(error)))
        except Exception as error:  # a rule that fails on one text must not cost the others: the file is listed with what failed
            report.skipped.append(
                SourceError(source.path, f"lỗi của chương trình khi bóc tách ({type(error).__name__}: {error}); hãy gửi tệp này cho người bảo trì")
            )


def _write(store: Store, readings: list[Reading], knowledge: Knowledge, report: Report, progress: Progress) -> list[KnownDocument]:
    """Write every reading under its identity; give the documents that arrived or changed."""
    chosen = _each_once(readings, knowledge, report)
    held = stored_documents(store, knowledge)
    held.update({identity.stub.iri: known_document(identity.stub) for identity in chosen})
    holding = knowledge.holding(hold(held.values()))
    arrived = []
    for place, (identity, reading) in enumerate(chosen.items(), start=1):
        progress(f"ghi {place}/{len(chosen)}: {reading.source.name}")
        resolution = resolve(reading.mentions(), holding)
        is_changed = write_reading(store, reading, resolution, holding)
        arrived += [known_document(identity.stub)] if is_changed else []
        report.documents.append(_built(reading, resolution, is_changed))
    return arrived


def _each_once(readings: list[Reading], knowledge: Knowledge, report: Report) -> dict[Identity, Reading]:
    """Keep the first of the readings that are of one document; list the others."""
    chosen: dict[str, tuple[Identity, Reading]] = {}
    for reading in readings:
        identity, _ = identify(reading.mentions(), knowledge)
        first = chosen.setdefault(identity.stub.iri, (identity, reading))[1]
        if first is not reading:
            report.skipped.append(SourceError(reading.source.path, _why_not_both(first, reading, identity.stub.label)))
    return dict(chosen.values())


def _why_not_both(first: Reading, second: Reading, label: str) -> str:
    if text_hash(first.source.text) == text_hash(second.source.text):
        return f"là cùng một văn bản với {first.source.path} ({label}); chỉ giữ tệp kia"
    titles = " / ".join(f"“{shorten(reading.header.title.value, 80) if reading.header.title else 'không có tên'}”" for reading in (first, second))
    return (
        f"có cùng số, năm và cơ quan ban hành với {first.source.path} ({label}) nhưng lời văn khác: {titles}; chỉ giữ tệp kia. "
        "Hãy kiểm tra số, ký hiệu in trong hai tệp"
    )


def _built(reading: Reading, resolution: Resolution, is_changed: bool) -> Built:
    return Built(
        path=reading.source.path,
        iri=resolution.identity.stub.iri,
        label=resolution.identity.stub.label,
        is_changed=is_changed,
        is_provisional=resolution.identity.provisional,
        tasks=len(reading.tasks),
        citations=len(reading.citations),
        unresolved=sum(link.target is None for link in resolution.links),
    )


def _relink(store: Store, arrived: list[KnownDocument] | None, knowledge: Knowledge, report: Report, progress: Progress) -> None:
    """Resolve again the documents whose mentions could now mean something else: those that an arrival touches; all where that is not known."""
    stored = stored_documents(store, knowledge)
    chosen = set(stored) if arrived is None else touched_by(store, arrived) & set(stored)
    holding = knowledge.holding(hold(stored.values()))
    for place, document in enumerate(sorted(chosen - {document.iri for document in report.documents}), start=1):
        progress(f"liên kết lại {place}: {document}")
        report.relinked += write_links(store, document, holding)


def load(files: tuple[Path, ...], folder: Path, base: str) -> Iterator[tuple[Path, int]]:
    """Load RDF files into a store as they are, and publish; give each file with the number of its quads.

    Raises: StoreError for the first file that is not RDF of its kind; those before it are in the store, and published by the next build.
    """
    with open_writable(folder) as store:
        for file in files:
            quads = store.load(file)
            note_loaded(store, file, base)
            yield file, quads
        publish(store, folder)


def dump(store: Store, folder: Path, base: str) -> list[Path]:
    """Write a store's graph as sorted TriG, one file per document and one for what documents share: the same bytes for the same graph."""
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, list[tuple[Node, ...]]] = {}
    for quad in store.quads():
        name = dump_name(str(quad[0]) if str(quad[3]) == str(iris.meta_graph(base)) else str(quad[3]), base)
        if name is not None:
            files.setdefault(name, []).append(quad)
    written = []
    for name, quads in sorted(files.items()):
        unfinished = folder / f"{name}.unfinished"
        unfinished.write_bytes(dump_quads(quads))
        written.append(unfinished.replace(folder / f"{name}.trig"))
    return written


def dump_name(graph: str, base: str) -> str | None:
    """Name the file that a graph is dumped into; None: it is not dumped.

    >>> dump_name("https://w3id.org/vnplan/graph/eli/vn/ttg/quyet-dinh/2023/165/links", "https://w3id.org/vnplan/")
    'eli_vn_ttg_quyet-dinh_2023_165'
    """
    path = graph.removeprefix(f"{base}graph/")
    if path == "knowledge":
        return None
    document, _, kind = path.rpartition("/")
    if path == graph or kind not in iris.KINDS:
        return "shared"
    return document.replace("/", "_")
