"""Tell whether an agency's printed name goes on after a comma, a dash, a colon or "và".

Answers: is what follows a part of this name, or another name?
Assumes: a name has begun before the mark.
Never:   splits a group that shares its head ("các sở, ban, ngành", "UBND các huyện, thị xã").
"""

from __future__ import annotations

import re

from graph.extract.name_words import DUTIES, STOPS
from graph.extract.reach import TOKEN, Reach, is_short
from graph.extract.words import Head

_ASSEMBLIES = ("ubnd", "hđnd", "ủy ban", "uỷ ban", "hội đồng")
_AGAIN = re.compile(r"[^.;:]{2,160}:")  # "Các Sở: Giáo dục và Đào tạo, Y tế: Chủ trì": a second colon says that the first opens a list of names
_AREAS = re.compile(r"(?:các |những )?(?:huyện|xã|thị xã|thành phố|phường|thị trấn|quận|đặc khu|tỉnh|TX|TP|cấp)(?!\w)")
_COMMON = re.compile(r"(?:cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp)(?!\w)")
_WHOLE = re.compile(r"(?:sở|bộ|ban|ngành|phòng)(?!\w)")
_FELLOWS = re.compile(r"(?:các |những )?(?:địa phương|ngành)(?!\w)")
_SERVED = frozenset({"hđnd", "ubnd", "đoàn đbqh", "hội đồng"})  # "Văn phòng HĐND và UBND" is one office
_SHORTENED = frozenset({"TP", "Tp", "TX", "Tx", "T", "Q", "P", "H"})


def mark_end(reach: Reach, mark: re.Match[str], start: int, head: Head) -> int | None:
    """Give where a name that began at `start` with `head` goes on after a punctuation mark; None where it ends."""
    after = TOKEN.search(reach.text, mark.end(), reach.end)
    if not after:
        return None
    name = reach.text[start : mark.start()]
    if mark.group() == "&":
        return and_end(reach, mark, start)
    if mark.group() == ".":
        return mark.end() if name.rsplit(" ", 1)[-1] in _SHORTENED else None
    if not after["word"]:
        return None
    if mark.group() == ",":
        return _comma_end(reach, name, after.start(), head)
    if mark.group() in "-–/":
        is_name = not reach.head(after.start()) and (after.group()[0].isupper() or not reach.is_verb(after.start()))
        return mark.end() if is_name else None
    return mark.end() if mark.group() == ":" and _opens_list(reach, name, after, head) else None


def and_end(reach: Reach, token: re.Match[str], start: int) -> int | None:
    """Give where a name goes on after "và"; None where another name, or a verb, follows."""
    following = TOKEN.search(reach.text, token.end(), reach.end)
    if not following or not following["word"]:
        return None
    at, name = following.start(), reach.text[start : token.start()].casefold().rstrip()
    head = reach.head(at)
    if head and head.word in _SERVED and name.startswith(("văn phòng", "vp")):
        return following.end()
    if head and not (name.startswith("các ") and reach.matches(_FELLOWS, at) and _WHOLE.match(name, 4)):
        return None
    return None if reach.prose and following.group()[0].islower() and reach.is_verb(at) else token.end()


def _opens_list(reach: Reach, name: str, after: re.Match[str], head: Head) -> bool:
    """Tell "UBND các xã: Bình An, Bình Hòa" from "Các sở, ngành: Thực hiện"."""
    if not (head.plural or " các " in name) or not after.group()[0].isupper() or reach.matches(STOPS, after.start()):
        return False
    return not (reach.prose and reach.is_verb(after.start()) and not reach.matches(_AGAIN, after.end()))


def _comma_end(reach: Reach, name: str, at: int, head: Head) -> int | None:
    """Give where a name goes on after a comma: the rest of it, or a noun of the same group. None where another name or the sentence goes on."""
    small = name.casefold()
    areas = _AREAS.match(reach.text, at, reach.end)
    if areas and " " in small and small.startswith(_ASSEMBLIES):
        return areas.end()
    is_group = head.plural or _COMMON.match(head.word) is not None or (head.kind == "title" and " các " in small)
    following = reach.head(at)
    if following:
        return following.end if is_group and _is_fellow(reach, small, at, following) else None
    token = TOKEN.match(reach.text, at, reach.end)
    word = token.group() if token else ""
    if word[:1].isupper():
        is_other = is_short(word) and is_short(name.rsplit(" ", 1)[-1])
        is_work = reach.prose and reach.is_verb(at) and ":" not in name and not _is_department(reach, at, head)
        return None if is_other or is_work else at
    if not reach.prose:
        return None if reach.matches(DUTIES, at) else at
    return _noun_end(reach, at) if is_group else None


def _is_department(reach: Reach, at: int, head: Head) -> bool:
    """Tell "các Sở Tài chính, Xây dựng" from "Sở Tài chính, xây dựng ...": with the word that the list shares it is a known name."""
    shared = f"{head.word} {reach.text[at : min(reach.end, at + 60)]}"
    return head.plural and reach.words.known_at(shared, 0, len(shared)) > len(head.word)


def _is_fellow(reach: Reach, small: str, at: int, following: Head) -> bool:
    """Tell a noun that a group goes on with ("các sở, ban, ngành, các địa phương") from another name."""
    if following.plural:
        return reach.matches(_FELLOWS, at) and _WHOLE.match(small, 4) is not None
    return following.kind in {"group", "plural", "unit"} and reach.text[at].islower() and not small.startswith(_ASSEMBLIES)


def _noun_end(reach: Reach, at: int) -> int | None:
    """Give the end of a common noun of agencies ("ban", "ngành") that stands at `at` and shares the determiner before it."""
    determiner = "các "
    shared = determiner + reach.text[at : min(reach.end, at + 40)]
    head = reach.words.head_at(shared, 0, len(shared))
    if not head or (reach.is_verb(at) and head.word.count(" ") < 2):  # "hợp tác xã" is no verb, though "hợp tác" is
        return None
    return at + head.end - len(determiner)
