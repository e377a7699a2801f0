"""Read the Party's own bodies inside other organisations: “Ban cán sự đảng Bộ X”, “Đảng đoàn Y”, “Đảng ủy Ủy ban nhân dân tỉnh”.

Answers: which Party committee is it, and of which organisation?
Assumes: titles (“Bí thư”) and organs (“Ban Thường vụ”) were taken off the name.
Never:   takes the committee for the organisation, or for a unit of whoever issued the document: it keeps its own register.
Source:  Charter of the Communist Party of Vietnam; Guideline 36-HD/VPTW of 2018 on Party documents.
"""

from __future__ import annotations

from graph.model import Agency
from graph.resolve.agency.bodies import COMMUNE_PARTY, Existence, local_existence
from graph.resolve.agency.groups import DETERMINERS
from graph.resolve.agency.known import Found, read_known, read_local
from graph.resolve.agency.names import Words, begins, make_words, phrases, starts
from graph.resolve.agency.places import KINDS
from graph.resolve.agency.territory import AgencyContext, find_territory
from graph.resolve.agency.units import found_none, found_one, placed, read_proper, split_place
from graph.resolve.directory import Directory
from graph.text import slug

_COMMITTEES = {
    ("ban", "can", "su", "dang"): "Ban cán sự đảng",
    ("dang", "doan"): "Đảng đoàn",
    ("dang", "uy"): "Đảng ủy",
    ("dang", "bo"): "Đảng ủy",  # the members, whose committee acts for them
}
# Party organisations of a territory that stand above no single body.
_BLOCKS = phrases("khối|các cơ quan đảng|quân sự")
_SEVERAL = DETERMINERS | {"cấp", "trực", "thuộc", "cơ"}


def read_party(words: Words, context: AgencyContext, directory: Directory) -> Found | None:
    """Read a Party committee that is named after the organisation it is in; None where the name is another, or of a territory's own committee."""
    length = next((len(head) for head in _COMMITTEES if starts(words, *head)), 0)
    if not length:
        return None
    name, rest = _COMMITTEES[tuple(word.bare for word in words[:length])], words[length:]
    if not rest:
        return _alone(name, context, directory)
    full = (*make_words(name.split()), *rest)
    if directory.longest_name(full)[1] == len(full):
        return read_known(full, context, directory)
    if begins(rest, _BLOCKS):
        return _block(full, context, directory)
    if rest[0].small in _SEVERAL or any(tuple(word.small for word in rest[:n]) in KINDS for n in (1, 2)):
        return None
    return _inside(name, rest, context, directory)


def _alone(name: str, context: AgencyContext, directory: Directory) -> Found:
    """Read “Đảng ủy” alone: a commune's, in its own document."""
    (place,) = context.places if len(context.places) == 1 else (None,)
    if name == COMMUNE_PARTY.name and place is not None and place.level == "commune":
        own = local_existence(COMMUNE_PARTY, place, directory)
        return Found(existences=(own,), reason=f"theo địa bàn của văn bản: {own.agency.label}", rule="local-body")
    return found_none(f"không rõ là {name} của cơ quan nào")


def _block(words: Words, context: AgencyContext, directory: Directory) -> Found:
    """Read “Đảng ủy Khối các cơ quan tỉnh”: of the territory that the name or the document gives."""
    head, parts = split_place(words, directory)
    territory = find_territory(parts, context, directory)
    if any(word.small == "ương" for word in words) or len(territory.places) != 1:
        return found_none(territory.reason or "tổ chức đảng này không có trong danh mục cơ quan trung ương")
    return found_one(placed(head, territory.places[0], "other", directory), "tổ chức đảng của địa bàn", "party-body")


def _inside(name: str, rest: Words, context: AgencyContext, directory: Directory) -> Found:
    found = read_known(rest, context, directory) or read_local(rest, context, directory) or read_proper(rest, context, directory)
    if found is None:
        return found_none(f"không rõ là {name} của cơ quan nào: tên cơ quan không có trong danh mục")
    if not found.existences:
        return found_none(found.reason)
    existences = tuple(Existence(agency=_of(name, one.agency, directory), first=one.first, last=one.last) for one in found.existences)
    return Found(existences=existences, reason=f"tổ chức đảng trong cơ quan ghi trong tên; {found.reason}", rule="party-body")


def _of(name: str, organisation: Agency, directory: Directory) -> Agency:
    """Make the Party body of an organisation. It is not the organisation's subordinate, so it has no parent here."""
    return Agency(
        iri=f"{directory.base}id/co-quan/{slug(name)}-{organisation.iri.rpartition('/')[2]}",
        label=f"{name} {organisation.label}",
        level="other",
        territory=organisation.territory,
        territory_label=organisation.territory_label,
    )
