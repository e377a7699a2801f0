"""Answers as text for people: chains as indented lines, findings as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from graph.chain import Answer, Trace
from graph.chain.words import SOURCES, STRENGTHS, WHY
from graph.model.chain import Hop, Node
from graph.status import Status
from graph.status.words import STANDING_NOTE, evidence_words, shown, status_words
from graph.text import brief, quoted
from graph.validate import Finding, Report

FORWARD = {  # from a relation's subject to its object
    "implements": "thực hiện",
    "executes": "triển khai",
    "basedOn": "căn cứ",
    "cites": "viện dẫn",
    "promulgates": "ban hành",
    "approves": "phê duyệt",
    "hasTask": "thuộc",
    "subTaskOf": "là nhiệm vụ con của",
}
BACKWARD = {
    "implements": "được thực hiện bởi",
    "executes": "được triển khai bởi nhiệm vụ",
    "basedOn": "là căn cứ của",
    "cites": "được viện dẫn trong",
    "promulgates": "được ban hành kèm theo",
    "approves": "được phê duyệt tại",
    "hasTask": "có nhiệm vụ",
    "subTaskOf": "có nhiệm vụ con",
}


WEAKNESS = {"weak": " (ràng buộc yếu)", "competence": " (về thẩm quyền)"}


def trace_lines(trace: Trace) -> Iterator[str]:
    """Write a chain as an indented tree: under each document or task what leads on from it, with the words that say so and their place."""
    nodes = {node.iri: node for node in trace.nodes}
    yield nodes[trace.start].label
    yield f"<{trace.start}>"
    yield from _walk(trace.start, "", _onward(trace), nodes, {trace.start})
    documents = sum(node.kind == "document" for node in trace.nodes)
    beyond = f"; còn nữa ở xa hơn {trace.depth} bước (--depth)" if trace.is_cut else ""
    yield f"{documents} văn bản, {len(trace.nodes) - documents} nhiệm vụ trong chuỗi{beyond}"


def chain_lines(found: Answer) -> Iterator[str]:
    """Write the whole answer: the tree, then the ways, the tasks by how it is known, and where the chain ends."""
    yield from trace_lines(found.trace)
    if found.statuses:
        yield ""
        yield from _standing_lines(found.statuses, {node.iri: _name(node) for node in found.trace.nodes})
    nodes = {node.iri: node for node in found.trace.nodes}
    if found.paths:
        yield ""
        yield "Các đường, mạnh và ngắn trước:"
    for path in found.paths:
        yield f"- {STRENGTHS[path.strength]}, {path.length} bước: {' → '.join(_name(nodes[iri]) for iri in path.nodes)}"
    if found.carried:
        sources = Counter(SOURCES[one.best[0]] for one in found.carried)
        yield ""
        yield f"{len(found.carried)} nhiệm vụ thực hiện văn bản này: {', '.join(f'{number} {source}' for source, number in sources.items())}"
    for end in found.ends:
        yield f"Dừng ở {_name(end.node)}: {WHY[end.why]}"
    for circle in found.circles:
        yield f"Vòng tròn: {' → '.join(_name(nodes[iri]) for iri in (*circle, circle[0]))}"
    for end_open in found.trace.open_ends:
        words, place = quoted(end_open.quote, end_open.start, end_open.end, 120), f"ký tự {end_open.start}–{end_open.end}"
        yield f"Chưa rõ văn bản nào: “{words}” — {_name(nodes[end_open.document])}, {place}: {end_open.note or end_open.state}"


def _standing_lines(statuses: Mapping[str, Status], names: Mapping[str, str]) -> Iterator[str]:
    """Write the standing of the documents of a chain, each with what it rests on; those of which nothing is known are told in one line."""
    day = next(iter(statuses.values())).day
    yield f"Hiệu lực vào ngày {shown(day.isoformat())} ({STANDING_NOTE}):"
    silent = [iri for iri, status in statuses.items() if status.state == "unknown" and not status.evidence]
    for iri, status in statuses.items():
        if iri not in silent:
            yield f"- {names[iri]}: {status_words(status)}"
            yield from (f"    {evidence_words(one)}" for one in status.evidence)
    if silent:
        yield f"- chưa rõ: {'; '.join(names[iri] for iri in silent)}"


def _name(node: Node) -> str:
    return f"{node.locator} {brief(node.label, 60)}" if node.locator else brief(node.label, 80)


def _onward(trace: Trace) -> dict[str, list[tuple[str, Hop]]]:
    """Give the hops by the node that they were walked from; what passes may have been walked either way: from the nearer node."""
    order = {node.iri: place for place, node in enumerate(trace.nodes)}
    onward: dict[str, list[tuple[str, Hop]]] = {}
    for hop in trace.hops:
        ends = (hop.source, hop.target) if trace.direction == "up" else (hop.target, hop.source)
        near, far = sorted(ends, key=order.__getitem__) if hop.passes else ends
        onward.setdefault(near, []).append((far, hop))
    return onward


def _walk(iri: str, indent: str, onward: dict[str, list[tuple[str, Hop]]], nodes: dict[str, Node], shown: set[str]) -> Iterator[str]:
    for there, hop in onward.get(iri, ()):
        node, is_again = nodes[there], there in shown
        words = (FORWARD if hop.source == iri else BACKWARD)[hop.relation] + WEAKNESS.get(hop.strength, "")
        notes = ("" if node.held else " (chưa có toàn văn)") + (" (đã nêu ở trên)" if is_again else "")
        yield f"{indent}└ {words}: {node.locator + ' ' if node.locator else ''}{brief(node.label, 140)}{notes}"
        if hop.relation not in {"hasTask", "subTaskOf"}:
            label = nodes[hop.document].label if hop.document in nodes else hop.document
            yield f"{indent}    “{quoted(hop.quote, hop.start, hop.end, 120)}” — {brief(label, 80)}, ký tự {hop.start}–{hop.end}"
        if not is_again:
            shown.add(there)
            yield from _walk(there, indent + "  ", onward, nodes, shown)


GRADES = {"Violation": "LỖI", "Warning": "CẢNH BÁO", "Info": "LƯU Ý"}


def report_lines(report: Report, label: str) -> Iterator[str]:
    """Write what validating a plan found: its score by group, then each finding with its passage and its mend."""
    total = "không chấm" if report.score.total is None else f"{report.score.total}/100"
    yield f"{label}: {total}"
    groups = (f"{group.label} {value}" for group, value in report.score.groups if value is not None)
    yield "  " + "; ".join(groups) + f"  ({', '.join(f'{n} {GRADES[g].lower()}' for g, n in report.counts.items())})"
    for (severity, code), findings in _by_code(report).items():
        yield f"  {GRADES[severity]} {code}: {findings[0].message} ({len(findings)} chỗ)"
        yield f"      Cách sửa: {findings[0].fix}"
        for finding in findings:
            where = f" (ký tự {finding.start}–{finding.end})" if finding.quote else ""
            words = quoted(finding.quote, finding.start or 0, finding.end or 0, 110) if finding.quote else brief(finding.label, 110)
            yield f"      - {finding.locator + ' ' if finding.locator else ''}“{words}”{where}"
    yield ""


def _by_code(report: Report) -> dict[tuple[str, str], list[Finding]]:
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        grouped.setdefault((finding.severity, finding.code), []).append(finding)
    return grouped
