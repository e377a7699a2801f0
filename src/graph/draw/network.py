"""A chain as a pyvis network, and the page or part of a page that shows it.

Answers: what vis-network is given to draw, and the HTML around it.
Assumes: draw.js and draw.css stand beside the page, or inside it where it is to work from a file.
Never:   puts a text of the graph anywhere but into one JSON block; names another host.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from pyvis.network import Network

from graph.draw.parts import BELONGING, LEVELS, RELATIONS, Box, Line
from graph.draw.picture import Picture, make_picture

FOLDER = Path(str(resources.files("graph") / "draw"))
STATES = {
    "resolved": "đã xác định, có toàn văn",
    "stub": "đã xác định, chưa có toàn văn",
    "ambiguous": "có nhiều văn bản phù hợp",
    "unresolved": "chưa xác định được",
}
OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "keyboard": False, "navigationButtons": False, "zoomView": True, "dragNodes": True},
    "layout": {"randomSeed": 7},
}


def make_network(answer: Mapping[str, Any]) -> tuple[Network, Picture]:
    """Make the network of a chain, placed, with what the panel beside it shows of each node and edge.

    In:     the answer of a trace; nodes may have a `url`, which their page stands at.
    """
    picture = make_picture(answer)
    network = Network(directed=True)
    for box in picture.boxes:
        node = node_of(box)
        network.add_node(node.pop("id"), **node)
    for line in picture.lines:
        edge = edge_of(line)
        network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    network.options = OPTIONS
    return network, picture


def node_of(box: Box) -> dict[str, Any]:
    """Give a node as vis-network takes it; what begins with "vn" is for the panel. How a group looks stands in draw.js."""
    group = box.kind if box.kind != "document" or box.held else "stub"
    return {
        "id": box.iri,
        "label": _short(box),
        "shape": "box",
        "group": group,
        "x": box.x,
        "y": box.y,
        "vnLabel": box.label,
        "vnLevel": LEVELS.get(box.level, LEVELS["other"]),
        "vnLocator": box.locator,
        "vnUrl": box.url,
    }


def _short(box: Box, limit: int = 78) -> str:
    words = " ".join(box.label.split())
    text = f"{box.locator}. {words}" if box.locator else words
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def edge_of(line: Line) -> dict[str, Any]:
    """Give an edge as vis-network takes it; a weak one and a belonging are told by their strokes too, not by colour alone."""
    belongs = line.relation in BELONGING
    return {
        "from": line.source,
        "to": line.target,
        "label": "" if belongs else RELATIONS.get(line.relation, line.relation),
        "dashes": line.strength == "weak",
        "width": 1 if belongs else 2,
        "vnRelation": RELATIONS.get(line.relation, line.relation) + (" (ràng buộc yếu)" if line.strength == "weak" else ""),
        "vnQuote": line.quote,
        "vnPlace": f"ký tự {line.start}–{line.end}",
        "vnState": STATES.get(line.state, line.state),
        "vnDocument": line.document,
    }


def to_part(answer: Mapping[str, Any], *, trace_url: str) -> str:
    """Give the part of a page that draws a chain; the page links draw.js, draw.css and vis-network itself.

    In:     the answer of a trace; where chains are asked for, so that a node's neighbours can be fetched.
    Out:    HTML in which every text of the graph stands in one block of JSON, with "<", ">" and "&" escaped.
    """
    return _fill(answer, "part.html", trace_url)


def to_page(answer: Mapping[str, Any]) -> str:
    """Give a whole page that draws a chain and works from a file, without a server and without a network."""
    return _fill(answer, "page.html", None)


def _fill(answer: Mapping[str, Any], template: str, trace_url: str | None) -> str:
    network, picture = make_network(answer)
    network.set_template_dir(str(FOLDER), template)
    network.templateEnv.autoescape = True
    network.templateEnv.globals.update(extra={**_extra(answer, picture), "trace": trace_url}, inline=_inline)
    html: str = network.generate_html()
    return html


def _extra(answer: Mapping[str, Any], picture: Picture) -> dict[str, Any]:
    bundles = {
        iri: {"nodes": [node_of(box) for box in boxes], "edges": [edge_of(line) for line in lines]} for iri, (boxes, lines) in picture.bundles.items()
    }
    names = {node["iri"]: node["label"] for node in answer["nodes"] if node["kind"] == "document"}
    return {"start": picture.start, "bundles": bundles, "names": names, "relations": RELATIONS, "levels": LEVELS, "states": STATES}


def _inline(name: str) -> str:
    """Give a script or style to be written into a page; one that could end its own element would be refused by the browser's parser."""
    vis = resources.files("pyvis") / "lib" / "vis-9.1.2"
    file = {
        "vis-network.js": vis / "vis-network.min.js",
        "vis-network.css": vis / "vis-network.css",
        "draw.js": FOLDER / "draw.js",
        "draw.css": FOLDER / "draw.css",
    }
    return file[name].read_text("utf-8").replace("</script", "<\\/script")
