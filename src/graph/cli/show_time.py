"""Answers about time as text for people: what a change bears on, what is due, what became otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from graph.chain.words import STRENGTHS
from graph.due import Due
from graph.due.difference import Difference
from graph.due.words import DONE_NOTE, due_words
from graph.due.words import STATES as DUE_STATES
from graph.status.impact import Bearing, Impact
from graph.status.words import ISSUED, STANDING_NOTE, STATES, evidence_words, shown, status_words
from graph.text import brief, quoted


def impact_lines(found: Sequence[Impact], day: str) -> Iterator[str]:
    """Write what changes bear on: each changed document with what its standing rests on, then who rests on it, with their words."""
    yield f"Vào ngày {shown(day)} ({STANDING_NOTE}):"
    for one in found:
        yield ""
        yield f"{one.label}: {status_words(one.status)}"
        yield f"<{one.document}>"
        yield from (f"    {evidence_words(said)}" for said in one.status.evidence)
        if one.status.successor:
            yield f"  Đề nghị xem xét thay bằng: {one.status.successor.label}"
        counts = one.counts
        yield f"  {counts['document']} văn bản, {counts['task']} nhiệm vụ, {counts['target']} chỉ tiêu dựa vào văn bản này"
        yield from (line for bearing in one.bearings for line in _bearing_lines(bearing))
    if not found:
        yield "Không văn bản nào đã bị thay thế, sửa đổi, bãi bỏ mà có kế hoạch, nhiệm vụ trong đồ thị dựa vào."


def due_lines(found: Sequence[Due], day: str) -> Iterator[str]:
    """Write tasks by when they are due: under each state the tasks with their leads, their words of time, and their plan."""
    counts = Counter(one.state for one in found)
    counted = ", ".join(f"{counts[state]} {words}" for state, words in DUE_STATES.items() if counts[state])
    yield f"Vào ngày {shown(day)}: {counted or 'không có nhiệm vụ nào khớp'}"
    yield f"({DONE_NOTE})"
    for state, group in groupby(found, key=lambda one: "due" if one.state == "recurring" else one.state):
        yield ""
        yield f"{DUE_STATES[state].upper()}{', ĐỊNH KỲ' if state == 'due' and counts['recurring'] else ''}:"
        yield from (line for one in group for line in _due_lines(one))


def _due_lines(one: Due) -> Iterator[str]:
    task = one.task
    yield f"- {task.locator} {brief(task.statement, 140)}"
    leads = "; ".join(given.printed for given in task.printed("lead", "advise")) or "không nêu"
    yield f"    {due_words(one)}; chủ trì: {leads}"
    place = f"{task.place}, " if task.place else ""
    standing = f" — {status_words(one.plan)}" if one.plan.is_changed else ""
    yield f"    {brief(task.document_label, 110)}{standing}, {place}ký tự {task.start}–{task.end}"


def difference_lines(found: Difference) -> Iterator[str]:
    """Write what became otherwise between two days: documents, then tasks."""
    yield f"Sau ngày {shown(found.first.isoformat())}, đến hết ngày {shown(found.last.isoformat())} ({STANDING_NOTE}; {DONE_NOTE}):"
    yield f"\n{len(found.turned)} văn bản đổi tình trạng hiệu lực"
    for turn in found.turned:
        yield f"- {turn.label}: {STATES[turn.before.state]} → {status_words(turn.after)}"
        yield from (f"    {evidence_words(one)}" for one in turn.after.evidence if one.holds == "yes")
    yield f"\n{len(found.issued)} văn bản được ban hành, có hoặc được viện dẫn trong đồ thị"
    yield from (f"- {turn.label}" for turn in found.issued)
    yield f"\n{len(found.fallen)} nhiệm vụ trở thành quá hạn"
    yield from (line for one in found.fallen for line in _due_lines(one))
    dated = [one for one in found.added if one.last]
    yield f"\n{len(found.added)} nhiệm vụ mới, của văn bản ban hành trong thời gian này; {len(dated)} nhiệm vụ có ngày"
    yield from (line for one in dated for line in _due_lines(one))


def _bearing_lines(one: Bearing) -> Iterator[str]:
    hop = one.hop
    name = f"{hop.locator} {brief(hop.statement, 120)} ({brief(hop.owner_label, 90)})" if hop.task else brief(hop.owner_label, 140)
    notes = [words for words in (ISSUED[one.issued], _ended(one)) if words]
    yield f"  - {STRENGTHS[hop.strength]}: {name}{' — ' + '; '.join(notes) if notes else ''}"
    place = f"{hop.place}, " if hop.place else ""
    yield f"      “{quoted(hop.quote, hop.start, hop.end, 140)}” — {place}ký tự {hop.start}–{hop.end}"
    tasks, targets = (sum(part.kind == kind for part in one.parts) for kind in ("task", "target"))
    if one.parts:
        yield f"      kéo theo {tasks} nhiệm vụ, {targets} chỉ tiêu"


def _ended(one: Bearing) -> str:
    return f"chính văn bản này {STATES[one.owner_status.state]}" if one.owner_status.is_changed else ""
