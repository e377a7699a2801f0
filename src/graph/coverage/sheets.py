"""Coverage as tables: central tasks with what covers them, local tasks without one above, figures, and what was ordered twice.

Answers: what an office puts into its report, every row with its IRIs.
Assumes: an answer of `cover`; the documents that tasks carry out, by the tasks' IRIs.
Never:   writes a proposal without the word.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.coverage.aims import told
from graph.coverage.answer import Coverage
from graph.coverage.told import summary, why
from graph.coverage.words import EXTENTS, VERDICTS
from graph.tables import TASK_COLUMNS, Bases, Cell, Column, Sheet, task_cells


def to_sheets(coverage: Coverage, bases: Bases) -> tuple[Sheet, ...]:
    """Give the answer as tables: coverage first."""
    matched = Sheet(name="Đối chiếu nhiệm vụ", columns=_MATCHED, rows=tuple(_matched(coverage, bases)), notes=(summary(coverage),))
    alone = tuple((number, *task_cells(row, bases)) for number, row in enumerate(coverage.without_parent, start=1))
    return matched, Sheet(name="Chưa có nhiệm vụ cấp trên", columns=TASK_COLUMNS, rows=alone), _aims(coverage), _twice(coverage)


_CENTRAL = (("STT", 6), ("Mục", 10), ("Nhiệm vụ của văn bản", 50), ("Mức độ", 12), ("Nếu gợi ý được xác nhận", 12))
_MATCHED = (
    *(Column(head=head, width=width) for head, width in _CENTRAL),
    *(Column(head=f"{column.head} (địa phương)", width=column.width) for column in TASK_COLUMNS[1:-1]),
    Column(head="Vì sao", width=40),
    Column(head="Mã nhiệm vụ của văn bản (IRI)", width=40),
    Column(head="Mã nhiệm vụ địa phương (IRI)", width=40),
)
_NOTHING: tuple[Cell, ...] = (None,) * (len(TASK_COLUMNS) - 2)


def _matched(coverage: Coverage, bases: Bases) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(coverage.central, start=1):
        standing = coverage.standings[row.iri]
        own: tuple[Cell, ...] = (number, row.locator, row.statement, EXTENTS[standing.extent], EXTENTS[standing.proposed])
        matches = coverage.by_central[row.iri]
        if not matches:
            yield (*own, *_NOTHING, None, row.iri, None)
        for one in matches:
            yield (*own, *task_cells(coverage.rows[one.local], bases)[:-1], why(one), row.iri, one.local)


def _aims(coverage: Coverage) -> Sheet:
    heads = (("STT", 6), ("Chỉ tiêu", 50), ("Trung ương", 24), ("Địa phương", 24), ("Kế hoạch", 36), ("Kết quả", 16), ("Lý do", 50))
    columns = tuple(
        Column(head=head, width=width) for head, width in (*heads, ("Mã chỉ tiêu trung ương (IRI)", 40), ("Mã chỉ tiêu địa phương (IRI)", 40))
    )
    labels = {plan.iri: plan.label for plan in coverage.plans}
    cells = (
        (
            number,
            aim.central.indicator,
            told(aim.central),
            told(aim.local) if aim.local else None,
            labels[aim.plan],
            VERDICTS[aim.verdict],
            aim.reason,
        )
        + (aim.central.iri, aim.local.iri if aim.local else None)
        for number, aim in enumerate(coverage.aims, start=1)
    )
    return Sheet(name="Đối chiếu chỉ tiêu", columns=columns, rows=tuple(cells))


def _twice(coverage: Coverage) -> Sheet:
    heads = (("STT", 6), ("Nhiệm vụ", 50), ("Căn cứ 1", 36), ("Nhiệm vụ trùng", 50), ("Căn cứ 2", 36), ("Cơ quan", 24), ("Giống nhau", 10))
    columns = tuple(Column(head=head, width=width) for head, width in (*heads, ("Mã 1 (IRI)", 40), ("Mã 2 (IRI)", 40)))
    cells = (
        (number, one.one.statement, one.one.document_label, one.other.statement, one.other.document_label, one.agency, one.score)
        + (one.one.iri, one.other.iri)
        for number, one in enumerate(coverage.twice, start=1)
    )
    return Sheet(name="Giao hai lần (gợi ý)", columns=columns, rows=tuple(cells))
