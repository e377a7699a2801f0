"""The text of a query as another engine is sent it: with prefixes, and with terms in the place of variables.

An engine's own API binds variables; over HTTP there is only text. A VALUES block would be joined with the rest in whatever order the engine likes,
and Virtuoso does not take one behind the pattern; a term in the variable's place is what every engine looks up first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.store.state import Term
from graph.vocab import PREFIXES

_DECLARED = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
_APART = re.compile(r"""(?P<same>\#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>)|[?$](?P<name>\w+)""")
_HEAD = re.compile(r"\A(?P<head>(?:\s|\#[^\n]*\n)*SELECT\b[^{]*?)(?P<rest>WHERE\b.*|\{.*)\Z", re.DOTALL | re.IGNORECASE)
_BASED = re.compile(r"\A(?:\s|#[^\n]*\n)*BASE\s*<[^>]*>", re.IGNORECASE)


def bound(query: str, bindings: Mapping[str, Term]) -> str:
    """Put terms in the place of variables of a query of the project's own; a variable of the projection stays in the answer.

    >>> from rdflib import URIRef
    >>> bound("SELECT ?d ?x WHERE { ?d ?p ?x }", {"d": URIRef("https://e/d")})
    'SELECT (<https://e/d> AS ?d) ?x WHERE { <https://e/d> ?p ?x }'

    Raises: ValueError if an IRI could not stand in a query.
    """
    terms = {name: _written(term) for name, term in bindings.items()}
    parts = _HEAD.match(query)
    head, rest = (parts["head"], parts["rest"]) if parts else ("", query)
    return _replaced(head, {name: f"({term} AS ?{name})" for name, term in terms.items()}) + _replaced(rest, terms)


def _replaced(text: str, terms: Mapping[str, str]) -> str:
    return _APART.sub(lambda found: found[0] if found["same"] else terms.get(found["name"], found[0]), text)


def _written(term: Term) -> str:
    if re.search(r'[<>"{}|^`\\\x00-\x20]', str(term)) and not hasattr(term, "datatype"):
        raise ValueError(f"not an IRI: {term}")
    return str(term.n3())


def declared(query: str, base: str | None) -> str:
    """Put the project's prefixes before a query; behind its BASE, which Virtuoso takes in the first place only.

    >>> declared("BASE <https://e/> ASK {}", None).startswith("BASE <https://e/> PREFIX vp:")
    True
    """
    found = _BASED.match(query)
    if found:
        return f"{found[0]} {_DECLARED}\n{query[found.end() :]}"
    return f"{f'BASE <{base}> ' if base else ''}{_DECLARED}\n{query}"
