"""What each file gave when it was last read: a file that did not change since is not read again.

Answers: which documents does the store hold that this file would give, were it read now; which are left in it of files that are gone?
Assumes: one process writes the store, and these notes beside it.
Never:   takes a note for the store: a document counts where the store holds the very graph that was noted; keeps a note over another program,
         other lists, or other bytes.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from importlib import metadata
from pathlib import Path

from graph.config import Settings
from graph.errors import StoreError

LIBRARIES = ("pypdfium2", "rdflib", "selectolax")  # what reading and writing rest on beside the program itself
_PROGRAM = frozenset({".py", ".rq", ".ru"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document that a file gave: what is told of it, and the digest of its reading graph."""

    path: str
    iri: str
    label: str
    digest: str
    text_hash: str
    title: str | None
    is_provisional: bool
    tasks: int
    citations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What one file gave: by which reader, of which bytes (SHA-256), which documents."""

    reader: str
    sha256: str
    documents: tuple[Kept, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipts:
    """The notes of a store's folder, by the absolute paths of files. Had from `open_receipts`; `save` writes them back."""

    file: Path
    reader: str
    noted: Mapping[str, Receipt]

    def given(self, path: Path, size_limit_bytes: int) -> tuple[Kept, ...]:
        """Give the documents of a file that has the bytes it had, and would be read now as it was; none where it must be read."""
        receipt = self.noted.get(_key(path))
        if receipt is None or receipt.reader != self.reader or _digest(path, size_limit_bytes) != receipt.sha256:
            return ()
        return tuple(replace(document, path=str(path)) for document in receipt.documents)

    def under(self, paths: Iterable[Path]) -> Iterator[tuple[Path, Kept]]:
        """Give the documents that files at and below these paths gave, by path."""
        tops = [path.absolute() for path in paths]
        for name, receipt in sorted(self.noted.items()):
            if any(Path(name).is_relative_to(top) for top in tops):
                yield from ((Path(name), document) for document in receipt.documents)

    def elsewhere(self, files: Iterable[Path]) -> dict[str, Kept]:
        """Give the documents that files other than these gave, by IRI."""
        here = {_key(path) for path in files}
        return {kept.iri: replace(kept, path=name) for name, receipt in self.noted.items() if name not in here for kept in receipt.documents}

    def save(self, read: Mapping[Path, Receipt], *, forgotten: Container[Path]) -> None:
        """Note what was read now, and forget files by their absolute paths; killed at any moment, the former notes stay."""
        noted = {name: receipt for name, receipt in self.noted.items() if Path(name) not in forgotten}
        noted |= {_key(path): receipt for path, receipt in read.items()}
        if noted == self.noted:
            return
        unfinished = self.file.with_name(f"{self.file.name}.unfinished")
        with unfinished.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps({"path": name, **asdict(receipt)}, ensure_ascii=False) + "\n" for name, receipt in sorted(noted.items()))
        unfinished.replace(self.file)


def open_receipts(settings: Settings) -> Receipts:
    """Open the notes of a store's folder; none where there are none yet.

    Raises: StoreError where the file is damaged: it can be deleted, then every file is read again.
    """
    file = settings.writable / "receipts.jsonl"
    try:
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        noted = dict(map(_receipt, lines))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise StoreError(f"{file}: không đọc được ({error}); hãy xóa tệp này, lần dựng sau sẽ đọc lại mọi tệp") from error
    return Receipts(file=file, reader=reader_version(settings), noted=noted)


def _receipt(line: str) -> tuple[str, Receipt]:
    found = json.loads(line)
    documents = tuple(Kept(**document) for document in found["documents"])
    return found["path"], Receipt(reader=found["reader"], sha256=found["sha256"], documents=documents)


def reader_version(settings: Settings) -> str:
    """Give 32 hex digits that stand for all that a reading hangs on beside the file: program, libraries, lists, ledger, base of the IRIs."""
    program = Path(__file__).parent
    lists = [*(settings.home / "data" / "lists").glob("*.csv"), settings.home / "data" / "identity.csv"]
    digest = hashlib.sha256(repr((sys.version, settings.base, [metadata.version(name) for name in LIBRARIES], _recogniser())).encode())
    for path in (*sorted(path for path in program.rglob("*") if path.suffix in _PROGRAM), *sorted(lists)):
        data = path.read_bytes()
        digest.update(f"{path.name} {len(data)} ".encode() + data)
    return digest.hexdigest()[:32]


def _recogniser() -> tuple[str, int] | None:
    """Tell the program that reads scans, and of when it is."""
    program = shutil.which("tesseract")
    return (program, Path(program).stat().st_mtime_ns) if program else None


def _digest(path: Path, size_limit_bytes: int) -> str | None:
    """Give the SHA-256 of a file; None where it is none that could be read."""
    try:
        if not path.is_file() or path.stat().st_size > size_limit_bytes:
            return None
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None


def _key(path: Path) -> str:
    return str(path.absolute())
