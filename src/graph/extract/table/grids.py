"""Read a grid of cells as a table: its heads over several lines, its groups, its rows.

Answers: which lines of a grid are its head, which title a group, and how is a row counted?
Assumes: a grid as graph.extract.table.barred cuts it.
Never:   takes a row of work for a group: a group's row has a title alone, or a label of the level above.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.extract.layout.labels import ORDINAL_HEAD
from graph.extract.page import Span
from graph.extract.table.barred import Grid
from graph.extract.table.records import Group, Row, Table

_LABELLED = re.compile(rf"(?:{ORDINAL_HEAD}\.?)?")
_DEEPEST_HEAD = 3  # lines of a head below its first
_INDEX = re.compile(r"\(?(?P<number>\d{1,2})\)?(?:\s*=.*)?|\(?[A-Z]\)?")
_UPPER = re.compile(r"[IVXLC]{1,6}|[A-ZĐ]")
_NUMBER = re.compile(r"\d{1,3}")
_BELOW = re.compile(r"[a-zđ]|[-+•*]")  # labels of what stands below a numbered row
_FIGURE = re.compile(r"\W*\d[\d.,]*\s*%?\W*")
_REPEATED = 2  # columns: in so many the same words may stand by chance
_YEAR = re.compile(r"(?:19|20)\d\d")


def read_grid(text: str, grid: Grid) -> Table | None:
    """Read a grid; None where it has fewer than two columns beside “TT”, or no row."""
    lines = [_padded(line, len(grid[0])) for line in grid if len(line) <= len(grid[0])]
    depth = _depth(text, lines)
    columns, over = _heads(text, lines[:depth])
    is_labelled = _LABELLED.fullmatch(text, *lines[0][0]) is not None
    body = [line for line in lines[depth:] if not _repeats_head(text, line, lines[:depth]) and not _is_index(text, line)]
    rows = tuple(_Body(text=text, lines=body, skip=int(is_labelled)).rows())
    if not rows or len(columns) - is_labelled < 2:
        return None
    return Table(start=grid[0][0][0], end=rows[-1].end, columns=columns[is_labelled:], over=over[is_labelled:], rows=rows)


def _padded(line: Sequence[Span], width: int) -> tuple[Span, ...]:
    """Fill up a row whose last cells were left out, as GitHub Flavored Markdown does."""
    return (*line, *[(line[-1][1], line[-1][1])] * (width - len(line)))


def _depth(text: str, lines: list[tuple[Span, ...]]) -> int:
    """Count the lines of the head: below the first come those that name what a head above spans."""
    depth = 1
    while depth < min(len(lines) - 1, _DEEPEST_HEAD) and _is_subhead(text, lines[depth - 1], lines[depth]):
        depth += 1
    return depth


def _is_subhead(text: str, above: Sequence[Span], line: Sequence[Span]) -> bool:
    """Tell a line of a head: its first cell is empty or repeats the head, the others stand where heads are spanned, and none is a figure."""
    heads, words = [_words(text, cell) for cell in above], [_words(text, cell) for cell in line]
    if words[0] not in {"", heads[0]} or not any(words):
        return False
    fresh = [i for i, word in enumerate(words) if word and word != heads[i]]
    spanned = {i for i, head in enumerate(heads) if not head or head in {heads[i - 1] if i else "", heads[i + 1] if i + 1 < len(heads) else ""}}
    opening = {i - 1 for i in spanned if i and not heads[i]}
    return (
        bool(fresh)
        and all(i in spanned | opening for i in fresh)
        and not any(_FIGURE.fullmatch(words[i]) and not _YEAR.fullmatch(words[i]) for i in fresh)
    )


def _heads(text: str, lines: list[tuple[Span, ...]]) -> tuple[tuple[Span, ...], tuple[Span | None, ...]]:
    """Give each column's own head, and the one that spans it."""
    columns: list[Span] = []
    over: list[Span | None] = []
    for i in range(len(lines[0])):
        said = [cell for line in lines if (cell := _spanning(line, i, lines)) is not None]
        distinct = list({_words(text, cell): cell for cell in said}.values())
        columns.append(distinct[-1] if distinct else lines[0][i])
        over.append(distinct[0] if len(distinct) > 1 else None)
    return tuple(columns), tuple(over)


def _spanning(line: Sequence[Span], i: int, lines: list[tuple[Span, ...]]) -> Span | None:
    """Give the cell that stands at a column, or, in a line with another below it, the one that spans it from the left."""
    if _is_filled(line[i]):
        return line[i]
    if line is lines[-1] or not any(_is_filled(below[i]) for below in lines[lines.index(tuple(line)) + 1 :]):
        return None
    return next((line[at] for at in range(i - 1, -1, -1) if _is_filled(line[at])), None)


def _repeats_head(text: str, line: Sequence[Span], head: list[tuple[Span, ...]]) -> bool:
    """Tell the head printed again at the top of a page."""
    return any([_words(text, cell) for cell in line] == [_words(text, cell) for cell in above] for above in head)


def _is_index(text: str, line: Sequence[Span]) -> bool:
    """Tell the line that numbers the columns: (1) (2) (3), or A B 1 2 3."""
    found = [_INDEX.fullmatch(text, *cell) for cell in line if _is_filled(cell)]
    numbers = [int(match["number"]) for match in found if match and match["number"]]
    return len(numbers) > 1 and all(found) and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 2


def _is_filled(cell: Span) -> bool:
    return cell[0] < cell[1]


def _words(text: str, cell: Span) -> str:
    return " ".join(text[slice(*cell)].split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """The lines below the head. `skip` cells of each line are its label."""

    text: str
    lines: list[tuple[Span, ...]]
    skip: int

    def rows(self) -> Iterator[Row]:
        """Give the rows, each below the groups that stand open."""
        groups: tuple[Group, ...] = ()
        ordinals = Counter[tuple[Group, ...]]()
        last: dict[tuple[Group, ...], str] = {}
        labels = [self._label(line) for line in self.lines]
        counts = any(_NUMBER.fullmatch(label.split(".")[0]) for label in labels)
        for line, label, following in zip(self.lines, labels, [*labels[1:], None], strict=False):
            cells = line[self.skip :]
            filled = [cell for cell in cells if _is_filled(cell)]
            if not filled:
                continue
            if self._is_group(label, following, filled, counts=counts, width=len(cells)):
                said = cells if len({_words(self.text, cell) for cell in filled}) > 1 else [filled[0]]  # repeated, it is the title alone
                group = Group(label=label or None, title=filled[0], cells=_placed(said))
                groups = (*_open_above(groups, group), group)
                continue
            groups = groups[:-1] if groups and _closes(groups[-1].label, last.get(groups), label) else groups
            ordinals[groups] += 1
            last[groups] = label
            start, end = filled[0][0], filled[-1][1]
            yield Row(start=start, end=end, label=label or None, ordinal=ordinals[groups], groups=groups, cells=_placed(cells))
            if label and following and following.startswith(f"{label}."):  # a row of work that lends the rows below it who and when
                groups = (*groups, Group(label=label, title=filled[0], cells=_placed(cells)))

    def _label(self, line: tuple[Span, ...]) -> str:
        printed = _words(self.text, line[0]) if self.skip else ""
        is_title = self.skip and len(line) > _REPEATED and all(_words(self.text, cell) == printed for cell in line)  # one cell over the whole row
        return "" if is_title else printed.rstrip(".) ")

    def _is_group(self, label: str, following: str | None, filled: list[Span], *, counts: bool, width: int) -> bool:
        distinct = {_words(self.text, cell) for cell in filled}
        is_lone = width > 1 and len(distinct) == 1
        if (
            is_lone and len(filled) == width > _REPEATED and not _FIGURE.fullmatch(next(iter(distinct)))
        ):  # one cell over the whole row, as converters give it
            return True
        if _UPPER.fullmatch(label) and counts:
            return True
        if not label:
            return is_lone and not _BELOW.match(self.text, filled[0][0])
        return is_lone and _opens(label, following)


def _placed(cells: Sequence[Span]) -> tuple[Span | None, ...]:
    return tuple(cell if _is_filled(cell) else None for cell in cells)


def _opens(label: str, following: str | None) -> bool:
    """Tell a label whose row titles those that follow: they have no label, one below it, or begin anew."""
    if following is None:
        return False
    return not following or _BELOW.fullmatch(following) is not None or following.startswith(f"{label}.") or (following == "1" and label != "0")


def _closes(group: str | None, last: str | None, label: str) -> bool:
    """Tell a row that stands beside a numbered group, not in it: “3” behind “2” and its “2.1”."""
    if not (group and _NUMBER.fullmatch(group) and _NUMBER.fullmatch(label)):
        return False
    goes_on = int(label) == (int(last) + 1 if last and _NUMBER.fullmatch(last) else 1)
    return int(label) == int(group) + 1 and not goes_on


def _open_above(groups: tuple[Group, ...], group: Group) -> tuple[Group, ...]:
    """Give the groups that stay open when another begins: those of a level above it."""
    return tuple(open_group for open_group in groups if _rank(open_group.label) < _rank(group.label))


def _rank(label: str | None) -> int:
    """Rank a label: letters above roman numbers, these above numbers; a group without a label is of the highest level that has one."""
    if label is None:
        return 0
    if not _UPPER.fullmatch(label):
        return 3 + label.count(".")
    is_letter = len(label) == 1 and label not in "IVX"
    return 1 if is_letter else 2
