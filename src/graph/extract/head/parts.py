"""Take the head and foot of a document apart, each piece read by its own module, once.

Answers: where do letterhead, title, portal block, preamble and signatures of this page stand?
Assumes: a page and the lists.
Never:   decides between pieces that disagree: graph.extract.head.header does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from graph.extract.head.byline import Byline
from graph.extract.head.casing import Casing, open_casing
from graph.extract.head.heading import Heading, find_heading
from graph.extract.head.issuer import write_out
from graph.extract.head.letterhead import DAY, Body, Dated, Numbered, day_of, read_bodies, read_date, read_number
from graph.extract.head.opening import PageName, read_caption, read_note, read_page_name
from graph.extract.head.portal import Fact, read_portal
from graph.extract.head.preamble import Preamble, read_preamble
from graph.extract.head.segments import Segment, cut_segments
from graph.extract.head.signature import Signature, read_signatures
from graph.extract.page import Page, Span
from graph.lists import KEPT, Lists
from graph.model import Stated

T = TypeVar("T")

_OFFICE = re.compile(r"(?:BỘ TRƯỞNG|GIÁM ĐỐC|THỐNG ĐỐC|(?:TỔNG )?CỤC TRƯỞNG|CHÁNH (?:THANH TRA|VĂN PHÒNG)|TRƯỞNG BAN)\s+")
_AUTHORITY_ROOM = 400  # characters
_FOOT = 1_200  # characters at the end in which a number may stand beside the signature
_HEAD_ROOM = 3_000  # characters of a portal's block, and of a letterhead where no heading says where it ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The pieces of one document's head and foot, each as its own module read it."""

    page: Page
    lists: Lists
    casing: Casing
    heading: Heading | None
    facts: dict[str, Fact]
    number: Numbered | None
    dated: Dated | None
    bodies: list[Body]
    authority: Body | None
    preamble: Preamble | None
    signatures: tuple[Signature, ...]
    name: PageName | None  # of a page whose letterhead is lost
    note: Span  # the note that says what the document came with, empty where there is none

    def state(self, value: T, span: tuple[int, int], rule: str) -> Stated[T]:
        """Tie a value to the passage of a clean span."""
        return Stated(value=value, passage=self.page.passage(*span), rule=rule)

    @property
    def capacity(self) -> str:
        """The lines of the first signer's capacity, joined."""
        return "; ".join(" ".join(s.text.split()) for s in self.signatures[0].capacity) if self.signatures else ""


def take_apart(page: Page, lists: Lists) -> Parts:
    """Read all pieces of a page's head and foot."""
    text = page.text
    facts = read_portal(text)
    first = max((fact.end for fact in facts.values() if fact.start < _HEAD_ROOM), default=0)
    heading = find_heading(text, first, lists)
    zone = (first, heading.start if heading else _letterhead_end(text, first))
    body = heading.title_end if heading else zone[1]
    byline = heading.byline if heading else None
    number = read_number(text, zone[0], heading.title_start if heading and not byline else zone[1]) or (_number_of(text, byline) if byline else None)
    if heading and not number and "number" not in facts:
        number = _number_at_end(text, heading, lists)
    after = number.end if number else zone[0]
    dated = read_date(text, after, max(zone[1], min(after + _HEAD_ROOM, len(text)))) if after > zone[1] else read_date(text, after, zone[1])
    dated = dated or read_date(text, *zone) or (_date_of(text, byline) if byline else None)
    bodies, authority, signatures = read_bodies(cut_segments(text, *zone), _unions(lists)), _authority(text, body), read_signatures(text, body)
    printed = [write_out(name.text) for name in (*bodies, *((authority,) if authority else ()))]
    printed += [segment.text for signature in signatures for segment in signature.capacity]
    printed += [text[heading.title_start : heading.title_end]] if heading else []
    printed += [facts["title"].text] if "title" in facts else []
    printed += [text[slice(*byline.issuer)]] if byline else []
    return Parts(
        page=page,
        lists=lists,
        casing=open_casing(text[zone[0] :], lists, printed=printed),
        heading=heading,
        facts=facts,
        number=number,
        dated=dated,
        bodies=bodies,
        authority=authority,
        preamble=read_preamble(text, body, lists),
        signatures=signatures,
        name=None if number or "number" in facts else _name(text, heading, lists),
        note=_note(text, heading),
    )


@lru_cache(maxsize=KEPT)
def _unions(lists: Lists) -> frozenset[str]:
    """Give the names, in capitals, of the organisations of every place that are called after a person: each of their letterheads has it beside."""
    persons = tuple(f" {name}" for row in lists.provinces if row.alone == "person" for name in row.names)
    every = (name for row in lists.organisations if row.parent == "{place}" for name in (row.name, *row.abbreviations))
    return frozenset(name.upper() for name in every if name.endswith(persons))


def _number_at_end(text: str, heading: Heading, lists: Lists) -> Numbered | None:
    """Find the number that a copy sets at the foot, by the signature: on a line of its own, and of the heading's type."""
    found = read_number(text, max(heading.title_end, len(text) - _FOOT), len(text))
    symbols = {kind.symbol for kind in lists.document_types if kind.name == heading.type_name}
    return found if found and found.number and symbols & set(re.split(r"[-/]", found.number)) else None


def _name(text: str, heading: Heading | None, lists: Lists) -> PageName | None:
    name = read_page_name(text, lists)
    if (name and name.number) or heading is None or heading.type_name is None:
        return name
    return read_caption(text, heading.title_end, heading.type_name) or name


def _note(text: str, heading: Heading | None) -> Span:
    if heading and heading.annex_end > heading.annex_start:
        return heading.annex_start, heading.annex_end
    return read_note(text, heading.start if heading else len(text))


def _number_of(text: str, byline: Byline) -> Numbered | None:
    """Give the number that stands in the heading itself."""
    start, end = byline.number
    return Numbered(start=start, end=end, number=re.sub(r"\s+", "", text[start:end])) if start < end else None


def _date_of(text: str, byline: Byline) -> Dated | None:
    """Give the day that stands in the heading itself."""
    start, end = byline.day
    return Dated(start=start, end=end, day=day_of(DAY.search(text, start, end)), place=None, place_start=start) if start < end else None


def _authority(text: str, start: int) -> Body | None:
    """Read the authority below the title (“CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A”): the capital lines up to the first sentence."""
    lines: list[Segment] = []
    for segment in cut_segments(text, start, min(len(text), start + _AUTHORITY_ROOM)):
        if not segment.is_upper:
            break
        office = _OFFICE.match(segment.text)
        at = office.end() if office else 0
        lines.append(replace(segment, start=segment.start + at, text=segment.text[at:]))
    bodies = read_bodies(lines)
    return bodies[0] if bodies else None


def _letterhead_end(text: str, start: int) -> int:
    """A letter has no line of its type: its head ends at “Kính gửi”. A text that lost its head has none."""
    found = re.search(r"Kính\s+gửi", text[start : start + _HEAD_ROOM])
    return start + found.start() if found else start
