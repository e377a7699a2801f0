"""Which bodies took over from a body, and which it took over from, step by step, each with its legal basis.

Answers: which body of a day has the tasks of one that no longer exists, and which bodies' tasks came to one of today?
Assumes: agencies bear the IRIs that `graph.resolve` gives them; the lists say who took over from whom, provinces.csv which province became which.
Never:   guesses: where the lists do not know who took over, the step leads nowhere and says so; where they know of no change there is no step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from graph.lists import KEPT, Lists, Province, Succession
from graph.model import Agency
from graph.resolve.agency.bodies import COMMITTEE, COUNCIL, Existence, central_existence, local_existence, organisation_existences, party_of
from graph.resolve.agency.places import Place, province_place
from graph.resolve.agency.window import Window
from graph.resolve.directory import PATTERNS, Directory, open_directory

MOST_STEPS = 12  # of one way; the longest known has four
PARTY = "tinh-uy"  # a province's Party committee, whatever it is called there
_DISTRICTS = frozenset(["huyen", "quan", "thi-xa", "thanh-pho"])
_COMMUNES = frozenset(["xa", "phuong", "thi-tran"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body in one legal existence. `family`: the slug of its organisation without the day it began; None: the lists do not name it."""

    agency: Agency
    family: str | None = None
    place: Place | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """That `target` took over from `source`: wholly, a part, or (None) nobody knows who did. `day`: the first one; None: not known."""

    source: Agency
    target: Agency | None
    day: date | None
    kind: str  # "whole", "part", "unknown"
    what: str = ""
    basis: str = ""
    note: str = ""


Way = tuple[Step, ...]


class Successions:
    """The lists made ready to be asked; remembers the provinces that it was asked for."""

    def __init__(self, lists: Lists, base: str) -> None:
        self._directory: Directory = open_directory(lists, base)
        self._provinces = {row.slug: row for row in lists.provinces}
        self._follows = {row.predecessor for row in lists.successions if row.predecessor == row.successor and row.first is None}
        self._rows = [row for row in lists.successions if row.predecessor not in self._follows or row.predecessor != row.successor]
        self._central = {row.slug: row for row in lists.organisations if row.parent not in PATTERNS}
        self.of_province = lru_cache(maxsize=None)(self._of_province)

    def steps_from(self, agency: Agency) -> tuple[Step, ...]:
        """Give the steps that lead on from an agency."""
        body = self.body(agency)
        if agency.is_group:
            return ()
        if body.family is not None:
            return tuple(self._listed(body, body.family))
        return tuple(self._unlisted(body))

    def steps_to(self, agency: Agency) -> tuple[Step, ...]:
        """Give the steps by which an agency took over from bodies of the lists, the latest first."""
        body = self.body(agency)
        steps = [step for before in self._before(body) for step in self.steps_from(before.agency)]
        unique = {(step.source.iri, step.what): step for step in steps if step.target and step.target.iri == agency.iri}
        return tuple(sorted(unique.values(), key=lambda step: (-(step.day or date.min).toordinal(), step.source.iri)))

    def body(self, agency: Agency) -> Body:
        """Find what the lists know of an agency, by its IRI and its territory."""
        slug = agency.iri.rpartition("/")[2]
        if agency.territory is None:
            row = self._central.get(slug)
            if row is None:
                return Body(agency=agency)
            one = central_existence(row, self._directory)
            return Body(agency=one.agency, family=slug.partition("~")[0], first=row.first, last=row.last)
        province = self._provinces.get(agency.territory.rpartition("/")[2])
        if province is None:
            return Body(agency=agency)
        return self.of_province(province.slug).get(agency.iri) or Body(agency=agency, place=province_place(province))

    def _of_province(self, slug: str) -> dict[str, Body]:
        """Give the bodies that a province has by the lists, in all their existences."""
        place = province_place(self._provinces[slug])
        found = {}
        for family, one in self._existences(place):
            found[one.agency.iri] = Body(agency=one.agency, family=family, place=place, first=one.first, last=one.last)
        return found

    def _existences(self, place: Place) -> Iterator[tuple[str, Existence]]:
        for local in (COMMITTEE, COUNCIL, party_of(place)):
            yield (PARTY if local not in {COMMITTEE, COUNCIL} else local.slug), local_existence(local, place, self._directory)
        for family, rows in self._directory.families.items():
            if rows[0].parent in {"{province}", "{place}"}:
                yield from ((family, one) for one in organisation_existences(family, place, Window(), self._directory))

    def _listed(self, body: Body, family: str) -> Iterator[Step]:
        rows = [row for row in self._rows if row.predecessor.partition("~")[0] == family and self._fits(row, body)]
        own = [row for row in rows if row.territory] or [row for row in rows if not row.territory]
        yield from (self._step(body, row) for row in own)
        whole_province_ended = body.place is not None and body.place.last is not None and body.last == body.place.last
        if not own and whole_province_ended:
            yield self._with_province(body, family)
        elif not own and body.last is not None:
            note = "đã kết thúc hoạt động; cơ quan nào kế thừa thì danh mục chưa có"
            yield Step(source=body.agency, target=None, day=body.last + timedelta(days=1), kind="unknown", note=note)

    def _fits(self, row: Succession, body: Body) -> bool:
        """Tell whether a row speaks of this existence: it had begun, and ended no earlier than the day before the successor began."""
        if row.territory and (body.place is None or body.place.province.slug.partition("~")[0] != row.territory):
            return False
        if row.first is None:
            return row.successor != row.predecessor and self._exists(row, body)
        began, ended = body.first or date.min, body.last or date.max
        return began < row.first <= (ended if ended == date.max else ended + timedelta(days=1)) and self._exists(row, body)

    def _exists(self, row: Succession, body: Body) -> bool:
        return not row.successor or self._successor(row, body) is not None

    def _step(self, body: Body, row: Succession) -> Step:
        target = self._successor(row, body) if row.successor else None
        return Step(source=body.agency, target=target, day=row.first, kind=row.kind, what=row.what, basis=row.basis, note=row.note)

    def _successor(self, row: Succession, body: Body) -> Agency | None:
        family = row.successor.partition("~")[0]
        if body.place is None:
            central = self._central.get(row.successor)
            return central_existence(central, self._directory).agency if central else None
        found = [one for one in self.of_province(body.place.province.slug).values() if one.family == family]
        within = [one for one in found if row.first is None or _lives(one, row.first)]
        return within[0].agency if within else None

    def _with_province(self, body: Body, family: str) -> Step:
        """Follow a body into the province that its own became: where every province has such a one, or only the province's name or kind changed."""
        assert body.place is not None
        assert body.place.last is not None
        day = body.place.last + timedelta(days=1)
        province = self._provinces[body.place.province.successor]
        basis = self._basis("{province}", day)
        found = [one for one in self.of_province(province.slug).values() if one.family == family and _lives(one, day)]
        if found and (family in self._follows or self._is_renamed(province, day)):
            return Step(source=body.agency, target=found[0].agency, day=day, kind="whole", basis=basis)
        return self._lost(body.agency, body.place.province, day)

    def _lost(self, agency: Agency, province: Province, day: date) -> Step:
        now = self._provinces[province.successor]
        note = f"{province.kind} {province.name} thành {now.kind} {now.name}; cơ quan nào kế thừa thì danh mục chưa có"
        return Step(source=agency, target=None, day=day, kind="unknown", basis=self._basis("{province}", day), note=note)

    def _is_renamed(self, province: Province, day: date) -> bool:
        return province.first == day and len(self._directory.before.get(province.slug, ())) == 1

    def _basis(self, territory: str, day: date) -> str:
        return next((row.basis for row in self._rows if row.predecessor == territory and row.first == day), "")

    def _unlisted(self, body: Body) -> Iterator[Step]:
        """Say of a body that the lists do not name that nobody is known to have taken over, where its territory or its superior ended."""
        agency, place = body.agency, body.place
        pattern = _abolished(agency.territory.rpartition("/")[2]) if agency.territory and place is None else None
        superior = self.body(replace(agency, iri=agency.parent)) if agency.parent else None
        if pattern:
            yield from (self._step(body, row) for row in self._rows if row.predecessor == pattern)
        elif place is not None and place.last is not None:
            yield self._lost(agency, place.province, place.last + timedelta(days=1))
        elif superior is not None and superior.family and (steps := tuple(self._listed(superior, superior.family))):
            first = min(steps, key=lambda step: step.day or date.max)
            note = f"cơ quan cấp trên ({superior.agency.label}) đã được sắp xếp; đơn vị nào kế thừa thì danh mục chưa có"
            yield replace(first, source=agency, target=None, kind="unknown", what="", note=note)

    def _before(self, body: Body) -> Iterator[Body]:
        """Give the bodies that may have become one: of its own place, and of the provinces that its own was made of."""
        if body.place is None:
            yield from (self.body(central_existence(row, self._directory).agency) for row in self._central.values() if body.family)
            return
        for slug in (body.place.province.slug, *(row.slug for row in self._directory.before.get(body.place.province.slug, ()))):
            yield from (one for one in self.of_province(slug).values() if one.agency.iri != body.agency.iri)


def base_of(agency: Agency) -> str | None:
    """Give the base of an agency's IRI; None where it is not spelt as `graph.resolve` spells them.

    >>> base_of(Agency(iri="https://example.org/id/co-quan/bo-y-te", label="Bộ Y tế", level="ministry"))
    'https://example.org/'
    """
    base, spelt, _ = agency.iri.partition("id/co-quan/")
    return base if spelt else None


@lru_cache(KEPT)
def open_successions(lists: Lists, base: str) -> Successions:
    """Make the lists ready to be asked, or give what was made of them before."""
    return Successions(lists, base)


def _lives(body: Body, day: date) -> bool:
    return (body.first or date.min) <= day <= (body.last or date.max)


def _abolished(territory: str) -> str | None:
    """Tell by its slug whether a territory is a district or a commune of one: these ended with June 2025; a commune of a province itself goes on."""
    kind = next((kind for kind in (*_DISTRICTS, *_COMMUNES) if territory.startswith(f"{kind}-")), None)
    if kind is None:
        return None
    if kind in _DISTRICTS:
        return "{district}"
    return "{commune}" if any(f"-{district}-" in territory for district in _DISTRICTS) else None


def successors_of(agency: Agency, day: date, known: Successions) -> tuple[Way, ...]:
    """Give the ways from a body to those of a day that have its tasks; none where nothing is known to have changed.

    >>> known = Successions(lists, "https://example.org/")
    >>> planning = known.of_province("phu-yen")["https://example.org/id/co-quan/so-ke-hoach-va-dau-tu-phu-yen"].agency
    >>> [way[-1].target.label for way in successors_of(planning, date(2026, 1, 1), known)]
    ['Sở Tài chính tỉnh Đắk Lắk']

    Out: each way in the order of time; the last step of one without target says that it is not known who took over.
    """
    done: list[Way] = []
    open_ways: list[Way] = [(step,) for step in _until(known.steps_from(agency), day)]
    while open_ways:
        way = open_ways.pop(0)
        target = way[-1].target
        onward = _carrying(way, _until(known.steps_from(target), day)) if target and len(way) < MOST_STEPS else []
        open_ways += [(*way, step) for step in onward]
        if not onward:
            done.append(way)
    return tuple(done)


def predecessors_of(agency: Agency, day: date, known: Successions) -> tuple[Way, ...]:
    """Give the ways by which bodies came, until a day, to a body: each in the order of time, the nearest bodies first; parts of ways are ways too."""
    found: list[Way] = []
    open_ways: list[Way] = [(step,) for step in _until(known.steps_to(agency), day)]
    while open_ways:
        way = open_ways.pop(0)
        found.append(way)
        if len(way) < MOST_STEPS:
            longer = [(step, *way) for step in _until(known.steps_to(way[0].source), day)]
            open_ways += [each for each in longer if went(each) or not any(step.what for step in each)]
    return tuple(found)


def went(way: Way) -> str:
    """Name the functions that go a way; "" where all do.

    >>> ministry = Agency(iri="https://example.org/id/co-quan/bo-van-hoa-thong-tin", label="Bộ Văn hóa - Thông tin", level="ministry")
    >>> [went(way) for way in successors_of(ministry, date(2026, 1, 1), Successions(lists, "https://example.org/"))]
    ['văn hóa', 'báo chí, xuất bản']
    """
    parts = [step.what.split(", ") for step in way if step.what]
    shared = [what for what in parts[0] if all(what in other for other in parts[1:])] if parts else []
    return ", ".join(shared)


def _carrying(way: Way, onward: list[Step]) -> list[Step]:
    """Keep, of what a body was parted into, that which took over the part that came to it; where no row says which, it is not known."""
    before = went(way)
    if not before or any(step.kind != "part" for step in onward):
        return [step for step in onward if step.kind != "part" or not before or went((*way, step))]
    kept = [step for step in onward if went((*way, step))]
    if kept or not onward:
        return kept
    return [replace(onward[0], target=None, kind="unknown", what="", note=f"{before}: về cơ quan nào thì danh mục chưa có")]


def _until(steps: Iterable[Step], day: date) -> list[Step]:
    return [step for step in steps if step.day is None or step.day <= day]
