"""Find the province that a document's “tỉnh” means.

Answers: in which province does the issuer of this text stand?
Assumes: printed names of bodies and places with their offsets, the most telling first; the whole text for the last resort.
Never:   takes a province that is merely mentioned: the text must name it in its form (“tỉnh A”) at least twice, and no other a third as often, or
         once as the superior of a district, and no other at all;
         takes the seat of the central bodies, where they all sign, for the territory of a body that is not plainly the city's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from graph.extract.head.letterhead import Body
from graph.extract.head.places import Place, find_places, place_at_end, read_place
from graph.extract.page import Page
from graph.lists import Lists
from graph.model import Stated
from graph.text import small

_LOCAL = {
    "tỉnh": re.compile(r"(?:ubnd|hđnd|(?:ủy|uỷ)\s+ban\s+nhân\s+dân|địa\s+bàn|đảng\s+bộ)\s+tỉnh(?!\w)|tỉnh\s+(?:ủy|uỷ)"),
    "thành phố": re.compile(r"(?:ubnd|hđnd|(?:ủy|uỷ)\s+ban\s+nhân\s+dân|địa\s+bàn)\s+(?:thành\s+phố|tp)(?!\w)|thành\s+(?:ủy|uỷ)"),
}  # in small letters
_LOCAL_BODY = re.compile(
    r"(?<!\w)(?:UBND|HĐND|ủy\s+ban\s+nhân\s+dân|uỷ\s+ban\s+nhân\s+dân|hội\s+đồng\s+nhân\s+dân|(?:thành|quận|huyện|thị)\s+(?:ủy|uỷ)"
    r"|sở(?!\s+giao\s+dịch)|thành\s+phố|quận|huyện|thị\s+xã|xã(?!\s+hội)|phường|thị\s+trấn)(?!\w)",
    re.IGNORECASE,
)
_CENTRAL_BODY = re.compile(r"(?<!\w)(?:trung\s+ương|(?:ban\s+chỉ\s+đạo|ủy\s+ban|uỷ\s+ban|hội\s+đồng)\s+quốc\s+gia)(?!\w)", re.IGNORECASE)
_SCHOOL = re.compile(r"(?:trường\s+)?(?:đại\s+học|học\s+viện|cao\s+đẳng)(?!\w)", re.IGNORECASE)  # bears the name of a city, is not of it
# What stands before the province of a superior: “của UBND tỉnh A”, “của Ban Thường vụ Tỉnh ủy A”, “trên địa bàn tỉnh A”.
_SUPERIOR = re.compile(
    r"(?:của\s+(?:(?:Chủ\s+tịch|Ban\s+Thường\s+vụ)\s+)?(?:UBND\s+|HĐND\s+|(?:ủy|uỷ)\s+ban\s+nhân\s+dân\s+|hội\s+đồng\s+nhân\s+dân\s+)?"
    r"|trên\s+địa\s+bàn\s+)[Tt]$",
    re.IGNORECASE,
)
_LEAD = 60  # characters before a province's name in which its body's name stands
_PLACED = re.compile(r"(?<!\w)(?:huyện|quận|thị xã|xã|phường|thị trấn|thành phố)(?!\w)", re.IGNORECASE)


def read_territory(page: Page, named: Iterable[Body], place: Body | None, lists: Lists) -> Stated[str] | None:
    """Read the territory from the names of issuing bodies, else from the place line, else from the whole text.

    In:  `named` the printed bodies with offsets, letterhead first; `place` the name before “, ngày ...”.
    Out: "tỉnh Hòa Bình", as in the list of provinces; None where the text does not settle it.
    """
    bodies = list(named)
    for body in bodies:
        found = _named_in(body.text, lists)
        if found:
            return Stated(value=found.label, passage=page.passage(body.start, body.end), rule="territory-of-issuer")
    known = read_place(place.text, lists) if place else None
    if any(_CENTRAL_BODY.search(body.text) for body in bodies):
        return None
    if known and known.alone == "seat" and not any(_LOCAL_BODY.search(body.text) for body in bodies):
        return None
    if place and known and _speaks_of(page.text, known.kind):
        return Stated(value=known.label, passage=page.passage(place.start, place.end), rule="territory-of-place")
    return _most_named(page, lists) or _of_superior(page, bodies, lists)


def _of_superior(page: Page, bodies: Iterable[Body], lists: Lists) -> Stated[str] | None:
    """Give a district or commune the province whose documents it carries out, where its text names no other province at all."""
    if not any(_PLACED.search(body.text) for body in bodies):
        return None
    places = list(find_places(page.text, lists))
    if len({place.label for place in places}) != 1:
        return None
    above = next((place for place in places if _SUPERIOR.search(page.text[max(0, place.start - _LEAD) : place.start + 1])), None)
    return Stated(value=above.label, passage=page.passage(above.start, above.end), rule="territory-of-superior") if above else None


def _named_in(body: str, lists: Lists) -> Place | None:
    """Give the province that a body's name says it is of."""
    if _SCHOOL.match(body):
        return None
    at_end = place_at_end(body, lists) if not _PLACED.search(body) else None
    return next(find_places(body, lists), at_end if at_end and at_end.alone != "person" else None)


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
    return _LOCAL[kind].search(small(text)) is not None
