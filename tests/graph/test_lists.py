"""The authority lists hold together, and a malformed one is refused with file and line."""

from __future__ import annotations

import ast
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.config import find_home
from graph.errors import ListError
from graph.lists import Lists, load_lists, read_table
from graph.text import fold

COLUMNS = ("name", "source")
WORDS_TOO = {"hòa bình"}  # peace


def provinces_on(lists: Lists, day: date) -> list[str]:
    return [p.slug for p in lists.provinces if (not p.first or p.first <= day) and (not p.last or day <= p.last)]


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2007, 1, 1), 64),  # Hà Tây was still there
        (date(2024, 12, 31), 63),  # Thừa Thiên Huế
        (date(2025, 6, 30), 63),  # the last day of the 63, Huế a city since January
        (date(2025, 7, 1), 34),  # the mergers
        (date(2026, 4, 30), 34),  # Đồng Nai is a city
    ],
)
def test_as_many_provinces_as_the_law_names(lists: Lists, day: date, count: int) -> None:
    assert len(provinces_on(lists, day)) == count


def test_every_province_that_ended_has_a_successor_that_exists(lists: Lists) -> None:
    by_slug = {p.slug: p for p in lists.provinces}
    assert len(by_slug) == len(lists.provinces)
    for province in lists.provinces:
        assert bool(province.last) == bool(province.successor), province.slug
        if province.last:
            successor = by_slug[province.successor]
            assert successor.first is None or successor.first > province.last, province.slug


def test_fifty_two_provinces_became_twenty_three(lists: Lists) -> None:
    ended = [p for p in lists.provinces if p.last == date(2025, 6, 30)]
    assert len(ended) == 52
    assert sorted(Counter(p.successor for p in ended).values()) == [2] * 17 + [3] * 6


def test_a_homonym_carries_its_first_day(lists: Lists) -> None:
    for province in lists.provinces:
        _, _, founded = province.slug.partition("~")
        assert not founded or province.first == date.fromisoformat(founded), province.slug


def test_kinds_are_dated(lists: Lists) -> None:
    kind = {p.slug: p.kind for p in lists.provinces}
    assert (kind["thua-thien-hue"], kind["hue"]) == ("tỉnh", "thành phố")
    assert (kind["dong-nai~20250701"], kind["dong-nai~20260430"]) == ("tỉnh", "thành phố")
    cities = {p.name for p in lists.provinces if p.kind == "thành phố"}
    assert cities == {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh", "Đồng Nai"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,origin\n", "expected the columns name,source"),  # unknown column
        ("", "first line is missing"),  # empty file
        ("name,source\na\n", "line 2: 1 cells, expected 2"),  # too few cells
        ("name,source\na,b,c\n", "line 2: 3 cells"),  # too many
        ("name,source\na,x\nb,y\na,z\n", "line 4: ('a',) stands already on line 2"),  # duplicate key
        ("name,source\na,\n", "line 2: no source"),  # fact without source
    ],
)
def test_a_malformed_table_is_refused_naming_the_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ListError) as caught:
        read_table(path, COLUMNS, lambda row: (row["name"],))
    assert said in str(caught.value)
    assert "list.csv" in str(caught.value)


@pytest.mark.parametrize(
    ("table", "row", "said"),
    [
        ("document-types", "XX,xx,xx,state,maybe,s", "read “maybe”, expected yes or no"),
        ("provinces", "xx,Xx,tỉnh,,,1/7/2025,,,s", "read “1/7/2025”, expected a day such as 2025-07-01"),
        ("provinces", "xx,Xx,tỉnh,,town,,,,s", "read “town” in alone, expected seat, person or nothing"),
    ],
)
def test_a_malformed_cell_is_refused_naming_the_line(tmp_path: Path, table: str, row: str, said: str) -> None:
    lists = shutil.copytree(find_home() / "data" / "lists", tmp_path / "lists")
    path = lists / f"{table}.csv"
    text = path.read_text("utf-8")
    path.write_text(f"{text}{row}\n", "utf-8")
    with pytest.raises(ListError, match=f"{table}.csv, line {text.count(chr(10)) + 1}: {said}"):
        load_lists(lists)


def test_a_file_that_is_not_there_is_a_list_error(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="cannot be read"):
        read_table(tmp_path / "none.csv", COLUMNS, lambda row: row["name"])


def test_cells_are_stripped(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,source\n a , b \n", encoding="utf-8")
    assert read_table(path, COLUMNS, lambda row: row["name"]) == ({"name": "a", "source": "b"},)


def strings_of_rules() -> Iterator[tuple[str, str]]:
    """Give each string of the rules that is no docstring, in small letters, with where it stands."""
    for folder in ("extract", "resolve", "numbers", "period"):
        for path in sorted((find_home() / "src" / "graph" / folder).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                    yield f"{path.name}:{node.lineno}", node.value.lower()


def test_no_rule_names_a_province(lists: Lists) -> None:
    strings = list(strings_of_rules())
    assert len(strings) > 1000
    printed = {name.lower() for province in lists.provinces for name in province.names} - WORDS_TOO
    names = re.compile(rf"\b(?:{'|'.join(printed | {fold(name) for name in printed})})\b")
    assert [(where, found.group()) for where, text in strings if (found := names.search(text))] == []
