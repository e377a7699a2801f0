"""Mentions made by hand, as reading gives them."""

from __future__ import annotations

from datetime import date

from graph.model import Citation, CopyState, Form, Header, Mentions, Passage, Predicate, Relation, Stated

BASE = "https://example.org/"


def passage(text: str, start: int = 0) -> Passage:
    return Passage(start=start, end=start + len(text), text=text)


def stated(value: object, text: str | None = None) -> Stated:  # type: ignore[type-arg]
    return Stated(value=value, passage=passage(text or str(value)), rule="made")


def cite(number: str | None, day: date | None = None, issuer: str | None = None, *, words: str = "", **more: object) -> Citation:
    """Make a mention; `words` are its own, from which the type word is read."""
    text = words or f"văn bản số {number}"
    given: dict[str, object] = {"type": None, "name": None, "form": Form.FULL, "rule": "made", "start": 0, **more}
    start = given.pop("start")
    return Citation(passage=passage(text, start), number=number, date=day, issuer=issuer, **given)  # type: ignore[arg-type]


def relate(subject: int, predicate: Predicate, target: int, words: str = "thực hiện") -> Relation:
    return Relation(subject=subject, predicate=predicate, object=target, passage=passage(words), rule="made")


def document(
    number: str | None = None,
    day: date | None = None,
    issuer: str | None = None,
    *citations: Citation,
    relations: tuple[Relation, ...] = (),
    agencies: tuple[str, ...] = (),
    **header: object,
) -> Mentions:
    """Make the mentions of a document."""
    values: dict[str, object] = {"type": "KH", "number": number, "date": day, "issuer": issuer, **header}
    state = values.pop("state", CopyState.NUMBERED if number else CopyState.HEADERLESS)
    fields = {name: stated(value) for name, value in values.items() if value is not None}
    return Mentions(
        text_hash="0123456789abcdef",
        header=Header(**fields, state=state),  # type: ignore[arg-type]
        citations=citations,
        relations=relations,
        agencies=agencies,
    )
