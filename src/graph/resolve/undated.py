"""Tell which document a number without date means, where that is certain.

Answers: is there one known document that the number must mean?
Assumes: the known documents have the same number and issuer, and are not later than the citing one.
Never:   takes the only known document for the only one there is: state numbers begin anew each year, Party numbers each term.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.numbers import Number
from graph.resolve.held import KnownDocument
from graph.resolve.window import Window
from graph.text import fold

_ENOUGH = 6  # words: a shorter title can stand in a text by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The document that was chosen, and why."""

    document: KnownDocument
    reason: str
    rule: str


def choose_undated(number: Number, known: Iterable[KnownDocument], words: str, window: Window) -> Chosen | None:
    """Choose among known documents with the number.

    In:  the words that stand with the mention; the days that the citing document can be of.
    Out: the only one whose title stands in those words, else the only one of the Party term in which the citing document was issued.
    """
    documents = tuple(known)
    titled = [document for document in documents if _has_title(words, document.title)]
    if len(titled) == 1:
        return Chosen(document=titled[0], reason="cùng số và tên gọi với một văn bản đã biết; viện dẫn không ghi ngày", rule="number-and-title")
    if len(documents) == 1 and number.series == "party" and _same_term(documents[0].date, window, is_central=number.body == "TW"):
        reason = "số văn bản Đảng là duy nhất trong một nhiệm kỳ; trong nhiệm kỳ của văn bản này có một văn bản số này"
        return Chosen(document=documents[0], reason=reason, rule="number-in-term")
    return None


def _has_title(words: str, title: str | None) -> bool:
    own = fold(title or "")
    return own.count(" ") >= _ENOUGH - 1 and own in fold(words)


def _same_term(day: date | None, window: Window, *, is_central: bool) -> bool:
    terms = {_term(day, is_central=is_central) if day else None, *(_term(end, is_central=is_central) for end in (window.first, window.last))}
    return len(terms) == 1 and None not in terms


def _term(day: date, *, is_central: bool) -> int | None:
    """Number the Party's terms of office; None in a year of congresses, when the day of the change is not known here."""
    year = day.year - (1 if is_central else 0)
    return None if year % 5 == 0 else year // 5
