"""Read where the printed names of agencies begin and end in a list.

Answers: which agencies does the list that begins here name, one by one, and where does it end?
Assumes: text on one line; a list of names begins at the place given.
Never:   resolves a name; splits a group that shares its head ("các sở, ban, ngành", "UBND các xã Bình An, Bình Hòa").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.extract.agency.name_joints import and_end, mark_end
from graph.extract.agency.name_words import DUTIES, word_end
from graph.extract.agency.reach import TOKEN, Reach, is_short
from graph.extract.agency.words import Head, Words
from graph.extract.layout.labels import CAPITAL
from graph.extract.page import Span

_JOINT = re.compile(r"[ ]*(?:\([^()]{0,160}\)[ ]*)?(?:[,;](?:[ ]*(?:và|cùng với|cùng|hoặc)(?=[ ]))?|và|cùng với|cùng|hoặc|&)[ ]+")
_LONGEST = 320  # characters of one name: a bound on the cost of hostile texts; the longest printed ones have some 150
_KEPT = 64  # lists that were read last: a heading, its subject and its partners are asked for in turn, at the same place
_MOST = 60  # names of one list: a bound likewise; the longest printed lists have some 30
_ADDRESSED = re.compile(rf"(?:các |những )?đồng chí[ ]+(?=(?-i:[{CAPITAL}]))", re.IGNORECASE)  # "đồng chí Chủ tịch UBND tỉnh": the office is the name
_DOES = re.compile(r"(?:thực hiện|triển khai)(?!\w)")  # of no body's name the first word: "Văn phòng thực hiện"
_LEVEL = re.compile(r"cùng cấp(?!\w)")  # "cơ quan quản lý nhà nước cùng cấp": it joins nothing
_AND = frozenset({"và", "cùng", "hoặc", "&"})
# What goes on after an organisation's known name: its place, or another name's part ("Sở Y tế tỉnh A", "Ban Dân tộc và Tôn giáo").
_PLACED = re.compile(rf"[ ]*(?:[-–,&/.:{CAPITAL}]|(?:và|thuộc|các|khu vực|tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?!\w))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of a list, and where it ends: the end of the last name."""

    spans: tuple[Span, ...]
    end: int


@lru_cache(maxsize=_KEPT)
def read_names(text: str, start: int, end: int, *, words: Words, prose: bool = True) -> Names:
    """Read the names of agencies in the list that begins at `start`.

    In:  text on one line; `prose` where a sentence goes on after the list, so that a verb ends it. Else the list is all there is.
    Out: spans in order; none where no name begins at `start`.
    """
    reach = Reach(text=text, end=end, words=words, prose=prose)
    spans: list[Span] = []
    at = _addressed(text, start, end, words=words)
    while len(spans) < _MOST and (head := _head(reach, at, spans[-1] if spans else None)) is not None:
        finish = _name_end(reach, at, head)
        spans.append((at, finish))
        joint = _JOINT.match(text, finish, end)
        abuts = None if joint else _another(reach, at, finish)
        if not joint and abuts is None:
            break
        at = _addressed(text, joint.end() if joint else abuts or end, end, words=words)
    return Names(spans=tuple(spans), end=spans[-1][1] if spans else start)


def _addressed(text: str, at: int, end: int, *, words: Words) -> int:
    """Give where the office begins behind "đồng chí"; `at` where none does."""
    found = _ADDRESSED.match(text, at, end)
    head = words.head_at(text, found.end(), end) if found else None
    return found.end() if found and head and head.kind == "title" else at


def _head(reach: Reach, at: int, before: Span | None) -> Head | None:
    """Read what begins a name at `at`: a word of the lists, or an abbreviation beside one ("các phòng QLTM, KHTCTH")."""
    found = reach.head(at)
    if found or before is None:
        return found
    title = reach.title(at)
    if title:
        return title
    token = TOKEN.match(reach.text, at, reach.end)
    if token and is_short(token.group()) and is_short(reach.text[slice(*before)].rsplit(" ", 1)[-1]):
        return Head(end=token.end(), kind="office", word=token.group().casefold(), plural=False)
    return None


def _name_end(reach: Reach, start: int, head: Head) -> int:
    """Give where the name that begins at `start` with `head` ends."""
    known = reach.words.known_at(reach.text, start, reach.end)
    if known > head.end and reach.prose and not reach.matches(_PLACED, known):
        return known
    at = finish = max(head.end, known)
    is_first = at == head.end and not head.plural and head.naming
    limit = min(reach.end, start + _LONGEST)
    while token := TOKEN.search(reach.text, at, limit):
        is_named = (
            is_first
            and token["word"]
            and token.group() not in _AND
            and not (reach.matches(DUTIES, token.start()) or reach.matches(_DOES, token.start()))
        )
        goes_on = token.end() if is_named else _token_end(reach, token, start, head)
        if goes_on is None or _another(reach, start, at) == token.start():
            break
        at = max(goes_on, reach.words.known_at(reach.text, token.start(), limit) if token.group()[0].isupper() else 0)
        if token["word"] or at > token.end():
            finish = at
        is_first = False
    return finish


def _another(reach: Reach, start: int, finish: int) -> int | None:
    """Give where, in a list that lost its marks, another known name of the same kind begins right behind one: “Bộ Y tế Bộ Nội vụ”."""
    at = finish + 1
    if reach.prose or at >= reach.end or reach.words.known_at(reach.text, start, reach.end) != finish:
        return None
    is_same = reach.text[start : reach.text.find(" ", start)] == reach.text[at : max(at, reach.text.find(" ", at))]
    return at if is_same and reach.words.known_at(reach.text, at, reach.end) > at else None


def _token_end(reach: Reach, token: re.Match[str], start: int, head: Head) -> int | None:
    """Give where a name goes on after a word or mark; None where it ends before."""
    if not token["word"]:
        return mark_end(reach, token, start, head)
    is_joint = token.group() in _AND and not reach.matches(_LEVEL, token.start())
    return and_end(reach, token, start) if is_joint else word_end(reach, token.group(), token.start(), start)
