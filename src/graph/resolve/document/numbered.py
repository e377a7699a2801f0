"""Resolve a mention by its own number, date and issuer.

Answers: which document is “Quyết định số 165/QĐ-TTg ngày 28/02/2023 của Thủ tướng Chính phủ”?
Assumes: the number was read whole.
Never:   takes a year or an issuer from another document.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph.lists import DocumentType
from graph.model import Citation, Predicate
from graph.numbers import Number
from graph.resolve.agency.agencies import dated
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.agency.window import Window, day_window, year_window
from graph.resolve.directory import Directory
from graph.resolve.document.issuers import Issuer, find_issuer, infer_issuer
from graph.resolve.document.keys import document_iri, document_type, register
from graph.resolve.document.outcome import Outcome

# The Central Committee, the Politburo and the Secretariat number in one register: its symbol names none of them.
_WHOSE = "số, ký hiệu chỉ rõ là của Trung ương Đảng; viện dẫn không nêu cơ quan nào của Trung ương"


def resolve_numbered(number: Number, citation: Citation, predicates: frozenset[Predicate], context: AgencyContext, directory: Directory) -> Outcome:
    """Resolve a mention that has a number.

    In:  what the text states between the document itself and this one; the context of the citing document.
    """
    if not number.sequence:
        return Outcome(reason="bản này để trống số của văn bản được viện dẫn", rule="number", number=number)
    kind = document_type(number, citation.type, citation.passage.text, directory)
    if kind is None:
        reason = "chưa rõ loại văn bản: ký hiệu không có trong danh mục, hoặc dùng cho nhiều loại mà câu không nêu loại"
        return Outcome(reason=reason, rule="type", number=number)
    then = replace(context, window=_window(citation, number, context.window))
    issuer = find_issuer(number, citation.issuer, then, directory)
    if not issuer.existences and citation.issuer is None:
        issuer = infer_issuer(number, predicates, then, directory)
    outcome = _of_issuer(issuer, citation.date, number, kind, directory)
    is_open = issuer.rule == "symbol" and number.series == "party" and number.body == "TW"
    return replace(outcome, issuer=None, reason=_WHOSE if outcome.targets else outcome.reason) if is_open else outcome


def _window(citation: Citation, number: Number, citing: Window) -> Window:
    """Give the days that the cited document can be of: not later than the citing one, unless it says so itself."""
    if citation.date:
        return day_window(citation.date)
    window = year_window(number.year) if number.year else Window()
    return window.narrowed(last=citing.last)


def _of_issuer(issuer: Issuer, day: date | None, number: Number, kind: DocumentType, directory: Directory) -> Outcome:
    agencies = issuer.agencies
    minted = tuple(dict.fromkeys(iri for agency in agencies if (iri := document_iri(number, kind, agency, day, directory))))
    outcome = Outcome(
        reason=issuer.reason,
        rule=issuer.rule,
        number=number,
        kind=kind,
        issuer=agencies[0] if len(agencies) == 1 else None,
        registers=frozenset(register(number, agency).partition("~")[0] for agency in agencies),
        is_named=bool(agencies) and issuer.rule not in {"own-register", "issuer-missing"},
    )
    if issuer.rule == "issuer-missing":
        return replace(outcome, candidates=minted, registers=frozenset())
    if agencies and not minted:
        return replace(outcome, reason="viện dẫn không ghi ngày, tháng, năm; số này lặp lại qua các năm hoặc nhiệm kỳ", rule="undated")
    if len(minted) > 1:
        listed = "; ".join(map(dated, issuer.existences))
        return replace(outcome, targets=minted, reason=f"có thể là văn bản của: {listed}", rule="several-issuers")
    return replace(outcome, targets=minted)
