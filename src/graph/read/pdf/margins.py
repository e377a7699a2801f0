"""What a page carries that is not of the text: page numbers, running heads and feet, stamps of digital signatures.

Answers: which lines at a page's edges repeat over the pages, which words are a signature's stamp.
Assumes: all pages of the file, their lines from top to bottom.
Never:   takes a line for a running head because of its place alone, or because of its words alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from graph.read.pdf.columns import rejoined
from graph.read.pdf.page import Line, Page, Word
from graph.text import fold

_NUMBER = re.compile(r"[\s\-–—|]*(?:(?:Trang|Page)\s*)?(\d{1,4})(?:\s*(?:/|of|trên)\s*\d{1,4})?[\s\-–—|]*", re.IGNORECASE)
_STAMP = re.compile(
    r"(?:^|\s)(?:(?:được )?ký (?:số )?bởi|người ký\s*:|digitally signed|signature (?:not )?(?:valid|verified)|(?:thời gian|ngày|giờ) ký\s*:)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}|[+-]\d\d[':]00")
_STAMP_WORDS = 45
_STAMP_LEAD = 60  # letters that may stand before: “CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ”
_EDGE_ROWS = 3
_ITEM = re.compile(r"[-+•*]\s|\(?\w{1,4}[.)]\s")  # the first line of a page may be the same item of a list on several pages
_DAY, _HOUR = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", r"\d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?"
_PRINT = re.compile(rf"(?:^|\s)(?:\S{{2,5}}://\S+|{_DAY},? {_HOUR}|{_HOUR},? {_DAY})(?=\s|$)")  # a browser adds address, day, hour
_PRINT_EDGE = 0.05  # of the page's height: a text leaves more
_PLAIN = re.compile(r"cong hoa xa hoi|doc lap tu do|dang cong san|noi nhan|^so |ngay .*thang .*nam")


Key = tuple[str, int, float]  # words, place on the page, size of the letters


def without_stamps(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Take away the stamps of digital signatures: words in one size, one after the other in the file, that say who signed at which hour."""
    kept: list[Word] = []
    for _, group in groupby(words, key=lambda word: word.size):
        run = list(group)
        said = " ".join(word.text for word in run) if len(run) <= _STAMP_WORDS else ""
        found = _STAMP.search(said, 0, _STAMP_LEAD + 30)
        if not (found and found.start() < _STAMP_LEAD and _CLOCK.search(said)):
            kept.extend(run)
    return tuple(kept)


def without_margins(pages: list[tuple[Page, list[Line]]]) -> list[list[Line]]:
    """Take page numbers and running heads away; give the lines that are left, page by page."""
    rows = [list(rejoined(lines)) for _, lines in pages]
    edges = [_edges(page, on_page) for (page, _), on_page in zip(pages, rows, strict=True)]
    repeated = _repeated([row for on_page, edge in zip(rows, edges, strict=True) for row in [*edge[0], *edge[1]] if _is_apart(row, on_page)])
    counts = _counts([{_counted(row, page) for row in [*top, *foot]} - {None} for (page, _), (top, foot) in zip(pages, edges, strict=True)])
    left: list[list[Line]] = []
    for (page, lines), edge in zip(pages, edges, strict=True):
        again = repeated.get(page.number, set())
        gone: set[Word] = set()
        for inward in edge:
            for row in inward:
                if _counted(row, page) not in counts and _keys(row).isdisjoint(again) and not _is_of_print(row, page):
                    break  # what lies behind a line of the text is of the text
                gone.update(row.words)
        left.append([line for line in lines if line.words[0] not in gone])
    return left


def _edges(page: Page, rows: list[Line]) -> tuple[list[Line], list[Line]]:
    """Give the rows at the upper and at the lower edge of a page, the outermost first."""
    top = [row for row in rows[:_EDGE_ROWS] if row.base < 0.15 * page.height]
    return top, [row for row in rows[: -_EDGE_ROWS - 1 : -1] if row.base > 0.88 * page.height and row not in top]


def _is_apart(row: Line, rows: list[Line]) -> bool:
    """Tell whether a row may be a running head: no item of a list, no part of a letterhead, farther from its neighbours than lines of a text."""
    if _ITEM.match(row.text) or _PLAIN.search(fold(row.text)):
        return False
    at = rows.index(row)
    near = [other for other in rows[max(at - 1, 0) : at + 2] if other is not row and other.size == row.size]
    steps = [below.base - above.base for above, below in zip(rows, rows[1:], strict=False)]
    usual = min((step for step in steps if row.size < step < 3 * row.size), default=row.size)
    return all(abs(other.base - row.base) > 1.2 * usual for other in near)


def _counted(row: Line, page: Page) -> int | None:
    """Give how far a page's printed number is from its place in the file; None where the row is no number."""
    found = _NUMBER.fullmatch(row.text)
    is_at_edge = row.base < 0.12 * page.height or row.base > 0.9 * page.height
    return int(found[1]) - page.number if found and is_at_edge else None


def _is_of_print(row: Line, page: Page) -> bool:
    """Tell whether a browser added a row as it printed: outside the margins of a text, with an address, or with an hour and a day."""
    is_outside = row.base < _PRINT_EDGE * page.height or row.base > (1 - _PRINT_EDGE) * page.height
    return is_outside and _PRINT.search(row.text) is not None


def _counts(numbered: list[set[int | None]]) -> set[int | None]:
    """Give the distances that printed numbers keep: each on two pages at least, but where one page alone has a number."""
    often = Counter(count for counts in numbered for count in counts)
    return {count for count, times in often.items() if times > 1 or sum(map(bool, numbered)) == 1}


def _keys(row: Line) -> set[Key]:
    """Give what a row says and where, as printed, and with its first or last number counted from the page's own."""
    text, place = fold(row.text), round(row.base / 8)
    numbers = list(re.finditer(r"\d{1,4}", text))
    counted = {text[: n.start()] + f"#{int(n[0]) - row.page}" + text[n.end() :] for n in (*numbers[:1], *numbers[-1:])}
    return {(said, place, row.size) for said in {text, *counted} if said}


def _repeated(rows: list[Line]) -> dict[int, set[Key]]:
    """Give, page by page, what stands at the same place of two other pages near it; of one other, in a file of few pages."""
    places: dict[Key, list[int]] = {}
    for row in rows:
        for key in _keys(row):
            places.setdefault(key, []).append(row.page)
    least = 3 if rows and rows[-1].page > 3 else 2
    found: dict[int, set[Key]] = {}
    for key, numbers in places.items():
        for number in (number for run in _runs(numbers) if len(run) >= least for number in run):
            found.setdefault(number, set()).add(key)
    return found


def _runs(numbers: list[int]) -> list[list[int]]:
    """Part page numbers where more than one page lies between two of them."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number - runs[-1][-1] <= 2:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def usual_size(lines: Iterable[Line]) -> float:
    """Give the size that most letters have, in points; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for word in line.words:
            sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
