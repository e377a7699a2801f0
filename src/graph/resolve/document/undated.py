"""Tell which document a number without date means, where that is certain.

Answers: is there one known document that the number must mean?
Assumes: the known documents have the same number and issuer, and are not later than the citing one.
Never:   takes the only known document for the only one there is: state numbers begin anew each year, Party numbers each term, and a
         document cites those of earlier terms as readily as those of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.resolve.held import KnownDocument
from graph.text import fold

_ENOUGH = 6  # words: a shorter title can stand in a text by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The document that was chosen, and why."""

    document: KnownDocument
    reason: str
    rule: str


def choose_undated(known: Iterable[KnownDocument], words: str, *, is_of_term: bool) -> Chosen | None:
    """Choose among known documents with the number.

    In:  the words that stand with the mention; whether the mention prints the Party's term, and all of the documents are of it.
    Out: the only one whose title stands in those words, else the only one of the printed term.
    """
    documents = tuple(known)
    titled = [document for document in documents if _has_title(words, document.title)]
    if len(titled) == 1:
        return Chosen(document=titled[0], reason="cùng số và tên gọi với một văn bản đã biết; viện dẫn không ghi ngày", rule="number-and-title")
    if len(documents) == 1 and is_of_term:
        reason = "số văn bản Đảng là duy nhất trong một nhiệm kỳ; viện dẫn ghi khóa, và trong khóa ấy có một văn bản số này"
        return Chosen(document=documents[0], reason=reason, rule="number-in-term")
    return None


def _has_title(words: str, title: str | None) -> bool:
    own = fold(title or "")
    return own.count(" ") >= _ENOUGH - 1 and own in fold(words)
