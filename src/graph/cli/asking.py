"""The commands that ask: validate, trace, ask, why."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from rdflib import URIRef

from graph.chain import Sift, Wanted, answer, read_strengths, rows
from graph.cli.show import chain_lines, report_lines
from graph.cli.timely import agencies_named, open_ground
from graph.config import Settings
from graph.derived import open_index
from graph.draw import to_page, to_svg
from graph.embedded import open_graph
from graph.errors import QueryError, UsageError
from graph.find import find_document, find_node
from graph.gate import refuse_service
from graph.index.ask import Index
from graph.queries import question
from graph.store import Most, Readable, Scope
from graph.text import quoted
from graph.validate import Report, gather, load_shapes, validate

DEEPEST = 50  # hops; the longest real chain has six


def validate_documents(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan validate`: findings and score of the plans named, or of all. Exit code 1 where a rule of grade Violation is broken."""
    shapes = load_shapes(settings.home)
    with closing(open_graph(settings)) as store:
        labels = {row["iri"]: row["label"] for row in store.select(question("plans"))}
        chosen = [find_document(store, key) for key in given.keys] or list(labels)
        reports = [validate(gather(store, document), shapes, document=document) for document in chosen]
    if given.format == "json":
        print(json.dumps([report.to_json() for report in reports], ensure_ascii=False, indent=2))
    elif given.format == "turtle":
        sys.stdout.writelines(report.to_turtle() for report in reports)
    else:
        for report in reports:
            print("\n".join(report_lines(report, labels.get(report.document, report.document))))
    return 1 if any(_is_violated(report) for report in reports) else 0


def _is_violated(report: Report) -> bool:
    return report.counts["Violation"] > 0


def trace_document(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan trace`."""
    if not 1 <= given.depth <= DEEPEST:
        raise UsageError(f"--depth: nhận {given.depth}, cần một số từ 1 đến {DEEPEST}")
    strengths = read_strengths(given.strength)
    with closing(open_graph(settings)) as store, open_index(settings, store) as index:
        start, to = find_document(store, given.key), find_document(store, given.to) if given.to else None
        agencies = agencies_of(index, given.agency, as_named=given.as_named)
        sift = Sift(kind=given.kind, level=given.level, province=given.province, agencies=agencies, year=given.year)
        wanted = Wanted(start=start, direction=given.direction, depth=given.depth, strengths=strengths, sift=sift, to=to, every=given.every)
        found = answer(index, wanted, open_ground(settings, index, given.as_of))
    if given.format == "json":
        print(json.dumps(found.to_json(given.key), ensure_ascii=False, indent=2))
    elif given.format == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows(rows(found))
    elif given.format == "svg":
        print(to_svg(found.to_json(given.key)))
    elif given.format == "html":
        print(to_page(found.to_json(given.key)))
    else:
        print("\n".join(chain_lines(found)))
    return 0


def agencies_of(index: Index, named: str | None, *, as_named: bool = False) -> frozenset[str] | None:
    """Give the agencies that --agency means, former ones too unless `as_named`; None where it is not given.

    Raises: UsageError if there is none of that name.
    """
    found = agencies_named(index, named, as_named=as_named)
    return None if found is None else frozenset(found)


def ask_question(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan ask`: a query, the name of a file that holds one, or - for standard input."""
    is_turtle = given.format == "turtle"
    query = _query(given.query)
    refuse_service(query)
    with closing(open_graph(settings)) as store:
        answer = store.answer(
            query,
            result_form="json" if is_turtle else given.format,
            rdf_form="turtle",
            scope=Scope(),
            most=Most(size_bytes=settings.query_answer_bytes),
        )
    if is_turtle != (answer.kind == "graph"):
        raise QueryError(f"--format {given.format} không hợp với câu hỏi này: CONSTRUCT, DESCRIBE cần turtle; SELECT, ASK cần json, csv, tsv hay xml")
    sys.stdout.buffer.write(answer.body)
    return 0


def _query(text: str) -> str:
    if text == "-":
        return sys.stdin.read()
    if "{" in text:
        return text
    path = Path(text)
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: không đọc được câu hỏi ({error.strerror}); hãy nêu câu hỏi SPARQL, tên tệp, hay “-”") from error


def explain(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan why`: the passages, rules and file that a document, an item of it, or another node of the graph rests on."""
    with closing(open_graph(settings)) as store:
        print("\n".join(_reasons(store, find_node(store, given.key))))
    return 0


def _reasons(store: Readable, iri: str) -> Iterator[str]:
    rows = store.select(question("why"), node=URIRef(iri))
    if not rows:
        raise UsageError(f"Trong đồ thị không có toàn văn hay đoạn văn nào làm chứng cho <{iri}>")
    for row in rows:
        about = f" [{row['supports'].rpartition('#')[2].rpartition('/')[2]}]" if "supports" in row else ""
        yield f"“{quoted(row['quote'], row['start'], row['end'])}”{about}"
        place = f"{row['place']}, " if "place" in row else ""
        yield f"    {row['file']}, {place}ký tự {row['start']}–{row['end']}; quy tắc: {row['rule']}; sha256 {row['sha256'][:12]}"
        if row.get("recognised") == "true":
            yield "    chữ nhận dạng từ bản quét: cần đối chiếu với bản gốc"
    for row in store.select(question("resolution"), node=URIRef(iri)):
        yield f"→ {row['note']}" + (f" <{row['target']}>" if "target" in row else "")
