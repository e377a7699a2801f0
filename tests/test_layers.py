"""The direction of imports: a module imports from its own layer or below, never in a circle; some libraries have one importer only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

PROJECT = Path(__file__).parents[1]

LAYERS = {
    0: {"errors", "config", "sandbox", "syscalls"},
    1: {"text", "page_ends", "scan", "model", "numbers", "quantity", "period", "vocab", "lists", "offices", "crew"},
    2: {"read", "extract", "resolve", "succession", "rdf", "draw"},
    3: {"store", "index", "validate", "queries"},
    4: {
        *("embedded", "derived", "find", "gate", "chain", "tables", "coverage", "status", "due"),  # what is asked
        *("prepare", "spool", "receipts", "arrivals", "holdings", "standing", "build", "intake", "owner", "forward"),  # what is written
    },
    5: {"cli"},
}
LAYER_OF = {name: layer for layer, names in LAYERS.items() for name in names}
APART = {"read", "extract", "resolve"}  # these meet only through model
ONLY_IMPORTERS = {
    "pyoxigraph": {"graph.store"},
    "pyshacl": {"graph.validate"},
    "pyvis": {"graph.draw"},
    "networkx": {"graph.chain", "graph.draw"},
    "sqlite3": {"graph.index"},
    "pypdfium2": {"graph.read.pdf"},
    "fastapi": {"api"},
    "prometheus_client": {"api.metrics"},
    "httpx": {"graph.store.remote"},
    "uvicorn": {"graph.cli", "api.listening"},
    "selectolax": {"graph.read"},
    "xlsxwriter": {"graph.tables"},
    "icalendar": {"graph.due"},
}


def modules() -> dict[str, Path]:
    found = {}
    for top, folder in (("graph", PROJECT / "src" / "graph"), ("api", PROJECT / "api")):
        for path in folder.rglob("*.py"):
            parts = path.relative_to(folder).with_suffix("").parts
            found[".".join((top, *(p for p in parts if p != "__init__")))] = path
    return found


def imported(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def layer(module: str) -> int:
    name = module.split(".")[1]
    assert name in LAYER_OF, f"{module}: say in tests/test_layers.py which layer it is in"
    return LAYER_OF[name]


def is_within(module: str, owner: str) -> bool:
    return module == owner or module.startswith(owner + ".")


GRAPH = sorted(name for name in modules() if name.startswith("graph."))


def test_every_module_is_seen() -> None:
    assert len(GRAPH) >= 20
    assert {"api.app", "graph.store", "graph.cli"} <= set(modules())


@pytest.mark.parametrize("module", GRAPH)
def test_a_module_imports_from_its_own_layer_or_below(module: str) -> None:
    for name, line in imported(modules()[module]):
        assert not is_within(name, "api"), f"{module}:{line} imports the service"
        if name.startswith("graph.") and name.split(".")[1] in LAYER_OF:
            assert layer(name) <= layer(module), f"{module}:{line} imports {name} from a layer above"
            stages = {module.split(".")[1], name.split(".")[1]}
            assert len(stages) == 1 or not stages <= APART, f"{module}:{line} imports {name}: these meet only through graph.model"


@pytest.mark.parametrize("library", sorted(ONLY_IMPORTERS))
def test_a_library_has_its_only_importers(library: str) -> None:
    importers = {module for module, path in modules().items() for name, _ in imported(path) if is_within(name, library)}
    assert importers, f"nothing imports {library}: take it out of the list and of pyproject.toml"
    strangers = {module for module in importers if not any(is_within(module, owner) for owner in ONLY_IMPORTERS[library])}
    assert strangers == set()


def test_no_circle_of_imports() -> None:
    graph, known = nx.DiGraph(), modules()
    for module, path in known.items():
        for name, _ in imported(path):
            if name in known and name != module:
                graph.add_edge(module, name)
    assert list(nx.simple_cycles(graph)) == []


def test_nothing_is_imported_inside_a_function() -> None:
    inside = [
        f"{module}:{node.lineno}"
        for module, path in modules().items()
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_only_config_and_the_doors_read_the_environment() -> None:
    readers = {module for module, path in modules().items() if "os.environ" in path.read_text("utf-8") or "os.getenv" in path.read_text("utf-8")}
    assert readers <= {"graph.cli.main", "graph.cli.storing", "api.app", "api.nursery"}


@pytest.mark.parametrize("module", sorted(modules()))
def test_files_and_functions_stay_small(module: str) -> None:
    text = modules()[module].read_text("utf-8")
    assert text.count("\n") <= 400, f"{module} has {text.count(chr(10))} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            documented = ast.get_docstring(node, clean=False) is not None
            size = (node.end_lineno or 0) - node.lineno + 1 - ((first.end_lineno or 0) - first.lineno + 1 if documented else 0)
            assert size <= 50, f"{module}:{node.lineno} {node.name} has {size} lines"
