"""Rows of SQLite as the records of rows.py, and back as the columns to be asked for."""

from __future__ import annotations

import sqlite3
from dataclasses import fields
from typing import Any, TypeVar

from graph.index.bodies import read_now

R = TypeVar("R")


def columns(kind: type[Any], table: str) -> str:
    """Give the columns that a record is made of."""
    names = (entry.name for entry in fields(kind) if entry.name != "assignments")
    return ", ".join("document.label AS document_label" if name == "document_label" else f"{table}.{name}" for name in names)


def record(kind: type[R], row: sqlite3.Row) -> R:
    """Make a record of a row that has its columns."""
    values = dict(row)
    for name in ("held", "plan", "is_group"):
        if name in values:
            values[name] = bool(values[name])
    if "now" in values:
        values["now"] = read_now(values["now"])
    return kind(**values)
