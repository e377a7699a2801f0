"""Write out the body that issues a document.

Answers: which body's document is this, by letterhead, portal, preamble or the note of the decision that it is attached to?
Assumes: the pieces as other modules read them.
Never:   invents a district, or a level that is not printed: “UBND huyện” stays “Ủy ban nhân dân huyện”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.head.casing import Casing, name_case
from graph.extract.head.letterhead import Body
from graph.extract.head.places import is_same_name
from graph.lists import CENTRAL_LEVELS, Lists

_SHORT = (
    (re.compile(r"(?<!\w)UBND(?!\w)"), "Ủy ban nhân dân"),
    (re.compile(r"(?<!\w)HĐND(?!\w)"), "Hội đồng nhân dân"),
    (re.compile(r"(?<!\w)(?:TP\.?|Tp\.?)(?=\s+\w)"), "thành phố"),
    (re.compile(r"UỶ"), "ỦY"),
    (re.compile(r"Uỷ"), "Ủy"),
    (re.compile(r"uỷ"), "ủy"),
)
_LEVEL_ALONE = re.compile(r"(?:^|\s)(tỉnh|thành phố)$")
_PARTY_COMMITTEE = re.compile(r"(Tỉnh|Thành) ủy$")
_PEOPLES = re.compile(r"(?:Ủy ban nhân dân|Hội đồng nhân dân|(?:Tỉnh|Thành|Huyện) ủy)(?!\w)")
_PLACED = re.compile(r"(?<!\w)(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)(?!\w)")
# Parts of a body that share their name with those of others: whose they are, the line above says.
_PART_OF_BODY = re.compile(
    r"Văn phòng|Thanh tra|(?:Cơ quan )?Ủy ban Kiểm tra|Thường trực|Phòng (?:Cảnh sát|Tham mưu|Chính trị|Hậu cần) .*"
    r"|Ban (?:Tổ chức|Tuyên giáo(?: và Dân vận)?|Dân vận|Nội chính|Kinh tế|Thường vụ|Chấp hành|Thường trực|Quản lý)"
)
_UNION = re.compile(
    r"(?:Tổng )?(?:Hội|Đoàn|Liên hiệp|Liên đoàn)(?!\w)(?!.* (?:tỉnh|thành phố|huyện|quận|xã|phường)(?!\w))"
)  # has a central committee of its own
_TOGETHER = re.compile(
    r"\s+[-–]\s+(?=(?:Bộ|Trung ương|Ủy ban|Tòa án|Viện|Thanh tra|Ngân hàng|Tổng|Hội|Văn phòng|Bảo hiểm|Sở|Ban|Công an|Kho bạc|Cục|Đoàn"
    r"|(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện) [đĐ]oàn|Liên đoàn|Hội đồng|Mặt trận)(?!\w))"
)
_CENTRAL_PARTY = re.compile(r"T\s*[./]?\s*M\s*[./]?\s+(BỘ CHÍNH TRỊ|BAN BÍ THƯ)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The body written out, the place it was read from, and the rule."""

    start: int
    end: int
    name: str
    rule: str


def from_letterhead(bodies: list[Body], capacity: str, casing: Casing) -> Issuer | None:
    """Take the last body of the letterhead: those above it are its superiors, but bodies of one rank issue together.

    The organs that share the register of the Party's centre are told apart by who is signed for.
    """
    if not bodies:
        return None
    names = [write_out(name_case(write_out(body.text), casing)) for body in bodies]
    central = _CENTRAL_PARTY.match(capacity)
    is_centre = names[-1].startswith("Ban Chấp hành Trung ương")
    if is_centre and len(names) > 1 and _UNION.match(names[-2]):
        names = [f"Trung ương {names[-2]}"]
    elif is_centre and central:
        names = [name_case(central[1], casing)]
    elif len(names) > 1 and not all(name.startswith("Bộ ") for name in names):
        names = _together_under(names[-1], names[-2])
    names = [part for name in names for part in _TOGETHER.split(name)]
    first = bodies[0] if len(names) > 1 else bodies[-1]
    return Issuer(start=first.start, end=bodies[-1].end, name=", ".join(names), rule="letterhead-issuer")


def _together_under(joint: str, superior: str) -> list[str]:
    """Add the superior's territory to each of the bodies that issue together: “Công an tỉnh” below “Ủy ban nhân dân tỉnh A” is “Công an tỉnh A”."""
    parts = [part[:1].upper() + part[1:] for part in _TOGETHER.split(joint)]
    place = _PLACED.search(superior) if _PEOPLES.match(superior) and len(parts) > 1 else None
    if place is None:
        return [_under(part, superior) for part in parts]
    level, proper = superior[place.start() : place.end()], superior[place.end() :]
    alone = (re.compile(rf"\s{level}$"), re.compile(rf"{level.split()[0]} đoàn$", re.IGNORECASE))
    return [f"{part}{proper}" if any(pattern.search(part) for pattern in alone) else _under(part, superior) for part in parts]


def _under(name: str, superior: str) -> str:
    """Add the superior's territory to a body that has no own: “Sở Tài chính” below “Ủy ban nhân dân tỉnh A”; to a part of it, its name."""
    if _PART_OF_BODY.fullmatch(name):
        return f"{name} {superior}"
    place = _PLACED.search(superior) if _PEOPLES.match(superior) else None
    has_own = _PLACED.search(name) or (place and name.endswith(superior[place.end() :]))
    return f"{name} {superior[place.start() :]}" if place and not has_own else name


def write_out(printed: str) -> str:
    """Write a printed name out: "UBND TP. An Lạc" is "Ủy ban nhân dân thành phố An Lạc"."""
    name = " ".join(printed.split())
    for short, full in _SHORT:
        name = short.sub(full.upper() if printed.isupper() else full, name)
    return name[:1].upper() + name[1:]


def from_portal(printed: str, number: str | None, lists: Lists) -> str | None:
    """Write out a portal's issuer; where it gives only the province, the number's symbol says which body's register it is."""
    if not _is_place(printed):
        return write_out(printed)
    symbol = re.split(r"[-/]", number)[-1] if number else ""
    names = {body.name for body in lists.bodies if body.symbol == symbol and body.local and body.level == "province"}
    return f"{names.pop()} {printed[:1].lower()}{printed[1:]}" if len(names) == 1 else None


def _is_place(printed: str) -> bool:
    return re.match(r"(?:Tỉnh|Thành phố|TP\.?)\s(?!ủy|uỷ)", printed) is not None


def complete(name: str, territory: str | None) -> str:
    """Complete a name that leaves its province to the reader: “Ủy ban nhân dân tỉnh”, “Tỉnh ủy”, “Sở Công Thương”."""
    province = re.match(r"(tỉnh|thành phố) (.+)", territory or "")
    if not province or is_same_name(name[-len(province[2]) :], province[2]):
        return name
    level, committee = _LEVEL_ALONE.search(name), _PARTY_COMMITTEE.search(name)
    if (level and level[1] == province[1]) or (committee and committee[1].lower() == province[1].split()[0]):
        return f"{name} {province[2]}"
    return f"{name} {territory}" if name.startswith("Sở ") and not _PLACED.search(name) else name


def is_level_of(name: str, bare: str) -> bool:
    """Tell a name that says the level of a bare one: “Ủy ban nhân dân tỉnh” of “Ủy ban nhân dân”, whose second line a copy lost."""
    return _PEOPLES.fullmatch(bare) is not None and name.startswith(f"{bare} ")


def is_central(name: str, lists: Lists) -> bool:
    """Tell a body of the centre, which no province is meant by."""
    known = {body.name.lower() for body in lists.bodies if not body.local and body.level in CENTRAL_LEVELS}
    lower = name.lower()
    return lower in known or (lower.startswith("bộ ") and not lower.startswith("bộ chỉ huy")) or lower.endswith("trung ương")
