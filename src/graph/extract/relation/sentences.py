"""Cut the sentences that cite documents, and say what stands above each.

Answers: which citations share a sentence, of which item or list is it a part, and can its words change other documents?
Assumes: clean text, its paragraphs, and the clean places of its citations, all in order.
Never:   ends a sentence inside a citation ("UBND TP. Huế").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.extract.layout.labels import BULLETS, Kind
from graph.extract.layout.paragraphs import Paragraph

Cited = tuple[int, int, int]  # place in the list of citations, start, end

_END = re.compile(r"[.!?](?:(?<!\bTP.)(?<!\bTX.)(?<!\bTS.)(?=[\s\"”)]+[^\W\d_a-zđ])|(?<=\.)\s*/\.)|\n\s*\n(?=[ *_]*(?:Căn cứ|Xét|Theo đề nghị)\s)")
_HEAD_ROOM = 3_000  # characters at the top in which titles and captions stand
_BASIS = re.compile(r"(?:các |những )?(?:căn cứ|cơ sở)(?: pháp lý| xây dựng| ban hành| lập| để| thực hiện)?(?!\w)[^;.\n]{0,60}$", re.IGNORECASE)
_TOPS = frozenset({Kind.ANNEX, Kind.PART})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that cites documents, at [start, end)."""

    start: int
    end: int
    cited: tuple[Cited, ...]
    opens: bool  # it begins its paragraph
    above: Paragraph | None  # the item that it is listed under, where that one ends in a colon
    continues: bool  # the paragraph before it is a list that goes on
    is_title: bool
    in_article: bool
    in_preamble: bool  # no numbered item stands before it
    under_basis: bool  # its heading is "CĂN CỨ PHÁP LÝ" or the like


def cut_sentences(text: str, paragraphs: Sequence[Paragraph], cited: Sequence[Cited]) -> Iterator[Sentence]:
    """Give the sentences that cite documents, in order."""
    above: list[Paragraph] = []
    in_article = labelled = numbered = False
    basis: Paragraph | None = None
    before: Paragraph | None = None
    place = 0
    for paragraph in paragraphs:
        _climb(text, above, paragraph)
        in_article = paragraph.kind is Kind.ARTICLE or (in_article and paragraph.kind not in _TOPS)
        labelled = labelled or paragraph.kind is not Kind.NONE
        numbered = numbered or (paragraph.kind is not Kind.NONE and paragraph.kind not in BULLETS)
        basis = _basis(text, paragraph, basis)
        first = place
        while place < len(cited) and cited[place][1] < paragraph.end:
            place += 1
        if place > first:
            yield from _sentences(
                text,
                paragraph,
                cited[first:place],
                Sentence(
                    start=paragraph.body_start,
                    end=paragraph.end,
                    cited=(),
                    opens=True,
                    above=above[-1] if above and _is_open(text, above[-1]) else None,
                    continues=before is not None and text[before.end - 1] in ";,",
                    is_title=not labelled and paragraph.start < _HEAD_ROOM,
                    in_article=in_article,
                    in_preamble=not numbered,
                    under_basis=basis is not None and basis is not paragraph,
                ),
            )
        above.append(paragraph)
        before = paragraph


def _basis(text: str, paragraph: Paragraph, before: Paragraph | None) -> Paragraph | None:
    """Give the heading that makes what follows the basis of the document, until the next one of its kind."""
    if paragraph.kind is Kind.NONE or paragraph.kind in BULLETS:
        return before
    if _BASIS.match(text, paragraph.body_start, paragraph.body_end):
        return paragraph
    return None if before and (paragraph.kind is before.kind or paragraph.kind in _TOPS or _is_heading(text, paragraph)) else before


def _is_heading(text: str, paragraph: Paragraph) -> bool:
    return text[paragraph.body_start : paragraph.body_end].isupper()


def _climb(text: str, above: list[Paragraph], paragraph: Paragraph) -> None:
    """Leave the items that a paragraph does not stand under: those of its own kind and below; plain paragraphs stand under nothing."""
    if paragraph.kind is Kind.NONE:
        above.clear()
    if above and above[-1].kind is not paragraph.kind and _is_open(text, above[-1]):
        return
    for place in range(len(above) - 1, -1, -1):
        if above[place].kind is paragraph.kind:
            del above[place:]
            return


def _is_open(text: str, paragraph: Paragraph) -> bool:
    return text[paragraph.body_end - 1] == ":"


def _sentences(text: str, paragraph: Paragraph, cited: Sequence[Cited], whole: Sentence) -> Iterator[Sentence]:
    start, place = min(paragraph.body_start, cited[0][1]), 0
    for end in (*_ends(text, paragraph, cited), paragraph.end):
        first = place
        while place < len(cited) and cited[place][1] < end:
            place += 1
        if place > first:
            opens = start <= paragraph.body_start
            yield Sentence(
                start=start,
                end=end,
                cited=tuple(cited[first:place]),
                opens=opens,
                above=whole.above,
                continues=whole.continues and opens,
                is_title=whole.is_title,
                in_article=whole.in_article,
                in_preamble=whole.in_preamble,
                under_basis=whole.under_basis,
            )
        start = end


def _ends(text: str, paragraph: Paragraph, cited: Sequence[Cited]) -> Iterator[int]:
    place = 0
    for found in _END.finditer(text, paragraph.body_start, paragraph.end):
        while place < len(cited) and cited[place][2] <= found.start():
            place += 1
        if place == len(cited) or found.start() < cited[place][1]:
            yield found.end()
