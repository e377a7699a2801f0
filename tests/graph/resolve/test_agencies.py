"""The printed names of agencies: which one is meant, or why that is not known."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest

from graph.model import AgencyLink, State
from graph.resolve import Knowledge, resolve
from graph.resolve.agency.agencies import resolve_agencies, resolve_agency
from graph.resolve.agency.territory import AgencyContext
from graph.resolve.agency.window import Window
from graph.resolve.directory import Directory
from tests.graph.resolve.mentions import document

MakeContext = Callable[..., AgencyContext]


def tail(link: AgencyLink) -> str | None:
    return link.agency.iri.rpartition("/id/")[2] if link.agency else None


PROVINCE_2021 = [
    ("Sở Công Thương", "so-cong-thuong-quang-nam"),  # the citing document's province
    ("sở công thương", "so-cong-thuong-quang-nam"),  # in small letters
    ("SỞ CÔNG THƯƠNG", "so-cong-thuong-quang-nam"),  # in capitals
    ("Sở Công Thương tỉnh", "so-cong-thuong-quang-nam"),
    ("Giám đốc Sở Công Thương", "so-cong-thuong-quang-nam"),  # who heads it
    ("SCT", "so-cong-thuong-quang-nam"),  # symbol
    ("Sở Nông nghiệp và PTNT", "so-nong-nghiep-va-phat-trien-nong-thon-quang-nam"),
    ("Sở NN&PTNT", "so-nong-nghiep-va-phat-trien-nong-thon-quang-nam"),
    ("Sở GTVT", "so-giao-thong-van-tai-quang-nam"),
    ("SKHĐT", "so-ke-hoach-va-dau-tu-quang-nam"),
    ("Sở LĐ-TB&XH", "so-lao-dong-thuong-binh-va-xa-hoi-quang-nam"),
    ("Sở Lao động-Thương binh và Xã hội", "so-lao-dong-thuong-binh-va-xa-hoi-quang-nam"),  # dash without spaces
    ("Sở Văn hóa - Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich-quang-nam"),  # dash for comma
    ("Sở Văn hoá, Thể thao và Du lịch", "so-van-hoa-the-thao-va-du-lich-quang-nam"),  # the other place of the tone mark
    ("Sở Công Thương (cơ quan thường trực)", "so-cong-thuong-quang-nam"),  # an aside
    ("Sở Công Thương - Cơ quan thường trực Ban Chỉ đạo", "so-cong-thuong-quang-nam"),
    ("Sở Công Thương tỉnh Kon Tum", "so-cong-thuong-kon-tum"),  # another province, named
    ("Sở Công Thương Đà Nẵng", "so-cong-thuong-da-nang"),  # without the kind
    ("Sở Công Thương TP. Hồ Chí Minh", "so-cong-thuong-ho-chi-minh"),
    ("Sở Công Thương tỉnh Đắc Lắc", "so-cong-thuong-dak-lak"),  # another spelling, as in the list
    ("Sở Công Thương TPHCM", "so-cong-thuong-ho-chi-minh"),
    ("UBND tỉnh", "ubnd-tinh-quang-nam"),
    ("Ủy ban nhân dân tỉnh", "ubnd-tinh-quang-nam"),
    ("Uỷ ban Nhân dân tỉnh", "ubnd-tinh-quang-nam"),
    ("Chủ tịch UBND tỉnh", "ubnd-tinh-quang-nam"),  # the register's owner
    ("Phó Chủ tịch UBND tỉnh Quảng Nam", "ubnd-tinh-quang-nam"),
    ("UBND tỉnh Quảng Ngãi", "ubnd-tinh-quang-ngai"),
    ("UBND thành phố Đà Nẵng", "ubnd-thanh-pho-da-nang"),  # a city under the centre
    ("UBND thành phố Tam Kỳ", "ubnd-thanh-pho-tam-ky-quang-nam"),  # a city of the province
    ("UBND thành phố Quảng Ngãi", "ubnd-thanh-pho-quang-ngai-quang-ngai"),  # a city that bears another province's name is in that one
    ("UBND huyện Thăng Bình", "ubnd-huyen-thang-binh-quang-nam"),
    ("UBND huyện Bình Sơn, tỉnh Quảng Ngãi", "ubnd-huyen-binh-son-quang-ngai"),
    ("UBND huyện Bình Sơn, Quảng Ngãi", "ubnd-huyen-binh-son-quang-ngai"),
    ("UBND thị xã Điện Bàn", "ubnd-thi-xa-dien-ban-quang-nam"),
    ("UBND xã Bình Minh, huyện Thăng Bình", "ubnd-xa-binhf-minh-huyen-thang-binh-quang-nam"),
    ("HĐND tỉnh", "hdnd-tinh-quang-nam"),
    ("Thường trực HĐND tỉnh", "thuong-truc-hdnd-tinh-quang-nam"),  # duties of its own
    ("Tỉnh ủy", "tinh-uy-quang-nam"),
    ("Tỉnh uỷ", "tinh-uy-quang-nam"),
    ("Ban Thường vụ Tỉnh ủy", "tinh-uy-quang-nam"),
    ("Thường trực Tỉnh ủy", "tinh-uy-quang-nam"),
    ("Bí thư Tỉnh ủy", "tinh-uy-quang-nam"),
    ("Hội nghị Tỉnh ủy Quảng Nam lần thứ 3 (khóa XXII)", "tinh-uy-quang-nam"),
    ("Ban Chấp hành Đảng bộ tỉnh khóa XXII", "tinh-uy-quang-nam"),
    ("BCH Đảng bộ tỉnh", "tinh-uy-quang-nam"),
    ("Thành ủy Đà Nẵng", "thanh-uy-da-nang"),
    ("Huyện ủy Thăng Bình", "huyen-uy-thang-binh-quang-nam"),
    ("Ban Tổ chức Tỉnh ủy", "ban-to-chuc-tinh-uy-quang-nam"),
    ("Công an tỉnh", "cong-an-tinh-quang-nam"),
    ("Bộ CHQS tỉnh", "bo-chi-huy-quan-su-quang-nam"),
    ("Thanh tra tỉnh", "thanh-tra-tinh-quang-nam"),
    ("Văn phòng UBND tỉnh", "van-phong-ubnd-quang-nam"),
    ("Chánh Văn phòng UBND tỉnh", "van-phong-ubnd-quang-nam"),  # heads the office, not the committee
    ("Cục Thuế tỉnh", "cuc-thue-tinh-quang-nam"),
    ("Cục Thuế", "cuc-thue-tinh-quang-nam"),  # there was no central one of the name then
    ("Cục Quản lý thị trường", "cuc-quan-ly-thi-truong-quang-nam"),
    ("Ngân hàng Nhà nước Việt Nam - Chi nhánh Quảng Nam", "ngan-hang-nha-nuoc-chi-nhanh-quang-nam"),
    ("Ngân hàng Nhà nước Việt Nam", "ngan-hang-nha-nuoc-viet-nam"),
    ("Ủy ban MTTQ Việt Nam tỉnh", "uy-ban-mat-tran-to-quoc-viet-nam-tinh-quang-nam"),
    ("Tỉnh đoàn", "doan-thanh-nien-cong-san-ho-chi-minh-tinh-quang-nam"),
    ("Hội LHPN tỉnh", "hoi-lien-hiep-phu-nu-tinh-quang-nam"),
    ("Đài PT-TH tỉnh", "dai-phat-thanh-truyen-hinh-quang-nam"),
    ("Báo Quảng Nam", "bao-quang-nam"),
    ("Ban quản lý Khu kinh tế", "ban-quan-ly-khu-kinh-te-quang-nam"),
    ("BQL các KCN Quảng Nam", "ban-quan-ly-cac-khu-cong-nghiep-quang-nam"),
    ("BQL KKT mở Chu Lai", "ban-quan-ly-khu-kinh-te-mo-chu-lai-quang-nam"),  # a proper name
    ("Phòng Quản lý công nghiệp, Sở Công Thương", "phong-quan-ly-cong-nghiep-so-cong-thuong-quang-nam"),
    ("Trung tâm Khuyến công và XTTM tỉnh", "trung-tam-khuyen-cong-va-xuc-tien-thuong-mai-quang-nam"),
    ("Trung tâm Công nghệ thông tin thuộc Sở Y tế", "trung-tam-cong-nghe-thong-tin-so-y-te-quang-nam"),
    ("Trung tâm Công nghệ thông tin thuộc Sở Tư pháp", "trung-tam-cong-nghe-thong-tin-so-tu-phap-quang-nam"),  # another one
    ("Đảng ủy Sở Y tế", "dang-uy-so-y-te-quang-nam"),
    ("Văn phòng Điều phối nông thôn mới tỉnh", "van-phong-dieu-phoi-nong-thon-moi-quang-nam"),
    ("Trung tâm Y tế huyện Thăng Bình", "trung-tam-y-te-huyen-thang-binh-quang-nam"),
    ("Chi cục Kiểm lâm", "chi-cuc-kiem-lam-quang-nam"),
    ("Tập đoàn Điện lực Việt Nam", "tap-doan-dien-luc-viet-nam"),
    ("Hiệp hội Gỗ Việt Nam", "hiep-hoi-go-viet-nam"),  # nationwide by its name
    ("Bộ trưởng Bộ Công Thương", "bo-cong-thuong"),
    ("Bộ KH&ĐT", "bo-ke-hoach-va-dau-tu"),
    ("Thủ tướng", "ttg"),
    ("Chính phủ", "chinh-phu"),
    ("Chủ tịch nước", "chu-tich-nuoc"),
    ("Bộ Chính trị (khóa XIII)", "bo-chinh-tri"),
    ("Ban Bí thư", "ban-bi-thu"),
    ("Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XII", "ban-chap-hanh-trung-uong"),
    # what is not known, or no name
    ("UBND huyện", None),  # which one?
    ("UBND thành phố", None),
    ("UBND xã Bình Minh", None),  # of which district?
    ("Phòng Kinh tế", None),  # of which district?
    ("Phòng Tổng hợp", None),  # of which body of the province?
    ("Sở Ngoại giao", None),  # no such department
    ("Bộ Nông nghiệp và Môi trường", None),  # not yet
    ("Ban Chỉ đạo", None),  # which one?
    ("Tổ công tác Đề án 06 tỉnh", "to-cong-tac-de-an-06-quang-nam"),
    ("VNPT Quảng Nam", None),  # a branch, not the corporation
    ("UBND tỉnh Hà Tây", "ubnd-tinh-ha-tay"),  # gone since 2008, and the only one there ever was
    ("UBND tỉnh Sông Bé", None),  # not in the list
    ("theo chức năng, nhiệm vụ được giao", None),
    ("Các sở, ngành theo chức năng, nhiệm vụ tổ chức thực hiện", None),
    ("Sở Tài chính; Sở Xây dựng", None),  # two
    ("Vụ Kế hoạch", None),  # of which ministry?
    ("huyện", None),  # a territory, no body
    ("", None),
    ("Sở " + "rất dài " * 200, None),
]


DEPARTMENT_2021 = [
    ("Phòng QLCN", "phong-qlcn-so-cong-thuong-ha-tinh"),
    ("phòng QLCN", "phong-qlcn-so-cong-thuong-ha-tinh"),
    ("Trưởng phòng QLCN", "phong-qlcn-so-cong-thuong-ha-tinh"),
    ("Phòng Kinh tế", "phong-kinh-te-so-cong-thuong-ha-tinh"),  # here a room of the department, not of a district
    ("Phòng Theo dõi thi hành pháp luật", "phong-theo-doi-thi-hanh-phap-luat-so-cong-thuong-ha-tinh"),
    ("Văn phòng Sở", "van-phong-so-cong-thuong-ha-tinh"),
    ("Thanh tra Sở", "thanh-tra-so-cong-thuong-ha-tinh"),
    ("Thanh tra", None),  # the department's, or the province's?
    ("UBND tỉnh", "ubnd-tinh-ha-tinh"),
    ("Sở Tài chính", "so-tai-chinh-ha-tinh"),
    ("Trung tâm Khuyến công", "trung-tam-khuyen-cong-so-cong-thuong-ha-tinh"),  # other departments may have one of the name
    ("Trung tâm Khuyến công Hà Tĩnh", "trung-tam-khuyen-cong-ha-tinh"),  # the province's, by its name
    ("Công ty Điện lực Hà Tĩnh", "cong-ty-dien-luc-ha-tinh"),
    ("Phòng Kinh tế và Hạ tầng huyện Kỳ Anh", "phong-kinh-te-va-ha-tang-huyen-ky-anh-ha-tinh"),
]


MERGED_2026 = [
    ("UBND tỉnh", "ubnd-tinh-quang-ngai~20250701"),
    ("Sở Công Thương", "so-cong-thuong-quang-ngai~20250701"),
    ("Sở Tài chính", "so-tai-chinh-quang-ngai~20250701"),  # the third of its name
    ("Sở Nông nghiệp và Môi trường", "so-nong-nghiep-va-moi-truong-quang-ngai~20250701"),  # the second
    ("Thuế tỉnh", "thue-tinh-quang-ngai"),  # the first
    ("Cục Thuế", "cuc-thue"),  # now the central one
    ("Tỉnh ủy", "tinh-uy-quang-ngai~20250701"),
    ("UBND tỉnh Kon Tum", "ubnd-tinh-kon-tum"),  # ended; there was only one
    ("Sở Kế hoạch và Đầu tư", None),  # of which of the two provinces?
    ("Sở Kế hoạch và Đầu tư tỉnh Quảng Ngãi", "so-ke-hoach-va-dau-tu-quang-ngai"),  # named: the only one there was
    ("UBND xã Tân Thành", "ubnd-xa-taan-thanhf-quang-ngai"),
    ("UBND xã Tân Thạnh", "ubnd-xa-taan-thanhj-quang-ngai"),  # another commune
    ("UBND huyện Bình Sơn", None),  # there are no districts any more
    ("Bộ Tài chính", "bo-tai-chinh~20250301"),
    ("Bộ Thông tin và Truyền thông", "bo-thong-tin-va-truyen-thong"),
    ("Bộ Dân tộc và Tôn giáo", "bo-dan-toc-va-ton-giao"),
]


EXISTENCES = [
    # a city of the province until 2024, a city under the centre since
    ("UBND thành phố Huế", "thua-thien-hue", date(2022, 3, 1), "ubnd-thanh-pho-hue-thua-thien-hue"),
    ("Thành ủy Huế", "thua-thien-hue", date(2022, 3, 1), "thanh-uy-hue-thua-thien-hue"),
    ("UBND tỉnh", "thua-thien-hue", date(2022, 3, 1), "ubnd-tinh-thua-thien-hue"),
    ("UBND thành phố Huế", "hue", date(2025, 3, 10), "ubnd-thanh-pho-hue"),
    ("UBND thành phố", "hue", date(2025, 3, 10), "ubnd-thanh-pho-hue"),
    ("Sở Tài chính", "hue", date(2025, 2, 10), "so-tai-chinh-hue"),
    ("Sở Tài chính", "hue", date(2025, 3, 10), "so-tai-chinh-hue~20250301"),
    ("UBND tỉnh", "hue", date(2025, 3, 10), None),  # a city has no provincial committee
    ("Tỉnh ủy", "hue", date(2025, 3, 10), None),
    # province, merged province, city
    ("UBND tỉnh", "dong-nai", date(2024, 3, 10), "ubnd-tinh-dong-nai"),
    ("UBND tỉnh", "dong-nai~20250701", date(2025, 9, 10), "ubnd-tinh-dong-nai~20250701"),
    ("UBND thành phố", "dong-nai~20260430", date(2026, 9, 10), "ubnd-thanh-pho-dong-nai"),
    ("Sở Y tế", "dong-nai~20260430", date(2026, 9, 10), "so-y-te-dong-nai~20260430"),
    # unchanged
    ("Sở Y tế", "lang-son", date(2026, 9, 10), "so-y-te-lang-son"),
    ("Sở Nội vụ", "lang-son", date(2026, 9, 10), "so-noi-vu-lang-son~20250301"),
    ("Sở Kế hoạch và Đầu tư", "lang-son", date(2026, 9, 10), "so-ke-hoach-va-dau-tu-lang-son"),  # ended, and the only one there was
]


MINISTRY_2024 = [
    ("Vụ Kế hoạch - Tài chính", "vu-ke-hoach-tai-chinh-bo-cong-thuong"),
    ("Cục Công nghiệp", "cuc-cong-nghiep-bo-cong-thuong"),
    ("Văn phòng Bộ", "van-phong-bo-cong-thuong"),
    ("Trung tâm Thông tin", "trung-tam-thong-tin-bo-cong-thuong"),
    ("Cục Xúc tiến thương mại", "cuc-xuc-tien-thuong-mai"),
    ("UBND tỉnh Bình Dương", "ubnd-tinh-binh-duong"),
    ("Sở Công Thương", None),  # of which province?
    ("UBND tỉnh", None),
    ("Công ty TNHH Hòa Bình Xanh", None),  # where?
]


PLANS = [
    *(("UBND tỉnh", "quang-nam", date(2021, 5, 1), *row) for row in PROVINCE_2021),
    *(("Sở Công Thương", "ha-tinh", date(2021, 5, 1), *row) for row in DEPARTMENT_2021),
    *(("UBND tỉnh", "quang-ngai~20250701", date(2026, 1, 10), *row) for row in MERGED_2026),
    *(("Bộ Công Thương", "", date(2024, 1, 1), *row) for row in MINISTRY_2024),
    *(("UBND tỉnh", province, day, printed, expected) for printed, province, day, expected in EXISTENCES),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("issuer", "province", "day", "printed", "expected"), PLANS)
def test_names_in_the_plans_of_provinces_departments_and_ministries(
    issuer: str, province: str, day: date, printed: str, expected: str | None, form: str, context_of: MakeContext, directory: Directory
) -> None:
    link = resolve_agency(unicodedata.normalize(form, printed), context_of(issuer, province, day), directory)
    assert tail(link) == (expected and f"co-quan/{expected}"), link.reason
    assert link.reason


BELOW = [
    # a district's committee names its district in its own name
    ("Huyện ủy Tuy An", "tỉnh Phú Yên", date(2022, 9, 5), "UBND huyện", "ubnd-huyen-tuy-an-phu-yen"),
    ("Ban Thường vụ Huyện ủy Tuy An", "tỉnh Phú Yên", date(2022, 9, 5), "Ban Tuyên giáo Huyện ủy", "ban-tuyen-giao-huyen-uy-huyen-tuy-an-phu-yen"),
    ("UBND huyện Tuy An", "tỉnh Phú Yên", date(2022, 9, 5), "Phòng Tài chính - Kế hoạch", "phong-tai-chinh-ke-hoach-huyen-tuy-an-phu-yen"),
    ("UBND huyện Tuy An", "tỉnh Phú Yên", date(2022, 9, 5), "Phòng Quản lý chợ", "phong-quan-ly-cho-huyen-tuy-an-phu-yen"),  # not in the list
    ("UBND huyện Tuy An", "tỉnh Phú Yên", date(2022, 9, 5), "UBND xã An Mỹ", "ubnd-xa-an-myx-huyen-tuy-an-phu-yen"),
    ("UBND huyện Tuy An", "tỉnh Phú Yên", date(2022, 9, 5), "Công an huyện", "cong-an-huyen-tuy-an-phu-yen"),
    ("UBND huyện Tuy An", "tỉnh Phú Yên", date(2022, 9, 5), "Huyện đoàn", "doan-thanh-nien-cong-san-ho-chi-minh-huyen-tuy-an-phu-yen"),
    ("UBND huyện Tuy An", "tỉnh Phú Yên", date(2022, 9, 5), "Sở Y tế", "so-y-te-phu-yen"),
    ("UBND huyện Tuy An", "tỉnh Phú Yên", date(2022, 9, 5), "UBND tỉnh", "ubnd-tinh-phu-yen"),
    ("UBND huyện Tuy An", "tỉnh Phú Yên", date(2022, 9, 5), "UBND thành phố", None),  # which one?
    ("UBND thành phố Tuy Hòa", "tỉnh Phú Yên", date(2022, 9, 5), "UBND thành phố", "ubnd-thanh-pho-tuy-hoa-phu-yen"),
    ("UBND thành phố Tuy Hòa", "tỉnh Phú Yên", date(2022, 9, 5), "Thành ủy", "thanh-uy-tuy-hoa-phu-yen"),
    # a commune of a city under the centre, since July 2025
    ("UBND phường Hồng Bàng", "thành phố Hải Phòng", date(2025, 9, 5), "UBND thành phố", "ubnd-thanh-pho-hai-phong~20250701"),
    ("UBND phường Hồng Bàng", "thành phố Hải Phòng", date(2025, 9, 5), "Công an phường", "cong-an-phuong-hoongf-bangf-hai-phong"),
    (
        "UBND phường Hồng Bàng",
        "thành phố Hải Phòng",
        date(2025, 9, 5),
        "Phòng Văn hóa - Xã hội",
        "phong-van-hoa-xa-hoi-phuong-hoongf-bangf-hai-phong",
    ),
    ("UBND phường Hồng Bàng", "thành phố Hải Phòng", date(2025, 9, 5), "Đảng ủy phường", "dang-uy-phuong-hoongf-bangf-hai-phong"),
    # the district is not named: its province is known, its own bodies are not
    ("UBND huyện", "tỉnh Phú Yên", date(2022, 9, 5), "UBND tỉnh", "ubnd-tinh-phu-yen"),
    ("UBND huyện", "tỉnh Phú Yên", date(2022, 9, 5), "Phòng Nội vụ", None),
    ("UBND huyện", "tỉnh Phú Yên", date(2022, 9, 5), "Công an", None),
]


@pytest.mark.parametrize(("issuer", "territory", "day", "printed", "expected"), BELOW)
def test_names_in_the_plans_of_districts_and_communes(
    issuer: str, territory: str, day: date, printed: str, expected: str | None, knowledge: Knowledge
) -> None:
    (link,) = resolve(document("9/KH-UBND", day, issuer, territory=territory, agencies=(printed,)), knowledge).agencies
    assert tail(link) == (expected and f"co-quan/{expected}"), link.reason


GROUPS = [
    ("các sở, ban, ngành", "cac-so-ban-nganh-quang-nam"),
    ("Các sở ban ngành", "cac-so-ban-nganh-quang-nam"),  # the same
    ("Thủ trưởng các sở, ngành", "cac-so-nganh-quang-nam"),
    ("UBND các huyện, thị xã, thành phố", "uy-ban-nhan-dan-cac-huyen-thi-xa-thanh-pho-quang-nam"),
    ("UBND huyện, thị xã, thành phố", "uy-ban-nhan-dan-huyen-thi-xa-thanh-pho-quang-nam"),
    ("Chủ tịch UBND cấp huyện", "uy-ban-nhan-dan-cap-huyen-quang-nam"),
    ("cơ quan, đơn vị có liên quan", "co-quan-don-vi-co-lien-quan-quang-nam"),
    ("các doanh nghiệp", "cac-doanh-nghiep-quang-nam"),
    ("các bộ, ngành Trung ương", "cac-bo-nganh-trung-uong-viet-nam"),
    ("các tỉnh, thành phố trong cả nước", "cac-tinh-thanh-pho-trong-ca-nuoc-viet-nam"),
    ("Sở Công Thương các tỉnh", "so-cong-thuong-cac-tinh-quang-nam"),
    ("các sở, ngành tỉnh Kon Tum", "cac-so-nganh-tinh-kon-tum-kon-tum"),  # of another province
]


@pytest.mark.parametrize(("printed", "expected"), GROUPS)
def test_a_group_is_no_agency(printed: str, expected: str, context_of: MakeContext, directory: Directory) -> None:
    link = resolve_agency(printed, context_of("UBND tỉnh", "quang-nam", date(2021, 5, 1)), directory)
    assert tail(link) == f"nhom/{expected}"
    assert link.agency and link.agency.is_group
    assert link.state is State.RESOLVED


def test_rooms_of_the_issuer_are_its_own_group(context_of: MakeContext, directory: Directory) -> None:
    link = resolve_agency("các phòng, đơn vị thuộc Sở", context_of("Sở Y tế", "cao-bang", date(2021, 5, 1)), directory)
    assert tail(link) == "nhom/cac-phong-don-vi-thuoc-so-so-y-te-cao-bang"
    assert link.agency and link.agency.parent == "https://example.org/id/co-quan/so-y-te-cao-bang"


def test_one_name_in_two_provinces_is_two_departments(context_of: MakeContext, directory: Directory) -> None:
    found = [resolve_agency("Sở Công Thương", context_of("UBND tỉnh", slug, date(2021, 5, 1)), directory) for slug in ("quang-nam", "phu-yen")]
    assert [tail(link) for link in found] == ["co-quan/so-cong-thuong-quang-nam", "co-quan/so-cong-thuong-phu-yen"]


def test_several_existences_are_ambiguous_and_listed_with_their_days(context_of: MakeContext, directory: Directory) -> None:
    link = resolve_agency("Sở Tài chính", context_of("UBND tỉnh", "phu-yen", Window(first=date(2020, 1, 1), last=date(2025, 6, 1))), directory)
    assert (link.agency, link.state) == (None, State.AMBIGUOUS)
    assert link.reason == "có thể là: Sở Tài chính tỉnh Phú Yên đến 28/02/2025; Sở Tài chính tỉnh Phú Yên từ 01/3/2025 đến 30/6/2025"


def test_an_ended_body_says_so(context_of: MakeContext, directory: Directory) -> None:
    link = resolve_agency("Bộ Kế hoạch và Đầu tư", context_of("UBND tỉnh", "lang-son", date(2026, 1, 1)), directory)
    assert link.reason.endswith("cơ quan này có đến 28/02/2025, trước ngày của văn bản")


REASONS = [
    ("UBND huyện", "văn bản không nêu tên huyện"),
    ("UBND xã Bình Minh", "có thể có nhiều xã cùng tên trong tỉnh; tên chưa nêu huyện"),
    ("Ban Chỉ đạo", "tên quá chung để biết là cơ quan nào"),
    ("các sở, ngành căn cứ nhiệm vụ triển khai", "không phải tên cơ quan: câu nói về việc, không nêu cơ quan nào"),
    ("Phòng Tổng hợp", "không rõ đơn vị này thuộc cơ quan nào của Ủy ban nhân dân tỉnh Quảng Nam"),
]


@pytest.mark.parametrize(("printed", "reason"), REASONS)
def test_the_reason_says_what_is_missing(printed: str, reason: str, context_of: MakeContext, directory: Directory) -> None:
    link = resolve_agency(printed, context_of("UBND tỉnh", "quang-nam", date(2021, 5, 1)), directory)
    assert (link.state, link.reason) == (State.UNRESOLVED, reason)


def test_an_agency_is_described(context_of: MakeContext, directory: Directory) -> None:
    agency = resolve_agency("Sở CT", context_of("UBND tỉnh", "quang-nam", date(2021, 5, 1)), directory).agency
    assert agency is not None
    assert (agency.label, agency.level, agency.abbreviation) == ("Sở Công Thương tỉnh Quảng Nam", "department", "SCT")
    assert agency.parent == "https://example.org/id/co-quan/ubnd-tinh-quang-nam"
    assert agency.territory == "https://example.org/id/dvhc/quang-nam"


def test_a_bare_abbreviation_is_the_room_beside_it(context_of: MakeContext, directory: Directory) -> None:
    context = context_of("Sở Công Thương", "quang-nam", date(2021, 5, 1))
    links = resolve_agencies(("Phòng QLTM", "QLTM", "KHTH"), context, directory)
    assert [tail(link) for link in links] == ["co-quan/phong-qltm-so-cong-thuong-quang-nam"] * 2 + [None]
    assert links[1].reason == "tên viết tắt của “Phòng QLTM” trong cùng văn bản"


def test_names_come_back_on_one_line(context_of: MakeContext, directory: Directory) -> None:
    (link,) = resolve_agencies(("Sở Công\n  Thương",), context_of("UBND tỉnh", "quang-nam", date(2021, 5, 1)), directory)
    assert (link.printed, tail(link)) == ("Sở Công Thương", "co-quan/so-cong-thuong-quang-nam")
