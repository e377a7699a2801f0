"""Small graphs to hold against each other: a decision of the centre with tasks and targets, plans of provinces that carry it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.coverage import Coverage, Wanted, cover
from graph.coverage.rulings import read_rulings
from graph.index.ask import Index
from graph.index.build import build_index
from graph.lists import Lists
from graph.store import Store, memory_store
from tests.graph.chain.conftest import PREFIXES, SCHEME, E, Made

DECISION = "decision"


class Plans(Made):
    """A graph with words: tasks say something, documents lie in provinces, targets have figures."""

    def __init__(self, lists: Lists, folder: Path) -> None:
        super().__init__(lambda graph: self.index().around().__enter__())
        self._lists, self._folder = lists, folder
        self.store: Store = memory_store()

    def number(self, name: str, number: str) -> None:
        """Give a document its number."""
        self.lines.append(f'<{E}{name}> vp:officialNumber "{number}" .')

    def place(self, name: str, province: str) -> None:
        """Say which province a document's issuer belongs to."""
        self.lines.append(f"<{E}by-{name}> vp:territory <{E}id/dvhc/{province}> .")

    def duty(self, plan: str, name: str, words: str, parent: str = "", **given: str) -> str:
        """Add a task that says something; give its IRI."""
        self.task(plan, name, parent, **given)
        at = -2 if "lead" in given else -1
        self.lines[at] = self.lines[at].replace(f'vp:statement "việc {name}"', f'vp:statement "{words}"')
        return f"{E}{plan}/nv/{name}"

    def aim(self, plan: str, name: str, indicator: str, **given: str) -> None:
        """Add a target; given: comparator, value, max, unit, year, words, qualifier."""
        node = f"<{E}{plan}/ct/{name}>"
        parts = {
            "value": "vp:targetValue {}" if "max" not in given else "vp:minValue {}",
            "max": "vp:maxValue {}",
            "unit": 'vp:unitText "{}"',
            "year": 'vp:targetYear "{}"',
            "qualifier": 'vp:qualifier "{}"',
        }
        said = " ; ".join(pattern.format(given[part]) for part, pattern in parts.items() if part in given)
        self.lines.append(
            f'<{E}{plan}> vp:hasTarget {node} . {node} vp:statement "{given.get("words", indicator)}"@vi ; vp:forIndicator {node[:-1]}/i> ; '
            f"vp:comparator <{SCHEME}comparator/{given.get('comparator', 'eq')}> ; {said} ; vp:evidence {node[:-1]}/bc> . "
            f'{node[:-1]}/i> skos:prefLabel "{indicator}"@vi . {node[:-1]}/bc> vp:start 5 .'
        )

    def index(self) -> Index:
        """Give the graph, indexed."""
        self.store.update(f"{PREFIXES} INSERT DATA {{ GRAPH <{E}g> {{ {' '.join(self.lines)} }} }}")
        build_index(self.store, self._folder / "index.sqlite", self._lists)
        return Index(self._folder / "index.sqlite")

    def cover(self, **given: object) -> Coverage:
        """Hold the decision against the plans."""
        return cover(self.index(), read_rulings(self.store), Wanted(document=E + DECISION, **given))  # type: ignore[arg-type]


@pytest.fixture
def plans(lists: Lists, tmp_path: Path) -> Iterator[Plans]:
    """A decision of the centre with four tasks, and two provinces' plans that carry it out."""
    made = Plans(lists, tmp_path)
    made.document(DECISION, "quyet-dinh", "central", date="2024-01-10")
    made.number(DECISION, "77/QĐ-TTg")
    for name, province in (("north", "tan-ha"), ("south", "phu-mau")):
        made.document(name)
        made.place(name, province)
        made.says(name, name, "implements", DECISION)
    made.duty(DECISION, "II.1", "Phát triển nhà ở xã hội cho công nhân khu công nghiệp và người thu nhập thấp")
    made.duty(DECISION, "II.2", "Triển khai hồ sơ sức khỏe điện tử cho người dân, liên thông dữ liệu khám chữa bệnh")
    made.duty(DECISION, "II.3", "Bảo vệ và phục hồi rừng tự nhiên, nâng tỷ lệ che phủ rừng")
    made.duty(DECISION, "II.4", "Cung cấp dịch vụ công trực tuyến toàn trình")
    yield made
