"""Tables as CSV and workbooks, read back by another program than wrote them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from graph.tables import Column, Sheet, to_csv, to_workbook

DANGEROUS = ["=1+1", "+84 900", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://example.vn")', "=cmd|' /C calc'!A0"]


def sheet(*cells: object, notes: tuple[str, ...] = ()) -> Sheet:
    return Sheet(name="Bảng", columns=(Column(head="Cột"),), rows=tuple((cell,) for cell in cells), notes=notes)  # type: ignore[misc]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_becomes_a_formula(text: str) -> None:
    page = load_workbook(io.BytesIO(to_workbook(sheet(text)))).active
    cell = page["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)
    assert next(csv.reader(io.StringIO(to_csv(sheet(text))).readlines()[1:]))[0].startswith("'")


def test_figures_stay_figures() -> None:
    page = load_workbook(io.BytesIO(to_workbook(sheet(-5, Decimal("8.5"), None, "", "Việc")))).active
    assert [page.cell(line, 1).value for line in range(2, 7)] == [-5, 8.5, None, None, "Việc"]
    assert to_csv(sheet(-5, Decimal("8.5"))) == "Cột\r\n-5\r\n8.5\r\n"


def test_the_same_table_gives_the_same_bytes() -> None:
    assert to_workbook(sheet("a", "b")) == to_workbook(sheet("a", "b"))


def test_heads_stay_in_sight_and_notes_stand_below() -> None:
    page = load_workbook(io.BytesIO(to_workbook(sheet("a", notes=("=Ghi chú",))))).active
    assert (page.freeze_panes, page.print_title_rows, page["A4"].value, page["A4"].data_type) == ("A2", "$1:$1", "=Ghi chú", "s")


def test_what_a_workbook_cannot_hold_is_cut_or_left_out() -> None:
    page = load_workbook(io.BytesIO(to_workbook(sheet("a" * 40_000, "a\x00b")))).active
    assert (len(page["A2"].value), page["A2"].value[-1], page["A3"].value) == (32_767, "…", "a b")


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="row 0"):
        Sheet(name="Bảng", columns=(Column(head="Cột"),), rows=(("a", "b"),))
