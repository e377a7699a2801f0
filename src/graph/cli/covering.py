"""The command that holds tasks and targets against each other: coverage, and what a person decides of it."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import closing
from datetime import date

from rdflib import URIRef

from graph.cli.asking import agencies_of
from graph.config import Settings
from graph.coverage import Coverage, Ruling, Wanted, cover
from graph.coverage.rulings import read_rulings, write_ruling
from graph.coverage.sheets import to_sheets
from graph.coverage.told import lines, to_json
from graph.derived import open_index
from graph.embedded import open_graph
from graph.errors import UsageError
from graph.find import find_document
from graph.index.ask import Index
from graph.store import Store, open_writable, publish
from graph.tables import to_csv, to_workbook


def cover_document(given: argparse.Namespace, settings: Settings) -> int:
    """Run `vnplan coverage`; with --confirm or --reject write what a person decided first."""
    for pair, is_upheld in ((given.confirm, True), (given.reject, False)):
        if pair:
            _decide(given, settings, pair, is_upheld)
    with closing(open_graph(settings)) as store, open_index(settings, store) as index:
        document = find_document(store, given.key)
        agencies = agencies_of(index, given.agency)
        found = cover(index, read_rulings(store), Wanted(document=document, province=given.province, agencies=agencies))
        _print(found, index, given)
    return 0


def _print(found: Coverage, index: Index, given: argparse.Namespace) -> None:
    if given.format == "json":
        print(json.dumps(to_json(found, given.key), ensure_ascii=False, indent=2))
    elif given.format == "text":
        print("\n".join(lines(found)))
    else:
        with index.whole() as whole:
            sheets = to_sheets(found, whole.bases(found.local))
        if given.format == "csv":
            sys.stdout.write(to_csv(sheets[0]).replace("\r\n", "\n"))
        else:
            sys.stdout.buffer.write(to_workbook(*sheets))


def _decide(given: argparse.Namespace, settings: Settings, pair: list[str], is_upheld: bool) -> None:
    if settings.store is None:
        raise UsageError("--confirm, --reject ghi vào kho: hãy nêu kho bằng --store (đồ thị mặc định không ghi được)")
    if not given.by:
        raise UsageError("--confirm, --reject cần --by: ai kết luận")
    with open_writable(settings.store) as store:
        local, central = (find_document(store, key) for key in pair)
        document = _document_of(store, local)
        if _document_of(store, central) == document:
            raise UsageError("hai nhiệm vụ thuộc cùng một văn bản; hãy nêu nhiệm vụ của địa phương trước, nhiệm vụ của văn bản cấp trên sau")
        ruling = Ruling(central=central, local=local, is_upheld=is_upheld, decided_by=given.by, decided_on=(given.on or date.today()).isoformat())
        write_ruling(store, ruling, document=document, base=settings.base)
        publish(store, settings.store)
    print(f"đã ghi: <{local}> {'thực hiện' if is_upheld else 'không thực hiện'} <{central}>", file=sys.stderr)


def _document_of(store: Store, task: str) -> str:
    """Give the document that a task belongs to.

    Raises: UsageError if it is no task.
    """
    rows = store.select("SELECT ?document ?task WHERE { ?document vp:hasTask ?task }", task=URIRef(task))
    if not rows:
        raise UsageError(f"<{task}> không phải là nhiệm vụ; hãy viết số#mục, ví dụ 222/KH-UBND#II.1.a, hoặc IRI của nhiệm vụ")
    return rows[0]["document"]
