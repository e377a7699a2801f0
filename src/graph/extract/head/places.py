"""Find the provinces that a text names, in the form of their kind.

Answers: where does “tỉnh Hoà Bình”, “TP. Hồ Chí Minh” stand, and which province is it?
Assumes: clean text; the list of provinces, past and present.
Never:   takes “thành phố Bắc Ninh”, a city within a province, for the province; takes a bare name for a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.extract.agency.spellings import TONES
from graph.lists import KEPT, Lists
from graph.text import small

_KINDS = {"tỉnh": "tỉnh", "tỉnh ủy": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "thành ủy": "thành phố"}
_LEAD = r"(?P<kind>t(?<!\w.)(?:(?:ỉnh|hành)\s+(?:ủy|uỷ)|ỉnh|hành\s+phố|p))(?:\s*\.\s*|\s+)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A province named at [start, end), written out as in the list: "tỉnh Hòa Bình"."""

    start: int
    end: int
    kind: str
    name: str
    alone: str = ""  # what the bare name says: see `Province.alone`

    @property
    def label(self) -> str:
        """The kind and the name."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The list of provinces, made ready for reading."""

    pattern: re.Pattern[str]  # of small letters
    names: dict[str, str]  # each spelling, bare -> as in the list
    kinds: frozenset[tuple[str, str]]
    alone: dict[str, str]  # as in the list -> what the bare name says


def find_places(text: str, lists: Lists) -> Iterator[Place]:
    """Give the provinces named in a text with the word of their kind, in order.

    >>> [place.label for place in find_places("UBND tỉnh Khánh Hoà; thành phố Bắc Ninh", lists)]
    ['tỉnh Khánh Hòa']
    """
    known = _know(lists)
    for found in known.pattern.finditer(small(text)):
        kind, name = _KINDS[_bare(found["kind"])], known.names[_bare(found["name"])]
        if (kind, name) in known.kinds:
            yield Place(start=found.start(), end=found.end(), kind=kind, name=name)


def read_place(name: str, lists: Lists) -> Place | None:
    """Read a bare name that is known to be of a place, as in “Khánh Hoà, ngày ...”; None where it is no province or of two kinds."""
    bare = _bare(re.sub(r"^(?:TP\.?|thành phố|tỉnh)\s+", "", name.strip(), flags=re.IGNORECASE))
    known = _know(lists)
    return _only({kind for kind in known.kinds if kind[1] == known.names.get(bare)}, name, known)


def place_at_end(name: str, lists: Lists) -> Place | None:
    """Read the province that a name ends with, as “Sở Công Thương Khánh Hoà” does."""
    bare = _bare(name)
    known = _know(lists)
    ending = {found for spelling, found in known.names.items() if bare.endswith(" " + spelling)}
    return _only({kind for kind in known.kinds if kind[1] in ending}, name, known)


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names differ in spelling only."""
    return _bare(one) == _bare(other)


def _only(found: set[tuple[str, str]], name: str, known: _Known) -> Place | None:
    if len(found) != 1:
        return None
    ((kind, listed),) = found
    return Place(start=0, end=len(name), kind=kind, name=listed, alone=known.alone[listed])


@lru_cache(maxsize=KEPT)
def _know(lists: Lists) -> _Known:
    """Make the list of provinces ready for reading, once."""
    printed = {name: p.name for p in lists.provinces for name in p.names}
    spelled = "|".join(sorted((small(_spellings(name)) for name in printed), key=len, reverse=True)) or r"(?!)"
    return _Known(
        pattern=re.compile(rf"{_LEAD}(?P<name>{spelled})(?!\w)"),
        names={_bare(name): listed for name, listed in printed.items()},
        kinds=frozenset((p.kind, p.name) for p in lists.provinces),
        alone={p.name: p.alone for p in lists.provinces},
    )


def _spellings(name: str) -> str:
    pattern = r"\s+".join(map(re.escape, name.split())).replace(r"\s+\-\s+", r"\s*[-–]\s*")
    for old, new in TONES:
        pattern = pattern.replace(old, f"(?:{old}|{new})")
    return pattern


def _bare(name: str) -> str:
    """Make the two spellings of a tone mark, of a hyphen and of capitals one."""
    folded = re.sub(r" *[-–] *", " - ", " ".join(name.lower().split()))
    for old, new in TONES:
        folded = folded.replace(new, old)
    return folded
