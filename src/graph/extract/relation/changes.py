"""Tell whether a text itself changes the documents it names: "thay thế", "sửa đổi", "bãi bỏ", "hết hiệu lực".

Answers: is what stands around these words this document's own act, or an order, a plan or an account of a change?
Assumes: clean text; the sentences that cite documents.
Never:   takes an order to amend a document for its amendment, or what is said to have lapsed long ago for lapsed by this document.
"""

from __future__ import annotations

import re

from graph.extract.layout.labels import CAPITAL
from graph.extract.mention.patterns import spaced
from graph.extract.relation.sentences import Sentence

_TYPES = (
    r"Kế hoạch|Quyết định|Nghị quyết|Nghị định|Thông tư(?: liên tịch)?|Chỉ thị|Chương trình|Quy chế|Quy định|Hướng dẫn|Đề án|Văn bản|Kết luận"
    r"|Luật|Pháp lệnh|Công văn|Công điện|Thông báo"
)
_NUMBERED = rf"(?:{_TYPES})(?: (?:số )?\d[\w/.-]{{3,24}})?"
_ITSELF = re.compile(spaced(rf"{_NUMBERED} này"), re.IGNORECASE)
_SUBJECTLESS = re.compile(spaced(r"[\s“\"(*_]*(?:(?:về|v/v)(?: việc)? )?"), re.IGNORECASE)
_TITLED = re.compile(spaced(rf"[\s“\"(*_]*(?:{_NUMBERED} )?(?:(?:về|v/v)(?: việc)? )?"), re.IGNORECASE)
# "Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của ...": the last words of a preamble.
_ENACTS = re.compile(
    spaced(
        rf"[\s*_]*[{CAPITAL}](?:(?!(?:đã|sẽ|ngày|trình|được)\s)[^.;:\d]){{3,120}} (?:ban hành|thông qua) (?i:{_TYPES}) (?:về (?:việc )?|quy định )?"
    )
)
# "Quyết định này có hiệu lực kể từ ngày ký. Thay thế ..."
_IN_FORCE = re.compile(spaced(r"này có hiệu lực[^.;]{0,120}[.;]\s*(?:(?:\d{1,2}\.|[a-zđ]\)|-|và)\s*)?$"), re.IGNORECASE)
_LAPSES = re.compile(
    spaced(
        r"(?<!\w)(?P<past>đã )?(?:hết hiệu lực|chấm dứt hiệu lực|(?:bị|được) (?:bãi bỏ|hủy bỏ|huỷ bỏ)(?! (?:bởi|bằng|tại|theo))"
        rf"|được thay thế (?:bằng|bởi) (?P<replaced>(?:{_TYPES}) này))(?!\w)"
    ),
    re.IGNORECASE,
)
_NEAR = 400  # characters that are looked at for a subject: keeps the cost linear in a long sentence


def names_itself(words: str) -> bool:
    """Tell whether words name the document at hand: "Quyết định này".

    >>> names_itself("kể từ ngày Thông tư này có hiệu lực"), names_itself("Thông tư số 5/2020/TT-BYT")
    (True, False)
    """
    return _ITSELF.search(words) is not None


def is_own_act(text: str, sentence: Sentence, start: int) -> bool:
    """Tell whether the changing words at `start` are this document's: "Kế hoạch này thay thế", its title, an article, the end of its preamble."""
    words = text[max(sentence.start, start - _NEAR) : start]
    if names_itself(words) or _IN_FORCE.search(text, max(0, start - _NEAR), start):
        return True
    if not sentence.opens:
        return False
    if sentence.is_title and _TITLED.fullmatch(words):
        return True
    return (sentence.in_article and _SUBJECTLESS.fullmatch(words) is not None) or (sentence.in_preamble and _ENACTS.fullmatch(words) is not None)


def is_own_list(words: str, sentence: Sentence, start: int) -> bool:
    """Tell whether changing words at `start` of the item above a list are this document's: "Quyết định này thay thế các văn bản sau:"."""
    return names_itself(words[:start]) or (sentence.in_article and _SUBJECTLESS.fullmatch(words, 0, start) is not None)


def find_lapse(words: str, sentence: Sentence, *, before: str = "") -> re.Match[str] | None:
    """Find "hết hiệu lực" where this document makes it so; `replaced` holds what replaces the documents, if any.

    In:  the words after the documents or, of a list, above them; `before` are the sentence's words before the first.
    """
    found = _LAPSES.search(words)
    if found is None or found["past"] or not (sentence.in_article or names_itself(words) or names_itself(before)):
        return None
    return found
