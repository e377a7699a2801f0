"""PDF -> text: tables that the end of a page tears, as word processors and browsers leave them."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from graph.read.pdf import read_pdf
from tests.graph.read.printed import PLAIN, drawn

XS = (90, 120, 320, 500)
Cells = tuple[str, ...]
HEAD = ("TT", "Nhiệm vụ", "Phối hợp")
ABOVE = (HEAD, ("1", "Nạo vét kênh", "Các xã"), ("2", "Tu bổ đê bao khu vực phía", "Phòng Tài chính; UBND xã"))


def grid(canvas: Canvas, top: int, rows: tuple[Cells, ...], *, xs: tuple[int, ...] = XS, is_open: tuple[bool, bool] = (False, False)) -> None:
    """Draw rows of 30 points; without the first or the last level rule where they are open."""
    foot = top - 30 * len(rows)
    for i, row in enumerate(rows):
        for x, words in zip(xs, row, strict=False):
            canvas.drawString(x + 4, top - 30 * i - 18, words)
    for i in range(is_open[0], len(rows) + 1 - is_open[1]):
        canvas.line(xs[0], top - 30 * i, xs[-1], top - 30 * i)
    for x in xs:
        canvas.line(x, top, x, foot)


def read_two(above: tuple[Cells, ...], below: tuple[Cells, ...], *, is_open: bool = False, xs: tuple[int, ...] = XS, then: str = "") -> list[str]:
    """Read a table at the foot of a page and one at the head of the next; give the lines of the text that say something."""

    def draw(canvas: Canvas) -> None:
        grid(canvas, 60 + 30 * len(above), above, is_open=(False, is_open))
        canvas.showPage()
        canvas.setFont(PLAIN, 12)
        grid(canvas, 780, below, xs=xs, is_open=(is_open and below[0] != HEAD, False))
        canvas.drawString(90, 600, then)

    return [line for line in read_pdf(drawn(draw), "plan.pdf").text.split("\n") if line]


WHOLE = "| 2 | Tu bổ đê bao khu vực phía Thạch Hà | Phòng Tài chính; UBND xã Thạch Khê |"
CUT = ("", "Thạch Hà", "Thạch Khê")  # capitals, where the lines above had no room for them
NEXT = ("3", "Trồng tre chắn sóng", "Các xã")
CUTS = [
    ((CUT, NEXT), False),  # closed with a rule by the page's end
    ((HEAD, CUT, NEXT), False),  # the head printed again
    ((CUT, NEXT), True),  # no rule where the row is cut
    ((HEAD, CUT, NEXT), True),
    ((CUT,), False),  # the end of a row is all that the next page has
    ((CUT,), True),
]


@pytest.mark.parametrize(("below", "is_open"), CUTS)
def test_a_row_cut_by_a_page_end_is_joined_cell_by_cell(below: tuple[Cells, ...], is_open: bool) -> None:
    lines = read_two(ABOVE, below, is_open=is_open, then="PHỤ LỤC III")
    rest = ["| 3 | Trồng tre chắn sóng | Các xã |"] if NEXT in below else []
    assert lines == ["| TT | Nhiệm vụ | Phối hợp |", "| --- | --- | --- |", "| 1 | Nạo vét kênh | Các xã |", WHOLE, *rest, "PHỤ LỤC III"]


def test_an_open_row_is_joined_whatever_its_words() -> None:
    above = (HEAD, ("1", "Nạo vét", "Xã"))
    assert read_two(above, (("", "Kênh", ""), NEXT), is_open=True)[2] == "| 1 | Nạo vét Kênh | Xã |"


NEW = [
    ("", "Tổng cộng", "150"),  # a sum
    ("", "Khơi dòng", ""),  # another task of the same number: the line above had room for it
    ("", "Thạch Hà", "150"),  # one cell might go on, the other cannot
]


@pytest.mark.parametrize("row", NEW)
def test_a_row_without_number_that_begins_anew_is_a_row(row: Cells) -> None:
    above = (HEAD, ("1", "Nạo vét kênh", "12"), ("2", "Tu bổ đê bao" if row[1] != "Thạch Hà" else ABOVE[2][1], "138"))
    assert read_two(above, (row, NEXT))[4] == "| " + " | ".join(row) + " |"


def test_a_row_that_is_one_cell_goes_on_with_the_table() -> None:
    lines = read_two(ABOVE, (("II. Thủy lợi nội đồng",), ("III. Đê biển",)), xs=(90, 500))
    assert lines[-2:] == ["| II. Thủy lợi nội đồng |  |  |", "| III. Đê biển |  |  |"]


def test_a_head_alone_at_the_foot_of_a_page_is_the_head() -> None:
    assert read_two((HEAD,), (("1", "Nạo vét kênh", "Các xã"), NEXT)) == [
        "| TT | Nhiệm vụ | Phối hợp |",
        "| --- | --- | --- |",
        "| 1 | Nạo vét kênh | Các xã |",
        "| 3 | Trồng tre chắn sóng | Các xã |",
    ]


def test_a_table_of_other_columns_is_another_table() -> None:
    lines = read_two(ABOVE, (("Nguồn", "2025"), ("Tỉnh", "12")), xs=(90, 250, 500))
    assert lines[-3:] == ["| Nguồn | 2025 |", "| --- | --- |", "| Tỉnh | 12 |"]
