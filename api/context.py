"""The JSON-LD context of the graph's terms.

Answers: how JSON-LD of this service spells terms, and under which name this spelling is kept.
Assumes: terms are names: a later context may have more of them, and none that means something else.
Never:   gives two contents one name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rdflib import Graph

from api.vocabulary import Term
from graph.vocab import PREFIXES

XSD = PREFIXES["xsd"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A context with its name, which has the ontology's version and a digest of the content."""

    name: str
    body: bytes
    terms: Mapping[str, Any]

    def spell(self, graph: Graph, address: str, first: str) -> str:
        """Write a graph as JSON-LD; `address` is where the context is to be fetched, `first` the IRI of the node that stands first."""
        written = json.loads(graph.serialize(format="json-ld", context=self.terms))
        written.pop("@context", None)
        nodes = sorted(written.get("@graph", [written] if written else []), key=lambda node: (node.get("id") != first, str(node.get("id"))))
        return json.dumps({"@context": address, "@graph": nodes}, ensure_ascii=False, indent=1)


def make_context(terms: Iterable[Term], version: str) -> Context:
    """Make the context of the project's own terms and of the prefixes."""
    spelt = {"id": "@id", "type": "@type", **PREFIXES, **{term.name: _spell(term) for term in terms}}
    body = json.dumps({"@context": spelt}, ensure_ascii=False, indent=1).encode()
    return Context(name=f"{version}-{hashlib.sha256(body).hexdigest()[:12]}.jsonld", body=body, terms=spelt)


def _spell(term: Term) -> object:
    """Spell a term; values of a property with one datatype stand plain where they have it."""
    if term.kind == "object":
        return {"@id": f"vp:{term.name}", "@type": "@id"}
    if term.kind == "datatype" and len(term.range) == 1 and term.range[0].startswith(XSD) and term.range[0] != f"{XSD}string":
        return {"@id": f"vp:{term.name}", "@type": f"xsd:{term.range[0].removeprefix(XSD)}"}
    return f"vp:{term.name}"
