"""A temporary folder that goes with its process, however that ends.

Answers: where a service keeps what it derives, and what becomes of it when the service is killed.
Assumes: the system's temporary folder; whoever works in one of these folders holds the lock of the file in it.
Never:   takes away a folder in use, of another user, or that something else made.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "vnplan-"
LOCK = "in-use"
NEW_S = 60.0  # a folder so young may be one that is being made, and not locked yet


@contextmanager
def open_scratch(parent: Path | None = None) -> Iterator[Path]:
    """Make a folder, gone afterwards; take away those that killed processes left."""
    parent = parent or Path(tempfile.gettempdir())
    for old in parent.glob(f"{PREFIX}*"):
        _clear(old)
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=parent) as made, (Path(made) / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield Path(made)


def _clear(folder: Path) -> None:
    try:
        found = folder.lstat()
        if found.st_uid != os.getuid() or folder.is_symlink() or time.time() - found.st_mtime < NEW_S:
            return
        with (folder / LOCK).open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
    except OSError:  # no such file: not ours; locked: in use
        return
