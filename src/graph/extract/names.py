"""Read where the printed names of agencies begin and end in a list.

Answers: which agencies does the list that begins here name, one by one, and where does it end?
Assumes: text on one line; a list of names begins at the place given.
Never:   resolves a name; splits a group that shares its head ("các sở, ban, ngành", "UBND các xã Bình An, Bình Hòa").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.labels import CAPITAL
from graph.extract.words import Head, Words

Span = tuple[int, int]

_TOKEN = re.compile(r"(?P<word>\w+(?:[&/.]\w+)*)|(?P<mark>[^\w\s])")
_JOINT = re.compile(r"[ ]*(?:\([^()]{0,160}\)[ ]*)?(?:[,;](?:[ ]*(?:và|cùng với|cùng|hoặc)(?=[ ]))?|và|cùng với|cùng|hoặc|&)[ ]+")
_LONGEST = 320  # characters of one name: a bound on the cost of hostile texts; the longest printed ones have some 150
_AND = frozenset({"và", "cùng", "hoặc", "&"})
# Words that end a name in a sentence ...
_STOPS = re.compile(
    r"(?:để|nhằm|về|theo|khi|nếu|được|bị|phải|cần|sẽ|đã|đang|là|do|bằng|từ|đến|tới|trước|sau|tại|trong|trên|qua|thông qua|căn|mà|thì|với|cho|sớm"
    r"|hàng|hằng|định|gồm|như|có|nêu|này|đó|chịu)(?!\w)",
    re.IGNORECASE,
)
# ... unless they go on as here.
_GOES_ON = re.compile(
    r"có (?:liên quan|thẩm quyền|chức năng|điều kiện|trụ sở)|được (?:giao|phân công)(?: nhiệm vụ| thực hiện)*(?=\s*(?:có trách nhiệm|chịu|[,;.]|$))"
    r"|trong (?:tỉnh|huyện|xã|ngành|khu|vùng|cả nước|nước|toàn|và ngoài|hệ thống|quân đội)|trên (?:địa bàn|cả nước|toàn)"
    r"|tại (?:địa phương|cơ sở|các|địa bàn)|từ (?:tỉnh|trung ương|huyện)(?= đến)|đến (?:cơ sở|xã|cấp|huyện)|sau đại học|về (?:giảm nghèo|chuyển đổi)"
)
# Words that end a name where a list is all there is.
_DUTIES = re.compile(
    r"(?:chủ trì|phối hợp|tham mưu|có trách nhiệm|chịu trách nhiệm|đầu mối|tổng hợp|phụ trách"
    r"|theo (?:chức năng|nhiệm vụ|phân công|lĩnh vực|quy định|thẩm quyền))(?!\w)"
)
# "các đơn vị quản lý ...": after such a noun these verbs say what it is for.
_PURPOSES = re.compile(
    r"(?:quản lý|đào tạo|tư vấn|sản xuất|kinh doanh|nghiên cứu khoa học|kiểm soát|bảo vệ|báo chí|khai thác|xuất khẩu|thi hành)(?!\w)"
)
# Offices whose name is what follows, be it a verb: "Ban quản lý dự án", "Trung tâm phát triển quỹ đất".
_BARE = re.compile(
    r"(?:sở|bộ|ban|phòng|cục|tổng cục|chi cục|vụ|viện|trung tâm|văn phòng|vp|quỹ|trường|hội|đoàn|công ty|tổ|đội|bộ phận|bql|ban ql|hội đồng|học viện"
    r"|trạm|liên đoàn|hiệp hội|ngân hàng|báo|đài|ủy ban|uỷ ban)$"
)
# Nouns whose first syllable, or second, would be a verb if it stood alone.
_NOUNS = re.compile(r"(?:giao (?:thông|dịch|tiếp)|trình độ|tăng trưởng|lập pháp|giúp việc|giảm nghèo|làm việc|tạo hình|đầu tư công|mở cửa)(?!\w)")
_COMPOUND = re.compile(r"(?:(?:công|chương|quy|tiến|lộ|hành) trình|(?:công|dân|tư|ngoài) lập|việc làm|ngoại giao|(?:đào|chế|sáng) tạo|tuyên giáo)$")
_ASSEMBLIES = ("ubnd", "hđnd", "ủy ban", "uỷ ban", "hội đồng")
_AGAIN = re.compile(r"[^.;:]{2,160}:")  # "Các Sở: Giáo dục và Đào tạo, Y tế: Chủ trì": a second colon says that the first opens a list of names
_AREAS = re.compile(r"(?:các |những )?(?:huyện|xã|thị xã|thành phố|phường|thị trấn|quận|đặc khu|tỉnh|TX|TP|cấp)(?!\w)")
# What goes on after an organisation's known name: its place, or another name's part ("Sở Y tế tỉnh A", "Ban Dân tộc và Tôn giáo").
_PLACED = re.compile(rf"[ ]*(?:[-–,&/.:{CAPITAL}]|(?:và|thuộc|các|tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?!\w))")
_COMMON = re.compile(r"(?:cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp)(?!\w)")
_WHOLE = re.compile(r"(?:sở|bộ|ban|ngành|phòng)(?!\w)")
_FELLOWS = re.compile(r"(?:các |những )?(?:địa phương|ngành)(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of a list, and where it ends: the end of the last name."""

    spans: tuple[Span, ...]
    end: int


def read_names(text: str, start: int, end: int, *, words: Words, prose: bool = True) -> Names:
    """Read the names of agencies in the list that begins at `start`.

    In:  text on one line; `prose` where a sentence goes on after the list, so that a verb ends it. Else the list is all there is.
    Out: spans in order; none where no name begins at `start`.
    """
    reader = _Reader(text=text, end=end, words=words, prose=prose)
    spans: list[Span] = []
    at = start
    while (head := reader.head(at, spans[-1] if spans else None)) is not None:
        finish = reader.name_end(at, head)
        spans.append((at, finish))
        joint = _JOINT.match(text, finish, end)
        if not joint:
            break
        at = joint.end()
    return Names(spans=tuple(spans), end=spans[-1][1] if spans else start)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    text: str
    end: int
    words: Words
    prose: bool

    def head(self, at: int, before: Span | None) -> Head | None:
        """Read what begins a name at `at`: a word of the lists, or an abbreviation beside one ("các phòng QLTM, KHTCTH")."""
        found = self.words.head_at(self.text, at, self.end)
        if found or before is None:
            return found
        token = _TOKEN.match(self.text, at, self.end)
        if token and _is_short(token.group()) and _is_short(self.text[slice(*before)].rsplit(" ", 1)[-1]):
            return Head(end=token.end(), kind="office", word=token.group().casefold(), plural=False)
        return None

    def name_end(self, start: int, head: Head) -> int:
        """Give where the name that begins with `head` ends."""
        known = self.words.known_at(self.text, start, self.end)
        if known > head.end and self.prose and not _PLACED.match(self.text, known, self.end):
            return known
        at = finish = max(head.end, known)
        is_first = at == head.end and not head.plural and _BARE.match(head.word) is not None
        limit = min(self.end, start + _LONGEST)
        while token := _TOKEN.search(self.text, at, limit):
            goes_on = self._word(token, start, is_first) if token["word"] else self._mark(token, start, head)
            if goes_on is None:
                break
            at = goes_on
            if token["word"] or at > token.end():
                finish = at
            is_first = False
        return finish

    def _word(self, token: re.Match[str], start: int, is_first: bool) -> int | None:
        """Say where reading goes on after a word of a name; None where the word is not of the name."""
        word, at = token.group(), token.start()
        if word in _AND:
            return self._joined(token, start)
        goes_on = _GOES_ON.match(self.text, at, self.end)
        if goes_on:
            return goes_on.end()
        if not word[0].islower() or is_first:
            return token.end()
        if not self.prose:
            return None if _DUTIES.match(self.text, at, self.end) else token.end()
        return None if _STOPS.match(self.text, at, self.end) or (self._verb(at) and not self._is_noun_here(word, at, start)) else token.end()

    def _is_noun_here(self, word: str, at: int, start: int) -> bool:
        """Tell a word that looks like a verb and is a noun, or a part of one, in this name."""
        return _NOUNS.match(self.text, at, self.end) is not None or self._is_second(word, at, start) or self._is_purpose(at, start)

    def _is_second(self, word: str, at: int, start: int) -> bool:
        """Tell the second syllable of a word ("công trình", "Đào tạo") from a verb ("trình", "tạo")."""
        before = self.text[start:at].rstrip().rsplit(" ", 1)[-1]
        both = f"{before} {word}".casefold()
        return _COMPOUND.match(both) is not None or (before[:1].isupper() and both in self.words.verbs)

    def _is_purpose(self, at: int, start: int) -> bool:
        before = self.text[start:at].rstrip().casefold()
        if before.endswith(("dự án", "dự án đầu tư")):
            return True
        return _PURPOSES.match(self.text, at, self.end) is not None and before.endswith(
            ("cơ quan", "đơn vị", "cơ sở", "tổ chức", "doanh nghiệp", "lực lượng", "công ty", "ban", "trung tâm", "bộ phận", "trường")
        )

    def _joined(self, token: re.Match[str], start: int) -> int | None:
        """Say where a name goes on after "và"; None where another name, or a verb, follows."""
        following = _TOKEN.search(self.text, token.end(), self.end)
        if not following or not following["word"]:
            return None
        at, name = following.start(), self.text[start : token.start()].casefold().rstrip()
        head = self.words.head_at(self.text, at, self.end)
        if head and head.word in {"hđnd", "ubnd", "đoàn đbqh", "hội đồng"} and name.startswith(("văn phòng", "vp")):
            return following.end()
        if head and not (name.startswith("các ") and _FELLOWS.match(self.text, at, self.end) and _WHOLE.match(name, 4)):
            return None
        if self.prose and following.group()[0].islower() and self._verb(at):
            return None
        return token.end()

    def _mark(self, token: re.Match[str], start: int, head: Head) -> int | None:
        """Say where a name goes on after a punctuation mark; None where it ends."""
        mark, after = token.group(), _TOKEN.search(self.text, token.end(), self.end)
        if not after:
            return None
        name = self.text[start : token.start()]
        if mark == "&":
            return self._joined(token, start)
        if mark == ",":
            return self._shared(name, after.start(), head) if after["word"] else None
        if mark in "-–/":
            is_name = after["word"] and not self.words.head_at(self.text, after.start(), self.end)
            return token.end() if is_name and (after.group()[0].isupper() or not self._verb(after.start())) else None
        if mark == ".":
            return token.end() if name.rsplit(" ", 1)[-1] in {"TP", "Tp", "TX", "Tx", "T", "Q", "P", "H"} else None
        if mark == ":":
            is_list = (
                (head.plural or " các " in name)
                and after["word"]
                and after.group()[0].isupper()
                and not _STOPS.match(self.text, after.start(), self.end)
            )
            is_work = self.prose and self._verb(after.start()) and not _AGAIN.match(self.text, after.end(), self.end)
            return token.end() if is_list and not is_work else None
        return None

    def _verb(self, at: int) -> bool:
        return self.words.verb_at(self.text, at, self.end)

    def _shared(self, name: str, at: int, head: Head) -> int | None:
        """Give where a name goes on after a comma: the rest of it, or a noun of the same group. None where another name or the sentence goes on."""
        small = name.casefold()
        following = self.words.head_at(self.text, at, self.end)
        areas = _AREAS.match(self.text, at, self.end)
        if areas and " " in small and small.startswith(_ASSEMBLIES):
            return areas.end()
        is_group = head.plural or _COMMON.match(head.word) is not None or (head.kind == "title" and " các " in small)
        if following:
            return following.end if is_group and self._is_fellow(small, at, following) else None
        token = _TOKEN.match(self.text, at, self.end)
        word = token.group() if token else ""
        if word[:1].isupper():
            is_other = _is_short(word) and _is_short(name.rsplit(" ", 1)[-1])
            return None if is_other or (self.prose and self._verb(at)) else at
        if not self.prose:
            return None if _DUTIES.match(self.text, at, self.end) else at
        return self._noun_end(at) if is_group else None

    def _is_fellow(self, small: str, at: int, following: Head) -> bool:
        """Tell a noun that a group goes on with ("các sở, ban, ngành, các địa phương") from another name."""
        if following.plural:
            return _FELLOWS.match(self.text, at, self.end) is not None and _WHOLE.match(small, 4) is not None
        return following.kind in {"group", "plural", "unit"} and self.text[at].islower() and not small.startswith(_ASSEMBLIES)

    def _noun_end(self, at: int) -> int | None:
        """Give the end of a common noun of agencies ("ban", "ngành") that stands at `at` and shares the determiner before it."""
        shift = len("các ")
        head = self.words.head_at(f"các {self.text[at : min(self.end, at + 40)]}", 0, 44)
        return at + head.end - shift if head and not self._verb(at) else None


def _is_short(word: str) -> bool:
    """Tell an abbreviation: capitals only, two at the least."""
    return len(word) > 1 and word.isupper()
