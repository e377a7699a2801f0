"""Temporary folders: gone with their process, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from api.scratch import NEW_S, PREFIX, open_scratch

HOLD = """
import sys, time
from pathlib import Path
from api.scratch import open_scratch
with open_scratch(Path(sys.argv[1])) as folder:
    (folder / "store").mkdir()
    print(folder, flush=True)
    time.sleep(60)
"""


def made_old(folder: Path) -> None:
    then = time.time() - 2 * NEW_S
    os.utime(folder, (then, then))


def test_a_folder_is_gone_when_it_is_left(tmp_path: Path) -> None:
    with open_scratch(tmp_path) as folder:
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_taken_away_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    holders = [subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    try:
        killed, living = (Path((holder.stdout.readline() if holder.stdout else "").strip()) for holder in holders)
        holders[0].send_signal(signal.SIGKILL)
        holders[0].wait(30)
        made_old(killed)
        made_old(living)
        with open_scratch(tmp_path):
            assert not killed.exists()
            assert (living / "store").is_dir()
    finally:
        for holder in holders:
            holder.kill()
            holder.communicate(timeout=30)


def test_what_others_made_stays(tmp_path: Path) -> None:
    other, young = tmp_path / f"{PREFIX}notes", tmp_path / f"{PREFIX}young"
    for folder in (other, young):
        folder.mkdir()
    (young / "in-use").touch()  # not locked: it was made just now
    made_old(other)  # without the file that says whose it is
    with open_scratch(tmp_path):
        assert other.is_dir() and young.is_dir()
