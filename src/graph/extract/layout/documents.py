"""Cut a file into the documents it holds: a decision, and the plan attached to it.

Answers: where does each document of this file begin and end?
Assumes: what is attached stands after the document that it comes with, and says below its title that it does.
Never:   takes an annex (a list, a table, a form) for a document of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from graph.extract.layout.body import is_end
from graph.extract.layout.endings import BARE_NOTE, NOTE
from graph.extract.layout.labels import Kind
from graph.extract.layout.paragraphs import Paragraph, paragraphs
from graph.extract.layout.titles import is_capitals
from graph.extract.page import Page
from graph.lists import Lists
from graph.text import Clean, small

_HINT = re.compile(r"(?:^[ *_(\[|]*|[(\[][ *_]*)(?:ban hành )?kèm theo ", re.IGNORECASE | re.MULTILINE)  # without it a file holds one document
_SAID_WITHIN = 5  # paragraphs below its type, in which an attached document says what it comes with
_KEY = "kèm theo "  # what a hint holds: looked for first, in small letters
_WORDED = re.compile(
    r"(?P<type>\w+(?: \w+)?) "
    r"(?:HÀNH ĐỘNG|QUỐC GIA|TỔNG THỂ|CHI TIẾT|CỦA|CÔNG TÁC|MỤC TIÊU QUỐC GIA|TRIỂN KHAI|TỔ CHỨC|THỰC HIỆN|PHÁT TRIỂN|PHỐI HỢP)(?!\w)"
)
_TYPES = re.compile(r"(?:QUY (?:CHẾ|ĐỊNH|CHUẨN|TRÌNH|HOẠCH)|ĐIỀU LỆ|NỘI QUY|CHIẾN LƯỢC)$")


def split_page(page: Page, lists: Lists) -> tuple[Page, ...]:
    """Give one page per document of a file.

    Out: pages in the file's order. Passages of each lead back to places of the whole file; the text of its source is blank outside the document.
    """
    if _KEY not in small(page.text) or not _HINT.search(page.text):
        return (page,)
    found = paragraphs(page.text)
    starts = [0, *(paragraph.start for paragraph in _attached(page.text, found, lists))]
    ends = [*starts[1:], len(page.text)]
    return (page,) if len(starts) == 1 else tuple(_cut(page, start, end) for start, end in zip(starts, ends, strict=True))


def _attached(text: str, found: Sequence[Paragraph], lists: Lists) -> Iterator[Paragraph]:
    """Give the paragraphs in which an attached document names its type: below the end of another, or at least below its type."""
    names = {kind.name.upper() for kind in lists.document_types if kind.sets_work}
    may_follow = False
    for place, paragraph in enumerate(found):
        if paragraph.kind is not Kind.NONE:
            continue
        printed = " ".join(text[paragraph.body_start : paragraph.body_end].split())
        title = NOTE.split(printed, maxsplit=1)[0].strip()
        is_type = title in names or _TYPES.match(title) or (title.isupper() and _worded_type(title, names))
        is_titled = place > 0 and found[place - 1].kind is Kind.ANNEX  # "PHỤ LỤC | KẾ HOẠCH ...": the annex's title
        is_noted = len(title) < len(printed) or _says_so(text, found[place + 1 : place + 1 + _SAID_WITHIN])
        if may_follow and is_type and not is_titled and is_noted:
            may_follow = False
            yield paragraph
        may_follow = may_follow or is_end(text, paragraph) or title.removesuffix(":") in names


def _worded_type(printed: str, names: Set[str]) -> bool:
    """Tell a type with the words that make it a body's or an action's: "CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ"."""
    words = _WORDED.match(printed)
    return words is not None and words["type"] in names


def _says_so(text: str, below: Sequence[Paragraph]) -> bool:
    """Tell whether a line of the title is the note of what the document comes with, or ends in it."""
    for paragraph in below:
        if paragraph.kind is not Kind.NONE:
            return False
        printed = text[paragraph.body_start : paragraph.body_end]
        if BARE_NOTE.match(printed) or (NOTE.search(printed) and is_capitals(NOTE.split(printed, maxsplit=1)[0])):
            return True
    return False


def _cut(page: Page, start: int, end: int) -> Page:
    """Cut a page out of a page: its own clean text, and a source that is blank outside it, so that places stay those of the file."""
    first, last = page.clean.source_span(start, end)
    text = page.source.text
    return Page(source=replace(page.source, text=" " * first + text[first:last]), clean=_cut_clean(page.clean, start, end))


def _cut_clean(clean: Clean, start: int, end: int) -> Clean:
    if clean.starts is None or clean.origins is None:
        return Clean(text=clean.text[start:end], starts=(0,), origins=(start,))
    run = bisect_right(clean.starts, start) - 1
    return Clean(
        text=clean.text[start:end],
        starts=(0, *(at - start for at in clean.starts[run + 1 :])),
        origins=(clean.source_span(start, start)[0], *clean.origins[run + 1 :]),
        whole=frozenset(place - run for place in clean.whole if place > run or (place == run and clean.starts[run] == start)),
    )
