"""The process that takes files apart: reads requests from standard input, and answers with text as JSON.

Answers: how a reader of a format is run where it can do no harm.
Assumes: it is started by graph.read.confined, once for many files; its limits come as JSON in its first argument.
Never:   opens a file or the network for a file's sake; answers with anything but text, places and reasons.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import IO

from graph.errors import SourceError
from graph.read.confined import Limits
from graph.read.docx import read_docx
from graph.read.formats import Format
from graph.read.html import read_html
from graph.read.markdown import read_markdown
from graph.read.pdf import read_pdf
from graph.read.rendition import Rendition
from graph.sandbox import deny_network, follow_parent, limit_memory, limit_time

_LONGEST = 20_000_000  # characters of a file written out: the longest real plans, with all annexes, have below 5 million
_DEEPEST = 8_000  # calls inside one another: readers walk down what is nested, and have limits of their own

Answer = dict[str, object]
Readers = dict[str, Callable[[bytes, str], Rendition]]


def serve(requests: IO[bytes], answers: IO[bytes], limits: Limits) -> None:
    """Answer requests until there are no more, or one took too much: then the process is not used again."""
    readers: Readers = {
        Format.HTML.name: read_html,
        Format.MARKDOWN.name: read_markdown,
        Format.PDF.name: read_pdf,
        Format.DOCX.name: lambda data, path: read_docx(data, path, unpacked_bytes=limits.unpacked_bytes),
    }
    answers.write(b"ready\n")
    answers.flush()
    while line := requests.readline():
        request = json.loads(line)
        limit_time(float(request["seconds"]))
        data = requests.read(int(request["size"]))
        answer, is_spent = _answer(readers[request["format"]], data, str(request["path"]))
        body = json.dumps({**answer, "is_spent": is_spent}).encode("ascii")
        answers.write(b"%d\n" % len(body) + body)
        answers.flush()
        if is_spent:
            return


def _answer(reader: Callable[[bytes, str], Rendition], data: bytes, path: str) -> tuple[Answer, bool]:
    try:
        rendition = reader(data, path)
    except SourceError as error:
        return {"refused": error.reason}, False
    except MemoryError:
        return {"refused": "cần nhiều bộ nhớ hơn mức cho phép; hãy tách tệp"}, True
    except RecursionError:
        return {"refused": "lồng sâu hơn mọi văn bản thật; hãy lưu lại bằng Word hay trình duyệt"}, True
    except Exception as error:  # whatever a stranger's file does to a reader costs that file only, and is said
        return {"refused": f"không đọc được, tệp có thể bị hỏng ({type(error).__name__}: {error}); hãy lưu lại bằng Word hay trình duyệt"}, True
    if len(rendition.text) > _LONGEST:
        return {"refused": f"có hơn {_LONGEST // 1_000_000} triệu chữ cái, nhiều hơn mọi văn bản thật; hãy tách tệp"}, True
    places = [[mark.start, mark.label] for mark in rendition.marks]
    return {"text": rendition.text, "marks": places, "is_recognised": rendition.is_recognised}, False


def main() -> None:
    """Run as `python -P -m graph.read.worker LIMITS`."""
    limits = Limits(**json.loads(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints goes nowhere
    sys.setrecursionlimit(_DEEPEST)
    follow_parent()
    limit_memory(limits.memory_bytes)
    deny_network(programs=False)
    serve(sys.stdin.buffer, answers, limits)


if __name__ == "__main__":
    main()
