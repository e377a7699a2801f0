"""The words by which agencies' names and orders of work are known, made ready for reading.

Answers: does an agency's name, or a verb of work, begin at this place of a sentence?
Assumes: text on one line (line breaks replaced by spaces, so that offsets stay).
Never:   knows an agency or a verb that the lists do not hold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from graph.extract.agency.spellings import spellings
from graph.extract.layout.labels import CAPITAL
from graph.lists import KEPT, Lists

T = TypeVar("T")

WORD = re.compile(r"\w+")
_DETERMINER = re.compile(r"(?:tất cả các|toàn thể các|toàn thể|một số|các|những|mọi|từng|mỗi)[ ]+", re.IGNORECASE)
_DETERMINES = frozenset("tTmMcCnN")  # first letters of a determiner
_NEXT = re.compile(r"(?P<comma>,?)[ ]+(?P<word>\w+)")
_OPENING_END = re.compile(r"(?=,? |$)(?<![, ])")
_NUMBERED = re.compile(r"[ ]+số:?[ ]*\d")
PROPER = re.compile(rf"[ ]+[{CAPITAL}]")  # "phòng QLTM", "xã An Bình": one body, though the noun is a common one


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The beginning of an agency's name: where it ends, of which kind it is, whether a determiner ("các") stands before it."""

    end: int
    kind: str  # as in graph.lists.AgencyWord
    word: str  # small letters
    plural: bool
    naming: bool = False  # the word right after it is the name's, be it a verb


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    kind: str
    exceptions: tuple[str, ...]
    naming: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """Built once from the lists by `compile_words`, and passed on. Phrases are in small letters, words parted by one space. Equal to itself alone."""

    entries: Mapping[str, tuple[_Entry, ...]]  # by phrase
    verbs: frozenset[str]
    names: Mapping[str, tuple[str, ...]]  # known organisations by first word, the longest first
    openings: frozenset[str] = frozenset()  # the phrases and their beginnings: what is none of these begins nothing

    def head_at(self, text: str, at: int, end: int) -> Head | None:
        """Read the longest phrase that begins an agency's name at `at`; None where none does."""
        determiner = _DETERMINER.match(text, at, end) if text[at : at + 1] in _DETERMINES else None
        start = determiner.end() if determiner else at
        for phrase, reached in reversed(self._phrases(text, start, end)):
            entries = self.entries.get(phrase, ())
            if text[start:reached].isupper() and not all(_fits(text, start, reached, end, entry) for entry in entries):
                continue  # "BAN HÀNH CÁC VĂN BẢN": in capitals a common noun looks like a name
            for entry in entries:
                if (determiner or _stands_alone(entry.kind, text, reached, end)) and _fits(text, start, reached, end, entry):
                    return Head(end=reached, kind=entry.kind, word=phrase, plural=determiner is not None, naming=entry.naming)
        return None

    def known_at(self, text: str, at: int, end: int) -> int:
        """Give the end of the longest known organisation's name that stands at `at`; `at` itself where none does."""
        first = WORD.match(text, at, end)
        names = self.names.get(first.group().casefold(), ()) if first else ()
        if not names:
            return at
        printed = text[at : min(end, at + len(names[0]))].casefold()
        if not printed.startswith(names):
            return at
        fitting = (at + len(name) for name in names if printed.startswith(name))
        return next((reached for reached in fitting if not text[reached : reached + 1].isalnum()), at)

    def verb_at(self, text: str, at: int, end: int) -> bool:
        """Tell whether a verb of work begins at `at`, in whatever letters: not a document's name ("Quyết định số 5")."""
        return any(phrase in self.verbs and not _NUMBERED.match(text, reached, end) for phrase, reached in self._phrases(text, at, end))

    def _phrases(self, text: str, at: int, end: int) -> list[tuple[str, int]]:
        """Give what stands at `at`, word by word, as long as it may become a phrase of the lists: each beginning with its end."""
        found: list[tuple[str, int]] = []
        word = WORD.match(text, at, end)
        phrase = word.group().casefold() if word else ""
        while word and phrase in self.openings:
            found.append((phrase, word.end()))
            word = _NEXT.match(text, word.end(), end)
            phrase += f"{word[1]} {word[2].casefold()}" if word else ""
        return found


@lru_cache(maxsize=KEPT)
def compile_words(lists: Lists) -> Words:
    """Make the lists' words ready for reading, once."""
    entries = [
        (phrase, _Entry(kind=word.kind, exceptions=word.exceptions, naming=word.naming))
        for word in lists.agency_words
        for phrase in sorted(spellings(" ".join(word.word.casefold().split())))
    ]
    verbs = frozenset(phrase for verb in lists.work_verbs for phrase in spellings(verb.verb))
    names = sorted({name for o in lists.organisations for name in spellings(o.name.casefold())}, key=lambda name: (-len(name), name))
    phrases = {phrase for phrase, _ in entries} | verbs
    return Words(
        entries=_grouped(entries),
        verbs=verbs,
        names=_grouped((name.split()[0], name) for name in names),
        openings=frozenset(phrase[: space.start()] for phrase in phrases for space in _OPENING_END.finditer(phrase)),
    )


def _grouped(items: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, item in items:
        found[key].append(item)
    return {key: tuple(several) for key, several in found.items()}


def _stands_alone(kind: str, text: str, at: int, end: int) -> bool:
    """Tell whether a noun without determiner begins a name."""
    return kind not in {"plural", "unit"} or (kind == "unit" and PROPER.match(text, at, end) is not None)


def _fits(text: str, start: int, reached: int, end: int, entry: _Entry) -> bool:
    """Tell whether an office has its capital ("Ban", not "ban"), and no word follows that makes it another ("Ban hành")."""
    if entry.kind in {"office", "title"} and not text[start].isupper():
        return False
    if not entry.exceptions:
        return True
    rest = text[reached : min(end, reached + 24)].lstrip(" ").casefold()
    return not any(rest.startswith(e) and not rest[len(e) : len(e) + 1].isalpha() for e in entry.exceptions)
