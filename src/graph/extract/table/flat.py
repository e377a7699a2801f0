"""Cut tables that a copy flattened to lines into rows of cells.

Answers: which pieces of the text are cells, which of them label a row, and which belong to one row?
Assumes: clean text. A table flattened to lines begins with its cells “TT”/“STT”.
Never:   says which column a cell belongs to: graph.extract.table.tables does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.extract.layout.labels import ORDINAL_HEAD
from graph.extract.layout.locators import read_roman
from graph.extract.page import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A label of a flattened table, and the cells up to the next one."""

    label: str
    start: int
    cells: tuple[Span, ...]

    @property
    def is_group(self) -> bool:
        """Whether the label is of the upper level: I, II, A, B."""
        return not self.label[0].isdigit()


_HEAD = re.compile(rf"^[ *|]*{ORDINAL_HEAD}\.?[ *|]*$", re.MULTILINE)
_LABEL = re.compile(r"(?P<name>\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZĐ])(?P<dot>[.)])?$")
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|BIỂU SỐ|BẢNG)(?!\w)")
_LONE_BAR = re.compile(r"^[ ]*\|[ ]*$\n?", re.MULTILINE)
_LEADING = re.compile(r"(?:[\s*]|<br ?/?>)+", re.IGNORECASE)
_TRAILING = re.compile(r"(?<![\s*])(?:[\s*]|<br ?/?>)+$", re.IGNORECASE)
_INDEX = re.compile(r"\(\d{1,2}\)$")
_TERMINUS = re.compile(r"(?:Nơi\s+nhận|Ghi\s+chú\s*:|TM\.|KT\.|T/M|\*\s*Ghi\s+chú)")


def flattened(text: str) -> Iterator[tuple[tuple[Span, ...], tuple[Chunk, ...]]]:
    """Give the tables flattened to lines: the header cells without “TT”, and the labelled chunks of cells, to where the next annex begins."""
    heads = list(_HEAD.finditer(text))
    stops = [head.start() for head in heads[1:]] + [len(text)]
    for head, stop in zip(heads, stops, strict=False):
        pieces = list(_pieces(text, head.end(), stop))
        first = next((i for i, piece in enumerate(pieces) if _label(text, piece, 0, (1, 1, 1))), 0)
        if 1 < first <= 16:
            header = tuple(p for p in pieces[:first] if not _INDEX.match(text[slice(*p)]))
            yield _rejoined(text, header, tuple(_chunks(text, pieces[first:], len(header))))


def _rejoined(text: str, header: tuple[Span, ...], chunks: tuple[Chunk, ...]) -> tuple[tuple[Span, ...], tuple[Chunk, ...]]:
    """Join cells that the copy wrapped over lines, where more rows are then as wide as the head."""
    plain = [chunk for chunk in chunks[:-1] if not chunk.is_group]
    joined = tuple(replace(chunk, cells=_joined(text, chunk.cells)) for chunk in chunks)
    least = sum(len(chunk.cells) == len(header) for chunk in plain) + 1
    whole = _joined(text, header)
    for head, enough in ((whole, max(1, least - (len(whole) < len(header)))), (header, least)):
        if sum(len(chunk.cells) == len(head) for chunk in joined[:-1] if not chunk.is_group) >= enough:
            return head, joined
    return header, chunks


_GOES_ON = re.compile(r"(?:[,;/–-]|(?<!\w)(?:và|của|các|với|tại|về|trong|theo))$")


def _joined(text: str, cells: tuple[Span, ...]) -> tuple[Span, ...]:
    """Join each cell to the line above it that it goes on: it begins in a small letter, or that one ends in a word that wants another."""
    found: list[Span] = []
    for cell in cells:
        is_next = bool(found) and text[found[-1][1] : cell[0]].strip(" *") == "\n"
        if is_next and (text[cell[0]].islower() or _GOES_ON.search(text[slice(*found[-1])])):
            found[-1] = found[-1][0], cell[1]
        else:
            found.append(cell)
    return tuple(found)


def _pieces(text: str, start: int, stop: int) -> Iterator[Span]:
    """Cut as the copy parts its cells: at lines of “|” alone, else at empty lines, else at every line; stop at the next annex or the signatures.

    Only between bars is an empty cell seen; it has no length.
    """
    after = text[start : start + 200]
    barred = re.match(r"[ ]*\n\s*\|[ ]*\n", after) is not None
    for piece in _barred(text, start, stop) if barred else _lined(text, start, stop, blank=re.match(r"[ ]*\n[ ]*\n", after) is not None):
        if ends_table(text, piece):
            return
        yield piece


def ends_table(text: str, piece: Span) -> bool:
    """Tell what stands below a table: the next annex, the recipients, the signatures."""
    words = text[slice(*piece)]
    return _ANNEX.match(words) is not None or _TERMINUS.match(words) is not None


def _barred(text: str, start: int, stop: int) -> Iterator[Span]:
    at = start
    for bar in _LONE_BAR.finditer(text, start, stop):
        if at > start:
            yield trimmed(text, at, bar.start())
        at = bar.end()


def _lined(text: str, start: int, stop: int, *, blank: bool) -> Iterator[Span]:
    for found in re.finditer(r"(?:[^\n]+\n?)+" if blank else r"[^\n]+", text[start:stop]):
        piece = trimmed(text, start + found.start(), start + found.end())
        if piece[0] < piece[1]:
            yield piece


def trimmed(text: str, start: int, end: int) -> Span:
    """Take white space and marks of emphasis off the ends of a cell; of an empty one nothing is left."""
    lead = _LEADING.match(text, start, end)
    first = lead.end() if lead else start
    words = _TRAILING.sub("", text[first:end])
    return first, first + len(words)


def _label(text: str, piece: Span, cells: int, due: tuple[int, int, int]) -> str | None:
    """Read a cell that is nothing but a label: a number that is marked by a dot or is due, a roman or letter that is due.

    `cells` stand in the row so far; `due` are the next group, the next row within it, and the next row where numbers run on over the groups.
    """
    found = _LABEL.match(text[slice(*piece)])
    if not found:
        return None
    name = found["name"]
    if not name[0].isdigit():
        roman = read_roman(name) if set(name) <= set("IVX") else 0
        return name if due[0] in {roman, ord(name) - ord("A") + 1 if len(name) == 1 else 0} else None
    if not name.isdigit():
        return name if int(name.split(".")[0]) + 1 == due[1] or found["dot"] else None
    is_due = int(name) in due[1:] and (cells >= 2 or due[1] == 1)
    return name.lstrip("0") if (found["dot"] or is_due) and 0 < int(name) < 1900 else None


def _chunks(text: str, pieces: list[Span], width: int) -> Iterator[Chunk]:
    label: str | None = None
    start, due = 0, (1, 1, 1)
    cells: list[Span] = []
    for piece in pieces:
        found = _label(text, piece, len(cells), due)
        if found is None:
            cells.append(piece)
            continue
        if label is not None:
            yield Chunk(label=label, start=start, cells=tuple(cells))
        label, start, cells = found, piece[0], []
        following = int(found.split(".")[0]) + 1 if found[0].isdigit() else 0
        due = (due[0], following, following) if following else (due[0] + 1, 1, due[2])
    if label is not None:
        yield Chunk(label=label, start=start, cells=tuple(cells[: 2 * width]))
