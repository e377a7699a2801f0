"""Cut texts into the words that search compares.

Answers: under which words a text is found, and what is asked of the full-text index for what a person typed.
Assumes: both sides pass through here, so that “nq57”, “57-NQ/TW” and “nghị quyết 57” meet.
Never:   puts what a person typed into a query as it is.
"""

from __future__ import annotations

import re

from graph.text import fold

_PIECE = re.compile(r"[a-z]+|[0-9]+")
MOST_WORDS = 24  # of what a person typed; nobody types more, and each costs a look-up


def cut(text: str) -> list[str]:
    """Cut a text into folded words: letters and digits apart, no zeros in front.

    >>> cut("Kế hoạch số 05/KH-UBND"), cut("nq57")
    (['ke', 'hoach', 'so', '5', 'kh', 'ubnd'], ['nq', '57'])
    """
    return [piece.lstrip("0") or "0" if piece[0].isdigit() else piece for piece in _PIECE.findall(fold(text))]


def number_words(number: str) -> str:
    """Give the words of an official number, and its letters in one for who types them so ("23nqtw").

    >>> number_words("23-NQ/TW")
    '23 nq tw nqtw'
    """
    words = cut(number)
    letters = [word for word in words if word.isalpha()]
    return " ".join(words + (["".join(letters)] if len(letters) > 1 else []))


def match(typed: str, *, every: bool = True) -> str | None:
    """Give the full-text query for what a person typed: all of its words, or any. None: it has no words.

    A word of letters also finds longer words that begin with it, for it may be half typed; a number finds only itself ("23" is not "123" or "231").

    >>> match("nq57")
    '"nq"* AND "57"'
    """
    words = list(dict.fromkeys(cut(typed)))[:MOST_WORDS]
    terms = [f'"{word}"' if word.isdigit() or len(word) < 2 else f'"{word}"*' for word in words]
    return (" AND " if every else " OR ").join(terms) or None
