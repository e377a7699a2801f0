"""The page of a document: what it says of itself, what it rests on, what rests on it, its tasks, targets and completeness.

Answers: all that the graph holds of one document, every fact with its passage.
Assumes: the document is in the index of the edition.
Never:   shows a mention that was not resolved as if it were; it says why it was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fastapi import Request
from rdflib import URIRef
from rdflib.namespace import DCTERMS

from api.edition import Edition
from api.render import render
from api.reports import by_rule
from api.wording import Labels, day
from graph.index.rows import DocumentRow, Filter
from graph.model import Predicate
from graph.queries import question
from graph.store import Row
from graph.text import quoted
from graph.vocab import ELI, VP

SHOWN = 100  # tasks or targets of one document on its page; the lists have the rest
FACTS = (
    (VP.officialNumber, "Số, ký hiệu"),
    (ELI.date_document, "Ngày ban hành"),
    (VP.documentType, "Loại văn bản"),
    (VP.statusNote, "Hiệu lực theo danh mục"),
    (VP.issuer, "Cơ quan ban hành"),
    (VP.issuerStatement, "Tên cơ quan như in"),
    (DCTERMS.title, "Trích yếu"),
    (VP.signatory, "Người ký"),
    (VP.signingCapacity, "Thể thức ký"),
    (VP.territoryStatement, "Địa bàn"),
    (VP.startDate, "Từ năm"),
    (VP.endDate, "Đến năm"),
    (VP.copyState, "Tình trạng bản đã đọc"),
)
ABOVE = {  # the roles a citation may have, in the order in which they are shown
    Predicate.IMPLEMENTS: "Thực hiện, triển khai",
    Predicate.BASED_ON: "Căn cứ",
    Predicate.PROMULGATES: "Ban hành",
    Predicate.APPROVES: "Phê duyệt",
    Predicate.REPLACES: "Thay thế",
    Predicate.AMENDS: "Sửa đổi, bổ sung",
    Predicate.REPEALS: "Bãi bỏ",
    Predicate.PROPOSED_IN: "Theo đề nghị tại",
    Predicate.CITES: "Viện dẫn khác",
}
BELOW = {
    Predicate.IMPLEMENTS: "Được thực hiện, triển khai bởi",
    Predicate.BASED_ON: "Là căn cứ của",
    Predicate.PROMULGATES: "Được ban hành bởi",
    Predicate.APPROVES: "Được phê duyệt bởi",
    Predicate.REPLACES: "Bị thay thế bởi",
    Predicate.AMENDS: "Được sửa đổi, bổ sung bởi",
    Predicate.REPEALS: "Bị bãi bỏ bởi",
    Predicate.PROPOSED_IN: "Là đề nghị của",
    Predicate.CITES: "Được viện dẫn trong",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that a document says of itself; without a quote it was concluded, not read."""

    name: str
    value: str
    link: str | None
    quote: str | None  # for people: with an ellipsis where the passage goes on
    place: str | None
    rule: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Another document, in one role, with every place that mentions it so."""

    label: str
    target: str | None
    held: bool
    status: str
    note: str | None
    standing: str | None  # that it is no longer in force, as the catalogue says
    candidates: tuple[tuple[str, str], ...]
    mentions: tuple[Row, ...]


def show_document(request: Request, edition: Edition, iri: str) -> str:
    """Show a document, held or only cited."""
    node, store, index = URIRef(iri), edition.store, edition.index
    row = index.document(iri)
    assert row is not None, f"{iri} is a document of the store and not of the index"
    labels: Labels = request.app.state.service.labels
    facts = store.select(question("document-facts"), document=node)
    report = edition.reports.of(iri) if row.held else None
    return render(
        request,
        "document.html",
        document=row,
        facts=list(_facts(facts, labels)),
        note=next((fact["value"] for fact in facts if fact["property"] == str(VP.identityNote)), None),
        scan=edition.scan_of(iri),
        is_provisional=any(fact["property"] == str(VP.isProvisional) for fact in facts),
        above=_above(store.select(question("document-citations"), document=node)),
        below=_below(store.select(question("document-relations"), document=node), row),
        tasks=index.tasks(Filter(document=iri), limit=SHOWN),
        targets=index.targets(Filter(document=iri), limit=SHOWN),
        report=report,
        groups=by_rule(report) if report else [],
    )


def _facts(rows: Iterable[Row], labels: Labels) -> Iterable[Fact]:
    by_property: dict[str, Row] = {}
    for row in rows:
        by_property.setdefault(row["property"], row)
    for term, name in FACTS:
        row = by_property.get(str(term), {})
        if row and not (term == VP.issuerStatement and str(VP.issuer) in by_property and "quote" not in row):
            is_agency = term == VP.issuer
            yield Fact(
                name=name,
                value=row.get("name") or _value(row["value"], term, labels),
                link=row["value"] if is_agency else None,
                quote=quoted(row["quote"], row["start"], row["end"]) if "quote" in row else None,
                place=f"{row['place'] + ', ' if 'place' in row else ''}ký tự {row['start']}–{row['end']}" if "start" in row else None,
                rule=row.get("rule"),
            )


def _value(value: str, term: URIRef, labels: Labels) -> str:
    if term == ELI.date_document:
        return day(value)
    return labels.term(value) if value.startswith(("http://", "https://")) else value


def _above(rows: Iterable[Row]) -> list[tuple[str, list[Cited]]]:
    """Group citations by role, and in each role by the document they mean; where they mean none, by how they name it."""
    groups: dict[str, dict[str, list[Row]]] = {role: {} for role in ABOVE}
    for row in sorted(rows, key=lambda row: int(row["start"])):
        role = row["role"].rpartition("/")[2]
        meant = row.get("target") or f"{row.get('number') or row.get('name') or row['quote']} {row.get('date', '')}"
        groups.setdefault(role, {}).setdefault(meant, []).append(row)
    return [(name, [_cited(mentions) for mentions in groups[role].values()]) for role, name in ABOVE.items() if groups[role]]


def _cited(mentions: list[Row]) -> Cited:
    first = mentions[0]
    printed = " ".join(filter(None, (first.get("number") or first.get("name"), f"ngày {day(first['date'])}" if "date" in first else None)))
    candidates = {row["candidate"]: row["candidate_label"] for row in mentions if "candidate" in row}
    once = {row["citation"]: row for row in mentions}
    return Cited(
        label=first.get("label") or printed or quoted(first["quote"], first["start"], first["end"]),
        target=first.get("target"),
        held="held" in first,
        status=(first.get("status") or "").rpartition("/")[2] or "unresolved",
        note=first.get("note"),
        standing=first.get("standing"),
        candidates=tuple(candidates.items()),
        mentions=tuple(once.values()),
    )


def _below(rows: Iterable[Row], document: DocumentRow) -> list[tuple[str, list[tuple[str, str, list[Row]]]]]:
    """Group what texts state of other documents that rest on this one, by role and by document."""
    groups: dict[str, dict[str, tuple[str, list[Row]]]] = {role: {} for role in BELOW}
    for row in sorted(rows, key=lambda row: (row["source"], int(row["start"]))):
        if row["object"] == document.iri:
            of_role = groups[row["role"].rpartition("/")[2]]
            of_role.setdefault(row["subject"], (row["subject_label"], []))[1].append(row)
    return [(name, _listed(groups[role])) for role, name in BELOW.items() if groups[role]]


def _listed(group: Mapping[str, tuple[str, list[Row]]]) -> list[tuple[str, str, list[Row]]]:
    return [(iri, label, rows) for iri, (label, rows) in group.items()]
