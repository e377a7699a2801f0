"""Read a paragraph that only says whose the work above it is, without a label and a colon.

Answers: is this paragraph "(Sở A chủ trì, Sở B phối hợp. Quý II/2026)" or "Giao Sở A chủ trì, phối hợp với Sở B.", and whom does it name?
Assumes: text on one line; one paragraph's words, or a bullet's.
Never:   takes a sentence that says what is to be done for one: whoever, with whom and when is all there is.
"""

from __future__ import annotations

import re

from graph.extract.agency.names import read_names
from graph.extract.agency.words import Words
from graph.extract.page import Span
from graph.extract.task.duties import Duty, Field
from graph.period import read_when

_WORK = r"(?:(?:tổ chức|triển khai) )*thực hiện"
_OPENING = re.compile(r"(?P<bracket>\()?[ *_]*(?P<order>(?:do|(?:giao|phân công)(?: cho)?)[ ]+)?", re.IGNORECASE)
_LEADS = re.compile(
    rf"[ ]*(?:(?:(?:là|làm) )?(?:cơ quan |đơn vị )?(?:chủ trì|đầu mối|phụ trách|chịu trách nhiệm)(?:,? {_WORK})?|{_WORK})(?!\w)", re.IGNORECASE
)
_WITH = re.compile(r"[,;]?[ ]*(?:và |cùng )?phối hợp(?: chặt chẽ)?(?: với| cùng)?[ ]+", re.IGNORECASE)
_HELPS = re.compile(rf"[ ]*(?:cùng )?phối hợp(?: {_WORK})?(?!\w)|[ ]+{_WORK}(?!\w)", re.IGNORECASE)
_MARK = re.compile(r"[,;.][ ]+")
_TIME = re.compile(
    r"(?:(?:hoàn thành|thực hiện|thời gian|xong)(?: (?:trong|trước|từ|đến))?[ :]+)?"
    r"(?=(?:trong|trước|từ|đến|ngày|tháng|quý|năm|giai đoạn|hằng|hàng|thường xuyên|định kỳ|chậm nhất|\d)(?!\w))",
    re.IGNORECASE,
)
_LONGEST = 400  # characters of such a paragraph


def read_role_sentence(text: str, start: int, end: int, *, words: Words) -> tuple[Duty, ...]:
    """Read who acts, with whom and when; () where the paragraph says anything else.

    Out: duties in order; each value is nothing but names, or a time.
    """
    opening = _OPENING.match(text, start, end)
    if end - start > _LONGEST or not opening or not (opening["bracket"] or opening["order"]):
        return ()
    if opening["bracket"] and not text[start:end].rstrip(" .;*_").endswith(")"):
        return ()
    last = start + len(text[start:end].rstrip(" .;*_)"))
    who, at = _who(text, (opening.end(), last), words=words)
    if not who or at >= last:
        return who
    mark = _MARK.match(text, at, last)
    when = _when(text, (mark.end(), last)) if mark else ()
    return (*who, *when) if when else ()


def _who(text: str, span: Span, *, words: Words) -> tuple[tuple[Duty, ...], int]:
    """Read the bodies that lead, those that help, and where this ends; () where none leads."""
    start, end = span
    names = read_names(text, start, end, words=words)
    leads = _LEADS.match(text, names.end, end) if names.spans else None
    at = leads.end() if leads else names.end
    joint = _WITH.match(text, at, end) if names.spans else None
    if not (leads or joint):
        return (), start
    lead = Duty(field=Field.LEAD, start=start, end=names.end)
    further = joint or _MARK.match(text, at, end)
    partners = read_names(text, further.end(), end, words=words) if further else None
    if not partners or not partners.spans:
        return ((), start) if joint else ((lead,), at)
    helps = _HELPS.match(text, partners.end, end)
    if not joint and not (helps and "phối hợp" in helps[0].casefold()):
        return (), start
    helpers = Duty(field=Field.COORDINATE, start=partners.spans[0][0], end=partners.end)
    return (lead, helpers), helps.end() if helps else partners.end


def _when(text: str, span: Span) -> tuple[Duty, ...]:
    """Read the time that closes the paragraph."""
    time = _TIME.match(text, *span)
    when = read_when(text[time.end() : span[1]]) if time else None
    is_known = when is not None and (when.first or when.last or when.recurrence) is not None
    return (Duty(field=Field.PERIOD, start=time.end(), end=span[1]),) if time and is_known else ()
