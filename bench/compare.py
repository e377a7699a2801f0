"""Print which citations, relations, tasks and figures the working tree reads that another revision does not, and which it lost.

usage: python -m bench.compare [FOLDER] [--against REVISION] [--format text|markdown|json]

FOLDER: documents to read (../shared/corpus, or the texts of the tests). REVISION: origin/main, or main where there is no origin. Both readings run
in processes of their own, each with its code and its lists; the other revision stands in a worktree of git that is gone afterwards.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.difference import compare
from bench.difference_page import Comparison, Measured, as_json, as_markdown, as_text

PROJECT = Path(__file__).parents[1]
VNPLAN = "import sys; from graph.cli.main import main; sys.exit(main(sys.argv[1:]))"
COUNT = "SELECT (COUNT(*) AS ?triples) WHERE { GRAPH ?g { ?s ?p ?o } }"
DONE = {0, 3}  # exit codes of vnplan: done, something was skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What one revision made of the documents: its JSON by name of the file."""

    readings: dict[str, Any]
    measured: Measured


class CompareError(Exception):
    """One of the revisions cannot be had, or does not run."""


def main(arguments: list[str]) -> int:
    """Compare, print, and give 0, for what changed is people's to judge; 2 where a revision cannot be had or does not run."""
    given = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the worktree goes also then
    revision = given.against or _trunk()
    if revision is None:
        print("Nothing to compare with: this clone has neither origin/main nor main (name a revision with --against)")
        return 0
    try:
        comparison = compare_revisions(given.folder or _documents(), revision)
    except CompareError as error:
        print(f"compare: {error}", file=sys.stderr)
        return 2
    if given.format == "json":
        print(as_json(comparison))
    elif given.format == "markdown":
        print(as_markdown(comparison))
    else:
        print(as_text(comparison, colour=_is_coloured()))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="compare.py", description="What a change gained and lost over a folder of documents.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--against", metavar="REVISION")
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument("--json", dest="format", action="store_const", const="json")
    return parser


def _is_coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _documents() -> Path:
    corpus = PROJECT.parent / "shared" / "corpus"
    return corpus if corpus.is_dir() else PROJECT / "tests" / "texts"


def _trunk() -> str | None:
    return next((name for name in ("origin/main", "main") if _git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").returncode == 0), None)


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)


def compare_revisions(folder: Path, revision: str) -> Comparison:
    """Read a folder with the revision and with the working tree.

    Raises: CompareError if there is no such revision, or one of the two does not run.
    """
    commit = _git("rev-parse", "--verify", "--quiet", "--short", f"{revision}^{{commit}}").stdout.strip()
    if not commit:
        raise CompareError(f"{revision}: no such revision")
    with tempfile.TemporaryDirectory() as temporary:
        documents = Path(temporary) / "documents"
        gather(folder, documents)
        with worktree(Path(temporary) / "other", revision) as other:
            old = _run(other, documents, Path(temporary) / "old")
        new = _run(PROJECT, documents, Path(temporary) / "new")
    names = sorted({*old.readings, *new.readings})
    return Comparison(
        against=f"{revision} ({commit})" if revision != commit else commit,
        documents={name: compare(old.readings.get(name), new.readings.get(name)) for name in names},
        old=old.measured,
        new=new.measured,
    )


@contextmanager
def worktree(path: Path, revision: str) -> Iterator[Path]:
    """Have a revision stand in a folder for a while.

    Raises: CompareError if git cannot put it there.
    """
    made = _git("worktree", "add", "--quiet", "--detach", str(path), revision)
    try:
        if made.returncode != 0:
            raise CompareError(made.stderr.strip())
        yield path
    finally:
        _git("worktree", "remove", "--force", str(path))


def gather(folder: Path, documents: Path) -> None:
    """Link every file below a folder into one flat folder, under a name of its own: both readings are then named by the file."""
    documents.mkdir()
    files = [
        path for path in sorted(folder.rglob("*")) if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    if not files:
        raise CompareError(f"{folder}: holds no documents")
    for path in files:
        name = "__".join(path.relative_to(folder).parts)
        (documents / f"{name}{path.suffix}").symlink_to(path.resolve())  # "a.txt.txt": "a.txt" and "a.docx" keep apart


def _run(home: Path, documents: Path, output: Path) -> Output:
    begun = time.perf_counter()
    _vnplan(home, "extract", str(documents), "--output", str(output))
    extract_s = time.perf_counter() - begun
    _vnplan(home, "build", str(documents), "--store", str(output / "store"))
    build_s = time.perf_counter() - begun - extract_s
    triples = int(_vnplan(home, "ask", COUNT, "--format", "csv", "--store", str(output / "store")).split()[-1])
    readings = {path.stem: json.loads(path.read_text("utf-8")) for path in output.glob("*.json")}
    return Output(readings=readings, measured=Measured.of(list(readings.values()), triples=triples, extract_s=extract_s, build_s=build_s))


def _vnplan(home: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(home / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", VNPLAN, *arguments], cwd=home, env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in DONE:
        raise CompareError(f"vnplan {arguments[0]} in {home} ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
