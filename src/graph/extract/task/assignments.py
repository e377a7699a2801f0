"""Read who does a task and when it is due: from its role lines, its words, or the headings above it.

Answers: which agencies lead, advise, coordinate, approve and report on this item, and by when?
Assumes: an item of the outline and what its words say; the item above was read before.
Never:   gives a task the partners of another; names a lead where neither the item nor anything above it does.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.extract.agency.agency_lists import read_list
from graph.extract.agency.partners import read_partners
from graph.extract.agency.subjects import read_subject
from graph.extract.agency.words import Words
from graph.extract.page import Page, Span
from graph.extract.task.content import Content
from graph.extract.task.duties import Duty, Field
from graph.model import Assignment, Passage, Period, Role
from graph.period import When, find_when, read_when

ROLES = {
    Field.LEAD: Role.LEAD,
    Field.ADVISE: Role.ADVISE,
    Field.COORDINATE: Role.COORDINATE,
    Field.APPROVE: Role.APPROVE,
    Field.REPORT: Role.REPORT,
}
_HEADS = frozenset({Role.LEAD, Role.ADVISE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An agency's part in the work, by the place of its name."""

    role: Role
    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What an item says of who and when, and what the items below it take over where they say nothing."""

    parts: tuple[Part, ...] = ()
    period: Period | None = None
    output: Passage | None = None
    handed_down: tuple[Part, ...] = ()
    handed_period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigner:
    """Reads the shares of one document's items."""

    page: Page
    text: str
    words: Words
    source: str = "line"  # what the duties stem from, for the names of rules: a role line, or a table's column

    def read(self, content: Content, duties: tuple[Duty, ...], above: Share) -> Share:
        """Read an item's share, given that of the item above."""
        listed = self._listed(duties)
        said = self._said(content)
        partners = [part for part in listed + said if part.role is Role.COORDINATE]
        heads = [part for part in listed if part.role in _HEADS] or [part for part in said if part.role in _HEADS]
        inherited = above.handed_down if not heads else ()
        heads = heads or [part for part in inherited if part.role in _HEADS]
        shared = partners or [part for part in inherited if part.role is Role.COORDINATE]
        parts = _once(self.text, [*heads, *shared, *(part for part in listed if part.role not in _HEADS and part.role is not Role.COORDINATE)])
        period = self._due(duties, content)
        hands_on = bool(duties) or content.work is None or content.lead_in is not None
        lead_in = self._lead_in(content) if hands_on else []
        return Share(
            parts=parts,
            period=period or (above.handed_period if inherited else None),
            output=self._output(duties),
            handed_down=_once(self.text, [*heads, *((lead_in or partners or shared) if hands_on else ())]),
            handed_period=self._due(duties, None) or (above.handed_period if inherited else None),
        )

    def _listed(self, duties: tuple[Duty, ...]) -> list[Part]:
        """Read the role lines. A name after "phối hợp" in a line of another role coordinates."""
        found = []
        for duty in duties:
            role = ROLES.get(duty.field)
            if role is None:
                continue
            for span, is_partner in read_list(self.text, duty.start, duty.end, words=self.words):
                found.append(Part(role=Role.COORDINATE if is_partner and role in _HEADS else role, span=span, rule=f"{self.source}:{duty.field}"))
        return found

    def _said(self, content: Content) -> list[Part]:
        """Read the item's own words: the heading's agency, the subject, the partners."""
        found = []
        words = content.work or content.lead_in
        subject = content.heading or (read_subject(self.text, *words, words=self.words) if words else None)
        if subject:
            found += [Part(role=Role.LEAD, span=span, rule=subject.rule) for span in subject.leads]
        spans = read_partners(self.text, *content.work, words=self.words) if content.work else ()
        return found + [Part(role=Role.COORDINATE, span=span, rule="sentence") for span in spans]

    def _lead_in(self, content: Content) -> list[Part]:
        """Read the partners that the words before a colon name for all items below."""
        if not content.lead_in:
            return []
        return [Part(role=Role.COORDINATE, span=span, rule="lead-in") for span in read_partners(self.text, *content.lead_in, words=self.words)]

    def _due(self, duties: tuple[Duty, ...], content: Content | None) -> Period | None:
        for duty in duties:
            when = read_when(self.text[duty.start : duty.end]) if duty.field is Field.PERIOD else None
            if when:
                return dated(self.page, when, duty.start, f"{self.source}:period")
        found = find_when(self.text[slice(*content.work)]) if content and content.work else ()
        return dated(self.page, found[0], content.work[0], "sentence") if found and content and content.work else None

    def _output(self, duties: tuple[Duty, ...]) -> Passage | None:
        return next((self.page.passage(duty.start, duty.end) for duty in duties if duty.field is Field.OUTPUT), None)


def dated(page: Page, when: When, start: int, rule: str) -> Period:
    """Make the model's record of time words that were read in a text that begins at `start`."""
    return Period(
        passage=page.passage(start + when.start, start + when.end),
        first=when.first,
        last=when.last,
        precision=when.precision,
        recurrence=when.recurrence,
        rule=rule,
    )


def assign(page: Page, parts: tuple[Part, ...]) -> tuple[Assignment, ...]:
    """Make the model's records of an item's parts."""
    return tuple(Assignment(role=part.role, agency=page.passage(*part.span), rule=part.rule) for part in parts)


def _once(text: str, parts: list[Part]) -> tuple[Part, ...]:
    """Drop what is said twice: the same name in the same role, and a partner that leads."""
    found: dict[tuple[str, bool], Part] = {}
    for part in parts:
        key = text[slice(*part.span)].casefold()
        if part.role is Role.COORDINATE and (key, True) in found:
            continue
        found.setdefault((key, part.role in _HEADS) if part.role in _HEADS or part.role is Role.COORDINATE else (key + part.role, False), part)
    return tuple(found.values())
