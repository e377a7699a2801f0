"""Weigh the places of a document that name its issuer.

Answers: of letterhead, portal, preamble, authority and note, which says who issues it?
Assumes: the pieces of the document's head.
Never:   mixes two of them, but where the letterhead lost its second line: then the first that names the same body with its level is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.head.casing import name_case
from graph.extract.head.issuer import Issuer, from_letterhead, from_portal, is_level_of, write_out
from graph.extract.head.parts import Parts

_CENTRE = re.compile(r"Ban Chấp hành Trung ương|Bộ Chính trị|Ban Bí thư")  # who share the letterhead of the Party's centre
_OFFICE = re.compile(r"(?:Bộ\s+trưởng|Thống\s+đốc|Giám\s+đốc|Tổng\s+cục\s+trưởng|Chủ\s+tịch(?=\s+(?:ủy|uỷ|hội)\s))\s+", re.IGNORECASE)
_NOTE = re.compile(r"của\s+(?P<issuer>[^),;]{4,80})\)")
# The body that is signed for, or the office that is one by itself.
_SIGNED_FOR = re.compile(r"T\s*[./]?\s*M\s*[./]?\s+(?P<body>\S+(?:\s+\S+){1,12})$|(?:K\s*[./]?\s*T\s*[./]?\s+)?THỦ\s+TƯỚNG(?:\s+CHÍNH\s+PHỦ)?(?!\w)")


def choose_issuer(parts: Parts, number: str | None) -> Issuer | None:
    """Give the issuer by letterhead, else by the first of the other places that says it."""
    issuer = from_letterhead(parts.bodies, parts.capacity, parts.casing)
    byline = _of_heading(parts)
    if byline and (issuer is None or _CENTRE.match(issuer.name)):
        return byline
    others = _others(parts, number)
    if issuer is None:
        return next(others, None)
    return next((other for other in others if is_level_of(other.name, issuer.name)), issuer)


def _of_heading(parts: Parts) -> Issuer | None:
    """Read the issuer that the heading itself names: “CHỈ THỊ CỦA BAN BÍ THƯ”."""
    byline = parts.heading.byline if parts.heading else None
    if byline is None:
        return None
    start, end = byline.issuer
    office = _OFFICE.match(parts.page.text, start, end)
    start = office.end() if office else start
    name = write_out(name_case(write_out(parts.page.text[start:end]), parts.casing))
    return Issuer(start=start, end=end, name=name, rule="heading-issuer")


def _others(parts: Parts, number: str | None) -> Iterator[Issuer]:
    fact, preamble, authority = parts.facts.get("issuer"), parts.preamble, parts.authority
    name = from_portal(fact.text, number, parts.lists) if fact else None
    if fact and name:
        yield Issuer(start=fact.start, end=fact.end, name=name, rule="portal-issuer")
    named = parts.name.issuer if parts.name else (0, 0)
    if named[0] < named[1]:
        yield Issuer(start=named[0], end=named[1], name=write_out(parts.page.text[slice(*named)]), rule="page-name-issuer")
    if preamble:
        yield Issuer(start=preamble.start, end=preamble.end, name=write_out(preamble.issuer), rule="preamble-issuer")
    if authority:
        name = write_out(name_case(write_out(authority.text), parts.casing))
        yield Issuer(start=authority.start, end=authority.end, name=name.removeprefix("Chủ tịch "), rule="authority-issuer")
    note = _NOTE.search(parts.page.text, *parts.note)
    if note:
        yield Issuer(start=note.start("issuer"), end=note.end("issuer"), name=write_out(note["issuer"]), rule="issuer-of-its-decision")
    yield from _of_capacity(parts)


def _of_capacity(parts: Parts) -> Iterator[Issuer]:
    """Read for whom a document is signed that says it nowhere else: “TM. ỦY BAN NHÂN DÂN TỈNH A”, “THỦ TƯỚNG”."""
    for line in parts.signatures[0].capacity if parts.signatures else ():
        found = _SIGNED_FOR.match(line.text)
        if found and found["body"]:
            name = write_out(name_case(write_out(found["body"]), parts.casing))
            yield Issuer(start=line.start, end=line.end, name=name, rule="capacity-issuer")
        elif found:
            yield Issuer(start=line.start, end=line.end, name="Thủ tướng Chính phủ", rule="capacity-issuer")
