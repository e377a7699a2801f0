"""The command that tells a body's history: what became of it, what it came from, by which legal basis. It asks the lists alone."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date

from graph.config import Settings
from graph.errors import UsageError
from graph.lists import load_lists
from graph.model import Agency
from graph.resolve.agency.agencies import find_agency
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.agency.window import vietnamese_day
from graph.resolve.directory import open_directory
from graph.succession import Step, Successions, Way, predecessors_of, successors_of


def tell_body(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan body`: every legal existence that bore the name, the ways on from it and the ways to it."""
    day = _day(given.day)
    lists = load_lists(settings.home / "data" / "lists")
    found = find_agency(given.name, AgencyContext(), open_directory(lists, settings.base))
    bodies = [one.agency for one in found.existences if not one.agency.is_group]
    if not bodies:
        raise UsageError(f"không rõ “{given.name}” là cơ quan nào ({found.reason or 'đó là một nhóm cơ quan'}); hãy viết đủ tên và tỉnh, thành phố")
    known = Successions(lists, settings.base)
    told = [(body, successors_of(body, day, known), predecessors_of(body, day, known)) for body in bodies]
    if given.format == "json":
        print(json.dumps([_to_json(*one) for one in told], ensure_ascii=False, indent=2))
    else:
        print("\n".join(line for one in told for line in _lines(*one)))
    return 0


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else date.max
    except ValueError as error:
        raise UsageError(f"--day: nhận “{text}”, cần một ngày như 2025-07-01") from error


def _lines(body: Agency, after: tuple[Way, ...], before: tuple[Way, ...]) -> Iterator[str]:
    yield body.label
    yield f"<{body.iri}>"
    for way in after:
        for depth, step in enumerate(way):
            yield f"{'  ' * depth}→ {step.target.label if step.target else 'chưa rõ cơ quan nào'}{_about(step)}"
    if not after:
        yield "  danh mục không ghi thay đổi nào từ cơ quan này"
    for way in sorted(before, key=lambda way: [step.source.iri for step in reversed(way)]):  # under each body what came to it
        yield f"{'  ' * len(way)}← {way[0].source.label}{_about(way[0])}"


def _about(step: Step) -> str:
    what = f": {step.what}" if step.what else ""
    day = f", từ ngày {vietnamese_day(step.day)}" if step.day else ""
    basis = f" (căn cứ {step.basis})" if step.basis else ""
    return f"{what}{day}{basis}{'; ' + step.note if step.note else ''}"


def _to_json(body: Agency, after: tuple[Way, ...], before: tuple[Way, ...]) -> dict[str, object]:
    return {
        "iri": body.iri,
        "label": body.label,
        "after": [[_step_json(step) for step in way] for way in after],
        "before": [[_step_json(step) for step in way] for way in before],
    }


def _step_json(step: Step) -> dict[str, object]:
    return {
        "from": {"iri": step.source.iri, "label": step.source.label},
        "to": {"iri": step.target.iri, "label": step.target.label} if step.target else None,
        "day": step.day.isoformat() if step.day else None,
        **{"kind": step.kind, "what": step.what, "basis": step.basis, "note": step.note},
    }
