"""How alike two administrative sentences are, measured by the words they share and how rare these are.

Answers: which of some sentences another one is like, how much, and how much of each of them it says.
Assumes: short Vietnamese sentences; a word is mostly two syllables, so that pairs of syllables count beside single ones.
Never:   says that two sentences order the same thing: it proposes, a person decides. The threshold is measured by bench/likeness.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

_NUMBER = re.compile(
    r"\d+[-/][\w/-]*[A-ZĐ][\w-]*(?:/[\w-]+)*|\d{1,2}/\d{1,2}/\d{4}"
)  # of a document, and its day: they say which text, not what to do
_SYLLABLE = re.compile(r"[^\W\d_]+")
# What every order and plan says, whatever it is about: a part of the method, measured with it.
_SAID_BY_ALL = """
và các của cho trên trong với theo về tại từ đến để là có được do những một ở ra vào bằng này đó khi việc
tỉnh huyện xã phường thành phố địa bàn toàn quốc gia trung ương phương nước
thực hiện triển khai tổ chức xây dựng tăng cường đẩy mạnh nâng cao tiếp tục phối hợp chủ trì ban hành kế hoạch hiệu quả công tác đảm bảo hằng hàng năm
"""
_EMPTY = frozenset(_SAID_BY_ALL.split())
# Measured by bench/likeness.py on 168 pairs labelled by hand, 2026-11-20: precision 0.96, recall 0.62
# (of what is carried out whole 0.98, in part 0.14).
LEAST_TASK = 0.34


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A sentence that another one is like, by its place. score: 0 to 1."""

    place: int
    score: float


@dataclass(frozen=True, slots=True)
class Rareness:
    """How much a gram tells: the rarer it is among the sentences at hand, the more."""

    weights: Mapping[str, float]
    unseen: float

    def of(self, gram: str) -> float:
        """Give the weight of a gram."""
        return self.weights.get(gram, self.unseen)


def grams(sentence: str) -> frozenset[str]:
    """Cut a sentence into its syllables and pairs of neighbours; words that every plan has count only inside pairs.

    >>> sorted(grams("Xây dựng nhà ở xã hội, theo 338/QĐ-TTg"))
    ['dựng nhà', 'hội', 'nhà', 'nhà ở', 'xã hội']
    """
    found: set[str] = set()
    for clause in re.split(r"[,;.:()]", _NUMBER.sub(" ", unicodedata.normalize("NFC", sentence))):
        syllables = [syllable.lower() for syllable in _SYLLABLE.findall(clause)]
        found.update(syllable for syllable in syllables if syllable not in _EMPTY)
        found.update(f"{one} {two}" for one, two in pairwise(syllables) if not (one in _EMPTY and two in _EMPTY))
    return frozenset(found)


def rareness(sentences: Iterable[frozenset[str]]) -> Rareness:
    """Weigh grams by how few of the sentences have them."""
    counted: Counter[str] = Counter()
    number = 0
    for cut in sentences:
        counted.update(cut)
        number += 1
    return Rareness({gram: _weight(number, times) for gram, times in counted.items()}, _weight(number, 0))


def _weight(number: int, times: int) -> float:
    return log(1 + (number + 1) / (times + 0.5))


class Likeness:
    """Sentences that others are held against. An inverted index: what shares no word with a sentence costs nothing."""

    def __init__(self, sentences: Sequence[frozenset[str]], rare: Rareness) -> None:
        self._sentences, self._rare = sentences, rare
        self._lengths = [sqrt(sum(rare.of(gram) ** 2 for gram in cut)) for cut in sentences]
        postings: dict[str, list[int]] = {}
        for place, cut in enumerate(sentences):
            for gram in cut:
                postings.setdefault(gram, []).append(place)
        self._postings = {gram: (rare.of(gram) ** 2, places) for gram, places in postings.items()}

    def like(self, cut: frozenset[str], least: float = 0.0) -> Iterator[Alike]:
        """Give the sentences that are at least so much like another one, in their order: the cosine of their weighted grams."""
        dots: dict[int, float] = {}
        for gram in cut & self._postings.keys():
            worth, places = self._postings[gram]
            for place in places:
                dots[place] = dots.get(place, 0.0) + worth
        length = sqrt(sum(self._rare.of(gram) ** 2 for gram in cut))
        for place in sorted(place for place, dot in dots.items() if dot >= least * length * self._lengths[place]):
            yield Alike(place=place, score=dots[place] / (length * self._lengths[place]))

    def share(self, place: int, cut: frozenset[str]) -> float:
        """Say how much of a sentence's weight another one says, 0 to 1."""
        own = self._sentences[place]
        return sum(map(self._rare.of, own & cut)) / sum(map(self._rare.of, own))
