"""Read the agencies in the value of a role line or a table's cell.

Answers: which agencies does "Sở Y tế chủ trì, phối hợp với Sở Tài chính" name, and which of them only work along?
Assumes: text on one line; the value of a line whose label says which role it gives.
Never:   resolves a name; takes a phrase without an agency's name for one, unless it is all that a short value says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.agency.names import Names, read_names
from graph.extract.agency.words import WORD, Words
from graph.extract.page import Span

_BEFORE_NAME = re.compile(r"(?:[,;:(>]|(?<!\w)[–-]|(?<!\w)(?:của|với|cùng|và|do|giao|đề nghị|là|gồm|phối hợp))[ ]*$", re.IGNORECASE)

_POLICE = re.compile(r"P[A-Z]\d{2}")  # the offices of a province's police have codes: "PC04"
_LEADS = re.compile(r"[ ]*\((?:cơ quan |đơn vị )?chủ trì[^()]{0,40}\)", re.IGNORECASE)
_HELPS = re.compile(
    r"[ ]*(?:\((?:cơ quan |đơn vị )?phối hợp[^()]{0,40}\)|phối hợp(?: (?:thực hiện|triển khai|tham mưu))*[ ]*(?:[;.,]|$))", re.IGNORECASE
)


def read_list(text: str, start: int, end: int, *, words: Words) -> tuple[tuple[Span, bool], ...]:
    """Read the names in a role line's value, each with whether it stands after "phối hợp".

    >>> from graph.extract.agency.words import Words
    >>> read_list("Huyện đoàn", 0, 10, words=Words(entries={}, names={}, verbs=frozenset()))
    (((0, 10), False),)
    """
    found: list[tuple[Span, bool]] = []
    at, last, partner = start, start, False
    while (word := WORD.search(text, at, end)) is not None:
        at = word.start()
        may_begin = _may_begin(text, at, start)
        names = read_names(text, at, end, words=words, prose=bool(found) or at > start) if may_begin else None
        if may_begin and _POLICE.fullmatch(word.group()):
            names = Names(spans=(word.span(),), end=word.end())
        if not names or not names.spans:
            at = word.end()
            continue
        partner = partner or "phối hợp" in text[last:at].casefold()
        found.extend((span, partner or helps) for span, helps in _helping(text, names, end, is_first=not found))
        at = last = names.end
    if not found and end - start <= 80 and text[start : start + 1].isupper() and not words.verb_at(text, start, end):
        return (((start, end), False),)
    return tuple(found)


def _helping(text: str, names: Names, end: int, *, is_first: bool) -> Iterator[tuple[Span, bool]]:
    """Tell which names stand before "phối hợp": "Sở A chủ trì; Sở B phối hợp", "Sở A (chủ trì), Sở B (phối hợp)". Somebody else leads."""
    last_lead = max((i for i, span in enumerate(names.spans) if _LEADS.match(text, span[1], end)), default=-1 if is_first else None)
    helps = _HELPS.match(text, names.end, end) is not None and (last_lead is None or last_lead >= 0)
    for i, span in enumerate(names.spans):
        yield span, helps and (last_lead is None or i > last_lead)


def _may_begin(text: str, at: int, start: int) -> bool:
    """Tell whether a name may begin here: at the value's head, after a comma, or after a word that hands over."""
    return at == start or _BEFORE_NAME.search(text, max(start, at - 16), at) is not None
