"""Give a mention that lacks its date or issuer what the document itself, or a known document, says.

Answers: does another mention of the same number, or a document that is known, settle this one?
Assumes: every mention was resolved by its own words first.
Never:   settles one where two documents fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graph.model import Citation
from graph.resolve.agency.window import Window
from graph.resolve.document.outcome import Outcome
from graph.resolve.document.terms import cited_term
from graph.resolve.document.undated import choose_undated
from graph.resolve.held import KnownDocument, number_key
from graph.resolve.knowledge import Knowledge

_MOST_CANDIDATES = 8
Settled = Mapping[str, tuple[tuple[Citation, Outcome], ...]]


def settled_mentions(mentions: Iterable[tuple[Citation, Outcome]]) -> Settled:
    """Gather the mentions that name one document fully, by number; each document once."""
    found: dict[str, dict[tuple[object, ...], tuple[Citation, Outcome]]] = defaultdict(dict)
    for citation, outcome in mentions:
        if outcome.number is not None and outcome.is_named and len(outcome.targets) == 1:
            found[number_key(outcome.number)].setdefault((outcome.targets, citation.date), (citation, outcome))
    return {key: tuple(rows.values()) for key, rows in found.items()}


def is_settled(outcome: Outcome) -> bool:
    """Tell whether a mention needs nothing from elsewhere, or could not use it."""
    return outcome.number is None or bool(outcome.targets and outcome.is_named) or outcome.rule in {"contradiction", "number", "type"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Completer:
    """Settles the mentions of one document."""

    settled: Settled
    knowledge: Knowledge
    window: Window  # the days that the citing document can be of

    def complete(self, citation: Citation, outcome: Outcome, words: str) -> Outcome:
        """Settle a mention by the full mentions of its own document, else by documents that are known.

        In:  the words that stand with the mention.
        Out: with one target where exactly one document fits; with candidates where one or several could.
        """
        if is_settled(outcome) or outcome.number is None:
            return outcome
        rows = self.settled.get(number_key(outcome.number), ())
        alike = {other.targets[0] for full, other in rows if _agrees(citation, outcome, full, other)}
        if len(alike) == 1:
            reason = "cùng số với một viện dẫn ghi đủ ngày và cơ quan ban hành trong văn bản này"
            return replace(outcome, targets=tuple(alike), reason=reason, rule="same-document")
        if alike:
            return replace(outcome, targets=tuple(sorted(alike)), reason="văn bản này viện dẫn nhiều văn bản cùng số", rule="same-document")
        return outcome if outcome.targets else self._from_known(citation, outcome, words)

    def _from_known(self, citation: Citation, outcome: Outcome, words: str) -> Outcome:
        assert outcome.number is not None
        known = [*self.knowledge.held.numbered(outcome.number), *self.knowledge.catalogue.numbered(outcome.number)]
        term = cited_term(citation, outcome.number)
        fitting = {each.iri: each for each in known if _may_be(each, citation, outcome, self.window) and _is_of(term, each.date)}
        if outcome.rule == "undated":
            chosen = choose_undated(fitting.values(), words, is_of_term=term is not None)
            if chosen is not None:
                return replace(outcome, targets=(chosen.document.iri,), reason=chosen.reason, rule=chosen.rule)
            if len(fitting) > 1:
                return replace(outcome, targets=tuple(sorted(fitting)), reason="viện dẫn không ghi ngày; đã biết nhiều văn bản cùng số")
        return replace(outcome, candidates=tuple(dict.fromkeys([*outcome.candidates, *sorted(fitting)]))[:_MOST_CANDIDATES])


def _is_of(term: Window | None, day: date | None) -> bool:
    """Tell whether a day is of the term that is printed; where none is, every day is."""
    return term is None or (day is not None and term.meets(day, day))


def _agrees(citation: Citation, outcome: Outcome, full: Citation, other: Outcome) -> bool:
    """Tell whether a full mention can be of the same document: nothing that this one says speaks against it."""
    if other.kind != outcome.kind or citation.date not in {None, full.date}:
        return False
    if outcome.number and citation.date is None and not _is_of(cited_term(citation, outcome.number), full.date):
        return False
    return (citation.issuer is None and not outcome.is_named) or bool(outcome.registers & other.registers)


def _may_be(known: KnownDocument, citation: Citation, outcome: Outcome, window: Window) -> bool:
    """Tell whether a known document with the mention's number can be the one: nothing that is printed speaks against it, and it is not later."""
    if citation.date and known.date and citation.date != known.date:
        return False
    if known.date and known.date > window.last:
        return False
    own = known.iri.partition("/eli/vn/")[2].partition("/")[0].partition("~")[0]
    return not outcome.registers or own in outcome.registers
