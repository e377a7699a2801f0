"""Find every document that a text cites, as printed.

Answers: which documents does this text mention, where, and what do it and its fuller mentions say of each: type, number, day, issuer, name?
Assumes: a page (source and clean text) and the lists.
Never:   looks a document up; takes the document's own number, a blank number, the recipients or what a portal prints around it for a citation;
         guesses a day that is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from graph.extract.head.opening import read_page_name
from graph.extract.mention.called import Called, find_called
from graph.extract.mention.mentions import Mention, Wording, named_mention, numbered_mentions, open_wording
from graph.extract.mention.own import Found, Own, find_own, key, opens_head
from graph.extract.mention.references import Referred, refer_back, short_names
from graph.extract.mention.surroundings import find_surroundings, is_around
from graph.extract.page import Page
from graph.lists import Lists
from graph.model import Citation, Form
from graph.numbers import find_numbers, parse_number
from graph.text import unwrap


def find_citations(page: Page, lists: Lists, wording: Wording | None = None) -> tuple[Citation, ...]:
    """Find the citations of a text. Who reads many texts opens the wording once (graph.extract.mention.mentions.open_wording) and passes it.

    >>> page = page_of("Thực hiện Nghị quyết số 23- NQ/TW ngày 22/3/2018 của Bộ Chính trị theo Luật Đầu tư")
    >>> [(c.number, str(c.date), c.issuer, c.name) for c in find_citations(page, lists)]
    [('23-NQ/TW', '2018-03-22', 'Bộ Chính trị', None), (None, 'None', None, 'Luật Đầu tư')]

    In:     a page whose text is clean; any layout.
    Out:    every mention of another document, in the text's order, not overlapping; short forms hold the day and issuer of the one document they fit.
    Source: Decree 30/2020/NĐ-CP, Annex I: the first citation names type, number, day, issuer and subject, later ones type and number.
    """
    wording = wording or open_wording(lists)
    referred = refer_back(sorted(_mentions(page.text, lists, wording), key=lambda mention: mention.start), page.text)
    citations = [(found.mention.start, _citation(page, found)) for found in referred]
    return _with_called(page, citations, [found.mention for found in referred], wording)


def _with_called(page: Page, citations: list[tuple[int, Citation]], mentions: Sequence[Mention], wording: Wording) -> tuple[Citation, ...]:
    """Put the mentions by a given name, and those that point back, between the citations; antecedents keep pointing to the same ones."""
    called = list(find_called(page.text, mentions, wording.types))
    around = find_surroundings(page.text) if called else ()
    called = [found for found in called if not is_around(around, found.start)]
    if not called:
        return tuple(citation for _, citation in citations)
    placed = sorted(
        [*((start, place, None) for place, (start, _) in enumerate(citations)), *((found.start, -1, found) for found in called)],
        key=lambda each: each[0],
    )
    moved = {place: at for at, (_, place, found) in enumerate(placed) if found is None}
    merged = [citations[place][1] if found is None else _called(page, found, citations[found.place][1]) for _, place, found in placed]
    return tuple(replace(each, antecedent=moved[each.antecedent]) if each.antecedent is not None else each for each in merged)


def _called(page: Page, found: Called, cited: Citation) -> Citation:
    return Citation(
        passage=page.passage(found.start, found.end),
        type=cited.type if found.form is Form.BARE else None,
        number=None,
        date=None,
        issuer=None,
        name=found.name,
        form=found.form,
        rule="cited-title" if found.form is Form.TITLE else "cited-bare",
        antecedent=found.place,
    )


def _mentions(text: str, lists: Lists, wording: Wording) -> Iterator[Mention]:
    numbers = find_numbers(text)
    own, around = find_own(text, numbers, page_name=partial(_page_name, text, lists)), find_surroundings(text)
    named = [law for law in wording.laws.find(text) if not opens_head(text, law.start)]
    numbered = numbered_mentions(text, numbers, {end: law for law in named for end in (law.title_end, law.end)}, wording=wording)
    others = [mention for mention in numbered if not _is_own(own, mention) and not is_around(around, mention.start)]
    yield from others
    taken = sorted((mention.start, mention.end) for mention in numbered)
    by_name = [named_mention(text, law, wording=wording) for law in named]
    for mention in _apart([*by_name, *short_names(text, others, wording=wording)], taken):
        if not own.is_addressed(mention.start) and not is_around(around, mention.start):
            yield mention


def _page_name(text: str, lists: Lists) -> Found | None:
    name = read_page_name(text, lists)
    return name.number if name else None


def _is_own(own: Own, mention: Mention) -> bool:
    return mention.number is not None and (own.is_own(mention.number, mention.day) or own.is_addressed(mention.start))


def _apart(mentions: list[Mention], taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """Give the mentions that overlap none of the places taken, in one pass over both."""
    place = 0
    for mention in sorted(mentions, key=lambda found: found.start):
        while place < len(taken) and taken[place][1] <= mention.start:
            place += 1
        if place == len(taken) or mention.end <= taken[place][0]:
            yield mention


def _citation(page: Page, found: Referred) -> Citation:
    mention = found.mention
    return Citation(
        passage=page.passage(mention.start, mention.end),
        type=mention.type,
        number=mention.number.printed if mention.number else None,
        date=mention.day,
        issuer=mention.issuer,
        name=mention.name,
        form=Form.NAME if mention.number is None else Form.FULL if found.is_full else Form.SHORT,
        rule=mention.rule,
        antecedent=found.antecedent,
    )


def complete_citations(citations: Sequence[Citation], outer: Sequence[Citation]) -> tuple[Citation, ...]:
    """Complete the short forms of an attached document from the document that it came with, where exactly one document of that fits.

    Out: the same citations in their order; `antecedent` stays within one document, so it is not set to one of `outer`.
    """
    fuller: dict[str, set[tuple[date, str | None]]] = {}
    titled: dict[str, Citation] = {}
    for other in outer:
        title = _TITLED.match(unwrap(other.passage.text)) if other.number else None
        if other.number and other.date:
            fuller.setdefault(key(parse_number(other.number)), set()).add((other.date, other.issuer))
        if title:
            titled.setdefault(title["name"].casefold(), other)
    return tuple(_numbered(_completed(citation, fuller), titled) for citation in citations)


_TITLED = re.compile(r"(?P<name>(?:Luật|Bộ luật|Pháp lệnh) .+?) \(?(?:số ?:? ?)?\d")


def _numbered(citation: Citation, titled: Mapping[str, Citation]) -> Citation:
    """Give a law that is named the number that the other document cites it with."""
    other = titled.get(citation.name.casefold()) if citation.name and citation.date is None else None
    if other is None:
        return citation
    return replace(citation, number=other.number, date=other.date, issuer=citation.issuer or other.issuer, name=None, form=Form.SHORT)


def _completed(citation: Citation, fuller: dict[str, set[tuple[date, str | None]]]) -> Citation:
    if citation.number is None or citation.date is not None:
        return citation
    fitting = fuller.get(key(parse_number(citation.number)), set())
    if len({day for day, _ in fitting}) != 1:
        return citation
    issuers = {issuer for _, issuer in fitting if issuer}
    if citation.issuer is not None and issuers and citation.issuer.casefold() not in {issuer.casefold() for issuer in issuers}:
        return citation
    issuer = citation.issuer or (issuers.pop() if len(issuers) == 1 else None)
    return replace(citation, date=next(day for day, _ in fitting), issuer=issuer)
