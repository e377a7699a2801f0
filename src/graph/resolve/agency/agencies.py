"""Resolve the printed names of agencies to agencies in their legal existence.

Answers: which agency does this name mean in this document, or why is that not known?
Assumes: the context was made from the document's own header.
Never:   links to the department of another province, or to one of several existences that fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from graph.model import Agency, AgencyLink, State
from graph.resolve.agency.bodies import Existence
from graph.resolve.agency.groups import read_common, read_group
from graph.resolve.agency.known import Found, local_name, read_known, read_local, read_standing
from graph.resolve.agency.names import LONGEST, Words, begins, phrases
from graph.resolve.agency.party import read_party
from graph.resolve.agency.places import Part
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.agency.units import read_proper, read_room, split_place
from graph.resolve.agency.window import vietnamese_day
from graph.resolve.directory import Directory
from graph.text import clean, unwrap

Reader = Callable[[Words, AgencyContext, Directory], Found | None]

# Organs that act for a Party committee or council: its register is theirs.
_ORGANS = frozenset([("ban", "thuong", "vu"), ("hoi", "nghi"), ("ban", "chap", "hanh"), ("tap", "the"), ("thuong", "truc")])
_HEADED = phrases("phòng|ban|văn phòng|thanh tra")  # “Trưởng phòng”, “Chánh Văn phòng”
_ROOM = phrases("phòng")
_INSPECTORATE = phrases("thanh tra")
_MOST_TITLES = 4
_NAMED_HERE = frozenset(["proper-name", "room-of-issuer", "room-of-superior", "room-of-district"])  # rules that make a label of the printed name


def resolve_agency(printed: str, context: AgencyContext, directory: Directory) -> AgencyLink:
    """Resolve one printed name.

    >>> resolve_agency("Chủ tịch UBND tỉnh Lạng Sơn", AgencyContext(), open_directory(lists, "https://example.org/")).agency.iri
    'https://example.org/id/co-quan/ubnd-tinh-lang-son'

    In:  the name as printed, any normal form; titles and organs that act for a body are taken off ("Chủ tịch UBND tỉnh" is the UBND).
    Out: resolved, or ambiguous or unresolved with a Vietnamese reason for people. Groups are agencies with `is_group`.
    """
    return _link(printed, find_agency(printed, context, directory), context)


def find_agency(printed: str, context: AgencyContext, directory: Directory) -> Found:
    """Give all that a printed name can mean, or the reason why it means nothing that is known."""
    words = directory.read(printed)
    if not words or len(words) > LONGEST:
        return Found(existences=(), reason="không phải tên cơ quan", rule="agency")
    peeled = tuple(_peel(words, directory))
    readings = [(reader, candidate) for candidate in peeled for reader in _order(context)] + [(read_proper, peeled[-1])]
    for reader, candidate in readings:
        found = reader(candidate, context, directory)
        if found is not None:
            return found
    return Found(existences=(), reason="không có trong danh mục cơ quan, và không đủ rõ để là tên riêng", rule="agency")


def resolve_agencies(printed: Iterable[str], context: AgencyContext, directory: Directory) -> tuple[AgencyLink, ...]:
    """Resolve the names of one document. A bare abbreviation is the room that another name writes with “Phòng”: “KHTCTH” beside “Phòng KHTCTH”."""
    names = tuple(map(unwrap, printed))
    links = {name: resolve_agency(name, context, directory) for name in dict.fromkeys(names)}
    rooms = {name[6:]: link for name, link in links.items() if name[:6].lower() == "phòng " and link.agency}
    for name, link in links.items():
        if link.agency is None and name in rooms:
            reason = f"tên viết tắt của “Phòng {name}” trong cùng văn bản"
            links[name] = AgencyLink(printed=name, agency=rooms[name].agency, state=State.RESOLVED, reason=reason, rule="room-by-abbreviation")
    return tuple(links[name] for name in names)


def territory_parts(printed: str, directory: Directory) -> tuple[Part, ...]:
    """Give the territory that a name itself says, from the smallest part up: “Huyện ủy Bình Sơn” is of the district Bình Sơn."""
    words = directory.read(printed)
    for candidate in _peel(words, directory):
        named = local_name(candidate)
        if named and named[1]:
            return named[1]
    return split_place(words, directory)[1]


def _order(context: AgencyContext) -> tuple[Reader, ...]:
    """Give the readers in their order: in a department's document a room is its own before it is a district's."""
    if context.issuer and context.issuer.level in {"department", "ministry"}:
        return read_party, read_standing, read_group, _own_room, read_known, read_local, read_room, read_common
    return read_party, read_standing, read_group, read_known, read_local, read_room, read_common


def _own_room(words: Words, context: AgencyContext, directory: Directory) -> Found | None:
    is_lone_inspectorate = len(words) == 2 and begins(words, _INSPECTORATE)
    return read_room(words, context, directory) if begins(words, _ROOM) or is_lone_inspectorate else None


def _peel(words: Words, directory: Directory) -> Iterator[Words]:
    """Give the words, then the words without the titles and organs before them, one by one."""
    yield words
    for _ in range(_MOST_TITLES):
        length = next((n for n in (1, 4, 3, 2) if _is_title(words, n, directory)), 0)
        if not length:
            return
        words = words[length:]
        yield words


def _is_title(words: Words, length: int, directory: Directory) -> bool:
    head = tuple(word.bare for word in words[:length])
    if head in {("truong",), ("chanh",)}:
        return begins(words, _HEADED, 1) > 0
    return len(words) > length and (head in directory.titles or head in _ORGANS)


def _link(printed: str, found: Found, context: AgencyContext) -> AgencyLink:
    unique = {one.agency.iri: one for one in found.existences}
    agency, state, reason = None, State.UNRESOLVED, found.reason
    if len(unique) == 1:
        (only,) = unique.values()
        agency, state = _as_printed(only.agency, printed, found.rule), State.RESOLVED
        if only.last and only.last < context.window.first:
            reason = f"{reason}; cơ quan này có đến {vietnamese_day(only.last)}, trước ngày của văn bản"
    elif unique:
        state, reason = State.AMBIGUOUS, f"có thể là: {'; '.join(map(dated, unique.values()))}"
    return AgencyLink(printed=unwrap(printed), agency=agency, state=state, reason=reason, rule=found.rule)


def _as_printed(agency: Agency, printed: str, rule: str) -> Agency:
    """Give a group or a proper name the commas and dashes that are printed: its words alone would run together."""
    name = unwrap(clean(printed).text).strip(" .,;:-")
    if agency.is_group:
        return replace(agency, label=name[:1].upper() + name[1:])
    return replace(agency, label=_with_marks(agency.label, name)) if rule in _NAMED_HERE else agency


def _with_marks(label: str, printed: str) -> str:
    """Put the commas and dashes of a printed name between the words of a label that begins with it.

    >>> _with_marks("Phòng Kế hoạch Tài chính, Sở Y tế", "Phòng Kế hoạch - Tài chính")
    'Phòng Kế hoạch - Tài chính, Sở Y tế'
    """
    words, marked, marks = label.split(), list[str](), ""
    for token in printed.split():
        if token in {"-", "–"} and marked:
            marks = "-"
            continue
        at = len(marked)
        if at >= len(words) or token.strip(",").lower() != words[at].strip(",").lower():
            break
        marked.append(f"{'- ' if marks else ''}{words[at].strip(',')}{',' if ',' in token + words[at] else ''}")
        marks = ""
    return " ".join([*marked, *words[len(marked) :]])


def dated(one: Existence) -> str:
    """Name an existence with the days that bound it."""
    first = f" từ {vietnamese_day(one.first)}" if one.first else ""
    last = f" đến {vietnamese_day(one.last)}" if one.last else ""
    return f"{one.agency.label}{first}{last}"
