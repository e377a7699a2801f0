"""Read names of agencies that the lists know, and of the bodies that every territory has.

Answers: which agency is “Sở Công Thương”, “Bộ Tài chính”, “UBND thành phố Huế”, “Tỉnh ủy” in this document?
Assumes: titles (“Chủ tịch”, “Giám đốc”) were taken off the name.
Never:   takes the body of another territory or time; several that fit are all given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.model import Agency
from graph.resolve.agency.bodies import COMMITTEE, COUNCIL, Existence, Local, central_existence, local_existence, organisation_existences, party_of
from graph.resolve.agency.names import Words, starts
from graph.resolve.agency.places import Part, Place, parse_parts, province_place
from graph.resolve.agency.territory import AgencyContext, Territory, find_territory
from graph.resolve.agency.window import Window
from graph.resolve.directory import PATTERNS, Directory
from graph.text import fold

STANDING = "thuong-truc-"  # begins the slug of a Council's standing committee
_LEVEL_OF_PATTERN = {"{province}": "province", "{district}": "district", "{commune}": "commune"}
_PARTY_NAMES: dict[tuple[str, ...], str] = {
    ("tinh", "uy"): "tỉnh",
    ("thanh", "uy"): "thành phố",
    ("huyen", "uy"): "huyện",
    ("quan", "uy"): "quận",
    ("thi", "uy"): "thị xã",
}


# What a mass organisation's name means in a document of the centre, where there is no territory.
_OF_THE_CENTRE = {
    "uy-ban-mat-tran-to-quoc-viet-nam": "uy-ban-trung-uong-mat-tran-to-quoc-viet-nam",
    "doan-thanh-nien-cong-san-ho-chi-minh": "trung-uong-doan-thanh-nien-cong-san-ho-chi-minh",
    "hoi-nong-dan": "trung-uong-hoi-nong-dan-viet-nam",
    "hoi-lien-hiep-phu-nu": "trung-uong-hoi-lien-hiep-phu-nu-viet-nam",
    "hoi-cuu-chien-binh": "trung-uong-hoi-cuu-chien-binh-viet-nam",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a name can mean: one existence, several, or none with the reason."""

    existences: tuple[Existence, ...]
    reason: str
    rule: str


def read_known(words: Words, context: AgencyContext, directory: Directory) -> Found | None:
    """Read a name of the lists, with the territory that follows it; None where it is none, or goes on in another way."""
    families, length = directory.longest_name(words)
    parts = parse_parts(words[length:]) if families else None
    if parts is None or (parts and not parts[-1].kind and fold(parts[-1].name) not in directory.provinces):
        return None
    if parts and all(directory.families[family][0].parent not in PATTERNS for family in families):
        return None
    found: list[Existence] = []
    reasons: list[str] = []
    for family in families:
        rows = directory.families[family]
        if rows[0].parent in PATTERNS:
            territory = _territory(rows[0].parent, parts, context, directory)
            found.extend(_of_territory(family, territory, context.window, directory))
            reasons.append(territory.reason)
        elif not parts:
            found.extend(_central(family, context.window, directory))
    if not found and not parts and context.issuer and context.issuer.level in {"central", "party-central"}:
        found.extend(one for family in families for one in _central(_OF_THE_CENTRE.get(family, ""), context.window, directory))
    name = directory.families[families[0]][0].name
    if found:
        why = _why(parts, found) if found[0].agency.territory else f"“{name}” trong danh mục cơ quan trung ương"
        return Found(existences=tuple(found), reason=why, rule="known-name")
    missing = next((reason for reason in reasons if reason), "không có cơ quan nào mang tên này vào thời điểm của văn bản")
    return Found(existences=(), reason=missing, rule="known-name")


def read_standing(words: Words, context: AgencyContext, directory: Directory) -> Found | None:
    """Read “Thường trực Hội đồng nhân dân tỉnh”: a body with duties of its own, whose documents stand in the Council's register."""
    if not starts(words, "thuong", "truc", "hoi", "dong", "nhan", "dan"):
        return None
    council = read_local(words[2:], context, directory)
    if council is None:
        return None
    return replace(council, existences=tuple(replace(one, agency=_standing(one.agency)) for one in council.existences))


def _standing(council: Agency) -> Agency:
    head, _, tail = council.iri.rpartition("/")
    return replace(council, iri=f"{head}/{STANDING}{tail}", label=f"Thường trực {council.label}", parent=council.iri, abbreviation=None)


def read_local(words: Words, context: AgencyContext, directory: Directory) -> Found | None:
    """Read “UBND tỉnh”, “HĐND huyện Bình Sơn”, “Thành ủy Cần Thơ”, “Đảng bộ tỉnh”, “Đảng ủy xã ...”."""
    named = local_name(words)
    if named is None:
        return None
    local, parts = named
    if parts is None or sum(not part.name for part in parts) > 1:
        return None
    territory = find_territory(parts, context, directory)
    places = [place for place in territory.places if local is None or local in {COMMITTEE, COUNCIL, party_of(place)}]
    found = tuple(local_existence(local or party_of(place), place, directory) for place in places)
    reason = territory.reason or ("" if found else "địa bàn không có cơ quan mang tên này")
    return Found(existences=found, reason=reason if not found else _why(parts, found), rule="local-body")


def local_name(words: Words) -> tuple[Local | None, tuple[Part, ...] | None] | None:
    """Give the body (None: the Party committee that the territory has) and the parts of its territory (None: not readable)."""
    if starts(words, "uy", "ban", "nhan", "dan"):
        return COMMITTEE, parse_parts(words[4:])
    if starts(words, "hoi", "dong", "nhan", "dan"):
        return COUNCIL, parse_parts(words[4:])
    kind = _PARTY_NAMES.get(tuple(word.bare for word in words[:2]))
    if kind:
        parts = parse_parts(words[2:])
        return None, _of_kind(kind, parts)
    if starts(words, "dang", "bo") or starts(words, "dang", "uy"):
        parts = parse_parts(words[2:])
        return (None, parts) if parts and parts[0].kind else None
    return None


def _of_kind(kind: str, parts: tuple[Part, ...] | None) -> tuple[Part, ...] | None:
    """Give the territory of “Tỉnh ủy X”: its kind stands in the body's own name."""
    if parts is None or (parts and parts[0].kind not in {"", kind}):
        return None
    return (Part(kind, parts[0].name if parts else ""), *parts[1:])


def _territory(pattern: str, parts: tuple[Part, ...], context: AgencyContext, directory: Directory) -> Territory:
    """Find the territory of a body that only one level of territories has: without a name, the one of that level that the document is in."""
    level = _LEVEL_OF_PATTERN.get(pattern)
    if level == "province" and not parts and context.places:
        province = AgencyContext(places=tuple(map(province_place, context.provinces)), window=context.window)
        return find_territory(parts, province, directory)
    found = find_territory(parts, context, directory)
    places = tuple(place for place in found.places if level in {None, place.level})
    names = {"province": "tỉnh", "district": "huyện", "commune": "xã"}
    reason = found.reason or ("" if places else f"văn bản không nêu tên {names[level or 'province']}")
    return Territory(places=places, is_named=found.is_named, reason=reason)


def _of_territory(family: str, territory: Territory, window: Window, directory: Directory) -> Iterable[Existence]:
    found = [one for place in territory.places for one in organisation_existences(family, place, window, directory)]
    if found or not territory.is_named:
        return found
    ever = {
        one.agency.iri: one
        for place in _namesakes(territory.places, directory)
        for one in organisation_existences(family, place, Window(), directory)
    }
    ended = [one for one in ever.values() if one.last and one.last < window.first]
    return ended if len(ever) == 1 else ()


def _namesakes(places: Iterable[Place], directory: Directory) -> Iterable[Place]:
    names = dict.fromkeys(fold(place.name) for place in places if place.level == "province")
    return [province_place(row) for name in names for row in directory.provinces[name]]


def _central(family: str, window: Window, directory: Directory) -> Iterable[Existence]:
    every = [central_existence(row, directory) for row in directory.families.get(family, ())]
    found = [one for one in every if window.meets(one.first, one.last)]
    if not found and len(every) == 1 and every[0].last and every[0].last < window.first:
        return every
    return found


def _why(parts: tuple[Part, ...], found: Iterable[Existence]) -> str:
    if any(part.name for part in parts):
        return "tên cơ quan và địa bàn ghi trong văn bản"
    return f"theo địa bàn của văn bản: {next(iter(found)).agency.label}"
