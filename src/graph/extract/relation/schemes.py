"""Tell which cited document carries out another by the scheme that both name in their titles.

Answers: "Quyết định số 9 ban hành Kế hoạch thực hiện Đề án A" carries out which cited decision? The one cited as "phê duyệt Đề án A".
Assumes: clean text; the citations' places in order.
Never:   takes two schemes for one because their titles are alike: all words but those around the years must be the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.extract.mention.patterns import spaced
from graph.extract.relation.sentences import Cited
from graph.text import fold

_NOUN = r"(?P<title>(?:Đề án|Chiến lược|Chương trình|Kế hoạch|Quy hoạch|Dự án|Phương án) "
_ISSUED = re.compile(spaced(rf"\s*(?:về )?(?:việc )?(?:phê duyệt|ban hành|thông qua) {_NOUN}[^;:.()]{{10,300}})"))
_CARRIED_OUT = re.compile(spaced(rf"(?:thực hiện|triển khai|cụ thể hóa|cụ thể hoá) {_NOUN}[^;:.()]{{10,300}})"))
_TITLE_END = re.compile(r"[;:.()]|\n\s*\n")
_FILLERS = frozenset({"giai", "doan", "den", "nam", "thoi", "ky"})
_LEAST = 6  # words of a title below which two may be the same by chance


def find_carried_out(text: str, cited: Sequence[Cited]) -> Iterator[tuple[Cited, Cited, int]]:
    """Give the pairs of cited documents (the one that carries out, the one that issued the scheme), and where the words that say so end."""
    issued: defaultdict[frozenset[str], list[Cited]] = defaultdict(list)
    carrying: list[tuple[frozenset[str], Cited, int]] = []
    borders = (*(further[1] for further in cited[1:]), len(text))
    for place, border in zip(cited, borders, strict=False):
        end = min(place[2] + 400, border)
        closing = _TITLE_END.search(text, place[2], end)
        end = closing.start() if closing else end
        found = _ISSUED.match(text, place[2], end)
        if found:
            issued[_words(found["title"])].append(place)
        for found in _CARRIED_OUT.finditer(text, place[2], end):
            carrying.append((_words(found["title"]), place, found.end()))
    for words, place, end in carrying:
        fitting = issued.get(words, []) if len(words) >= _LEAST else []
        if len(fitting) == 1 and fitting[0] != place:
            yield place, fitting[0], end


def _words(title: str) -> frozenset[str]:
    return frozenset(fold(title).split()) - _FILLERS
