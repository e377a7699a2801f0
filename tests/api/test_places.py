"""What was read from a file that is not text: pages say where in the file each passage stands, and doubt letters that were recognised."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.build import build, dump
from graph.config import Settings
from graph.store import open_published
from tests.api.conftest import Served, make_store, serve

PAGE = """<!DOCTYPE html><html><body>
<table><tr><td>UBND TỈNH SƠN LA<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<tr><td>Số: 5/KH-UBND<td>Sơn La, ngày 02 tháng 3 năm 2024</table>
<p>KẾ HOẠCH</p><p>I. NHIỆM VỤ</p><table><tr><th>TT<th>Nhiệm vụ<th>Cơ quan chủ trì<tr><td>1<td>Lập đề án theo Quyết định số 7/QĐ-TTg ngày 05/01/2024
<td>Sở Y tế</table></body></html>"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("places")
    (folder / "plan.html").write_text(PAGE, "utf-8")
    settings = Settings(store=folder / "store")
    build((folder / "plan.html",), settings)
    dumped = dump(open_published(settings.writable), folder / "dump", settings.base)
    scanned = [path for path in dumped if "ke-hoach" in path.name]
    for path in scanned:
        text = path.read_text("utf-8")
        assert "vp:fileName" in text
        path.write_text(text.replace("vp:fileName", "vp:isRecognised true ; vp:fileName"), "utf-8")
    settings = Settings(store=make_store(folder / "scanned", *dumped))
    with serve(settings) as service:
        yield service


DOCUMENT = "/eli/vn/ubnd-tinh-son-la/ke-hoach/2024/5"
PAGES = [("", "bảng 1, hàng 2, ký tự"), ("/nv/I.1", "bảng 1, hàng 2, ký tự"), ("/nv/I.1/pc/1", "bảng 1, hàng 2, ký tự")]


@pytest.mark.parametrize(("part", "place"), PAGES, ids=["document", "task", "assignment"])
def test_pages_name_the_place_and_the_doubt(served: Served, part: str, place: str) -> None:
    page = served.client.get(f"{DOCUMENT}{part}.html").text
    assert place in page
    assert "hãy đối chiếu với bản gốc" in page
