"""A text that grows, with the marks that say which place of the file each part of it stems from: what all writers write into.

Answers: at which offset does what was just written stand, and from which place of the file does it come?
Assumes: places are marked before what stems from them is written.
Never:   marks one place twice in a row, or two at one offset.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Mark
from graph.read.rendition import DITTO, Rendition


@dataclass(slots=True, kw_only=True)
class Growing:
    """The text so far, its length and its marks."""

    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        """Write a text, composed."""
        self.verbatim(unicodedata.normalize("NFC", text))

    def verbatim(self, text: str) -> None:
        """Write a text as it is."""
        self.parts.append(text)
        self.length += len(text)

    def mark(self, label: str) -> None:
        """Say from which place of the file stems what is written next; "": none that has a name."""
        if self.marks and self.marks[-1].start == self.length:
            self.marks.pop()
        if (self.marks[-1].label if self.marks else "") != label:
            self.marks.append(Mark(start=self.length, label=label))

    def row(self, cells: Sequence[str], place: str) -> None:
        """Write a row of a table, if anything stands in it."""
        if any(cell not in {"", DITTO} for cell in cells):
            self.mark(place)
            self.add("| " + " | ".join(cells) + " |\n")

    def rule(self, columns: int) -> None:
        """Write the line below a table's head."""
        self.add("|" + " --- |" * columns + "\n")

    def rendition(self, *, is_recognised: bool = False) -> Rendition:
        """Give what was written."""
        return Rendition(text="".join(self.parts), marks=tuple(self.marks), is_recognised=is_recognised)
