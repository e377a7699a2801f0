"""A chain as a still picture: SVG, for print, for pages without scripts, and for the command line.

Answers: the same boxes and lines as the drawn graph, each text escaped, each box told by shape as well as colour.
Assumes: nothing around it: sizes and colours are its own attributes; a page may restyle its classes.
Never:   holds script or style, or a reference to anything outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape as escape_markup
from xml.sax.saxutils import quoteattr

from graph.draw.parts import BELONGING, RELATIONS, Box, Line
from graph.draw.picture import make_picture

WIDE, HIGH, MARGIN = 216, 78, 24
FACE = "Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"
INK, PAPER = "#1f2937", "#ffffff"
FILLS = {"document": "#e3edf9", "stub": "#ffffff", "task": "#e5f3e8", "bundle": "#fdf1d8"}
ARROW = (
    '<defs><marker id="chain-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
    f'<path d="M0 0 L10 5 L0 10 z" fill="{INK}" class="chain-ink"/></marker></defs>'
)
EDGES = {"document": "#1d4f91", "stub": "#1d4f91", "task": "#2f6b3d", "bundle": "#8a5a00"}


def to_svg(answer: Mapping[str, Any]) -> str:
    """Draw a chain as SVG.

    In:     the answer of a trace; nodes may have a `url`, which their boxes then link to.
    Out:    one svg element, in UTF-8 text, without an XML declaration.
    """
    picture = make_picture(answer)
    places = {box.iri: box for box in picture.boxes}
    left = min(box.x for box in picture.boxes) - WIDE // 2 - MARGIN
    right = max(box.x for box in picture.boxes) + WIDE // 2 + MARGIN
    bottom = max(box.y for box in picture.boxes) + HIGH // 2 + MARGIN
    top = -HIGH // 2 - MARGIN
    size = f'viewBox="{left} {top} {right - left} {bottom - top}" width="{right - left}" height="{bottom - top}"'
    parts = chain(
        [f'<svg xmlns="http://www.w3.org/2000/svg" class="chain" role="img" {size} font-family="{FACE}" font-size="12">'],
        [f"<title>Chuỗi thực hiện: {escape(places[picture.start].label)}</title>", ARROW],
        (piece for line in picture.lines for piece in _line(line, places)),
        (piece for box in picture.boxes for piece in _box(box, box.iri == picture.start)),
        ["</svg>"],
    )
    return "\n".join(parts)


def escape(text: str) -> str:
    """Escape a text for XML, on one line; characters that XML cannot hold go."""
    return escape_markup(" ".join(_UNFIT.sub(" ", text).split()))


_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _line(line: Line, places: Mapping[str, Box]) -> Iterator[str]:
    source, target = places.get(line.source), places.get(line.target)
    if source is None or target is None:
        return
    belongs = line.relation in BELONGING
    up = 1 if target.y < source.y else -1
    x1, y1, x2, y2 = source.x, source.y - up * HIGH // 2, target.x, target.y + up * HIGH // 2
    if source.y == target.y:
        side = 1 if target.x > source.x else -1
        x1, y1, x2, y2 = source.x + side * WIDE // 2, source.y, target.x - side * WIDE // 2, target.y
    middle = (y1 + y2) // 2
    dash = ' stroke-dasharray="5 4"' if line.strength == "weak" else ""
    arrow = "" if belongs else ' marker-end="url(#chain-arrow)"'
    colour = "#9ca3af" if belongs else INK
    name = "chain-belongs" if belongs else "chain-hop"
    yield (
        f'<path d="M{x1} {y1} C{x1} {middle} {x2} {middle} {x2} {y2}" fill="none" stroke="{colour}" stroke-width="1.4" class="{name}"{dash}{arrow}>'
        f"<title>{escape(line.quote)}</title></path>"
    )
    if not belongs:
        yield (
            f'<text x="{(x1 + x2) // 2}" y="{middle + 4}" text-anchor="middle" font-size="11" fill="{INK}" stroke="{PAPER}" stroke-width="4" '
            f'paint-order="stroke" class="chain-word">{escape(RELATIONS.get(line.relation, line.relation))}</text>'
        )


def _box(box: Box, is_start: bool) -> Iterator[str]:
    look = "stub" if box.kind == "document" and not box.held else box.kind
    radius = 30 if box.kind == "task" else 4
    dash = ' stroke-dasharray="6 4"' if look == "stub" else ""
    x, y = box.x - WIDE // 2, box.y - HIGH // 2
    if box.url:
        yield f"<a href={quoteattr(box.url)}>"
    yield (
        f'<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="{radius}" fill="{FILLS[look]}" stroke="{EDGES[look]}" '
        f'stroke-width="{3 if is_start else 1.4}" class="chain-{look}"{dash}/>'
    )
    label = f"{box.locator}. {box.label}" if box.locator else box.label
    lines = wrap(label, width=30, max_lines=4, placeholder=" …", break_long_words=True)
    first = box.y - (len(lines) - 1) * 8 + 4
    for place, text in enumerate(lines):
        yield f'<text x="{box.x}" y="{first + place * 16}" text-anchor="middle" fill="{INK}" class="chain-text">{escape(text)}</text>'
    if box.url:
        yield "</a>"
