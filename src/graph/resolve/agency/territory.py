"""Find the territory that the parts of a name mean in a document.

Answers: which legal existences of which province, district or commune fit “tỉnh”, “thành phố Huế”, “huyện Bình Sơn” here?
Assumes: the context holds the territory of the document's own issuer.
Never:   takes a neighbour for the territory at hand: what the document does not say stays unresolved, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.lists import Province
from graph.model import Agency
from graph.resolve.agency.places import COMMUNE_KINDS, Part, Place, commune_place, district_place, province_place
from graph.resolve.agency.window import Window
from graph.resolve.directory import Directory
from graph.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyContext:
    """Where a name is printed: who issued the document, for which territory, and when it can have been."""

    issuer: Agency | None = None
    places: tuple[Place, ...] = ()  # the issuer's territory; several: its legal existences that fit the window
    window: Window = field(default_factory=Window)
    unnamed: str = ""  # the kind of the issuer's territory ("huyện"), where it is not known which one; `places` then hold the province

    @property
    def provinces(self) -> tuple[Province, ...]:
        """The provinces of the territory, each once."""
        return tuple(dict.fromkeys(place.province for place in self.places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """What the parts of a name mean. Without places, `reason` says why."""

    places: tuple[Place, ...]  # all that fit the window; several of one territory: several legal existences
    is_named: bool  # by the name itself, not by the document
    reason: str = ""


def find_territory(parts: tuple[Part, ...], context: AgencyContext, directory: Directory) -> Territory:
    """Find what the parts (from the smallest up) mean.

    Out: the legal existences within the context's window; where a named territory has had only one and it had ended, that one.
    """
    if not parts:
        return _own(context, directory)
    *below, top = _split_province(parts, directory)
    upper = _upper(top, context, directory)
    if isinstance(upper, Territory) and not below:
        return upper
    provinces = tuple(place.province for place in upper.places) if isinstance(upper, Territory) else upper
    return _below(below if isinstance(upper, Territory) else [*below, top], provinces, context)


def _split_province(parts: tuple[Part, ...], directory: Directory) -> tuple[Part, ...]:
    """Part “huyện Bình Sơn, Quảng Ngãi”, whose comma is gone: the last words of the name are a province's."""
    kind, name = parts[-1]
    words = name.split()
    for at in range(1, len(words)):
        if kind not in {"", "tỉnh"} and fold(" ".join(words[at:])) in directory.provinces:
            return (*parts[:-1], Part(kind, " ".join(words[:at])), Part("", " ".join(words[at:])))
    return parts


def _own(context: AgencyContext, directory: Directory) -> Territory:
    """Give the issuer's territory, in the existences that fit the window; a province's forerunners with it."""
    if not context.places:
        return Territory(places=(), is_named=False, reason="chưa xác định được địa bàn của văn bản")
    if context.unnamed:
        return Territory(places=(), is_named=False, reason=f"chưa rõ văn bản là của {context.unnamed} nào")
    if any(place.level != "province" for place in context.places):
        return _fitting(context.places, context, is_named=False)
    return _own_province(context, directory)


def _own_province(context: AgencyContext, directory: Directory) -> Territory:
    rows = dict.fromkeys([*context.provinces, *directory.ancestors(context.provinces)])
    return _fitting(map(province_place, rows), context, is_named=False)


def _fitting(places: Iterable[Place], context: AgencyContext, *, is_named: bool) -> Territory:
    every = tuple(places)
    found = tuple(place for place in every if context.window.meets(place.first, place.last))
    if not found and len(every) == 1 and every[0].last and every[0].last < context.window.first:
        found = every
    reason = "" if found else "địa bàn không tồn tại vào thời điểm của văn bản"
    return Territory(places=found, is_named=is_named, reason=reason)


def _upper(part: Part, context: AgencyContext, directory: Directory) -> Territory | tuple[Province, ...]:
    """Read the topmost part: a province, or, where it is none, the provinces that the district or commune can lie in."""
    rows = directory.provinces.get(fold(part.name), ()) if part.name else ()
    if part.kind in {"tỉnh", ""}:
        return _province(part, rows, context, directory)
    if part.kind == "thành phố":
        return _city(part, rows, context, directory)
    return _around(part, rows, context)


def _province(part: Part, rows: tuple[Province, ...], context: AgencyContext, directory: Directory) -> Territory:
    if not part.name:
        own = _own_province(context, directory) if context.places else _own(context, directory)
        places = tuple(place for place in own.places if place.kind == "tỉnh")
        reason = own.reason or ("" if places else "văn bản là của một thành phố trực thuộc trung ương, không phải của một tỉnh")
        return Territory(places=places, is_named=False, reason=reason)
    kinds = tuple(row for row in rows if part.kind in {"", row.kind})
    if not kinds:
        return Territory(places=(), is_named=True, reason=f"“{part.name}” không có trong danh mục đơn vị hành chính cấp tỉnh")
    return _fitting(map(province_place, kinds), context, is_named=True)


def _city(part: Part, rows: tuple[Province, ...], context: AgencyContext, directory: Directory) -> Territory | tuple[Province, ...]:
    """Read “thành phố”: under the centre, or of a province. A city that alone made up for its province was a city of that province before."""
    if not part.name:
        return _own_city(context, directory)
    cities = tuple(row for row in rows if row.kind == "thành phố")
    forerunners = {before[0] for row in cities if len(before := directory.before.get(row.slug, ())) == 1 and before[0].name != row.name}
    towns = [place for row in context.provinces if row in forerunners and (place := district_place(part, row))]
    found = _fitting([*map(province_place, cities), *towns], context, is_named=True)
    return found if found.places else _around(part, rows, context)


def _own_city(context: AgencyContext, directory: Directory) -> Territory:
    """Read “thành phố” alone: the document's own, or the one that its commune or district lies in."""
    town = _own_part(Part("thành phố", ""), context)
    if town.places and town.places[0].level == "district":
        return town
    own = _own_province(context, directory) if context.places else _own(context, directory)
    places = tuple(place for place in own.places if place.kind == "thành phố")
    reason = own.reason or ("" if places else "văn bản không nêu tên thành phố")
    return Territory(places=places, is_named=False, reason=reason)


def _around(part: Part, rows: tuple[Province, ...], context: AgencyContext) -> tuple[Province, ...]:
    """Give the provinces that a town, district or commune named alone lies in: a town of a province's name in that one, others in the document's."""
    namesakes = tuple(row for row in rows if part.kind in {"thành phố", "thị xã"} and context.window.meets(row.first, row.last))
    return namesakes or context.provinces


def _below(parts: list[Part], provinces: tuple[Province, ...], context: AgencyContext) -> Territory:
    """Read the one or two parts below a province."""
    if not provinces:
        return Territory(places=(), is_named=True, reason="chưa xác định được tỉnh, thành phố của văn bản")
    part, above = parts[0], (parts[1] if len(parts) > 1 else None)
    if not part.name:
        return _own_part(part, context)
    if part.kind in COMMUNE_KINDS:
        return _commune(part, above, provinces, context)
    if above is not None or len(parts) > 2 or not part.kind:
        return Territory(places=(), is_named=True, reason="tên địa bàn không đọc được")
    found = _fitting([place for row in provinces if (place := district_place(part, row))], context, is_named=True)
    ended = "cấp huyện đã kết thúc hoạt động từ ngày 01/7/2025; chưa rõ huyện thuộc tỉnh nào trước đó"
    return found if found.places else Territory(places=(), is_named=True, reason=ended)


def _own_part(part: Part, context: AgencyContext) -> Territory:
    """Read “huyện”, “xã” without a name: those of the document."""
    for place in context.places:
        if place.level != "province" and place.kind == part.kind:
            return Territory(places=(place,), is_named=False)
        if place.district and place.district.kind == part.kind and (above := district_place(place.district, place.province)):
            return Territory(places=(above,), is_named=False)
    return Territory(places=(), is_named=False, reason=f"văn bản không nêu tên {part.kind}")


def _commune(part: Part, above: Part | None, provinces: tuple[Province, ...], context: AgencyContext) -> Territory:
    district = above if above and above.name else next((place.district for place in context.places if place.district), None)
    rows = [commune_place(part, None, row) for row in provinces if above is None]
    rows += [commune_place(part, district, row) for row in provinces if district]
    found = _fitting([row for row in rows if row], context, is_named=True)
    unclear = f"có thể có nhiều {part.kind} cùng tên trong tỉnh; tên chưa nêu huyện"
    return found if found.places else Territory(places=(), is_named=True, reason=unclear)
