"""The embedded store: opened, asked, published, loaded, dumped, and killed in the middle of writing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from graph.errors import QueryError, QueryLimitError, StoreError
from graph.store import Filling, Most, Scope, Store, current_build, dump_quads, memory_store, open_published, open_writable, publish

EX = "https://example.vn/"


def fill(store: Store, count: int, graph: str = "g") -> None:
    triples = "\n".join(f'<{EX}s{n}> <{EX}p> "{n}" .' for n in range(count))
    store.update(f"CLEAR SILENT GRAPH <{EX}{graph}> ; INSERT DATA {{ GRAPH <{EX}{graph}> {{ {triples} }} }}")


def count(store: Store) -> int:
    return int(store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0]["n"])


def test_a_store_without_a_finished_build_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="vnplan build"):
        open_published(tmp_path)


def test_a_second_writer_is_told_that_the_first_one_writes(tmp_path: Path) -> None:
    with open_writable(tmp_path), pytest.raises(StoreError, match="đang ghi"), open_writable(tmp_path):
        pass


def test_readers_see_published_states_only(tmp_path: Path) -> None:
    with open_writable(tmp_path) as store:
        fill(store, 3)
        publish(store, tmp_path)
        reader = open_published(tmp_path)
        fill(store, 5)
        assert count(reader) == 3
        assert count(open_published(tmp_path)) == 3
        store.update(f'INSERT DATA {{ GRAPH <{EX}meta> {{ <{EX}g> <https://w3id.org/vnplan/ontology#digest> "2" }} }}')
        publish(store, tmp_path)
    assert count(open_published(tmp_path)) == 6
    assert count(reader) == 3, "what was open stays as it was"


def test_publishing_the_same_state_again_makes_nothing_new(tmp_path: Path) -> None:
    with open_writable(tmp_path) as store:
        fill(store, 3)
        first = publish(store, tmp_path)
        assert publish(store, tmp_path) == first
    assert [path.name for path in (tmp_path / "published").iterdir()] == [first]
    assert current_build(tmp_path) == first


WRITER = """
import sys
from pathlib import Path
from graph.store import open_writable, publish
folder, size, generation = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
with open_writable(folder) as store:
    print("ready", flush=True)
    while True:
        generation += 1
        triples = "".join(f'<https://example.vn/s{n}> <https://example.vn/generation> {generation} . ' for n in range(size))
        store.update("CLEAR SILENT GRAPH <https://example.vn/g> ; INSERT DATA { GRAPH <https://example.vn/g> { " + triples + " } }")
        store.update("DELETE WHERE { GRAPH <https://example.vn/meta> { ?s ?p ?o } } ; INSERT DATA { GRAPH <https://example.vn/meta> { "
            f'<https://example.vn/g> <https://w3id.org/vnplan/ontology#digest> "{generation}" }} }}')
        publish(store, folder)
"""


def generations(store: Store) -> dict[str, int]:
    rows = store.select(f"SELECT ?g (COUNT(?s) AS ?n) WHERE {{ ?s <{EX}generation> ?g }} GROUP BY ?g")
    return {row["g"]: int(row["n"]) for row in rows}


def test_killed_at_any_moment_the_old_state_or_the_new_one_is_there(tmp_path: Path) -> None:
    size, seen = 400, set()
    for attempt in range(60):
        if attempt >= 12 and len(seen) > 1:  # a machine under load gets there later
            break
        with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(size), str(1000 * attempt)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(0.01 + 0.013 * attempt)
            os.kill(writer.pid, signal.SIGKILL)
        with open_writable(tmp_path) as store:
            written = generations(store)
        assert list(written.values()) in ([], [size]), "one generation, whole"
        if current_build(tmp_path) is not None:
            published = generations(open_published(tmp_path))
            assert list(published.values()) == [size]
            seen |= set(published)
    assert len(seen) > 1, "the writer got on between the kills"


FILLER = f"""
import os, signal, sys
from pathlib import Path
from graph.store import Filling, open_writable
folder = Path(sys.argv[1])
with open_writable(folder) as store, Filling(store, folder) as filling:
    filling.add('GRAPH <{EX}new> {{ <{EX}a> <{EX}p> "' + "a" * 17_000_000 + '" . }}')
    store.update('INSERT DATA {{ GRAPH <{EX}g> {{ <{EX}b> <{EX}p> "b" }} }}')
    print(len(list(store.quads())), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_filling_that_is_killed_is_undone(tmp_path: Path) -> None:
    with open_writable(tmp_path) as store:
        fill(store, 5)
        publish(store, tmp_path)
    killed = subprocess.run([sys.executable, "-c", FILLER, str(tmp_path)], stdout=subprocess.PIPE, check=False)
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, b"7\n"), "both were in before it was killed"
    assert count(open_published(tmp_path)) == 5
    with open_writable(tmp_path) as store:
        assert count(store) == 5
        with Filling(store, tmp_path) as filling:
            filling.add(f'GRAPH <{EX}new> {{ <{EX}a> <{EX}p> "a" }}')
        assert count(store) == 6
    with open_writable(tmp_path) as store:
        assert count(store) == 6, "what was closed stays"
    assert not (tmp_path / "before").exists()


def test_loading_takes_all_of_a_file_or_nothing(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.nq", tmp_path / "bad.ttl"
    good.write_text(f'<{EX}s> <{EX}p> "một" <{EX}g> .\n', "utf-8")
    bad.write_text(f'<{EX}s> <{EX}p> "hai" .\n<{EX}s> <{EX}p> .\n', "utf-8")
    store = memory_store()
    assert store.load(good) == 1
    with pytest.raises(StoreError, match=r"bad\.ttl: không đọc được như Turtle: sai cú pháp ở dòng 2, cột \d+$"):
        store.load(bad)
    assert count(store) == 1


def test_a_file_of_another_kind_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"\.docx"):
        memory_store().load(tmp_path / "plan.docx")


def test_a_dump_is_sorted_and_loads_to_the_same(tmp_path: Path) -> None:
    store = memory_store()
    fill(store, 7)
    body = dump_quads(store.quads())
    assert body == dump_quads(reversed(list(store.quads())))
    (tmp_path / "dump.trig").write_bytes(body)
    again = memory_store()
    again.load(tmp_path / "dump.trig")
    assert dump_quads(again.quads()) == body


def test_bound_variables_are_terms_not_text() -> None:
    store = memory_store()
    store.update(f'INSERT DATA {{ GRAPH <{EX}g> {{ <{EX}s> <{EX}p> "a\\" }} # b"@vi, "a" }} }}')
    rows = store.select("SELECT ?o ?s WHERE { ?s ?p ?o }", o=Literal('a" }} # b', lang="vi"))
    assert rows == [] or rows[0]["s"] == EX + "s"
    assert store.select("SELECT ?o ?s WHERE { ?s ?p ?o }", o=Literal("a")) == [{"o": "a", "s": EX + "s"}]
    assert store.select("SELECT ?s WHERE { ?s ?p ?o }", s=URIRef(EX + "other")) == []


FORMS = [
    ("SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o", "csv", b"o\r\n0\r\n1\r\n"),  # rows
    ("SELECT ?o WHERE { ?s ?p ?o } ORDER BY ?o", "tsv", b'?o\n"0"\n"1"\n'),  # terms
    ("ASK { ?s ?p ?o }", "json", b'{"head":{},"boolean":true}'),  # yes or no
]


@pytest.mark.parametrize(("query", "form", "body"), FORMS)
def test_answers_in_the_forms_of_the_protocol(query: str, form: str, body: bytes) -> None:
    store = memory_store()
    fill(store, 2)
    assert store.answer(query, result_form=form, rdf_form="turtle", scope=Scope(), most=Most(size_bytes=1000)).body == body


def test_an_answer_that_is_too_large_is_an_error_not_a_part() -> None:
    store = memory_store()
    fill(store, 50)
    with pytest.raises(QueryLimitError, match="LIMIT"):
        store.answer("SELECT * WHERE { ?s ?p ?o }", result_form="json", rdf_form="turtle", scope=Scope(), most=Most(size_bytes=200))


MALFORMED = [  # a query, what is said of it
    ("SELECT ?x WHERE { ?x }", "sai cú pháp ở dòng 1, cột 23, ngay sau “SELECT ?x WHERE { ?x }”"),
    ("SELECT * {\n ?s ?p ?o .\n FILTR(?o > 3)\n}", "sai cú pháp ở dòng 3, cột 10, ngay sau “FILTR(?o”"),
    ("SELECT ?x WHERE { ?x foo:bar ?y }", "ở dòng 1, cột 29, ngay sau “SELECT ?x WHERE { ?x foo:bar”: tiền tố chưa được khai báo bằng PREFIX"),
    ("SELECT ?x { ?x ?p ?y } GROUP BY ?y", "ngay sau “SELECT ?x { ?x ?p ?y } GROUP BY ?y”: SELECT nêu một biến không có trong GROUP BY"),
    ("", "câu hỏi SPARQL trống"),
]


@pytest.mark.parametrize(("query", "said"), MALFORMED)
def test_a_malformed_query_says_where_in_vietnamese(query: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        memory_store().select(query)
    assert said in str(caught.value)
    assert "expected" not in str(caught.value)


def test_named_graphs_are_the_scope_that_is_asked_for() -> None:
    store = memory_store()
    fill(store, 2, "one")
    fill(store, 3, "two")
    scope = Scope(default=(EX + "one", EX + "none"))
    body = store.answer(
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", result_form="csv", rdf_form="turtle", scope=scope, most=Most(size_bytes=1000)
    ).body
    assert body == b"n\r\n2\r\n"


ROWS = 'SELECT ?a ?b { VALUES (?a ?b) { ("},{" UNDEF) (UNDEF UNDEF) ("a\\r\\n\\"b\\"\\n" "<result>") } }'


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_an_answer_has_so_many_rows_and_no_more_whatever_stands_in_them(form: str) -> None:
    store = memory_store()
    for rows in (3, 4, None):
        most = Most(size_bytes=10_000, rows=rows)
        assert store.answer(ROWS, result_form=form, rdf_form="turtle", scope=Scope(), most=most).kind == "solutions"
    with pytest.raises(QueryLimitError, match="2 dòng"):
        store.answer(ROWS, result_form=form, rdf_form="turtle", scope=Scope(), most=Most(size_bytes=10_000, rows=2))


def test_a_graph_has_so_many_triples_and_no_more() -> None:
    store, query = memory_store(), "CONSTRUCT { <http://a/s> <http://a/p> ?n } WHERE { VALUES ?n { 1 2 3 } }"
    assert store.answer(query, result_form="json", rdf_form="ntriples", scope=Scope(), most=Most(size_bytes=1000, rows=3)).body.count(b"\n") == 3
    with pytest.raises(QueryLimitError, match="2 dòng"):
        store.answer(query, result_form="json", rdf_form="ntriples", scope=Scope(), most=Most(size_bytes=1000, rows=2))
