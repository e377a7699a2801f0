"""Find documents that a text calls by a name it gave them, or by pointing back to the one it cited: "Đề án 06", "Quyết định nêu trên".

Answers: where is a document meant that was cited before, by words that hold neither its number nor a law's title?
Assumes: clean text, and its citations by number or name in order.
Never:   takes a word like "Kế hoạch" alone for one; points back where the text cited several documents of the type, or none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.extract.layout.labels import CAPITAL
from graph.extract.mention.mentions import Mention
from graph.extract.mention.patterns import spaced
from graph.extract.mention.typewords import TypeWords
from graph.extract.page import Span
from graph.model import Form
from graph.numbers import find_numbers
from graph.scan import places

_NOUN = r"(?:Đề án|Chương trình|Kế hoạch|Chiến lược|Quy hoạch|Dự án|Phương án|Quy chế|Quy định|Bộ tiêu chí|Nghị quyết|Chỉ thị|Kết luận|Quyết định)"
_GIVEN = rf"{_NOUN} (?!này|trên)[{CAPITAL}\w][^()“”\";.,:\n]{{1,60}}?"
_DEFINED = re.compile(spaced(rf"(?:gọi|viết)(?: tắt| chung){{0,2}} là ?:? ?[“\"]?(?P<name>{_GIVEN})(?=[”\"]| ?\)| ?,| ?\.)"))
_NUMBERED = re.compile(rf"(?P<noun>{_NOUN}) (?:số )?\d+[a-zđ]?")
_NO_MEASURE = r"(?!\w|\s{1,3}(?:năm|tháng|ngày)(?!\w))"
_SAID = ("gọi", "viết")  # what _DEFINED begins with
_PARTED = re.compile(r"[;:]|\.\s|\n\s*\n")
_REACH = 400  # characters between a citation and the name that is given to its document
_ABOVE = ("rên", "RÊN")  # what points back says "trên", in any letters
_NAMED_ABOVE = re.compile(spaced(r"(?:nêu|nói) t$"), re.IGNORECASE)
_HERE_ABOVE = re.compile(spaced(r"rên đây(?!\w)"), re.IGNORECASE)
_LONGEST = 8  # characters of "nêu   t"
_ROOM = 24  # characters before these words in which the type stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A mention at [start, end) of the document cited at `place` of the list of citations."""

    start: int
    end: int
    place: int
    name: str | None
    form: Form


def find_called(text: str, mentions: Sequence[Mention], types: TypeWords) -> Iterator[Called]:
    """Give the mentions by a name that the text defines, and those that point back to the only document of a type cited so far.

    Out: not overlapping the citations, nor each other, in no order.
    """
    if not mentions:
        return
    starts = [mention.start for mention in mentions]
    taken: set[int] = set()
    for called in (*_by_name(text, mentions, types), *_by_pointing(text, mentions, types)):
        after = bisect_left(starts, called.start)
        is_apart = (after == len(starts) or called.end <= starts[after]) and (after == 0 or mentions[after - 1].end <= called.start)
        if is_apart and taken.isdisjoint(range(called.start, called.end)):
            taken.update(range(called.start, called.end))
            yield called


def _by_name(text: str, mentions: Sequence[Mention], types: TypeWords) -> Iterator[Called]:
    ends = [mention.end for mention in mentions]
    given: dict[str, set[int]] = {}
    for found in _sayings(text):
        place = bisect_left(ends, found.start() + 1) - 1
        name = " ".join(found["name"].split())
        if place < 0 or found.start() - ends[place] > _REACH or _PARTED.search(text, ends[place], found.start()) or find_numbers(name):
            continue
        numbered = _NUMBERED.fullmatch(name)
        if numbered and mentions[place].type in types.meaning(numbered["noun"]):
            continue  # "Kế hoạch 5" of 5/KH-UBND is a short form, which is read with the numbers
        given.setdefault(name, set()).add(place)
    for name, given_to in given.items():
        if len(given_to) == 1:
            (place,) = given_to
            for found in re.finditer(rf"(?<!\w){spaced(re.escape(name).replace(chr(92) + ' ', ' '))}{_NO_MEASURE}", text):
                yield Called(start=found.start(), end=found.end(), place=place, name=name, form=Form.TITLE)


def _by_pointing(text: str, mentions: Sequence[Mention], types: TypeWords) -> Iterator[Called]:
    cited: defaultdict[str | None, dict[object, int]] = defaultdict(dict)  # by type: the documents cited so far, and where last
    place = 0
    for start, end in _pointers(text):
        word = types.before(text, start, floor=max(start - _ROOM, 0), type_symbol=None)
        if word is None or word.is_plural or text[word.end : start].strip() or not text[word.start].isupper():
            continue
        while place < len(mentions) and mentions[place].end <= word.start:
            cited[mentions[place].type][_document(mentions[place])] = place
            place += 1
        before = [cited[symbol] for symbol in word.symbols if symbol in cited]
        if all(len(documents) == 1 for documents in before) and len({next(iter(documents)) for documents in before}) == 1:
            last = max(where for documents in before for where in documents.values())
            yield Called(start=word.start, end=end, place=last, name=None, form=Form.BARE)


def _pointers(text: str) -> Iterator[Span]:
    """Find "nêu trên", "nói trên" and "trên đây", in order."""
    for at in places(text, *_ABOVE):
        named, here = _NAMED_ABOVE.search(text, max(at - _LONGEST, 0), at), _HERE_ABOVE.match(text, at)
        if named and not text[at + 3 : at + 4].isalnum():
            yield named.start(), at + 3
        if here and text[at - 1 : at] in {"t", "T"}:
            yield at - 1, here.end()


def _sayings(text: str) -> list[re.Match[str]]:
    """Find where a text gives a name, in order."""
    return [found for at in places(text, *_SAID) if (found := _DEFINED.match(text, at))]


def _document(mention: Mention) -> object:
    return (mention.number.canonical.lstrip("0").casefold(), mention.day) if mention.number else mention.name
