"""Progress as people see it: rate and time left, seldom in a log, on one line of a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from graph.build import Step
from graph.cli.main import main
from graph.cli.progress import ProgressLine
from graph.prepare import worthwhile_jobs

PLANS = Path(__file__).parents[2] / "texts" / "plans"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, *, step_s: float, total: int = 400, steps: int = 120) -> str:
    now = [0.0]
    line = ProgressLine(stream, clock=lambda: now[0])
    for done in range(1, steps + 1):
        now[0] += step_s
        line(Step(stage="bóc tách", done=done, total=total, name=f"{done}.txt"))
    line.clear()
    return stream.getvalue()


def test_a_log_gets_a_line_every_few_seconds() -> None:
    lines = shown(io.StringIO(), step_s=0.125).splitlines()
    assert lines == [
        "bóc tách 40/400 · 8 văn bản/giây · còn 45 giây: 40.txt",
        "bóc tách 80/400 · 8 văn bản/giây · còn 40 giây: 80.txt",
        "bóc tách 120/400 · 8 văn bản/giây · còn 35 giây: 120.txt",
    ]


def test_a_short_build_says_nothing_in_a_log() -> None:
    assert shown(io.StringIO(), step_s=0.01) == ""


def test_slow_files_are_told_in_seconds_each() -> None:
    assert "bóc tách 4/400 · 4,0 giây/văn bản · còn 26 phút 24 giây: 4.txt" in shown(io.StringIO(), step_s=4.0, steps=4)


def test_a_terminal_has_one_line_that_ends_empty() -> None:
    said = shown(Terminal(), step_s=0.06, total=120)
    assert "\n" not in said
    assert said.endswith("\r\x1b[2K")
    assert "bóc tách 120/120 · 17 văn bản/giây · còn 0 giây: 120.txt" in said
    assert said.count("\r") == 60 + 1, "every second step is within a tenth of a second of the one before"


def test_a_new_stage_has_a_rate_of_its_own() -> None:
    now = [0.0]
    stream = io.StringIO()
    line = ProgressLine(stream, clock=lambda: now[0])
    for stage, step_s in (("bóc tách", 1.0), ("ghi", 0.5)):
        for done in range(1, 11):
            now[0] += step_s
            line(Step(stage=stage, done=done, total=10, name="x"))
    assert stream.getvalue().splitlines()[-1] == "ghi 10/10 · 2 văn bản/giây · còn 0 giây: x"


def test_few_files_are_read_without_processes(tmp_path: Path) -> None:
    files = sorted(PLANS.glob("*.txt"))
    assert worthwhile_jobs(files) == 1
    assert worthwhile_jobs([]) == 1
    assert worthwhile_jobs([tmp_path / "none.txt"]) == 1


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "257"])
def test_a_number_of_processes_that_cannot_be_is_wrong_use(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", str(PLANS), "--jobs", jobs])
    assert ended.value.code == 2
    assert "cần một số từ 1 đến 256" in capsys.readouterr().err


def test_a_quiet_build_with_processes_says_its_answer_only(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(PLANS), "--store", str(tmp_path / "store"), "--jobs", "2", "--quiet"]) == 0
    said = capfd.readouterr()
    assert "3 văn bản" in said.out
    assert said.err == ""
