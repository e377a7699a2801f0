"""/changes over HTTP, and `vnplan changes`: what became otherwise between two days."""

from __future__ import annotations

import csv
import json

import pytest

from graph.cli.main import main
from tests.api.conftest import DOCUMENT, Served

BASE = "https://w3id.org/vnplan/"
DAYS = {"from": "2023-06-01", "until": "2023-10-31"}


def test_tells_what_was_issued_and_what_fell_due(served: Served) -> None:
    body = served.client.get("/changes", params=DAYS).json()
    assert f"{BASE}{DOCUMENT}" in {one["iri"] for one in body["issued"]}
    assert [one["iri"] for one in body["overdue"]] == [f"{BASE}{DOCUMENT}/nv/II.1.a"]
    assert body["overdue"][0]["url"] == f"/{DOCUMENT}/nv/II.1.a"
    assert served.client.get("/changes", params={**DAYS, "agency": "hang khong"}).json()["overdue"] == []


def test_as_a_table_and_as_a_page(served: Served) -> None:
    rows = list(csv.DictReader(served.client.get("/changes.csv", params=DAYS).text.splitlines()))
    assert {row["what"] for row in rows} == {"issued", "overdue", "added"}
    page = served.client.get("/changes", params=DAYS, headers={"Accept": "text/html"}).text
    assert "1 nhiệm vụ trở thành quá hạn" in page and "Kế hoạch 41/KH-UBND" in page and "<script>document" not in page
    assert "Khác biệt giữa hai ngày" in served.client.get("/changes", headers={"Accept": "text/html"}).text


@pytest.mark.parametrize("wrong", [{"from": "2024-01-01", "until": "2023-01-01"}, {"from": "hôm qua"}, {"until": "2023-13-01"}])
def test_refuses_days_that_cannot_be(served: Served, wrong: dict[str, str]) -> None:
    reply = served.client.get("/changes", params=wrong)
    assert (reply.status_code, reply.headers["content-type"]) == (400, "application/problem+json")


def test_the_command_says_the_same(store_folder: object, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--from", "1/6/2023", "--until", "2023-10-31", "--store", str(store_folder)]
    assert main(["changes", "--format", "json", *where]) == 0
    assert [one["iri"] for one in json.loads(capsys.readouterr().out)["overdue"]] == [f"{BASE}{DOCUMENT}/nv/II.1.a"]
    assert main(["changes", *where]) == 0
    assert "1 nhiệm vụ trở thành quá hạn\n- II.1.a Lập danh mục" in capsys.readouterr().out
