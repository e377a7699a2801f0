"""The exchange format: keys, spans, and one relation to each cited document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from graph.extract.export import key_of, to_json
from graph.extract.relation.relations import PART_REPEALED
from graph.model import SELF, Assignment, Citation, Form, Header, Passage, Period, Predicate, Reading, Relation, Role, Source, Stated, Target, Task

TEXT = "Sở Y tế thực hiện Nghị quyết số 9-NQ/TU ngày 02/3/2021 đạt 45%."
PLACE = Passage(start=18, end=55, text=TEXT[18:55])


def cite(*, number: str | None = "9-NQ/TU", day: date | None = date(2021, 3, 2), name: str | None = None, form: Form = Form.FULL) -> Citation:
    return Citation(passage=PLACE, type="NQ", number=number, date=day, issuer="Tỉnh ủy", name=name, form=form, rule="test")


def relate(predicate: Predicate, *, subject: int = SELF, target: int = 0) -> Relation:
    return Relation(subject=subject, predicate=predicate, object=target, passage=PLACE, rule="test")


def reading(citations: tuple[Citation, ...] = (), relations: tuple[Relation, ...] = (), tasks: tuple[Task, ...] = ()) -> Reading:
    target = Target(
        passage=PLACE, indicator="tỷ lệ", comparator="=", value=Decimal(45), value_max=None, unit="%", year=2030, year_from=None, rule="test"
    )
    header = Header(number=Stated(value="1/KH-UBND", passage=PLACE, rule="test"), date=Stated(value=date(2022, 1, 5), passage=PLACE, rule="test"))
    source = Source(path="p/plan.txt", name="plan.txt", media_type="text/plain", sha256="", text=TEXT)
    return Reading(source=source, header=header, sections=(), citations=citations, relations=relations, tasks=tasks, targets=(target,))


KEYS = [
    (cite(), "9-NQ/TU@2021-03-02"),  # number and day
    (cite(day=None), "9-NQ/TU@"),  # no day anywhere
    (cite(number=None, day=None, name="Luật Đất đai", form=Form.NAME), "Luật Đất đai"),  # by name
    (cite(number=None, day=None, name="Luật Đất đai năm 2024", form=Form.NAME), "Luật Đất đai"),  # the year is no part of its own name
    (cite(number=None, day=None, form=Form.BARE), None),  # "Kế hoạch này": nothing to go by
]


@pytest.mark.parametrize(("citation", "key"), KEYS)
def test_names_a_cited_document(citation: Citation, key: str | None) -> None:
    assert key_of(citation) == key


RELATIONS = [
    ((relate(Predicate.CITES), relate(Predicate.IMPLEMENTS)), [("self", "implements")]),  # the stronger wins
    ((relate(Predicate.IMPLEMENTS), relate(Predicate.CITES)), [("self", "implements")]),  # in either order
    ((relate(Predicate.CITES), relate(Predicate.CITES)), [("self", "cites")]),  # once
    (
        (relate(Predicate.REPLACES), relate(Predicate.IMPLEMENTS, subject=1)),
        [("self", "replaces"), ("2-KH/TU@2021-03-02", "implements")],
    ),  # two subjects
    ((replace(relate(Predicate.AMENDS), rule=PART_REPEALED),), [("self", "repeals")]),  # by its wording
    ((relate(Predicate.CITES, target=2),), []),  # a mention without number and name has no key
]


@pytest.mark.parametrize(("relations", "expected"), RELATIONS)
def test_states_one_relation_to_each_document(relations: tuple[Relation, ...], expected: list[tuple[str, str]]) -> None:
    citations = (cite(), cite(number="2-KH/TU"), cite(number=None, form=Form.BARE))
    answer = to_json(reading(citations, relations))["relations"]
    assert isinstance(answer, list)
    assert [(item["subject"], item["predicate"]) for item in answer] == expected


def test_an_attached_document_does_not_cite_the_one_it_came_with() -> None:
    day = date(2022, 1, 5)
    inner = (cite(number="1/KH-UBND", day=day), cite(number="1/KH-UBND", day=None), cite(number="1/KH-UBND", day=date(2021, 1, 5)), cite())
    relations = tuple(relate(Predicate.IMPLEMENTS, target=place) for place in range(1, 4))
    caption = Relation(subject=0, predicate=Predicate.PROMULGATES, object=SELF, passage=PLACE, rule="test")
    task = Task(locator="II.1", passage=PLACE, assignments=(), period=None, cites=(0, 3), section=None, rule="test")
    answer = to_json(reading(), reading(inner, (caption, *relations), (task,)))
    assert [(item["number"], item["date"]) for item in answer["citations"]] == [("1/KH-UBND", "2021-01-05"), ("9-NQ/TU", "2021-03-02")]  # type: ignore[attr-defined]
    assert [item["object"] for item in answer["relations"]] == ["1/KH-UBND@2021-01-05", "9-NQ/TU@2021-03-02"]  # type: ignore[attr-defined]
    assert [item["cites"] for item in answer["tasks"]] == [["9-NQ/TU@2021-03-02"]]  # type: ignore[attr-defined]


PERIODS = [
    (("định kỳ hàng năm", "yearly", None), [("trước ngày 10/12", None, None)], "định kỳ hàng năm, trước ngày 10/12"),  # the day of each year
    (("định kỳ hàng năm", "yearly", None), [("trước ngày 10/12/2026", None, date(2026, 12, 10))], "định kỳ hàng năm"),  # a day of its own
    (("trước ngày 10/6", None, None), [("trước ngày 10/12", None, None)], "trước ngày 10/6"),  # nothing recurs
    (("năm 2026", None, date(2026, 12, 31)), [], "năm 2026"),  # one time
]


@pytest.mark.parametrize(("first", "further", "expected"), PERIODS)
def test_writes_a_recurrence_with_its_day(
    first: tuple[str, str | None, date | None], further: list[tuple[str, str | None, date | None]], expected: str
) -> None:
    periods = [
        Period(passage=Passage(start=0, end=len(words), text=words), recurrence=recurrence, last=last)
        for words, recurrence, last in (first, *further)
    ]
    task = Task(locator="1", passage=PLACE, assignments=(), period=periods[0], further=tuple(periods[1:]), cites=(), section=None, rule="test")
    assert [item["period"] for item in to_json(reading(tasks=(task,)))["tasks"]] == [expected]  # type: ignore[attr-defined]


def test_writes_what_the_format_asks_for() -> None:
    agencies = (
        Assignment(role=Role.ADVISE, agency=Passage(start=0, end=7, text=TEXT[:7]), rule="test"),
        Assignment(role=Role.APPROVE, agency=Passage(start=0, end=2, text=TEXT[:2]), rule="test"),
    )
    task = Task(locator="II.1", passage=PLACE, assignments=agencies, period=None, cites=(0, 1), section=None, rule="test")
    answer = to_json(reading((cite(), cite()), (), (task,)))
    span = {"start": 18, "end": 55, "text": TEXT[18:55]}
    assert answer["source"] == "plan.txt"
    assert answer["document"] == {
        "type": None, "number": "1/KH-UBND", "date": "2022-01-05", "issuer": None, "title": None, "signer": None, "period": [None, None],
    }  # fmt: skip
    assert answer["tasks"] == [{**span, "locator": "II.1", "lead": ["Sở Y tế"], "coordinating": [], "period": None, "cites": ["9-NQ/TU@2021-03-02"]}]
    assert answer["targets"] == [
        {
            **span,
            "indicator": "tỷ lệ",
            "comparator": "=",
            "value": 45.0,
            "value_max": None,
            "unit": "%",
            "year": 2030,
            "year_from": None,
            "qualifier": None,
            "baseline": None,
            "baseline_year": None,
        }
    ]
