"""Refuse a query that would ask another server, by how the engine itself reads it.

Answers: whether SERVICE stands in a query as a part of its algebra, and whether it names its graphs itself (FROM).
Assumes: it runs before the query does; for strangers in a query process, under its limits.
Never:   runs the query, nor a part of it; takes a word in a string, comment, IRI, variable or name for a keyword.

The engine does not show what it parsed, and a second parser reads otherwise than it does ("SERVICEex:x" asks ex:x, an escaped S is an S). So its
own parser is asked, with the word spelled otherwise wherever it stands: where it is a part of a string or name, the query stays well formed; where
it is the keyword, nothing else may stand there, and it is not. Updates need no gate: the engine's queries have no such form.
"""

from __future__ import annotations

import re

from graph.errors import QueryError
from graph.store import syntax_error


def _spelled(word: str) -> re.Pattern[str]:
    """Match a word in any case, each letter as itself or as an escape of its code point; group 1 is the first letter, or the digits of its escape."""

    def letter(character: str) -> str:
        codes = "|".join(f"{ord(form):02X}" for form in (character.lower(), character.upper()))
        return rf"(?:{character}|\\u00(?:{codes})|\\U000000(?:{codes}))"

    first = f"{ord(word[0].lower()):02X}|{ord(word[0].upper()):02X}"
    return re.compile(rf"(?:({word[0]})|(\\u00|\\U000000)(?:{first}))(?={''.join(map(letter, word[1:]))})", re.IGNORECASE)


_SERVICE, _FROM = _spelled("service"), _spelled("from")
_WORDS = {_SERVICE: "service", _FROM: "from"}
_UPDATE = re.compile(
    r"(?:\s|\#[^\n\r]*+[\n\r]|(?:base|prefix\s*+[^\s:]*+:)\s*+<[^>]*+>)*+(?:insert|delete|load|clear|drop|create|add|move|copy|with)\b", re.IGNORECASE
)


def refuse_service(query: str) -> None:
    """Refuse a query that has SERVICE, wherever it is nested.

    Raises: QueryError, saying so; where the query is malformed besides, saying what else is wrong with it.
    Source: SPARQL 1.1 Query Language, 19.2 (escapes) and 19.8 (grammar); tests/graph/test_gate.py has what the engine takes beyond it.
    """
    respelled = _respelled(query, _SERVICE)
    if respelled == query:
        return
    fault = syntax_error(respelled, shown=query)
    if fault is not None:
        raise QueryError(f"câu hỏi dùng SERVICE (hỏi máy chủ khác), điều mà điểm truy vấn này không làm; nếu không phải vậy: {fault}")


def names_graphs(query: str) -> bool:
    """Say whether a query names its graphs itself, so that the union of all graphs is not what it asks. A malformed one may do so.

    >>> names_graphs("ASK FROM <http://example.org/g> {}"), names_graphs("SELECT ?from { ?from ?p 'FROM <g>' }")
    (True, False)
    """
    respelled = _respelled(query, _FROM)
    return respelled != query and syntax_error(respelled) is not None


def is_update(query: str) -> bool:
    """Say whether a text that is no query begins as an update does: a reason to tell, not to refuse.

    >>> is_update("PREFIX a: <http://a/> DELETE WHERE { ?s ?p ?o }")
    True
    """
    return _UPDATE.match(query) is not None


def _respelled(query: str, word: re.Pattern[str]) -> str:
    """Write Q for a word's first letter, wherever it stands: no keyword begins so."""
    if _WORDS[word] not in query.lower() and "\\" not in query:
        return query
    return word.sub(lambda found: "Q" if found[1] else f"{found[2]}51", query)
