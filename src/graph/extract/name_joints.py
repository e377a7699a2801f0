"""Tell whether an agency's printed name goes on after a comma, a dash, a colon or "và".

Answers: is what follows a part of this name, or another name?
Assumes: a name has begun before the mark.
Never:   splits a group that shares its head ("các sở, ban, ngành", "UBND các huyện, thị xã").
"""

from __future__ import annotations

import re

from graph.extract.labels import CAPITAL
from graph.extract.name_words import DUTIES, STOPS
from graph.extract.reach import TOKEN, Reach, is_short
from graph.extract.words import Head

_ASSEMBLIES = ("ubnd", "hđnd", "ủy ban", "uỷ ban", "hội đồng")
_AGAIN = re.compile(r"[^.;:]{2,160}:")  # "Các Sở: Giáo dục và Đào tạo, Y tế: Chủ trì": a second colon says that the first opens a list of names
_AREAS = re.compile(r"(?:các |những )?(?:huyện|xã|thị xã|thành phố|phường|thị trấn|quận|đặc khu|tỉnh|TX|TP|cấp)(?!\w)(?! (?:ủy|uỷ|đoàn|hội)(?!\w))")
_EACH = re.compile(r" (?:các|cấp|mọi) (?:tỉnh|huyện|xã|quận|thị xã|phường|thành phố|thị trấn)$")  # "Sở Y tế các tỉnh, thành phố"
_SOME = re.compile(r" (?:tỉnh|huyện|quận|xã)$")  # "Cục Thuế tỉnh, thành phố", but not "Công an tỉnh, thành phố Hải An"
_EVERYBODY = re.compile(r"(?:cả nước|toàn (?:tỉnh|quốc|dân|xã hội)|nhân dân)(?!\w)", re.IGNORECASE)  # whom no name holds
_CHIEFS = frozenset({"chủ tịch", "giám đốc", "tổng giám đốc", "bí thư"})  # "Chủ tịch, Tổng Giám đốc các tập đoàn": of the same bodies
_DEPARTMENTS = {"bộ trưởng": "bộ", "thứ trưởng": "bộ"}  # what persons of such offices head: "Bộ trưởng các Bộ: Tài chính, Công an"
_ZONES = re.compile(r"(?:khu (?:kinh tế|chế xuất|công nghiệp|công nghệ cao)|cụm công nghiệp)(?!\w)")  # "Ban Quản lý các khu công nghiệp, khu kinh tế"
_BOARDS = frozenset({"ban thường vụ", "ban chấp hành", "thường trực"})  # of several committees: "Ban Thường vụ các tỉnh ủy, thành ủy"
_HEADS = frozenset({"thủ trưởng", "người đứng đầu", "lãnh đạo"})  # of several bodies: "Người đứng đầu cấp ủy, chính quyền"
_RANKS = re.compile(r"cơ quan thuộc chính phủ(?!\w)", re.IGNORECASE)  # "Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ"
_ANOTHER = re.compile(rf"(?:[,;]|[ ]và)[ ]+[{CAPITAL}]")
_PROPER = re.compile(rf"[ ]+[{CAPITAL}]")
_NOUN = r"(?:sở|ban|bộ|ngành|phòng|đoàn thể|địa phương|cơ quan|đơn vị|hội|huyện|xã)"
_NOUNS = re.compile(rf"(?:các |những )?{_NOUN}(?:, {_NOUN})*$")  # a group that has named common nouns only
_BARE = re.compile(
    rf"{_NOUN}(?=[ ]*(?:[,;:.)]|$)|[ ](?:và|thuộc|trực thuộc|của|cấp|(?:có )?liên quan|đoàn thể|tỉnh|địa phương)(?!\w))", re.IGNORECASE
)
_FIELDS = re.compile(r"(?:lĩnh vực|khu vực)(?!\w)")  # "cơ quan quản lý ngành, lĩnh vực"
# "các cơ quan, tổ chức liên quan": what stands after such a word shows that it is no verb.
_AS_NOUN = re.compile(
    r"[ ]*[,;.)]"
    r"|[ ](?:(?:có )?liên quan|trong|trên|thuộc|trực thuộc|khác|và|của|ở|chính trị|xã hội|đoàn thể|đảng|kinh tế|quốc tế|phi chính phủ)(?!\w)"
)
_TOWN = re.compile(r"[ ](?:cấp |các )?(?:tỉnh|thành phố|huyện|quận|xã|phường|TP|địa phương)(?!\w)")
_COMMON = re.compile(r"(?:cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp)(?!\w)")
_WHOLE = re.compile(r"(?:sở|bộ|ban|ngành|phòng)(?!\w)")
_FELLOWS = re.compile(r"(?:các |những )?(?:địa phương|ngành)(?!\w)")
_SERVED = frozenset({"hđnd", "ubnd", "đoàn đbqh", "hội đồng"})  # "Văn phòng HĐND và UBND" is one office
_COUNCIL = re.compile(r"hđnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội")
_COMMITTEE = re.compile(r"(?:Ủy|Uỷ) ban nhân dân(?!\w)", re.IGNORECASE)
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
        head_after = reach.head(after.start())
        is_name = (
            (head_after is not None and head_after.word == "đoàn thể")
            or not head_after
            and (after.group()[0].isupper() or not reach.is_verb(after.start()))
        )
        return mark.end() if is_name else None
    return mark.end() if mark.group() == ":" and _opens_list(reach, name, after, head) else None


def and_end(reach: Reach, token: re.Match[str], start: int) -> int | None:
    """Give where a name goes on after "và"; None where another name, or a verb, follows."""
    following = TOKEN.search(reach.text, token.end(), reach.end)
    if not following or not following["word"]:
        return None
    at, name = following.start(), reach.text[start : token.start()].casefold().rstrip()
    head = reach.head(at)
    if head and name.startswith(("văn phòng", "vp")) and (head.word in _SERVED or (reach.matches(_COMMITTEE, at) and _COUNCIL.search(name))):
        return following.end()
    areas = _AREAS.match(reach.text, at, reach.end)
    if areas and name.startswith(_ASSEMBLIES) and " các " in name:  # "UBND các huyện và thành phố Hải An"
        return areas.end()
    if reach.matches(_EVERYBODY, at):
        return None
    if head and name.startswith("các ") and (known := _shared_end(reach, at, name)):
        return known
    if head and not (name.startswith("các ") and ":" not in name and reach.matches(_FELLOWS, at) and _WHOLE.match(name, 4)):
        return None
    return None if reach.prose and following.group()[0].islower() and reach.is_verb(at) else token.end()


def _shared_end(reach: Reach, at: int, name: str) -> int | None:
    """Give the end of a further department in "các Bộ Y tế và Công an"; None where what follows "và" is a body of its own."""
    word = name[4:].split(" ", 1)[0].rstrip(":,")
    end = _department_end(reach, at, Head(end=at, kind="unit", word=word, plural=True))
    return end if end > at else None


def _opens_list(reach: Reach, name: str, after: re.Match[str], head: Head) -> bool:
    """Tell "UBND các xã: Bình An, Bình Hòa" from "Các sở, ngành: Thực hiện"."""
    if not (head.plural or " các " in name) or not after.group()[0].isupper() or reach.matches(STOPS, after.start()):
        return False
    known = _department_end(reach, after.start(), head)
    if known > after.start() and reach.matches(_ANOTHER, known):  # "Các Bộ: Xây dựng, Công an"
        return True
    return not (reach.prose and reach.is_verb(after.start()) and not reach.matches(_AGAIN, after.end()))


def _comma_end(reach: Reach, name: str, at: int, head: Head) -> int | None:
    """Give where a name goes on after a comma: the rest of it, or a noun of the same group. None where another name or the sentence goes on."""
    small = name.casefold()
    areas = _AREAS.match(reach.text, at, reach.end)
    if areas and _names_areas(reach, small, areas.end()):
        return areas.end()
    if reach.matches(_ZONES, at) and " các khu " in small:
        return at
    is_group = _names_several(name, head)
    following = reach.head(at)
    if is_group and (fellow := _fellow_end(reach, small, at, head)):
        return fellow
    if following:
        is_same = (small in _CHIEFS and following.kind == "title") or (small.endswith("cơ quan ngang bộ") and reach.matches(_RANKS, at))
        return following.end if is_same else None
    token = TOKEN.match(reach.text, at, reach.end)
    word = token.group() if token else ""
    if word[:1].isupper():
        is_other = is_short(word) and is_short(name.rsplit(" ", 1)[-1])
        is_work = reach.prose and reach.is_verb(at) and ":" not in name and not _is_department(reach, at, head)
        return None if is_other or is_work else at
    if not reach.prose:
        return None if reach.matches(DUTIES, at) else at
    return _noun_end(reach, at) if is_group else None


def _names_several(name: str, head: Head) -> bool:
    """Tell a name of several bodies, which nouns go on after a comma."""
    if head.plural or _COMMON.match(head.word):
        return True
    is_headed = head.word in _HEADS and name[len(head.word) + 1 : len(head.word) + 2].islower()
    return is_headed or (" các " in name and (head.kind == "title" or head.word in _BOARDS))


def _names_areas(reach: Reach, small: str, end: int) -> bool:
    """Tell whether a noun of areas that ends at `end` goes on a name ("UBND các huyện", "Sở Y tế các tỉnh", "Cục Thuế tỉnh")."""
    if (" " in small and small.startswith(_ASSEMBLIES)) or _EACH.search(small):
        return True
    return _SOME.search(small) is not None and not reach.matches(_PROPER, end)


def _is_department(reach: Reach, at: int, head: Head) -> bool:
    """Tell "các Sở Tài chính, Xây dựng" from "Sở Tài chính, xây dựng ...": with the word that the list shares it is a known name."""
    return _department_end(reach, at, head) > at


def _department_end(reach: Reach, at: int, head: Head) -> int:
    """Give the end of the known name that the list's word makes with what stands at `at` ("các Bộ: Y tế, Công an"); `at` where it makes none."""
    word = _DEPARTMENTS.get(head.word, head.word if head.plural else None)
    if word is None:
        return at
    shared = f"{word} {reach.text[at : min(reach.end, at + 60)]}"
    known = reach.words.known_at(shared, 0, len(shared))
    end = at + known - len(word) - 1
    return end if known > len(word) and not reach.matches(_TOWN, end) else at


def _fellow_end(reach: Reach, small: str, at: int, head: Head) -> int | None:
    """Give where a group goes on after a comma with a word that begins names elsewhere; None where it does not."""
    following = reach.head(at)
    bare = _BARE.match(reach.text, at, reach.end) if _NOUNS.match(small) else None
    fields = reach.matches(_FIELDS, at) and small.endswith("ngành")
    if bare or fields:
        return bare.end() if bare else at
    if not following:
        return None
    known = _department_end(reach, at, head)
    if known > at:
        return known
    return following.end if _is_fellow(reach, small, at, following) else None


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
    if not head:
        return None
    end = at + head.end - len(determiner)
    is_noun = head.word.count(" ") > 1 or reach.matches(_AS_NOUN, end)  # "hợp tác xã" is no verb, though "hợp tác" is
    return end if is_noun or not reach.is_verb(at) else None
