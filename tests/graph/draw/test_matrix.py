"""The matrix of coverage as a picture."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from graph.draw.matrix import Mark, Name, to_matrix

SVG = "{http://www.w3.org/2000/svg}"


def drawn(known: str, proposed: str) -> ElementTree.Element:
    mark = Mark(known=known, proposed=proposed, said="II.1 – <Sở>", url="#n1")
    return ElementTree.fromstring(to_matrix("A & B", [Name(text="<b>việc</b>", url="#n1")], [Name(text="Sở", url="/so?a=1&b=2")], {(0, 0): mark}))


CASES = [  # what is known, what is proposed: its fillings, whether its edge is broken, whether a question is asked
    ("covered", "covered", ["matrix-known"], False, False),
    ("partly", "partly", ["matrix-known"], False, False),
    ("none", "none", [], False, False),
    ("none", "covered", ["matrix-proposed"], True, True),
    ("partly", "covered", ["matrix-proposed", "matrix-known"], True, False),
]


@pytest.mark.parametrize(("known", "proposed", "fillings", "is_broken", "is_asked"), CASES)
def test_tells_by_shape(known: str, proposed: str, fillings: list[str], is_broken: bool, is_asked: bool) -> None:
    root = drawn(known, proposed)
    assert [path.get("class") for path in root.iter(f"{SVG}path")] == fillings
    assert all((rect.get("stroke-dasharray") is not None) is is_broken for rect in root.iter(f"{SVG}rect"))
    assert ("?" in [text.text for text in root.iter(f"{SVG}text")]) is is_asked


def test_escapes_and_links() -> None:
    root = drawn("none", "none")
    assert [link.get("href") for link in root.iter(f"{SVG}a")] == ["/so?a=1&b=2", "#n1", "#n1"]
    assert [title.text for title in root.iter(f"{SVG}title")] == ["A & B", "Sở", "<b>việc</b>", "II.1 – <Sở>"]


def test_what_nobody_takes_up_is_an_empty_field_with_its_rows_link() -> None:
    root = ElementTree.fromstring(to_matrix("A", [Name(text="a", url="#n1"), Name(text="b", url="#n2")], [Name(text="c", url="#")], {}))
    assert [link.get("href") for link in root.iter(f"{SVG}a")] == ["#", "#n1", "#n1", "#n2", "#n2"]
    assert len(list(root.iter(f"{SVG}rect"))) == 2
