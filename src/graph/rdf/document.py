"""Put a document's triples into its named graphs, and say which update makes a store hold them.

Answers: which graphs a document has, what changes when it is read or linked again, and the one update that does it.
Assumes: the store runs an update in one transaction.
Never:   touches the judgements graph, except to carry it over to a document's new IRI.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from string import Template

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, OWL
from rdflib.term import Node

from graph.rdf import iris
from graph.rdf.links import SHORTCUTS
from graph.rdf.types import Triple
from graph.vocab import PREFIXES, VP, concept

Quad = tuple[URIRef, URIRef, Node, URIRef]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentGraphs:
    """What a store must hold of one document: its graphs by kind, and what it adds to the shared graph, each as `written` gives it."""

    document: str
    kinds: Mapping[str, str]  # "reading", "links", "derived"; a kind that is missing stays as it is
    shared: str
    former: tuple[str, ...] = ()  # IRIs that this document had in the store before

    def digests(self) -> dict[str, str]:
        """Give 32 hex digits that stand for the triples of each kind."""
        return {kind: digest_of(text) for kind, text in self.kinds.items()}


def written(triples: Iterable[Triple]) -> str:
    """Write triples as N-Triples lines, each once, sorted."""
    return "\n".join(sorted({f"{s.n3()} {p.n3()} {o.n3()} ." for s, p, o in triples}))


def digest_of(text: str) -> str:
    """Give 32 hex digits that stand for triples as `written` gives them."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def replacement(new: DocumentGraphs, *, judgements: Iterable[Triple], base: str) -> str:
    """Give the update that makes a store hold a document's graphs as they are now, in one transaction.

    In:     the document's graphs; the triples of the judgements graphs of its former IRIs.
    Out:    a SPARQL update: clears the graphs that change and those of former IRIs, carries judgements over, removes what the shared graph
            held of a document that is now here itself, and inserts.
    """
    document = new.document
    parts = _clear(document, new.kinds, base)
    for old in new.former:
        parts += _clear(old, iris.KINDS, base)
    if "reading" in new.kinds:
        parts += [_drop_stub(document, base), f"DELETE DATA {{ {_withdrawn(document, base)} }}"]
    graphs = _graphs(new, base)
    kept = written(renamed(judgements, new.former, document))
    if kept:
        graphs[iris.graph_name(document, "judgements", base)] = kept
    if new.former:
        graphs[iris.identity_graph(base)] = written((URIRef(old), DCTERMS.isReplacedBy, URIRef(document)) for old in new.former)
    parts.append(insertion(graphs))
    return " ;\n".join(parts)


def withdrawal(document: str, base: str) -> str:
    """Give the update that takes a held document out of a store, and notes that it was withdrawn. What people decided of it stays."""
    return " ;\n".join([*_clear(document, ("reading", "links", "derived"), base), f"INSERT DATA {{ {_withdrawn(document, base)} }}"])


def _withdrawn(document: str, base: str) -> str:
    note = written([(URIRef(document), OWL.deprecated, Literal(True))])
    return trig({iris.identity_graph(base): note})


def addition(new: DocumentGraphs, base: str) -> str:
    """Give the TriG that a store must be given to hold a document of which it holds nothing yet."""
    return trig(_graphs(new, base))


def _graphs(new: DocumentGraphs, base: str) -> dict[URIRef, str]:
    return {
        **{iris.graph_name(new.document, kind, base): text for kind, text in new.kinds.items()},
        iris.shared_graph(base): new.shared,
        iris.meta_graph(base): written(_described(new, base)),
    }


def insertion(graphs: Mapping[URIRef, str]) -> str:
    """Give the INSERT DATA of some triples by graph, as `written` gives them."""
    return "INSERT DATA {\n" + trig(graphs) + "\n}"


def trig(graphs: Mapping[URIRef, str]) -> str:
    """Give some triples by graph as TriG without prefixes."""
    return "\n".join(f"GRAPH {name.n3()} {{\n{text}\n}}" for name, text in graphs.items())


def sweep(base: str) -> str:
    """Give the update that takes out of the shared graph what nothing refers to any more; run it until nothing changes."""
    relations = [term.n3() for term in SHORTCUTS.values()]
    prefixes = f"PREFIX vp: <{PREFIXES['vp']}>\nPREFIX skos: <{PREFIXES['skos']}>\n"
    return prefixes + Template((resources.files("graph.rdf") / "sweep.ru").read_text("utf-8")).substitute(
        shared=iris.shared_graph(base).n3(),
        relations=" ".join(relations),
        listed=", ".join(relations),
        pairs=" ".join(f"({concept('citation-role', predicate).n3()} {term.n3()})" for predicate, term in SHORTCUTS.items()),
    )


def renamed(triples: Iterable[Triple], former: Iterable[str], document: str) -> Iterator[Triple]:
    """Give the triples with the IRIs of a document, and of all nodes below it, moved from its former IRIs to the one it has now.

    >>> old, new = "https://e/id/vb/1", "https://e/eli/vn/ttg/quyet-dinh/2023/165"
    >>> next(renamed([(URIRef(old + "/nv/I.1"), URIRef("https://e/p"), URIRef(old))], [old], new))[0]
    rdflib.term.URIRef('https://e/eli/vn/ttg/quyet-dinh/2023/165/nv/I.1')
    """
    move = _mover(tuple(former), document)
    for subject, predicate, value in triples:
        yield URIRef(move(str(subject))), predicate, URIRef(move(str(value))) if isinstance(value, URIRef) else value


def _mover(former: tuple[str, ...], document: str) -> Callable[[str], str]:
    def move(iri: str) -> str:
        for old in former:
            if iri == old or iri.startswith(old + "/"):
                return document + iri[len(old) :]
        return iri

    return move


def _clear(document: str, kinds: Iterable[str], base: str) -> list[str]:
    """Give the updates that empty graphs of a document and forget their descriptions."""
    names = [iris.graph_name(document, kind, base).n3() for kind in kinds]
    return [f"CLEAR SILENT GRAPH {name}" for name in names] + [f"DELETE WHERE {{ GRAPH {_meta(base)} {{ {name} ?p ?o }} }}" for name in names]


def _drop_stub(document: str, base: str) -> str:
    shared, node = iris.shared_graph(base).n3(), URIRef(document).n3()
    relations = ", ".join(term.n3() for term in SHORTCUTS.values())
    return f"DELETE {{ GRAPH {shared} {{ {node} ?p ?o }} }} WHERE {{ GRAPH {shared} {{ {node} ?p ?o FILTER(?p NOT IN ({relations})) }} }}"


def _meta(base: str) -> str:
    return str(iris.meta_graph(base).n3())


def _described(new: DocumentGraphs, base: str) -> Iterator[Triple]:
    for kind, digest in new.digests().items():
        name = iris.graph_name(new.document, kind, base)
        yield name, VP.graphOf, URIRef(new.document)
        yield name, VP.graphKind, concept("graph-kind", kind)
        yield name, VP.digest, Literal(digest)
        yield name, VP.layer, concept("layer", "own")
