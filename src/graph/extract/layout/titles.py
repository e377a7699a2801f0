"""Tell a heading that has no label of its own from a paragraph.

Answers: is this plain paragraph a heading?
Assumes: text on one line; the paragraph stands in the body, and has no label.
Never:   takes a sentence for a heading.
"""

from __future__ import annotations

from graph.extract.agency.names import read_names
from graph.extract.agency.words import Words

_LONGEST = 200


def is_title(text: str, start: int, end: int, *, words: Words) -> bool:
    """Tell a line in capitals, or one that is an agency's name and nothing else."""
    if end - start > _LONGEST or end - start < 4 or text[end - 1] in ".;,":
        return False
    printed = text[start:end]
    if is_capitals(printed):
        return True
    names = read_names(text, start, end, words=words) if printed[0].isupper() else None
    return names is not None and bool(names.spans) and text[names.end : end].strip(" :*") == ""


def is_capitals(printed: str) -> bool:
    """Tell a line of at least two words in capitals."""
    return printed.isupper() and len(printed.split()) > 1 and not printed.endswith((";", ","))
