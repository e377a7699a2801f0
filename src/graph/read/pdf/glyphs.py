"""A page of a PDF -> its words and rules, by PDFium.

Answers: which letters stand where on a page, in which font and size, and which lines are drawn.
Assumes: nothing of the file: the page may lie on its side, print its letters twice, or give no letters at all.
Never:   orders words into a text; graph.read.pdf.rows and what follows it do.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from graph.read.pdf.frame import Frame
from graph.read.pdf.legacy import from_font
from graph.read.pdf.page import Line, Page, Rule, Word
from graph.read.pdf.rows import to_lines

LETTER_LIMIT = 60_000  # of one page: a page of A4 in 6 point type has below 20,000
OBJECT_LIMIT = 40_000  # drawn objects of one page that are looked at for rules
RULE_LIMIT = 5_000  # a page with more rules is a drawing
_SPACES = frozenset("\t\n\x0b\x0c\r \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_NOTHING = frozenset("\x1f\u00ad\u200b\u200c\u200d\u2060\ufeff\x00")
_GAP = "\x1f"  # where PDFium takes a gap for a space that is not printed: Chromium's print has no others
_HYPHEN = {"\ufffe": "-", "\x02": "-"}  # how PDFium gives a hyphen at the end of a line
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_MARKED = re.compile(r"[^\x00-\xbf×÷]")
_RULE_BREADTH = 3.0  # points: what is drawn broader is a box
_RULE_LENGTH = 4.0
_SHAPES = 300  # drawn on a page without letters, they are letters turned to curves
_INVISIBLE = 3  # text render mode: neither filled nor stroked


class TooMuchError(Exception):
    """A page has more on it than a page can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What the letters of one text object have in common."""

    font: str
    size: float
    turn: int  # quarter turns, counter-clockwise; -1: slanted
    is_visible: bool


@dataclass(slots=True)
class _Draft:
    """A word that is being read."""

    style: Style
    letters: list[str] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    at: float = 0.0  # where its last letter begins
    base: float = 0.0
    is_spaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page with what says whether its letters can be relied on."""

    page: Page
    letters: int
    unmapped: int  # letters that the font gives no meaning for
    hidden: int  # letters that are not painted: a scanner's own recognition
    is_vietnamese: bool  # letters with Vietnamese marks are among them
    has_picture: bool  # pictures cover most of the page
    has_shapes: bool  # so much is drawn that it may be letters turned to curves


def read_sheet(opened: pypdfium2.PdfPage, number: int) -> Sheet:
    """Read one page.

    Raises: TooMuchError where it has more letters or drawn objects than a page can have.
    """
    text = opened.get_textpage()
    try:
        count = text.count_chars()
        if count > LETTER_LIMIT:
            raise TooMuchError(f"{count} chữ trên một trang")
        glyphs = list(_glyphs(text, count))
    finally:
        text.close()
    turns = [turn for turn, _ in Counter(glyph.style.turn for glyph in glyphs if glyph.style.turn >= 0).most_common()] or [0]
    frame = Frame(box=opened.get_bbox(), turn=turns[0])
    words = _words_along(glyphs, frame)
    aside = tuple(word for turn in turns[1:] for word in _set_upright(_words_along(glyphs, frame.turned(turn)), frame.turned(turn), frame))
    rules, has_picture, has_shapes = _drawn(opened, frame)
    width, height = frame.size
    hidden = sum(not glyph.style.is_visible for glyph in glyphs)
    page = Page(number=number, width=width, height=height, words=words, aside=aside, rules=rules, is_recognised=hidden > 0.5 * len(glyphs))
    unmapped = sum(glyph.letter in {"\x00", "\ufffd"} or "\ue000" <= glyph.letter <= "\uf8ff" for glyph in glyphs)
    return Sheet(
        page=page,
        letters=sum(len(word.text) for word in words),
        unmapped=unmapped,
        hidden=hidden,
        is_vietnamese=sum(bool(_MARKED.search(word.text)) for word in words) > 0.2 * len(words),
        has_picture=has_picture,
        has_shapes=has_shapes,
    )


_NO_STYLE = Style(font="", size=1.0, turn=-1, is_visible=True)


class Glyph(NamedTuple):
    """A letter where it is printed: the place that it begins at on the line that it stands on, and how far the next one is, in points."""

    letter: str
    x: float
    y: float
    advance: float
    style: Style


def _glyphs(text: pypdfium2.PdfTextPage, count: int) -> Iterator[Glyph]:
    raw = text.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    x_ref, y_ref, box_ref = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    styles: dict[int, Style] = {}
    for i in range(count):
        letter = chr(pdfium.FPDFText_GetUnicode(raw, i))
        if letter in _SPACES and pdfium.FPDFText_IsGenerated(raw, i) == 1:
            yield Glyph(_GAP, 0.0, 0.0, 0.0, _NO_STYLE)
            continue
        holder = pdfium.FPDFText_GetTextObject(raw, i)
        key = ctypes.addressof(holder.contents) if holder else 0
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(raw, i, holder)
        pdfium.FPDFText_GetCharOrigin(raw, i, x_ref, y_ref)
        pdfium.FPDFText_GetLooseCharBox(raw, i, box_ref)
        advance = box.top - box.bottom if style.turn % 2 else box.right - box.left
        yield Glyph(_HYPHEN.get(letter, letter), x.value, y.value, advance, style)


def _style(raw: object, i: int, holder: object) -> Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, i, ctypes.byref(matrix))
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFText_GetFontInfo(raw, i, name, 256, None)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    return Style(
        font=name.value.decode("utf-8", "replace"),
        size=round(float(pdfium.FPDFText_GetFontSize(raw, i)) * scale, 1) or 1.0,
        turn=_turn(matrix.a, matrix.b),
        is_visible=not holder or pdfium.FPDFTextObj_GetTextRenderMode(holder) != _INVISIBLE,
    )


def _turn(a: float, b: float) -> int:
    """Give the quarter turns of a direction of writing; -1 where it is slanted."""
    if abs(b) < 0.1 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) < 0.1 * abs(b):
        return 1 if b > 0 else 3
    return -1


def _words_along(glyphs: list[Glyph], frame: Frame) -> tuple[Word, ...]:
    """Give the words that are written in a frame's direction."""
    return tuple(_words([glyph for glyph in glyphs if glyph.style.turn == frame.turn or glyph.letter == _GAP], frame))


def _set_upright(words: tuple[Word, ...], theirs: Frame, frame: Frame) -> Iterator[Word]:
    """Give lines that run in another direction than the page's text, each as one word, at the place of its middle; of lines beside each other, of
    the first one's, so that they stay in order.
    """
    above: Line | None = None
    middle = 0.0
    for line in to_lines(words, 0):
        if above is None or line.base - above.base > 2 * line.size or not (line.x0 < middle < line.x1):
            middle = (line.x0 + line.x1) / 2
        above, half = line, 0.5 * line.size
        x, y = frame.place(*theirs.origin(middle, line.base - 0.3 * line.size))
        yield Word(text=line.text, x0=x - half, x1=x + half, base=y + 0.3 * line.size, size=line.size, font=line.words[0].font, is_spaced=True)


def _words(glyphs: list[Glyph], frame: Frame) -> Iterator[Word]:
    """Put letters together to words, as the file has them one after the other: marks stay with their letters."""
    draft: _Draft | None = None
    is_spaced = is_gap = False
    seen: set[tuple[str, int, int]] = set()
    for letter, x, y, advance, style in glyphs:
        is_gap = is_gap or letter == _GAP
        if letter in _NOTHING:
            continue
        place, base = frame.place(x, y)
        if letter in _SPACES or not frame.holds(place, base):
            is_spaced = True
            continue
        is_spaced = is_spaced or (is_gap and draft is not None and place - draft.x1 > 0.08 * style.size)
        if draft and (is_spaced or not _goes_on(draft, letter, place, base, style)):
            yield from _finished(draft, seen)
            draft = None
        if draft is None:
            draft = _Draft(style, x0=place, at=place, base=base, is_spaced=is_spaced)
        elif letter == draft.letters[-1] and 0.01 < place - draft.at < 0.1 * style.size:
            continue  # printed twice, a hair's breadth apart: bold letters are made so
        draft.letters.append(_LIGATURES.get(letter, letter))
        draft.x1, draft.at = max(draft.x1, place + advance), place
        is_spaced = is_gap = False
    if draft:
        yield from _finished(draft, seen)


def _goes_on(draft: _Draft, letter: str, place: float, base: float, style: Style) -> bool:
    if unicodedata.combining(letter):
        return True
    size = draft.style.size
    return (
        (style is draft.style or (style.font, style.size) == (draft.style.font, size))
        and abs(base - draft.base) < 0.1 * size
        and (-0.5 * size < place - draft.x1 < 0.2 * size or 0 <= place - draft.at < 0.1 * size)  # letters of a ligature begin at one place
    )


def _finished(draft: _Draft, seen: set[tuple[str, int, int]]) -> Iterator[Word]:
    """Give the word, unless it was printed at nearly the same place before: bold letters are made so."""
    text = from_font("".join(draft.letters), draft.style.font)
    column, row = round(draft.x0 / 2), round(draft.base / 2)
    if any((text, column + dx, row + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
        return
    seen.add((text, column, row))
    yield Word(text=text, x0=draft.x0, x1=draft.x1, base=draft.base, size=draft.style.size, font=draft.style.font, is_spaced=draft.is_spaced)


def _drawn(opened: pypdfium2.PdfPage, frame: Frame) -> tuple[tuple[Rule, ...], bool, bool]:
    """Give the rules of a page, whether pictures cover most of it, and whether it may have letters turned to curves."""
    rules: list[Rule] = []
    covered = shapes = 0.0
    area = frame.size[0] * frame.size[1]
    for seen, drawn in enumerate(opened.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=8)):
        if seen >= OBJECT_LIMIT:
            break
        left, bottom, right, top = drawn.get_bounds()
        if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += (right - left) * (top - bottom)
            continue
        shapes += 1
        (x0, y0), (x1, y1) = frame.place(left, bottom), frame.place(right, top)
        rules.extend(_rules(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), pdfium.FPDFPath_CountSegments(drawn.raw)))
    return tuple(rules) if len(rules) <= RULE_LIMIT else (), covered > 0.5 * area, shapes > _SHAPES


def _rules(x0: float, y0: float, x1: float, y1: float, segments: int) -> Iterator[Rule]:
    """Give the rules that a path draws, by its bounds: a thin one is a rule, a rectangle is four."""
    if y1 - y0 <= _RULE_BREADTH:
        if x1 - x0 >= _RULE_LENGTH:
            yield Rule(is_level=True, at=(y0 + y1) / 2, start=x0, end=x1)
    elif x1 - x0 <= _RULE_BREADTH:
        if y1 - y0 >= _RULE_LENGTH:
            yield Rule(is_level=False, at=(x0 + x1) / 2, start=y0, end=y1)
    elif 4 <= segments <= 5:
        yield Rule(is_level=True, at=y0, start=x0, end=x1)
        yield Rule(is_level=True, at=y1, start=x0, end=x1)
        yield Rule(is_level=False, at=x0, start=y0, end=y1)
        yield Rule(is_level=False, at=x1, start=y0, end=y1)
