"""Tell which territory a name means: a province in one legal existence, a district or a commune of it.

Answers: what do “tỉnh”, “thành phố Huế”, “xã Bình Long, huyện Bình Sơn” mean in a document of this territory at this time?
Assumes: provinces are known by the lists; districts and communes are known by their names and by what they are part of.
Never:   places a district in a province that neither the name nor the document gives.
Source:  Resolution 202/2025/QH15; Law 72/2025/QH15 on local government (no districts since 1 July 2025).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from graph.lists import Province
from graph.resolve.agency.names import Words, written
from graph.text import slug

LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
FIRST_DAY_WITHOUT = date(2025, 7, 1)
KINDS = {
    ("thành", "phố"): "thành phố", ("thị", "xã"): "thị xã", ("thị", "trấn"): "thị trấn", ("đặc", "khu"): "đặc khu",
    ("tỉnh",): "tỉnh", ("huyện",): "huyện", ("quận",): "quận", ("xã",): "xã", ("phường",): "phường",
}  # fmt: skip
COMMUNE_KINDS = frozenset(["xã", "phường", "thị trấn", "đặc khu"])
_LONGEST_NAME = 5  # words: "Bà Rịa - Vũng Tàu" has four


class Part(NamedTuple):
    """One step of a territory's printed name. Kind "" with a name: a bare name; name "" with a kind: “tỉnh”, “huyện”."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A territory in one legal existence."""

    level: str  # "province", "district", "commune"
    kind: str
    name: str
    province: Province
    district: Part | None = None  # of a district itself, or the one that a commune lies in
    first: date | None
    last: date | None

    @property
    def part(self) -> Part:
        """The kind and the name."""
        return Part(self.kind, self.name)

    @property
    def tail(self) -> str:
        """What ends the slug of a body of this place: provinces by name, the others by kind, name and province."""
        if self.level == "province":
            return slug(self.name)
        own = f"{slug(self.kind)}-{slug(self.name) if self.level == 'district' else spelt(self.name)}"
        above = [f"{slug(self.district.kind)}-{slug(self.district.name)}"] if self.level == "commune" and self.district else []
        return "-".join([own, *above, slug(self.province.name)])

    @property
    def kind_tail(self) -> str:
        """The tail with the kind, for bodies that carry it in their names: “UBND tỉnh”, “Công an thành phố”."""
        return f"{slug(self.kind)}-{self.tail}" if self.level == "province" else self.tail

    @property
    def label(self) -> str:
        """The name written out, with what it is part of."""
        parts = [self.part]
        if self.level == "commune" and self.district:
            parts.append(self.district)
        if self.level != "province":
            parts.append(Part(self.province.kind, self.province.name))
        return ", ".join(f"{part.kind} {part.name}" for part in parts)

    def iri(self, base: str) -> str:
        """Name the territory."""
        return f"{base}id/dvhc/{self.province.slug if self.level == 'province' else self.tail}"


def province_place(province: Province) -> Place:
    """Give a province as a place."""
    return Place(level="province", kind=province.kind, name=province.name, province=province, first=province.first, last=province.last)


def district_place(part: Part, province: Province) -> Place | None:
    """Give a district of a province; None for a province of the time without districts."""
    if province.first and province.first > LAST_DAY_OF_DISTRICTS:
        return None
    last = min(province.last or date.max, LAST_DAY_OF_DISTRICTS)
    return Place(level="district", kind=part.kind, name=part.name, province=province, district=part, first=province.first, last=last)


def commune_place(part: Part, district: Part | None, province: Province) -> Place | None:
    """Give a commune: of a district until June 2025, of the province itself since."""
    if district is None:
        first = max(province.first or date.min, FIRST_DAY_WITHOUT)
        fits, last = province.last is None or province.last >= first, province.last
    else:
        first, last = province.first or date.min, min(province.last or date.max, LAST_DAY_OF_DISTRICTS)
        fits = first <= last
    if not fits:
        return None
    return Place(level="commune", kind=part.kind, name=part.name, province=province, district=district, first=first, last=last)


def spelt(name: str) -> str:
    """Spell a name in ASCII with its marks, as it is typed by Telex: “Tân Thành” and “Tân Thạnh” are communes of one province.

    >>> spelt("Tân Thạnh"), spelt("Hoà") == spelt("Hòa")
    ('taan-thanhj', True)
    """
    return "-".join(map(_telex, slug_words(name)))


def slug_words(name: str) -> list[str]:
    """Give the words of a name in small letters, decomposed."""
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in letters).split()


_DOUBLED = {"\u0302": None, "\u0306": "w", "\u031b": "w"}
_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def _telex(word: str) -> str:
    letters: list[str] = []
    tone = ""
    for letter in word:
        if letter in _TONES:
            tone = _TONES[letter]
        elif letter in _DOUBLED:
            letters.append(_DOUBLED[letter] or next(c for c in reversed(letters) if c.isalpha()))
        elif letter == "đ":
            letters.append("dd")
        elif letter.isascii():
            letters.append(letter)
    return "".join(letters) + tone


def parse_parts(words: Words) -> tuple[Part, ...] | None:
    """Read a territory's printed name from the smallest part up; None where the words are none.

    Names begin with a capital: “huyện phối hợp” is no territory.
    """
    parts: list[Part] = []
    at = 0
    while at < len(words):
        if parts and words[at].small in {"thuộc", "của"}:
            at += 1
            continue
        kind, length = _kind_at(words, at)
        end = _name_end(words, at + length)
        if not length and (parts or end == at):
            return None
        parts.append(Part(kind, written(words[at + length : end])))
        at = end
    return tuple(parts)


def _kind_at(words: Words, at: int) -> tuple[str, int]:
    for length in (2, 1):
        kind = KINDS.get(tuple(word.small for word in words[at : at + length]))
        if kind:
            return kind, length
    return "", 0


def _name_end(words: Words, at: int) -> int:
    """Give where the name that begins at `at` ends: at the next kind, at a word in small letters, after five words."""
    end = at
    while end < min(len(words), at + _LONGEST_NAME) and not (words[end].text[:1].islower() or (end > at and _kind_at(words, end)[1])):
        if end == at and _kind_at(words, end)[1] and words[end].text[1:].isupper():
            break
        end += 1
    return end
