"""Resolve the mentions of documents to documents.

Answers: which document does each mention mean, whether its text is held or not, or why is that not known?
Assumes: number, date and issuer of a short form are those of the full mention that it refers back to.
Never:   links what two documents could be; each rule that fills a gap is named in the link.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from graph.model import Citation, Identity, Link, Mentions, Relation, State
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.agency.window import vietnamese_day
from graph.resolve.document.alone import Alone, relations_by_place
from graph.resolve.document.completing import Completer, settled_mentions
from graph.resolve.document.outcome import Outcome
from graph.resolve.document.terms import own_dated
from graph.resolve.knowledge import Knowledge
from graph.resolve.rulings import NONE
from graph.text import shorten

Outcomes = tuple[Outcome, ...]


def resolve_citations(mentions: Mentions, identity: Identity, context: AgencyContext, knowledge: Knowledge) -> tuple[tuple[Link, ...], Outcomes]:
    """Resolve every mention of a document.

    In:  the identity and context of the citing document.
    Out: the links in the mentions' order, and what each rests on, for describing the documents that they point to.
    """
    mentions = replace(mentions, citations=tuple(map(own_dated, mentions.citations)))
    related = relations_by_place(mentions)
    alone = Alone(mentions=mentions, related=related, context=context, knowledge=knowledge).resolve_all()
    completer = Completer(settled=settled_mentions(zip(mentions.citations, alone, strict=True)), knowledge=knowledge, window=context.window)
    completed = [
        completer.complete(citation, outcome, _words(citation, related.get(place, ())))
        for place, (citation, outcome) in enumerate(zip(mentions.citations, alone, strict=True))
    ]
    ruled = tuple(
        _rule(citation, _refer_back(citation, outcome, completed), identity, knowledge)
        for citation, outcome in zip(mentions.citations, completed, strict=True)
    )
    linker = _Linker(mentions=mentions, identity=identity, knowledge=knowledge)
    return tuple(linker.link(place, outcome) for place, outcome in enumerate(ruled)), ruled


def _words(citation: Citation, relations: tuple[Relation, ...]) -> str:
    """Give the words that stand with a mention: its own, and those of the relations that hold it, as far as the graph keeps them."""
    own = shorten(citation.passage.text)
    return " ".join([own, *(around for r in relations if own in (around := shorten(r.passage.text)))])


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
