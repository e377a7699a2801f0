"""Tell whether an agency's printed name goes on after a comma, a dash, a colon or "và".

Answers: is what follows a part of this name, or another name?
Assumes: a name has begun before the mark.
Never:   splits a group that shares its head ("các sở, ban, ngành", "UBND các huyện, thị xã").
"""

from __future__ import annotations

import re

from graph.extract.agency.name_groups import (
    ASSEMBLIES,
    FELLOWS,
    WHOLE,
    department_end,
    fellow_end,
    is_department,
    names_areas,
    names_several,
    noun_end,
    shared_nouns,
)
from graph.extract.agency.name_words import DUTIES, STOPS
from graph.extract.agency.reach import TOKEN, Reach, is_short
from graph.extract.agency.words import Head
from graph.extract.layout.labels import CAPITAL

_AGAIN = re.compile(r"[^.;:]{2,160}:")  # "Các Sở: Giáo dục và Đào tạo, Y tế: Chủ trì": a second colon says that the first opens a list of names
# "Các Cục: Chế biến nông sản, Kinh tế hợp tác theo chức năng": members that begin as verbs do, and a duty behind the last one.
_MEMBERS = re.compile(
    rf"(?P<names>(?:[{CAPITAL}][^,;.:()]{{2,80}},[ ]){{1,8}}[{CAPITAL}][^,;.:()]{{2,80}}?),?[ ]"
    r"(?:theo (?:chức năng|nhiệm vụ)|(?:có|chịu) trách nhiệm|căn cứ|trong phạm vi)(?!\w)"
)
_AREA = r"(?:các |những )?(?:huyện|xã|thị xã|thành phố|phường|thị trấn|quận|đặc khu|tỉnh|cấp)"
_AREAS = re.compile(rf"(?:{_AREA}|{_AREA.upper()}|TX|TP)(?!\w)(?! (?:ủy|uỷ|đoàn|hội)(?!\w))")  # headings stand in capitals
_EVERYBODY = re.compile(r"(?:cả nước|toàn (?:tỉnh|quốc|dân|xã hội)|nhân dân)(?!\w)", re.IGNORECASE)  # whom no name holds
_CHIEFS = frozenset({"chủ tịch", "giám đốc", "tổng giám đốc", "bí thư"})  # "Chủ tịch, Tổng Giám đốc các tập đoàn": of the same bodies
_LAST = re.compile(r"\w+ \w+[ *]*(?:$|[,;:.)])")  # "Ủy ban Văn hóa, Giáo dục": a verb would have an object
_REST = re.compile(r"(?:đơn vị|cơ quan)[ ]*(?:[.;:]|$)")  # "các Bộ, ngành, địa phương và đơn vị": nothing tells them from the others
_SEVERAL = re.compile(r"(?:các|những|mọi|toàn thể) ")  # "Hội Phụ nữ xã, các HTX": another name, known or not
_ZONES = re.compile(r"(?:khu (?:kinh tế|chế xuất|công nghiệp|công nghệ cao)|cụm công nghiệp)(?!\w)")  # "Ban Quản lý các khu công nghiệp, khu kinh tế"
_RANKS = re.compile(r"cơ quan thuộc chính phủ(?!\w)", re.IGNORECASE)  # "Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ"
_ANOTHER = re.compile(rf"(?:[,;]|[ ]và)[ ]+[{CAPITAL}]")
_DIVISIONS = frozenset({"bộ", "cục", "vụ", "sở", "ban", "phòng", "viện"})
_SERVED = frozenset({"hđnd", "ubnd", "đoàn đbqh", "hội đồng"})  # "Văn phòng HĐND và UBND" is one office
_COUNCIL = re.compile(r"hđnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội")
_COMMITTEE = re.compile(r"(?:Ủy|Uỷ) ban nhân dân(?!\w)", re.IGNORECASE)
_SHORTENED = frozenset({"TP", "Tp", "TX", "Tx", "T", "Q", "P", "H"})


_MATTER = re.compile(rf"[ ][{CAPITAL}][\w ]*[a-zà-ỹđ] [{CAPITAL}]+$")  # "Trung tâm Kiểm soát chi BHXH", where "Phòng QLTM" names itself
_PLACED = re.compile(r"[ ](?:và|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|cấp|các|của|thuộc|có|liên quan)(?!\w)")


def _goes_on(reach: Reach, at: int) -> bool:
    """Tell an abbreviation that is a name's part ("chi BHXH, BHYT điện tử") from a body of its own: a word of the name stands behind it."""
    after = TOKEN.match(reach.text, at + 1, reach.end) if reach.text.startswith(" ", at) else None
    if not after or not after.group()[0].islower() or reach.matches(_PLACED, at) or reach.is_verb(after.start()):
        return False
    return not reach.matches(STOPS, after.start()) and not reach.matches(DUTIES, after.start())


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
    if mark.group() != ":":
        return None
    return mark.end() if _opens_list(reach, name, after, head) else _members_end(reach, after.start(), head)


def and_end(reach: Reach, token: re.Match[str], start: int) -> int | None:
    """Give where a name goes on after "và"; None where another name, or a verb, follows."""
    following = TOKEN.search(reach.text, token.end(), reach.end)
    if not following or not following["word"]:
        return None
    at, name = following.start(), reach.text[start : token.start()].casefold().rstrip()
    head = reach.head(at)
    if head and name.startswith(("văn phòng", "vp")) and (head.word in _SERVED or (reach.matches(_COMMITTEE, at) and _COUNCIL.search(name))):
        return following.end()
    if name.startswith(("các bộ", "các sở", "bộ, ", "sở, ")) and reach.matches(_REST, at):
        return following.end() + len(" vị") if reach.text.startswith("đơn vị", at) else following.end() + len(" quan")
    areas = _AREAS.match(reach.text, at, reach.end)
    if areas and name.startswith(ASSEMBLIES) and " các " in name:  # "UBND các huyện và thành phố Hải An"
        return areas.end()
    if reach.matches(_EVERYBODY, at) or (not head and (reach.title(at) or (reach.matches(_SEVERAL, at) and _is_whole(reach, start, token)))):
        return None
    if head and name.startswith("các ") and (known := _shared_end(reach, at, name)):
        return known
    if head and not (name.startswith("các ") and ":" not in name and reach.matches(FELLOWS, at) and WHOLE.match(name, 4)):
        return None
    return None if reach.prose and following.group()[0].islower() and reach.is_verb(at) else token.end()


def _is_whole(reach: Reach, start: int, token: re.Match[str]) -> bool:
    """Tell a known organisation's whole name: "Bộ Y tế và các ..." goes on with others, known by a word of the lists or not."""
    return reach.words.known_at(reach.text, start, reach.end) == token.start() - 1


def _shared_end(reach: Reach, at: int, name: str) -> int | None:
    """Give the end of a further department in "các Bộ Y tế và Công an"; None where what follows "và" is a body of its own."""
    word = name[4:].split(" ", 1)[0].rstrip(":,")
    end = department_end(reach, at, Head(end=at, kind="unit", word=word, plural=True))
    return end if end > at else None


def _opens_list(reach: Reach, name: str, after: re.Match[str], head: Head) -> bool:
    """Tell "UBND các xã: Bình An, Bình Hòa" from "Các sở, ngành: Thực hiện"."""
    if not (head.plural or " các " in name) or not after.group()[0].isupper() or reach.matches(STOPS, after.start()):
        return False
    known = department_end(reach, after.start(), head)
    if known > after.start() and reach.matches(_ANOTHER, known):  # "Các Bộ: Xây dựng, Công an"
        return True
    return not (reach.prose and reach.is_verb(after.start()) and not reach.matches(_AGAIN, after.end()))


def _members_end(reach: Reach, at: int, head: Head) -> int | None:
    """Give the end of the members that the name of several departments lists behind its colon; None where it lists none."""
    listed = _MEMBERS.match(reach.text, at, reach.end) if head.plural and head.word in _DIVISIONS else None
    return listed.end("names") if listed else None


def _comma_end(reach: Reach, name: str, at: int, head: Head) -> int | None:
    """Give where a name goes on after a comma: the rest of it, or a noun of the same group. None where another name or the sentence goes on."""
    small = name.casefold()
    areas = _AREAS.match(reach.text, at, reach.end)
    if areas and names_areas(reach, small, areas.end()):
        return areas.end()
    if reach.matches(_ZONES, at) and " các khu " in small:
        return at
    shared = shared_nouns(small)
    is_group = shared is not None or names_several(name, head)
    following = reach.head(at)
    if is_group and (fellow := fellow_end(reach, shared or small, at, head)):
        return fellow
    if (not is_group and reach.matches(_SEVERAL, at)) or (reach.prose and not following and reach.title(at)):
        return None
    if following:
        is_same = (small in _CHIEFS and following.kind == "title") or (small.endswith("cơ quan ngang bộ") and reach.matches(_RANKS, at))
        return following.end if is_same else None
    token = TOKEN.match(reach.text, at, reach.end)
    word = token.group() if token else ""
    if word[:1].isupper():
        is_other = is_short(word) and is_short(name.rsplit(" ", 1)[-1]) and not (_MATTER.search(name) and _goes_on(reach, at + len(word)))
        is_work = reach.prose and reach.is_verb(at) and ":" not in name and not is_department(reach, at, head) and not reach.matches(_LAST, at)
        return None if is_other or is_work else at
    if not reach.prose:
        return None if reach.matches(DUTIES, at) else at
    return noun_end(reach, at) if is_group else None
