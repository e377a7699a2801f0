"""The two spellings of Vietnamese tones: on the first of two vowels ("ủy", "hóa"), or on the second ("uỷ", "hoá").

Answers: how else may this phrase be printed?
Assumes: small letters, composed (NFC).
Never:   changes the length of a phrase, or a syllable that goes on after its vowels ("hoàn"), or "quý", where the "u" is no vowel.
"""

from __future__ import annotations

import re

_FIRST = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_SECOND = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
TONES = tuple(zip(_FIRST, _SECOND, strict=True))
_TO_SECOND = dict(TONES)
_TO_FIRST = dict(zip(_SECOND, _FIRST, strict=True))
_EITHER = re.compile(rf"(?<!q)(?:{'|'.join(_FIRST + _SECOND)})(?!\w)")


def spellings(phrase: str) -> frozenset[str]:
    """Give a phrase in both spellings.

    >>> sorted(spellings("tòa án")), sorted(spellings("quý"))
    (['toà án', 'tòa án'], ['quý'])
    """
    second = _EITHER.sub(lambda found: _TO_SECOND.get(found.group(), found.group()), phrase)
    return frozenset({second, _EITHER.sub(lambda found: _TO_FIRST.get(found.group(), found.group()), phrase)})
