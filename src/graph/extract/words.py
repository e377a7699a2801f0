"""The words by which agencies' names and orders of work are known, made ready for reading.

Answers: does an agency's name, or a verb of work, begin at this place of a sentence?
Assumes: text on one line (line breaks replaced by spaces, so that offsets stay).
Never:   knows an agency or a verb that the lists do not hold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from graph.extract.labels import CAPITAL
from graph.lists import Lists

T = TypeVar("T")

WORD = re.compile(r"\w+")
_DETERMINER = re.compile(r"(?:tất cả các|toàn thể các|toàn thể|một số|các|những|mọi|từng|mỗi)[ ]+", re.IGNORECASE)
_SPACES = re.compile(r"[ ]+")
_PROPER = re.compile(rf"[ ]+[{CAPITAL}]")  # "phòng QLTM", "xã An Bình": one body, though the noun is a common one


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The beginning of an agency's name: where it ends, of which kind it is, whether a determiner ("các") stands before it."""

    end: int
    kind: str  # as in graph.lists.AgencyWord
    word: str  # small letters
    plural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    words: tuple[str, ...]  # small letters
    kind: str
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Built once from the lists by `compile_words`, and passed on."""

    entries: Mapping[str, tuple[_Entry, ...]]  # by first word in small letters, the longest first
    names: Mapping[str, tuple[str, ...]]  # known organisations, likewise
    verbs: frozenset[str]

    def head_at(self, text: str, at: int, end: int) -> Head | None:
        """Read the word that begins an agency's name at `at`; None where none does."""
        determiner = _DETERMINER.match(text, at, end)
        start = determiner.end() if determiner else at
        first = WORD.match(text, start, end)
        if not first:
            return None
        for entry in self.entries.get(first.group().casefold(), ()):
            reached = _match(text, first, end, entry)
            if reached is not None and (determiner or _stands_alone(entry.kind, text, reached, end)):
                return Head(end=reached, kind=entry.kind, word=" ".join(entry.words), plural=determiner is not None)
        return None

    def known_at(self, text: str, at: int, end: int) -> int:
        """Give the end of the longest known organisation's name that stands at `at`; `at` itself where none does."""
        first = WORD.match(text, at, end)
        for name in self.names.get(first.group().casefold(), ()) if first else ():
            reached = at + len(name)
            if reached <= end and text[at:reached].casefold() == name and not text[reached : reached + 1].isalnum():
                return reached
        return at

    def verb_at(self, text: str, at: int, end: int) -> bool:
        """Tell whether a verb of work begins at `at`, in whatever letters."""
        parts: list[str] = []
        while len(parts) < 3 and (found := WORD.match(text, at, end)):
            parts.append(found.group().casefold())
            if " ".join(parts) in self.verbs:
                return True
            space = _SPACES.match(text, found.end(), end)
            if not space:
                return False
            at = space.end()
        return False


def compile_words(lists: Lists) -> Words:
    """Make the lists' words ready for reading."""
    entries = [_Entry(words=tuple(word.word.casefold().split()), kind=word.kind, exceptions=word.exceptions) for word in lists.agency_words]
    return Words(
        entries=_by_first(entries, lambda entry: entry.words[0].rstrip(","), lambda entry: -len(entry.words)),
        names=_by_first({o.name.casefold() for o in lists.organisations}, lambda name: name.split()[0], lambda name: -len(name)),
        verbs=frozenset(verb.verb for verb in lists.work_verbs),
    )


def _by_first(items: Iterable[T], first: Callable[[T], str], order: Callable[[T], int]) -> dict[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for item in sorted(items, key=order):
        found[first(item)].append(item)
    return {word: tuple(several) for word, several in found.items()}


def _stands_alone(kind: str, text: str, at: int, end: int) -> bool:
    """Tell whether a noun without determiner begins a name."""
    return kind not in {"plural", "unit"} or (kind == "unit" and _PROPER.match(text, at, end) is not None)


def _match(text: str, first: re.Match[str], end: int, entry: _Entry) -> int | None:
    """Give where an entry's words end if they stand at `first`, its first word in whatever letters. An office has its capital: "Ban", not "ban"."""
    if entry.kind in {"office", "title"} and not text[first.start()].isupper():
        return None
    at = first.start()
    for place, word in enumerate(entry.words):
        if place:
            space = _SPACES.match(text, at, end)
            if not space:
                return None
            at = space.end()
        reached = at + len(word)
        if (place or len(entry.words) > 1) and (reached > end or text[at:reached].casefold() != word or text[reached : reached + 1].isalnum()):
            return None
        at = reached
    return None if entry.exceptions and _is_exception(text, at, end, entry) else at


def _is_exception(text: str, at: int, end: int, entry: _Entry) -> bool:
    rest = text[at : min(end, at + 24)].lstrip(" ").casefold()
    return any(rest.startswith(e) and not rest[len(e) : len(e) + 1].isalpha() for e in entry.exceptions)
