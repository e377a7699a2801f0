"""Arrange a document's paragraphs as the tree that their labels make.

Answers: which items does the body have, which stands below which, by what locator, and which role lines hold for it?
Assumes: the paragraphs of one document; tables are left out.
Never:   judges what an item is for: graph.extract.layout.sections and graph.extract.task.tasks do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from graph.extract.agency.words import Words
from graph.extract.layout.labels import BULLETS, WORDED, Kind
from graph.extract.layout.levels import Level, find_level
from graph.extract.layout.locators import Locators
from graph.extract.layout.paragraphs import Paragraph
from graph.extract.layout.sections import read_role
from graph.extract.layout.titles import is_capitals, is_title
from graph.extract.task.duties import Duty, read_duties
from graph.extract.task.role_sentences import read_role_sentence
from graph.model import SectionRole

_SECTION = Level(kind=Kind.ROMAN, marker="I").rank
_ORDERING = frozenset({SectionRole.ASSIGNMENT, SectionRole.ORGANISATION})
_TOPIC = re.compile(r"(?:Nội dung|Hình thức|Đối tượng|Mục tiêu|Yêu cầu|Phạm vi)(?: (?:thực hiện|tổ chức|công việc|nhiệm vụ|chính|cụ thể))?[ *]*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One labelled or titled place of the body, with the plain paragraphs that belong to it."""

    level: Level
    locator: str
    start: int  # of its label
    parent: int | None  # place among the items
    spans: tuple[tuple[int, int], ...]  # its own words, paragraph by paragraph, without the role lines at their end
    children: tuple[int, ...]
    duties: tuple[Duty, ...]  # role lines that hold for it


@dataclass(slots=True, kw_only=True)
class _Draft:
    level: Level
    locator: str
    start: int
    parent: int | None
    spans: list[tuple[int, int]]
    children: list[int] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    block: int | None = None  # which block of role lines that was: several items may share one


def read_outline(text: str, body: Iterable[Paragraph], *, words: Words) -> tuple[Item, ...]:
    """Arrange paragraphs to items, in the text's order.

    In:  text on one line; the paragraphs of the body (see graph.extract.layout.body).
    Out: items; a parent stands before its children. Locators are unique.
    """
    builder = _Builder(text=text, words=words)
    for paragraph in body:
        builder.add(paragraph)
    return tuple(builder.finish())


@dataclass(slots=True, kw_only=True)
class _Builder:
    """Takes paragraphs one by one. `stack` holds the places of the open items, `group` those for which role lines hold that come now."""

    text: str
    words: Words
    drafts: list[_Draft] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    group: list[int] = field(default_factory=list)
    locators: Locators = field(default_factory=Locators)
    blocks: int = 0
    closed: int = -1  # the last item before the last block of role lines

    def add(self, paragraph: Paragraph) -> None:
        """Make an item of the paragraph, or give its words or role lines to the open one."""
        start, end = paragraph.body_start, paragraph.body_end
        cut, duties = read_duties(self.text, start, end)
        said = read_role_sentence(self.text, start, end, words=self.words) if not duties and self._may_say_roles(paragraph) else ()
        cut, duties = (start, said) if said else (cut, duties)
        is_heavy = paragraph.kind in WORDED or paragraph.kind in {Kind.UPPER, Kind.ROMAN, Kind.NUMBER}
        if duties and cut == start and self.stack and not (is_heavy and "." not in (paragraph.marker or "")):
            self._hold(duties)
        elif paragraph.kind is not Kind.NONE or (not self._lacks_words() and is_title(self.text, start, end, words=self.words)):
            self._open(paragraph, (start, cut), duties)
        elif self.stack and not self.group:
            self._go_on((start, cut), duties)

    def finish(self) -> Iterator[Item]:
        """Give the items. A sentence whose items all share one block of role lines shares it too."""
        for draft in self.drafts:
            blocks = {self.drafts[child].block for child in draft.children}
            is_sentence = bool(draft.spans) and self.text[draft.spans[-1][1] - 1] == "."
            shared = self.drafts[draft.children[0]].duties if is_sentence and len(blocks) == 1 and None not in blocks else []
            yield Item(
                level=draft.level,
                locator=draft.locator,
                start=draft.start,
                parent=draft.parent,
                spans=tuple(draft.spans),
                children=tuple(draft.children),
                duties=tuple(draft.duties or shared),
            )

    def _may_say_roles(self, paragraph: Paragraph) -> bool:
        """Tell a plain paragraph or a bullet below an item of work: below a heading on who does what, it is work of its own."""
        if not self.stack or not self.drafts[self.stack[-1]].spans or (paragraph.kind is not Kind.NONE and paragraph.kind not in BULLETS):
            return False
        last = self.drafts[self.stack[-1]]
        return last.level.rank > _SECTION and read_role(self.text[slice(*last.spans[0])]) not in _ORDERING

    def _lacks_words(self) -> bool:
        """Tell whether the open item is a label alone ("Chương II"): what follows is its heading."""
        return bool(self.stack) and not self.drafts[self.stack[-1]].spans

    def _hold(self, duties: tuple[Duty, ...]) -> None:
        """Give role lines to the items they hold for: the open one, or every bullet of its group since the last role lines."""
        if not self.group:
            self._join_topic()
            self.blocks += 1
            self.group = list(self._held())
            self.closed = len(self.drafts) - 1
        for place in self.group:
            self.drafts[place].duties.extend(duties)
            self.drafts[place].block = self.blocks

    def _join_topic(self) -> None:
        """Take back an item that only says what the one above is about ("- Nội dung: ..."): it heads that one's role lines."""
        last = self.drafts[self.stack[-1]]
        above = self.drafts[last.parent] if last.parent is not None else None
        if above is None or above.level.kind in BULLETS or above.level.opens or len(above.children) > 1 or not last.spans:
            return
        if last.level.kind in BULLETS and _TOPIC.match(self.text, *last.spans[0]):
            above.children.clear()
            self.drafts.pop()
            self.stack.pop()

    def _held(self) -> Iterator[int]:
        """Give the items that role lines hold for: the last one, and those of its group since the last role lines."""
        last = self.stack[-1]
        yield last
        if self.drafts[last].level.kind is Kind.LETTER:
            yield from self._fellows(last)
        if self.drafts[last].level.kind not in BULLETS:
            return
        owner = self._owner(last)
        for place in range(last - 1, self.closed, -1):
            if self.drafts[place].level.kind not in BULLETS or self._owner(place) != owner:
                return
            yield place

    def _fellows(self, last: int) -> Iterator[int]:
        """Give the lettered items before `last`, back to one with items or role lines of its own."""
        for place in range(last - 1, self.closed, -1):
            fellow = self.drafts[place]
            if fellow.level.kind is not Kind.LETTER or fellow.parent != self.drafts[last].parent or fellow.duties:
                return
            yield place

    def _owner(self, place: int) -> int | None:
        """Give the nearest item above that is no bullet."""
        above: int | None = place
        while above is not None and self.drafts[above].level.kind in BULLETS:
            above = self.drafts[above].parent
        return above

    def _open(self, paragraph: Paragraph, span: tuple[int, int], duties: tuple[Duty, ...]) -> None:
        printed = self.text[slice(*span)]
        is_caps = paragraph.kind is Kind.NONE and is_capitals(printed)
        level = Level(kind=paragraph.kind, marker=paragraph.marker, opens=printed.endswith(":"), is_caps=is_caps)
        depth = find_level([self.drafts[place].level for place in self.stack], level)
        del self.stack[depth:]
        parent = self.stack[-1] if self.stack else None
        above = self.drafts[parent] if parent is not None else None
        level = replace(level, heads=printed[-1:].isalnum() and self._follows_heading(parent, level))
        locator = self.locators.locate(level, above.locator if above else "", above.level if above else None)
        place = len(self.drafts)
        spans = [span] if span[0] < span[1] else []
        self.drafts.append(_Draft(level=level, locator=locator, start=paragraph.start, parent=parent, spans=spans, duties=list(duties)))
        if above:
            above.children.append(place)
        self.stack.append(place)
        self.group = []

    def _follows_heading(self, parent: int | None, level: Level) -> bool:
        """Tell whether the item before, of the same parent and kind, has items below it."""
        last = len(self.drafts) - 1
        while last >= 0 and self.drafts[last].parent != parent:
            above = self.drafts[last].parent
            if above is None:
                return False
            last = above
        return last >= 0 and last != parent and self.drafts[last].level.sort == level.sort and bool(self.drafts[last].children)

    def _go_on(self, span: tuple[int, int], duties: tuple[Duty, ...]) -> None:
        draft = self.drafts[self.stack[-1]]
        draft.duties.extend(duties)
        if span[0] < span[1]:
            draft.spans.append(span)
