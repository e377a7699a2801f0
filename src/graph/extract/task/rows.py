"""Read the rows of tables as tasks.

Answers: which rows order work, who does it, by when, and who approves it?
Assumes: tables as graph.extract.table.tables reads them.
Never:   takes a table of figures, funds or projects for one of tasks: a column must be named for work, another for who or when.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.extract.agency.agency_lists import read_list
from graph.extract.agency.words import Words
from graph.extract.layout.locators import Locators
from graph.extract.layout.outline import Item
from graph.extract.page import Page, Span
from graph.extract.table.tables import Row, Table
from graph.extract.task.assignments import ROLES, Part, assign, dated
from graph.extract.task.duties import Field
from graph.extract.task.tasks import cited
from graph.model import Citation, Role, Section, Task
from graph.period import read_when

_WORK = re.compile(
    r"(?:tên |các |nội dung )*(?:nhiệm vụ|nội dung|công việc|giải pháp|hoạt động|đề án|chương trình|danh mục|tên văn bản)", re.IGNORECASE
)
_COLUMNS = tuple(
    (field, re.compile(pattern, re.IGNORECASE))
    for field, pattern in (
        (Field.COORDINATE, r"(?!.*chủ trì).*phối hợp"),
        (Field.ADVISE, r".*tham mưu"),
        (Field.PERIOD, r".*(?:thời (?:gian|hạn|điểm)|tiến độ|lộ trình|hoàn thành)"),
        (Field.OUTPUT, r".*(?:sản phẩm|kết quả|hình thức văn bản)"),
        (Field.APPROVE, r".*(?:cấp|cơ quan|thẩm quyền).*(?:trình|ban hành|phê duyệt|quyết định)"),
        (Field.LEAD, r".*(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm|phụ trách|phân công)"),
        (Field.REPORT, r".*(?:theo dõi|báo cáo)"),
    )
)
_FIGURES = re.compile(r"chỉ tiêu|mục tiêu|đơn vị tính|ĐVT|tổng mức|số lượng", re.IGNORECASE)
_TELLING = frozenset({Field.LEAD, Field.ADVISE, Field.COORDINATE, Field.PERIOD})

Columns = dict[Field | None, int]  # by what they are about; None: the task itself


def read_rows(page: Page, tables: Sequence[Table], above: Above, citations: Sequence[Citation], *, words: Words) -> tuple[Task, ...]:
    """Read the rows of the tables of tasks.

    Out: tasks in the text's order; rows count from 1 in their group, below the item that the table stands in: "PL2.3", "PL2.II.1".
    """
    text = page.line
    reader = _Reader(page=page, text=text, citations=citations, words=words)
    locators = Locators()
    for known in above.items:
        locators.claim(known.locator)
    found: list[Task] = []
    for table in tables:
        columns = _columns(text, table)
        item = above.item(table.start)
        section = above.section(item)
        for row in table.rows if columns else ():
            if row.cells[columns[None]]:
                steps = [item.locator if item else None, row.group, str(row.ordinal)]
                found.append(reader.task(row, columns, locators.claim(".".join(step for step in steps if step)), section))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """What tables stand below: the items of the outline, and which of them are sections."""

    items: Sequence[Item]
    sections: Sequence[Section]

    def item(self, start: int) -> Item | None:
        """Give the last item that begins before a place."""
        place = bisect_left(self.items, start, key=lambda item: item.start)
        return self.items[place - 1] if place else None

    def section(self, item: Item | None) -> str | None:
        """Give the locator of the nearest section at or above an item."""
        known = {section.locator for section in self.sections}
        found: Item | None = item
        while found and found.locator not in known:
            found = self.items[found.parent] if found.parent is not None else None
        return found.locator if found else None


def _columns(text: str, table: Table) -> Columns:
    """Say what the columns are about; {} for a table that is not one of tasks."""
    heads = [" ".join(text[slice(*column)].split()) for column in table.columns]
    work = next((i for i, head in enumerate(heads) if _WORK.match(head)), None)
    if work is None or any(_FIGURES.search(head) for head in heads):
        return {}
    known: Columns = {None: work}
    for i, head in enumerate(heads):
        field = next((field for field, pattern in _COLUMNS if i != work and pattern.match(head)), None)
        if field:
            known.setdefault(field, i)
    return known if _TELLING & known.keys() else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    page: Page
    text: str
    citations: Sequence[Citation]
    words: Words

    def task(self, row: Row, columns: Columns, locator: str, section: str | None) -> Task:
        """Make a row's task."""
        cells = {field: row.cells[column] for field, column in columns.items()}
        passage = self.page.passage(*(cells[None] or (row.start, row.end)))
        due, output = cells.get(Field.PERIOD), cells.get(Field.OUTPUT)
        when = read_when(self.text[slice(*due)]) if due else None
        return Task(
            locator=locator,
            passage=passage,
            assignments=assign(self.page, tuple(self._parts(cells))),
            period=dated(self.page, when, due[0], "column:period") if when and due else None,
            cites=cited(self.citations, passage),
            section=section,
            rule="table",
            output=self.page.passage(*output) if output else None,
        )

    def _parts(self, cells: dict[Field | None, Span | None]) -> Iterator[Part]:
        for field, role in ROLES.items():
            cell = cells.get(field)
            for span, is_partner in read_list(self.text, *cell, words=self.words) if cell else ():
                leads = role in {Role.LEAD, Role.ADVISE}
                yield Part(role=Role.COORDINATE if is_partner and leads else role, span=span, rule=f"column:{field}")
