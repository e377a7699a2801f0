"""Deadlines as a calendar (RFC 5545) that ordinary calendar programs open and keep up to date.

Answers: an all-day event on the last day of each deadline, and a series of them for what recurs.
Assumes: a program knows an event again by its UID, which comes from the task's IRI alone.
Never:   rings an alarm; blocks a day as taken; makes an event of a task that has no day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from graph.due.tasks import DATED, Due, precision
from graph.due.words import DONE_NOTE, RECURRENCES
from graph.period import Rhythm, days_of, next_due, read_rhythm
from graph.status.words import status_words
from graph.text import brief

PRODUCT = "-//Vnplan//Thời hạn nhiệm vụ//VI"
_PARTLY = {"year": "Văn bản chỉ nêu năm: tính đến ngày cuối năm.", "month": "Văn bản chỉ nêu tháng, quý: tính đến ngày cuối."}
_LONGEST_SHORT_MONTH = 28
Rule = dict[str, object]


def calendar_name(agency: str | None, plan: str | None) -> str:
    """Name a calendar by whose deadlines it has.

    >>> calendar_name("Sở Công Thương", None)
    'Thời hạn: Sở Công Thương'
    """
    return f"Thời hạn: {', '.join(part for part in (agency, plan) if part) or 'mọi nhiệm vụ'}"


def to_calendar(found: Iterable[Due], *, name: str, day: date) -> bytes:
    """Give the tasks that have a day as an iCalendar file, in UTF-8.

    In:     tasks; the calendar's name; the day that it is as of, which stamps its events.
    Raises: nothing.
    Source: RFC 5545 for events, RFC 7986 (5.1) for the calendar's name, with X-WR-CALNAME for programs that know that only.
    """
    calendar = Calendar()
    for key, value in {"prodid": PRODUCT, "version": "2.0", "method": "PUBLISH", "name": name, "x-wr-calname": name}.items():
        calendar.add(key, value)
    for one in found:
        if one.state in DATED:
            for event in _events(one, day):
                calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(one: Due, day: date) -> Iterator[Event]:
    rhythm = read_rhythm(one.task.recurrence, one.task.time) if one.state == "recurring" else None
    if rhythm is None:
        assert one.last is not None
        yield _event(one, "", one.last, day)
        return
    since = max((days_of(text)[0] for text in (one.task.begins, one.task.document_date) if text), default=day)
    for each in rhythm.days or (None,):
        single = replace(rhythm, days=(each,) if each else ())
        first = next_due(single, since)
        if first:
            event = _event(one, f"{each[0]:02}-{each[1]:02}" if each and len(rhythm.days) > 1 else "", days_of(first)[1], day)
            ends = [days_of(text)[1] for text in (one.task.deadline, one.task.document_ends) if text]
            event.add("rrule", {**_rule(single), **({"until": min(ends)} if ends else {})})
            yield event


def _rule(rhythm: Rhythm) -> Rule:
    """Give the rule of a series; months that lack a day have their last one instead."""
    if not rhythm.months:
        return {"freq": "weekly"}
    if not rhythm.days:
        return {"freq": "yearly"} if rhythm.months == 12 else {"freq": "monthly", "interval": rhythm.months, "bymonthday": -1}
    month, day = rhythm.days[0]
    if not month:
        return {"freq": "monthly"} if day <= _LONGEST_SHORT_MONTH else _latest("monthly", day)
    return {**_latest("yearly", day), "bymonth": month} if (month, day) == (2, 29) else {"freq": "yearly"}


def _latest(frequency: str, day: int) -> Rule:
    return {"freq": frequency, "bymonthday": list(range(_LONGEST_SHORT_MONTH, day + 1)), "bysetpos": -1}


def _event(one: Due, part: str, last: date, day: date) -> Event:
    event, task = Event(), one.task
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{task.iri}#{part}" if part else task.iri)))
    event.add("dtstamp", datetime.combine(day, time(), UTC))
    event.add("dtstart", last)
    if last < date.max:
        event.add("dtend", last + timedelta(days=1))
    event.add("summary", brief(f"{task.locator} {task.statement}", 150))
    event.add("description", "\n".join(_description(one)))
    event.add("url", task.iri)
    event.add("transp", "TRANSPARENT")
    return event


def _description(one: Due) -> Iterator[str]:
    task = one.task
    yield task.statement
    yield f"Thuộc: {task.document_label}"
    if one.plan.is_changed:
        yield f"Văn bản này {status_words(one.plan)}"
    for name, roles in (("Chủ trì", ("lead", "advise")), ("Phối hợp", ("coordinate",))):
        if given := task.printed(*roles):
            yield f"{name}: {'; '.join(each.printed for each in given)}"
    if task.time:
        yield f"Văn bản ghi: “{task.time}”"
    if one.state == "recurring":
        yield f"Lặp lại: {RECURRENCES[task.recurrence or '']}"
    if partly := _PARTLY.get(precision(one.due) or ""):
        yield partly
    yield f"Lưu ý: {DONE_NOTE}."
