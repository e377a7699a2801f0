"""Read a document's mentions back from its reading graph, so that links can be redone without the text.

Answers: what the reading said that resolving needs, and on which nodes.
Assumes: the graph was written by `reading_triples`.
Never:   gives what is not in the graph: passages hold the quotes, not the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF

from graph.lists import Lists
from graph.model import SELF, Citation, CopyState, Form, Header, Mentions, Passage, Predicate, Relation, Role, Stated
from graph.rdf.links import AssignmentPlace, Places
from graph.rdf.types import Triple
from graph.vocab import ELI, VP, entry

T = TypeVar("T")


def read_back(triples: Iterable[Triple], document: str, lists: Lists) -> tuple[Mentions, Places]:
    """Give the mentions of a document and the nodes they stand on.

    In:     the triples of its reading graph.
    Out:    the same Mentions as the Reading had that was written, but for passages, which hold their quotes: a passage longer than its quote
            ends where the quote does.
    """
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return _Back(graph, URIRef(document), lists).read()


class _Back:
    def __init__(self, graph: Graph, document: URIRef, lists: Lists) -> None:
        self._graph, self._document = graph, document
        self._symbols = {kind.slug: kind.symbol for kind in reversed(lists.document_types)}
        nodes = [node for node in graph.objects(URIRef(document), VP.hasCitation) if isinstance(node, URIRef)]
        self._citations = sorted(nodes, key=_span)

    def read(self) -> tuple[Mentions, Places]:
        relations = sorted(self._nodes(VP.StatedRelation), key=lambda node: int(str(node).rpartition("/")[2]))
        assignments = [self._assignment(node) for node in self._nodes(VP.Assignment)]
        assignments.sort(key=lambda given: _natural(str(given.node)))
        mentions = Mentions(
            text_hash=self._text(self._document, VP.textHash) or "",
            header=self._header(),
            citations=tuple(self._citation(node) for node in self._citations),
            relations=tuple(self._relation(node) for node in relations),
            agencies=tuple(sorted({given.printed for given in assignments})),
        )
        places = Places(
            document=self._document,
            citations=tuple(self._citations),
            citation_tasks=tuple(self._one(node, VP.inTask) for node in self._citations),
            relations=tuple(relations),
            assignments=tuple(assignments),
            indicators=(),
        )
        return mentions, places

    def _nodes(self, kind: URIRef) -> list[URIRef]:
        return [node for node in self._graph.subjects(RDF.type, kind) if isinstance(node, URIRef)]

    def _one(self, node: Any, term: URIRef) -> URIRef | None:
        value = self._graph.value(node, term)
        return value if isinstance(value, URIRef) else None

    def _text(self, node: Any, term: URIRef) -> str | None:
        value = self._graph.value(node, term)
        return None if value is None else str(value)

    def _day(self, node: Any, term: URIRef) -> date | None:
        text = self._text(node, term)
        return date.fromisoformat(text) if text else None

    def _symbol(self, node: Any, term: URIRef) -> str | None:
        concept = self._text(node, term)
        return self._symbols.get(concept.rpartition("/")[2]) if concept else None

    def _passage(self, span: Any) -> tuple[Passage, str]:
        quote, start = self._text(span, VP.quote) or "", int(self._text(span, VP.start) or 0)
        passage = Passage(start=start, end=start + len(quote), text=quote, place=self._text(span, VP.placeInFile))
        return passage, self._text(span, VP.readBy) or ""

    def _evidence(self, node: Any) -> tuple[Passage, str]:
        return self._passage(self._graph.value(node, VP.evidence))

    def _header(self) -> Header:
        document = self._document
        spans = {str(span).rpartition("/")[2]: span for span in self._graph.objects(document, VP.evidence)}

        def stated(field: str, value: T | None) -> Stated[T] | None:
            if value is None or field not in spans:
                return None
            passage, rule = self._passage(spans[field])
            return Stated(value=value, passage=passage, rule=rule)

        years = [self._text(document, term) for term in (VP.startDate, VP.endDate)]
        first, last = (int(year) if year else None for year in years)
        return Header(
            type=stated("type", self._symbol(document, VP.documentType)),
            number=stated("number", self._text(document, VP.officialNumber)),
            date=stated("date", self._day(document, ELI.date_document)),
            place=stated("place", self._text(document, VP.placeStatement)),
            issuer=stated("issuer", self._text(document, VP.issuerStatement)),
            title=stated("title", self._text(document, DCTERMS.title)),
            signer=stated("signer", self._text(document, VP.signatory)),
            capacity=stated("capacity", self._text(document, VP.signingCapacity)),
            period=stated("period", (first, last) if first or last else None),
            territory=stated("territory", self._text(document, VP.territoryStatement)),
            state=CopyState(entry(self._text(document, VP.copyState))),
            annex_order=int(self._text(document, VP.annexOrder) or 1),
        )

    def _citation(self, node: Any) -> Citation:
        passage, rule = self._evidence(node)
        antecedent = self._one(node, VP.antecedent)
        return Citation(
            passage=passage,
            type=self._symbol(node, VP.citedType),
            number=self._text(node, VP.citedNumberText),
            date=self._day(node, VP.citedDate),
            issuer=self._text(node, VP.citedIssuerText),
            name=self._text(node, VP.citedName),
            form=Form(entry(self._text(node, VP.citationForm))),
            rule=rule,
            antecedent=self._citations.index(antecedent) if antecedent is not None else None,
        )

    def _relation(self, node: Any) -> Relation:
        passage, rule = self._evidence(node)
        subject, target = (self._place(self._graph.value(node, term)) for term in (VP.relationSubject, VP.relationObject))
        return Relation(subject=subject, predicate=Predicate(entry(self._text(node, VP.citationRole))), object=target, passage=passage, rule=rule)

    def _place(self, node: Any) -> int:
        return SELF if node == self._document else self._citations.index(node)

    def _assignment(self, node: URIRef) -> AssignmentPlace:
        return AssignmentPlace(
            node=node,
            task=URIRef(str(node).partition("/pc/")[0]),
            role=Role(entry(self._text(node, VP.assignmentRole))),
            printed=self._text(node, VP.assigneeText) or "",
        )


def _span(iri: str) -> tuple[int, int]:
    start, _, end = iri.rpartition("/")[2].partition("-")
    return int(start), int(end)


def _natural(iri: str) -> tuple[str, int]:
    task, _, place = iri.rpartition("/pc/")
    return task, int(place)
