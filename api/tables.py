"""Tables as they are taken along: CSV, and workbooks for Excel.

Answers: a sheet in the form that was agreed on, under a name that says what it is.
Assumes: a request for a table wants all of it, unless it says how many rows.
Never:   leaves rows out without saying so: below the table, and in a header.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fastapi.responses import Response

from api.negotiate import CSV, XLSX, Offer, labelled
from graph.index.ask import MOST_ROWS
from graph.index.rows import Page
from graph.tables import Sheet, to_csv, to_workbook

MOST_EXPORTED = 20_000  # rows; 10,000 tasks take 4 s and 0.7 MB on a busy machine (2026-11-20)
CUT = "X-Result-Truncated"


def answer_sheets(sheets: tuple[Sheet, ...], offer: Offer, name: str, headers: dict[str, str]) -> Response:
    """Answer tables: a workbook of all, or the first as CSV. In: the file's name without its ending, in ASCII."""
    given = {**headers, "Content-Disposition": f'attachment; filename="{name}.{offer.name}"'}
    if offer is CSV:
        return Response(to_csv(sheets[0]), media_type=labelled(CSV), headers=given)
    return Response(to_workbook(*sheets), media_type=XLSX.media, headers=given)


def whole_list(ask: Callable[[int, int], Page[Any]], most: int = MOST_EXPORTED) -> Page[Any]:
    """Gather a list page by page. In: what gives the page at an offset with at most so many rows."""
    first = ask(0, min(most, MOST_ROWS))
    items = list(first.items)
    while len(items) < min(first.total, most):
        more = ask(len(items), min(most - len(items), MOST_ROWS)).items
        if not more:
            break
        items += more
    return replace(first, items=tuple(items))


def told_if_cut(sheet: Sheet, page: Page[Any], headers: dict[str, str]) -> tuple[Sheet, dict[str, str]]:
    """Say of a table that is not all of its list that it is not."""
    behind = page.offset + len(page.items)
    if not page.offset and behind >= page.total:
        return sheet, headers
    note = f"Bảng này có {len(page.items)} trong {page.total} dòng (từ dòng {page.offset + 1}); hãy lọc bớt, hoặc lấy tiếp bằng offset và limit."
    return replace(sheet, notes=(*sheet.notes, note)), {**headers, CUT: "true"}
