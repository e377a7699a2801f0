"""What a text states between documents is read as its words say, and never more."""

from __future__ import annotations

import json
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from graph.extract.layout.paragraphs import paragraphs
from graph.extract.mention.citations import find_citations
from graph.extract.page import Page, open_page
from graph.extract.relation.relations import find_relations
from graph.lists import Lists
from graph.model import SELF, Citation, Predicate, Relation, Source

FORMS = pytest.mark.parametrize("form", ["NFC", "NFD"])


def read(text: str, lists: Lists, form: str = "NFC") -> tuple[Page, tuple[Citation, ...], tuple[Relation, ...]]:
    source = Source(path="x.txt", name="x.txt", media_type="text/plain", sha256="0", text=unicodedata.normalize(form, text))  # type: ignore[arg-type]
    page = open_page(source)
    citations = find_citations(page, lists)
    return page, citations, find_relations(page, citations, paragraphs(page.text))


def name(citations: tuple[Citation, ...], place: int) -> str:
    return "self" if place == SELF else unicodedata.normalize("NFC", citations[place].number or citations[place].name or "")


def stated(text: str, lists: Lists, form: str = "NFC") -> list[str]:
    """Give the relations as "predicate object", those between cited documents with their subject before."""
    _, citations, relations = read(text, lists, form)
    return [
        " ".join(part for part in (name(citations, r.subject), r.predicate.value, name(citations, r.object)) if part != "self" or r.object == SELF)
        for r in relations
    ]


WORDS = [
    # the words before a citation
    ("Thực hiện Nghị quyết số 5/NQ-CP", ["implements 5/NQ-CP"]),
    ("Triển khai quyết liệt và có hiệu quả Chương trình hành động số 17-CTr/TU của Tỉnh ủy", ["implements 17-CTr/TU"]),
    ("THỰC HIỆN NGHỊ QUYẾT SỐ 5/NQ-CP CỦA CHÍNH PHỦ", ["implements 5/NQ-CP"]),  # capitals
    ("Cụ thể hóa các nội dung trong Đề án phát triển du lịch (Quyết định phê duyệt số 5/QĐ-TTg)", ["implements 5/QĐ-TTg"]),
    ("Triển khai các nhiệm vụ, giải pháp đề ra tại Nghị quyết số 5/NQ-CP", ["implements 5/NQ-CP"]),
    (
        "nhằm thực hiện thắng lợi nhiệm vụ mà Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX đã đề ra",
        ["implements Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX"],
    ),
    ("Thực hiện ý kiến của Chủ tịch UBND tỉnh tại Công văn số 12/UBND-KT", ["implements 12/UBND-KT"]),
    ("UBND tỉnh ban hành Kế hoạch triển khai thực hiện Nghị quyết số 5/NQ-CP như sau:", ["implements 5/NQ-CP"]),
    ("Góp ý Nghị định quy định chi tiết và hướng dẫn thi hành Luật Quy hoạch", ["cites Luật Quy hoạch"]),  # the decree carries it out
    ("Tổ chức thi hành Luật Quy hoạch", ["implements Luật Quy hoạch"]),
    (  # a circular does not carry out a plan: the sentence goes on with it
        "Thực hiện Thông tư số 7/2025/TT-BYT hướng dẫn thi hành Nghị định số 9/2025/NĐ-CP và Kế hoạch số 12/KH-UBND,",
        ["implements 7/2025/TT-BYT", "7/2025/TT-BYT implements 9/2025/NĐ-CP", "cites 9/2025/NĐ-CP", "implements 12/KH-UBND"],
    ),
    (  # a body changes its own document, not the one that this carries out
        "Căn cứ Nghị quyết số 4/NQ-CP thực hiện Nghị quyết số 8-NQ/TW về chợ được sửa đổi, bổ sung tại Nghị quyết số 9/NQ-CP;",
        ["basedOn 4/NQ-CP", "4/NQ-CP implements 8-NQ/TW", "cites 8-NQ/TW", "9/NQ-CP amends 4/NQ-CP", "basedOn 9/NQ-CP"],
    ),
    ("*Theo đề nghị của Giám đốc\nSở Y tế tại Tờ trình số 5/TTr-SYT;\ný kiến của các sở.*", ["proposedIn 5/TTr-SYT"]),  # emphasis over lines
    ("Căn cứ Nghị định số 5/2020/NĐ-CP", ["basedOn 5/2020/NĐ-CP"]),
    ("hỗ trợ theo các cơ chế, chính sách tại Quyết định số 10/2009/QĐ-TTg", ["basedOn 10/2009/QĐ-TTg"]),
    ("Tiếp tục triển khai dự án cấp điện theo Quyết định số 5/QĐ-TTg", ["basedOn 5/QĐ-TTg"]),  # the nearer words
    ("chính sách theo chủ trương của Bộ Chính trị tại Nghị quyết số 23-NQ/TW", ["basedOn 23-NQ/TW"]),
    ("bố trí kinh phí thực hiện Kế hoạch theo quy định của Luật Ngân sách nhà nước", ["basedOn Luật Ngân sách nhà nước"]),
    ("Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 3/TTr-SYT", ["proposedIn 3/TTr-SYT"]),
    ("Xét Tờ trình số 78/TTr-UBND", ["proposedIn 78/TTr-UBND"]),
    ("Xét Báo cáo thẩm tra số 33/BC-KTNS", ["cites 33/BC-KTNS"]),  # proposes nothing
    ("Kế hoạch này thay thế Kế hoạch số 155/KH-UBND", ["replaces 155/KH-UBND"]),
    ("Điều 2. Quyết định này có hiệu lực từ ngày ký và bãi bỏ Quyết định số 7/2018/QĐ-UBND", ["repeals 7/2018/QĐ-UBND"]),
    ("Điều 1. Sửa đổi, bổ sung khoản 2 Điều 5 Quyết định số 7/2018/QĐ-UBND", ["amends 7/2018/QĐ-UBND"]),
    ("Về việc sửa đổi, bổ sung một số điều của Quyết định số 7/2018/QĐ-UBND", ["amends 7/2018/QĐ-UBND"]),  # a title
    ("Bãi bỏ Quyết định số 1/2015/QĐ-UBND; Quyết định số 2/2016/QĐ-UBND", ["repeals 1/2015/QĐ-UBND", "repeals 2/2016/QĐ-UBND"]),
    ("Ngày 12/6/2025, Quốc hội thông qua Nghị quyết số 202/2025/QH15", ["cites 202/2025/QH15"]),
    # what only sounds like it
    ("- Rà soát, sửa đổi, bổ sung Quyết định số 15/2020/QĐ-UBND cho phù hợp", ["cites 15/2020/QĐ-UBND"]),  # an order to amend
    ("- Tham mưu ban hành quy định (thay thế Quyết định số 15/2020/QĐ-UBND)", ["cites 15/2020/QĐ-UBND"]),
    ("- Kiến nghị bãi bỏ Quyết định số 15/2020/QĐ-UBND", ["cites 15/2020/QĐ-UBND"]),
    ("1. Báo cáo kết quả thực hiện Chỉ thị số 5-CT/TW", ["cites 5-CT/TW"]),  # an account
    ("1. Tổng kết 10 năm thực hiện Nghị quyết số 29-NQ/TW", ["cites 29-NQ/TW"]),
    ("1. Việc thực hiện Kết luận số 5-KL/TU còn hạn chế", ["cites 5-KL/TU"]),
    ("1. Thực hiện Nghị quyết số 5-NQ/TU, tỉnh đã đạt nhiều kết quả", ["cites 5-NQ/TU"]),
    ("1. Đẩy mạnh tuyên truyền, phổ biến Luật Đất đai", ["cites Luật Đất đai"]),
    ("1. Ban Chỉ đạo thực hiện Quyết định số 199/QĐ-UBND tổng hợp", ["cites 199/QĐ-UBND"]),  # a body's name
    ("1. Thực hiện tái cơ cấu phù hợp với Quyết định số 5/QĐ-TTg", ["cites 5/QĐ-TTg"]),
    ("1. Triển khai các mô hình để đáp ứng tiêu chí tại Quyết định số 5/QĐ-TTg", ["cites 5/QĐ-TTg"]),
    ("1. Theo dõi, đôn đốc các đơn vị; Quyết định số 5/QĐ-TTg", ["cites 5/QĐ-TTg"]),  # "theo dõi" is no "theo"
]  # fmt: skip


@FORMS
@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_the_words_before_a_citation_say_what_it_is_to_the_document(text: str, expected: list[str], form: str, lists: Lists) -> None:
    assert stated(text, lists, form) == expected


LISTS = [
    # members of a list share its words
    (
        "Thực hiện Nghị quyết số 1/NQ-CP, Chỉ thị số 2/CT-TTg và Kế hoạch số 3/KH-UBND",
        ["implements 1/NQ-CP", "implements 2/CT-TTg", "implements 3/KH-UBND"],
    ),
    (
        "Căn cứ Quyết định số 1/QĐ-UBND của UBND tỉnh ban hành Kế hoạch triển khai Chiến lược biển; Quyết định số 2/QĐ-UBND của UBND tỉnh;",
        ["basedOn 1/QĐ-UBND", "basedOn 2/QĐ-UBND"],
    ),
    ("Thực hiện các văn bản sau: Nghị quyết số 1/NQ-CP; Chỉ thị số 2/CT-TTg", ["implements 1/NQ-CP", "implements 2/CT-TTg"]),
    (
        "Căn cứ Luật Đất đai;\nNghị định số 5/2020/NĐ-CP;\nQuyết định số 6/QĐ-TTg;",
        ["basedOn Luật Đất đai", "basedOn 5/2020/NĐ-CP", "basedOn 6/QĐ-TTg"],
    ),
    (
        "- Triển khai thực hiện:\n+ Chính sách của tỉnh (Quyết định số 1/QĐ-UBND);\n+ Nghị quyết số 2/NQ-CP.",
        ["implements 1/QĐ-UBND", "implements 2/NQ-CP"],
    ),
    (
        "Theo quy định tại khoản 1 Điều 5 Nghị định số 1/2016/NĐ-CP, Điều 7 Thông tư số 2/2011/TT-BTP",
        ["basedOn 1/2016/NĐ-CP", "basedOn 2/2011/TT-BTP"],
    ),
    ("Căn cứ Quyết định số 1/QĐ-TTg của Thủ tướng Chính phủ; thực hiện Kế hoạch số 2/KH-UBND", ["basedOn 1/QĐ-TTg", "implements 2/KH-UBND"]),  # anew
    (
        "Theo đề nghị của Sở Y tế tại Tờ trình số 1/TTr-SYT và ý kiến của Sở Tư pháp tại Báo cáo số 2/BC-STP",
        ["proposedIn 1/TTr-SYT", "cites 2/BC-STP"],
    ),
    (
        "Triển khai Đề án A theo ngành (Quyết định phê duyệt số 1/QĐ-BCT) và Kế hoạch phát triển số (Kế hoạch số 2/KH-UBND)",
        ["implements 1/QĐ-BCT", "implements 2/KH-UBND"],
    ),
    ("Thực hiện Đề án “B” được Thủ tướng Chính phủ phê duyệt tại Quyết định số 1/QĐ-TTg", ["implements 1/QĐ-TTg"]),
    ("Thực hiện Kế hoạch phát triển A ban hành kèm theo Quyết định số 1/QĐ-UBND", ["implements 1/QĐ-UBND"]),
]  # fmt: skip


@FORMS
@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_shares_its_words(text: str, expected: list[str], form: str, lists: Lists) -> None:
    assert stated(text, lists, form) == expected


BETWEEN = [
    # what a cited document's title says is that document's
    (
        "Thực hiện Kế hoạch số 1/KH-UBND của UBND tỉnh thực hiện Nghị quyết số 2/NQ-CP",
        ["implements 1/KH-UBND", "1/KH-UBND implements 2/NQ-CP", "cites 2/NQ-CP"],
    ),
    (
        "Thực hiện Nghị quyết số 1/NQ-CP ban hành Chương trình hành động thực hiện Nghị quyết số 2-NQ/TW và Kết luận số 3-KL/TW",
        ["implements 1/NQ-CP", "1/NQ-CP implements 2-NQ/TW", "cites 2-NQ/TW", "1/NQ-CP implements 3-KL/TW", "cites 3-KL/TW"],
    ),
    (
        "Thực hiện Nghị quyết số 1/NQ-CP về triển khai Nghị quyết số 2-NQ/TW về phát triển bền vững và Kế hoạch số 3-KH/TU",
        ["implements 1/NQ-CP", "1/NQ-CP implements 2-NQ/TW", "cites 2-NQ/TW", "implements 3-KH/TU"],  # after the title the list goes on
    ),
    (
        "Căn cứ Nghị định số 1/2021/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 2/2018/NĐ-CP",
        ["basedOn 1/2021/NĐ-CP", "1/2021/NĐ-CP amends 2/2018/NĐ-CP", "cites 2/2018/NĐ-CP"],
    ),
    (
        "Căn cứ Nghị định số 1/2018/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 2/2021/NĐ-CP)",
        ["basedOn 1/2018/NĐ-CP", "2/2021/NĐ-CP amends 1/2018/NĐ-CP", "basedOn 2/2021/NĐ-CP"],
    ),
    (
        "Căn cứ Nghị định số 1/2018/NĐ-CP về công tác văn thư đã được sửa đổi tại Nghị định số 2/2021/NĐ-CP",
        ["basedOn 1/2018/NĐ-CP", "2/2021/NĐ-CP amends 1/2018/NĐ-CP", "basedOn 2/2021/NĐ-CP"],
    ),
    (
        "Thông tư số 1/2011/TT-BNV được thay thế bằng Nghị định số 2/2020/NĐ-CP",
        ["cites 1/2011/TT-BNV", "2/2020/NĐ-CP replaces 1/2011/TT-BNV", "cites 2/2020/NĐ-CP"],
    ),
    (
        "Kế hoạch này thay thế Kế hoạch số 1/KH-UBND về thực hiện Kế hoạch số 2-KH/TU",
        ["replaces 1/KH-UBND", "1/KH-UBND implements 2-KH/TU", "cites 2-KH/TU"],
    ),
    (
        "Thực hiện Kế hoạch số 1/KH-UBND ban hành kèm theo Quyết định số 2/QĐ-UBND",
        ["implements 1/KH-UBND", "2/QĐ-UBND promulgates 1/KH-UBND", "implements 2/QĐ-UBND"],
    ),
    ("Triển khai Kế hoạch số 1/KH-UBND và thực hiện Nghị quyết số 2/NQ-CP", ["implements 1/KH-UBND", "implements 2/NQ-CP"]),  # the sentence goes on
    (
        "Thực hiện Nghị quyết số 1/NQ-CP ngày 01/01/2020 về kinh tế (gọi tắt là Nghị quyết 1/NQ-CP) và Kế hoạch số 2-KH/TU",
        ["implements 1/NQ-CP", "implements 1/NQ-CP", "implements 2-KH/TU"],  # a definition is of the same document
    ),
    (
        "Căn cứ Nghị định số 8/2018/NĐ-CP quy định chi tiết Luật Thương mại",
        ["basedOn 8/2018/NĐ-CP", "8/2018/NĐ-CP implements Luật Thương mại", "cites Luật Thương mại"],
    ),
    (
        "Hướng dẫn số 1-HD/UBKTTW thực hiện một số nội dung Quy định số 2-QĐ/TW",
        ["cites 1-HD/UBKTTW", "1-HD/UBKTTW implements 2-QĐ/TW", "cites 2-QĐ/TW"],
    ),
]  # fmt: skip


@FORMS
@pytest.mark.parametrize(("text", "expected"), BETWEEN)
def test_a_title_speaks_of_its_own_document(text: str, expected: list[str], form: str, lists: Lists) -> None:
    assert stated(text, lists, form) == expected


CHANGES = [
    # what lapses, is replaced or amended by the document itself, each member of a list
    (
        "1. Các Thông tư sau hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành:\na) Thông tư số 1/2011/TT-BTS;\nb) Thông tư 2/2012/TT-BTS.",
        ["repeals 1/2011/TT-BTS", "repeals 2/2012/TT-BTS"],
    ),
    (
        "Điều 4. Quyết định số 1/2011/QĐ-UBND về giá nước và Quyết định số 2/2012/QĐ-UBND hết hiệu lực từ ngày Quyết định này có hiệu lực.",
        ["repeals 1/2011/QĐ-UBND", "repeals 2/2012/QĐ-UBND"],
    ),
    ("Kể từ ngày Quy chế này có hiệu lực thi hành, Quyết định số 1/QĐ-SYT hết hiệu lực.", ["repeals 1/QĐ-SYT"]),  # "thi hành" orders nothing
    ("Điều 4. Quyết định số 1/QĐ-SYT được thay thế bởi Quyết định này.", ["replaces 1/QĐ-SYT"]),
    ("Điều 2. Bãi bỏ các văn bản sau:\n1. Quyết định số 1/QĐ-UBND;\n2. Chỉ thị số 2/CT-UBND.", ["repeals 1/QĐ-UBND", "repeals 2/CT-UBND"]),
    ("Quyết định này thay thế các văn bản:\n- Quyết định số 1/QĐ-UBND;\n- Quyết định số 2/QĐ-UBND.", ["replaces 1/QĐ-UBND", "replaces 2/QĐ-UBND"]),
    ("1. Chỉ thị này có hiệu lực từ ngày ký. Thay thế Chỉ thị số 1/CT-UBND.", ["replaces 1/CT-UBND"]),  # the sentence before says whose act it is
    (
        "Bộ trưởng Bộ Thủy sản ban hành Thông tư sửa đổi một số điều của Thông tư số 1/2011/TT-BTS về tàu; số 2/2012/TT-BTS và số 3/2013/TT-BTS,",
        ["amends 1/2011/TT-BTS", "amends 2/2012/TT-BTS", "amends 3/2013/TT-BTS"],
    ),
    ("Điều 1. Sửa đổi, bổ sung, bãi bỏ một số nội dung của Quyết định số 1/QĐ-UBND", ["amends 1/QĐ-UBND"]),
    ("Điều 1. Bãi bỏ khoản 2 Điều 7 Quyết định số 1/QĐ-UBND", ["amends 1/QĐ-UBND"]),  # a part of it
    (  # of several decisions a part, which the words say what it is about
        ("Điều 2. Hiệu lực\nBãi bỏ các nội dung liên quan đến phí chợ đã công bố tại các Quyết định:\n- Quyết định số 1/QĐ-UBND về phí;\n"
        "- Quyết định số 2/QĐ-UBND về chợ được thay thế."),
        ["amends 1/QĐ-UBND", "amends 2/QĐ-UBND"],
    ),
    ("Điều 1. Phê duyệt Kế hoạch số 1/KH-SYT của Sở Y tế", ["approves 1/KH-SYT"]),
    (  # who proposes a change makes none
        "Về đề nghị của Sở Y tế tại Tờ trình số 1/TTr-SYT về việc sửa đổi Quyết định số 2/QĐ-UBND, UBND tỉnh có ý kiến",
        ["cites 1/TTr-SYT", "cites 2/QĐ-UBND"],
    ),
    # what only sounds like it
    ("1. Thông tư số 1/2011/TT-BTS đã hết hiệu lực từ năm 2015.", ["cites 1/2011/TT-BTS"]),
    ("TRIỂN KHAI KẾ HOẠCH SỐ 1/KH-UBND VỀ CHỢ\n\nCăn cứ Chỉ thị số 2-CT/TW;", ["implements 1/KH-UBND", "basedOn 2-CT/TW"]),  # no full stop
    (
        "Căn cứ Nghị định số 1/2020/NĐ-CP hướng dẫn thi hành một số điều của Luật Giá;",
        ["basedOn 1/2020/NĐ-CP", "1/2020/NĐ-CP implements Luật Giá", "cites Luật Giá"],
    ),
    (
        # the programme does, not the letter
        "Theo đề nghị của Bộ Y tế tại Công văn số 1/BYT-KH về Chương trình hành động thực hiện Nghị quyết số 2-NQ/TW;",
        ["proposedIn 1/BYT-KH", "cites 2-NQ/TW"],
    ),
    (
        "Thực hiện Nghị quyết số 1/NQ-CP; ý kiến chỉ đạo của UBND tỉnh tại Công văn số 2/UBND-KT và Công văn số 3/UBND-KT, Sở Y tế ban hành",
        ["implements 1/NQ-CP", "implements 2/UBND-KT", "implements 3/UBND-KT"],  # a member named by what it says
    ),
    (
        "Căn cứ Quyết định số 1/QĐ-TTg phê duyệt Đề án (gọi tắt là Đề án chợ);\n1. Triển khai Đề án chợ theo Quyết định nêu trên.",
        ["basedOn 1/QĐ-TTg"],  # what points back states nothing of its own
    ),
    (
        "KẾ HOẠCH\nTHỰC HIỆN KẾT LUẬN SỐ 1-KL/TW CỦA BỘ CHÍNH TRỊ\nVỀ TIẾP TỤC THỰC HIỆN NGHỊ QUYẾT SỐ 2-NQ/TW",  # a title goes on over lines
        ["implements 1-KL/TW", "1-KL/TW implements 2-NQ/TW", "cites 2-NQ/TW"],
    ),
    ("1. Làm. Công văn này thay thế Công văn số 1/UBND-KT./.", ["replaces 1/UBND-KT"]),
    ("1. Chi thực hiện nhiệm vụ từ nguồn kinh phí đã giao tại Quyết định số 1/QĐ-UBND.", ["cites 1/QĐ-UBND"]),
    ("1. Rà soát để bãi bỏ các văn bản sau:\n- Quyết định số 1/QĐ-UBND.", ["cites 1/QĐ-UBND"]),
    ("Chính phủ đã ban hành Nghị định sửa đổi Nghị định số 1/2011/NĐ-CP", ["cites 1/2011/NĐ-CP"]),
    ("1. Hướng dẫn này thay cho Hướng dẫn số 1/HD-SYT.", ["replaces 1/HD-SYT"]),  # another word for it
    ("1. Cấp thẻ mới thay cho thẻ theo Quyết định số 1/QĐ-UBND.", ["basedOn 1/QĐ-UBND"]),  # not of a document
    ("Điều 1. Phê duyệt Kế hoạch chợ phiên năm 2026 (Kèm theo Kế hoạch số 1/KH-THCS của Trường A).", ["approves 1/KH-THCS"]),
    ("Điều 1. Ban hành Quy chế họp chợ (kèm theo Quy chế số 1/QC-BQL).", ["promulgates 1/QC-BQL"]),
    ("Điều 1. Phê duyệt Kế hoạch chợ phiên năm 2026 (kèm theo Tờ trình số 1/TTr-SCT).", ["cites 1/TTr-SCT"]),  # not what it approves
]  # fmt: skip


@FORMS
@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_a_document_changes_what_it_says_that_it_changes(text: str, expected: list[str], form: str, lists: Lists) -> None:
    assert stated(text, lists, form) == expected


ACCOUNTS = [
    # an account of how a document was carried out carries out nothing
    ("Công văn số 1/SYT-KH về tình hình thực hiện Nghị quyết số 2-NQ/TU", ["cites 1/SYT-KH", "cites 2-NQ/TU"]),
    ("Báo cáo số 1/BC-UBND tổng kết 5 năm thực hiện Nghị quyết số 2-NQ/TU", ["cites 1/BC-UBND", "cites 2-NQ/TU"]),
    ("1. Báo cáo triển khai thực hiện Nghị quyết số 2-NQ/TU", ["cites 2-NQ/TU"]),
    ("1. Xem xét báo cáo của Ủy ban nhân dân tỉnh thực hiện Nghị quyết số 2/NQ-HĐND", ["cites 2/NQ-HĐND"]),  # whose account it is
    ("1. Nghe báo cáo của Sở Y tế về việc triển khai Nghị quyết số 2/NQ-HĐND", ["cites 2/NQ-HĐND"]),
    ("1. Theo báo cáo của Sở Y tế, tổ chức thực hiện Nghị quyết số 2/NQ-HĐND", ["implements 2/NQ-HĐND"]),  # the sentence goes on
    # a list under a heading that calls it the basis
    ("I. CĂN CỨ PHÁP LÝ\n1. Nghị quyết số 1/NQ-CP;\n2. Chỉ thị số 2/CT-TTg.\nII. MỤC TIÊU\n1. Chỉ thị số 3/CT-TTg", [
        "basedOn 1/NQ-CP", "basedOn 2/CT-TTg", "cites 3/CT-TTg",
    ]),
    (
        "Căn cứ Nghị định số 1/2018/NĐ-CP được sửa đổi tại Nghị định số 2/2020/NĐ-CP và Nghị định số 3/2021/NĐ-CP",
        ["basedOn 1/2018/NĐ-CP", "2/2020/NĐ-CP amends 1/2018/NĐ-CP", "basedOn 2/2020/NĐ-CP", "3/2021/NĐ-CP amends 1/2018/NĐ-CP",
         "basedOn 3/2021/NĐ-CP"],
    ),
]  # fmt: skip


@FORMS
@pytest.mark.parametrize(("text", "expected"), ACCOUNTS)
def test_accounts_bases_and_amendments(text: str, expected: list[str], form: str, lists: Lists) -> None:
    assert stated(text, lists, form) == expected


LATER = [
    # nothing carries out what was issued after it: the day of the document at hand, and those of the cited ones
    ("Thực hiện Nghị quyết số 1/NQ-CP ngày 05/3/2019 và Nghị quyết số 2/NQ-CP ngày 01/3/2019", ["cites 1/NQ-CP", "implements 2/NQ-CP"]),
    (
        "Kế hoạch số 1-KH/TU ngày 02/02/2017 thực hiện Chỉ thị số 2-CT/TW ngày 01/02/2017 và Chỉ thị số 3-CT/TW ngày 03/02/2018",
        ["cites 1-KH/TU", "1-KH/TU implements 2-CT/TW", "cites 2-CT/TW", "cites 3-CT/TW"],
    ),
    ("Căn cứ Luật Đất đai ngày 04/3/2019", ["basedOn Luật Đất đai"]),  # of the same day
]  # fmt: skip


@FORMS
@pytest.mark.parametrize(("text", "expected"), LATER)
def test_no_document_carries_out_a_later_one(text: str, expected: list[str], form: str, lists: Lists) -> None:
    page, citations, _ = read(text, lists, form)
    found = find_relations(page, citations, paragraphs(page.text), issued=date(2019, 3, 4))
    assert [f"{name(citations, r.subject)} {r.predicate.value} {name(citations, r.object)}".removeprefix("self ") for r in found] == expected


CAPTIONS = [
    ("KẾ HOẠCH\nPHÁT TRIỂN NĂM 2014\n(Ban hành kèm theo Quyết định số 25/QĐ-UBND)", ["25/QĐ-UBND promulgates self"]),
    ("ĐỀ ÁN\n(Phê duyệt kèm theo Quyết định số 25/QĐ-UBND)", ["25/QĐ-UBND approves self"]),
    ("KẾ HOẠCH\n(Kèm theo Công văn số 12/SCT-KH)", ["cites 12/SCT-KH"]),  # a letter issues nothing
    ("KẾ HOẠCH\n(Kèm theo Tờ trình số 12/TTr-SCT)", ["cites 12/TTr-SCT"]),
]


@FORMS
@pytest.mark.parametrize(("text", "expected"), CAPTIONS)
def test_a_caption_says_what_issued_the_document(text: str, expected: list[str], form: str, lists: Lists) -> None:
    assert stated(text, lists, form) == expected


SCHEME = "Chiến lược phát triển nông nghiệp bền vững giai đoạn 2021 - 2030, tầm nhìn đến năm 2050"


def test_a_scheme_named_in_two_titles_links_the_two(lists: Lists) -> None:
    text = f"Thực hiện Quyết định số 150/QĐ-TTg phê duyệt {SCHEME}; Quyết định số 3444/QĐ-BNN-KH ban hành Kế hoạch hành động thực hiện {SCHEME}."
    assert stated(text, lists) == ["implements 150/QĐ-TTg", "implements 3444/QĐ-BNN-KH", "3444/QĐ-BNN-KH implements 150/QĐ-TTg"]


@pytest.mark.parametrize(
    "other",
    [
        SCHEME.replace("2030", "2025"),  # another period
        SCHEME.replace("nông nghiệp", "thủy sản"),  # another field
        SCHEME.replace("Chiến lược", "Chương trình"),  # another kind
    ],
)
def test_a_scheme_that_differs_links_nothing(other: str, lists: Lists) -> None:
    text = f"Thực hiện Quyết định số 150/QĐ-TTg phê duyệt {SCHEME}; Quyết định số 3444/QĐ-BNN-KH ban hành Kế hoạch hành động thực hiện {other}."
    assert stated(text, lists) == ["implements 150/QĐ-TTg", "implements 3444/QĐ-BNN-KH"]


@FORMS
def test_the_evidence_holds_the_citation_and_is_the_texts_own(form: str, lists: Lists) -> None:
    text = "KẾ HOẠCH\nCăn cứ Luật Đất đai; Nghị định số 5/2020/NĐ-CP;\nThực hiện Kế hoạch số 1/KH-UBND về triển khai Nghị quyết số 2/NQ-CP"
    page, citations, relations = read(text, lists, form)
    assert len(relations) == 5
    for relation in relations:
        passage, cited = relation.passage, citations[relation.object].passage
        assert page.source.text[passage.start : passage.end] == passage.text
        assert passage.start <= cited.start and cited.end <= passage.end
        assert relation.rule


def test_every_citation_has_one_relation_of_the_document(lists: Lists) -> None:
    text = " ".join(text for text, _ in (*WORDS, *LISTS, *BETWEEN))
    _, citations, relations = read(text, lists)
    assert sorted(r.object for r in relations if r.subject == SELF) == list(range(len(citations)))


def test_a_text_without_citations_states_nothing(lists: Lists) -> None:
    assert read("Không viện dẫn văn bản nào.", lists)[2] == ()


def seconds(text: str, lists: Lists) -> float:
    source = Source(path="", name="", media_type="", sha256="", text=text)
    page = open_page(source)
    citations, found = find_citations(page, lists), paragraphs(page.text)
    started = time.process_time()
    find_relations(page, citations, found)
    return time.process_time() - started


HOSTILE = [
    "thay thế Quyết định số 5/QĐ-UBND; ",  # one sentence without end
    "thực hiện Nghị quyết số 5/NQ-CP, ",
    "Căn cứ Nghị quyết số 5/NQ-CP;\n",
    "- Triển khai:\n+ Nghị quyết số 5/NQ-CP:\n",
    "Quyết định số 5/QĐ-TTg phê duyệt Đề án một hai ba bốn năm sáu bảy tám; ",
    "theo theo theo theo theo ",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_cost_grows_with_the_text(hostile: str, lists: Lists) -> None:
    small, large = hostile * (20_000 // len(hostile)), hostile * (200_000 // len(hostile))
    assert min(seconds(large, lists) for _ in range(3)) < 30 * min(seconds(small, lists) for _ in range(5)) + 0.05


@pytest.mark.shared
def test_the_real_plans_state_what_people_read_in_them(shared: Path, lists: Lists) -> None:
    strength = list(Predicate)
    for file in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        _, citations, relations = read((shared / "corpus" / gold["source"]).read_bytes().decode("utf-8"), lists)
        found: dict[tuple[str, str], Predicate] = {}
        for relation in relations:
            ends = tuple(
                "self" if place == SELF else f"{c.number}@{c.date or ''}" if (c := citations[place]).number else str(c.name)
                for place in (relation.subject, relation.object)
            )
            found[ends] = min(found.get(ends, relation.predicate), relation.predicate, key=strength.index)  # type: ignore[index]
        expected = {(r["subject"], r["predicate"], r["object"]) for r in gold["relations"]}
        assert {(subject, predicate.value, target) for (subject, target), predicate in found.items()} == expected
