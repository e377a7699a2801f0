"""/impact over HTTP, and `vnplan impact`: what a change bears on."""

from __future__ import annotations

import csv
import json

import pytest

from graph.cli.main import main
from tests.api.conftest import DOCUMENT, Served

BASE = "https://w3id.org/vnplan/"
OLD = f"{BASE}eli/vn/ttg/quyet-dinh/2022/900"


def test_names_who_rests_on_what_was_replaced(served: Served) -> None:
    body = served.client.get("/impact", params={"as_of": ""}).json()
    one = next(one for one in body["impacts"] if one["iri"] == OLD)
    assert one["status"]["state"] == "replaced"
    assert {bearing["iri"] for bearing in one["restingOn"]} == {f"{BASE}{DOCUMENT}", f"{BASE}{DOCUMENT}/nv/II.2"}
    assert all(bearing["quote"] and bearing["start"] < bearing["end"] for bearing in one["restingOn"])


def test_of_one_document_on_a_day_when_nothing_is_known_of_it(served: Served) -> None:
    [one] = served.client.get("/impact", params={"key": "900/QĐ-TTg 10/5/2022", "as_of": "2023-12-31"}).json()["impacts"]
    assert one["status"]["state"] == "unknown" and one["counts"]["task"] >= 1


def test_as_a_table_and_as_a_page(served: Served) -> None:
    reply = served.client.get("/impact.csv")
    rows = list(csv.DictReader(reply.text.splitlines()))
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert {row["changed"] for row in rows} >= {OLD} and all(row["quote"] for row in rows)
    page = served.client.get("/impact", headers={"Accept": "text/html"}).text
    assert "Ai dựa vào văn bản đã thay đổi" in page and "Thực hiện Quyết định số 900/QĐ-TTg" in page and "<script>document" not in page
    none = served.client.get("/impact", params={"as_of": "1990-01-01"}, headers={"Accept": "text/html"}).text
    assert "Không văn bản nào đã bị thay thế" in none


@pytest.mark.parametrize(("parameters", "status"), [({"key": "9/KH-ABC"}, 404), ({"key": "900/QĐ-TTg"}, 409), ({"as_of": "mai"}, 400)])
def test_refuses_what_it_cannot_answer(served: Served, parameters: dict[str, str], status: int) -> None:
    assert served.client.get("/impact", params=parameters).status_code == status


def test_the_command_says_the_same(store_folder: object, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--store", str(store_folder)]
    assert main(["impact", "900/QĐ-TTg 10/5/2022", "--format", "json", *where]) == 0
    assert json.loads(capsys.readouterr().out)["impacts"][0]["iri"] == OLD
    assert main(["impact", *where]) == 0
    assert "“Thực hiện Quyết định số 900/QĐ-TTg" in capsys.readouterr().out
    assert main(["impact", "--as-of", "31/12/1999", *where]) == 0
    assert "Không văn bản nào đã bị thay thế" in capsys.readouterr().out
    assert main(["impact", "--as-of", "mai", *where]) == 2
    assert "--as-of: nhận “mai”, cần một ngày như 2025-06-30" in capsys.readouterr().err
