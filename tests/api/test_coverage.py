"""/coverage: a province's plan against the commune's plan that carries it out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook

from graph.config import Settings
from graph.coverage import Ruling
from graph.coverage.rulings import write_ruling
from graph.store import open_writable, publish
from tests.api.conftest import DOCUMENT, TEXTS, Served, make_store, serve

BASE = "https://w3id.org/vnplan/"
KEY = "41/KH-UBND"
CENTRAL, LOCAL = f"{BASE}{DOCUMENT}/nv/II.1.a", f"{BASE}id/vb/00112233445566ff/nv/I.1"
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The same graph, in which a person confirmed one pair, and whose plan has a figure of the province's."""
    folder = make_store(tmp_path_factory.mktemp("decided"), TEXTS / "plans.trig")
    with open_writable(folder) as store:
        ruling = Ruling(central=CENTRAL, local=LOCAL, is_upheld=True, decided_by="<b>Văn phòng</b>", decided_on="2026-05-01")
        write_ruling(store, ruling, document=f"{BASE}id/vb/00112233445566ff", base=BASE)
        publish(store, folder)
    with serve(Settings(store=folder, workers=1)) as found:
        yield found


def test_says_what_is_covered(served: Served) -> None:
    body = served.client.get("/coverage", params={"key": KEY}).json()
    assert body["document"]["iri"] == BASE + DOCUMENT
    assert [one["locator"] for one in body["central"]] == ["II.1", "II.1.a", "II.2"]
    assert {one["extent"] for one in body["central"]} == {"none"}
    assert [(one["iri"], one["source"], one["parentless"], one["url"]) for one in body["local"]] == [
        (LOCAL, "plan", True, "/id/vb/00112233445566ff/nv/I.1")
    ]
    assert [(one["verdict"], one["local"]) for one in body["targets"]] == [("missing", None)]
    assert body["counts"] | {"central": 3, "local": 1, "plans": 1, "none": 3, "parentless": 1} == body["counts"]


def test_a_ruling_covers_and_is_shown_as_text(decided: Served) -> None:
    body = decided.client.get("/coverage", params={"key": KEY}).json()
    assert [one["extent"] for one in body["central"]] == ["covered", "covered", "none"]
    assert body["central"][1]["matches"][0]["decidedBy"] == "<b>Văn phòng</b>"
    page = decided.client.get("/coverage", params={"key": KEY}, headers=HTML).text
    assert "&lt;b&gt;Văn phòng" in page and "<b>Văn phòng" not in page
    assert "đã được xác nhận" in page


@pytest.mark.parametrize("by", ["plan", "province", "agency"])
def test_the_matrix_leads_to_the_table_that_says_the_same(decided: Served, by: str) -> None:
    page = decided.client.get("/coverage", params={"key": KEY, "by": by}, headers=HTML).text
    drawn = page[page.index('<svg xmlns="http://www.w3.org/2000/svg" class="matrix"') :].split("</svg>")[0]
    leads = set(re.findall(r'href="#(n\d+)"', drawn))
    assert leads == {"n1", "n2", "n3"} == set(re.findall(r'<tr id="(n\d+)"', page))
    assert drawn.count('class="matrix-known"') == 2  # II.1.a, and II.1, whose only part it is
    assert "<script" not in drawn


def test_is_had_as_tables(decided: Served) -> None:
    rows = list(csv.reader(io.StringIO(decided.client.get("/coverage.csv", params={"key": KEY}).text)))
    assert (rows[2][3], rows[2][-1]) == ("đã có", LOCAL)
    book = load_workbook(io.BytesIO(decided.client.get("/coverage.xlsx", params={"key": KEY}).content))
    assert [cell.value for cell in book.worksheets[0][1]] == rows[0]
    assert book.worksheets[2]["F2"].value == "không có"


def test_narrows(served: Served) -> None:
    assert served.client.get("/coverage", params={"key": KEY, "province": "nowhere"}).json()["local"] == []
    assert served.client.get("/coverage", params={"key": KEY, "agency": "zzz"}).json()["local"] == []


@pytest.mark.parametrize(
    ("parameters", "status"),
    [({}, 400), ({"key": "9/KH-ABC"}, 404), ({"key": "900/QĐ-TTg"}, 409), ({"key": KEY, "by": "colour"}, 400), ({"key": f"{KEY}#II.2"}, 400)],
)
def test_refuses_what_it_cannot_hold_against_anything(served: Served, parameters: dict[str, str], status: int) -> None:
    reply = served.client.get("/coverage", params=parameters)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")


def test_shows_a_form_and_says_where_a_text_is_not_held(served: Served) -> None:
    assert 'action="/coverage"' in served.client.get("/coverage", headers=HTML).text
    page = served.client.get("/coverage", params={"key": "23-NQ/TW"}, headers=HTML).text
    assert "chưa có toàn văn" in page and 'class="matrix"' not in page


def test_a_document_leads_to_its_coverage(served: Served) -> None:
    assert "/coverage?key=" in served.client.get(f"/{DOCUMENT}.html").text
