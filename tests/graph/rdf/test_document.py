"""What a document's graphs hold, what an update changes, and that mentions come back out of the graph as they went in."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import cast

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import SKOS

from graph.lists import Lists
from graph.model import Form, Passage, Reading
from graph.rdf import iris
from graph.rdf.back import read_back
from graph.rdf.document import DocumentGraphs, replacement, sweep, written
from graph.rdf.links import derived_triples, link_triples, places_of, shared_triples
from graph.rdf.reading import reading_triples
from graph.store import Store, memory_store
from graph.text import shorten
from graph.vocab import VP
from tests.graph.made import BASE, CENTRAL, DOCUMENT, PROVINCIAL, made_reading, made_resolution


def graphs(
    lists: Lists, iri: str = DOCUMENT, *, reading: Reading | None = None, former: tuple[str, ...] = (), held: tuple[str, ...] = ()
) -> DocumentGraphs:
    reading = reading or made_reading()
    places, resolution, mentions = places_of(reading, iri, BASE), made_resolution(iri), reading.mentions()
    return DocumentGraphs(
        document=iri,
        kinds={
            "reading": written(reading_triples(reading, iri, lists, BASE)),
            "links": written(link_triples(resolution, places)),
            "derived": written(derived_triples(mentions, resolution, places)),
        },
        shared=written(shared_triples(mentions, resolution, places, held=(), lists=lists)),
        former=former,
    )


def filled(*documents: DocumentGraphs) -> Store:
    store = memory_store()
    for document in documents:
        store.update(replacement(document, judgements=(), base=BASE))
    return store


def values(store: Store, subject: str, term: URIRef) -> set[str]:
    rows = store.select("SELECT * WHERE { ?s ?p ?o }", s=URIRef(subject), p=term)
    return {row["o"] for row in rows}


def test_every_fact_has_its_passage(lists: Lists) -> None:
    store = filled(graphs(lists))
    without = store.select(
        "SELECT ?node WHERE { VALUES ?kind { vp:Task vp:Target vp:Assignment vp:Citation vp:StatedRelation vp:Section } ?node a ?kind "
        "FILTER NOT EXISTS { ?node vp:evidence ?span . ?span vp:quote ?q ; vp:start ?s ; vp:end ?e ; vp:readBy ?r ; vp:inFile ?f } }"
    )
    assert without == []
    assert len(store.select("SELECT ?span WHERE { ?span a vp:EvidenceSpan }")) == 8 + 1 + 3 + 3 + 2 + 2 + 1


def test_quotes_are_the_words_at_their_place(lists: Lists) -> None:
    text = made_reading().source.text
    for row in filled(graphs(lists)).select("SELECT ?quote ?start ?end WHERE { ?span vp:quote ?quote ; vp:start ?start ; vp:end ?end }"):
        assert row["quote"] == shorten(text[int(row["start"]) : int(row["end"])])


def test_no_triple_stands_in_two_graphs(lists: Lists) -> None:
    store = filled(graphs(lists))
    doubled = {triple: n for triple, n in Counter(quad[:3] for quad in store.quads()).items() if n > 1}
    assert doubled == {}


def test_the_documents_relations_are_derived_and_those_of_others_shared(lists: Lists) -> None:
    store = filled(graphs(lists))
    assert values(store, DOCUMENT, VP.implementsDocument) == {PROVINCIAL}
    assert values(store, PROVINCIAL, VP.implementsDocument) == {CENTRAL}
    shared = {quad[:3] for quad in store.quads(iris.shared_graph(BASE))}
    assert (URIRef(PROVINCIAL), VP.implementsDocument, URIRef(CENTRAL)) in shared


def test_an_unresolved_mention_links_to_nothing_and_says_why(lists: Lists) -> None:
    store = filled(graphs(lists))
    rows = store.select(
        "SELECT ?note WHERE { ?c vp:citedNumberText '9/QĐ-UBND' ; vp:resolutionNote ?note FILTER NOT EXISTS { ?c vp:citedDocument ?d } }"
    )
    assert [row["note"] for row in rows] == ["thiếu ngày"]
    assert values(store, DOCUMENT, VP.basedOn) == set()


def test_writing_twice_changes_nothing(lists: Lists) -> None:
    store = filled(graphs(lists))
    before, build = set(store.quads()), store.build_id()
    store.update(replacement(graphs(lists), judgements=(), base=BASE))
    assert set(store.quads()) == before
    assert store.build_id() == build


def test_replacing_leaves_nothing_of_the_former_reading(lists: Lists) -> None:
    store = filled(graphs(lists))
    bare = replace(made_reading(), tasks=(), targets=())
    store.update(replacement(graphs(lists, reading=bare), judgements=(), base=BASE))
    assert store.select("SELECT ?t WHERE { ?t a vp:Task }") == []
    assert len(store.select("SELECT ?c WHERE { ?c a vp:Citation }")) == 3


def test_what_people_decided_survives_replacing(lists: Lists) -> None:
    store = filled(graphs(lists))
    name = iris.graph_name(DOCUMENT, "judgements", BASE)
    store.update(f'INSERT DATA {{ GRAPH {name.n3()} {{ <{DOCUMENT}/nv/I.1> <https://example.vn/seen> "yes" }} }}')
    store.update(replacement(graphs(lists), judgements=(), base=BASE))
    assert values(store, f"{DOCUMENT}/nv/I.1", URIRef("https://example.vn/seen")) == {"yes"}


def test_a_new_iri_takes_everything_with_it(lists: Lists) -> None:
    old, seen = BASE + "id/vb/0123456789abcdef", URIRef("https://example.vn/seen")
    store = filled(graphs(lists, old))
    judged = (URIRef(old + "/nv/I.1"), seen, Literal("yes"))
    store.update(f"INSERT DATA {{ GRAPH {iris.graph_name(old, 'judgements', BASE).n3()} {{ {' '.join(term.n3() for term in judged)} }} }}")
    store.update(replacement(graphs(lists, former=(old,)), judgements=[judged], base=BASE))
    assert values(store, f"{DOCUMENT}/nv/I.1", seen) == {"yes"}
    subjects = {str(quad[0]) for quad in store.quads() if str(quad[3]) != str(iris.identity_graph(BASE))}
    assert not any(subject.startswith(old) for subject in subjects)
    assert store.select("SELECT * WHERE { ?old dcterms:isReplacedBy ?new }", old=URIRef(old)) == [{"old": old, "new": DOCUMENT}]


def test_a_cited_document_that_arrives_is_described_once(lists: Lists) -> None:
    store = filled(graphs(lists))
    assert len(values(store, PROVINCIAL, VP.officialNumber)) == 1
    store.update(replacement(graphs(lists, PROVINCIAL), judgements=(), base=BASE))
    about = {str(quad[1]) for quad in store.about(URIRef(PROVINCIAL), iris.shared_graph(BASE))}
    assert about == {str(VP.implementsDocument)}, "what is said of it stays, what describes it goes"


def test_sweeping_takes_out_what_nothing_refers_to(lists: Lists) -> None:
    store = filled(graphs(lists))
    assert values(store, CENTRAL, VP.officialNumber) == {"33-NQ/TW"}
    for kind in ("reading", "links", "derived"):
        store.update(f"CLEAR SILENT GRAPH {iris.graph_name(DOCUMENT, kind, BASE).n3()}")
    for _ in range(5):
        store.update(sweep(BASE))
    assert list(store.quads(iris.shared_graph(BASE))) == []


def test_sweeping_keeps_what_is_in_use(lists: Lists) -> None:
    store = filled(graphs(lists))
    before = set(store.quads())
    store.update(sweep(BASE))
    assert set(store.quads()) == before


def test_mentions_come_back_from_the_graph(lists: Lists) -> None:
    reading = made_reading()
    mentions, places = read_back(reading_triples(reading, DOCUMENT, lists, BASE), DOCUMENT, lists)
    assert mentions == reading.mentions()
    written = places_of(reading, DOCUMENT, BASE)
    assert replace(written, indicators=()) == places


LOCATORS = [
    ("II.2.d", "II.2.d"),  # plain
    ("II.2.đ", "II.2.dd"),  # another item than d
    ("IV.1.b.-1.+2", "IV.1.b.-1.+2"),  # bullets
    ("Phần thứ hai.1", "Phan-thu-hai.1"),  # words
]


def placed(reading: Reading) -> Reading:
    """Give the reading as it would come out of a scan: with places, the letters recognised."""

    def put(value: object) -> object:
        if isinstance(value, Passage):
            return replace(value, place=f"trang {1 + value.start // 200}")
        if isinstance(value, tuple):
            return tuple(put(part) for part in value)
        if not is_dataclass(value) or isinstance(value, type):
            return value
        return replace(value, **{field.name: put(getattr(value, field.name)) for field in fields(value) if field.init})

    return replace(cast(Reading, put(reading)), source=replace(reading.source, media_type="application/pdf", is_recognised=True))


def test_places_and_doubts_are_written_and_come_back(lists: Lists) -> None:
    reading = placed(made_reading())
    triples = set(reading_triples(reading, DOCUMENT, lists, BASE))
    file = iris.file(DOCUMENT, "application/pdf", reading.source.sha256)
    assert (file, VP.isRecognised, Literal(True)) in triples
    assert len({s for s, p, _ in triples if p == VP.placeInFile}) == len({s for s, p, _ in triples if p == VP.quote}) > 10
    mentions, _ = read_back(triples, DOCUMENT, lists)
    assert [c.passage.place for c in mentions.citations] == [c.passage.place for c in reading.citations]
    assert mentions.header.title is not None
    assert mentions.header.title.passage.place == "trang 1"


def test_a_text_has_no_places(lists: Lists) -> None:
    assert not [p for _, p, _ in reading_triples(made_reading(), DOCUMENT, lists, BASE) if p in {VP.placeInFile, VP.isRecognised}]


@pytest.mark.parametrize(("locator", "path"), LOCATORS)
def test_locators_in_iris(locator: str, path: str) -> None:
    assert iris.locator_path(locator) == path
    assert str(iris.task(DOCUMENT, locator)).isascii()


def test_a_passage_must_fit_its_text() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Passage(start=3, end=5, text="abc")


def test_of_two_spellings_one_is_preferred_whichever_came_first() -> None:
    names = ("Ban quản lý dự án", "Ban Quản lý dự án")
    shared, node = iris.shared_graph(BASE), URIRef(BASE + "id/co-quan/ban-quan-ly-du-an")
    for order in (names, names[::-1]):
        store = memory_store()
        store.update(f"INSERT DATA {{ GRAPH <{BASE}graph/x/links> {{ <{BASE}a> {VP.assignee.n3()} {node.n3()} }} }}")
        for name in order:
            store.update(f'INSERT DATA {{ GRAPH {shared.n3()} {{ {node.n3()} {SKOS.prefLabel.n3()} "{name}"@vi }} }}')
            store.update(sweep(BASE))
        assert values(store, str(node), SKOS.prefLabel) == {"Ban Quản lý dự án"}
        assert values(store, str(node), SKOS.altLabel) == {"Ban quản lý dự án"}


def test_a_number_that_the_grammar_does_not_know_is_kept_as_printed(lists: Lists) -> None:
    reading = made_reading()
    assert reading.header.number is not None
    header = replace(reading.header, number=replace(reading.header.number, value="12/KH-A-1/B"))
    triples = set(reading_triples(replace(reading, header=header), DOCUMENT, lists, BASE))
    assert (URIRef(DOCUMENT), VP.officialNumber, Literal("12/KH-A-1/B")) in triples
    assert not any(term == VP.numberPart and subject == URIRef(DOCUMENT) for subject, term, _ in triples)


def test_a_mention_that_points_back_has_the_role_of_what_it_means(lists: Lists) -> None:
    reading = made_reading()
    first = reading.citations[0]
    bare = replace(first, number=None, date=None, issuer=None, name=None, form=Form.BARE, antecedent=0)
    added = replace(reading, citations=(*reading.citations, bare))
    triples = set(reading_triples(added, DOCUMENT, lists, BASE))
    roles = [
        {role for node, term, role in triples if term == VP.citationRole and node == citation}
        for citation in places_of(added, DOCUMENT, BASE).citations
    ]
    assert roles[-1] == roles[0]
