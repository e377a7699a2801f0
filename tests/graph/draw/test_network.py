"""The drawn page and the still picture: texts of the graph are texts there, and no other host is named."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import Any

import pytest

from graph.draw import to_page, to_part, to_svg

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>--></svg><img src=x onerror=alert(1)>",
    "\u2028 & ' \" \\ {{ 7*7 }} {% raw %}",
    '" onload="alert(1)',
    "a\x00\x08\x1b\ufffe b",  # what XML cannot hold
]
SVG = "{http://www.w3.org/2000/svg}"


def chain(words: str) -> dict[str, Any]:
    plan = {
        "iri": f"https://e/{words}",
        "kind": "document",
        "label": words,
        "level": "province",
        "held": True,
        "document": f"https://e/{words}",
        "locator": None,
    }
    task = {**plan, "iri": "https://e/task", "kind": "task", "label": f"Việc {words}", "locator": "II.1", "url": "/task?a=1&b=2"}
    top = {**plan, "iri": "https://e/top", "label": "Nghị quyết", "level": "central", "held": False}
    hops = [
        {"from": plan["iri"], "to": "https://e/top", "relation": "implements", "strength": "weak", "state": "stub"},
        {"from": "https://e/task", "to": plan["iri"], "relation": "hasTask", "strength": "strong", "state": "resolved"},
    ]
    said = {"quote": words, "start": 3, "end": 9, "document": plan["iri"]}
    return {"key": words, "start": plan["iri"], "nodes": [plan, task, top], "hops": [{**hop, **said} for hop in hops]}


class Elements(HTMLParser):
    """Notes every element and attribute, and the text of the JSON block."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.names: list[str] = []
        self.attributes: list[str] = []
        self.block = ""
        self._is_block = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [name for name, _ in attrs]
        self._is_block = ("data-chain", None) in attrs or ("data-chain", "") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._is_block = False

    def handle_data(self, data: str) -> None:
        if self._is_block:
            self.block += data


@pytest.mark.parametrize("words", HOSTILE)
def test_texts_stand_in_the_json_block_and_nowhere_else(words: str) -> None:
    page = Elements(to_part(chain(words), trace_url="/trace"))
    plain = Elements(to_part(chain("thường"), trace_url="/trace"))
    assert page.names == plain.names  # no text became an element
    assert page.names.count("script") == 1
    data = json.loads(page.block)
    assert data["nodes"][0]["vnLabel"] == words
    assert data["edges"][0]["vnQuote"] == " ".join(words.split())
    assert data["extra"]["trace"] == "/trace"


@pytest.mark.parametrize("words", HOSTILE)
def test_the_whole_page_has_the_scripts_it_brings_and_no_others(words: str) -> None:
    page = to_page(chain(words))
    assert Elements(page).names.count("script") == 3  # data, vis-network, draw.js
    assert "<script>alert" not in page


def test_pages_have_no_handlers_and_fetch_nothing() -> None:
    part, page = to_part(chain("thường"), trace_url="/trace"), to_page(chain("thường"))
    for html in (part, page):
        found = Elements(html)
        assert not [name for name in found.attributes if name.startswith("on") or name in {"src", "style"}]
        assert "link" not in found.names
    assert not re.findall(r"https?://(?!e/)", part)
    assert "cdn" not in part
    assert json.loads(Elements(page).block)["extra"]["trace"] is None  # a file has nobody to ask for more


def test_kinds_and_strength_are_told_apart() -> None:
    data = json.loads(Elements(to_part(chain("a"), trace_url="/trace")).block)
    assert [node["group"] for node in data["nodes"]] == ["document", "stub", "task"]
    weak, belongs = data["edges"]
    assert (weak["label"], weak["dashes"], belongs["label"], belongs["dashes"]) == ("thực hiện", True, "", False)
    assert weak["vnRelation"] == "thực hiện (ràng buộc yếu)"
    assert weak["vnPlace"] == "ký tự 3–9"


@pytest.mark.parametrize("words", HOSTILE)
def test_the_still_picture_is_xml_in_which_texts_are_texts(words: str) -> None:
    svg = ET.fromstring(to_svg(chain(words)))
    names = {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert names <= {"svg", "title", "defs", "marker", "path", "text", "rect", "a"}
    assert not [name for element in svg.iter() for name in element.attrib if name.startswith("on") or name == "style"]
    shown = " ".join(text for element in svg.iter(f"{SVG}title") for text in element.itertext())
    assert " ".join(re.sub("[\x00-\x1f\ufffe]", " ", words).split()) in " ".join(shown.split())
    assert [link.get("href") for link in svg.iter(f"{SVG}a")] == ["/task?a=1&b=2"]


def test_the_still_picture_tells_kinds_by_shape_as_well_as_colour() -> None:
    svg = ET.fromstring(to_svg(chain("a")))
    shapes = {rect.get("class"): (rect.get("rx"), rect.get("stroke-dasharray")) for rect in svg.iter(f"{SVG}rect")}
    assert len(set(shapes.values())) == len(shapes) == 3
    assert [path.get("stroke-dasharray") for path in svg.iter(f"{SVG}path") if path.get("class") == "chain-hop"] == ["5 4"]
