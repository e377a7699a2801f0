"""Every document that a text cites is found as printed, and nothing else is."""

from __future__ import annotations

import json
import time
import unicodedata
from pathlib import Path

import pytest

from graph.extract.mention.citations import complete_citations, find_citations
from graph.extract.page import Page, open_page
from graph.lists import Lists
from graph.model import Citation, Form, Source


def page_of(text: str) -> Page:
    return open_page(Source(path="x.txt", name="x.txt", media_type="text/plain", sha256="0", text=text))


def cite(text: str, lists: Lists, form: str = "NFC") -> tuple[Citation, ...]:
    page = page_of(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    found = find_citations(page, lists)
    for citation in found:
        assert page.source.text[citation.passage.start : citation.passage.end] == citation.passage.text
    return found


def words(citation: Citation) -> str:
    return unicodedata.normalize("NFC", " ".join(citation.passage.text.split()))


FORMS = pytest.mark.parametrize("form", ["NFC", "NFD"])

SPANS = [
    # state, Party, normative, Assembly, ministries: the words of each citation
    (
        "Thực hiện Quyết định số 165/QĐ-TTg ngày 28/02/2023 của Thủ tướng Chính phủ phê duyệt Đề án",
        ["Quyết định số 165/QĐ-TTg ngày 28/02/2023 của Thủ tướng Chính phủ"],
    ),
    ("Quyết định phê duyệt số 1753/QĐ-BCT ngày 06/7/2023;", ["Quyết định phê duyệt số 1753/QĐ-BCT ngày 06/7/2023"]),  # words between type and number
    ("Chương trình hành động số 17- CTr/TU ngày\n03/10/2017 của Tỉnh ủy về", ["Chương trình hành động số 17- CTr/TU ngày 03/10/2017 của Tỉnh ủy"]),
    ("THỰC HIỆN NGHỊ QUYẾT SỐ\n124/NQ-CP NGÀY 03/9/2020 CỦA CHÍNH PHỦ VÀ KẾ HOẠCH", ["NGHỊ QUYẾT SỐ 124/NQ-CP NGÀY 03/9/2020 CỦA CHÍNH PHỦ"]),
    ("theo QĐ 20/2013/QĐ-UBND ngày 07/5/2013 của UBND tỉnh về Quy định", ["QĐ 20/2013/QĐ-UBND ngày 07/5/2013 của UBND tỉnh"]),
    ("Nghị quyết 93/NQ-CP nêu rõ", ["Nghị quyết 93/NQ-CP"]),
    ("theo 93/NQ-CP", ["93/NQ-CP"]),  # no type word
    ("Kết luận số 54-KL/TW, ngày 07/8/2019 của Bộ Chính trị về", ["Kết luận số 54-KL/TW, ngày 07/8/2019 của Bộ Chính trị"]),  # Party comma
    (
        "Nghị quyết số 29-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XI ngày 04/11/2013",
        ["Nghị quyết số 29-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XI ngày 04/11/2013"],
    ),
    ("Nghị quyết của Quốc hội số 142/2024/QH15 ngày 29/6/2024", ["Nghị quyết của Quốc hội số 142/2024/QH15 ngày 29/6/2024"]),
    ("Thông báo kết luận số 123/TB-UBND ngày 01/4/2023", ["Thông báo kết luận số 123/TB-UBND ngày 01/4/2023"]),
    (
        "Công văn số 4519/VPCP-KTN ngày 01/6/2021 của Văn phòng Chính phủ về việc",
        ["Công văn số 4519/VPCP-KTN ngày 01/6/2021 của Văn phòng Chính phủ"],
    ),
    ("Luật Đầu tư công số 39/2019/QH14 ngày 13 tháng 6 năm 2019;", ["Luật Đầu tư công số 39/2019/QH14 ngày 13 tháng 6 năm 2019"]),
    ("Luật Phòng, chống thiên tai số 33/2013/QH13", ["Luật Phòng, chống thiên tai số 33/2013/QH13"]),  # a comma in the title
    (
        "Báo cáo thẩm tra số 33/BC-KTNS ngày 05/7/2023 của Ban Kinh tế - Ngân sách;",
        ["Báo cáo thẩm tra số 33/BC-KTNS ngày 05/7/2023 của Ban Kinh tế - Ngân sách"],
    ),
    ("các Quyết định số 10/QĐ-TTg, 11/QĐ-TTg và số 12/QĐ-TTg", ["Quyết định số 10/QĐ-TTg", "11/QĐ-TTg", "số 12/QĐ-TTg"]),
    ("tại khoản 2 Điều 5 Nghị định số 34/2016/NĐ-CP, Điều 7 Thông tư 25/2011/TT-BTP", ["Nghị định số 34/2016/NĐ-CP", "Thông tư 25/2011/TT-BTP"]),
    (
        "Quyết định số 12/2020/QĐ-UBND ngày 05/5/2020 của UBND tỉnh\n\nĐiều 1. Sửa đổi",
        ["Quyết định số 12/2020/QĐ-UBND ngày 05/5/2020 của UBND tỉnh"],
    ),  # not "Điều"
    ("Quyết định số 5/QĐ-UBND ngày 1 /2/ 2020 của UBND huyện", ["Quyết định số 5/QĐ-UBND ngày 1 /2/ 2020 của UBND huyện"]),  # spaces in the day
    ("Kế hoạch số 7/KH-UBND (ngày 01/02/2020) của UBND xã An Hòa", ["Kế hoạch số 7/KH-UBND (ngày 01/02/2020) của UBND xã An Hòa"]),
    ("**Quyết định số 5/QĐ-UBND** ngày 1/2/2020 của UBND tỉnh", ["Quyết định số 5/QĐ-UBND** ngày 1/2/2020 của UBND tỉnh"]),  # marks of emphasis
    ("cơ cấu2Quyết định số 5/QĐ-TTg", ["Quyết định số 5/QĐ-TTg"]),  # the mark of a footnote
    ("Luật Đất đai năm 2024 (số 31/2024/QH15)", ["Luật Đất đai năm 2024 (số 31/2024/QH15"]),
    ("Quyết định số      /QĐ-UBND ngày    tháng   năm 2024", []),  # a blank number names no document
    ("ngày 30/6/2014, tỷ lệ 1/500, TCVN 9001:2015, gói thầu số 9b", []),
]  # fmt: skip


@FORMS
@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_a_citation_spans_type_number_day_and_issuer(text: str, expected: list[str], form: str, lists: Lists) -> None:
    assert [words(citation) for citation in cite(text, lists, form)] == expected


FACTS = [
    # what each citation says: type, number, day, issuer
    ("Quyết định số 165/QĐ-TTg ngày 28 tháng 02 năm 2023 của Thủ tướng Chính phủ", ("QĐ", "165/QĐ-TTg", "2023-02-28", "Thủ tướng Chính phủ")),
    ("Kế hoạch số 819/QĐ-UBND ngày 17/8/2023", ("QĐ", "819/QĐ-UBND", "2023-08-17", None)),  # the number tells the type
    ("Nghị quyết số 23- NQ/TW ngày 22.3.2018 của Bộ Chính trị", ("NQ", "23-NQ/TW", "2018-03-22", "Bộ Chính trị")),
    ("THỰC HIỆN QUYẾT ĐỊNH SỐ 5/QĐ-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ", ("QĐ", "5/QĐ-TTG", None, "Thủ tướng Chính phủ")),  # capitals
    ("Công văn số 12/BCT-KH của Bộ Công Thương", ("CV", "12/BCT-KH", None, "Bộ Công Thương")),
    ("văn bản số 123/UBND-KT ngày 02/3/2020", ("CV", "123/UBND-KT", "2020-03-02", None)),
    ("Luật số 59/2020/QH14", ("L", "59/2020/QH14", None, None)),
    ("Nghị quyết số 43/2022/QH15 của Quốc hội", ("NQ", "43/2022/QH15", None, "Quốc hội")),
    ("Bộ luật Dân sự số 91/2015/QH13", ("BL", "91/2015/QH13", None, None)),
    ("Pháp lệnh số 02/2020/UBTVQH14", ("PL", "02/2020/UBTVQH14", None, None)),
    ("Nghị quyết số 1365/NQ-UBTVQH15 của Ủy ban Thường vụ Quốc hội khóa XV", ("NQ", "1365/NQ-UBTVQH15", None, "Ủy ban Thường vụ Quốc hội khóa XV")),
    ("Kế hoạch số 12/KH-UBND của UBND tỉnh Hải Bình triển khai", ("KH", "12/KH-UBND", None, "UBND tỉnh Hải Bình")),  # not "triển khai"
    ("Quyết định số 147/QĐ-UBND của UBND huyện Ban hành Chương trình", ("QĐ", "147/QĐ-UBND", None, "UBND huyện")),  # not "Ban hành"
    ("Thông tư số 5/2020/TT-BYT của Bộ trưởng Bộ Y tế quy định", ("TT", "5/2020/TT-BYT", None, "Bộ trưởng Bộ Y tế")),
    ("Thông tư số 5/2020/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch", ("TT", "5/2020/TT-BVHTTDL", None, "Bộ Văn hóa, Thể thao và Du lịch")),
    ("Kế hoạch số 5-KH/TU của Ban Thường vụ Tỉnh\nủy thực hiện", ("KH", "5-KH/TU", None, "Ban Thường vụ Tỉnh ủy")),  # over a line break
    (
        "Nghị quyết số 1-NQ/TU của Hội nghị Tỉnh ủy Hải Bình lần thứ 3 (khóa XX) về",
        ("NQ", "1-NQ/TU", None, "Hội nghị Tỉnh ủy Hải Bình lần thứ 3 (khóa XX)"),
    ),
    ("Nghị quyết số 5/NQ-HĐND của HĐND tỉnh khóa XII, kỳ họp thứ 5 về", ("NQ", "5/NQ-HĐND", None, "HĐND tỉnh khóa XII, kỳ họp thứ 5")),
    ("Quyết định số 8/QĐ-UBND của UBND TP. Huế về", ("QĐ", "8/QĐ-UBND", None, "UBND TP. Huế")),
    ("Thông tư liên tịch số 8/2023/TTLT-BNV-BTC của Bộ Nội vụ và Bộ Tài chính", ("TTLT", "8/2023/TTLT-BNV-BTC", None, "Bộ Nội vụ và Bộ Tài chính")),
    (
        "Quyết định số 8/QĐ-TTg của Thủ tướng Chính phủ, Bộ Y tế ban hành",
        ("QĐ", "8/QĐ-TTg", None, "Thủ tướng Chính phủ"),
    ),  # what follows is the subject
    ("được Thủ tướng Chính phủ phê duyệt tại Quyết định số 939/QĐ-TTg ngày 30/6/2017", ("QĐ", "939/QĐ-TTg", "2017-06-30", "Thủ tướng Chính phủ")),
    ("theo đề nghị của Sở Y tế tại Tờ trình số 3/TTr-SYT", ("TTr", "3/TTr-SYT", None, "Sở Y tế")),
    (
        "Trưởng Phòng; đề nghị của Trưởng Phòng Kinh tế và Hạ tầng tại Tờ trình số 25/TTr-KTHT",
        ("TTr", "25/TTr-KTHT", None, "Trưởng Phòng Kinh tế và Hạ tầng"),
    ),
    ("chủ trương của Bộ Chính trị tại Nghị quyết số 23-NQ/TW ngày 22/3/2018", ("NQ", "23-NQ/TW", "2018-03-22", "Bộ Chính trị")),
    # the issuer before the number
    ("Chính phủ đã ban hành Nghị quyết số 5/NQ-CP", ("NQ", "5/NQ-CP", None, "Chính phủ")),
    ("Năm 2020, UBND tỉnh Hải Bình ban hành Kế hoạch số 5/KH-UBND", ("KH", "5/KH-UBND", None, "UBND tỉnh Hải Bình")),
    ("xét báo cáo của Bộ Thủy sản (văn bản số 58/BTS-KH)", ("CV", "58/BTS-KH", None, "Bộ Thủy sản")),
    ("Đề án của Bộ Thủy sản (Quyết định số 58/QĐ-TTg)", ("QĐ", "58/QĐ-TTg", None, None)),  # who drafted it did not issue it
    ("theo đề nghị của Ban Tổ chức Trung ương, Bộ Chính trị (Công văn số 8-CV/BTCTW)", ("CV", "8-CV/BTCTW", None, None)),  # not the last named
    ("Quyết định số 5/QĐ-SYT ngày 02/3/2020 của\n            Giám đốc Sở Y tế", ("QĐ", "5/QĐ-SYT", "2020-03-02", "Giám đốc Sở Y tế")),  # indented
    # where an issuer's name ends
    ("Kế hoạch số 2-KH/BCĐTW của Ban Chỉ đạo Trung ương về thư viện", ("KH", "2-KH/BCĐTW", None, "Ban Chỉ đạo Trung ương")),
    ("Kế hoạch số 2/KH-BCĐ của Ban Chỉ đạo 138 tỉnh về", ("KH", "2/KH-BCĐ", None, "Ban Chỉ đạo 138 tỉnh")),
    ("Nghị quyết số 5/NQ-CP của Chính phủ\nVăn phòng Sở", ("NQ", "5/NQ-CP", None, "Chính phủ")),  # the next cell of a table
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh\nSở Y tế", ("QĐ", "5/QĐ-UBND", None, "UBND tỉnh")),
    ("Quyết định số 5/QĐ-UBND của UBND huyện An Lão\nBan Quản lý", ("QĐ", "5/QĐ-UBND", None, "UBND huyện An Lão")),
    ("Quyết định số 5/QĐ-UBND của UBND thành phố\nHội Bình", ("QĐ", "5/QĐ-UBND", None, "UBND thành phố")),  # a society or a place?
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh\n2", ("QĐ", "5/QĐ-UBND", None, "UBND tỉnh")),  # the next row's number
    ("Quyết định số 5/QĐ-SYT của Sở Y tế\nSở Nội vụ", ("QĐ", "5/QĐ-SYT", None, "Sở Y tế")),
    ("Kế hoạch số 5-KH/ĐU của Đảng ủy UBND tỉnh Hải Bình", ("KH", "5-KH/ĐU", None, "Đảng ủy UBND tỉnh Hải Bình")),  # not the province's own
    ("Kết luận số 5-KL/ĐUK của Đảng ủy Khối doanh nghiệp tỉnh về", ("KL", "5-KL/ĐUK", None, "Đảng ủy Khối doanh nghiệp tỉnh")),
    ("Nghị quyết số 5-NQ/BCSĐ của Ban cán sự đảng Bộ Y tế về", ("NQ", "5-NQ/BCSĐ", None, "Ban cán sự đảng Bộ Y tế")),
    (
        "Kế hoạch số 5-KH/HNDTW của Ban Chấp hành Trung ương Hội Nông dân Việt Nam",
        ("KH", "5-KH/HNDTW", None, "Ban Chấp hành Trung ương Hội Nông dân Việt Nam"),
    ),
    ("Quyết định số 5/QĐ-UBND ngày 31/02/2020", ("QĐ", "5/QĐ-UBND", None, None)),  # no such day
    ("Quyết định số 5/QĐ-UBND năm 2020", ("QĐ", "5/QĐ-UBND", None, None)),  # a year is no day
    ("QCPH số 3/QCPH-SYT ngày 01/3/2020", ("QCPH", "3/QCPH-SYT", "2020-03-01", None)),
]  # fmt: skip


@FORMS
@pytest.mark.parametrize(("text", "expected"), FACTS)
def test_a_citation_says_type_number_day_and_issuer(text: str, expected: tuple[str | None, ...], form: str, lists: Lists) -> None:
    (found,) = cite(text, lists, form)
    assert (found.type, found.number, found.date and found.date.isoformat(), found.issuer) == expected


NAMES = [
    ("theo quy định của Luật Ngân sách nhà nước.", [("L", "Luật Ngân sách nhà nước")]),
    ("Luật Đầu tư năm 2020 và Luật Đất đai 2013", [("L", "Luật Đầu tư năm 2020"), ("L", "Luật Đất đai 2013")]),  # the year tells which
    ("Luật Tổ chức chính quyền địa phương ngày 19/6/2015", [("L", "Luật Tổ chức chính quyền địa phương")]),
    (
        "Bộ luật Lao động, Pháp lệnh Ưu đãi người có công với cách mạng",
        [("BL", "Bộ luật Lao động"), ("PL", "Pháp lệnh Ưu đãi người có công với cách mạng")],
    ),
    ("LUẬT PHÒNG, CHỐNG\nTHAM NHŨNG", [("L", "Luật Phòng, chống tham nhũng")]),
    ("Luật Đầu tư theo phương thức đối tác công tư", [("L", "Luật Đầu tư theo phương thức đối tác công tư")]),  # the longest title
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019",
        [("L", "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương")],
    ),
    ("Luật Xử lý nước sạch năm 2030;", [("L", "Luật Xử lý nước sạch năm 2030")]),  # not listed, and its end is plain
    ("Luật Xử lý nước sạch và môi trường sống", []),  # not listed, and its end is not
    ("Luật Tổ chức HĐND và UBND", [("L", "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân")]),  # short forms, written out
    ("trình dự kiến Luật Đất đai (sửa đổi); Luật Đất đai (sửa đổi) năm 2024", [("L", "Luật Đất đai năm 2024")]),  # a bill, and the law
    ("Luật Đấu thầungày 26/11/2013", [("L", "Luật Đấu thầu")]),  # a copy that glues words
    ("Luật PCTN; Luật Thuế GTGT", [("L", "Luật Phòng, chống tham nhũng"), ("L", "Luật Thuế giá trị gia tăng")]),
    # one "Luật" for several: after a plural word, or where "và" closes the list; a member is a whole title
    ("các Luật: Đầu tư năm 2020, Đấu thầu;", [("L", "Luật Đầu tư năm 2020"), ("L", "Luật Đấu thầu")]),
    ("theo các Luật Đất đai, Nhà ở và Luật Giá.", [("L", "Luật Đất đai"), ("L", "Luật Nhà ở"), ("L", "Luật Giá")]),
    ("Luật Thanh tra, Khiếu nại và Tố cáo", [("L", "Luật Thanh tra"), ("L", "Luật Khiếu nại"), ("L", "Luật Tố cáo")]),
    ("theo Luật Đất đai, Xây dựng kế hoạch; Luật Trẻ em, Thanh niên tình nguyện và Du lịch", [("L", "Luật Đất đai"), ("L", "Luật Trẻ em")]),
    ("Luật Đất đai sửa đổi năm 2024", [("L", "Luật Đất đai năm 2024")]),
    ("Luật Sửa đổi bổ sung một số điều của Luật Giá ngày 5/5/2025", [("L", "Luật Sửa đổi bổ sung một số điều của Luật Giá")]),  # a comma left out
    (
        "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch ngày 20/11/2018",
        [("L", "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch")],
    ),
    ("Nghị quyết TW 7 khóa XII; Nghị quyết T.Ư 4 khóa XI", [("NQ", "Nghị quyết TW 7 khóa XII"), ("NQ", "Nghị quyết T.Ư 4 khóa XI")]),
    # commas and "và" as they come
    ("Luật Phòng chống tham nhũng;", [("L", "Luật Phòng chống tham nhũng")]),
    ("Luật Quản lý và sử dụng tài sản công và", [("L", "Luật Quản lý và sử dụng tài sản công")]),
    ("Luật Thuế xuất khẩu, nhập khẩu", [("L", "Luật Thuế xuất khẩu, nhập khẩu")]),
    ("Luật Nước sạch, môi trường sống, Luật Giá", [("L", "Luật Nước sạch, môi trường sống"), ("L", "Luật Giá")]),  # not listed, in a list
    # a law that is still to be made; what it amends is cited
    ("hoàn thiện Luật sửa đổi, bổ sung một số điều của Luật Giá trình Quốc hội", [("L", "Luật Giá")]),
    ("hoàn thiện Luật Công nghiệp công nghệ số trình Quốc hội ban hành.", []),
    ("ban hành Luật sửa đổi, bổ sung một số điều của Luật Giá ngày 5/5/2025", [("L", "Luật sửa đổi, bổ sung một số điều của Luật Giá")]),
    ("Luật Giá năm 2023; Luật giá", [("L", "Luật Giá năm 2023"), ("L", "Luật Giá")]),  # one spelling for both
    ("LUẬT ĐẤT ĐAI; luật Đất đai; Luật đất đai", [("L", "Luật Đất đai"), ("L", "Luật Đất đai")]),  # one name for one document
    ("Hiến pháp năm 2013; Hiến pháp và pháp luật", [("HP", "Hiến pháp năm 2013")]),
    ("Nghị quyết Đại hội Đảng bộ tỉnh Hải Bình lần thứ XX;", [("NQ", "Nghị quyết Đại hội Đảng bộ tỉnh Hải Bình lần thứ XX")]),
    ("Nghị quyết đại hội đại biểu Đảng bộ tỉnh lần thứ XX đã đề ra", [("NQ", "Nghị quyết đại hội đại biểu Đảng bộ tỉnh lần thứ XX")]),
    ("Nghị quyết Đại hội XIII của Đảng và", [("NQ", "Nghị quyết Đại hội XIII của Đảng")]),
    ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ mười ba", [("NQ", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ mười ba")]),
    ("Nghị quyết Trung ương 4 khóa XII về", [("NQ", "Nghị quyết Trung ương 4 khóa XII")]),
    (  # the term that a mention adds makes no other document
        "Nghị quyết Đại hội Đảng bộ huyện Hải Bình lần thứ IX, nhiệm kỳ 2025 - 2030;",
        [("NQ", "Nghị quyết Đại hội Đảng bộ huyện Hải Bình lần thứ IX")],
    ),
    ("Căn cứ Luật hoạt động giám sát của Quốc hội;", [("L", "Luật hoạt động giám sát của Quốc hội")]),  # small letters
    ("Căn cứ Luật trật tự phiên chợ;", [("L", "Luật trật tự phiên chợ")]),  # a legal basis that the list does not hold
    ("Căn cứ Luật trật tự phiên chợ và các văn bản hướng dẫn;\nCăn cứ Luật này;", []),  # where a name ends is not said
    ("Nghị quyết Đại hội Đảng các cấp; nghị quyết đại hội chi bộ", []),  # no one document
    ("pháp luật về đất đai; luật lao động; hành lang pháp lý", []),
    ("dự thảo Luật Đất đai; dự án Luật Dược; Trường Đại học Luật Hà Nội.; Luật sư; Công ty Luật ABC.", []),
    ("điều ước quốc tế, Hiệp định EVFTA, Đề án 06, Chiến lược phát triển", []),
]  # fmt: skip


@FORMS
@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_documents_cited_by_name(text: str, expected: list[tuple[str, str]], form: str, lists: Lists) -> None:
    found = cite(text, lists, form)
    assert [(citation.type, citation.name) for citation in found] == expected
    assert all(citation.form is Form.NAME and citation.number is None for citation in found)


def short(text: str, lists: Lists) -> list[tuple[str | None, str | None, str | None, int | None]]:
    return [(c.number, c.date.isoformat() if c.date else None, c.issuer, c.antecedent) for c in cite(text, lists)]


FULL = "Nghị quyết số 124/NQ-CP ngày 03/9/2020 của Chính phủ"


def test_a_short_form_takes_day_and_issuer_from_the_full_one(lists: Lists) -> None:
    full, later = short(f"{FULL} (gọi tắt là Nghị quyết 124/NQ-CP)", lists)
    assert full == ("124/NQ-CP", "2020-09-03", "Chính phủ", None)
    assert later == ("124/NQ-CP", "2020-09-03", "Chính phủ", 0)


def test_a_full_form_that_stands_later_serves_too(lists: Lists) -> None:
    assert short(f"Nghị quyết 124/NQ-CP. {FULL}", lists)[0] == ("124/NQ-CP", "2020-09-03", "Chính phủ", 1)


def test_leading_zeros_and_spaces_make_no_other_document(lists: Lists) -> None:
    assert short("Nghị quyết số 01-NQ/TU ngày 11/5/2021 của Tỉnh ủy; Nghị quyết 1- NQ/TU", lists)[1] == ("1-NQ/TU", "2021-05-11", "Tỉnh ủy", 0)


def test_two_days_leave_a_short_form_as_it_is(lists: Lists) -> None:
    text = "Kế hoạch số 169/KH-UBND ngày 20/9/2023; Kế hoạch số 169/KH-UBND ngày 09/12/2021; Kế hoạch số 169/KH-UBND"
    assert short(text, lists)[2] == ("169/KH-UBND", None, None, None)


def test_two_issuers_of_one_day_leave_a_short_form_as_it_is(lists: Lists) -> None:
    text = "Kế hoạch số 5/KH-UBND ngày 01/3/2023 của UBND tỉnh; Kế hoạch số 5/KH-UBND ngày 01/3/2023 của UBND huyện An Lão; Kế hoạch số 5/KH-UBND"
    assert short(text, lists)[2] == ("5/KH-UBND", None, None, None)


def test_an_issuer_with_and_without_its_place_is_one(lists: Lists) -> None:
    text = "Chương trình số 7-CTr/TU ngày {0} của Tỉnh ủy; Chương trình số 7-CTr/TU ngày {0} của Tỉnh ủy Hải Bình {1}. Theo Chương trình số 7-CTr/TU"
    found = cite(text.format("09/5/2024", ""), lists)
    assert (str(found[2].date), found[2].antecedent) == ("2024-05-09", 0)
    other = cite(text.format("09/5/2024", "và Chương trình số 7-CTr/TU ngày 09/5/2024 của Tỉnh ủy An Lạc"), lists)
    assert other[3].date is None  # of two provinces


def test_an_issuer_chooses_between_two_documents(lists: Lists) -> None:
    text = "QĐ 5/QĐ-UBND ngày 01/3/2023 của UBND tỉnh; QĐ 5/QĐ-UBND ngày 02/4/2023 của UBND huyện; QĐ 5/QĐ-UBND của UBND huyện"
    assert short(text, lists)[2] == ("5/QĐ-UBND", "2023-04-02", "UBND huyện", 1)


def test_a_chairman_signs_for_his_committee(lists: Lists) -> None:
    text = "Quyết định số 8/QĐ-UBND ngày 01/3/2023 của Chủ tịch UBND tỉnh; Quyết định 8/QĐ-UBND ngày 01/3/2023 của UBND tỉnh; Quyết định 8/QĐ-UBND"
    assert short(text, lists)[2][1:] == ("2023-03-01", "Chủ tịch UBND tỉnh", 0)


def test_a_term_behind_the_issuer_makes_no_other_document(lists: Lists) -> None:
    text = "Nghị quyết số 97/2019/QH14 của Quốc hội; Nghị quyết số 97/2019/QH14 ngày 27/11/2019 của Quốc hội khóa XIV"
    assert short(text, lists)[0] == ("97/2019/QH14", "2019-11-27", "Quốc hội", 1)


def test_a_normative_number_is_another_series(lists: Lists) -> None:
    assert short("Quyết định số 10/2009/QĐ-TTg ngày 16/01/2009; Quyết định số 10/QĐ-TTg", lists)[1] == ("10/QĐ-TTg", None, None, None)


def test_one_plural_word_shares_day_and_issuer(lists: Lists) -> None:
    found = short("các Quyết định số 10/QĐ-TTg, 11/QĐ-TTg và 12/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ", lists)
    assert [fact[1:3] for fact in found] == [("2021-01-05", "Thủ tướng Chính phủ")] * 3


LISTED = [
    # without a plural word no day is shared; the issuer at the end is that of the numbers of the same register
    ("Quyết định số 10/QĐ-TTg và 11/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ", [(None, "Thủ tướng Chính phủ"), ("05", "Thủ tướng Chính phủ")]),
    ("Quyết định số 1/QĐ-UBND ngày 02/3/2020 và số 2/QĐ-UBND ngày 05/3/2020 của UBND tỉnh", [("02", "UBND tỉnh"), ("05", "UBND tỉnh")]),
    ("Quyết định số 1/QĐ-UBND ngày 02/3/2020 và số 2/QĐ-TTg ngày 05/3/2020 của Thủ tướng Chính phủ", [("02", None), ("05", "Thủ tướng Chính phủ")]),
    ("Nghị quyết số 1/NQ-CP ngày 02/3/2020, Nghị quyết số 2/NQ-CP ngày 05/3/2020 của Chính phủ", [("02", "Chính phủ"), ("05", "Chính phủ")]),
    ("Kế hoạch số 1/KH-UBND ngày 02/3/2020, Kế hoạch số 2/KH-UBND ngày 05/3/2020 của UBND huyện", [("02", None), ("05", "UBND huyện")]),  # whose?
    # an issuer before the first number
    ("các Kết luận của Ban Bí thư: số 1-KL/TW ngày 02/3/2020, số 2-KL/TW ngày 05/3/2020", [("02", "Ban Bí thư"), ("05", "Ban Bí thư")]),
    ("các Quyết định số 1/QĐ-UBND ngày 02/3/2020 của UBND tỉnh, số 2/QĐ-UBND ngày 05/3/2020", [("02", "UBND tỉnh"), ("05", None)]),
    # days in turn
    ("Nghị quyết số 1/NQ-CP và số 2/NQ-CP ngày 02/3/2020, ngày 05/3/2020 của Chính phủ", [("02", "Chính phủ"), ("05", "Chính phủ")]),
    ("Nghị quyết số 1/NQ-CP, số 2/NQ-CP và số 3/NQ-CP ngày 02/3/2020, ngày 05/3/2020", [(None, None)] * 3),  # which has which?
    # numbers that share the symbol of the last
    ("các Quyết định số 1, 2 và 3/QĐ-SYT ngày 02/3/2020 của Sở Y tế", [("02", "Sở Y tế")] * 3),
    ("Phương án số 4 và 5/PA-UBND ngày 02/3/2020", [(None, None), ("02", None)]),
    ("Quyết định 4, 5 và 6/2020/QĐ-SYT", [(None, None)] * 3),  # without "số"
]  # fmt: skip


@FORMS
@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_a_list_shares_what_stands_once_for_all(text: str, expected: list[tuple[str | None, str | None]], form: str, lists: Lists) -> None:
    found = cite(text, lists, form)
    assert [(c.date and f"{c.date:%d}", c.issuer and unicodedata.normalize("NFC", c.issuer)) for c in found] == expected


def test_a_short_member_of_a_list_has_the_symbol_of_the_last(lists: Lists) -> None:
    found = cite("Thực hiện Quyết định số 12, 13/QĐ-SYT; giai đoạn 1, 2/QĐ-SYT", lists)
    assert [(words(c), c.number) for c in found] == [("Quyết định số 12", "12/QĐ-SYT"), ("13/QĐ-SYT", "13/QĐ-SYT"), ("2/QĐ-SYT", "2/QĐ-SYT")]


def test_a_sequence_alone_is_read_where_the_text_defines_it(lists: Lists) -> None:
    text = f"{FULL} (sau đây gọi tắt là Nghị quyết 124); triển khai Nghị quyết 124, nghị quyết 124 ha"
    assert [(words(c), c.number, c.antecedent) for c in cite(text, lists)][1:] == [("Nghị quyết 124", "124/NQ-CP", 0)] * 2


def test_a_sequence_after_so_is_read_where_one_document_fits(lists: Lists) -> None:
    assert [words(c) for c in cite(f"{FULL}; Nghị quyết số 124 nêu; Kế hoạch số 124; Nghị quyết số 125", lists)][1:] == ["Nghị quyết số 124"]


def test_a_resolution_is_called_by_its_sequence_where_one_fits(lists: Lists) -> None:
    found = cite(f"{FULL}; Nghị quyết 124 và Chỉ thị 124; Nghị quyết 124 năm; Nghị quyết 125; Kế hoạch số 124/KH-SYT; Kế hoạch 124 ngày", lists)
    assert [words(c) for c in found][1:] == ["Nghị quyết 124", "Kế hoạch số 124/KH-SYT"]


CALLED = [
    # what follows the full citation, and which words of it call the same document
    ("Nghị quyết số 124/NQ-CP", "NQ 124; NQ124, NQ số 124", ["NQ 124", "NQ124", "NQ số 124"]),
    ("Quyết định số 165/QĐ-TTg", "theo Quyết định 165, các sở; thực hiện Quyết định 165 của tỉnh", ["Quyết định 165"] * 2),
    ("Quyết định số 10/QĐ-TTg", "quyết định 10 vấn đề; Quyết định 10 nội dung", []),  # what is counted
    ("Kế hoạch số 5/KH-UBND", "Kế hoạch 5 năm 2021-2025", []),
    ("Nghị định số 15/2018/NĐ-CP", "Nghị định 15/2018; Nghị định số 15/2018 và Nghị định 15/2019", ["Nghị định 15/2018", "Nghị định số 15/2018"]),
    ("Luật số 72/2025/QH15", "theo Luật 72/2025, Nghị quyết 72/2025", ["Luật 72/2025"]),
]


@FORMS
@pytest.mark.parametrize(("full", "later", "expected"), CALLED)
def test_a_document_is_called_by_sequence_and_year(full: str, later: str, expected: list[str], form: str, lists: Lists) -> None:
    first, *others = cite(f"{full} ngày 02/3/2025. {later}", lists, form)
    assert [words(c) for c in others] == expected
    assert all((c.number, c.date, c.antecedent) == (first.number, first.date, 0) for c in others)


def test_a_year_of_two_figures_is_read(lists: Lists) -> None:
    days = [
        c.date and c.date.isoformat() for c in cite("Nghị định số 64/CP ngày 27/9/93; Chỉ thị số 5/CT-TTg ngày 02/3/05; số 6/CT-TTg 02/3/05", lists)
    ]
    assert days == ["1993-09-27", "2005-03-02", None]


def test_a_day_before_the_issuer_is_the_documents(lists: Lists) -> None:
    (found,) = cite("Ngày 16/8/2018, Bộ Y tế đã có Công văn số 3395/BYT-KH gửi các tỉnh", lists)
    assert (str(found.date), found.issuer) == ("2018-08-16", "Bộ Y tế")
    (other,) = cite("Ngày 16/8/2018, hội nghị bàn về Công văn số 3395/BYT-KH", lists)
    assert other.date is None


def test_a_law_that_the_text_calls_a_bill_is_none(lists: Lists) -> None:
    assert cite("trình dự án Luật Dữ liệu.\n1. Luật Dữ liệu\n2.", lists) == ()
    assert cite("trong dự án xây dựng Luật Dữ liệu; Nghị định hướng dẫn Luật Dữ liệu", lists) == ()
    assert [c.name for c in cite("dự án Luật Đất đai (sửa đổi); theo Luật Đất đai; dự thảo Luật Giá; Luật Giá năm 2023", lists)] == [
        "Luật Đất đai",
        "Luật Giá năm 2023",
    ]


def test_an_issuer_follows_the_year(lists: Lists) -> None:
    (found,) = cite("Kế hoạch số 10/KH-UBND năm 2020 của UBND tỉnh Lào Cai về", lists)
    assert (found.date, found.issuer) == (None, "UBND tỉnh Lào Cai")


def test_an_issuer_in_capitals_is_named_as_elsewhere(lists: Lists) -> None:
    text = "THỰC HIỆN KẾ HOẠCH SỐ 5-KH/TU NGÀY 02/3/2020 CỦA BAN THƯỜNG VỤ TỈNH ỦY; Chỉ thị số 6-CT/TU của Ban Thường vụ Tỉnh ủy; Kế hoạch 5-KH/TU"
    assert [c.issuer for c in cite(text, lists)] == ["Ban Thường vụ Tỉnh ủy"] * 3


def test_a_measure_is_no_document(lists: Lists) -> None:
    text = "Kế hoạch số 5/KH-UBND ngày 01/3/2023 (gọi tắt là Kế hoạch số 5); Kế hoạch 5 năm 2021-2025; Kế hoạch số 5 năm"
    assert len(cite(text, lists)) == 2


def test_a_law_named_again_leads_back_to_its_number(lists: Lists) -> None:
    numbered, named = cite("Luật Đầu tư công số 39/2019/QH14 ngày 13/6/2019; theo Luật Đầu tư công", lists)
    assert (numbered.number, named.number, named.name, named.antecedent) == ("39/2019/QH14", "39/2019/QH14", None, 0)


def test_capitals_of_an_issuer_make_no_other_document(lists: Lists) -> None:
    outer = cite("Nghị quyết số 53-NQ/TW ngày 29/8/2005 của Bộ Chính trị khóa IX", lists)
    (inner,) = complete_citations(cite("THỰC HIỆN NGHỊ QUYẾT SỐ 53-NQ/TW CỦA BỘ CHÍNH TRỊ KHÓA IX", lists), outer)
    assert str(inner.date) == "2005-08-29"


def test_an_attached_plan_takes_facts_from_the_decision_it_came_with(lists: Lists) -> None:
    outer = cite("QĐ số 9/QĐ-UBND ngày 01/3/2023 của UBND tỉnh; KH số 5/KH-UBND ngày 01/3/2023; KH số 5/KH-UBND ngày 02/3/2023", lists)
    inner = cite("Quyết định 9/QĐ-UBND, Kế hoạch 5/KH-UBND, Kế hoạch 7/KH-UBND, Quyết định 9/QĐ-UBND của UBND huyện", lists)
    completed = [(c.date and c.date.isoformat(), c.issuer) for c in complete_citations(inner, outer)]
    assert completed == [("2023-03-01", "UBND tỉnh"), (None, None), (None, None), (None, "UBND huyện")]


OWN = [
    # the letterhead, and mentions of the document itself
    ("ỦY BAN NHÂN DÂN\nTỈNH HẢI BÌNH\nSố: 222/KH-UBND\nHải Bình, ngày 28 tháng 12 năm 2023\nKẾ HOẠCH\nKế hoạch số 222/KH-UBND ngày 28/12/2023", []),
    ("Số: 222/KH-UBND\nHải Bình, ngày 28 tháng 12 năm 2023\nThay thế Kế hoạch số 222/KH-UBND ngày 03/01/2022", ["222/KH-UBND"]),  # of another day
    (
        "TỈNH ỦY HẢI BÌNH\n*\nSố 122-KH/TU\nHải Bình, ngày 08 tháng 11 năm 2019\nKẾ HOẠCH\nvề thực hiện Kế hoạch số 122-KH/TU",
        [],
    ),  # the Party's has no colon
    ("Số hiệu: 222/KH-UBND Loại văn bản: Kế hoạch\nNgày ban hành: 28/12/2023\nKế hoạch 222/KH-UBND ngày 28/12/2023 tái cơ cấu", []),  # a portal
    ("| Số: 5/KH-UBND | Hải Bình, ngày 05 tháng 01 năm 2024 |\nKẾ HOẠCH", []),  # a table
    ("Số: 5/KH-UBND\nPHỤ LỤC\n(Kèm theo Kế hoạch số 5/KH-UBND ngày 05/01/2024 của UBND tỉnh)", []),  # its annex's caption
    ("Số: 5/KH-UBND\nPHỤ LỤC\n(Kèm theo Quyết định số 9/QĐ-UBND)", ["9/QĐ-UBND"]),
    ("x\n" * 800 + "PHỤ LỤC I\nDANH MỤC\n(Kèm theo Kế hoạch số 5/KH-UBND ngày 05/01/2024)", []),  # the caption alone tells a lost letterhead's number
    ("SỞ Y TẾ\n41/KH-SYT Hà Nội, ngày 5 tháng 3 năm 2024\nKẾ HOẠCH\nThực hiện Chỉ thị số 1/CT-TTg", ["1/CT-TTg"]),  # a scan that lost "Số"
    ("KẾ HOẠCH\nThực hiện Quyết định\n41/QĐ-SYT, ngày 5 tháng 3 năm 2024", ["41/QĐ-SYT"]),  # a line's beginning, and no place before the day
    ("KẾ HOẠCH\n(Ban hành kèm theo Quyết định số 25/QĐ-UBND ngày 08/01/2014)", ["25/QĐ-UBND"]),  # what issued it is another document
    ("căn cứ\nSố 12/KH-UBND ngày 05/01/2024 và các văn bản", ["12/KH-UBND"]),  # a line that begins so is no letterhead
    (
        "CHỈ THỊ\nCỦA BỘ TRƯỞNG BỘ THỦY SẢN SỐ 03/2002/CT-BTS\nNGÀY 04 THÁNG 3 NĂM 2002 VỀ BẢO VỆ CÁ CON\nTheo Chỉ thị số 1/2002/CT-TTg",
        ["1/2002/CT-TTg"],
    ),  # type, issuer, number and day in one block, as copies of old texts print them
    ("NGHỊ QUYẾT\nSố 7/2002/NQ-CP ngày 02/3/2002\nVề thủy lợi. Nghị quyết số 7/2002/NQ-CP", []),  # the number below the type
    ("KẾ HOẠCH\nTRIỂN KHAI THỰC HIỆN\nNGHỊ QUYẾT SỐ 7/2002/NQ-CP", ["7/2002/NQ-CP"]),  # a title that is wrapped before its citation
    ("ĐẢNG CỘNG SẢN VIỆT NAM\nNGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ BA BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA X\nvề cán bộ", []),  # a plenum's own
    ("KẾ HOẠCH\nTHỰC HIỆN\nNGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ BA BAN CHẤP HÀNH TRUNG ƯƠNG KHÓA X", [None]),  # cited by name
    ("Kế hoạch 12/KH-UBND năm 2024 phát triển chợ\n\nThực hiện Nghị quyết số 3/NQ-CP, Kế hoạch 12/KH-UBND", ["3/NQ-CP"]),  # a page's first line
    (
        "QUỐC HỘI\nNghị quyết số: 45/2024/QH15\nHà Nội, ngày 15 tháng 4 năm 2024\nCăn cứ Luật số 1/2020/QH14",
        ["1/2020/QH14"],
    ),  # as the Assembly prints
    ("Nơi nhận:\n- Như Điều 3 (QĐ 12/QĐ-UBND);\n- Bộ Y tế (CV số 5/BYT-KH);\n- Lưu: VT.\n\nTM. UBND", []),  # recipients
    (  # an annex's title in bold behind them
        "**Nơi nhận:**\n- Bộ Y tế (CV số 5/BYT-KH);\n- Lưu: VT.\n\n**Phụ lục**\n\n**VIỆC THỰC HIỆN NGHỊ QUYẾT SỐ 6-NQ/TW**",
        ["6-NQ/TW"],
    ),
]


@FORMS
@pytest.mark.parametrize(("text", "numbers"), OWN)
def test_the_documents_own_number_is_no_citation(text: str, numbers: list[str], form: str, lists: Lists) -> None:
    assert [citation.number for citation in cite(text, lists, form)] == numbers


END = "Sở Y tế thực hiện Quyết định số 1/QĐ-TTg./.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn An\n"
AROUND = [
    # what a portal prints above the letterhead
    ("Kế hoạch thực hiện Nghị quyết 3/NQ-CP\nTrang chủ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nThực hiện Nghị quyết số 3/NQ-CP", ["3/NQ-CP"]),
    ("Bản gốc: Điều 7 Nghị định 4/2019/NĐ-CP\nTỈNH ỦY HẢI BÌNH\n*\nSố: 8-KH/TU\nThực hiện Chỉ thị số 2-CT/TW", ["2-CT/TW"]),
    ("KẾ HOẠCH\nTheo Luật Dược\nMẪU ĐƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", [None]),
    ("Căn cứ Luật Dược;\nMẪU ĐƠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", [None]),  # a form's motto: what stands above is the document
    # what stands below the signature
    (END + "\n[1] Quyết định số 5/QĐ-TTg; Luật Dược.\n", ["1/QĐ-TTg", "5/QĐ-TTg", None]),  # footnotes
    (END + "Văn bản liên quan: Quyết định 5/QĐ-TTg, Luật Dược\n", ["1/QĐ-TTg"]),
    (END + "Kế hoạch số 6/KH-UBND của tỉnh bên\nTin khác\nNghị quyết 7/NQ-CP\n", ["1/QĐ-TTg"]),
    (END + "PHỤ LỤC I\nDANH MỤC\n1. Quyết định số 5/QĐ-TTg", ["1/QĐ-TTg", "5/QĐ-TTg"]),  # an annex
    (END + "DANH MỤC ĐỀ ÁN\nTT\nNội dung\n1\nQuyết định số 5/QĐ-TTg", ["1/QĐ-TTg", "5/QĐ-TTg"]),  # without that word
    (END + "VĂN BẢN CÙNG LĨNH VỰC\nDANH MỤC\nQuyết định số 5/QĐ-TTg", ["1/QĐ-TTg"]),  # a portal's list
    (END + "KẾ HOẠCH\nPhát triển\nTheo Luật Dược", ["1/QĐ-TTg", None]),  # a plan that came with it
    (END + "UBND TỈNH HẢI BÌNH | CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nGửi Sở Y tế, theo Luật Dược", ["1/QĐ-TTg", None]),  # another letterhead
    ("Tin liên quan\nThực hiện Quyết định số 1/QĐ-TTg", ["1/QĐ-TTg"]),  # nothing ended before it
]


@FORMS
@pytest.mark.parametrize(("text", "numbers"), AROUND)
def test_what_stands_around_a_document_is_not_cited_by_it(text: str, numbers: list[str | None], form: str, lists: Lists) -> None:
    assert [citation.number for citation in cite(text, lists, form)] == numbers


def seconds(text: str, lists: Lists) -> float:
    page, started = page_of(text), time.process_time()
    find_citations(page, lists)
    return time.process_time() - started


HOSTILE = [
    "Quyết định số 5/QĐ-UBND ",  # one document again and again
    "Nghị quyết số 5/NQ-CP ngày 01/01/2020 của Chính phủ và ",
    "gọi tắt là Nghị quyết 5 ",
    "Nghị quyết Đại hội Đảng bộ ",
    "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư và ",
    "Nơi nhận:\n- a\n",
    "của UBND tỉnh An ",
    "Số: 5/KH-UBND\n",
    "PHỤ LỤC\n(Kèm theo Kế hoạch số 5/KH-UBND\n",
    "TM. UBND\nLuật Dược\nPHỤ LỤC\n",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_cost_grows_with_the_text(hostile: str, lists: Lists) -> None:
    small, large = hostile * (20_000 // len(hostile)), hostile * (200_000 // len(hostile))
    assert min(seconds(large, lists) for _ in range(3)) < 30 * min(seconds(small, lists) for _ in range(5)) + 0.05


@pytest.mark.shared
def test_the_real_plans_are_read_as_people_read_them(shared: Path, lists: Lists) -> None:
    for file in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        page = page_of((shared / "corpus" / gold["source"]).read_bytes().decode("utf-8"))
        citations = [citation for citation in find_citations(page, lists) if citation.form not in {Form.TITLE, Form.BARE}]  # the gold holds neither
        found = [(c.passage.start, c.number, c.date and c.date.isoformat(), c.name) for c in citations]
        assert found == [(c["start"], c["number"], c["date"], c["name"]) for c in gold["citations"]]


TERMS = [
    ("18-NQ/TW khóa XII", None),  # numbers begin anew with each congress: the full mention has no term
    ("18-NQ/TW (khoá XII)", None),
    ("18-NQ/TW của Bộ Chính trị khóa XI", None),
    ("18-NQ/TW về đất đai", "2022-06-16"),  # no term: the one document of that number
    ("18-NQ/TW. Khóa XIII bầu", "2022-06-16"),  # another sentence
]


@pytest.mark.parametrize(("later", "day"), TERMS)
def test_a_term_is_led_back_to_the_same_term_only(later: str, day: str | None, lists: Lists) -> None:
    full = "Nghị quyết số 18-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương"
    assert short(f"{full} về quản lý đất đai; thực hiện Nghị quyết số {later}", lists)[1][1] == day


def test_the_same_term_is_led_back(lists: Lists) -> None:
    text = "Nghị quyết số 18-NQ/TW ngày 25/10/2017 (khóa XII) và Nghị quyết số 18-NQ/TW khóa XII"
    assert short(text, lists)[1][1] == "2017-10-25"


CALLED_BACK = [
    # what a text says of a document it cited, and the words that call it: form, words, place of the citation
    (
        "Quyết định số 6/QĐ-TTg ngày 06/01/2022 phê duyệt Đề án về dữ liệu (sau đây gọi tắt là Đề án 06). Triển khai Đề án 06; Đề án 07; Đề án",
        [("title", "Đề án 06", 0), ("title", "Đề án 06", 0)],
    ),
    ("Chỉ thị số 2-CT/TW ngày 02/3/2020 của Ban Bí thư. Theo Chỉ thị nêu trên, Chỉ thị này", [("bare", "Chỉ thị nêu trên", 0)]),
    ("Chỉ thị số 2-CT/TW; Chỉ thị số 2-CT/TW ngày 02/3/2020; Chỉ thị nói trên", [("bare", "Chỉ thị nói trên", 1)]),  # one document
    ("Chỉ thị số 2-CT/TW; Chỉ thị số 3-CT/TW. Theo Chỉ thị nêu trên", []),  # which?
    ("Chỉ thị số 2-CT/TW. Theo các Chỉ thị nêu trên; Quyết định nêu trên", []),  # several; none
    ("Chỉ thị nêu trên; Chỉ thị số 2-CT/TW", []),  # not cited before
    (
        "Quyết định số 6/QĐ-TTg; Quyết định số 7/QĐ-TTg phê duyệt (gọi tắt là Chương trình chợ); Chương trình chợ",
        [("title", "Chương trình chợ", 1)] * 2,
    ),
    ("Quyết định số 6/QĐ-TTg. Sở Y tế lập kế hoạch riêng (gọi tắt là Kế hoạch chợ); Kế hoạch chợ", []),  # a sentence of its own
]


@FORMS
@pytest.mark.parametrize(("text", "expected"), CALLED_BACK)
def test_a_document_is_called_by_its_given_name_or_pointed_at(text: str, expected: list[tuple[str, str, int]], form: str, lists: Lists) -> None:
    found = cite(text, lists, form)
    numbered = [place for place, citation in enumerate(found) if citation.number]
    pointing = [citation for citation in found if citation.form in {Form.TITLE, Form.BARE}]
    assert [(c.form.value, words(c), c.antecedent) for c in pointing] == [(kind, said, numbered[place]) for kind, said, place in expected]
    assert all(c.number is None and c.date is None for c in pointing)
