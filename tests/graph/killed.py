"""Carry one order out again and again, killed at its first step, its second, and so on to its end: run by test_owner_killed.

A step is what the interpreter does to the files of the store (PEP 578). The engine's own steps are not seen: kills after some time fall between them.

usage: killed.py STORE TRIAL FILE STRIDE [AFTER_S]...    prints a line of JSON for each kill; a FILE that does not exist: its name is withdrawn
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graph.config import Settings
from graph.owner import Done, Order, Refusal, open_office
from graph.store import current_build, open_published, open_writable
from tests.graph.owning import giving, left_over

STEPS = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.utime", "shutil.rmtree", "shutil.copyfile", "sqlite3.connect"}


def kill_at(number: int, store: Path) -> None:
    """Kill this process when it is about to take a step of this number, counted from 1."""
    taken = 0

    def watch(event: str, told: tuple[object, ...]) -> None:
        nonlocal taken
        if event in STEPS and str(told[0]).removeprefix("file://").startswith(str(store)):
            taken += 1
            if taken == number:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def kill_after(seconds: float) -> None:
    """Kill this process after so many seconds."""
    timer = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL))
    timer.daemon = True
    timer.start()


def apart(work: Callable[[], object]) -> bool:
    """Do some work in a process of its own, for the engine does not live on in a child of one that used it; say whether that was killed."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            sys.stdout.flush()
            os._exit(sys.exc_info()[0] is not None)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An order that is tried again and again on copies of a store."""

    store: Path
    folder: Path  # where the copy is
    file: Path
    carry_out: Callable[[Order], Done | Refusal]

    def order(self) -> Order:
        return giving(Settings(store=self.folder), self.file) if self.file.exists() else Order(name=self.file.name)

    def doomed(self, doom: Callable[[], None], moment: float) -> bool:
        """Carry the order out in a process that is doomed, print what it leaves; say whether it was killed."""

        def work() -> None:
            order = self.order()
            doom()
            self.carry_out(order)

        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.store, self.folder)
        is_killed = apart(work)
        apart(lambda: self.report(moment, is_killed=is_killed))
        return is_killed

    def report(self, moment: float, *, is_killed: bool) -> None:
        published, stated = current_build(self.folder), open_published(self.folder).build_id()
        with open_writable(self.folder) as opened:
            database = opened.build_id()
        self.carry_out(self.order())
        found = {"moment": moment, "killed": is_killed, "published": published, "stated": stated, "database": database}
        left, files = sorted(left_over(Settings(store=self.folder))), len(list((self.folder / "files").glob("*")))
        print(json.dumps({**found, "finally": current_build(self.folder), "left": left, "files": files}))


def main(trial: Trial, stride: int, moments_s: list[float]) -> None:
    number = 1
    while trial.doomed(partial(kill_at, number, trial.folder), number):
        number += stride
    for moment in moments_s:
        trial.doomed(partial(kill_after, moment), moment)


if __name__ == "__main__":
    where, folder, given = (Path(text) for text in sys.argv[1:4])
    office = open_office(Settings(store=folder))
    main(Trial(store=where, folder=folder, file=given, carry_out=office), int(sys.argv[4]), [float(text) for text in sys.argv[5:]])
