"""What a page's styles say of its text: which elements are hidden, and which are shown in capitals.

Answers: is this text seen, and in which letters?
Assumes: rules of one class, as portals write them in their pages; style sheets of other files are not there.
Never:   works out which of several rules wins: an element's own style does, then any rule of its classes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from graph.read.html.nodes import HIDDEN, attribute, is_hidden

_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,5000})\}")
_CLASS = re.compile(r"[a-z]*\.([\w-]+)$")
_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_TRANSFORM = re.compile(r"text-transform\s*:\s*(uppercase|none|lowercase|capitalize)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The classes of a page whose elements are hidden, those shown in capitals, and those set in the middle."""

    hidden: frozenset[str]
    upper: frozenset[str]
    centred: frozenset[str]

    def is_hidden(self, node: LexborNode) -> bool:
        """Tell an element that is not shown."""
        return is_hidden(node) or (bool(self.hidden) and not self.hidden.isdisjoint(attribute(node, "class").split()))

    def is_upper(self, node: LexborNode, *, inherited: bool) -> bool:
        """Tell an element whose text is shown in capitals."""
        own = _TRANSFORM.search(attribute(node, "style"))
        if own:
            return own[1].lower() == "uppercase"
        return inherited or (bool(self.upper) and not self.upper.isdisjoint(attribute(node, "class").split()))

    def is_centred(self, node: LexborNode, *, inherited: bool) -> bool:
        """Tell an element whose lines stand in the middle."""
        own = _ALIGN.search(attribute(node, "style"))
        named = own[1] if own else attribute(node, "align")
        if named or node.tag in {"center", "table"}:
            return named.lower() == "center" if named and node.tag != "table" else node.tag == "center"
        return inherited or (bool(self.centred) and not self.centred.isdisjoint(attribute(node, "class").split()))


def read_looks(root: LexborNode) -> Looks:
    """Read the rules of a page's own style sheets."""
    hidden, upper, centred = set[str](), set[str](), set[str]()
    for sheet in root.css("style"):
        for selectors, rule in _RULE.findall(sheet.text(deep=True) or ""):
            transform, align = _TRANSFORM.search(rule), _ALIGN.search(rule)
            for selector in selectors.split(","):
                name = _CLASS.fullmatch(selector.strip())
                if name and HIDDEN.search(rule):
                    hidden.add(name[1])
                last = _CLASS.search(selector.strip())
                if last and transform and transform[1].lower() == "uppercase":
                    upper.add(last[1])
                if name and align and align[1].lower() == "center":
                    centred.add(name[1])
    return Looks(hidden=frozenset(hidden), upper=frozenset(upper), centred=frozenset(centred))
