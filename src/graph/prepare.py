"""From a file to the documents in it, in the form in which they are stored: what needs one file only, and no store.

Answers: what is written of a file, or why it is skipped.
Assumes: knowledge without held documents: what a file says does not hang on which others there are.
Never:   raises for a bad file, nor for a rule that fails on it: that is a reason.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.config import Settings
from graph.errors import SourceError, VnplanError
from graph.extract import extract
from graph.model import Identity, Mentions, Reading, Source
from graph.rdf.document import digest_of, written
from graph.rdf.links import Places, places_of
from graph.rdf.reading import reading_triples
from graph.read import open_reading, read
from graph.resolve import Knowledge, identify, load_knowledge

# A process takes 0.8 s to start, in which one that runs reads some 40 short plans or 1 MB of text (bench/build.py, 2026-11-20).
FILES_A_JOB = 40
BYTES_A_JOB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One document, read and identified; what its mentions mean is decided once all documents are known. `packed` holds its reading graph."""

    path: str
    tasks: int
    identity: Identity
    mentions: Mentions
    places: Places
    digest: str  # of its reading graph
    packed: bytes | None  # None: the store holds this reading graph

    def reading(self) -> str | None:
        """Give the reading graph as sorted N-Triples."""
        return None if self.packed is None else zlib.decompress(self.packed).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one file gave: its documents, or the reason why it has none."""

    documents: tuple[Prepared, ...] = ()
    sha256: str = ""  # of the file's bytes
    skipped: str | None = None


Desk = Callable[[Path], Outcome]


def open_desk(settings: Settings) -> Desk:
    """Load what preparing rests on; give what prepares one file.

    Raises: ListError and IdentityError naming file and line.
    """
    return desk(load_knowledge(settings.home, settings.base), settings)


def desk(knowledge: Knowledge, settings: Settings) -> Desk:
    """Give what prepares one file with this knowledge, within the limits of the settings."""
    reading = open_reading(settings)
    return lambda path: prepare(path, knowledge, reading)


def prepare(path: Path, knowledge: Knowledge, reading: Callable[[Path], Source] = read) -> Outcome:
    """Read a file and prepare each document in it.

    Raises: nothing that a file or a rule brings about.
    """
    try:
        source = reading(path)
        return Outcome(documents=tuple(_prepared(said, knowledge) for said in extract(source, knowledge.lists)), sha256=source.sha256)
    except Exception as error:  # a rule that fails on one text must not cost the others: the file is listed with what failed
        return Outcome(skipped=reason_of(error))


def reason_of(error: Exception) -> str:
    """Say why a file gave nothing: what is wrong with it, or that a rule failed on it."""
    if isinstance(error, SourceError):
        return error.reason
    if isinstance(error, VnplanError):
        return str(error)
    return f"lỗi của chương trình khi bóc tách ({type(error).__name__}: {error}); hãy gửi tệp này cho người bảo trì"


def _prepared(reading: Reading, knowledge: Knowledge) -> Prepared:
    mentions = reading.mentions()
    identity, _ = identify(mentions, knowledge)
    lines = written(reading_triples(reading, identity.stub.iri, knowledge.lists, knowledge.base))
    return Prepared(
        path=reading.source.path,
        tasks=len(reading.tasks),
        identity=identity,
        mentions=mentions,
        places=places_of(reading, identity.stub.iri, knowledge.base),
        digest=digest_of(lines),
        packed=zlib.compress(lines.encode(), level=1),  # a fifteenth of its size: it waits on disk until all files are read
    )


def worthwhile_jobs(files: Sequence[Path]) -> int:
    """Give as many processes as there are CPUs, fewer where a process would read less than it takes to start it."""
    size_bytes = sum(path.stat().st_size for path in files if path.is_file())
    return max(1, min(_cpus(), len(files) // FILES_A_JOB + size_bytes // BYTES_A_JOB))


def _cpus() -> int:
    """Count the CPUs that this process may use, or all where the system does not tell."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
