"""Describe the graph as a data set: VoID for those who query it, DCAT for catalogues.

Answers: how many triples and members of classes there are, which vocabularies, where to ask, what to take along, under which licence.
Assumes: the release was counted when it was written; without one, only what the index counts is said.
Never:   states a licence, a publisher or a link to another data set that the settings and the graph do not state.
Source:  VoID (W3C note, 2011); DCAT 3 (W3C, 2024); SPDX for checksums, as DCAT has it.
"""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, VOID, XSD

from graph.store import FORMS, Dump, Release
from graph.vocab import ONTOLOGY, PREFIXES

DCAT = Namespace("http://www.w3.org/ns/dcat#")  # version 3; what rdflib knows is version 2
SPDX = Namespace("http://spdx.org/rdf/terms#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")
MEDIA = Namespace("https://www.iana.org/assignments/media-types/")
SERVED = ("Turtle", "JSON-LD", "N-Triples", "RDF_XML")
TITLES = ("Đồ thị kế hoạch nhà nước", "Graph of government plans")
SUMMARIES = (
    "Văn bản, viện dẫn, nhiệm vụ, cơ quan và chỉ tiêu đọc từ các kế hoạch của nhà nước, mỗi dữ kiện kèm đoạn văn bản nêu nó.",
    "Documents, citations, tasks, agencies and targets read from government plans, each fact with the passage that states it.",
)
DUMPED = {
    "nq": ("Toàn bộ đồ thị, N-Quads", "The whole graph, N-Quads", FORMATS["N-Quads"]),
    "trig": ("Toàn bộ đồ thị, TriG", "The whole graph, TriG", FORMATS.TriG),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """What is to be described. `here`: the address of this service, with its last slash. `members`: of classes, where no release counts them."""

    base: str
    here: str
    build: str
    release: Release | None
    members: dict[str, int]
    examples: tuple[str, ...]
    licence: str | None
    publisher: str | None

    def part(self, name: str) -> URIRef:
        """Name a part of the description: "graph", "catalog", "sparql", a form of FORMS."""
        return URIRef(f"{self.base}dataset#{name}")


def describe_set(about: Set) -> Graph:
    """Describe a data set, with the catalogue that lists it, its endpoint, its dumps and its links to others."""
    graph = Graph()
    for prefix, namespace in {**PREFIXES, "dcat": str(DCAT), "foaf": str(FOAF), "spdx": str(SPDX)}.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    _add_catalogue(graph, about)
    _add_set(graph, about)
    _add_endpoint(graph, about)
    for form in FORMS:
        _add_dump(graph, about, form)
    if about.release is not None:
        _add_counts(graph, about, about.release)
    return graph


def vocabularies(release: Release) -> tuple[str, ...]:
    """Give the namespaces of the properties and classes that a release uses, sorted."""
    return tuple(sorted({name[: max(name.rfind("#"), name.rfind("/")) + 1] for name in (*release.properties, *release.classes)}))


def links(release: Release) -> tuple[tuple[str, str, int], ...]:
    """Give how often things here lead elsewhere: where, by which property, how many triples."""
    return tuple((*key.split(" ", 1), count) for key, count in release.links.items())  # type: ignore[misc] # the key has two parts


def _say(graph: Graph, node: URIRef, words: tuple[str, str], term: URIRef = DCTERMS.title) -> None:
    for text, language in zip(words, ("vi", "en"), strict=True):
        graph.add((node, term, Literal(text, lang=language)))


def _add_rights(graph: Graph, about: Set, node: URIRef) -> None:
    if about.licence:
        graph.add((node, DCTERMS.license, URIRef(about.licence)))
    if about.publisher:
        publisher = about.part("publisher")
        graph.add((node, DCTERMS.publisher, publisher))
        graph.add((publisher, RDF.type, FOAF.Agent))
        graph.add((publisher, FOAF.name, Literal(about.publisher)))


def _add_catalogue(graph: Graph, about: Set) -> None:
    page, catalogue = URIRef(f"{about.base}dataset"), about.part("catalog")
    graph.add((page, RDF.type, VOID.DatasetDescription))
    graph.add((page, FOAF.primaryTopic, about.part("graph")))
    graph.add((catalogue, RDF.type, DCAT.Catalog))
    _say(graph, catalogue, ("Danh mục dữ liệu của dịch vụ này", "Catalogue of this service"))
    graph.add((catalogue, DCAT.dataset, about.part("graph")))
    graph.add((catalogue, DCAT.service, about.part("sparql")))
    graph.add((catalogue, FOAF.homepage, URIRef(about.here)))
    _add_rights(graph, about, catalogue)


def _add_set(graph: Graph, about: Set) -> None:
    node = about.part("graph")
    for kind in (DCAT.Dataset, VOID.Dataset):
        graph.add((node, RDF.type, kind))
    _say(graph, node, TITLES)
    _say(graph, node, SUMMARIES, DCTERMS.description)
    _add_rights(graph, about, node)
    graph.add((node, DCTERMS.language, URIRef("http://publications.europa.eu/resource/authority/language/VIE")))
    graph.add((node, DCTERMS.conformsTo, URIRef(ONTOLOGY.rstrip("#"))))
    graph.add((node, DCAT.version, Literal(about.build)))
    graph.add((node, DCAT.landingPage, URIRef(f"{about.here}dataset")))
    graph.add((node, VOID.uriSpace, Literal(about.base)))
    graph.add((node, VOID.sparqlEndpoint, URIRef(f"{about.here}sparql")))
    for name in SERVED:
        graph.add((node, VOID.feature, FORMATS[name]))
    for iri in about.examples:
        graph.add((node, VOID.exampleResource, URIRef(iri)))
    for name, number in (about.release.classes if about.release else about.members).items():
        part = BNode()
        graph.add((node, VOID.classPartition, part))
        graph.add((part, VOID["class"], URIRef(name)))
        graph.add((part, VOID.entities, Literal(number)))


def _add_endpoint(graph: Graph, about: Set) -> None:
    node = about.part("sparql")
    graph.add((node, RDF.type, DCAT.DataService))
    _say(graph, node, ("Điểm truy vấn SPARQL 1.1, chỉ đọc", "SPARQL 1.1 endpoint, read only"))
    graph.add((node, DCAT.endpointURL, URIRef(f"{about.here}sparql")))
    graph.add((node, DCAT.endpointDescription, URIRef(f"{about.here}sparql")))
    graph.add((node, DCAT.servesDataset, about.part("graph")))
    graph.add((node, DCTERMS.conformsTo, URIRef("http://www.w3.org/TR/sparql11-protocol/")))


def _add_dump(graph: Graph, about: Set, form: str) -> None:
    node, address = about.part(form), URIRef(f"{about.here}dumps/{about.build}/vnplan.{form}.gz")
    title, english, format_ = DUMPED[form]
    graph.add((about.part("graph"), DCAT.distribution, node))
    graph.add((about.part("graph"), VOID.dataDump, address))
    graph.add((node, RDF.type, DCAT.Distribution))
    _say(graph, node, (title, english))
    graph.add((node, DCAT.downloadURL, address))
    graph.add((node, DCAT.accessURL, address))
    graph.add((node, DCAT.mediaType, MEDIA[FORMS[form]]))
    graph.add((node, DCAT.compressFormat, MEDIA["application/gzip"]))
    graph.add((node, DCTERMS["format"], format_))
    if about.licence:
        graph.add((node, DCTERMS.license, URIRef(about.licence)))
    for dump in about.release.dumps if about.release else ():
        if dump.form == form:
            _add_size(graph, node, dump)


def _add_size(graph: Graph, node: URIRef, dump: Dump) -> None:
    checksum = BNode()
    graph.add((node, DCAT.byteSize, Literal(str(dump.size_bytes), datatype=XSD.nonNegativeInteger)))
    graph.add((node, SPDX.checksum, checksum))
    graph.add((checksum, RDF.type, SPDX.Checksum))
    graph.add((checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256))
    graph.add((checksum, SPDX.checksumValue, Literal(dump.sha256, datatype=XSD.hexBinary)))


def _add_counts(graph: Graph, about: Set, release: Release) -> None:
    node = about.part("graph")
    graph.add((node, VOID.triples, Literal(release.triples)))
    graph.add((node, VOID.properties, Literal(len(release.properties))))
    graph.add((node, VOID.classes, Literal(len(release.classes))))
    for namespace in vocabularies(release):
        graph.add((node, VOID.vocabulary, URIRef(namespace)))
    for name, number in release.properties.items():
        part = BNode()
        graph.add((node, VOID.propertyPartition, part))
        graph.add((part, VOID.property, URIRef(name)))
        graph.add((part, VOID.triples, Literal(number)))
    for place, name, number in links(release):
        part, other = BNode(), BNode()
        graph.add((node, VOID.subset, part))
        graph.add((part, RDF.type, VOID.Linkset))
        graph.add((part, VOID.subjectsTarget, node))
        graph.add((part, VOID.objectsTarget, other))
        graph.add((part, VOID.linkPredicate, URIRef(name)))
        graph.add((part, VOID.triples, Literal(number)))
        graph.add((other, RDF.type, VOID.Dataset))
        graph.add((other, VOID.uriSpace, Literal(place)))
