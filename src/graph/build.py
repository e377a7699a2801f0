"""The order of the stages: read, extract, resolve, write; then what earlier documents gain by the new ones.

Answers: what a build does with each file, what it skipped and why, and how long each stage took.
Assumes: nobody else writes the store (its lock sees to that).
Never:   stops for one document; writes half of one; changes anything where nothing changed.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from rdflib.term import Node

from graph.arrivals import Arrival, Gave, Given, IsHeld, Left, documents_once, forgotten, left_over, staying, unchanged
from graph.config import Settings
from graph.crew import Crew, Lost
from graph.errors import SourceError
from graph.holdings import (
    Writing,
    holds_reading,
    knowledge_digest,
    known_document,
    lift_knowledge,
    note_knowledge,
    note_loaded,
    resolved_citations,
    stored_documents,
    sweep_shared,
    touched_by,
    write_document,
    write_links,
    write_rulings,
)
from graph.model import Resolution
from graph.prepare import Outcome, Prepared, desk, open_desk, worthwhile_jobs
from graph.rdf import iris
from graph.read import find_files
from graph.receipts import Kept, open_receipts
from graph.resolve import Knowledge, KnownDocument, hold, load_knowledge, resolve
from graph.spool import Spool
from graph.standing import write_statuses
from graph.store import Filling, Readable, Store, dump_quads, open_writable, publish
from graph.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a build has come: `done` of `total` files or documents of a stage, the last of them by name."""

    stage: str  # Vietnamese, for people
    done: int
    total: int
    name: str


Progress = Callable[[Step], None]


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
    is_read: bool  # False: its file did not change, and was not read again


@dataclass(slots=True, kw_only=True)
class Report:
    """What a build did, filled as it goes. `skipped` names each file that gave no document, with the reason."""

    documents: list[Built] = field(default_factory=list)
    skipped: list[SourceError] = field(default_factory=list)
    relinked: int = 0  # documents that were in the store already and whose links changed
    left: tuple[Left, ...] = ()  # documents that stay in the store though no file of the folders gives them any more
    build: str = ""  # the id of the state that readers now open
    seconds: dict[str, float] = field(default_factory=dict)  # by stage


def build(paths: tuple[Path, ...], settings: Settings, progress: Progress = lambda step: None, *, jobs: int | None = 1) -> Report:
    """Read documents into a store and publish the new state; without paths, resolve again what the store holds.

    In:     files and folders; settings.store names the store's folder, made if there is none; jobs: processes that read files, 1: this one does,
            None: as many as pay off.
    Out:    what became of each file. The same input leaves the same bytes, whatever the jobs: a second run changes nothing, and reads no file
            that has the bytes it had (graph.receipts). What the store holds of files that are gone stays, and is told.
    Raises: StoreError if the store is locked or damaged; ListError, IdentityError if data/ is malformed; WorkError if no process starts. A bad file
            raises nothing: it is listed; where jobs are several, so is one whose process dies, or that takes longer than settings.read_limit_s.
    """
    report = Report()
    files = tuple(sorted(find_files(paths), key=_preference))
    knowledge, digest = load_knowledge(settings.home, settings.base), knowledge_digest(settings.home)
    with open_writable(settings.writable) as store, Spool[Arrival](settings.writable) as spool:
        receipts = open_receipts(settings)
        stored, is_held = stored_documents(store, knowledge), partial(holds_reading, store, base=settings.base)
        with _timed(report, "read"):
            kept = dict(unchanged(files, receipts, is_held, settings.file_bytes))
            with _outcomes(tuple(path for path in files if path not in kept), knowledge, settings, jobs) as outcomes:
                given = Given(files=files, kept=kept, outcomes=outcomes, reader=receipts.reader)
                arrivals = documents_once(_followed(given, progress), report.skipped.append, staying(receipts.elsewhere(files), is_held))
                held = _spool(arrivals, spool, stored, is_held)
        is_known = lift_knowledge(store, digest, settings.base)
        with _timed(report, "write"):
            holding = knowledge.holding(hold({**stored, **held}.values()))
            with Filling(store, settings.writable) as filling:
                writing = Writing(store=store, filling=filling, arrivals=held.keys())
                arrived = _write(writing, spool, holding, report, progress)
        with _timed(report, "link"):
            relink(store, arrived if is_known and paths else None, knowledge, report, progress)
            write_rulings(store, knowledge)
            sweep_shared(store, settings.base)
            write_statuses(store, knowledge)
            note_knowledge(store, digest, settings.base)
            _count_unresolved(store, report, settings.base)
        with _timed(report, "publish"):
            report.build = publish(store, settings.writable)
        report.left = tuple(left_over(receipts, paths, present=held.keys(), stored=stored.keys()))
        receipts.save(given.read, forgotten=forgotten(receipts, paths, present=files, left=report.left))
    return report


_COPY = re.compile(r"\b(?:ban sao|copy)\b")  # how systems and people name copies, folded


@contextmanager
def _timed(report: Report, stage: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    report.seconds[stage] = time.perf_counter() - begun


@contextmanager
def _outcomes(files: tuple[Path, ...], knowledge: Knowledge, settings: Settings, jobs: int | None) -> Iterator[Iterator[Outcome | Lost]]:
    """Prepare the files, in their order: one after the other here, or several at a time in processes."""
    jobs = jobs or worthwhile_jobs(files)
    if jobs == 1 or not files:
        yield map(desk(knowledge, settings), files)
        return
    with Crew(partial(open_desk, settings), jobs=jobs, limit_s=settings.read_limit_s) as crew:
        yield crew.each(files)


def _followed(given: Given, progress: Progress) -> Iterator[tuple[Path, Gave]]:
    for place, (path, gave) in enumerate(given.each(), start=1):
        progress(Step(stage="bóc tách", done=place, total=len(given.files), name=path.name))
        yield path, gave


def _preference(path: Path) -> tuple[bool, bool, Path, str]:
    """Order files by which of two that hold one document is kept: the typed one, not the printed or scanned; “plan”, not “plan (1)”."""
    return path.suffix.lower() == ".pdf", _COPY.search(fold(path.stem)) is not None, path.parent, path.stem


def _spool(arrivals: Iterator[Arrival], spool: Spool[Arrival], stored: Mapping[str, KnownDocument], is_held: IsHeld) -> dict[str, KnownDocument]:
    """Let the documents wait on disk until all are known; give what the others' mentions are compared with, by IRI."""
    held = {}
    for document in arrivals:
        if isinstance(document, Kept):
            spool.add(document)
            held[document.iri] = stored[document.iri]
            continue
        stub = document.identity.stub
        spool.add(replace(document, packed=None) if is_held(stub.iri, document.digest) else document)
        held[stub.iri] = known_document(stub)
    return held


def _write(writing: Writing, documents: Spool[Arrival], knowledge: Knowledge, report: Report, progress: Progress) -> list[KnownDocument]:
    """Write every document that was read; give those that arrived or changed."""
    arrived = []
    for place, document in enumerate(documents, start=1):
        progress(Step(stage="ghi", done=place, total=len(documents), name=Path(document.path).name))
        if isinstance(document, Kept):
            report.documents.append(_built_before(document))
            continue
        resolution = resolve(document.mentions, knowledge)
        is_changed = write_document(writing, document, resolution, knowledge)
        arrived += [known_document(document.identity.stub)] if is_changed else []
        report.documents.append(built(document, resolution, is_changed))
    return arrived


def _built_before(document: Kept) -> Built:
    return Built(
        path=document.path,
        iri=document.iri,
        label=document.label,
        is_changed=False,
        is_provisional=document.is_provisional,
        tasks=document.tasks,
        citations=document.citations,
        unresolved=0,  # until all links are known
        is_read=False,
    )


def built(document: Prepared, resolution: Resolution, is_changed: bool) -> Built:
    """Say what became of a document that was written."""
    return Built(
        path=document.path,
        iri=resolution.identity.stub.iri,
        label=resolution.identity.stub.label,
        is_changed=is_changed,
        is_provisional=resolution.identity.provisional,
        tasks=document.tasks,
        citations=len(document.mentions.citations),
        unresolved=sum(link.target is None for link in resolution.links),
        is_read=True,
    )


def relink(store: Store, arrived: list[KnownDocument] | None, knowledge: Knowledge, report: Report, progress: Progress) -> None:
    """Resolve again the documents whose mentions could now mean something else: those that an arrival touches; all where that is not known."""
    stored = stored_documents(store, knowledge)
    chosen = set(stored) if arrived is None else touched_by(store, arrived) & set(stored)
    holding = knowledge.holding(hold(stored.values()))
    others = sorted(chosen - {document.iri for document in report.documents if document.is_read})
    for place, document in enumerate(others, start=1):
        progress(Step(stage="liên kết lại", done=place, total=len(others), name=document))
        report.relinked += write_links(store, document, holding)


def _count_unresolved(store: Store, report: Report, base: str) -> None:
    """Say of the documents that were not read again how many of their citations were resolved to none, now that all links are known."""
    places = [place for place, document in enumerate(report.documents) if not document.is_read]
    for place in places:
        document = report.documents[place]
        report.documents[place] = replace(document, unresolved=document.citations - resolved_citations(store, document.iri, base))


def load(files: tuple[Path, ...], folder: Path, base: str) -> Iterator[tuple[Path, int]]:
    """Load RDF files into a store as they are, and publish; give each file with the number of its quads.

    Raises: StoreError for the first file that is not RDF of its kind; those before it are in the store, and published by the next build.
    """
    with open_writable(folder) as store:
        for file in files:
            with Filling(store, folder) as filling:
                quads = filling.load(file)
                note_loaded(store, file, base)
            yield file, quads
        publish(store, folder)


def dump(store: Readable, folder: Path, base: str) -> list[Path]:
    """Write a store's graph as sorted TriG, one file per document and one for what documents share: the same bytes for the same graph.

    What an earlier dump left of documents that are gone is taken away, so that the folder holds one state; other files stay.
    """
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
    for old in folder.glob("*.trig"):
        if old not in written and _DUMPED.match(old.stem):
            old.unlink()
    return written


_DUMPED = re.compile(r"shared$|eli_[a-z]|id_vb_[0-9a-f]")  # what `dump_name` gives


def dump_name(graph: str, base: str) -> str | None:
    """Name the file that a graph is dumped into; None: it is not dumped.

    >>> dump_name("https://w3id.org/vnplan/graph/eli/vn/ttg/quyet-dinh/2023/165/links", "https://w3id.org/vnplan/")
    'eli_vn_ttg_quyet-dinh_2023_165'
    """
    path = graph.removeprefix(f"{base}graph/")
    if path in {"knowledge", "state"}:
        return None
    document, _, kind = path.rpartition("/")
    if path == graph or kind not in iris.KINDS:
        return "shared"
    return document.replace("/", "_")
