"""Where a text is scanned for cheap beginnings first, no place is lost that the pattern itself would find.

These look into modules: who adds a word to a pattern learns here that its beginning must be known, too.
"""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from graph.extract.agency import recipients
from graph.extract.head import portal, signature
from graph.extract.mention import called, issuance, named, references, surroundings
from graph.extract.mention.patterns import spaced
from graph.numbers import grammar
from graph.period import sentence
from graph.scan import places
from graph.text import small

TIMES = (
    "từ|ngày 15/12|ngày 5|hằng năm|hàng quý|mỗi tuần|trước|trước ngày 5/6/2025|15 tháng 3|năm 2025|đến hết|đến|định kỳ|06 tháng|"
    "sáu tháng|và|,|quý I|quý II, III|/2024|trong|giai đoạn 2021-2025|hoàn thành|cuối|vào|(thường xuyên|(thực hiện thường xuyên|)|"
    "tháng 5|chậm nhất|muộn nhất là|xong trước|của tháng đầu quý|tại thời điểm khai giảng,|trong vòng 15 ngày kể từ ngày ký|"
    "nộp danh sách|.|;|sau khi|ngay khi|ngay sau khi|luật được ban hành|thứ hai|chủ nhật|ngày thứ sáu|17 giờ|không quá 10 ngày|sau|từ quý I|kể từ|"
    "bắt đầu từ|nay|nửa đầu|giữa|đầu|tháng|quý II|vận hành|vào hoạt động|khởi công|khánh thành|năm học 2025-2026|của tháng tiếp theo|:|"
    "ít nhất|05 ngày làm việc|trước khi|kết thúc quý|trước khi kết thúc năm học|hè|(|)|(2026 trở đi)|(xuyên suốt|2025 - 2035)|/lần|"
    "đến 15/9/2025|trong hai"
)
LABELS = (
    "Số hiệu|Số ký hiệu|Số/ký hiệu|Số văn bản|Ký hiệu|Loại văn bản|Hình thức văn bản|Thể loại|Nơi ban hành|Cơ quan ban hành|"
    "Đơn vị ban hành|Người ký|Ngày ban hành|Trích yếu|Trích yếu nội dung|Tên văn bản|Ngày có hiệu lực|Ngày công báo|Số công báo|"
    "Tình trạng hiệu lực|Lĩnh vực|Chức vụ|Ngày đăng|Tải về|Nguồn thu thập|Phạm vi|Tệp đính kèm|File đính kèm|:|\n|chợ|số|ngày|"
    "12/KH-UBND"
)
CLOSING = (
    "TM. ỦY BAN|T/M BAN|KT. CHỦ TỊCH|K/T BỘ TRƯỞNG|TL. GIÁM ĐỐC|T/L CỤC|TUQ. CHỦ TỊCH|T.M BAN|K.T SỞ|T.L BAN|Nơi nhận|NƠI NHẬN|"
    "Nơi gửi|NƠI GỬI|- |**|| |CHỢ|chợ"
)
OFFICES = (
    "CHỦ TỊCH|PHÓ CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BÍ THƯ|THỦ TƯỚNG|TRƯỞNG BAN|TRƯỞNG PHÒNG|TRƯỞNG ĐOÀN|CHÁNH VĂN PHÒNG|CHÁNH ÁN|"
    "CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|THỐNG ĐỐC|TỔNG THANH TRA|CHỦ NHIỆM|CHỦ TỌA|TƯ LỆNH|BỘ TRƯỞNG|"
    "THỨ TRƯỞNG|TỔNG BÍ THƯ|ỦY VIÊN|UỶ VIÊN|QUYỀN|TM.|KT.|T/L|TUQ.|Q.|chợ|BAN"
)

NUMBERS = (
    "12|5a|/|-|–|—|.|QĐ|NQ|CP|TTg|T Tg|UBND|2024|19 99|/2020/|BNN|&|số|Số:|Quyết định|của|ngày|\n|,|1/500|30/6|KH-UBND|/NQ-CP|Bộ|"
    "/2015QĐ-TTg|/2016QH14"
)
NAMES = (
    "Luật|LUẬT|luật|Bộ|BỘ|Bộ luật|Bộ Luật|BỘ LUẬT|Pháp lệnh|PHÁP LỆNH|Hiến pháp|HIẾN PHÁP|Nghị|nghị|Nghị quyết|NGHỊ QUYẾT|quyết|QUYẾT|\n|của|CỦA|"
    "Đại hội|ĐẠI HỘI|Hội nghị|Trung ương|TRUNG ƯƠNG|Ban Chấp hành|lần thứ 5|Đất đai|thôngnghị quyết"
)
PAPERS = (
    "Nghị quyết|Nghị|quyết|Chỉ thị|Kết luận|Nghị định|Quyết định|Kế hoạch|Chương trình|hành động|Thông tư|Thông báo|Công văn|Công điện|Luật|"
    "Hướng dẫn|Quy định|NQ|QĐ|CTr|KH|TB|57|12/2020|5a|năm|của|,|\n|QĐ12|ha|số"
)
POINTERS = "nêu|nói|NÊU|Nói|trên|TRÊN|Trên|đây|ĐÂY|đâyx|\n|Quyết định|trênđây|nêu trên|nói trên|trên đây|x"

BEFORE_LAWS = (
    "dự thảo|Dự án|đề nghị xây dựng|xây dựng|các|hồ sơ|(ngành|Đại học|TRƯỜNG|Khoa|Viện|Công ty|Văn phòng|Tạp chí|Báo|Hội|Đoàn|Cử nhân|Thạc sĩ|"
    "Tiến sĩ|theo|\n|,"
)
BEFORE_PAPERS = "đã|ban hành|ban|hành|ký|ký ban hành|có|các|\n|và|Chính phủ|,"
SENDING = "trình|Trình|BÁO CÁO|báo cáo|kết quả|gửi|gửi báo cáo về|tham mưu|cho|tiến trình|UBND tỉnh|bằng văn bản|tình hình|lên|xtrình|,|\n"


def texts(pieces: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces.split("|")), max_size=10).map(" ".join)


@given(texts(TIMES), st.booleans())
def test_no_time_is_passed_over(text: str, is_upper: bool) -> None:
    text = text.upper() if is_upper else text
    assert [found.span() for found in sentence._find_dues(text, 0)] == [found.span() for found in sentence._DUE.finditer(text)]


@given(texts(LABELS))
def test_no_label_is_passed_over(text: str) -> None:
    letters = small(text)
    assert [found.span() for found in portal._labels(letters)] == [found.span() for found in portal._LABEL.finditer(letters)]


@given(texts(CLOSING))
def test_no_closing_line_is_passed_over(line: str) -> None:
    assert surroundings._MAY_CLOSE.search(f"\n{line}") or not surroundings._closes(line)


@given(texts(OFFICES))
def test_no_capacity_is_passed_over(text: str) -> None:
    found = signature._CAPACITY.search(text)
    first = signature._FIRST.search(text)
    assert (first and first.start()) == (found and found.start())


@given(texts(NUMBERS), st.booleans())
def test_no_number_is_passed_over(text: str, is_glued: bool) -> None:
    text = text.replace(" ", "") if is_glued else text
    assert [found.span() for found in grammar._marks(text)] == [found.span() for found in grammar._MARK.finditer(text)]


@given(texts(NAMES))
def test_no_name_of_a_law_is_passed_over(text: str) -> None:
    assert {found.span() for found in named._START.finditer(text)} <= {found.span() for found in named._starts(text)}


@given(texts(PAPERS))
def test_no_paper_called_by_its_sequence_is_passed_over(text: str) -> None:
    first = {found.start() for pattern in references._MAY_BE_TYPED for found in pattern.finditer(text)}
    patterns = (references._PLAIN, references._SYMBOLIC, references._COUNTING)
    assert {found.start() for pattern in patterns for found in pattern.finditer(text)} <= first


@given(texts(POINTERS))
def test_no_word_that_points_back_is_passed_over(text: str) -> None:
    pointer = re.compile(spaced(r"(?=((?:(?:nêu|nói) trên|trên đây)(?!\w)))"))
    assert sorted(called._pointers(text)) == [found.span(1) for found in pointer.finditer(small(text))]


@given(texts(BEFORE_LAWS))
def test_nothing_that_makes_a_law_none_is_passed_over(text: str) -> None:
    text = f"{text} "
    assert text.rstrip().casefold().endswith(named._NO_LAWS) or not (named._BILL.search(text) or named._NO_LAW.search(text))


@given(texts(BEFORE_PAPERS))
def test_no_act_before_a_paper_is_passed_over(text: str) -> None:
    text = f"{text} "
    assert text.rstrip().endswith(issuance._ACTED) or not issuance._ACTS.search(text)


@given(texts(SENDING))
def test_no_recipient_is_passed_over(text: str) -> None:
    assert {found.start() for found in recipients._TO.finditer(f"{text} ")} <= set(places(small(text), *recipients._WORDS))
