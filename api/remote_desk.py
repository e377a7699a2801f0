"""What a query process does where another engine answers: it looks at the query before it is sent, and writes the answer that came back.

Answers: whether a query may be sent, and what its answer is in the form that is wanted.
Assumes: the service sends what this lets pass, and brings back what came; api.remote_pool does.
Never:   reaches the network, or knows a password: both stay with the service.
"""

from __future__ import annotations

from dataclasses import dataclass

from api.desk import Desk, explained
from api.frames import Question
from graph.gate import names_graphs, refuse_service
from graph.store import Answer, Most
from graph.store.remote import Dialect, Heard, kind_of, write_answer

LOOK = "look"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How what came back is to be read: the kind that the query is answered in, and the engine's ways."""

    kind: str
    heard: Heard

    def task(self) -> str:
        """Give it as the task of a question.

        >>> Writing(kind="graph", heard=Heard(dialect=Dialect(is_virtuoso=True), rows=10000)).task()
        'graph 1 10000'
        """
        return f"{self.kind} {self.heard.dialect.is_virtuoso:d} {self.heard.rows or 0}"


def read_writing(task: str) -> Writing:
    """Read it again.

    >>> read_writing("boolean 0 0").heard
    Heard(dialect=Dialect(is_virtuoso=False), rows=None)
    """
    kind, is_virtuoso, rows = task.split()
    return Writing(kind=kind, heard=Heard(dialect=Dialect(is_virtuoso=is_virtuoso == "1"), rows=int(rows) or None))


class RemoteDesk(Desk):
    """Looks at queries and writes answers; asks nobody."""

    def __init__(self, most: Most) -> None:
        self._most = most

    def open(self) -> None:
        """There is nothing to open."""

    def answer(self, question: Question) -> Answer:
        """Look at a query (the answer's kind, and whether the query names its graphs), or write the answer that its text is.

        Raises: QueryError if it is malformed or refused, QueryLimitError if the answer is too large, RemoteError if it is none.
        """
        if question.task == LOOK:
            refuse_service(question.query)
            with explained(question.query):
                return Answer(kind=kind_of(question.query, question.scope.base), body=b"%d" % names_graphs(question.query))
        writing = read_writing(question.task)
        forms = (question.result_form, question.rdf_form)
        return write_answer(question.query.encode(), writing.kind, forms=forms, heard=writing.heard, most=self._most)
