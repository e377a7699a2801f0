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
from graph.extract.table.records import Row, Table
from graph.extract.task.assignments import Assigner, Share, assign
from graph.extract.task.content import Content
from graph.extract.task.duties import Duty, Field
from graph.extract.task.tasks import cited
from graph.model import Citation, Section, Task
from graph.period import read_when

_SORT = r"(?:tên|các|những|danh mục|nội dung|loại|nhóm|và|,|;|/|-|\(|\)|chính|chủ yếu|trọng tâm|cụ thể|chi tiết|thực hiện|triển khai|cần) *"
_WORK = re.compile(
    rf"(?:{_SORT})*(?:nhiệm vụ|nội dung|công việc|đầu việc|giải pháp|biện pháp|hoạt động|công tác|việc|đề án|dự án|dự thảo|chương trình|danh mục"
    r"|(?:tên )?văn bản(?! số)|yêu cầu(?= *(?:thực hiện|chỉ đạo|xử lý)?$))(?!\w)"
    r"(?!.*(?:chủ trì|phối hợp|sản phẩm|kết quả|hoàn thành|thời (?:gian|hạn)))",
    re.IGNORECASE,
)
_FINEST = re.compile(r"yêu cầu|nhiệm vụ(?! chung)|công việc|đầu việc|cụ thể|chi tiết", re.IGNORECASE)
_WHO = r"(?:cơ quan|đơn vị|tổ chức|cá nhân|người|bộ phận|phòng|ban|sở|ngành|cấp|địa phương|nơi|trách nhiệm|chủ thể|bộ)(?!\w)"
_COLUMNS = tuple(
    (field, re.compile(pattern, re.IGNORECASE))
    for field, pattern in (
        (
            Field.OTHER,
            r".*(?:kinh phí|nguồn (?:vốn|lực)|dự toán|địa điểm|địa bàn|hình thức (?!văn bản)|phương thức|ghi chú|căn cứ|lãnh đạo|đồng chí)",
        ),
        (Field.COORDINATE, r"(?!.*chủ trì).*phối hợp"),
        (Field.ADVISE, r".*tham mưu"),
        (Field.PERIOD, r".*(?:thời (?:gian|hạn|điểm)|tiến độ|lộ trình|hoàn thành|kỳ hạn)|(?:dự kiến )?hạn(?!\w)"),
        (Field.OUTPUT, r".*(?:sản phẩm|kết quả|hình thức văn bản|đầu ra)"),
        (Field.APPROVE, r".*(?:cấp|cơ quan|thẩm quyền).*(?:trình|ban hành|phê duyệt|quyết định)"),
        (
            Field.LEAD,
            rf".*(?:chủ trì|đầu mối|chịu trách nhiệm|phụ trách|phân công|chủ đầu tư)|.*{_WHO}.*(?:thực hiện|triển khai)|thực hiện|trách nhiệm$",
        ),
        (Field.REPORT, r".*(?:theo dõi|báo cáo)"),
    )
)
_FIGURES = re.compile(r"chỉ tiêu|mục tiêu|đơn vị tính|ĐVT|tổng mức|số lượng", re.IGNORECASE)
_TELLING = frozenset({Field.LEAD, Field.ADVISE, Field.COORDINATE, Field.PERIOD})
_SUM = re.compile(r"\W*(?:tổng(?: (?:cộng|số|kinh phí))?|cộng)\W*", re.IGNORECASE)

_HOUR = re.compile(r"\W*(?:(?:từ|lúc|sáng|chiều)\s+)*\d{1,2}\s*(?:(?:h|g|giờ)(?![a-zà-ỹ])|:)\s*\d{0,2}", re.IGNORECASE)
_MARK = re.compile(r"\W*(?:[xX✓✔√●•])\W*")  # in a column of its own for each year: then it is due
# A column of both roles: "Cơ quan chủ trì/Cơ quan phối hợp".
_BOTH = re.compile(r".*chủ trì *(?:[/,&–-]|và) *(?:(?:các )?(?:cơ quan|đơn vị) *)?phối hợp", re.IGNORECASE)
# A column of time and product: "Quý I/2026/Quyết định" below "Thời gian/Sản phẩm".
_TIMED = re.compile(r"[^/]*(?:thời (?:gian|hạn|điểm)|tiến độ|hoàn thành)[^/]*/ *(?:các )?(?:sản phẩm|kết quả)", re.IGNORECASE)
_PRODUCT = re.compile(r" */ *(?=[^\W\d])(?![IVX]+(?!\w))")
_SAYS = re.compile(r"chủ trì|phối hợp", re.IGNORECASE)
_GROUPED = -1  # the title of a row's group stands for a column: “Danh mục dự án/Đơn vị thực hiện”
Columns = dict[Field | None, int]  # by what they are about; None: the task itself


def read_rows(page: Page, tables: Sequence[Table], above: Above, citations: Sequence[Citation], *, words: Words) -> tuple[Task, ...]:
    """Read the rows of the tables of tasks.

    Out: tasks in the text's order; rows count from 1 in their group, below the item that the table stands in: "PL2.3", "PL2.II.1".
    """
    text = page.line
    reader = _Reader(page=page, citations=citations, assigner=Assigner(page=page, text=text, words=words, source="column"))
    locators = Locators()
    for known in above.items:
        locators.claim(known.locator)
    found: list[Task] = []
    for table in tables:
        columns = _columns(text, table)
        item = above.item(table.start)
        section = above.section(item)
        for row, step in table.steps() if columns else ():
            work = row.cells[columns[None]]
            if work and not _SUM.fullmatch(text, *work):
                found.append(reader.task(table, row, columns, locator=locators.claim(f"{item.locator}.{step}" if item else step), section=section))
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
    heads = table.heads(text)
    candidates = [i for i, head in enumerate(heads) if _WORK.match(head)]
    if not candidates:
        return {}
    work = next((i for i in candidates[1:] if _FINEST.search(heads[i])), candidates[0])
    known: Columns = {None: work}
    for i, head in enumerate(heads):
        field = next((field for field, pattern in _COLUMNS if i != work and pattern.match(head)), None)
        if field:
            known.setdefault(field, i)
    beside = heads[work].rpartition("/")[2].strip()
    if Field.LEAD not in known and beside != heads[work] and dict(_COLUMNS)[Field.LEAD].match(beside):
        known[Field.LEAD] = _GROUPED
    telling = _TELLING & known.keys()
    if Field.PERIOD in known and _is_agenda(text, table, known[Field.PERIOD]):
        return {}
    is_of_figures = any(_FIGURES.search(head) for head in heads)
    return known if len(telling) > is_of_figures else {}


def _is_agenda(text: str, table: Table, column: int) -> bool:
    """Tell the programme of a meeting or a day, whose rows have hours: “8h00 - 8h30”."""
    times = [cell for row in table.rows if (cell := row.cells[column])]
    return 2 * sum(_HOUR.match(text, *cell) is not None for cell in times) > len(times)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    page: Page
    citations: Sequence[Citation]
    assigner: Assigner

    def task(self, table: Table, row: Row, columns: Columns, *, locator: str, section: str | None) -> Task:
        """Make a row's task: its cells say what role lines say elsewhere."""
        work = row.cells[columns[None]] or (row.start, row.end)
        passage = self.page.passage(*work)
        share = self.assigner.read(Content(work=work), tuple(self._duties(table, row, columns)), Share())
        return Task(
            locator=locator,
            passage=passage,
            assignments=assign(self.page, share.parts),
            period=share.periods[0] if share.periods else None,
            further=share.periods[1:],
            cites=cited(self.citations, passage),
            section=section,
            rule="table",
            output=share.output,
        )

    def _cell(self, row: Row, field: Field | None, columns: Columns) -> Span | None:
        """Give a row's cell of a column; who and when may stand in the group's row, or as its title; another lead's partners are not its own."""
        column = columns[field]
        if column == _GROUPED:
            return row.groups[-1].title if row.groups else None
        lead = columns.get(Field.LEAD, _GROUPED)
        is_led = field is Field.COORDINATE and lead != _GROUPED and row.cells[lead] is not None
        return row.inherited(column) if field in _TELLING and not is_led else row.cells[column]

    def _duties(self, table: Table, row: Row, columns: Columns) -> Iterator[Duty]:
        text = self.page.line
        for field, column in columns.items():
            cell = self._cell(row, field, columns)
            if not field or not cell or _MARK.fullmatch(text, *cell):
                continue
            if field is Field.LEAD and column != _GROUPED and _BOTH.match(text, *table.columns[column]) and not _SAYS.search(text, *cell):
                yield from self._shared(cell)
            elif field is Field.PERIOD and _TIMED.match(text, *table.columns[column]):
                yield from self._timed(cell)
            else:
                yield Duty(field=field, start=cell[0], end=cell[1])
        for cell, head in zip(row.cells, table.columns, strict=True):
            if cell and _MARK.fullmatch(text, *cell) and _is_time(text[slice(*head)]):
                yield Duty(field=Field.PERIOD, start=head[0], end=head[1])

    def _shared(self, cell: Span) -> Iterator[Duty]:
        """Read a cell of both roles: who leads before the stroke, who helps behind it; one body alone leads; of several nothing says who does."""
        text = self.page.line
        before, stroke, behind = text[slice(*cell)].partition("/")
        if before.strip() and behind.strip() and "/" not in behind:
            middle = cell[0] + len(before)
            yield Duty(field=Field.LEAD, start=cell[0], end=middle)
            yield Duty(field=Field.COORDINATE, start=middle + 1, end=cell[1])
        elif not stroke and len(read_list(text, *cell, words=self.assigner.words)) == 1:
            yield Duty(field=Field.LEAD, start=cell[0], end=cell[1])

    def _timed(self, cell: Span) -> Iterator[Duty]:
        """Read a cell of time and product: when it is due before the stroke, what comes of it behind."""
        stroke = _PRODUCT.search(self.page.line, *cell)
        if stroke and _is_time(self.page.line[cell[0] : stroke.start()]):
            yield Duty(field=Field.OUTPUT, start=stroke.end(), end=cell[1])
            cell = (cell[0], stroke.start())
        yield Duty(field=Field.PERIOD, start=cell[0], end=cell[1])


def _is_time(head: str) -> bool:
    when = read_when(head)
    return when is not None and (when.first or when.last) is not None
