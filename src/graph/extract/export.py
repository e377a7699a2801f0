"""Write readings as JSON for exchange, in the format of the gold annotations.

Answers: what does this file say, in a form that any program reads?
Assumes: the readings of one file, the outer document first.
Never:   adds what the readings do not say: what is not known is null.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from graph.extract.relation.relations import PART_REPEALED
from graph.model import SELF, Citation, Form, Header, Passage, Predicate, Reading, Stated, Target, Task

Json = dict[str, object]

_STRENGTH = {predicate: place for place, predicate in enumerate(Predicate)}


def to_json(reading: Reading, *attached: Reading) -> Json:
    """Give a file's readings as one JSON object: the outer document's header, and what it and the documents attached to it say.

    Out: the keys source, document, citations, relations, tasks, targets; items in the text's order. Keys of documents are number@date.
         Of a file that is not text, items have a `place` ("bảng 2, hàng 5"); `recognised` says that its letters were recognised on a picture.
    """
    readings = (reading, *(_without_outer(further, reading.header) for further in attached))
    return {
        "source": reading.source.name,
        **({"recognised": True} if reading.source.is_recognised else {}),
        "document": _document(reading.header),
        "citations": [_citation(citation) for r in readings for citation in r.citations if citation.form is not Form.BARE],
        "relations": _relations(readings),
        "tasks": [_task(task, r) for r in readings for task in r.tasks],
        "targets": [_target(target) for r in readings for target in r.targets],
    }


def _without_outer(reading: Reading, outer: Header) -> Reading:
    """Leave out what an attached document says of the one it came with: in one object both are "self"."""
    own = frozenset(place for place, citation in enumerate(reading.citations) if _is_outer(citation, outer))
    return replace(
        reading,
        citations=tuple(replace(citation, form=Form.BARE) if place in own else citation for place, citation in enumerate(reading.citations)),
        relations=tuple(relation for relation in reading.relations if not own & {relation.subject, relation.object}),
    )


def _is_outer(citation: Citation, outer: Header) -> bool:
    if outer.number is None or citation.number is None or _bare(outer.number.value) != _bare(citation.number):
        return False
    return outer.date is None or citation.date in {None, outer.date.value}


def _bare(number: str) -> str:
    return number.lstrip("0").casefold()


def key_of(citation: Citation) -> str | None:
    """Give a cited document as the format names it: "23-NQ/TW@2018-03-22", "23-NQ/TW@", or its bare name."""
    return f"{citation.number}@{citation.date.isoformat() if citation.date else ''}" if citation.number else own_name(citation.name)


_OF_YEAR = re.compile(r" (?:năm )?(?:19|20)\d\d$")


def own_name(name: str | None) -> str | None:
    """Give a document's own name, without the year that a mention adds to tell its versions apart.

    >>> own_name("Luật Đầu tư công năm 2019")
    'Luật Đầu tư công'
    """
    return _OF_YEAR.sub("", name) if name else name


def _document(header: Header) -> Json:
    return {
        "type": _stated(header.type),
        "number": _stated(header.number),
        "date": header.date.value.isoformat() if header.date else None,
        "issuer": _stated(header.issuer),
        "title": _stated(header.title),
        "signer": _stated(header.signer),
        "period": list(header.period.value) if header.period else [None, None],
    }


def _stated(stated: Stated[str] | None) -> str | None:
    return stated.value if stated else None


def _span(passage: Passage) -> Json:
    span: Json = {"start": passage.start, "end": passage.end, "text": passage.text}
    return span | {"place": passage.place} if passage.place else span


def _citation(citation: Citation) -> Json:
    return {
        **_span(citation.passage),
        "type": citation.type,
        "number": citation.number,
        "date": citation.date.isoformat() if citation.date else None,
        "issuer": citation.issuer,
        "name": own_name(citation.name),
        "form": citation.form.value,
    }


def _relations(readings: Iterable[Reading]) -> list[Json]:
    """Give each statement once; of several of this document about another, the strongest."""
    found: dict[tuple[str, str], Predicate] = {}
    others: dict[tuple[str, Predicate, str], None] = {}
    for subject, predicate, target in (triple for reading in readings for triple in _triples(reading)):
        if subject != "self":
            others[subject, predicate, target] = None
        elif _STRENGTH[predicate] < _STRENGTH[found.get((subject, target), Predicate.CITES)] or (subject, target) not in found:
            found[subject, target] = predicate
    triples = [*((subject, predicate, target) for (subject, target), predicate in found.items()), *others]
    return [{"subject": subject, "predicate": predicate.value, "object": target} for subject, predicate, target in triples]


def _triples(reading: Reading) -> Iterator[tuple[str, Predicate, str]]:
    for relation in reading.relations:
        subject, target = (_end(reading, place) for place in (relation.subject, relation.object))
        if subject and target:
            # the format names relations by their wording: "bãi bỏ khoản 2 Điều 1 của" is a repeal there, and an amendment by its effect
            yield subject, Predicate.REPEALS if relation.rule == PART_REPEALED else relation.predicate, target


def _end(reading: Reading, place: int) -> str | None:
    return "self" if place == SELF else key_of(reading.citations[place])


def _task(task: Task, reading: Reading) -> Json:
    cited = (reading.citations[place] for place in task.cites)
    return {
        **_span(task.passage),
        "locator": task.locator,
        "lead": list(task.leads),
        "coordinating": list(task.coordinating),
        "period": _when(task),
        "cites": list(dict.fromkeys(key for citation in cited if citation.form not in {Form.TITLE, Form.BARE} and (key := key_of(citation)))),
    }


def _when(task: Task) -> str | None:
    """Give a task's time as printed; a recurrence with the day of it that is said further on: "định kỳ hàng năm, trước ngày 10/12"."""
    if task.period is None:
        return None
    words = [task.period.passage.text]
    if task.period.recurrence and task.period.last is None and len(task.further) == 1:
        other = task.further[0]
        words += [other.passage.text] if other.last is None and other.recurrence is None and any(c.isdigit() for c in other.passage.text) else []
    return ", ".join(words)


def _target(target: Target) -> Json:
    return {
        **_span(target.passage),
        "indicator": target.indicator,
        "comparator": target.comparator,
        "value": _number(target.value),
        "value_max": _number(target.value_max),
        "unit": target.unit,
        "year": target.year,
        "year_from": target.year_from,
        "qualifier": target.qualifier,
        "baseline": _number(target.baseline),
        "baseline_year": target.baseline_year,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
