"""Write patterns for text that copies wrap anywhere."""

from __future__ import annotations


def spaced(pattern: str) -> str:
    r"""Let every space of a pattern stand for the white space of a copy, a line break too.

    >>> spaced("Nghị quyết( của)?")
    'Nghị\\s{1,3}quyết(\\s{1,3}của)?'

    In:  a pattern in which spaces stand between words only: not in a class, not before a quantifier other than "?".
    """
    return pattern.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")
