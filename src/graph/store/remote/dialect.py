"""Where engines answer otherwise than the standards say, and what is made of it.

Answers: what is asked in addition, and how an answer becomes one that the standard's parser takes.
Assumes: `ASK {}` tells Virtuoso from the rest: up to 7.2.5 it answers in rows, as nothing else does.
Never:   guesses at an answer: what it cannot tell is an error.
Source:  measured on Virtuoso 07.20.3229 and Oxigraph 0.5.13, tests/graph/remote; docs/engines.md says it to people.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from rdflib.namespace import XSD

from graph.errors import QueryError, RemoteError

_RETURNED = "__ASK_RETVAL"
# Also as a prefix, which Virtuoso knows without a declaration, and by the namespaces that it reads as these.
_OWN = re.compile(r"(?<![\w-])(?:bif|sql)\s*:|openlinksw\.com/schemas/(?:bif|sql)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U00([0-9A-Fa-f]{6})")
_DESCRIBE = 'define sql:describe-mode "CBD" '
_TYPED = re.compile(r'"(?P<value>[^"]*)"\^\^<http://www\.w3\.org/2001/XMLSchema#(?P<kind>\w+)> \.$')
_YEAR = re.compile(r"(?!0000)\d{4}(?!\d)")
_BOOLEANS = {"1": "true", "0": "false"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How an engine speaks."""

    is_virtuoso: bool = False

    def asked(self, query: str, kind: str) -> str:
        """Give a query as this engine understands it.

        Raises: QueryError if it calls what is no SPARQL but the engine's own (`bif:`, `sql:` functions reach into the machine).
        """
        if not self.is_virtuoso:
            return query
        if _OWN.search(query) or _OWN.search(_ESCAPED.sub(_character, query)):
            raise QueryError("câu hỏi gọi hàm riêng của máy chủ dữ liệu (bif:, sql:); điểm truy vấn này chỉ nhận SPARQL 1.1")
        # Without it, 7.2.5 describes everything as nothing.
        return _DESCRIBE + query if kind == "graph" and re.search(r"\bdescribe\b", query, re.IGNORECASE) else query

    def why_not(self, line: str) -> str | None:
        """Say why the engine would not keep a triple as it is; None: it does. Without this, Virtuoso 7.2.5 keeps another number and says nothing."""
        if not self.is_virtuoso or '"^^<' not in line:
            return None
        found = _TYPED.search(line)
        if found is None:
            return None
        value, kind = found["value"], found["kind"]
        if kind == "integer" and not _fits(value):
            return "số nguyên ngoài 64 bit"
        if kind in {"date", "dateTime", "gYear", "gYearMonth"} and not _YEAR.match(value):
            return "năm ngoài 0001–9999"
        return "kiểu khoảng thời gian" if kind.endswith("uration") else None

    def fields(self, limit_s: float) -> list[tuple[str, str]]:
        """Give what is sent beside a query: Virtuoso stops by itself, and says so, at a limit that comes with the query."""
        return [("timeout", str(max(1000, round(limit_s * 1000))))] if self.is_virtuoso else []

    def rows(self, body: bytes, kind: str) -> bytes:
        """Give rows, or a truth value, as the SPARQL 1.1 Query Results JSON Format has them.

        Raises: RemoteError if they are not what it answers in.
        """
        if not self.is_virtuoso:
            return body
        try:
            answer = json.loads(body)
            found = answer["results"]["bindings"] if "results" in answer else []
            if kind == "boolean" and answer["head"]["vars"] == [_RETURNED]:
                answer = {"head": {}, "boolean": bool(found)}
            for row in found:
                for term in row.values():
                    _mend(term)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RemoteError("câu trả lời không phải kết quả SPARQL dạng JSON, hoặc bị cắt giữa chừng") from error
        return json.dumps(answer, ensure_ascii=False).encode()


def _mend(term: dict[str, Any]) -> None:
    """Mend one term: booleans come as 1 and 0, names of blank nodes as addresses."""
    if term["type"] == "bnode":
        term["value"] = "b" + re.sub(r"\W", "", term["value"])
    elif term.get("datatype") == str(XSD.boolean):
        term["value"] = _BOOLEANS.get(term["value"], term["value"])


def _fits(value: str) -> bool:
    try:
        return -(2**63) <= int(value) < 2**63
    except ValueError:
        return False


def _character(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number <= 0x10FFFF else ""


def dialect_of(answer: bytes) -> Dialect:
    """Tell how an engine speaks by its answer to `ASK {}`.

    Raises: RemoteError if that is no answer at all.
    """
    try:
        found = json.loads(answer)
        if found.get("boolean") is True:
            return Dialect()
        if found["head"]["vars"] == [_RETURNED]:
            return Dialect(is_virtuoso=True)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RemoteError("địa chỉ truy vấn không trả lời bằng SPARQL; hãy xem lại VNPLAN_REMOTE_QUERY") from error
    raise RemoteError("địa chỉ truy vấn trả lời sai câu hỏi ASK {}; hãy xem lại VNPLAN_REMOTE_QUERY")
