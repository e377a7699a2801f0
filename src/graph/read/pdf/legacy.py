"""Letters of fonts from before Unicode: TCVN3 (".VnTime") and VNI ("VNI-Times").

Answers: which Vietnamese letters the codes of such a font stand for.
Assumes: the font's codes came out as the letters of Latin-1 (Windows-1252) that have the same codes, as PDF programs give them.
Never:   guesses the encoding from the text: the font's name says it; where it does not, the text is told to be garbled.
Source:  TCVN 5712:1993, VN3; the key tables of VNI for Windows, as UniKey converts them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_TCVN3_CODES = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = str.maketrans(_TCVN3_CODES, _TCVN3_LETTERS)
# The code of "ư" prints as a soft hyphen, which programs give back as a hyphen: between letters of a syllable it is "ư", between words a hyphen.
_TCVN3_HORN = re.compile(r"(?<=[bcdghklmnrstvxđ])-(?=[a-zà-ỹ]|$)|(?<![\w-])-(?=[a-zà-ỹ])")

_VNI_MARKS = {
    **dict.fromkeys("ùÙ", "\u0301"), **dict.fromkeys("øØ", "\u0300"), **dict.fromkeys("ûÛ", "\u0309"),
    **dict.fromkeys("õÕ", "\u0303"), **dict.fromkeys("ïÏ", "\u0323"), **dict.fromkeys("âÂ", "\u0302"),
    **dict.fromkeys("áÁ", "\u0302\u0301"), **dict.fromkeys("àÀ", "\u0302\u0300"), **dict.fromkeys("åÅ", "\u0302\u0309"),
    **dict.fromkeys("ãÃ", "\u0302\u0303"), **dict.fromkeys("äÄ", "\u0323\u0302"), **dict.fromkeys("êÊ", "\u0306"),
    **dict.fromkeys("éÉ", "\u0306\u0301"), **dict.fromkeys("èÈ", "\u0306\u0300"), **dict.fromkeys("úÚ", "\u0306\u0309"),
    **dict.fromkeys("üÜ", "\u0306\u0303"), **dict.fromkeys("ëË", "\u0323\u0306"),
}  # fmt: skip
_VNI_ALONE = str.maketrans("ñÑíÍìÌæÆóÓòÒôÔöÖîÎ", "đĐíÍìÌỉỈĩĨịỊơƠưƯỵỴ")
_VNI = re.compile(rf"([aeouyôöAEOUYÔÖ])([{''.join(_VNI_MARKS)}])|[ñÑíÍìÌæÆóÓòÒôÔöÖîÎ]")

_TCVN3_FONT = re.compile(r"(?:^|\+)\.?Vn[A-Z3]")
_VNI_FONT = re.compile(r"(?:^|\+)VNI[-_ ]", re.IGNORECASE)
_FOREIGN = re.compile(r"[A-Za-z][ñßëïöüäåæçøîûþÑËÏÖÜÄÅÆÇØÎÛ×÷·¸¹¨«¬®µ¶§¾¼½»]|[ñßëïöüäåæçøîûþ×÷¸¹¨«¬®µ¶§¾¼½][A-Za-z]")
_OTHER_FONT = re.compile(r"(?:^|\+)(?:VPS|VISCII|VN-|UVI|BKHCM|SVN-?VISCII)[-_ ]?", re.IGNORECASE)


def from_font(letters: str, font: str) -> str:
    """Give the Vietnamese letters of a word set in a font, which are the word itself where the font is none of the old ones.

    >>> from_font("nghÜa", "ABCDEF+.VnTime"), from_font("NGHÓA", "VNI-Times"), from_font("h-íng", ".VnArial")
    ('nghĩa', 'NGHĨA', 'hướng')
    """
    if _TCVN3_FONT.search(font):
        converted = _TCVN3_HORN.sub("ư", letters.translate(_TCVN3))
        return converted.upper() if re.search(r"H(?:[,-].*)?$", font) else converted
    return _VNI.sub(_vni_letter, letters) if _VNI_FONT.search(font) else letters


def _vni_letter(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[0].translate(_VNI_ALONE)
    return unicodedata.normalize("NFC", found[1].translate(_VNI_ALONE) + _VNI_MARKS[found[2]])


def is_unknown_font(font: str) -> bool:
    """Tell whether a font's name is of an old encoding that is not converted here."""
    return _OTHER_FONT.search(font) is not None


def is_garbled(words: Sequence[str]) -> bool:
    """Tell whether letters that Vietnamese has not stand within many words: those of an old encoding, in a font that does not say so.

    >>> is_garbled("Céng hßa x· héi chñ nghÜa ViÖt Nam".split()), is_garbled("Cộng hòa xã hội chủ nghĩa Việt Nam".split())
    (True, False)
    """
    return sum(_FOREIGN.search(word) is not None for word in words) > 0.15 * len(words)
