"""Put a decision and what is attached to it together: what a plan says of its decision, and which of several plans it is.

Answers: which number, day and issuer has a decision whose plan says “(Ban hành kèm theo Quyết định số ... ngày ... của ...)”?
         Which of the plans that one decision issues is this?
Assumes: both stand in one file, the decision first.
Never:   changes what the decision says of itself; takes a document of another type for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.model import SELF, Citation, CopyState, Header, Predicate, Reading, Stated

_RULE = "said-by-its-plan"


def complete_outer(outer: Reading, attached: Reading) -> Reading:
    """Fill what the outer document's header lacks from the caption of the one attached to it; number, day and issuer together.

    Out: the same reading where its header has a number, or the caption names a document of another type; else one whose source holds, beside the
         document's own words, those of the caption at their place, so that its passages stand in it.
    """
    header, decision = outer.header, _issued_with(attached)
    if header.number or decision is None or decision.number is None or (header.type and header.type.value != decision.type):
        return outer
    place, text = decision.passage, outer.source.text
    return replace(
        outer,
        header=_completed(header, decision, decision.number),
        source=replace(outer.source, text=text[: place.start].ljust(place.start) + place.text + text[place.end :]),
    )


def number_annexes(attached: Iterable[Reading]) -> Iterator[Reading]:
    """Tell apart the documents of one type that one decision issues: by their order in its file, which is all that the text tells them by."""
    seen: Counter[str | None] = Counter()
    for reading in attached:
        kind = reading.header.type.value if reading.header.type else None
        seen[kind] += 1
        yield reading if seen[kind] == 1 else replace(reading, header=replace(reading.header, annex_order=seen[kind]))


def _completed(header: Header, decision: Citation, number: str) -> Header:
    place = decision.passage
    return replace(
        header,
        type=header.type or (Stated(value=decision.type, passage=place, rule=_RULE) if decision.type else None),
        number=Stated(value=number, passage=place, rule=_RULE),
        date=header.date or (Stated(value=decision.date, passage=place, rule=_RULE) if decision.date else None),
        issuer=header.issuer or (Stated(value=decision.issuer, passage=place, rule=_RULE) if decision.issuer else None),
        state=CopyState.NUMBERED if header.state is CopyState.HEADERLESS else header.state,
    )


def _issued_with(attached: Reading) -> Citation | None:
    """Give the document that the attached one says it was issued with."""
    found = (
        relation for relation in attached.relations if relation.object == SELF and relation.predicate in {Predicate.PROMULGATES, Predicate.APPROVES}
    )
    subject = next((relation.subject for relation in found), None)
    return attached.citations[subject] if subject is not None else None
