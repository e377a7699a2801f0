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
from graph.resolve.agency.known import STANDING
from graph.resolve.agency.window import vietnamese_day
from graph.resolve.directory import Directory
from graph.text import fold, slug

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

    The year is the number's own, else the date's. Documents of the Party and of People's Councils carry the date instead in a year in which a
    term ends: in that year the old and the new term may both reach a number.
    """
    year = number.year or (day.year if day else None)
    if year is None or not number.sequence:
        return None
    is_twofold = day is not None and number.year is None and _ends_term(number, year, issuer)
    when = day.isoformat() if day and is_twofold else str(year)
    return f"{directory.base}eli/vn/{register(number, issuer)}/{_series(number, kind, issuer)}/{when}/{_place(number, issuer)}"


def register(number: Number, issuer: Agency) -> str:
    """Give the slug of whose register the number stands in."""
    if number.series == "party" and number.body == "TW":
        return CENTRAL_PARTY_REGISTER
    return issuer.iri.rpartition("/")[2].removeprefix(STANDING)


def _ends_term(number: Number, year: int, issuer: Agency) -> bool:
    """Tell whether the issuer's term ends in the year.

    Party congresses meet every five years, the national one after the local ones; People's Councils are elected in its year.
    """
    if number.series != "party":
        return number.body == "HĐND" and year % 5 == 1
    return year % 5 == (1 if issuer.level == "party-central" else 0)


def _place(number: Number, issuer: Agency) -> str:
    """Give the number's place in the register: joint documents, chairmen and fields that number by themselves are told by their symbols."""
    own = issuer.iri.rpartition("/")[2].startswith("ubnd-") and number.body != "UBND"
    further = () if number.series == "dispatch" else ((number.body,) if own else ()) + number.units
    return "-".join([number.sequence_key.replace("đ", "dd"), *map(slug, further)])


def _series(number: Number, kind: DocumentType, issuer: Agency) -> str:
    name = _ONE_SERIES.get(kind.slug, kind.slug)
    if name not in _BOTH_SERIES:
        return name
    own_term = number.series == "assembly" and issuer.iri.endswith("/uy-ban-thuong-vu-quoc-hoi")
    if number.series == "normative" or own_term:
        return f"{name}-qppl"
    return f"{name}-ca-biet" if number.series == "individual" and issuer.iri.endswith("/quoc-hoi") else name


def document_label(kind: DocumentType, number: Number, day: date | None, issuer: Agency | None, title: str | None = None) -> str:
    """Name a document for people, as a first citation does: type, number, date, issuer; laws by their names."""
    name = title if title and number.series == "assembly" and fold(title).startswith(fold(kind.name)) else kind.name
    dated = f" ngày {vietnamese_day(day)}" if day else ""
    issued = f" của {issuer.label}" if issuer else ""
    return f"{name[:1].upper()}{name[1:]} {number.canonical}{dated}{issued}"


def annex_iri(parent: str, kind: str, order: int = 1) -> str:
    """Name a document that is issued with another, the second of its type with its order.

    >>> annex_iri("https://example.org/eli/vn/ttg/quyet-dinh/2023/165", "ke-hoach", 2)
    'https://example.org/eli/vn/ttg/quyet-dinh/2023/165/ke-hoach-2'
    """
    return f"{parent}/{kind}" if order == 1 else f"{parent}/{kind}-{order}"


def provisional_iri(text_hash: str, base: str) -> str:
    """Name a document whose number, year or issuer is not known, by its text."""
    return f"{base}id/vb/{text_hash}"
