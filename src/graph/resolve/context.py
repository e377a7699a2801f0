"""Tell where and when a document was issued, as far as its own text says so.

Answers: which days can the document be of, which territory do “tỉnh” and “huyện” mean in it, and who issued it?
Assumes: header and citations were read from the text; nothing is taken from outside.
Never:   chooses a day: an undated document has all days that nothing rules out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from graph.errors import NumberFormatError
from graph.model import SELF, AgencyLink, Citation, CopyState, Header, Mentions, Predicate
from graph.numbers import Number, parse_number
from graph.resolve.agency.agencies import resolve_agency, territory_parts
from graph.resolve.agency.names import Words, begins, phrases
from graph.resolve.agency.places import COMMUNE_KINDS, Part, parse_parts
from graph.resolve.agency.territory import AgencyContext, Territory, find_territory
from graph.resolve.agency.window import Window, day_window
from graph.resolve.directory import PATTERNS, Directory
from graph.resolve.document.issuers import find_issuer, fits

_SCHOOLS = phrases("đại học|trường đại học|học viện|trường cao đẳng")  # bear the name of a city, and are not of it
_PARTY_GROUP = "BCS"  # how the symbols of a Ban cán sự đảng begin
_BELOW = COMMUNE_KINDS | {"huyện", "quận", "thị xã", "thành phố"}


def read_context(mentions: Mentions, directory: Directory) -> tuple[AgencyContext, AgencyLink | None]:
    """Give the context in which the document's names are to be read, and what its issuer was resolved to."""
    window = document_window(mentions, directory)
    printed = issuer_text(mentions)
    context = _territory(mentions, printed, window, directory)
    if printed is None:
        return context, None
    link = _told_by_number(mentions, resolve_agency(printed, context, directory), context, directory)
    one = link.agency if link.agency and not link.agency.is_group else None
    return replace(context, issuer=one), link


def _told_by_number(mentions: Mentions, link: AgencyLink, context: AgencyContext, directory: Directory) -> AgencyLink:
    """Let the number's symbol say whose “Ban Chấp hành Trung ương” it is, which mass organisations have too, and whether it is a Ban cán sự đảng."""
    number = header_number(mentions.header)
    if number and number.body.startswith(_PARTY_GROUP) and link.agency and not fits(number, link.agency, directory):
        return replace(resolve_agency(f"Ban cán sự đảng {link.printed}", context, directory), printed=link.printed)
    if number is None or link.agency is None or link.agency.level != "party-central":
        return link
    issuer = find_issuer(number, link.printed, context, directory)
    if len(issuer.agencies) != 1 or link.agency.iri == issuer.agencies[0].iri:
        return link
    return replace(link, agency=issuer.agencies[0], reason=issuer.reason, rule=issuer.rule)


def header_number(header: Header) -> Number | None:
    """Give the document's own number; None where it has none that can be read whole."""
    try:
        return parse_number(header.number.value) if header.number else None
    except NumberFormatError:
        return None


def issuer_text(mentions: Mentions) -> str | None:
    """Give the issuer as printed: the document's own, or that of the decision it is issued with."""
    if mentions.header.issuer:
        return mentions.header.issuer.value
    decision = promulgating(mentions)
    return decision.issuer if decision else None


def promulgating(mentions: Mentions) -> Citation | None:
    """Give the mention of the decision that issues the document, where the text states it."""
    if mentions.header.state is not CopyState.ANNEXED and mentions.header.number:
        return None
    found = (r.subject for r in mentions.relations if r.object == SELF and r.predicate in {Predicate.PROMULGATES, Predicate.APPROVES})
    place = next((subject for subject in found if subject != SELF), None)
    return mentions.citations[place] if place is not None else None


def document_window(mentions: Mentions, directory: Directory) -> Window:
    """Give the days that the document can be of.

    Its date, or its decision's; else after what it cites, before its period ends, and while the bodies existed that it gives work.
    """
    header, decision = mentions.header, promulgating(mentions)
    day = header.date.value if header.date else decision.date if decision else None
    if day:
        return day_window(day)
    last_year = header.period.value[1] if header.period else None
    window = Window(last=date(last_year, 12, 31)) if last_year and date.min.year <= last_year <= date.max.year else Window()
    for first, last in _lifetimes([*mentions.agencies, *([header.issuer.value] if header.issuer else [])], directory):
        window = window.narrowed(first=first, last=last)
    cited = [citation.date for citation in mentions.citations if citation.date and citation.date <= window.last]
    return window.narrowed(first=max(cited)) if cited else window


def _lifetimes(names: Iterable[str], directory: Directory) -> Iterator[tuple[date | None, date | None]]:
    """Give the first and last day on which each known organisation, and each province named alone, existed under its name."""
    for name in names:
        words = directory.read(name)
        families, length = directory.longest_name(words)
        rows = directory.organisations(families)
        if rows and parse_parts(words[length:]) is not None:
            firsts, lasts = [row.first for row in rows], [row.last for row in rows]
            yield _earliest(firsts), _latest(lasts)


def _earliest(days: list[date | None]) -> date | None:
    known = [day for day in days if day]
    return min(known) if len(known) == len(days) else None


def _latest(days: list[date | None]) -> date | None:
    known = [day for day in days if day]
    return max(known) if len(known) == len(days) else None


def _territory(mentions: Mentions, printed: str | None, window: Window, directory: Directory) -> AgencyContext:
    """Make the context of the issuer's territory, from the header's territory, the issuer's name and the place of issue."""
    header = mentions.header
    words = directory.read(printed or "")
    if _is_central(words, directory):
        return AgencyContext(window=window)
    stated = parse_parts(directory.read(header.territory.value)) if header.territory else None
    own = () if begins(words, _SCHOOLS) else territory_parts(printed or "", directory)
    place = (Part("", header.place.value),) if header.place and printed and (own or not directory.says_alone(header.place.value, "seat")) else ()
    around = _first_found([stated or (), own, place], AgencyContext(window=window), directory)
    outer = AgencyContext(places=around.places if around else (), window=window)
    lowest = _lowest(own, stated or ())
    if lowest is None:
        return outer
    inner = find_territory(lowest, outer, directory)
    if inner.places:
        return replace(outer, places=inner.places)
    return replace(outer, unnamed=lowest[0].kind)


def _is_central(words: Words, directory: Directory) -> bool:
    families, length = directory.longest_name(words)
    rows = directory.organisations(families)
    return bool(rows) and length == len(words) and all(row.parent not in PATTERNS for row in rows)


def _first_found(choices: Iterable[tuple[Part, ...]], context: AgencyContext, directory: Directory) -> Territory | None:
    """Give the first of the territories that is found without knowing another: one whose province is named."""
    for parts in choices:
        if parts and parts[-1].name:
            found = find_territory(parts, context, directory)
            if found.places:
                return found
    return None


def _lowest(own: tuple[Part, ...], stated: tuple[Part, ...]) -> tuple[Part, ...] | None:
    """Give the district or commune of the issuer's own name, with the name that the header gives its kind."""
    if not own or own[0].kind not in _BELOW:
        return None
    if own[0].name:
        return own
    return next(((part, *stated[at + 1 :]) for at, part in enumerate(stated) if part.kind == own[0].kind), own)
