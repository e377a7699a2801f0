"""What an answer may have at most: bytes and rows. One that has more is refused whole."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from graph.errors import QueryLimitError


@dataclass(frozen=True, slots=True, kw_only=True)
class Most:
    """The most that an answer may have. `rows` are solutions of a SELECT, or triples of a graph; None: any number."""

    size_bytes: int
    rows: int | None = None


class Bounded(io.BytesIO):
    """Takes so many bytes and no more."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Sequence[int] | bytes, /) -> int:  # type: ignore[override]
        """Take bytes.

        Raises: QueryLimitError if they are more than allowed, with those before.
        """
        if self.tell() + len(data) > self._limit:
            raise QueryLimitError(f"câu trả lời lớn hơn {self._limit} byte; hãy thu hẹp câu hỏi hoặc thêm LIMIT")
        return super().write(bytes(data))


def refuse_many(place: int, most: int | None) -> None:
    """Refuse the row at a place, counted from 1, that is one too many.

    Raises: QueryLimitError.
    """
    if most is not None and place > most:
        raise _too_many(most)


def counted(triples: Iterable[ox.Triple], most: int | None) -> Iterator[ox.Triple]:
    """Pass triples on.

    Raises: QueryLimitError once there are more than allowed.
    """
    for place, triple in enumerate(triples, start=1):
        refuse_many(place, most)
        yield triple


def refuse_rows(body: bytes, form: str, most: int | None) -> None:
    """Refuse an answer with more rows than allowed.

    The engine writes rows without saying how many. What parts two of them is counted fast, and may stand in a text too: only where that count is too
    high the rows themselves are counted.

    Raises: QueryLimitError.
    """
    if most is not None and body.count(_BETWEEN[form]) >= most and _rows(body, form) > most:
        raise _too_many(most)


_BETWEEN = {"json": b"},{", "xml": b"<result>", "csv": b"\n", "tsv": b"\n"}


def _rows(body: bytes, form: str) -> int:
    if form == "json":
        return len(json.loads(body)["results"]["bindings"])
    if form == "csv":
        return sum(between.count(b"\n") for between in body.split(b'"')[::2]) - 1  # every second piece is within quotes
    return body.count(_BETWEEN[form]) - (1 if form == "tsv" else 0)


def _too_many(most: int) -> QueryLimitError:
    return QueryLimitError(f"câu trả lời có hơn {most} dòng; hãy thu hẹp câu hỏi hoặc thêm LIMIT")
