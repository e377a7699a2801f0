"""Find what a goal is measured from.

Answers: which value, of which year, does “tăng từ 35% năm 2020 lên 45%” or “tăng 12% so với năm 2025” start at?
Assumes: text on one line; clauses from graph.extract.figure.clauses.
Never:   takes a figure in another unit, or of what another sentence speaks of, for the start of this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from graph.extract.figure.clauses import Clause

_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_ROOM = 80  # characters behind a figure in which it is compared
_COMPARED = re.compile(
    rf"[^\d;.]{{0,40}}?so\s+với\s+(?:mức\s+)?(?P<figure>\d[\d.,]*\s*%?\s*)?[^\d;.,]{{0,24}}?(?:năm\s+|(?<=\s)){_YEAR}", re.IGNORECASE
)
_OF_YEAR = re.compile(rf"[\s(,]*(?:của\s+|trong\s+|vào\s+)?(?:năm\s+)?{_YEAR}\)?", re.IGNORECASE)
_RISES = re.compile(r"[\s,]*(?:tăng\s+|giảm\s+|nâng\s+)?(?:lên|xuống|đến|còn)(?:\s+(?:còn|mức|đến|đạt|thành))?[^\d;.]{0,40}", re.IGNORECASE)
_FROM = re.compile(r"từ\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What a goal starts at: a value in the goal's unit, its year, or only the year that it is compared with."""

    value: Decimal | None = None
    year: int | None = None


def find_baseline(text: str, clause: Clause, before: Clause | None) -> Baseline:
    """Find the baseline that the words around a figure state. `before`: the figure before it in the paragraph, goal or not.

    >>> text = "Nâng tỷ lệ từ 35% năm 2020 lên 45%"
    >>> from graph.extract.figure.clauses import cut_clauses
    >>> first, second = cut_clauses(text, 0, len(text))
    >>> find_baseline(text, second, first)
    Baseline(value=Decimal('35'), year=2020)
    """
    risen = _risen_from(text, clause, before) if before else None
    if risen:
        return risen
    compared = _COMPARED.match(text, clause.figure.end, min(clause.sentence_end, clause.figure.end + _ROOM))
    return Baseline(year=int(compared["year"])) if compared and not compared["figure"] else Baseline()


def _risen_from(text: str, clause: Clause, before: Clause) -> Baseline | None:
    """Read the figure before as the one that this one rises or falls from: “từ 35% (2020) lên 45%”."""
    if before.figure.unit != clause.figure.unit or before.figure.value_max is not None or not _FROM.match(text, before.figure.start):
        return None
    dated = _OF_YEAR.match(text, before.figure.end, clause.figure.start)
    if not _RISES.fullmatch(text, dated.end() if dated else before.figure.end, clause.figure.start):
        return None
    return Baseline(value=before.figure.value, year=int(dated["year"]) if dated else None)
