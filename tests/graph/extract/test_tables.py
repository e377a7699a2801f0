"""Tables in the layouts that copies give them, written for the tests."""

from __future__ import annotations

import unicodedata

import pytest

from graph.extract.page import Page, open_page
from graph.extract.table.records import Table
from graph.extract.table.tables import find_tables
from graph.model import Source

HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]
ROWS = [["1", "Xây dựng chợ", "Sở A", "Sở B", "2025"], ["2", "Sửa cầu", "Sở C", "Sở D, Sở E", "Quý I/2026"]]
CELLS = [("1", ["Xây dựng chợ", "Sở A", "Sở B", "2025"]), ("2", ["Sửa cầu", "Sở C", "Sở D, Sở E", "Quý I/2026"])]


def page_of(text: str) -> Page:
    return open_page(Source(path="test", name="test", media_type="text/plain", sha256="", text=text))


def tables_of(text: str) -> list[tuple[Table, str]]:
    page = page_of(text)
    return [(table, page.text) for table in find_tables(page)]


def rows_of(table: Table, text: str) -> list[tuple[str | None, list[str | None]]]:
    return [(row.label, [" ".join(text[slice(*cell)].split()) if cell else None for cell in row.cells]) for row in table.rows]


def flat(rows: list[list[str]], gap: str = "\n\n", dot: str = ".") -> str:
    return gap.join(gap.join([row[0] + (dot if row is not rows[0] else ""), *row[1:]]) for row in rows)


def piped(rows: list[list[str]], rule: str = "|---|---|---|---|---|\n") -> str:
    lines = ["| " + " | ".join(row) + " |\n" for row in rows]
    return lines[0] + rule + "".join(lines[1:])


def barred(rows: list[list[str]], gap: str = "\n") -> str:
    return gap.join(" | ".join(row) for row in rows)


LAYOUTS = [
    flat([HEAD, *ROWS]),  # cells parted by empty lines, labels with dots
    flat([HEAD, *ROWS], dot=""),  # labels without dots
    flat([HEAD, *ROWS], gap="\n"),  # a cell on each line
    flat([HEAD, *ROWS], gap="\n", dot=""),  # likewise, labels without dots
    flat([["STT", *HEAD[1:]], *ROWS], dot=")"),  # STT, brackets
    flat([["Stt", *HEAD[1:]], *ROWS]),  # Stt
    piped([["S TT", *HEAD[1:]], *ROWS]),  # a line break in the narrow column
    flat([["Số thứ tự", *HEAD[1:]], *ROWS]),  # in words
    piped([["Stt", *HEAD[1:]], *ROWS]),  # likewise in Markdown
    flat([["Số TT", *HEAD[1:]], ["(1)", "(2)", "(3)", "(4)", "(5)"], *ROWS]).replace("(1).", "(1)"),  # a row of column numbers
    flat([HEAD, ["01", *ROWS[0][1:]], ["02", *ROWS[1][1:]]]),  # leading zeros
    flat([HEAD, *ROWS]).replace("Sở D, Sở E", "Sở D,\nSở E"),  # a cell of two lines
    flat([HEAD, *ROWS], gap="\n|\n", dot="") + "\n|\n",  # cells parted by bars on lines of their own
    piped([HEAD, *ROWS]),  # Markdown
    piped([HEAD, *ROWS]).replace("\n| ", "\n").removeprefix("| "),  # without the bars at the lines' heads
    piped([HEAD, *ROWS], rule="| :-- | :--: | --- | --- | --: |\n"),  # Markdown with alignment
    piped([HEAD, *ROWS], rule=""),  # Markdown without its rule
    piped([HEAD, *ROWS], rule="").replace("|\n", "|\n\n"),  # empty lines between the rows
    barred([HEAD, *ROWS]),  # bars between the cells only
    barred([HEAD, *ROWS], gap="\n\n"),  # and empty lines between the rows
    barred([HEAD, *ROWS], gap="\n\n").replace("Sở D, Sở E", "Sở D,\nSở E"),  # a cell of two lines
    barred([HEAD, *ROWS], gap="\n\n") + "\n\nChợ là nơi mua bán | trao đổi.",  # a text behind it
    piped([["**TT**", *(f"**{cell}**" for cell in HEAD[1:])], *ROWS]),  # emphasis in the head
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_rows(layout: str, form: str) -> None:
    text = unicodedata.normalize(form, f"PHỤ LỤC II\nDANH MỤC NHIỆM VỤ\n\n{layout}\n\n\n1 Một chú thích dài ở chân trang, không thuộc bảng.\n")
    ((table, clean),) = tables_of(text)
    assert rows_of(table, clean) == CELLS
    assert [clean[slice(*column)] for column in table.columns] == HEAD[1:]
    assert ([row.ordinal for row in table.rows], [row.loose for row in table.rows]) == ([1, 2], [(), ()])


WRAPPED = """TT
Nhiệm vụ
Cơ quan chủ
trì
Cơ quan phối hợp
Thời gian
1
Xây dựng
chợ
Sở A
Sở B
2025
2
Sửa cầu
Sở C
Sở D,
Sở E
Quý I/2026
3
Mở đường
Sở Nông
nghiệp
Sở E
2027
"""


def test_joins_cells_that_a_copy_wrapped() -> None:
    ((table, text),) = tables_of(WRAPPED)
    assert rows_of(table, text) == [*CELLS, ("3", ["Mở đường", "Sở Nông nghiệp", "Sở E", "2027"])]
    assert [" ".join(text[slice(*column)].split()) for column in table.columns] == HEAD[1:]


def test_gives_no_column_to_lines_that_may_be_of_any_cell() -> None:
    torn = flat([HEAD, *ROWS, ["3", "Mở chợ", "Đầu Cầu", "Sở A", "Sở B", "2027"], ["4", "Sửa đê", "Sở A", "Sở B", "2027"]], gap="\n", dot="")
    ((table, text),) = tables_of(torn)
    assert rows_of(table, text)[2] == ("3", ["Mở chợ", None, None, "2027"])
    assert len(table.rows) == 4


GROUPED = "\n\n".join(
    ["TT", "Chỉ tiêu", "2021-2025", "2026-2030", "I", "Công nghiệp", "1.", "Tỷ trọng", "40%", "45%", "Trong đó: chế biến", "30%", "35%",
     "2.", "Tốc độ", "8%", "9%", "II", "Thương mại", "Bán lẻ", "5%", "6%", "2.", "Xuất khẩu", "7%", "8%"]
)  # fmt: skip


def test_groups_and_rows_without_label() -> None:
    ((table, text),) = tables_of(GROUPED)
    assert [(row.groups[-1].label, text[slice(*row.groups[-1].title)], row.label, row.ordinal) for row in table.rows] == [
        ("I", "Công nghiệp", "1", 1),
        ("I", "Công nghiệp", None, 2),  # "trong đó" is a row of its own
        ("I", "Công nghiệp", "2", 3),
        ("II", "Thương mại", None, 1),  # its label was forgotten
        ("II", "Thương mại", "2", 2),
    ]
    assert rows_of(table, text)[1][1] == ["Trong đó: chế biến", "30%", "35%"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_numbers_may_run_on_over_groups(gap: str) -> None:
    rows = [["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["I", "CHỢ"], ["1", "Xây chợ", "Sở A", "2025"], ["2", "Sửa chợ", "Sở A", "2026"],
            ["II", "CẦU"], ["3", "Xây cầu", "Sở B", "2025"], ["4", "Sửa cầu", "Sở B", "2026"]]  # fmt: skip
    ((table, text),) = tables_of(gap.join(gap.join(row) for row in rows))
    assert [(row.groups[-1].label, row.label, row.ordinal) for row in table.rows] == [("I", "1", 1), ("I", "2", 2), ("II", "3", 1), ("II", "4", 2)]
    assert rows_of(table, text)[2] == ("3", ["Xây cầu", "Sở B", "2025"])


def test_groups_run_on_beyond_twelve() -> None:
    labels = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"]
    rows = [["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"], *(row for label in labels for row in ([label, "CHỢ"], ["1", "Xây chợ", "Sở A", "2025"]))]
    ((table, _),) = tables_of("\n".join("\n".join(row) for row in rows))
    assert [row.groups[-1].label for row in table.rows] == labels


@pytest.mark.parametrize("mark", ["-nt-", "nt", "Như trên", '"'])
def test_a_cell_may_repeat_the_one_above(mark: str) -> None:
    ((table, text),) = tables_of(piped([HEAD, ROWS[0], ["2", "Sửa cầu", mark, mark, "2026"], ["3", "Sửa đường", mark, "Sở C", "2027"]]))
    assert rows_of(table, text)[1:] == [("2", ["Sửa cầu", "Sở A", "Sở B", "2026"]), ("3", ["Sửa đường", "Sở A", "Sở C", "2027"])]


def test_a_missing_cell_leaves_the_others_loose() -> None:
    ((table, text),) = tables_of("\n\n".join(["TT", "Chỉ tiêu", "2021-2025", "2026-2030", "Cơ quan", "1.", "Công suất", "2.550 MW", "Sở A"]))
    assert rows_of(table, text) == [("1", ["Công suất", None, None, None])]
    assert [text[slice(*cell)] for cell in table.rows[0].loose] == ["2.550 MW", "Sở A"]


def test_a_time_is_certain_in_the_only_column_of_times() -> None:
    cells = ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian hoàn thành", "Sản phẩm", "1.", "Xây chợ", "Sở A", "Quý II/2025", "Báo cáo"]
    ((table, text),) = tables_of("\n\n".join(cells))
    assert rows_of(table, text) == [("1", ["Xây chợ", None, None, "Quý II/2025", "Báo cáo"])]
    assert [text[slice(*cell)] for cell in table.rows[0].loose] == ["Sở A"]  # leads or coordinates?


def test_a_head_that_spans_others_gives_its_place_to_them() -> None:
    head = ["TT", "Nhiệm vụ", "Cơ quan thực hiện", "Thời gian", "Chủ trì", "Phối hợp"]  # the second line of the head comes last
    ((table, text),) = tables_of(flat([head, ["1", "Xây chợ", "Sở A", "Sở B", "2025"], ["2", "Sửa cầu", "Sở C", "Sở D", "2026"]]))
    assert [text[slice(*column)] for column in table.columns] == ["Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"]
    assert rows_of(table, text)[0] == ("1", ["Xây chợ", "Sở A", "Sở B", "2025"])


def test_a_figure_is_no_label_and_a_tick_no_group() -> None:
    ((table, text),) = tables_of(
        flat([["TT", "Xã", "Số chợ", "Đạt"], ["1", "An Lạc", "15", "X"], ["2", "An Bình", "2", "X"], ["3", "An Hòa", "4", "X"]])
    )
    assert rows_of(table, text) == [("1", ["An Lạc", "15", "X"]), ("2", ["An Bình", "2", "X"]), ("3", ["An Hòa", "4", "X"])]


def test_markdown_keeps_empty_cells_and_groups() -> None:
    lines = [
        "| STT | Chỉ tiêu | ĐVT | 2025 | 2030 |",
        "|---|---|---|---|---|",
        "| I | **Kinh tế** | | | |",
        "| 1 | GRDP | % | | 9 |",
        "| 2 | Chợ | chợ | 5 | 6 |",
    ]
    ((table, text),) = tables_of("\n".join(lines))
    assert rows_of(table, text) == [("1", ["GRDP", "%", None, "9"]), ("2", ["Chợ", "chợ", "5", "6"])]
    assert [(row.groups[-1].label, row.ordinal) for row in table.rows] == [("I", 1), ("I", 2)]


def test_bars_show_empty_cells() -> None:
    cells = ["TT", "Chỉ tiêu", "2025", "2030", "I", "Kinh tế", "", "", "1", "GRDP", "", "9%", "2", "Chợ", "5%", ""]
    ((table, text),) = tables_of("\n|\n".join(cells) + "\n|\n")
    assert rows_of(table, text) == [("1", ["GRDP", None, "9%"]), ("2", ["Chợ", "5%", None])]
    assert [(row.groups[-1].label, row.ordinal, row.loose) for row in table.rows] == [("I", 1, ()), ("I", 2, ())]


def test_a_table_without_numbers_has_all_its_columns() -> None:
    ((table, text),) = tables_of("| Nội dung | Đơn vị | Thời gian |\n|---|---|---|\n| Xây chợ | Sở A | 2025 |\n")
    assert rows_of(table, text) == [(None, ["Xây chợ", "Sở A", "2025"])]


@pytest.mark.parametrize(
    "text",
    [
        "",  # nothing
        "TT\n",  # a head without columns
        "Nơi nhận:\n- TT Tỉnh ủy;\n- Lưu: VT.\n",  # TT is "Thường trực"
        "TT\n\nMột câu văn.\n\nMột câu văn khác.\n",  # no rows
        "| CHỦ TỊCH |\n| Nguyễn Văn A |\n",  # one column: a signature
        "Bảng | không | đủ\n",  # bars within a line
    ],
)
def test_what_is_no_table_gives_none(text: str) -> None:
    assert tables_of(text) == []


def test_a_table_ends_at_the_next_annex_or_the_signature() -> None:
    text = flat([HEAD, *ROWS]) + "\n\nPHỤ LỤC II\n\n" + flat([HEAD, ROWS[0]]) + "\n\nTM. ỦY BAN NHÂN DÂN\n\nCHỦ TỊCH\n"
    assert [rows_of(*table) for table in tables_of(text)] == [CELLS, CELLS[:1]]


def columns_of(table: Table, text: str) -> list[str]:
    return list(table.heads(text))


SPANNED = ["Nhiệm vụ", "Cơ quan thực hiện Chủ trì", "Cơ quan thực hiện Phối hợp", "Thời gian"]
BODY = "| 1 | Xây chợ | Sở A | Sở B | 2025 |\n| 2 | Sửa cầu | Sở C | Sở D | 2026 |\n"


@pytest.mark.parametrize(
    "head",
    [
        "| TT | Nhiệm vụ | Cơ quan thực hiện | | Thời gian |\n|--|--|--|--|--|\n| | | Chủ trì | Phối hợp | |\n",  # merged cells left empty
        (
            "| TT | Nhiệm vụ | Cơ quan thực hiện | Cơ quan thực hiện | Thời gian |\n|--|--|--|--|--|\n"
            "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |\n"
        ),  # merged cells said again
    ],
)
def test_a_head_of_two_lines_names_each_column(head: str) -> None:
    ((table, text),) = tables_of(head + "| (1) | (2) | (3) | (4) | (5) |\n" + BODY)
    assert columns_of(table, text) == SPANNED
    assert rows_of(table, text)[0] == ("1", ["Xây chợ", "Sở A", "Sở B", "2025"])


@pytest.mark.parametrize("title", ["| II.1 | *Chợ* | *Chợ* | *Chợ* | *Chợ* |", "| Chợ | Chợ | Chợ | Chợ | Chợ |", "| II.1 | Chợ | | | |"])
def test_a_title_over_the_whole_row_heads_those_below(title: str) -> None:
    head = "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |\n|--|--|--|--|--|\n"
    ((table, text),) = tables_of(
        f"{head}{title}\n| 1 | Xây chợ | Sở A | | 2025 |\n| II.2 | Cầu | Cầu | Cầu | Cầu |\n| 2 | Sửa cầu | Sở C | Sở D | 2026 |\n"
    )
    assert rows_of(table, text) == [("1", ["Xây chợ", "Sở A", None, "2025"]), ("2", ["Sửa cầu", "Sở C", "Sở D", "2026"])]
    assert [text[slice(*row.groups[-1].title)] for row in table.rows] == ["Chợ", "Cầu"]
    assert table.rows[0].inherited(2) is None  # the title is nobody's partner


@pytest.mark.parametrize("numbers", ["1 | 2 | 3 | 4 | 5", "(1) | (2) | (3) | (4) | (5)", "A | B | 1 | 2 | 3", "A | B | 1 | 2 | (3)=(1)+(2)"])
def test_the_line_of_column_numbers_is_no_row(numbers: str) -> None:
    ((table, text),) = tables_of(f"| TT | Chỉ tiêu | 2025 | 2026 | Tổng |\n|--|--|--|--|--|\n| {numbers} |\n| 1 | Chợ | 5 | 6 | 11 |\n")
    assert rows_of(table, text) == [("1", ["Chợ", "5", "6", "11"])]


def test_a_head_printed_again_on_the_next_page_is_no_row() -> None:
    lines = [piped([HEAD, *ROWS]), "| " + " | ".join(HEAD) + " |\n", "| 3 | Sửa đường | Sở A | Sở B | 2027 |\n"]
    ((table, text),) = tables_of("".join(lines))
    assert [row.label for row in table.rows] == ["1", "2", "3"]


def test_a_row_whose_last_cells_were_left_out_has_them_empty() -> None:
    ((table, text),) = tables_of(piped([HEAD, ROWS[0]]) + "| 2 | Sửa cầu | Sở C |\n")
    assert rows_of(table, text)[1] == ("2", ["Sửa cầu", "Sở C", None, None])


def test_a_sheet_pasted_with_tabs_is_a_table() -> None:
    text = unicodedata.normalize("NFD", "Danh mục kèm theo:\n" + "\n".join("\t".join(row) for row in [HEAD, *ROWS]) + "\nKết thúc.\n")
    ((table, clean),) = tables_of(text)
    assert (columns_of(table, clean), rows_of(table, clean)) == (HEAD[1:], CELLS)


def test_indented_lines_are_no_sheet() -> None:
    assert tables_of("\t\tMột đoạn văn.\n\t\tMột đoạn khác.\n\t\tMột đoạn nữa.\n") == []


LEVELS = [
    ("A", "CẤP TỈNH", "", "", ""), ("I", "Công nghệ", "Sở A", "", ""), ("1", "Xây dựng kho dữ liệu", "", "", "2025"),
    ("2", "Nâng cấp mạng", "Sở B", "", "2026"), ("B", "CẤP XÃ", "", "", ""), ("1", "Tuyên truyền", "UBND các xã", "", "2025"),
    ("2", "Chuyển đổi số", "", "", ""), ("2.1", "Mua máy tính", "Sở C", "", "2026"), ("3", "Báo cáo", "", "", ""),
]  # fmt: skip


def test_groups_stand_below_groups() -> None:
    ((table, text),) = tables_of(piped([HEAD, *map(list, LEVELS)]))
    assert [(step, text[slice(*row.cells[0])]) for row, step in table.steps() if row.cells[0]] == [
        ("A.I.1", "Xây dựng kho dữ liệu"),
        ("A.I.2", "Nâng cấp mạng"),
        ("B.1", "Tuyên truyền"),
        ("B.2.1", "Mua máy tính"),  # "2" has a title alone and "2.1" below it
        ("B.3", "Báo cáo"),  # a title alone, and nothing below it: a row
    ]
    leads = [row.inherited(1) for row in table.rows]
    assert [text[slice(*lead)] if lead else None for lead in leads] == ["Sở A", "Sở B", "UBND các xã", "Sở C", None]


@pytest.mark.parametrize(
    ("labels", "steps"),
    [
        (["1", "2", "3"], ["1", "2", "3"]),  # as printed
        (["4", "5", "7"], ["4", "5", "7"]),  # from another page, with a gap
        (["2", "2", "3"], ["1", "2", "3"]),  # a slip: the places count
        (["1", "", "2"], ["1", "2", "3"]),  # a row without a number: the places count
    ],
)
def test_the_way_to_a_row_is_as_printed_where_numbers_count_up(labels: list[str], steps: list[str]) -> None:
    rows = [[label, f"Việc {place}", "Sở A", "Sở B", "2025"] for place, label in enumerate(labels)]
    ((table, _),) = tables_of(piped([HEAD, *rows]))
    assert [step for _, step in table.steps()] == steps


def ruled_text(rows: list[list[str]]) -> str:
    """Set a bar on a line of its own before and behind each row, and between cells; of an empty cell nothing is left."""
    lines = ["|".join(["", *row, ""]).replace("|", "\n|\n").replace("\n\n", "\n").strip("\n") for row in rows]
    return "\n".join(lines) + "\n"


RULED = [
    HEAD,
    ["I", "CHỢ"],  # a group's title alone
    ["1", "Xây dựng\nchợ", "Sở A", "Sở B", "2025"],  # a cell of two lines
    ["2", "Sửa chợ", "Sở A", "", "2026"],  # an empty cell: two bars, and no label behind them
    ["II", "CẦU"],
    ["4", "Sửa cầu", "Sở C", "Quý I/2026"],  # a cell is missing: only the work and the time are certain
    ["Sơn cầu", "Sở C"],  # the label above reaches into this row
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_bars_around_rows_end_them(form: str) -> None:
    text = unicodedata.normalize(form, f"PHỤ LỤC\n\n{ruled_text(RULED)}\nNơi nhận:\n- Sở A;\n")
    ((table, clean),) = tables_of(text)
    assert list(table.heads(clean)) == HEAD[1:]
    assert rows_of(table, clean) == [
        ("1", ["Xây dựng chợ", "Sở A", "Sở B", "2025"]),
        ("2", ["Sửa chợ", "Sở A", None, "2026"]),
        ("4", ["Sửa cầu", None, None, "Quý I/2026"]),
        ("4", ["Sơn cầu", None, None, None]),
    ]
    assert [step for _, step in table.steps()] == ["I.1", "I.2", "II.1", "II.2"]
