"""Read the printed name of an agency as words that can be compared.

Answers: which words does the name have once abbreviations are written out and asides, terms and congresses are left away?
Assumes: the text is one name, as printed.
Never:   decides whose name it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph.text import clean, fold, unwrap

Shorts = Mapping[tuple[str, ...], tuple[str, ...]]

LONGEST = 40  # words: what is longer is a sentence
_ASIDE = re.compile(r"\([^()]*\)|\([^()]*$|\s[-–]\s*(?:[Cc]ơ quan|[Đđ]ơn vị) (?:thường trực|chủ trì|đầu mối)\b.*", re.DOTALL)
_RUN = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"[IVXLC]+|[0-9]+")
_WORD_BREAKS = ".,;:- "


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a name: in the name's letters, in small letters, and folded to ASCII."""

    text: str
    small: str
    bare: str


Words = tuple[Word, ...]


def make_words(texts: list[str]) -> Words:
    """Prepare words for comparing."""
    bare = fold(" ".join(texts)).split()
    if len(bare) != len(texts):
        bare = [fold(text) for text in texts]
    return tuple(Word(text=text, small=_settled(text.lower()), bare=folded) for text, folded in zip(texts, bare, strict=True))


def _settled(small: str) -> str:
    """Put the tone mark where the lists have it: “uỷ” is “ủy”, “toà” is “tòa”."""
    return small.replace("uỷ", "ủy").replace("oà", "òa") if small.endswith(("uỷ", "oà")) else small


def read_words(printed: str, shorts: Shorts) -> Words:
    """Give the words of a printed name, abbreviations written out.

    >>> [word.text for word in read_words("BQL KKT Vũng Áng (qua thư điện tử)", {("BQL",): ("Ban", "Quản", "lý"), ("KKT",): ("Khu", "kinh", "tế")})]
    ['Ban', 'Quản', 'lý', 'Khu', 'kinh', 'tế', 'Vũng', 'Áng']

    In:  any normal form; parentheses are asides.
    Out: at most LONGEST + 1 words, so that a sentence is known by its length.
    """
    text = _ASIDE.sub(" ", unwrap(clean(printed[:1000]).text)).strip(_WORD_BREAKS)
    runs = _RUN.findall(text)[: LONGEST + 1]
    expanded: list[str] = []
    at = 0
    while at < len(runs):
        length, written = next(((n, shorts[part]) for n in (3, 2, 1) if (part := tuple(runs[at : at + n])) in shorts), (1, (runs[at],)))
        expanded.extend(written)
        at += length
    return _without_terms(make_words(expanded))


def _without_terms(words: Words) -> Words:
    """Leave away which congress, conference or term it was: “khóa XX”, “lần thứ 3”, “nhiệm kỳ 2020 - 2025”."""
    kept: list[Word] = []
    at = 0
    while at < len(words):
        following = words[at + 1 : at + 4]
        step = _term_length(words[at], following)
        if not step:
            kept.append(words[at])
        at += step or 1
    return tuple(kept)


def _term_length(word: Word, following: Words) -> int:
    if word.bare == "khoa" and following and _ORDINAL.fullmatch(following[0].text):
        return 2
    if word.bare == "lan" and len(following) > 1 and following[0].bare == "thu":
        return 3
    if (word.bare, *(w.bare for w in following[:1])) == ("nhiem", "ky"):
        return 2 + sum(w.text.isdigit() for w in following[1:])
    return 0


Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


def phrases(listed: str) -> Phrases:
    """Read a list of phrases, as patterns are written ("trung tâm|ban quản lý"), by their first words, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(" ".join(listed.split()).split("|"), key=len, reverse=True):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(each) for first, each in found.items()}


def begins(words: Words, heads: Phrases, at: int = 0) -> int:
    """Give how many words of the longest of the phrases stand at a place, in small letters; 0 where none does."""
    candidates = heads.get(words[at].small, ()) if at < len(words) else ()
    for phrase in candidates:
        if len(phrase) == 1 or tuple(word.small for word in words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def holds(words: Words, heads: Phrases) -> bool:
    """Tell whether one of the phrases stands anywhere in the words."""
    return any(begins(words, heads, at) for at in range(len(words)))


def key_of(words: Words) -> tuple[str, ...]:
    """Give the folded words for looking up, without “và”, which writers exchange for a comma, a dash or “&”."""
    return tuple(word.bare for word in words if word.bare != "va")


def starts(words: Words, *bare: str) -> bool:
    """Tell whether the folded words begin so."""
    return tuple(word.bare for word in words[: len(bare)]) == bare


def written(words: Words) -> str:
    """Join words to a name; printed all in capitals, it is written with capitals at the beginning of each word."""
    text = " ".join(word.text for word in words)
    return text.title() if text.isupper() and len(words) > 1 else text
