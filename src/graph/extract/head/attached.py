"""Learn of a decision that lost its head what the plan attached to it says it was issued with.

Answers: which number, day and issuer has a decision whose plan says “(Ban hành kèm theo Quyết định số ... ngày ... của ...)”?
Assumes: both stand in one file, the decision first.
Never:   changes what the decision says of itself; takes a document of another type for it.
"""

from __future__ import annotations

from dataclasses import replace

from graph.model import SELF, Citation, CopyState, Header, Predicate, Reading, Stated

_RULE = "said-by-its-plan"


def complete_header(outer: Header, attached: Reading) -> Header:
    """Fill what the outer document's header lacks from the caption of the one attached to it; number, day and issuer together.

    Out: the same header where it has a number, or the caption names a document of another type.
    """
    decision = _issued_with(attached)
    if outer.number or decision is None or decision.number is None or (outer.type and outer.type.value != decision.type):
        return outer
    place = decision.passage
    return replace(
        outer,
        type=outer.type or (Stated(value=decision.type, passage=place, rule=_RULE) if decision.type else None),
        number=Stated(value=decision.number, passage=place, rule=_RULE),
        date=outer.date or (Stated(value=decision.date, passage=place, rule=_RULE) if decision.date else None),
        state=CopyState.NUMBERED if outer.state is CopyState.HEADERLESS else outer.state,
        issuer=outer.issuer or (Stated(value=decision.issuer, passage=place, rule=_RULE) if decision.issuer else None),
    )


def _issued_with(attached: Reading) -> Citation | None:
    """Give the document that the attached one says it was issued with."""
    found = (
        relation for relation in attached.relations if relation.object == SELF and relation.predicate in {Predicate.PROMULGATES, Predicate.APPROVES}
    )
    subject = next((relation.subject for relation in found), None)
    return attached.citations[subject] if subject is not None else None
