"""Find the footnotes of a page: a number that links to a place of the page, and what stands there.

Answers: which links are references to a note, and where does each note stand?
Assumes: a reference stands before its note, as Word and portals write them: <a href="#_ftn1">[1]</a> ... <a name="_ftn1">[1]</a>.
Never:   takes a link with words for a reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from graph.read.html.nodes import attribute

_REFERENCE = re.compile(r"\W*(\d{1,3}|[ivx]{1,5}|\*{1,3})\W*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes:
    """The links that are references, and the elements at which notes begin with their numbers, by mem_id."""

    references: frozenset[int]
    notes: dict[int, str]


def find_footnotes(root: LexborNode) -> Footnotes:
    """Find the footnotes of a page."""
    waiting: dict[str, tuple[int, str]] = {}
    references: set[int] = set()
    notes: dict[int, str] = {}
    for node in root.traverse(include_text=False):
        names = {attribute(node, "id"), attribute(node, "name")} - {""}
        met = next((name for name in names if name in waiting), None)
        if met is not None:
            reference, label = waiting.pop(met)
            references.add(reference)
            notes[node.mem_id] = label
        elif node.tag == "a" and "#" in attribute(node, "href"):
            number = _REFERENCE.fullmatch(node.text() or "")
            if number:  # a page that was saved or moved may name itself before the "#"
                waiting.setdefault(attribute(node, "href").rpartition("#")[2], (node.mem_id, number[1]))
    return Footnotes(references=frozenset(references), notes=notes)
