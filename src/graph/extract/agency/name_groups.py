"""Tell with which nouns the name of a group of agencies goes on.

Answers: does this noun share the head of the group before it ("các sở, ban, ngành", "các Bộ: Y tế, Công an", "Sở Y tế các tỉnh, thành phố")?
Assumes: a name has begun before the noun, and a comma or "và" stands between.
Never:   takes a body of its own for a member of a group.
"""

from __future__ import annotations

import re

from graph.extract.agency.reach import Reach
from graph.extract.agency.words import PROPER, Head

FELLOWS = re.compile(r"(?:các |những )?(?:địa phương|ngành)(?!\w)")
WHOLE = re.compile(r"(?:sở|bộ|ban|ngành|phòng)(?!\w)")
ASSEMBLIES = ("ubnd", "hđnd", "ủy ban", "uỷ ban", "hội đồng")
_EACH = re.compile(r" (?:các|cấp|mọi) (?:tỉnh|huyện|xã|quận|thị xã|phường|thành phố|thị trấn)$")  # "Sở Y tế các tỉnh, thành phố"
_SOME = re.compile(r" (?:tỉnh|huyện|quận|xã)$")  # "Cục Thuế tỉnh, thành phố", but not "Công an tỉnh, thành phố Hải An"
_DEPARTMENTS = {"bộ trưởng": "bộ", "thứ trưởng": "bộ"}  # what persons of such offices head: "Bộ trưởng các Bộ: Tài chính, Công an"
_BOARDS = frozenset({"ban thường vụ", "ban chấp hành", "thường trực"})  # of several committees: "Ban Thường vụ các tỉnh ủy, thành ủy"
_HEADS = frozenset({"thủ trưởng", "người đứng đầu", "lãnh đạo"})  # of several bodies: "Người đứng đầu cấp ủy, chính quyền"
_COMMITTEES = frozenset({"cấp ủy", "cấp uỷ"})  # "Cấp ủy, chính quyền các cấp": of the same levels
_NOUN = r"(?:sở|ban|bộ|vụ|cục|viện|ngành|phòng|đoàn thể|địa phương|cơ quan|đơn vị|hội|huyện|xã)"
_NOUNS = re.compile(rf"(?:các |những )?{_NOUN}(?:, {_NOUN})*$")  # a group that has named common nouns only
_FIELDS = re.compile(r"(?:lĩnh vực|khu vực)(?!\w)")  # "cơ quan quản lý ngành, lĩnh vực"
_TOWN = re.compile(r"[ ](?:cấp |các )?(?:tỉnh|thành phố|huyện|quận|xã|phường|TP|địa phương)(?!\w)")
_COMMON = re.compile(r"(?:cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp)(?!\w)")
_BARE = re.compile(
    rf"{_NOUN}(?=[ ]*(?:[,;:.)]|$)|[ ](?:và|thuộc|trực thuộc|của|cấp|(?:có )?liên quan|đoàn thể|tỉnh|địa phương)(?!\w))", re.IGNORECASE
)
# "các cơ quan, tổ chức liên quan": what stands after such a word shows that it is no verb.
_AS_NOUN = re.compile(
    r"[ ]*[,;.)]"
    r"|[ ](?:(?:có )?liên quan|hữu quan|trong|trên|thuộc|trực thuộc|khác|và|của|ở|chính trị|xã hội|đoàn thể|đảng|kinh tế|quốc tế|phi chính phủ)(?!\w)"
)


def names_several(name: str, head: Head) -> bool:
    """Tell a name of several bodies, which nouns go on after a comma."""
    if head.plural or _COMMON.match(head.word) or "," in head.word or head.word in _COMMITTEES:  # "bộ, ngành"
        return True
    is_headed = head.word in _HEADS and name[len(head.word) + 1 : len(head.word) + 2].islower()
    return is_headed or (" các " in name and (head.kind == "title" or head.word in _BOARDS))


def shared_nouns(small: str) -> str | None:
    """Give the common nouns that a name of bodies of several ends with ("thanh tra các bộ"); None where it ends with none."""
    at = small.rfind(" các ") + 1
    return small[at:] if at and _NOUNS.match(small, at) else None


def names_areas(reach: Reach, small: str, end: int) -> bool:
    """Tell whether a noun of areas that ends at `end` goes on a name ("UBND các huyện", "Sở Y tế các tỉnh", "Cục Thuế tỉnh")."""
    if (" " in small and small.startswith(ASSEMBLIES)) or _EACH.search(small):
        return True
    return _SOME.search(small) is not None and not reach.matches(PROPER, end)


def is_department(reach: Reach, at: int, head: Head) -> bool:
    """Tell "các Sở Tài chính, Xây dựng" from "Sở Tài chính, xây dựng ...": with the word that the list shares it is a known name."""
    return department_end(reach, at, head) > at


def department_end(reach: Reach, at: int, head: Head) -> int:
    """Give the end of the known name that the list's word makes with what stands at `at` ("các Bộ: Y tế, Công an"); `at` where it makes none.

    >>> from graph.extract.agency.words import Words
    >>> words = Words(entries={}, verbs=frozenset(), names={"bộ": ("bộ công an",)})
    >>> reach = Reach(text="các Bộ: Y tế, Công an rà soát", end=29, words=words, prose=True)
    >>> department_end(reach, 14, Head(end=6, kind="unit", word="bộ", plural=True))
    21
    """
    word = _DEPARTMENTS.get(head.word, head.word if head.plural else None)
    if word is None:
        return at
    shared = f"{word} {reach.text[at : min(reach.end, at + 60)]}"
    known = reach.words.known_at(shared, 0, len(shared))
    end = at + known - len(word) - 1
    return end if known > len(word) and not reach.matches(_TOWN, end) else at


def fellow_end(reach: Reach, small: str, at: int, head: Head) -> int | None:
    """Give where a group goes on after a comma with a word that begins names elsewhere; None where it does not."""
    following = reach.head(at)
    bare = _BARE.match(reach.text, at, reach.end) if _NOUNS.match(small) else None
    fields = reach.matches(_FIELDS, at) and small.endswith("ngành")
    if bare or fields:
        return bare.end() if bare else at
    if not following:
        return None
    known = department_end(reach, at, head)
    if known > at:
        return known
    return following.end if _is_fellow(reach, small, at, following) else None


def _is_fellow(reach: Reach, small: str, at: int, following: Head) -> bool:
    """Tell a noun that a group goes on with ("các sở, ban, ngành, các địa phương") from another name."""
    if following.plural:
        return reach.matches(FELLOWS, at) and WHOLE.match(small, 4) is not None
    return following.kind in {"group", "plural", "unit"} and reach.text[at].islower() and not small.startswith(ASSEMBLIES)


def noun_end(reach: Reach, at: int) -> int | None:
    """Give the end of a common noun of agencies ("ban", "ngành") that stands at `at` and shares the determiner before it."""
    determiner = "các "
    shared = determiner + reach.text[at : min(reach.end, at + 40)]
    head = reach.words.head_at(shared, 0, len(shared))
    if not head:
        return None
    end = at + head.end - len(determiner)
    is_noun = head.word.count(" ") > 1 or reach.matches(_AS_NOUN, end)  # "hợp tác xã" is no verb, though "hợp tác" is
    return end if is_noun or not reach.is_verb(at) else None
