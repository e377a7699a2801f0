"""What an owner does to a store: what readers see afterwards, and that nothing changes where an order is refused."""

from __future__ import annotations

import fcntl
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from rdflib import URIRef

from graph.build import build, load
from graph.config import Settings
from graph.derived import index_path
from graph.errors import UsageError
from graph.index.build import build_index
from graph.intake import check_name, kept_files
from graph.lists import Lists
from graph.owner import ANY, Done, Order, Refusal, open_office
from graph.rdf.iris import shared_graph
from graph.store import current_build, open_writable
from tests.graph.owning import DECISION, DEPARTMENTAL, DISTRICT, PROVINCIAL, RESOLUTION, dumped, giving, held, left_over, read

RESOLVED = "eli/vn/tinh-uy-son-la/nghi-quyet/2022/16"
PLAN = "eli/vn/ubnd-tinh-son-la/ke-hoach/2022/88"
TABLES = ("document", "task", "assignment", "agency", "succession", "later", "target", "hop", "open_end", "words")
NO_PLAN = "Danh sách mua hàng\n1. Sữa\n2. Trứng\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """A store of one resolution, which came in a build, and what carries orders out on it."""

    settings: Settings

    def __call__(self, order: Order) -> Done | Refusal:
        return open_office(self.settings)(order)

    def put(self, path: Path, text: str | None = None, **given: object) -> Done | Refusal:
        return self(giving(self.settings, path, text, **given))

    def done(self, path: Path, text: str | None = None, **given: object) -> Done:
        outcome = self.put(path, text, **given)
        assert isinstance(outcome, Done), outcome
        return outcome

    def kept(self) -> dict[str, bool]:
        return {name: kept.sha256 is not None for name, kept in kept_files(read(self.settings), self.settings.base).items()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("owner") / "store"
    build((RESOLUTION,), Settings(store=folder))
    return folder


@pytest.fixture
def shop(built: Path, tmp_path: Path) -> Shop:
    shutil.copytree(built, tmp_path / "store")
    return Shop(settings=Settings(store=tmp_path / "store"))


def test_a_file_that_is_given_is_as_one_that_is_built(shop: Shop, tmp_path: Path) -> None:
    done = shop.done(PROVINCIAL)
    assert (done.is_new, done.is_changed) == (True, True)
    assert [taken.document.iri for taken in done.documents] == [shop.settings.base + PLAN]
    assert done.build == current_build(shop.settings.writable)
    whole = Settings(store=tmp_path / "whole")
    build((RESOLUTION, PROVINCIAL), whole)
    given, expected = dumped(shop.settings, tmp_path / "given"), dumped(whole, tmp_path / "expected")
    assert given.keys() == expected.keys()
    assert [name for name in given if given[name] != expected[name]] == ["shared.trig"], "which notes what is kept"
    assert (shop.settings.writable / "files" / str(done.sha256)).read_bytes() == PROVINCIAL.read_bytes()


def test_the_index_that_is_brought_up_to_date_is_as_one_made_anew(shop: Shop, lists: Lists, tmp_path: Path) -> None:
    for path in (DEPARTMENTAL, DECISION, DISTRICT, PROVINCIAL):
        shop.done(path)
    shop.done(DECISION, DECISION.read_text("utf-8").replace("lập dự toán", "lập và trình dự toán"))
    assert isinstance(shop(Order(name=PROVINCIAL.name)), Done)
    assert isinstance(shop(Order(name=RESOLVED)), Done)
    refreshed = index_path(shop.settings.writable, str(current_build(shop.settings.writable)))
    build_index(read(shop.settings), tmp_path / "anew.sqlite", lists)
    for table in ("meta", *TABLES):
        with closing(sqlite3.connect(refreshed)) as one, closing(sqlite3.connect(tmp_path / "anew.sqlite")) as other:
            rows = [sorted(opened.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for opened in (one, other)]
        assert rows[0] == rows[1], table
        assert rows[0] or table == "open_end", f"{table} has rows"


def test_the_same_file_again_changes_nothing(shop: Shop) -> None:
    first = shop.done(PROVINCIAL)
    again = shop.done(PROVINCIAL)
    assert (again.is_new, again.is_changed, again.build) == (False, False, first.build)


def test_another_file_of_the_name_takes_the_documents_place(shop: Shop) -> None:
    shop.done(DECISION)
    assert len(held(shop.settings)) == 3
    done = shop.done(PROVINCIAL, name=DECISION.name)
    assert (done.is_new, done.is_changed) == (False, True)
    assert held(shop.settings) == {RESOLVED, PLAN}
    assert [path.name for path in (shop.settings.writable / "files").iterdir()] == [done.sha256]


def test_what_is_withdrawn_is_gone_and_may_come_back(shop: Shop, tmp_path: Path) -> None:
    shop.done(DEPARTMENTAL)
    before = dumped(shop.settings, tmp_path / "before")
    shop.done(PROVINCIAL)
    assert isinstance(shop(Order(name=PROVINCIAL.name)), Done)
    assert shop.kept() == {DEPARTMENTAL.name: True, PROVINCIAL.name: False}
    after = dumped(shop.settings, tmp_path / "after")
    assert [name for name in before if before[name] != after.get(name)] == ["shared.trig"], "which notes that it was withdrawn"
    withdrawn = read(shop.settings).select("SELECT ?iri WHERE { ?iri owl:deprecated true FILTER (CONTAINS(STR(?iri), '/eli/')) }")
    assert [row["iri"] for row in withdrawn] == [shop.settings.base + PLAN]
    again = shop(Order(name=PROVINCIAL.name))
    assert isinstance(again, Refusal)
    assert again.kind == "withdrawn"
    assert shop.done(PROVINCIAL).is_new
    assert read(shop.settings).select("SELECT ?iri WHERE { ?iri owl:deprecated true }") == []


def test_a_document_that_came_in_a_build_is_withdrawn_by_its_path(shop: Shop) -> None:
    shop.done(PROVINCIAL)
    refused = shop(Order(name=PLAN))
    assert isinstance(refused, Refusal)
    assert (refused.kind, PROVINCIAL.name in refused.reason) == ("taken", True)
    assert isinstance(shop(Order(name=RESOLVED)), Done)
    assert held(shop.settings) == {PLAN}
    described = list(read(shop.settings).about(URIRef(shop.settings.base + RESOLVED), shared_graph(shop.settings.base)))
    assert described, "the plan still cites it"


@pytest.mark.parametrize(
    ("only_if", "only_if_not", "expected"),
    [
        ((), (), None),
        ((ANY,), (), None),
        (("0" * 64,), (), "condition"),
        ((), (ANY,), "condition"),
        ((), ("0" * 64,), None),
    ],
)
def test_conditions_are_held_against_what_is_kept(shop: Shop, only_if: tuple[str, ...], only_if_not: tuple[str, ...], expected: str | None) -> None:
    shop.done(PROVINCIAL)
    outcome = shop.put(DEPARTMENTAL, name=PROVINCIAL.name, only_if=only_if, only_if_not=only_if_not)
    assert (outcome.kind if isinstance(outcome, Refusal) else None) == expected


def test_a_condition_on_what_is_not_kept(shop: Shop) -> None:
    refused = shop.put(PROVINCIAL, only_if=(ANY,))
    assert isinstance(refused, Refusal)
    assert refused.kind == "condition"
    first = shop.done(PROVINCIAL, only_if_not=(ANY,))
    assert shop.done(PROVINCIAL, only_if=(str(first.sha256),)).is_changed is False


def test_what_is_refused_changes_nothing(shop: Shop, tmp_path: Path) -> None:
    shop.done(PROVINCIAL)
    before, build_before = dumped(shop.settings, tmp_path / "before"), current_build(shop.settings.writable)
    kinds = {}
    orders: dict[str, Callable[[], Order]] = {
        "no plan": partial(giving, shop.settings, DECISION, NO_PLAN),
        "empty": partial(giving, shop.settings, DECISION, ""),
        "in another file": partial(giving, shop.settings, PROVINCIAL, name="other.txt"),
        "strict": partial(giving, shop.settings, DECISION, is_strict=True),
        "posing": partial(giving, shop.settings, PROVINCIAL, name="posing.pdf"),
        "nothing to withdraw": partial(Order, name="none.txt"),
        "no such document": partial(Order, name="eli/vn/none"),
    }
    for what, order in orders.items():
        outcome = shop(order())
        assert isinstance(outcome, Refusal), what
        assert outcome.reason
        kinds[what] = outcome.kind
        with open_writable(shop.settings.writable) as store:
            assert store.build_id() == build_before, f"{what}: what was written on the way is undone"
    assert kinds == {
        "no plan": "flawed",
        "empty": "unreadable",
        "in another file": "taken",
        "strict": "flawed",
        "nothing to withdraw": "unknown",
        "no such document": "unknown",
        "posing": "unreadable",
    }
    assert dumped(shop.settings, tmp_path / "after") == before
    assert left_over(shop.settings) == set()


def test_a_refusal_says_what_is_wrong_and_where(shop: Shop) -> None:
    refused = shop.put(DECISION, is_strict=True)
    assert isinstance(refused, Refusal)
    assert {finding.code for finding in refused.findings} == {"T01"}
    finding = refused.findings[0]
    assert finding.quote
    assert finding.quote[:20] in DECISION.read_text("utf-8")[finding.start : finding.end]
    assert finding.fix


def test_a_store_that_another_process_writes_to_is_locked(shop: Shop) -> None:
    with open_writable(shop.settings.writable):
        outcome = shop.put(PROVINCIAL)
    assert isinstance(outcome, Refusal)
    assert outcome.kind == "locked"
    assert str(shop.settings.writable) not in outcome.reason


def test_a_build_after_it_keeps_what_was_given(shop: Shop) -> None:
    shop.done(PROVINCIAL)
    build((DECISION,), shop.settings)
    assert len(held(shop.settings)) == 4
    assert shop.kept() == {PROVINCIAL.name: True}


def test_a_rule_of_the_store_that_changed_links_everything_again(shop: Shop) -> None:
    with open_writable(shop.settings.writable) as store:
        store.update("DELETE WHERE { GRAPH <https://w3id.org/vnplan/graph/knowledge> { ?graph <http://purl.org/dc/terms/identifier> ?digest } }")
    shop.done(PROVINCIAL)
    noted = read(shop.settings).select("SELECT ?digest WHERE { ?graph dcterms:identifier ?digest }")
    assert len(noted) == 1


@pytest.mark.parametrize("name", ["plan.docx", "kế hoạch 12 (bản sửa).pdf", "222-KH_UBND+phụ lục, 1 & 2.html", "ke\u0302\u0301.txt"])
def test_names_that_files_may_have(name: str) -> None:
    assert Path(check_name(name)).suffix


@pytest.mark.parametrize(
    "name", ["", "plan", ".txt", "../plan.txt", "a/b.txt", "~$plan.docx", "-x.txt", "a\x00.txt", "a\n.txt", f"{220 * 'a'}.txt", "a<b>.txt"]
)
def test_names_that_they_may_not(name: str) -> None:
    with pytest.raises(UsageError):
        check_name(name)


def test_a_copy_of_the_folder_is_a_backup_and_so_is_a_dump(shop: Shop, tmp_path: Path) -> None:
    shop.done(PROVINCIAL)
    expected = dumped(shop.settings, tmp_path / "dump")
    with (shop.settings.writable / "lock").open("r+") as lock:  # as docs/operating.md has it
        fcntl.flock(lock, fcntl.LOCK_EX)
        shutil.copytree(shop.settings.writable, tmp_path / "backup")
    shop.done(DECISION)
    restored = Shop(settings=Settings(store=tmp_path / "backup"))
    assert dumped(restored.settings, tmp_path / "copied") == expected
    assert restored.done(DECISION).is_new, "a backup goes on where it was made"
    loaded = Settings(store=tmp_path / "loaded")
    assert len(list(load(tuple(sorted((tmp_path / "dump").iterdir())), loaded.writable, loaded.base))) == len(expected)
    assert dumped(loaded, tmp_path / "again") == expected
