"""What validating the documents of one edition found, each validated once, when it is first asked for.

Answers: the report of a held document.
Assumes: a published state does not change, so that neither does what is found in it.
Never:   validates two at a time: pyshacl shares state, and a page waits for few.
"""

from __future__ import annotations

import threading

from graph.store import Store
from graph.validate import Finding, Report, Shapes, gather, validate


class Reports:
    """Validates the documents of one edition and keeps what was found."""

    def __init__(self, store: Store, shapes: Shapes) -> None:
        self._store, self._shapes = store, shapes
        self._known: dict[str, Report] = {}
        self._lock = threading.Lock()

    def of(self, document: str) -> Report:
        """Give the report of a document, validating it if that was not done before."""
        with self._lock:
            if document not in self._known:
                self._known[document] = validate(gather(self._store, document), self._shapes, document=document)
            return self._known[document]


def by_rule(report: Report) -> list[tuple[Finding, list[Finding]]]:
    """Group findings by the rule that was broken, gravest first, each rule with its first finding for what all of them share."""
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(finding.code, []).append(finding)
    return [(places[0], places) for places in groups.values()]
