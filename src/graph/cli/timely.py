"""The commands that ask about time: impact, due, changes; and the day that a question is asked for."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from contextlib import closing
from datetime import date

from graph.cli.show_time import difference_lines, due_lines, impact_lines
from graph.config import Settings
from graph.derived import open_index
from graph.due import DueAsked, due_tasks
from graph.due import rows as due_rows
from graph.due.calendar import calendar_name, to_calendar
from graph.due.difference import difference
from graph.due.difference import rows as difference_rows
from graph.embedded import open_graph
from graph.errors import UsageError
from graph.find import find_document
from graph.index.ask import Index
from graph.status import Ground, load_catalogue
from graph.status.impact import impacts, rows


def read_day(name: str, text: str | None) -> date | None:
    """Read a day as people give it.

    >>> read_day("--as-of", "2025-06-30"), read_day("--as-of", "30/6/2025")
    (datetime.date(2025, 6, 30), datetime.date(2025, 6, 30))

    Raises: UsageError naming the argument.
    """
    if text is None:
        return None
    parts = text.strip().split("/")
    try:
        return date(*(int(part) for part in reversed(parts))) if len(parts) == 3 else date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"{name}: nhận “{text}”, cần một ngày như 2025-06-30 hoặc 30/6/2025") from error


def open_ground(settings: Settings, index: Index, as_of: str | None, name: str = "--as-of") -> Ground:
    """Give what tells the standing of documents on a day: today where none is named."""
    today = date.today()
    return Ground(index=index, catalogue=load_catalogue(settings), day=read_day(name, as_of) or today, today=today)


def show_impact(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan impact`: which plans, tasks and targets rest on what was replaced, amended or repealed."""
    with closing(open_graph(settings)) as store, open_index(settings, store) as index:
        documents = [find_document(store, key) for key in given.keys] or None
        ground = open_ground(settings, index, given.as_of)
        found = impacts(ground, documents)
    if given.format == "json":
        print_json({"asOf": ground.day.isoformat(), "impacts": [one.to_json() for one in found]})
    elif given.format == "csv":
        print_table(rows(found))
    else:
        print("\n".join(impact_lines(found, ground.day.isoformat())))
    return 0


def show_due(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan due`: which task is overdue, due, recurring or without time."""
    with closing(open_graph(settings)) as store, open_index(settings, store) as index:
        document = find_document(store, given.plan) if given.plan else None
        ground = open_ground(settings, index, given.as_of)
        asked = DueAsked(
            document=document,
            agencies=agencies_named(index, given.agency),
            first=read_day("--from", given.first),
            last=read_day("--until", given.last),
        )
        found = due_tasks(ground, asked)
        plan = ground.label(document) if document else None
    if given.format == "json":
        print_json({"asOf": ground.day.isoformat(), "tasks": [one.to_json() for one in found]})
    elif given.format == "csv":
        print_table(due_rows(found))
    elif given.format == "ics":
        sys.stdout.buffer.write(to_calendar(found, name=calendar_name(given.agency, plan), day=ground.day))
    else:
        print("\n".join(due_lines(found, ground.day.isoformat())))
    return 0


def show_changes(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan changes`: what became otherwise between two days."""
    last = read_day("--until", given.last)
    with closing(open_graph(settings)) as store, open_index(settings, store) as index:
        document = find_document(store, given.plan) if given.plan else None
        before = open_ground(settings, index, given.first, "--from")
        asked = DueAsked(document=document, agencies=agencies_named(index, given.agency))
        found = difference(before, last or before.today, asked)
    if given.format == "json":
        print_json(found.to_json())
    elif given.format == "csv":
        print_table(difference_rows(found))
    else:
        print("\n".join(difference_lines(found)))
    return 0


def agencies_named(index: Index, named: str | None, *, as_named: bool = False) -> tuple[str, ...] | None:
    """Give the agencies that a name may mean, former ones too unless `as_named`; None where none is named.

    Raises: UsageError where no agency has the name.
    """
    found = index.agencies_named(named, as_named=as_named) if named is not None else None
    if found == ():
        raise UsageError(f"--agency: không có cơ quan nào tên “{named}” trong đồ thị; hãy viết tên như trong danh sách cơ quan, hoặc IRI")
    return found


def print_json(told: object) -> None:
    """Print an answer for a program."""
    print(json.dumps(told, ensure_ascii=False, indent=2))


def print_table(table: tuple[tuple[object, ...], ...]) -> None:
    """Print an answer as CSV."""
    csv.writer(sys.stdout, lineterminator="\n").writerows(table)
