"""Find what a text states between documents: between itself and those it cites, and between two of these.

Answers: which documents does this one carry out, rest on, replace, and which cited document carries out which?
Assumes: the citations of the page in order, and its paragraphs.
Never:   gives the document at hand what a cited document's title says of another; takes an order to amend a document for its amendment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graph.extract.layout.paragraphs import Paragraph
from graph.extract.mention.patterns import spaced
from graph.extract.page import Page
from graph.extract.relation.changes import find_lapse, is_own_act, is_own_list
from graph.extract.relation.governors import Governor, find_governor, is_linked
from graph.extract.relation.nesting import Between, ends_listed, read_between
from graph.extract.relation.schemes import find_carried_out
from graph.extract.relation.sentences import Cited, Sentence, cut_sentences
from graph.model import SELF, Citation, Form, Predicate, Relation
from graph.numbers import parse_number

# A caption under the title: "(Ban hành kèm theo Quyết định số".
_CAPTION = re.compile(spaced(r"[\s(\[*_]*(?:được )?(?:(?P<verb>ban hành|phê duyệt|thông qua) (?:kèm theo|theo|tại)|kèm theo) "), re.IGNORECASE)
# An account of what was done: "thực hiện Nghị quyết ..., tỉnh đã ban hành".
_DONE = re.compile(spaced(r",[^,;.]{2,60} đã (?!được|nêu|đề ra|ban hành kèm)\w"), re.IGNORECASE)
# "Điều 1. Phê duyệt Kế hoạch số 12/KH-SNV": the article names what it approves.
_APPROVED = re.compile(spaced(r"[\s*_]*phê duyệt (?:(?:toàn bộ )?(?:nội dung )?)?"), re.IGNORECASE)
# "Điều 1. Phê duyệt Kế hoạch bán trú (kèm theo Kế hoạch số": what it approves stands in brackets, and is of the same type.
_ATTACHED = re.compile(
    spaced(
        r"[\s*_]*(?:(?P<approved>phê duyệt)|ban hành) (?P<type>Kế hoạch|Đề án|Chương trình|Phương án|Quy chế|Dự án|Quy định)(?!\w)[^;.:]{0,300}"
        r"\( ?(?:được )?kèm theo "
    ),
    re.IGNORECASE,
)
_PROPOSED = re.compile(
    spaced(r"(?<!\w)(?:Chương trình|Kế hoạch|Đề án|Nghị quyết|Quyết định|Nghị định)(?!\w)[^;]{0,120}? (?:thực hiện|triển khai)(?!\w)")
)
_AND = re.compile(r"\s+và\s+(?:các\s+)?", re.IGNORECASE)
_PART = re.compile(r"[^;:]*\w[^;:]*")
_CHANGES = frozenset({Predicate.REPLACES, Predicate.AMENDS, Predicate.REPEALS})
_LATER = _CHANGES | {Predicate.IMPLEMENTS, Predicate.BASED_ON, Predicate.PROPOSED_IN}  # what comes after the document it is said of
_PROPOSALS = frozenset({"TTr", "CV"})
_NO_DECISIONS = frozenset({"TTr", "CV", "BC", "TB"})
_NORMATIVE = frozenset({"L", "BL", "PL", "NĐ", "TT", "TTLT"})
_BELOW = frozenset({"KH", "CTr", "CV", "TB", "HD", "PA", "BC", "TTr"})
_ABOUT = re.compile(r"[\s*_]*\n[\s*_]*(?:về|v/v)(?!\w)[^.;:]*$", re.IGNORECASE)
_CAPTION_ROOM = 3_000  # characters at the top in which the caption under a title stands
_STRENGTH = tuple(Predicate)  # strongest first
_NEAR = 400  # characters around the governing words that are looked at for their subject: keeps the cost linear in a long sentence
PART_REPEALED = "relation-part-repealed"  # the rule of an amendment that its words call a repeal
_POINTING = frozenset({Form.TITLE, Form.BARE})  # mentions that state nothing beyond what the citation that they lead back to states
_LONGEST = 600  # characters of evidence; of a longer list only the citation is shown


def find_relations(page: Page, citations: Sequence[Citation], paragraphs: Sequence[Paragraph], *, issued: date | None = None) -> tuple[Relation, ...]:
    """Find the relations that a text states.

    >>> page = page_of("Thực hiện Kế hoạch số 46/KH-UBND ngày 08/3/2024 về triển khai Nghị quyết số 93/NQ-CP")
    >>> citations = find_citations(page, lists)
    >>> [(r.subject, str(r.predicate), r.object) for r in find_relations(page, citations, paragraphs(page.text))]
    [(-1, 'implements', 0), (0, 'implements', 1), (-1, 'cites', 1)]

    In:     the page, its citations, its paragraphs (graph.extract.layout.paragraphs), and the day it was issued.
    Out:    one relation of the document itself for each citation; beside it what is stated between cited documents.
            No document carries out, rests on or changes one of a later day.
    Source: the wording of citations in Decree 30/2020/NĐ-CP and Party guidance: "Căn cứ", "Thực hiện", "theo đề nghị", "thay thế".
    """
    reader = _Reader(page=page, citations=citations, issued=issued)
    cited = [(place, *page.place(citation.passage)) for place, citation in enumerate(citations) if citation.form not in _POINTING]
    for sentence in cut_sentences(page.text, paragraphs, cited):
        reader.read(sentence)
    reader.read_schemes(cited)
    return tuple(reader.relations)


@dataclass(slots=True)
class _Reader:
    """Reads sentence by sentence, and keeps what a list's further members go on with."""

    page: Page
    citations: Sequence[Citation]
    issued: date | None = None
    relations: list[Relation] = field(default_factory=list)
    head: Governor | None = None  # what governs the list that is being read; its place is one of the text
    nested: tuple[int, Predicate] | None = None  # the cited document whose title is being read, and what that says
    changed: tuple[Cited, Predicate] | None = None  # the cited document that the ones listed next change, and how
    lapse: int | None = None  # where "hết hiệu lực" ends, after the documents it is said of
    last: Cited | None = None  # the document cited last
    stated: dict[object, Predicate] = field(default_factory=dict)  # the strongest that was said of each document so far

    def read(self, sentence: Sentence) -> None:
        goes_on = sentence.continues and not self._words(sentence.start, sentence.cited[0][1]).strip(' *_“"')
        gone_on = replace(self.head, start=sentence.start) if goes_on and self.head else None
        self.head, self.nested, self.changed, self.lapse = gone_on or self._lent(sentence), None, None, None
        before = self._before_title_line(sentence)
        for cited in sentence.cited:
            if before is None:
                self._first(sentence, cited)
            else:
                self._further(sentence, before, cited)
            before = cited
        self.last = before

    def _before_title_line(self, sentence: Sentence) -> Cited | None:
        """Give the document cited at the end of the title's line above, where this line goes on with what it is about: "VỀ TIẾP TỤC THỰC HIỆN"."""
        if self.last is None or not (sentence.is_title and sentence.opens):
            return None
        between = self._words(self.last[2], sentence.cited[0][1])
        return self.last if _ABOUT.match(between) else None

    def read_schemes(self, cited: Sequence[Cited]) -> None:
        """Add what cited documents carry out by the title of a scheme."""
        for subject, object_, end in find_carried_out(self.page.text, cited):
            if _document(self.citations[subject[0]]) != _document(self.citations[object_[0]]):
                start = min(subject[1], object_[1])
                span = (start if end - start <= _LONGEST else subject[1], end)
                self._add((subject[0], object_[0]), Predicate.IMPLEMENTS, span=span, rule="relation-scheme")

    def _words(self, start: int, end: int) -> str:
        return self.page.text[start:end]

    def _lent(self, sentence: Sentence) -> Governor | None:
        """Read what the item above lends: "Triển khai thực hiện:" holds for each item below it."""
        if sentence.above is None:
            return None
        above = sentence.above
        words = self._words(max(above.body_start, above.body_end - 300), above.body_end - 1) + " "
        if find_lapse(words, sentence):
            return Governor(predicate=Predicate.REPEALS, start=sentence.start)
        found = find_governor(words)
        if found is None or (found.predicate in _CHANGES and not is_own_list(words, sentence, found.start)):
            return None
        return replace(found, start=sentence.start)

    def _first(self, sentence: Sentence, cited: Cited) -> None:
        words = self._words(sentence.start, cited[1])
        caption = _CAPTION.fullmatch(words) if sentence.opens and cited[1] < _CAPTION_ROOM else None
        if caption and self.citations[cited[0]].type not in _NO_DECISIONS:
            predicate = Predicate.APPROVES if (caption["verb"] or "").casefold().startswith("phê") else Predicate.PROMULGATES
            self._add((cited[0], SELF), predicate, span=(sentence.start, cited[2]), rule="relation-caption")
            return
        if self._lapses(sentence):
            self._inherit(cited, rule="relation-lapse")
            return
        if sentence.in_article and sentence.opens and _APPROVED.fullmatch(words):
            self._state(cited, Predicate.APPROVES, start=sentence.start, rule="relation-words")
            return
        attached = _ATTACHED.fullmatch(words) if sentence.in_article and sentence.opens else None
        if attached and self.page.text[cited[1] : cited[2]].casefold().startswith(attached["type"].casefold()):
            self._state(cited, Predicate.APPROVES if attached["approved"] else Predicate.PROMULGATES, start=sentence.start, rule="relation-words")
            return
        parts = [part.span() for part in _PART.finditer(words)]
        for start, end in (parts[-1:] + parts[:1]) if words else ():
            found = find_governor(words[start:end] if end == len(words) else words[start:end] + " ")
            if found:
                self._govern(sentence, cited, found, at=sentence.start + start)
                return
        if self.head is None and sentence.under_basis and sentence.opens and not words.strip(' *_“"'):
            self.head = Governor(predicate=Predicate.BASED_ON, start=cited[1])
        self._inherit(cited, rule="relation-item")

    def _lapses(self, sentence: Sentence) -> bool:
        """Read "Quyết định số 1 và Quyết định số 2 hết hiệu lực kể từ ngày Quyết định này có hiệu lực", said after the documents."""
        before = self._words(sentence.start, min(sentence.cited[0][1], sentence.start + _NEAR))
        for (_, start, end), following in zip(sentence.cited, [*(further[1] for further in sentence.cited[1:]), sentence.end], strict=True):
            words = self._words(end, min(following, end + _NEAR))
            found = find_lapse(words, sentence, before=before)
            if found:
                self.head = Governor(predicate=Predicate.REPLACES if found["replaced"] else Predicate.REPEALS, start=start)
                self.lapse = end + found.end()
                return True
            if ";" in words:
                return False
        return False

    def _further(self, sentence: Sentence, before: Cited, cited: Cited) -> None:
        text = self.page.text
        between = read_between(text[before[2] : cited[1]])
        if between.kind == "alias":
            self.nested = None
            known = self.stated.get(_document(self.citations[cited[0]]), Predicate.CITES)
            self._state(cited, known, start=cited[1], rule="relation-alias")
        elif between.kind == "nested" and between.predicate:
            if self._proposes(before, cited, between.predicate):
                self._state(cited, Predicate.CITES, start=cited[1], rule="relation-mention")
            else:
                self._nest(before, cited, between.predicate)
        elif between.kind == "listed" and self.nested and not between.is_hard and not self._is_below(self.nested[0], cited):
            self._nest((self.nested[0], *self.page.place(self.citations[self.nested[0]].passage)), cited, self.nested[1])
        elif between.kind == "listed" and self.changed and _AND.fullmatch(text, before[2], cited[1]) and self._are_alike(before, cited):
            self._reverse(*self.changed, cited)
        elif between.kind == "reversed" and between.predicate:
            self._reverse(self._of_one_body(before, cited), between.predicate, cited)
        else:
            self.nested = None
            self._go_on(sentence, cited, between)

    def _proposes(self, before: Cited, cited: Cited, predicate: Predicate) -> bool:
        """Tell a letter about what changes a document, or about a programme that carries it out: the letter itself does neither."""
        if self.citations[before[0]].type not in _NO_DECISIONS:
            return False
        return predicate in _CHANGES or _PROPOSED.search(self._words(before[2], cited[1])) is not None

    def _is_below(self, outer: int, cited: Cited) -> bool:
        """Tell a plan or letter from what a law, decree or circular carries out: the sentence lists it beside that one."""
        return self.citations[outer].type in _NORMATIVE and self.citations[cited[0]].type in _BELOW

    def _of_one_body(self, before: Cited, cited: Cited) -> Cited:
        """Give the document that is changed: of one in whose title another is named, the one of the body that changes it."""
        if self.nested is None:
            return before
        outer = (self.nested[0], *self.page.place(self.citations[self.nested[0]].passage))
        by, changed, named = (_body(self.citations[each[0]]) for each in (cited, outer, before))
        return outer if by is not None and by == changed != named else before

    def _are_alike(self, before: Cited, cited: Cited) -> bool:
        return self.citations[before[0]].type == self.citations[cited[0]].type

    def _reverse(self, changed: Cited, predicate: Predicate, cited: Cited) -> None:
        """Read what a cited document does to the one before it: "được sửa đổi bởi", "ban hành kèm theo"."""
        self.changed = (changed, predicate)
        self._add(
            (cited[0], changed[0]), predicate, span=(changed[1] if cited[2] - changed[1] <= _LONGEST else cited[1], cited[2]), rule="relation-title"
        )
        self._inherit(cited, rule="relation-list")

    def _go_on(self, sentence: Sentence, cited: Cited, between: Between) -> None:
        """Read a citation that belongs to the sentence itself, not to the document cited before it."""
        found = find_governor(between.rest) if between.kind == "new" else None
        if found:
            self._govern(sentence, cited, found, at=cited[1] - len(between.rest))
        elif between.kind == "listed" or ends_listed(between.rest) or is_linked(between.rest):
            self._inherit(cited, rule="relation-list")
        else:
            self._state(cited, Predicate.CITES, start=cited[1], rule="relation-mention")

    def _govern(self, sentence: Sentence, cited: Cited, found: Governor, *, at: int) -> None:
        start = at + found.start
        predicate = found.predicate
        if predicate in _CHANGES and not is_own_act(self.page.text, sentence, start):
            predicate = Predicate.CITES
        if predicate is Predicate.IMPLEMENTS and not sentence.is_title and _DONE.search(self._words(cited[2], min(sentence.end, cited[2] + _NEAR))):
            predicate = Predicate.CITES
        self.head, self.nested = Governor(predicate=predicate, start=start, is_part=found.is_part), None
        self._inherit(cited, rule="relation-words")

    def _inherit(self, cited: Cited, *, rule: str) -> None:
        if self.head is None:
            self._state(cited, Predicate.CITES, start=cited[1], rule="relation-mention")
            return
        predicate = self.head.predicate
        if predicate is Predicate.PROPOSED_IN and self.citations[cited[0]].type not in _PROPOSALS:
            predicate = Predicate.CITES
        if self.head.is_part and predicate is Predicate.AMENDS:
            rule = PART_REPEALED
        self._state(cited, predicate, start=cited[1] if predicate is Predicate.CITES else self.head.start, rule=rule)

    def _state(self, cited: Cited, predicate: Predicate, *, start: int, rule: str) -> None:
        place, first, end = cited
        if self.lapse and predicate in _CHANGES and self.lapse - first <= _LONGEST:
            end = self.lapse
        self._add((SELF, place), predicate, span=(start if end - start <= _LONGEST else first, end), rule=rule)
        document = _document(self.citations[place])
        self.stated[document] = min(self.stated.get(document, predicate), predicate, key=_STRENGTH.index)

    def _nest(self, outer: Cited, cited: Cited, predicate: Predicate) -> None:
        self.nested = (outer[0], predicate)
        if _document(self.citations[outer[0]]) != _document(self.citations[cited[0]]):
            start = outer[1] if cited[2] - outer[1] <= _LONGEST else cited[1]
            self._add((outer[0], cited[0]), predicate, span=(start, cited[2]), rule="relation-title")
        self._state(cited, Predicate.CITES, start=cited[1], rule="relation-mention")

    def _add(self, ends: tuple[int, int], predicate: Predicate, *, span: tuple[int, int], rule: str) -> None:
        subject, object_ = ends
        if predicate in _LATER and self._is_later(object_, than=subject):
            if subject != SELF:
                return
            predicate = Predicate.CITES
        self.relations.append(Relation(subject=subject, predicate=predicate, object=object_, passage=self.page.passage(*span), rule=rule))

    def _is_later(self, place: int, *, than: int) -> bool:
        day, other = self._day(place), self._day(than)
        return day is not None and other is not None and day > other

    def _day(self, place: int) -> date | None:
        return self.issued if place == SELF else self.citations[place].date


def _body(citation: Citation) -> str | None:
    return parse_number(citation.number).body.casefold() or None if citation.number else None


def _document(citation: Citation) -> object:
    return (citation.number and citation.number.casefold(), citation.date, citation.name)
