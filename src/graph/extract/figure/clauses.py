"""Cut a paragraph into the clauses that each state one figure.

Answers: from where to where does the clause of this figure reach, and in which sentence does it stand?
Assumes: text on one line (line breaks replaced by spaces).
Never:   judges whether the figure is a goal: graph.extract.figure.goals does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.quantity import Quantity, find_quantities

# A full stop ends a sentence, but not within figures, and not behind the short forms of names.
_SENTENCE = re.compile(r"[.!?](?<!TP.)(?<!Tp.)(?<!tr.)(?<!\d[.,].)(?=\s|$)")
_CLAUSE = re.compile(r";|(?<=[\s(,;])(?:trong\s+đó|bao\s+gồm|gồm)(?:\s*[:,])?(?=\s)|(?<=[;,(]\s)riêng(?=\s)", re.IGNORECASE)
_AFTER_FIGURE = re.compile(r",|\s(?:và|còn)\s|[()]")
_END = re.compile(r"[;,.:()](?=\s|$)|\)|\(|\s(?:trong\s+đó|bằng)\s", re.IGNORECASE)
_SENTENCE_ROOM = 1_000  # characters of a sentence before and behind a figure that can bear on it: keeps the cost linear
_WIDE_END = re.compile(r"[;.](?=\s|$)|[()]|\strong\s+đó\s", re.IGNORECASE)
_VERBS = re.compile(r"(?:phấn\s+đấu|bảo\s+đảm|đảm\s+bảo|đạt|có|duy\s+trì|trên|(?:đến|vào|trong)\s+năm\s+\d{4}|[\s,:])*+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[\s,./*(]|\s(?:và|còn|(?:với\s+|có\s+)?(?:tổng\s+)?(?:công\s+suất|chiều\s+dài|diện\s+tích|dung\s+lượng)))+$")
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


def cut_clauses(text: str, start: int, end: int, *, unitless: bool = False) -> Iterator[Clause]:
    """Give a clause for each figure of text[start:end], in order; `unitless`: for those without a unit, too.

    >>> text = "Tỷ trọng A đạt trên 45%; trong đó B chiếm 23%."
    >>> [text[c.start:c.end] for c in cut_clauses(text, 0, len(text))]
    ['Tỷ trọng A đạt trên 45%', 'B chiếm 23%']
    """
    paragraph = text[start:end]
    figures = find_quantities(paragraph, unitless=unitless)
    stops = [found.end() for found in _SENTENCE.finditer(paragraph)] if figures else []
    drafts: list[Clause] = []
    for figure in figures:
        place = bisect_right(stops, figure.start)
        sentence_start = max(stops[place - 1] if place else 0, figure.start - _SENTENCE_ROOM)
        sentence_end = min(stops[place] if place < len(stops) else len(paragraph), figure.end + _SENTENCE_ROOM)
        before = drafts[-1] if drafts and drafts[-1].figure.end > sentence_start else None
        drafts.append(
            Clause(
                figure=figure,
                start=_start(paragraph, sentence_start, before, figure),
                end=sentence_end,
                sentence_start=sentence_start,
                sentence_end=sentence_end,
                is_bracketed=paragraph.rfind("(", sentence_start, figure.start) > paragraph.rfind(")", sentence_start, figure.start),
                is_first=before is None,
            )
        )
    for draft, following in zip(drafts, [*drafts, None][1:], strict=True):
        begun = following.figure.start if following else draft.sentence_end
        limit = following.start if following and following.start > draft.figure.end else begun
        yield _moved(replace(draft, end=_end(paragraph, draft, min(limit, draft.sentence_end))), start)


def _start(paragraph: str, sentence_start: int, before: Clause | None, figure: Quantity) -> int:
    """Begin after the last mark of a clause; behind another figure, at the first comma or “và”, else where its clause did."""
    since = before.figure.end if before else sentence_start
    marks = [found.end() for found in _CLAUSE.finditer(paragraph, since, figure.start)]
    comma = _AFTER_FIGURE.search(paragraph, since, figure.start) if before else None
    at = marks[-1] if marks else comma.end() if comma else max(before.start, sentence_start) if before else since
    if comma and comma[0] == "(" and not paragraph[since : comma.start()].strip():  # a note on the figure before
        closed = paragraph.find(")", at, figure.start)
        at = closed + 1 if closed >= 0 else at
    bracket = paragraph.rfind("(", at, figure.start)
    if bracket >= 0 and paragraph.find(")", bracket, figure.start) < 0:
        at = bracket + 1
    while at < figure.start and paragraph[at] in _STRIP:
        at += 1
    return at


def _end(paragraph: str, clause: Clause, limit: int) -> int:
    """End at the next comma; where the figure opens its clause (“100% xã, phường, thị trấn có ...”), at the clause's own end."""
    figure = clause.figure
    opens = _VERBS.fullmatch(paragraph, clause.start, figure.start) is not None
    last = (_WIDE_END if opens else _END).search(paragraph, figure.end, limit)
    words = paragraph[figure.end : last.start() if last else limit]
    return figure.end + len(_TRAILING.sub("", words))


def _moved(clause: Clause, by: int) -> Clause:
    figure = replace(clause.figure, start=clause.figure.start + by, end=clause.figure.end + by)
    return replace(
        clause,
        figure=figure,
        start=clause.start + by,
        end=clause.end + by,
        sentence_start=clause.sentence_start + by,
        sentence_end=clause.sentence_end + by,
    )
