"""Read who does a task and when it is due: from its role lines, its words, or the headings above it.

Answers: which agencies lead, advise, coordinate, approve and report on this item, and by when?
Assumes: an item of the outline and what its words say; the item above was read before.
Never:   gives a task the partners of another; names a lead where neither the item nor anything above it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.agency.agency_lists import read_list
from graph.extract.agency.partners import read_partners
from graph.extract.agency.recipients import read_recipients
from graph.extract.agency.subjects import Subject, read_charge, read_handover, read_subject
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
_DOERS = _HEADS | {Role.COORDINATE}


_LIMIT = re.compile(r"(?:trước|chậm|muộn|đến|trong|không quá)(?!\w)", re.IGNORECASE)
_PARTY = re.compile(r"(?:các )?(?:tổ đảng|đảng|ban cán sự|cấp (?:ủy|uỷ)|chi bộ|(?:tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ)|ban thường vụ)", re.IGNORECASE)
_PHASE = re.compile(r"\(([^()]{4,80})\)[ *]*:?$")


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
    periods: tuple[Period, ...] = ()  # the first is the task's, the others are said beside it
    output: Passage | None = None
    handed_down: tuple[Part, ...] = ()
    handed_periods: tuple[Period, ...] = ()

    @property
    def acts(self) -> bool:
        """Whether it names who does the work."""
        return any(part.role in _DOERS for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigner:
    """Reads the shares of one document's items."""

    page: Page
    text: str
    words: Words
    since: int | None = None  # the year the document is of: nothing that its sentences order is due before it
    source: str = "line"  # what the duties stem from, for the names of rules: a role line, or a table's column

    def read(self, content: Content, duties: tuple[Duty, ...], above: Share) -> Share:
        """Read an item's share, given that of the item above."""
        listed = self._listed(duties)
        said = self._said(content, above)
        partners = [part for part in listed + said if part.role is Role.COORDINATE]
        own = [part for part in listed + said if part.role in _HEADS]
        heads = [part for part in listed if part.role in _HEADS] or [part for part in said if part.role in _HEADS]
        inherited = above.handed_down if not heads else ()
        heads = heads or [part for part in inherited if part.role in _HEADS]
        shared = partners or [part for part in inherited if part.role is Role.COORDINATE]
        parts = _once(self.text, [*heads, *shared, *self._others(listed, content, heads)])
        periods = self._due(duties, content)
        handed = above.handed_periods if inherited or not own else ()
        hands_on = bool(duties) or content.work is None or content.lead_in is not None
        lead_in = self._lead_in(content) if hands_on else []
        handed_to = read_handover(self.text, *content.lead_in, words=self.words) if content.lead_in else None
        below = [Part(role=Role.LEAD, span=span, rule=handed_to.rule) for span in handed_to.leads] if handed_to else heads
        return Share(
            parts=parts,
            periods=periods or handed,
            output=self._output(duties),
            handed_down=_once(self.text, [*below, *((lead_in or partners or shared) if hands_on else ())]),
            handed_periods=self._due(duties, None) or self._phase(content) or handed,
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

    def _said(self, content: Content, above: Share) -> list[Part]:
        """Read the item's own words: the heading's agency, the subject, the partners."""
        found = []
        words = content.work or content.lead_in
        own = read_subject(self.text, *words, words=self.words) if words else None
        subject = own if own and own.rule in {"order", "subject"} else content.heading or own
        if subject and (content.heading or not self._leads_party(subject, above)):
            found += [Part(role=Role.LEAD, span=span, rule=subject.rule) for span in subject.leads]
        spans = read_partners(self.text, *content.work, words=self.words) if content.work else ()
        return found + [Part(role=Role.COORDINATE, span=span, rule="sentence") for span in spans]

    def _leads_party(self, subject: Subject, above: Share) -> bool:
        """Tell "Lãnh đạo UBND tỉnh ban hành ..." below a Party committee, which leads the other body: no leaders act there."""
        first = subject.leads[0][0]
        committees = [part for part in above.handed_down if _PARTY.match(self.text, *part.span)]
        return bool(committees) and self.text.startswith("Lãnh đạo ", first)

    def _others(self, listed: list[Part], content: Content, heads: list[Part]) -> Iterator[Part]:
        """Give who approves and who receives reports: of the role lines, else of the words, where it is not who does the work."""
        doers = {self.text[slice(*part.span)].casefold() for part in heads}
        said = read_recipients(self.text, *content.work, words=self.words) if content.work else ()
        for role in (Role.APPROVE, Role.REPORT):
            lines = [part for part in listed if part.role is role]
            named = (Part(role=role, span=span, rule="sentence") for to, span in said if to is role)
            yield from lines or (part for part in named if self.text[slice(*part.span)].casefold() not in doers)

    def _lead_in(self, content: Content) -> list[Part]:
        """Read the partners that the words before a colon name for all items below."""
        if not content.lead_in:
            return []
        return [Part(role=Role.COORDINATE, span=span, rule="lead-in") for span in read_partners(self.text, *content.lead_in, words=self.words)]

    def _due(self, duties: tuple[Duty, ...], content: Content | None) -> tuple[Period, ...]:
        """Read when: of the role lines, else of the words, else of what a line says of the output."""
        lines = [(read_when(self.text[duty.start : duty.end]), duty.start) for duty in duties if duty.field is Field.PERIOD]
        found = [dated(self.page, when, start, f"{self.source}:period") for when, start in lines if when]
        spans = [content.work] if content and content.work else []
        spans += [(duty.start, duty.end) for duty in duties if content and duty.field is Field.OUTPUT]
        for start, end in spans if not found else ():
            found += [dated(self.page, when, start, "sentence") for when in find_when(self.text[start:end]) if not self._is_over(when)]
        return tuple(sorted(found, key=_only_begins))

    def _is_over(self, when: When) -> bool:
        return self.since is not None and when.last is not None and when.last.year < self.since

    def _phase(self, content: Content) -> tuple[Period, ...]:
        """Read the time that closes a heading in brackets: "Giai đoạn chuẩn bị (từ tháng 6/2026 đến tháng 8/2026):"."""
        bracket = _PHASE.search(self.text, *content.lead_in) if content.lead_in and content.work is None else None
        if not bracket:
            return ()
        return tuple(dated(self.page, when, bracket.start(1), "heading") for when in find_when(bracket[1]))

    def _output(self, duties: tuple[Duty, ...]) -> Passage | None:
        return next((self.page.passage(duty.start, duty.end) for duty in duties if duty.field is Field.OUTPUT), None)


def charge(text: str, opening: Span | None, *, words: Words) -> Share:
    """Read what the sentence that announces a document's orders hands down to them: who is to act."""
    subject = read_charge(text, *opening, words=words) if opening else None
    leads = subject.leads if subject else ()
    return Share(handed_down=tuple(Part(role=Role.LEAD, span=span, rule="opening") for span in leads))


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


def _only_begins(period: Period) -> bool:
    """Tell a time that says from when or after what, and no end: a limit beside it says more."""
    return period.last is None and period.recurrence is None and not _LIMIT.match(period.passage.text)


def assign(page: Page, parts: tuple[Part, ...]) -> tuple[Assignment, ...]:
    """Make the model's records of an item's parts."""
    return tuple(Assignment(role=part.role, agency=page.passage(*part.span), rule=part.rule) for part in parts)


def _once(text: str, parts: list[Part]) -> tuple[Part, ...]:
    """Drop what is said twice: the same name in the same role, and a partner that leads."""
    found: dict[tuple[str, bool], Part] = {}
    for part in parts:
        key = text[slice(*part.span)].casefold()
        if part.role is Role.COORDINATE and (key, True) in found and not part.rule.startswith("column"):
            continue
        found.setdefault((key, part.role in _HEADS) if part.role in _HEADS or part.role is Role.COORDINATE else (key + part.role, False), part)
    return tuple(found.values())
