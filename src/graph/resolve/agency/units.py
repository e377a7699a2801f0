"""Read names of bodies that the lists do not hold: rooms of the issuing body, and bodies with a proper name of their own.

Answers: which agency is “Phòng QLCN”, “Trung tâm Y tế huyện X”, “Công ty Điện lực Y” in this document?
Assumes: the lists were asked first.
Never:   makes a body of a sentence, or of a name whose superior or territory the document does not give.
"""

from __future__ import annotations

from dataclasses import replace

from graph.model import Agency
from graph.resolve.agency.bodies import COMMITTEE, Existence, local_existence
from graph.resolve.agency.known import Found, read_known, read_local
from graph.resolve.agency.names import Words, begins, holds, phrases, starts, written
from graph.resolve.agency.places import Part, Place, parse_parts
from graph.resolve.agency.territory import AgencyContext, find_territory
from graph.resolve.directory import Directory
from graph.text import fold, slug

ROOMS = phrases("phòng|bộ phận|văn phòng|thanh tra|tổ")
MINISTRY_ROOMS = phrases("vụ|cục|tổng cục")
PROPER = phrases(
    """trung tâm|ban quản lý|ban chỉ đạo|quỹ|chi cục|trường|đại học|học viện|viện|bệnh viện|đội|trạm|hạt|hội|hội đồng|hiệp hội|liên minh|liên hiệp|
    liên đoàn|công ty|tổng công ty|tập đoàn|ngân hàng|chi nhánh|báo|đài|tạp chí|cảng|cảng vụ|bưu điện|viễn thông|điện lực|tổ công tác|hợp tác xã|
    vườn quốc gia|khu bảo tồn|bảo tàng|thư viện|nhà máy|xí nghiệp|nhà xuất bản|đảng ủy|tòa soạn|kho bạc|cổng thông tin|văn phòng|đồn biên phòng"""
)
_FREE_WORDED = phrases("ban chỉ đạo|tổ công tác|hội đồng")  # their names tell their task
_ONE_OF_A_PLACE = phrases("báo|đài|bưu điện|viễn thông|điện lực|kho bạc|đại học")  # a territory is name enough
_OFFICES = phrases("văn phòng|thanh tra")
_ROOM = phrases("phòng|bộ phận")
_INSPECTORATE = phrases("thanh tra")
_TASK_FORCES = phrases("ban chỉ đạo|tổ công tác")
COMPANIES = frozenset(["công", "tổng", "tập", "ngân", "nhà", "xí", "hợp", "hội", "hiệp", "liên"])
CLAUSES = phrases(
    """nhằm|để|thực hiện|phối hợp|chủ trì|căn cứ|chịu|tham mưu|triển khai|tiếp tục|tăng cường|đề xuất|rà soát|khi|nếu|tùy|đề nghị|giúp|cùng|báo cáo|
    theo chức|theo nhiệm|theo quy|theo lĩnh|theo thẩm|theo kế|theo phân|theo yêu|theo đúng|theo hướng|trong quá trình|có trách nhiệm"""
)
_LONGEST_PROPER = 18
_COLLEGES = frozenset(
    ["ban-chap-hanh-trung-uong", "bo-chinh-tri", "ban-bi-thu", "chinh-phu", "ttg", "quoc-hoi", "uy-ban-thuong-vu-quoc-hoi", "chu-tich-nuoc"]
)
_CENTRE = phrases("trung ương|tối cao|cấp cao")
_NATIONAL = phrases("học viện|đại học|viện|bảo tàng|thư viện|trung tâm|quỹ")
_NATION = phrases("quốc gia|nhà nước")
_COMMITTEES_OF_ALL = phrases("ban chỉ đạo trung ương|ban chỉ đạo quốc gia|hội đồng quốc gia")
_GROUPS_OF_COMPANIES = phrases("tập đoàn|tổng công ty|ngân hàng")  # they work in many provinces
_LEAST_COMMITTEE = 5  # “Ban Chỉ đạo Trung ương” alone may be any
_SUPERIORS = phrases("sở|ủy ban nhân dân|hội đồng nhân dân|bộ|tỉnh ủy|thành ủy|huyện ủy|đảng ủy")


def read_room(words: Words, context: AgencyContext, directory: Directory) -> Found | None:
    """Read a room or office inside another body: of the superior that the name gives, else of the body that issued the document."""
    is_ministrys = context.issuer is not None and context.issuer.level == "ministry" and begins(words, MINISTRY_ROOMS)
    is_room = begins(words, ROOMS) > 0 and begins(words, _TASK_FORCES) == 0
    if not (is_room or is_ministrys) or not 1 < len(words) <= _LONGEST_PROPER or holds(words, CLAUSES):
        return None
    if len(words) == 2 and begins(words, _INSPECTORATE) and context.issuer and context.issuer.level == "department":
        return found_none("không rõ là Thanh tra của cơ quan ban hành văn bản hay Thanh tra tỉnh")
    own, above = split_superior(words)
    if above is not None:
        return _under(own, above, context, directory)
    head, parts = split_place(words, directory)
    if parts and not begins(words, _OFFICES):
        return _district_room(head, parts, context, directory)
    return _issuers_room(words, context, directory)


def _issuers_room(words: Words, context: AgencyContext, directory: Directory) -> Found | None:
    issuer = context.issuer
    if issuer is not None and is_college(issuer):
        return found_none(f"{issuer.label} không có đơn vị mang tên này; không rõ là của cơ quan nào")
    if issuer is None:
        return found_none("văn bản chưa rõ cơ quan ban hành, nên không rõ đây là đơn vị của cơ quan nào")
    if issuer.level == "district" and len(context.places) == 1:
        return found_one(placed(words, context.places[0], "district", directory), "phòng chuyên môn của huyện ban hành văn bản", "room-of-district")
    if issuer.level in {"department", "ministry", "unit", "commune", "other", "party-central", "central"}:
        return found_one(_inside(words, issuer, directory), "đơn vị của cơ quan ban hành văn bản", "room-of-issuer")
    return found_none(f"không rõ đơn vị này thuộc cơ quan nào của {issuer.label}") if begins(words, _ROOM) else None


def _district_room(head: Words, parts: tuple[Part, ...], context: AgencyContext, directory: Directory) -> Found:
    territory = find_territory(parts, context, directory)
    if len(territory.places) != 1 or territory.places[0].level == "province":
        return found_none(territory.reason or "không rõ phòng này thuộc cơ quan nào của tỉnh")
    return found_one(
        placed(head, territory.places[0], territory.places[0].level, directory), "phòng chuyên môn của địa bàn ghi trong tên", "room-of-district"
    )


def read_proper(words: Words, context: AgencyContext, directory: Directory) -> Found | None:
    """Read a body that has a proper name of its own, in the territory that the name or the document gives."""
    if not begins(words, PROPER) or not 1 < len(words) <= _LONGEST_PROPER:
        return None
    if starts(words[-2:], "lien", "quan") or (holds(words, CLAUSES) and not begins(words, _FREE_WORDED)):
        return None
    own, above = split_superior(words)
    if above is not None:
        return _under(own, above, context, directory)
    if starts(words[-2:], "viet", "nam") or (begins(words, _COMMITTEES_OF_ALL) and len(words) > _LEAST_COMMITTEE):
        agency = Agency(iri=f"{directory.base}id/co-quan/{slug(written(words))}", label=written(words), level="other")
        return found_one(agency, "tên riêng của tổ chức có phạm vi cả nước", "proper-name")
    return _proper_at(words, context, directory)


def _proper_at(words: Words, context: AgencyContext, directory: Directory) -> Found | None:
    head, parts = split_place(words, directory)
    if len(head) <= begins(words, PROPER) and not (parts and begins(words, _ONE_OF_A_PLACE)):
        return found_none("tên quá chung để biết là cơ quan nào")
    is_departments = context.issuer is not None and context.issuer.level == "department" and words[0].small not in COMPANIES
    if context.issuer and is_departments and not parts:
        agency = replace(_inside(words, context.issuer, directory), parent=None)
        return found_one(agency, f"tên riêng trong văn bản của {context.issuer.label}; tên không nêu địa bàn hay cơ quan cấp trên", "proper-name")
    if not parts and (begins(words, _GROUPS_OF_COMPANIES) or _ends_with_person(head, directory) or is_central_name(words)):
        return found_none("tên riêng không nêu địa bàn, và không phải của địa bàn của văn bản")
    territory = find_territory(parts, context, directory)
    if len(territory.places) == 1:
        why = "tên riêng; địa bàn ghi trong tên" if parts else "tên riêng; địa bàn của cơ quan ban hành văn bản"
        agency = placed(head, territory.places[0], _level(words), directory)
        own = replace(agency, label=written(words)) if parts and not parts[0].kind else agency
        return found_one(own, why, "proper-name")
    if territory.places:
        return found_none("tên riêng; chưa rõ thời điểm của văn bản để biết địa bàn trước hay sau sắp xếp")
    if context.issuer and not (parts or context.places) and words[0].small not in COMPANIES and not is_college(context.issuer):
        return found_one(_inside(words, context.issuer, directory), "đơn vị của cơ quan ban hành văn bản", "room-of-issuer")
    return found_none(territory.reason)


def is_college(agency: Agency) -> bool:
    """Tell whether a body only decides: the rooms that its documents name are of other bodies."""
    return agency.iri.rpartition("/")[2] in _COLLEGES


def is_central_name(words: Words) -> bool:
    """Tell whether a name speaks of the whole country or of the centre: it is of no province, whoever names it."""
    is_national = begins(words, _NATIONAL) > 0 and holds(words, _NATION)
    ends_so = starts(words[-2:], "quoc", "gia") and words[-3:][0].bare != "tieu"  # “chương trình mục tiêu quốc gia” is a province's too
    return is_national or ends_so or begins(words, _COMMITTEES_OF_ALL) > 0 or holds(words, _CENTRE)


def split_superior(words: Words) -> tuple[Words, Words | None]:
    """Part “Trung tâm X thuộc Sở Y”, “Phòng Z Sở Y” into the body and its superior; None where no superior is named."""
    for at in range(1, len(words)):
        if words[at].small == "thuộc":
            trimmed = at - 1 if words[at - 1].small == "trực" else at
            return words[:trimmed], words[at + 1 :]
        if words[at].text[:1].isupper() and begins(words, _SUPERIORS, at):
            return words[:at], words[at:]
    return words, None


def _under(own: Words, above: Words, context: AgencyContext, directory: Directory) -> Found | None:
    """Give the body inside the superior that its name gives; “Sở”, “Bộ” alone are the issuer."""
    if len(above) == 1 and above[0].small in {"sở", "bộ", "tỉnh"}:
        return _issuers_room(own, context, directory) if context.issuer and above[0].small != "tỉnh" else None
    if context.issuer and context.issuer.iri.rpartition("/")[2].startswith(f"{slug(written(above))}-") and len(above) == begins(above, _SUPERIORS):
        return _issuers_room(own, context, directory)
    found = read_known(above, context, directory) or read_local(above, context, directory)
    if not own or found is None:
        return None
    if len(found.existences) != 1:
        return found_none(found.reason if not found.existences else "không rõ cơ quan cấp trên vào thời điểm nào")
    superior = found.existences[0].agency
    return found_one(_inside(own, superior, directory), "đơn vị của cơ quan cấp trên ghi trong tên", "room-of-superior")


def split_place(words: Words, directory: Directory) -> tuple[Words, tuple[Part, ...]]:
    """Part a name from the territory that ends it: with its kind, or a province's bare name."""
    for at in range(1, len(words)):
        parts = parse_parts(words[at:])
        if parts and parts[0].kind and all(part.name for part in parts[:-1]):
            return words[:at], parts
    for at in range(max(1, len(words) - 4), len(words)):
        name = " ".join(word.text for word in words[at:])
        if words[at].text[:1].isupper() and fold(name) in directory.provinces and not directory.says_alone(name, "person"):
            return words[:at], (Part("", name),)
    return words, ()


def _ends_with_person(words: Words, directory: Directory) -> bool:
    """Tell whether a name ends with a person's, which a province bears too."""
    return any(directory.says_alone(" ".join(word.text for word in words[at:]), "person") for at in range(max(0, len(words) - 4), len(words)))


def _level(words: Words) -> str:
    return "other" if words[0].small in COMPANIES or begins(words, _TASK_FORCES) else "unit"


def placed(words: Words, place: Place, level: str, directory: Directory) -> Agency:
    """Make a body of a territory: its slug ends with the territory's."""
    name = written(words)
    committee = local_existence(COMMITTEE, place, directory).agency.iri if level in {"district", "commune"} else None
    founded = f"~{place.province.slug.partition('~')[2]}" if "~" in place.province.slug else ""
    return Agency(
        iri=f"{directory.base}id/co-quan/{slug(name)}-{place.tail}{founded}",
        label=f"{name[:1].upper()}{name[1:]} {place.label}",
        level=level,
        parent=committee,
        territory=place.iri(directory.base),
        territory_label=place.label,
    )


def _inside(words: Words, superior: Agency, directory: Directory) -> Agency:
    """Make a body inside another: its slug ends with its superior's."""
    name = written(words)
    return Agency(
        iri=f"{directory.base}id/co-quan/{slug(name)}-{superior.iri.rpartition('/')[2]}",
        label=f"{name[:1].upper()}{name[1:]}, {superior.label}",
        level="unit",
        parent=superior.iri,
        territory=superior.territory,
        territory_label=superior.territory_label,
    )


def found_one(agency: Agency, reason: str, rule: str) -> Found:
    """Give one agency, of any time."""
    return Found(existences=(Existence(agency=agency, first=None, last=None),), reason=reason, rule=rule)


def found_none(reason: str) -> Found:
    """Give the reason why a name means no agency that is known."""
    return Found(existences=(), reason=reason, rule="proper-name")
