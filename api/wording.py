"""Say in Vietnamese what the graph holds as terms, dates and figures.

Answers: how a day, a year, a figure, a count or an entry of a code list is written on a page.
Assumes: the labels of classes, properties and code lists stand in ontology/.
Never:   invents a word for what has no label: the term's own last part is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from rdflib import Graph
from rdflib.namespace import RDFS, SKOS

from graph.due.words import due_words
from graph.status.words import evidence_words, status_words
from graph.text import brief, fold, quoted
from graph.vocab import ONTOLOGY, PREFIXES, ROOT, SCHEMES

COMPARATORS = {"eq": "", "gt": "trên", "ge": "từ", "lt": "dưới", "le": "không quá", "about": "khoảng", "range": ""}


@dataclass(frozen=True, slots=True)
class Labels:
    """The Vietnamese labels of terms and of entries of code lists, by IRI."""

    names: Mapping[str, str]

    def entry(self, scheme: str, name: str | None) -> str:
        """Give the label of an entry of a code list; its name where it has none."""
        return self.names.get(f"{SCHEMES}{scheme}/{name}", name or "")

    def term(self, iri: str) -> str:
        """Give the label of a class, property or concept."""
        return self.names.get(iri) or re.split(r"[/#]", iri.rstrip("/#"))[-1]


def load_labels(ontology: Path) -> Labels:
    """Read the Vietnamese labels of ontology/."""
    graph = Graph()
    for file in sorted(ontology.rglob("*.ttl")):
        graph.parse(file, format="turtle")
    names: dict[str, str] = {}
    for term in (RDFS.label, SKOS.prefLabel):
        for subject, label in graph.subject_objects(term):
            if getattr(label, "language", None) == "vi" and str(subject).startswith((ONTOLOGY, SCHEMES)):
                names[str(subject)] = str(label)
    return Labels(names)


def day(text: str | None) -> str:
    """Write a day, month or year as it is written in Vietnam.

    >>> day("2023-12-28"), day("2023-06"), day("2025")
    ('28/12/2023', 'tháng 6/2023', 'năm 2025')
    """
    if not text:
        return ""
    pieces = [piece.lstrip("0") for piece in text.split("-")]
    if len(pieces) == 3:
        return f"{pieces[2]}/{pieces[1]}/{pieces[0]}"
    return f"tháng {pieces[1]}/{pieces[0]}" if len(pieces) == 2 else f"năm {pieces[0]}"


def figure(text: str | None) -> str:
    """Write a decimal as it is written in Vietnam: dots group thousands, a comma starts decimals.

    >>> figure("21592.50"), figure("65.0")
    ('21.592,5', '65')
    """
    if not text:
        return ""
    whole, _, rest = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", ".") if digits.isdigit() else digits
    decimals = rest.rstrip("0")
    return sign + grouped + (f",{decimals}" if decimals else "")


def adds(title: str | None, label: str) -> bool:
    """Say whether a title says more than the label that it is shown under."""
    return bool(title) and fold(title or "")[:60] not in fold(label)


def prefixed(iri: str) -> str:
    """Write an IRI with the prefix of its namespace; as it is where it has none of ours.

    >>> prefixed("http://www.w3.org/ns/prov#Plan")
    'prov:Plan'
    """
    fitting = [(namespace, prefix) for prefix, namespace in PREFIXES.items() if iri.startswith(namespace) and iri != namespace]
    namespace, prefix = max(fitting, default=("", ""))
    return f"{prefix}:{iri.removeprefix(namespace)}" if prefix else tail(iri) if iri.startswith(SCHEMES) else iri


def tail(iri: str) -> str:
    """Write the last part of an IRI, or what is left of one of the project's things behind the base that all share.

    >>> tail("https://w3id.org/vnplan/shapes#D01"), tail("https://w3id.org/vnplan/eli/vn/ttg/quyet-dinh/2023/165")
    ('D01', 'eli/vn/ttg/quyet-dinh/2023/165')
    """
    return iri.rpartition("#")[2] if "#" in iri else urlsplit(iri).path.removeprefix(urlsplit(ROOT).path)


FILTERS: dict[str, Callable[..., object]] = {
    "day": day,
    "figure": figure,
    "brief": brief,
    "quoted": quoted,
    "adds": adds,
    "prefixed": prefixed,
    "tail": tail,
    "status_words": status_words,
    "due_words": due_words,
    "evidence_words": evidence_words,
}
