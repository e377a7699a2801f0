"""Small graphs to walk: documents, tasks, and who says what of whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph.index.around import Around
from graph.index.ask import Index
from graph.index.build import build_index
from graph.lists import Lists
from graph.store import memory_store

E = "https://example.vn/"
SCHEME = "https://w3id.org/vnplan/scheme/"
PREFIXES = (
    "PREFIX vp: <https://w3id.org/vnplan/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX eli: <http://data.europa.eu/eli/ontology#> "
)


class Made:
    """Writes a small graph. Names are the last parts of IRIs below `E`; a task is "plan/nv/I.1"."""

    def __init__(self, opened: Callable[[Made], Around]) -> None:
        self.lines: list[str] = []
        self._count = 0
        self._opened = opened

    def document(self, name: str, kind: str = "ke-hoach", level: str = "province", *, held: bool = True, date: str = "2024-03-01") -> None:
        """Add a document, issued by an agency of its own, "by-NAME"."""
        self.lines.append(
            f'<{E}{name}> a vp:Document ; skos:prefLabel "{name}"@vi ; vp:documentType <{SCHEME}document-type/{kind}> ; vp:issuer <{E}by-{name}> ; '
            f'eli:date_document "{date}" . '
            f'<{E}by-{name}> a vp:Agency ; skos:prefLabel "by {name}"@vi ; vp:agencyLevel <{SCHEME}agency-level/{level}> .'
            + (f'<{E}{name}> vp:textHash "h" .' if held else "")
        )

    def task(self, plan: str, name: str, parent: str = "", *, deadline: str = "", lead: str = "") -> None:
        """Add a task to a plan, below another task if one is named."""
        task = f"<{E}{plan}/nv/{name}>"
        above = f"; vp:subTaskOf <{E}{plan}/nv/{parent}>" if parent else ""
        until = f'; vp:deadline "{deadline}"' if deadline else ""
        self.lines.append(
            f'<{E}{plan}> vp:hasTask {task} . {task} vp:statement "việc {name}"@vi ; vp:sequenceLabel "{name}" {above} {until} ; '
            f"vp:evidence <{E}{plan}/nv/{name}/bc> ."
            f'<{E}{plan}/nv/{name}/bc> vp:quote "việc {name}" ; vp:start 10 ; vp:end 16 ; vp:placeInFile "trang 2" .'
        )
        if lead:
            part = f"<{E}{plan}/nv/{name}/pc/1>"
            self.lines.append(
                f"{task} vp:hasAssignment {part} . {part} vp:assignmentRole <{SCHEME}assignment-role/lead> ; "
                f'vp:assigneeText "{lead}" ; vp:assignee <{E}{lead}> .'
            )

    def says(self, text: str, subject: str, role: str, target: str, task: str = "") -> None:
        """Let a text say something of two documents; of one that is not found where `target` is empty."""
        self._count += 1
        node, mention = f"<{E}{text}/qh/{self._count}>", f"<{E}{text}/vd/{self._count}>"
        inside = f"{mention} vp:inTask <{E}{text}/nv/{task}> ." if task else ""
        known = f"vp:subjectDocument <{E}{subject}> ; vp:objectDocument <{E}{target}> ;" if target else ""
        state = "stub" if target else "unresolved"
        self.lines.append(
            f"{node} a vp:StatedRelation ; vp:citationRole <{SCHEME}citation-role/{role}> ; vp:relationObject {mention} ; "
            f"vp:relationSubject <{E}{subject}> ; {known} vp:evidence {node[:-1]}/bc> . "
            f'{node[:-1]}/bc> vp:quote "{subject} {role} {target}" ; vp:start {self._count} ; vp:end {self._count + 5} . '
            f"{mention} vp:resolutionStatus <{SCHEME}resolution-status/{state}> . {inside}"
        )

    def around(self) -> Around:
        """Give the graph, indexed, to be walked."""
        return self._opened(self)


@pytest.fixture
def made(lists: Lists, tmp_path: Path) -> Iterator[Made]:
    """An empty graph to write into."""
    with ExitStack() as opened:

        def open_graph(graph: Made) -> Around:
            store = memory_store()
            store.update(f"{PREFIXES} INSERT DATA {{ GRAPH <{E}g> {{ {' '.join(graph.lines)} }} }}")
            build_index(store, tmp_path / "index.sqlite", lists)
            return opened.enter_context(Index(tmp_path / "index.sqlite").around())

        yield Made(open_graph)


@pytest.fixture
def nation(made: Made) -> Made:
    """A plan with tasks over a government resolution over a Party resolution; one task orders a decision carried out."""
    made.document("party", "nghi-quyet", "party-central", held=False)
    made.document("government", "nghi-quyet", "central", held=False)
    made.document("law", "luat", "central", held=False)
    made.document("decision", "quyet-dinh", held=False)
    made.document("plan")
    made.task("plan", "I.1")
    made.task("plan", "I.2")
    made.task("plan", "I.2.a", "I.2")
    made.says("plan", "plan", "implements", "government")
    made.says("plan", "government", "implements", "party")
    made.says("plan", "plan", "basedOn", "law")
    made.says("plan", "plan", "implements", "decision", "I.2")
    return made
