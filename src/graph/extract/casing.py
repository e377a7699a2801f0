"""Give names and titles that are printed in capitals the letters that a writer would use.

Answers: how is “TÁI CƠ CẤU NGÀNH CÔNG THƯƠNG TỈNH X” written in a sentence?
Assumes: the rest of the text, or a list, writes most of its proper names in mixed letters.
Never:   changes a word, only its letters' case; keeps capitals that it cannot explain, other than of numbers and acronyms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.lists import Lists

_ROOM = 40_000  # characters of the text in which the wording is sought: preamble, aims and first tasks
_MOST = 48  # places of a word that are compared
_PUNCTUATION = ".,;:()[]“”\"'*_"
_ROMAN = re.compile(r"[IVX]{1,5}\b")
_OPENING = frozenset(["Sở", "Bộ", "và", "Ban", "Phòng", "Cục", "-"])
_UNITS = frozenset(["ủy", "uỷ", "tỉnh", "thành", "phố", "huyện", "quận", "thị", "xã", "phường", "trấn"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a text in mixed letters, and where each stands. Build it with `open_wording`."""

    words: tuple[str, ...]
    opens: frozenset[int]  # places of words that open a sentence, whose capital may be the sentence's
    places: dict[str, list[int]]
    names: dict[str, list[tuple[str, ...]]]  # the names of the lists, by their first word


def open_wording(text: str, lists: Lists) -> Wording:
    """Index the wording of a text's first part, and of the names in the lists."""
    words: list[str] = []
    opens: set[int] = set()
    for line in text[:_ROOM].split("\n"):
        if not line.isupper():
            _add(line.split(), words, opens)
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        if word and len(places[_key(word)]) < _MOST:
            places[_key(word)].append(place)
    names: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in [*(b.name for b in lists.bodies), *(o.name for o in lists.organisations), *(p.name for p in lists.provinces)]:
        names[_key(name.split()[0])].append(tuple(name.split()))
    return Wording(words=tuple(words), opens=frozenset(opens), places=dict(places), names=dict(names))


def _add(line: list[str], words: list[str], opens: set[int]) -> None:
    for word in _mixed(line):
        if not words or words[-1][-1:] in ".:;!?“(-–+*" or not any(map(str.isalnum, words[-1] or "-")):
            opens.add(len(words))
        words.append(word)


def _mixed(line: list[str]) -> Iterable[str]:
    """Leave a gap where two words in capitals stand side by side: they tell no more than the text in question."""
    capital = [word.isupper() and len(word.strip(_PUNCTUATION)) > 1 for word in line]
    return ("" if capital[i] and any(capital[max(0, i - 1) : i] + capital[i + 1 : i + 2]) else word for i, word in enumerate(line))


def sentence_case(printed: str, wording: Wording) -> str:
    """Write a text in capitals as in a sentence; a text in mixed letters comes back with its white space folded.

    >>> sentence_case("PHÁT TRIỂN NGÀNH CÔNG THƯƠNG NĂM 2014", open_wording("ngành Công Thương", lists))
    'Phát triển ngành Công Thương năm 2014'
    """
    words = printed.split()
    if not printed.isupper():
        return " ".join(words)
    written: list[str] = []
    while len(written) < len(words):
        written.extend(_next(words, len(written), wording))
    title = " ".join(written)
    return title[:1].upper() + title[1:]


def _next(words: list[str], at: int, wording: Wording) -> Iterable[str]:
    """Write the longest run of words from `at` that is a name of the lists or stands elsewhere; a word that does neither in small letters."""
    key = _key(words[at])
    name = max((n for n in wording.names.get(key, ()) if _run(words, at, n) == len(n)), key=len, default=())
    runs = ((_run(words, at, wording.words, place), place not in wording.opens, place) for place in wording.places.get(key, ()))
    length, _, place = max(runs, default=(0, False, 0), key=lambda run: run[:2])
    if len(name) >= max(length, 2):
        return [_dressed(words[at + i], model) for i, model in enumerate(name)]
    if length < 2:
        return [_alone(words[at], wording)]
    run = [_dressed(words[at + i], wording.words[place + i]) for i in range(length)]
    return [_alone(words[at], wording), *run[1:]] if place in wording.opens and not run[0].isupper() else run


def _run(words: list[str], at: int, others: tuple[str, ...], place: int = 0) -> int:
    length = 0
    while at + length < len(words) and place + length < len(others) and _key(words[at + length]) == _key(others[place + length]):
        length += 1
    return length


def _alone(word: str, wording: Wording) -> str:
    """Write one word: numbers and acronyms stay, a word always capital within sentences keeps its capital, any other is small."""
    seen = [wording.words[place].strip(_PUNCTUATION) for place in wording.places.get(_key(word), ()) if place not in wording.opens]
    bare = word.strip(_PUNCTUATION)
    if re.search(r"\d|/", word) or _ROMAN.fullmatch(bare) or (seen and len(bare) > 1 and all(map(str.isupper, seen))):
        return word
    if len(seen) > 1 and all(w[:1].isupper() for w in seen):
        return _dressed(word, seen[0])
    return word.lower()


def _dressed(word: str, model: str) -> str:
    """Give a word the letters of its model, and keep its own punctuation."""
    bare = word.strip(_PUNCTUATION)
    return word.replace(bare, model.strip(_PUNCTUATION), 1) if bare else word


def _key(word: str) -> str:
    return word.strip(_PUNCTUATION).lower()


def name_case(printed: str, wording: Wording) -> str:
    """Write the name of an agency: known ones as known, else the first word of each part and the names after “tỉnh”, “huyện” ... in capitals.

    >>> name_case("SỞ ĐIỆN ẢNH VÀ TRUYỀN HÌNH TỈNH AN LẠC", open_wording("", lists))
    'Sở Điện ảnh và Truyền hình tỉnh An Lạc'
    """
    words = printed.split()
    if not printed.isupper():
        return " ".join(words)
    written: list[str] = []
    in_place = False
    while len(written) < len(words):
        run = list(_next(words, len(written), wording))
        if len(run) == 1:
            run = [_named(words[len(written)], written, in_place)]
        written.extend(run)
        follows = words[len(written)].lower() if len(written) < len(words) else ""
        in_place = (in_place or written[-1] in _UNITS) and written[-1] != "và" and (written[-1], follows) != ("xã", "hội")
    name = " ".join(written)
    return name[:1].upper() + name[1:]


def _named(word: str, before: list[str], in_place: bool) -> str:
    fresh = in_place or not before or before[-1] in _OPENING or before[-1].endswith(",") or word == "ĐẢNG"
    return word.capitalize() if fresh and word.lower() not in _UNITS else word.lower()
