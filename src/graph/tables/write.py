"""Write tables as CSV and as workbooks for Excel.

Answers: the bytes of a table, the same for the same table.
Assumes: whoever opens it may be anybody, and its texts come from anywhere.
Never:   lets a text become a formula: in a workbook it is marked as text, in CSV an apostrophe stands before it.
Source:  OWASP, "CSV Injection": what begins with = + - @, a tab or a line's end may be run by who opens it.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.tables.sheet import Cell, Sheet

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
_LONGEST = 32_767  # letters of a cell that Excel keeps
_LOOK: dict[str, object] = {"text_wrap": True, "valign": "top", "border": 1, "font_name": "Times New Roman"}
_LOOKS: dict[str, dict[str, object]] = {"cell": {}, "head": {"bold": True, "align": "center"}, "marked": {"quote_prefix": True}}
_MADE = datetime(2000, 1, 1)  # a workbook must name a moment; a fixed one, so that the same table gives the same bytes


def to_csv(sheet: Sheet) -> str:
    """Write a table as CSV (RFC 4180), its heads first; notes are left out."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.head for column in sheet.columns)
    writer.writerows([harmless(cell) for cell in row] for row in sheet.rows)
    return text.getvalue()


def harmless(cell: Cell) -> Cell:
    """Give a cell that no program takes for a formula.

    >>> harmless("=1+1"), harmless("- Rà soát"), harmless(-5)
    ("'=1+1", "'- Rà soát", -5)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell


def to_workbook(*sheets: Sheet) -> bytes:
    """Write tables as one workbook (.xlsx): heads stay in sight and on every printed page, long texts wrap, a page is as wide as the table."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _MADE})
        styles = {name: book.add_format(_LOOK | more) for name, more in _LOOKS.items()}
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            _lay_out(page, sheet)
            _fill(page, sheet, styles)
    return file.getvalue()


def _lay_out(page: Worksheet, sheet: Sheet) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.freeze_panes(1, 0)
    page.set_footer("&C&P/&N")
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)


def _fill(page: Worksheet, sheet: Sheet, styles: dict[str, Format]) -> None:
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.head, styles["head"])
    for line, row in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(row):
            _write(page, (line, place), cell, styles)
    for line, note in enumerate(sheet.notes, start=len(sheet.rows) + 2):
        page.write_string(line, 0, _fit(note))


def _write(page: Worksheet, at: tuple[int, int], cell: Cell, styles: dict[str, Format]) -> None:
    if cell is None or cell == "":
        page.write_blank(*at, None, styles["cell"])
    elif isinstance(cell, str):
        page.write_string(*at, _fit(cell), styles["marked" if cell.startswith(_DANGEROUS) else "cell"])
    else:
        page.write_number(*at, float(cell) if isinstance(cell, Decimal) else cell, styles["cell"])


def _fit(text: str) -> str:
    whole = _UNFIT.sub(" ", text)
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "…"
