"""/due over HTTP, and `vnplan due`: which task is due when."""

from __future__ import annotations

import csv
import json

import pytest
from icalendar import Calendar

from graph.cli.main import main
from tests.api.conftest import DOCUMENT, Served

BASE = "https://w3id.org/vnplan/"
TASK = f"{BASE}{DOCUMENT}/nv/II.1.a"
HTML = {"Accept": "text/html"}


def test_lists_what_is_overdue_first_with_the_words_printed(served: Served) -> None:
    body = served.client.get("/due", params={"as_of": "2023-10-10"}).json()
    first = body["items"][0]
    assert (first["iri"], first["state"], first["due"], first["days"], first["printed"]) == (
        TASK,
        "overdue",
        "2023-09-30",
        -10,
        "trước ngày 30/9/2023",
    )
    assert body["total"] == sum(body["counts"].values()) and body["counts"]["overdue"] == 1
    assert {"recurring"} <= {one["state"] for one in body["items"]}
    assert served.client.get("/due", params={"as_of": "2023-09-30"}).json()["counts"]["overdue"] == 0


def test_sifts_and_goes_on_by_page(served: Served) -> None:
    def total(**asked: str) -> int:
        return int(served.client.get("/due", params={"as_of": "2023-10-10", **asked}).json()["total"])

    assert (total(agency="so cong thuong"), total(plan="41/KH-UBND"), total(agency="hang khong")) == (2, 3, 0)
    assert (total(**{"from": "2023-09-01", "until": "2023-09-30"}), total(**{"from": "2023-09-01", "until": "2023-09-29"})) == (1, 0)
    page = served.client.get("/due", params={"as_of": "2023-10-10", "limit": "1"}).json()
    assert served.client.get(page["next"]).json()["offset"] == 1 and "as_of=2023-10-10" in page["next"]


@pytest.mark.parametrize("address", ["/due.ics?", "/due?format=ics&"])
def test_gives_a_calendar_of_an_agency(served: Served, address: str) -> None:
    reply = served.client.get(f"{address}agency=Sở+Công+Thương")
    assert reply.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(reply.content)
    assert calendar["name"] == "Thời hạn: Sở Công Thương"
    assert {str(event["url"]) for event in calendar.walk("VEVENT")} == {TASK, f"{BASE}{DOCUMENT}/nv/II.2"}


def test_gives_a_table_and_a_page_with_a_timeline(served: Served) -> None:
    rows = list(csv.DictReader(served.client.get("/due.csv", params={"as_of": "2023-10-10"}).text.splitlines()))
    assert (rows[0]["iri"], rows[0]["lead"], rows[0]["last_day"]) == (TASK, "Sở Công Thương", "2023-09-30")
    page = served.client.get("/due", params={"as_of": "2023-10-10"}, headers=HTML).text
    assert "hết ngày 30/9/2023, quá 10 ngày" in page and "không biết nhiệm vụ đã hoàn thành hay chưa" in page
    assert 'class="timeline"' in page and "năm 2023</text>" in page and "/due.ics?" in page
    assert "<script>document" not in page and "&lt;/script&gt;" in page
    none = served.client.get("/due", params={"agency": "hàng không"}, headers=HTML).text
    assert "Không có nhiệm vụ nào khớp" in none and 'class="timeline"' not in none


@pytest.mark.parametrize(
    ("parameters", "status"), [({"plan": "9/KH-ABC"}, 404), ({"from": "2023"}, 400), ({"state": "late"}, 400), ({"limit": "0"}, 400)]
)
def test_refuses_what_it_cannot_answer(served: Served, parameters: dict[str, str], status: int) -> None:
    assert served.client.get("/due", params=parameters).status_code == status


def test_the_command_says_the_same(store_folder: object, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    where = ["--store", str(store_folder), "--as-of", "10/10/2023"]
    assert main(["due", "--agency", "Sở Công Thương", "--format", "json", *where]) == 0
    assert [one["iri"] for one in json.loads(capsysbinary.readouterr().out)["tasks"]] == [TASK, f"{BASE}{DOCUMENT}/nv/II.2"]
    assert main(["due", *where]) == 0
    assert "QUÁ HẠN:\n- II.1.a Lập danh mục" in capsysbinary.readouterr().out.decode()
    assert main(["due", "--plan", "41/KH-UBND", "--format", "ics", *where]) == 0
    assert str(Calendar.from_ical(capsysbinary.readouterr().out)["name"]).startswith("Thời hạn: Kế hoạch 41/KH-UBND")
    assert main(["due", "--until", "hôm qua", *where]) == 2
    assert "--until: nhận “hôm qua”" in capsysbinary.readouterr().err.decode()
    assert main(["due", "--agency", "Hàng không", *where]) == 2
