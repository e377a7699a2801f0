"""Print how long a build takes: a folder of made-up documents, new, again, and with one file changed; with one process and with one a CPU.

usage: python -m bench.build [NUMBER]...    (of documents; 400 where none is given)

cpu: seconds of all processes together. memory: of the largest process, at its largest.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.folder import write_folder

VNPLAN = "import sys; from graph.cli.main import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one build took."""

    wall_s: float
    cpu_s: float
    memory_mb: int
    stages_s: dict[str, float]


def main(numbers: list[int]) -> None:
    print("documents  jobs  store     wall s   cpu s  memory MB   read  write   link  publish")
    for number in numbers:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "documents"
            write_folder(number, folder)
            for jobs in sorted({1, len(os.sched_getaffinity(0))}):
                store = Path(temporary) / f"store-{jobs}"
                for state in ("new", "the same"):
                    _print(number, jobs, state, run(folder, store, jobs))
                with (folder / "00000.txt").open("a", encoding="utf-8") as changed:
                    changed.write(f"Bản sửa {jobs}.\n")
                _print(number, jobs, "one new", run(folder, store, jobs))


def run(folder: Path, store: Path, jobs: int) -> Run:
    """Build a folder in a process of its own."""
    command = [sys.executable, "-c", VNPLAN, "build", str(folder), "--store", str(store), "--jobs", str(jobs), "--json", "--quiet"]
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as builder:
        assert builder.stdout is not None
        answer = json.load(builder.stdout)
        _, _, used = os.wait4(builder.pid, 0)
    return Run(wall_s=time.perf_counter() - begun, cpu_s=used.ru_utime + used.ru_stime, memory_mb=used.ru_maxrss // 1024, stages_s=answer["seconds"])


def _print(number: int, jobs: int, state: str, took: Run) -> None:
    stages = "".join(f"{took.stages_s[stage]:7.2f}" for stage in ("read", "write", "link", "publish"))
    print(f"{number:9d} {jobs:5d}  {state:8s} {took.wall_s:7.1f} {took.cpu_s:7.1f} {took.memory_mb:10d} {stages}", flush=True)


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [400])
