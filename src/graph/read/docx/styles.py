"""The styles of a Word document, as far as they decide on its text.

Answers: is a run hidden or shown in capitals, in which font, and which list does a paragraph belong to by its style?
Never:   cares for looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.read.docx.xml import W, is_on, number, value

_LONGEST = 20  # styles that rest on one another


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlace:
    """Where a paragraph stands in a list. `level` is None where only the list is named."""

    list: int
    level: int | None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        found = list(root.iter(f"{W}style")) if root is not None else []
        self._by_id = {identity: style for style in found if (identity := value(style, "styleId"))}
        self._default = next((value(s, "styleId") for s in found if value(s, "type") == "paragraph" and value(s, "default") in {"1", "true"}), None)
        self._general = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None

    def list_place(self, style: str | None) -> ListPlace | None:
        """Give the list that a paragraph style belongs to."""
        for element in self._chain(style or self._default):
            place = read_place(element.find(f"{W}pPr"))
            if place is not None:
                return place
        return None

    def is_centred(self, properties: Element | None, style: str | None) -> bool:
        """Tell a paragraph that is set in the middle."""
        own = [properties] if properties is not None else []
        for place in (*own, *(element.find(f"{W}pPr") for element in self._chain(style or self._default))):
            given = value(place.find(f"{W}jc")) if place is not None else None
            if given:
                return given == "center"
        return False

    def lineage(self, style: str | None) -> list[str]:
        """Give the ids of a style and of those that it rests on, the nearest first."""
        return [value(element, "styleId") or "" for element in self._chain(style or self._default)]

    def is_contents(self, style: str | None) -> bool:
        """Tell the style of a line in a table of contents."""
        element = self._by_id.get(style or "")
        return element is not None and (value(element.find(f"{W}name")) or "").lower().startswith("toc ")

    def is_set(self, name: str, run: Element | None, style: str | None) -> bool:
        """Tell whether a property of letters ("vanish", "caps") is on in a run of a paragraph."""
        for properties in self._properties(run, style):
            given = is_on(properties.find(W + name))
            if given is not None:
                return given
        return False

    def font(self, run: Element | None, style: str | None) -> str:
        """Give the font of a run; "" where the document does not name one."""
        for properties in self._properties(run, style):
            fonts = properties.find(f"{W}rFonts")
            name = value(fonts, "ascii") or value(fonts, "hAnsi")
            if name:
                return name
        return ""

    def _properties(self, run: Element | None, style: str | None) -> Iterator[Element]:
        if run is not None:
            yield run
            yield from self._letters(value(run.find(f"{W}rStyle")))
        yield from self._letters(style or self._default)
        if self._general is not None:
            yield self._general

    def _letters(self, style: str | None) -> Iterator[Element]:
        yield from (properties for element in self._chain(style) if (properties := element.find(f"{W}rPr")) is not None)

    def _chain(self, style: str | None) -> Iterator[Element]:
        for _ in range(_LONGEST):
            element = self._by_id.get(style or "")
            if element is None:
                return
            yield element
            style = value(element.find(f"{W}basedOn"))


def read_place(properties: Element | None) -> ListPlace | None:
    """Read which list the properties of a paragraph put it into; list 0 takes it out of any."""
    place = properties.find(f"{W}numPr") if properties is not None else None
    if place is None:
        return None
    identity, level = number(place.find(f"{W}numId")), number(place.find(f"{W}ilvl"))
    return None if identity is None else ListPlace(list=identity, level=level)
