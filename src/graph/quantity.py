"""Figures as printed in Vietnamese -> value, comparator, unit.

Answers: what “khoảng 21.592 tỷ đồng”, “59-60%”, “trên 8,5%/năm” and “từ 60% trở lên” say, exactly; where figures with a unit stand in a sentence.
Assumes: the text is clean (NFC, plain spaces). A dot groups thousands, a comma starts decimals.
Never:   guesses: “1.5 tỷ đồng” could be a thousandfold wrong and is refused; converts a unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graph.errors import QuantityError
from graph.text import small

_SCALE = r"(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?:\s+(?:triệu|tỷ|tỉ))?(?!\w)"
_MEASURES = (
    "điểm phần trăm|điểm %|phần trăm|%|‰|đồng|VNĐ|VND|USD|đô la Mỹ|EUR|MWp|MWh|MW|kWh|kWp|kW|GWh|GW|kVA|MVA|TOE|"
    "ha|héc ta|hecta|m2|m²|m3|m³|km2|km²|km|m|tấn|tạ|yến|kg|lít|TEU|Mbps|Gbps|điểm|bậc|lần"
)
# What plans count, longest first. Words for parts of a text (“05 chỉ tiêu”, “3 nhóm”) and for time (“5 năm”) are no units.
_COUNTED = (
    "giấy chứng nhận|cơ sở dữ liệu|thủ tục hành chính|hộ gia đình|doanh nghiệp|câu lạc bộ|chương trình|hợp tác xã|tổ hợp tác|"
    "nhà khoa học|trung tâm|công trình|lượt khách|lượt người|lao động|nhà máy|đoàn viên|đảng viên|hội viên|học viên|học sinh|sinh viên|giáo viên|"
    "giảng viên|công chức|viên chức|chuyên gia|thanh niên|trang trại|thương hiệu|nhãn hiệu|thị trường|cửa hàng|siêu thị|sáng kiến|sản phẩm|"
    "hồ chứa nước|hồ chứa|phiên tòa|phiên toà|phiên họp|phiên chợ|phiên giao dịch|phiên|giám đốc điều hành|giám đốc|đại biểu|"
    "lượt đoàn viên|lượt hội viên|lượt cán bộ|lượt lao động|lượt học sinh|lượt hộ|"
    "bé trai|bé gái|bà mẹ|thai phụ|bệnh nhân|"
    "chuyên đề|tọa đàm|phóng sự|áp phích|tờ rơi|bể bơi|huấn luyện viên|tình nguyện viên|tuyên truyền viên|cộng tác viên|điểm bán|gian hàng|camera|"
    "mẫu nhà ở|mẫu nhà|mẫu|máy quét|máy tính bảng|tổ công nghệ số cộng đồng|"
    "hội nghị|hội thảo|hội chợ|hệ thống|nền tảng|ứng dụng|dịch vụ|thủ tục|tổ chức|đơn vị|cơ quan|văn bản|giường bệnh|trường học|làng nghề|căn hộ|"
    "hộ nghèo|hộ dân|trẻ em|phụ nữ|bác sĩ|dược sĩ|kỹ sư|tiến sĩ|thạc sĩ|cán bộ|thị trấn|đề tài|đề án|mô hình|dự án|cơ sở|tiêu chí|hồ sơ|"
    "liên hiệp hợp tác xã|liên hiệp HTX|hộ kinh doanh|nhà văn hóa|thành viên|học bổng|thư viện|đối tượng|phòng học|chi bộ|chi hội|"
    "thiết bị|máy tính|tài khoản|thí sinh|di tích|lễ hội|THT|suất|"
    "người dân|người|nhân khẩu|CSDL|TTHC|HTX|CLB|DN|hộ|lượt|khách|cụm|khu|xã|phường|huyện|thôn|bản|làng|tổ|trường|lớp|giường|chợ|đợt|cuộc|buổi|"
    "trạm biến áp|TBA|trạm|căn|nhà|tàu|chiếc|xe|con|cây|gốc|chuỗi|vùng|tuyến|cầu|cảng|bến|hồ|nghề|ngành|điểm cầu|máy|bộ|cặp|đội|trẻ|ca|vụ|tin|bài"
)
_PER = (
    r"(?:\s*/\s*(?:năm|tháng|quý|tuần|ngày\s+đêm|ngày|vụ|người|lao\s+động|hộ|ha|(?:1\s+)?vạn\s+dân|1[\d.]{2,6}\s+(?:dân|người|trẻ|bé\s+gái|nữ|phụ\s+nữ|ca|hộ|học\s+sinh)"
    r"|phụ\s+nữ|bà\s+mẹ|hợp\s+tác\s+xã|doanh\s+nghiệp|thôn|ấp|mô\s+hình|suất|học\s+sinh|trẻ|lớp|trường|xã|huyện|đơn\s+vị|cơ\s+sở|km2|km²)(?!\w))*"
    r"(?:\s+(?:mỗi\s+năm|một\s+năm)|\s+trên\s+(?:(?:1|một)\s+)?vạn\s+dân(?!\w))?"
)


def _words(names: str) -> str:
    """Make an alternation, longest first, whose spaces may be line breaks; it branches by the first letter, which costs one look."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names.split("|"), key=len, reverse=True):
        by_letter.setdefault(name[0].lower(), []).append(re.escape(name[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"(?-i:[{letter}{letter.upper()}])(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


_RATE = r"/\s*1[\d.]{2,6}\s+(?:dân|người|trẻ(?:\s+đẻ\s+sống)?|phụ\s+nữ)(?!\w)"  # of "150/100.000 dân"
_THINGS = rf"(?:{_words(_COUNTED)})(?:,\s+(?:{_words(_COUNTED)})(?!\w))?"  # "02 tin, bài/tuần"
_UNIT = rf"(?:{_RATE}|(?:{_SCALE}(?:\s+(?:{_words(_MEASURES)}|{_THINGS}))?|{_words(_MEASURES)}|{_THINGS})(?<!\s)(?!\w){_PER})"
_COUNTED_UNIT = re.compile(rf"(?:{_SCALE}\s+)?{_THINGS}{_PER}", re.IGNORECASE)
_WHOLE_UNIT = re.compile(_UNIT, re.IGNORECASE)
_NUMBER = r"\d+(?:[.,]\d+)*"
_GAP = r" *(?:\n *)?"  # a figure and its unit may be parted by the end of a line, never by a paragraph's
_TO = r"\s*(?:[-–—÷]|đến|tới)\s*"
_TAIL = r"(?:\s*(?P<tail>trở\s+(?:lên|xuống)))?"
_FIGURE = re.compile(  # begins with a figure, so that a text is scanned at speed; what stands before it is looked at there
    r"(?P<low>\d(?<![\w.,/]\d)(?>\d*(?:[.,]\d+)*))"
    rf"(?:(?:{_GAP}(?P<low_unit>{_UNIT}))?{_TO}(?P<high>{_NUMBER}){_GAP}(?P<high_unit>{_UNIT})|{_GAP}(?P<unit>{_UNIT})){_TAIL}(?!\s*/\s*\d)",
    re.IGNORECASE,
)
_SHARE = re.compile(rf"(?<![\w.,/])(?P<part>\d{{1,4}})\s*/\s*(?P<all>\d{{1,4}})\s+(?P<unit>{_THINGS}(?!\w))", re.IGNORECASE)  # "11/12 thôn"
# “chỉ số PCI đạt 68,5”: a figure without unit that closes its clause.
_UNITLESS = re.compile(
    rf"(?<!\w)(?:đạt|bằng|còn|là|mức|dưới|trên|hơn|khoảng|tối\s+thiểu|tối\s+đa|ít\s+nhất|(?:không\s+)?quá|vượt|lên|[≥≤<>])\s*(?:từ\s+)?"
    rf"(?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER}))?{_TAIL}(?=\s*(?:[;.,)]\s|[;.,)]?$))",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER}))?{_TAIL}", re.IGNORECASE)
_COMPARATORS = (
    (">=", r"tối\s+thiểu|ít\s+nhất|không\s+(?:dưới|thấp\s+hơn|ít\s+hơn|nhỏ\s+hơn|kém)|≥|>="),
    ("<=", r"tối\s+đa|nhiều\s+nhất|không\s+(?:quá|vượt\s+quá|vượt|trên|lớn\s+hơn|cao\s+hơn|nhiều\s+hơn)|≤|<="),
    ("~", r"khoảng|xấp\s+xỉ|gần|chừng|ước(?:\s+đạt)?|~|≈"),
    ("<", r"dưới|thấp\s+hơn|nhỏ\s+hơn|ít\s+hơn|<"),
    (">", r"trên|hơn|vượt|cao\s+hơn|lớn\s+hơn|>"),
    ("=", r"bằng|="),
)
_LEAD = re.compile(
    r"(?:(?<!\w)(?:"
    + "|".join(rf"(?P<c{i}>{pattern})" for i, (_, pattern) in enumerate(_COMPARATORS))
    + r")\s*)?(?:(?<!\w)(?:(?:(?:đạt|bình\s+quân|là|còn|chiếm|mức|từ)\s+){1,3}))?[*_]*$"
)  # in small letters
_AT_MOST = re.compile(r"(?<!\w)không\s+(?:để|cho|có)\s[^,;.:]{0,36}\s(?:quá|vượt)\s+$", re.IGNORECASE)  # “không để hồ sơ trễ hạn quá 05 hồ sơ”
_FROM = re.compile(r"(?<!\w)từ\s+$", re.IGNORECASE)
_CELL_LEAD = re.compile(r"(?:(?:phấn\s+đấu|đạt|bình\s+quân|là|còn|chiếm|mức|tăng|giảm|gấp)\s+){0,4}", re.IGNORECASE)
# “năm 2024”, “số 9”, “Điều 5” number something; what follows is not counted by them.
_ORDINAL = re.compile(r"(?<!\w)(?:năm|tháng|ngày|quý|số|điều|khoản|điểm|mục|phụ\s+lục|bảng|quận|phường|thứ|giai\s+đoạn|top)\s+$", re.IGNORECASE)
# “số giường bệnh trên 1 vạn dân”: so many inhabitants are the measure of an indicator, not its figure.
_PER_INHABITANTS = re.compile(
    r"(?:1|10{1,5}|10{0,2}\.000)\s*(?:vạn\s+|nghìn\s+|ngàn\s+|triệu\s+)?(?:người\s+)?dân(?!\w)(?!\s+(?:tộc|quân|cư|phòng))", re.IGNORECASE
)
_PER_BEFORE = re.compile(r"(?:(?<!\w)(?:trên|cho|tính)\s+|/\s*)$", re.IGNORECASE)
_LOOK_BACK = 48
_YEAR = re.compile(r"(?:19|20)\d\d")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:,\d+)?")
_SLIP = re.compile(r"\d+\.\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure at [start, end) of a text, the words of its comparator among them. A range has value < value_max; unit None: a bare number."""

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    comparator: str
    unit: str | None


def read_quantity(text: str) -> Quantity:
    """Read one printed figure, whole.

    >>> q = read_quantity("khoảng 21.592 tỷ đồng")
    >>> q.comparator, q.value, q.unit
    ('~', Decimal('21592'), 'tỷ đồng')

    In:     clean text that holds one figure, its comparator and unit, nothing else.
    Out:    the value in the unit as printed (its white space folded): "21.592 tỷ đồng" is 21592, "8,5" is 8.5.
    Raises: QuantityError if there is more or less than one figure, an unknown unit, a range that runs backward, or a dot that groups no
            thousands ("1.5 tỷ đồng"); only before "%" is such a dot read as the slip for a comma that it is ("10.5%").
    Source: figures as printed in plans; cases in tests/graph/test_quantity.py.
    """
    found = _FIGURE.search(text) or _BARE.search(text)
    quantity = _quantity(found) if found else None
    if quantity is None or text[quantity.end :].strip(" .;,\n") or _CELL_LEAD.sub("", text[: quantity.start].lstrip(), count=1).strip():
        raise QuantityError(
            f"“{text}”: expected one figure such as “trên 8,5%/năm” or “21.592 tỷ đồng” (dots group thousands, a comma starts decimals)"
        )
    return quantity


def find_quantities(text: str, *, unitless: bool = False) -> tuple[Quantity, ...]:
    """Find the figures of a text that have a known unit, in order, not overlapping; what cannot be read for certain is left out.

    `unitless`: those too that have none, where a word of reaching stands before and a clause ends behind them ("chỉ số PCI đạt 68,5").

    >>> [(q.comparator, str(q.value), q.unit) for q in find_quantities("đạt trên 45%; ít nhất 01 cụm liên kết; giai đoạn 2021-2025")]
    [('>', '45', '%'), ('>=', '1', 'cụm')]
    """
    found = tuple(_found(text))
    if not unitless:
        return found
    more = [quantity for quantity in _found_unitless(text) if not _overlaps(quantity, found)]
    return tuple(sorted([*found, *more], key=lambda quantity: quantity.start))


def _overlaps(quantity: Quantity, found: tuple[Quantity, ...]) -> bool:
    """Tell whether a figure overlaps one of those found, which are in order and overlap none of each other."""
    place = bisect_left(found, quantity.end, key=lambda other: other.start)
    return place > 0 and found[place - 1].end > quantity.start


def _found(text: str) -> Iterator[Quantity]:
    shares = [share for found in _SHARE.finditer(text) if (share := _share(found))] if "/" in text else []
    plain = (quantity for found in _FIGURE.finditer(text) if (quantity := _quantity(found)))
    yield from sorted([*plain, *shares], key=lambda quantity: quantity.start) if shares else plain


def _share(found: re.Match[str]) -> Quantity | None:
    """Read "11/12 thôn" as 11 of what is counted; None where it is a date or a number of something."""
    before = found.string[max(0, found.start() - 12) : found.start()]
    if int(found["part"]) > int(found["all"]) or _ORDINAL.search(before) or before.casefold().rstrip().endswith(("tỷ lệ", "tỉ lệ")):
        return None
    start, comparator = _comparator(found)
    return Quantity(start=start, end=found.end(), value=Decimal(found["part"]), value_max=None, comparator=comparator, unit=_fold(found["unit"]))


def _found_unitless(text: str) -> Iterator[Quantity]:
    for found in _UNITLESS.finditer(text):
        whole = _BARE.match(text, found.start("low"), found.end())
        quantity = _quantity(whole) if whole and not _YEAR.fullmatch(found["low"]) else None
        if quantity:
            yield quantity


def _quantity(found: re.Match[str]) -> Quantity | None:
    """Make the quantity of a match of _FIGURE or _BARE; None where it is no certain figure."""
    group: dict[str, str | None] = found.groupdict()
    high = group["high"]
    unit, low_unit = _fold(group.get("high_unit" if high else "unit")), _fold(group.get("low_unit"))
    value, value_max = _number(found["low"], unit), _number(high, unit) if high else None
    if value is None or (low_unit and low_unit != unit) or (high and (value_max is None or value_max <= value)):
        return None
    if is_counted_unit(unit) and found["low"].isdigit() and _ORDINAL.search(found.string[max(0, found.start() - 12) : found.start()]):
        return None
    if _PER_INHABITANTS.match(found.string, found.start()) and _PER_BEFORE.search(found.string[max(0, found.start() - 12) : found.start()]):
        return None
    start, comparator = _comparator(found)
    if comparator == "=" and _AT_MOST.search(found.string[max(0, found.start() - _LOOK_BACK) : found.start()]):
        comparator = "<="
    if high:
        comparator = "range"
    elif group["tail"]:
        comparator = ">=" if group["tail"].lower().endswith("lên") else "<="
    return Quantity(start=start, end=found.end(), value=value, value_max=value_max, comparator=comparator, unit=unit)


def is_unit(words: str) -> bool:
    """Tell words that are a unit and nothing else."""
    return _WHOLE_UNIT.fullmatch(words) is not None


def is_counted_unit(unit: str | None) -> bool:
    """Tell a unit that names the things that are counted (“người”, “triệu lượt khách”) from a measure or a currency."""
    return unit is not None and _COUNTED_UNIT.fullmatch(unit) is not None


def _comparator(found: re.Match[str]) -> tuple[int, str]:
    """Read the words before a figure: where they begin, and what they compare."""
    at = max(0, found.start() - _LOOK_BACK)
    before = found.string[at : found.start()]
    lead = _LEAD.search(small(before))
    sign = next((sign for i, (sign, _) in enumerate(_COMPARATORS) if lead and lead[f"c{i}"]), None)
    if lead and sign:
        return at + lead.start(), sign
    since = _FROM.search(before)
    return (at + since.start(), ">=") if since else (found.start(), "=")


def _number(token: str, unit: str | None) -> Decimal | None:
    """Read a number the Vietnamese way; None where dots and commas do not say it for certain."""
    if _GROUPED.fullmatch(token) or _PLAIN.fullmatch(token):
        return Decimal(token.replace(".", "").replace(",", "."))
    if _SLIP.fullmatch(token) and (unit or "").startswith("%"):
        return Decimal(token)
    return None


def _fold(unit: str | None) -> str | None:
    """Fold the white space of a unit; “% mỗi năm” is “%/năm”, “người trên một vạn dân” is “người/vạn dân”."""
    folded = re.sub(r"\s*/\s*", "/", " ".join((unit or "").split()))
    folded = re.sub(r" trên (?:(?:1|một) )?vạn dân$", "/vạn dân", folded)
    return re.sub(r" (?:mỗi|một) năm$", "/năm", folded) or None


def write_number(value: Decimal) -> str:
    """Write a number the Vietnamese way.

    >>> write_number(Decimal("21592.5"))
    '21.592,5'
    """
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))
