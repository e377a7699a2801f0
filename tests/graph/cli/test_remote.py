"""The commands over another engine: what they say is what they say over the store beside the program; on each engine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.cli.main import main
from tests.engines import Engine, free_port

PLANS = Path(__file__).parents[2] / "texts" / "plans"
ASKED = [
    ["ask", "SELECT ?n (COUNT(?t) AS ?tasks) { ?d vp:officialNumber ?n ; vp:hasTask ?t } GROUP BY ?n ORDER BY ?n"],
    ["ask", "--format", "json", "ASK { ?s a vp:Task }"],
    ["trace", "16-NQ/TU", "--down"],
    ["trace", "88/KH-UBND", "--up", "--format", "json"],
    ["why", "88/KH-UBND"],
    ["validate"],
    ["validate", "--format", "turtle"],
]


@pytest.fixture(scope="module")
def built(engine_running: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store built and published in one command."""
    engine_running.clear()
    folder = tmp_path_factory.mktemp("remote") / "store"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in engine_running.environment().items():
            patch.setenv(name, value)
        assert main(["build", str(PLANS), "--store", str(folder), "--jobs", "1"]) == 0
    return str(folder)


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(arguments)
    return code, capsys.readouterr().out


@pytest.mark.parametrize("arguments", ASKED)
def test_commands_say_the_same(
    engine_running: Engine, built: str, arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = said([*arguments, "--store", built], capsys)
    for name, value in engine_running.environment().items():
        monkeypatch.setenv(name, value)
    assert said(arguments, capsys) == expected, "without the folder: the engine alone is asked"
    assert len(expected[1]) > 5


def test_a_dump_of_the_engine_is_the_dump_of_the_store(
    engine_running: Engine, built: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["dump", "--store", built, "--output", str(tmp_path / "here")]) == 0
    for name, value in engine_running.environment().items():
        monkeypatch.setenv(name, value)
    assert main(["dump", "--output", str(tmp_path / "there")]) == 0
    here, there = ({file.name: file.read_text("utf-8") for file in (tmp_path / at).iterdir()} for at in ("here", "there"))
    assert there == here
    assert len(here) >= 4
    capsys.readouterr()


def test_a_build_that_cannot_publish_keeps_what_it_built(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in engine.environment().items():
        monkeypatch.setenv(name, value)
    texts, store = tmp_path / "texts", str(tmp_path / "store")
    texts.mkdir()
    shutil.copy(PLANS / "provincial-plan.txt", texts)
    monkeypatch.setenv("VNPLAN_REMOTE_QUERY", f"http://127.0.0.1:{free_port()}/query")
    assert main(["build", str(texts), "--store", store, "--jobs", "1"]) == 2
    assert f"vnplan publish --store {store}" in capsys.readouterr().err
    monkeypatch.setenv("VNPLAN_REMOTE_QUERY", engine.environment()["VNPLAN_REMOTE_QUERY"])
    assert main(["publish", "--store", store]) == 0
    assert "đồ thị đổi" in capsys.readouterr().out
    assert main(["publish", "--store", store]) == 0
    assert "đã có bản dựng này" in capsys.readouterr().out
    shutil.copy(PLANS / "party-resolution.txt", texts)
    assert main(["build", str(texts), "--store", store, "--jobs", "1"]) == 0
    assert main(["ask", "SELECT (COUNT(?d) AS ?n) { ?d vp:textHash ?h }"]) == 0
    assert capsys.readouterr().out.split()[-1] == "2"


def test_load_publishes_too(engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in engine.environment().items():
        monkeypatch.setenv(name, value)
    file = tmp_path / "more.nq"
    file.write_text('<https://example.vn/s> <https://example.vn/p> "thêm" <https://example.vn/g> .\n', "utf-8")
    assert main(["load", str(file), "--store", str(tmp_path / "store")]) == 0
    assert main(["ask", "SELECT ?o { <https://example.vn/s> ?p ?o }"]) == 0
    assert "thêm" in capsys.readouterr().out


def test_publish_without_an_address_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", "--store", str(tmp_path)]) == 2
    assert "VNPLAN_REMOTE_QUERY" in capsys.readouterr().err
