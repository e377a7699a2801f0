"""Records that wait on disk until it is their turn: memory does not grow with their number.

Answers: where do documents stand between reading, which goes file by file, and resolving, which needs to know all of them?
Assumes: one process writes them, then reads them in the same order.
Never:   leaves a file behind: it has no name from the start.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

Record = TypeVar("Record")


class Spool(Generic[Record]):
    """A queue on disk, in a folder that exists. Use it as a context; `len(spool)` is the number of records added."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by the context
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def __len__(self) -> int:
        return self._count

    def add(self, record: Record) -> None:
        """Put a record at the end.

        Raises: OSError if the disk is full.
        """
        pickle.dump(record, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __iter__(self) -> Iterator[Record]:
        """Give the records in the order in which they were added."""
        self._file.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._file)
