"""How far a build has come, for people: on a terminal one line that is written anew, elsewhere a line every few seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from graph.build import Step

REDRAW_S = 0.1
SAY_S = 5.0  # between two lines in a file or pipe: a build of a day is a log of some thousand lines
SPEED_FROM = 2  # steps after the first of a stage: before that, a rate says nothing
WIDTH = 100


class ProgressLine:
    """Takes a build's steps and shows some of them, with rate and time left. Use it as the `progress` of a build, then `clear` it."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._is_terminal = stream.isatty()
        self._stage = ""
        self._begun = self._shown = clock()
        self._first = 0

    def __call__(self, step: Step) -> None:
        """Show a step, if it is time to."""
        now = self._clock()
        if step.stage != self._stage:
            self._stage, self._begun, self._first = step.stage, now, step.done
        is_last = self._is_terminal and step.done == step.total
        if now - self._shown < (REDRAW_S if self._is_terminal else SAY_S) and not is_last:
            return
        self._shown = now
        line = _line(step, step.done - self._first, now - self._begun)[:WIDTH]
        self._stream.write(f"\r\x1b[2K{line}" if self._is_terminal else f"{line}\n")
        self._stream.flush()

    def clear(self) -> None:
        """Leave a terminal's line empty, for what is printed next."""
        if self._is_terminal:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()


def _line(step: Step, steps: int, spent_s: float) -> str:
    so_far = f"{step.stage} {step.done}/{step.total}"
    if steps < SPEED_FROM or spent_s <= 0:
        return f"{so_far}: {step.name}"
    rate = steps / spent_s
    speed = f"{rate:.0f} văn bản/giây" if rate >= 2 else f"{1 / rate:.1f} giây/văn bản".replace(".", ",")
    return f"{so_far} · {speed} · còn {duration((step.total - step.done) / rate)}: {step.name}"


def duration(seconds: float) -> str:
    """Say a time as people do.

    >>> duration(8.2), duration(754), duration(7500)
    ('8 giây', '12 phút 34 giây', '2 giờ 5 phút')
    """
    whole = round(seconds)
    hours, minutes = whole // 3600, whole % 3600 // 60
    if hours:
        return f"{hours} giờ {minutes} phút"
    return f"{minutes} phút {whole % 60} giây" if minutes else f"{whole} giây"
