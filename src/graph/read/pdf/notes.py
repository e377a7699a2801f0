"""Footnotes: the lines at the foot of a page in smaller letters, and the raised numbers that lead to them.

Answers: which lines of a page are footnotes, and which raised numbers of its text mean one.
Assumes: lines of one page without running heads.
Never:   takes a raised figure after a unit or a figure for a footnote's number: “m2” stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.read.pdf.columns import rejoined
from graph.read.pdf.page import Line, Rule

_LABEL = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?$")
_AFTER_WORD = re.compile(r"[^\W\d_]{2}[.,;:)”\"']*$")  # the footnote itself may stand elsewhere: at the end, or in a part that is missing
_UNIT = re.compile(r"(?:^|[\s\d.,/(])(?:[kdcmh]?m|ha)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote. `label` is None where it goes on from the page before."""

    label: str | None
    lines: tuple[Line, ...]


def split_notes(lines: list[Line], rules: Iterable[Rule], size: float) -> tuple[list[Line], list[Note]]:
    """Part a page's lines into those of the text and its footnotes; `size` is that of the text's letters, in points.

    The raised numbers in the text that lead to a footnote come out as words of their own: “[1]”.
    """
    references = {_label(word.text) for line in lines for word in line.words if word.is_raised} - {None}
    first = _first_of_notes(lines, rules, size, references)
    first = len(lines) if first is None else first
    notes = _notes(list(rejoined(lines[first:])))
    labels = {note.label for note in notes if note.label}
    return [_with_references(line, labels) for line in lines[:first]], notes


def _label(text: str) -> str | None:
    found = _LABEL.match(text)
    return found[1] if found else None


def _first_of_notes(lines: list[Line], rules: Iterable[Rule], size: float, references: set[str | None]) -> int | None:
    """Find the line that the footnotes begin at: below a short rule, or in smaller letters with a number that the text has raised."""
    first = len(lines)
    while first and lines[first - 1].size < 0.95 * size:
        first -= 1
    if first == len(lines):
        return None
    for rule in sorted((rule for rule in rules if rule.is_level), key=lambda rule: -rule.at):
        below = next((i for i in range(first, len(lines)) if lines[i].base - lines[i].size < rule.at < lines[i].base), None)
        start = below if below is not None else next((i for i in range(first, len(lines)) if lines[i].base > rule.at), None)
        if start is not None and _is_rule_of_notes(rule, lines[start]) and (references or _label(lines[start].words[0].text)):
            return start
    return next((i for i in range(first, len(lines)) if _label(lines[i].words[0].text) in references), None)


def _is_rule_of_notes(rule: Rule, line: Line) -> bool:
    return abs(rule.start - line.x0) < 3 * line.size and 40 < rule.end - rule.start < 300 and 0 < line.base - rule.at < 3 * line.size


def _notes(lines: list[Line]) -> list[Note]:
    notes: list[Note] = []
    last = 0
    for line in lines:
        label = _label(line.words[0].text)
        if label and len(line.words) > 1 and _follows(label, last, line):
            last = int(label) if label.isdigit() else last
            notes.append(Note(label=label, lines=(_unnumbered(line),)))
        elif notes:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
        else:
            notes.append(Note(label=None, lines=(line,)))
    return notes


def _follows(label: str, last: int, line: Line) -> bool:
    return line.words[0].is_raised or not label.isdigit() or not last or int(label) == last + 1


def _unnumbered(line: Line) -> Line:
    """Give a footnote's first line without its number."""
    return Line(words=line.words[1:], page=line.page)


def _with_references(line: Line, labels: set[str]) -> Line:
    words = list(line.words)
    for i, word in enumerate(words):
        label = _label(word.text) if word.is_raised else None
        before = words[i - 1].text if i else ""
        if label and not _UNIT.search(before) and (label in labels or _AFTER_WORD.search(before)):
            words[i] = replace(word, text=f"[{label}]", is_spaced=True)
    return Line(words=tuple(words), page=line.page)
