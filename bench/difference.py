"""Tell what one reading of a document gained and lost against another: pure, on the JSON of `vnplan extract`.

Answers: which citations, relations, tasks, targets and facts of the header are new, gone or changed.
Assumes: both readings are of the same text, so that offsets mean the same place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

KINDS = ("document", "citations", "relations", "tasks", "targets")
GAINED, LOST, CHANGED = "+", "-", "~"
QUOTE = 70  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is new (+), gone (-) or changed (~). `start` is its place in the text; a relation or the header has none."""

    kind: str  # one of KINDS
    sign: str
    start: int | None
    what: str  # short quote, or what a relation says
    detail: str = ""  # "lead: none → Sở Y tế"


def compare(old: Json | None, new: Json | None) -> tuple[Change, ...]:
    """Give what changed from the old reading to the new one, in the order of KINDS and of the text; None: there is no such reading."""
    before, after = old or {}, new or {}
    found = [
        *_header(before.get("document") or {}, after.get("document") or {}),
        *_relations(before.get("relations", ()), after.get("relations", ())),
        *(change for kind in ("citations", "tasks", "targets") for change in _spans(kind, before.get(kind, ()), after.get(kind, ()))),
    ]
    return tuple(sorted(found, key=lambda change: (KINDS.index(change.kind), change.start or 0, change.what, change.sign, change.detail)))


def count(changes: Sequence[Change]) -> Counter[tuple[str, str]]:
    """Count changes by kind and sign."""
    return Counter((change.kind, change.sign) for change in changes)


def _header(old: Json, new: Json) -> Iterator[Change]:
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            sign = GAINED if _is_empty(old.get(name)) else LOST if _is_empty(new.get(name)) else CHANGED
            yield Change(kind="document", sign=sign, start=None, what=name, detail=f"{shown(old.get(name))} → {shown(new.get(name))}")


def _is_empty(value: object) -> bool:
    return value is None or value in ([], [None, None])


def _relations(old: Sequence[Json], new: Sequence[Json]) -> Iterator[Change]:
    before, after = _by_ends(old), _by_ends(new)
    for (subject, target), predicates in before.items():
        here = after.get((subject, target), [])
        lost, gained = _without(predicates, here), _without(here, predicates)
        for was, now in zip(lost, gained, strict=False):
            yield Change(kind="relations", sign=CHANGED, start=None, what=f"{subject} … {target}", detail=f"{was} → {now}")
        yield from (_relation(LOST, subject, was, target) for was in lost[len(gained) :])
        yield from (_relation(GAINED, subject, now, target) for now in gained[len(lost) :])
    for (subject, target), predicates in after.items():
        if (subject, target) not in before:
            yield from (_relation(GAINED, subject, predicate, target) for predicate in predicates)


def _by_ends(relations: Sequence[Json]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for relation in relations:
        found.setdefault((relation["subject"], relation["object"]), []).append(relation["predicate"])
    return found


def _without(some: list[str], others: list[str]) -> list[str]:
    return [one for one in some if one not in others]


def _relation(sign: str, subject: str, predicate: str, target: str) -> Change:
    return Change(kind="relations", sign=sign, start=None, what=f"{subject} {predicate} {target}")


def _spans(kind: str, old: Sequence[Json], new: Sequence[Json]) -> Iterator[Change]:
    """Pair what is equal, then what stands at the same place, then what overlaps; what has no partner is gained or lost."""
    before, after = list(old), list(new)
    for is_pair in (_are_equal, _stand_at_one_place, _overlap):
        for was, now in _take_pairs(before, after, is_pair):
            yield from _details(kind, was, now)
    yield from (_change(kind, LOST, was) for was in before)
    yield from (_change(kind, GAINED, now) for now in after)


def _are_equal(old: Json, new: Json) -> bool:
    return old == new


def _stand_at_one_place(old: Json, new: Json) -> bool:
    return (old["start"], old["end"]) == (new["start"], new["end"])


def _overlap(old: Json, new: Json) -> bool:
    shared = min(old["end"], new["end"]) - max(old["start"], new["start"])
    return 2 * shared > min(old["end"] - old["start"], new["end"] - new["start"])


def _take_pairs(before: list[Json], after: list[Json], is_pair: Callable[[Json, Json], bool]) -> Iterator[tuple[Json, Json]]:
    for was in list(before):
        now = next((now for now in after if is_pair(was, now)), None)
        if now is not None:
            before.remove(was)
            after.remove(now)
            yield was, now


def _details(kind: str, old: Json, new: Json) -> Iterator[Change]:
    """Give one change for each field that differs; the words count as one field with their place."""
    for name in dict.fromkeys([*old, *new]):
        if name not in {"start", "end"} and old.get(name) != new.get(name):
            yield _change(kind, CHANGED, new, f"{name}: {shown(old.get(name))} → {shown(new.get(name))}")
    if old["text"] == new["text"] and old["start"] != new["start"]:
        yield _change(kind, CHANGED, new, f"start: {old['start']} → {new['start']}")


def _change(kind: str, sign: str, item: Json, detail: str = "") -> Change:
    return Change(kind=kind, sign=sign, start=item["start"], what=quoted(item["text"]), detail=detail)


def quoted(text: str) -> str:
    """Give a text's beginning and end on one line.

    >>> quoted("Quyết định  số\\n165/QĐ-TTg")
    '“Quyết định số 165/QĐ-TTg”'
    """
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= QUOTE else f"“{line[: QUOTE - 21]} … {line[-18:]}”"


def shown(value: object) -> str:
    """Write a value as a person reads it.

    >>> shown(["Sở Y tế", "Sở Tài chính"]), shown(None), shown([None, 2030]), shown(45.0)
    ('Sở Y tế; Sở Tài chính', 'none', 'none; 2030', '45')
    """
    if isinstance(value, list):
        return "; ".join(map(shown, value)) or "none"
    if isinstance(value, float):
        return f"{value:g}" if value != int(value) else str(int(value))
    return "none" if value is None else quoted(value) if isinstance(value, str) and len(value) > QUOTE else str(value)
