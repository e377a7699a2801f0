"""Tell the figures that a plan sets out to reach from those that it only mentions.

Answers: is this figure a goal, here?
Assumes: clauses from graph.extract.figure.clauses; the role of the section they stand in.
Never:   takes a baseline (“so với 35% năm 2020”), the size of a project or an account of what is for a goal.
"""

from __future__ import annotations

import re

from graph.extract.figure.clauses import Clause
from graph.model import SectionRole
from graph.quantity import is_counted_unit

_SILENT = frozenset({SectionRole.SITUATION, SectionRole.RECIPIENTS, SectionRole.OTHER})
_STRIVE = re.compile(r"phấn\s+đấu", re.IGNORECASE)
_PRESENT = re.compile(r"(?<!\w)(?:đã|hiện\s+(?:nay|có|tại|đang|đạt|là|mới)|vốn\s+có|ước\s+thực\s+hiện)(?!\w)", re.IGNORECASE)
_COMPARED = re.compile(r"so\s+với\s+(?:mức\s+|cùng\s+kỳ\s+)?$", re.IGNORECASE)
_RISES = re.compile(r"[^;.]{0,30}?\s(?:lên|xuống)(?:\s+(?:còn|mức|đến))?\s", re.IGNORECASE)
# Words of a size: the figure right behind them describes a thing.
_SIZE = re.compile(
    r"(?<!tổng )(?<!\w)(?:công\s+suất|diện\s+tích|quy\s+mô|phạm\s+vi|tổng\s+mức\s+đầu\s+tư|(?:tổng\s+)?vốn(?:\s+đầu\s+tư)?|chiều\s+(?:dài|rộng|cao)"
    r"|dung\s+(?:lượng|tích)|trọng\s+tải|điện\s+áp|đường\s+dây|rộng|dài|kinh\s+phí(?:\s+thực\s+hiện)?|dự\s+toán|(?<!thu )ngân\s+sách"
    r"|mức\s+(?:hỗ\s+trợ|chi)|hỗ\s+trợ\s+tối\s+đa|gói\s+(?:hỗ\s+trợ|tín\s+dụng|cho\s+vay|thầu))\s*[:(]?\s*(?:là\s+)?$",
    re.IGNORECASE,
)
_RAISES = re.compile(r"thu\s+hút|huy\s+động|toàn\s+xã\s+hội", re.IGNORECASE)
# Money that is given out is a means, not a figure to be reached.
_SPENDS = re.compile(
    r"\W*(?:(?:tổng|các\s+khoản)\s+)?(?:chi(?!\s+(?:nhánh|bộ|hội|cục))|phân\s+bổ|bổ\s+sung|kinh\s+phí|bố\s+trí|dự\s+phòng|ngân\s+sách|nguồn\s+(?:vốn|kinh)|(?:đề|dự)\s+án|chương\s+trình|công\s+trình)(?!\w)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ|\s)*(?:đồng|VNĐ|VND)?$", re.IGNORECASE)
# So much for each: what one is given, but for what each earns.
_EACH = re.compile(r"(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ|\s)*đồng/(?:hộ|người|suất|học\s+sinh|trẻ|lao\s+động|lớp)$", re.IGNORECASE)
_EARNS = re.compile(r"thu\s+nhập|GRDP|GDP|năng\s+suất|doanh\s+thu|lương|giá\s+trị", re.IGNORECASE)
# “Nghị quyết số 5/NQ-HĐND về việc trồng mới 7.000 ha rừng”: a figure of another document's title.
_ENTITLED = re.compile(r"(?<!\w)số\s+\d+[/-][^;.]{4,200}?\svề\s+(?:việc\s+)?[^;.]{0,80}$", re.IGNORECASE)
_WORK = re.compile(r"(?:Nhà\s+máy|Dự\s+án|Trạm|Thủy\s+điện|Nhiệt\s+điện|Cảng|Đường)[^,;.:]{0,60}$", re.IGNORECASE)
_SIZED_UNITS = re.compile(r"(?:triệu\s+)?(?:MWp?|kVA?|MVA|kWp?|GW|ha|m2|m²|m3|m³|km2?|m|tấn|TEU|lít)(?:$|/)", re.IGNORECASE)
_INDICATOR = re.compile(
    r"(?:(?:đến|vào|trong|hết|cuối|từ|năm|giai\s+đoạn|các|\d{4}|[-–,])\s*)*(?:(?:phấn\s+đấu|tiếp\s+tục|nâng|đưa|giảm|tăng|duy\s+trì|bảo\s+đảm|đảm\s+bảo|giữ|hạ|kéo\s+giảm|đạt)\s+)*"
    r"(?:tỷ|tỉ|tốc\s+độ|số\s+(?:lượng|người|hộ|doanh\s+nghiệp|lao\s+động)|giá\s+trị|kim\s+ngạch|sản\s+lượng|năng\s+suất|doanh\s+(?:thu|số)|chỉ\s+số|mức|thu\s+(?:nhập|ngân)"
    r"|tổng|GRDP|GDP|IIP|PCI|PAR|độ\s+che\s+phủ|mật\s+độ|100\s*%)(?!\w)",
    re.IGNORECASE,
)
_ACHIEVE = (
    r"(?:xây\s+dựng|phát\s+triển|hình\s+thành|thành\s+lập|đào\s+tạo|tổ\s+chức|lựa\s+chọn|hỗ\s+trợ|cung\s+cấp|mở|mở\s+rộng|thu\s+hút|hoàn\s+thành|trồng|biên\s+soạn|phát\s+hành|huy\s+động|trang\s+bị|sửa\s+chữa|xây\s+mới"
    r"|(?<!sáng )(?<!chế )tạo|công\s+nhận|nâng\s+(?:cấp|công\s+suất|dung\s+lượng)"
    r"|đầu\s+tư|tuyển|thăm|tặng(?:\s+quà)?|trao(?:\s+tặng)?|thăm,\s+tặng\s+quà|(?:kiểm|thanh)\s+tra|đăng\s+tải|bồi\s+dưỡng|tập\s+huấn|lắp\s+đặt|kết\s+nối|sửa\s+chữa|giải\s+quyết|đưa|có|triển\s+khai|đạt|tiếp\s+nhận|khai\s+trương|chuyển\s+đổi|xóa|xoá)"
)
_ACHIEVES = re.compile(rf"(?<!\w){_ACHIEVE}(?:\s+(?:mới|được|thêm|và\s+\w+\s+\w+|cho|\([^)]{{1,30}}\)))*\s*$", re.IGNORECASE)
_ACHIEVES_LEAST = re.compile(rf"(?<!\w){_ACHIEVE}(?!\w)[^;.:]{{0,60}}$", re.IGNORECASE)
_EXTENT = r"(?:công\s+suất|chiều\s+dài|diện\s+tích|dung\s+(?:lượng|tích)|quy\s+mô)"
_EXTENT_ALONE = re.compile(rf"\W*(?:tổng\s+)?{_EXTENT}\s*", re.IGNORECASE)  # “- Diện tích khoảng 185 nghìn ha”: an objective of its own
# “xây dựng ... với tổng chiều dài 45 km”: the sum of what is to be built, not the size of one thing
_ACHIEVES_TOTAL = re.compile(rf"(?<!\w){_ACHIEVE}(?!\w)[^;.:]{{0,160}}(?<!\w)tổng\s+{_EXTENT}\s*(?:là\s+)?$", re.IGNORECASE)
_OF_COUNTED = re.compile(rf"\W*(?:(?:với|có)\s+)?(?:tổng\s+)?{_EXTENT}\s*(?:là\s+)?", re.IGNORECASE)
# “giải quyết việc làm cho 5.000 lao động”: for so many it is to be done
_ACHIEVES_FOR = re.compile(
    rf"(?<!\w){_ACHIEVE}(?:\s+[^\W\d]+){{1,5}}\s+cho\s*$|(?:khám|sàng\s+lọc|tiêm|cấp|tư\s+vấn)[^,;.:\d]{{0,40}}\scho\s*$", re.IGNORECASE
)
# “mở rộng diện tích chè lên 10.000 ha”
_RAISED = re.compile(r"(?<!\w)(?:mở\s+rộng|nâng|tăng|đưa|phát\s+triển)\s[^,;.:]{3,80}\slên\s*$", re.IGNORECASE)
_TO = re.compile(r"[^,;.:]{3,60}\slên\s*$", re.IGNORECASE)
_ALL_HAVE = re.compile(r"[^,;.]{0,40}?(?:,\s[^,;.]{0,20}?)?\scó\s*$", re.IGNORECASE)  # “100% xã có ít nhất 01 điểm”: what all are to have
_ASSURES = re.compile(r"(?:\W|bảo\s+đảm|đảm\s+bảo|đạt|duy\s+trì|có|ít\s+nhất)*+", re.IGNORECASE)
_REACHES = re.compile(r"(?:đến|vào|trong)\s+(?:hết\s+|cuối\s+)?năm\s+20\d\d,?[^,;.]{0,60}?(?<!\w)đạt\s*$", re.IGNORECASE)
_WAS = re.compile(r"\s*(?:năm|cuối\s+năm|hiện)\s+(?:(?:19|20)\d\d|nay)?\s*(?:có|là|đạt|mới)\s", re.IGNORECASE)  # “(năm 2022 có 56 hợp tác xã)”
_CONTINUES = re.compile(r"(?:trong\s+đó|riêng|gồm|tăng|giảm|và|còn)(?:\s*[:,])?\s", re.IGNORECASE)


# “riêng 62 huyện nghèo giảm 4%”: so many things are those of which a goal speaks.
_OF_WHICH = re.compile(r"(?<!\w)riêng\s+$", re.IGNORECASE)
_ASSURED = re.compile(
    r"[,;]\s*(?:bảo\s+đảm|đảm\s+bảo|phấn\s+đấu|đạt)(?:\s+(?:đến|trong|vào)\s+năm\s+20\d\d,?)?(?:\s+(?:đạt|đáp\s+ứng))?\s*$", re.IGNORECASE
)  # "tổ chức ..., bảo đảm trên 95% trẻ ..."
_CHANGES = re.compile(r"(?<!\w)(?:bố\s+trí|dành|cắt\s+giảm|giảm|tăng|nâng|rút\s+ngắn|tiết\s+kiệm)\s*$", re.IGNORECASE)
_COVERS = re.compile(
    r"(?<!\w)(?:ký\s+số|cho|tại|lập|cấp|quản\s+lý|tạo\s+lập|kiểm\s+tra|triển\s+khai|số\s+(?:hóa|hoá)|trang\s+bị|phổ\s+cập|cập\s+nhật|kết\s+nối|hoàn\s+thành|giải\s+quyết|xử\s+lý|bàn\s+giao|xóa|xoá)\s*$",
    re.IGNORECASE,
)


def is_counted(lead: str) -> bool:
    """Tell words that end in a verb whose object a count follows: “xây dựng”, “thành lập mới”; or no words."""
    return not lead.strip() or _ACHIEVES.search(lead) is not None


def is_goal(text: str, clause: Clause, *, role: SectionRole | None, before: Clause | None) -> bool:
    """Tell whether a clause's figure is a goal. `before`: the clause before it in the paragraph, where its figure is one.

    Objectives state goals throughout; elsewhere a goal shows itself: by “phấn đấu”, as an indicator that is to reach a figure, as a count that is
    to be achieved (“xây dựng 12 ...”), behind a colon, or as part of a goal (“trong đó ...”).
    """
    lead = text[clause.start : clause.figure.start]
    if role in _SILENT or _is_baseline(text, clause, lead, before) or _is_of_which(text, clause) or _is_had(text, clause, before):
        return False
    if role is not SectionRole.OBJECTIVE and _is_each(text, clause):
        return False
    if before and role is not SectionRole.AIM and _is_of_counted(text, clause, before):
        return True
    is_indicator = role is SectionRole.OBJECTIVE and clause.is_first and clause.figure.comparator != "=" and _EXTENT_ALONE.fullmatch(lead)
    if (_is_size(text, clause, lead) and not is_indicator) or _is_spent(clause, lead):
        return False
    if clause.is_bracketed:
        return before is not None and len(lead.split()) > 1 and not _WAS.match(lead)
    if role is SectionRole.OBJECTIVE or _STRIVE.search(text, clause.sentence_start, clause.figure.start):
        return True
    goes_on = before is not None and not clause.is_first and _goes_on(text, clause, lead)
    return role is not SectionRole.AIM and (goes_on or _states_goal(text, clause, lead))


def _is_baseline(text: str, clause: Clause, lead: str, before: Clause | None) -> bool:
    after = text[clause.figure.end : clause.sentence_end].lstrip()
    printed = text[clause.figure.start : clause.figure.end].lower()
    return (
        _PRESENT.search(lead) is not None
        or lead.strip().lower() == "tương đương"
        or _COMPARED.search(text[max(clause.sentence_start, clause.figure.start - 30) : clause.figure.start]) is not None
        or (printed.startswith("bằng") and after.startswith("so với") and not (before and not lead.strip()))
        or (printed.startswith("từ") and clause.figure.comparator == ">=" and _RISES.match(" " + after) is not None)
    )


def _is_spent(clause: Clause, lead: str) -> bool:
    is_money = _MONEY.match(clause.figure.unit or "-") is not None and clause.figure.comparator != ">="  # “bố trí tối thiểu 1,5 tỷ đồng/năm”
    return is_money and _SPENDS.match(lead) is not None and not _RAISES.search(lead)


def _is_of_counted(text: str, clause: Clause, before: Clause) -> bool:
    """Tell the extent of the things that are to be achieved: “xây dựng 09 trạm biến áp, công suất 1.710 kVA”."""
    return is_counted_unit(before.figure.unit) and _OF_COUNTED.fullmatch(text, before.figure.end, clause.figure.start) is not None


def _is_had(text: str, clause: Clause, before: Clause | None) -> bool:
    """Tell what all of a share are to have (“100% xã có ít nhất 01 điểm bán”): a part of what the share measures."""
    if before is None or before.start > clause.figure.start or text[before.start : before.figure.start].strip():
        return False
    is_share = "/" in text[before.figure.start : before.figure.end] or (before.figure.unit == "%" and before.figure.value == 100)
    return is_share and _ALL_HAVE.fullmatch(text, before.figure.end, clause.figure.start) is not None


def _is_each(text: str, clause: Clause) -> bool:
    """Tell a rate of support, and a figure of another document's title."""
    words = text[max(clause.sentence_start, clause.figure.start - 300) : clause.figure.start]
    if _ENTITLED.search(words):
        return True
    return _EACH.fullmatch(clause.figure.unit or "-") is not None and not _EARNS.search(words)


def _is_of_which(text: str, clause: Clause) -> bool:
    return is_counted_unit(clause.figure.unit) and _OF_WHICH.search(text[max(0, clause.figure.start - 10) : clause.figure.start]) is not None


def _is_size(text: str, clause: Clause, lead: str) -> bool:
    at = max(clause.sentence_start, clause.figure.start - 60)
    if _ACHIEVES_TOTAL.search(lead) or (is_counted_unit(clause.figure.unit) and _ACHIEVES.search(lead)):
        return False
    if _SIZE.search(text[at : clause.figure.start]) and not _RAISES.search(lead):
        return True
    return (
        clause.figure.unit is not None and _SIZED_UNITS.match(clause.figure.unit) is not None and _WORK.search(lead) is not None and "đạt" not in lead
    )


def _states_goal(text: str, clause: Clause, lead: str) -> bool:
    if lead.rstrip().endswith(":") or text[clause.start - 2 : clause.start].strip() == ":":
        return True
    unit, least = clause.figure.unit or "", clause.figure.comparator in {">=", "~"}
    if _ASSURES.fullmatch(lead) or (unit.startswith("%") and _ASSURED.search(lead)):
        return unit.startswith("%") or "/" in text[clause.figure.start : clause.figure.end]
    if _INDICATOR.match(lead) or _REACHES.search(lead) or _RAISED.search(lead):
        return True
    if least and (unit.startswith(("%", "ha")) or "đồng" in unit) and _CHANGES.search(lead):
        return True
    if unit.startswith("%"):
        return clause.figure.value == 100 and _COVERS.search(lead) is not None
    if is_counted_unit(unit) and _ACHIEVES_FOR.search(lead):
        return True
    return is_counted(lead) or _ACHIEVES_TOTAL.search(lead) is not None or (least and _ACHIEVES_LEAST.search(lead) is not None)


def _goes_on(text: str, clause: Clause, lead: str) -> bool:
    """Tell a part of the goal before, or its growth: “..., trong đó ...”, “..., tăng 9,1% so với năm 2013”, “..., bằng 102% so với năm 2013”."""
    if not lead.strip() and text[clause.figure.start : clause.figure.end].lower().startswith("bằng"):
        return True
    if _TO.fullmatch(lead):  # “..., cây mắc ca lên 30.000 ha”
        return True
    return _CONTINUES.match(lead + " ") is not None or _CONTINUES.search(text[max(0, clause.start - 10) : clause.start] + " ") is not None
