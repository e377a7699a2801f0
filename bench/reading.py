"""Print how fast documents are read: citations alone, the whole reading, how that grows with length, memory; and eyecite on English text.

usage: reading.py [FOLDER]    (the texts written for the tests where no folder is named)

Seconds are those of this process on one core, the least of several rounds: what is more is other people's load. MB are bytes of UTF-8.
"""

from __future__ import annotations

import importlib
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.texts import SHAPES, write_opinion, write_plan
from graph.config import find_home
from graph.extract import extract
from graph.extract.mention.citations import find_citations
from graph.extract.mention.mentions import open_wording
from graph.extract.page import open_page
from graph.lists import Lists, load_lists
from graph.model import Source
from graph.read import find_files, read

ROUNDS = 5
SHORT, LONG = 100_000, 1_000_000  # bytes of the documents that growth is measured on
ENGLISH = 100_000
GET_EYECITE = "not installed; to compare: .venv/bin/python -m pip install -e '.[bench]'"


def best_of(rounds: int, work: Callable[[], object]) -> float:
    """Give the least seconds of several runs."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def size_mb(texts: Sequence[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def peak_mb() -> float:
    """Give the most memory that this process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def source_of(text: str) -> Source:
    return Source(path="", name="", media_type="text/plain", sha256="", text=text)


def measure_speed(sources: Sequence[Source], lists: Lists) -> None:
    wording = open_wording(lists)
    pages = [open_page(source) for source in sources]
    size = size_mb([source.text for source in sources])
    cited = sum(len(find_citations(page, lists, wording)) for page in pages)
    alone = best_of(ROUNDS, lambda: [find_citations(page, lists, wording) for page in pages])
    whole = best_of(ROUNDS, lambda: [extract(source, lists) for source in sources])
    print(f"{len(sources)} documents, {size:.3f} MB, {cited} citations ({cited / size / 1e3:.1f} in a kB)")
    print(f"citations alone  {size / alone:8.2f} MB/s  {cited / alone:8.0f} citations/s")
    print(f"whole reading    {size / whole:8.2f} MB/s")


def measure_growth(lists: Lists) -> None:
    print(f"growth: seconds for {SHORT // 1000} kB, for {LONG // 1000} kB, and how many times as long (bytes: {LONG / SHORT:.0f} times)")
    for shape in SHAPES:
        short, long = (best_of(rounds, _reading(shape, size, lists)) for size, rounds in ((SHORT, ROUNDS), (LONG, 2)))
        print(f"  {shape:14s} {short:8.3f} {long:8.3f} {long / short:8.1f}")


def _reading(shape: str, size: int, lists: Lists) -> Callable[[], object]:
    source = source_of(write_plan(shape, size))
    return lambda: extract(source, lists)


def measure_eyecite() -> None:
    """Measure eyecite, which reads citations in US law, on text of its own kind."""
    try:
        eyecite = importlib.import_module("eyecite")
    except ModuleNotFoundError:
        print(f"eyecite          {GET_EYECITE}")
        return
    text = write_opinion(ENGLISH)
    cited = len(eyecite.get_citations(text))
    seconds = best_of(3, lambda: eyecite.get_citations(text))
    size = size_mb([text])
    print(f"eyecite, English {size / seconds:8.2f} MB/s  {cited / seconds:8.0f} citations/s  ({size:.3f} MB, {cited / size / 1e3:.1f} in a kB)")


def main(folder: Path) -> None:
    lists = load_lists(find_home() / "data" / "lists")
    sources = [read(path) for path in find_files((folder,)) if path.suffix in {".txt", ".md"}]
    extract(sources[0], lists)
    ready = peak_mb()
    measure_speed(sources, lists)
    measure_eyecite()
    read_all = peak_mb()
    measure_growth(lists)
    print(f"peak memory: {ready:.0f} MB after the first document, {read_all:.0f} MB after all, {peak_mb():.0f} MB with {LONG / 1e6:.0f} MB in one")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "tests" / "texts")
