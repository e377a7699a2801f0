"""Read the goals of a table of indicators: a row per indicator, a column per period.

Answers: which figures do the cells of “Chỉ tiêu | Đơn vị | 2025 | 2030” set, for which year?
Assumes: tables as graph.extract.table.tables reads them.
Never:   reads a column of the past (“Thực hiện 2020”) or a table of funds as goals; gives a cell whose column is not certain that column's year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import QuantityError
from graph.extract.figure.baselines import Baseline
from graph.extract.figure.due_years import Due, Horizon, find_mentions
from graph.extract.figure.indicators import find_qualifier_in, unit_for
from graph.extract.page import Span
from graph.extract.table.records import Row, Table
from graph.quantity import Quantity, find_quantities, is_counted_unit, is_unit, read_quantity

_INDICATOR = re.compile(r"(?:(?:tên|các|nội dung|nhóm|hệ thống)\s+)*(?:chỉ\s+(?:tiêu|số)|tiêu\s+chí|mục\s+tiêu)", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"{_INDICATOR.pattern}|nội\s+dung|tên|lĩnh\s+vực|sản\s+phẩm|hạng\s+mục|đơn\s+vị\s+(?!tính|\()|địa\s+(?:phương|bàn)"
    r"|(?:các\s+)?(?:tỉnh|huyện|quận|thị\s+xã|thành\s+phố|xã|phường)(?!\w)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"đơn\s+vị(?:\s+tính)?$|đvt(?:\W|$)|đơn\s+vị\s*\(", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!\w)(?:thực\s+hiện|hiện\s+trạng|kết\s+quả|ước|hiện\s+có|số\s+liệu|năm\s+gốc|cơ\s+sở|hiện\s+nay|đã\s+đạt|(?:Ư|U)?TH)(?!\w)", re.IGNORECASE
)
_GOAL = re.compile(r"(?<!\w)(?:mục\s+tiêu|kế\s+hoạch|chỉ\s+tiêu|phấn\s+đấu|dự\s+kiến|KH|MT|CT|giao)(?!\w)", re.IGNORECASE)
_COMPARED = re.compile(
    r"so\s+(?:với|sánh)|(?:tăng|giảm)\s*[,/]|tỷ\s+lệ\s+(?:hoàn\s+thành|đạt)|\d\s*/\s*(?:TH|KH|ƯTH)?\s*(?:năm\s+)?\d{4}", re.IGNORECASE
)
_FUNDS = re.compile(
    r"(?<!\w)(?:kinh\s+phí|dự\s+toán|nguồn\s+vốn|vốn|ngân\s+sách|NS(?:TW|ĐP|NN|T|H|X)|đơn\s+giá|thành\s+tiền|tổng\s+mức|số\s+tiền|mức\s+chi)(?!\w)",
    re.IGNORECASE,
)
_SUM = re.compile(r"\W*(?:tổng(?:\s+(?:cộng|số))?|cộng)\W*", re.IGNORECASE)
_CAPTION = 300  # characters before a table that may say what it is of, and in which unit
_CAPTION_UNIT = re.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*(?P<unit>[^\n).;]{1,30}?)\s*[).;*]*\s*$", re.IGNORECASE)
_BRACKETED_UNIT = re.compile(r"\(\s*(?:(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*)?(?P<unit>[^()]{1,30}?)\s*\)\s*\W*$", re.IGNORECASE)
_VALUE = re.compile(r"(?:kết\s+quả|giá\s+trị|mức|số\s+lượng|trị\s+số)(?:\s+(?:cần\s+đạt|phải\s+đạt|phấn\s+đấu|thực\s+hiện|đạt))?", re.IGNORECASE)
# “≤ 3 Đông Nam Á; ≤ 50 thế giới”: several figures, each with where it holds
_SCOPED = re.compile(
    r"\s*(?P<figure>(?:[≥≤<>]=?|dưới|trên|trong|tối\s+đa|tối\s+thiểu)\s*\d[\d.,]*)\s+(?P<scope>[^\W\d][^;\d]{1,40}?)\s*(?:[;.]\s*|$)", re.IGNORECASE
)
_OF_ALL = re.compile(r"\s*(?P<part>\d+)\s*/\s*(?P<all>\d+)(?![\d/])")
_PERIOD = re.compile(r"(?P<first>(?:19|20)\d\d)\s*(?:[-–—]|đến(?:\s+năm)?)\s*(?P<last>(?:19|20)\d\d)|(?P<year>(?:19|20)\d\d)(?!\d)")
_OWN_YEAR = re.compile(r"(?:vào|đến|trong)?\s*(?:cuối\s+)?năm\s+(?P<year>(?:19|20)\d\d)|\((?P<bracketed>(?:19|20)\d\d)\)", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:trong\s+đó|riêng)\s*:?\s*|[-+•]\s+)+", re.IGNORECASE)


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
    baseline: Baseline = Baseline()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """What the columns of a table are for. `units`: those that the columns' heads name."""

    subject: int
    unit: int | None
    periods: dict[int, Due]
    start: tuple[int, int | None] | None  # the last column of the past, and its year
    units: dict[int, str]
    caption_unit: str | None


def find_table_goals(text: str, table: Table, *, horizon: Horizon) -> Iterator[Goal]:
    """Give the goals of a table in the text's order; none where it is no table of indicators."""
    columns = _read_columns(text, table, horizon)
    if columns is None:
        return
    for row in table.rows:
        subject = row.cells[columns.subject]
        if subject and not _SUM.fullmatch(text, *subject):
            yield from _row_goals(text, row, subject, columns, horizon)


def _read_columns(text: str, table: Table, horizon: Horizon) -> _Columns | None:
    heads = table.heads(text)
    subject = next((i for i, head in enumerate(heads) if _SUBJECT.match(head) and not _PERIOD.search(head)), None)
    caption = text[max(0, table.start - _CAPTION) : table.start].rstrip(" |*")
    if subject is None or (not _INDICATOR.match(heads[subject]) and _is_of_funds(heads, caption)):
        return None
    own = [text[slice(*column)] for column in table.columns]
    periods = {i: due for i, head in enumerate(heads) if i != subject and (due := _column_due(head, own[i], horizon))}
    unit = next((i for i, head in enumerate(heads) if i != subject and _UNIT.match(head)), None)
    if not periods and unit is not None and _INDICATOR.match(heads[subject]):  # “Chỉ tiêu | Đơn vị | Kết quả”: below groups that say by when
        periods = {i: Due(year=None) for i, head in enumerate(heads) if i != subject and _VALUE.fullmatch(head)}
    caption_unit = _CAPTION_UNIT.search(caption)
    return (
        _Columns(
            subject=subject,
            unit=unit,
            periods=periods,
            start=_start(list(zip(heads, own, strict=True)), subject, periods, horizon),
            units={i: named for i in periods if (named := _bracketed(heads[i]))},
            caption_unit=caption_unit["unit"] if caption_unit and is_unit(caption_unit["unit"]) else None,
        )
        if periods
        else None
    )


def _start(heads: list[tuple[str, str]], subject: int, periods: dict[int, Due], horizon: Horizon) -> tuple[int, int | None] | None:
    """Find the last column that says what was reached: “Thực hiện 2024”, or a year before the plan."""
    found: tuple[int, int | None] | None = None
    for i, (head, own) in enumerate(heads):
        year = _PERIOD.search(own) or _PERIOD.search(head)
        last = int(year["year"] or year["last"]) if year else None
        is_past = _PAST.search(head) is not None or (last is not None and horizon.is_past(Due(year=last)))
        if i != subject and i not in periods and is_past and not _COMPARED.search(head):
            found = (i, last)
    return found


def _is_of_funds(heads: tuple[str, ...], caption: str) -> bool:
    """Tell a table that shares out money: its heads or its caption say so, or it sums up its columns."""
    above = caption.rsplit("  ", 1)[-1]
    return any(_FUNDS.search(head) or _SUM.fullmatch(head) for head in heads) or _FUNDS.search(above) is not None


def _column_due(head: str, own: str, horizon: Horizon) -> Due | None:
    """Read the period that a column's head names, without a year where it is a column of goals all the same; None for every other column.

    `head` are the words of its heads, the spanning one's first; `own` those of its own, whose year counts before that of the spanning one.
    """
    past, goal = _PAST.search(head), _GOAL.search(head)
    if _COMPARED.search(head) or (past and (not goal or past.start() < goal.start())):
        return None
    found = _PERIOD.search(own) or _PERIOD.search(head)
    if not found:
        return Due(year=None) if goal and goal.start() == 0 else None
    due = Due(year=int(found["year"])) if found["year"] else Due(year=int(found["last"]), year_from=int(found["first"]))
    return None if horizon.is_past(due) else due


def _row_goals(text: str, row: Row, subject: Span, columns: _Columns, horizon: Horizon) -> Iterator[Goal]:
    placed = [(cell, columns.periods[i], columns.units.get(i)) for i, cell in enumerate(row.cells) if cell and i in columns.periods]
    loose = [(cell, Due(year=None), None) for cell in row.loose]
    words = " ".join(text[slice(*subject)].split())
    own_unit = _bracketed(words)
    unit_cell = row.cells[columns.unit] if columns.unit is not None else None
    printed_unit = " ".join(text[slice(*unit_cell)].split()) if unit_cell else own_unit
    indicator = _LEAD.sub("", _BRACKETED_UNIT.sub("", words).rstrip() if own_unit else words, count=1)
    baseline = _baseline(text, row, columns, printed_unit)
    otherwise = _group_due(text, row) or Due(year=horizon.last)
    for cell, due, head_unit in placed + loose:
        unit = printed_unit or head_unit or columns.caption_unit
        for span, quantity, scope in _figures(text, cell, unit):
            own = _OWN_YEAR.search(text, *span)
            year = int(own["year"] or own["bracketed"]) if own else None
            yield Goal(
                span=span,
                quantity=quantity,
                unit=unit_for(quantity.unit or unit, indicator),
                indicator=indicator,
                qualifier=scope or find_qualifier_in(words),
                due=Due(year=year) if year else due if due.year else otherwise,
                rule="indicator-table",
                baseline=baseline,
            )


def _group_due(text: str, row: Row) -> Due | None:
    """Read the year that the title of a row's group names: “Đến năm 2030”."""
    for group in reversed(row.groups):
        mentions = find_mentions(text, *group.title)
        if mentions:
            return mentions[0].due
    return None


def _figures(text: str, cell: Span, unit: str | None) -> Iterator[tuple[Span, Quantity, str | None]]:
    """Give the figure of a cell; or its figures, where each says for which part it holds."""
    quantity = _read_cell(text[slice(*cell)], unit)
    if quantity:
        yield cell, quantity, None
        return
    at, found = cell[0], list[tuple[Span, Quantity, str | None]]()
    while unit and (part := _SCOPED.match(text, at, cell[1])):
        figure = _read_cell(part["figure"], unit)
        if figure is None:
            return
        found.append(((part.start("figure"), part.end("scope")), figure, part["scope"]))
        at = part.end()
    yield from found if at == cell[1] else ()


def _baseline(text: str, row: Row, columns: _Columns, unit: str | None) -> Baseline:
    """Read what was reached in the past, where a goal's row says it by one exact figure."""
    cell = row.cells[columns.start[0]] if columns.start else None
    figure = _read_cell(text[slice(*cell)], unit or columns.caption_unit) if cell else None
    if columns.start is None or figure is None or figure.value_max is not None:
        return Baseline()
    return Baseline(value=figure.value, year=columns.start[1])


def _bracketed(words: str) -> str | None:
    """Read the unit that closes a head or an indicator's name: “Tỷ lệ hộ nghèo (%)”."""
    found = _BRACKETED_UNIT.search(words)
    return found["unit"] if found and is_unit(found["unit"]) else None


def _read_cell(printed: str, unit: str | None) -> Quantity | None:
    """Read a cell's figure: with its own unit, or alone where a column, a head or the caption gives the unit.

    “85/105” are 85 of what is counted. A cell of several figures says none for certain.
    """
    found = find_quantities(printed)
    if found:
        return found[0] if len(found) == 1 else None
    if unit is None:
        return None
    figure = _OWN_YEAR.sub("", printed).strip()
    share = _OF_ALL.fullmatch(figure)
    if share and is_counted_unit(unit) and int(share["part"]) <= int(share["all"]):
        figure = share["part"]
    for words in (f"{figure} {unit}", figure):
        try:
            return read_quantity(words)
        except QuantityError:
            continue  # words, dashes or marks, or a unit that is not known: the figure alone may say it
    return None
