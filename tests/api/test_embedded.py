"""The service over the graph that comes with the project."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import pytest

from api.ask_page import examples
from graph.errors import UsageError
from graph.find import find_document
from tests.api.conftest import Served
from tests.api.test_pages import BROWSER, Page, get

MOST_PAGES = 250


def test_the_pages_of_the_real_plans_are_sound_and_lead_somewhere(embedded: Served) -> None:
    seen, waiting, kinds = {"/"}, deque(["/"]), set()
    visited = 0
    while waiting and visited < MOST_PAGES:
        address = waiting.popleft()
        reply = embedded.client.get(address, headers=BROWSER, follow_redirects=True)
        visited += 1
        assert reply.status_code == 200, f"{address}: {reply.status_code}"
        if not reply.headers["content-type"].startswith("text/html"):
            continue
        page = Page(reply.text)
        assert not page.problems, address
        assert len(page.ids) == len(set(page.ids)), address
        kinds.add(address.split("/")[1].split("?")[0])
        fresh = {link.partition("#")[0] for link in page.links if link.startswith("/")} - seen
        seen |= fresh
        waiting.extend(sorted(fresh))
    assert {"", "documents", "tasks", "agencies", "targets", "trace", "validation", "sparql", "eli", "id"} <= kinds


def test_a_resolution_is_traced_down_to_the_tasks_of_a_province(embedded: Served) -> None:
    body = embedded.client.get("/trace", params={"key": "23-NQ/TW", "direction": "down"}).json()
    tasks = [node for node in body["nodes"] if node["kind"] == "task"]
    assert len(tasks) > 20
    assert all(hop["quote"] and hop["state"] for hop in body["hops"])
    up = embedded.client.get("/trace", params={"key": tasks[-1]["iri"], "direction": "up"}).json()
    assert body["nodes"][0]["iri"] in {node["iri"] for node in up["nodes"]}


def test_a_key_means_the_same_to_the_index_as_to_the_store(embedded: Served) -> None:
    edition = embedded.app.state.service.editions.current()
    rows = edition.store.select("SELECT ?number ?day { ?d vp:officialNumber ?number OPTIONAL { ?d eli:date_document ?day } }")
    keys = {key for row in rows for key in (row["number"], f"{row['number']} {row.get('day', '')}", row["number"].lower())}
    assert len(keys) > 60
    for key in keys | {"0", "nq", "23", "xyz 5"}:
        assert meaning(lambda key=key: edition.find(key)) == meaning(lambda key=key: find_document(edition.store, key))


def meaning(find: Callable[[], str]) -> str:
    try:
        return find()
    except UsageError as error:
        return str(error)


def test_every_plan_has_a_score(embedded: Served) -> None:
    body = embedded.client.get("/validation").json()
    assert body["total"] == 5
    assert all(item["score"]["total"] is not None for item in body["items"])


@pytest.mark.parametrize("place", range(len(examples())))
def test_every_example_question_has_an_answer(embedded: Served, place: int) -> None:
    reply = embedded.client.get("/sparql", params={"query": examples()[place].query})
    assert reply.json()["results"]["bindings"], examples()[place].title


@pytest.mark.parametrize(
    "address", ["/", "/documents", "/tasks", "/agencies", "/targets", "/validation", "/trace?key=23-NQ/TW", "/search?q=cum+cong+nghiep"]
)
def test_pages_are_no_heavier_than_they_need_be(embedded: Served, address: str) -> None:
    assert len(get(embedded, address).content) < 250_000
