"""The journey that the service is for, over the graph of real plans that comes with the project."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.api.conftest import Served
from tests.browser.conftest import Visit, begin, wait_until
from tests.browser.test_visits import click_box, count_boxes

pytestmark = pytest.mark.browser


@pytest.fixture
def real(browser: Browser, embedded: Served) -> Iterator[Visit]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        made = begin(context, embedded)
        yield made
        assert not made.wrong


def test_from_a_resolution_to_a_task_and_back(real: Visit) -> None:
    page = real.go("/")
    page.get_by_role("searchbox").fill("nq 23")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("listitem").filter(has_text="Nghị quyết 23-NQ/TW").get_by_role("link", name="Ai thực hiện văn bản này").first.click()
    few = count_boxes(page)
    click_box(page, "#nhiem-vu")
    wait_until(page, f"document.querySelector('[data-drawing]').drawing.nodes.length > {few} + 10")
    page.get_by_role("button", name="Xem toàn bộ").click()
    task = page.locator("[data-pick] option", has_text=".").last
    page.get_by_label("Chọn trong sơ đồ").select_option(str(task.get_attribute("value")))
    page.locator("[data-panel]").get_by_role("link", name="Mở trang").click()
    chain = page.get_by_role("region", name="Chuỗi lên trên")
    expect(chain.get_by_role("link", name="Nghị quyết 23-NQ/TW").first).to_be_visible()
    expect(chain.locator("blockquote").first).to_be_visible()


@pytest.mark.parametrize("address", ["/", "/tasks", "/validation", "/trace?key=23-NQ/TW", "/agencies"])
def test_real_names_fit_a_phone(browser: Browser, embedded: Served, address: str) -> None:
    with browser.new_context(viewport={"width": 375, "height": 720}, is_mobile=True, has_touch=True) as context:
        visit = begin(context, embedded)
        assert visit.go(address).evaluate("document.documentElement.scrollWidth") <= 375
        assert not visit.wrong
