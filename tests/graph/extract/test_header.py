"""Headers in many layouts, written for the tests in the manner of real documents."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from graph.extract.head.header import read_header
from graph.extract.page import open_page
from graph.lists import Lists
from graph.model import CopyState, Header, Source

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
PREAMBLE = (
    "Thực hiện Nghị quyết số 05/NQ-CP ngày 02/3/2023 của Chính phủ, {} ban hành Kế hoạch với các nội dung như sau:\n\nI. MỤC ĐÍCH\n1. Nội dung.\n"
)
PROVINCE = f"ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH\n-------\n{MOTTO}\n---------------\nSố: 45/KH-UBND\nHòa Bình, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\n"
END = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nNguyễn Thị Minh An\n"


def header(text: str, lists: Lists) -> Header:
    source = Source(path="test", name="test", media_type="text/plain", sha256="", text=text)
    read = read_header(open_page(source), lists)
    for name in ("type", "number", "date", "place", "issuer", "title", "signer", "capacity", "period", "territory"):
        stated = getattr(read, name)
        assert stated is None or (stated.passage.text == text[stated.passage.start : stated.passage.end] and stated.rule), name
    return read


def value(read: Header, name: str) -> object:
    stated = getattr(read, name)
    return stated.value if stated else None


NUMBERS = [
    ("Số: 222/KH-UBND", "222/KH-UBND", "KH"),  # state, individual
    ("Số: 11/2022/QĐ-UBND", "11/2022/QĐ-UBND", "QĐ"),  # normative; the number's type wins over the word
    ("Số: 08 /KH-UBND", "08/KH-UBND", "KH"),  # a space inside
    ("Số 17- CTr/TU", "17-CTr/TU", "CTr"),  # Party
    ("Số: 136 - KH/HU", "136-KH/HU", "KH"),  # Party of a district
    ("Số: 5/KH-SNN&PTNT", "5/KH-SNN&PTNT", "KH"),  # ampersand
    ("Số: 12/KH-BCĐ389", "12/KH-BCĐ389", "KH"),  # figures in the organ
    ("SỐ: 77/KH-UBND", "77/KH-UBND", "KH"),  # capitals
    ("Số: 33/KH–UBND", "33/KH-UBND", "KH"),  # en dash
    ("Kế hoạch số: 9/KH-UBND", "9/KH-UBND", "KH"),  # the type before it, alone on its line
    ("Nghị quyết số: 9/2020/QH14", "9/2020/QH14", "KH"),  # likewise, as the National Assembly writes
    ("**Số:** 9/KH-UBND", "9/KH-UBND", "KH"),  # emphasis between
    ("Số: /KH-UBND", None, "KH"),  # left blank
    ("Số:       /KH-UBND", None, "KH"),  # left blank, spaces
    ("Số: .../KH-UBND", None, "KH"),  # left blank, dots
    ("Số:     -KH/TU", None, "KH"),  # left blank, Party
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("line", "number", "symbol"), NUMBERS)
def test_reads_the_number_and_its_type(line: str, number: str | None, symbol: str, form: str, lists: Lists) -> None:
    text = unicodedata.normalize(form, PROVINCE.replace("Số: 45/KH-UBND", line) + "Phát triển chợ\n\n" + PREAMBLE.format("UBND tỉnh") + END)
    read = header(text, lists)
    assert (value(read, "number"), value(read, "type")) == (number, symbol)


def test_a_blank_number_is_a_state_of_the_copy(lists: Lists) -> None:
    read = header(PROVINCE.replace("45/", "   /") + "Phát triển chợ\n\n" + PREAMBLE.format("UBND tỉnh"), lists)
    assert read.state is CopyState.BLANK_NUMBER
    assert header(PROVINCE + "Phát triển chợ\n", lists).state is CopyState.NUMBERED
    assert header("DỰ THẢO\n" + PROVINCE + "Phát triển chợ\n", lists).state is CopyState.DRAFT


DATES = [
    ("Hòa Bình, ngày 05 tháng 3 năm 2024", date(2024, 3, 5), "Hòa Bình"),  # customary
    ("TP. Hồ Chí Minh, ngày 5 tháng 12 năm 2019", date(2019, 12, 5), "TP. Hồ Chí Minh"),  # a city
    ("Bà Rịa - Vũng Tàu, ngày 01 tháng 02 năm 2023", date(2023, 2, 1), "Bà Rịa - Vũng Tàu"),  # a hyphen
    ("Thừa Thiên Huế,  ngày 28 tháng 12\nnăm 2020", date(2020, 12, 28), "Thừa Thiên Huế"),  # broken over lines
    ("Hòa Bình, ngày    tháng 3 năm 2024", None, "Hòa Bình"),  # day left blank
    ("Hòa Bình, ngày … tháng … năm 2024", None, "Hòa Bình"),  # dots
    ("Hòa Bình, ngày 30 tháng 02 năm 2024", None, "Hòa Bình"),  # no such day
    ("Tiền\nGiang,\nngày 05\ntháng 3 năm 2024", date(2024, 3, 5), "Tiền Giang"),  # a copy wrapped at any width
    ("Số: 7/KH-UBND Cà Mau, ngày 05 tháng 3 năm 2024", date(2024, 3, 5), "Cà Mau"),  # the number on the same line
    ("Ngày 05 tháng 3 năm 2024", None, None),  # not a date line
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("line", "day", "place"), DATES)
def test_reads_place_and_date(line: str, day: date | None, place: str | None, form: str, lists: Lists) -> None:
    text = unicodedata.normalize(form, PROVINCE.replace("Hòa Bình, ngày 05 tháng 3 năm 2024", line) + "Phát triển chợ\n")
    read = header(text, lists)
    assert (value(read, "date"), value(read, "place")) == (day, place)


ISSUERS = [
    ("ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN", "Ủy ban nhân dân tỉnh Nghệ An", "tỉnh Nghệ An"),  # the name over two lines
    ("UỶ BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh"),  # old tone mark; a city
    ("UBND TỈNH NGHỆ AN\nSỞ CÔNG THƯƠNG", "Sở Công Thương tỉnh Nghệ An", "tỉnh Nghệ An"),  # superior above
    ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường tỉnh Lào Cai", "tỉnh Lào Cai"),  # the name goes on
    ("BỘ CÔNG THƯƠNG", "Bộ Công Thương", None),  # the centre has no province
    ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ", None),
    ("CHÍNH PHỦ", "Chính phủ", None),
    ("TỈNH ỦY NGHỆ AN\n*", "Tỉnh ủy Nghệ An", "tỉnh Nghệ An"),  # Party
    ("HỘI ĐỒNG NHÂN DÂN\nTỈNH CÀ MAU", "Hội đồng nhân dân tỉnh Cà Mau", "tỉnh Cà Mau"),
    ("ỦY BAN NHÂN DÂN\nHUYỆN BÌNH AN", "Ủy ban nhân dân huyện Bình An", None),  # a district whose province is not said
    ("UBND HUYỆN BÌNH AN\nPHÒNG KINH TẾ VÀ HẠ TẦNG", "Phòng Kinh tế và Hạ tầng huyện Bình An", None),
    ("BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ", "Tổng cục Thuế", None),  # a ministry above
    ("BỘ CÔNG THƯƠNG - BỘ TÀI CHÍNH", "Bộ Công Thương, Bộ Tài chính", None),  # two that issue together
    ("| ỦY BAN NHÂN DÂN<br>TỈNH NGHỆ AN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |", "Ủy ban nhân dân tỉnh Nghệ An", "tỉnh Nghệ An"),  # Markdown cells
    (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH NGHỆ AN Độc lập - Tự do - Hạnh phúc",
        "Ủy ban nhân dân tỉnh Nghệ An",
        "tỉnh Nghệ An",
    ),  # rows
    ("**ỦY BAN NHÂN DÂN**\n**TỈNH ĐẮK LẮK**", "Ủy ban nhân dân tỉnh Đắk Lắk", "tỉnh Đắk Lắk"),  # emphasis
    ("ỦY BAN NHÂN DÂN\nTỈNH KHÁNH HOÀ", "Ủy ban nhân dân tỉnh Khánh Hoà", "tỉnh Khánh Hòa"),  # the other spelling of the tone
    ("ỦY BAN NHÂN DÂN\nXÃ AN LẠC", "Ủy ban nhân dân xã An Lạc", None),  # a commune
    ("ỦY\nBAN NHÂN DÂN\nTỈNH TIỀN GIANG\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Ủy ban nhân dân tỉnh Tiền Giang", "tỉnh Tiền Giang"),
    ("THỦ TƯỚNG\nCHÍNH PHỦ\n-------\n|\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM", "Thủ tướng Chính phủ", None),  # wrapped: one body, not two
    ("ĐẢNG BỘ TỈNH HÀ NAM\nHUYỆN ỦY BÌNH AN\n*", "Huyện ủy Bình An", "tỉnh Hà Nam"),  # Party of a district
    ("BAN CHẤP HÀNH\nĐẢNG BỘ TỈNH HÀ NAM\n*", "Ban Chấp hành Đảng bộ tỉnh Hà Nam", "tỉnh Hà Nam"),  # one body, not two
    ("BỘ NÔNG NGHIỆP\nVÀ PHÁT TRIỂN NÔNG THÔN", "Bộ Nông nghiệp và Phát triển nông thôn", None),
    ("UBND THÀNH PHỐ HÀ NỘI\nSỞ Y TẾ", "Sở Y tế thành phố Hà Nội", "thành phố Hà Nội"),
    # a part of a body has the name of that body
    ("TỈNH ỦY NGHỆ AN\nBAN TỔ CHỨC\n*", "Ban Tổ chức Tỉnh ủy Nghệ An", "tỉnh Nghệ An"),
    ("UBND TỈNH NGHỆ AN\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Nghệ An", "tỉnh Nghệ An"),
    ("LIÊN ĐOÀN LAO ĐỘNG TỈNH NGHỆ AN\nBAN CHẤP HÀNH", "Ban Chấp hành Liên đoàn Lao động tỉnh Nghệ An", "tỉnh Nghệ An"),
    ("SỞ Y TẾ - CÔNG AN TỈNH NGHỆ AN", "Sở Y tế, Công an tỉnh Nghệ An", "tỉnh Nghệ An"),  # departments that issue together
    (  # each has the place of the one above
        "UBND TỈNH NGHỆ AN\nSỞ Y TẾ - CÔNG AN TỈNH - TỈNH ĐOÀN",
        "Sở Y tế tỉnh Nghệ An, Công an tỉnh Nghệ An, Tỉnh Đoàn Nghệ An",
        "tỉnh Nghệ An",
    ),
    ("ỦY BAN THƯỜNG VỤ\nQUỐC HỘI", "Ủy ban Thường vụ Quốc hội", None),  # wrapped: one body, not two
    ("ĐẢNG BỘ TỈNH NGHỆ AN\nĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH\n*", "Đảng ủy các cơ quan Đảng tỉnh Nghệ An", "tỉnh Nghệ An"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO NGHỆ AN\nTRƯỜNG THPT AN LẠC", "Trường THPT An Lạc", "tỉnh Nghệ An"),  # a school's own name
    ("HUYỆN ĐOÀN BÌNH AN\n***\nĐOÀN TNCS HỒ CHÍ MINH", "Huyện Đoàn Bình An", None),  # the union's name beside the letterhead
    ("BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ\nTỈNH NGHỆ AN", "Ban Chỉ đạo chuyển đổi số tỉnh Nghệ An", "tỉnh Nghệ An"),  # a name not in the lists
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("letterhead", "issuer", "territory"), ISSUERS)
def test_reads_the_issuer_from_the_letterhead(letterhead: str, issuer: str, territory: str | None, form: str, lists: Lists) -> None:
    text = unicodedata.normalize(form, f"{letterhead}\n-------\n{MOTTO}\nSố: 7/KH-ABC\n\nKẾ HOẠCH\nPhát triển chợ\n\nCăn cứ Luật A;\n")
    read = header(text, lists)
    assert (value(read, "issuer"), value(read, "territory")) == (issuer, territory)


PREAMBLES = [
    ("Ủy ban nhân dân tỉnh Nghệ An", "Ủy ban nhân dân tỉnh Nghệ An", "tỉnh Nghệ An"),  # written out
    ("UBND tỉnh Nghệ An", "Ủy ban nhân dân tỉnh Nghệ An", "tỉnh Nghệ An"),  # abbreviated
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh", None),  # the province is never named
    ("UBND huyện", "Ủy ban nhân dân huyện", None),  # nor the district
    ("UBND huyện Chợ Mới", "Ủy ban nhân dân huyện Chợ Mới", None),  # “Mới” is no “mới ban hành”
    ("Sở Công Thương", "Sở Công Thương", None),
    ("Bộ Xây dựng", "Bộ Xây dựng", None),
    ("Tỉnh ủy", "Tỉnh ủy", None),
    ("Ban Chỉ đạo chuyển đổi số huyện An Lạc (sau đây gọi tắt là Ban Chỉ đạo)", "Ban Chỉ đạo chuyển đổi số huyện An Lạc", None),
    ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch", None),  # a comma within the name
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("printed", "issuer", "territory"), PREAMBLES)
def test_reads_the_issuer_from_the_preamble(printed: str, issuer: str, territory: str | None, form: str, lists: Lists) -> None:
    read = header(unicodedata.normalize(form, "KẾ HOẠCH\nPhát triển chợ năm 2022\n\n" + PREAMBLE.format(printed)), lists)
    assert (value(read, "issuer"), value(read, "territory"), value(read, "period")) == (issuer, territory, (2022, 2022))
    assert read.state is CopyState.HEADERLESS


TERRITORIES = [
    ("Chợ của tỉnh Nghệ An và các huyện; tỉnh Nghệ An có biển.", "tỉnh Nghệ An"),  # named twice
    ("Chợ của tỉnh Nghệ An.", None),  # once is not enough
    ("Nghệ An có chợ. Nghệ An có biển.", None),  # not in the form of its kind
    ("Tỉnh Nghệ An, tỉnh Nghệ An và tỉnh Hà Tĩnh liên kết.", None),  # another half as often
    ("Tỉnh Nghệ An, tỉnh Nghệ An, tỉnh Nghệ An và tỉnh Hà Tĩnh.", "tỉnh Nghệ An"),  # another a third as often
    ("Đường nối thành phố Hồ Chí Minh, thành phố Hồ Chí Minh.", None),  # a tỉnh is no city
    ("Thành phố Bắc Ninh, tỉnh Bắc Ninh, tỉnh Bắc Ninh.", "tỉnh Bắc Ninh"),  # a city within the province
    ("Tỉnh Hoà Bình; tỉnh Hòa Bình.", "tỉnh Hòa Bình"),  # two spellings are one
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("body", "territory"), TERRITORIES)
def test_a_province_named_in_the_text_completes_the_issuer(body: str, territory: str | None, form: str, lists: Lists) -> None:
    read = header(unicodedata.normalize(form, "KẾ HOẠCH\nPhát triển chợ\n\n" + PREAMBLE.format("UBND tỉnh") + body), lists)
    name = territory.removeprefix("tỉnh ") if territory else ""
    assert (value(read, "territory"), value(read, "issuer")) == (territory, f"Ủy ban nhân dân tỉnh {name}".strip())


def test_a_ministry_has_no_territory_whatever_it_names(lists: Lists) -> None:
    read = header("BỘ XÂY DỰNG\n\nKẾ HOẠCH\nPhát triển chợ\n\nUBND tỉnh Nghệ An và tỉnh Nghệ An, tỉnh Nghệ An phối hợp.", lists)
    assert (value(read, "issuer"), value(read, "territory")) == ("Bộ Xây dựng", None)


TITLES = [
    ("KẾ HOẠCH\nTriển khai Đề án chợ\ngiai đoạn 2021-2025\n\nCăn cứ", "Triển khai Đề án chợ giai đoạn 2021-2025", (2021, 2025)),  # wrapped
    ("KẾ HOẠCH\n\nPHÁT TRIỂN CHỢ ĐẾN NĂM 2030, TẦM NHÌN ĐẾN NĂM 2045\n\nCăn cứ", "Phát triển chợ đến năm 2030, tầm nhìn đến năm 2045", (None, 2030)),
    ("KẾ HOẠCH\nPHÁT TRIỂN CHỢ\nNĂM 2024\nCăn cứ Luật A", "Phát triển chợ năm 2024", (2024, 2024)),  # no empty line before the preamble
    ("**KẾ HOẠCH**\n\n**Phát triển chợ năm 2024**\n\nCăn cứ", "Phát triển chợ năm 2024", (2024, 2024)),  # emphasis
    ("# KẾ HOẠCH\n## Phát triển chợ\n\nCăn cứ", "Phát triển chợ", None),  # Markdown headings; no years
    ("QUYẾT ĐỊNH\nVề việc phê duyệt Đề án chợ\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\n\nCăn cứ", "Về việc phê duyệt Đề án chợ", None),  # authority
    ("QUYẾT ĐỊNH\nVỀ VIỆC PHÊ DUYỆT ĐỀ ÁN\nỦY BAN NHÂN DÂN TỈNH NGHỆ AN\nCăn cứ", "Về việc phê duyệt đề án", None),  # authority in capitals too
    ("KẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT CỦA\nBỘ CHÍNH TRỊ VỀ CHỢ\nCăn cứ", "Thực hiện nghị quyết của Bộ Chính trị về chợ", None),  # goes on
    ("KẾ HOẠCH\nPHÁT TRIỂN CHỢ\n(Kèm theo Quyết định số 5/QĐ-UBND ngày 02/3/2024)\nCăn cứ", "Phát triển chợ", None),  # the note is no title
    ("KẾ HOẠCH PHÁT TRIỂN CHỢ NĂM 2024\n\nCăn cứ", "Phát triển chợ năm 2024", (2024, 2024)),  # type and title on one line
    ("KẾ HOẠCH\nPHÒNG, CHỐNG\nHẠN MÙA KHÔ NĂM 2019 -\n2020\nThực hiện Chỉ\nthị số 5", "Phòng, chống hạn mùa khô năm 2019 - 2020", (2019, 2020)),
    ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện Nghị quyết số 5-NQ/TU ngày 02/3/2021\n\nCăn cứ", "Thực hiện Nghị quyết số 5-NQ/TU ngày 02/3/2021", None),
    ("NGHỊ QUYẾT\nVỀ PHÁT TRIỂN KINH TẾ SỐ GIAI ĐOẠN 2021 - 2025, ĐỊNH HƯỚNG ĐẾN NĂM 2030\n-----\nI- TÌNH HÌNH",
     "Về phát triển kinh tế số giai đoạn 2021 - 2025, định hướng đến năm 2030", (2021, 2025)),  # Party
]  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "title", "period"), TITLES)
def test_reads_title_and_years(text: str, title: str, period: tuple[int | None, int] | None, form: str, lists: Lists) -> None:
    read = header(unicodedata.normalize(form, text), lists)
    assert (value(read, "title"), value(read, "period")) == (title, period)


def test_a_title_in_capitals_takes_its_names_from_the_text(lists: Lists) -> None:
    body = "\n\nThực hiện Đề án tái cơ cấu ngành Công Thương của tỉnh Nghệ An và Khu kinh tế Đông Nam, vốn ODA được ưu tiên; nguồn ODA lớn."
    read = header("KẾ HOẠCH\nTÁI CƠ CẤU NGÀNH CÔNG THƯƠNG TỈNH NGHỆ AN, KHU KINH TẾ ĐÔNG NAM VÀ ODA GIAI ĐOẠN II" + body, lists)
    assert value(read, "title") == "Tái cơ cấu ngành Công Thương tỉnh Nghệ An, Khu kinh tế Đông Nam và ODA giai đoạn II"


def test_a_text_that_lost_its_head_begins_within_its_title(lists: Lists) -> None:
    text = "THỰC HIỆN NGHỊ QUYẾT SỐ\n12/NQ-CP NGÀY 03/9/2020 CỦA CHÍNH PHỦ VỀ CHỢ ĐẾN NĂM 2030\nThực\nhiện Nghị quyết số 12/NQ-CP ngày 03/9/2020 của Chính phủ; UBND tỉnh ban\nhành Kế hoạch như sau:\nI. A"  # noqa: E501
    read = header(text, lists)
    assert value(read, "title") == "Thực hiện Nghị quyết số 12/NQ-CP ngày 03/9/2020 của Chính phủ về chợ đến năm 2030"
    assert (value(read, "type"), value(read, "number"), value(read, "date"), read.state) == ("KH", None, None, CopyState.HEADERLESS)


PAGE_NAMES = [
    # the first line, and what it says: number, type, day, issuer, title
    ("Kế hoạch 12/KH-UBND năm 2024 phát triển chợ", "12/KH-UBND", "KH", None, "Ủy ban nhân dân tỉnh Hà Nam", "phát triển chợ"),
    ("Kế hoạch số 12/KH-UBND ngày 02/3/2024 của Sở Y tế về phát triển chợ", "12/KH-UBND", "KH", date(2024, 3, 2), "Sở Y tế", "phát triển chợ"),
    ("Kế hoạch phát triển chợ tỉnh Hà Nam", None, "KH", None, "Ủy ban nhân dân tỉnh Hà Nam", "Kế hoạch phát triển chợ tỉnh Hà Nam"),
    ("Kế hoạch số 12/KH-UBND đã được ban hành.", None, "KH", None, "Ủy ban nhân dân tỉnh Hà Nam", None),  # a sentence
    ("Thực hiện Kế hoạch số 12/KH-UBND về chợ", None, "KH", None, "Ủy ban nhân dân tỉnh Hà Nam", None),  # a preamble
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("line", "number", "symbol", "day", "issuer", "title"), PAGE_NAMES)
def test_a_page_that_lost_its_letterhead_names_the_document(  # noqa: PLR0913
    line: str, number: str | None, symbol: str, day: date | None, issuer: str, title: str | None, form: str, lists: Lists
) -> None:
    body = "\n\nThực hiện Nghị quyết số 5/NQ-CP, UBND tỉnh Hà Nam ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n1. Chợ.\n"
    read = header(unicodedata.normalize(form, line + body), lists)
    assert (value(read, "number"), value(read, "type"), value(read, "date")) == (number, symbol, day)
    assert (value(read, "issuer"), value(read, "title")) == (issuer, title)


def test_a_page_that_introduces_the_whole_text_says_what_it_is(lists: Lists) -> None:
    lead = "Thay mặt Bộ Chính trị, Tổng Bí thư Lê Văn An đã ký ban hành Nghị quyết số 5-NQ/TW (ngày 02/3/2024) của Bộ Chính trị về phát triển chợ."
    text = f"# Nghị quyết số 5-NQ/TW\n\n**{lead}**\n\nTrân trọng giới thiệu toàn văn Nghị quyết số 5-NQ/TW:\n\nI. A\n1. Chợ.\n"
    read = header(text, lists)
    assert (value(read, "type"), value(read, "number"), value(read, "date")) == ("NQ", "5-NQ/TW", date(2024, 3, 2))
    assert (value(read, "issuer"), value(read, "signer"), value(read, "title")) == ("Bộ Chính trị", "Lê Văn An", "phát triển chợ")


def test_an_annex_alone_is_of_the_type_of_what_it_came_with(lists: Lists) -> None:
    read = header("PHỤ LỤC II\n\nDANH MỤC CHỢ\n\n(Kèm theo Nghị quyết số  /NQ-CP ngày 01 tháng 01 năm 2025 của Chính phủ)\n\nI. A\n", lists)
    assert (value(read, "type"), value(read, "number"), value(read, "date")) == ("NQ", None, date(2025, 1, 1))
    assert value(read, "issuer") == "Chính phủ"


def test_a_page_named_after_a_decision_may_hold_its_plan(lists: Lists) -> None:
    read = header("Quyết định số 12/QĐ-UBND ngày 02/3/2024 của UBND tỉnh về chợ\n\nKẾ HOẠCH\nPhát triển chợ\n\nI. A\n", lists)
    assert (value(read, "number"), value(read, "type"), value(read, "date")) == (None, "KH", None)


def test_the_caption_of_an_annex_numbers_its_decision(lists: Lists) -> None:
    caption = "PHỤ LỤC\nDANH MỤC CHỢ\n(Kèm theo {} số 25/QĐ-UBND ngày 08/01/2014 của UBND tỉnh Nghệ An)\n\n1. Chợ.\n"
    text = "QUYẾT ĐỊNH\nVề việc phát triển chợ\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\n\nCăn cứ Luật Giá;\n\nĐiều 1. Chợ./.\n\n"
    read = header(text + caption.format("Quyết định"), lists)
    assert (value(read, "type"), value(read, "number"), value(read, "date")) == ("QĐ", "25/QĐ-UBND", date(2014, 1, 8))
    assert value(header(text + caption.format("Kế hoạch"), lists), "number") is None


PASSED = "NGHỊ QUYẾT\nVề giám sát\n\nĐiều 1. Giám sát chợ.\n\nNghị quyết này{} được Hội đồng nhân dân tỉnh {} thông qua ngày {}./.\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (PASSED.format(" đã", "khóa XI, Kỳ họp thứ Ba", "13 tháng 7 năm 2017"), date(2017, 7, 13)),  # no letterhead: the day it was passed
        (PASSED.format("", "khóa XI", "15/12/2016"), date(2016, 12, 15)),
        ("Hòa Bình, ngày 20 tháng 7 năm 2017\n" + PASSED.format("", "khóa XI", "13/7/2017"), date(2017, 7, 20)),  # the letterhead's day counts
        (PASSED.format("", "khóa XI", "33/7/2017"), None),  # no such day
    ],
)
def test_an_assemblys_text_says_when_it_was_passed(text: str, day: date | None, lists: Lists) -> None:
    assert value(header(text, lists), "date") == day


def test_a_number_at_the_foot_is_the_documents(lists: Lists) -> None:
    foot = "Số: 12/KH-UBND\nHà Nam, ngày 02 tháng 3 năm 2024\nCHỦ TỊCH\nLê Văn An\n"
    read = header("KẾ HOẠCH\nPhát triển chợ\n\nI. A\n1. Chợ.\n\n" + foot, lists)
    assert (value(read, "number"), value(read, "date"), value(read, "signer")) == ("12/KH-UBND", date(2024, 3, 2), "Lê Văn An")
    assert value(header("KẾ HOẠCH\nPhát triển chợ\n\nI. A\n1. Chợ.\n\nSố: 12/BC-SYT\n", lists), "number") is None  # a form of another type


def test_who_is_signed_for_issues_where_nothing_else_says_it(lists: Lists) -> None:
    assert value(header("CHỈ THỊ\nVề chợ\n\n1. Chợ./.\n\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nLê Văn An\n", lists), "issuer") == "Thủ tướng Chính phủ"


@pytest.mark.parametrize("place", ["(Kèm theo {})\n\nKẾ HOẠCH\nPhát triển chợ\n", "PHỤ LỤC II\n\nDANH MỤC CHỢ\n\n(Ban hành kèm theo {})\n"])
def test_a_note_above_all_says_what_a_document_came_with(place: str, lists: Lists) -> None:
    read = header(place.format("Quyết định số 25/QĐ-UBND ngày 08 tháng 01 năm 2014 của UBND tỉnh Nghệ An") + "\nI. A\n1. Chợ.\n", lists)
    assert (value(read, "number"), value(read, "date"), read.state) == (None, date(2014, 1, 8), CopyState.ANNEXED)
    assert (value(read, "issuer"), read.date and read.date.rule) == ("Ủy ban nhân dân tỉnh Nghệ An", "date-of-its-decision")


def test_an_annexed_plan_has_the_day_and_issuer_of_its_decision(lists: Lists) -> None:
    text = "KẾ HOẠCH\nPHÁT TRIỂN CHỢ\n(Ban hành kèm theo Quyết định số 25/QĐ-UBND ngày 08/01/2014 của Chủ tịch UBND tỉnh Nghệ An)\n\nA. MỤC TIÊU\n"
    read = header(text, lists)
    assert (value(read, "number"), value(read, "date"), read.state) == (None, date(2014, 1, 8), CopyState.ANNEXED)
    assert value(read, "issuer") == "Chủ tịch Ủy ban nhân dân tỉnh Nghệ An"


PORTALS = [
    "Số hiệu 45/KH-UBND\nNgày ban hành 05/03/2024\nLoại văn bản Kế hoạch\nCơ quan ban hành Tỉnh Nghệ An\nNgười ký Lê Văn Bình\nLĩnh vực Chợ\n",
    "Số hiệu: 45/KH-UBND Loại văn bản: Kế hoạch\nNơi ban hành: Tỉnh Nghệ An Người ký: Lê Văn Bình\nNgày ban hành: 05/03/2024 Tình trạng: Đã biết\n",
    "Số ký hiệu\n45/KH-UBND\nNgày ban hành\n05/03/2024\nLoại văn bản\nKế hoạch\nCơ quan ban hành\nUBND tỉnh Nghệ An\nNgười ký\nLê Văn Bình\n",
    (
        "| Số/Ký hiệu | 45/KH-UBND |\n| Ngày ban hành | 05-03-2024 |\n| Hình thức văn bản | Kế hoạch |\n"
        "| Cơ quan ban hành | Ủy ban nhân dân tỉnh Nghệ An |\n| Người ký | Lê Văn Bình |\n"
    ),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("block", PORTALS)
def test_reads_a_portals_block_where_the_letterhead_is_lost(block: str, form: str, lists: Lists) -> None:
    read = header(unicodedata.normalize(form, block + "\nNội dung văn bản\n\nI. MỤC ĐÍCH\n1. Chợ."), lists)
    found = [value(read, name) for name in ("number", "type", "date", "issuer", "signer", "territory")]
    assert found == ["45/KH-UBND", "KH", date(2024, 3, 5), "Ủy ban nhân dân tỉnh Nghệ An", "Lê Văn Bình", "tỉnh Nghệ An"]


def test_a_letterhead_that_lost_its_second_line_is_completed(lists: Lists) -> None:
    text = "ỦY BAN NHÂN DÂN |\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM |\nSố: 170/KH-UBND |\nBình Phước, ngày 01 tháng 6 năm 2022 |\n"
    read = header(text + "KẾ HOẠCH\nPHÁT TRIỂN CHỢ\n" + PREAMBLE.format("UBND tỉnh"), lists)
    assert (value(read, "issuer"), value(read, "territory")) == ("Ủy ban nhân dân tỉnh Bình Phước", "tỉnh Bình Phước")


def test_a_portal_names_the_document_whose_type_and_title_are_lost(lists: Lists) -> None:
    text = "Quyết định 147/QĐ-UBND năm 2026 phê duyệt Đề án chợ tỉnh Hà Nam, giai đoạn 2026-2030\n| Số hiệu | 147/QĐ-UBND |\n"
    text += "| Người ký | Lê Văn Bình |\n| Cơ quan ban hành | Tỉnh Hà Nam |\n|\nUỶ BAN NHÂN DÂN |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\n"
    text += "|\nSố: 147/QĐ-UBND |\n"
    read = header(text + "Hà Nam, ngày 12 tháng 01 năm 2026 |\nỦY BAN NHÂN DÂN TỈNH HÀ NAM\nCăn cứ Luật A;\nĐiều 1. Phê duyệt.", lists)
    found = [value(read, name) for name in ("type", "issuer", "title", "period", "signer")]
    title = "phê duyệt Đề án chợ tỉnh Hà Nam, giai đoạn 2026-2030"
    assert found == ["QĐ", "Ủy ban nhân dân tỉnh Hà Nam", title, (2026, 2030), "Lê Văn Bình"]


def test_a_title_stands_below_the_date_where_the_type_is_lost(lists: Lists) -> None:
    text = "ỦY BAN NHÂN DÂN |\nSố: 2949/KH-UBND |\nBình Thuận, ngày 07 tháng 9 năm 2022 |\nPHÁT TRIỂN CHỢ NĂM 2023\nThực hiện Công văn số 5/BCT-KH;\n"
    read = header(text + PREAMBLE.format("Ủy ban nhân dân tỉnh Bình Thuận"), lists)
    assert [value(read, name) for name in ("type", "title", "period")] == ["KH", "Phát triển chợ năm 2023", (2023, 2023)]
    assert value(read, "issuer") == "Ủy ban nhân dân tỉnh Bình Thuận"


@pytest.mark.parametrize(
    ("authority", "issuer"),
    [
        ("BỘ TRƯỞNG BỘ CÔNG THƯƠNG", "Bộ Công Thương"),  # the office is no part of the body
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", "Ủy ban nhân dân tỉnh Nghệ An"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN\nKHÓA XVIII, KỲ HỌP THỨ 7", "Hội đồng nhân dân tỉnh Nghệ An"),  # the session is none
    ],
)
def test_a_decisions_authority_names_the_issuer(authority: str, issuer: str, lists: Lists) -> None:
    read = header(f"QUYẾT ĐỊNH\nVề việc phê duyệt Đề án chợ\n\n{authority}\n\nCăn cứ Luật A;\n", lists)
    assert (value(read, "issuer"), value(read, "title")) == (issuer, "Về việc phê duyệt Đề án chợ")


def test_a_portal_that_does_not_know_says_nothing(lists: Lists) -> None:
    read = header("Số hiệu: Đang cập nhật Loại văn bản: Kế hoạch\nNgười ký: Đang cập nhật\nNgày ban hành: Đã biết\n\nI. A", lists)
    assert [value(read, name) for name in ("number", "type", "date", "signer")] == [None, "KH", None, None]


SIGNATURES = [
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Đã ký)\nNguyễn Văn An", "Nguyễn Văn An", "TM. ỦY BAN NHÂN DÂN; CHỦ TỊCH"),  # stamped
    ("**TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**\n\nLê Bình", "Lê Bình", "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH; PHÓ CHỦ TỊCH"),  # emphasis
    ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nTRẦN VĂN CƯỜNG", "Trần Văn Cường", "T/M BAN THƯỜNG VỤ; BÍ THƯ"),  # Party; a name in capitals
    ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nThượng tướng Phan Văn Dũng", "Phan Văn Dũng", "KT. BỘ TRƯỞNG; THỨ TRƯỞNG"),  # a rank
    ("GIÁM ĐỐC\n\nTS. Đỗ Thị Hà", "Đỗ Thị Hà", "GIÁM ĐỐC"),  # a degree
    ("|\nCHỦ TỊCH\nTrần Hữu Đức\n|", "Trần Hữu Đức", "CHỦ TỊCH"),  # cells
    ("CHỦ TỊCH Trần Hữu Đức", "Trần Hữu Đức", "CHỦ TỊCH"),  # office and name on a line
    ("| Nơi nhận: - Lưu: VT. | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Hữu Đức |", "Trần Hữu Đức", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),  # a cell with the whole block
    ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (Đã ký) Trần Hữu Đức", "Trần Hữu Đức", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"),
    ("TRƯỞNG BAN PHÓ THỦ TƯỚNG Trần Hữu Đức", "Trần Hữu Đức", None),
    ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ NAM Căn cứ Luật Dược", None, None),
    (
        "Nơi nhận:      TM. ỦY BAN NHÂN DÂN\n- Như trên;     CHỦ TỊCH\n- Lưu: VT.\n     Lê Thị Bích Ngọc",
        "Lê Thị Bích Ngọc",
        "TM. ỦY BAN NHÂN DÂN; CHỦ TỊCH",
    ),
    ("KT. BỘ TRƯỞNG | KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG | THỨ TRƯỞNG\n\nLê An | Trần Bình", "Lê An; Trần Bình", None),  # two columns
    ("KT. BỘ TRƯỞNG BỘ A\nTHỨ TRƯỞNG\n\nLê An\n\nKT. BỘ TRƯỞNG BỘ B\nTHỨ TRƯỞNG\n\nTrần Bình", "Lê An; Trần Bình", None),  # one after another
    (
        "CÔNG AN TỈNH\nGIÁM ĐỐC\nLê An\n\nTỈNH ĐOÀN\nBÍ THƯ\nTrần Bình\n\nSỞ Y TẾ\nPHỤ LỤC\nGIÁM ĐỐC\nĐỗ Tú",
        "Lê An; Trần Bình",
        None,
    ),  # each under its body
    ("**TM. ỦY BAN\nNHÂN DÂN\nKT. CHỦ TỊCH**\n\nLê An", "Lê An", None),  # wrapped
    ("THỦ TƯỚNG\n\n\nLê Văn Khải", "Lê Văn Khải", "THỦ TƯỚNG"),  # an office that signs for itself
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nĐinh Công Sơn", "Đinh Công Sơn", "TL. CHỦ TỊCH; CHÁNH VĂN PHÒNG"),  # on order
    ("BỘ TRƯỞNG BỘ CÔNG THƯƠNG\nCăn cứ Nghị định số 96/2022/NĐ-CP;", None, None),  # the authority of a decision does not sign
    ("Lưu: VT.\nNguyễn Văn An", None, None),  # a name without office
    ("BỘ TRƯỞNG, CHỦ NHIỆM\n\nLê Văn An", "Lê Văn An", "BỘ TRƯỞNG, CHỦ NHIỆM"),  # two offices in one person
    ("CHỦ TỊCH QUỐC HỘI\n\n\nLê Văn An", "Lê Văn An", "CHỦ TỊCH QUỐC HỘI"),
    ("CHỦ TỊCH NƯỚC\n\nLê Văn An", "Lê Văn An", "CHỦ TỊCH NƯỚC"),
    ("THỦ TƯỚNG CHÍNH PHỦ\n(Đã ký)\nLê Văn An", "Lê Văn An", "THỦ TƯỚNG CHÍNH PHỦ"),
    ("QUYỀN BỘ TRƯỞNG\n\nLê Văn An", "Lê Văn An", "QUYỀN BỘ TRƯỞNG"),  # for the time being
    ("T/M BỘ CHÍNH TRỊ\nTỔNG BÍ THƯ\n\nLê Văn An", "Lê Văn An", "T/M BỘ CHÍNH TRỊ; TỔNG BÍ THƯ"),  # Party's centre
    ("CHỦ TỌA KỲ HỌP\nPHÓ CHỦ TỊCH HĐND\n\nLê Văn An", "Lê Văn An", None),  # of a session
    ("| Nơi nhận: | **BỘ TRƯỞNG BỘ Y TẾ**<br><br>**Lê Văn An** |", "Lê Văn An", "BỘ TRƯỞNG BỘ Y TẾ"),  # a Markdown cell
    ("CHỦ TỊCH ỦY BAN\nNHÂN DÂN TỈNH HÀ NAM\nCăn cứ Luật A;", None, None),  # the wrapped authority of a decision
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("block", "signer", "capacity"), SIGNATURES)
def test_reads_who_signed(block: str, signer: str | None, capacity: str | None, form: str, lists: Lists) -> None:
    read = header(unicodedata.normalize(form, "KẾ HOẠCH\nPhát triển chợ\n\nI. A\n1. Chợ./.\n\n" + block + "\n"), lists)
    assert value(read, "signer") == signer
    assert capacity is None or value(read, "capacity") == capacity


BYLINES = [
    ("CHỈ THỊ\nCỦA BAN BÍ THƯ\nvề nước sạch\n-----", "Ban Bí thư", None, "về nước sạch"),  # lines of their own
    ("KẾT LUẬN\nCỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ\nvề nước sạch\n", "Bộ Chính trị, Ban Bí thư", None, "về nước sạch"),  # two together
    ("NGHỊ QUYẾT\nCỦA BỘ CHÍNH TRỊ\n\nVỀ NƯỚC SẠCH\n", "Bộ Chính trị", None, "Về nước sạch"),  # an empty line between
    ("NGHỊ QUYẾT CỦA CHÍNH PHỦ\nVỀ NƯỚC SẠCH\n", "Chính phủ", None, "Về nước sạch"),  # on the type's line
    ("CHỈ THỊ\nCỦA THỦ\nTƯỚNG CHÍNH PHỦ SỐ 7/2002/CT-TTG\nNGÀY 04 THÁNG 3 NĂM 2002 VỀ NƯỚC\nSẠCH\n", "Thủ tướng Chính phủ", "7/2002/CT-TTG",
     "Về nước sạch"),  # one block
    ("QUYẾT ĐỊNH\nSỐ 7/2002/QĐ-BYT NGÀY 04/3/2002 CỦA BỘ TRƯỞNG BỘ Y TẾ VỀ NƯỚC\n", "Bộ Y tế", "7/2002/QĐ-BYT", "Về nước"),  # first the number
    ("NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ TƯ BAN CHẤP HÀNH TRUNG ƯƠNG KHOÁ IX\nvề nước sạch\n", "Ban Chấp hành Trung ương", None, "về nước sạch"),
    ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nthực hiện Kết luận về nước sạch\n", "Ban Chấp hành Đảng bộ tỉnh", None,
     "thực hiện Kết luận về nước sạch"),
    ("KẾ HOẠCH\nHÀNH ĐỘNG CHIẾN LƯỢC\nvề nước sạch\n", None, None, "về nước sạch"),  # the type's name goes on
    ("KẾ HOẠCH LIÊN NGÀNH\nVề nước sạch\n", None, None, "Về nước sạch"),
    ("Nghị quyết\nVỀ NƯỚC SẠCH\n", None, None, "Về nước sạch"),  # the type in small letters
    ("KẾ HOẠCH\nCỦA NGÀNH Y TẾ VỀ NƯỚC SẠCH\n", None, None, "Của ngành y tế về nước sạch"),  # part of a title
    ("CHƯƠNG TRÌNH\nCỦA ỦY BAN NHÂN DÂN TỈNH NĂM 2024\n", None, None, "Của Ủy ban nhân dân tỉnh năm 2024"),  # likewise
    ("CHƯƠNG TRÌNH\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nThực hiện Kết luận, Tỉnh ủy đề ra như sau:\n", "Ban Thường vụ Tỉnh ủy", None, None),  # no title
]  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "issuer", "number", "title"), BYLINES)
def test_the_heading_names_its_issuer(text: str, issuer: str | None, number: str | None, title: str | None, form: str, lists: Lists) -> None:
    read = header(unicodedata.normalize(form, text + "\nCăn cứ Luật A;\n"), lists)
    assert [value(read, name) for name in ("issuer", "number", "title")] == [issuer, number, title]
    assert (value(read, "date") == date(2002, 3, 4)) == (number is not None)


PAGE_TITLES = [
    ("Kế hoạch thực hiện Quyết định số 88/QĐ-UBND của UBND tỉnh", "Số: 12/KH-UBND", "12/KH-UBND"),  # the page's title cites
    ("Thực hiện Nghị quyết số 9-NQ/TU ngày 06/9/2023", "Số: /KH-UBND", None),  # and the own number is blank
    ("Quyết định số 1/2020/QĐ-UBND", "Số: 1/KH-UBND", "1/KH-UBND"),  # a portal's mistake
    ("Kế hoạch chợ", "**Số:** 12/KH-UBND", "12/KH-UBND"),  # emphasis
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("first", "line", "number"), PAGE_TITLES)
def test_a_page_title_does_not_number_the_document(first: str, line: str, number: str | None, form: str, lists: Lists) -> None:
    text = f"{first}\n{PROVINCE.replace('Số: 45/KH-UBND', line)}Phát triển chợ\n"
    read = header(unicodedata.normalize(form, text), lists)
    assert (value(read, "number"), value(read, "type")) == (number, "KH")


HEADS = [
    ("CHÍNH PHỦ Số: 4/NQ-CP | " + MOTTO, "Chính phủ", "4/NQ-CP"),  # issuer and number in one cell
    ("HỘI NÔNG DÂN VIỆT NAM\nBAN CHẤP HÀNH TRUNG ƯƠNG\nSố: 5-KH/HNDTW", "Trung ương Hội Nông dân Việt Nam", "5-KH/HNDTW"),  # no organ of the Party
    ("BỘ Y TẾ - TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH\nSố: 5/KH-BYT", "Bộ Y tế, Trung ương Đoàn TNCS Hồ Chí Minh", "5/KH-BYT"),  # two together
    ("ĐẢNG BỘ TỈNH CÀ MAU\nĐẢNG UỶ XÃ AN LẠC\n*\nSố      -KH/ĐU", "Đảng ủy xã An Lạc", None),  # a blank number is no part of a name
    ("BAN CHỈ ĐẠO TRUNG ƯƠNG\nVỀ NƯỚC SẠCH, VỆ SINH\nSố: 5-KH/BCĐTW", "Ban Chỉ đạo Trung ương về nước sạch, vệ sinh", "5-KH/BCĐTW"),
    ("BAN CHỈ ĐẠO QUỐC GIA\nPHÒNG, CHỐNG DỊCH COVID-19\nSố: 5/KH-BCĐ", "Ban Chỉ đạo quốc gia phòng, chống dịch COVID-19", "5/KH-BCĐ"),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("letterhead", "issuer", "number"), HEADS)
def test_reads_bodies_beside_their_numbers(letterhead: str, issuer: str, number: str | None, form: str, lists: Lists) -> None:
    read = header(unicodedata.normalize(form, letterhead + "\n\nKẾ HOẠCH\nPhát triển chợ\n\nCăn cứ Luật A;\n"), lists)
    assert (value(read, "issuer"), value(read, "number")) == (issuer, number)


def test_a_news_text_names_the_issuer_that_has_issued(lists: Lists) -> None:
    read = header("TTĐT - Ngày 6/8, Ban Thường vụ Tỉnh ủy Hà Nam vừa ban hành Chỉ thị về chợ.\n1. A", lists)
    assert (value(read, "issuer"), value(read, "type")) == ("Ban Thường vụ Tỉnh ủy Hà Nam", "CT")


def test_a_term_of_office_is_no_period(lists: Lists) -> None:
    assert value(header(PROVINCE + "Bầu cử nhiệm kỳ 2021 - 2026\n", lists), "period") is None


def test_a_district_keeps_its_capitals_whatever_line_it_opens(lists: Lists) -> None:
    text = "UBND HUYỆN THANH AN\nPHÒNG Y TẾ\nSố: 5/KH-PYT\nThanh An, ngày 3 tháng 1 năm 2023\n\nKẾ HOẠCH\nPhát triển chợ\n"
    assert value(header(text, lists), "issuer") == "Phòng Y tế huyện Thanh An"


def test_the_partys_centre_is_told_apart_by_who_is_signed_for(lists: Lists) -> None:
    text = "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 23-NQ/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 22 tháng 3 năm 2018\n\nNGHỊ QUYẾT\nCỦA BỘ CHÍNH TRỊ\n"
    read = header(text + "Về chợ\n\nI- A\n1- B.\n\nT/M BỘ CHÍNH TRỊ\nTỔNG BÍ THƯ\n\nLê Văn An\n", lists)
    assert (value(read, "issuer"), value(read, "type"), value(read, "number")) == ("Bộ Chính trị", "NQ", "23-NQ/TW")
    assert (value(read, "territory"), value(read, "date")) == (None, date(2018, 3, 22))


def test_of_a_decision_with_its_plan_the_decision_is_the_document(lists: Lists) -> None:
    decision = PROVINCE.replace("45/KH-UBND", "99/QĐ-UBND").replace("KẾ HOẠCH", "QUYẾT ĐỊNH") + "Về việc ban hành Kế hoạch chợ năm 2024\n\n"
    decision += "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH\n\nCăn cứ Luật A;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành Kế hoạch.\n" + END
    plan = "\nKẾ HOẠCH\nPHÁT TRIỂN CHỢ NĂM 2024\n(Kèm theo Quyết định số 99/QĐ-UBND)\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVũ Thị Lan"
    read = header(decision + plan, lists)
    assert (value(read, "type"), value(read, "number"), value(read, "period")) == ("QĐ", "99/QĐ-UBND", (2024, 2024))
    assert (value(read, "title"), value(read, "signer")) == ("Về việc ban hành Kế hoạch chợ năm 2024", "Nguyễn Thị Minh An")


TYPES = [
    ("KẾ HOẠCH\nPhát triển chợ", "KH"),
    ("KẾ HOẠCH HÀNH ĐỘNG\nPhát triển chợ", "KH"),  # a plan of action is a plan
    ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nPhát triển chợ", "CTr"),  # a programme of action is a programme
    ("NGHỊ QUYẾT\nVề chợ", "NQ"),
    ("CHỈ THỊ\nVề chợ", "CT"),
    ("THÔNG BÁO\nVề chợ", "TB"),
    ("ĐỀ ÁN\nPhát triển chợ", "ĐA"),
    ("NGHỊ ĐỊNH\nVề chợ", "NĐ"),
    ("LUẬT\nVề chợ", "L"),
    ("KẾ HOẠCH\nPHÁT TRIỂN CHỢ\n\nI. A\nQUYẾT ĐỊNH\n", "KH"),  # the first counts, and none below a section
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "symbol"), TYPES)
def test_reads_the_type_by_its_name(text: str, symbol: str, form: str, lists: Lists) -> None:
    assert value(header(unicodedata.normalize(form, f"{text}\n\nCăn cứ Luật A;\n"), lists), "type") == symbol


def test_a_letter_has_no_line_of_its_type(lists: Lists) -> None:
    text = f"BỘ CÔNG THƯƠNG\n{MOTTO}\nSố: 1234/BCT-KHTC\nV/v triển khai Kế hoạch chợ\nHà Nội, ngày 05 tháng 3 năm 2024\n\nKính gửi: UBND các tỉnh\n"
    read = header(text, lists)
    assert [value(read, n) for n in ("type", "number", "issuer", "title")] == ["CV", "1234/BCT-KHTC", "Bộ Công Thương", "triển khai Kế hoạch chợ"]


LETTERS = [  # what stands below the number, the title
    ("V/v triển khai Kế hoạch\nphát triển chợ năm 2024\n", "triển khai Kế hoạch phát triển chợ năm 2024"),
    ("V/v triển khai Nghị quyết của\nQuốc hội về chợ\n\nHà Nội, ngày 05 tháng 3 năm 2024\n", "triển khai Nghị quyết của Quốc hội về chợ"),
    ("V/v: triển khai Kế hoạch\n\nphát triển chợ\n\nKính gửi: Sở A\n", "triển khai Kế hoạch phát triển chợ"),
    ("V/v triển khai Kế hoạch chợ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "triển khai Kế hoạch chợ"),
    ("V/v triển khai Kế hoạch chợ\nHà Nội, ngày 05 tháng 3 năm 2024\n", "triển khai Kế hoạch chợ"),
    ("V/v triển khai Kế hoạch chợ\n\nThực hiện Quyết định số 5/QĐ-TTg, Bộ đề nghị:\n", "triển khai Kế hoạch chợ"),
    ("V/v triển khai Kế hoạch chợ\n-------\n", "triển khai Kế hoạch chợ"),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("below", "title"), LETTERS)
def test_a_letters_title_goes_over_its_lines(below: str, title: str, form: str, lists: Lists) -> None:
    text = f"BỘ CÔNG THƯƠNG\n\nSố: 1234/BCT-KHTC\n{below}\nKính gửi: UBND các tỉnh\n"
    assert value(header(unicodedata.normalize(form, text), lists), "title") == title


PARTLY = [  # a title in capitals and small letters, as it is written
    ("THỰC HIỆN Nghị quyết số 5-NQ/TU", "Thực hiện Nghị quyết số 5-NQ/TU"),
    ("TRIỂN KHAI ĐỀ ÁN 06 TẠI TỈNH AN LẠC giai đoạn 2024-2025", "Triển khai đề án 06 tại tỉnh An Lạc giai đoạn 2024-2025"),
    ("HTX kiểu mới và công tác dân vận", "HTX kiểu mới và công tác dân vận"),
    ("THPT năm học 2024-2025", "THPT năm học 2024-2025"),
    ("Phát triển chợ AN LẠC", "Phát triển chợ AN LẠC"),  # capitals within: a name that somebody wrote so
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("printed", "title"), PARTLY)
def test_a_title_that_begins_in_capitals_is_written_as_one(printed: str, title: str, form: str, lists: Lists) -> None:
    text = f"KẾ HOẠCH\n{printed}\n\nCăn cứ tình hình chợ của tỉnh An Lạc và huyện An Lạc.\n"
    assert value(header(unicodedata.normalize(form, text), lists), "title") == title


def test_a_text_without_header_says_nothing(lists: Lists) -> None:
    read = header("Một đoạn văn thường, không phải văn bản hành chính.\n", lists)
    assert [value(read, n) for n in ("type", "number", "date", "issuer", "title", "signer", "territory", "period")] == [None] * 8
