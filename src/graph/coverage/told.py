"""Coverage as JSON for programs, and as lines for people.

Answers: the whole answer, every link with what it rests on.
Assumes: an answer of `cover`.
Never:   tells a proposal without calling it one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from graph.coverage.answer import Coverage
from graph.coverage.records import Aim, Extent, Match, Verdict
from graph.coverage.words import BASES, EXTENTS, VERDICTS
from graph.index.rows import TaskRow
from graph.text import brief, quoted


def to_json(coverage: Coverage, key: str) -> dict[str, object]:
    """Give the answer of /coverage."""
    without = {row.iri for row in coverage.without_parent}
    document = coverage.document
    return {
        **{"key": key, "document": {"iri": document.iri, "label": document.label, "held": document.held}, "cut": coverage.is_cut},
        "counts": counts(coverage),
        "central": [_central(row, coverage) for row in coverage.central],
        "local": [
            {**_task(row), "source": coverage.known[row.iri][0], "strength": coverage.known[row.iri][1], "parentless": row.iri in without}
            for row in coverage.local
        ],
        "targets": [_aim(aim) for aim in coverage.aims],
        "orderedTwice": [
            {"tasks": [one.one.iri, one.other.iri], "agency": one.agency, "year": one.year, "score": one.score, "basis": "suggested"}
            for one in coverage.twice
        ],
    }


def counts(coverage: Coverage) -> dict[str, int]:
    """Count central tasks by how much of them is covered, with and without proposals, and local tasks without one above them."""
    known = Counter(standing.extent for standing in coverage.standings.values())
    proposed = Counter(standing.proposed for standing in coverage.standings.values())
    return {
        "central": len(coverage.central),
        "local": len(coverage.local),
        "plans": len(coverage.plans),
        **{str(extent): known[extent] for extent in Extent},
        **{f"{extent}-if-confirmed": proposed[extent] for extent in Extent},
        "parentless": len(coverage.without_parent),
    }


def _task(row: TaskRow) -> dict[str, object]:
    lead = [asdict(one) for one in row.printed("lead", "advise")]
    return {"iri": row.iri, "locator": row.locator, "statement": row.statement, "document": row.document, "lead": lead, "deadline": row.deadline}


def _central(row: TaskRow, coverage: Coverage) -> dict[str, object]:
    standing = coverage.standings[row.iri]
    told = {**_task(row), "extent": standing.extent, "ifConfirmed": standing.proposed}
    return {**told, "matches": [_match(one) for one in coverage.by_central[row.iri]]}


def _match(one: Match) -> dict[str, object]:
    said = {"quote": one.hop.quote, "start": one.hop.start, "end": one.hop.end, "document": one.hop.document} if one.hop else {}
    decided = {"decidedBy": one.decided_by, "decidedOn": one.decided_on} if one.decided_by else {}
    return {"local": one.local, "basis": one.basis, "whole": one.is_whole, "score": one.score, **said, **decided}


def _aim(aim: Aim) -> dict[str, object]:
    return {
        "central": asdict(aim.central),
        "plan": aim.plan,
        "local": asdict(aim.local) if aim.local else None,
        "verdict": aim.verdict,
        "reason": aim.reason,
    }


def lines(coverage: Coverage) -> Iterator[str]:
    """Write the answer for people."""
    counted = counts(coverage)
    yield coverage.document.label
    yield f"<{coverage.document.iri}>"
    yield summary(coverage)
    for row in coverage.central:
        standing = coverage.standings[row.iri]
        proposal = f" (nếu gợi ý được xác nhận: {EXTENTS[standing.proposed]})" if standing.is_proposed else ""
        yield f"[{EXTENTS[standing.extent]}]{proposal} {row.locator} {brief(row.statement, 120)}"
        for one in coverage.by_central[row.iri]:
            yield f"    ← {_name(coverage.rows[one.local])} — {why(one)}"
    if counted["parentless"]:
        yield ""
        yield f"{counted['parentless']} nhiệm vụ của địa phương chưa thấy nhiệm vụ cấp trên:"
        yield from (f"  - {_name(row)}" for row in coverage.without_parent)
    yield from _aim_lines(coverage)
    if coverage.twice:
        yield ""
        yield "Có thể là một nhiệm vụ được giao hai lần (gợi ý, chờ xác nhận):"
    for pair in coverage.twice:
        yield f"  - {_name(pair.one)}  ≈  {_name(pair.other)} ({pair.agency}, giống {_decimal(pair.score)})"


def summary(coverage: Coverage) -> str:
    """Say in one sentence how much is covered."""
    if not coverage.document.held:
        return f"Đồ thị chưa có toàn văn của văn bản này, nên không có nhiệm vụ nào để đối chiếu; {len(coverage.local)} nhiệm vụ thực hiện nó."
    known = counts(coverage)
    told = f"{known['central']} nhiệm vụ: {known['covered']} đã có, {known['partly']} một phần, {known['none']} chưa có"
    if any(standing.is_proposed for standing in coverage.standings.values()):
        sums = (f"{known[f'{extent}-if-confirmed']} {EXTENTS[extent]}" for extent in Extent)
        told += f"; nếu mọi gợi ý được xác nhận: {', '.join(sums)}"
    return f"{told}. Đối chiếu với {known['local']} nhiệm vụ của {known['plans']} kế hoạch."


def why(one: Match) -> str:
    """Say what a match rests on."""
    extent = "" if one.is_whole else ", một phần"
    if one.hop:
        return f"{BASES[one.basis]}{extent}: “{quoted(one.hop.quote, one.hop.start, one.hop.end, 160)}”, ký tự {one.hop.start}–{one.hop.end}"
    if one.decided_by:
        return f"{BASES[one.basis]}{extent}: {one.decided_by}" + (f", {one.decided_on}" if one.decided_on else "")
    return f"{BASES[one.basis]}{extent}: giống {_decimal(one.score)}"


def _aim_lines(coverage: Coverage) -> Iterator[str]:
    labels = {plan.iri: plan.label for plan in coverage.plans}
    shown = [aim for aim in coverage.aims if aim.verdict is not Verdict.MISSING]
    if coverage.aims:
        yield ""
        yield f"Chỉ tiêu: {len(shown)} chỗ đối chiếu được, {len(coverage.aims) - len(shown)} chỗ kế hoạch không nêu"
    for aim in shown:
        yield f"  [{VERDICTS[aim.verdict]}] {brief(aim.central.indicator, 90)} — {brief(labels[aim.plan], 70)}: {aim.reason}"


def _name(row: TaskRow) -> str:
    return f"{row.locator} {brief(row.statement, 100)} [{brief(row.document_label, 60)}]"


def _decimal(score: float | None) -> str:
    return f"{score or 0:.2f}".replace(".", ",")
