"""Cut the head and foot of a document into what was typed side by side.

Answers: which pieces of a letterhead or signature block stand on this line, without emphasis, rules and the state's motto?
Assumes: clean text; two columns may have been flattened to one line, to lines in turn, or to a Markdown table.
Never:   joins what stands apart; reads what a piece means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

# The motto stands in every letterhead and says nothing of the document.
_PARTING = re.compile(
    r"\|+|<(?i:br) ?/?>|\n| {3,}|[-–—_=*~.][-–—_=*~.]{2,}|\s\s*/-+\s*|/-+\s*"
    r"|[cC](?i:ỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s*HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM)|[đĐ](?i:ộc\s+lập\s*[-–.]?\s*Tự\s+do\s*[-–.]?\s*Hạnh\s+phúc)"
    r"|[đĐ](?i:ẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM)"
)
_EDGE = " *_#>~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One piece at [start, end) of the text; `gap` says that an empty line or a rule stands before it."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def is_upper(self) -> bool:
        """Whether it is in capitals, with at least two letters."""
        return self.text.isupper() and sum(map(str.isalpha, self.text)) > 1


def cut_segments(text: str, start: int, end: int) -> Iterator[Segment]:
    """Give the pieces of text[start:end] that have a letter or digit, in order."""
    at, gap = start, True
    for parting in chain(_PARTING.finditer(text, start, end), (None,)):
        stop = parting.start() if parting else end
        piece = text[at:stop].strip(_EDGE)
        if any(map(str.isalnum, piece)):
            first = text.index(piece, at, stop)
            yield Segment(start=first, end=first + len(piece), text=piece, gap=gap)
            gap = False
        elif parting and parting[0] == "\n":
            gap = gap or not text[at:stop].strip(" ")
        if parting:
            gap = gap or parting[0][0] in "-–—_=*~."
            at = parting.end()
