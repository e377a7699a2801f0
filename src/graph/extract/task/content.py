"""Tell an item's heading from the words that say work is to be done.

Answers: which words of this item are its task, and which only head the items below it?
Assumes: an item of the outline, text on one line.
Never:   takes a bare subject ("Đối với ngành điện") or a bare lead-in ("Chủ trì, phối hợp với các sở:") for work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.agency.agency_headings import read_heading
from graph.extract.agency.names import read_names
from graph.extract.agency.partners import read_partners
from graph.extract.agency.subjects import Subject, read_subject
from graph.extract.agency.words import WORD, Words
from graph.extract.layout.labels import BULLETS, Kind
from graph.extract.layout.outline import Item
from graph.extract.page import Span
from graph.extract.task.duties import read_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an item says: its task's words, the agencies it names as a heading, and the words that the items below it complete."""

    work: Span | None = None
    heading: Subject | None = None
    lead_in: Span | None = None


SECTIONS = frozenset({Kind.ANNEX, Kind.PART, Kind.CHAPTER, Kind.DIVISION, Kind.UPPER, Kind.ROMAN})
_CONNECTIVE = re.compile(
    r"(?:[,;.(–-]|^|[ ])[ ]*(?:trong đó|cụ thể|trọng tâm|(?:bao )?gồm|sau(?: đây)?|dưới đây|nhất là|như|sau|là|một số \w+(?: \w+){0,6})"
    r"(?:[ ,]+(?:là|như|cụ thể|sau|sau đây|gồm|tập trung|chú trọng|cần|ưu tiên|vào|các|những|nội dung|nhiệm vụ|giải pháp|công việc|chính"
    r"|trọng tâm))*[ ]*:$",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:chủ trì|phối hợp|tham mưu|triển khai|tổ chức|thực hiện|tập trung|có trách nhiệm|chịu trách nhiệm|chỉ đạo|hướng dẫn|chủ động|làm đầu mối"
    r"|giúp|trình|cho|ban hành|đề xuất|xây dựng|với|cùng|và|các|nhiệm vụ|nội dung|công việc|giải pháp|hoạt động|tốt|chặt chẽ|liên quan|sau|đây|như"
    r"|chủ yếu|trọng tâm|cụ thể|thường xuyên|(?:theo|căn cứ|trong phạm vi) chức năng|được giao|của mình|kịp thời|việc"
    r"|UBND tỉnh|UBND huyện|UBND thành phố|Ủy ban nhân dân tỉnh|Ban Thường vụ|Tỉnh ủy|Chính phủ|Thủ tướng|Bộ trưởng|Giám đốc Sở"
    r"|[,;:.() ])",
    re.IGNORECASE,
)
_ORDER = re.compile(r"(?:trong đó,? )?(?:giao|phân công|đề nghị|yêu cầu)[ ]+", re.IGNORECASE)
# What an assembly agrees to is no work, what it asks for in the same sentence is: "Quốc hội tán thành ..., đồng thời, đề nghị Chính phủ thực hiện:".
_ALSO_ORDERS = re.compile(
    r"[^,;.]{0,60}?(?<!\w)(?:tán thành|thống nhất|nhất trí|đồng ý)(?! (?:quản lý|chỉ đạo|lãnh đạo))(?!\w)"
    r"[^;:.]{0,300}?[,;] (?:đồng thời|và),? (?=(?:đề nghị|yêu cầu|giao) )",
    re.IGNORECASE,
)
_UNENDED = re.compile(r"[ ](?:ngày|của|và|với|các|những|theo|trước|đến|từ|về|tại|cho|để|trong|hoặc)$")
_SMALL = re.compile(r"(?:[ ][a-zà-ỹđ]+){5,}[.;]$")
_CLAUSE_END = re.compile(r"[,;:][ ]+")
_HEAD = 160  # characters in which the first verb stands
_TITLE = 20  # syllables: one sentence above items that is no longer, and names nobody and no figure, is their heading
_MORE = re.compile(r"[;:(\d]|\.[ ]")  # what a mere heading does not hold: a second clause or sentence, a figure
_LONG = 28  # syllables: words before a colon that are no more are a heading, unless they announce their parts ("trong đó:")


def read_content(text: str, item: Item, *, words: Words) -> Content:
    """Read what an item's own words say.

    Out: `work` None where the item is only a heading of the items below it, or has no words.
    """
    if not item.spans:
        return Content()
    first, last = item.spans[0], item.spans[-1]
    if len(item.spans) == 1 and item.children and read_label(text[slice(*first)]):  # "2. Cơ quan phối hợp" above a list
        return Content()
    heading = read_heading(text, *first, words=words)
    if heading and _is_sentence(text, item):
        heading = None
    if (heading and heading.end >= first[1]) or (not heading and (_is_heading(text, item) or _is_topic(text, item, words=words))):
        if len(item.spans) == 1:
            return Content(heading=heading, lead_in=first)
        return _judge(text, item, (item.spans[1][0], last[1]), heading, words=words)
    is_above = heading and (item.children or len(item.spans) > 1)
    return _judge(text, item, (heading.end if heading and is_above else first[0], last[1]), heading, words=words)


def _is_sentence(text: str, item: Item) -> bool:
    """Tell a sentence whose verb the lists do not know from a name: nothing stands below it, and it runs on in small letters to its stop."""
    if item.children or len(item.spans) > 1 or text[item.spans[0][1] - 1] not in ".;":
        return False
    return _SMALL.search(text, *item.spans[0]) is not None


def _is_heading(text: str, item: Item) -> bool:
    """Tell a heading by its form: above a paragraph or items of its own, and not a sentence."""
    start, end = item.spans[0]
    has_more = len(item.spans) > 1 or item.children
    goes_on = len(item.spans) > 1 and (text[item.spans[1][0]].islower() or _UNENDED.search(text, max(start, end - 12), end))  # a page's end parted it
    if goes_on or (not has_more and item.level.kind not in SECTIONS):
        return False
    if text.startswith("**", item.start) and text.startswith("**", end):  # printed in bold
        return text[end - 1] != ":"
    if item.level.kind in SECTIONS:
        return text[start:end].isupper() or not _ends_sentence(text, end)
    return text[end - 1] != ":" and not _ends_sentence(text, end)


def _is_topic(text: str, item: Item, *, words: Words) -> bool:
    """Tell a heading that was given a full stop ("2. Cải cách hành chính."): short, above items, and all it says is what they are about."""
    start, end = item.spans[0]
    if not item.children or item.level.kind in BULLETS or len(item.spans) > 1 or item.duties or text[end - 1] != ".":
        return False
    if len(WORD.findall(text, start, end)) > _TITLE or _MORE.search(text, start, end - 1):
        return False
    return read_subject(text, start, end, words=words) is None and not read_partners(text, start, end, words=words)


def _ends_sentence(text: str, end: int) -> bool:
    return text[end - 1] in ".;…" or text[max(0, end - 2) : end] in {".”", '."', ".)"}


def _judge(text: str, item: Item, span: Span, heading: Subject | None, *, words: Words) -> Content:
    """Judge an item's words without its heading: all of them are work where nothing stands below."""
    start, end = _strip(text, span)
    if start >= end:
        return Content(heading=heading, lead_in=item.spans[0])
    also = _ALSO_ORDERS.match(text, start, end) if item.children and text[end - 1] == ":" else None
    if also:
        start = also.end()
    lead_in = (start, end) if text[end - 1] == ":" else None
    if item.children and item.level.kind in SECTIONS:
        return Content(heading=heading, lead_in=lead_in)
    if not item.children or not lead_in:
        return Content(work=(start, end), heading=heading, lead_in=lead_in)
    last = max(text.rfind(". ", start, end) + 2, start)
    if last > start and _is_lead_in(text, last, end, words=words):
        return Content(work=(start, last - 1), heading=heading, lead_in=(last, end))
    is_work = says_work(text, start, end, words=words) and not _is_lead_in(text, start, end, words=words)
    is_work = is_work and (_announces(text, start, end) or len(WORD.findall(text, start, end)) >= _LONG)
    return Content(work=lead_in if is_work else None, heading=heading, lead_in=lead_in)


def _strip(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in " *:–-":
        start += 1
    while end > start and text[end - 1] in " *":
        end -= 1
    return start, end


def _announces(text: str, start: int, end: int) -> bool:
    return _CONNECTIVE.search(text, max(start, end - 90), end) is not None


def says_work(text: str, start: int, end: int, *, words: Words) -> bool:
    """Tell whether a verb of work begins the words, or follows a clause or a topic at their head."""
    places = [start, *(mark.end() for mark in _CLAUSE_END.finditer(text, start, min(end - 1, start + _HEAD)))]
    return any(words.verb_at(text, place, end) for place in places)


def _is_lead_in(text: str, start: int, end: int, *, words: Words) -> bool:
    """Tell words that only say who, with whom, or that, work is done: without names and such words nothing is left."""
    order = _ORDER.match(text, start, end)
    at = read_names(text, order.end() if order else start, end, words=words).end
    partners = iter(read_partners(text, start, end, words=words))
    partner = next(partners, None)
    while at < end:
        if partner and at == partner[0]:
            at, partner = partner[1], next(partners, None)
            continue
        found = _LEAD_IN.match(text, at, end)
        if not found or (found.group().isalpha() and text[found.end() : found.end() + 1].isalpha()):
            return False
        at = found.end()
    return True
