"""Lists as tables: all of a list, under the names that offices use."""

from __future__ import annotations

import csv
import io

import httpx
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.api.conftest import Served

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def opened(reply: httpx.Response) -> Worksheet:
    assert (reply.status_code, reply.headers["content-type"]) == (200, XLSX)
    page = load_workbook(io.BytesIO(reply.content)).active
    assert isinstance(page, Worksheet)
    return page


@pytest.mark.parametrize("name", ["documents", "tasks", "agencies", "targets"])
def test_a_list_is_had_whole_as_excel_and_csv(served: Served, name: str) -> None:
    total = served.client.get(f"/{name}").json()["total"]
    page = opened(served.client.get(f"/{name}.xlsx"))
    assert page.max_row == total + 1
    rows = list(csv.reader(io.StringIO(served.client.get(f"/{name}.csv").text)))
    assert rows[0] == [cell.value for cell in page[1]]
    assert len(rows) == total + 1
    iris = {row[-1] for row in rows[1:]}
    assert iris == {item["iri"] for item in served.client.get(f"/{name}?limit=1000").json()["items"]}


def test_tasks_have_the_columns_of_offices(served: Served) -> None:
    page = opened(served.client.get("/tasks", params={"q": "danh muc"}, headers={"Accept": XLSX}))
    told = dict(zip((cell.value for cell in page[1]), (cell.value for cell in page[2]), strict=True))
    assert (told["STT"], told["Mục"], told["Chủ trì"], told["Phối hợp"]) == (1, "II.1.a", "Sở Công Thương", "các đơn vị có liên quan")
    assert (told["Thời hạn"], told["Sản phẩm"]) == ("trước ngày 30/9/2023", "Danh mục được phê duyệt")
    assert told["Căn cứ"] == "Quyết định 900/QĐ-TTg ngày 10/5/2022 của Thủ tướng Chính phủ"


def test_a_table_that_is_not_all_says_so(served: Served) -> None:
    reply = served.client.get("/tasks.xlsx?limit=1")
    assert reply.headers["x-result-truncated"] == "true"
    assert "1 trong 4 dòng" in str(opened(reply)["A4"].value)
    assert "x-result-truncated" not in served.client.get("/tasks.xlsx").headers


def test_search_is_no_table(served: Served) -> None:
    assert served.client.get("/search.xlsx?q=900").status_code == 406


def test_a_page_leads_to_its_tables(served: Served) -> None:
    page = served.client.get("/tasks?agency=SCT", headers={"Accept": "text/html"}).text
    assert 'href="/tasks.xlsx?agency=SCT"' in page and 'href="/tasks.csv?agency=SCT"' in page
