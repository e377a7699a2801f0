"""Print how fast PDF is read: pages a second on one core.

usage: python -m bench.formats [FILE...]    (a plan set for the tests, with a thousand tasks more, where no file is named)
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pypdfium2

from graph.read.pdf import read_pdf
from tests.graph.read.test_pdf_facts import as_pdf

ROUNDS = 3


def best_of(rounds: int, data: bytes, name: str) -> float:
    """Give the least seconds of several runs: what is more is other people's load."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        read = read_pdf(data, name)
        times.append(time.perf_counter() - begun)
        if read.is_recognised:
            break
    return min(times)


def main(paths: list[Path]) -> None:
    files = {path.name: path.read_bytes() for path in paths} or {"plan.pdf": as_pdf(1000)}
    for name, data in files.items():
        pages = len(pypdfium2.PdfDocument(data))
        seconds = best_of(ROUNDS, data, name)
        print(f"{name:40} {pages:5} pages {pages / seconds:8.1f} pages/s")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
