"""The page of a chain, and its parts that other pages show too: the list by level and the drawing.

Answers: what stands at which level, over which hop, stated by which words of which text.
Assumes: a trace of the edition in force.
Never:   needs a script: the list says everything that the drawing does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import Request
from markupsafe import Markup
from pydantic import BaseModel

from api.render import render
from api.urls import Urls
from graph.chain import Answer, Trace
from graph.chain.words import SOURCES, STRENGTHS, WHY
from graph.draw import to_part, to_svg
from graph.draw.parts import BELONGING, LEVELS, RELATIONS
from graph.model.chain import Hop, Node
from graph.status.words import STANDING_NOTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One hop as a person reads it: this does that to `other`, said by `hop.quote` in the document `stated_in`."""

    words: str
    other: Node
    hop: Hop
    stated_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document or task of a chain, with the hops that lead up from it, and the tasks that stand under it."""

    node: Node
    steps: tuple[Step, ...]
    tasks: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One level of the chain, from the centre to the commune."""

    level: str
    label: str
    entries: tuple[Entry, ...]


def chain_of(chain: Trace) -> tuple[Tier, ...]:
    """Order a chain by level from the centre down; a task stands under its document where that is in the chain too."""
    nodes = {node.iri: node for node in chain.nodes}
    steps: dict[str, list[Step]] = {}
    for hop in chain.hops:
        if hop.relation not in BELONGING or nodes[hop.target].kind == "task":
            steps.setdefault(hop.source, []).append(Step(words=_words(hop), other=nodes[hop.target], hop=hop, stated_in=_place(hop, nodes)))
    inside: dict[str, list[Entry]] = {}
    place = {hop.source: hop.start for hop in chain.hops if hop.relation in BELONGING}
    for node in sorted(chain.nodes, key=lambda node: place.get(node.iri, -1)):
        if node.kind == "task":
            home = node.document if node.document in nodes else ""
            inside.setdefault(home, []).append(Entry(node=node, steps=tuple(steps.get(node.iri, ())), tasks=()))
    entries = [
        Entry(node=node, steps=tuple(steps.get(node.iri, ())), tasks=tuple(inside.get(node.iri, ())))
        for node in chain.nodes
        if node.kind == "document"
    ]
    entries += inside.get("", [])
    return tuple(
        Tier(level=level, label=label, entries=chosen)
        for level, label in LEVELS.items()
        if (chosen := tuple(entry for entry in entries if entry.node.level == level))
    )


def _place(hop: Hop, nodes: Mapping[str, Node]) -> str:
    """Name the text that states a hop, from where the hop is listed: under its source."""
    if hop.document == nodes[hop.source].document:
        return "Trong chính văn bản này"
    return nodes[hop.document].label if hop.document in nodes else hop.document


def _words(hop: Hop) -> str:
    return RELATIONS[hop.relation] + {"weak": " (ràng buộc yếu)", "competence": " (về thẩm quyền)"}.get(hop.strength, "")


def drawing_of(chain: Trace, urls: Urls) -> Mapping[str, Markup]:
    """Draw a chain: for scripts, and as a still picture. Both come from `graph.draw`, which escapes every text of the graph."""
    told = with_urls(chain.to_json(chain.start), urls)
    return {"part": Markup(to_part(told, trace_url="/trace")), "svg": Markup(to_svg(told))}


def with_urls(told: dict[str, Any], urls: Urls) -> dict[str, Any]:
    """Give an answer of /trace with the address of its page at each node."""
    return {**told, "nodes": [{**node, "url": urls.of(str(node["iri"]))} for node in told["nodes"]]}


def show_trace(request: Request, found: Answer, asked: BaseModel, key: str, day: date) -> str:
    """Show a chain, its ways and where it ends. In: what was asked, for the form; the day of the standings."""
    return render(
        request,
        "trace.html",
        key=key,
        asked=asked,
        levels=LEVELS.items(),
        trace=found.trace,
        start=found.trace.nodes[0],
        answer=found,
        standing=found.statuses,
        day=day,
        standing_note=STANDING_NOTE,
        nodes={node.iri: node for node in found.trace.nodes},
        words={"strength": STRENGTHS, "source": SOURCES, "why": WHY},
        chain=chain_of(found.trace),
        drawing=drawing_of(found.trace, request.app.state.service.urls),
    )
