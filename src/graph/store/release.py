"""A finished state written out whole, once: N-Quads and TriG, gzip'ed, with what was counted on the way.

Answers: what there is to take along of a state, and how many triples, things and links out it holds.
Assumes: a finished state never changes, so that its release is written once; blank nodes keep the names that they have in the state.
Never:   holds more than a run of lines in memory; leaves half a release under a release's name; writes what says nothing of documents.
"""

from __future__ import annotations

import gzip
import hashlib
import heapq
import io
import itertools
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pyoxigraph as ox
from rdflib.namespace import RDF

from graph.errors import StoreError
from graph.rdf.iris import knowledge_graph
from graph.vocab import PREFIXES, ROOT

RUN = 400_000  # lines that are sorted in memory, about 120 MB; more go through files
FORMS = {"nq": "application/n-quads", "trig": "application/trig"}
_TYPE = str(RDF.type)
_SUMMARY = "release.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """One file of a release, packed with gzip. `sha256` is of the packed bytes."""

    form: str  # of FORMS
    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What was written of a state. `classes`: members by class; `properties`: triples by property; `links`: triples that lead elsewhere, by address
    and property, divided by a blank.
    """

    build: str
    triples: int
    graphs: int
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    links: Mapping[str, int]
    dumps: tuple[Dump, ...]


@dataclass(slots=True, kw_only=True)
class _Counts:
    """Counts quads as they pass."""

    base: str
    graphs: int = 0
    properties: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)

    def take(self, quad: ox.Quad) -> None:
        name = quad.predicate.value
        self.properties[name] += 1
        if not isinstance(quad.object, ox.NamedNode):
            return
        value = quad.object.value
        if name == _TYPE:
            self.classes[value] += 1
        elif not value.startswith((self.base, ROOT, *PREFIXES.values())):  # a term of a vocabulary is no thing of another data set
            place = urlsplit(value)
            self.links[f"{place.scheme}://{place.netloc}/ {name}"] += 1


def read_release(folder: Path, build: str) -> Release | None:
    """Give the release of a state from the folder of releases; None: it was not written yet."""
    try:
        found = json.loads((folder / build / _SUMMARY).read_text("utf-8"))
    except FileNotFoundError:
        return None
    return Release(**{**found, "dumps": tuple(Dump(**dump) for dump in found["dumps"])})


def write_release(state: Path, folder: Path, *, base: str, run: int = RUN) -> Release:
    """Write the release of a state into the folder of releases, under the state's build id, and give it.

    In:     state: the folder of a finished state; folder: of the releases of a store, made if there is none.
    Out:    files whose bytes are the same for the same state, whatever the order in which it was filled.
    Raises: StoreError if the state cannot be read or the release cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _staging(folder, folder / state.name) as staged:
            return _write(state, staged, base, run)
    except (OSError, SyntaxError) as error:
        raise StoreError(f"{folder}: không ghi được bản phát hành của {state} ({error})") from error


def forget_releases(folder: Path, *, keep: Iterable[str]) -> None:
    """Take away the releases of states that are gone."""
    kept = set(keep)
    for old in folder.glob("*") if folder.is_dir() else ():
        if old.is_dir() and not old.name.startswith(".") and old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _staging(folder: Path, finished: Path) -> Iterator[Path]:
    """Give a folder to write in that gets its name when all is written; another writer of the same bytes may be faster."""
    staged = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=folder))
    try:
        yield staged
        staged.chmod(0o755)
        try:
            staged.rename(finished)
        except OSError:
            if not finished.is_dir():
                raise
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _write(state: Path, folder: Path, base: str, run: int) -> Release:
    counts = _Counts(base=base)
    store = ox.Store.read_only(str(state))
    quads, trig = folder / "vnplan.nq.gz", folder / "vnplan.trig.gz"
    with _packed(quads) as out:
        out.writelines(_lines(store, counts, run, folder))
    with gzip.open(quads, "rb") as packed, io.BufferedReader(packed, 1 << 20) as lines, _packed(trig) as out:
        ox.serialize(ox.parse(lines, format=ox.RdfFormat.N_QUADS), out, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)
    release = Release(
        build=state.name,
        triples=counts.properties.total(),
        graphs=counts.graphs,
        classes=dict(sorted(counts.classes.items())),
        properties=dict(sorted(counts.properties.items())),
        links=dict(sorted(counts.links.items())),
        dumps=(_dump("nq", quads), _dump("trig", trig)),
    )
    (folder / _SUMMARY).write_text(json.dumps(asdict(release), ensure_ascii=False, indent=1), "utf-8")
    return release


def _dump(form: str, file: Path) -> Dump:
    with file.open("rb") as packed:
        digest = hashlib.file_digest(packed, "sha256").hexdigest()
    return Dump(form=form, name=file.name, size_bytes=file.stat().st_size, sha256=digest)


@contextmanager
def _packed(file: Path) -> Iterator[IO[bytes]]:
    """Write a file through gzip, whose head names no moment and no file: the same bytes for the same content."""
    with (
        file.open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=6, mtime=0) as packed,
        io.BufferedWriter(packed, 1 << 20) as out,
    ):
        yield out


def _lines(store: ox.Store, counts: _Counts, run: int, spill: Path) -> Iterator[bytes]:
    """Give the quads as lines, by the graphs' names, and sorted within each."""
    left_out = ox.NamedNode(knowledge_graph(counts.base))
    for name in (ox.DefaultGraph(), *sorted((name for name in store.named_graphs() if name != left_out), key=str)):
        lines = _ordered(_spelt(store.quads_for_pattern(None, None, None, name), counts), run, spill)
        first = next(lines, None)
        if first is not None:
            counts.graphs += isinstance(name, ox.NamedNode)
            yield first
            yield from lines


def _spelt(quads: Iterable[ox.Quad], counts: _Counts) -> Iterator[bytes]:
    for quad in quads:
        counts.take(quad)
        yield f"{quad} .\n".encode()


def _ordered(lines: Iterator[bytes], run: int, spill: Path) -> Iterator[bytes]:
    """Sort lines; what is more than one run goes through files."""
    with ExitStack() as files:
        runs: list[IO[bytes]] = []
        while len(chunk := sorted(itertools.islice(lines, run))) == run:
            runs.append(files.enter_context(tempfile.TemporaryFile(dir=spill)))
            runs[-1].writelines(chunk)
            runs[-1].seek(0)
        yield from heapq.merge(*runs, chunk)
