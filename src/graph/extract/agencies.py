"""Find the agencies that a sentence, a heading or a role line gives a part in the work.

Answers: whom does this text order to lead, and with whom are they to work?
Assumes: text on one line; it is a task's words, the heading above tasks, or the value of a role line.
Never:   takes an agency that is only spoken of ("tham mưu UBND tỉnh") for one that leads; resolves a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.names import Span, read_names
from graph.extract.words import WORD, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The agencies that a text orders to act, and where the words about the work begin."""

    leads: tuple[Span, ...]
    end: int
    rule: str


_ORDER = re.compile(
    r"(?:(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chính phủ|Bộ trưởng|Chủ tịch|Ban Thường vụ|HĐND)[^,.;:]{0,60}? )?"
    r"(?:kính đề nghị|đề nghị|yêu cầu|giao|phân công|ủy quyền|uỷ quyền)(?: trách nhiệm)?(?: cho)?[ ]+",
    re.IGNORECASE,
)
_DUTY_OF = re.compile(r"(?:(?:trách nhiệm|nhiệm vụ)(?: (?:chủ yếu|cụ thể))?(?: của)?|đối với|về phía)[ ]+", re.IGNORECASE)
_TOPIC = re.compile(r"(?:đối với|về phía)", re.IGNORECASE)
_FOR_WHOM = re.compile(r"[ ]*(?:\([^()]{0,120}\)[ ]*)?(?P<mark>:|$|\.$|[-–][ ](?=\S)|\()|[ ]+(?P<duty>(?:có|chịu) trách nhiệm[ ]*(?P<colon>:?))")
_BEFORE_NAME = re.compile(r"(?:[,;:(–-]|(?<!\w)(?:của|với|cùng|và|do|giao|đề nghị|là|gồm))[ ]*$", re.IGNORECASE)
# What shows, beside a verb, that the names before it are to act.
_DUTY = re.compile(
    r"(?:có trách nhiệm|chịu trách nhiệm|căn cứ|trên cơ sở|theo (?:chức năng|nhiệm vụ|phân công|thẩm quyền|lĩnh vực|quy định|phạm vi)|định kỳ"
    r"|(?:hằng|hàng) (?:năm|quý|tháng|tuần)|phải|cần|trong (?:phạm vi|quá trình)|với (?:vai trò|chức năng)|trước ngày|được (?:giao|phân công)"
    r"|ngoài|ngay|tùy|khi|qua)(?!\w)"
)
_PAUSE = re.compile(r"[ ]*(?:\([^()]{0,160}\)[ ]*)?(?P<mark>[,:]?)[ ]*")
# Clauses that stand before the subject; in the second kind verbs come before it.
_CLAUSE = re.compile(
    r"(?:(?P<firm>căn cứ|trên cơ sở|định kỳ|hằng|hàng|trước|chậm nhất|theo|trong (?:năm|quý|tháng|thời gian)|ngay|từ|đến|tại|đối với|ngoài|bên cạnh"
    r"|đồng thời|quý|năm|giai đoạn|tháng|ngày)|(?P<loose>trong quá trình|khi|nếu|sau khi|trường hợp|để|nhằm))(?!\w)",
    re.IGNORECASE,
)
_CLAUSES = 12
_PIECE = re.compile(r",[ ]*")
_HANDED = re.compile(r"(?<!\w)(?:(?P<order>giao|phân công)(?: cho)?|do)[ ]+|[(;][ ]*", re.IGNORECASE)
_SENTENCES = 6  # sentences of a paragraph in which an order is sought
_LEADS = re.compile(r"[ ]*(?:chủ trì|làm (?:cơ quan )?(?:đầu mối|chủ trì)|là (?:cơ quan )?(?:đầu mối|chủ trì)|chịu trách nhiệm chính)")
_WITH = re.compile(
    r"[Pp]hối hợp(?:,?[ ](?:và |kết hợp )?(?:thường xuyên|chặt chẽ|chủ động|tích cực|đồng bộ|kịp thời|hiệu quả|có hiệu quả|tốt|nhịp nhàng|liên kết))*"
    r"(?P<with>(?:,?[ ](?:hỗ trợ|liên kết|trao đổi|thống nhất))?[ ](?:cùng với|cùng|với))?(?:,[ ]hỗ trợ)?[ ]+(?:với[ ]+)?"
)
_NOUN = re.compile(r"(?:quy chế|cơ chế|công tác|sự|chương trình|kế hoạch|nguyên tắc)[ ]$", re.IGNORECASE)  # "quy chế phối hợp với": a thing, no work


def read_subject(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Read whom a text orders to act: before a colon, as its subject, or after "giao", "đề nghị", "yêu cầu".

    In:  a task's words or a heading's, on one line.
    Out: the names, as printed; None where it names nobody who is to act.
    """
    found = _ordered(text, start, end, words=words) or _subject(text, start, end, words=words, rule="subject")
    clause = None if found else _CLAUSE.match(text, start, end)
    if clause:
        found = _after_clause(text, start, end, words=words, loose=clause["loose"] is not None)
    return found or _handed(text, start, end, words=words) or _ordered_later(text, start, end, words=words)


def read_heading(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Read a heading that is an agency's name: "Sở Y tế", "Giao Sở Y tế:", "Trách nhiệm của Sở Y tế".

    Out: the names; `end` is where the heading ends and words about work may begin. None where more than a name stands there.
    """
    before = _ORDER.match(text, start, end) or _DUTY_OF.match(text, start, end)
    at = before.end() if before else start
    names = read_names(text, at, end, words=words)
    tail = _FOR_WHOM.match(text, names.end, end) if names.spans else None
    if not tail or (before and _TOPIC.match(text, start) and text[at].islower() and not text.startswith(("các ", "UBND"), at)):
        return None
    if tail["mark"] == ":" and not _is_actor(text, at, end, words=words):
        return None
    finish = end if tail["mark"] in {"- ", "– ", "("} else tail.end()
    return Subject(leads=names.spans, end=finish, rule="heading")


def read_partners(text: str, start: int, end: int, *, words: Words) -> tuple[Span, ...]:
    """Read with whom a text says to work: the names after "phối hợp với", "phối hợp cùng".

    Out: names as printed, in order, each place once.
    """
    found: list[Span] = []
    at = text.find("hối hợp", start, end)
    while at >= 0:
        match = _WITH.match(text, at - 1, end) if at > start else None
        if match and not _NOUN.search(text, max(start, match.start() - 14), match.start()):
            names = read_names(text, match.end(), end, words=words)
            if names.spans and (match["with"] or not text[match.end()].islower() or text.startswith("các ", match.end())):
                found.extend(names.spans)
        at = text.find("hối hợp", at + 1, end)
    return tuple(dict.fromkeys(found))


def read_list(text: str, start: int, end: int, *, words: Words) -> tuple[tuple[Span, bool], ...]:
    """Read the names in a role line's value, each with whether it stands after "phối hợp".

    >>> from graph.extract.words import Words
    >>> read_list("Huyện đoàn", 0, 10, words=Words(entries={}, names={}, verbs=frozenset()))
    (((0, 10), False),)
    """
    found: list[tuple[Span, bool]] = []
    at, last, partner = start, start, False
    while (word := WORD.search(text, at, end)) is not None:
        at = word.start()
        names = read_names(text, at, end, words=words, prose=bool(found) or at > start) if _may_begin(text, at, start) else None
        if not names or not names.spans:
            at = word.end()
            continue
        partner = partner or "phối hợp" in text[last:at].casefold()
        found.extend((span, partner) for span in names.spans)
        at = last = names.end
    if not found and end - start <= 80 and text[start : start + 1].isupper() and not words.verb_at(text, start, end):
        return (((start, end), False),)
    return tuple(found)


def _may_begin(text: str, at: int, start: int) -> bool:
    """Tell whether a name may begin here: at the value's head, after a comma, or after a word that hands over."""
    return at == start or _BEFORE_NAME.search(text, max(start, at - 16), at) is not None


def _is_actor(text: str, at: int, end: int, *, words: Words) -> bool:
    """Tell a body from a common noun that only heads a paragraph ("Doanh nghiệp công nghệ số: ...")."""
    head = words.head_at(text, at, end)
    return head is not None and (head.plural or head.kind in {"office", "title"} or (head.kind == "unit" and text[at].isupper()))


def _ordered(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    order = _ORDER.match(text, start, end)
    names = read_names(text, order.end(), end, words=words) if order else None
    return Subject(leads=names.spans, end=names.end, rule="order") if names and names.spans else None


def _subject(text: str, start: int, end: int, *, words: Words, rule: str) -> Subject | None:
    names = read_names(text, start, end, words=words)
    if not names.spans:
        return None
    pause = _PAUSE.match(text, names.end, end)
    at = pause.end() if pause else names.end
    acts = _DUTY.match(text, at, end) is not None or words.verb_at(text, at, end)
    is_prefix = pause is not None and pause["mark"] == ":" and _is_actor(text, start, end, words=words)
    return Subject(leads=names.spans, end=names.end, rule=rule) if is_prefix or acts else None


def _after_clause(text: str, start: int, end: int, *, words: Words, loose: bool) -> Subject | None:
    """Find the subject that follows a clause ("Định kỳ ..., các phòng", "Trong quá trình ..., nếu có ..., đề nghị các sở")."""
    stop = text.find(". ", start, end)
    at = start
    for _ in range(_CLAUSES):
        piece = _PIECE.search(text, at, end if stop < 0 else stop)
        if not piece:
            return None
        at = piece.end()
        found = _ordered(text, at, end, words=words) or _subject(text, at, end, words=words, rule="clause")
        if found:
            return found
        if not loose and words.verb_at(text, at, end):
            return None
    return None


def _handed(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Find whom the work is handed to in the midst of a sentence: "giao Sở X chủ trì", "do Sở X chủ trì"."""
    if all(text.find(word, start, end) < 0 for word in ("chủ trì", "giao ", "phân công", "đầu mối")):
        return None
    for match in _HANDED.finditer(text, start, end):
        names = read_names(text, match.end(), end, words=words)
        acts = match["order"] and words.verb_at(text, names.end + 1, end)
        if names.spans and (acts or _LEADS.match(text, names.end, end)):
            return Subject(leads=names.spans, end=names.end, rule="handed")
    return None


def _ordered_later(text: str, start: int, end: int, *, words: Words) -> Subject | None:
    """Find the order that opens a later sentence: "Tiến độ còn chậm. Yêu cầu các chủ đầu tư ..."."""
    at = start
    for _ in range(_SENTENCES):
        at = text.find(". ", at, end) + 2
        if at < 2:
            return None
        found = _ordered(text, at, end, words=words)
        if found:
            return found
    return None
