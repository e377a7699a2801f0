"""A source together with its cleaned text: rules match the clean text, passages come verbatim out of the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from graph.model import Passage, Source
from graph.text import Clean, clean

Span = tuple[int, int]  # [start, end) in the clean text


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every stage of extraction reads. Offsets of rules are those of `text`; only `passage` leads back to the source."""

    source: Source
    clean: Clean

    @property
    def text(self) -> str:
        """The cleaned text that rules match against."""
        return self.clean.text

    @property
    def line(self) -> str:
        """The cleaned text on one line, for rules that look at wording; its places are the same."""
        return self.text.replace("\n", " ")

    def passage(self, start: int, end: int) -> Passage:
        """Give the passage of the source that the clean span [start, end) stems from."""
        return self.source.passage(*self.clean.source_span(start, end))

    def place(self, passage: Passage) -> tuple[int, int]:
        """Give the clean span of a passage that `passage` gave."""
        return self.clean_offset(passage.start), self.clean_offset(passage.end)

    def clean_offset(self, origin: int) -> int:
        """Give the clean place of a place of the source."""
        starts, origins = self.clean.starts, self.clean.origins
        if starts is None or origins is None:
            return origin
        run = bisect_right(origins, origin) - 1
        inside = origin - origins[run]
        return starts[run + 1] if run in self.clean.whole and inside else starts[run] + inside


def open_page(source: Source) -> Page:
    """Clean a source's text, once for all stages."""
    return Page(source=source, clean=clean(source.text))
