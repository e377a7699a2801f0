"""Find what an official letter is about: it has no line of its type, but “V/v ...” below its number.

Answers: where do the words behind “V/v” begin, and on which line do they end?
Assumes: clean text, in which a line may be broken as it was printed.
Never:   goes on into the letterhead beside it, the line of place and date, or “Kính gửi”.
Source:  Decree 30/2020/NĐ-CP, Annex I, II.4.b (the summary of an official letter).
"""

from __future__ import annotations

import re

_ABOUT = re.compile(r"(?<!\w)V/v\s*:?\s+(?P<title>[^\n|]{8,300})")
_MORE = re.compile(r"[ \t*_]*\n(?P<gap>[ \t]*\n)?[ \t*_]*(?P<words>[^\n|]{2,300})")
_OTHER = re.compile(r"(?:Kính\s+gửi|Số\s*:|Độc\s+lập|[-–_=*.\s]{3,}|#|[^\n]{0,40}ngày\s[^\n]{0,14}tháng)", re.IGNORECASE)
_MOST = 4  # further lines


def find_about(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the place of what a letter is about in text[start:end], over the lines that it was printed on.

    >>> text = "Số: 5/SYT-NVY\\nV/v phòng, chống dịch bệnh\\nmùa hè\\n\\nKính gửi: Các bệnh viện"
    >>> text[slice(*find_about(text, 0, len(text)))]
    'phòng, chống dịch bệnh\\nmùa hè'
    """
    found = _ABOUT.search(text, start, end)
    if not found:
        return None
    last = found.end()
    for _ in range(_MOST):
        more = _MORE.match(text, last, end)
        if not more or not _goes_on(more):
            break
        last = more.end()
    return found.start("title"), last


def _goes_on(line: re.Match[str]) -> bool:
    """Tell a line that goes on with the words above: behind a blank one only where it begins in small letters."""
    words = line["words"]
    return not _OTHER.match(words) and not words.isupper() and (line["gap"] is None or words[0].islower())
