"""Make the agency that a body of a territory is, in its one legal existence.

Answers: what is the IRI, label, level and superior of “Sở Tài chính” of this province on these days?
Assumes: one existence lasts as long as both the body and its territory do.
Never:   gives two existences one IRI: from the second on, the IRI ends with the day it began.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.lists import Organisation, Province
from graph.model import Agency
from graph.resolve.agency.places import Place, commune_place, district_place, province_place
from graph.resolve.agency.window import Window
from graph.resolve.directory import Directory
from graph.text import fold, slug

_LOCAL_LEVELS = {"province": "department", "district": "district", "commune": "commune"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """A body that every territory of its kind has and that no list needs to name: People's Committee, Council, Party committee."""

    slug: str  # "ubnd", "tinh-uy"
    name: str
    abbreviation: str
    with_kind: bool  # the kind of territory is part of its name: “UBND tỉnh”; not of “Tỉnh ủy Quảng Ngãi”


COMMITTEE = Local(slug="ubnd", name="Ủy ban nhân dân", abbreviation="UBND", with_kind=True)
COUNCIL = Local(slug="hdnd", name="Hội đồng nhân dân", abbreviation="HĐND", with_kind=True)
PARTY = {
    "tỉnh": Local(slug="tinh-uy", name="Tỉnh ủy", abbreviation="TU", with_kind=False),
    "thành phố": Local(slug="thanh-uy", name="Thành ủy", abbreviation="TU", with_kind=False),
    "huyện": Local(slug="huyen-uy", name="Huyện ủy", abbreviation="HU", with_kind=False),
    "quận": Local(slug="quan-uy", name="Quận ủy", abbreviation="QU", with_kind=False),
    "thị xã": Local(slug="thi-uy", name="Thị ủy", abbreviation="ThU", with_kind=False),
}
COMMUNE_PARTY = Local(slug="dang-uy", name="Đảng ủy", abbreviation="ĐU", with_kind=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Existence:
    """One legal existence: the agency, and its first and last day (None: open)."""

    agency: Agency
    first: date | None
    last: date | None


def central_existence(row: Organisation, directory: Directory) -> Existence:
    """Give a central body or ministry, or a body of one."""
    agency = Agency(
        iri=f"{directory.base}id/co-quan/{row.slug}",
        label=row.name,
        level=row.level,
        parent=f"{directory.base}id/co-quan/{row.parent}" if row.parent else None,
        abbreviation=_abbreviation(row),
    )
    return Existence(agency=agency, first=row.first, last=row.last)


def organisation_existences(family: str, place: Place, window: Window, directory: Directory) -> tuple[Existence, ...]:
    """Give the existences, within a window, of an organisation that each territory has."""
    rows = directory.families[family]
    with_kind = rows[0].parent == "{place}"
    spans = _spans(rows, _homonyms(place, directory, with_kind=with_kind))
    found = []
    for row, where, first, last in spans:
        if where == place:
            founded = _founded(first, spans[0][2])
            agency = _organisation(row, place, founded, directory)
            found.append(Existence(agency=agency, first=first, last=last))
    return _within(found, window)


def local_existence(local: Local, place: Place, directory: Directory) -> Existence:
    """Give the People's Committee, Council or Party committee of a territory in that territory's existence."""
    homonyms = _homonyms(place, directory, with_kind=True)
    first = min((other.first or date.min for other in homonyms), default=date.min)
    founded = _founded(place.first, first)
    kind = f"{slug(place.kind)}-" if place.level == "province" or not local.with_kind else ""
    tail = place.kind_tail if local.with_kind else place.tail.removeprefix(kind)
    label = f"{local.name} {place.label if local.with_kind else _bare_label(place)}"
    agency = Agency(
        iri=f"{directory.base}id/co-quan/{local.slug}-{tail}{founded}",
        label=label,
        level=place.level,
        territory=place.iri(directory.base),
        territory_label=place.label,
        abbreviation=local.abbreviation,
    )
    return Existence(agency=agency, first=place.first, last=place.last)


def _bare_label(place: Place) -> str:
    """Give the name without its kind; with it, where the bare name is a person's."""
    if place.level == "province" and place.province.alone == "person":
        return f"{place.kind.capitalize()} {place.name}"
    return place.label.removeprefix(place.kind).strip()


def party_of(place: Place) -> Local:
    """Give the Party committee that a territory has."""
    return COMMUNE_PARTY if place.level == "commune" else PARTY[place.kind]


def _abbreviation(row: Organisation) -> str | None:
    return next((short for short in row.abbreviations if " " not in short), None)


def _spans(rows: Iterable[Organisation], places: Iterable[Place]) -> list[tuple[Organisation, Place, date | None, date | None]]:
    """Pair the existences of an organisation with those of a territory, as far as they overlap, the earliest first."""
    spans = []
    for place in places:
        for row in rows:
            first = max(row.first or date.min, place.first or date.min)
            last = min(row.last or date.max, place.last or date.max)
            if first <= last:
                spans.append((row, place, None if first == date.min else first, None if last == date.max else last))
    return sorted(spans, key=lambda span: span[2] or date.min)


def _homonyms(place: Place, directory: Directory, *, with_kind: bool) -> tuple[Place, ...]:
    """Give all legal existences of territories whose bodies have the same names as this one's."""
    rows = directory.provinces[fold(place.province.name)]
    if place.level == "province":
        return tuple(province_place(row) for row in rows if not with_kind or row.kind == place.kind)
    found = [_same_below(place, row) for row in rows]
    return tuple(other for other in found if other)


def _same_below(place: Place, row: Province) -> Place | None:
    if place.level == "district" and place.district:
        return district_place(place.district, row)
    return commune_place(place.part, place.district, row)


def _founded(first: date | None, earliest: date | None) -> str:
    """Give what tells an existence from an earlier one of the same name: the day it began."""
    return f"~{first:%Y%m%d}" if first and first > (earliest or date.min) else ""


def _organisation(row: Organisation, place: Place, founded: str, directory: Directory) -> Agency:
    tail = place.kind_tail if row.parent == "{place}" else place.tail
    family = row.slug.partition("~")[0]
    return Agency(
        iri=f"{directory.base}id/co-quan/{family}-{tail}{founded}",
        label=_label(row, place),
        level=_LOCAL_LEVELS[place.level] if row.level == "department" else row.level,
        parent=_parent(row, place, directory),
        territory=place.iri(directory.base),
        territory_label=place.label,
        abbreviation=_abbreviation(row),
    )


def _label(row: Organisation, place: Place) -> str:
    """Write the name out: “Sở Công Thương tỉnh X”, “Ban Tổ chức Thành ủy Y”, “Thống kê thành phố Z”."""
    name = row.name
    if _is_of_party(row):
        return f"{name.rpartition(' ')[0].rpartition(' ')[0]} {party_of(place).name} {_bare_label(place)}"
    return f"{name.removesuffix(' tỉnh')} {place.label}"


def _is_of_party(row: Organisation) -> bool:
    """Tell whether a body serves a Party committee: “Ban Tổ chức Tỉnh ủy”."""
    return row.name.endswith((" Tỉnh ủy", " Huyện ủy"))


def _parent(row: Organisation, place: Place, directory: Directory) -> str | None:
    """Give the superior of a specialised body: the People's Committee, or the Party committee."""
    if _is_of_party(row):
        return local_existence(party_of(place), place, directory).agency.iri
    if row.level in {"department", "district", "commune"}:
        return local_existence(COMMITTEE, place, directory).agency.iri
    return None


def _within(found: list[Existence], window: Window) -> tuple[Existence, ...]:
    """Give the existences within a window; of none, the only one there was, if it had ended."""
    within = tuple(one for one in found if window.meets(one.first, one.last))
    if not within and len(found) == 1 and found[0].last and found[0].last < window.first:
        return tuple(found)
    return within
