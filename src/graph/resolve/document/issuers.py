"""Tell who issued a cited document: the owner of the register that its number stands in.

Answers: which body do the number's symbols and the printed issuer mean together, on these days?
Assumes: the context's window holds the days that the cited document can be of.
Never:   chooses between a number and a printed issuer that contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Agency, Predicate
from graph.numbers import Number
from graph.resolve.agency.agencies import find_agency
from graph.resolve.agency.bodies import COMMITTEE, COUNCIL, Existence, central_existence, local_existence, organisation_existences, party_of
from graph.resolve.agency.known import STANDING
from graph.resolve.agency.places import Place, province_place
from graph.resolve.agency.territory import AgencyContext, find_territory
from graph.resolve.directory import PATTERNS, Directory

# Types that ministries issue under their symbol and local boards with the same initials do not (BTC is also “Ban Tổ chức”).
_MINISTRIES_OWN = frozenset(["TT", "TTLT", "VBHN", "CT", "NQ", "QĐ"])
# Bodies that writers name loosely for each other; the symbol tells which one it was.
_LOOSE = (frozenset(["ttg", "chinh-phu"]), frozenset(["quoc-hoi", "uy-ban-thuong-vu-quoc-hoi"]))
_PARTY_SYMBOLS = {
    "tinh-uy": {"TU"}, "thanh-uy": {"TU", "ThU"}, "thi-uy": {"ThU", "TU"}, "huyen-uy": {"HU"}, "quan-uy": {"QU"},
}  # fmt: skip
# The Party's bodies inside organisations add the organisation's own symbol: “33-NQ/BCSĐ”, “12-KH/ĐUK”.
_PARTY_PREFIXES = {"dang-uy": "ĐU", "ban-can-su-dang": "BCS", "dang-doan": "ĐĐ"}
_MASS_ORGANISATIONS = ("trung-uong-", "tong-lien-doan-", "uy-ban-trung-uong-")
_ONE_REGISTER = frozenset(["ban-chap-hanh-trung-uong", "bo-chinh-tri", "ban-bi-thu"])
# What a body does only with documents of its own or of a body above it.
DOWNWARD = frozenset([Predicate.IMPLEMENTS, Predicate.BASED_ON, Predicate.REPLACES, Predicate.AMENDS, Predicate.PROMULGATES, Predicate.APPROVES])


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who can have issued a document; several: legal existences that fit. None: the reason says why."""

    existences: tuple[Existence, ...]
    reason: str
    rule: str

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies, each once."""
        return tuple({one.agency.iri: one.agency for one in self.existences}.values())


def find_issuer(number: Number, printed: str | None, context: AgencyContext, directory: Directory) -> Issuer:
    """Find the owner of the register from the number's symbols and the printed issuer."""
    fixed = _fixed(number, context, directory)
    if printed is None:
        if fixed and _is_telling(number, fixed[0].agency):
            return Issuer(existences=fixed, reason=f"số, ký hiệu chỉ rõ cơ quan ban hành là {fixed[0].agency.label}", rule="symbol")
        return Issuer(existences=(), reason="không ghi cơ quan ban hành, và số, ký hiệu không chỉ rõ cơ quan nào", rule="issuer-missing")
    found = find_agency(printed, context, directory)
    single = tuple(one for one in found.existences if not one.agency.is_group)
    if fixed:
        return _with_fixed(fixed, single, number, printed)
    fitting = tuple(one for one in single if fits(number, one.agency, directory))
    if fitting or not single:
        reason = found.reason if single or not found.existences else f"“{printed}” là tên của nhiều cơ quan"
        return Issuer(existences=fitting, reason=reason, rule="printed-issuer")
    return Issuer(existences=(), reason=f"ký hiệu “{number.body}” không phải của “{printed}”", rule="contradiction")


def _fixed(number: Number, context: AgencyContext, directory: Directory) -> tuple[Existence, ...]:
    """Give the central bodies that own the number's symbol, in the existences that fit."""
    families = _owners(number, directory)
    rows = [row for row in directory.organisations(families) if row.parent not in PATTERNS]
    within = [row for row in rows if context.window.meets(row.first, row.last)]
    return tuple(central_existence(row, directory) for row in within)


def _owners(number: Number, directory: Directory) -> tuple[str, ...]:
    """Give the families that own a number's symbol; mass organisations write theirs in the Party's form: “05-KH/HNDTW”."""
    is_party = number.series == "party"
    owners = directory.symbols.get((number.body, is_party), ())
    if owners or not is_party:
        return owners
    return tuple(family for family in directory.symbols.get((number.body, False), ()) if family.startswith(_MASS_ORGANISATIONS))


def _is_telling(number: Number, agency: Agency) -> bool:
    """Tell whether the symbol alone names the body: those of the centre do; three letters of a ministry only with a ministry's types."""
    return agency.level in {"central", "party-central"} or len(number.body) > 3 or number.type in _MINISTRIES_OWN


def _with_fixed(fixed: tuple[Existence, ...], found: tuple[Existence, ...], number: Number, printed: str) -> Issuer:
    families = {family_of(one.agency) for one in fixed}
    named = {family_of(one.agency) for one in found}
    agrees = named & families or any(named <= loose and families <= loose for loose in _LOOSE if named)
    if number.series == "party" and number.body == "TW":
        agrees = named <= _ONE_REGISTER
    is_own = _is_own_committee(named, fixed, printed)
    unread = not named and (fixed[0].agency.level in {"central", "party-central"} or "bộ" in printed.lower().split())
    if agrees or unread or is_own:
        said = [one for one in found if one.agency.level == "party-central"] if number.series == "party" and not is_own else []
        return Issuer(existences=tuple(said) or fixed, reason="số, ký hiệu và cơ quan ban hành ghi trong văn bản", rule="symbol-and-issuer")
    return Issuer(
        existences=(), reason=f"ký hiệu “{number.body}” là của {fixed[0].agency.label}, nhưng văn bản ghi “{printed}”", rule="contradiction"
    )


def _is_own_committee(named: set[str], fixed: tuple[Existence, ...], printed: str) -> bool:
    """Tell whether “Ban Chấp hành Trung ương” is printed for the central committee of the mass organisation that the symbol names."""
    is_party = "đảng" in printed.lower().split()
    return named == {"ban-chap-hanh-trung-uong"} and not is_party and all(family_of(one.agency).startswith(_MASS_ORGANISATIONS) for one in fixed)


def family_of(agency: Agency) -> str:
    """Give the slug of an agency without the day of its founding."""
    return agency.iri.rpartition("/")[2].partition("~")[0]


def fits(number: Number, agency: Agency, directory: Directory) -> bool:
    """Tell whether a number can stand in an agency's register, as far as symbols are known."""
    family, symbols = family_of(agency).removeprefix(STANDING), {number.body, *number.units}
    if family.startswith("ubnd-"):
        return number.series != "party" and (any(symbol.startswith("UB") for symbol in symbols) or number.body in {"CT", "CTUBND"})
    if family.startswith("hdnd-"):
        return number.series != "party" and number.body.startswith("HĐ")
    for slug, allowed in _PARTY_SYMBOLS.items():
        if family.startswith(f"{slug}-"):
            return number.series == "party" and number.body in allowed
    for slug, prefix in _PARTY_PREFIXES.items():
        if family.startswith(f"{slug}-"):
            return number.series == "party" and number.body.startswith(prefix)
    if family in _ONE_REGISTER:
        return number.series == "party" and number.body == "TW"
    owners = _owners(number, directory)
    if owners:
        return any(family == owner or family.startswith(f"{owner}-") for owner in owners)
    return number.body not in {"UBND", "HĐND", "TU", "HU", "TW"} and not number.body.startswith(("BCS", "ĐU"))


def infer_issuer(number: Number, predicates: frozenset[Predicate], context: AgencyContext, directory: Directory) -> Issuer:
    """Find the issuer of a document of a local register whose mention names none.

    A body carries out, rests on, replaces or amends documents of its own or of a body above it, and departments propose to their own
    province: where only one such register has the symbol, it is that one. A mention that states none of this, or a symbol that the district and
    the province both have, stays open.
    """
    found = _own_registers(number, context, directory)
    proposed = Predicate.PROPOSED_IN in predicates and all(one.agency.level == "department" for one in found)
    strong = bool(predicates & DOWNWARD) or proposed
    if strong and len({one.agency.iri for one in found}) == 1:
        reason = f"không ghi cơ quan ban hành; quan hệ nêu trong câu chỉ có thể là với văn bản của {found[0].agency.label}"
        return Issuer(existences=found, reason=reason, rule="own-register")
    listed = "; ".join(dict.fromkeys(one.agency.label for one in found))
    reason = f"không ghi cơ quan ban hành{f'; có thể là {listed}' if listed else ''}"
    return Issuer(existences=found, reason=reason, rule="issuer-missing")


def _own_registers(number: Number, context: AgencyContext, directory: Directory) -> tuple[Existence, ...]:
    """Give the registers with the number's symbol at the issuer and above it."""
    if context.issuer is None or not context.places or context.unnamed:
        return ()
    own = find_territory((), context, directory).places
    provinces = _provinces(context, directory)
    found: list[Existence] = []
    for place in dict.fromkeys([*own, *provinces]):
        found.extend(one for one in _registers_at(number, place, context, directory) if fits(number, one.agency, directory))
    return tuple({one.agency.iri: one for one in found}.values())


def _provinces(context: AgencyContext, directory: Directory) -> tuple[Place, ...]:
    around = AgencyContext(places=tuple(map(province_place, context.provinces)), window=context.window)
    return find_territory((), around, directory).places


def _registers_at(number: Number, place: Place, context: AgencyContext, directory: Directory) -> list[Existence]:
    locals_ = [local_existence(local, place, directory) for local in (COMMITTEE, COUNCIL, party_of(place))]
    families = directory.symbols.get((number.body, number.series == "party"), ())
    patterned = [family for family in families if directory.families[family][0].parent == "{province}" and place.level == "province"]
    return locals_ + [one for family in patterned for one in organisation_existences(family, place, context.window, directory)]
