"""Find with whom a sentence says to work.

Answers: which agencies coordinate in the work that these words order?
Assumes: text on one line; it is a task's words, or those of a heading above tasks.
Never:   takes "quy chế phối hợp", a thing, for work; takes a verb after "phối hợp" for an agency.
"""

from __future__ import annotations

import re

from graph.extract.agency.names import Names, read_names
from graph.extract.agency.words import Words
from graph.extract.page import Span

_WITH = re.compile(
    r"[Pp]hối hợp(?:,?[ ](?:và |kết hợp )?(?:thường xuyên|chặt chẽ|chủ động|tích cực|đồng bộ|kịp thời|cụ thể|hiệu quả|có hiệu quả"
    r"|quyết liệt|mật thiết|toàn diện|nghiêm túc|khẩn trương|trực tiếp|tốt|nhịp nhàng|liên kết))*"
    r"(?P<with>(?:,?[ ](?:hỗ trợ|liên kết|trao đổi|thống nhất))?[ ](?:cùng với|cùng|với))?(?:,[ ]hỗ trợ)?[ ]+(?:với[ ]+)?"
)
_OFFICER = re.compile(r"(?:thủ trưởng|người đứng đầu|lãnh đạo|chủ tịch|giám đốc|hiệu trưởng)[ ]")
_OFFICERS_LONG = 400  # characters of a list of such titles
_CLAUSE_START = re.compile(r"[;:(.,][ ]+|\(")
_CLAUSE_LONG = 160  # characters of a clause that names who works along
_SENTENCE_LONG = 200  # characters before that clause in which its sentence may begin
_NOUN = re.compile(r"(?:quy chế|cơ chế|công tác|sự|chương trình|kế hoạch|nguyên tắc)[ ]$", re.IGNORECASE)  # "quy chế phối hợp với": a thing, no work


def read_partners(text: str, start: int, end: int, *, words: Words) -> tuple[Span, ...]:
    """Read with whom a text says to work: the names after "phối hợp với", "phối hợp cùng", or a clause's names before "phối hợp".

    Out: names as printed, in order, each place once.
    """
    found: list[Span] = []
    at = text.find("hối hợp", start, end)
    while at >= 0:
        match = _WITH.match(text, at - 1, end) if at > start else None
        names = None
        if match and not _NOUN.search(text, max(start, match.start() - 14), match.start()):
            names = read_names(text, match.end(), end, words=words)
            if match["with"] and not names.spans:
                names = _officers(text, match.end(), end, words=words)
            if names.spans and (match["with"] or _is_body(text, match.end(), end, words=words)):
                found.extend(names.spans)
        leads = match is not None and names is not None and bool(names.spans)  # "Sở A phối hợp Sở B tổ chức": Sở A leads
        if not leads and not (match and match["with"]):
            found.extend(_helpers(text, start, at - 1, words=words))
        at = text.find("hối hợp", at + 1, end)
    return tuple(dict.fromkeys(found))


def _officers(text: str, at: int, end: int, *, words: Words) -> Names:
    """Read titles in small letters behind "phối hợp với": "thủ trưởng các đơn vị liên quan"."""
    if not _OFFICER.match(text, at, end):
        return Names(spans=(), end=at)
    raised = text[at].upper() + text[at + 1 : min(end, at + _OFFICERS_LONG)]
    names = read_names(raised, 0, len(raised), words=words)
    return Names(spans=tuple((at + first, at + last) for first, last in names.spans), end=at + names.end)


def _is_body(text: str, at: int, end: int, *, words: Words) -> bool:
    """Tell "phối hợp Sở Y tế", "phối hợp lực lượng chức năng" from what is done together: "phối hợp kiểm tra"."""
    if not text[at].islower() or text.startswith("các ", at):
        return True
    head = words.head_at(text, at, end)
    return head is not None and head.kind == "group" and not words.verb_at(text, at, end)


def _helpers(text: str, start: int, end: int, *, words: Words) -> tuple[Span, ...]:
    """Read the names that stand right before "phối hợp", in a clause of their own: "; Sở Tài chính phối hợp", "(..., phòng A phối hợp)"."""
    first = max(start, end - _CLAUSE_LONG)
    before = max(start, first - _SENTENCE_LONG)
    first = max(before, text.rfind(". ", before, first) + 2)  # a comma inside a list begins no clause
    covered = read_names(text, first, end, words=words).end
    for mark in _CLAUSE_START.finditer(text, first, end):
        if mark.start() < covered:
            continue
        names = read_names(text, mark.end(), end, words=words)
        covered = max(covered, names.end)
        if names.spans and not text[names.end : end].strip():
            return names.spans
    return ()
