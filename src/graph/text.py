"""Clean a text for reading, and find the way back to the text as it was decoded.

Answers: what the rules of reading match against, and where a place of it stands in the source.
Assumes: the source is decoded; its line breaks are kept.
Never:   changes what is quoted: quotes are cut from the source by the offsets that come back from here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from graph.page_ends import PageEnd, page_ends

# Letters that look like a Vietnamese or Latin letter and are another: scanners and keyboards produce them. One character for one.
LOOK_ALIKES = {
    "Ð": "Đ",  # U+00D0, Icelandic eth
    "Ɖ": "Đ",  # U+0189, African D
    "ð": "đ",  # U+00F0
    "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "К": "K", "М": "M", "О": "O", "Р": "P", "Т": "T", "Х": "X", "У": "Y",  # Cyrillic
    "Α": "A", "Β": "B", "Ε": "E", "Η": "H", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Χ": "X",  # Greek
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u3000": " ", "\ufeff": " ", "\u200b": " ", "\t": " ",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u00ad": "-", "\u2212": "-",
    "\u2044": "/", "\u2215": "/", "\uff0f": "/",
    "\r": " ", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Clean:
    """A cleaned text and the way back. `starts` and `origins` are None where every character stands where it stood.

    Otherwise run i begins at clean offset `starts[i]` and source offset `origins[i]`. Inside a run offsets go in step, but for those in `whole`:
    letters with marks that were composed, which lead back to the whole of what they stem from.
    """

    text: str
    starts: tuple[int, ...] | None = None
    origins: tuple[int, ...] | None = None
    whole: frozenset[int] = frozenset()

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the half-open span of the source that the clean span stems from, in code points."""
        if self.starts is None or self.origins is None:
            return start, end
        first = self._origin(start, self.starts, self.origins, is_end=False)
        return first, first if start == end else self._origin(end, self.starts, self.origins, is_end=True)

    def _origin(self, offset: int, starts: tuple[int, ...], origins: tuple[int, ...], *, is_end: bool) -> int:
        run = bisect_right(starts, offset) - 1
        if run in self.whole and offset > starts[run]:
            return origins[run + 1] if is_end else origins[run]
        return origins[run] + offset - starts[run]


def small(text: str) -> str:
    """Give a text in small letters, one for one: its places stay, and a pattern runs on it at many times the speed of one that ignores case.

    >>> small("TỈNH İ")
    'tỉnh İ'
    """
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in text)


def clean(source: str) -> Clean:
    """Compose to NFC, replace look-alike letters and odd spaces, and drop Markdown's escapes and marks of pages' ends, keeping the way back.

    >>> clean("Quye\\u0302\\u0301t \\u00d0").text, clean(r"1\\. R\\&D").text
    ('Quyết Đ', '1. R&D')
    """
    is_escaped, ends = _ESCAPE.search(source) is not None, page_ends(source)
    if not is_escaped and not ends and unicodedata.is_normalized("NFC", source):
        return Clean(text=_true_letters(source))
    parts: list[str] = []
    starts, origins, whole = [0], [0], set[int]()
    clean_at = source_at = 0
    for cluster, composed in _composed(source, ends, pattern=_ESCAPED_CLUSTER if is_escaped else _CLUSTER):
        if composed != cluster:
            if starts[-1] != clean_at:
                starts.append(clean_at)
                origins.append(source_at)
            whole.add(len(starts) - 1)
            starts.append(clean_at + len(composed))
            origins.append(source_at + len(cluster))
        parts.append(composed)
        clean_at += len(composed)
        source_at += len(cluster)
    return Clean(text=_true_letters("".join(parts)), starts=tuple(starts), origins=tuple(origins), whole=frozenset(whole))


def _composed(source: str, ends: list[PageEnd], *, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Give a text's clusters in order, each with what the clean text has for it."""
    at = 0
    for end in (*ends, None):
        for cluster in pattern.findall(source, at, end.start if end else len(source)):
            yield cluster, cluster[1] if _ESCAPE.fullmatch(cluster) else unicodedata.normalize("NFC", cluster)
        if end:
            yield source[end.start : end.end], end.instead
            at = end.end


def _true_letters(text: str) -> str:
    """Replace look-alike letters. Few texts have any: to look for each is twenty times as fast as to translate every letter."""
    for alike, letter in LOOK_ALIKES.items():
        if alike in text:
            text = text.replace(alike, letter)
    return text


# A run of plain ASCII, or one base character with the marks that follow it: what NFC may compose never reaches over these borders.
_CLUSTER = re.compile(r"[\x00-\x7f]+(?![\u0300-\u036f])|.[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]*", re.DOTALL)

# A sign of ASCII behind a backslash: converters to Markdown write "1\." for "1.", and a line break so; but the bar, which cells are told apart by.
_ESCAPE = re.compile(r"\\[\n!-/:-@\[-`{}~]")
_ESCAPED_CLUSTER = re.compile(rf"{_ESCAPE.pattern}|[\x00-\x5b\x5d-\x7f]+(?![\u0300-\u036f])|{_CLUSTER.pattern.split('|', 1)[1]}", re.DOTALL)


def fold(text: str) -> str:
    """Fold a text to plain lower-case ASCII words for comparing and searching, joined by single spaces.

    >>> fold("Kế hoạch số 23-NQ/TW của ĐẢNG")
    'ke hoach so 23 nq tw cua dang'
    """
    bare = unicodedata.normalize("NFD", _true_letters(text)).lower().replace("đ", "d")
    return " ".join(_WORD.findall("".join(c for c in bare if not unicodedata.combining(c))))


_WORD = re.compile(r"[a-z0-9]+")


def slug(text: str) -> str:
    """Make the part of an IRI that names a thing: ASCII, lower case, words joined by hyphens.

    >>> slug("Ủy ban nhân dân tỉnh Đắk Lắk")
    'uy-ban-nhan-dan-tinh-dak-lak'
    """
    return fold(text).replace(" ", "-")


def unwrap(text: str) -> str:
    """Join the lines of a passage to one line with single spaces, as a person would copy it."""
    return " ".join(text.split())


def shorten(text: str, limit: int = 160) -> str:
    """Cut a passage to at most `limit` characters, at a space where there is one; what remains is the passage's own beginning."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    space = max(head.rfind(" "), head.rfind("\n"))
    return head[:space] if space > limit // 2 else head


def brief(text: str | None, limit: int = 160) -> str:
    """Write a text in one line of at most so many characters, with an ellipsis where it was cut.

    >>> brief("Sở Công Thương\\nchủ trì", 16)
    'Sở Công Thương…'
    """
    whole = unwrap(text or "")
    head = shorten(whole, limit)
    return head if head == whole else head.rstrip(" ,;.") + "…"


def is_cut(quote: str, start: int, end: int) -> bool:
    """Tell whether a quote is the beginning of its passage only: the graph keeps no more of a long one."""
    return len(quote) < end - start


def quoted(quote: str, start: int | str, end: int | str, limit: int = 600) -> str:
    """Write the words of a passage for people: in one line, with an ellipsis where the passage goes on.

    In:     the quote as the graph has it; the passage's offsets.

    >>> quoted("Sở Công Thương", 10, 24), quoted("Sở Công Thương", 10, 60)
    ('Sở Công Thương', 'Sở Công Thương…')
    """
    words = brief(quote, limit)
    return words if words.endswith("…") or not is_cut(quote, int(start), int(end)) else words.rstrip(" ,;.") + "…"
