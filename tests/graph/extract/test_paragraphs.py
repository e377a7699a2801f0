"""Paragraphs: which lines belong together, and which label each has."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.layout.labels import Kind
from graph.extract.layout.paragraphs import paragraphs
from graph.text import clean


def read(text: str) -> list[tuple[str | None, str]]:
    cleaned = clean(text).text
    return [(p.marker, " ".join(cleaned[p.body_start : p.body_end].split())) for p in paragraphs(cleaned)]


WRAPPED = """\
2.
Yêu cầu
- Nắm
chắc mục tiêu, định hướng phát triển du lịch trong từng giai đoạn để triển
khai rà soát và xây dựng chính sách phù hợp, tạo cơ chế tốt nhất cho các xã ven
biển và các hộ nuôi trồng thủy sản trên địa bàn. Kế hoạch số 41-KH/HU ngày
12/5/2022 của Huyện ủy được sơ kết, tổng kết vào quý IV năm 2025 và theo Điều
7 Nghị định số 45/2019/NĐ-CP, Sở Lao động
- Thương binh và Xã hội hướng dẫn.
Ban
Chỉ đạo họp mỗi quý một lần.
"""
WRAPPED_READ = [
    ("2", "Yêu cầu"),
    (
        "-",
        (
            "Nắm chắc mục tiêu, định hướng phát triển du lịch trong từng giai đoạn để triển khai rà soát và xây dựng chính sách phù hợp, tạo cơ chế "
            "tốt nhất cho các xã ven biển và các hộ nuôi trồng thủy sản trên địa bàn. Kế hoạch số 41-KH/HU ngày 12/5/2022 của Huyện ủy được sơ kết, "
            "tổng kết vào quý IV năm 2025 và theo Điều 7 Nghị định số 45/2019/NĐ-CP, Sở Lao động"
        ),
    ),
    ("-", "Thương binh và Xã hội hướng dẫn."),  # a dash after a line that is not full begins an item
    (None, "Ban Chỉ đạo họp mỗi quý một lần."),
]

# A copy that breaks the first line of each paragraph early.
FIRST_LINES_SHORT = """\
- Xây dựng chợ nông thôn tại các
xã vùng cao trong năm, bảo đảm mỗi cụm xã có một chợ.

- Rà soát các điểm bán hàng cũ, hư
hỏng ở ven đường và gần trường học để di dời trước mùa mưa.

- Hướng dẫn hộ kinh doanh ghi giá
rõ ràng, niêm yết ở nơi dễ thấy và không bán hàng quá hạn.

- Kiểm tra cân, đồng hồ đong tại
các chợ hạng ba theo đúng lịch đã được duyệt từ đầu năm, báo cáo kết quả về Phòng
kinh tế.

- Phối hợp với các đoàn thể, vận
động người dân mang túi đi chợ để thay cho túi nhựa dùng một lần trong các phiên
chợ sớm, phiên chợ chiều và hội chợ cuối năm ở các xã, phường có chợ loại hai trở
lên.

- Phối hợp với Phòng Giáo dục,
Phòng Nội vụ mở lớp.

- Sở Công Thương
Báo cáo kết quả.
"""
FIRST_LINES_SHORT_READ = [
    *(("-", " ".join(words.split())) for words in FIRST_LINES_SHORT[2:].split("\n\n- ")[:6]),
    ("-", "Sở Công Thương"),  # had its line room for the next word, a new one begins
    (None, "Báo cáo kết quả."),
]

# A copy that breaks the first line of each paragraph behind two or three words.
FIRST_WORDS = """\
II. NHIỆM VỤ
TRỌNG TÂM
1. Xây dựng
chợ nông thôn tại các xã vùng cao trong năm, bảo đảm mỗi cụm xã có một chợ để người dân mua
bán.
2. Rà soát các
điểm bán hàng cũ, hư hỏng ở ven đường và gần trường học để di dời trước mùa mưa lũ năm nay và
năm sau.
3. Hướng dẫn
hộ kinh doanh ghi giá rõ ràng, niêm yết ở nơi dễ thấy và không bán hàng quá hạn, hàng giả, hàng
nhái.
4. Kiểm tra
cân tại các chợ.
5. Vận động
người dân mang túi đi chợ.
"""
FIRST_WORDS_READ = [("II", "NHIỆM VỤ TRỌNG TÂM"), *((line[0], " ".join(line[3:].split())) for line in re.split(r"\n(?=\d\.)", FIRST_WORDS)[1:])]

# A copy whose lines are of many widths.
RAGGED = """\
II. GIÁM SÁT
CÁC CHỢ
- Xây dựng chợ nông thôn tại các xã vùng cao trong năm, bảo đảm mỗi cụm xã có
một chợ.
- Rà soát các điểm bán hàng cũ ở ven đường, gần trường học để di dời trước
mùa mưa năm nay.
- Hướng dẫn hộ kinh doanh ghi giá rõ ràng, niêm yết ở nơi dễ thấy trên
từng sạp.
- Kiểm tra cân, đồng hồ đong hai lần. Báo cáo kết quả về
Phòng Kinh tế xã.
- Vận động tiểu thương (giao
Hội Phụ nữ).
- Sở Công Thương
Báo cáo kết quả.
"""
RAGGED_READ = [
    ("II", "GIÁM SÁT CÁC CHỢ"),  # a title in capitals
    *(("-", " ".join(words.split())) for words in RAGGED.split("\n- ")[1:4]),
    ("-", "Kiểm tra cân, đồng hồ đong hai lần. Báo cáo kết quả về Phòng Kinh tế xã."),  # a further sentence without its stop
    ("-", "Vận động tiểu thương (giao Hội Phụ nữ)."),  # an open bracket
    ("-", "Sở Công Thương"),
    (None, "Báo cáo kết quả."),
]

CASES = [
    (RAGGED, RAGGED_READ),
    (WRAPPED, WRAPPED_READ),
    ("I. MỤC TIÊU\n\n1. Mục tiêu chung\nPhấn đấu.", [("I", "MỤC TIÊU"), ("1", "Mục tiêu chung"), (None, "Phấn đấu.")]),  # a heading keeps its line
    ("1.\n\nSở Y tế", [("1", "Sở Y tế")]),  # a label alone, then an empty line
    ("-\nTăng cường quản lý.", [("-", "Tăng cường quản lý.")]),  # a dash alone
    ("Thứ ba, 10/6/2025 07:40\nThứ hai, ngày 09 tháng 6", [(None, "Thứ ba, 10/6/2025 07:40"), (None, "Thứ hai, ngày 09 tháng 6")]),  # days of a week
    ("Theo Nghị quyết số\n19-NQ/HU về chợ", [(None, "Theo Nghị quyết số 19-NQ/HU về chợ")]),  # a line broken inside a number
    ("Theo Chỉ thị số\n4. của Huyện ủy", [(None, "Theo Chỉ thị số 4. của Huyện ủy")]),  # what ends in "số" wants its number
    ("**II. NHIỆM VỤ\nCHỦ YẾU**\n\n**1. Sở\nY tế **(chủ trì)", [("II", "NHIỆM VỤ CHỦ YẾU"), ("1", "Sở Y tế **(chủ trì)")]),  # bold over lines
    ("*Căn cứ Luật Giá;*\n*Theo đề nghị của Giám đốc\nSở Y tế;*", [(None, "Căn cứ Luật Giá;"), (None, "Theo đề nghị của Giám đốc Sở Y tế;")]),
    ("**KẾ HOẠCH\nNĂM 2026**", [(None, "KẾ HOẠCH"), (None, "NĂM 2026")]),  # without label the type's line stays a line
    (FIRST_LINES_SHORT, FIRST_LINES_SHORT_READ),
    (  # the number of a page inside a sentence
        "- Rà soát các chợ đã xuống cấp trên địa bàn thị\n2\nxã và lập danh mục cần sửa chữa ngay.",
        [("-", "Rà soát các chợ đã xuống cấp trên địa bàn thị 2 xã và lập danh mục cần sửa chữa ngay.")],
    ),
    (  # before a day, and before a sentence's last words
        "1. Rà soát các chợ xuống cấp, báo cáo trước ngày\n2\n15/02/2026 để tổng hợp.\n2. Xử lý việc lấn chiếm lòng đường, vỉa hè,\n- 3 -\nsân chợ.",
        [
            ("1", "Rà soát các chợ xuống cấp, báo cáo trước ngày 2 15/02/2026 để tổng hợp."),
            ("2", "Xử lý việc lấn chiếm lòng đường, vỉa hè, - 3 - sân chợ."),
        ],
    ),
    (  # below a sentence, and between cells
        "Rà soát các chợ đã xuống cấp trên địa bàn thị xã.\n2\nSở Y tế\n3\nphối hợp",
        [(None, "Rà soát các chợ đã xuống cấp trên địa bàn thị xã."), (None, "2"), (None, "Sở Y tế"), (None, "3 phối hợp")],
    ),
    ("II. NHIỆM VỤ,\nGIẢI PHÁP\n1. Sở Y tế", [("II", "NHIỆM VỤ, GIẢI PHÁP"), ("1", "Sở Y tế")]),  # a heading in capitals over lines
    ("II. NHIỆM VỤ\nGIẢI PHÁP", [("II", "NHIỆM VỤ"), (None, "GIẢI PHÁP")]),  # or two
    (FIRST_WORDS, FIRST_WORDS_READ),
    ("II. KINH PHÍ\nTM. ỦY BAN NHÂN DÂN", [("II", "KINH PHÍ"), (None, "TM. ỦY BAN NHÂN DÂN")]),  # above a signature
    ("1. Công ty TNHH\nMột thành viên Chợ", [("1", "Công ty TNHH Một thành viên Chợ")]),  # a name that is not at its end
    ("2.1 Công tác quy hoạch", [("2.1", "Công tác quy hoạch")]),  # no stop after the number
    ("2.1.3. Rà soát", [("2.1.3", "Rà soát")]),  # three levels in one label
    ("1/ Thành lập tổ công tác", [("1", "Thành lập tổ công tác")]),  # a stroke
    ("2) Rà soát\n3- Kiểm tra", [("2", "Rà soát"), ("3", "Kiểm tra")]),  # a bracket; a hyphen
    ("đ) Tổng kết", [("đ", "Tổng kết")]),  # a Vietnamese letter
    ("d ) Đối với xã", [("d", "Đối với xã")]),  # a space before the bracket
    ("a. Rà soát", [("a", "Rà soát")]),  # a stop after the letter
    ("(1) Dự án cầu\n(ii) Dự án đường", [("1", "Dự án cầu"), ("ii", "Dự án đường")]),  # labels in brackets
    ("+ Rà soát\n• Kiểm tra\n– Báo cáo", [("+", "Rà soát"), ("*", "Kiểm tra"), ("–", "Báo cáo")]),  # bullets
    ("__ - Tăng cường\n_ Giảm", [("-", "Tăng cường"), (None, "Giảm")]),  # a scanner's smudge before a dash
    ("-Tăng cường", [("-", "Tăng cường")]),  # no space after the dash
    ("A. MỤC TIÊU\nB. NHIỆM VỤ", [("A", "MỤC TIÊU"), ("B", "NHIỆM VỤ")]),  # capital letters
    ("I- QUAN ĐIỂM\n1- Về tổ chức", [("I", "QUAN ĐIỂM"), ("1", "Về tổ chức")]),  # Party texts
    ("Điều 3. Giao Sở Y tế", [("Điều 3", "Giao Sở Y tế")]),  # an article
    ("**Điều 3.** Giao Sở Y tế", [("Điều 3", "Giao Sở Y tế")]),  # in bold
    ("Điều 5 Nghị định này áp dụng", [(None, "Điều 5 Nghị định này áp dụng")]),  # a reference, no article
    ("Chương II\nTỔ CHỨC THỰC HIỆN", [("Chương II", ""), (None, "TỔ CHỨC THỰC HIỆN")]),  # the title stands below
    ("PHẦN THỨ NHẤT\nTHỰC TRẠNG", [("Phần THỨ NHẤT", ""), (None, "THỰC TRẠNG")]),  # a number in words
    ("PHỤ LỤC\nDANH MỤC", [("Phụ lục", ""), (None, "DANH MỤC")]),  # the only annex has no number
    ("Phụ lục 2: Danh mục", [("Phụ lục 2", "Danh mục")]),  # title on the line
    ("Phụ lục kèm theo Kế hoạch này", [(None, "Phụ lục kèm theo Kế hoạch này")]),  # a sentence
    ("2024 là năm thứ tư", [(None, "2024 là năm thứ tư")]),  # a year
    ("01 cụm công nghiệp", [(None, "01 cụm công nghiệp")]),  # a count
    ("30/6/2024 là hạn cuối", [(None, "30/6/2024 là hạn cuối")]),  # a date
    ("10.400 kVA", [(None, "10.400 kVA")]),  # thousands
    ("2.550MW vào năm 2030", [(None, "2.550MW vào năm 2030")]),  # thousands and a unit
    ("1.5 triệu lượt khách", [(None, "1.5 triệu lượt khách")]),  # a decimal
    ("- 15% hộ nghèo", [("-", "15% hộ nghèo")]),  # a bullet before a figure
    ("-5 độ", [(None, "-5 độ")]),  # a negative figure
    ("-------\nSố: 12/KH-UBND", [(None, "-------"), (None, "Số: 12/KH-UBND")]),  # a rule of dashes
    ("ỦY BAN NHÂN DÂN\nTỈNH BẮC HÀ", [(None, "ỦY BAN NHÂN DÂN"), (None, "TỈNH BẮC HÀ")]),  # lines of a letterhead
    ("THỰC HIỆN NGHỊ QUYẾT SỐ\n18/NQ-CP NGÀY 02/3/2021", [(None, "THỰC HIỆN NGHỊ QUYẾT SỐ 18/NQ-CP NGÀY 02/3/2021")]),  # "số" wants its number
    ("báo cáo trước ngày 15 tháng\n12. Các sở thực hiện", [(None, "báo cáo trước ngày 15 tháng 12. Các sở thực hiện")]),  # a month, no label
    ("* *Cơ quan phối hợp:* Sở Y tế.", [("*", "Cơ quan phối hợp:* Sở Y tế.")]),  # a star and italics
    ("** Cơ quan chủ trì:* Sở Y tế.", [("*", "Cơ quan chủ trì:* Sở Y tế.")]),  # the star went into the italics
    ("*Mục tiêu*", [(None, "Mục tiêu")]),  # italics only
    ("**KT. CHỦ TỊCH**", [(None, "KT. CHỦ TỊCH")]),  # bold only
    ("## II. NHIỆM VỤ", [("II", "NHIỆM VỤ")]),  # a Markdown heading
    (
        "Phòng Kinh tế và Hạ tầng chủ trì, tổ chức thực hiện và\n\nphối hợp với Phòng Nội vụ.",
        [(None, "Phòng Kinh tế và Hạ tầng chủ trì, tổ chức thực hiện và phối hợp với Phòng Nội vụ.")],
    ),  # an empty line inside a sentence
    (
        "Thực hiện hiệu quả các chính sách hỗ trợ doanh nghiệp;\n\nđẩy mạnh thu hút.",
        [(None, "Thực hiện hiệu quả các chính sách hỗ trợ doanh nghiệp;"), (None, "đẩy mạnh thu hút.")],
    ),  # a semicolon ends
    (
        "TT\n\nNhiệm vụ\n\nThời gian\n\n1\n\nXây dựng đề án\n\nquý I",
        [(None, "TT"), (None, "Nhiệm vụ"), (None, "Thời gian"), (None, "1"), (None, "Xây dựng đề án"), (None, "quý I")],
    ),  # a flattened table
    ("1. Chuyển đổi số\n2. Báo cáo hằng năm\n3. Họp", [("1", "Chuyển đổi số"), ("2", "Báo cáo hằng năm"), ("3", "Họp")]),  # "số", "năm" end here
    ("Công tác chuyển đổi số\nTập trung xây dựng", [(None, "Công tác chuyển đổi số"), (None, "Tập trung xây dựng")]),  # "số" wants figures only
    ("", []),  # nothing
    ("\n \n\t\n", []),  # white space
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_reads_paragraphs_and_labels(text: str, expected: list[tuple[str | None, str]], form: str) -> None:
    assert read(unicodedata.normalize(form, text)) == expected


def test_kinds_tell_a_bracket_from_a_stop() -> None:
    text = "I. Một\n1. Hai\n2) Ba\na) Bốn\n- Năm\n+ Sáu"
    assert [p.kind for p in paragraphs(text)] == [Kind.ROMAN, Kind.NUMBER, Kind.ENCLOSED, Kind.LETTER, Kind.DASH, Kind.PLUS]


@given(st.text(alphabet="aĐ1.)-+*( \nIVX:;Điềuố", max_size=200))
def test_paragraphs_hold_every_character_but_spaces_once(text: str) -> None:
    found = paragraphs(text)
    assert "".join("".join(text[p.start : p.end].split()) for p in found) == "".join(text.split())
    assert all(p.start <= p.body_start <= p.end and p.body_end <= p.end for p in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
