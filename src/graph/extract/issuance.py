"""Read when a cited document was issued, and by whom.

Answers: which day and which issuer stand after an official number ("ngày 28/02/2023 của Thủ tướng Chính phủ"), and which issuer before it?
Assumes: clean text; copies break lines anywhere, and titles may be all capitals.
Never:   takes the beginning of a document's title for a part of its issuer; names an issuer that is not printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from graph.extract.labels import CAPITAL
from graph.extract.patterns import spaced
from graph.lists import Lists
from graph.text import unwrap

# Verbs that open a document's title, which may follow its issuer with a capital.
_TITLE = (
    r"(?:Ban hành|Về|Phê duyệt|Quy định|Triển khai|Thực hiện|Hướng dẫn|Sửa đổi|Bổ sung|Điều chỉnh|Thông qua|Công bố|Giao|Thành lập|Kiện toàn|Bãi bỏ"
    r"|Thay thế|Một số|Tổ chức|Tăng cường|Đẩy mạnh|Nâng cao|Tiếp tục|Xây dựng|Quyết định|Kế hoạch|Nghị quyết|Chương trình|Chỉ thị|Đề án)(?!\w)"
)
_LEVEL = r"(?:tỉnh|thành phố|TP\.?|T\.P|huyện|quận|thị xã|TX\.?|xã|phường|thị trấn|đặc khu)(?!\w)"
_HEADS = (
    r"Tổng cục|Cục|Vụ|Viện|Học viện|Sở|Ban|Phòng|Trung tâm|Tập đoàn|Tổng công ty|Hội|Liên đoàn|Tổng Liên đoàn|Hiệp hội|Mặt trận|Tỉnh đoàn|Đoàn"
    r"|Công an|Bộ Chỉ huy|Bộ Tư lệnh|Tòa án|Viện kiểm sát|Kho bạc|Ngân hàng|Bảo hiểm|Trường|Đại học|Thanh tra|Kiểm toán|Hội đồng|Ủy ban|Uỷ ban"
    r"|Văn phòng|Liên minh|Đảng đoàn|Ban cán sự|Bộ"
)
_OFFICE = (
    r"Phó Chủ tịch|Chủ tịch|Bộ trưởng|Thứ trưởng|Phó Giám đốc|Tổng Giám đốc|Giám đốc|Thường trực|Thống đốc|Chánh án|Viện trưởng|Tổng Thanh tra"
    r"|Tổng Kiểm toán|Chánh Văn phòng|Hội nghị|Ban Thường vụ|BTV|Ban Chấp hành|BCH|Bí thư|Trưởng ban|Trưởng Ban|Cục trưởng|Liên"
)
_COMMITTEES = r"(?:Ủy|Uỷ) ban nhân dân|UBND|Hội đồng nhân dân|HĐND|(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) (?:ủy|uỷ)|Đảng bộ"
_CENTRAL = (
    r"Ban Chấp hành Trung ương(?: Đảng)?(?: Cộng sản Việt Nam)?|BCH Trung ương(?: Đảng)?|Trung ương(?: Đảng)?(?: (?:[0-9]{1,2}|[IVX]{1,5})(?!\w))?"
    r"|Ban Bí thư(?: Trung ương(?: Đảng)?)?|Bộ Chính trị|Đảng(?: Cộng sản Việt Nam)?(?= khóa)"
)
_TERM = (
    r"(?: lần thứ (?:[0-9IVXL]{1,6}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w))?"
    r"(?:,? ?\(? ?(?:khóa|khoá) (?:thứ )?[0-9IVXL]{1,6}(?!\w)(?: ?\))?)?"
    r"(?:,? kỳ họp thứ (?:[0-9]{1,2}|\w{2,5}(?: \w{2,5})?)(?!\w))?"
)
_DAY = re.compile(
    r"\s{0,4}[,(]?\s{0,4}(?:(?:được\s{1,4})?(?:ban\s{1,4}hành|ký)\s{1,4})?(?P<word>ngày\s{0,4})?(?P<day>\d{1,2})\s{0,3}"
    r"(?:[/.-]\s{0,3}(?P<month>\d{1,2})\s{0,3}[/.-]|tháng\s{0,3}(?P<worded>\d{1,2})\s{0,3}(?:,?\s{0,3}năm|/))\s{0,3}(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s{0,3}\)")
_ISSUED = r"phê duyệt|ban hành|thông qua|chấp thuận|giao|công bố|quy định|xác định|cho ý kiến|chỉ đạo|kết luận"
_LINKED = re.compile(r"(?:tại|theo|bằng|ở)\s+(?:các\s+)?$")
_OF = re.compile(r"\s{0,4},?\s{0,4}(?:của|do)\s{1,4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuance:
    """What stands after a number: the day, the issuer, and where they end."""

    end: int
    day: date | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuers:
    """Reads issuers' names; built by `compile_issuers`. Offices and known bodies are read in any letters, places by their capitals."""

    one: re.Pattern[str]
    several: re.Pattern[str]
    before: re.Pattern[str]

    def read(self, text: str, at: int, *, joint: bool = False) -> Issuance:
        """Read the day and the issuer that follow a number ending at `at`, in either order."""
        day, at = _read_day(text, at)
        end, issuer = self._issuer(text, at, joint=joint)
        if issuer and day is None:
            day, end = _read_day(text, end)
        return Issuance(end=end, day=day, issuer=issuer)

    def _issuer(self, text: str, at: int, *, joint: bool) -> tuple[int, str | None]:
        of = _OF.match(text, at)
        found = (self.several if joint else self.one).match(text, of.end()) if of else None
        if not found:
            return at, None
        return found.end(), unwrap(found[0])

    def issuer_before(self, text: str, at: int, *, floor: int) -> str | None:
        """Read the issuer before a type word at `at`, not before `floor`: "được Thủ tướng Chính phủ phê duyệt tại", "của Sở Y tế tại"."""
        before = text[max(floor, at - 160) : at]
        found = self.before.search(before) if _LINKED.search(before[-16:]) else None
        return unwrap(found["issuer"]) if found else None


def _read_day(text: str, at: int) -> tuple[date | None, int]:
    found = _DAY.match(text, at)
    if not found or not (found["word"] or found["month"]):
        return None, at
    try:
        day = date(int(found["year"]), int(found["month"] or found["worded"]), int(found["day"]))
    except ValueError:
        return None, at
    closed = _CLOSED.match(text, found.end()) if "(" in text[at : found.start("day")] else None
    return day, closed.end() if closed else found.end()


def compile_issuers(lists: Lists) -> Issuers:
    """Make the lists' names of bodies ready for reading."""
    names = {body.name for body in lists.bodies} | {name for o in lists.organisations for name in (o.name, *o.abbreviations) if " " in name}
    provinces, known = _alternatives({province.name for province in lists.provinces}), _alternatives(names)
    word = rf"(?!{_TITLE})[{CAPITAL}][\w.]*"
    # A place is told by its capitals; in a title that is all capitals only a province's name is.
    named = rf"(?!{_TITLE})(?:[{CAPITAL}](?![{CAPITAL}])|HCM(?!\w))[\w.]*"
    place = rf"(?:(?i:{provinces})(?!\w)|{named}(?:(?: | ?[-–] ?){named}){{0,3}}|[0-9]{{1,2}}(?!\w))"
    area = rf"(?: (?i:{_LEVEL}))?(?: {place})?"
    generic = rf"(?:{_HEADS})(?: | [-–] ?){word}(?:(?: (?:và |các |về (?=[{CAPITAL}]))?| ?[-–] ?){word}){{0,9}}"
    one = spaced(rf"(?:(?i:{_OFFICE}){_TERM} (?:của )?){{0,2}}(?:(?i:{_CENTRAL}|{_COMMITTEES}|{known})(?!\w)|{generic}){area}(?i:{_TERM})")
    link = spaced(rf"(?: đã)?(?: (?:{_ISSUED}))?(?: kèm theo| (?:tại|theo|bằng|ở))")
    return Issuers(
        one=re.compile(one),
        several=re.compile(rf"{one}(?:(?:\s+và\s+|\s*[-–,]\s*){one}){{0,5}}"),
        before=re.compile(rf"(?:(?i:của|được|do)|[;,])\s+(?P<issuer>{one}){link}\s*(?:các\s+)?$"),
    )


def _alternatives(names: set[str]) -> str:
    """Give a pattern of names, the longest first."""
    return "|".join(sorted(names, key=len, reverse=True)).replace("(", r"\(").replace(")", r"\)").replace(".", r"\.")
