"""Cut a paragraph into the clauses that each state one figure.

Answers: from where to where does the clause of this figure reach, and in which sentence does it stand?
Assumes: text on one line (line breaks replaced by spaces).
Never:   judges whether the figure is a goal: graph.extract.goals does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from graph.quantity import Quantity, find_quantities

# A full stop ends a sentence, but not within figures, and not behind the short forms of names.
_SENTENCE = re.compile(r"(?<!TP)(?<!Tp)(?<!tr)(?<!\d[.,])[.!?](?=\s|$)")
_CLAUSE = re.compile(r";|(?<=[\s(,;])(?:trong\s+đó|bao\s+gồm|gồm)(?:\s*[:,])?(?=\s)|(?<=[;,(]\s)riêng(?=\s)", re.IGNORECASE)
_AFTER_FIGURE = re.compile(r",|\s(?:và|còn)\s|[()]|\s-\s")
_END = re.compile(r"[;,.:()](?=\s|$)|\)|\(|\s(?:trong\s+đó|bằng)\s", re.IGNORECASE)
_SENTENCE_ROOM = 1_000  # characters of a sentence before and behind a figure that can bear on it: keeps the cost linear
_STRIP = " ,;:()-+*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One figure (offsets in the whole text) and the clause [start, end) that states it, within its sentence."""

    figure: Quantity
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    is_bracketed: bool
    is_first: bool  # no figure stands before it in its sentence


def cut_clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """Give a clause for each figure of text[start:end], in order.

    >>> text = "Tỷ trọng A đạt trên 45%; trong đó B chiếm 23%."
    >>> [text[c.start:c.end] for c in cut_clauses(text, 0, len(text))]
    ['Tỷ trọng A đạt trên 45%', 'B chiếm 23%']
    """
    paragraph = text[start:end]
    stops = [found.end() for found in _SENTENCE.finditer(paragraph)]
    before: Quantity | None = None
    for figure in find_quantities(paragraph):
        place = bisect_right(stops, figure.start)
        sentence_start = max(stops[place - 1] if place else 0, figure.start - _SENTENCE_ROOM)
        sentence_end = min(stops[place] if place < len(stops) else len(paragraph), figure.end + _SENTENCE_ROOM)
        is_first = before is None or before.end <= sentence_start
        first = _start(paragraph, sentence_start if is_first or before is None else before.end, figure, is_first=is_first)
        last = _END.search(paragraph, figure.end, sentence_end)
        yield Clause(
            figure=_moved(figure, start),
            start=start + first,
            end=start + figure.end + len(paragraph[figure.end : last.start() if last else sentence_end].rstrip(" ./*")),
            sentence_start=start + sentence_start,
            sentence_end=start + sentence_end,
            is_bracketed=paragraph.rfind("(", sentence_start, figure.start) > paragraph.rfind(")", sentence_start, figure.start),
            is_first=is_first,
        )
        before = figure


def _start(paragraph: str, since: int, figure: Quantity, *, is_first: bool) -> int:
    """Begin after the last mark of a clause; after another figure of the sentence, at the first comma or “và” behind it."""
    at = since
    if not is_first and (found := _AFTER_FIGURE.search(paragraph, since, figure.start)):
        at = found.end()
    for found in _CLAUSE.finditer(paragraph, since, figure.start):
        at = max(at, found.end())
    bracket = paragraph.rfind("(", at, figure.start)
    if bracket >= 0 and paragraph.find(")", bracket, figure.start) < 0:
        at = bracket + 1
    while at < figure.start and paragraph[at] in _STRIP:
        at += 1
    return at


def _moved(figure: Quantity, by: int) -> Quantity:
    return Quantity(
        start=figure.start + by,
        end=figure.end + by,
        value=figure.value,
        value_max=figure.value_max,
        comparator=figure.comparator,
        unit=figure.unit,
    )
