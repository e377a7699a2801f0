"""The IRI of a document: issuer's register, type, series, year and sequence.

Answers: what is the document called in the graph, and in words for people?
Assumes: the issuer is settled in its legal existence.
Never:   gives two documents one IRI: 10/2009/QĐ-TTg is not 10/QĐ-TTg of 2009, 01-NQ/TU of one term is not that of the next.
Source:  Decree 30/2020/NĐ-CP (numbers are unique in a year); Party guidance (numbers run over one term); the laws on legal documents.
"""

from __future__ import annotations

from datetime import date

from graph.lists import DocumentType
from graph.model import Agency
from graph.numbers import Number
from graph.resolve.directory import Directory
from graph.resolve.window import vietnamese_day
from graph.text import fold

CENTRAL_PARTY_REGISTER = "trung-uong-dang"  # Central Committee, Politburo and Secretariat number in one series
_FAMILIES = {"party": "party", "normative": "normative", "assembly": "normative", "individual": "state", "dispatch": "state"}
_BOTH_SERIES = frozenset(["quyet-dinh", "nghi-quyet", "chi-thi"])  # types that are issued both as normative and as individual documents
_ONE_SERIES = {"bo-luat": "luat"}  # codes are numbered among the laws


def document_type(number: Number, symbol: str | None, words: str, directory: Directory) -> DocumentType | None:
    """Tell the type of a numbered document.

    In:  the number; the symbol read from the type word, for numbers that tell no type; the words before the number, as printed.
    Out: None where the symbol is not known, or stands for several types and the words name none: “QĐ” of the Party is decision and rules.
    """
    wanted = number.type or symbol or ("CV" if number.series == "dispatch" else "")
    family = _FAMILIES[number.series]
    for each in (family, "state", "normative", "party"):
        rows = directory.types.get((wanted, each), ())
        if rows:
            return _told(rows, number, fold(words))
    return None


def _told(rows: tuple[DocumentType, ...], number: Number, words: str) -> DocumentType | None:
    named = [row for row in rows if words.startswith(fold(row.name))]
    if len(rows) == 1 or named:
        return named[0] if named else rows[0]
    usual = "luat" if number.series == "assembly" else "lenh" if number.body == "CTN" else None
    return next((row for row in rows if row.slug == usual), None)


def document_iri(number: Number, kind: DocumentType, issuer: Agency, day: date | None, directory: Directory) -> str | None:
    """Mint the IRI of a document, {base}eli/vn/{issuer}/{type}[-qppl]/{year}/{sequence}; None where the year or the sequence is not known.

    The year is the number's own, else the date's. Party documents of a year in which a term ends carry the date instead:
    in that year the old and the new term may both reach a number.
    """
    year = number.year or (day.year if day else None)
    if year is None or not number.sequence:
        return None
    when = str(year)
    if number.series == "party" and day and _ends_term(year, issuer):
        when = day.isoformat()
    sequence = number.sequence_key.replace("đ", "dd")
    return f"{directory.base}eli/vn/{register(number, issuer)}/{_series(number, kind, issuer)}/{when}/{sequence}"


def register(number: Number, issuer: Agency) -> str:
    """Give the slug of whose register the number stands in."""
    if number.series == "party" and number.body == "TW":
        return CENTRAL_PARTY_REGISTER
    return issuer.iri.rpartition("/")[2]


def _ends_term(year: int, issuer: Agency) -> bool:
    """Tell whether a Party term ends in the year: congresses meet every five years, the national one after the local ones."""
    return year % 5 == (1 if issuer.level == "party-central" else 0)


def _series(number: Number, kind: DocumentType, issuer: Agency) -> str:
    slug = _ONE_SERIES.get(kind.slug, kind.slug)
    if slug not in _BOTH_SERIES:
        return slug
    own_term = number.series == "assembly" and issuer.iri.endswith("/uy-ban-thuong-vu-quoc-hoi")
    if number.series == "normative" or own_term:
        return f"{slug}-qppl"
    return f"{slug}-ca-biet" if number.series == "individual" and issuer.iri.endswith("/quoc-hoi") else slug


def document_label(kind: DocumentType, number: Number, day: date | None, issuer: Agency | None, title: str | None = None) -> str:
    """Name a document for people, as a first citation does: type, number, date, issuer; laws by their names."""
    name = title if title and number.series == "assembly" and fold(title).startswith(fold(kind.name)) else kind.name
    dated = f" ngày {vietnamese_day(day)}" if day else ""
    issued = f" của {issuer.label}" if issuer else ""
    return f"{name[:1].upper()}{name[1:]} {number.canonical}{dated}{issued}"


def annex_iri(parent: str, kind: str) -> str:
    """Name a document that is issued with another."""
    return f"{parent}/{kind}"


def provisional_iri(text_hash: str, base: str) -> str:
    """Name a document whose number, year or issuer is not known, by its text."""
    return f"{base}id/vb/{text_hash}"
