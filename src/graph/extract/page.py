"""A source together with its cleaned text: rules match the clean text, passages come verbatim out of the source."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Passage, Source
from graph.text import Clean, clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every stage of extraction reads. Offsets of rules are those of `text`; only `passage` leads back to the source."""

    source: Source
    clean: Clean

    @property
    def text(self) -> str:
        """The cleaned text that rules match against."""
        return self.clean.text

    def passage(self, start: int, end: int) -> Passage:
        """Give the passage of the source that the clean span [start, end) stems from."""
        return self.source.passage(*self.clean.source_span(start, end))


def open_page(source: Source) -> Page:
    """Clean a source's text, once for all stages."""
    return Page(source=source, clean=clean(source.text))
