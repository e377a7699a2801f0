"""Calendars, read back by the rules of RFC 5545."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from graph.due import DueAsked, due_tasks
from graph.due.calendar import to_calendar
from tests.graph.chain.conftest import Made
from tests.graph.due.conftest import timed
from tests.graph.status.conftest import Grounding

DAY = date(2026, 11, 20)


def calendar(made: Made, grounding: Grounding) -> bytes:
    return to_calendar(due_tasks(grounding(DAY.isoformat()), DueAsked()), name="Sở Công Thương; thời hạn", day=DAY)


def test_a_deadline_is_an_event_of_its_last_day(made: Made, grounding: Grounding) -> None:
    made.document("plan", date="2024-01-01")
    timed(made, "plan", "I.1", "Quý II/2027; nếu có, sớm hơn", deadline="2027-06", lead="health")
    made.task("plan", "I.2")
    [event] = Calendar.from_ical(calendar(made, grounding)).walk("VEVENT")
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2027, 6, 30), date(2027, 7, 1))  # all day
    assert str(event["summary"]) == "I.1 việc I.1"
    assert "Văn bản ghi: “Quý II/2027; nếu có, sớm hơn”" in str(event["description"]) and "Chủ trì: health" in str(event["description"])
    assert event["transp"] == "TRANSPARENT" and not event.walk("VALARM")


def test_lines_are_folded_and_ended_as_the_standard_says(made: Made, grounding: Grounding) -> None:
    made.document("plan", date="2024-01-01")
    timed(
        made, "plan", "I.1", "trước ngày 30 tháng 6 năm 2027, sau khi có ý kiến của các sở, ngành và Ủy ban nhân dân các huyện", deadline="2027-06-30"
    )
    written = calendar(made, grounding)
    assert written.endswith(b"\r\n") and b"\n" not in written.replace(b"\r\n", b"")
    assert max(map(len, written.split(b"\r\n"))) <= 75
    assert all(line.decode("utf-8") for line in written.split(b"\r\n") if line)  # no letter is cut in two
    assert Calendar.from_ical(written)["x-wr-calname"] == "Sở Công Thương; thời hạn"


def test_an_event_is_known_again_when_its_task_changes(made: Made, grounding: Grounding) -> None:
    made.document("plan", date="2024-01-01")
    for name in ("I.1", "I.2"):
        timed(made, "plan", name, "năm 2027", deadline="2027")
    asked = due_tasks(grounding(DAY.isoformat()), DueAsked()), due_tasks(grounding("2028-01-01"), DueAsked())
    first, second = ([str(event["uid"]) for event in Calendar.from_ical(to_calendar(found, name="x", day=DAY)).walk("VEVENT")] for found in asked)
    assert first == second and len(set(first)) == 2
    assert calendar(made, grounding) == calendar(made, grounding)


SERIES = [  # words, recurrence, the first days of the series; the plan is of 2026-03-01
    ("trước ngày 15/12 hằng năm", "yearly", ["2026-12-15", "2027-12-15"]),
    ("hằng năm", "yearly", ["2026-12-31", "2027-12-31"]),
    ("hằng quý", "quarterly", ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]),
    ("định kỳ 6 tháng", "half-yearly", ["2026-06-30", "2026-12-31", "2027-06-30"]),
    ("hằng tháng", "monthly", ["2026-03-31", "2026-04-30", "2026-05-31"]),
    ("ngày 31 hằng tháng", "monthly", ["2026-03-31", "2026-04-30", "2026-05-31"]),
    ("ngày 25 hằng tháng", "monthly", ["2026-03-25", "2026-04-25"]),
    ("trước ngày 29/2 hằng năm", "yearly", ["2027-02-28", "2028-02-29"]),
    ("hằng tuần", "weekly", ["2026-03-01", "2026-03-08"]),
]


@pytest.mark.parametrize(("words", "recurrence", "days"), SERIES)
def test_what_recurs_is_a_series(made: Made, grounding: Grounding, words: str, recurrence: str, days: list[str]) -> None:
    made.document("plan", date="2026-03-01")
    timed(made, "plan", "I.1", words, recurrence=recurrence)
    [event] = Calendar.from_ical(calendar(made, grounding)).walk("VEVENT")
    series = rrulestr(event["rrule"].to_ical().decode(), dtstart=datetime.combine(event["dtstart"].dt, time()))
    assert [found.date().isoformat() for found, _ in zip(series, days, strict=False)] == days


def test_several_days_of_a_year_are_several_series_that_end_with_the_deadline(made: Made, grounding: Grounding) -> None:
    made.document("plan", date="2026-03-01")
    timed(made, "plan", "I.1", "trước 15/6 và 15/12 hằng năm", recurrence="half-yearly", deadline="2030")
    events = Calendar.from_ical(calendar(made, grounding)).walk("VEVENT")
    assert [event["dtstart"].dt for event in events] == [date(2026, 6, 15), date(2026, 12, 15)]
    assert {event["rrule"]["UNTIL"][0] for event in events} == {date(2030, 12, 31)}
    assert len({str(event["uid"]) for event in events}) == 2
