"""Write the graph of any number of documents, as N-Quads: a block of made-up documents, read and linked as ever, many times over with other numbers.

Answers: what the service is measured on, at sizes that would take an hour to read from texts.
Assumes: bench.folder numbers its documents 1, 2, 3 ..., and cites only what it wrote.

usage: python -m bench.made_graph NUMBER OUTPUT.nq
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from bench.folder import write_folder

BLOCK = 250  # documents that are read; the rest are these with other numbers
VNPLAN = "import sys; from graph.cli.main import main; sys.exit(main(sys.argv[1:]))"
_KIND, _DAY = r"(?:ke-hoach|nghi-quyet|chuong-trinh|quyet-dinh)", r"\d{4}(?:-\d\d-\d\d)?"
_NUMBERED = re.compile(
    rf"""(?<=/)(?P<path>{_KIND}/{_DAY}/)(?P<last>\d+) | (?P<symbol>\b\d+)(?=/KH-UBND|-NQ/TU|-CTr/TU|/QĐ-TTg|/QĐ-UBND)
      | (?<=ontology\#numberPart>[ ]")(?P<part>\d+)""",
    re.VERBOSE,
)
_HASHED = re.compile(r"(?<=/id/vb/)[0-9a-f]{4}|(?<=ontology#textHash> \")[0-9a-f]{4}")
_SHARED = "/graph/shared> ."


def write_graph(number: int, output: Path) -> None:
    """Write the graph of that many documents (to the next full block). The same number gives the same bytes."""
    with tempfile.TemporaryDirectory() as temporary:
        lines = _read_block(Path(temporary))
    own = [line for line in lines if not line.endswith(_SHARED)]
    with output.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines if line.endswith(_SHARED))
        for copy in range(-(-number // BLOCK)):
            file.writelines(f"{line}\n" for line in renumbered(own, copy))


def _read_block(folder: Path) -> list[str]:
    """Read the block as a user would, and give its graph as lines of N-Quads."""
    write_folder(BLOCK, folder / "documents", assigning=0.1)
    for words in (["build", folder / "documents", "--jobs", "2", "--quiet"], ["dump", "--output", folder / "dump"]):
        command = [sys.executable, "-c", VNPLAN, *map(str, words), "--store", str(folder / "store")]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode not in {0, 3}:  # 3: the copies in the folder were skipped
            raise RuntimeError(done.stderr)
    return [line for file in sorted((folder / "dump").glob("*.trig")) for line in _as_lines(file)]


def _as_lines(file: Path) -> Iterator[str]:
    quads = ox.serialize(ox.parse(path=str(file), format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS) or b""
    return iter(bytes(quads).decode().splitlines())


def renumbered(lines: list[str], copy: int) -> Iterator[str]:
    """Give the lines with the numbers of documents as many blocks further on; the block itself is copy 0."""
    if copy == 0:
        yield from lines
        return

    def number(found: re.Match[str]) -> str:
        return f"{found['path'] or ''}{int(found['last'] or found['symbol'] or found['part']) + copy * BLOCK}"

    for line in lines:
        yield _HASHED.sub(f"{copy:04x}", _NUMBERED.sub(number, line))


if __name__ == "__main__":
    write_graph(int(sys.argv[1]), Path(sys.argv[2]))
