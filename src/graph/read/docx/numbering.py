"""The numbers and bullets that Word adds to paragraphs.

Answers: which label does Word show before this paragraph?
Assumes: paragraphs are asked for in the document's order, each once: each asking counts.
Never:   shows a number that Word would not; a format that is not known here is shown in figures.
Source:  ECMA-376-1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from graph.read.docx.styles import ListPlace, Styles
from graph.read.docx.symbols import bullet
from graph.read.docx.xml import W, is_on, number, value
from graph.read.numerals import letters, roman

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: its first number, the format and text of its labels, and after which level it begins again."""

    start: int
    form: str
    text: str
    restart: int | None
    is_legal: bool  # numbers of the levels above are shown in figures
    style: str | None


@dataclass(slots=True, kw_only=True)
class _List:
    """A list that paragraphs refer to: the definition that it shares with others, and what it changes in it."""

    definition: int
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._definitions: dict[int, dict[int, Level]] = {}
        self._links: dict[int, str] = {}
        self._lists: dict[int, _List] = {}
        self._counts: dict[int, list[int | None]] = {}
        if root is not None:
            for element in root.iter(f"{W}abstractNum"):
                self._define(element)
            for element in root.iter(f"{W}num"):
                self._open(element)

    def _define(self, element: Element) -> None:
        identity = number(element, "abstractNumId")
        if identity is not None:
            self._definitions[identity] = _levels(element)
            link = value(element.find(f"{W}numStyleLink"))
            if link:
                self._links[identity] = link

    def _open(self, element: Element) -> None:
        identity, definition = number(element, "numId"), number(element.find(f"{W}abstractNumId"))
        if identity is None or definition is None:
            return
        opened = self._lists[identity] = _List(definition=definition)
        for change in element.iter(f"{W}lvlOverride"):
            level, start = number(change, "ilvl"), number(change.find(f"{W}startOverride"))
            if level is not None and start is not None:
                opened.starts[level] = start
            opened.levels.update(_levels(change))

    def label(self, place: ListPlace, style: str | None) -> str:
        """Count one paragraph; give its label, "" where it has none."""
        opened = self._lists.get(place.list)
        if opened is None:
            return ""
        definition = self._definition(opened.definition)
        levels = {**self._definitions.get(definition, {}), **opened.levels}
        depth = place.level if place.level is not None else _depth_of(levels, self._styles.lineage(style))
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._count(opened, definition, levels, depth)
        if level.form == "bullet":
            return bullet(level.text, depth)
        return _PLACE.sub(lambda found: _shown(levels, counts, int(found[1]) - 1, is_legal=level.is_legal), level.text).strip()

    def _definition(self, definition: int) -> int:
        """Follow the link to the style of lists that holds the definition."""
        place = self._styles.list_place(self._links[definition]) if definition in self._links else None
        return self._lists[place.list].definition if place is not None and place.list in self._lists else definition

    def _count(self, opened: _List, definition: int, levels: dict[int, Level], depth: int) -> list[int | None]:
        counts = self._counts.setdefault(definition, [None] * _LEVELS)
        for upper in range(depth):
            if counts[upper] is None and upper in levels:
                counts[upper] = opened.starts.get(upper, levels[upper].start)
                opened.begun.add(upper)
        counted = counts[depth]
        if counted is None or (depth in opened.starts and depth not in opened.begun):
            counts[depth] = opened.starts.get(depth, levels[depth].start)
        else:
            counts[depth] = counted + 1
        opened.begun.add(depth)
        for lower in range(depth + 1, _LEVELS):
            restart = levels[lower].restart if lower in levels else None
            if restart is None or depth < restart:
                counts[lower] = None
        return counts


def _levels(element: Element) -> dict[int, Level]:
    found = {}
    for level in element.iter(f"{W}lvl"):
        depth = number(level, "ilvl")
        if depth is not None and 0 <= depth < _LEVELS:
            start = number(level.find(f"{W}start"))
            found[depth] = Level(
                start=1 if start is None else start,
                form=value(level.find(f"{W}numFmt")) or "decimal",
                text=value(level.find(f"{W}lvlText")) or "",
                restart=number(level.find(f"{W}lvlRestart")),
                is_legal=is_on(level.find(f"{W}isLgl")) is True,
                style=value(level.find(f"{W}pStyle")),
            )
    return found


def _depth_of(levels: dict[int, Level], styles: list[str]) -> int:
    """Give the level that a style, or the nearest of those it rests on, is linked to."""
    linked = {level.style: depth for depth, level in levels.items()}
    return next((linked[style] for style in styles if style in linked), 0)


def _shown(levels: dict[int, Level], counts: list[int | None], depth: int, *, is_legal: bool) -> str:
    count = counts[depth]
    return "" if count is None or depth not in levels else _written(count, "decimal" if is_legal else levels[depth].form)


def _written(count: int, form: str) -> str:
    if form in {"none", "bullet"}:
        return ""
    if form in {"upperRoman", "lowerRoman"} and 0 < count < 4_000:
        return roman(count) if form == "upperRoman" else roman(count).lower()
    if form in {"upperLetter", "lowerLetter"} and count > 0:
        return letters(count, is_word=False) if form == "lowerLetter" else letters(count, is_word=False).upper()
    return f"{count:02}" if form == "decimalZero" else str(count)
