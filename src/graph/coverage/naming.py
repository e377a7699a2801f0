"""Which item of another text a task's words name: "điểm a khoản 2 Điều 5 Nghị quyết số …", "nhiệm vụ số 12 Phụ lục II …".

Answers: the steps of the item's locator, and which locators of a text they fit.
Assumes: the task's words as the text has them, and the number and type of the document that they carry out.
Never:   takes an item for one of the document's unless it stands right before the document's type and number; fits two items of one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graph.text import clean, fold, unwrap

_POINT = r"(?:(?:điểm|tiết|ý|nhiệm\s+vụ|số\s+thứ\s+tự|stt|dòng)\s+(?:số\s+)?(?P<point>\d{1,3}(?:\.[\da-zđ]{1,3})*|[a-zđ](?!\w))[,\s]\s*)?"
_CLAUSE = r"(?:khoản\s+(?P<clause>\d{1,2})[,\s]\s*)?"
_TOP = r"(?P<kind>điều|mục|phần|phụ\s+lục)\s+(?P<top>[IVXLC]+(?:\.[\da-zđ]{1,3})*|\d{1,3}(?:\.[\da-zđ]{1,3})*|[A-E](?:\.[IVXLC\d]+)*)"
_LEADING = r"(?:\s*,)?\s+(?:(?:của|tại|trong|kèm\s+theo|ban\s+hành\s+kèm\s+theo)\s+)*"
_ITEM = re.compile(rf"{_POINT}{_CLAUSE}{_TOP}{_LEADING}(?P<type>(?:[^\W\d_]+\s+){{1,4}}?)(?:số\s*:?\s*)?$", re.IGNORECASE)
_OTHER = re.compile(
    r"(?<!\w)(?:điểm|tiết|ý|nhiệm\s+vụ|khoản|điều|mục|phần|phụ\s+lục)\s[^.;:]{0,24}$", re.IGNORECASE
)  # "Điều 5, Điều 6": one of several
_ROMAN = re.compile(r"[IVXLC]+|[A-E]")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_LOOK_BACK = 120


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
    top = found["top"].split(".")
    inner = tuple(step for part in (found["clause"], found["point"]) if part for step in part.split("."))
    name = fold(found["kind"])
    if name == "dieu":
        return ("Điều", *top, *inner)
    if name == "phu luc":
        return (f"PL{_arabic(top[0])}", *top[1:], *inner)
    return (*top, *inner)


def _arabic(marker: str) -> str:
    if not set(marker.upper()) <= set(_VALUES):
        return marker
    values = [_VALUES[letter] for letter in marker.upper()]
    return str(sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)))


def fitting(steps: tuple[str, ...], locators: Mapping[str, str]) -> tuple[tuple[str, bool], ...]:
    """Give the tasks that an item is, or that lie in it: (IRI, whether the item is the task itself); none where the item could be two.

    In:     the locators of a document's tasks, by IRI. An article is found whichever chapter it stands in.

    >>> fitting(("II", "1"), {"a": "II.1", "b": "II.1.a", "c": "III.1"})
    (('a', True), ('b', False))
    """
    wanted, is_article = (steps[1:], True) if steps[0] == "Điều" else (steps, False)
    below: dict[tuple[str, ...], list[tuple[str, bool]]] = {}
    for iri, locator in locators.items():
        path = tuple(locator.split("."))
        chapter = _chapter(path) if is_article else ()
        rest = path[len(chapter) :]
        if rest[: len(wanted)] == wanted:
            below.setdefault(chapter, []).append((iri, rest == wanted))
    return tuple(next(iter(below.values()))) if len(below) == 1 else ()


def _chapter(path: tuple[str, ...]) -> tuple[str, ...]:
    inside = next((place for place, step in enumerate(path) if not _ROMAN.fullmatch(step)), len(path))
    return path[:inside]
