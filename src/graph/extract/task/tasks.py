"""Find the tasks of a document: the smallest items that say work is to be done.

Answers: which items order or announce work, in which words, who does it and by when, and which documents do they cite?
Assumes: the outline, the sections' roles, the citations and the tables of one document.
Never:   takes an aim, an account of the situation, a target or a heading for a task.
Source:  the rules of reading in gold/README.md: a task is the smallest numbered, lettered or bulleted item, or table row.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from graph.extract.agency.subjects import charges_at_once, read_subject
from graph.extract.agency.words import Words
from graph.extract.layout.labels import BULLETS, Kind
from graph.extract.layout.levels import Level
from graph.extract.layout.outline import Item
from graph.extract.layout.sections import WORK, read_role
from graph.extract.page import Page, Span
from graph.extract.task.assignments import Assigner, Share, assign, charge
from graph.extract.task.content import SECTIONS, Content, read_content, says_work
from graph.extract.task.duties import Field
from graph.model import Citation, Passage, Section, SectionRole, Task

_LEAST = Level(kind=Kind.NUMBER, marker="1").rank  # of a section that has nothing below it: what is lighter is an item
_NO_WORK = frozenset({SectionRole.AIM, SectionRole.SITUATION, SectionRole.OBJECTIVE, SectionRole.RECIPIENTS})
_ABOUT_ITSELF = re.compile(
    r"(?:trên đây là|(?:kế hoạch|quyết định|nghị quyết|chương trình|chỉ thị|đề án|thông báo|quy chế|quy định|thông tư|nghị định"
    r"|hướng dẫn|kết luận|công điện|công văn) này[ ]"
    r"(?:có ?hiệu lực|thay thế|được|áp dụng|quy định|gồm)|(?:nguồn )?kinh phí|(?:bãi bỏ|thay thế) (?:toàn bộ )?(?:các |những )?"
    r"(?:quyết định|nghị quyết|nghị định|thông tư|kế hoạch|chỉ thị|văn bản|quy định|quy chế|điều \d|khoản \d)"
    r"|(?:bảng|biểu|sơ đồ|danh mục)(?: \w+){0,12}$"  # a table's caption
    r"|\(?(?:ban hành )?(?:kèm theo|chi tiết|(?:các )?(?:nội dung|nhiệm vụ)(?: cụ thể| chi tiết)*)[:* ]*(?: ?(?:theo|tại|trong|có|như))*"
    r" (?:các |danh mục |bảng )*(?:phụ lục|phụ biểu|biểu)[^.;]{0,60}(?:kèm(?: theo)?|đính kèm)[^.;]{0,30}\)?\.?$)",
    re.IGNORECASE,
)
# An article that makes or ends a document orders no work; nor does the last one, which names who is to carry the decision out.
_ENACTS = re.compile(
    r"(?:phân bổ|quyết định|quy định|"
    r"ban hành|phê duyệt|thông qua|công bố|bãi bỏ|sửa đổi|điều chỉnh|thành lập|kiện toàn|phạm vi|đối tượng|hiệu lực)(?!\w)",
    re.IGNORECASE,
)
_EXECUTES = re.compile(
    r"(?:chịu trách nhiệm|căn cứ)[^.;]{0,60}(?:thi hành|thực hiện) (?:Quyết định|Nghị quyết|Chỉ thị|Thông tư|Nghị định|quyết định)?", re.IGNORECASE
)

# An article of a law, decree or circular whose items change documents or say from when on they hold.
_CHANGING = re.compile(
    r"(?!.*(?:trách nhiệm|tổ chức thực hiện))(?:sửa đổi|bổ sung|bãi bỏ|thay thế|hiệu lực|(?:quy định|điều khoản) chuyển tiếp)(?!\w)", re.IGNORECASE
)
_PLAN = re.compile(r"Ban hành (?:Kế hoạch|Chương trình)[^:;]* như sau:$")  # the plan stands in the decision's article
_REQUIRES = re.compile(r"yêu cầu (?:về|đối với|của)(?!\w)", re.IGNORECASE)  # of a piece of work, where the plan's own stand before the work
_EXECUTED = re.compile(r"(?:có|chịu) trách nhiệm (?:tổ chức )?thi hành (?:Quyết định|Nghị quyết|Chỉ thị|Thông tư|Nghị định|Công điện) này")
# A line of a budget or of an account: all that follows its colon is a figure.
_FIGURE = re.compile(
    r"(?::| là)[ ]*(?:khoảng )?\d[\d.,]*[ ]*(?:nghìn |triệu |tỷ )?(?:đồng|USD|%|ha|người)(?:/[\w ]{1,20})?[ ]*(?:\([^()]*\)[ ]*)?[.;,]?$"
)
_LISTS = re.compile(r"(?:gồm|bao gồm|hồ sơ|sau đây)[ ]*:$")  # what follows are things: papers, conditions
_BARE = re.compile(r"\w+(?: \w+){0,3}:$")  # "Bước 1:": a label that nothing stands below
_FIGURE_LONG = 160  # characters of that figure with its note, to the end
_AGENDA = re.compile(r"\(\s*\d{1,3}\s*phút\s*\)[.;]?")  # of a meeting's programme: how long a part of it takes
# A last sentence about the document itself is none of the task's words: "... trước ngày 31/5. Hướng dẫn này thay cho Hướng dẫn số 19/HD-SYT."
_OF_ITSELF = re.compile(
    r"(?<=[.;])[ ]+(?:Kế hoạch|Quyết định|Nghị quyết|Chương trình|Chỉ thị|Hướng dẫn|Quy chế|Quy định|Thông báo|Công văn|Công điện) này "
    r"(?:có hiệu lực|thay (?:thế|cho)|bãi bỏ)(?!\w)"
)
_NAMED_WORK = re.compile(r"(?:các )?(?:nhiệm vụ|giải pháp|công việc)[^.;:]{0,120}? là[ ]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the items of a document came to: its sections and its tasks, in the text's order."""

    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]


def read_tasks(
    page: Page,
    items: Sequence[Item],
    citations: Sequence[Citation],
    *,
    words: Words,
    is_law: bool = False,
    opening: Span | None = None,
    year: int | None = None,
) -> Outcome:
    """Judge every item of the outline.

    In:  items in the text's order. A law, decree or circular (`is_law`) sets rules: of its articles only those whose headings
         assign work hold tasks. `opening`: the sentence that announces the items, and may say whom they order to act.
         `year`: the one the document is of.
    Out: sections and tasks; their locators are those of the items.
    """
    text = page.line
    assigner = Assigner(page=page, text=text, words=words, since=year)
    reader = _Reader(page=page, text=text, words=words, citations=citations, is_law=is_law, assigner=assigner)
    verdicts: list[_Verdict] = []
    charged = _Verdict(share=charge(page.line, opening, words=words))
    is_whole = opening is not None and charges_at_once(page.line, *opening, words=words)
    for item in items:
        above = _TOP if _is_part(item) and not (is_whole and reader.names_nobody(item, items)) else charged
        verdicts.append(reader.judge(item, verdicts[item.parent] if item.parent is not None else above))
    return Outcome(
        sections=tuple(verdict.section for verdict in verdicts if verdict.section),
        tasks=tuple(verdict.task for verdict in verdicts if verdict.task),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    role: SectionRole | None = None
    share: Share = Share()
    section: Section | None = None
    task: Task | None = None
    within: str | None = None  # locator of the nearest section, this one's own where it is one
    task_above: str | None = None  # locator of the nearest task, likewise
    changes: bool = False  # it stands in an article of a law that changes documents
    leads_in: bool = False  # the items below it are work by its words: it is a heading of tasks, or ends in a verb ("Triển khai thực hiện:")


_TOP = _Verdict()


def _is_part(item: Item) -> bool:
    """Tell a plan's part from an order: what announces a plan charges nobody with its parts."""
    return item.level.kind in SECTIONS or item.level.kind is Kind.ARTICLE or item.level.is_caps


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    page: Page
    text: str
    words: Words
    citations: Sequence[Citation]
    is_law: bool
    assigner: Assigner

    def names_nobody(self, item: Item, items: Sequence[Item]) -> bool:
        """Tell whether neither an item nor any below it says who is to act."""
        content = read_content(self.text, item, words=self.words)
        if content.heading or (content.work and read_subject(self.text, *content.work, words=self.words)):
            return False
        return all(self.names_nobody(items[child], items) for child in item.children)

    def judge(self, item: Item, above: _Verdict) -> _Verdict:
        """Tell whether an item is a section, a task, or neither."""
        content = read_content(self.text, item, words=self.words)
        printed = self.text[slice(*item.spans[0])] if item.spans else ""
        is_bullet = item.level.kind in BULLETS and not item.children and len(item.spans) == 1
        own = None if is_bullet and above.role in _NO_WORK else read_role(printed)  # "- Tổ chức thực hiện đồng bộ.": a requirement
        if item.level.kind is Kind.ARTICLE and _PLAN.match(printed):
            own = SectionRole.TASK
        if own is SectionRole.AIM and above.role in WORK and _REQUIRES.match(printed):
            own = None
        role = own or above.role
        share = self.assigner.read(content, item.duties, above.share)
        changes = above.changes or (self.is_law and item.level.kind is Kind.ARTICLE and _CHANGING.match(printed) is not None)
        if content.work and not changes and self._is_task(item, content, role, share, above):
            task = self._task(item, content.work, share, above)
            leads_in = content.lead_in is not None and not _LISTS.search(self.text, *content.lead_in)
            return _Verdict(role=role, share=share, task=task, within=above.within, task_above=task.locator, leads_in=leads_in)
        section = self._section(item, role, above) if printed else None
        within = section.locator if section else above.within
        leads_in = own in WORK or (content.lead_in is not None and says_work(self.text, *content.lead_in, words=self.words))
        return _Verdict(role=role, share=share, section=section, within=within, task_above=above.task_above, changes=changes, leads_in=leads_in)

    def _is_task(self, item: Item, content: Content, role: SectionRole | None, share: Share, above: _Verdict) -> bool:  # noqa: PLR0917
        assert content.work
        start, end = content.work
        if item.level.kind is Kind.ANNEX or _ABOUT_ITSELF.match(self.text, start, end) or _EXECUTED.search(self.text, item.spans[0][0], end):
            return False
        heads = (start, item.spans[0][0])
        if item.level.kind is Kind.ARTICLE and (any(_ENACTS.match(self.text, at, end) for at in heads) or _EXECUTES.search(self.text, start, end)):
            return False
        if _BARE.fullmatch(self.text, start, end) or _AGENDA.search(self.text, start, end):
            return False
        is_figure = _FIGURE.search(self.text, max(start, end - _FIGURE_LONG), end) is not None
        if is_figure and not self._orders(start, end):
            return False
        is_rule = self.is_law and role is SectionRole.TASK  # "Nội dung chi": what it rules about
        if role in WORK and not is_rule:
            return self._says_work(item, content, share, above)
        if role in _NO_WORK or self.is_law or is_figure:
            return False
        has_subject = content.heading is not None or read_subject(self.text, start, end, words=self.words) is not None
        has_line = any(duty.field in {Field.LEAD, Field.ADVISE} for duty in item.duties)
        if role is SectionRole.OTHER:
            return has_subject or has_line
        return has_subject or has_line or share.acts or self._orders(start, end)

    def _says_work(self, item: Item, content: Content, share: Share, above: _Verdict) -> bool:
        """Tell an item of a section of work that says what is to be done from one that only names a thing: a condition, a paper, a rate."""
        assert content.work
        if share.acts or share.periods or above.leads_in or content.heading or item.duties or self._orders(*content.work):
            return True
        return says_work(self.text, *content.work, words=self.words) or read_subject(self.text, *content.work, words=self.words) is not None

    def _orders(self, start: int, end: int) -> bool:
        """Tell whether a verb of work begins the words, or what the task is said to be: "Nhiệm vụ trọng tâm là tập trung ..."."""
        named = _NAMED_WORK.match(self.text, start, end)
        return self.words.verb_at(self.text, named.end() if named else start, end)

    def _task(self, item: Item, work: Span, share: Share, above: _Verdict) -> Task:
        passage = self._passage(work)
        return Task(
            locator=item.locator,
            passage=passage,
            assignments=assign(self.page, share.parts),
            period=share.periods[0] if share.periods else None,
            further=share.periods[1:],
            cites=cited(self.citations, passage),
            section=above.within,
            rule=f"item:{item.level.kind}",
            parent=above.task_above,
            output=share.output,
        )

    def _passage(self, work: Span) -> Passage:
        """Cut a task's words: what the document says of itself is none of them; of "./." at a plan's end only the full stop is theirs."""
        start, end = work
        itself = _OF_ITSELF.search(self.text, start, end)
        if itself:
            end = itself.start()
        if self.text.endswith("./.", start, end):
            end -= 2
        return self.page.passage(start, end)

    def _section(self, item: Item, role: SectionRole | None, above: _Verdict) -> Section | None:
        is_leaf = not item.children and len(item.spans) == 1
        if is_leaf and item.level.rank > _LEAST:
            return None
        return Section(
            locator=item.locator,
            heading=self.page.passage(*item.spans[0]),
            role=SectionRole.ANNEX if item.level.kind is Kind.ANNEX else role or SectionRole.OTHER,
            parent=above.within,
        )


def cited(citations: Sequence[Citation], passage: Passage) -> tuple[int, ...]:
    """Give the places of the citations that stand in a passage; citations are in the text's order."""
    first = bisect_left(citations, passage.start, key=lambda citation: citation.passage.start)
    return tuple(takewhile(lambda place: citations[place].passage.end <= passage.end, range(first, len(citations))))
