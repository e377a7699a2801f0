"""Agencies' printed names: where they begin and end, in lists and in sentences."""

from __future__ import annotations

import unicodedata

import pytest

from graph.extract.agency.names import read_names
from graph.extract.agency.words import Words, compile_words
from graph.lists import Lists
from graph.text import clean


@pytest.fixture(scope="module")
def words(lists: Lists) -> Words:
    return compile_words(lists)


def names(text: str, words: Words, *, prose: bool = True) -> list[str]:
    cleaned = clean(text).text
    return [cleaned[start:end] for start, end in read_names(cleaned, 0, len(cleaned), words=words, prose=prose).spans]


SENTENCES = [
    ("Sở Kế hoạch và Đầu tư tổ chức lập quy hoạch", ["Sở Kế hoạch và Đầu tư"]),  # "và" inside a name, a verb after it
    ("Sở Xây dựng xây dựng phương án", ["Sở Xây dựng"]),  # the name's word again as a verb
    ("Sở Văn hóa, Thể thao và Du lịch tiếp tục thực hiện", ["Sở Văn hóa, Thể thao và Du lịch"]),  # a comma inside a name
    ("Sở Lao động - Thương binh và Xã hội hướng dẫn", ["Sở Lao động - Thương binh và Xã hội"]),  # a dash inside a name
    ("Sở Giáo dục và Đào tạo, Sở Y tế kiểm tra", ["Sở Giáo dục và Đào tạo", "Sở Y tế"]),  # two names
    ("các sở, ban, ngành triển khai", ["các sở, ban, ngành"]),  # a group that shares its head
    ("các sở, ngành, địa phương liên quan tham mưu", ["các sở, ngành, địa phương liên quan"]),  # with more nouns
    ("các sở, ban, ngành, các địa phương theo dõi", ["các sở, ban, ngành, các địa phương"]),  # a second "các" of the same kind
    ("các sở, ngành, UBND các huyện, thị xã, thành phố rà soát", ["các sở, ngành", "UBND các huyện, thị xã, thành phố"]),  # two groups
    ("UBND các xã An Bình, An Hòa trong việc đền bù", ["UBND các xã An Bình, An Hòa"]),  # places share their head
    ("UBND các xã: An Bình, An Hòa và An Phú", ["UBND các xã: An Bình, An Hòa và An Phú"]),  # after a colon
    ("Bộ Tài chính và các bộ, cơ quan liên quan nghiên cứu", ["Bộ Tài chính", "các bộ, cơ quan liên quan"]),  # a name and a group
    ("Bộ Công Thương và các tỉnh/thành trong cả nước, tổ chức", ["Bộ Công Thương", "các tỉnh/thành trong cả nước"]),  # a verb after the comma
    ("cơ quan, đơn vị có liên quan kịp thời báo cáo", ["cơ quan, đơn vị có liên quan"]),  # a group without "các"
    ("Thủ trưởng các sở, ngành; Chủ tịch UBND các huyện chỉ đạo", ["Thủ trưởng các sở, ngành", "Chủ tịch UBND các huyện"]),  # heads of bodies
    ("các Phòng được giao nhiệm vụ có trách nhiệm báo cáo", ["các Phòng được giao nhiệm vụ"]),  # what they were given
    ("Ban Quản lý Khu kinh tế Hải An và các khu công nghiệp rà soát", ["Ban Quản lý Khu kinh tế Hải An và các khu công nghiệp"]),  # one body
    ("Ban quản lý dự án đầu tư xây dựng công trình giao thông lập hồ sơ", ["Ban quản lý dự án đầu tư xây dựng công trình giao thông"]),  # verbs in it
    ("Ngân hàng Nhà nước Việt Nam - Chi nhánh Hà Đông chỉ đạo", ["Ngân hàng Nhà nước Việt Nam - Chi nhánh Hà Đông"]),  # a branch
    ("Bộ Văn hóa, Thể thao và Du lịch dạy bơi", ["Bộ Văn hóa, Thể thao và Du lịch"]),  # a known name ends before a word in small letters
    ("Ủy ban Trung ương Mặt trận Tổ quốc, Trung ương Đoàn vận động", ["Ủy ban Trung ương Mặt trận Tổ quốc", "Trung ương Đoàn"]),  # fronts
    ("các cơ quan tham mưu, giúp việc của Tỉnh ủy theo dõi", ["các cơ quan tham mưu, giúp việc của Tỉnh ủy"]),  # verbs that say what they are for
    ("Các cấp ủy, tổ chức đảng quán triệt", ["Các cấp ủy, tổ chức đảng"]),  # Party bodies
    ("Văn phòng HĐND và UBND huyện tiếp nhận", ["Văn phòng HĐND và UBND huyện"]),  # one office of two
    ("Các Sở: Tài chính, Xây dựng: Chủ trì", ["Các Sở: Tài chính, Xây dựng"]),  # a colon opens the list, another closes it
    ("các Sở Tài chính, Xây dựng thẩm định", ["các Sở Tài chính, Xây dựng"]),  # a department named like a verb
    ("các lực lượng chức năng, các hiệp hội thực hiện", ["các lực lượng chức năng", "các hiệp hội"]),  # two groups, each with "các"
    ("Các Bộ: Xây dựng, Công an, Tài chính chịu trách nhiệm", ["Các Bộ: Xây dựng, Công an, Tài chính"]),  # a member that begins names elsewhere
    ("Các Bộ Quốc phòng và Công an khẩn trương rà soát", ["Các Bộ Quốc phòng và Công an"]),  # likewise after "và"
    (  # members that begin as verbs do
        "Các Cục: Chế biến và Mua bán chợ, Kinh tế hợp tác theo chức năng rà soát",
        ["Các Cục: Chế biến và Mua bán chợ, Kinh tế hợp tác"],
    ),
    ("Các Cục: Xây dựng kế hoạch, lập Dự toán theo nhiệm vụ", ["Các Cục"]),  # work
    ("Các Sở: Tài chính, Công an tỉnh kiểm tra", ["Các Sở: Tài chính", "Công an tỉnh"]),  # a body of its own beside departments
    ("các Sở, Ban, ngành triển khai", ["các Sở, Ban, ngành"]),  # a group in capitals
    ("các Sở, Ban Quản lý Khu kinh tế Hải An rà soát", ["các Sở", "Ban Quản lý Khu kinh tế Hải An"]),  # and a body beside it
    ("Thống đốc Ngân hàng Nhà nước, Bộ trưởng Bộ Y tế chỉ đạo", ["Thống đốc Ngân hàng Nhà nước", "Bộ trưởng Bộ Y tế"]),  # offices of persons
    ("Chánh án Tòa án nhân dân tối cao chỉ đạo", ["Chánh án Tòa án nhân dân tối cao"]),  # a judge
    ("Sở Nội vụ các tỉnh, thành phố trực thuộc Trung ương rà soát", ["Sở Nội vụ các tỉnh, thành phố trực thuộc Trung ương"]),  # of each province
    ("Cục Thuế tỉnh, thành phố báo cáo", ["Cục Thuế tỉnh, thành phố"]),  # likewise
    ("Công an tỉnh, huyện ủy Hải An phối hợp", ["Công an tỉnh", "huyện ủy Hải An"]),  # a committee is no area
    ("Các tỉnh uỷ, thành uỷ, đảng uỷ trực thuộc lãnh đạo", ["Các tỉnh uỷ, thành uỷ, đảng uỷ trực thuộc"]),  # the tone on the second vowel
    ("Các huyện, thị, thành uỷ, Đảng uỷ Công an tỉnh quán triệt", ["Các huyện, thị, thành uỷ", "Đảng uỷ Công an tỉnh"]),  # a shortened group
    ("Tỉnh ủy, thành ủy các tỉnh, thành phố lãnh đạo", ["Tỉnh ủy, thành ủy các tỉnh, thành phố"]),  # of each province
    ("các cơ quan, tổ chức liên quan kiểm tra", ["các cơ quan, tổ chức liên quan"]),  # "tổ chức" as a noun
    ("các phòng, tổ chức kiểm tra", ["các phòng"]),  # and as a verb
    ("các bộ, cơ quan quản lý ngành, lĩnh vực hướng dẫn", ["các bộ, cơ quan quản lý ngành, lĩnh vực"]),  # what they manage
    ("các địa phương trong Vùng rà soát", ["các địa phương trong Vùng"]),  # a capital
    ("Ủy ban Quốc gia về thanh niên, Bộ Nội vụ rà soát", ["Ủy ban Quốc gia về thanh niên", "Bộ Nội vụ"]),  # named after its matter
    ("Ban Chỉ đạo tỉnh về phòng, chống tội phạm kiểm tra", ["Ban Chỉ đạo tỉnh về phòng, chống tội phạm"]),  # a comma in the matter
    ("Ban Chỉ đạo tỉnh về tình hình thực hiện", ["Ban Chỉ đạo tỉnh"]),  # what is reported to it
    ("Quỹ Đầu tư phát triển tỉnh báo cáo", ["Quỹ Đầu tư phát triển tỉnh"]),  # a verb in a name
    ("Hội đồng nhân dân tỉnh cơ bản thống nhất", ["Hội đồng nhân dân tỉnh"]),  # an adverb
    ("Phó Thủ tướng Nguyễn Văn An trực tiếp chỉ đạo", ["Phó Thủ tướng Nguyễn Văn An"]),  # an adverb after a person
    ("UBND các huyện, thị xã An Lộc và thành phố Hải An rà soát", ["UBND các huyện, thị xã An Lộc và thành phố Hải An"]),  # "và" before a place
    ("UBND tỉnh Hải An và cả nước tập trung", ["UBND tỉnh Hải An"]),  # no body
    ("Chủ tịch, Tổng Giám đốc các tập đoàn chỉ đạo", ["Chủ tịch, Tổng Giám đốc các tập đoàn"]),  # two offices of the same bodies
    ("Bộ trưởng, Chủ tịch UBND tỉnh chỉ đạo", ["Bộ trưởng", "Chủ tịch UBND tỉnh"]),  # of two bodies
    ("Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ rà soát", ["Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ"]),  # of two kinds
    ("Các Sở: Tài chính, Y tế Theo chức năng rà soát", ["Các Sở: Tài chính, Y tế"]),  # a paragraph glued to its heading
    ("Các thôn, buôn vận động", ["Các thôn, buôn"]),  # villages
    ("Bộ trưởng các Bộ: Y tế, Công an, Xây dựng khẩn trương trình", ["Bộ trưởng các Bộ: Y tế, Công an, Xây dựng"]),  # what they head
    ("các Bộ: Y tế, Quốc phòng và các địa phương triển khai", ["các Bộ: Y tế, Quốc phòng", "các địa phương"]),  # a group beside the named ones
    ("Ban Thường vụ các tỉnh uỷ, thành uỷ lãnh đạo", ["Ban Thường vụ các tỉnh uỷ, thành uỷ"]),  # of several committees
    ("Người đứng đầu cấp ủy, chính quyền các cấp chỉ đạo", ["Người đứng đầu cấp ủy, chính quyền các cấp"]),  # of several bodies
    ("Giám đốc Sở Y tế, các đơn vị liên quan kiểm tra", ["Giám đốc Sở Y tế", "các đơn vị liên quan"]),  # of one
    ("Quân uỷ Trung ương, Đảng uỷ Công an Trung ương lãnh đạo", ["Quân uỷ Trung ương", "Đảng uỷ Công an Trung ương"]),  # central committees
    ("Ủy ban Chứng khoán Nhà nước, Tổng cục Thuế rà soát", ["Ủy ban Chứng khoán Nhà nước", "Tổng cục Thuế"]),  # a syllable like a verb
    ("Ban Quản lý các khu công nghiệp, khu kinh tế tỉnh rà soát", ["Ban Quản lý các khu công nghiệp, khu kinh tế tỉnh"]),  # zones
    ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã tiếp nhận", ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"]),  # one office, in words
    ("Văn phòng Tỉnh ủy và Ủy ban Kiểm tra Tỉnh ủy rà soát", ["Văn phòng Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy"]),  # two bodies
    ("Văn phòng Đảng - Đoàn thể theo dõi", ["Văn phòng Đảng - Đoàn thể"]),  # one office
    ("Tổ đảng ở Thường trực Ủy ban KH,CN&MT chủ trì", ["Tổ đảng ở Thường trực Ủy ban KH,CN&MT"]),  # a comma between abbreviations
    ("Thường trực Ủy ban Văn hóa, Giáo dục thẩm tra", ["Thường trực Ủy ban Văn hóa, Giáo dục"]),  # a known name with a comma, inside another
    ("Lãnh đạo các ban, Trưởng Đoàn đại biểu Quốc hội rà soát", ["Lãnh đạo các ban", "Trưởng Đoàn đại biểu Quốc hội"]),  # two offices of persons
    ("các cơ quan, tổ chức hữu quan căn cứ chức năng", ["các cơ quan, tổ chức hữu quan"]),  # "tổ chức" as a noun
    ("UBND CÁC XÃ, PHƯỜNG", ["UBND CÁC XÃ, PHƯỜNG"]),  # a heading in capitals
    ("BAN HÀNH CÁC VĂN BẢN, SỞ HỮU TRÍ TUỆ", []),  # words in capitals that begin like names
    ("Kho bạc Nhà nước khu vực XVII và các đơn vị rà soát", ["Kho bạc Nhà nước khu vực XVII", "các đơn vị"]),  # a known name and its area
    ("Trung tâm Dịch vụ tổng hợp xã rà soát", ["Trung tâm Dịch vụ tổng hợp xã"]),  # a verb that is a part of the name
    ("Các Vụ, Cục, đơn vị thuộc Bộ rà soát", ["Các Vụ, Cục, đơn vị thuộc Bộ"]),  # units of a ministry
    ("Các Bộ, ngành, địa phương và đơn vị.", ["Các Bộ, ngành, địa phương và đơn vị"]),  # nothing tells the last from the others
    ("các sở, ngành và đơn vị liên quan rà soát", ["các sở, ngành", "đơn vị liên quan"]),  # but here
    ("Giám đốc Sở Y tế, chủ tịch UBND các xã rà soát", ["Giám đốc Sở Y tế", "chủ tịch UBND các xã"]),  # an office in small letters, within a list
    ("Đề án gửi chủ tịch UBND tỉnh", []),  # but it begins none
    ("UBMTTQVN tỉnh và các đoàn thể vận động", ["UBMTTQVN tỉnh", "các đoàn thể"]),  # short for the front
    ("Chính phủ vào tháng 9", ["Chính phủ"]),  # a time after the name
    ("Lãnh đạo việc tổ chức hội nghị", []),  # "Lãnh đạo" as a verb
    ("Ban hành các quy định", []),  # "Ban" of a verb
    ("Ban Chỉ đạo quốc gia về chuyển đổi số xem xét", ["Ban Chỉ đạo quốc gia về chuyển đổi số"]),  # a body named after its matter
    (
        "Ban Chỉ đạo tỉnh về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số xem xét",
        ["Ban Chỉ đạo tỉnh về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số"],
    ),  # a matter of several parts
    ("Ban Chỉ đạo tỉnh về khó khăn, vướng mắc và kiến nghị", ["Ban Chỉ đạo tỉnh"]),  # what it is told about
    ("Bộ Y tế về chuyển đổi số bệnh viện", ["Bộ Y tế"]),  # and one that only hears of it
    ("Hội nhập kinh tế quốc tế", []),  # "Hội" of a verb
    ("Phòng, chống thiên tai", []),  # "Phòng" of a verb
    ("Tổ chức ngày hội văn hóa", []),  # "Tổ chức" as a verb
    ("Bộ tiêu chí nông thôn mới", []),  # "Bộ" of a set
    ("Trường hợp có vướng mắc", []),  # "Trường" of another word
    ("Thanh tra các Bộ, ngành, địa phương không kiểm tra", ["Thanh tra các Bộ, ngành, địa phương"]),  # of several, in small letters
    ("Sở Y tế và các sơ sở khám bệnh rà soát", ["Sở Y tế"]),  # a slip behind "và các": not known, and no part of the name before
    ("cấp ủy, tổ chức đảng, chính quyền các cấp quán triệt", ["cấp ủy, tổ chức đảng, chính quyền các cấp"]),  # of the same levels
    ("các Đoàn đại biểu Quốc hội và đại biểu Quốc hội giám sát", ["các Đoàn đại biểu Quốc hội", "đại biểu Quốc hội"]),  # a body and its members
    ("các Tổ đại biểu, đại biểu Hội đồng nhân dân xã giám sát", ["các Tổ đại biểu", "đại biểu Hội đồng nhân dân xã"]),  # likewise, after a comma
    ("công đoàn cấp trên trực tiếp cơ sở kiểm tra", ["công đoàn cấp trên trực tiếp cơ sở"]),  # "trên" and "trực tiếp" say which
    ("Công đoàn cấp trên chỉ đạo", ["Công đoàn cấp trên"]),
    ("cơ quan quản lý nhà nước về lao động cùng cấp kiểm tra", ["cơ quan quản lý nhà nước về lao động cùng cấp"]),  # "cùng" joins no name
    ("người sử dụng lao động cải thiện bữa ăn", ["người sử dụng lao động"]),
    ("cán bộ, công chức", []),  # "bộ" inside a word
]  # fmt: skip
LISTS = [
    ("Phòng QLĐT, phòng TCKH", ["Phòng QLĐT", "phòng TCKH"]),  # abbreviations
    ("Các phòng QLTM, KHTC", ["Các phòng QLTM", "KHTC"]),  # a shared head before abbreviations
    ("Phòng Nội vụ; Phòng Tư pháp và Công an huyện", ["Phòng Nội vụ", "Phòng Tư pháp", "Công an huyện"]),  # three joints
    ("Trung tâm Truyền thông - Văn hóa - Thể thao, Huyện đoàn", ["Trung tâm Truyền thông - Văn hóa - Thể thao", "Huyện đoàn"]),  # dashes
    ("Sở Y tế (cơ quan thường trực), Sở Tài chính", ["Sở Y tế", "Sở Tài chính"]),  # a note in brackets
    ("Văn phòng HĐND & UBND, Công an xã", ["Văn phòng HĐND & UBND", "Công an xã"]),  # an ampersand
    ("Trung tâm phát triển quỹ đất, UBND các xã, thị trấn", ["Trung tâm phát triển quỹ đất", "UBND các xã, thị trấn"]),  # small letters
    ("các thành phần kinh tế đầu tư, phát triển trên địa bàn", ["các thành phần kinh tế đầu tư, phát triển trên địa bàn"]),  # all of it
    ("Bộ, ngành, địa phương", ["Bộ, ngành, địa phương"]),  # a group without "các"
    ("VTV, VOV, TTXVN, các địa phương", ["VTV", "VOV", "TTXVN", "các địa phương"]),  # bodies known by their letters
    ("Bộ Tài chính Bộ Nội vụ", ["Bộ Tài chính", "Bộ Nội vụ"]),  # the line break between them was lost
    ("Văn phòng Bộ Nội vụ", ["Văn phòng Bộ Nội vụ"]),  # of it
    ("Hội LHPN xã, các HTX", ["Hội LHPN xã", "các HTX"]),  # a body, and a group of others
    ("Điện lực Hải An, Hạt Kiểm lâm huyện", ["Điện lực Hải An", "Hạt Kiểm lâm huyện"]),  # companies, stations
]  # fmt: skip
CASES = [(text, expected, True) for text, expected in SENTENCES] + [(text, expected, False) for text, expected in LISTS]


@pytest.mark.parametrize(("text", "expected", "prose"), CASES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_reads_each_name_of_a_list_and_stops_where_it_ends(text: str, expected: list[str], prose: bool, form: str, words: Words) -> None:
    assert names(unicodedata.normalize(form, text), words, prose=prose) == expected


def test_a_hostile_list_costs_no_more_than_its_bound(words: Words) -> None:
    text = "Sở Y tế, " * 5_000
    assert len(read_names(text, 0, len(text), words=words).spans) == 60
