"""Targets in objectives, tasks and tables, in wordings written for the tests."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest

from graph.extract import extract
from graph.extract.agency.words import compile_words
from graph.extract.figure.targets import find_targets
from graph.extract.head.header import read_header
from graph.extract.layout.body import find_body
from graph.extract.layout.outline import read_outline
from graph.extract.layout.paragraphs import paragraphs
from graph.extract.page import open_page
from graph.extract.table.tables import find_tables
from graph.lists import Lists
from graph.model import Passage, Source, Target, Task

PLAN = "KẾ HOẠCH\nPhát triển kinh tế giai đoạn 2026-2030\n\nUBND tỉnh ban hành Kế hoạch như sau:\n\n{heading}\n\n{body}\n"
Read = tuple[str, str, str | None, str | None, int | None, int | None]


def targets(text: str, lists: Lists, tasks: Sequence[Task] = ()) -> tuple[Target, ...]:
    page = open_page(Source(path="test", name="test", media_type="text/plain", sha256="", text=text))
    line, tables = page.text.replace("\n", " "), find_tables(page)
    body = find_body(line, paragraphs(page.text), [(table.start, table.end) for table in tables])
    items = read_outline(line, tuple(body), words=compile_words(lists))
    found = find_targets(page, read_header(page, lists), items=items, tables=tables, tasks=tasks)
    assert all(text[t.passage.start : t.passage.end] == t.passage.text for t in found)
    return found


def read(found: Sequence[Target]) -> list[Read]:
    return [(t.comparator, str(t.value), str(t.value_max) if t.value_max else None, t.unit, t.year, t.year_from) for t in found]


OBJECTIVES: list[tuple[str, list[Read]]] = [
    ("Tỷ trọng công nghiệp trong GRDP đạt trên 45%.", [(">", "45", None, "%", 2030, None)]),  # the plan's year
    ("Đến năm 2028, tỷ lệ hộ nghèo giảm còn dưới 2%.", [("<", "2", None, "%", 2028, None)]),  # the sentence's year
    ("Tỷ lệ lao động qua đào tạo đạt 75% vào năm 2027.", [("=", "75", None, "%", 2027, None)]),  # behind the figure
    ("Tỷ lệ đô thị hóa đạt 45% vào năm 2027 và 50% vào năm 2030.", [("=", "45", None, "%", 2027, None), ("=", "50", None, "%", 2030, None)]),
    ("Năm 2026 đạt 40%, năm 2027 đạt 45%.", [("=", "40", None, "%", 2026, None), ("=", "45", None, "%", 2027, None)]),  # each its own
    ("Tốc độ tăng GRDP giai đoạn 2026-2028 đạt 8-9%/năm.", [("range", "8", "9", "%/năm", 2028, 2026)]),  # a period
    ("Thu ngân sách tăng bình quân 10 - 12% mỗi năm.", [("range", "10", "12", "%/năm", 2030, None)]),  # the rate in words
    ("Tỷ lệ hộ nghèo bình quân hằng năm giảm 1,5%.", [("=", "1.5", None, "%/năm", 2030, None)]),  # a yearly average; a fall is positive
    ("Tăng trưởng bình quân trên 8,5%/năm trở lên.", [(">=", "8.5", None, "%/năm", 2030, None)]),
    ("GRDP đầu người đạt 120 triệu đồng (năm 2020 là 60 triệu đồng).", [("=", "120", None, "triệu đồng", 2030, None)]),  # the past in brackets
    ("Tỷ lệ che phủ rừng tăng từ 40% năm 2025 lên 42%.", [("=", "42", None, "%", 2030, None)]),  # from a baseline
    ("Xuất khẩu đạt 1,5 tỷ USD, tăng 12% so với năm 2025.", [("=", "1.5", None, "tỷ USD", 2030, None), ("=", "12", None, "%", 2030, None)]),
    ("Sản lượng đạt khoảng 21.592 tấn, bằng 102% so với năm 2025.", [("~", "21592", None, "tấn", 2030, None), ("=", "102", None, "%", 2030, None)]),
    ("Bằng 102% so với năm 2025.", []),  # of what is not said
    ("Năng suất cao hơn so với 35% năm 2025.", []),  # nothing but a comparison
    ("Hiện nay tỷ lệ đạt 35%.", []),  # the present
    ("Diện tích khoảng 185 nghìn ha.", [("~", "185", None, "nghìn ha", 2030, None)]),  # an extent that is the objective itself
    ("Xây dựng chợ đầu mối, diện tích khoảng 3 ha.", []),  # a size
    (
        "Mỗi xã mở tối thiểu 02 phiên chợ; thăm 1.500 lượt đoàn viên.",
        [(">=", "2", None, "phiên chợ", 2030, None), ("=", "1500", None, "lượt đoàn viên", 2030, None)],
    ),
    ("Không để hồ sơ trễ hạn quá 05 hồ sơ.", [("<=", "5", None, "hồ sơ", 2030, None)]),  # at the most
    (
        "Tỷ lệ đạt 90%, năm 2027 đạt 92%, năm 2028 đạt 95%; 98% xã có trạm y tế.",
        [
            ("=", "90", None, "%", 2030, None),
            ("=", "92", None, "%", 2027, None),
            ("=", "95", None, "%", 2028, None),
            ("=", "98", None, "%", 2030, None),
        ],
    ),  # a year is of its clause
    ("Mỗi tuần đăng tối thiểu 02 tin, bài/tuần.", [(">=", "2", None, "tin, bài/tuần", 2030, None)]),  # two nouns share a figure
    (
        "Đến năm 2028, hoàn thành quy hoạch. Phấn đấu tỷ lệ đạt từ 90% trở lên.",
        [(">=", "90", None, "%", 2028, None)],
    ),  # the sentence before says by when
    ("Quy hoạch đến năm 2028 đã hoàn thành. Phấn đấu tỷ lệ đạt 90%.", [("=", "90", None, "%", 2030, None)]),  # or of what it is
    (
        "Chỉ số năng lực cạnh tranh đạt 68,5; chỉ số hài lòng đạt từ 43 trở lên.",
        [("=", "68.5", None, None, 2030, None), (">=", "43", None, None, 2030, None)],
    ),
    ("Số bác sĩ/10.000 dân đạt 12,3.", [("=", "12.3", None, "bác sĩ/10.000 dân", 2030, None)]),  # the unit that its name says
    ("Hoàn thành trước năm 2030; đạt 2029.", []),  # a year is no figure
    ("Tỷ lệ mắc dưới 150/100.000 dân.", [("<", "150", None, "/100.000 dân", 2030, None)]),  # a rate
    ("Tổng chi ngân sách địa phương: 7.093.800 triệu đồng.", []),  # money given out
    ("Bổ sung cho các xã: 2.670 triệu đồng.", []),  # likewise
    ("Tổng thu ngân sách: 3.790.000 triệu đồng.", [("=", "3790000", None, "triệu đồng", 2030, None)]),  # money to be raised
    ("Tỷ lệ đã đạt 35%.", []),  # the past
    ("100% xã đạt chuẩn nông thôn mới.", [("=", "100", None, "%", 2030, None)]),  # the figure leads
    ("Phấn đấu trên 95% dân số tham gia bảo hiểm y tế.", [(">", "95", None, "%", 2030, None)]),
    ("Có ít nhất 50 doanh nghiệp công nghệ số.", [(">=", "50", None, "doanh nghiệp", 2030, None)]),
    ("Không quá 3% hộ nghèo.", [("<=", "3", None, "%", 2030, None)]),
    ("Tỷ trọng công nghiệp đạt 45%, trong đó chế biến chiếm 30%.", [("=", "45", None, "%", 2030, None), ("=", "30", None, "%", 2030, None)]),
    ("Xuất khẩu tăng 7-8%/năm; nhập khẩu tăng 6-7%/năm.", [("range", "7", "8", "%/năm", 2030, None), ("range", "6", "7", "%/năm", 2030, None)]),
    ("Giá trị sản xuất (theo giá so sánh 2010) đạt 3.374 tỷ đồng.", [("=", "3374", None, "tỷ đồng", 2030, None)]),  # the year of prices
    ("Hoàn thành Nhà máy điện gió An Lạc 48 MW.", []),  # a project's size
    ("Đầu tư khu công nghiệp An Lạc diện tích 200 ha.", []),  # likewise
    ("Tổng công suất nguồn điện đạt 2.550MW.", [("=", "2550", None, "MW", 2030, None)]),  # a sum that is to be reached
    ("Tốc độ tăng đạt 10.5%/năm.", [("=", "10.5", None, "%/năm", 2030, None)]),  # the slip of a dot
    ("Vốn FDI đạt 1.5 tỷ USD.", []),  # a dot that says nothing certain
    ("Tổng vốn đầu tư toàn xã hội 5 năm 250.000 tỷ đồng.", [("=", "250000", None, "tỷ đồng", 2030, None)]),  # "5 năm" is no figure
    ("Đạt 10 bác sĩ/1 vạn dân.", [("=", "10", None, "bác sĩ/1 vạn dân", 2030, None)]),  # a rate with a figure of its own
    ("Doanh thu đạt 1 tỷ USD (tương đương 23.000 tỷ đồng).", [("=", "1", None, "tỷ USD", 2030, None)]),  # said twice
    ("Chỉ số PCI trong nhóm 20 tỉnh dẫn đầu.", []),  # a rank is no quantity
    (
        "Trồng được 41,2 triệu cây, trong đó: 10 triệu cây phân tán.",
        [("=", "41.2", None, "triệu cây", 2030, None), ("=", "10", None, "triệu cây", 2030, None)],
    ),
    ("Thực hiện Quyết định số 15/QĐ-UBND ngày 02/3/2026.", []),  # no figure
    ("Đến năm 2030, tầm nhìn đến năm 2045, độ che phủ rừng đạt 50%.", [("=", "50", None, "%", 2030, None)]),  # an outlook beside the goal's year
    ("Tầm nhìn đến năm 2045: độ che phủ rừng đạt 50%.", [("=", "50", None, "%", 2045, None)]),  # an outlook that leads
    ("Độ che phủ rừng đạt 45%; định hướng đến năm 2035 đạt 50%.", [("=", "45", None, "%", 2030, None), ("=", "50", None, "%", 2035, None)]),
    ("Số dược sĩ trên 1 vạn dân (không tính cơ sở tư nhân) là 3 người.", [("=", "3", None, "người", 2030, None)]),  # inhabitants are the measure
    ("Đạt 4 dược sĩ trên một vạn dân.", [("=", "4", None, "dược sĩ/vạn dân", 2030, None)]),  # and of the unit
    ("100% hợp tác xã có kế hoạch kinh doanh hằng năm.", [("=", "100", None, "%", 2030, None)]),  # what recurs is no rate
    ("Hằng năm giảm 2% số vụ tai nạn.", [("=", "2", None, "%/năm", 2030, None)]),  # a yearly change is one
    (
        "Tỷ lệ hộ nghèo giảm 2%, riêng 12 xã vùng cao giảm 3%.",
        [("=", "2", None, "%", 2030, None), ("=", "3", None, "%", 2030, None)],
    ),  # whose goal it is
    ("Có 01 trường đại học vào TOP 100 trường của châu lục.", [("=", "1", None, "trường", 2030, None)]),  # a rank
    ("Mật độ đường đạt 0,8 km/km2.", [("=", "0.8", None, "km/km2", 2030, None)]),  # a rate of an area
    ("Tỷ lệ lấp đầy trên **75%**.", [(">", "75", None, "%", 2030, None)]),  # emphasis
    ("Mở rộng thị trường đến năm 2030, tầm nhìn đến năm 2045.", []),  # years are no figures
]
TASKS: list[tuple[str, list[Read]]] = [
    ("Phấn đấu đến năm 2028, tỷ lệ năng lượng tái tạo đạt khoảng 20%.", [("~", "20", None, "%", 2028, None)]),  # "phấn đấu"
    (
        "Đẩy mạnh xuất khẩu. Phấn đấu kim ngạch tăng 7%/năm; nhập khẩu tăng 6%/năm.",
        [("=", "7", None, "%/năm", 2030, None), ("=", "6", None, "%/năm", 2030, None)],
    ),
    ("Đến năm 2027, tỷ trọng hàng qua chế biến đạt trên 97%.", [(">", "97", None, "%", 2027, None)]),  # an indicator
    ("Nâng tỷ lệ hồ sơ trực tuyến lên 80%.", [("=", "80", None, "%", 2030, None)]),
    ("Xây dựng (thí điểm) ít nhất 01 cụm liên kết ngành.", [(">=", "1", None, "cụm", 2030, None)]),  # a count to be achieved
    ("Xây dựng 12 dịch vụ công trực tuyến.", [("=", "12", None, "dịch vụ", 2030, None)]),
    (
        "Phát triển 02 trung tâm, trong đó có 01 trung tâm ngoài công lập.",
        [("=", "2", None, "trung tâm", 2030, None), ("=", "1", None, "trung tâm", 2030, None)],
    ),
    ("Tổng số lao động được đào tạo: 25.900 người.", [("=", "25900", None, "người", 2030, None)]),  # behind a colon
    ("Rà soát, cắt giảm ít nhất 30% thời gian giải quyết.", [(">=", "30", None, "%", 2030, None)]),  # a change
    ("Tập trung số hóa 100% hồ sơ đất đai.", [("=", "100", None, "%", 2030, None)]),  # all of them
    ("Tổ chức rà soát, bảo đảm trên 95% trẻ được tiêm.", [(">", "95", None, "%", 2030, None)]),  # what is assured by it
    ("Cài đặt phần mềm cho 100% máy trạm.", [("=", "100", None, "%", 2030, None)]),  # all of them
    ("Biên soạn 02 phóng sự, lắp đặt ít nhất 20 bể bơi.", [("=", "2", None, "phóng sự", 2030, None), (">=", "20", None, "bể bơi", 2030, None)]),
    ("Bố trí tối thiểu 1,5 tỷ đồng/năm cho hợp tác xã.", [(">=", "1.5", None, "tỷ đồng/năm", 2030, None)]),  # the least that is to be given
    ("Thành lập 12 hợp tác xã (năm 2025 có 56 hợp tác xã).", [("=", "12", None, "hợp tác xã", 2030, None)]),  # what there was
    ("Giải quyết việc làm cho 5.000 lao động.", [("=", "5000", None, "lao động", 2030, None)]),  # for so many it is to be done
    ("Chuyển kinh phí cho 12 xã.", []),  # who gets it
    ("Bảo đảm 95% hồ sơ được giải quyết đúng hạn.", [("=", "95", None, "%", 2030, None)]),  # what is assured
    ("Vận động tham gia, đến năm 2027 đạt 95% dân số.", [("=", "95", None, "%", 2027, None)]),  # by a year
    ("Tiếp tục giảm tỷ lệ hộ nghèo xuống dưới 2%.", [("<", "2", None, "%", 2030, None)]),  # "tiếp tục" and an indicator
    ("Hằng năm tổ chức từ 3 - 5 hội chợ.", [("range", "3", "5", "hội chợ", 2030, None)]),
    ("Hỗ trợ 100% chi phí nhưng không quá 50 triệu đồng/doanh nghiệp.", []),  # a rule of support
    ("Rà soát 54 thủ tục hành chính đã ban hành.", []),  # what there is
    ("Sửa vườn ươm, bảo đảm đến năm 2028 đáp ứng 80% nhu cầu giống.", [("=", "80", None, "%", 2028, None)]),  # what the work assures
    ("Bàn giao 100% mặt bằng; lựa chọn 05 doanh nghiệp.", [("=", "100", None, "%", 2030, None), ("=", "5", None, "doanh nghiệp", 2030, None)]),
    ("Bố trí 20 tỷ đồng từ ngân sách tỉnh.", []),  # means, not ends
    ("Hỗ trợ Nhà máy Nhiệt điện 1.200MW đi vào hoạt động.", []),  # a project's size
    ("Quy hoạch khu dân cư diện tích 14,138ha.", []),  # likewise
    ("Mở rộng các cụm công nghiệp đạt tỷ lệ lấp đầy từ 60% trở lên.", []),  # a condition
    ("Hỗ trợ doanh nghiệp có trên 30% lao động nữ.", []),  # likewise
    ("Tổ chức lớp học, số học viên đạt 68,5.", []),  # a figure without unit, outside objectives
    ("Cải tạo đường dây 22kV.", []),  # a name
    (
        "Xây dựng mới đường dây 22kV, với tổng chiều dài 45,5 km (trong đó xây mới: 29,5km, cải tạo: 16 km).",
        [("=", "45.5", None, "km", 2030, None), ("=", "29.5", None, "km", 2030, None), ("=", "16", None, "km", 2030, None)],
    ),  # the sum of what is to be built, and its parts
    (
        "Xây dựng mới 09 TBA với công suất 1.710 kVA và nâng dung lượng 48 TBA, công suất 10.400 kVA.",
        [
            ("=", "9", None, "TBA", 2030, None),
            ("=", "1710", None, "kVA", 2030, None),
            ("=", "48", None, "TBA", 2030, None),
            ("=", "10400", None, "kVA", 2030, None),
        ],
    ),  # the extent of what is counted
    (
        "Mở rộng diện tích chè lên 10.000 ha, cây mắc ca lên 30.000 ha.",
        [("=", "10000", None, "ha", 2030, None), ("=", "30000", None, "ha", 2030, None)],
    ),
    ("Thăm, tặng quà 500 đoàn viên, mức 1.000.000 đồng/người.", [("=", "500", None, "đoàn viên", 2030, None)]),  # what each is given is none
    ("Hỗ trợ hộ dời chợ: 50 triệu đồng/hộ.", []),
    ("Phấn đấu thu nhập bình quân đạt 60 triệu đồng/người.", [("=", "60", None, "triệu đồng/người", 2030, None)]),  # but what each earns
    ("Kiểm tra công tác an toàn, vệ sinh chợ ít nhất 05 cơ sở.", [(">=", "5", None, "cơ sở", 2030, None)]),  # a comma before "ít nhất"
    ("Báo cáo kết quả Nghị quyết số 5/NQ-HĐND về việc trồng mới 7.000 ha rừng.", []),  # a title's figure
    ("Rà soát gói hỗ trợ khoảng 30 nghìn tỷ đồng.", []),  # the size of a means
    ("12/12 xã có ít nhất 01 chợ phiên.", [("=", "12", None, "xã", 2030, None)]),  # what all are to have
    ("Hoàn thành cụm công nghiệp theo Kế hoạch giai đoạn 2026-2030.", []),  # no figure
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("mark", ["- ", "1. ", "a) "])
@pytest.mark.parametrize(("sentence", "figures"), OBJECTIVES)
def test_objectives_state_targets(sentence: str, figures: list[Read], mark: str, form: str, lists: Lists) -> None:
    text = PLAN.format(heading="II. MỤC TIÊU", body=mark + sentence)
    assert read(targets(unicodedata.normalize(form, text), lists)) == figures


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("sentence", "figures"), TASKS)
def test_tasks_state_targets_where_they_say_so(sentence: str, figures: list[Read], form: str, lists: Lists) -> None:
    text = PLAN.format(heading="III. NHIỆM VỤ, GIẢI PHÁP", body="1. " + sentence)
    assert read(targets(unicodedata.normalize(form, text), lists)) == figures


@pytest.mark.parametrize("heading", ["I. THỰC TRẠNG", "I. TÌNH HÌNH VÀ KẾT QUẢ", "I. KẾT QUẢ THỰC HIỆN"])
def test_the_situation_states_none(heading: str, lists: Lists) -> None:
    assert targets(PLAN.format(heading=heading, body="- Tỷ trọng công nghiệp đạt trên 45%; phấn đấu đạt 50%."), lists) == ()


YEARS = [
    ("II. MỤC TIÊU ĐẾN NĂM 2027", "- Tỷ trọng đạt 45%.", 2027),  # the section's year
    ("II. MỤC TIÊU", "1. Mục tiêu cụ thể đến năm 2027\n- Tỷ trọng đạt 45%.", 2027),  # the nearer heading
    ("II. MỤC TIÊU ĐẾN NĂM 2030", "1. Đến năm 2027:\n- Tỷ trọng đạt 45%.", 2027),  # a lead-in
    ("II. MỤC TIÊU ĐẾN NĂM 2027", "- Tỷ trọng đạt 45% vào năm 2026.", 2026),  # the clause wins
    ("II. MỤC TIÊU", "2. Tầm nhìn đến năm 2045\n- Tỷ trọng đạt 45%.", 2045),  # an outlook's own heading
    ("II. MỤC TIÊU", "2. Tầm nhìn đến năm 2045\nTỷ trọng đạt 45%.", 2045),  # and the paragraph below it
    ("II. MỤC TIÊU ĐẾN NĂM 2030, TẦM NHÌN ĐẾN NĂM 2045", "- Tỷ trọng đạt 45%.", 2030),  # both in a heading
    ("II. MỤC TIÊU", "- Tỷ trọng đạt 45%, tầm nhìn đến năm 2045.", 2030),  # an outlook is none
    ("II. MỤC TIÊU", "- Giai đoạn 2026 - 2028: Mở chợ phiên. Tỷ trọng đạt 45%.", 2028),  # what opens an item holds on
    ("II. MỤC TIÊU", "- Tỷ trọng năm 2019 đạt 45%.", None),  # before the plan
]


@pytest.mark.parametrize(("heading", "body", "year"), YEARS)
def test_the_year_is_the_nearest_that_is_stated(heading: str, body: str, year: int | None, lists: Lists) -> None:
    assert [t.year for t in targets(PLAN.format(heading=heading, body=body), lists)] == ([year] if year else [])


def test_no_year_is_invented(lists: Lists) -> None:
    text = PLAN.format(heading="II. MỤC TIÊU", body="- Tỷ trọng đạt 45%.").replace(" giai đoạn 2026-2030", "")
    assert [t.year for t in targets(text, lists)] == [None]


INDICATORS = [
    ("Phấn đấu đến năm 2030, tỷ trọng công nghiệp đạt trên 45%.", "tỷ trọng công nghiệp", None),
    ("Tốc độ tăng trưởng xuất khẩu đạt bình quân từ 7-8%/năm.", "Tốc độ tăng trưởng xuất khẩu", None),
    ("Tỷ lệ tiêu hao năng lượng giảm từ 1-1,2%/năm.", "Tỷ lệ tiêu hao năng lượng giảm", None),
    ("Nâng tỷ lệ lao động qua đào tạo từ 60% năm 2025 lên 70%.", "Nâng tỷ lệ lao động qua đào tạo", None),
    ("Phấn đấu 100% xã, phường có tổ công nghệ.", "xã, phường có tổ công nghệ", None),
    ("Hoàn thành 2.000 căn nhà ở xã hội vào năm 2027.", "căn nhà ở xã hội", None),
    ("Trồng 10 triệu cây xanh phân tán.", "cây xanh phân tán", None),
    ("Xây dựng ít nhất 01 cụm liên kết ngành công nghiệp, theo hướng xanh.", "cụm liên kết ngành công nghiệp", None),
    ("Đạt bình quân 4 bác sĩ/vạn dân; năm 2030 xây thêm trạm.", "bác sĩ/vạn dân", None),
    ("Đổi mới sáng tạo đạt 12 người trên một vạn dân.", "Đổi mới sáng tạo", None),  # no verb "tạo"
    ("Cắt giảm tối thiểu 30% thời gian đi lại.", "Cắt giảm thời gian đi lại", None),  # the object follows
    ("Tỉnh xanh, sạch, với thu nhập đầu người đạt trên 9.000 USD.", "thu nhập đầu người", None),
    ("Giá trị sản xuất theo giá so sánh 2010 đạt 5 tỷ đồng.", "Giá trị sản xuất theo giá so sánh 2010", "theo giá so sánh 2010"),
    ("Giá trị sản xuất đạt 5 tỷ đồng (theo giá hiện hành).", "Giá trị sản xuất", "theo giá hiện hành"),
    ("Giá trị sản xuất (chưa tính lọc dầu) đạt 5 tỷ đồng.", "Giá trị sản xuất (chưa tính lọc dầu)", "chưa tính lọc dầu"),
]


@pytest.mark.parametrize(("sentence", "indicator", "qualifier"), INDICATORS)
def test_a_target_names_what_it_measures_and_on_which_terms(sentence: str, indicator: str, qualifier: str | None, lists: Lists) -> None:
    (target,) = targets(PLAN.format(heading="II. MỤC TIÊU", body="- " + sentence), lists)
    assert (target.indicator, target.qualifier) == (indicator, qualifier)


def test_a_rise_without_words_is_one_of_the_indicator_before(lists: Lists) -> None:
    found = targets(PLAN.format(heading="II. MỤC TIÊU", body="- Xuất khẩu đạt 5 tỷ USD, tăng 9,1% so với năm 2025."), lists)
    assert [target.indicator for target in found] == ["Xuất khẩu", "Xuất khẩu tăng"]


SERIES = [
    ("GRDP đầu người năm 2028 đạt 5.000 USD, năm 2030 đạt 6.000 USD.", ["GRDP đầu người", "GRDP đầu người"]),  # later years of a series
    ("Tỷ lệ hộ nghèo giảm từ 7,4% cuối năm 2025 xuống còn 5,4%.", ["Tỷ lệ hộ nghèo giảm"]),  # after a baseline
    ("Tỷ lệ cấp nước ở phường, xã đạt tương ứng khoảng 90% và 70%.", ["Tỷ lệ cấp nước ở phường, xã"] * 2),  # two of one
    ("Có 5 chợ hạng một. Khoảng 40% vào năm 2028.", ["chợ hạng một", ""]),  # another sentence
    ("Thu nhập năm 2028 đạt 5.000 USD. Năm 2030 đạt 6.000 USD.", ["Thu nhập", "Thu nhập"]),  # of the same unit
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("sentence", "indicators"), SERIES)
def test_a_figure_without_words_is_of_the_indicator_before(sentence: str, indicators: list[str], form: str, lists: Lists) -> None:
    found = targets(unicodedata.normalize(form, PLAN.format(heading="II. MỤC TIÊU", body="- " + sentence)), lists)
    assert [target.indicator for target in found] == indicators


def test_the_passage_is_the_clause(lists: Lists) -> None:
    body = "- Phấn đấu tỷ trọng A đạt 45%; trong đó B\nchiếm 30% tổng mức, tăng nhanh. Câu khác."
    assert [t.passage.text for t in targets(PLAN.format(heading="II. MỤC TIÊU", body=body), lists)] == [
        "Phấn đấu tỷ trọng A đạt 45%",
        "B\nchiếm 30% tổng mức",
    ]
    body = "- Hoàn thành 2.000 căn vào năm 2027 và 3.000 căn vào năm 2030; 100% xã, phường có tổ công nghệ, trong đó 50% hoạt động tốt."
    assert [t.passage.text for t in targets(PLAN.format(heading="II. MỤC TIÊU", body=body), lists)] == [
        "Hoàn thành 2.000 căn vào năm 2027",
        "3.000 căn vào năm 2030",
        "100% xã, phường có tổ công nghệ",
        "50% hoạt động tốt",
    ]


def test_a_target_knows_the_task_that_states_it(lists: Lists) -> None:
    text = PLAN.format(heading="III. NHIỆM VỤ", body="1. Phấn đấu tỷ trọng đạt 45%.\n2. Xây dựng 12 chợ.")
    at = text.index("Xây")
    task = Task(
        locator="III.2", passage=Passage(start=at, end=len(text), text=text[at:]), assignments=(), period=None, cites=(), section=None, rule="test"
    )
    assert [t.task for t in targets(text, lists, [task])] == [None, "III.2"]


TABLE = "PHỤ LỤC I\nBỘ CHỈ TIÊU\n\nTT\n\nChỉ tiêu\n\n{head}\n\n1.\n\n{row}\n"
TABLES: list[tuple[str, str, list[Read]]] = [
    (
        "2026-2028\n\n2029-2030",
        "Tăng bình quân/năm\n\n8-9%\n\n9%",
        [("range", "8", "9", "%/năm", 2028, 2026), ("=", "9", None, "%/năm", 2030, 2029)],
    ),
    ("2028\n\n2030", "Tỷ trọng\n\nTrên 40 %\n\nKhoảng 45%", [(">", "40", None, "%", 2028, None), ("~", "45", None, "%", 2030, None)]),
    ("2026-2030\n\nCơ quan", "Tỷ trọng\n\n40% vào năm 2027\n\nSở A", [("=", "40", None, "%", 2027, None)]),  # the cell's own year
    ("Đơn vị tính\n\nNăm 2030", "Chợ\n\nchợ\n\n1.250", [("=", "1250", None, "chợ", 2030, None)]),  # a column of units
    ("Thực hiện 2025\n\nMục tiêu 2030", "Tỷ trọng\n\n40%\n\n45%", [("=", "45", None, "%", 2030, None)]),  # the past is none
    ("2020\n\n2030", "Tỷ trọng\n\n40%\n\n45%", [("=", "45", None, "%", 2030, None)]),  # nor a year before the plan
    ("2028\n\n2030\n\nCơ quan", "Công suất nguồn điện\n\n2.550 MW\n\nSở A", [("=", "2550", None, "MW", 2030, None)]),  # a cell is missing
    ("2028\n\n2030", "Trong đó: chế biến\n\n-\n\nTăng", []),  # no figures
    ("2028\n\n2030", "Tỷ trọng\n\n40% và 41%\n\n1.5 tỷ đồng", []),  # nothing certain
    ("Cơ quan\n\nGhi chú", "Tỷ trọng 40%\n\nSở A\n\n45%", []),  # no column of a period
]

GRID = "{caption}\n\n| TT | {head} |\n|---|---|---|---|\n| 1 | {row} |\n"
GRIDS: list[tuple[str, str, str, list[Read]]] = [
    (
        "",
        "Chỉ tiêu | Năm 2028 | Năm 2030",
        "Tỷ lệ hộ nghèo (%) | < 3 | < 1.5",
        [("<", "3", None, "%", 2028, None), ("<", "1.5", None, "%", 2030, None)],
    ),
    # the unit closes the indicator's name, and "1.5" is the slip that it is
    (
        "",
        "Chỉ tiêu | Mục tiêu 2028 (%) | Mục tiêu 2030 (%)",
        "Độ che phủ | 42 | 43",
        [("=", "42", None, "%", 2028, None), ("=", "43", None, "%", 2030, None)],
    ),
    # the unit stands in the heads
    (
        "(Đơn vị tính: chợ)",
        "Nội dung | KH 2028 | KH 2030",
        "Chợ nông thôn | 12 | ≥ 15",
        [("=", "12", None, "chợ", 2028, None), (">=", "15", None, "chợ", 2030, None)],
    ),
    # the unit stands above the table; KH is kế hoạch
    ("", "Chỉ tiêu | ĐVT | Năm 2030", "Xã đạt chuẩn | xã | 85/105", [("=", "85", None, "xã", 2030, None)]),  # 85 of 105
    ("", "Chỉ tiêu | TH 2027 | KH 2028", "Tỷ trọng | 40% | 45%", [("=", "45", None, "%", 2028, None)]),  # TH is thực hiện
    ("", "Chỉ tiêu | Kế hoạch 2028 | So sánh KH 2028/TH 2027", "Tỷ trọng | 45% | 105%", [("=", "45", None, "%", 2028, None)]),  # a comparison
    ("", "Chỉ tiêu | Ước thực hiện kế hoạch 2027 | Kế hoạch 2028", "Tỷ trọng | 44% | 45%", [("=", "45", None, "%", 2028, None)]),  # the past
    ("", "Nội dung | Năm 2028 | Tổng cộng", "Truyền thông | 500 triệu đồng | 900 triệu đồng", []),  # columns summed up share out money
    ("Kinh phí thực hiện như sau:", "Nội dung | Năm 2028 | Năm 2030", "Truyền thông | 500 triệu đồng | 400 triệu đồng", []),  # so does the caption
    ("", "Hạng mục | Nguồn vốn | Năm 2030", "Chợ | NSTW | 12 tỷ đồng", []),  # and a head
    ("", "Chỉ tiêu | ĐVT | Năm 2030", "Thu ngân sách | tỷ đồng | 1.200", [("=", "1200", None, "tỷ đồng", 2030, None)]),  # money as an indicator
    ("", "Chỉ tiêu | ĐVT | Năm 2030", "Tổng cộng | chợ | 12", []),  # a sum is no indicator
]

GROUPED = """\
| TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan theo dõi |
|---|---|---|---|---|
| I | Đến năm 2028 | | | |
| 1 | Xếp hạng chính phủ số | Thứ bậc | ≤ 3 trong vùng; ≤ 50 cả nước | Sở A |
| 2 | Quy mô kinh tế số | % GRDP | ≥ 30 | Sở A |
| 3 | Hạ tầng số | | Hiện đại | Sở A |
| II | Tầm nhìn đến năm 2035 | | | |
| 4 | Trung tâm dữ liệu | trung tâm | >= 03 | Sở A |
"""


SPANNED = """\
| TT | Chỉ tiêu | ĐVT | Thực hiện 2021-2025 | | Kế hoạch giai đoạn 2026-2030 | |
|---|---|---|---|---|---|---|
| | | | 2024 | 2025 | 2026 | 2027 |
| 1 | Chợ mới | chợ | 3 | 4 | 5 | 7 |

*Đơn vị tính: người*

| TT | Huyện, thị xã | Năm 2026 | Năm 2028 |
|---|---|---|---|
| 1 | An Lạc | 1.200 | 1.300 |
"""


def test_a_columns_own_year_counts_before_the_years_above_it(lists: Lists) -> None:
    found = targets(PLAN.format(heading="I. NHIỆM VỤ", body="1. Xây chợ.") + SPANNED, lists)
    assert read(found) == [
        ("=", "5", None, "chợ", 2026, None),
        ("=", "7", None, "chợ", 2027, None),
        ("=", "1200", None, "người", 2026, None),  # a row per district
        ("=", "1300", None, "người", 2028, None),
    ]
    assert (str(found[0].baseline), found[0].baseline_year) == ("4", 2025)


def test_rows_of_work_state_targets(lists: Lists) -> None:
    table = (
        "| TT | Nhiệm vụ | Chủ trì | Thời gian | Sản phẩm |\n|--|--|--|--|--|\n| 1 | Xây dựng 12 mô hình | Sở A | 2028 | Báo cáo |\n"
        "| 2 | Lập hồ sơ sức khỏe | Sở B | 2029 | 95% dân số có hồ sơ |\n| 3 | Đưa lên sàn | Sở C | 2029 | Ít nhất 05 sản phẩm |\n"
        "| 4 | Họp báo | Sở C | 2029 | 02 tin |\n"
    )
    text = PLAN.format(heading="I. NHIỆM VỤ", body=f"1. Xây chợ.\n\nPHỤ LỤC\n\n{table}")
    (reading,) = extract(Source(path="test", name="test", media_type="text/plain", sha256="", text=text), lists)
    found = reading.targets
    assert [(target.comparator, str(target.value), target.unit, target.year) for target in found] == [
        ("=", "12", "mô hình", 2028),  # the row's year
        ("=", "95", "%", 2029),
        (">=", "5", "sản phẩm", 2029),
    ]


def test_a_rows_figure_is_due_when_the_row_is(lists: Lists) -> None:
    table = (
        "| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|--|--|--|--|\n| 1 | Xây dựng 12 mô hình | Sở A | Đến hết năm 2027 |\n"
        "| 2 | Dành ít nhất 20 ha cho chợ | Sở B | 2026 - 2029 |\n| 3 | Mở 5 chợ | Sở B | Thường xuyên |\n"
    )
    text = PLAN.format(heading="I. NHIỆM VỤ", body=f"1. Xây chợ.\n\nPHỤ LỤC\n\n{table}")
    (reading,) = extract(Source(path="test", name="test", media_type="text/plain", sha256="", text=text), lists)
    assert read(reading.targets) == [
        ("=", "12", None, "mô hình", 2027, None),
        (">=", "20", None, "ha", 2029, None),
        ("=", "5", None, "chợ", 2030, None),  # the plan's
    ]


def test_groups_say_by_when(lists: Lists) -> None:
    found = targets(PLAN.format(heading="I. NHIỆM VỤ", body="1. Xây chợ.") + GROUPED, lists)
    assert read(found) == [
        ("<=", "3", None, "Thứ bậc", 2028, None),
        ("<=", "50", None, "Thứ bậc", 2028, None),
        (">=", "30", None, "% GRDP", 2028, None),
        (">=", "3", None, "trung tâm", 2035, None),
    ]
    assert [(target.qualifier, target.passage.text) for target in found[:2]] == [("trong vùng", "≤ 3 trong vùng"), ("cả nước", "≤ 50 cả nước")]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("caption", "head", "row", "figures"), GRIDS)
def test_a_grid_of_indicators_states_targets(caption: str, head: str, row: str, figures: list[Read], form: str, lists: Lists) -> None:
    text = PLAN.format(heading="I. NHIỆM VỤ", body="1. Xây chợ.") + GRID.format(caption=caption, head=head, row=row)
    assert read(targets(unicodedata.normalize(form, text), lists)) == figures


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("head", "row", "figures"), TABLES)
def test_a_table_of_indicators_states_targets(head: str, row: str, figures: list[Read], form: str, lists: Lists) -> None:
    text = PLAN.format(heading="I. NHIỆM VỤ", body="1. Xây chợ.") + TABLE.format(head=head, row=row)
    assert read(targets(unicodedata.normalize(form, text), lists)) == figures


def test_a_row_of_which_is_named_without_its_lead(lists: Lists) -> None:
    text = PLAN.format(heading="I. NHIỆM VỤ", body="1. Xây chợ.") + TABLE.format(head="2028\n\n2030", row="Trong đó: chế biến\n\n4%\n\n5%")
    assert [(t.indicator, t.rule) for t in targets(text, lists)] == [("chế biến", "indicator-table")] * 2
    assert [t.indicator for t in targets(text.replace("Trong đó", "- Trong đó"), lists)] == ["chế biến"] * 2
