"""The examples of docstrings are run: what they print is what they say.

In an example `lists` are those of data/lists, `shapes` those of shapes/, `page_of(text)` opens a text for reading, `extracted(page)` reads it whole.
"""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

from graph.config import find_home
from graph.extract import extract
from graph.extract.figure.clauses import cut_clauses
from graph.extract.figure.due_years import find_mentions
from graph.extract.layout.paragraphs import paragraphs
from graph.extract.mention.citations import find_citations
from graph.extract.page import Page, open_page
from graph.lists import Lists
from graph.model import Reading, Source
from graph.resolve.directory import open_directory
from graph.validate import load_shapes

PROJECT = Path(__file__).parents[1]


def source_of(text: str) -> Source:
    return Source(path="example.txt", name="example.txt", media_type="text/plain", sha256="00" * 32, text=text)


def page_of(text: str) -> Page:
    return open_page(source_of(text))


def with_examples() -> list[str]:
    found = []
    for top, folder in (("graph", PROJECT / "src" / "graph"), ("api", PROJECT / "api")):
        for path in sorted(folder.rglob("*.py")):
            if ">>>" in path.read_text("utf-8"):
                parts = path.relative_to(folder).with_suffix("").parts
                found.append(".".join((top, *(part for part in parts if part != "__init__"))))
    return found


MODULES = with_examples()


def test_there_are_examples() -> None:
    assert len(MODULES) >= 40


@pytest.mark.parametrize("name", MODULES)
def test_examples_print_what_they_say(name: str, lists: Lists) -> None:
    def extracted(page: Page) -> tuple[Reading, ...]:
        return extract(page.source, lists)

    given = {
        **{"lists": lists, "page_of": page_of, "extracted": extracted, "shapes": load_shapes(find_home())},
        **{"cut_clauses": cut_clauses, "find_mentions": find_mentions, "open_directory": open_directory},
        **{"find_citations": find_citations, "paragraphs": paragraphs},
    }
    result = doctest.testmod(importlib.import_module(name), extraglobs=given)
    assert result.attempted > 0
    assert result.failed == 0
