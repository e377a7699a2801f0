"""Read sections that only say who does, and when, what the section before them sets out.

Answers: which items are “2. Cơ quan chủ trì” with a list of bodies below, or “3. Thời gian thực hiện: năm 2026”, and for which items do they hold?
Assumes: the items of one outline, with the role lines that stand in them.
Never:   takes such a section for role lines where no section of work stands before it below the same heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.extract.agency.agency_lists import read_list
from graph.extract.agency.words import Words
from graph.extract.layout.outline import Item
from graph.extract.layout.sections import read_role
from graph.extract.page import Span
from graph.extract.task.duties import Duty, Field, read_label
from graph.model import SectionRole

_WHOLE = re.compile(r"(?:tổ chức|phân công|trách nhiệm|triển khai|thực hiện)(?!\w)", re.IGNORECASE)  # sections of the whole document


def hold_sections(text: str, items: Sequence[Item], *, words: Words) -> tuple[Item, ...]:
    """Give the items without the sections of roles; what these say, the items that they hold for say.

    In:  text on one line; items in the text's order, a parent before its children.
    Out: items in order, parents and children numbered anew; locators are as they were.
    """
    reader = _Reader(text=text, items=items, words=words)
    held: dict[int, tuple[Duty, ...]] = {}
    dropped: set[int] = set()
    for family in reader.families():
        for group, roles, duties in reader.runs(family):
            held.update((place, held.get(place, ()) + duties) for place in group)
            dropped.update(below for role in roles for below in reader.tree(role))
    return _renumbered(items, held, dropped) if dropped else tuple(items)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    text: str
    items: Sequence[Item]
    words: Words

    def families(self) -> Iterator[tuple[int, ...]]:
        """Give the places of items that share a parent."""
        yield tuple(place for place, item in enumerate(self.items) if item.parent is None)
        yield from (item.children for item in self.items if len(item.children) > 1)

    def runs(self, family: Sequence[int]) -> Iterator[tuple[list[int], list[int], tuple[Duty, ...]]]:
        """Give each run of sections of roles, with the items before it, of which one sets out work, and what it says."""
        group: list[int] = []
        roles: list[int] = []
        duties: list[Duty] = []
        for place in family:
            said = self._duties(place)
            if said:
                roles.append(place)
                duties += said
                continue
            if roles:
                yield from self._run(group, roles, duties)
                group, roles, duties = [], [], []
            group.append(place)
        yield from self._run(group, roles, duties)

    def _run(self, group: list[int], roles: list[int], duties: list[Duty]) -> Iterator[tuple[list[int], list[int], tuple[Duty, ...]]]:
        if roles and any(read_role(self._heading(place)) is SectionRole.TASK for place in group):
            yield group, roles, tuple(duties)

    def tree(self, place: int) -> Iterator[int]:
        """Give an item's place and those of all below it."""
        yield place
        for child in self.items[place].children:
            yield from self.tree(child)

    def _heading(self, place: int) -> str:
        spans = self.items[place].spans
        return self.text[slice(*spans[0])] if spans else ""

    def _duties(self, place: int) -> list[Duty]:
        """Read what a section of roles says; [] where the item is none."""
        item = self.items[place]
        if not item.spans and item.duties and not item.children:
            return list(item.duties)
        heading = self._heading(place).rstrip(": ")
        field = None if _WHOLE.match(heading) else read_label(heading)
        if field is None:
            return []
        said = {child: self._duties(child) for child in item.children}
        values = [*item.spans[1:], *(spans[0] for child in item.children if not said[child] and (spans := self.items[child].spans))]
        values = [value for value in values if self.text[value[0]] != "("]  # a note
        if values and (field is Field.OTHER or not self._is_list(values)):
            return []
        listed = [Duty(field=field, start=start, end=end) for start, end in values]
        return [*item.duties, *listed, *(duty for duties in said.values() for duty in duties)]

    def _is_list(self, values: Sequence[Span]) -> bool:
        """Tell a list of bodies: the first is names and nothing else, and none orders work."""
        names = read_list(self.text, *values[0], words=self.words) if values else ()
        is_named = bool(names) and not self.text[names[-1][0][1] : values[0][1]].strip(" .;,")
        return is_named and not any(self.words.verb_at(self.text, *value) for value in values)


def _renumbered(items: Sequence[Item], held: dict[int, tuple[Duty, ...]], dropped: set[int]) -> tuple[Item, ...]:
    """Leave items out, and number parents and children anew."""
    kept = [place for place in range(len(items)) if place not in dropped]
    new = {place: number for number, place in enumerate(kept)}
    return tuple(
        replace(
            items[place],
            parent=None if (parent := items[place].parent) is None else new[parent],
            children=tuple(new[child] for child in items[place].children if child in new),
            duties=items[place].duties + held.get(place, ()),
        )
        for place in kept
    )
