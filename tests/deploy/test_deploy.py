"""The files to run the service with: they parse, they name what exists, and they give the service no more than it needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from dataclasses import fields
from pathlib import Path

import pytest

from graph.config import Settings

PROJECT = Path(__file__).parents[2]
DEPLOY = PROJECT / "deploy"
UNIT = DEPLOY / "vnplan.service"
EXPOSURE_LIMIT = 20  # of systemd's own scale, on which 100 is a service without any confinement


def unit() -> ConfigParser:
    parsed = ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment, method-assign]
    parsed.read_string(UNIT.read_text("utf-8"))
    return parsed


def instructions() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n\s*", " ", (DEPLOY / "Containerfile").read_text("utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DynamicUser", "yes"), ("ProtectSystem", "strict"), ("NoNewPrivileges", "yes"), ("PrivateTmp", "yes"), ("ProtectHome", "yes"),
        ("CapabilityBoundingSet", ""), ("MemoryMax", "8G"), ("KillMode", "mixed"), ("LimitCORE", "0"),
    ],
)  # fmt: skip
def test_the_unit_confines_the_service(name: str, value: str) -> None:
    assert unit()["Service"][name] == value


def test_the_unit_runs_a_command_that_there_is() -> None:
    command = unit()["Service"]["ExecStart"].split()
    assert command[0].endswith("/.venv/bin/vnplan")
    helped = subprocess.run([sys.executable, "-m", "graph.cli", command[1], "--help"], stdout=subprocess.PIPE, text=True, check=True, cwd=PROJECT)
    assert all(option in helped.stdout for option in command if option.startswith("--"))


def test_the_unit_waits_longer_than_the_service_needs_to_end() -> None:
    assert float(unit()["Service"]["TimeoutStopSec"]) > Settings().shutdown_limit_s + 10


def test_systemd_takes_the_unit_and_finds_it_confined(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("needs systemd-analyze")
    trial = tmp_path / "vnplan.service"
    trial.write_text(UNIT.read_text("utf-8").replace("/opt/vnplan/.venv/bin/vnplan", sys.executable), "utf-8")
    verified = subprocess.run(["systemd-analyze", "verify", "--man=no", str(trial)], capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stderr) == (0, "")
    measured = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSURE_LIMIT}", str(trial)], capture_output=True, text=True, check=False
    )
    assert measured.returncode == 0, measured.stdout[-300:]


def test_the_image_copies_what_there_is() -> None:
    copied = [source for name, rest in instructions() if name == "COPY" and "--from" not in rest for source in rest.split()[:-1]]
    assert {"requirements.lock", "pyproject.toml", "src", "api", "data", "ontology", "shapes"} <= set(copied)
    assert [source for source in copied if not (PROJECT / source).exists()] == []


def test_the_image_installs_by_hash_and_runs_as_nobody_in_particular() -> None:
    told = instructions()
    installs = [rest for name, rest in told if name == "RUN" and "pip install" in rest]
    assert [("--require-hashes" in rest) or ("--no-deps" in rest) for rest in installs] == [True, True]
    last = next(place for place in reversed(range(len(told))) if told[place][0] == "FROM")
    (user,) = (rest for name, rest in told[last:] if name == "USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    assert not [rest for name, rest in told if name == "ADD" or "curl " in rest or "wget " in rest]
    assert all("://" not in rest.replace("http://127.0.0.1", "") for _, rest in told), "nothing is fetched but what the lock names"


def test_every_setting_that_is_named_there_is() -> None:
    known = {f"VNPLAN_{spec.name.upper()}" for spec in fields(Settings)}
    for path in (*DEPLOY.iterdir(), PROJECT / "docs" / "operating.md"):
        named = set(re.findall(r"\bVNPLAN_[A-Z_]+\b", path.read_text("utf-8")))
        assert named <= known, f"{path.name}: {named - known}"


def test_the_proxy_takes_files_as_large_as_the_service_does() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert text.count("{") == text.count("}")
    assert f"client_max_body_size {Settings().file_bytes // 1_000_000}m;" in text
    assert "/metrics" not in text
