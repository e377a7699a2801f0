"""From files to the documents that arrive, each once.

Answers: which files need not be read again; which of two files that hold one document is kept, and why the other is not; what is left in the
         store of files that are gone?
Assumes: outcomes come in the files' order.
Never:   keeps two texts under one IRI; leaves a file unread where the store does not hold what it would give.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.crew import Lost
from graph.errors import SourceError
from graph.prepare import Outcome, Prepared
from graph.receipts import Kept, Receipt, Receipts
from graph.text import fold, shorten

Arrival = Prepared | Kept
Gave = Outcome | Lost | tuple[Kept, ...]  # what a file gave: read now, or as it was noted
IsHeld = Callable[[str, str], bool]  # whether the store holds the reading graph of an IRI that a digest stands for


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A document that stays in the store, though the file it was read from is gone, or gives something else now."""

    path: Path
    iri: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What files give, in their order: `kept` as it was noted, the others as they are read. `read` fills with the receipts of these."""

    files: tuple[Path, ...]
    kept: Mapping[Path, tuple[Kept, ...]]
    outcomes: Iterator[Outcome | Lost]  # of the files that are not kept
    reader: str
    read: dict[Path, Receipt] = field(default_factory=dict)

    def each(self) -> Iterator[tuple[Path, Gave]]:
        """Give what each file gives."""
        for path in self.files:
            if path in self.kept:
                yield path, self.kept[path]
                continue
            outcome = next(self.outcomes)
            if isinstance(outcome, Outcome) and outcome.documents:
                self.read[path] = Receipt(reader=self.reader, sha256=outcome.sha256, documents=tuple(map(_noted, outcome.documents)))
            yield path, outcome


def _noted(document: Prepared) -> Kept:
    title = document.mentions.header.title
    return Kept(
        path=document.path,
        iri=document.identity.stub.iri,
        label=document.identity.stub.label,
        digest=document.digest,
        text_hash=document.mentions.text_hash,
        title=title.value if title else None,
        is_provisional=document.identity.provisional,
        tasks=document.tasks,
        citations=len(document.mentions.citations),
    )


def unchanged(files: Iterable[Path], receipts: Receipts, is_held: IsHeld, size_limit_bytes: int) -> Iterator[tuple[Path, tuple[Kept, ...]]]:
    """Give the files that need not be read: each document that they gave is held, or would be passed over as a copy of one that is."""
    taken: set[str] = set()
    for path in files:
        documents = receipts.given(path, size_limit_bytes)
        if documents and all(document.iri in taken or is_held(document.iri, document.digest) for document in documents):
            taken.update(document.iri for document in documents)
            yield path, documents


def left_over(receipts: Receipts, paths: Iterable[Path], *, present: Container[str], stored: Container[str]) -> Iterator[Left]:
    """Give the documents of the store that no file of these paths gives any more.

    In: `present`: the IRIs of the documents that the files give now; `stored`: those of which the store held the text before.
    """
    for path, document in receipts.under(paths):
        if document.iri in stored and document.iri not in present:
            yield Left(path=path, iri=document.iri, label=document.label)


def forgotten(receipts: Receipts, paths: Iterable[Path], *, present: Iterable[Path], left: Iterable[Left]) -> frozenset[Path]:
    """Give the files, by their absolute paths, that are gone from these paths and left nothing."""
    kept = {*(path.absolute() for path in present), *(document.path for document in left)}
    return frozenset(path for path, _ in receipts.under(paths) if path not in kept)


def staying(elsewhere: Mapping[str, Kept], is_held: IsHeld) -> Callable[[str], Kept | None]:
    """Give what tells which document of an IRI the store holds from a file that is still there, and is not read now."""

    def held(iri: str) -> Kept | None:
        kept = elsewhere.get(iri)
        return kept if kept and Path(kept.path).is_file() and is_held(iri, kept.digest) else None

    return held


def documents_once(
    given: Iterator[tuple[Path, Gave]], skip: Callable[[SourceError], None], stays: Callable[[str], Kept | None] = lambda iri: None
) -> Iterator[Arrival]:
    """Give each document once, from the first file that holds it; skip the files that give none, and what is there already.

    In: `stays`: what the store holds under an IRI from a file that is not read now; another text that claims its number does not displace it.
    """
    first: dict[str, Kept] = {}
    for path, gave in given:
        reason = gave.reason if isinstance(gave, Lost) else gave.skipped if isinstance(gave, Outcome) else None
        if reason is not None:
            skip(SourceError(str(path), reason))
        for document in _documents(gave):
            here = document if isinstance(document, Kept) else _noted(document)
            kept = first.setdefault(here.iri, here)
            held = stays(here.iri) if kept is here else None
            if held and _contradict(held, here):
                skip(SourceError(here.path, _why_not_both(held, here)))
            elif kept is here:
                yield document
            else:
                skip(SourceError(here.path, _why_not_both(kept, here)))


def _documents(gave: Gave) -> tuple[Arrival, ...]:
    if isinstance(gave, Lost):
        return ()
    return gave.documents if isinstance(gave, Outcome) else gave


def _contradict(held: Kept, here: Kept) -> bool:
    """Tell two documents of one number by their titles; a text whose title is not known may be a copy of the other."""
    return bool(held.title and here.title) and fold(held.title or "") != fold(here.title or "")


def _why_not_both(first: Kept, second: Kept) -> str:
    if first.text_hash == second.text_hash:
        return f"là cùng một văn bản với {first.path} ({second.label}); chỉ giữ tệp kia"
    if first.title and second.title and fold(first.title) == fold(second.title):
        return f"là một bản khác của văn bản đã đọc từ {first.path} ({second.label}); chỉ giữ tệp kia"
    titles = " / ".join(f"“{shorten(kept.title, 80) if kept.title else 'không có tên'}”" for kept in (first, second))
    return (
        f"có cùng số, năm và cơ quan ban hành với {first.path} ({second.label}) nhưng lời văn khác: {titles}; chỉ giữ tệp kia. "
        "Hãy kiểm tra số, ký hiệu in trong hai tệp"
    )
