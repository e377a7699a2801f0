"""Read formats that programs must take apart in a process of its own, which is ended when it takes too long or too much.

Answers: what text a file of HTML, Word or PDF has, however hostile the file is.
Assumes: the process (graph.read.worker) is started at the first such file, kept for the next ones, and replaced when it was ended.
Never:   believes what the process answers to be more than text: answers are JSON of limited size; leaves a process behind.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import IO, Self

from graph.config import Settings
from graph.errors import SourceError
from graph.model import Mark
from graph.read.formats import Format
from graph.read.rendition import Rendition

_ANSWER_BYTES = 400_000_000  # of JSON, in which each letter of Vietnamese takes up to six bytes
_START_LIMIT_S = 60.0  # a process is ready in about 0.2 s; a machine under load may take longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may take: seconds by the clock and of computing, bytes of the process's memory, bytes that a packed file may unfold to."""

    seconds: float
    pdf_seconds: float
    memory_bytes: int
    unpacked_bytes: int

    def of(self, form: Format) -> float:
        """The seconds for a file of a format: the letters of a scan take about four seconds a page."""
        return self.pdf_seconds if form is Format.PDF else self.seconds


def limits_of(settings: Settings) -> Limits:
    """Take the limits from the settings."""
    return Limits(
        seconds=settings.render_limit_s,
        pdf_seconds=settings.pdf_limit_s,
        memory_bytes=settings.render_memory_bytes,
        unpacked_bytes=settings.unpacked_bytes,
    )


class Confined:
    """A process that writes files out: one for many files, in one thread. It costs nothing until a file needs it.

    Use it as a context, or keep it as long as there are files: the process ends with it, with this program, and when its parent dies.

    Where the system cannot limit a process's memory or computing time (macOS: memory; Windows: both), the limit by the clock still holds.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._end: Callable[[], object] = _nothing

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def render(self, data: bytes, path: str, form: Format) -> Rendition:
        """Write out the text of a file's bytes.

        Raises: SourceError if its reader refuses it, or it takes more than the limits allow.
        """
        process = self._started(path)
        seconds = self._limits.of(form)
        with _deadline(process, seconds) as is_late:
            answer = _exchange(process, {"path": path, "format": form.name, "size": len(data), "seconds": seconds}, data)
        if answer is None:
            self.close()
            raise SourceError(path, _why_none(process, seconds, self._limits, is_late=is_late()))
        if answer.get("is_spent") is True:
            self.close()
        if "refused" in answer:
            raise SourceError(path, str(answer["refused"]))
        return _rendition(answer)

    def close(self) -> None:
        """End the process, if there is one."""
        self._process, end, self._end = None, self._end, _nothing
        end()

    def _started(self, path: str) -> subprocess.Popen[bytes]:
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None:
            return self._process
        self.close()
        # -P: the folder that a command is run in is not searched for modules.
        command = [sys.executable, "-P", "-m", "graph.read.worker", json.dumps(asdict(self._limits))]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
        self._owner = os.getpid()
        self._end = weakref.finalize(self, _end, self._process, self._owner)
        with _deadline(self._process, _START_LIMIT_S):
            is_ready = self._process.stdout.readline() == b"ready\n"  # type: ignore[union-attr]
        if not is_ready:
            self.close()
            raise SourceError(path, "tiến trình đọc tệp không khởi động được; hãy cài lại Vnplan")
        return self._process


def _nothing() -> None:
    """Stands where there is no process to end."""


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    if owner != os.getpid():  # a process that was forked has its parent's pipes, not its child
        return
    _kill(process)
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            pipe.close()  # type: ignore[union-attr]
    process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and the programs that it runs, which are its group."""
    if process.poll() is None:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)


@contextlib.contextmanager
def _deadline(process: subprocess.Popen[bytes], seconds: float) -> Iterator[Callable[[], bool]]:
    """Kill the process after so many seconds; give what tells whether that happened."""
    late = threading.Event()

    def end() -> None:
        late.set()
        _kill(process)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield late.is_set
    finally:
        timer.cancel()
        timer.join()


def _exchange(process: subprocess.Popen[bytes], request: dict[str, object], data: bytes) -> dict[str, object] | None:
    """Send a request and read its answer; None if the process died over it or does not keep to the form."""
    to_process, from_process = process.stdin, process.stdout
    assert to_process is not None
    assert from_process is not None
    try:
        to_process.write(json.dumps(request).encode() + b"\n")
        to_process.write(data)
        to_process.flush()
        size = int(from_process.readline(20) or b"-1")
        answer = json.loads(_read_whole(from_process, size)) if 0 <= size <= _ANSWER_BYTES else None
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def _read_whole(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) != size:
        raise ValueError("the process died while it answered")
    return data


def _why_none(process: subprocess.Popen[bytes], seconds: float, limits: Limits, *, is_late: bool) -> str:
    if is_late or process.returncode == -getattr(signal, "SIGXCPU", 0) != 0:
        return f"đọc quá {seconds:g} giây nên đã bị dừng; hãy tách tệp, hoặc lưu lại bằng Word hay trình duyệt"
    return f"cần quá {limits.memory_bytes // 1_000_000} MB bộ nhớ hoặc bị hỏng nên đã bị dừng; hãy tách tệp, hoặc lưu lại bằng Word hay trình duyệt"


def _rendition(answer: dict[str, object]) -> Rendition:
    text, marks = answer.get("text"), answer.get("marks")
    places = [Mark(start=int(start), label=str(label)) for start, label in marks] if isinstance(marks, list) else []
    return Rendition(text=str(text), marks=tuple(places), is_recognised=answer.get("is_recognised") is True)
