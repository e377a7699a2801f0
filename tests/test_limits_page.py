"""The page of limits and the settings say the same."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from graph.config import Settings

PAGE = Path(__file__).parents[1] / "docs" / "limits.md"
UNITS = {
    "_bytes": {"bytes"},
    "_s": {"seconds", "CPU seconds"},
    "_seconds": {"seconds a minute"},
    "_rows": {"rows"},
    "_queries": {"queries"},
    "_table": {"clients"},
    "_connections": {"connections"},
    "_writes": {"orders"},
    "workers": {"processes"},
    "queue": {"queries"},
    "connections": {"connections"},
}
NO_LIMITS = {"port"}  # a number, and no limit


def rows() -> dict[str, tuple[str, ...]]:
    found = (tuple(cell.strip() for cell in line.strip("|").split("|")) for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `"))
    return {row[0].strip("`").removeprefix("VNPLAN_").lower(): row[1:] for row in found}


def test_every_limit_is_on_the_page_and_nothing_else() -> None:
    limits = {spec.name for spec in fields(Settings) if spec.type in {"int", "float"}} - NO_LIMITS
    assert len(limits) >= 25
    assert rows().keys() == limits


def test_each_default_is_the_setting_s_own() -> None:
    assert {name: float(row[0]) for name, row in rows().items()} == {name: float(getattr(Settings(), name)) for name in rows()}


def test_each_unit_is_the_one_that_the_name_ends_in() -> None:
    for name, row in rows().items():
        ending = next(ending for ending in sorted(UNITS, key=len, reverse=True) if name.endswith(ending))
        assert row[1] in UNITS[ending], name


def test_each_status_is_one_that_is_sent() -> None:
    for name, row in rows().items():
        assert re.fullmatch(r"(?:4\d\d|5\d\d|503, Retry-After|429, Retry-After|closed|)", row[3]), name


def test_the_page_names_the_other_settings_that_it_rests_on() -> None:
    assert "`VNPLAN_TRUSTED_PROXIES`" in PAGE.read_text("utf-8")
