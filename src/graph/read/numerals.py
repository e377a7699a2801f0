"""Numbers as programs print them before items: roman, and letters of the Latin alphabet."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), 
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """Write a number from 1 to 3999 in roman capitals.

    >>> roman(14)
    'XIV'
    """
    written = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written.append(sign * times)
    return "".join(written)


def letters(number: int, *, is_word: bool) -> str:
    """Write a number from 1 as small letters: after z, browsers go on with “aa”, “ab” (a word), Word with “aa”, “bb”.

    >>> letters(2, is_word=True), letters(28, is_word=True), letters(28, is_word=False)
    ('b', 'ab', 'bb')
    """
    if not is_word:
        times, place = divmod(number - 1, 26)
        return chr(ord("a") + place) * min(times + 1, 30)
    written = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        written = chr(ord("a") + place) + written
    return written
