"""Read what a text states between two documents that it cites one after the other.

Answers: do the words between two citations belong to the first one's title ("Kế hoạch 46 thực hiện Nghị quyết 93"), list both, or begin anew?
Assumes: clean text between two citations of one sentence.
Never:   takes "và thực hiện Nghị quyết", which goes on with the sentence, for a part of the first one's title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.layout.labels import CAPITAL
from graph.extract.mention.patterns import spaced
from graph.extract.relation.governors import is_account, is_linked
from graph.model import Predicate

_ALIAS = re.compile(spaced(r"(?:gọi|viết)(?: tắt| chung)*(?: chung)? là ?:? ?[“\"]?$"), re.IGNORECASE)
_PROVISION = r"(?:(?:điểm|khoản|điều|mục|chương|phụ lục) [\w,.\s]{1,40} (?:của )?)?"
_LISTED = re.compile(
    spaced(rf"[\s)”\"’*_]*(?P<mark>[,;:]?)\s*(?:(?:và|hoặc|cùng|cùng với|đồng thời) )?(?:(?:các|những) )?{_PROVISION}"), re.IGNORECASE
)
_TITLE_VERBS = (
    r"về|v/v|ban hành|phê duyệt|triển khai|tổ chức|thực hiện|cụ thể (?:hóa|hoá)|hướng dẫn|quy định|sửa đổi|bổ sung|điều chỉnh",
    r"thay thế|bãi bỏ|thông qua|công bố|giao|thành lập|kiện toàn|phân bổ|tiếp tục|đẩy mạnh|tăng cường|một số|nâng cao",
    r"phát triển|xây dựng|đề ra",
)
_OPENING = re.compile(spaced(rf"[\s)”\"*_]*(?:{'|'.join(_TITLE_VERBS)})(?!\w)"), re.IGNORECASE)
_RESTART = r"(?P<restart>(?:,|;|và|để|nhằm|đồng thời|gắn với|gắn với việc|trên cơ sở|góp phần|hoặc) )?"
_OBJECT = r"(?: (?:có hiệu quả|hiệu quả|tốt|nghiêm))?(?: (?:(?:các|một số) )?(?:nội dung|nhiệm vụ|điều|quy định)(?: của| tại)?)? (?:các )?$"
_PARTS = r"(?: ?, ?bổ sung)?(?: (?:một số|các) (?:điều|nội dung|quy định)| (?:điều|khoản|điểm) [\w,\s]{1,30})?(?: của| tại)? (?:các )?$"
_NESTED = {
    Predicate.IMPLEMENTS: rf"(?:tổ chức )?(?:triển khai,? ?)?(?:thực hiện|triển khai|cụ thể (?:hóa|hoá)|thi hành){_OBJECT}|quy định chi tiết $",
    Predicate.AMENDS: rf"(?:sửa đổi|điều chỉnh){_PARTS}",
    Predicate.REPLACES: r"thay thế (?:cho )?(?:các )?$",
    Predicate.REPEALS: r"bãi bỏ (?:toàn bộ )?(?:các )?$",
    Predicate.BASED_ON: r"(?:theo|căn cứ) (?:các )?$",
}
_NESTED_ENDS = tuple((kind, re.compile(spaced(rf"{_RESTART}(?<!\w){words}"), re.IGNORECASE)) for kind, words in _NESTED.items())
_CHANGED = r"(?:(?P<AMENDS>sửa đổi|bổ sung|điều chỉnh)|(?P<REPLACES>thay thế)|(?P<REPEALS>bãi bỏ))"
_PASSIVE = re.compile(spaced(rf"(?<!\w)được {_CHANGED}[^;.]{{0,60}}? (?:bởi|bằng|tại|theo) (?:các )?$"), re.IGNORECASE)
_BY = rf"(?:(?-i:[{CAPITAL}])[^;.,()]{{1,60}} )?"
_VERB = r"(?:(?P<PROMULGATES>ban hành)|(?P<APPROVES>phê duyệt))"
_ISSUED = re.compile(spaced(rf"[\s,(]*(?:đã )?(?:được )?{_BY}{_VERB} (?:kèm theo|tại|theo) (?:các )?$"), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What the words between two citations state."""

    kind: str  # "listed", "alias", "nested" (the first does it to the second), "reversed", "title" (the first one's, and no more), "new"
    predicate: Predicate | None = None
    is_hard: bool = False  # a semicolon or colon parts the two
    rest: str = ""  # what belongs to the second citation alone


def read_between(words: str) -> Between:
    """Read the words between two citations of one sentence.

    >>> read_between(" và các ").kind, read_between(" về triển khai thực hiện ").predicate
    ('listed', <Predicate.IMPLEMENTS: 'implements'>)
    """
    if _ALIAS.search(words):
        return Between(kind="alias")
    listed = _LISTED.fullmatch(words)
    if listed:
        return Between(kind="listed", is_hard=listed["mark"] in {";", ":"})
    hard = max(words.rfind(";"), words.rfind(":"))
    if hard >= 0:
        rest = words[hard + 1 :]
        return Between(kind="listed", is_hard=True) if _LISTED.fullmatch(rest) else Between(kind="new", is_hard=True, rest=rest)
    return _read_reversed(words) or _read_title(words) or Between(kind="new", rest=words)


def _read_reversed(words: str) -> Between | None:
    found = _PASSIVE.search(words) or _ISSUED.match(words)
    return Between(kind="reversed", predicate=Predicate[found.lastgroup]) if found and found.lastgroup else None


def _read_title(words: str) -> Between | None:
    if not _OPENING.match(words):
        return None
    if is_linked(words):
        return Between(kind="title", rest=words)
    for predicate, pattern in _NESTED_ENDS:
        found = pattern.search(words)
        if found and is_account(words, found.end("restart") if found["restart"] else found.start()):
            return Between(kind="title", rest=words)
        if found and found["restart"] is None:
            return Between(kind="nested", predicate=predicate)
        if found:
            return Between(kind="new", rest=words[found.start() :])
    return Between(kind="title", rest=words)


# "Thực hiện Nghị quyết ...; ý kiến chỉ đạo của UBND tỉnh tại Công văn": a further member, named by what it says.
_DIRECTED = r"(?:(?:ý kiến|sự|nội dung) )?(?:chỉ đạo|kết luận|yêu cầu|phân công)(?!\w)[^;.]{0,120}? (?:tại|trong) (?:các )?"
_ENDS_LISTED = re.compile(spaced(rf"(?:(?:,|;|(?<!\w)(?:và|hoặc)) (?:(?:các|những) )?|(?:^|[,;]|(?<!\w)và)\s*{_DIRECTED})$"), re.IGNORECASE)


def ends_listed(words: str) -> bool:
    """Tell whether words go over to a further member of a list: "... của Quốc hội, ", "... năm 2030 và "."""
    return _ENDS_LISTED.search(words) is not None
