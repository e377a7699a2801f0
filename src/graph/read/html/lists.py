"""The numbers and bullets that a browser adds to the items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from graph.read.html.nodes import attribute
from graph.read.numerals import letters, roman

_STYLES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
    "lower-latin": "lower-alpha", "upper-latin": "upper-alpha",
}  # fmt: skip
_NUMBERED = frozenset({"decimal", "decimal-leading-zero", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"})
_BULLETS = ("•", "+", "-")  # by depth: browsers draw •, ◦, ▪, which would stand on one level of the outline
_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?(?P<name>none|disc|circle|square|decimal-leading-zero|(?:lower|upper)-(?:alpha|latin|roman)|decimal)"
)
_INTEGER = re.compile(r"\s*(-?\d{1,6})")


@dataclass(slots=True, kw_only=True)
class Numbering:
    """One list of a page as its items come: what each is labelled with."""

    style: str
    following: int
    step: int = 1
    depth: int = 0  # of lists without numbers

    @property
    def is_numbered(self) -> bool:
        """Whether its items have numbers or letters."""
        return self.style in _NUMBERED

    def label(self, item: LexborNode) -> str:
        """Give the label of the next item; "" where the browser adds none."""
        given = _INTEGER.match(attribute(item, "value"))
        number = int(given[1]) if given else self.following
        self.following = number + self.step
        style = _style_of(item, attribute(item, "type")) or self.style
        if style == "none":
            return ""
        return _numbered(style, number) + "." if style in _NUMBERED else _BULLETS[self.depth % len(_BULLETS)]


def open_list(node: LexborNode, depth: int) -> Numbering:
    """Begin a list: `depth` counts the lists without numbers that it stands in."""
    is_ordered = node.tag == "ol"
    style = _style_of(node, attribute(node, "type")) or ("decimal" if is_ordered else "disc")
    start = _INTEGER.match(attribute(node, "start"))
    is_reversed = is_ordered and "reversed" in node.attributes
    items = sum(1 for child in node.iter() if child.tag == "li") if is_reversed and not start else 1
    return Numbering(style=style, following=int(start[1]) if start else items, step=-1 if is_reversed else 1, depth=depth)


def _style_of(node: LexborNode, kind: str) -> str | None:
    found = _STYLE.search(attribute(node, "style").lower())
    name = found["name"] if found else kind
    return _STYLES.get(name, name) or None


def _numbered(style: str, number: int) -> str:
    if number > 0 and style.endswith("alpha"):
        small = letters(number, is_word=True)
        return small if style.startswith("lower") else small.upper()
    if 0 < number < 4_000 and style.endswith("roman"):
        return roman(number) if style.startswith("upper") else roman(number).lower()
    return f"{number:02}" if style == "decimal-leading-zero" else str(number)
