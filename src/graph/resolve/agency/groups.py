"""Read names that stand for several bodies at once: “các sở, ban, ngành”, “UBND các huyện, thị xã, thành phố”.

Answers: which group is it, and of which body or territory are its members?
Never:   takes a group for one body, or a sentence for a group.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Agency
from graph.resolve.agency.bodies import Existence
from graph.resolve.agency.known import Found
from graph.resolve.agency.names import Words, begins, holds, phrases, written
from graph.resolve.agency.places import COMMUNE_KINDS, Part, province_place
from graph.resolve.agency.territory import AgencyContext, find_territory
from graph.resolve.agency.units import CLAUSES, PROPER, split_place
from graph.resolve.directory import Directory
from graph.text import slug

DETERMINERS = frozenset(["các", "những", "mọi", "từng", "mỗi", "toàn"])
_TWO_WORD_DETERMINERS = phrases("tất cả|một số")
_NATIONWIDE = phrases("các bộ|bộ ngành|bộ cơ quan|trung ương|cả nước|toàn quốc")
_NATIONWIDE_AT_FIRST = phrases("các tỉnh|ủy ban nhân dân các tỉnh")
_HEADS = phrases("ủy ban nhân dân|hội đồng nhân dân|công an|phòng|đảng ủy|tỉnh ủy|huyện ủy|chi cục")
_LEVELS = {
    "unit": phrases("phòng|đơn vị"), "department": phrases("sở"), "ministry": phrases("bộ"), "district": phrases("huyện|quận"),
    "commune": phrases("xã|phường"), "province": phrases("tỉnh"),
}  # fmt: skip
# Words in which a level's word is none: “xã hội” is no commune, “Quốc phòng” no room.
_NO_LEVEL = phrases("xã hội|quốc phòng|biên phòng|dân phòng|cán bộ|tiến bộ|nội bộ|toàn bộ|bộ đội|bộ phận|đảng bộ|chi bộ")
_TIERS = (frozenset(["tỉnh"]), frozenset(["huyện", "quận", "thị", "thành", "thị xã", "thành phố"]), COMMUNE_KINDS)
_TOWNS = phrases("thị|thành")
_ROOM = phrases("phòng")
_OWN = phrases("thuộc sở|thuộc bộ|trực thuộc|của sở")
_LONGEST = 24
KIND_WORDS = frozenset(["tỉnh", "huyện", "quận", "xã", "phường"])
_LONE = KIND_WORDS | {"ban", "ngành", "sở", "bộ"}  # alone they are what is left of a list that was cut


def read_group(words: Words, context: AgencyContext, directory: Directory) -> Found | None:
    """Read a name that says by its words that it means several: “các ...”, “UBND các ...”, “UBND cấp huyện”, “UBND huyện, thị xã”."""
    if not (_is_determined(words) or _is_headed(words) or _is_known_of_several(words, directory)):
        return None
    if len(words) > _LONGEST or holds(words, CLAUSES):
        return Found(existences=(), reason="không phải tên cơ quan: câu nói về việc, không nêu cơ quan nào", rule="group")
    return _group(words, context, directory)


def read_common(words: Words, context: AgencyContext, directory: Directory) -> Found | None:
    """Read common nouns that stand for several bodies without “các”: “cơ quan, đơn vị liên quan”, “địa phương”."""
    small = all(word.text[:1].islower() for word in words[1:])
    head = begins(words, PROPER)
    if head and len(words) > head and tuple(word.bare for word in words[-2:]) != ("lien", "quan"):
        return None
    heads = (tuple(word.bare for word in words[:length]) for length in (1, 2, 3))
    if len(words) == 1 and words[0].small in _LONE:
        return None
    if not small or len(words) > _LONGEST or holds(words, CLAUSES) or not any(head in directory.commons for head in heads):
        return None
    return _group(words, context, directory)


def _is_determined(words: Words) -> bool:
    return bool(words) and (words[0].small in DETERMINERS or begins(words, _TWO_WORD_DETERMINERS) > 0)


def _is_headed(words: Words) -> bool:
    """Tell whether a body's word is followed by several territories: “các”, “cấp”, or kinds of them without names."""
    length = begins(words, _HEADS)
    rest = words[length:]
    if not length or not rest:
        return False
    kinds = sum(word.small in KIND_WORDS for word in rest)
    names = sum(not word.text[:1].islower() for word in rest)
    return rest[0].small in DETERMINERS | {"cấp"} or (kinds > 1 and not names) or (kinds + begins(rest, _TOWNS) > 1 and not names)


def _is_known_of_several(words: Words, directory: Directory) -> bool:
    """Tell whether a known name is followed by several territories: “Sở Công Thương các tỉnh”."""
    _, length = directory.longest_name(words)
    return 0 < length < len(words) and words[length].small in DETERMINERS


def _group(words: Words, context: AgencyContext, directory: Directory) -> Found:
    name = written(words)
    scope, parent, territory, reason = _scope(words, context, directory)
    if not scope:
        return Found(existences=(), reason=reason, rule="group")
    agency = Agency(
        iri=f"{directory.base}id/nhom/{slug(name)}-{scope}",
        label=name[:1].upper() + name[1:],
        level=_level(words),
        is_group=True,
        parent=parent,
        territory=territory.iri if territory else None,
        territory_label=territory.label if territory else None,
    )
    return Found(existences=(Existence(agency=agency, first=None, last=None),), reason=reason, rule="group")


def _level(words: Words) -> str:
    """Give the level of the members that are named first."""
    at = 0
    while at < len(words):
        skipped = begins(words, _NO_LEVEL, at)
        found = None if skipped else next((level for level, heads in _LEVELS.items() if begins(words, heads, at)), None)
        if found:
            return found
        at += skipped or 1
    return "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Territory:
    """A territory's IRI and its name."""

    iri: str
    label: str


def _scope(words: Words, context: AgencyContext, directory: Directory) -> tuple[str, str | None, _Territory | None, str]:
    """Give the slug of whom the members belong to, the superior's IRI, the territory, and the reason."""
    issuer = context.issuer
    if holds(words, _NATIONWIDE) or begins(words, _NATIONWIDE_AT_FIRST):
        return "viet-nam", None, None, "nhóm cơ quan trong cả nước"
    if issuer and _is_inside(words, issuer):
        own = _Territory(iri=issuer.territory, label=issuer.territory_label) if issuer.territory and issuer.territory_label else None
        return issuer.iri.rpartition("/")[2], issuer.iri, own, "nhóm đơn vị của cơ quan ban hành văn bản"
    territory = find_territory(_named_parts(words, directory), _members_context(words, context), directory)
    if len(territory.places) == 1:
        place = territory.places[0]
        iri = place.iri(directory.base)
        return iri.rpartition("/")[2], None, _Territory(iri=iri, label=place.label), f"nhóm cơ quan trên địa bàn {place.label}"
    if territory.places:
        return "", None, None, "nhóm cơ quan; chưa rõ thời điểm của văn bản để biết địa bàn trước hay sau sắp xếp"
    if issuer and not context.places:
        return issuer.iri.rpartition("/")[2], issuer.iri, None, "nhóm cơ quan mà văn bản của cơ quan này nói đến"
    return "", None, None, f"nhóm cơ quan; {territory.reason}"


def _named_parts(words: Words, directory: Directory) -> tuple[Part, ...]:
    """Give the one territory that holds the members; “các huyện Đức Thọ, Can Lộc”, “các huyện, thành phố Vinh” name members themselves."""
    head, parts = split_place(words, directory)
    members = next((tier for tier in _TIERS if parts and parts[0].kind in tier), frozenset())
    if _names_several(head, members):
        above = tuple(part for part in parts if part.kind not in members)
        return above if all(part.name for part in above) else ()
    is_one = all(part.name for part in parts) and not (head and head[-1].small in DETERMINERS)
    return parts if is_one else ()


def _names_several(head: Words, members: frozenset[str]) -> bool:
    """Tell whether a determiner and then territories of the same tier stand before a named one: “các huyện, thị xã” before “thành phố Vinh”."""
    first = next((at for at, word in enumerate(head) if word.small in DETERMINERS), len(head))
    return any(word.small in members for word in head[first:])


def _members_context(words: Words, context: AgencyContext) -> AgencyContext:
    """Give the context of the province for members that only provinces have: in a district's document “các sở, ngành” are the province's."""
    if holds(words, _LEVELS["department"]) and context.places:
        return AgencyContext(places=tuple(map(province_place, context.provinces)), window=context.window)
    return context


def _is_inside(words: Words, issuer: Agency) -> bool:
    """Tell whether the members are the issuer's own rooms and units."""
    if issuer.level in {"department", "ministry", "unit"}:
        own = holds(words, _OWN)
        return own or begins(words, _ROOM, 1) > 0
    return issuer.level == "district" and begins(words, _ROOM, 1) > 0
