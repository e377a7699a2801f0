"""The JSON that is answered, as schemas: of lists, chains, reports and errors.

Answers: which members an answer has and of which kind they are.
Assumes: rows, nodes and findings are answered with the fields of their records; tests hold every answer to its schema.
Never:   describes a record a second time by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from graph.coverage import Basis, Extent, Verdict
from graph.due.tasks import STATES
from graph.index.rows import AgencyRow, AssignmentRow, Counts, DocumentRow, Hit, TargetRow, TaskRow
from graph.model.chain import Node, OpenEnd
from graph.status import Evidence
from graph.validate import Finding

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
TRUTH: Schema = {"type": "boolean"}
URL: Schema = {"type": "string", "description": "Nơi xem, ở dịch vụ này"}
REFERENCE = "#/components/schemas/{model}"
LISTS: Mapping[str, tuple[str, type]] = {
    "documents": ("Document", DocumentRow),
    "tasks": ("Task", TaskRow),
    "agencies": ("Agency", AgencyRow),
    "targets": ("Target", TargetRow),
    "search": ("Hit", Hit),
}


def schemas() -> dict[str, Schema]:
    """Give all schemas by name, as OpenAPI 3.1 spells them."""
    found: dict[str, Schema] = {"Problem": _problem()}
    for name, record in LISTS.values():
        found[name] = _record(found, record, url=URL)
        found[f"{name}Page"] = _page(name)
    found["Report"] = _report(found)
    found["ReportPage"] = _page("Report")
    found["Chain"] = _chain(found)
    found["Coverage"] = _coverage(found)
    found["Status"] = _status(found)
    found["Impacts"] = _object(asOf=TEXT, impacts=_array(_impact()))
    found["Due"] = _due()
    due = _page("Due")
    due_counts = _object(**dict.fromkeys(STATES, WHOLE))
    found["DuePage"] = {
        **due,
        "required": ["asOf", "counts", *due["required"]],
        "properties": {"asOf": TEXT, "counts": due_counts, **due["properties"]},
    }
    found["Changes"] = _changes()
    counts = _record(found, Counts)
    found["Health"] = _object(status={"enum": ["ok"]}, build=TEXT, base=TEXT, counts=counts, workers=WHOLE)
    return found


def referring(name: str) -> Schema:
    """Refer to a schema by its name."""
    return {"$ref": REFERENCE.format(model=name)}


def _object(**members: Schema) -> Schema:
    return {"type": "object", "required": list(members), "properties": members}


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _record(found: dict[str, Schema], record: type, **more: Schema) -> Schema:
    """Describe a record that is answered with all its fields, and with more members; what it holds is found beside it."""
    schema = TypeAdapter(record).json_schema(ref_template=REFERENCE, mode="serialization")
    found.update(schema.pop("$defs", {}))
    members: dict[str, Schema] = {**schema["properties"], **more}
    return {"type": "object", "required": list(members), "properties": {name: _bare(member) for name, member in members.items()}}


def _bare(schema: Schema) -> Schema:
    """Leave out what records say for Python: a title made from the name, and the default."""
    return {name: value for name, value in schema.items() if name not in {"title", "default"}}


def _problem() -> Schema:
    shape = _object(type=TEXT, status=WHOLE, title=TEXT, detail=TEXT, detail_en=TEXT)
    return {**shape, "description": "RFC 9457; type là urn:vnplan:problem:…"}


def _with(schema: Schema, **members: Schema) -> Schema:
    """Add members that an answer may have."""
    return {**schema, "properties": {**schema["properties"], **members}}


def _status(found: dict[str, Schema]) -> Schema:
    said = _record(found, Evidence)
    heir = _maybe(_object(iri=TEXT, label=TEXT))
    texts = {name: _maybe(TEXT) for name in ("since", "by", "byLabel")}
    evidence = {**said, "required": ["state", "holds"]}
    return _object(asOf=TEXT, state=TEXT, **texts, successor=heir, contradicted=TRUTH, evidence=_array(evidence))


def _impact() -> Schema:
    part = _object(kind=TEXT, iri=TEXT, locator=TEXT, label=TEXT)
    texts = ("kind", "iri", "document", "documentLabel", "label", "relation", "strength", "issued", "documentState", "quote", "statedIn")
    bearing = _object(
        **dict.fromkeys(texts, TEXT),
        **{name: _maybe(TEXT) for name in ("date", "locator", "place")},
        **{"start": WHOLE, "end": WHOLE, "cut": TRUTH, "parts": _array(part)},
    )
    counts = _object(document=WHOLE, task=WHOLE, target=WHOLE)
    return _object(iri=TEXT, label=TEXT, status=referring("Status"), counts=counts, restingOn=_array(bearing))


def _due() -> Schema:
    texts = ("iri", "document", "documentLabel", "documentState", "locator", "statement", "state", "quote", "url")
    maybe = ("due", "last", "precision", "printed", "begins", "deadline", "recurrence", "place")
    assignment = _object(role=TEXT, printed=TEXT, agency=_maybe(TEXT), label=_maybe(TEXT))
    return _object(
        **dict.fromkeys(texts, TEXT),
        **{name: _maybe(TEXT) for name in maybe},
        **{"days": _maybe(WHOLE), "start": WHOLE, "end": WHOLE, "assignments": _array(assignment)},
    )


def _changes() -> Schema:
    turned = _object(iri=TEXT, label=TEXT, before=referring("Status"), after=referring("Status"))
    issued = _object(iri=TEXT, label=TEXT, date=_maybe(TEXT))
    tasks = _array(referring("Due"))
    return _object(**{"from": TEXT, "until": TEXT}, changed=_array(turned), issued=_array(issued), overdue=tasks, added=tasks)


def _page(name: str) -> Schema:
    members = {"total": WHOLE, "offset": WHOLE, "limit": WHOLE, "next": _maybe(TEXT), "near": TRUTH, "items": _array(referring(name))}
    return {"type": "object", "required": [member for member in members if member != "near"], "properties": members}


def _report(found: dict[str, Schema]) -> Schema:
    group = _object(group=TEXT, group_en=TEXT, score=_maybe(NUMBER))
    rule = _object(code=TEXT, weight=NUMBER, applicable=WHOLE, failed=WHOLE)
    return _object(
        label=TEXT,
        url=URL,
        document=TEXT,
        conforms=TRUTH,
        counts={"type": "object", "additionalProperties": WHOLE},
        score=_object(total=_maybe(NUMBER), groups=_array(group)),
        rules=_array(rule),
        findings=_array(_record(found, Finding, cut=TRUTH, weight=NUMBER)),
    )


def _coverage(found: dict[str, Schema]) -> Schema:
    task = {
        "iri": TEXT,
        "locator": TEXT,
        "statement": TEXT,
        "document": TEXT,
        "lead": _array(_record(found, AssignmentRow)),
        "deadline": _maybe(TEXT),
    }
    extent: Schema = {"enum": [extent.value for extent in Extent]}
    match = _object(local=TEXT, basis={"enum": [basis.value for basis in Basis]}, whole=TRUTH, score=_maybe(NUMBER))
    match["properties"] |= {"quote": TEXT, "start": WHOLE, "end": WHOLE, "document": TEXT, "decidedBy": TEXT, "decidedOn": _maybe(TEXT)}
    target = _record(found, TargetRow)
    verdict: Schema = {"enum": [verdict.value for verdict in Verdict]}
    twice = _object(tasks=_array(TEXT), agency=TEXT, year=_maybe(TEXT), score=NUMBER, basis={"enum": [Basis.SUGGESTED.value]})
    return _object(
        key=TEXT,
        document=_object(iri=TEXT, label=TEXT, held=TRUTH),
        cut=TRUTH,
        counts={"type": "object", "additionalProperties": WHOLE},
        central=_array(_object(**task, extent=extent, ifConfirmed=extent, matches=_array(match), url=URL)),
        local=_array(_object(**task, source=TEXT, strength=TEXT, parentless=TRUTH, url=URL)),
        targets=_array(_object(central=target, plan=TEXT, local=_maybe(target), verdict=verdict, reason=TEXT)),
        orderedTwice=_array(twice),
    )


def _chain(found: dict[str, Schema]) -> Schema:
    hop = _object(
        **{"from": TEXT, "to": TEXT, "relation": TEXT, "strength": TEXT, "quote": TEXT, "start": WHOLE, "end": WHOLE, "document": TEXT},
        **{"place": _maybe(TEXT), "state": TEXT, "cut": TRUTH},
    )
    way = {"nodes": _array(TEXT), "hops": _array(WHOLE), "strength": TEXT, "length": WHOLE}
    return _object(
        **{"key": TEXT, "start": TEXT, "direction": {"enum": ["up", "down"]}, "depth": WHOLE, "cut": TRUTH},
        nodes=_array(_with(_record(found, Node, url=URL, distance=WHOLE), status=referring("Status"))),
        hops=_array(hop),
        openEnds=_array(_record(found, OpenEnd)),
        ends=_array(_object(iri=TEXT, why=TEXT)),
        circles=_array(_array(TEXT)),
        paths=_array(_object(**way)),
        carriedOut=_array(_object(task=TEXT, ways=_array(_object(source=TEXT, **way)))),
    )
