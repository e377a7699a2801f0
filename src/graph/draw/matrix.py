"""A matrix as a still picture: rows and columns with names, a mark where they meet; each mark a link.

Answers: the same for coverage on screen and on paper: filled, half, empty; what is only proposed has a broken edge and a question mark.
Assumes: nothing around it: sizes and colours are its own attributes; a page may restyle its classes.
Never:   tells by colour alone; holds script or style, or a reference to anything outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from xml.sax.saxutils import quoteattr

from graph.draw.svg import FACE, INK, PAPER, escape
from graph.text import brief

SIDE, GAP = 26, 4
NAMES = 330  # room for the names of rows
ROW_LETTERS, HEAD_LETTERS, LETTER = 50, 34, 6  # the longest names, and how wide a letter is
GREEN, PALE = "#2f6b3d", "#dcefe0"
STEP = SIDE + GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A row or column: its name, and where it leads."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a row and a column meet. `known`, `proposed`: "covered", "partly", "none"; `said` is told of it in words."""

    known: str
    proposed: str
    said: str
    url: str


def to_matrix(title: str, rows: Sequence[Name], columns: Sequence[Name], marks: Mapping[tuple[int, int], Mark]) -> str:
    """Draw a matrix as SVG. In: marks by row and column, counted from 0; where there is none, the row's own link is."""
    heads = LETTER * min(HEAD_LETTERS, max((len(column.text) for column in columns), default=0)) + SIDE  # room for the names of columns
    wide, high = NAMES + len(columns) * STEP + heads // 2, heads + len(rows) * STEP + GAP
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    parts = chain(
        [f'<svg xmlns="http://www.w3.org/2000/svg" class="matrix" role="group" {size} font-family="{FACE}" font-size="12">'],
        [f"<title>{escape(title)}</title>"],
        (_head(place, column, heads) for place, column in enumerate(columns)),
        (
            piece
            for place, row in enumerate(rows)
            for piece in _row(row, heads + place * STEP, [marks.get((place, column)) for column in range(len(columns))])
        ),
        ["</svg>"],
    )
    return "\n".join(parts)


def _head(place: int, column: Name, heads: int) -> str:
    x, y = NAMES + place * STEP + SIDE // 2, heads - 8
    words = f'<text x="{x}" y="{y}" transform="rotate(-60 {x} {y})" fill="{INK}" class="matrix-ink">{escape(brief(column.text, HEAD_LETTERS))}</text>'
    return _link(column.url, f"{words}<title>{escape(column.text)}</title>")


def _row(row: Name, y: int, marks: Sequence[Mark | None]) -> Iterator[str]:
    text = escape(brief(row.text, ROW_LETTERS))
    words = f'<text x="{NAMES - 10}" y="{y + SIDE - 8}" text-anchor="end" fill="{INK}" class="matrix-ink">{text}</text>'
    yield _link(row.url, f"{words}<title>{escape(row.text)}</title>")
    for column, given in enumerate(marks):
        mark = given or Mark(known="none", proposed="none", said="chưa có", url=row.url)
        inside = "".join(_mark(mark, NAMES + column * STEP, y)) + f"<title>{escape(mark.said)}</title>"
        yield f'<a href={quoteattr(mark.url)} tabindex="-1">{inside}</a>'  # a keyboard goes from row to row: a thousand stops are none


def _mark(mark: Mark, x: int, y: int) -> Iterator[str]:
    is_proposed = mark.proposed != mark.known
    edge = 'stroke-dasharray="4 3"' if is_proposed else ""
    yield f'<rect x="{x}" y="{y}" width="{SIDE}" height="{SIDE}" rx="3" fill="{PAPER}" stroke="{GREEN}" {edge} class="matrix-cell"/>'
    if is_proposed:
        yield _filling(mark.proposed, x, y, PALE, "matrix-proposed")
    yield _filling(mark.known, x, y, GREEN, "matrix-known")
    if is_proposed and mark.known == "none":
        yield f'<text x="{x + SIDE / 2}" y="{y + SIDE - 8}" text-anchor="middle" fill="{INK}" class="matrix-ink">?</text>'


def _filling(extent: str, x: int, y: int, colour: str, name: str) -> str:
    left, top, right, bottom = x + 3, y + 3, x + SIDE - 3, y + SIDE - 3
    shapes = {"covered": f"M{left} {top}H{right}V{bottom}H{left}Z", "partly": f"M{left} {top}V{bottom}H{right}Z"}
    return f'<path d="{shapes[extent]}" fill="{colour}" class="{name}"/>' if extent in shapes else ""


def _link(url: str, inside: str) -> str:
    return f"<a href={quoteattr(url)}>{inside}</a>"
