"""Which item of another text a task's words name: "điểm a khoản 2 Điều 5 Nghị quyết số …", "nhiệm vụ số 12 Phụ lục II …".

Answers: the steps of the item's locator, and which locators of a text they fit.
Assumes: the task's words as the text has them, and the number and type of the document that they carry out.
Never:   takes an item for one of the document's unless it stands right before the document's type and number; fits two items of one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from graph.text import clean, fold, unwrap

# Kinds of items, from the inside out; of two of one rank a text says either.
_RANKS = {
    **{"diem": 0, "tiet": 0, "y": 0, "nhiem vu": 0, "so thu tu": 0, "stt": 0, "dong": 0},
    **{"khoan": 1, "tieu muc": 1, "muc": 2, "dieu": 3, "chuong": 4, "phan": 4, "phu luc": 4},
}
_KIND = r"(?:điểm|tiết|ý|nhiệm\s+vụ|số\s+thứ\s+tự|stt|dòng|khoản|tiểu\s+mục|(?<!danh\s)(?<!hạng\s)(?<!chuyên\s)mục|điều|chương|phần|phụ\s+lục)"
_LABEL = r"(?:\d{1,3}[a-zđ]?|[IVXLC]+|[a-zđ])(?:\.(?:\d{1,3}|[IVXLC]+|[a-zđ]))*(?!\w)"
_ONE = re.compile(rf"(?<!\w)(?P<kind>{_KIND})\s+(?:số\s+)?(?P<label>{_LABEL})", re.IGNORECASE)
_PLAIN_ONE = rf"(?<!\w){_KIND}\s+(?:số\s+)?{_LABEL}"
_ITEM = re.compile(
    rf"(?P<items>{_PLAIN_ONE}(?:[,\s]+(?:(?:của|tại|thuộc)\s+)?{_PLAIN_ONE})*)"
    r"(?:\s*,)?\s+(?:(?:của|tại|trong|kèm\s+theo|ban\s+hành\s+kèm\s+theo)\s+)*(?P<type>(?:[^\W\d_]+\s+){1,4}?)(?:số\s*:?\s*)?$",
    re.IGNORECASE,
)
_OTHER = re.compile(rf"{_PLAIN_ONE}[^.;:]{{0,24}}$", re.IGNORECASE)  # "điểm a, b khoản 2": one of several
_ROMAN = re.compile(r"[IVXLC]+|[A-E]")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_LOOK_BACK = 120
ARTICLE = "Điều"  # before the steps of what is named by its article


def named_item(words: str, number: str, kind: str) -> tuple[str, ...] | None:
    """Give the steps of the item of a document that words name; None where they name none, or two.

    In:     the words; the document's number and type ("nghi-quyet").

    >>> named_item("Triển khai điểm a khoản 2 Điều 5 Nghị quyết số 15/NQ-CP", "15/NQ-CP", "nghi-quyet")
    ('Điều', '5', '2', 'a')
    >>> named_item("Thực hiện nhiệm vụ số 12 Phụ lục II Nghị quyết 15/NQ-CP", "15/NQ-CP", "nghi-quyet")
    ('PL2', '12')
    """
    text = unwrap(clean(words).text)
    found = {steps for place in _places(text, number) if (steps := _steps(text[max(0, place - _LOOK_BACK) : place], kind))}
    return found.pop() if len(found) == 1 else None


def _places(text: str, number: str) -> Iterable[int]:
    return (found.start() for found in re.finditer(rf"(?<![\w/.-]){re.escape(number)}(?![\w/-])", text, re.IGNORECASE))


def _steps(before: str, kind: str) -> tuple[str, ...] | None:
    found = _ITEM.search(before)
    if found is None or fold(found["type"]) != kind.replace("-", " ") or _OTHER.search(before[: found.start()]):
        return None
    items = [(fold(one["kind"]), one["label"]) for one in _ONE.finditer(found["items"])]
    ranks = [_RANKS[name] for name, _ in items]
    if any(inner >= outer for inner, outer in pairwise(ranks)) or ranks[-1] < _RANKS["muc"]:
        return None  # from the outside in, side by side, or of an article that is not named: it is not known what is in what
    steps: list[str] = []
    for name, label in reversed(items):
        first, *rest = label.split(".")
        steps += [f"PL{_arabic(first)}" if name == "phu luc" else first, *rest]
    return (ARTICLE, *steps) if items[-1][0] == "dieu" else tuple(steps)


def _arabic(marker: str) -> str:
    if not set(marker.upper()) <= set(_VALUES):
        return marker
    values = [_VALUES[letter] for letter in marker.upper()]
    return str(sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)))


def fitting(steps: tuple[str, ...], locators: Mapping[str, str]) -> tuple[tuple[str, bool], ...]:
    """Give the tasks that an item is, or that lie in it: (IRI, whether the item is the task itself); none where the item could be two.

    In:     the locators of a document's tasks, by IRI. An article is found in whichever chapter it stands, a section in whichever article.

    >>> fitting(("II", "1"), {"a": "II.1", "b": "II.1.a", "c": "III.1"})
    (('a', True), ('b', False))
    """
    is_article = steps[0] == ARTICLE
    wanted = steps[1:] if is_article else steps
    below: dict[tuple[str, ...], list[tuple[str, bool]]] = {}
    for iri, locator in locators.items():
        path = tuple(locator.split("."))
        above = _above(path, is_article=is_article) if path[0] != wanted[0] or is_article else ()
        rest = path[len(above) :]
        if rest[: len(wanted)] == wanted:
            below.setdefault(above, []).append((iri, rest == wanted))
    return tuple(next(iter(below.values()))) if len(below) == 1 else ()


def _above(path: tuple[str, ...], *, is_article: bool) -> tuple[str, ...]:
    """Give what stands above an item and need not be named: the chapters above an article, the article above a section."""
    if not is_article:
        return path[:1] if path[0].isdigit() and len(path) > 1 and _ROMAN.fullmatch(path[1]) else ()
    inside = next((place for place, step in enumerate(path) if not _ROMAN.fullmatch(step)), len(path))
    return path[:inside]
