"""Which files an owner gave, under which names, and which documents stand in them: the graph `graph/intake`.

Answers: what is kept under a name, under which name a document came, which files are still needed.
Assumes: a name was checked by `check_name`; whoever notes something has the store open for writing.
Never:   forgets that there was a file of a name: one that was withdrawn is noted as such.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, XSD

from graph.errors import UsageError
from graph.rdf import iris
from graph.rdf.document import digest_of, insertion, written
from graph.rdf.types import Triple
from graph.store import Readable, Store
from graph.vocab import VP

KEPT = """SELECT ?file ?name ?sha ?document ?intake WHERE { ?file vp:fileName ?name ; dcterms:isPartOf ?intake .
  OPTIONAL { ?file vp:sha256 ?sha } OPTIONAL { ?file dcterms:hasPart ?document } }"""
MOST_BYTES = 200  # of a name; file systems take 255
_NAME = re.compile(r"[^\W_][\w .,()&+-]*\.[A-Za-z]{2,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept under a name. Without `sha256` it was withdrawn."""

    name: str
    sha256: str | None = None
    documents: tuple[str, ...] = ()  # IRIs, sorted


def check_name(name: str) -> str:
    """Give a file's name in NFC.

    >>> check_name("kế hoạch 12.docx")
    'kế hoạch 12.docx'

    Raises: UsageError if it is none that a file can safely have.
    """
    plain = unicodedata.normalize("NFC", name)
    if not _NAME.fullmatch(plain) or len(plain.encode()) > MOST_BYTES:
        raise UsageError(
            f"“{name[:100]}” không dùng làm tên tệp được: cần chữ, số, dấu cách hoặc . , ( ) & + - _, bắt đầu bằng chữ hoặc số, có đuôi như .docx, "
            f"dài nhất {MOST_BYTES} byte"
        )
    return plain


def kept_files(store: Readable, base: str, file: URIRef | None = None) -> dict[str, Kept]:
    """Give all that is kept, and what was withdrawn, by name; with `file` (an IRI) that one alone."""
    rows = store.select(KEPT, intake=iris.intake_graph(base), **({"file": file} if file is not None else {}))
    documents: dict[str, list[str]] = {}
    for row in rows:
        documents.setdefault(row["name"], []).extend([row["document"]] if "document" in row else [])
    return {row["name"]: Kept(name=row["name"], sha256=row.get("sha"), documents=tuple(sorted(documents[row["name"]]))) for row in rows}


def note_kept(store: Store, kept: Mapping[str, Kept], base: str) -> None:
    """Note what is kept in place of what was noted before, and bring it into the build id."""
    graph = iris.intake_graph(base)
    text = written(triple for name in sorted(kept) for triple in _described(kept[name], graph, base))
    parts = [f"CLEAR SILENT GRAPH {graph.n3()}"]
    if text:
        parts.append(insertion({graph: "\n".join([text, written([(graph, VP.digest, Literal(digest_of(text)))])])}))
    store.update(" ;\n".join(parts))


def _described(kept: Kept, graph: URIRef, base: str) -> Iterable[Triple]:
    node = iris.kept_file(kept.name, base)
    yield node, VP.fileName, Literal(kept.name)
    yield node, DCTERMS.isPartOf, graph
    if kept.sha256 is None:
        yield node, OWL.deprecated, Literal(True)
    else:
        yield node, VP.sha256, Literal(kept.sha256, datatype=XSD.hexBinary)
    for document in kept.documents:
        yield node, DCTERMS.hasPart, URIRef(document)
