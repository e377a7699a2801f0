"""Read the goals of a table of indicators: a row per indicator, a column per period.

Answers: which figures do the cells of “Chỉ tiêu | Đơn vị | 2025 | 2030” set, for which year?
Assumes: tables from graph.extract.page import Span
from graph.extract.table.tables.
Never:   reads a column of the past (“Thực hiện 2020”) as goals; gives a cell whose column is not certain that column's year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import QuantityError
from graph.extract.figure.due_years import Due, Horizon
from graph.extract.figure.indicators import find_qualifier_in, unit_for
from graph.extract.page import Span
from graph.extract.table.tables import Row, Table
from graph.quantity import Quantity, find_quantities, read_quantity

_SUBJECT = re.compile(r"chỉ\s+(?:tiêu|số)|tiêu\s+chí|mục\s+tiêu|nội\s+dung|tên|lĩnh\s+vực|sản\s+phẩm|hạng\s+mục", re.IGNORECASE)
_UNIT = re.compile(r"đơn\s+vị(?:\s+tính)?$|đvt$|đơn\s+vị\s*\(", re.IGNORECASE)
_PAST = re.compile(r"thực\s+hiện|hiện\s+trạng|kết\s+quả|ước|hiện\s+có|số\s+liệu|năm\s+gốc|so\s+(?:với|sánh)", re.IGNORECASE)
_GOAL = re.compile(r"mục\s+tiêu|kế\s+hoạch|chỉ\s+tiêu|phấn\s+đấu|dự\s+kiến", re.IGNORECASE)
_PERIOD = re.compile(r"(?P<first>(?:19|20)\d\d)\s*(?:[-–—]|đến(?:\s+năm)?)\s*(?P<last>(?:19|20)\d\d)|(?P<year>(?:19|20)\d\d)(?!\d)")
_OWN_YEAR = re.compile(r"(?:vào|đến|trong)?\s*(?:cuối\s+)?năm\s+(?P<year>(?:19|20)\d\d)|\((?P<bracketed>(?:19|20)\d\d)\)", re.IGNORECASE)
_LEAD = re.compile(r"(?:trong\s+đó|riêng)\s*:?\s*|[-+•]\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One figure that is to be reached, the clause or cell that states it, and what it measures."""

    span: Span
    quantity: Quantity
    unit: str | None
    indicator: str
    qualifier: str | None
    due: Due
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """What the columns of a table are for."""

    subject: int
    unit: int | None
    periods: dict[int, Due]


def find_table_goals(text: str, table: Table, *, horizon: Horizon) -> Iterator[Goal]:
    """Give the goals of a table in the text's order; none where it is no table of indicators."""
    columns = _read_columns(text, table, horizon)
    if columns is None:
        return
    for row in table.rows:
        subject = row.cells[columns.subject]
        if subject:
            yield from _row_goals(text, row, columns, horizon)


def _read_columns(text: str, table: Table, horizon: Horizon) -> _Columns | None:
    heads = [" ".join(text[slice(*column)].split()) for column in table.columns]
    subject = next((i for i, head in enumerate(heads) if _SUBJECT.match(head) and not _PERIOD.search(head)), None)
    if subject is None:
        return None
    periods = {i: due for i, head in enumerate(heads) if i != subject and (due := _column_due(head, horizon))}
    unit = next((i for i, head in enumerate(heads) if _UNIT.match(head)), None)
    return _Columns(subject=subject, unit=unit, periods=periods) if periods else None


def _column_due(head: str, horizon: Horizon) -> Due | None:
    """Read the period that a column's head names; None for the past, and for what is no column of figures."""
    if _PAST.search(head) and not _GOAL.search(head):
        return None
    found = _PERIOD.search(head)
    if not found:
        return Due(year=horizon.last) if _GOAL.match(head) else None
    due = Due(year=int(found["year"])) if found["year"] else Due(year=int(found["last"]), year_from=int(found["first"]))
    return None if horizon.is_past(due) else due


def _row_goals(text: str, row: Row, columns: _Columns, horizon: Horizon) -> Iterator[Goal]:
    placed = [(cell, columns.periods[i]) for i, cell in enumerate(row.cells) if cell and i in columns.periods]
    loose = [(cell, Due(year=horizon.last)) for cell in row.loose]
    subject = row.cells[columns.subject]
    assert subject is not None, "asked by the caller"
    words = " ".join(text[slice(*subject)].split())
    lead = _LEAD.match(words)
    indicator = words[lead.end() :] if lead else words
    unit_cell = row.cells[columns.unit] if columns.unit is not None else None
    unit = " ".join(text[slice(*unit_cell)].split()) if unit_cell else None
    for cell, due in placed + loose:
        printed = text[slice(*cell)]
        quantity = _read_cell(printed, unit)
        if quantity is None:
            continue
        own = _OWN_YEAR.search(printed)
        year = int(own["year"] or own["bracketed"]) if own else None
        yield Goal(
            span=cell,
            quantity=quantity,
            unit=unit_for(quantity.unit or unit, indicator),
            indicator=indicator,
            qualifier=find_qualifier_in(words),
            due=Due(year=year) if year else due,
            rule="indicator-table",
        )


def _read_cell(printed: str, unit: str | None) -> Quantity | None:
    """Read a cell's figure: with its own unit, or alone where a column gives the unit. A cell of several figures says none for certain."""
    found = find_quantities(printed)
    if found:
        return found[0] if len(found) == 1 else None
    if unit is None:
        return None
    try:
        return read_quantity(_OWN_YEAR.sub("", printed))
    except QuantityError:
        return None  # words, dashes or marks: no figure stands in this cell
