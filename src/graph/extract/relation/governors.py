"""Read the words that say what a document has to do with the one it cites: "thực hiện", "căn cứ", "theo đề nghị ... tại", "thay thế".

Answers: which relation do the words before a citation state, and where do these words begin?
Assumes: clean text of one sentence or less, up to the citation.
Never:   takes words that have an object of their own for the citation's; an account of what was done ("kết quả thực hiện") orders nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.layout.labels import CAPITAL
from graph.extract.mention.patterns import spaced
from graph.model import Predicate
from graph.text import small


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """The words that govern a citation; they begin at `start` of the text they were read in."""

    predicate: Predicate
    start: int
    is_part: bool = False  # "bãi bỏ" of a part, which amends the whole


_STARTS = r"(?:tổ chức )?(?:triển khai,? ?(?:và )?(?:tổ chức )?)?"
_CARRIES_OUT = rf"{_STARTS}thực hiện|(?:tổ chức )?triển khai|cụ thể (?:hóa|hoá)|thi hành|chấp hành|hiện thực (?:hóa|hoá)"
_ASIDE = r"dõi|đó|hướng(?! dẫn)|chức năng|thẩm quyền|từng|nhu cầu|giai đoạn|thời gian|phân công|tiến độ|lộ trình|ngành|lĩnh vực|năm"
_PARTS_OF = r"(?= (?:một số (?:nội dung|điều) )?(?:của |tại )?$)"
_FURTHER = r"(?:(?: ?, ?| và | hoặc )(?:bổ sung|thay thế|bãi bỏ|hủy bỏ|huỷ bỏ))*"
_WORDS = {
    "SKIPPED": r"(?:kèm|tiếp) theo|hiệu lực thi hành",
    Predicate.REPLACES.name: r"thay (?:thế|cho)",
    Predicate.AMENDS.name: rf"sửa đổi{_FURTHER}|(?:bổ sung|điều chỉnh){_FURTHER}{_PARTS_OF}",
    Predicate.REPEALS.name: r"bãi bỏ|hủy bỏ|huỷ bỏ|chấm dứt hiệu lực",
    Predicate.PROPOSED_IN.name: r"(?:theo|xét|trên cơ sở) (?:các )?(?:đề nghị|đề xuất)|xét(?= (?:các )?$)",
    Predicate.IMPLEMENTS.name: _CARRIES_OUT,
    Predicate.BASED_ON.name: rf"căn cứ|trên cơ sở|dựa (?:trên|vào)|tuân thủ|theo(?! (?:{_ASIDE})(?!\w))",
    # These have the citation for their object and state none of the above.
    Predicate.CITES.name: r"tuyên truyền|phổ biến|quán triệt|học tập|tổng kết|sơ kết|phù hợp với|đồng bộ với|so với|liên quan đến|bên cạnh",
}
# In small letters.
_GOVERNOR = re.compile(r"(?<!\w)(?:" + "|".join(rf"(?P<{name}>(?:{spaced(words)})(?!\w))" for name, words in _WORDS.items()) + ")")
_YEARS = r"(?:sau|qua) (?:\w{1,5} )?\d{1,2} năm|\d{1,2} năm"
_BODY = r"ban chỉ đạo|tổ công tác|tổ giúp việc|hội đồng"  # "Ban Chỉ đạo thực hiện Quyết định ..." names a body
_ACCOUNT = re.compile(
    spaced(
        r"(?:kết quả|tình hình|tiến độ|sơ kết|tổng kết|đánh giá|báo cáo|kiểm điểm|giữa kỳ"
        rf"|{_YEARS}|{_BODY}|^\W{{0,3}}việc)(?: của (?-i:[{CAPITAL}])[^\W\d]*(?: [^\W\d]+){{0,9}}?)?(?: về)?(?: (?:việc|công tác|\d{{1,2}} năm))? $"
    ),
    re.IGNORECASE,
)
# What details a law, a decree say, carries it out; who speaks of it does not: "Nghị định hướng dẫn chi tiết thi hành Luật A".
_DETAILED = re.compile(
    spaced(
        r"(?:nghị định|thông tư)(?: \w+){0,4} (?:hướng dẫn|quy định|chi tiết|biện pháp)"
        r"(?: (?:chi tiết|và|một số điều|biện pháp|hướng dẫn)){0,4} thi hành$"
    ),
    re.IGNORECASE,
)
# Between the words and the citation: here begins what the work is for, and the citation is not its object.
_PURPOSE = re.compile(
    spaced(r"(?<!\w)(?:để|nhằm|góp phần|bảo đảm|đảm bảo|đáp ứng|nâng cao|tạo điều kiện|phục vụ|quy định tại)(?!\w)"),
    re.IGNORECASE,
)
_FUNDS = re.compile(spaced(r"(?<!\w)(?:từ|bằng) (?:các )?nguồn(?!\w)"), re.IGNORECASE)  # here begins what the work is paid from
# Behind a title stands the document that issued or approved it: "thực hiện Đề án ... (Quyết định số", "... được phê duyệt tại".
_LINK = re.compile(spaced(r"(?:\(|(?:ban hành|phê duyệt|thông qua|công bố|giao) (?:kèm theo|tại|theo|bằng) |kèm theo )(?:các )?$"), re.IGNORECASE)
_TITLED = re.compile(
    spaced(r"(?<!\w)(?:Đề án|Kế hoạch|Chương trình|Quy hoạch|Chiến lược|Dự án|Phương án|Quy chế|Quy định|Bộ tiêu chí|Danh mục)(?!\w)")
)
# What is repealed or replaced of a document is a part: that amends it.
_PART = re.compile(
    spaced(
        r" (?:một (?:số|phần)(?!\w)|(?:các|những|phần) nội dung(?!\w)|(?:các )?(?:(?:nội dung|quy định) )?(?:tại )?"
        r"(?:điểm|khoản|điều(?! lệ)|mục|chương(?! trình)|phụ lục|cụm từ|gạch đầu dòng)(?!\w))"
    ),
    re.IGNORECASE,
)
# "Bãi bỏ các nội dung liên quan đến thuế tại": what the part is about governs nothing.
_ABOUT = re.compile(spaced(r" (?:các |những |phần )?(?:nội dung|quy định)(?: \w+){0,3} "), re.IGNORECASE)
_ENDS = frozenset({Predicate.REPEALS.name, Predicate.REPLACES.name})
_REACH = 260  # characters between the words and the citation: what is farther has another object


def find_governor(before: str) -> Governor | None:
    """Read what the words before a citation state.

    >>> find_governor("Triển khai có hiệu quả ").predicate, find_governor("hỗ trợ theo các chính sách tại ").predicate
    (<Predicate.IMPLEMENTS: 'implements'>, <Predicate.BASED_ON: 'basedOn'>)

    In:  what of a sentence belongs to the citation, up to it.
    Out: the words nearest to the citation; where it stands behind a title, those nearest to the title. None: there are none, or they are too far.
    """
    nearest: re.Match[str] | None = None
    for found in _GOVERNOR.finditer(small(before), 0, _stop(before)):
        is_skipped = found.lastgroup == "SKIPPED" or (nearest is not None and _says_part(before, nearest, found))
        nearest = nearest if is_skipped else found
    if nearest is None or len(before) - nearest.end() > _REACH:
        return None
    predicate = Predicate[nearest.lastgroup or ""]
    if predicate is Predicate.IMPLEMENTS:
        if is_account(before, nearest.start()) or _DETAILED.search(before, 0, nearest.end()):
            predicate = Predicate.CITES
        elif _FUNDS.search(before, nearest.end()) or (_PURPOSE.search(before, nearest.end()) and not is_linked(before)):
            return None
    elif predicate in {Predicate.REPEALS, Predicate.REPLACES} and _PART.match(before, nearest.end()):
        return Governor(predicate=Predicate.AMENDS, start=nearest.start(), is_part=predicate is Predicate.REPEALS)
    return Governor(predicate=predicate, start=nearest.start())


def _says_part(before: str, nearest: re.Match[str], found: re.Match[str]) -> bool:
    """Tell words that only say which part of a document is repealed or replaced."""
    is_ended = nearest.lastgroup in _ENDS and found.lastgroup == Predicate.CITES.name
    return is_ended and _ABOUT.fullmatch(before, nearest.end(), found.start()) is not None


def _stop(before: str) -> int:
    titled = _TITLED.search(before) if is_linked(before) else None
    return titled.start() if titled and _GOVERNOR.search(small(before), 0, titled.start()) else len(before)


def is_account(before: str, end: int) -> bool:
    """Tell whether the words up to `end` make what follows an account of what was done: "kết quả ", "báo cáo tình hình "."""
    return _ACCOUNT.search(before, 0, end) is not None


def is_linked(before: str) -> bool:
    """Tell whether the citation stands behind a title, as what issued or approved it."""
    return _LINK.search(before) is not None
