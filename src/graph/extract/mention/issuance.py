"""Read when a cited document was issued, and by whom.

Answers: which day and which issuer stand after an official number ("ngày 28/02/2023 của Thủ tướng Chính phủ"), and which issuer before it?
Assumes: clean text; copies break lines anywhere, and titles may be all capitals.
Never:   takes the beginning of a document's title for a part of its issuer; names an issuer that is not printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.extract.layout.labels import CAPITAL
from graph.extract.mention.patterns import spaced
from graph.lists import CENTRAL_LEVELS, Lists
from graph.text import unwrap

# Words with a capital that open a title, an article or the next line, and are no part of an issuer's name.
_TITLE_WORDS = (
    "Ban hành|Về|Phê duyệt|Quy định|Triển khai|Thực hiện|Hướng dẫn|Sửa đổi|Bổ sung|Điều chỉnh|Thông qua|Công bố|Giao|Thành lập|Kiện toàn|Bãi bỏ",
    "Thay thế|Một số|Tổ chức thực hiện|Tăng cường|Đẩy mạnh|Nâng cao|Tiếp tục|Quyết định|Kế hoạch|Nghị quyết|Chương trình|Chỉ thị|Đề án|Luật",
    "Nghị định|Thông tư|Điều|Khoản|Căn cứ|Theo|Xét|Trên cơ sở|Phần|Chương|Mục|Phụ lục|Kính gửi|Nơi nhận|Ngày|Các|Nội dung",
)
_TITLE = rf"(?:{'|'.join(_TITLE_WORDS)})(?!\w)"
# Small words that go on with the sentence, not with a name.
_SMALL_WORDS = (
    "và|về|tại|theo|của|ngày|số|năm|được|do|đã|có|là|để|nhằm|trong|trên|với|cho|khi|hoặc|này|nêu|trình|làm|giao|một số|ban hành|phê duyệt|triển khai",
    "thực hiện|quy định|hướng dẫn|sửa đổi|bổ sung|điều chỉnh|thông qua|công bố|thành lập|kiện toàn|bãi bỏ|thay thế|tổ chức|tăng cường|đẩy mạnh",
    "nâng cao|tiếp tục|xây dựng|cung cấp|đề nghị|đề xuất|yêu cầu|chỉ đạo|báo cáo|xác định|chủ trì|phối hợp|tham mưu|chấp thuận|kết luận|cụ thể",
)
_SMALL = "|".join(_SMALL_WORDS)
_LEVEL = r"(?:tỉnh|thành phố|TP\.?|T\.P|huyện|quận|thị xã|TX\.?|xã|phường|thị trấn|đặc khu)(?!\w)"
_HEADS = (
    r"Tổng cục|Cục|Vụ|Viện|Học viện|Sở|Ban|Phòng|Trung tâm|Tập đoàn|Tổng công ty|Hội|Liên đoàn|Tổng Liên đoàn|Hiệp hội|Mặt trận|Tỉnh đoàn|Đoàn"
    r"|Công an|Bộ Chỉ huy|Bộ Tư lệnh|Tòa án|Viện kiểm sát|Kho bạc|Ngân hàng|Bảo hiểm|Trường|Đại học|Thanh tra|Kiểm toán|Hội đồng|Ủy ban|Uỷ ban"
    r"|Văn phòng|Liên minh|Đảng đoàn|Ban cán sự|Bộ"
)
_OFFICES = (
    "Phó Chủ tịch|Chủ tịch|Bộ trưởng|Thứ trưởng|Phó Giám đốc|Tổng Giám đốc|Giám đốc|Thường trực|Thống đốc|Chánh án|Viện trưởng|Tổng Thanh tra",
    "Tổng Kiểm toán|Chánh Văn phòng|Trưởng|Vụ trưởng|Chi cục trưởng|Tổng cục trưởng|Cục trưởng|Trưởng ban|Trưởng Ban|Bí thư",
    "Hội nghị|Ban Thường vụ|BTV|Ban Chấp hành|BCH|Liên",
)
_OFFICE = "|".join(_OFFICES)
_COUNCILS = r"(?:Ủy|Uỷ) ban nhân dân|UBND|Hội đồng nhân dân|HĐND"
# A Party organisation inside a body is no committee of the place: "Đảng ủy UBND tỉnh", "Ban cán sự đảng Bộ Y tế", "Đảng ủy Khối các cơ quan tỉnh".
_PARTY_OF = r"(?:Đảng (?:ủy|uỷ|bộ)|Ban cán sự đảng|Đảng đoàn)"
_INSIDE = rf"{_COUNCILS}|(?:Khối )?(?:các )?(?:cơ quan|doanh nghiệp)(?:(?: của)? Đảng)?(?: và doanh nghiệp)?|Công an|Quân sự|Bộ đội Biên phòng"
_COMMITTEES = rf"{_COUNCILS}|(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) (?:ủy|uỷ)(?! Khối)|Đảng bộ|Ban Chỉ đạo [0-9]{{1,4}}"
_UNIONS = r"(?! (?:Đoàn|Hội|Mặt trận|MTTQ|Giáo hội|Liên minh)(?!\w))"  # "Ban Chấp hành Trung ương Hội Nông dân" is not the Party's
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
    r"[\s*_]{0,6}[,(]?[\s*_]{0,6}(?:(?:được\s{1,4})?(?:ban\s{1,4}hành|ký)\s{1,4})?(?P<word>ngày\s{0,4})?(?P<day>\d{1,2})\s{0,3}"
    r"(?:[/.-]\s{0,3}(?P<month>\d{1,2})\s{0,3}[/.-]|tháng\s{0,3}(?P<worded>\d{1,2})\s{0,3}(?:,?\s{0,3}năm|/))\s{0,3}(?P<year>(?:19|20)\d\d|(?<=[/.-])\d\d)(?![\d/])",
    re.IGNORECASE,
)
_CENTURY = 45  # the state's documents begin in 1945: of a year with two figures, those from here on are of the century before
_YEARED = re.compile(r"\s{1,3}năm\s{1,3}(?:19|20)\d\d(?=\s{1,3}của\s)", re.IGNORECASE)
_CLOSED = re.compile(r"\s{0,3}\)")
_ISSUED = r"phê duyệt|ban hành|thông qua|chấp thuận|giao|công bố|quy định|xác định|cho ý kiến|chỉ đạo|kết luận"
_LINK = re.compile(spaced(rf"(?: đã)?(?: (?:{_ISSUED}))?(?: kèm theo| (?:tại|theo|bằng|ở))(?: các)? ?"))
_LINKED = re.compile(r"(?:tại|theo|bằng|ở)\s+(?:các\s+)?$")
_ACTS = re.compile(r"\s+(?:(?:đã\s+)?(?:ban\s+hành|ký(?:\s+ban\s+hành)?)|(?:đã\s+)?có)(?:\s+các)?\s+$")
_ACTED = ("hành", "ký", "có", "các")  # what _ACTS ends in, before white space
_SENTENCE = re.compile(rf"(?:^|[.;,:(\n]\s{{0,3}}|(?<!\w)(?:đã|được|do|và|mà|khi)\s{{1,3}})(?=[{CAPITAL}])")
_ON_DAY = re.compile(r"(?<!\w)(?P<day>ngày\s{1,3}\d)", re.IGNORECASE)
_COMMA = re.compile(r"\s{0,3},?\s{1,3}")
_ASIDE = re.compile(r"\s{1,3}\(\s{0,2}$")
_NAMED_BY = re.compile(r"(?:của|được|do|Của|Được|Do|[;,])\s{1,3}")
_BY = re.compile(r"(?<!\w)(?:của|do)\s{1,3}", re.IGNORECASE)
_MOST_JOINT = 9  # further issuers of a joint document
_FURTHER = re.compile(r"\s+và\s+|\s*[-–,]\s*")
_ALSO = re.compile(r"\s{0,2}(?:,|,?\s{0,2}và)(?=\s{1,3}ngày)")
_OF = re.compile(r"[\s*_]{0,6},?[\s*_]{0,6}(?:của|do)(?:[\s*_]{1,4}|\x20?\n\x20{1,60})(?![\s*_])", re.IGNORECASE)  # a wrapped line may be indented


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuance:
    """What stands after a number: the day, the issuer, and where they end."""

    end: int
    day: date | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuers:
    """Reads issuers' names; built by `compile_issuers`. Offices and known bodies are read in any letters, places by their capitals."""

    pattern: re.Pattern[str]
    printed: Mapping[str, str]  # known bodies: in small letters -> as written

    def read(self, text: str, at: int, *, joint: bool = False) -> Issuance:
        """Read the day and the issuer that follow a number ending at `at`, in either order; of a joint document all issuers."""
        day, at = _read_day(text, at)
        yeared = _YEARED.match(text, at) if day is None else None
        of = _OF.match(text, yeared.end() if yeared else at)
        end = self._end(text, of.end(), joint=joint) if of else None
        if of is None or end is None:
            return Issuance(end=at, day=day)
        issuer = self._name(text[of.end() : end])
        if day is None:
            day, end = _read_day(text, end)
        return Issuance(end=end, day=day, issuer=issuer)

    def read_days(self, text: str, at: int) -> tuple[tuple[date, ...], Issuance]:
        """Read the further days of a list of numbers, ", ngày 03/02/2018", and the issuer behind the last."""
        days: list[date] = []
        while len(days) < _MOST_JOINT and (joint := _ALSO.match(text, at)):
            day, end = _read_day(text, joint.end())
            if day is None:
                break
            days.append(day)
            at = end
        return tuple(days), self.read(text, at)

    def _end(self, text: str, at: int, *, joint: bool) -> int | None:
        """Give where the name that begins at `at` ends, or the last of several."""
        found = self.pattern.match(text, at)
        if not found:
            return None
        for _ in range(_MOST_JOINT if joint else 0):
            further = _FURTHER.match(text, found.end())
            another = self.pattern.match(text, further.end()) if further else None
            if another is None:
                break
            found = another
        return found.end()

    def _name(self, printed: str) -> str:
        name = unwrap(printed)
        return self.printed.get(name.casefold(), name) if name.isupper() else name

    def issued_before(self, text: str, at: int, *, floor: int, in_letter: bool = False) -> Issuance:
        """Read the issuer before a type word at `at`, not before `floor`: "được Thủ tướng Chính phủ phê duyệt tại", "của Sở Y tế tại".

        In:  `in_letter`: a letter or report, which may stand in brackets behind its issuer: "báo cáo của Bộ Y tế (văn bản số".
        Out: with the day that opens the sentence: "Ngày 02/3/2020, Bộ Chính trị đã ban hành Nghị quyết".
        """
        low = max(floor, at - 160)
        if in_letter and _ASIDE.search(text, low, at):
            return self._before(text, (low, at), opening=_BY, link=_ASIDE)
        if _LINKED.search(text[max(low, at - 16) : at]):
            return self._before(text, (low, at), opening=_NAMED_BY, link=_LINK)
        if text[low:at].rstrip().endswith(_ACTED) and _ACTS.search(text, low, at):
            return self._acted(text, (low, at)) or self._before(text, (low, at), opening=_SENTENCE, link=_ACTS)
        return Issuance(end=at)

    def _acted(self, text: str, room: tuple[int, int]) -> Issuance | None:
        for opened in _ON_DAY.finditer(text, *room):
            day, end = _read_day(text, opened.start("day"))
            comma = _COMMA.match(text, end)
            found = self.pattern.match(text, comma.end(), room[1]) if day and comma else None
            if found and _ACTS.fullmatch(text, found.end(), room[1]):
                return Issuance(end=room[1], day=day, issuer=self._name(found[0]))
        return None

    def _before(self, text: str, room: tuple[int, int], *, opening: re.Pattern[str], link: re.Pattern[str]) -> Issuance:
        """Find the name that stands between the opening and the words that lead over to the number."""
        low, at = room
        for opened in reversed(list(opening.finditer(text, low, at))):
            found = self.pattern.match(text, opened.end(), at)
            if found and link.fullmatch(text, found.end(), at):
                return Issuance(end=at, issuer=self._name(found[0]))
        return Issuance(end=at)


def _read_day(text: str, at: int) -> tuple[date | None, int]:
    found = _DAY.match(text, at)
    if not found or not (found["word"] or (found["month"] and len(found["year"]) == 4)):
        return None, at
    year = int(found["year"])
    try:
        day = date(year if year > 99 else year + (1900 if year >= _CENTURY else 2000), int(found["month"] or found["worded"]), int(found["day"]))
    except ValueError:
        return None, at
    closed = _CLOSED.match(text, found.end()) if "(" in text[at : found.start("day")] else None
    return day, closed.end() if closed else found.end()


def compile_issuers(lists: Lists) -> Issuers:
    """Make the lists' names of bodies ready for reading."""
    central, local = _names(lists)
    provinces, whole, parts = _alternatives({name for row in lists.provinces for name in row.names}), _alternatives(central), _alternatives(local)
    # A place is told by its capitals; in a title that is all capitals only a province's name is. The next line may begin with another body.
    capital = rf"(?!{_TITLE})(?:[{CAPITAL}](?![{CAPITAL}])|HCM(?!\w))[\w.]*"
    wrapped = rf"\x20?\n\x20?(?!(?:{_HEADS})(?!\w))"
    place = rf"(?:(?i:{provinces})(?!\w)|{capital}(?:(?:\x20{{1,2}}|{wrapped}| ?[-–] ?){capital}){{0,3}})"
    area = rf"(?: (?i:{_LEVEL}))?(?:(?:\x20{{1,2}}|{wrapped}){place}|\x20[0-9]{{1,2}}(?!\w))?"
    word = rf"(?:(?!{_TITLE})[{CAPITAL}][\w.]*|(?!(?:{_SMALL})(?!\w))[^\W\d_{CAPITAL}]+)"
    goes_on = rf"(?!\x20{{0,2}}\n\x20{{0,2}}(?:\n|(?:{_HEADS})(?!\w)))"
    joined = rf"{goes_on}(?: (?:và (?=[{CAPITAL}]))?| ?[-–] ?){word}"
    generic = rf"(?:{_HEADS})(?: | [-–] ?)(?!Về|Ban hành|Phê duyệt)[{CAPITAL}][\w.]*(?:{joined}){{0,9}}"
    party = rf"(?i:{_PARTY_OF} (?:{whole}))(?!\w)|(?i:{_PARTY_OF} (?:{_INSIDE}))(?!\w){area}"
    body = rf"(?:{party}|(?i:{_CENTRAL}|{whole})(?!\w){_UNIONS}|(?:(?i:{_COMMITTEES}|{parts})(?!\w)|{generic}){area})"
    one = rf"(?:(?i:{_OFFICE}){_TERM} (?:của )?){{0,2}}{body}(?i:{_TERM})"
    return Issuers(pattern=re.compile(spaced(one)), printed={name.casefold(): name for name in central | local})


_CUT = frozenset(
    {"Ban Chỉ đạo", "Ban Chỉ đạo Trung ương", "Ban Quản lý", "Ban cán sự đảng", "Đảng đoàn", "Đảng ủy Khối", "Văn phòng"}
)  # no whole names: words follow


def _names(lists: Lists) -> tuple[set[str], set[str]]:
    """Give the names of the bodies that no place follows, and of the others."""
    central, local = set[str](), set[str]()
    for body in lists.bodies:
        (local if body.local or body.level not in CENTRAL_LEVELS else central).add(body.name)
    for o in lists.organisations:
        (central if o.level in CENTRAL_LEVELS and "{" not in o.parent else local).update(name for name in (o.name, *o.abbreviations) if " " in name)
    return central - _CUT, local - _CUT - central


def _alternatives(names: set[str]) -> str:
    """Give a pattern of names, the longest first; it branches by the first letter, which costs one look."""
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        by_letter[name[0].lower()].append(name[1:].replace("(", r"\(").replace(")", r"\)").replace(".", r"\."))
    return "|".join(f"(?-i:[{letter}{letter.upper()}])(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
