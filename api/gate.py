"""Look at a stranger's query before it runs: is it one that this service answers?

Answers: whether a query would ask another server (SERVICE), whether it names its graphs itself (FROM), whether it is an update.
Assumes: the store's own parser decides what is well formed; this only decides what is refused, and when in doubt it refuses.
Never:   lets the word SERVICE pass outside strings, comments, IRIs, variables and local names.

The store's parser reads keywords without looking for word borders ("SERVICEex:x" asks ex:x), and tells "<" the operator from "<" of an IRI by its
place.
A reader that is stricter than that, and refuses what it cannot tell, cannot be led astray by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.errors import QueryError

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_NAME = _BASE + "0-9_\u00b7\u0300-\u036f\u203f-\u2040"
_TOKEN = re.compile(
    rf"""
      (?P<comment> \#[^\n\r]*+ )
    | (?P<string>  \"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*+'''
                 | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+' )
    | (?P<iri>     <[A-Za-z][A-Za-z0-9+.-]*+://[^<>"'{{}}|^`\\\x00-\x20]*+> )
    | (?P<name>    [?$][{_NAME}]++ | :[{_NAME}][{_NAME}-]*+ | @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ )
    | (?P<less>    <=?(?=\s) )
    | (?P<doubt>   [<\\"'] )
    | (?P<code>    [^\#"'<\\?$:@]++ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U00([0-9A-Fa-f]{6})")
_PROLOGUE = r"\s*+(?:(?:base|prefix\s++[^\s:]*+\s*+:)\s*+(?:<[^>]*+>\s*+)?+)*+"
_UPDATE = re.compile(_PROLOGUE + r"(?:insert|delete|load|clear|drop|create|add|move|copy|with)\b", re.IGNORECASE)
_FROM = re.compile(r"(?<![^\W_])from(?!\s*:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the gate saw in a query that it lets pass."""

    names_graphs: bool  # it has FROM, so the union of all graphs is not what it asks
    updates: bool  # it starts as an update does: the store refuses it, and this is why


def inspect(query: str) -> Look:
    """Look at a query and refuse what asks another server.

    >>> inspect("ASK FROM <http://example.org/g> {}").names_graphs
    True

    In:     the query as it came.
    Raises: QueryError if it has SERVICE, or has the word in a place where it cannot be told from one.
    Source: SPARQL 1.1 Query Language, 19.8 Grammar (terminals); tests/api/test_gate.py has what the store's parser takes beyond it.
    """
    unescaped = _ESCAPED.sub(lambda found: _character(found[1] or found[2]), query)
    for text in (query, unescaped):
        if "service" in text.lower():
            _refuse_service(text)
    code = _code(query)
    return Look(names_graphs=bool(_FROM.search(code)), updates=bool(_UPDATE.match(code)))


def _refuse_service(text: str) -> None:
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "doubt":
            raise QueryError(
                f"câu hỏi có từ SERVICE và một ký tự “{token[0]}” (vị trí {token.start() + 1}) không phân biệt chắc chắn được; "
                "hãy viết dấu cách sau phép so sánh, viết IRI đầy đủ, và bỏ từ đó nếu không cần"
            )
    if "service" in _code(text).lower():
        raise QueryError("câu hỏi dùng SERVICE (hỏi máy chủ khác); điểm truy vấn này chỉ trả lời từ dữ liệu của mình")


def _code(text: str) -> str:
    """Give what is neither comment, string, IRI nor name, with a space for each of these, and a colon before that of a local name."""
    return "".join(_shown(token) for token in _TOKEN.finditer(text))


def _shown(token: re.Match[str]) -> str:
    if token.lastgroup in {"code", "less", "doubt"}:
        return token[0]
    return ": " if token[0].startswith(":") else " "


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"
