"""Resolve the mentions of documents to documents.

Answers: which document does each mention mean, whether its text is held or not, or why is that not known?
Assumes: number, date and issuer of a short form are those of the full mention that it refers back to.
Never:   links what two documents could be; each rule that fills a gap is named in the link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graph.errors import NumberFormatError
from graph.model import SELF, Citation, Identity, Link, Mentions, Predicate, Relation, State
from graph.numbers import parse_number
from graph.resolve.completing import complete, settled_mentions
from graph.resolve.knowledge import Knowledge
from graph.resolve.laws import find_named
from graph.resolve.numbered import resolve_numbered
from graph.resolve.outcome import Outcome
from graph.resolve.rulings import NONE
from graph.resolve.territory import AgencyContext
from graph.resolve.window import vietnamese_day
from graph.text import shorten

Outcomes = tuple[Outcome, ...]
_TYPE_WORD = 24  # characters of a mention in which its type word stands


def resolve_citations(mentions: Mentions, identity: Identity, context: AgencyContext, knowledge: Knowledge) -> tuple[tuple[Link, ...], Outcomes]:
    """Resolve every mention of a document.

    In:  the identity and context of the citing document.
    Out: the links in the mentions' order, and what each rests on, for describing the documents that they point to.
    """
    related = _relations_by_place(mentions)
    alone = list(_all_alone(mentions, related, context, knowledge))
    settled = settled_mentions(zip(mentions.citations, alone, strict=True))
    completed = [
        complete(citation, outcome, settled, _words(citation, related.get(place, ())), knowledge=knowledge, window=context.window)
        for place, (citation, outcome) in enumerate(zip(mentions.citations, alone, strict=True))
    ]
    ruled = tuple(
        _rule(citation, _refer_back(citation, outcome, completed), identity, knowledge)
        for citation, outcome in zip(mentions.citations, completed, strict=True)
    )
    linker = _Linker(mentions=mentions, identity=identity, knowledge=knowledge)
    return tuple(linker.link(place, outcome) for place, outcome in enumerate(ruled)), ruled


def _relations_by_place(mentions: Mentions) -> dict[int, tuple[Relation, ...]]:
    """Give the relations of each mention, and of every other mention with its number and date."""
    groups: dict[tuple[str | None, date | None], list[int]] = defaultdict(list)
    for place, citation in enumerate(mentions.citations):
        groups[citation.number, citation.date].append(place)
    found: dict[tuple[str | None, date | None], list[Relation]] = defaultdict(list)
    for relation in mentions.relations:
        for place in {relation.subject, relation.object} - {SELF}:
            citation = mentions.citations[place]
            found[citation.number, citation.date].append(relation)
    return {place: tuple(found[key]) for key, places in groups.items() if key[0] for place in places}


def _predicates(relations: tuple[Relation, ...]) -> frozenset[Predicate]:
    """Give what the document itself does with the cited one. What repeals can stand above: it tells nothing of the issuer."""
    down = {relation.predicate for relation in relations if relation.subject == SELF} - {Predicate.REPEALS}
    up = {relation.predicate for relation in relations if relation.object == SELF} & {Predicate.PROMULGATES, Predicate.APPROVES}
    return frozenset(down | up)


def _words(citation: Citation, relations: tuple[Relation, ...]) -> str:
    """Give the words that stand with a mention: its own, and those of the relations that hold it, as far as the graph keeps them."""
    own = shorten(citation.passage.text)
    return " ".join([own, *(around for r in relations if own in (around := shorten(r.passage.text)))])


def _all_alone(mentions: Mentions, related: Mapping[int, tuple[Relation, ...]], context: AgencyContext, knowledge: Knowledge) -> Iterator[Outcome]:
    """Resolve the mentions one by one, those with the same words once."""
    known: dict[tuple[object, ...], Outcome] = {}
    for place, citation in enumerate(mentions.citations):
        own = (citation.type, citation.number, citation.date, citation.issuer, citation.name, citation.passage.text[:_TYPE_WORD].lower())
        if own not in known:
            known[own] = _alone(place, mentions, related, context, knowledge)
        yield known[own]


def _alone(place: int, mentions: Mentions, related: Mapping[int, tuple[Relation, ...]], context: AgencyContext, knowledge: Knowledge) -> Outcome:
    """Resolve a mention by its own words."""
    citation = mentions.citations[place]
    if citation.number is None:
        return _named(citation, context, knowledge)
    try:
        number = parse_number(citation.number)
    except NumberFormatError:
        return Outcome(reason=f"“{citation.number}” không phải một số, ký hiệu trọn vẹn", rule="number")
    return resolve_numbered(number, citation, _predicates(related.get(place, ())), context, knowledge.directory)


def _named(citation: Citation, context: AgencyContext, knowledge: Knowledge) -> Outcome:
    if citation.name is None:
        return Outcome(reason="nhắc lại không kèm số, ký hiệu; chưa rõ văn bản nào", rule="no-number")
    named = find_named(citation.name, context.window, knowledge.catalogue)
    iris = tuple(known.iri for known in named.documents)
    if named.is_sure or len(iris) > 1:
        return Outcome(targets=iris, reason=named.reason, rule="name")
    return Outcome(reason=named.reason, rule="name", candidates=iris)


def _refer_back(citation: Citation, outcome: Outcome, outcomes: list[Outcome]) -> Outcome:
    """Give a mention without number what the mention means that it refers back to."""
    if citation.number is not None or outcome.targets or citation.antecedent is None:
        return outcome
    before = outcomes[citation.antecedent]
    return replace(before, reason=f"nhắc lại một viện dẫn trước đó: {before.reason}", rule="antecedent")


def _rule(citation: Citation, outcome: Outcome, identity: Identity, knowledge: Knowledge) -> Outcome:
    """Let a person's ruling win."""
    names = (identity.stub.iri, *identity.former)
    ruling = next((found for name in names if (found := knowledge.rulings.find(name, citation.passage))), None)
    if ruling is None:
        return outcome
    said = "không viện dẫn văn bản nào" if ruling.means == NONE else "là văn bản này"
    targets = () if ruling.means == NONE else (ruling.means,)
    return replace(outcome, targets=targets, candidates=(), reason=f"{ruling.decided_by} đã quyết định: {said}", rule="ruling")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Linker:
    """Makes links of outcomes: under canonical IRIs, and with the state that tells whether the text is held."""

    mentions: Mentions
    identity: Identity
    knowledge: Knowledge

    def link(self, place: int, outcome: Outcome) -> Link:
        targets = self._canonical(outcome.targets)
        if len(targets) == 1:
            state, note = self._state(targets[0], self.mentions.citations[place].date)
            return Link(citation=place, state=state, target=targets[0], reason=f"{outcome.reason}; {note}", rule=outcome.rule)
        state = State.AMBIGUOUS if targets else State.UNRESOLVED
        candidates = targets or self._canonical(outcome.candidates)
        return Link(citation=place, state=state, target=None, reason=outcome.reason, rule=outcome.rule, candidates=candidates)

    def _canonical(self, iris: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(self.knowledge.ledger.canonical, iris)))

    def _state(self, target: str, printed: date | None) -> tuple[State, str]:
        if target == self.identity.stub.iri:
            return State.RESOLVED, "chính văn bản này"
        known = self.knowledge.held.by_iri.get(target)
        if known is None:
            return State.STUB, "chưa có toàn văn"
        if printed and known.date and printed != known.date:
            return State.RESOLVED, f"đã có toàn văn; ngày viện dẫn {vietnamese_day(printed)} khác ngày của văn bản {vietnamese_day(known.date)}"
        return State.RESOLVED, "đã có toàn văn"
