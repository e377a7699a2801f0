"""The named questions: one .rq file each, whose first line says it in Vietnamese and English."""

from __future__ import annotations

from importlib import resources


def question(name: str) -> str:
    """Give the text of a named question.

    >>> question("plans").startswith("# Các kế hoạch")
    True
    """
    return (resources.files("graph.queries") / f"{name}.rq").read_text("utf-8")
