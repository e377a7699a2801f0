"""Tell which document a reading is of.

Answers: what is the document's IRI, or what is missing for one?
Assumes: the context was read from the same mentions.
Never:   makes up a number, a year or an issuer: without one of them the IRI hangs on the text, until the ledger or a better copy says more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from graph.errors import NumberFormatError
from graph.lists import DocumentType
from graph.model import Agency, Citation, CopyState, Header, Identity, Mentions, Stub
from graph.numbers import Number, parse_number
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.agency.window import vietnamese_day, year_window
from graph.resolve.context import header_number, promulgating
from graph.resolve.directory import Directory
from graph.resolve.document.issuers import find_issuer, fits
from graph.resolve.document.keys import annex_iri, document_iri, document_label, document_type, provisional_iri
from graph.resolve.ledger import Ledger
from graph.text import fold, shorten, slug


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """What the header says, read."""

    number: Number | None
    kind: DocumentType | None
    day: date | None
    issuer: Agency | None
    reason: str  # why there is no issuer or no number; "" where there are both


def read_identity(mentions: Mentions, context: AgencyContext, directory: Directory, ledger: Ledger) -> Identity:
    """Give the document's identity, under its canonical IRI."""
    provisional = provisional_iri(mentions.text_hash, directory.base)
    own = _read_own(mentions.header, context, directory)
    iri, reason = _mint(own, mentions, context, directory)
    canonical = ledger.canonical(iri or provisional)
    former = [*ledger.former(canonical), *([iri] if iri else []), provisional]
    stub = Stub(
        iri=canonical,
        type=own.kind.symbol if own.kind else mentions.header.type.value if mentions.header.type else None,
        number=own.number.canonical if own.number and own.number.sequence else None,
        date=own.day,
        issuer=own.issuer,
        issuer_text=mentions.header.issuer.value if mentions.header.issuer else None,
        title=mentions.header.title.value if mentions.header.title else None,
        label=_label(own, mentions),
        series=own.number.series if own.number else None,
    )
    others = tuple(dict.fromkeys(other for other in former if other != canonical))
    return Identity(stub=stub, provisional=canonical == provisional, former=others, reason=reason)


def _read_own(header: Header, context: AgencyContext, directory: Directory) -> _Own:
    number = header_number(header)
    printed = header.issuer.value if header.issuer else None
    words = " ".join([header.type.passage.text if header.type else "", header.title.value if header.title else ""]).strip()
    kind = document_type(number, header.type.value if header.type else None, words, directory) if number else _unnumbered_type(header, directory)
    day = header.date.value if header.date else None
    if number is None or not number.sequence:
        is_blank = number is not None or header.state is CopyState.BLANK_NUMBER
        reason = "bản này để trống số" if is_blank else "bản này không có số, ký hiệu"
        return _Own(number=number, kind=kind, day=day, issuer=context.issuer, reason=reason)
    window = year_window(number.year) if number.year and day is None else context.window
    issuer = find_issuer(number, printed, replace(context, window=window), directory)
    if len(issuer.agencies) == 1:
        return _Own(number=number, kind=kind, day=day, issuer=issuer.agencies[0], reason="")
    if context.issuer and issuer.rule == "contradiction" and fits(number, context.issuer, directory):  # the context read the issuer by the number
        return _Own(number=number, kind=kind, day=day, issuer=context.issuer, reason="")
    several = "; chưa rõ là trước hay sau sắp xếp" if issuer.agencies else ""
    return _Own(number=number, kind=kind, day=day, issuer=None, reason=f"chưa xác định được cơ quan ban hành: {issuer.reason}{several}")


def _unnumbered_type(header: Header, directory: Directory) -> DocumentType | None:
    symbol = header.type.value if header.type else ""
    for family in ("state", "party", "normative"):
        rows = directory.types.get((symbol, family), ())
        named = [row for row in rows if header.type and fold(header.type.passage.text).startswith(fold(row.name))]
        if named or len(rows) == 1:
            return (named or list(rows))[0]
    return None


def _mint(own: _Own, mentions: Mentions, context: AgencyContext, directory: Directory) -> tuple[str | None, str]:
    """Give the IRI and what it rests on, or None and what is missing."""
    if own.number and own.number.sequence and own.issuer and own.kind:
        iri = document_iri(own.number, own.kind, own.issuer, own.day, directory)
        return iri, "số, ký hiệu, ngày ban hành và cơ quan ban hành ghi trong văn bản" if iri else "bản này không có ngày ban hành"
    decision = promulgating(mentions)
    if decision is not None:
        return _annexed(decision, own, mentions.header.annex_order, context, directory)
    missing = own.reason or ("" if own.kind else "loại văn bản không có trong danh mục")
    return None, f"IRI tạm theo nội dung: {missing}"


def _annexed(decision: Citation, own: _Own, order: int, context: AgencyContext, directory: Directory) -> tuple[str | None, str]:
    parent = cited_document(decision, context, directory)
    if parent is None or own.kind is None:
        return None, "IRI tạm theo nội dung: quyết định ban hành kèm theo chưa xác định được đầy đủ"
    return annex_iri(parent[0], own.kind.slug, order), f"ban hành kèm theo {parent[1]}"


def cited_document(citation: Citation, context: AgencyContext, directory: Directory) -> tuple[str, str] | None:
    """Give the IRI and label of a document that a mention identifies fully: by number, date and issuer."""
    try:
        number = parse_number(citation.number or "")
    except NumberFormatError:
        return None
    if citation.date is None and number.year is None:
        return None
    issuer = find_issuer(number, citation.issuer, context, directory)
    agencies = issuer.agencies
    if not agencies and citation.issuer is None and context.issuer and not context.unnamed:
        agencies = (context.issuer,)
    kind = document_type(number, citation.type, citation.passage.text, directory)
    if len(agencies) != 1 or kind is None:
        return None
    (agency,) = agencies
    iri = document_iri(number, kind, agency, citation.date, directory)
    return (iri, document_label(kind, number, citation.date, agency)) if iri else None


TITLE_LIMIT = 110  # characters of a label's title; date and issuer follow it, so that two plans of one title are told apart


def _label(own: _Own, mentions: Mentions) -> str:
    if own.number and own.number.sequence and own.kind:
        return document_label(own.kind, own.number, own.day, own.issuer)
    name = own.kind.name if own.kind else "văn bản"
    title = mentions.header.title.value if mentions.header.title else ""
    dated = f" ngày {vietnamese_day(own.day)}" if own.day else ""
    issued = f" của {own.issuer.label}" if own.issuer else ""
    first = f"{name[:1].upper()}{name[1:]}"
    if title and not slug(title).startswith(slug(name)):
        title = f"{first} {title if title[1:2].isupper() else title[:1].lower() + title[1:]}"  # “HTX kiểu mới” keeps its capitals
    named = title or first
    return f"{named if len(named) <= TITLE_LIMIT else shorten(named, TITLE_LIMIT) + '…'}{dated}{issued}"
