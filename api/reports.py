"""What validating the documents of one edition found, each validated once, when it is first asked for.

Answers: the report of a held document.
Assumes: a published state does not change, so that neither does what is found in it; what is checked is all that a finding rests on.
Never:   validates two at a time: pyshacl shares state, and a page waits for few.
"""

from __future__ import annotations

import hashlib
import threading

from rdflib import Graph

from graph.store import Readable
from graph.validate import Finding, Report, Shapes, gather, validate

Found = dict[str, tuple[bytes, Report]]  # by document: what was checked, and what was found


class Reports:
    """Validates the documents of one edition and keeps what was found; `found` is handed on from edition to edition."""

    def __init__(self, store: Readable, shapes: Shapes, found: Found) -> None:
        self._store, self._shapes, self._found = store, shapes, found
        self._known: dict[str, Report] = {}
        self._lock = threading.Lock()

    def of(self, document: str) -> Report:
        """Give the report of a document, validating it if that was not done before."""
        with self._lock:
            if document not in self._known:
                self._known[document] = self._report(document)
            return self._known[document]

    def _report(self, document: str) -> Report:
        checked = gather(self._store, document)
        digest = _digest(checked)
        if document not in self._found or self._found[document][0] != digest:
            self._found[document] = digest, validate(checked, self._shapes, document=document)
        return self._found[document][1]


def _digest(graph: Graph) -> bytes:
    lines = sorted(f"{s.n3()} {p.n3()} {o.n3()}" for s, p, o in graph)
    return hashlib.sha256("\n".join(lines).encode()).digest()


def by_rule(report: Report) -> list[tuple[Finding, list[Finding]]]:
    """Group findings by the rule that was broken, gravest first, each rule with its first finding for what all of them share."""
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(finding.code, []).append(finding)
    return [(places[0], places) for places in groups.values()]
