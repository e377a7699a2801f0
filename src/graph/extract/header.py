"""Read what a document says of itself: type, number, date, issuer, title, signer, territory, years.

Answers: which document is this, as far as its own text says?
Assumes: a page (source and clean text) and the lists; of a decision with its plan, the decision stands first.
Never:   guesses: what the text does not say is None; an issuer whose district is not named keeps its printed name.
"""

from __future__ import annotations

import re
from datetime import date

from graph.extract.casing import sentence_case
from graph.extract.issuer import Issuer, complete, from_letterhead, from_portal, is_central, is_level_of, write_out
from graph.extract.letterhead import Body
from graph.extract.page import Page
from graph.extract.parts import Parts, take_apart
from graph.extract.signature import is_name
from graph.extract.territory import read_territory
from graph.extract.years import find_years
from graph.lists import Lists
from graph.model import CopyState, Header, Stated

_NOTE_ISSUER = re.compile(r"của\s+(?P<issuer>[^),;]{4,80})\)")
_DAY = re.compile(r"(?P<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4})")
_NUMBER = re.compile(r"\d{1,5}[a-zA-Z]?\s*(?:/\s*\d{4}\s*)?[-/]\s*[A-ZĐ][\w&Đđ]*(?:\s*[-/]\s*[A-ZĐ][\w&Đđ]*)*")
_DRAFT = re.compile(r"DỰ THẢO|Dự thảo(?:\s*(?:lần|\()|\s*$)", re.MULTILINE)
_ABOUT = re.compile(r"V/v\s+(?P<title>[^\n|]{8,300})")


def read_header(page: Page, lists: Lists) -> Header:
    """Read the header of the document that a page begins with.

    >>> read_header(open_page(source), lists).number.value
    '222/KH-UBND'

    Out:    each value with the passage that states it and the rule that read it; None where the text does not say it.
    Raises: nothing.
    Source: Decree 30/2020/NĐ-CP, Annex I (state documents); Guideline 36-HD/VPTW (Party documents); blocks of legal portals.
    """
    parts = take_apart(page, lists)
    number = _number(parts)
    issuer = _printed_issuer(parts, number)
    territory = _territory(parts, issuer)
    return Header(
        type=_type(parts, number),
        number=number,
        date=_date(parts),
        place=_place(parts),
        issuer=_issuer(parts, issuer, territory),
        title=_title(parts),
        signer=_signer(parts),
        capacity=_capacity(parts),
        period=_period(parts),
        territory=territory,
        state=_state(parts, number),
    )


def _number(parts: Parts) -> Stated[str] | None:
    found, fact = parts.number, parts.facts.get("number")
    if found and found.number:
        return parts.state(found.number, (found.start, found.end), "letterhead-number")
    printed = _NUMBER.match(fact.text) if fact else None
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
    letter = _ABOUT.search(parts.page.text, 0, 3_000) if parts.number else None
    return parts.state("CV", letter.span(), "official-letter") if letter else None


def _type_names(parts: Parts) -> list[tuple[str, tuple[int, int], str]]:
    heading, fact, preamble = parts.heading, parts.facts.get("type"), parts.preamble
    names = []
    if heading and heading.type_name:
        names.append((heading.type_name, (heading.start, heading.end), "heading-type"))
    if fact:
        names.append((fact.text, (fact.start, fact.end), "portal-type"))
    if preamble:
        names.append((preamble.type_name, (preamble.type_start, preamble.type_end), "preamble-type"))
    return names


def _date(parts: Parts) -> Stated[date] | None:
    if parts.dated and parts.dated.day:
        return parts.state(parts.dated.day, (parts.dated.start, parts.dated.end), "letterhead-date")
    fact = parts.facts.get("date")
    spans = [(fact.start, fact.end, "portal-date")] if fact else []
    if parts.heading and not parts.number:
        spans.append((parts.heading.annex_start, parts.heading.annex_end, "date-of-its-decision"))
    for start, end, rule in spans:
        found = _DAY.search(parts.page.text, start, end)
        day = _day(found) if found else None
        if found and day:
            return parts.state(day, found.span(), rule)
    return None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _place(parts: Parts) -> Stated[str] | None:
    dated = parts.dated
    if not (dated and dated.place):
        return None
    return parts.state(" ".join(dated.place.split()), (dated.place_start, dated.place_start + len(dated.place)), "letterhead-place")


def _printed_issuer(parts: Parts, number: Stated[str] | None) -> Issuer | None:
    """Find the issuer by letterhead, portal, preamble or the note of its decision, the first that says it."""
    issuer = from_letterhead(parts.bodies, parts.capacity, parts.wording)
    fact = parts.facts.get("issuer")
    name = from_portal(fact.text, number.value if number else None, parts.lists) if fact and not issuer else None
    if fact and name:
        issuer = Issuer(start=fact.start, end=fact.end, name=name, rule="portal-issuer")
    preamble = parts.preamble
    if preamble and (not issuer or is_level_of(write_out(preamble.issuer), issuer.name)):
        issuer = Issuer(start=preamble.start, end=preamble.end, name=write_out(preamble.issuer), rule="preamble-issuer")
    heading = parts.heading
    note = _NOTE_ISSUER.search(parts.page.text, heading.annex_start, heading.annex_end) if heading and not issuer else None
    if note:
        issuer = Issuer(start=note.start("issuer"), end=note.end("issuer"), name=write_out(note["issuer"]), rule="issuer-of-its-decision")
    return issuer


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


def _title(parts: Parts) -> Stated[str] | None:
    heading, text = parts.heading, parts.page.text
    if heading and heading.title_end > heading.title_start:
        printed = re.sub(r"[*_#]+", "", text[heading.title_start : heading.title_end])
        return parts.state(sentence_case(printed, parts.wording), (heading.title_start, heading.title_end), "heading-title")
    if fact := parts.facts.get("title"):
        return parts.state(sentence_case(fact.text, parts.wording), (fact.start, fact.end), "portal-title")
    about = _ABOUT.search(text, 0, 3_000) if parts.number else None
    return parts.state(" ".join(about["title"].split()), about.span("title"), "official-letter") if about else None


def _signer(parts: Parts) -> Stated[str] | None:
    if parts.signatures:
        names = dict.fromkeys(signature.name for signature in parts.signatures)
        return parts.state("; ".join(names), (parts.signatures[0].start, parts.signatures[-1].end), "signature")
    fact = parts.facts.get("signer")
    return parts.state(fact.text, (fact.start, fact.end), "portal-signer") if fact and is_name(fact.text) else None


def _capacity(parts: Parts) -> Stated[str] | None:
    if not parts.signatures:
        return None
    lines = parts.signatures[0].capacity
    return parts.state(parts.capacity, (lines[0].start, lines[-1].end), "signature-capacity")


def _period(parts: Parts) -> Stated[tuple[int | None, int | None]] | None:
    """Read the years from the title, else from the sentence that introduces the content (“Kế hoạch ... năm 2025 như sau”)."""
    heading, preamble, text = parts.heading, parts.preamble, parts.page.text
    spans = [(heading.title_start, heading.title_end, "years-of-title")] if heading else []
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
    is_annexed = heading and heading.annex_end > heading.annex_start
    return CopyState.ANNEXED if is_annexed else CopyState.HEADERLESS
