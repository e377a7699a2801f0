"""The Party's terms of office, which tell documents of one number apart.

Answers: which term does a mention print (“của Bộ Chính trị khóa XII”), and on which days was a central document of that term issued?
Assumes: the words are those of one mention.
Never:   counts the terms of a province: “khóa XX” of a Tỉnh ủy has other days in each.
Source:  national congresses of the Communist Party of Vietnam; a term begins on the first day of its congress.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from graph.model import Citation
from graph.numbers import Number
from graph.resolve.agency.window import Window
from graph.text import fold

# The last days are those of the next congress: documents of the old term are still dated in its first days.
_TERMS = {
    7: Window(first=date(1991, 6, 24), last=date(1996, 7, 1)),
    8: Window(first=date(1996, 6, 28), last=date(2001, 4, 22)),
    9: Window(first=date(2001, 4, 19), last=date(2006, 4, 25)),
    10: Window(first=date(2006, 4, 18), last=date(2011, 1, 19)),
    11: Window(first=date(2011, 1, 12), last=date(2016, 1, 28)),
    12: Window(first=date(2016, 1, 20), last=date(2021, 2, 1)),
    13: Window(first=date(2021, 1, 25), last=date(2026, 1, 25)),
    14: Window(first=date(2026, 1, 19), last=date(2031, 12, 31)),
}
_BEFORE, _AFTER = Window(last=_TERMS[7].first), Window(first=_TERMS[14].last)
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
    "xiii": 13,
    "xiv": 14,
    "xv": 15,
}
_NEVER = 99  # a numeral that is none
_PRINTED = re.compile(r"(?<!\w)khoa ([ivx]+|\d{1,2})(?!\w)")


def printed_term(words: str) -> int | None:
    """Read the term that words print; None where they print none, or several.

    >>> printed_term("Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương (khoá XII)"), printed_term("Nghị quyết số 18-NQ/TW")
    (12, None)
    """
    found = {int(numeral) if numeral.isdigit() else _ROMAN.get(numeral, _NEVER) for numeral in _PRINTED.findall(fold(words))}
    return found.pop() if len(found) == 1 else None


def term_window(term: int | None) -> Window | None:
    """Give the days of a central document of the term; those before or after all terms that are listed, for another one."""
    if term is None:
        return None
    return _TERMS.get(term) or (_BEFORE if term < min(_TERMS) else _AFTER)


def cited_term(citation: Citation, number: Number) -> Window | None:
    """Give the days of the term that a mention of a central Party document prints; None where it prints none."""
    if number.series != "party" or number.body != "TW":
        return None
    return term_window(printed_term(f"{citation.passage.text} {citation.issuer or ''}"))


def own_dated(citation: Citation) -> Citation:
    """Take from a short form the date of the mention that it was thought to refer back to, where the term that it prints is another."""
    if citation.antecedent is None or citation.date is None or not (citation.number or "").endswith("/TW"):
        return citation
    term = term_window(printed_term(citation.passage.text))
    if term is None or term.meets(citation.date, citation.date):
        return citation
    return replace(citation, date=None, antecedent=None)
