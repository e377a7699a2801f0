"""Find the figures that a document sets out to reach.

Answers: which targets does the document state, in its objectives, its tasks and its tables of indicators?
Assumes: a page, its header, outline, tables and tasks, as their own modules read them.
Never:   takes a figure of the situation, of a project's size or of a comparison for a target; places a figure in a year that nothing states.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.extract.figure.baselines import find_baseline
from graph.extract.figure.clauses import Clause, cut_clauses
from graph.extract.figure.due_years import Horizon, find_due, find_mentions
from graph.extract.figure.goals import is_goal
from graph.extract.figure.indicator_tables import Goal, find_table_goals
from graph.extract.figure.indicators import find_qualifier, name_indicator, unit_for
from graph.extract.layout.outline import Item
from graph.extract.layout.sections import read_role
from graph.extract.page import Page, Span
from graph.extract.table.records import Table
from graph.model import Header, Passage, SectionRole, Target, Task

_TIMED = re.compile(r"(?:Đến|Giai đoạn|Năm|Mục tiêu|Chỉ tiêu|Trong|Tầm nhìn|Định hướng)(?!\w)")
_FIGURE = re.compile(r"\d")
_HEADING = 200  # characters of a heading whose year holds for what stands below it


def find_targets(page: Page, header: Header, *, items: Sequence[Item], tables: Sequence[Table], tasks: Sequence[Task]) -> tuple[Target, ...]:
    """Find the targets of a document, in the text's order.

    >>> page = page_of("KẾ HOẠCH\\nPhát triển công nghiệp đến năm 2030\\n\\nI. MỤC TIÊU\\n\\n- Tỷ trọng công nghiệp trong GRDP đạt trên 45%.")
    >>> [(t.indicator, t.comparator, str(t.value), t.unit, t.year) for t in extracted(page)[0].targets]
    [('Tỷ trọng công nghiệp trong GRDP', '>', '45', '%', 2030)]

    In:     the outline's items and the tables in clean offsets.
    Out:    a range has value and value_max; a fall is a positive figure; the year is the clause's, a heading's, its row's or the plan's.
    Raises: nothing; a figure that cannot be read for certain is left out.
    Source: what plans call chỉ tiêu: a figure that is to be reached, not one that describes.
    """
    horizon = _horizon(header)
    text = page.line
    holders = sorted((task.passage.start, task.passage.end, task.locator) for task in tasks)
    found = [
        Target(
            passage=page.passage(*goal.span),
            indicator=goal.indicator,
            comparator=goal.quantity.comparator,
            value=goal.quantity.value,
            value_max=goal.quantity.value_max,
            unit=goal.unit,
            year=goal.due.year,
            year_from=goal.due.year_from,
            qualifier=goal.qualifier,
            baseline=goal.baseline.value,
            baseline_year=goal.baseline.year,
            rule=goal.rule,
            task=_holder(page.passage(*goal.span), holders),
        )
        for goal in [
            *_text_goals(text, items, horizon),
            *(g for table in tables for g in find_table_goals(text, table, horizon=horizon)),
            *_row_goals(page, tasks, horizon),
        ]
    ]
    return tuple(sorted(found, key=lambda target: (target.passage.start, target.passage.end)))


def _horizon(header: Header) -> Horizon:
    first, last = header.period.value if header.period else (None, None)
    return Horizon(last=last, since=header.date.value.year if header.date else first)


def _holder(passage: Passage, holders: list[tuple[int, int, str]]) -> str | None:
    """Give the locator of the innermost task that holds a passage."""
    place = bisect_right(holders, passage.start, key=lambda holder: holder[0])
    inside = (locator for start, end, locator in reversed(holders[max(0, place - 8) : place]) if passage.end <= end)
    return next(inside, None)


def _text_goals(text: str, items: Sequence[Item], horizon: Horizon) -> Iterator[Goal]:
    for item in items:
        figured = [(place, span) for place, span in enumerate(item.spans) if _FIGURE.search(text, *span)]
        if not figured:
            continue
        role, above, heading = _role(text, item, items), tuple(_above(text, item, items)), _heading(text, item)
        below = (heading, *above) if _says_time(heading) else above
        for place, span in figured:
            yield from _paragraph_goals(text, span, role=role, above=below if place else above, horizon=horizon)


def _heading(text: str, item: Item) -> str:
    return text[slice(*item.spans[0])] if item.spans else ""


def _role(text: str, item: Item, items: Sequence[Item]) -> SectionRole | None:
    """Give what the nearest heading that says it, the item's own or one above, says that it is for."""
    place: Item | None = item
    while place is not None:
        if role := read_role(_heading(text, place)):
            return role
        place = items[place.parent] if place.parent is not None else None
    return None


def _row_goals(page: Page, tasks: Sequence[Task], horizon: Horizon) -> Iterator[Goal]:
    """Give the goals that the rows of tables of tasks state: in the words of the work, and as what it is to yield ("ít nhất 05 sản phẩm")."""
    text = page.line
    for task in tasks:
        if task.rule != "table":
            continue
        due = replace(horizon, last=task.period.last.year) if task.period and task.period.last else horizon
        yield from _paragraph_goals(text, page.place(task.passage), role=SectionRole.TASK, above=(), horizon=due)
        output = page.place(task.output) if task.output else (0, 0)
        for goal in _paragraph_goals(text, output, role=SectionRole.OBJECTIVE, above=(), horizon=due):
            if goal.quantity.comparator != "=" or (goal.unit or "").startswith("%"):
                yield goal


def _above(text: str, item: Item, items: Sequence[Item]) -> Iterator[str]:
    """Give the headings above an item that say of what time they speak, the nearest first."""
    place = item.parent
    while place is not None:
        words = _heading(text, items[place])
        if _says_time(words):
            yield words
        place = items[place].parent


def _says_time(words: str) -> bool:
    return len(words) <= _HEADING and (words.endswith(":") or read_role(words) is SectionRole.OBJECTIVE or _TIMED.match(words) is not None)


def _paragraph_goals(text: str, span: Span, *, role: SectionRole | None, above: tuple[str, ...], horizon: Horizon) -> Iterator[Goal]:
    before: Clause | None = None  # the clause before, where its figure is a goal
    nearest: Clause | None = None  # the clause before, whatever its figure is
    named, reach, unit = "", span[0], None  # the last indicator, where its sentence ends, and what it was measured in
    clauses = tuple(cut_clauses(text, *span, unitless=role is SectionRole.OBJECTIVE))
    mentions = find_mentions(text, *span) if clauses else ()
    for clause in clauses:
        due = find_due(text, clause, mentions=mentions, above=above, horizon=horizon)
        is_same = clause.start < reach or (before is not None and unit == clause.figure.unit)
        indicator = name_indicator(text, clause, named if is_same else None)
        named, reach, unit = indicator, clause.sentence_end, clause.figure.unit
        before = clause if not horizon.is_past(due) and is_goal(text, clause, role=role, before=before) else None
        baseline, nearest = find_baseline(text, clause, nearest), clause
        if before is None:
            continue
        yield Goal(
            span=(clause.start, clause.end),
            quantity=clause.figure,
            unit=unit_for(clause.figure.unit, text[clause.start : clause.end]),
            indicator=indicator,
            qualifier=find_qualifier(text, clause),
            due=due,
            baseline=baseline,
            rule="objective-figure" if role is SectionRole.OBJECTIVE else "figure-in-work",
        )
