"""Find whom a sentence orders to act.

Answers: which agencies lead the work that these words order?
Assumes: text on one line; it is a task's words, or those of a heading above tasks.
Never:   takes an agency that is only spoken of ("tham mưu UBND tỉnh") for one that acts; resolves a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from graph.extract.agency.name_labels import read_label_name
from graph.extract.agency.names import read_names
from graph.extract.agency.words import WORD, Words
from graph.extract.layout.labels import CAPITAL
from graph.extract.page import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The agencies that a text orders to act, and where the words about the work begin."""

    leads: tuple[Span, ...]
    end: int
    rule: str


ORDER = re.compile(
    r"(?:(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chính phủ|Thủ tướng|Bộ trưởng|Chủ tịch|Ban Thường vụ|Ban Bí thư|Bộ Chính trị|HĐND|Hội đồng nhân dân"
    r"|Quốc hội|(?:Ủy|Uỷ) ban [Tt]hường vụ|Đảng đoàn|Ban cán sự đảng|Thường trực|Ban Chấp hành|(?:Tỉnh|Thành|Huyện|Đảng) (?:ủy|uỷ))[^,.;:]{0,60}? )?"
    r"(?:kính đề nghị|đề nghị|yêu cầu|giao|phân công|ủy quyền|uỷ quyền)(?: trách nhiệm)?(?: cho)?[ ]+",
    re.IGNORECASE,
)
# What shows, beside a verb, that the names before it are to act.
_DUTY = re.compile(
    r"(?:có trách nhiệm|chịu trách nhiệm|căn cứ|trên cơ sở|theo (?:chức năng|nhiệm vụ|phân công|thẩm quyền|lĩnh vực|quy định|phạm vi)|định kỳ"
    r"|(?:hằng|hàng) (?:năm|quý|tháng|tuần)|phải|cần|trong (?:phạm vi|quá trình)|với (?:vai trò|chức năng)|trước ngày|được (?:giao|phân công)"
    r"|(?:là|làm) (?:cơ quan |đơn vị )?(?:đầu mối|thường trực|chủ trì)|trực tiếp|ngoài|ngay|tùy|khi|qua)(?!\w)",
    re.IGNORECASE,
)
# What an assembly does when it passes a resolution: it is others that are to act.
_AGREES = re.compile(r"(?:cơ bản )?(?:thống nhất|nhất trí|tán thành|đồng ý|thông qua|quyết nghị)(?! (?:với|cùng|quản lý|lãnh đạo|chỉ đạo))(?!\w)")
_BRANCH = re.compile(r"ngành[ ]+[a-zà-ỹđ]", re.IGNORECASE)  # "Ngành điện ...": spoken of as often as ordered to act
_PAUSE = re.compile(r"[ ]*(?:\([^()]{0,160}\)[ ]*)?(?P<mark>[,:]?)[ ]*")
# Clauses that stand before the subject; in the second kind verbs come before it.
_CLAUSE = re.compile(
    r"(?:(?:căn cứ|trên cơ sở|về|định kỳ|hằng|hàng|trước|chậm nhất|theo|trong (?:năm|quý|tháng|thời gian)|ngay|từ|đến|tại|đối với|ngoài|bên cạnh"
    r"|đồng thời|kết thúc|quý|năm|giai đoạn|tháng|ngày)|(?P<loose>(?:trong )?quá trình|khi|nếu|sau khi|trường hợp|để|nhằm))(?!\w)",
    re.IGNORECASE,
)
_CLAUSES = 12
_OF = (" của ", " với ", " cho ", " từ ")
# "phối hợp với các Bộ: Công an, Quốc phòng": a colon inside a group's name ends no topic.
_OPENS_LIST = re.compile(
    r"(?<!\w)(?:các|những) (?:(?:, ?)?(?:bộ|sở|ban|ngành|phòng|tỉnh|huyện|xã|phường|quận|thị xã|thành phố|đơn vị|cơ quan|địa phương)){1,5}$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;.][ ]+")
# What such a clause says of bodies that only help, or of whom it tells no work: whose fault it is, what an assembly feels, who decides.
_HELPS = re.compile(
    r"[^,;.]{0,60}?(?:cùng|phối hợp|hỗ trợ)(?!\w)|[ ]*(?:chịu trách nhiệm (?:về|theo|trước|nếu|khi)|kêu gọi|biểu dương|ghi nhận"
    r"|(?:xem xét,? )?(?:quyết định|phê duyệt|cho ý kiến))(?!\w)"
)
_COLON = re.compile(r":[*_]*[ ]+")
_PIECE = re.compile(r",[ ]*|(?<=vướng mắc)[ ]+")
# At a text's end, brackets that say who does it, and when or that it is done: "(Phòng Y tế; tháng 9/2026)", "(giao Sở Y tế thực hiện)".
_BRACKET = re.compile(r"\((?P<order>(?:giao|phân công|đề nghị)[ ]+)?(?=\w)(?=[^()]{3,240}\)[*_ ]*[.;]?[*_ ]*$)", re.IGNORECASE)
_DONE = re.compile(
    r"[ ]*(?:(?:chủ trì |tổ chức |triển khai )?thực hiện|[;,][ ]*(?:hoàn thành |thực hiện )?(?:trong |trước |từ |đến |định kỳ )?"
    r"(?:(?:ngày|tháng|quý|năm|giai đoạn|hằng|hàng|thường xuyên)(?!\w)|\d{1,2}/\d|\d{4}))",
    re.IGNORECASE,
)
_HANDED = re.compile(r"(?<!\w)(?:(?P<order>giao|phân công)(?: cho)?|do|chỉ đạo)[ ]+|[(;][ ]*", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:đề xuất|tham mưu|kiến nghị|trình|báo cáo|đề nghị|nghiên cứu|phương án|việc)[ ][^;.]{0,80}$"
)  # "đề xuất UBND tỉnh giao Sở Y tế": not yet handed over
_BRACKET_LONG = 250  # characters of such brackets
_SENTENCES = 6  # sentences of a paragraph in which an order is sought
_CHARGES = re.compile(r"(?<!\w)(?:yêu cầu|giao|đề nghị|phân công)(?: trách nhiệm)?(?: cho)?[ ]+")
_HANDS = re.compile(r"(?<!\w)(?:giao|phân công)(?: trách nhiệm)?(?: cho)?[ ]+")
_LEADS = re.compile(r"[ ]*(?:chủ trì|làm (?:cơ quan )?(?:đầu mối|chủ trì)|là (?:cơ quan )?(?:đầu mối|chủ trì)|chịu trách nhiệm chính)")
# What a later sentence must say of a body that it begins with: other bodies there only tell of what they do.
_CHARGED = re.compile(rf"[ ]+(?:chủ trì|(?:có|chịu) trách nhiệm|(?:là|làm) (?:cơ quan |đơn vị )?đầu mối|phối hợp (?:với )?[{CAPITAL}])")
_TOPIC_LONG = 160  # characters of a topic before its colon


def read_subject(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Read whom a text orders to act: before a colon, as its subject, or after "giao", "đề nghị", "yêu cầu".

    In:  a task's words or a heading's, on one line.
    Out: the names, as printed; None where it names nobody who is to act.
    """
    found = _ordered(text, start, end, words=words) or read_label(text, start, end, words=words)
    found = found or _subject(text, start, end, words=words, rule="subject")
    clause = None if found else _CLAUSE.match(text, start, end)
    if clause:
        found = _after_clause(text, start, end, words=words, loose=clause["loose"] is not None)
    found = found or _after_topic(text, start, end, words=words)
    found = found or _handed(text, start, end, words=words) or _bracketed(text, start, end, words=words)
    found = found or _in_later(text, start, end, words=words)
    if not found or found.rule not in {"subject", "clause", "order"}:
        return found
    return replace(found, leads=(*found.leads, *_further(text, found.end, end, words=words)))


def _further(text: str, start: int, end: int, *, words: Words) -> Iterator[Span]:
    """Find who else is to act, in later clauses and sentences: "Các chi bộ xếp loại đảng viên; cấp ủy cơ sở tổng hợp"."""
    for mark in islice(_CLAUSE_END.finditer(text, start, end), _CLAUSES):
        found = _ordered(text, mark.end(), end, words=words) or _subject(text, mark.end(), end, words=words, rule="further")
        if found and not _HELPS.match(text, found.end, end):
            yield from found.leads


def read_handover(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Read to whom the last sentence above a list hands it: "... Trong đó giao Giám đốc Sở Y tế thực hiện:"."""
    last = max(text.rfind(". ", start, end) + 2, start)
    found = None
    for order in _HANDS.finditer(text, last, end):
        names = read_names(text, order.end(), end, words=words)
        found = Subject(leads=names.spans, end=names.end, rule="handed") if names.spans else found
    return found


def read_charge(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Read whom the sentence that announces a list of orders charges with all of them.

    Out: the names after its last "yêu cầu", "giao", "đề nghị", or those that have the duty ("có trách nhiệm"); None where it charges nobody.
    """
    found = None
    for order in _CHARGES.finditer(text, start, end):
        names = read_names(text, order.end(), end, words=words)
        found = Subject(leads=names.spans, end=names.end, rule="opening") if names.spans else found
    if found or text.find("có trách nhiệm", start, end) < 0:
        return found
    return _subject(text, start, end, words=words, rule="opening") or _after_clause(text, start, end, words=words, loose=True)


def charges_at_once(text: str, start: int, end: int, *, words: Words) -> bool:
    """Tell a sentence whose orders are all that follows, sections too: "Thủ tướng yêu cầu các Bộ trưởng:", not "... triển khai Kế hoạch như sau:"."""
    orders = list(_CHARGES.finditer(text, start, end))
    if not orders:
        return False
    at = read_names(text, orders[-1].end(), end, words=words).end
    return not any(words.verb_at(text, word.start(), end) for word in WORD.finditer(text, at, end))


def read_label(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Read the name of a body that the lists do not hold whole, before a colon and an order: "Cơ sở in lưu động: Cử cán bộ ..."."""
    name = read_label_name(text, start, end, words=words)
    return Subject(leads=(name,), end=name[1], rule="subject") if name else None


def _ordered(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    order = ORDER.match(text, start, end)
    names = read_names(text, order.end(), end, words=words) if order else None
    return Subject(leads=names.spans, end=names.end, rule="order") if names and names.spans else None


def _subject(text: str, start: int, end: int, *, words: Words, rule: str) -> Subject | None:
    names = read_names(text, start, end, words=words)
    if not names.spans or _BRANCH.match(text, start, end):
        return None
    pause = _PAUSE.match(text, names.end, end)
    at = pause.end() if pause else names.end
    mark = pause["mark"] if pause else ""
    if _AGREES.match(text, at, end):
        return None
    acts = _DUTY.match(text, at, end) is not None or (mark != "," and words.verb_at(text, at, end))
    is_prefix = mark == ":" and is_actor(text, start, end, words=words)
    return Subject(leads=names.spans, end=names.end, rule=rule) if is_prefix or acts else None


def _after_clause(text: str, start: int, end: int, *, words: Words, loose: bool) -> Subject | None:
    """Find the subject that follows a clause ("Định kỳ ..., các phòng", "Trong quá trình ..., nếu có ..., đề nghị các sở")."""
    stop = text.find(". ", start, end)
    at, is_past = start, False
    for _ in range(_CLAUSES):
        piece = _PIECE.search(text, at, end if stop < 0 else stop)
        if not piece:
            return None
        at = piece.end()
        if _is_listed(text, start, at, end, words=words):
            continue
        found = _ordered(text, at, end, words=words) or (None if is_past else _subject(text, at, end, words=words, rule="clause"))
        if found:
            return found
        is_past = is_past or (not loose and words.verb_at(text, at, end))  # the sentence goes on without a subject, but an order may follow
    return None


def _is_listed(text: str, start: int, at: int, end: int, *, words: Words) -> bool:
    """Tell a place inside a group's name ("trên cơ sở đề xuất của các sở, ban, ngành") from a clause's end."""
    of = max((text.rfind(word, start, at) + len(word) for word in _OF if text.rfind(word, start, at) >= 0), default=-1)
    names = read_names(text, of, end, words=words) if of >= 0 else None
    return names is not None and bool(names.spans) and names.spans[0][1] > at


def _after_topic(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Find the subject after the topic that opens a text: "Trồng cây phân tán: Hạt Kiểm lâm chủ trì ..."."""
    colon = _COLON.search(text, start, min(end, start + _TOPIC_LONG))
    if not colon or _OPENS_LIST.search(text, start, colon.start()):
        return None
    at = colon.end()
    found = _subject(text, at, end, words=words, rule="topic") or _ordered(text, at, end, words=words)
    clause = None if found else _CLAUSE.match(text, at, end)
    return found or (_after_clause(text, at, end, words=words, loose=clause["loose"] is not None) if clause else None)


def _handed(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Find whom the work is handed to in the midst of a sentence: "giao Sở X chủ trì", "do Sở X chủ trì"."""
    if all(text.find(word, start, end) < 0 for word in ("chủ trì", "giao ", "phân công", "đầu mối")):
        return None
    match = _HANDED.search(text, start, end)
    while match:
        names = read_names(text, match.end(), end, words=words)
        acts = match["order"] and words.verb_at(text, names.end + 1, end)
        is_asked = match["order"] and _ASKED.search(text, max(start, match.start() - 120), match.start())
        if names.spans and not is_asked and (acts or _LEADS.match(text, names.end, end)):
            return Subject(leads=names.spans, end=names.end, rule="handed")
        match = _HANDED.search(text, names.end, end)  # a list is read once: no name inside it begins another
    return None


def _bracketed(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Find who stands in the brackets that end a text. A name alone there may be anybody: "gửi UBND tỉnh (Sở Y tế)"."""
    at = text.rfind("(", max(start, end - _BRACKET_LONG), end)
    bracket = _BRACKET.match(text, at, end) if at >= 0 else None
    names = read_names(text, bracket.end(), end, words=words) if bracket else None
    if not bracket or not names or not names.spans:
        return None
    is_done = bracket["order"] is not None or _DONE.match(text, names.end, end) is not None
    return Subject(leads=names.spans, end=names.end, rule="bracket") if is_done else None


def _in_later(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Find the order or the subject that opens a later sentence: "Tiến độ còn chậm. Yêu cầu các chủ đầu tư ...", "... Sở Y tế chủ trì"."""
    at = start
    for _ in range(_SENTENCES):
        at = text.find(". ", at, end) + 2
        if at < 2:
            return None
        found = _ordered(text, at, end, words=words) or _subject(text, at, end, words=words, rule="later")
        if found and (found.rule == "order" or _CHARGED.match(text, found.end, end)):
            return found
    return None


def is_actor(text: str, at: int, end: int, *, words: Words) -> bool:
    """Tell a body from a common noun that only heads a paragraph ("Doanh nghiệp công nghệ số: ...")."""
    head = words.head_at(text, at, end)
    return head is not None and (head.plural or head.kind in {"office", "title"} or (head.kind == "unit" and text[at].isupper()))
