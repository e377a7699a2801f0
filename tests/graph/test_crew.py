"""Processes that work on items: in order, each failure for itself, and none of them left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from graph.crew import WINDOW, Crew, Lost
from graph.errors import WorkError

Work = Callable[[str], str]


def open_desk(folder: Path) -> Work:
    return partial(work, folder)


def work(folder: Path, item: str) -> str:
    kind, _, name = item.partition(":")
    if kind == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "leave":
        os._exit(7)
    if kind == "hang":
        with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as child:
            (folder / name).write_text(f"{os.getpid()} {child.pid}", "utf-8")
            child.wait()
    return item.upper()


def open_nothing() -> Work:
    raise RuntimeError("the desk does not open")


def crew(folder: Path, *, jobs: int = 2, limit_s: float = 60.0) -> Crew[str, str]:
    return Crew(partial(open_desk, folder), jobs=jobs, limit_s=limit_s)


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def gone(processes: list[int], within_s: float) -> bool:
    end = time.monotonic() + within_s
    while time.monotonic() < end and any(map(is_running, processes)):
        time.sleep(0.05)
    return not any(map(is_running, processes))


def written(file: Path) -> list[int]:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if file.exists() and len(found := file.read_text("utf-8").split()) == 2:
            return list(map(int, found))
        time.sleep(0.05)
    raise AssertionError(f"{file} was not written")


def test_results_come_in_the_order_of_the_items(tmp_path: Path) -> None:
    items = [f"item:{place}" for place in range(5 * WINDOW)]
    with crew(tmp_path, jobs=3) as made:
        assert list(made.each(items)) == [item.upper() for item in items]


def test_no_items_give_no_results_and_start_no_process(tmp_path: Path) -> None:
    with crew(tmp_path) as made:
        assert list(made.each([])) == []


def test_a_process_that_dies_costs_its_item_only(tmp_path: Path) -> None:
    with crew(tmp_path) as made:
        results = list(made.each(["a", "die", "b", "leave", "c", "d"]))
    lost = {place: result.reason for place, result in enumerate(results) if isinstance(result, Lost)}
    assert [result for result in results if isinstance(result, str)] == ["A", "B", "C", "D"]
    assert lost.keys() == {1, 3}
    assert "tín hiệu 9" in lost[1]
    assert "mã 7" in lost[3]


def test_what_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    with crew(tmp_path, limit_s=3.0) as made:
        results = list(made.each(["a", "hang:pids", "b", "c"]))
    assert [results[0], *results[2:]] == ["A", "B", "C"]
    assert isinstance(results[1], Lost)
    assert "quá 3 giây" in results[1].reason
    assert gone(written(tmp_path / "pids"), within_s=1.0)


def test_an_interrupt_leaves_no_process(tmp_path: Path) -> None:
    def interrupt() -> None:
        written(tmp_path / "pids")
        os.kill(os.getpid(), signal.SIGINT)

    interrupter = threading.Thread(target=interrupt)
    interrupter.start()
    with pytest.raises(KeyboardInterrupt), crew(tmp_path) as made:
        list(made.each(["a", "hang:pids", "b"]))
    interrupter.join()
    assert gone(written(tmp_path / "pids"), within_s=1.0)


def test_a_desk_that_does_not_open_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    with Crew(open_nothing, jobs=2, limit_s=60.0) as made, pytest.raises(WorkError, match="--jobs 1"):
        list(made.each(["a", "b"]))
    assert "the desk does not open" in capfd.readouterr().err


PARENT = """
import sys
from pathlib import Path
from tests.graph.test_crew import crew
with crew(Path(sys.argv[1])) as made:
    list(made.each(["hang:pids"]))
"""


def test_processes_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)], cwd=Path(__file__).parents[2]) as parent:
        processes = written(tmp_path / "pids")
        assert all(map(is_running, processes))
        parent.kill()
    assert gone(processes, within_s=10.0)
