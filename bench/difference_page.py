"""Show a comparison of two revisions: as text for a terminal, as Markdown for a pull request, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from bench.difference import CHANGED, GAINED, KINDS, LOST, Change, count

COLOURS = {GAINED: "32", LOST: "31", CHANGED: "33"}
PAGE_LIMIT = 60_000  # characters: what a pull request takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one revision made of all documents, in figures."""

    documents: int
    citations: int
    relations: int
    tasks: int
    targets: int
    triples: int
    extract_s: float
    build_s: float

    @classmethod
    def of(cls, readings: Sequence[Mapping[str, Any]], *, triples: int, extract_s: float, build_s: float) -> Self:
        """Count what the readings hold."""
        found = {kind: sum(len(reading[kind]) for reading in readings) for kind in ("citations", "relations", "tasks", "targets")}
        return cls(documents=len(readings), **found, triples=triples, extract_s=round(extract_s, 2), build_s=round(build_s, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The changes of each document by its name, and the figures of both revisions."""

    against: str
    documents: Mapping[str, tuple[Change, ...]]
    old: Measured
    new: Measured

    @property
    def changed(self) -> dict[str, tuple[Change, ...]]:
        """The documents in which something changed."""
        return {name: changes for name, changes in self.documents.items() if changes}

    @property
    def total(self) -> Counter[tuple[str, str]]:
        """All changes by kind and sign."""
        return count([change for changes in self.documents.values() for change in changes])


def as_text(comparison: Comparison, *, colour: bool) -> str:
    """Write the changes of each document, then of all: what is new green, what is gone red, what changed yellow."""
    if not comparison.changed:
        return _nothing(comparison)
    lines = []
    for name, changes in comparison.changed.items():
        lines += [name, *(_paint(f"  {_line(change)}", change.sign, colour) for change in changes), ""]
    return "\n".join([*lines, *_totals(comparison, colour), *_figures(comparison)])


def _nothing(comparison: Comparison) -> str:
    new = comparison.new
    found = f"{new.documents} documents, {new.citations} citations, {new.relations} relations, {new.tasks} tasks, {new.targets} targets"
    return f"Nothing changed against {comparison.against}: {found}; {'; '.join(_figures(comparison))}"


def _line(change: Change) -> str:
    place = f"{change.start:>7d}" if change.start is not None else " " * 7
    return f"{change.sign} {change.kind.removesuffix('s'):8s} {place}  {change.what}{'  ' + change.detail if change.detail else ''}"


def _totals(comparison: Comparison, colour: bool) -> Iterator[str]:
    yield f"Against {comparison.against}, in {len(comparison.changed)} of {len(comparison.documents)} documents:"
    for kind in KINDS:
        numbers = [_paint(f"{sign}{comparison.total[kind, sign]:<5d}", sign, colour and comparison.total[kind, sign] > 0) for sign in COLOURS]
        yield f"  {kind:10s} {' '.join(numbers)}{_from_to(comparison, kind)}"


def _from_to(comparison: Comparison, kind: str) -> str:
    return "" if kind == "document" else f" {getattr(comparison.old, kind)} → {getattr(comparison.new, kind)}"


def _figures(comparison: Comparison) -> list[str]:
    old, new = comparison.old, comparison.new
    return [
        f"triples {old.triples} → {new.triples} ({new.triples - old.triples:+d})",
        f"seconds to extract {old.extract_s:.2f} → {new.extract_s:.2f}, to build {old.build_s:.2f} → {new.build_s:.2f}",
    ]


def _paint(text: str, sign: str, colour: bool) -> str:
    return f"\x1b[{COLOURS[sign]}m{text}\x1b[0m" if colour else text


def as_markdown(comparison: Comparison) -> str:
    """Write a table of the totals, and the changes of each document folded below it; a page too long for a pull request is cut at a document."""
    if not comparison.changed:
        return _nothing(comparison)
    lines = [f"**Reading against {comparison.against}**", "", "| | gained | lost | changed | from → to |", "|---|---:|---:|---:|---|"]
    for kind in KINDS:
        numbers = " | ".join(str(comparison.total[kind, sign] or "") for sign in COLOURS)
        lines.append(f"| {kind} | {numbers} |{_from_to(comparison, kind)} |")
    page = "\n".join([*lines, "", *(f"- {figure}" for figure in _figures(comparison)), ""])
    for place, (name, changes) in enumerate(comparison.changed.items()):
        folded = _folded(name, changes)
        if len(page) + len(folded) > PAGE_LIMIT:
            return f"{page}\n… and {len(comparison.changed) - place} documents more: `make bench` prints them."
        page += folded
    return page


def _folded(name: str, changes: tuple[Change, ...]) -> str:
    # "~" means nothing to a diff: "!" is what its colouring takes for changed.
    block = "\n".join(_line(change).replace(CHANGED, "!", 1) if change.sign == CHANGED else _line(change) for change in changes)
    numbers = Counter(change.sign for change in changes)
    summary = " ".join(f"{sign}{numbers[sign]}" for sign in COLOURS if numbers[sign])
    return f"\n<details><summary>{name}: {summary}</summary>\n\n````diff\n{block}\n````\n</details>\n"


def as_json(comparison: Comparison) -> str:
    """Write all of it as one JSON object."""
    answer = {
        "against": comparison.against,
        "documents": {name: [asdict(change) for change in changes] for name, changes in comparison.changed.items()},
        "total": {kind: {sign: comparison.total[kind, sign] for sign in COLOURS} for kind in KINDS},
        "old": asdict(comparison.old),
        "new": asdict(comparison.new),
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)
