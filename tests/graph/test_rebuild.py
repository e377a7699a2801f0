"""Building again: what did not change is not read, what changed is, and the store is what a build from nothing would make."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import graph
from graph.build import build, dump
from graph.cli.main import main
from graph.config import Settings, find_home
from graph.errors import StoreError
from graph.extract import extract
from graph.lists import Lists
from graph.model import Reading, Source
from graph.receipts import LIBRARIES, reader_version
from graph.store import open_published

PLANS = Path(__file__).parents[1] / "texts" / "plans"
PLAN, RESOLUTION, OTHER = "provincial-plan.txt", "party-resolution.txt", "department-plan.txt"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a store and a home of their own: the lists may be written to."""
    for part in ("data/lists", "data", "shapes"):
        shutil.copytree(find_home() / part, tmp_path / "home" / part, dirs_exist_ok=True, ignore=shutil.ignore_patterns("graph"))
    return Settings(home=tmp_path / "home", store=tmp_path / "store")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of plans that may be written to."""
    return Path(shutil.copytree(PLANS, tmp_path / "documents"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the files that were read so far, by the real reading."""
    names: list[str] = []

    def noting(source: Source, lists: Lists) -> tuple[Reading, ...]:
        names.append(source.name)
        return extract(source, lists)

    monkeypatch.setattr("graph.prepare.extract", noting)
    return iter([names]).__next__()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def append(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as opened:
        opened.write(line)


def dumped(settings: Settings, folder: Path) -> dict[str, bytes]:
    assert settings.store is not None
    return {path.name: path.read_bytes() for path in dump(open_published(settings.store), folder, settings.base)}


def from_nothing(folder: Path, settings: Settings, tmp_path: Path) -> dict[str, bytes]:
    fresh = replace(settings, store=tmp_path / "fresh")
    shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
    build((folder,), fresh)
    return dumped(fresh, tmp_path / "fresh-dump")


def test_files_that_did_not_change_are_not_read_again(settings: Settings, folder: Path, read: list[str]) -> None:
    first = build((folder,), settings)
    assert sorted(read) == sorted([PLAN, RESOLUTION, OTHER])
    read.clear()
    again = build((folder,), settings)
    assert read == []
    assert again.build == first.build
    assert [replace(document, is_read=True, is_changed=True) for document in again.documents] == first.documents
    assert build((folder / PLAN,), settings).documents[0].is_read is False, "nor where one of them alone is named"


def test_one_file_that_changed_is_read_alone(settings: Settings, folder: Path, read: list[str], tmp_path: Path) -> None:
    build((folder,), settings)
    read.clear()
    edit(folder / RESOLUTION, "dược liệu", "cây thuốc")
    report = build((folder,), settings)
    assert read == [RESOLUTION]
    assert [(Path(document.path).name, document.is_read) for document in report.documents] == [(OTHER, False), (RESOLUTION, True), (PLAN, False)]
    assert dumped(settings, tmp_path / "dump") == from_nothing(folder, settings, tmp_path)


def test_an_arriving_file_links_those_that_are_not_read(settings: Settings, folder: Path, read: list[str], tmp_path: Path) -> None:
    (folder / RESOLUTION).rename(tmp_path / RESOLUTION)
    before = {Path(document.path).name: document.unresolved for document in build((folder,), settings).documents}
    (tmp_path / RESOLUTION).rename(folder / RESOLUTION)
    read.clear()
    report = build((folder,), settings)
    assert (read, report.relinked > 0) == ([RESOLUTION], True)
    assert dumped(settings, tmp_path / "dump") == from_nothing(folder, settings, tmp_path)
    fresh = build((folder,), replace(settings, store=tmp_path / "other"))
    assert {Path(document.path).name: document.unresolved for document in report.documents} == {
        Path(document.path).name: document.unresolved for document in fresh.documents
    }
    assert before.keys() == {OTHER, PLAN}


CHANGES = [
    ("lists/abbreviations.csv", "ĐATT,đề án thử,dùng trong kiểm thử\n"),
    ("identity.csv", "https://w3id.org/vnplan/id/vb/0000000000000000,https://w3id.org/vnplan/id/vb/1111111111111111,Văn thư,2022-06-01,thử,1.0\n"),
]


@pytest.mark.parametrize(("file", "line"), CHANGES)
def test_other_lists_read_every_file_again(settings: Settings, folder: Path, read: list[str], file: str, line: str) -> None:
    build((folder,), settings)
    read.clear()
    append(settings.home / "data" / file, line)
    build((folder,), settings)
    assert len(read) == 3
    build((folder,), settings)
    assert len(read) == 3


def test_another_program_reads_every_file_again(tmp_path: Path) -> None:
    """Another rule, in whichever module, makes another reader."""
    program = Path(shutil.copytree(Path(graph.__file__).parent, tmp_path / "program" / "graph", ignore=shutil.ignore_patterns("__pycache__")))
    asked = "from graph.config import Settings; from graph.receipts import LIBRARIES, reader_version; import sys; from pathlib import Path; "
    asked += "print(reader_version(Settings(home=Path(sys.argv[1]))))"

    def version() -> str:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "program"), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [sys.executable, "-c", asked, str(find_home())], env=environment, check=True, capture_output=True, text=True, timeout=60
        ).stdout.strip()

    before = version()
    assert (len(before), version()) == (32, before)
    assert before == reader_version(Settings()), "wherever the program lies"
    append(program / "extract" / "figure" / "goals.py", "# another rule\n")
    assert version() != before


def test_another_base_of_the_addresses_makes_another_reader(settings: Settings) -> None:
    assert reader_version(replace(settings, base="https://example.org/")) != reader_version(settings)


def test_the_reader_knows_the_libraries_that_readings_rest_on() -> None:
    program = Path(graph.__file__).parent
    nodes = [
        node
        for part in ("read", "extract", "resolve", "rdf")
        for path in (program / part).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    ]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    assert {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"graph"} == set(LIBRARIES)


def test_other_shapes_and_rulings_need_no_reading(settings: Settings, folder: Path, read: list[str]) -> None:
    first = build((folder,), settings)
    iri = next(document.iri for document in first.documents if document.path.endswith(PLAN))
    read.clear()
    append(sorted((settings.home / "shapes").glob("*.ttl"))[0], "# another shape\n")
    quote, other = "Quyết định số 1976/QĐ-TTg ngày 30/10/2013 của Thủ tướng Chính phủ", settings.base + "eli/vn/ttg/quyet-dinh/2013/1977"
    append(settings.home / "data" / "judgements.csv", f"{iri},,,{quote},{other},Chuyên viên,2026-01-05,đối chiếu bản gốc\n")
    report = build((folder,), settings)
    assert (read, report.relinked) == ([], 1), "a ruling changes links, not readings"


def test_a_document_that_the_store_lost_is_read_again(settings: Settings, folder: Path, read: list[str]) -> None:
    first = build((folder,), settings)
    assert settings.store is not None
    shutil.rmtree(settings.store / "db")
    read.clear()
    assert build((folder,), settings).build == first.build
    assert len(read) == 3


def test_an_older_copy_that_comes_back_is_read_again(settings: Settings, folder: Path, read: list[str], tmp_path: Path) -> None:
    first = build((folder,), settings)
    shutil.copy(folder / PLAN, tmp_path / "kept.txt")
    receipts = (settings.writable / "receipts.jsonl").read_bytes()
    edit(folder / PLAN, "dược liệu", "cây thuốc")
    assert build((folder,), settings).build != first.build
    (settings.writable / "receipts.jsonl").write_bytes(receipts)  # as if the second build had been killed after writing the document
    shutil.copy(tmp_path / "kept.txt", folder / PLAN)
    read.clear()
    assert build((folder,), settings).build == first.build
    assert read == [PLAN]


def test_a_copy_takes_the_place_of_the_file_that_is_gone(settings: Settings, folder: Path, read: list[str], tmp_path: Path) -> None:
    shutil.copy(folder / PLAN, folder / "z-copy.txt")
    assert "cùng một văn bản" in build((folder,), settings).skipped[0].reason
    read.clear()
    assert "cùng một văn bản" in build((folder,), settings).skipped[0].reason
    assert read == []
    (folder / PLAN).unlink()
    report = build((folder,), settings)
    assert (read, report.skipped, report.left) == (["z-copy.txt"], [], ())
    assert dumped(settings, tmp_path / "dump") == from_nothing(folder, settings, tmp_path)


def test_what_is_left_of_a_file_that_is_gone_is_told(settings: Settings, folder: Path, tmp_path: Path) -> None:
    first = build((folder,), settings)
    (folder / PLAN).rename(tmp_path / PLAN)
    iri = next(document.iri for document in first.documents if document.path.endswith(PLAN))
    for _ in range(2):
        report = build((folder,), settings)
        assert [(left.path, left.iri) for left in report.left] == [(folder / PLAN, iri)]
        assert report.build == first.build, "the document stays"
    assert build((folder / OTHER,), settings).left == (), "of other folders nothing is said"
    (tmp_path / PLAN).rename(folder / "renamed.txt")
    assert build((folder,), settings).left == ()
    (folder / "renamed.txt").unlink()
    assert [left.path.name for left in build((folder,), settings).left] == ["renamed.txt"]


def test_a_document_that_its_file_no_longer_gives_is_told(settings: Settings, folder: Path) -> None:
    build((folder,), settings)
    edit(folder / PLAN, "Số: 88/KH-UBND", "Số: 89/KH-UBND")
    assert [(left.path.name, "88/KH-UBND" in left.label) for left in build((folder,), settings).left] == [(PLAN, True)]


def test_the_command_tells_what_was_not_read_and_what_is_left(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["build", str(folder), "--store", str(tmp_path / "store"), "--quiet"]
    assert main(command) == 0
    (folder / PLAN).unlink()
    capsys.readouterr()
    assert main(command) == 0
    told = capsys.readouterr()
    assert told.out.count("tệp không đổi, không đọc lại") == 2
    assert "không còn tệp này; văn bản đã đọc từ đó" in told.err
    assert "vẫn ở trong kho" in told.err
    assert "dựng một kho mới" in told.err


def test_damaged_notes_say_what_to_do(settings: Settings, folder: Path) -> None:
    build((folder,), settings)
    append(settings.writable / "receipts.jsonl", "{")
    with pytest.raises(StoreError, match=r"receipts\.jsonl.*hãy xóa tệp này"):
        build((folder,), settings)
    (settings.writable / "receipts.jsonl").unlink()
    assert all(document.is_read for document in build((folder,), settings).documents)
