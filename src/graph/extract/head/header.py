"""Read what a document says of itself: type, number, date, issuer, title, signer, territory, years.

Answers: which document is this, as far as its own text says?
Assumes: a page (source and clean text) and the lists; of a decision with its plan, the decision stands first.
Never:   guesses: what the text does not say is None; an issuer whose district is not named keeps its printed name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from graph.extract.head.casing import sentence_case
from graph.extract.head.issuer import Issuer, complete, is_central
from graph.extract.head.issuers import choose_issuer
from graph.extract.head.letter import find_about
from graph.extract.head.letterhead import DAY, Body, day_of
from graph.extract.head.parts import Parts, take_apart
from graph.extract.head.signature import is_name
from graph.extract.head.territory import read_territory
from graph.extract.head.years import find_years
from graph.extract.layout.labels import CAPITAL
from graph.extract.page import Page
from graph.lists import Lists
from graph.model import CopyState, Header, Stated

_NUMBER = re.compile(r"\d{1,5}[a-zA-Z]?\s*(?:/\s*\d{4}\s*)?[-/]\s*[A-ZĐ][\w&Đđ]*(?:\s*[-/]\s*[A-ZĐ][\w&Đđ]*)*")
_DRAFT = re.compile(r"DỰ THẢO|Dự thảo(?:\s*(?:lần|\()|\s*$)", re.MULTILINE)
_NAMED_TITLE = r"\s+(?:năm\s+\d{4}|ngày\s+[\d/.-]{8,10})\s+(?:về\s+(?:việc\s+)?)?(?P<title>[^\n|]{10,400})"  # “Quyết định 5/QĐ-UBND năm 2024 về ...”
_BLANK = re.compile(r"số\s*:?[\s.…_]*[-/]\s*(?P<symbol>[A-ZĐ][A-ZĐr]{0,3})\s*[-/]", re.IGNORECASE)
# “Tổng Bí thư Nguyễn Văn A đã ký ban hành Nghị quyết số ”: a name of two to four words behind one in small letters.
_SIGNED_BY = re.compile(
    rf"(?<!\w)[^\W\d_{CAPITAL}]\w*\s+(?P<name>(?:[{CAPITAL}]\w*\s+){{1,3}}[{CAPITAL}]\w*)\s+(?:(?:vừa|đã)\s+){{0,2}}ký(?:\s+ban\s+hành)?\s+[\w\s]{{4,40}}?số\s+"
)
# “Nghị quyết này đã được Hội đồng nhân dân tỉnh ... thông qua ngày 13 tháng 7 năm 2017”.
_PASSED = re.compile(
    r"\n[ *_]*(?:Nghị\s+quyết|Luật|Bộ\s+luật|Pháp\s+lệnh)\s+này\s+(?:đã\s+)?được\s+(?:Hội\s+đồng|HĐND|Quốc\s+hội|(?:Ủy|Uỷ)\s+ban)[^.;]{0,160}?"
    r"\sthông\s+qua\s+(?P<day>ngày\s+\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}(?:\s*[/.-]\s*|\s+năm\s+)\d{4})"
)
_HEAD_ROOM = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Titled:
    """Where the title stands, and by which rule."""

    start: int
    end: int
    rule: str


def read_header(page: Page, lists: Lists) -> Header:
    """Read the header of the document that a page begins with.

    >>> read_header(page_of("ỦY BAN NHÂN DÂN\\nTỈNH SƠN LA\\n\\nSố: 222/KH-UBND\\n\\nKẾ HOẠCH\\nPhát triển du lịch"), lists).number.value
    '222/KH-UBND'

    Out:    each value with the passage that states it and the rule that read it; None where the text does not say it.
    Raises: nothing.
    Source: Decree 30/2020/NĐ-CP, Annex I (state documents); Guideline 36-HD/VPTW (Party documents); blocks of legal portals.
    """
    parts = take_apart(page, lists)
    number = _number(parts)
    issuer = choose_issuer(parts, number.value if number else None)
    territory = _territory(parts, issuer)
    title = _title_span(parts, number)
    return Header(
        type=_type(parts, number),
        number=number,
        date=_date(parts),
        place=_place(parts),
        issuer=_issuer(parts, issuer, territory),
        title=_title(parts, title),
        signer=_signer(parts),
        capacity=_capacity(parts),
        period=_period(parts, title),
        territory=territory,
        state=_state(parts, number),
    )


def _number(parts: Parts) -> Stated[str] | None:
    found, fact = parts.number, parts.facts.get("number")
    if found and found.number:
        return parts.state(found.number, (found.start, found.end), "letterhead-number")
    printed = _NUMBER.match(fact.text) if fact else None
    if parts.name and parts.name.number:
        return parts.state(parts.name.number[2].printed, parts.name.number[:2], "page-name-number")
    if not (fact and printed):
        return None
    return parts.state(re.sub(r"\s+", "", printed[0]), (fact.start, fact.start + printed.end()), "portal-number")


def _type(parts: Parts, number: Stated[str] | None) -> Stated[str] | None:
    """Read the symbol of the type: the number's, else that of the type's name, in the Party's or the state's list."""
    types = parts.lists.document_types
    known = {t.symbol for t in types}
    symbols = [part for part in re.split(r"[-/]", number.value) if part in known] if number else []
    if number and symbols:
        return Stated(value=symbols[0], passage=number.passage, rule="type-of-number")
    for name, span, rule in _type_names(parts):
        if symbol := next((t.symbol for t in types if t.name.casefold() == name.casefold()), None):
            return parts.state(symbol, span, rule)
    about = find_about(parts.page.text, 0, _HEAD_ROOM) if parts.number else None
    return parts.state("CV", about, "official-letter") if about else None


def _type_names(parts: Parts) -> list[tuple[str, tuple[int, int], str]]:
    heading, fact, preamble = parts.heading, parts.facts.get("type"), parts.preamble
    names = []
    if heading and heading.type_name:
        names.append((heading.type_name, (heading.start, heading.end), "heading-type"))
    if fact:
        names.append((fact.text, (fact.start, fact.end), "portal-type"))
    if preamble:
        names.append((preamble.type_name, (preamble.type_start, preamble.type_end), "preamble-type"))
    if parts.name:
        names.append((parts.name.type_name, (parts.name.start, parts.name.end), "page-name-type"))
    if not names and (of := _blank_in_note(parts)):
        names.append(of)
    return names


def _blank_in_note(parts: Parts) -> tuple[str, tuple[int, int], str] | None:
    """Read the type of the document that an annex alone came with, where its number is left blank: no other says it."""
    blank = _BLANK.search(parts.page.text, *parts.note)
    kind = next((each for each in parts.lists.document_types if blank and each.symbol == blank["symbol"]), None)
    return (kind.name, blank.span("symbol"), "type-of-its-decision") if blank and kind else None


def _date(parts: Parts) -> Stated[date] | None:
    if parts.dated and parts.dated.day:
        is_noted = parts.note[0] <= parts.dated.start < parts.note[1]
        return parts.state(parts.dated.day, (parts.dated.start, parts.dated.end), "date-of-its-decision" if is_noted else "letterhead-date")
    fact = parts.facts.get("date")
    spans = [(fact.start, fact.end, "portal-date")] if fact else []
    if parts.name:
        spans.append((*parts.name.day, "page-name-date"))
    if not parts.number:
        spans.append((*parts.note, "date-of-its-decision"))
    for start, end, rule in spans:
        found = DAY.search(parts.page.text, start, end)
        day = day_of(found)
        if found and day:
            return parts.state(day, found.span(), rule)
    return _passed(parts)


def _passed(parts: Parts) -> Stated[date] | None:
    """Read the day that an assembly's text without letterhead says it was passed on: that day is its date."""
    closing = None if parts.number or parts.dated else _PASSED.search(parts.page.text)
    day = day_of(DAY.search(parts.page.text, *closing.span("day"))) if closing else None
    return parts.state(day, closing.span("day"), "passed-on") if closing and day else None


def _place(parts: Parts) -> Stated[str] | None:
    dated = parts.dated
    if not (dated and dated.place):
        return None
    return parts.state(" ".join(dated.place.split()), (dated.place_start, dated.place_start + len(dated.place)), "letterhead-place")


def _territory(parts: Parts, issuer: Issuer | None) -> Stated[str] | None:
    if issuer and is_central(issuer.name, parts.lists):
        return None
    fact, dated = parts.facts.get("issuer"), parts.dated
    named = list(parts.bodies)
    named += [Body(start=fact.start, end=fact.end, text=fact.text)] if fact else []
    named += [Body(start=issuer.start, end=issuer.end, text=issuer.name)] if issuer else []
    place = Body(start=dated.place_start, end=dated.place_start + len(dated.place), text=dated.place) if dated and dated.place else None
    return read_territory(parts.page, named, place, parts.lists)


def _issuer(parts: Parts, issuer: Issuer | None, territory: Stated[str] | None) -> Stated[str] | None:
    if not issuer:
        return None
    return parts.state(complete(issuer.name, territory.value if territory else None), (issuer.start, issuer.end), issuer.rule)


def _title(parts: Parts, span: _Titled | None) -> Stated[str] | None:
    if span is None:
        return None
    printed = re.sub(r"[*_#]+", "", parts.page.text[span.start : span.end])
    return parts.state(sentence_case(printed, parts.casing), (span.start, span.end), span.rule)


def _title_span(parts: Parts, number: Stated[str] | None) -> _Titled | None:
    """Find the title: below the type, in a portal's block or the name that it gives the document, behind a letter's “V/v”."""
    heading, text = parts.heading, parts.page.text
    if heading and heading.title_end > heading.title_start:
        return _Titled(start=heading.title_start, end=heading.title_end, rule="heading-title")
    if fact := parts.facts.get("title"):
        return _Titled(start=fact.start, end=fact.end, rule="portal-title")
    if parts.name and parts.name.title[0] < parts.name.title[1]:
        return _Titled(start=parts.name.title[0], end=parts.name.title[1], rule="page-name-title")
    if number and (named := re.search(rf"{re.escape(number.value)}{_NAMED_TITLE}", text[:_HEAD_ROOM])):
        return _Titled(start=named.start("title"), end=named.end("title"), rule="portal-name")
    about = find_about(text, 0, _HEAD_ROOM) if parts.number else None
    return _Titled(start=about[0], end=about[1], rule="official-letter") if about else None


def _signer(parts: Parts) -> Stated[str] | None:
    if parts.signatures:
        names = dict.fromkeys(signature.name for signature in parts.signatures)
        return parts.state("; ".join(names), (parts.signatures[0].start, parts.signatures[-1].end), "signature")
    fact = parts.facts.get("signer")
    told = _SIGNED_BY.search(parts.page.text, 0, _HEAD_ROOM) if parts.name and parts.name.number else None
    if told and parts.name and parts.name.number and told.end() == parts.name.number[0]:
        return parts.state(" ".join(told["name"].split()), told.span("name"), "page-name-signer")
    return parts.state(fact.text, (fact.start, fact.end), "portal-signer") if fact and is_name(fact.text) else None


def _capacity(parts: Parts) -> Stated[str] | None:
    if not parts.signatures:
        return None
    lines = parts.signatures[0].capacity
    return parts.state(parts.capacity, (lines[0].start, lines[-1].end), "signature-capacity")


def _period(parts: Parts, title: _Titled | None) -> Stated[tuple[int | None, int | None]] | None:
    """Read the years from the title, else from the sentence that introduces the content (“Kế hoạch ... năm 2025 như sau”)."""
    preamble, text = parts.preamble, parts.page.text
    spans = [(title.start, title.end, "years-of-title")] if title else []
    if preamble:
        stop = text.find("như sau", preamble.type_end, preamble.type_end + 400)
        spans.append((preamble.type_start, max(stop, preamble.type_end), "years-of-preamble"))
    for start, end, rule in spans:
        for years in find_years(text[start:end]):
            return parts.state((years.first, years.last), (start + years.start, start + years.end), rule)
    return None


def _state(parts: Parts, number: Stated[str] | None) -> CopyState:
    text, heading = parts.page.text, parts.heading
    if _DRAFT.search(text, 0, heading.title_start if heading else 0):
        return CopyState.DRAFT
    if number:
        return CopyState.NUMBERED
    if parts.number:
        return CopyState.BLANK_NUMBER
    return CopyState.ANNEXED if parts.note[0] < parts.note[1] else CopyState.HEADERLESS
