"""Recognised words -> the words that were surely meant.

Answers: which labels of sections and letters Tesseract takes for others, where the text leaves no doubt.
Assumes: words in the order of reading, as Tesseract gives them.
Never:   touches printed letters, or a word that could stand as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.read.pdf.page import Page, Word

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_STROKES = str.maketrans({"H": "II", "L": "I", "l": "I", "|": "I", "[": "I", "!": "I", "U": "II", "T": "I"})
_LABEL = re.compile(r"[IVXHLl|\[!UT]{1,5}[.,]?$")
_DOUBLED = (
    (re.compile("[ĐÐ]{2,}"), "Đ"),
    (re.compile("NÑ|ÑN|Ñ"), "N"),
    (re.compile(r"^ø\)$"), "g)"),
)  # letters seen twice, or that Vietnamese has not


def restored(pages: list[Page]) -> list[Page]:
    """Give the pages with the labels I, II, III ... that are due where strokes were taken for other letters: “H.” after “I.” is “II.”."""
    due = 0
    done: list[Page] = []
    for page in pages:
        words: list[Word] = []
        for word, is_first in _with_starts(page.words):
            found = _section(word.text, due) if is_first and page.is_recognised else None
            if found is not None:
                due = found + 1
                words.append(replace(word, text=_ROMAN[found] + "."))
            else:
                words.append(_cleaned(word) if page.is_recognised else word)
        done.append(replace(page, words=tuple(words)))
    return done


def _with_starts(words: tuple[Word, ...]) -> Iterator[tuple[Word, bool]]:
    before: Word | None = None
    for word in words:
        yield word, before is None or abs(word.base - before.base) > 0.5 * word.size
        before = word


def _section(text: str, due: int) -> int | None:
    """Tell which section a line's first word labels, if it is the one that is due, or the first again."""
    if not _LABEL.match(text):
        return None
    name = text.rstrip(".,").translate(_STROKES)
    if name not in _ROMAN or due >= len(_ROMAN):
        return None
    number = _ROMAN.index(name)
    if text.rstrip(".,") == name:
        return number if number in {due, 0} else None
    return due if number == due or (number == due - 1 and _ROMAN[due].startswith(name)) else None  # a stroke is lost at times: “IL.” for “III.”


def _cleaned(word: Word) -> Word:
    text = word.text
    for doubled, letter in _DOUBLED:
        text = doubled.sub(letter, text)
    return replace(word, text=text)
