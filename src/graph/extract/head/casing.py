"""Give names and titles that are printed in capitals the letters that a writer would use.

Answers: how is “TÁI CƠ CẤU NGÀNH CÔNG THƯƠNG TỈNH X” written in a sentence?
Assumes: the rest of the text, or a list, writes most of its proper names in mixed letters.
Never:   changes a word, only its letters' case; keeps capitals that it cannot explain, other than of numbers and acronyms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from unicodedata import normalize

from graph.lists import KEPT, Lists

_ROOM = 40_000  # characters of the text in which the letters are sought: preamble, aims and first tasks
_MOST = 48  # places of a word that are compared
_STOPS = frozenset(".:;!?“(-–+*")
_PUNCTUATION = ".,;:()[]“”\"'*_"
_CITED = re.compile(
    r"(?<!\w)(?:nghị (?:quyết|định)|quyết định|kết luận|chỉ thị|kế hoạch|chương trình"
    r"|thông (?:báo|tư)|công (?:văn|điện)|đề án|hướng dẫn|quy định)(?= số \d)"
)  # the word of a type before its number
_MARKED = re.compile(r"[AEIOUY][\u0300-\u036f]")
_ROMAN = re.compile(r"[IVX]{1,5}\b")
# What any name of an agency writes so.
_ALWAYS_SO = {name.lower(): name for name in ("Trung ương", "Trung ương Đoàn", "Trung ương Hội", "Việt Nam")}
_ALWAYS = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_ALWAYS_SO, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
_VOWELLESS = re.compile(r"[BCDĐGHKLMNPQRSTVXW]{2,}")
_OPENING = frozenset(["Sở", "Bộ", "và", "Ban", "Phòng", "Cục", "-"])
_COMMON = frozenset(["các", "khối", "cơ", "cấp"])  # what follows “Đảng ủy” and is no place's name
_SCHOOLS = frozenset(["THPT", "THCS", "TH", "MN", "PTDTNT", "PTDTBT"])
_UNITS = frozenset(["ủy", "uỷ", "tỉnh", "thành", "phố", "huyện", "quận", "thị", "xã", "phường", "trấn"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A name of the lists in its words, and their keys."""

    words: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Casing:
    """The words of a text, and where those stand in mixed letters that a text in capitals needs. Build it with `open_casing`."""

    words: list[str]
    keys: dict[str, str]  # by word: small letters without punctuation
    places: dict[str, list[int]]
    names: dict[str, tuple[_Name, ...]]  # the names of the lists, by their first word

    def opens(self, place: int) -> bool:
        """Tell a word that opens a sentence or line, whose capital may be the sentence's."""
        before = self.words[place - 1] if place else ""
        return before[-1:] in _STOPS or not any(map(str.isalnum, before))

    def run(self, keys: tuple[str, ...], at: int, place: int) -> int:
        """Count the words from `place` on that have the keys from `at` on."""
        return _run(keys, at, map(self.keys.__getitem__, self.words[place : place + len(keys) - at]))


def open_casing(text: str, lists: Lists, *, printed: Iterable[str]) -> Casing:
    """Index the first part of a text, and the names of the lists, by the words of what is printed in capitals."""
    wanted = {_key(word) for name in printed for word in _capitals(name.split())}
    raw = _split(text[:_ROOM]) if wanted else []
    different = ["", *set(raw)]  # each once, since the words of a text are many
    words, keys = list(raw), dict(zip(different, _keys(different), strict=True))
    sought = {word for word, key in keys.items() if key in wanted or word.isupper()}
    places: dict[str, list[int]] = defaultdict(list)
    for place in [place for place, word in enumerate(raw) if word in sought]:
        if _is_shouted(raw, place):
            words[place] = ""
        key = keys[words[place]]
        if key in wanted and len(places[key]) < _MOST:
            places[key].append(place)
    names = _names(lists)
    return Casing(words=words, keys=keys, places=dict(places), names={key: names[key] for key in wanted & names.keys()})


@lru_cache(maxsize=KEPT)
def _names(lists: Lists) -> dict[str, tuple[_Name, ...]]:
    """Give the names of the lists by their first word."""
    names: dict[str, tuple[_Name, ...]] = {}
    for printed in (*(b.name for b in lists.bodies), *(o.name for o in lists.organisations), *(p.name for p in lists.provinces)):
        words = tuple(printed.split())
        name = _Name(words=words, keys=_keys(words))
        names[name.keys[0]] = (*names.get(name.keys[0], ()), name)
    return names


def _keys(words: Sequence[str]) -> tuple[str, ...]:
    """Give what the words are compared by."""
    return tuple(word.strip(_PUNCTUATION) for word in "\n".join(words).lower().split("\n")) if words else ()


def _split(text: str) -> list[str]:
    """Give a text's words, and an empty one for the end of each line; lines in capitals are left out."""
    words: list[str] = []
    for line in text.split("\n"):
        if not line.isupper():
            words += line.split()
        words.append("")
    return words


def _is_shouted(words: list[str], place: int) -> bool:
    """Tell a word in capitals beside another one: it tells no more than the text in question."""
    if not words[place].isupper():
        return False
    beside = words[max(0, place - 1) : place] + words[place + 1 : place + 2]
    return len(words[place].strip(_PUNCTUATION)) > 1 and any(word.isupper() and len(word) > 1 for word in beside)


def sentence_case(printed: str, casing: Casing) -> str:
    """Write a text in capitals, or one that begins so, as in a sentence; one in mixed letters comes back with its white space folded.

    >>> sentence_case("PHÁT TRIỂN NGÀNH CÔNG THƯƠNG NĂM 2014", open_casing("ngành Công Thương", lists, printed=["NGÀNH CÔNG THƯƠNG"]))
    'Phát triển ngành Công Thương năm 2014'
    """
    every = printed.split()
    words = _capitals(every)
    if not words:
        return " ".join(every)
    keys = _keys(words)
    written: list[str] = []
    while len(written) < len(words):
        written.extend(_next(words, keys, len(written), casing))
    written += every[len(words) :]
    title = _CITED.sub(lambda found: found[0].capitalize(), " ".join(written))
    return title[:1].upper() + title[1:]


def _capitals(words: Sequence[str]) -> list[str]:
    """Give the words in capitals that a text begins with, if they are more than acronyms: one at least has a mark on a vowel."""
    opening = list(takewhile(lambda word: word == word.upper(), words))
    return opening if any(_MARKED.search(normalize("NFD", word)) for word in opening) or " ".join(words).isupper() else []


def _next(words: list[str], keys: tuple[str, ...], at: int, casing: Casing) -> Iterable[str]:
    """Write the longest run of words from `at` that is a name of the lists or stands elsewhere; a word that does neither in small letters."""
    name = max((n.words for n in casing.names.get(keys[at], ()) if _run(keys, at, n.keys) == len(n.keys)), key=len, default=())
    runs = ((casing.run(keys, at, place), not casing.opens(place), place) for place in casing.places.get(keys[at], ()))
    length, _, place = max(runs, default=(0, False, 0), key=lambda run: run[:2])
    if len(name) >= max(length, 2):
        return [_dressed(words[at + i], model) for i, model in enumerate(name)]
    if length < 2:
        return [_alone(words[at], casing)]
    run = [_dressed(words[at + i], casing.words[place + i]) for i in range(length)]
    return [_alone(words[at], casing), *run[1:]] if casing.opens(place) and not run[0].isupper() else run


def _run(keys: tuple[str, ...], at: int, others: Iterable[str]) -> int:
    """Count the keys from `at` on that are the others, one by one."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(keys[at:], others, strict=False)))


def _alone(word: str, casing: Casing) -> str:
    """Write one word: numbers and acronyms stay, a word always capital within sentences keeps its capital, any other is small."""
    seen = [casing.words[place].strip(_PUNCTUATION) for place in casing.places.get(_key(word), ()) if not casing.opens(place)]
    bare = word.strip(_PUNCTUATION)
    if _is_acronym(word) or _ROMAN.fullmatch(bare) or (seen and len(bare) > 1 and all(map(str.isupper, seen))):
        return word
    if len(seen) > 1 and all(w[:1].isupper() for w in seen):
        return _dressed(word, seen[0])
    return word.lower()


def _is_acronym(word: str) -> bool:
    """Tell a word that stays as it is: with a figure or stroke, or capitals without a vowel (“THCS”, “TNCS”)."""
    return re.search(r"\d|/", word) is not None or _VOWELLESS.fullmatch(word.strip(_PUNCTUATION)) is not None


def _dressed(word: str, model: str) -> str:
    """Give a word the letters of its model, and keep its own punctuation."""
    bare = word.strip(_PUNCTUATION)
    return word.replace(bare, model.strip(_PUNCTUATION), 1) if bare else word


def _key(word: str) -> str:
    return word.strip(_PUNCTUATION).lower()


def name_case(printed: str, casing: Casing) -> str:
    """Write the name of an agency: known ones as known, else the first word of each part and the names after “tỉnh”, “huyện” ... in capitals.

    >>> printed = "SỞ ĐIỆN ẢNH VÀ TRUYỀN HÌNH TỈNH AN LẠC"
    >>> name_case(printed, open_casing("", lists, printed=[printed]))
    'Sở Điện ảnh và Truyền hình tỉnh An Lạc'
    """
    words = printed.split()
    if not printed.isupper():
        return " ".join(words)
    keys = _keys(words)
    written: list[str] = []
    in_place = False
    while len(written) < len(words):
        run = list(_next(words, keys, len(written), casing))
        if len(run) == 1 or in_place:
            run[0] = _named(words[len(written)], written, in_place)
        written.extend(run)
        follows = words[len(written)].lower() if len(written) < len(words) else ""
        is_common = written[-1] in {"ủy", "uỷ"} and follows in _COMMON
        in_place = (
            (in_place or written[-1] in _UNITS | _SCHOOLS) and written[-1] != "và" and (written[-1], follows) != ("xã", "hội") and not is_common
        )
    name = _ALWAYS.sub(lambda found: _ALWAYS_SO[found[0].lower()], " ".join(written))
    return name[:1].upper() + name[1:]


def _named(word: str, before: list[str], in_place: bool) -> str:
    if _is_acronym(word):
        return word
    goes_on = "về" in before or (before[-1:] == ["phòng,"] and word == "CHỐNG")
    fresh = in_place or not before or before[-1] in _OPENING or (before[-1].endswith(",") and not goes_on) or word == "ĐẢNG"
    return word.capitalize() if fresh and word.lower() not in _UNITS else word.lower()
