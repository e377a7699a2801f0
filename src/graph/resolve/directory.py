"""The authority lists made ready for looking up, once for all documents.

Answers: which organisations a name or symbol can mean, which provinces a name, and which provinces one came from.
Assumes: the lists are those of data/lists, or laid out like them.
Never:   chooses between several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from graph.lists import DocumentType, Lists, Organisation, Province
from graph.resolve.agency.names import Shorts, Words, key_of, read_words
from graph.text import clean, fold

Key = tuple[str, ...]
_REMEMBERED = 20_000  # printed names; a name takes about 2 kB
PATTERNS = ("{province}", "{district}", "{commune}", "{place}")  # parents of organisations that exist in each territory


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """What names and symbols mean. Build it with `open_directory`."""

    base: str
    read: Callable[[str], Words]  # the words of a printed name; remembers the names that recur from document to document
    names: Mapping[Key, tuple[str, ...]]  # folded name -> families
    families: Mapping[str, tuple[Organisation, ...]]  # slug without founding day -> its legal existences
    longest: int  # words of the longest name
    symbols: Mapping[tuple[str, bool], tuple[str, ...]]  # (symbol, is of the Party) -> families
    provinces: Mapping[str, tuple[Province, ...]]  # folded name, in each spelling -> legal existences
    before: Mapping[str, tuple[Province, ...]]  # slug -> the provinces that became it
    types: Mapping[tuple[str, str], tuple[DocumentType, ...]]  # (symbol, family) -> types
    titles: frozenset[Key]  # "giám đốc", "chủ tịch": who heads a body
    commons: frozenset[Key]  # common nouns: "đơn vị", "địa phương"

    def longest_name(self, words: Words) -> tuple[tuple[str, ...], int]:
        """Give the families whose name the words begin with, by the longest name, and how many words it has."""
        for length in range(min(len(words), self.longest + 4), 0, -1):
            if words[length - 1].bare != "va" and (found := self.names.get(key_of(words[:length]))):
                return found, length
        return (), 0

    def says_alone(self, name: str, what: str) -> bool:
        """Tell whether a province's name without its kind says something else than the territory: "seat", "person"."""
        return any(row.alone == what for row in self.provinces.get(fold(name), ()))

    def organisations(self, families: Iterable[str]) -> tuple[Organisation, ...]:
        """Give all legal existences of families."""
        return tuple(row for family in families for row in self.families[family])

    def ancestors(self, provinces: Iterable[Province]) -> Iterator[Province]:
        """Give the provinces that became these, in any number of steps."""
        for province in provinces:
            direct = self.before.get(province.slug, ())
            yield from direct
            yield from self.ancestors(direct)


def open_directory(lists: Lists, base: str) -> Directory:
    """Index the lists."""
    shorts = {_printed(row.short): tuple(row.full.split()) for row in lists.abbreviations}
    names, symbols, families = _organisations(lists.organisations, shorts)
    provinces, before = defaultdict(list), defaultdict(list)
    for province in lists.provinces:
        for name in dict.fromkeys(map(fold, province.names)):
            provinces[name].append(province)
        if province.successor:
            before[province.successor].append(province)
    types = defaultdict(list)
    for row in lists.document_types:
        types[row.symbol, row.family].append(row)
    words = {kind: frozenset(tuple(fold(w.word).split()) for w in lists.agency_words if w.kind in kinds) for kind, kinds in _WORD_KINDS.items()}
    return Directory(
        base=base,
        read=lru_cache(_REMEMBERED)(partial(read_words, shorts=shorts)),
        names=names,
        families=families,
        longest=max(map(len, names), default=0),
        symbols=symbols,
        provinces={name: tuple(rows) for name, rows in provinces.items()},
        before={slug: tuple(rows) for slug, rows in before.items()},
        types={symbol: tuple(rows) for symbol, rows in types.items()},
        titles=words["titles"],
        commons=words["commons"],
    )


_WORD_KINDS = {"titles": {"title"}, "commons": {"group", "plural"}}


def _organisations(
    rows: Iterable[Organisation], shorts: Shorts
) -> tuple[dict[Key, tuple[str, ...]], dict[tuple[str, bool], tuple[str, ...]], dict[str, tuple[Organisation, ...]]]:
    names: dict[Key, dict[str, None]] = defaultdict(dict)
    symbols: dict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
    families: dict[str, list[Organisation]] = defaultdict(list)
    for row in rows:
        family = row.slug.partition("~")[0]
        families[family].append(row)
        for name in (row.name, *row.abbreviations):
            printed = _printed(name)
            if " " not in name:
                symbols[name, is_party(row)][family] = None
            if printed not in shorts or len(printed) > 1:
                names[key_of(read_words(name, shorts))][family] = None
    return (
        {key: tuple(found) for key, found in names.items()},
        {key: tuple(found) for key, found in symbols.items()},
        {family: tuple(found) for family, found in families.items()},
    )


def is_party(row: Organisation) -> bool:
    """Tell whether an organisation is of the Party, so that its symbol stands in Party numbers."""
    return row.level == "party-central" or row.name.endswith(("ủy", "Ủy"))


def _printed(name: str) -> Key:
    return tuple(clean(name).text.replace(".", " ").replace("-", " ").replace("&", " ").replace(",", " ").replace("/", " ").split())
