"""Documents, tasks, agencies and targets as tables, with the columns that offices use.

Answers: which columns a list has in Excel and CSV, the IRI of each row among them, so that a row is known again.
Assumes: rows of the index; the documents that each task carries out, by its IRI.
Never:   fills a cell that the text leaves empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from graph.index.rows import AgencyRow, AssignmentRow, DocumentRow, TargetRow, TaskRow
from graph.tables.sheet import Cell, Column, Sheet

Bases = Mapping[str, tuple[str, ...]]
IRI = Column(head="Mã (IRI)", width=40)
TASK_COLUMNS = (
    Column(head="STT", width=6),
    Column(head="Mục", width=10),
    Column(head="Nội dung", width=60),
    Column(head="Chủ trì", width=24),
    Column(head="Phối hợp", width=24),
    Column(head="Thời hạn", width=16),
    Column(head="Sản phẩm", width=24),
    Column(head="Căn cứ", width=36),
    Column(head="Thuộc văn bản", width=36),
    IRI,
)
COMPARATORS = {"eq": "", "gt": "trên", "ge": "từ", "lt": "dưới", "le": "không quá", "about": "khoảng", "range": ""}


def names(given: Sequence[AssignmentRow]) -> str:
    """Write bodies as printed."""
    return "; ".join(one.printed for one in given)


def task_cells(task: TaskRow, bases: Bases) -> tuple[Cell, ...]:
    """Give a task's cells behind its number: those of TASK_COLUMNS."""
    return (
        task.locator,
        task.statement,
        names(task.printed("lead", "advise")),
        names(task.printed("coordinate")),
        task.time or task.deadline,
        task.output,
        "; ".join(bases.get(task.iri, ())),
        task.document_label,
        task.iri,
    )


def tasks_table(rows: Sequence[TaskRow], bases: Bases) -> Sheet:
    """Give tasks as a table."""
    return Sheet(name="Nhiệm vụ", columns=TASK_COLUMNS, rows=tuple((number, *task_cells(row, bases)) for number, row in enumerate(rows, start=1)))


def documents_table(rows: Sequence[DocumentRow], bases: Bases) -> Sheet:
    """Give documents as a table."""
    heads = (
        ("STT", 6),
        ("Số, ký hiệu", 18),
        ("Ngày", 12),
        ("Văn bản", 50),
        ("Trích yếu", 50),
        ("Cơ quan ban hành", 28),
        ("Cấp", 12),
        ("Có toàn văn", 8),
    )
    counted = (("Nhiệm vụ", 9), ("Chỉ tiêu", 9), ("Được viện dẫn", 9), ("Căn cứ", 40))
    cells = (
        (
            number,
            row.number,
            row.date,
            row.label,
            row.title,
            row.issuer_label,
            row.level,
            "có" if row.held else "chưa",
            row.tasks,
            row.targets,
            row.cited,
        )
        + ("; ".join(bases.get(row.iri, ())), row.iri)
        for number, row in enumerate(rows, start=1)
    )
    return Sheet(name="Văn bản", columns=(*_columns(heads + counted), IRI), rows=tuple(cells))


def agencies_table(rows: Sequence[AgencyRow], _: Bases) -> Sheet:
    """Give agencies as a table."""
    heads = (("STT", 6), ("Cơ quan", 40), ("Viết tắt", 12), ("Cấp", 14), ("Chủ trì", 10), ("Phối hợp", 10), ("Đã ban hành", 12))
    cells = (
        (number, row.label, row.abbreviation, row.level, row.leads, row.coordinates, row.issued, row.iri) for number, row in enumerate(rows, start=1)
    )
    return Sheet(name="Cơ quan", columns=(*_columns(heads), IRI), rows=tuple(cells))


def targets_table(rows: Sequence[TargetRow], _: Bases) -> Sheet:
    """Give targets as a table; figures are numbers."""
    heads = (("STT", 6), ("Chỉ tiêu", 50), ("So sánh", 12), ("Trị số", 12), ("Đến", 12), ("Đơn vị", 14), ("Năm đạt", 9), ("Năm gốc", 9))
    more = (("Trị số gốc", 12), ("Điều kiện", 24), ("Lời văn", 50), ("Thuộc văn bản", 36))
    return Sheet(
        name="Chỉ tiêu", columns=(*_columns(heads + more), IRI), rows=tuple((number, *_target_cells(row)) for number, row in enumerate(rows, start=1))
    )


def _target_cells(row: TargetRow) -> tuple[Cell, ...]:
    return (
        *(row.indicator, COMPARATORS.get(row.comparator, row.comparator), _figure(row.value), _figure(row.value_max), row.unit, row.year),
        *(row.baseline_year, _figure(row.baseline), row.qualifier, row.statement, row.document_label, row.iri),
    )


def _figure(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _columns(heads: Sequence[tuple[str, int]]) -> tuple[Column, ...]:
    return tuple(Column(head=head, width=width) for head, width in heads)


TABLES: Mapping[str, Callable[[Sequence[Any], Bases], Sheet]] = {
    "documents": documents_table,
    "tasks": tasks_table,
    "agencies": agencies_table,
    "targets": targets_table,
}
