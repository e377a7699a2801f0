"""What a person does with the pages, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.api.conftest import DOCUMENT
from tests.browser.conftest import Visit, wait_until

pytestmark = pytest.mark.browser
PAGES = [
    "/",
    "/search?q=cum+cong+nghiep",
    "/documents",
    "/tasks",
    "/agencies",
    "/targets",
    f"/{DOCUMENT}.html",
    f"/{DOCUMENT}/nv/II.2.html",
    f"/{DOCUMENT}/vd/200-260.html",
    "/id/co-quan/so-cong-thuong-tinh-tan-ha.html",
    "/trace?key=23-NQ/TW",
    "/coverage?key=41/KH-UBND",
    "/validation?document=41/KH-UBND",
    "/sparql?query=SELECT+*+{+%3Ft+vp:statement+%3Fwords+}",
    "/dataset",
    "/ontology",
    "/shapes",
    "/scheme",
    "/scheme/document-type",
    "/docs",
    "/nowhere",
]


def click_box(page: Page, iri_end: str, *, times: int = 1) -> None:
    """Click a box of the drawing where it stands on the canvas."""
    wait_until(page, "document.querySelector('[data-drawing]')?.drawing")
    page.locator("[data-canvas]").scroll_into_view_if_needed()
    spot = page.evaluate(
        """(end) => {
            const drawing = document.querySelector("[data-drawing]").drawing;
            const id = drawing.nodes.getIds().find((iri) => iri.endsWith(end));
            const at = drawing.network.canvasToDOM(drawing.network.getPosition(id)), frame = drawing.canvas.getBoundingClientRect();
            return { x: frame.left + at.x, y: frame.top + at.y };
        }""",
        iri_end,
    )
    page.mouse.click(spot["x"], spot["y"], click_count=times)


def count_boxes(page: Page) -> int:
    wait_until(page, "document.querySelector('[data-drawing]')?.drawing")
    return int(page.evaluate("document.querySelector('[data-drawing]').drawing.nodes.length"))


def test_from_the_start_page_to_a_task_and_up_to_its_resolution(visit: Visit) -> None:
    page = visit.go("/")
    page.get_by_role("searchbox").fill("23-NQ/TW")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ai thực hiện văn bản này").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nghị quyết 23-NQ/TW")
    expect(page.locator("[data-canvas] canvas")).to_be_visible()
    assert count_boxes(page) == 8
    click_box(page, "/nv/II.1.a")
    panel = page.locator("[data-panel]")
    expect(panel).to_contain_text("Lập danh mục cụm công nghiệp")
    panel.get_by_role("link", name="Mở trang").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lập danh mục cụm công nghiệp")
    chain = page.get_by_role("region", name="Chuỗi lên trên")
    expect(chain.get_by_role("link", name="Nghị quyết 23-NQ/TW").first).to_be_visible()
    expect(chain).to_contain_text("Thực hiện Quyết định số 900/QĐ-TTg ngày 10/5/2022")


def test_a_double_click_opens_the_page(visit: Visit) -> None:
    page = visit.go("/trace?key=23-NQ/TW")
    click_box(page, "/2022/900", times=2)
    expect(page).to_have_title("Quyết định 900/QĐ-TTg ngày 10/5/2022 của Thủ tướng Chính phủ · Vnplan")


def test_neighbours_are_fetched_and_added(visit: Visit) -> None:
    page = visit.go("/trace?key=41/KH-UBND&direction=up")
    before = count_boxes(page)
    click_box(page, "/ke-hoach/2023/41")
    page.get_by_role("button", name="Mở rộng").click()
    expect(page.get_by_role("button", name="Đã thêm")).to_be_visible()
    assert count_boxes(page) > before
    expect(page.locator("[data-pick] option", has_text="Kế hoạch (chưa có số)")).to_have_count(1)


def test_the_list_beside_the_drawing_works_by_keyboard(visit: Visit) -> None:
    page = visit.go("/trace?key=23-NQ/TW")
    page.get_by_label("Chọn trong sơ đồ").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-panel] h3")).to_have_text("Quyết định 900/QĐ-TTg ngày 10/5/2022 của Thủ tướng Chính phủ")
    expect(page.locator("[data-panel]")).to_contain_text("ký tự 200–290")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quyết định 900/QĐ-TTg")


def test_hostile_words_stay_words(visit: Visit) -> None:
    page = visit.go("/trace?key=23-NQ/TW")
    click_box(page, "/nv/II.2")
    expect(page.locator("[data-panel] h3")).to_contain_text("</script><script>document.title='hỏng'</script><img src=x onerror=alert(1)>")
    assert "hỏng" not in page.title()
    assert page.locator("img").count() == 0


def test_the_drawn_graph_takes_the_place_of_the_still_one(visit: Visit, plain: Visit) -> None:
    page = visit.go("/trace?key=23-NQ/TW")
    expect(page.locator("[data-still]")).to_be_hidden()
    still = plain.go("/trace?key=23-NQ/TW")
    expect(still.locator("[data-still] svg")).to_be_visible()
    expect(still.locator("[data-drawing]")).to_be_hidden()


def test_without_scripts_a_person_still_gets_from_start_to_resolution(plain: Visit) -> None:
    page = plain.go("/")
    page.get_by_role("searchbox").fill("danh muc cum")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Truy lên nghị quyết").first.click()
    expect(page.get_by_role("link", name="Nghị quyết 23-NQ/TW ngày 22/3/2018 của Bộ Chính trị").first).to_be_visible()


def test_a_quote_opens_on_demand(visit: Visit) -> None:
    page = visit.go(f"/{DOCUMENT}.html")
    quote = page.get_by_text("Số: 41/KH-UBND")
    expect(quote).to_be_hidden()
    page.locator("#about summary").first.click()
    expect(quote).to_be_visible()


def test_the_keyboard_reaches_the_content_first(visit: Visit) -> None:
    page = visit.go("/documents")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("address", PAGES)
def test_fits_a_phone_and_runs_without_complaint(phone: Visit, address: str) -> None:
    page = phone.go(address)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 375
    if address == "/nowhere":
        phone.wrong = [words for words in phone.wrong if "404" not in words]


@pytest.mark.parametrize("address", PAGES)
def test_runs_on_a_desk_without_complaint(visit: Visit, address: str) -> None:
    page = visit.go(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if address == "/nowhere":
        visit.wrong = [words for words in visit.wrong if "404" not in words]


def test_an_example_question_is_answered(visit: Visit) -> None:
    page = visit.go("/sparql")
    page.get_by_role("link", name="chủ trì bao nhiêu nhiệm vụ").click()
    expect(page.get_by_role("cell", name="Sở Công Thương tỉnh Tân Hà")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "words"), [("/ontology#leadAgency", "lead agency"), ("/shapes#T01", "no lead agency"), ("/scheme/comparator/ge", "at least")]
)
def test_a_terms_address_leads_to_its_place(visit: Visit, address: str, words: str) -> None:
    page = visit.go(address)
    place = page.locator("section.term:target")
    expect(place).to_have_count(1)
    expect(place).to_be_in_viewport()
    expect(place.locator('.two [lang="en"]').first).to_contain_text(words)
    vietnamese, english = (place.locator(f'.two [lang="{language}"]').first.bounding_box() for language in ("vi", "en"))
    assert vietnamese is not None and english is not None
    assert vietnamese["x"] + vietnamese["width"] <= english["x"]  # side by side
