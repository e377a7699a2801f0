"""Every page, as a browser gets it without running a script: what it says, and that texts of the graph are texts in it."""

from __future__ import annotations

from html.parser import HTMLParser

import httpx
import pytest

from tests.api.conftest import DOCUMENT, Served

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
TASK, HOSTILE_TASK = f"/{DOCUMENT}/nv/II.1.a.html", f"/{DOCUMENT}/nv/II.2.html"
SCAN = "id/vb/00112233445566ff"
PAGES = [  # address, words that must stand on the page
    ("/", ("Kế hoạch 41/KH-UBND", "23-NQ/TW", "/100", "2 văn bản có toàn văn")),
    ("/search?q=nq23", ("Nghị quyết 23-NQ/TW ngày 22/3/2018", "Ai thực hiện văn bản này")),
    ("/search?q=hàng+không+cụm", ("Không có gì chứa đủ các từ này",)),
    ("/search?q=zzz", ("Không tìm thấy gì",)),
    ("/search", ("Từ cần tìm",)),
    ("/documents", ("5 văn bản", "chưa có", "cấp tỉnh")),
    ("/documents?type=ke-hoach&held=true", ("2 văn bản",)),
    ("/documents?q=zzz", ("Không có mục nào khớp",)),
    ("/tasks", ("4 nhiệm vụ", "không nêu", "Sở Công Thương", "trước ngày 30/9/2023")),
    ("/tasks?agency=so+cong+thuong&role=lead", ("2 nhiệm vụ",)),
    ("/agencies", ("Sở Công Thương tỉnh Tân Hà", "5 cơ quan")),
    ("/targets", ("trên 65 %", "2030")),
    (f"/{DOCUMENT}.html", ("Phát triển cụm công nghiệp", "15/6/2023", "Số: 41/KH-UBND", "ký tự 60–75", "Thực hiện, triển khai", "ở 2 chỗ")),
    (f"/{DOCUMENT}.html", ("chưa xác định được văn bản", "Chỉ có tên, không có số và năm", "có nhiều văn bản phù hợp", "Có thể là")),
    (f"/{DOCUMENT}.html", ("Được thực hiện, triển khai bởi", "Triển khai thực hiện Kế hoạch số 41/KH-UBND", "Định danh:", "Nhiệm vụ (3)")),
    ("/eli/vn/ttg/quyet-dinh/2022/900.html", ("chỉ biết qua viện dẫn", "Đồ thị chưa giữ toàn văn", "Được thực hiện, triển khai bởi")),
    *((f"/{SCAN}{part}.html", ("Đọc từ bản quét.", "ban-quet.pdf", "đối chiếu với bản gốc")) for part in ("", "/nv/I.1", "/vd/100-150")),
    (f"/{DOCUMENT}.html", ("Đã được thay thế bởi Quyết định 7/QĐ-TTg ngày 02/01/2026 (theo Công báo).",)),
    ("/eli/vn/ttg/quyet-dinh/2022/900.html", ("Hiệu lực theo danh mục", "đã được thay thế bởi Quyết định 7/QĐ-TTg")),
    ("/id/vb/00112233445566ff.html", ("tạm định danh", "Số và ngày để trống trong văn bản.")),
    (TASK, ("Lập danh mục cụm công nghiệp", "Sở Công Thương", "các đơn vị có liên quan", "trước ngày 30/9/2023", "Danh mục được phê duyệt")),
    (TASK, ("Rà soát quy hoạch", "Trung ương Đảng", "Nghị quyết 23-NQ/TW", "ký tự 190–260")),
    (HOSTILE_TASK, ("triển khai", "Quyết định 900/QĐ-TTg ngày 10/5/2022", "hằng năm", "&lt;/script&gt;")),
    ("/id/co-quan/so-cong-thuong-tinh-tan-ha.html", ("Nhiệm vụ chủ trì", "Ủy ban nhân dân tỉnh Tân Hà", "SCT")),
    ("/id/co-quan/ubnd-tinh-tan-ha.html", ("Văn bản ban hành", "trực thuộc", "Sở Công Thương tỉnh Tân Hà")),
    (f"/{DOCUMENT}/vd/200-260.html", ("Viện dẫn", "Kế hoạch 41/KH-UBND", "900/QĐ-TTg", "cite-number")),
    (f"/{DOCUMENT}/ct/1.html", ("Chỉ tiêu", "65")),
    ("/trace?key=23-NQ/TW", ("4 văn bản, 4 nhiệm vụ", "Trung ương Đảng", "Cấp tỉnh", "Cấp xã", "Thực hiện Quyết định số 900/QĐ-TTg", "<svg")),
    ("/trace?key=41/KH-UBND&direction=up", ("Chuỗi lên trên", "Bộ Chính trị")),
    ("/trace?key=900/QĐ-TTg+1/6/2021", ("Không văn bản nào trong đồ thị nêu",)),
    ("/trace?key=23-NQ/TW&depth=1", ("còn nữa ở xa hơn 1 bước",)),
    ("/trace", ("Truy vết chuỗi thực hiện",)),
    ("/due", ("Thời hạn nhiệm vụ", "năm 2025", "không biết nhiệm vụ đã hoàn thành hay chưa", "Tải lịch (.ics)")),
    ("/impact", ("Ai dựa vào văn bản đã thay đổi", "Quyết định 900/QĐ-TTg", "kéo theo 3 nhiệm vụ, 1 chỉ tiêu")),
    ("/changes?from=2023-06-01&until=2023-06-30", ("Khác biệt giữa hai ngày", "Kế hoạch 41/KH-UBND")),
    ("/validation", ("Độ đầy đủ của kế hoạch", "chỗ phải sửa", "Chung")),
    ("/validation?document=41/KH-UBND", ("Cách sửa:", "T01", "Rà soát quy hoạch")),
    ("/sparql", ("Câu hỏi mẫu", "chủ trì bao nhiêu nhiệm vụ")),
    ("/docs", ("openapi.json",)),
    ("/dataset", ("Điểm truy vấn", "Turtle")),
    ("/ontology", ("cơ quan chủ trì", "lead agency", "vp:leadAgency", "Ví dụ")),
    ("/shapes", ("Nhiệm vụ chưa có cơ quan chủ trì.", "The task has no lead agency.", "Nghị định 30/2020/NĐ-CP")),
    ("/scheme", ("Vai trò phân công", "Assignment roles")),
    ("/scheme/document-type", ("nghị quyết", "resolution", "NQ")),
]
ERRORS = [  # address, status, words
    ("/nowhere", 404, "Không tìm thấy"),
    ("/eli/vn/none", 404, "Đồ thị không có gì tên là"),
    ("/eli/vn/%3Cscript%3E", 404, "&lt;script&gt;"),
    ("/trace?key=zzz", 404, "Không tìm thấy văn bản"),
    ("/trace?key=900/QĐ-TTg", 409, "Quyết định 900/QĐ-TTg ngày 1/6/2021"),
    ("/trace?key=23-NQ/TW&depth=99", 400, "depth"),
    ("/tasks?limit=0", 400, "limit"),
    ("/tasks?document=zzz", 404, "Không tìm thấy văn bản"),
    ("/validation?document=23-NQ/TW", 404, "không giữ toàn văn"),
]


class Page(HTMLParser):
    """Notes what a page is made of."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.labels: set[str] = set()
        self.fields: list[str] = []
        self.problems: list[str] = []
        self.headings: list[int] = []
        self.links: list[str] = []
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.language = self.language or given.get("lang") or ""  # of the page as a whole
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "label" and given.get("for"):
            self.labels.add(str(given["for"]))
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(int(tag[1]))
        if tag == "a":
            self.links.append(str(given.get("href")))
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.problems.append("inline script")
        if tag == "style" or "style" in given or any(name.startswith("on") for name in given):
            self.problems.append(f"inline style or handler on {tag}")
        for name in ("src", "href", "action"):
            if str(given.get(name) or "").startswith(("http:", "//", "javascript:")):
                self.problems.append(f"{name} of {tag} leads elsewhere: {given[name]}")


def get(served: Served, address: str) -> httpx.Response:
    return served.client.get(address, headers=BROWSER)


@pytest.mark.parametrize(("address", "words"), PAGES)
def test_says_what_it_is_for(served: Served, address: str, words: tuple[str, ...]) -> None:
    reply = get(served, address)
    assert reply.status_code == 200
    assert reply.headers["content-type"].startswith("text/html")
    missing = [word for word in words if word not in reply.text]
    assert not missing


@pytest.mark.parametrize("address", [f"/{DOCUMENT}.html", TASK, f"/{DOCUMENT}/vd/200-260.html"])
def test_what_was_typed_is_no_scan(served: Served, address: str) -> None:
    assert "bản quét" not in get(served, address).text


@pytest.mark.parametrize("address", sorted({address for address, _ in PAGES} | {address for address, _, _ in ERRORS}))
def test_is_sound_html_that_runs_nothing_of_its_own(served: Served, address: str) -> None:
    reply = get(served, address)
    page = Page(reply.text)
    assert not page.problems
    assert page.language == "vi"
    assert len(page.ids) == len(set(page.ids)), "an id stands twice"
    assert page.headings.count(1) == 1
    assert page.headings[0] == 1
    assert "main" in page.ids
    assert "#main" in page.links
    assert "<script>document" not in reply.text
    assert "<img src=x" not in reply.text


@pytest.mark.parametrize(("address", "status", "words"), ERRORS)
def test_errors_are_pages_for_people_and_problems_for_machines(served: Served, address: str, status: int, words: str) -> None:
    page = get(served, address)
    assert (page.status_code, words in page.text) == (status, True)
    problem = served.client.get(address)
    assert problem.status_code == status
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == status


def test_every_link_of_every_page_leads_somewhere(served: Served) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        reply = get(served, address)
        assert reply.status_code in {200, 302, 303}, f"{address}: {reply.status_code}"
        found = [reply.headers["location"]] if reply.status_code in {302, 303} else []
        if reply.headers.get("content-type", "").startswith("text/html"):
            found = [link for link in Page(reply.text).links if link.startswith("/")]
        fresh = {link.partition("#")[0] for link in found} - seen
        seen |= fresh
        waiting += fresh
    assert len(seen) > 100


def test_an_empty_field_of_a_form_does_not_narrow(served: Served) -> None:
    assert "5 văn bản" in get(served, "/documents?q=&type=&level=&year=&province=&held=").text


@pytest.mark.parametrize("address", ["/", "/documents", "/healthz", "/trace?key=23-NQ/TW", "/nowhere"])
def test_head_is_get_without_its_body(address: str, served: Served) -> None:
    got, head = (served.client.request(method, address, headers=BROWSER) for method in ("GET", "HEAD"))
    assert head.status_code == got.status_code
    assert head.headers["content-type"] == got.headers["content-type"]
    assert got.content
    assert head.content == b""
