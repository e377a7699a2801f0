"""Hostile files: each limit ends the reading of that file, says why, and leaves the next file to be read."""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.config import Settings
from graph.errors import SourceError
from graph.read import read
from graph.read.confined import Confined, Limits, limits_of
from graph.read.formats import MOST_ENTRIES, Format
from tests.graph.read.word import p, packed, part, related, row, table, word

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="this system sets no such limit")
TIGHT = Limits(seconds=90.0, pdf_seconds=90.0, memory_bytes=600_000_000, unpacked_bytes=5_000_000)


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    with Confined(TIGHT) as process:
        yield process


def docx(confined: Confined, data: bytes) -> str:
    return confined.render(data, "plan.docx", Format.DOCX).text


def html(confined: Confined, page: str) -> str:
    return confined.render(page.encode(), "plan.html", Format.HTML).text


def bomb() -> bytes:
    return word(p("a" * 6_000_000))


def lying_bomb() -> bytes:
    """A part that says it is small, and unfolds to more."""
    return bomb().replace(struct.pack("<I", len(part("document", f"<w:body>{p('a' * 6_000_000)}</w:body>"))), struct.pack("<I", 1_000))


def many_entries() -> bytes:
    return packed({**{f"word/x{i}": "" for i in range(MOST_ENTRIES + 1)}, "word/document.xml": part("document", "<w:body/>")})


def locked() -> bytes:
    data = bytearray(word(p("a")))
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1  # the flag of a locked entry
        start += 4
    return bytes(data)


def entities() -> bytes:
    """Entities of entities: a thousand million letters, if they were followed."""
    names = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha" * 5}">' for i in range(9))
    document = f'<?xml version="1.0"?><!DOCTYPE w:document [{names}]>' + part("document", f"<w:body>{p('&a8;')}</w:body>").partition("?>")[2]
    return packed({"word/document.xml": document, "_rels/.rels": related(("officeDocument", "word/document.xml"))})


def stranger() -> bytes:
    """An entity that is another file's text."""
    document = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + part("document", f"<w:body>{p('&f;')}</w:body>").partition("?>")[2]
    return packed({"word/document.xml": document, "_rels/.rels": related(("officeDocument", "word/document.xml"))})


def nested_tables(depth: int) -> bytes:
    inner = p("a")
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return word(inner)


def wide_word() -> bytes:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="100000"/></w:tcPr>{p("a")}</w:tc>'
    return word(table(row("TT", cell), *(row("1", cell) for _ in range(3_000))))


DOCX = [
    (bomb, "bung ra hơn 5 MB"),
    (lying_bomb, "bung ra hơn 5 MB|bị hỏng"),
    (many_entries, "hơn 5000 phần"),
    (locked, "mật khẩu"),
    (entities, "DOCTYPE"),
    (stranger, "DOCTYPE"),
    (lambda: nested_tables(300), "lồng hơn"),
    (lambda: nested_tables(30_000), "lồng|bị hỏng"),
    (wide_word, "bảng hơn"),
]


@pytest.mark.parametrize(("make", "reason"), DOCX)
def test_a_hostile_word_document_is_refused(confined: Confined, make: object, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        docx(confined, make())  # type: ignore[operator]
    assert docx(confined, word(p("Sở Y tế"))) == "Sở Y tế\n\n"


HTML = [
    ("<div>" * 5_000 + "a", "lồng hơn"),
    ("<table><tr><td>" * 3_000 + "a", "lồng"),
    ("<table><tr><td>TT" + "<td colspan=999 rowspan=99999>a" * 1_000 + "<tr><td>1" * 5_000, "bảng hơn"),
    ("<table>" + "<tr>" + "<td>a" * 150 * 30_000, "bảng hơn|bộ nhớ"),
]


@pytest.mark.parametrize(("page", "reason"), HTML, ids=["divs", "tables", "spans", "cells"])
def test_a_hostile_page_is_refused(confined: Confined, page: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        html(confined, page)
    assert html(confined, "<p>Sở Y tế</p>") == "Sở Y tế\n\n"


def test_a_span_that_no_table_has_is_cut_to_what_is_there(confined: Confined) -> None:
    text = html(confined, "<table><tr><td>TT<td colspan=100000>Việc<td>Hạn<tr><td rowspan=100000>1<td>Lập<td>2025</table>")
    assert text.startswith("| TT | Việc |")


LINKS = "<img src='http://127.0.0.1:{0}/'><link rel=stylesheet href='http://127.0.0.1:{0}/'><iframe src='http://127.0.0.1:{0}/'></iframe>"


def test_no_link_is_followed(confined: Confined) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        assert html(confined, LINKS.format(listener.getsockname()[1]) + "<p>a</p>") == "a\n\n"
        with pytest.raises(TimeoutError):
            listener.accept()


def slow(limits: Limits) -> tuple[str, float]:
    """Read a page of a million cells under limits; give the reason and the seconds that it took."""
    begun = time.monotonic()
    with Confined(limits) as process, pytest.raises(SourceError) as caught:
        html(process, "<p>" + "<b>a</b>" * 3_000_000)
    return caught.value.reason, time.monotonic() - begun


def test_a_file_that_takes_too_long_is_given_up() -> None:
    reason, seconds = slow(replace(limits_of(Settings()), seconds=0.5))
    assert "quá 0.5 giây" in reason
    assert seconds < 60


@LINUX
def test_a_file_that_takes_too_much_memory_is_given_up() -> None:
    reason, _ = slow(replace(limits_of(Settings()), memory_bytes=200_000_000))
    assert "bộ nhớ" in reason


def test_a_process_that_dies_is_replaced(confined: Confined) -> None:
    assert html(confined, "<p>một</p>") == "một\n\n"
    process = confined._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert html(confined, "<p>hai</p>") == "hai\n\n"


def test_a_process_is_kept_for_many_files_and_gone_at_the_end() -> None:
    with Confined(TIGHT) as process:
        seen = {html(process, f"<p>{i}</p>") and process._process.pid for i in range(5)}  # type: ignore[union-attr]
        assert len(seen) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(seen.pop(), 0)


def test_a_process_ends_with_what_keeps_it() -> None:
    kept = Confined(TIGHT)
    assert html(kept, "<p>một</p>") == "một\n\n"
    assert kept._process is not None
    pid = kept._process.pid
    del kept
    gc.collect()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_nothing_is_started_for_text(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("KẾ HOẠCH", "utf-8")
    with Confined(TIGHT) as process:
        read(tmp_path / "plan.txt", process)
        assert process._process is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_fork_has_a_process_of_its_own(confined: Confined) -> None:
    html(confined, "<p>một</p>")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, json.dumps([html(confined, "<p>hai</p>"), confined._process.pid]).encode())  # type: ignore[union-attr]
            confined.close()
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    text, pid = json.loads(os.read(reading, 1_000))
    os.close(reading)
    assert text == "hai\n\n"
    assert confined._process is not None
    assert pid != confined._process.pid
    assert html(confined, "<p>ba</p>") == "ba\n\n"


def test_many_threads_have_a_process_each() -> None:
    texts: dict[int, str] = {}

    def work(place: int) -> None:
        with Confined(TIGHT) as process:
            texts[place] = html(process, f"<p>{place}</p>")

    threads = [threading.Thread(target=work, args=(place,)) for place in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == {place: f"{place}\n\n" for place in range(3)}
