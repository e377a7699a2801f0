"""Read the rows of tables as tasks.

Answers: which rows order work, who does it, by when, and who approves it?
Assumes: tables as graph.extract.tables reads them.
Never:   takes a table of figures, funds or projects for one of tasks: a column must be named for work, another for who or when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extract.agencies import read_list
from graph.extract.assignments import Part, assign
from graph.extract.duties import Field
from graph.extract.names import Span
from graph.extract.outline import Item
from graph.extract.page import Page
from graph.extract.tables import Row, Table
from graph.extract.tasks import cited
from graph.extract.words import Words
from graph.model import Citation, Period, Role, Task
from graph.period import read_when

_WORK = re.compile(
    r"(?:tên |các |nội dung )*(?:nhiệm vụ|nội dung|công việc|giải pháp|hoạt động|đề án|chương trình|danh mục|tên văn bản)", re.IGNORECASE
)
_COLUMNS = (
    (Field.COORDINATE, re.compile(r"(?!.*chủ trì).*phối hợp", re.IGNORECASE | re.DOTALL)),
    (Field.ADVISE, re.compile(r".*tham mưu", re.IGNORECASE | re.DOTALL)),
    (Field.PERIOD, re.compile(r"(?:.*(?:thời (?:gian|hạn|điểm)|tiến độ|lộ trình)|.*hoàn thành)", re.IGNORECASE | re.DOTALL)),
    (Field.OUTPUT, re.compile(r".*(?:sản phẩm|kết quả|hình thức văn bản)", re.IGNORECASE | re.DOTALL)),
    (Field.APPROVE, re.compile(r"(?:.*cấp|.*cơ quan|.*thẩm quyền).*(?:trình|ban hành|phê duyệt|quyết định)", re.IGNORECASE | re.DOTALL)),
    (Field.LEAD, re.compile(r".*(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm|phụ trách)", re.IGNORECASE | re.DOTALL)),
    (Field.REPORT, re.compile(r".*(?:theo dõi|báo cáo)", re.IGNORECASE | re.DOTALL)),
)  # fmt: skip
_ROLES = {
    Field.LEAD: Role.LEAD, Field.ADVISE: Role.ADVISE, Field.COORDINATE: Role.COORDINATE, Field.APPROVE: Role.APPROVE, Field.REPORT: Role.REPORT,
}  # fmt: skip
Fields = tuple[tuple[Field | None, int], ...]
_FIGURES = re.compile(r"chỉ tiêu|mục tiêu|đơn vị tính|ĐVT|tổng mức|số lượng", re.IGNORECASE)


def read_rows(
    page: Page, text: str, tables: Sequence[Table], items: Sequence[Item], citations: Sequence[Citation], *, words: Words
) -> tuple[Task, ...]:
    """Read the rows of the tables of tasks.

    In:  `text` is the page's on one line.
    Out: tasks in the text's order; rows count from 1 in their group, below the item that the table stands in: "PL2.3", "PL2.II.1".
    """
    used = {item.locator for item in items}
    found: list[Task] = []
    for table in tables:
        fields = _fields(text, table)
        above = next((item for item in reversed(items) if item.start < table.start), None)
        for row in table.rows if fields else ():
            if row.cells[fields[0][1]]:
                locator = _locate(row, above, used)
                found.append(_task(page, text, row, fields, citations, words=words, locator=locator, section=above.locator if above else None))
    return tuple(found)


def _locate(row: Row, above: Item | None, used: set[str]) -> str:
    """Make a row's locator; one that is taken already gets "~2", "~3" ..."""
    locator = ".".join([*([above.locator] if above else []), *([row.group] if row.group else []), str(row.ordinal)])
    found, times = locator, 1
    while found in used:
        times += 1
        found = f"{locator}~{times}"
    used.add(found)
    return found


def _fields(text: str, table: Table) -> Fields:
    """Say what the columns are about, the task's first; () for a table that is not one of tasks."""
    heads = [" ".join(text[slice(*column)].split()) for column in table.columns]
    work = next((i for i, head in enumerate(heads) if _WORK.match(head)), None)
    if work is None or any(_FIGURES.search(head) for head in heads):
        return ()
    known: list[tuple[Field | None, int]] = [(None, work)]
    for i, head in enumerate(heads):
        field = next((field for field, pattern in _COLUMNS if i != work and pattern.match(head)), None)
        if field and field not in {f for f, _ in known}:
            known.append((field, i))
    return tuple(known) if {Field.LEAD, Field.ADVISE, Field.COORDINATE, Field.PERIOD} & {field for field, _ in known} else ()


def _task(  # noqa: PLR0913
    page: Page,
    text: str,
    row: Row,
    fields: Fields,
    citations: Sequence[Citation],
    *,
    words: Words,
    locator: str,
    section: str | None,
) -> Task:
    cells = {field: row.cells[column] for field, column in fields}
    start, end = cells[None] or (row.start, row.end)
    passage = page.passage(start, end)
    output = cells.get(Field.OUTPUT)
    return Task(
        locator=locator,
        passage=passage,
        assignments=assign(page, tuple(_parts(text, cells, words))),
        period=_period(page, text, cells.get(Field.PERIOD)),
        cites=cited(citations, passage),
        section=section,
        rule="table",
        output=page.passage(*output) if output else None,
    )


def _parts(text: str, cells: dict[Field | None, Span | None], words: Words) -> Iterator[Part]:
    for field, role in _ROLES.items():
        cell = cells.get(field)
        for span, is_partner in read_list(text, *cell, words=words) if cell else ():
            leads = role in {Role.LEAD, Role.ADVISE}
            yield Part(role=Role.COORDINATE if is_partner and leads else role, span=span, rule=f"column:{field}")


def _period(page: Page, text: str, cell: Span | None) -> Period | None:
    when = read_when(text[slice(*cell)]) if cell else None
    if not cell or not when:
        return None
    return Period(
        passage=page.passage(cell[0] + when.start, cell[0] + when.end),
        first=when.first,
        last=when.last,
        precision=when.precision,
        recurrence=when.recurrence,
        rule="column:period",
    )
