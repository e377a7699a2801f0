"""Write the embedded default graph anew: build the documents of a folder into a fresh store, and dump it.

usage: python -m bench.default_graph FOLDER OUTPUT
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from graph.build import build, dump
from graph.config import Settings
from graph.store import open_published


def write_default_graph(folder: Path, output: Path) -> list[Path]:
    """Build every document of `folder`, and dump the graph to `output`, whose former dump is replaced."""
    with tempfile.TemporaryDirectory() as temporary:
        store = Path(temporary) / "store"
        settings = Settings(store=store)
        build((folder,), settings)
        for old in output.glob("*.trig"):
            old.unlink()
        return dump(open_published(store), output, settings.base)


if __name__ == "__main__":
    for file in write_default_graph(Path(sys.argv[1]), Path(sys.argv[2])):
        print(file)
