"""Resolve each mention by its own words, and by what the text states of the documents that mentions mean.

Answers: what does a mention mean before other mentions and known documents are asked?
Assumes: relations point at the mentions that state them.
Never:   asks the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.errors import NumberFormatError
from graph.model import SELF, Citation, Mentions, Predicate, Relation
from graph.numbers import parse_number
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.document.issuers import DOWNWARD
from graph.resolve.document.laws import find_named
from graph.resolve.document.numbered import resolve_numbered
from graph.resolve.document.outcome import Outcome
from graph.resolve.knowledge import Knowledge

_TYPE_WORD = 24  # characters of a mention in which its type word stands


def relations_by_place(mentions: Mentions) -> dict[int, tuple[Relation, ...]]:
    """Give the relations whose object is each mention, or another one with its number and date; and those that the document itself is object of."""
    groups: dict[tuple[str | None, date | None], list[int]] = defaultdict(list)
    for place, citation in enumerate(mentions.citations):
        groups[citation.number, citation.date].append(place)
    found: dict[tuple[str | None, date | None], list[Relation]] = defaultdict(list)
    for relation in mentions.relations:
        for place in {relation.object, relation.subject if relation.object == SELF else relation.object} - {SELF}:
            citation = mentions.citations[place]
            found[citation.number, citation.date].append(relation)
    return {place: tuple(found[key]) for key, places in groups.items() if key[0] for place in places}


def _predicates(relations: tuple[Relation, ...]) -> frozenset[Predicate]:
    """Give what the document itself does with the cited one. What repeals can stand above: it tells nothing of the issuer."""
    down = {relation.predicate for relation in relations if relation.subject == SELF} - {Predicate.REPEALS}
    up = {relation.predicate for relation in relations if relation.object == SELF} & {Predicate.PROMULGATES, Predicate.APPROVES}
    return frozenset(down | up)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """Resolves mentions by their own words, and by what the text states of the documents that they mean."""

    mentions: Mentions
    related: Mapping[int, tuple[Relation, ...]]
    context: AgencyContext
    knowledge: Knowledge

    def resolve_all(self) -> list[Outcome]:
        """Resolve the mentions one by one, those with the same words once; then those whose issuer another cited document tells."""
        known: dict[tuple[object, ...], Outcome] = {}
        outcomes: list[Outcome] = []
        for place, citation in enumerate(self.mentions.citations):
            own = (citation.type, citation.number, citation.date, citation.issuer, citation.name, citation.passage.text[:_TYPE_WORD].lower())
            if own not in known:
                known[own] = self._resolve(citation, _predicates(self.related.get(place, ())))
            outcomes.append(known[own])
        return [self._through_another(place, outcomes) for place in range(len(outcomes))]

    def _resolve(self, citation: Citation, predicates: frozenset[Predicate]) -> Outcome:
        if citation.number is None:
            return _named(citation, self.context, self.knowledge)
        try:
            number = parse_number(citation.number)
        except NumberFormatError:
            return Outcome(reason=f"“{citation.number}” không phải một số, ký hiệu trọn vẹn", rule="number")
        return resolve_numbered(number, citation, predicates, self.context, self.knowledge.directory)

    def _through_another(self, place: int, outcomes: list[Outcome]) -> Outcome:
        """Give a mention without issuer what a document of the same territory does with it: that one's issuer, too, looks to its own or above."""
        if outcomes[place].rule != "issuer-missing":
            return outcomes[place]
        territories = {own.iri(self.knowledge.base) for own in self.context.places}
        subjects = [relation for relation in self.related.get(place, ()) if SELF not in {relation.subject, relation.object}]
        stated = {
            relation.predicate
            for relation in subjects
            if (issuer := outcomes[relation.subject].issuer) and outcomes[relation.subject].is_named and issuer.territory in territories
        }
        further = frozenset(stated & DOWNWARD)
        return self._resolve(self.mentions.citations[place], further) if further else outcomes[place]


def _named(citation: Citation, context: AgencyContext, knowledge: Knowledge) -> Outcome:
    if citation.name is None:
        return Outcome(reason="nhắc lại không kèm số, ký hiệu; chưa rõ văn bản nào", rule="no-number")
    named = find_named(citation.name, citation.date, context.window, knowledge.catalogue)
    iris = tuple(known.iri for known in named.documents)
    if named.is_sure or (len(iris) > 1 and not named.is_open):
        return Outcome(targets=iris, reason=named.reason, rule="name")
    return Outcome(reason=named.reason, rule="name", candidates=iris)
