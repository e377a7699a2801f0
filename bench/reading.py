"""Print how fast documents are read: citations alone, and the whole reading, in MB of text a second on one core.

usage: reading.py [FOLDER]    (the texts written for the tests where no folder is named)
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from graph.config import find_home
from graph.extract import extract
from graph.extract.mention.citations import find_citations
from graph.extract.mention.mentions import open_wording
from graph.extract.page import open_page
from graph.lists import load_lists
from graph.read import find_files, read

ROUNDS = 5


def best_of(rounds: int, work: Callable[[], object]) -> float:
    """Give the least seconds of several runs: what is more is other people's load."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def main(folder: Path) -> None:
    lists = load_lists(find_home() / "data" / "lists")
    sources = [read(path) for path in find_files((folder,)) if path.suffix in {".txt", ".md"}]
    size_mb = sum(len(source.text.encode()) for source in sources) / 1e6
    pages = [open_page(source) for source in sources]
    wording = open_wording(lists)

    alone = best_of(ROUNDS, lambda: [find_citations(page, lists, wording) for page in pages])
    whole = best_of(ROUNDS, lambda: [extract(source, lists) for source in sources])
    print(f"{len(sources)} documents, {size_mb:.3f} MB")
    print(f"citations alone  {size_mb / alone:8.2f} MB/s")
    print(f"whole reading    {size_mb / whole:8.2f} MB/s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "tests" / "texts")
