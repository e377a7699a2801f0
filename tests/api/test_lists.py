"""The lists as JSON."""

from __future__ import annotations

import pytest

from tests.api.conftest import DOCUMENT, Served

BASE = "https://w3id.org/vnplan/"
TOTALS = [  # address, how many in all
    ("/documents", 5),
    ("/documents?held=false", 3),
    ("/documents?q=cum+cong+nghiep", 2),
    ("/documents?province=tan-ha", 2),
    ("/documents?level=central&year=2022", 1),
    ("/documents?agency=Thu+tuong", 2),
    ("/tasks", 4),
    ("/tasks?document=41/KH-UBND", 3),
    (f"/tasks?document={BASE}{DOCUMENT}", 3),
    (f"/tasks?document={BASE}id/vb/ffeeddccbbaa0011", 3),  # by a former IRI
    (f"/tasks?agency={BASE}id/co-quan/so-cong-thuong-tinh-tan-ha&role=lead", 2),
    ("/tasks?agency=SCT", 2),
    ("/tasks?agency=zzz", 0),
    ("/tasks?year=2025", 1),
    ("/agencies", 5),
    ("/agencies?level=department", 1),
    ("/targets?year=2030", 1),
    ("/search?q=900", 3),
    ("/validation", 2),
]


@pytest.mark.parametrize(("address", "total"), TOTALS)
def test_lists_with_the_number_in_all(served: Served, address: str, total: int) -> None:
    body = served.client.get(address).json()
    assert (body["total"], len(body["items"]), body["next"]) == (total, total, None)
    assert all(item["url"].startswith("/") for item in body["items"])


def test_leads_from_page_to_page(served: Served) -> None:
    address: str | None = "/tasks?limit=1&agency=SCT"
    seen: list[str] = []
    while address:
        body = served.client.get(address).json()
        seen += [item["iri"] for item in body["items"]]
        address = body["next"]
    assert len(seen) == len(set(seen)) == 2


def test_a_task_says_who_and_when_as_printed_and_as_known(served: Served) -> None:
    item = served.client.get("/tasks?q=danh+muc").json()["items"][0]
    assert item["document_label"].startswith("Kế hoạch 41/KH-UBND")
    assert (item["locator"], item["time"], item["deadline"]) == ("II.1.a", "trước ngày 30/9/2023", "2023-09-30")
    assert [(one["role"], one["printed"], one["label"]) for one in item["assignments"]] == [
        ("lead", "Sở Công Thương", "Sở Công Thương tỉnh Tân Hà"),
        ("coordinate", "các đơn vị có liên quan", None),
    ]


def test_says_when_what_is_found_has_only_some_of_the_words(served: Served) -> None:
    assert served.client.get("/search?q=cum+hang+khong").json()["near"] is True


def test_a_report_has_score_findings_and_mend(served: Served) -> None:
    item = served.client.get("/validation?document=41/KH-UBND").json()["items"][0]
    assert 0 < item["score"]["total"] < 100
    finding = item["findings"][0]
    assert finding["message"] and finding["fix"] and finding["quote"]


def test_health_names_the_build_and_counts_it(served: Served) -> None:
    body = served.client.get("/healthz").json()
    assert body["status"] == "ok"
    assert len(body["build"]) == 16
    assert body["counts"] == {"documents": 5, "held": 2, "tasks": 4, "agencies": 5, "targets": 1}
    assert body["workers"] == 2


def test_the_description_lists_every_address_and_is_spelt_as_3_0(served: Served) -> None:
    body = served.client.get("/openapi.json").json()
    assert body["openapi"] == "3.0.3"
    assert {"/sparql", "/trace", "/documents", "/tasks", "/agencies", "/targets", "/validation", "/search", "/healthz", "/eli/{path}"} <= set(
        body["paths"]
    )
    assert '"null"' not in str(body).replace("'", '"')
    names = {parameter["name"] for parameter in body["paths"]["/tasks"]["get"]["parameters"]}
    assert {"q", "document", "agency", "role", "level", "type", "year", "province", "offset", "limit"} <= names


@pytest.mark.parametrize("address", ["/documents", "/validation"])
@pytest.mark.parametrize("offset", [-1, 10**7 + 1, 10**23])  # the last is more than the index can count
def test_a_page_that_cannot_be_is_a_bad_request(served: Served, address: str, offset: int) -> None:
    reply = served.client.get(address, params={"offset": offset})
    assert (reply.status_code, reply.json()["parameters"][0]["name"]) == (400, "offset")


def test_plans_are_validated_a_page_at_a_time(served: Served) -> None:
    first = served.client.get("/validation?limit=1").json()
    second = served.client.get(first["next"]).json()
    assert (first["total"], second["offset"], second["next"]) == (2, 1, None)
    assert first["items"][0]["url"] != second["items"][0]["url"]


@pytest.mark.parametrize("address", ["/documents", "/validation"])
def test_says_which_forms_there_are(served: Served, address: str) -> None:
    reply = served.client.get(address, headers={"Accept": "image/png"})
    assert reply.status_code == 406
    assert reply.json()["offered"][:2] == ["application/json", "text/html"]
