"""Read a heading that is the name of who is to do what stands below.

Answers: whose tasks does this heading open?
Assumes: a heading's words, on one line.
Never:   takes a subject matter ("Đối với ngành điện") or a sentence for an agency's heading.
"""

from __future__ import annotations

import re

from graph.extract.agency.name_words import STOPS
from graph.extract.agency.names import read_names
from graph.extract.agency.subjects import ORDER, Subject, is_actor
from graph.extract.agency.words import WORD, Words
from graph.extract.layout.labels import CAPITAL
from graph.extract.page import Span

_DUTY_OF = re.compile(
    r"(?:(?:trách nhiệm|nhiệm vụ)(?: (?:chủ yếu|cụ thể))?(?: của)?|(?:các |nội dung )?(?:hoạt động|phần việc) của|đối với|về phía)[ ]+", re.IGNORECASE
)
_SHORT = re.compile(rf"[Tt]rách nhiệm của [{CAPITAL}]{{3,12}}")  # an abbreviation, be it one that the lists do not hold
_TOPIC = re.compile(r"(?:đối với|về phía)", re.IGNORECASE)
_FOR_WHOM = re.compile(
    r"[ *_]*(?:\([^()]{0,120}\)[ *_]*)?(?P<mark>:|$|\.$|[-–][ ](?=[^.;:]{3,80}:?$)|\((?=[^()]{3,120}\)?:?$))|[ ]+(?:có|chịu) trách nhiệm[ ]*:?"
    r"|[ ]+(?:là|làm) (?:cơ quan|đơn vị|đầu mối|thường trực)[^.;:]{0,80}:$"
)
_NAME_REST = 60  # characters of a name that go on after a word the lists do not know


def read_heading(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Read a heading that is an agency's name: "Sở Y tế", "Giao Sở Y tế:", "Trách nhiệm của Sở Y tế".

    Out: the names; `end` is where the heading ends and words about work may begin. None where more than a name stands there.
    """
    before = ORDER.match(text, start, end) or _DUTY_OF.match(text, start, end)
    at = before.end() if before else start
    names = read_names(text, at, end, words=words)
    if _SHORT.fullmatch(text, start, end):
        return Subject(leads=((at, end),), end=end, rule="heading")
    tail = _FOR_WHOM.match(text, names.end, end) if names.spans else None
    if names.spans and not tail and _is_all_name(text, names.end, end, words=words):
        names = read_names(text, at, end, words=words, prose=False)
        tail = _FOR_WHOM.match(text, names.end, end)
    if (
        not tail
        or _names_nobody(text, start, end, names.spans, words=words)
        or (before and _TOPIC.match(text, start) and text[at].islower() and not text.startswith(("các ", "UBND"), at))
    ):
        return None
    if tail["mark"] == ":" and not is_actor(text, at, end, words=words):
        return None
    finish = end if tail["mark"] in {"- ", "– ", "("} else tail.end()
    return Subject(leads=names.spans, end=finish, rule="heading")


def _names_nobody(text: str, start: int, end: int, spans: tuple[Span, ...], *, words: Words) -> bool:
    """Tell a section's title in capitals that names no body, only that there are some: "TRÁCH NHIỆM CỦA CÁC NGÀNH"."""
    if len(spans) != 1 or not text[start:end].isupper():
        return False
    head = words.head_at(text, *spans[0])
    return head is not None and head.plural and head.kind in {"group", "plural", "unit"} and head.end == spans[0][1]


def _is_all_name(text: str, start: int, end: int, *, words: Words) -> bool:
    """Tell whether a heading goes on as a name ("Các phòng chuyên môn, nghiệp vụ Sở"): it holds no verb, and ends no sentence."""
    if end - start > _NAME_REST or text[end - 1] in ".;" or text.find(":", start, end - 1) >= 0:
        return False
    return not any(words.verb_at(text, word.start(), end) or STOPS.match(text, word.start(), end) for word in WORD.finditer(text, start, end))
