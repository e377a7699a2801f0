"""What a change of the rules gained and lost: readings of one text, compared, and how the answer looks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.compare import CompareError, gather, worktree
from bench.difference import Change, compare
from bench.difference_page import Comparison, Measured, as_json, as_markdown, as_text
from tests.conftest import PROJECT

Json = dict[str, Any]
TEXT = "Thực hiện Quyết định số 9/QĐ-UBND: Sở Y tế chủ trì xây 20 trạm trước 30/6."


def span(words: str, **fields: Any) -> Json:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, **fields}


def cited(words: str = "Quyết định số 9/QĐ-UBND", **fields: Any) -> Json:
    return span(words, **{"type": "QĐ", "number": "9/QĐ-UBND", "date": None, **fields})


def task(**fields: Any) -> Json:
    return span("Sở Y tế chủ trì xây 20 trạm", **{"locator": "I.1", "lead": ["Sở Y tế"], "coordinating": [], "period": None, **fields})


def relation(predicate: str) -> Json:
    return {"subject": "self", "predicate": predicate, "object": "9/QĐ-UBND@"}


def reading(**parts: Any) -> Json:
    return {"document": {}, "citations": [], "relations": [], "tasks": [], "targets": [], **parts}


CASES = [
    # nothing changed
    (reading(citations=[cited()], tasks=[task()]), reading(citations=[cited()], tasks=[task()]), []),
    # a citation is found, and its relation with it
    (
        reading(),
        reading(citations=[cited()], relations=[relation("implements")]),
        [("citations", "+", 10, "“Quyết định số 9/QĐ-UBND”", ""), ("relations", "+", None, "self implements 9/QĐ-UBND@", "")],
    ),
    # a task is lost
    (reading(tasks=[task()]), reading(), [("tasks", "-", 35, "“Sở Y tế chủ trì xây 20 trạm”", "")]),
    # one task, other agencies and another time
    (
        reading(tasks=[task(lead=[])]),
        reading(tasks=[task(period="trước 30/6", coordinating=["Sở Tài chính", "UBND xã"])]),
        [
            ("tasks", "~", 35, "“Sở Y tế chủ trì xây 20 trạm”", "coordinating: none → Sở Tài chính; UBND xã"),
            ("tasks", "~", 35, "“Sở Y tế chủ trì xây 20 trạm”", "lead: none → Sở Y tế"),
            ("tasks", "~", 35, "“Sở Y tế chủ trì xây 20 trạm”", "period: none → trước 30/6"),
        ],
    ),
    # the same mention, read farther
    (
        reading(citations=[cited("số 9/QĐ-UBND")]),
        reading(citations=[cited()]),
        [("citations", "~", 10, "“Quyết định số 9/QĐ-UBND”", "text: số 9/QĐ-UBND → Quyết định số 9/QĐ-UBND")],
    ),
    # two figures of one clause: the one that stays is no change
    (
        reading(targets=[span("xây 20 trạm", value=20.0)]),
        reading(targets=[span("xây 20 trạm", value=30.6), span("xây 20 trạm", value=20.0)]),
        [("targets", "+", 51, "“xây 20 trạm”", "")],
    ),
    # a stronger relation between the same two
    (
        reading(relations=[relation("basedOn")]),
        reading(relations=[relation("implements")]),
        [("relations", "~", None, "self … 9/QĐ-UBND@", "basedOn → implements")],
    ),
    # the header: one fact read, one lost, one otherwise
    (
        reading(document={"number": None, "signer": "A", "period": [None, 2025]}),
        reading(document={"number": "9", "signer": None, "period": [2024, 2025]}),
        [
            ("document", "+", None, "number", "none → 9"),
            ("document", "~", None, "period", "none; 2025 → 2024; 2025"),
            ("document", "-", None, "signer", "A → none"),
        ],
    ),
    # a document that could not be read before
    (None, reading(tasks=[task()]), [("tasks", "+", 35, "“Sở Y tế chủ trì xây 20 trạm”", "")]),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_what_is_new_gone_or_changed(old: Json | None, new: Json | None, expected: list[tuple[Any, ...]]) -> None:
    found = compare(old, new)
    assert [(change.kind, change.sign, change.start, change.what, change.detail) for change in found] == expected
    turned = {"+": "-", "-": "+", "~": "~"}
    back = sorted((change.kind, turned[change.sign]) for change in compare(new, old))
    assert back == sorted((change.kind, change.sign) for change in found), "the other way round what was gained is lost"


def measured(*readings: Json, triples: int) -> Measured:
    return Measured.of(list(readings), triples=triples, extract_s=1.0, build_s=2.0)


def comparison(old: Json, new: Json) -> Comparison:
    documents: dict[str, tuple[Change, ...]] = {"a.txt": compare(old, new), "b.txt": ()}
    return Comparison(against="main (abc)", documents=documents, old=measured(old, triples=10), new=measured(new, triples=14))


def test_nothing_changed_is_one_line() -> None:
    same = comparison(reading(tasks=[task()]), reading(tasks=[task()]))
    for page in (as_text(same, colour=True), as_markdown(same)):
        assert page.startswith("Nothing changed against main (abc): 1 documents, 0 citations, 0 relations, 1 tasks")
        assert "\n" not in page


def test_a_page_shows_changes_by_document_and_in_total() -> None:
    made = comparison(reading(tasks=[task(lead=[])]), reading(tasks=[task()], citations=[cited()]))
    plain = as_text(made, colour=False)
    assert plain.splitlines()[:3] == [
        "a.txt",
        "  + citation      10  “Quyết định số 9/QĐ-UBND”",
        "  ~ task          35  “Sở Y tế chủ trì xây 20 trạm”  lead: none → Sở Y tế",
    ]
    assert "b.txt" not in plain
    assert "in 1 of 2 documents" in plain
    assert "  citations  +1     -0     ~0     0 → 1" in plain
    assert "triples 10 → 14 (+4)" in plain
    assert "\x1b[32m  + citation" in as_text(made, colour=True)
    page = as_markdown(made)
    assert "| citations | 1 |  |  | 0 → 1 |" in page
    assert "<summary>a.txt: +1 ~1</summary>" in page
    assert "\n! task" in page, "what a diff colours as changed"
    answer = json.loads(as_json(made))
    assert answer["total"]["tasks"] == {"+": 0, "-": 0, "~": 1}
    assert answer["documents"]["a.txt"][0]["sign"] == "+"


def test_files_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    for name in ("x/plan.txt", "y/plan.txt", "y/plan.md", ".hidden/plan.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(name, "utf-8")
    gather(tmp_path / "in", tmp_path / "out")
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()} == {
        "x__plan.txt.txt": "x/plan.txt",
        "y__plan.txt.txt": "y/plan.txt",
        "y__plan.md.md": "y/plan.md",
    }
    (tmp_path / "empty").mkdir()
    with pytest.raises(CompareError, match="no documents"):
        gather(tmp_path / "empty", tmp_path / "none")


@pytest.mark.skipif(not (PROJECT / ".git").exists(), reason="needs the clone's history")
def test_the_other_revision_is_gone_whatever_happens(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), worktree(tmp_path / "other", "HEAD") as other:
        assert (other / "src" / "graph" / "build.py").is_file()
        raise RuntimeError("the reading fails")
    assert not (tmp_path / "other").exists()
    with pytest.raises(CompareError), worktree(tmp_path / "none", "no-such-revision"):
        pass
