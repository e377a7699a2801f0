"""What chains are made of, as rows of the index: hops between documents and tasks, and ends that stay open.

Answers: which hop each stated relation, each task and each mention is, and how much it carries.
Assumes: the rows of relations.rq, mentions.rq and tasks.rq.
Never:   takes a mention for a tie: căn cứ on a law gives competence and carries nothing; a document that one task carries out is not carried out by
         the plan's other tasks.

    implements, executes          strong: the words "thực hiện", "triển khai", "cụ thể hóa"
    basedOn                       weak where the document above is itself one that sets work (resolution, programme, plan, decision), else competence
    promulgates, approves         through: a decision and the plan that it issues stand for each other
    hasTask, subTaskOf            part: a task belongs to its plan, or to the task above it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from graph.model.chain import Strength
from graph.store import Row
from graph.vocab import entry

Record = dict[str, object]

_STRENGTHS = {
    "implements": Strength.STRONG,
    "promulgates": Strength.THROUGH,
    "approves": Strength.THROUGH,
    "replaces": Strength.STATUS,
    "amends": Strength.STATUS,
    "repeals": Strength.STATUS,
    "proposedIn": Strength.STATUS,
}


def task_hops(tasks: Iterable[Row]) -> Iterator[Record]:
    """Lead each task to the task above it, or to its plan."""
    rows = list(tasks)
    known = {row["iri"] for row in rows}
    for row in rows:
        parent = row.get("parent")
        relation, target = ("subTaskOf", parent) if parent in known else ("hasTask", row["document"])
        yield _hop(row, source=row["iri"], target=target, relation=relation, strength=Strength.PART, document=row["document"], state="resolved")


def relation_hops(relations: Iterable[Row], working: Set[str]) -> Iterator[Record]:
    """Give a hop for each relation whose two documents are known. In: the documents of types that set work."""
    for row in relations:
        if "subject" in row and "object" in row and row["subject"] != row["object"]:
            document, role = document_of(row["relation"]), entry(row["role"])
            task = row.get("task") if row["subject"] == document else None
            strength = (
                (Strength.WEAK if row["object"] in working else Strength.COMPETENCE) if role == "basedOn" else _STRENGTHS.get(role, Strength.MENTION)
            )
            source = task if task and strength not in {Strength.THROUGH, Strength.STATUS} else row["subject"]
            relation = "executes" if role == "implements" and source == task else role
            yield _hop(row, source=source, target=row["object"], relation=relation, strength=strength, document=document, state=_state(row))


def mention_hops(mentions: Iterable[Row]) -> Iterator[Record]:
    """Give a hop for each plain mention of a known document, from the task that it stands in, if any."""
    for row in mentions:
        source = row.get("task") or row["subject"]
        yield _hop(row, source=source, target=row["object"], relation="cites", strength=Strength.MENTION, document=row["subject"], state=_state(row))


def open_ends(relations: Iterable[Row]) -> Iterator[Record]:
    """Give what documents carry out or rest on without its being known which document that is."""
    for row in relations:
        document, role = document_of(row["relation"]), entry(row["role"])
        if role in {"implements", "basedOn"} and row.get("side", row.get("subject")) == document and "object" not in row:
            yield {
                **{name: row.get(name) for name in ("task", "quote", "place", "note")},
                **{"document": document, "relation": role, "start": int(row["start"]), "end": int(row["end"]), "state": _state(row)},
            }


def first_of_each(hops: Iterable[Record]) -> Iterator[Record]:
    """Keep, of several places that state one hop, the first."""
    kept: dict[tuple[object, object, object], Record] = {}
    for hop in hops:
        key = (hop["source"], hop["target"], hop["relation"])
        if key not in kept or _where(hop) < _where(kept[key]):
            kept[key] = hop
    yield from sorted(kept.values(), key=_where)


def _where(hop: Mapping[str, object]) -> tuple[str, int, int, str, str]:
    start, end = hop["start"], hop["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return str(hop["document"]), start, end, str(hop["source"]), str(hop["target"])


def document_of(relation: str) -> str:
    """Give the document whose text states a relation.

    >>> document_of("https://w3id.org/vnplan/eli/vn/ttg/quyet-dinh/2023/165/qh/3")
    'https://w3id.org/vnplan/eli/vn/ttg/quyet-dinh/2023/165'
    """
    return relation.rpartition("/qh/")[0]


def _state(row: Row) -> str:
    return entry(row.get("state")) or "resolved"


def _hop(row: Row, **of_hop: str) -> Record:
    return {**of_hop, "quote": row["quote"], "start": int(row["start"]), "end": int(row["end"]), "place": row.get("place")}
