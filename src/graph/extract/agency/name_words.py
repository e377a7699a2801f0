"""Tell which words belong to an agency's printed name, and which end it.

Answers: does the name go on over this word?
Assumes: a name has begun before the word.
Never:   knows an agency: only words that names are made of, and words that sentences go on with.
"""

from __future__ import annotations

import re

from graph.extract.agency.reach import Reach

# Words that end a name in a sentence ...
STOPS = re.compile(
    r"(?:để|nhằm|về|vào|theo|khi|nếu|được|bị|phải|cần|sẽ|đã|đang|là|do|bằng|từ|đến|tới|trước|sau|tại|trong|trên|qua|thông qua|căn|mà|thì|với|cho|sớm"
    r"|(?:hàng|hằng)(?= (?:năm|quý|tháng|tuần|ngày|kỳ))|trực tiếp"
    r"|cơ bản(?= (?:thống nhất|nhất trí|tán thành|đồng ý|hoàn thành))|định|gồm|như|có|nêu|này|đó|chịu"
    r"|chưa|(?<!hàng )(?<!òng )không(?! (?:gian|lưu|quân|chuyên)))(?!\w)",
    re.IGNORECASE,
)
# ... unless they go on as here.
_GOES_ON = re.compile(
    r"có (?:liên quan|thẩm quyền|chức năng|điều kiện|trụ sở)|được (?:giao|phân công)(?: nhiệm vụ| thực hiện)*(?=\s*(?:có trách nhiệm|chịu|[,;.]|$))"
    r"|trong (?:tỉnh|huyện|xã|ngành|khu|vùng|cả nước|nước|toàn|và ngoài|hệ thống|quân đội)|trên (?:địa bàn|cả nước|toàn)"
    r"|tại (?:địa phương|cơ sở|các|địa bàn)|từ (?:tỉnh|trung ương|huyện)(?= đến)|đến (?:cơ sở|xã|cấp|huyện)|sau đại học"
    r"|tham mưu,? giúp việc|(?<=cấp )trên(?: trực tiếp)?(?: cơ sở)?|(?<=cấp trên )trực tiếp(?: cơ sở)?|cùng cấp",
    re.IGNORECASE,
)
# Bodies named after their matter: "Ban Chỉ đạo quốc gia về chuyển đổi số". But one reports to them "về tình hình ...", too.
_MATTERS = re.compile(
    r"(?:các )?(?:ban (?:chỉ đạo|điều phối)|tổ công tác|(?:ủy ban|uỷ ban|hội đồng) quốc gia|cơ quan (?:quản lý nhà nước|chuyên môn))(?!\w)",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"về (?!(?:tình hình|kết quả|tiến độ|việc|nội dung|công tác|vấn đề|các|những|một số|kế hoạch|phương án|khó khăn|kiến nghị|đề xuất|chủ trương"
    r"|thực trạng|nhu cầu|số liệu|dự thảo|danh mục)(?!\w))"
    r"(?:phòng,? chống \w+|\w+ \w+(?: \w+){0,2}(?:, \w+ \w+(?: \w+){0,2}){1,4} và \w+ \w+|\w+ \w+)",
    re.IGNORECASE,
)
# Capitals that no name goes on with: a copy glued a paragraph to the heading above it.
_ANEW = re.compile(r"(?:Theo (?:chức năng|nhiệm vụ|phân công)|Căn cứ|Trên cơ sở|Chủ trì|Chịu trách nhiệm|Có trách nhiệm)(?!\w)")
# Words that end a name where a list is all there is.
DUTIES = re.compile(
    r"(?:chủ trì|phối hợp|tham mưu|có trách nhiệm|chịu trách nhiệm|đầu mối|tổng hợp|phụ trách"
    r"|theo (?:chức năng|nhiệm vụ|phân công|lĩnh vực|quy định|thẩm quyền))(?!\w)"
)
# "các đơn vị quản lý ...": after such a noun these verbs say what it is for.
_PURPOSES = re.compile(
    r"(?:quản lý|đào tạo|tư vấn|sản xuất|kinh doanh|nghiên cứu khoa học|kiểm soát|bảo vệ|báo chí|khai thác|xuất khẩu|thi hành|sử dụng lao động"
    r"|giúp việc)(?!\w)"
)
_WORKERS = ("cơ quan", "đơn vị", "cơ sở", "tổ chức", "doanh nghiệp", "lực lượng", "công ty", "ban", "trung tâm", "bộ phận", "trường")
# Nouns whose first syllable, or second, would be a verb if it stood alone.
_NOUNS = re.compile(r"(?:giao (?:thông|dịch|tiếp)|trình độ|tăng trưởng|lập pháp|giúp việc|giảm nghèo|làm việc|đầu tư công|mở cửa)(?!\w)")
_COMPOUND = re.compile(
    r"(?:(?:công|chương|quy|tiến|lộ|hành) trình|(?:công|dân|tư|ngoài) lập|việc làm|ngoại giao|(?:đào|chế|sáng) tạo|tuyên giáo|chứng khoán)$"
)

# "Quỹ Đầu tư phát triển", "Viện Nghiên cứu phát triển": in the names of such bodies one verb goes on after another.
_DOERS = re.compile(r"(?:viện|quỹ|trung tâm|công ty|tổng công ty)(?!\w)", re.IGNORECASE)
_DOES_MORE = re.compile(r"(?:nghiên cứu|đầu tư|hỗ trợ|xúc tiến|tư vấn|dịch vụ)(?: và)?[ ]*$", re.IGNORECASE)
_MORE = re.compile(r"(?:phát triển|hỗ trợ|ứng dụng|đào tạo|đầu tư|tổng hợp)(?!\w)")
_PLACES = re.compile(r"[ ](?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường)(?!\w)")  # "UBND 12 xã"
_MEASURE = re.compile(r"[.,]?\d*[ ]*(?:%|[a-zà-ỹ])")  # "Xã An Bình 50 ha": a figure, where "Quân khu 7" is a name


def word_end(reach: Reach, word: str, at: int, start: int) -> int | None:
    """Give where a name that began at `start` goes on after `word`, which stands at `at`; None where the word ends it.

    >>> from graph.extract.agency.words import Words
    >>> reach = Reach(text="Sở Y tế theo dõi", end=16, words=Words(entries={}, names={}, verbs=frozenset()), prose=True)
    >>> word_end(reach, "tế", 5, 0), word_end(reach, "theo", 8, 0)
    (7, None)
    """
    goes_on = _GOES_ON.match(reach.text, at, reach.end)
    if goes_on:
        return goes_on.end()
    if word == "về" and _MATTERS.match(reach.text, start, at):
        matter = _MATTER.match(reach.text, at, reach.end)
        return matter.end() if matter else None
    end = at + len(word)
    if word.isdigit() and _MEASURE.match(reach.text, end, reach.end) and not reach.matches(_PLACES, end):
        return None
    if not word[0].islower():
        return None if reach.prose and reach.matches(_ANEW, at) else end
    if not reach.prose:
        return None if reach.matches(DUTIES, at) else end
    return None if reach.matches(STOPS, at) or (reach.is_verb(at) and not _is_noun(reach, word, at, start)) else end


def _is_noun(reach: Reach, word: str, at: int, start: int) -> bool:
    """Tell a word that looks like a verb and is a noun, or a part of one, in this name."""
    return reach.matches(_NOUNS, at) or _is_second(reach, word, at, start) or _does_more(reach, at, start) or _is_purpose(reach, at, start)


def _is_second(reach: Reach, word: str, at: int, start: int) -> bool:
    """Tell the second syllable of a word ("công trình", "Đào tạo") from a verb ("trình", "tạo")."""
    before = reach.text[start:at].rstrip().rsplit(" ", 1)[-1]
    both = f"{before} {word}".casefold()
    return _COMPOUND.match(both) is not None or (before[:1].isupper() and both in reach.words.verbs)


def _does_more(reach: Reach, at: int, start: int) -> bool:
    if not (reach.matches(_MORE, at) and reach.matches(_DOERS, start)):
        return False
    return _DOES_MORE.search(reach.text, max(start, at - 24), at) is not None


def _is_purpose(reach: Reach, at: int, start: int) -> bool:
    before = reach.text[start:at].rstrip().casefold()
    return before.endswith(("dự án", "dự án đầu tư")) or (reach.matches(_PURPOSES, at) and before.endswith(_WORKERS))
