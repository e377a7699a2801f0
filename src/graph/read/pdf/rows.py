"""Words -> lines: which words stand on one line, and where a wide gap parts two of them.

Answers: which words follow each other from left to right; which small ones are raised numbers.
Assumes: one page, its words in the order of the file.
Never:   decides whether a gap parts two columns; graph.read.pdf.columns does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from graph.read.pdf.page import Line, Word

_GAP = 0.8  # of the letters' size: gaps of justified text are wider at times, but then all of a line are
_GAP_AMONG_OTHERS = 0.45  # in a line of four words or more, where it must be twice as wide as the others
_RISE = 0.65  # of its host's size, how high a raised number stands; lowered ones stand at most 0.3 below


def to_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Give the lines of a page or of a cell, from top to bottom, parts of one line from left to right."""
    rows = _rows(sorted(words, key=attrgetter("base")))
    lines = [Line(words=tuple(part), page=page) for row in rows for part in _parts(row)]
    return sorted(lines, key=attrgetter("base", "x0"))


def _rows(words: list[Word]) -> list[list[Word]]:
    hosts, small = _raised(words)
    rows: list[list[Word]] = []
    for word in hosts:
        if rows and word.base - rows[-1][0].base <= 0.25 * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    row_of = {id(word): row for row in rows for word in row}
    for word, host in small:
        row_of[id(host)].append(word)
    for row in rows:
        row.sort(key=attrgetter("x0"))
    return rows


def _raised(words: list[Word]) -> tuple[list[Word], list[tuple[Word, Word]]]:
    """Part the words into those on a line of their own and those raised or lowered beside another, with that other."""
    sizes = sorted(word.size for word in words)
    if not sizes or sizes[0] > 0.8 * sizes[-1]:
        return words, []
    bases = [word.base for word in words]
    large: list[Word] = []
    small: list[tuple[Word, Word]] = []
    for word in words:
        host = _host(word, words, bases) if len(word.text) <= 4 else None
        if host is None:
            large.append(word)
        else:
            small.append((replace(word, is_raised=word.base < host.base - 0.1 * host.size), host))
    return large, small


def _host(word: Word, words: list[Word], bases: list[float]) -> Word | None:
    """Find the larger word that a small one is raised beside."""
    first, last = bisect_left(bases, word.base - 0.4 * word.size), bisect_left(bases, word.base + 2 * word.size)
    for host in words[first:last]:
        if word.size <= 0.8 * host.size and -0.3 < (host.base - word.base) / host.size < _RISE and _touches(word, host):
            return host
    return None


def _touches(word: Word, host: Word) -> bool:
    return min(abs(word.x0 - host.x1), abs(host.x0 - word.x1)) < 0.35 * host.size


def _parts(row: list[Word]) -> Iterator[list[Word]]:
    """Cut a row at gaps that are wide, and wider than its other gaps."""
    gaps = [after.x0 - before.x1 for before, after in zip(row, row[1:], strict=False)]
    spaces = sorted(gap for gap in gaps if gap > 0.1 * row[0].size)
    usual, least = (spaces[len(spaces) // 4], _GAP_AMONG_OTHERS) if len(spaces) > 2 else (0.0, _GAP)
    part = [row[0]]
    for gap, word in zip(gaps, row[1:], strict=True):
        if gap > max(least * word.size, 2 * usual):
            yield part
            part = []
        part.append(word)
    yield part
