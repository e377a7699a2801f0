"""Find the province that a document's “tỉnh” means.

Answers: in which province does the issuer of this text stand?
Assumes: printed names of bodies and places with their offsets, the most telling first; the whole text for the last resort.
Never:   takes a province that is merely mentioned: the text must name it in its form (“tỉnh A”) at least twice, and no other a third as often.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from graph.extract.letterhead import Body
from graph.extract.page import Page
from graph.extract.places import find_places, place_at_end, read_place
from graph.lists import Lists
from graph.model import Stated

_LOCAL = {
    "tỉnh": re.compile(r"(?:UBND|HĐND|Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân|địa\s+bàn)\s+tỉnh(?!\w)|Tỉnh\s+(?:ủy|uỷ)", re.IGNORECASE),
    "thành phố": re.compile(
        r"(?:UBND|HĐND|Ủy\s+ban\s+nhân\s+dân|Uỷ\s+ban\s+nhân\s+dân|địa\s+bàn)\s+(?:thành\s+phố|TP)(?!\w)|Thành\s+(?:ủy|uỷ)", re.IGNORECASE
    ),
}
_PLACED = re.compile(r"(?<!\w)(?:huyện|quận|thị xã|xã|phường|thị trấn|thành phố)(?!\w)", re.IGNORECASE)


def read_territory(page: Page, named: Iterable[Body], place: Body | None, lists: Lists) -> Stated[str] | None:
    """Read the territory from the names of issuing bodies, else from the place line, else from the whole text.

    In:  `named` the printed bodies with offsets, letterhead first; `place` the name before “, ngày ...”.
    Out: "tỉnh Hòa Bình", as in the list of provinces; None where the text does not settle it.
    """
    for body in named:
        at_end = place_at_end(body.text, lists) if not _PLACED.search(body.text) else None
        found = next(find_places(body.text, lists), at_end)
        if found:
            return Stated(value=found.label, passage=page.passage(body.start, body.end), rule="territory-of-issuer")
    known = read_place(place.text, lists) if place else None
    if place and known and _speaks_of(page.text, known.kind):
        return Stated(value=known.label, passage=page.passage(place.start, place.end), rule="territory-of-place")
    return _most_named(page, lists)


def _most_named(page: Page, lists: Lists) -> Stated[str] | None:
    kinds = {kind for kind in _LOCAL if _speaks_of(page.text, kind)}
    if not kinds:
        return None
    kind = "tỉnh" if "tỉnh" in kinds else "thành phố"  # a text of a tỉnh also speaks of its cities, not the reverse
    places = [place for place in find_places(page.text, lists) if place.kind == kind]
    counted = Counter(place.label for place in places).most_common(2)
    if not counted or counted[0][1] < 2 or (len(counted) > 1 and counted[1][1] * 3 > counted[0][1]):
        return None
    first = next(place for place in places if place.label == counted[0][0])
    return Stated(value=first.label, passage=page.passage(first.start, first.end), rule="territory-of-text")


def _speaks_of(text: str, kind: str) -> bool:
    return _LOCAL[kind].search(text) is not None
