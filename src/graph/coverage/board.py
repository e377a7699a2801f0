"""Coverage as a board: central tasks as rows; plans, provinces or agencies as columns.

Answers: how much of each central task each column covers, and by which tasks.
Assumes: an answer of `cover`.
Never:   leaves out a column that has local tasks, though none of them fits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.coverage.answer import Coverage, standings
from graph.coverage.records import Extent, Match, Standing
from graph.coverage.twice import LEADING
from graph.index.rows import TaskRow

UNKNOWN = ""  # the column of what names no agency, or lies in no known province


class By(StrEnum):
    """What the columns of a board are."""

    PLAN = "plan"
    PROVINCE = "province"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: an IRI or slug, its name, and how many local tasks it has."""

    key: str
    label: str
    tasks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a column does of one central task."""

    standing: Standing
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board. `fields` by column's key and central task's IRI, those alone of which something is covered."""

    by: By
    columns: tuple[Column, ...]
    fields: Mapping[tuple[str, str], Field]


def lay_out(coverage: Coverage, by: By, places: Mapping[str, str]) -> Board:
    """Lay an answer out. In: the names of provinces, by slug. Columns stand in the order of their size, then of their names."""
    columns_of = {row.iri: _keys(row, coverage, by) for row in coverage.local}
    labels = _labels(coverage, by, places)
    sizes: dict[str, int] = {}
    for keys in columns_of.values():
        for key in keys:
            sizes[key] = sizes.get(key, 0) + 1
    columns = [Column(key=key, label=labels.get(key) or _NAMELESS[by], tasks=size) for key, size in sizes.items()]
    matches: dict[str, dict[str, list[Match]]] = {key: {} for key in sizes}
    for one in coverage.matches:
        for key in columns_of[one.local]:
            matches[key].setdefault(one.central, []).append(one)
    return Board(by=by, columns=tuple(sorted(columns, key=lambda column: (-column.tasks, column.label))), fields=_fields(coverage, matches))


_NAMELESS = {By.PLAN: "văn bản không tên", By.PROVINCE: "không rõ địa bàn", By.AGENCY: "không nêu cơ quan"}


def _fields(coverage: Coverage, matches: Mapping[str, Mapping[str, Sequence[Match]]]) -> dict[tuple[str, str], Field]:
    found = {}
    for key, of_column in matches.items():
        for iri, standing in standings(coverage.central, of_column).items():
            if standing.proposed is not Extent.NONE:
                found[key, iri] = Field(standing=standing, matches=tuple(of_column.get(iri, ())))
    return found


def _keys(row: TaskRow, coverage: Coverage, by: By) -> tuple[str, ...]:
    if by is By.PLAN:
        return (row.document,)
    if by is By.PROVINCE:
        return (next((plan.province for plan in coverage.plans if plan.iri == row.document), None) or UNKNOWN,)
    return tuple(dict.fromkeys(one.agency or one.printed for one in row.printed(*LEADING))) or (UNKNOWN,)


def _labels(coverage: Coverage, by: By, places: Mapping[str, str]) -> Mapping[str, str]:
    if by is By.PLAN:
        return {plan.iri: plan.label for plan in coverage.plans}
    if by is By.PROVINCE:
        return {plan.province: places.get(plan.province, plan.province) for plan in coverage.plans if plan.province}
    return {one.agency or one.printed: one.label or one.printed for row in coverage.local for one in row.printed(*LEADING)}
