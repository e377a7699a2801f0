"""Building a store: what a build does with good and bad files, twice, in another order, with later arrivals, and when it is killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from rdflib import Literal, URIRef

from graph.build import build, dump, load
from graph.config import Settings, find_home
from graph.errors import StoreError
from graph.extract import extract
from graph.lists import Lists
from graph.model import Reading, Source
from graph.rdf import iris
from graph.store import Store, current_build, open_published, open_writable, publish

BUILDER = "import sys; from graph.cli.main import main; sys.exit(main(['build', sys.argv[1], '--store', sys.argv[2], '--jobs', sys.argv[3]]))"
BASE = "https://w3id.org/vnplan/"
PLANS = Path(__file__).parents[1] / "texts" / "plans"
PROVINCIAL = BASE + "eli/vn/ubnd-tinh-son-la/ke-hoach/2022/88"
RESOLUTION = BASE + "eli/vn/tinh-uy-son-la/nghi-quyet/2022/16"
SEEN = URIRef("https://example.vn/seen")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a store and a home of their own: the ledger may be written to."""
    home = tmp_path / "home"
    for part in ("data/lists", "data", "ontology", "shapes"):
        source = find_home() / part
        shutil.copytree(source, home / part, dirs_exist_ok=True, ignore=shutil.ignore_patterns("graph"))
    return Settings(home=home, store=tmp_path / "store")


def opened(settings: Settings) -> Store:
    assert settings.store is not None
    return open_published(settings.store)


def dumped(settings: Settings, folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in dump(opened(settings), folder, settings.base)}


def states(store: Store, number: str) -> set[str]:
    rows = store.select("SELECT ?number ?s WHERE { ?c vp:citedNumberText ?number ; vp:resolutionStatus ?s }", number=Literal(number))
    return {row["s"].rpartition("/")[2] for row in rows}


def held(store: Store) -> set[str]:
    return {row["d"] for row in store.select("SELECT ?d WHERE { ?d vp:textHash ?h }")}


def test_a_folder_becomes_documents_that_are_linked(settings: Settings) -> None:
    report = build((PLANS,), settings)
    assert [Path(document.path).name for document in report.documents] == ["department-plan.txt", "party-resolution.txt", "provincial-plan.txt"]
    assert report.skipped == []
    assert {PROVINCIAL, RESOLUTION} <= held(opened(settings))
    assert states(opened(settings), "16-NQ/TU") == {"resolved"}
    assert states(opened(settings), "1976/QĐ-TTg") == {"stub"}


def test_a_second_build_changes_nothing(settings: Settings, tmp_path: Path) -> None:
    first = build((PLANS,), settings)
    before = dumped(settings, tmp_path / "one")
    second = build((PLANS,), settings)
    assert [document.is_changed for document in second.documents] == [False, False, False]
    assert (second.build, second.relinked) == (first.build, 0)
    assert dumped(settings, tmp_path / "two") == before


def test_the_order_of_arrival_does_not_matter(settings: Settings, tmp_path: Path) -> None:
    build((PLANS,), settings)
    together = dumped(settings, tmp_path / "one")
    shutil.rmtree(str(settings.store))
    for path in sorted(PLANS.glob("*.txt"), reverse=True):
        build((path,), settings)
    assert dumped(settings, tmp_path / "two") == together


def test_an_arriving_document_turns_a_stub_into_a_resolved_link(settings: Settings) -> None:
    build((PLANS / "provincial-plan.txt",), settings)
    assert states(opened(settings), "16-NQ/TU") == {"stub"}
    report = build((PLANS / "party-resolution.txt",), settings)
    assert report.relinked == 1
    assert states(opened(settings), "16-NQ/TU") == {"resolved"}
    descriptions = opened(settings).select("SELECT ?iri ?n WHERE { ?iri vp:officialNumber ?n }", iri=URIRef(RESOLUTION))
    assert len(descriptions) == 1, "described by its own text now, and only there"


def test_a_build_cut_short_before_linking_is_made_good_by_the_next(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build((PLANS / "provincial-plan.txt",), settings)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("graph.build.touched_by", Mock(side_effect=KeyboardInterrupt))
        build((PLANS / "party-resolution.txt",), settings)
    report = build((PLANS / "party-resolution.txt",), settings)
    assert (report.documents[0].is_changed, report.relinked) == (False, 1), "the text was written before, its mentions were not linked"
    assert states(opened(settings), "16-NQ/TU") == {"resolved"}
    assert build((PLANS,), settings).relinked == 0


def test_what_is_loaded_is_published_with_a_build_id_of_its_own(settings: Settings, tmp_path: Path) -> None:
    first = build((PLANS,), settings)
    assert settings.store is not None
    file = tmp_path / "seen.ttl"
    file.write_text(f'<{PROVINCIAL}> {SEEN.n3()} "đã xem" .', "utf-8")
    assert list(load((file,), settings.store, settings.base)) == [(file, 1)]
    loaded = current_build(settings.store)
    assert opened(settings).select(f"SELECT ?v WHERE {{ ?s {SEEN.n3()} ?v }}") == [{"v": "đã xem"}]
    assert loaded != first.build
    assert list(load((file,), settings.store, settings.base)) == [(file, 1)]
    assert current_build(settings.store) == loaded, "loaded twice, it is the same state"
    assert build((), settings).build == loaded, "a build keeps it"


def test_a_file_that_breaks_off_while_it_is_loaded_leaves_the_store_as_it_was(settings: Settings, tmp_path: Path) -> None:
    before = build((PLANS,), settings).build
    assert settings.store is not None
    file = tmp_path / "torn.nt"
    lines = [f'<{PROVINCIAL}> {SEEN.n3()} "lần {time}" .\n' for time in range(20_000)]
    file.write_text("".join(lines) + f"<{PROVINCIAL}> {SEEN.n3()} .\n", "utf-8")
    with pytest.raises(StoreError, match=r"torn\.nt.*20001"):
        list(load((file,), settings.store, settings.base))
    assert current_build(settings.store) == before
    assert build((), settings).build == before
    assert opened(settings).select(f"SELECT ?v WHERE {{ ?s {SEEN.n3()} ?v }}") == []


def test_bad_files_are_listed_and_the_rest_is_built(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    shutil.copytree(PLANS, folder)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "latin.txt").write_bytes("Kế hoạch".encode("cp1258", errors="replace") + b"\xff\xfe\xea")
    report = build((folder,), settings)
    assert len(report.documents) == 3
    assert [Path(error.path).name for error in report.skipped] == ["binary.txt", "empty.txt", "latin.txt"]
    assert all(error.reason for error in report.skipped)


def test_the_processes_that_read_make_no_difference(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    shutil.copytree(PLANS, folder)
    shutil.copy(PLANS / "provincial-plan.txt", folder / "a-copy.txt")
    (folder / "empty.txt").write_bytes(b"")
    one = build((folder,), settings)
    before = dumped(settings, tmp_path / "one")
    shutil.rmtree(str(settings.store))
    several = build((folder,), settings, jobs=3)
    assert (several.build, several.documents) == (one.build, one.documents)
    assert [(error.path, error.reason) for error in several.skipped] == [(error.path, error.reason) for error in one.skipped]
    assert len(one.skipped) == 2
    assert dumped(settings, tmp_path / "two") == before


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file that takes for ever to read: a pipe into which nobody writes."""
    path = tmp_path / "endless.txt"
    os.mkfifo(path)
    return path


def test_a_file_that_takes_too_long_is_listed_and_the_rest_is_built(settings: Settings, endless: Path) -> None:
    report = build((endless, PLANS), replace(settings, read_limit_s=3.0), jobs=2)
    assert len(report.documents) == 3
    assert [(error.path, "quá 3 giây" in error.reason) for error in report.skipped] == [(str(endless), True)]


def test_a_file_whose_process_is_killed_is_listed_and_the_rest_is_built(settings: Settings, endless: Path) -> None:
    def kill_its_reader() -> None:
        with endless.open("wb"):  # opens once a process has it open for reading
            (reader,) = [int(fd.parts[2]) for fd in Path("/proc").glob("[0-9]*/fd/*") if is_same(fd, endless) and int(fd.parts[2]) != os.getpid()]
            os.kill(reader, signal.SIGKILL)

    killer = threading.Thread(target=kill_its_reader)
    killer.start()
    report = build((endless, PLANS), settings, jobs=2)
    killer.join()
    assert len(report.documents) == 3
    assert [(error.path, "tín hiệu 9" in error.reason) for error in report.skipped] == [(str(endless), True)]


def is_same(link: Path, path: Path) -> bool:
    try:
        return link.readlink() == path
    except OSError:
        return False


def test_an_interrupt_stops_a_build_at_once_and_leaves_the_old_state(settings: Settings, endless: Path) -> None:
    build((PLANS / "party-resolution.txt",), settings)
    assert settings.store is not None
    old = current_build(settings.store)
    command = [sys.executable, "-c", BUILDER, str(endless), str(settings.store), "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as builder:
        with endless.open("wb"):
            begun = time.monotonic()
            builder.send_signal(signal.SIGINT)
            _, said = builder.communicate(timeout=30)
        assert time.monotonic() - begun < 10
        assert builder.returncode == 130
        assert said.decode().startswith("vnplan: đã dừng")
    readers = [fd for fd in Path("/proc").glob("[0-9]*/fd/*") if is_same(fd, endless)]
    assert (readers, current_build(settings.store)) == ([], old)


def test_one_document_in_two_files_is_kept_once(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "double"
    folder.mkdir()
    shutil.copy(PLANS / "provincial-plan.txt", folder / "a.txt")
    shutil.copy(PLANS / "provincial-plan.txt", folder / "b.txt")
    report = build((folder,), settings)
    assert [Path(document.path).name for document in report.documents] == ["a.txt"]
    assert "cùng một văn bản" in report.skipped[0].reason


@pytest.mark.parametrize("copy", ["plan-ban-sao.txt", "plan (1).txt", "Bản sao của plan.txt", "plan.pdf.txt"])
def test_of_two_files_the_one_that_is_no_copy_is_kept(copy: str, settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (copy, "plan.txt"):
        shutil.copy(PLANS / "provincial-plan.txt", folder / name)
    report = build((folder,), settings)
    assert [Path(document.path).name for document in report.documents] == ["plan.txt"]
    assert [Path(error.path).name for error in report.skipped] == [copy]


def test_two_texts_of_one_number_are_told_apart_for_the_reader(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "conflict"
    folder.mkdir()
    text = (PLANS / "provincial-plan.txt").read_text("utf-8")
    (folder / "a.txt").write_text(text, "utf-8")
    (folder / "b.txt").write_text(text.replace("dược liệu", "cây ăn quả"), "utf-8")
    reason = build((folder,), settings).skipped[0].reason
    assert "lời văn khác" in reason
    assert "cây ăn quả" in reason


def test_a_later_text_of_the_same_number_does_not_displace_the_first(settings: Settings, tmp_path: Path) -> None:
    first, other, better = (tmp_path / name for name in ("a.txt", "b.txt", "c.txt"))
    text = (PLANS / "provincial-plan.txt").read_text("utf-8")
    first.write_text(text, "utf-8")
    other.write_text(text.replace("dược liệu", "cây ăn quả"), "utf-8")
    better.write_text(text.replace("3.000 ha", "3.500 ha"), "utf-8")
    built = build((first,), settings).build
    for _ in range(2):
        refused = build((other,), settings)
        assert (refused.build, refused.documents) == (built, [])
        assert f"{first} (" in refused.skipped[0].reason and "lời văn khác" in refused.skipped[0].reason
    assert build((better,), settings).documents[0].is_changed, "another copy of the same document replaces it"
    first.unlink()
    better.unlink()
    assert build((other,), settings).documents[0].is_changed, "nobody else claims the number any more"


LAND = """ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nSố: 9/KH-UBND\nSơn La, ngày 05 tháng 3 năm 2024\n
KẾ HOẠCH\nSắp xếp chợ\n\nCăn cứ Luật Đất đai số 45/2013/QH13 ngày 29/11/2013;\nCăn cứ Luật Đầu tư số 61/2020/QH14 ngày 17/6/2020;\n
I. NHIỆM VỤ\n1. Sở Công Thương lập danh mục chợ trước ngày 30/6/2024.\n"""
STATUSES = "SELECT ?number ?status ?note WHERE { ?d vp:documentStatus ?status ; vp:statusNote ?note ; vp:officialNumber ?number }"


def test_what_the_catalogue_says_of_cited_documents_is_noted_and_follows_it(settings: Settings, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(LAND, "utf-8")
    built = build((plan,), settings).build
    (row,) = opened(settings).select(STATUSES)
    assert (row["number"], row["status"].rpartition("/")[2]) == ("45/2013/QH13", "replaced")
    assert row["note"].startswith("đã được thay thế bởi Luật Đất đai 31/2024/QH15 ngày 18/01/2024")
    assert build((plan,), settings).build == built
    catalogue = settings.home / "data" / "lists" / "catalogue.csv"
    lines = catalogue.read_text("utf-8").splitlines(keepends=True)
    catalogue.write_text("".join(line.replace("replaced,31/2024/QH15@2024-01-18", ",") for line in lines), "utf-8")
    assert build((), settings).build != built
    assert opened(settings).select(STATUSES) == []


def test_a_document_whose_identity_becomes_known_moves_with_what_people_attached(settings: Settings) -> None:
    path = PLANS / "department-plan.txt"
    report = build((path,), settings)
    old = report.documents[0].iri
    new = BASE + "eli/vn/so-y-te-son-la/ke-hoach/2022/41"
    assert report.documents[0].is_provisional
    assert old.startswith(BASE + "id/vb/")
    with open_writable(settings.store) as store:  # type: ignore[arg-type]
        name = iris.graph_name(old, "judgements", BASE)
        store.update(f'INSERT DATA {{ GRAPH {name.n3()} {{ <{old}/nv/I.1> {SEEN.n3()} "đã xem" . <{old}> {SEEN.n3()} "cả văn bản" }} }}')
        publish(store, settings.store)  # type: ignore[arg-type]
    with (settings.home / "data" / "identity.csv").open("a", encoding="utf-8") as ledger:
        ledger.write(f"{old},{new},Văn thư Sở,2022-06-01,số ghi trên bản lưu,1.0\n")
    build((), settings)
    store = opened(settings)
    assert held(store) == {new}
    assert {row["v"] for row in store.select(f"SELECT ?v WHERE {{ ?s {SEEN.n3()} ?v }}")} == {"đã xem", "cả văn bản"}
    assert store.select(f"SELECT ?v WHERE {{ <{new}/nv/I.1> {SEEN.n3()} ?v }}") == [{"v": "đã xem"}]
    assert store.select("SELECT ?old ?new WHERE { ?old dcterms:isReplacedBy ?new }", old=URIRef(old)) == [{"old": old, "new": new}]
    assert build((path,), settings).documents[0].iri == new, "read again, it has its new IRI at once"


def test_a_ruling_settles_a_mention_and_is_noted(settings: Settings) -> None:
    build((PLANS,), settings)
    other = BASE + "eli/vn/ttg/quyet-dinh/2013/1977"
    with (settings.home / "data" / "judgements.csv").open("a", encoding="utf-8") as rulings:
        quote = "Quyết định số 1976/QĐ-TTg ngày 30/10/2013 của Thủ tướng Chính phủ"
        rulings.write(f"{PROVINCIAL},,,{quote},{other},Chuyên viên,2026-01-05,đối chiếu bản gốc\n")
    build((), settings)
    cited = opened(settings).select("SELECT ?n ?d WHERE { ?c vp:citedNumberText ?n ; vp:citedDocument ?d }", n=Literal("1976/QĐ-TTg"))
    assert {row["d"] for row in cited} == {other}
    (ruling,) = opened(settings).select("SELECT ?r ?who ?day WHERE { ?r a vp:Ruling ; vp:means ?d ; vp:decidedBy ?who ; vp:decidedOn ?day }")
    assert (ruling["who"], ruling["day"]) == ("Chuyên viên", "2026-01-05")


def test_a_ruling_that_changes_no_link_is_published_too(settings: Settings) -> None:
    first = build((PLANS,), settings)
    known = opened(settings).select("SELECT ?n ?d WHERE { ?c vp:citedNumberText ?n ; vp:citedDocument ?d }", n=Literal("16-NQ/TU"))[0]["d"]
    with (settings.home / "data" / "judgements.csv").open("a", encoding="utf-8") as rulings:
        rulings.write(f"{PROVINCIAL},,,Nghị quyết số 16-NQ/TU ngày 10/3/2022 của Tỉnh ủy Sơn La,{known},Chuyên viên,2026-01-05,đã đối chiếu\n")
    second = build((), settings)
    assert len(opened(settings).select("SELECT ?r WHERE { ?r a vp:Ruling }")) == 1
    assert second.build != first.build
    assert build((), settings).build == second.build


def test_a_dump_into_a_used_folder_holds_one_state(settings: Settings, tmp_path: Path) -> None:
    build((PLANS,), settings)
    folder = tmp_path / "dump"
    assert len(dumped(settings, folder)) == 4
    (folder / "notes.trig").write_text("", "utf-8")
    shutil.rmtree(str(settings.store))
    build((PLANS / "party-resolution.txt",), settings)
    kept = dumped(settings, folder)
    assert sorted(path.name for path in folder.iterdir()) == sorted([*kept, "notes.trig"])
    assert len(kept) == 2


DECISION_WITH_PLAN = """ỦY BAN NHÂN DÂN
TỈNH CAO BẰNG

Số: 301/QĐ-UBND

Cao Bằng, ngày 14 tháng 3 năm 2023

QUYẾT ĐỊNH
Ban hành Kế hoạch phát triển thư viện số tỉnh Cao Bằng năm 2023

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển thư viện số.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nông Văn Tài

KẾ HOẠCH
Phát triển thư viện số tỉnh Cao Bằng năm 2023
(Ban hành kèm theo Quyết định số     /QĐ-UBND ngày   tháng   năm 2023 của Ủy ban nhân dân tỉnh Cao Bằng)

I. NHIỆM VỤ

1. Sở Thông tin và Truyền thông số hóa tài liệu địa chí.
"""


def test_a_decision_and_a_plan_of_one_text_do_not_displace_each_other(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "decision.txt"
    path.write_text(DECISION_WITH_PLAN, "utf-8")
    first = build((path,), settings)
    before = dumped(settings, tmp_path / "one")
    assert [document.is_provisional for document in first.documents] == [False, True], "the plan's own number is blank: its IRI hangs on the text"
    second = build((path,), settings)
    assert [document.is_changed for document in second.documents] == [False, False]
    assert build((), settings).relinked == 0
    assert dumped(settings, tmp_path / "two") == before


def test_killed_at_any_moment_a_build_leaves_the_old_state_or_the_new(settings: Settings, tmp_path: Path) -> None:
    build((PLANS / "party-resolution.txt",), settings)
    assert settings.store is not None
    old = current_build(settings.store)
    trial, seen = tmp_path / "trial", set()
    for attempt in range(10):
        shutil.rmtree(trial, ignore_errors=True)
        shutil.copytree(settings.store, trial)
        jobs = str(1 + attempt % 2)
        with subprocess.Popen([sys.executable, "-c", BUILDER, str(PLANS), str(trial), jobs], stdout=subprocess.DEVNULL) as builder:
            time.sleep(0.25 + 0.12 * attempt)
            os.kill(builder.pid, signal.SIGKILL)
        store = open_published(trial)
        present = current_build(trial)
        assert held(store) == ({RESOLUTION} if present == old else held(store))
        assert present == old or len(held(store)) == 3
        for document in held(store):
            rows = store.select("SELECT ?d ?k WHERE { ?g vp:graphOf ?d ; vp:graphKind ?k }", d=URIRef(document))
            kinds = {row["k"].rpartition("/")[2] for row in rows}
            assert kinds == {"reading", "links", "derived"}, "never half a document"
        seen.add(present)
        again = build((PLANS,), Settings(home=settings.home, store=trial))
        assert len(again.documents) == 3, "the next build goes on"
    assert old in seen


@pytest.mark.shared
def test_the_default_graph_is_what_the_real_plans_give(shared: Path, tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "store")
    build((shared / "corpus",), settings)
    written = {path.name: path.read_bytes() for path in dump(opened(settings), tmp_path / "dump", settings.base)}
    kept = {path.name: path.read_bytes() for path in (find_home() / "data" / "graph").glob("*.trig")}
    assert written.keys() == kept.keys()
    assert [name for name in kept if kept[name] != written[name]] == []


def test_a_rule_that_fails_on_one_text_does_not_cost_the_others(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(source: Source, lists: Lists) -> tuple[Reading, ...]:
        if source.name == "party-resolution.txt":
            raise IndexError("rule 7")
        return extract(source, lists)

    monkeypatch.setattr("graph.prepare.extract", failing)
    report = build((PLANS,), settings)
    assert len(report.documents) == 2
    assert [Path(error.path).name for error in report.skipped] == ["party-resolution.txt"]
    assert "IndexError: rule 7" in report.skipped[0].reason
