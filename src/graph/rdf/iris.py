"""The IRIs of what a document contains, and the names of its graphs.

Answers: what the node of a task, citation or passage is called, and which named graph it stands in.
Assumes: the document has its IRI already (resolve/).
Never:   puts anything into an IRI that is not ASCII.
Source:  the IRI templates of the design: {work}/muc/…, /nv/…, /vd/…, /qh/…, /ct/…, {task}/pc/…, {node}/bc.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from rdflib import URIRef

from graph.text import slug

_FORMS = {"text/html": "html", "application/pdf": "pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx"}
KINDS = ("reading", "links", "derived", "judgements")


def graph_name(document: str, kind: str, base: str) -> URIRef:
    """Name a graph of a document.

    >>> str(graph_name("https://w3id.org/vnplan/eli/vn/ttg/quyet-dinh/2023/165", "links", "https://w3id.org/vnplan/"))
    'https://w3id.org/vnplan/graph/eli/vn/ttg/quyet-dinh/2023/165/links'
    """
    return URIRef(f"{base}graph/{document.removeprefix(base)}/{kind}")


def file(document: str, media_type: str, sha256: str) -> URIRef:
    """Name a file that a document was read from; every text that is decoded as it is has the form "txt".

    >>> str(file("https://w3id.org/vnplan/id/vb/1", "application/pdf", "0a1b2c3d4e5f6a7b"))
    'https://w3id.org/vnplan/id/vb/1/vie/pdf/0a1b2c3d4e5f'
    """
    return URIRef(f"{document}/vie/{_FORMS.get(media_type, 'txt')}/{sha256[:12]}")


def shared_graph(base: str) -> URIRef:
    """Name the graph of what documents share: agencies, cited documents, indicators, what is said of cited documents."""
    return URIRef(f"{base}graph/shared")


def identity_graph(base: str) -> URIRef:
    """Name the graph that keeps former IRIs."""
    return URIRef(f"{base}graph/identity")


def meta_graph(base: str) -> URIRef:
    """Name the graph that describes the graphs."""
    return URIRef(f"{base}graph/meta")


def knowledge_graph(base: str) -> URIRef:
    """Name the graph that notes on which lists the store's links rest and what was loaded; it is not dumped, for it says nothing of documents."""
    return URIRef(f"{base}graph/knowledge")


def catalogue_graph(base: str) -> URIRef:
    """Name the graph of what the catalogue says of the documents that the store knows."""
    return URIRef(f"{base}graph/catalogue")


def intake_graph(base: str) -> URIRef:
    """Name the graph that says which files an owner gave, under which names, and which documents stand in them."""
    return URIRef(f"{base}graph/intake")


def kept_file(name: str, base: str) -> URIRef:
    """Name a file by the name that its owner gave it: the address that it is given at.

    >>> str(kept_file("kế hoạch.docx", "https://w3id.org/vnplan/"))
    'https://w3id.org/vnplan/documents/k%E1%BA%BF%20ho%E1%BA%A1ch.docx'
    """
    return URIRef(f"{base}documents/{quote(unicodedata.normalize('NFC', name), safe='')}")


def locator_path(locator: str) -> str:
    """Spell a locator in ASCII; "đ" becomes "dd", for "d" and "đ" are two items of one list.

    >>> locator_path("II.2.đ.-1.+2")
    'II.2.dd.-1.+2'
    """
    bare = unicodedata.normalize("NFD", locator.replace("đ", "dd").replace("Đ", "DD"))
    return re.sub(r"[^A-Za-z0-9.+-]+", "-", "".join(c for c in bare if not unicodedata.combining(c)))


def section(document: str, locator: str) -> URIRef:
    """Name a section."""
    return URIRef(f"{document}/muc/{locator_path(locator)}")


def task(document: str, locator: str) -> URIRef:
    """Name a task."""
    return URIRef(f"{document}/nv/{locator_path(locator)}")


def assignment(of_task: str, place: int) -> URIRef:
    """Name the assignment at a place of a task, counted from 1."""
    return URIRef(f"{of_task}/pc/{place}")


def citation(document: str, start: int, end: int) -> URIRef:
    """Name a citation by its place in the source."""
    return URIRef(f"{document}/vd/{start}-{end}")


def relation(document: str, place: int) -> URIRef:
    """Name a stated relation, counted from 1."""
    return URIRef(f"{document}/qh/{place}")


def target(document: str, place: int) -> URIRef:
    """Name a target, counted from 1."""
    return URIRef(f"{document}/ct/{place}")


def evidence(node: str, part: str = "") -> URIRef:
    """Name the evidence span of a node; `part` tells several apart."""
    return URIRef(f"{node}/bc/{part}" if part else f"{node}/bc")


def reorganisation(source: str, target: str | None, base: str) -> URIRef:
    """Name the step from a body to its successor; None: it is not known who that is.

    >>> str(reorganisation("https://e/id/co-quan/bo-thuy-san", "https://e/id/co-quan/bo-cong-thuong", "https://e/"))
    'https://e/id/su-kien/bo-thuy-san--bo-cong-thuong'
    """
    return URIRef(f"{base}id/su-kien/{source.rpartition('/')[2]}--{target.rpartition('/')[2] if target else 'chua-ro'}")


def indicator(words: str, base: str) -> URIRef:
    """Name an indicator by its words."""
    return URIRef(f"{base}id/chi-so/{slug(words)[:120]}")
