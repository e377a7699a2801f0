"""The owner's routes, over HTTP: who is let in, what is taken, what readers see, and what is refused."""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Iterator
from pathlib import Path

import docx
import httpx
import pytest

from api.counter import read_token
from graph.build import build
from graph.config import Settings
from graph.errors import ConfigError
from graph.store import open_writable
from tests.api.conftest import Served, serve
from tests.graph.owning import DECISION, DEPARTMENTAL, PROVINCIAL, RESOLUTION, left_over

TOKEN = "n0t-a-real-token-0123456789-abcdef"
OWNER = {"Authorization": f"Bearer {TOKEN}"}
PLAN = "/eli/vn/ubnd-tinh-son-la/ke-hoach/2022/88"
HELD = "SELECT (COUNT(?d) AS ?n) { ?d vp:textHash ?hash }"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("owner") / "store"
    build((RESOLUTION,), Settings(store=folder))
    with serve(Settings(store=folder, workers=1, token=TOKEN, file_bytes=200_000, upload_limit_s=20.0)) as found:
        yield found


@pytest.fixture(autouse=True)
def emptied(shop: Served) -> None:
    for path in (PROVINCIAL, DECISION, DEPARTMENTAL):
        assert shop.client.delete(f"/documents/{path.name}", headers=OWNER).status_code in {204, 404, 410}


def put(shop: Served, path: Path, data: bytes | None = None, name: str | None = None, **headers: str) -> httpx.Response:
    content = path.read_bytes() if data is None else data
    return shop.client.put(f"/documents/{name or path.name}", content=content, headers={**OWNER, **headers})


def held(shop: Served) -> int:
    return int(shop.client.get("/sparql", params={"query": HELD, "format": "csv"}).text.split()[1])


def test_a_document_is_added_replaced_and_withdrawn(shop: Served) -> None:
    added = put(shop, PROVINCIAL)
    assert (added.status_code, added.headers["location"]) == (201, f"/documents/{PROVINCIAL.name}")
    told = added.json()
    assert [document["url"] for document in told["documents"]] == [PLAN]
    assert told["documents"][0]["findings"]["Violation"] == 0
    assert shop.client.get("/healthz").json()["build"] == told["build"]
    assert held(shop) == 2
    assert shop.client.get(f"{PLAN}.ttl").status_code == 200
    assert shop.client.get("/search?q=dược+liệu").json()["total"] > 0
    assert shop.client.get("/tasks", params={"document": "88/KH-UBND"}).json()["total"] == told["documents"][0]["tasks"]

    again = put(shop, PROVINCIAL)
    assert (again.status_code, again.content) == (204, b"")
    replaced = put(shop, DEPARTMENTAL, name=PROVINCIAL.name)
    assert replaced.status_code == 200
    assert replaced.json()["documents"][0]["is_provisional"] is True

    withdrawn = shop.client.delete(f"/documents/{PROVINCIAL.name}", headers=OWNER)
    assert withdrawn.status_code == 204
    assert held(shop) == 1
    assert shop.client.get(replaced.json()["documents"][0]["url"]).status_code == 410
    assert shop.client.delete(f"/documents/{PROVINCIAL.name}", headers=OWNER).status_code == 410
    assert put(shop, PROVINCIAL).status_code == 201


def test_a_file_is_given_back_as_it_was_put(shop: Served) -> None:
    digest = hashlib.sha256(PROVINCIAL.read_bytes()).hexdigest()
    assert put(shop, PROVINCIAL).headers["etag"] == f'"{digest}"'
    back = shop.client.get(f"/documents/{PROVINCIAL.name}", headers=OWNER)
    assert (back.content, back.headers["etag"]) == (PROVINCIAL.read_bytes(), f'"{digest}"')
    assert back.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in back.headers["content-security-policy"]
    unchanged = shop.client.get(f"/documents/{PROVINCIAL.name}", headers={**OWNER, "If-None-Match": f'"{digest}"'})
    assert unchanged.status_code == 304
    assert shop.client.head(f"/documents/{PROVINCIAL.name}", headers=OWNER).headers["etag"] == f'"{digest}"'
    assert shop.client.get("/documents/none.txt", headers=OWNER).status_code == 404


def test_conditions_keep_two_owners_from_overwriting_each_other(shop: Served) -> None:
    tag = put(shop, PROVINCIAL, **{"If-None-Match": "*"}).headers["etag"]
    assert put(shop, DEPARTMENTAL, name=PROVINCIAL.name, **{"If-None-Match": "*"}).status_code == 412
    assert put(shop, DEPARTMENTAL, name=PROVINCIAL.name, **{"If-Match": '"0"'}).status_code == 412
    assert put(shop, DEPARTMENTAL, name=PROVINCIAL.name, **{"If-Match": f"W/{tag}"}).status_code == 412, "a weak tag does not do"
    assert put(shop, DEPARTMENTAL, name=PROVINCIAL.name, **{"If-Match": f'"0", {tag}'}).status_code == 200
    assert shop.client.delete(f"/documents/{PROVINCIAL.name}", headers={**OWNER, "If-Match": tag}).status_code == 412


def docx_of(path: Path) -> bytes:
    made = docx.Document()
    for line in path.read_text("utf-8").splitlines():
        made.add_paragraph(line)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_other_formats_are_read_as_a_build_reads_them(shop: Served) -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert put(shop, PROVINCIAL, docx_of(PROVINCIAL), name="kế hoạch 88.docx", **{"Content-Type": word}).status_code == 201
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in PROVINCIAL.read_text("utf-8").splitlines()) + "</body></html>"
    elsewhere = put(shop, PROVINCIAL, page.encode(), name="88.html", **{"Content-Type": "text/html; charset=utf-8"})
    assert (elsewhere.status_code, elsewhere.json()["type"]) == (409, "urn:vnplan:problem:document-elsewhere")
    assert shop.client.delete("/documents/kế hoạch 88.docx", headers=OWNER).status_code == 204
    assert put(shop, PROVINCIAL, page.encode(), name="88.html").status_code == 201
    assert shop.client.delete("/documents/88.html", headers=OWNER).status_code == 204


@pytest.mark.parametrize(
    ("name", "data", "headers", "status", "kind"),
    [
        ("list.txt", "Danh sách mua hàng\n1. Sữa\n".encode(), {}, 422, "flawed"),
        ("empty.txt", b"", {}, 422, "unreadable"),
        ("bytes.txt", b"\xff\xfe\x00", {}, 422, "unreadable"),
        ("posing.docx", b"PK\x03\x04 nothing", {}, 422, "unreadable"),
        ("posing.pdf", b"%PDF-1.7 nothing", {}, 422, "unreadable"),
        ("large.txt", b"a" * 200_001, {}, 413, "too-large"),
        ("plan.doc", b"x", {}, 415, "unsupported-media-type"),
        ("plan.txt", b"x", {"Content-Type": "application/pdf"}, 415, "unsupported-media-type"),
        ("plan.txt", b"x", {"Content-Encoding": "gzip"}, 415, "unsupported-media-type"),
        ("plan.txt", b"x", {"Content-Range": "bytes 0-1/2"}, 400, "bad-request"),
        ("a%2Fb.txt", b"x", {}, 400, "bad-request"),
        ("..%2F..%2Fplan.txt", b"x", {}, 400, "bad-request"),
        (".hidden.txt", b"x", {}, 400, "bad-request"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_said(shop: Served, name: str, data: bytes, headers: dict[str, str], status: int, kind: str) -> None:
    before = shop.client.get("/healthz").json()["build"]
    reply = shop.client.put(f"/documents/{name}", content=data, headers={**OWNER, **headers})
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")
    assert reply.json()["type"] == f"urn:vnplan:problem:{kind}"
    assert str(shop.app.state.service.folder) not in reply.text
    assert shop.client.get("/healthz").json()["build"] == before


def test_a_body_of_unknown_length_is_stopped_at_the_limit(shop: Served) -> None:
    reply = shop.client.put("/documents/large.txt", content=(b"a" * 50_000 for _ in range(10)), headers=OWNER)
    assert reply.status_code == 413


def test_a_refused_document_is_told_what_is_wrong_where_and_how_to_mend_it(shop: Served) -> None:
    reply = put(shop, DECISION, Prefer="handling=strict")
    assert reply.status_code == 422
    finding = reply.json()["findings"][0]
    assert finding["code"] == "T01"
    assert {"message", "message_en", "fix", "quote", "start", "end", "locator", "severity"} <= finding.keys()
    assert put(shop, DECISION).json()["documents"][1]["findings"]["Violation"] == 1


@pytest.mark.parametrize("method", ["PUT", "DELETE", "GET"])
@pytest.mark.parametrize("given", [None, "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}"])
def test_only_the_owner_is_let_in(shop: Served, method: str, given: str | None) -> None:
    headers = {"Authorization": given} if given else {}
    reply = shop.client.request(method, "/documents/plan.txt", headers=headers)
    assert reply.status_code == 401
    assert reply.headers["www-authenticate"].startswith('Bearer realm="vnplan"')
    assert TOKEN not in reply.text


def test_pages_of_other_sites_have_no_say_here(shop: Served) -> None:
    asked = {"Origin": "https://example.vn", "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "authorization"}
    preflight = shop.client.options("/documents/plan.txt", headers=asked)
    assert preflight.status_code == 405
    for reply in (preflight, shop.client.get("/documents/plan.txt", headers={**OWNER, "Origin": "https://example.vn"})):
        assert not [name for name in reply.headers if name.startswith("access-control")]
    public = shop.client.get("/documents", headers={"Origin": "https://example.vn"})
    assert public.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in public.headers


def test_who_writes_while_another_process_does_is_asked_to_come_again(shop: Served) -> None:
    with open_writable(shop.app.state.service.folder):
        reply = put(shop, PROVINCIAL)
    assert (reply.status_code, reply.headers["retry-after"]) == (423, "10")
    assert put(shop, PROVINCIAL).status_code == 201


def test_several_owners_take_turns_and_readers_do_not_wait(shop: Served) -> None:
    replies: list[int] = []

    def give(path: Path) -> None:
        with httpx.Client(base_url=shop.url, timeout=60, trust_env=False) as client:
            replies.append(client.put(f"/documents/{path.name}", content=path.read_bytes(), headers=OWNER).status_code)

    writers = [threading.Thread(target=give, args=(path,)) for path in (PROVINCIAL, DECISION, DEPARTMENTAL)]
    for writer in writers:
        writer.start()
    builds: set[str] = set()
    counted: list[int] = []
    while any(writer.is_alive() for writer in writers):
        body = shop.client.get("/healthz").json()
        builds.add(body["build"])
        counted.append(held(shop))
    assert replies == [201, 201, 201]
    assert set(counted) <= {1, 2, 3, 4, 5}
    assert len(counted) > 5, "readers were answered while it was written"
    assert held(shop) == 5
    assert len(builds) > 1, "they saw new states as these came"


def test_nothing_is_left_over(shop: Served) -> None:
    put(shop, PROVINCIAL)
    folder: Path = shop.app.state.service.folder
    assert left_over(Settings(store=folder)) == set()
    (mine,) = (path for path in (folder / "incoming").iterdir() if path.is_dir())
    assert [path.name for path in mine.iterdir()] == ["lock"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "GET"])
def test_without_a_token_nothing_is_taken_and_the_answer_says_how(served: Served, method: str) -> None:
    reply = served.client.request(method, "/documents/plan.txt", headers=OWNER)
    assert (reply.status_code, reply.json()["type"]) == (404, "urn:vnplan:problem:not-writable")
    assert "VNPLAN_TOKEN" in reply.json()["detail"]


@pytest.mark.parametrize(
    ("token", "text", "has_store"),
    [
        ("short", None, True),
        ("a" * 31, None, True),
        ("ồ" * 40, None, True),
        ("a" * 20 + " " + "b" * 20, None, True),
        (None, "", True),
        (TOKEN, None, False),
    ],
)
def test_a_token_that_cannot_be_used_is_refused_at_the_start(tmp_path: Path, token: str | None, text: str | None, has_store: bool) -> None:
    file = tmp_path / "token" if text is not None else None
    if file is not None:
        file.write_text(str(text))
    with pytest.raises(ConfigError) as refused:
        read_token(Settings(store=tmp_path if has_store else None, token=token, token_file=file))
    assert token is None or token not in str(refused.value)


def test_a_token_may_stand_in_a_file_and_is_never_shown(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    assert read_token(Settings(store=tmp_path, token_file=tmp_path / "token")) == TOKEN
    assert TOKEN not in repr(Settings(token=TOKEN))
    with pytest.raises(ConfigError):
        Settings(token=TOKEN, token_file=tmp_path / "token")
