"""Find the level of an outline that a label stands on.

Answers: of the items that are open, below which does the next one stand?
Assumes: items come in the text's order.
Never:   trusts one order of labels: documents nest them differently, so the same kind, and a colon, count before rank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.extract.layout.labels import Kind

_RANKS = {
    Kind.ANNEX: 0, Kind.PART: 1, Kind.CHAPTER: 2, Kind.DIVISION: 3, Kind.ARTICLE: 4, Kind.UPPER: 5, Kind.ROMAN: 5, Kind.NAMED: 6, Kind.NUMBER: 6,
    Kind.NONE: 11, Kind.ORDINAL: 11, Kind.ENCLOSED: 12, Kind.LETTER: 12, Kind.PAREN: 13, Kind.STAR: 14, Kind.DASH: 15, Kind.PLUS: 16,
}  # fmt: skip
_DEEPEST = 12  # levels: a bound on the cost of hostile texts
_FIRST = frozenset({"1", "a", "i"})
_LIGHT = 12  # from this rank on, items may stand in any order below one that ends in a colon


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What places an item: its label, and whether its words end in a colon."""

    kind: Kind
    marker: str | None
    opens: bool = False
    is_caps: bool = False  # a title without label, in capitals
    heads: bool = False  # a heading by its form, and as the one before it, which has items

    @property
    def rank(self) -> int:
        """How heavy the label is; each further number of "2.1.3" is one lighter."""
        if self.is_caps:
            return 5
        return _RANKS[self.kind] + (self.depth - 1 if self.kind is Kind.NUMBER else 0)

    @property
    def depth(self) -> int:
        """How many numbers the label has."""
        return min((self.marker or "").count(".") + 1, 5)

    @property
    def sort(self) -> tuple[Kind, int, bool]:
        """What items of one level have in common. "(i)" stands below "(2)"."""
        return self.kind, self.rank, self.kind is Kind.PAREN and (self.marker or "")[:1].isdigit()


def find_level(stack: Sequence[Level], level: Level) -> int:
    """Give how many of the open items stay open above the new one.

    >>> one, a = Level(kind=Kind.NUMBER, marker="1"), Level(kind=Kind.LETTER, marker="a")
    >>> find_level([one, a], Level(kind=Kind.LETTER, marker="b")), find_level([one, a], Level(kind=Kind.NUMBER, marker="2"))
    (1, 0)
    """
    if _starts_inside(stack, level):
        return len(stack)
    sort = level.sort
    fellows = [place for place, open_level in enumerate(stack) if open_level.kind is level.kind and open_level.sort == sort]
    if fellows:
        return next((place for place in reversed(fellows) if _follows(stack[place], level)), fellows[-1])
    if stack and stack[-1].opens and stack[-1].rank >= _LIGHT and level.rank >= _LIGHT:
        return len(stack)
    kept = len(stack)
    while kept and stack[kept - 1].rank > level.rank:
        kept -= 1
    return kept


def _starts_inside(stack: Sequence[Level], level: Level) -> bool:
    """Tell a list that begins anew below an item that ends in a colon ("a) ... gồm: 1. ..."), or below a heading ("3. Xúc tiến | 1. ...")."""
    if not stack or len(stack) >= _DEEPEST or level.marker not in _FIRST:
        return False
    last = stack[-1]
    if last.sort == level.sort and last.heads and last.marker not in _FIRST:
        return True
    sort = level.sort
    return last.opens and last.rank > level.rank and any(open_level.sort == sort for open_level in stack)


def _follows(before: Level, level: Level) -> bool:
    """Tell whether a label is the next after another: "3" after "2", "đ" after "d"."""
    if before.marker is None or level.marker is None:
        return False
    last, new = before.marker.rsplit(".", 1)[-1], level.marker.rsplit(".", 1)[-1]
    if last.isdigit() and new.isdigit():
        return int(new) == int(last) + 1
    return True
