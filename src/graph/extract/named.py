"""Find the documents that a text cites by name: laws, and the resolutions of congresses and plenums.

Answers: where does "Luật Ngân sách nhà nước" or "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX" stand, and where does the name end?
Assumes: clean text; the titles of laws come from the list of laws.
Never:   takes "pháp luật", a law school or a bill for a law, or "Nghị quyết Đại hội Đảng các cấp" for one document; guesses where a title ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.extract.labels import CAPITAL
from graph.extract.patterns import spaced
from graph.lists import Lists
from graph.text import unwrap

# Where a name may begin; what it is, is read from there. One class of first letters, so that a text is scanned at speed.
_START = re.compile(
    spaced(
        r"[LBPHNn](?:uật|UẬT|ộ [Ll]uật|Ộ LUẬT|háp lệnh|HÁP LỆNH|iến pháp|IẾN PHÁP"
        r"|(?P<resolution>ghị quyết(?= (?:của )?[ĐđHTBl])|GHỊ QUYẾT(?= (?:CỦA )?[ĐHTBL])))(?!\w)"
    )
)
_BILL = re.compile(spaced(r"(?:dự thảo|dự án|đề nghị xây dựng|xây dựng)(?: các| hồ sơ)? $"), re.IGNORECASE)
_NO_LAW = re.compile(spaced(r"(?:Đại học|Trường|Khoa|Viện|Công ty|Văn phòng|Tạp chí|Báo|Hội|Đoàn|ngành|Cử nhân|Thạc sĩ|Tiến sĩ) $"), re.IGNORECASE)
_YEAR = re.compile(spaced(r" (?:năm )?(?:19|20)\d\d(?![\w/])"), re.IGNORECASE)
_AMENDING = re.compile(spaced(r" sửa đổi(?: ?, ?bổ sung)?(?: một số điều(?:,? khoản)?)?(?: của)?(?: các)? "), re.IGNORECASE)
_JOINT = re.compile(spaced(r" ?, | và "), re.IGNORECASE)
# A title that the list does not hold counts where what follows it cannot be a part of it.
_UNLISTED = re.compile(
    spaced(
        rf"(?P<name> [{CAPITAL}][^\W\d_]*(?: (?!(?:năm|ngày|số|và|được|có|hoặc|của|theo|tại|này|trên|về)\s)[^\W\d_]+){{1,9}})"
        r"(?= năm (?:19|20)\d\d| ngày \d| số ?:? ?\d| ?[;)]|\. |\.?$)"
    )
)
_ORDINAL = r"lần thứ (?:[IVXL]{1,6}|[0-9]{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: \w{2,4})?)(?!\w)"
_OF_PARTY = (
    r"(?: (?:của )?Đảng(?: bộ(?: (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường))?| Cộng sản Việt Nam)?"
    rf"(?-i:(?: (?!Về|Và)[{CAPITAL}](?![{CAPITAL}])[^\W\d_]*){{0,4}}))?"
)
_CONGRESS = (
    rf"Đại hội(?: (?!(?:và|lần|các)\s)[^\W\d_]{{1,12}}){{0,10}}? (?:{_ORDINAL}|(?-i:[IVX]{{1,5}})(?!\w)){_OF_PARTY}"
    r"(?: ?,? ?\(?nhiệm kỳ (?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\)?)?"
)
_PLENUM = (
    rf"(?:Hội nghị )?(?:{_ORDINAL} )?(?:(?:Ban Chấp hành|BCH) )?Trung ương(?: Đảng)?(?: (?:{_ORDINAL}|[0-9]{{1,2}}|[IVX]{{1,4}})(?!\w))?"
    r" ?,? ?\(?(?:khóa|khoá) [IVX]{1,5}(?!\w)\)?"
)
_RESOLUTION = re.compile(spaced(rf"Nghị quyết (?:của )?(?P<issuer>{_CONGRESS}|{_PLENUM})"), re.IGNORECASE)
_SYMBOLS = {"l": "L", "b": "BL", "p": "PL", "h": "HP"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A document cited by name at [start, end); `title_end` is where the name ends without its year."""

    start: int
    title_end: int
    end: int
    type: str
    name: str
    issuer: str | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawTitles:
    """The titles of laws; built by `compile_law_titles`."""

    pattern: re.Pattern[str]
    printed: Mapping[str, str]  # in small letters -> as promulgated

    def find(self, text: str) -> Iterator[Named]:
        """Find the documents that a text cites by name, in order, not overlapping."""
        floor = 0
        for start in _START.finditer(text):
            if start.start() < floor or text[start.start() - 1 : start.start()].isalnum():
                continue
            found = _resolution(text, start.start()) if start["resolution"] else self._law(text, start)
            if found:
                floor = found.end
                yield found

    def _law(self, text: str, kind: re.Match[str]) -> Named | None:
        start = kind.start()
        before = text[max(start - 30, 0) : start]
        if _BILL.search(before) or _NO_LAW.search(before):
            return None
        end = self._title_end(text, start) or self._amending_end(text, kind) or _unlisted_end(text, kind)
        if end is None:
            return None
        name, year = unwrap(text[start:end]), _YEAR.match(text, end)
        name = self.printed.get(name.casefold(), name) if name.isupper() else name
        return Named(
            start=start,
            title_end=end,
            end=year.end() if year else end,
            type=_SYMBOLS[name[0].lower()],
            name=f"{name} {unwrap(year[0])}" if year else name,
            issuer=None,
            rule="cited-law",
        )

    def _title_end(self, text: str, at: int) -> int | None:
        found = self.pattern.match(text, at)
        return found.end() if found else None

    def _amending_end(self, text: str, kind: re.Match[str]) -> int | None:
        """Give where "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B" ends."""
        opening = _AMENDING.match(text, kind.end())
        end = self._title_end(text, opening.end()) if opening else None
        while end is not None and (joint := _JOINT.match(text, end)):
            further = self._title_end(text, joint.end())
            if further is None:
                break
            end = further
        return end


def _unlisted_end(text: str, kind: re.Match[str]) -> int | None:
    if kind[0].casefold().startswith("hiến"):
        return kind.end() if _YEAR.match(text, kind.end()) else None
    found = _UNLISTED.match(text, kind.end())
    return found.end("name") if found else None


def _resolution(text: str, at: int) -> Named | None:
    found = _RESOLUTION.match(text, at)
    if not found:
        return None
    issuer, end = unwrap(found["issuer"]), found.end()
    return Named(start=at, title_end=end, end=end, type="NQ", name=unwrap(found[0]), issuer=issuer, rule="cited-resolution")


def compile_law_titles(lists: Lists) -> LawTitles:
    """Make the list of laws ready for reading. Titles are read in any letters; where they begin, `find` sees to capitals."""
    names = sorted((law.name for law in lists.laws), key=len, reverse=True)
    titles = spaced("|".join(name.replace("(", r"\(").replace(")", r"\)") for name in names))
    return LawTitles(pattern=re.compile(rf"(?i:{titles})(?!\w)"), printed={name.casefold(): name for name in names})
