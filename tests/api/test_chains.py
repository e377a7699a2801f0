"""/trace as JSON: the shape that others rely on."""

from __future__ import annotations

import pytest

from tests.api.conftest import DOCUMENT, Served

BASE = "https://w3id.org/vnplan/"


def test_answers_as_the_design_says(served: Served) -> None:
    body = served.client.get("/trace", params={"key": "23-NQ/TW", "direction": "down", "depth": 6}).json()
    assert body["key"] == "23-NQ/TW"
    first = body["nodes"][0]
    assert {"iri", "kind", "label", "level", "url"} <= set(first)
    assert (first["kind"], first["level"], first["url"]) == ("document", "party-central", "/eli/vn/bo-chinh-tri/nghi-quyet/2018/23")
    assert len([node for node in body["nodes"] if node["kind"] == "task"]) == 4
    for hop in body["hops"]:
        assert {"from", "to", "relation", "quote", "start", "end", "document", "state"} <= set(hop)
        assert hop["quote"] and hop["start"] < hop["end"]


def test_goes_up_from_a_task_to_the_resolution(served: Served) -> None:
    body = served.client.get("/trace", params={"key": f"{BASE}{DOCUMENT}/nv/II.1.a", "direction": "up"}).json()
    assert f"{BASE}eli/vn/bo-chinh-tri/nghi-quyet/2018/23" in {node["iri"] for node in body["nodes"]}


def test_lists_what_an_ambiguous_key_may_mean(served: Served) -> None:
    body = served.client.get("/trace", params={"key": "900/QĐ-TTg"}).json()
    assert [option["iri"] for option in body["options"]] == [f"{BASE}eli/vn/ttg/quyet-dinh/{year}/900" for year in (2021, 2022)]


@pytest.mark.parametrize(
    ("parameters", "status"),
    [({}, 400), ({"key": " "}, 400), ({"key": "1"}, 404), ({"key": "x" * 600}, 400), ({"key": "23-NQ/TW", "direction": "sideways"}, 400)],
)
def test_refuses_what_it_cannot_follow(served: Served, parameters: dict[str, str], status: int) -> None:
    assert served.client.get("/trace", params=parameters).status_code == status


def test_says_by_which_ways_and_where_it_ends(served: Served) -> None:
    up = served.client.get("/trace", params={"key": f"{BASE}{DOCUMENT}/nv/II.1.a", "direction": "up"}).json()
    assert up["paths"][0]["strength"] == "strong"
    assert up["paths"][0]["nodes"][-1] == up["ends"][0]["iri"]
    down = served.client.get("/trace", params={"key": "23-NQ/TW"}).json()
    assert {one["task"] for one in down["carriedOut"]} == {node["iri"] for node in down["nodes"] if node["kind"] == "task"}
    assert {way["source"] for one in down["carriedOut"] for way in one["ways"]} <= {"own-words", "plan", "chain"}


def test_sifts_and_gives_a_table(served: Served) -> None:
    whole = served.client.get("/trace", params={"key": "23-NQ/TW"}).json()
    few = served.client.get("/trace", params={"key": "23-NQ/TW", "kind": "document", "level": "province", "province": "", "year": ""}).json()
    assert {"task"} == {node["kind"] for node in whole["nodes"]} - {node["kind"] for node in few["nodes"]}
    reply = served.client.get("/trace.csv", params={"key": "23-NQ/TW"})
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(reply.text.splitlines()) == len(whole["hops"]) + 1


@pytest.mark.parametrize("wrong", [{"strength": "strong,heavy"}, {"paths": "some"}, {"kind": "agency"}, {"to": "9/KH-ABC"}])
def test_refuses_what_it_cannot_sift_by(served: Served, wrong: dict[str, str]) -> None:
    reply = served.client.get("/trace", params={"key": "23-NQ/TW", **wrong})
    assert reply.status_code in {400, 404}
    assert reply.headers["content-type"] == "application/problem+json"


def test_the_page_shows_ways_tasks_and_ends(served: Served) -> None:
    page = served.client.get("/trace", params={"key": "23-NQ/TW"}, headers={"Accept": "text/html"}).text
    assert "Nhiệm vụ thực hiện, và vì sao biết" in page
    assert "kế hoạch nêu" in page or "qua chuỗi văn bản" in page
    up = served.client.get("/trace", params={"key": f"{BASE}{DOCUMENT}/nv/II.1.a", "direction": "up"}, headers={"Accept": "text/html"}).text
    assert "Chuỗi dừng ở đâu" in up and "Đường mạnh và ngắn nhất" in up


def test_every_document_has_its_standing_on_the_day_asked_for(served: Served) -> None:
    body = served.client.get("/trace", params={"key": "23-NQ/TW", "as_of": "2023-06-14"}).json()
    states = {node["iri"].removeprefix(BASE): node["status"]["state"] for node in body["nodes"] if node["kind"] == "document"}
    assert states[DOCUMENT] == "not-issued"  # it is of 2023-06-15
    assert not any("status" in node for node in body["nodes"] if node["kind"] == "task")
    today = served.client.get("/trace", params={"key": "900/QĐ-TTg 10/5/2022", "as_of": ""}).json()["nodes"][0]["status"]
    assert (today["state"], today["evidence"][0]["source"][:24]) == ("replaced", "đã được thay thế bởi Quy")
    table = served.client.get("/trace.csv", params={"key": "23-NQ/TW", "as_of": "2023-06-14"}).text.splitlines()
    assert table[0].endswith("from_status,to_status") and any(line.endswith("not-issued,unknown") for line in table[1:])
    page = served.client.get("/trace", params={"key": "23-NQ/TW", "as_of": "2023-06-14"}, headers={"Accept": "text/html"}).text
    assert "Hiệu lực vào ngày 14/6/2023" in page and "chưa ban hành (ban hành 15/6/2023)" in page and 'value="2023-06-14"' in page


@pytest.mark.parametrize("day", ["hôm nay", "2023-02-30", "1700000000"])
def test_refuses_what_is_no_day(served: Served, day: str) -> None:
    reply = served.client.get("/trace", params={"key": "23-NQ/TW", "as_of": day})
    assert reply.status_code == 400 and reply.json()["parameters"][0]["name"] == "as_of"
