"""A browser, and a service for it to visit. Without Chromium the tests are skipped with that reason; where CI=true they fail."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from graph.config import Settings
from tests.api.conftest import TEXTS, Served, make_store, serve
from tests.conftest import missing

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder: Path = make_store(tmp_path_factory.mktemp("store"), TEXTS / "plans.trig")
    with serve(Settings(store=folder, workers=1)) as service:
        yield service


@pytest.fixture(scope="session")
def embedded() -> Iterator[Served]:
    """The service over the graph of real plans that comes with the project."""
    with serve(Settings(workers=1)) as service:
        yield service


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression is true on the page. The page's own polling would need eval, which the policy of the service refuses."""
    for _ in range(200):
        if page.evaluate(f"Boolean({expression})"):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true on {page.url}: {expression}")


@dataclass(slots=True)
class Visit:
    """A page with what went wrong on it: errors of scripts, what the policy refused, requests that left the service."""

    page: Page
    service: Served
    wrong: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        self.page.goto(self.service.url + address, wait_until="networkidle")
        return self.page


def begin(context: BrowserContext, service: Served) -> Visit:
    visit = Visit(context.new_page(), service)
    visit.page.on("console", lambda message: visit.wrong.append(message.text) if message.type in {"error", "warning"} else None)
    visit.page.on("pageerror", lambda error: visit.wrong.append(str(error)))
    visit.page.on("request", lambda request: None if request.url.startswith((service.url, "data:")) else visit.wrong.append(request.url))
    return visit


@pytest.fixture
def visit(browser: Browser, visited: Served) -> Iterator[Visit]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        made = begin(context, visited)
        yield made
        assert not made.wrong


@pytest.fixture
def phone(browser: Browser, visited: Served) -> Iterator[Visit]:
    with browser.new_context(viewport={"width": 375, "height": 720}, has_touch=True, is_mobile=True) as context:
        made = begin(context, visited)
        yield made
        assert not made.wrong


@pytest.fixture
def plain(browser: Browser, visited: Served) -> Iterator[Visit]:
    with browser.new_context(java_script_enabled=False) as context:
        made = begin(context, visited)
        yield made
        assert not made.wrong
