"""Source -> Reading: what the text of a document says.

Answers: which documents does a file hold, and what does each say of itself, of other documents, of tasks and of figures?
Assumes: a source as graph.read gives it, and the lists.
Never:   resolves what a text names; a reading is a pure function of the text and the lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract.agency.words import Words, compile_words
from graph.extract.figure.targets import find_targets
from graph.extract.head.attached import complete_outer, number_annexes
from graph.extract.head.header import read_header
from graph.extract.layout.body import find_body, find_opening
from graph.extract.layout.documents import split_page
from graph.extract.layout.outline import read_outline
from graph.extract.layout.paragraphs import paragraphs
from graph.extract.mention.citations import complete_citations, find_citations
from graph.extract.page import Page, open_page
from graph.extract.relation.relations import find_relations
from graph.extract.table.tables import find_tables
from graph.extract.task.role_sections import hold_sections
from graph.extract.task.rows import Above, read_rows
from graph.extract.task.tasks import read_tasks
from graph.lists import Lists
from graph.model import Citation, Header, Reading, Source

_YEARLY = re.compile(r"\d+/\d{4}/")


def extract(source: Source, lists: Lists) -> tuple[Reading, ...]:
    """Read what a file says: one reading per document in it, a decision before the plan attached to it.

    >>> from graph.config import find_home; from graph.lists import load_lists
    >>> text = "KẾ HOẠCH\\n\\nII. NHIỆM VỤ\\n\\n1. Sở Y tế chủ trì, phối hợp với Sở Tài chính lập đề án trước ngày 30/6/2025."
    >>> source = Source(path="", name="", media_type="text/plain", sha256="", text=text)
    >>> [(task.locator, task.leads, task.coordinating) for task in extract(source, load_lists(find_home() / "data" / "lists"))[0].tasks]
    [('II.1', ('Sở Y tế',), ('Sở Tài chính',))]

    In:     text of any layout, NFC or not.
    Out:    readings in the file's order, one at the least; passages are places of the whole file.
    Raises: nothing.
    Source: Decree 30/2020/NĐ-CP and Guidance 36-HD/VPTW for the form of documents.
    """
    words = compile_words(lists)
    first, *attached = split_page(open_page(source), lists)
    outer = _read(first, lists, words)
    others = tuple(_read(page, lists, words, outer=outer.citations) for page in attached)
    if others:
        outer = complete_outer(outer, others[0])
    return (outer, *number_annexes(others))


def _read(page: Page, lists: Lists, words: Words, *, outer: Sequence[Citation] = ()) -> Reading:
    """Read one document; `outer` are the citations of the one it is attached to, which its short forms may lean on."""
    header = read_header(page, lists)
    citations = complete_citations(find_citations(page, lists), outer)
    tables = find_tables(page)
    blocks = paragraphs(page.text)
    line = page.line
    body = find_body(line, blocks, [(table.start, table.end) for table in tables])
    items = hold_sections(line, read_outline(line, body, words=words), words=words)
    is_law = _is_law(header, lists)
    issued = header.date.value if header.date else None
    year = issued.year if issued else None
    outcome = read_tasks(page, items, citations, words=words, is_law=is_law, opening=find_opening(line, blocks), year=year)
    rows = read_rows(page, tables, Above(items=items, sections=outcome.sections), citations, words=words)
    tasks = tuple(sorted(outcome.tasks + rows, key=lambda task: task.passage.start))
    return Reading(
        source=page.source,
        header=header,
        sections=outcome.sections,
        citations=citations,
        relations=find_relations(page, citations, blocks, issued=issued),
        tasks=tasks,
        targets=find_targets(page, header, items=items, tables=tables, tasks=tasks),
    )


def _is_law(header: Header, lists: Lists) -> bool:
    """Tell a law, decree or circular: its type sets no work, and its number holds the year."""
    kinds = [kind for kind in lists.document_types if header.type and kind.symbol == header.type.value and kind.family == "normative"]
    return any(not kind.sets_work for kind in kinds) and header.number is not None and _YEARLY.match(header.number.value) is not None
