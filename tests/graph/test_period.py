"""Deadlines and periods: tables of (printed, meant), each row with its reason."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.period import When, find_when, read_when
from graph.text import clean

DATES = [
    ("các tháng 4, 6, 8 năm 2026", "2026-04-01", "2026-08-31", "month"),  # several months
    ("Năm 2021", "2021-01-01", "2021-12-31", "year"),  # one year
    ("2021", "2021-01-01", "2021-12-31", "year"),  # a table's cell holds the year alone
    ("2021-2022", "2021-01-01", "2022-12-31", "year"),  # years joined by a hyphen
    ("2023 – 2024", "2023-01-01", "2024-12-31", "year"),  # en dash, spaces
    ("Từ năm 2021-2022", "2021-01-01", "2022-12-31", "year"),  # "từ" with an end
    ("Từ năm 2021", "2021-01-01", None, "year"),  # no end stated
    ("Từ năm 2026 trở đi", "2026-01-01", None, "year"),  # said to be open
    ("2025 và những năm tiếp theo", "2025-01-01", None, "year"),  # open, without "từ"
    ("giai đoạn 2026 - 2030", "2026-01-01", "2030-12-31", "year"),  # a period
    ("Đến năm 2030", None, "2030-12-31", "year"),  # only an end
    ("trước năm 2030", None, "2029-12-31", "year"),  # before a year begins
    ("đến hết năm 2025", None, "2025-12-31", "year"),  # to the end of a year
    ("Năm 2024, 2025", "2024-01-01", "2025-12-31", "year"),  # two years listed
    ("cuối năm 2025", "2025-01-01", "2025-12-31", "year"),  # a part of a year has no days of its own
    ("quý I/2014", "2014-01-01", "2014-03-31", "quarter"),  # roman quarter
    ("Quý 3 năm 2025", "2025-07-01", "2025-09-30", "quarter"),  # arabic quarter
    ("Quý II - III/2025", "2025-04-01", "2025-09-30", "quarter"),  # two quarters, one year
    ("Quý I, II năm 2026", "2026-01-01", "2026-06-30", "quarter"),  # listed quarters
    ("Quý IV/2024 - Quý I/2025", "2024-10-01", "2025-03-31", "quarter"),  # over the turn of the year
    ("trước quý III/2025", None, "2025-06-30", "quarter"),  # before a quarter begins
    ("6/2025", "2025-06-01", "2025-06-30", "month"),  # month and year
    ("Tháng 12 năm 2025", "2025-12-01", "2025-12-31", "month"),  # in words
    ("tháng 6 - 8/2025", "2025-06-01", "2025-08-31", "month"),  # months joined
    ("12/2025 - 3/2026", "2025-12-01", "2026-03-31", "month"),  # over the turn of the year
    ("6 tháng đầu năm 2025", "2025-01-01", "2025-06-30", "month"),  # half a year
    ("06 tháng cuối năm 2025", "2025-07-01", "2025-12-31", "month"),  # the other half
    ("Tháng 02/2024", "2024-02-01", "2024-02-29", "month"),  # leap year
    ("trước ngày 30/6/2014", None, "2014-06-30", "day"),  # offices count the named day as the last
    ("Trước 31-12-2025", None, "2025-12-31", "day"),  # hyphens, no "ngày"
    ("30.6.2025", "2025-06-30", "2025-06-30", "day"),  # dots
    ("chậm nhất là ngày 15 tháng 7 năm 2025", None, "2025-07-15", "day"),  # in words
    ("từ ngày 01/3 đến ngày 30/6/2025", "2025-03-01", "2025-06-30", "day"),  # the first day takes the last one's year
    ("từ ngày 01/6/2025 đến ngày 31/8/2025", "2025-06-01", "2025-08-31", "day"),  # two days
    ("Hoàn thành trong quý III/2025.", "2025-07-01", "2025-09-30", "quarter"),  # words around, full stop
    ("Năm 2025 theo hướng dẫn của Trung ương", "2025-01-01", "2025-12-31", "year"),  # more words after the time
    ("Từ quý I đến quý III năm 2025", "2025-01-01", "2025-09-30", "quarter"),  # "từ" with an end that shares the year
    ("Từ tháng 9 đến tháng 12 năm 2026", "2026-09-01", "2026-12-31", "month"),  # likewise
    ("Từ ngày 01 đến ngày 15/10/2026", "2026-10-01", "2026-10-15", "day"),  # the first day takes the last one's month
    ("01-15/10/2026", "2026-10-01", "2026-10-15", "day"),  # likewise, without words
    ("20 giờ 00, ngày 09 tháng 7 năm 2026", "2026-07-09", "2026-07-09", "day"),  # an hour
    ("trước 17h00 ngày 20/9/2025", None, "2025-09-20", "day"),  # an hour of the last day
    ("QIV/2025", "2025-10-01", "2025-12-31", "quarter"),  # short for "quý"
    ("Nửa đầu năm 2026", "2026-01-01", "2026-06-30", "month"),  # the first half
    ("Tuần 2 tháng 10/2026", "2026-10-01", "2026-10-31", "month"),  # the month is what is certain
    ("Trong 02 năm 2026 - 2027", "2026-01-01", "2027-12-31", "year"),  # a count of years before them
    ("Trong hai năm 2026 - 2027", "2026-01-01", "2027-12-31", "year"),  # the count in words
    ("xuyên suốt 2026 - 2030", "2026-01-01", "2030-12-31", "year"),  # all through them
]
NO_DATES = [
    "theo kế hoạch vốn được phân bổ",  # conditional words
    "ngày 30/2/2025",  # no such day
    "31/4/2025",  # no such day
    "Tháng 13/2025",  # no such month
    "15/12",  # a day without year
    "Tháng 12",  # a month without year
    "Quý II",  # a quarter without year
    "06 tháng",  # a duration, or a recurrence: not said
    "trong 15 ngày kể từ ngày ban hành",  # counted from a day that is not here
    "sau năm 2025",  # "after" is not read
    "trước cuối năm 2025",  # which day?
    "2026 - 2025",  # runs backward
    "Năm học 2024-2025",  # a school year is not two years
    "Theo tiến độ của Quy hoạch tỉnh thời kỳ 2021-2030, tầm nhìn đến năm 2050",  # years of a title
]
RECURRENCES = [
    ("thường xuyên", "continuous"),
    ("Liên tục", "continuous"),
    ("hằng năm", "yearly"),  # northern spelling
    ("Hàng năm", "yearly"),  # the other
    ("định kỳ 06 tháng", "half-yearly"),
    ("6 tháng, hằng năm", "half-yearly"),  # the shorter of two
    ("định kỳ 06 tháng và năm", "half-yearly"),
    ("Hằng quý", "quarterly"),
    ("3 tháng/lần", "quarterly"),
    ("hàng tháng", "monthly"),
    ("Trước ngày 25 hằng tháng", "monthly"),  # the day of each month
    ("trước ngày 20 của tháng cuối quý", "quarterly"),
    ("tháng 12 hằng năm", "yearly"),  # a month of each year
    ("mỗi tuần", "weekly"),
    ("Đột xuất khi có yêu cầu", "ad-hoc"),
    ("01 năm/lần", "yearly"),
    ("định kỳ trước ngày 15/12 hàng năm", "yearly"),  # a day of each year is no date
    ("Thường xuyên, hằng năm", "yearly"),  # the one that says more
    ("Tháng 6", None),  # nothing recurs
    ("Thứ Sáu hằng tuần", "weekly"),  # a day of each week
    ("trước ngày 05 của tháng tiếp theo", "monthly"),  # a day of each month
    ("02 lần/năm", "half-yearly"),  # so many times a year
    ("01 lần/quý", "quarterly"),
]
IN_TASKS = [
    ("Nộp danh sách từ ngày 15/12 hằng năm.", ["ngày 15/12 hằng năm"]),  # “từ” without “đến”
    ("Thường xuyên rà soát, cập nhật danh mục.", ["Thường xuyên"]),  # at the head
    ("Phối hợp thường xuyên, chặt chẽ với các cơ quan.", []),  # within: how, not when
    ("Bố trí kinh phí thường xuyên để thực hiện.", []),  # a kind of funds
    ("Đến năm 2030, hoàn thành 5 cụm.", ["Đến năm 2030"]),  # at the head
    ("Giai đoạn 2030-2045, ưu tiên các ngành mới.", ["Giai đoạn 2030-2045"]),
    ("Năm 2026, tổ chức hội nghị.", ["Năm 2026"]),
    ("Năm 2014 là năm thứ tư thực hiện Đề án.", []),  # the year is what is spoken of
    ("Thực hiện Chiến lược phát triển ngành A đến năm 2030, tầm nhìn đến năm 2045.", []),  # a title's years
    ("Triển khai Chương trình khuyến công giai đoạn 2021-2025.", []),  # a programme's name
    ("Phấn đấu đến năm 2030, tỷ trọng đạt trên 40%.", []),  # a target's year
    ("Gửi Sở A trước ngày 30/6/2014 để tổng hợp.", ["trước ngày 30/6/2014"]),
    ("Báo cáo định kỳ trước ngày 10 tháng 12 hàng năm.", ["trước ngày 10 tháng 12 hàng năm"]),  # within: without "định kỳ"
    ("Định kỳ trước ngày 15/12 hàng năm, các phòng báo cáo.", ["Định kỳ trước ngày 15/12 hàng năm"]),  # at the head: with it
    ("Ban hành Quy chế trong quý I/2014.", ["quý I/2014"]),  # "trong" is no part
    ("Dự kiến hoàn thành Quý I năm 2028.", ["Quý I năm 2028"]),
    ("Tham mưu ban hành cơ chế mới trong năm 2014 để phù hợp.", ["năm 2014"]),
    ("Rà soát các quy hoạch đã triển khai trong năm 2013.", []),  # the past
    ("Rà soát dự án được phê duyệt trước ngày 01/7/2014.", []),  # a condition on the past
    ("Theo Kế hoạch số 5/KH-UBND ngày 02/01/2020 của UBND tỉnh.", []),  # a document's date
    ("Tổng hợp, đánh giá hàng năm tình hình thực hiện.", ["hàng năm"]),
    ("Giao kế hoạch đầu tư công trung hạn và hàng năm.", []),  # a kind of plan
    ("Lập dự toán hằng năm.", []),  # a kind of estimate
    ("Bố trí kinh phí sửa chợ trong dự toán chi ngân sách nhà nước hàng năm của các đơn vị.", []),  # likewise
    ("Bố trí trong dự toán chi thường xuyên hằng năm.", []),
    ("Phấn đấu giải ngân 100% kế hoạch vốn được giao đến hết ngày 31/12/2026.", ["đến hết ngày 31/12/2026"]),  # what was handed out is to be spent
    ("Giải ngân hết số vốn được giao trước ngày 31/01/2027.", ["trước ngày 31/01/2027"]),
    ("Đối chiếu tỷ lệ giải ngân số vốn được giao trước ngày 31/01/2027.", []),  # the past
    ("Bàn giao số chợ đã giải ngân vốn được giao trước ngày 31/01/2027.", []),
    ("Xây dựng Kế hoạch sử dụng đất hàng năm và 5 năm.", []),  # likewise
    ("Tại thời điểm lập dự toán hàng năm, các đơn vị lập dự toán.", ["Tại thời điểm lập dự toán hàng năm"]),
    ("Các đơn vị định kỳ 06 tháng và năm báo cáo kết quả.", ["định kỳ 06 tháng và năm"]),
    ("Định kỳ báo cáo UBND tỉnh.", []),  # how often is not said
    ("Định kỳ hàng năm báo cáo UBND tỉnh, trước ngày 10/12.", ["Định kỳ hàng năm", "trước ngày 10/12"]),  # two that belong together
    ("Báo cáo trong thời hạn 15 ngày kể từ ngày ban hành Kế hoạch.", ["trong thời hạn 15 ngày kể từ ngày ban hành Kế hoạch"]),
    ("Tổ chức hội nghị vào tháng 12 hằng năm.", ["tháng 12 hằng năm"]),  # a month of each year
    ("Tổng kết trong quý IV hàng năm.", ["quý IV hàng năm"]),
    ("Gửi báo cáo trước ngày 20 của tháng cuối quý về Sở A.", ["trước ngày 20 của tháng cuối quý"]),
    ("Thực hiện từ ngày 01/6/2025 đến ngày 31/8/2025.", ["từ ngày 01/6/2025 đến ngày 31/8/2025"]),
    ("Xây dựng chợ, hoàn thành năm 2026.", ["năm 2026"]),  # finished in a year
    ("Các công trình chưa hoàn thành năm 2013.", []),  # the past
    ("Chậm nhất 30/6/2025 phải hoàn thành.", ["Chậm nhất 30/6/2025"]),
    ("Các đơn vị báo cáo kết quả trước ngày 10/12/2023.", ["trước ngày 10/12/2023"]),  # who reports results reports them by then
    ("Tổng hợp tình hình thực hiện trước ngày 15/12 hằng năm.", ["trước ngày 15/12 hằng năm"]),
    ("Đánh giá kết quả đạt được trước ngày 10/12/2023.", []),  # the past
    ("Tuần hàng tháng khuyến mại.", []),  # "tuần hàng", "tháng khuyến mại"
    ("Sơ kết Nghị quyết số 7-NQ/TU ngày 03 tháng 4 năm 2017; xong trong quý II năm 2022.", ["quý II năm 2022"]),  # a document's day in words
    ("Thi hành Chỉ thị số 8/CT-TTg\nngày 03\ntháng 4 năm 2017.", []),  # the same, over lines
    ("Thi hành Luật Thủ đô ngày21 tháng 11 năm 2012.", []),  # a blank is lost
    ("Thi hành Thông tư số 9/2017/TT-BNV, tháng 4 năm 2017.", []),  # right after a number
    ("Thi hành Nghị quyết phiên họp Chính phủ thường kỳ tháng 3 năm 2022.", []),  # a session's name
    ("Mừng ngày 30 tháng 4 năm 2025 và ngày 02, 03 tháng 9 năm 2025.", []),  # days that are celebrated
    ("Khánh thành chợ tháng 4 năm 2025.", ["tháng 4 năm 2025"]),  # a month that is no day's
    ("Hoàn thành việc nâng cấp chợ vào năm 2027.", ["năm 2027"]),  # "vào" is no part
    ("Nâng tỷ lệ chợ có mái che đạt 80% vào năm 2027.", []),  # a target's year
    ("Bố trí đủ vốn trong giai đoạn 2022 - 2025.", ["giai đoạn 2022 - 2025"]),
    ("Lập hồ sơ trong năm 2025-2026.", ["năm 2025-2026"]),
    ("Báo cáo trước ngày 05/6 và 05/12 hằng năm.", ["trước ngày 05/6 và 05/12 hằng năm"]),  # two days of each year
    ("Gửi số liệu trước ngày 05 tháng 6 và ngày 05 tháng 12 hằng năm.", ["trước ngày 05 tháng 6 và ngày 05 tháng 12 hằng năm"]),
    ("Gửi trước ngày 05/6/2025, 15 đơn vị cùng làm.", ["trước ngày 05/6/2025"]),  # a count is no day
    ("Định kỳ hằng năm (trước ngày 05 tháng 12), báo cáo Sở.", ["Định kỳ hằng năm (trước ngày 05 tháng 12)"]),  # a bracket of its own
    ("Hằng năm, trước ngày 05/12, báo cáo Sở.", ["Hằng năm, trước ngày 05/12"]),  # both together
    ("Báo cáo định kỳ hằng tháng, quý.", ["định kỳ hằng tháng, quý"]),
    ("Báo cáo hằng quý, 6 tháng và năm.", ["hằng quý, 6 tháng và năm"]),
    ("Hằng tháng, quý nghe báo cáo về chợ.", ["Hằng tháng, quý"]),  # a verb follows
    ("Đưa chợ vào kế hoạch phát triển kinh tế - xã hội hằng năm.", []),  # a kind of plan
    ("Báo cáo hằng quý, năm 2025 tổng kết.", ["hằng quý"]),  # a year of its own
    ("Cấp phát đủ sách cho trẻ em được miễn phí trước ngày 31/5/2022.", ["trước ngày 31/5/2022"]),  # not the past
    ("Dọn vệ sinh chợ (thực hiện thường xuyên).", ["thường xuyên"]),  # in brackets
    ("Họp mặt ngày 05 tháng 12 hằng năm.", ["ngày 05 tháng 12 hằng năm"]),  # the whole day
    ("Rà soát giá chợ, hoàn thành trong tháng 9.", ["tháng 9"]),  # the year is the plan's
    ("Trình đề án chợ đêm trong quý III.", ["quý III"]),
    ("Đóng cửa chợ cũ trước 17 giờ 00 ngày 20/9/2026.", ["trước 17 giờ 00 ngày 20/9/2026"]),  # an hour
    ("Gửi số liệu trước 15 giờ thứ Sáu hằng tuần.", ["trước 15 giờ thứ Sáu hằng tuần"]),  # an hour of a day of the week
    ("Gửi số liệu trước ngày 05 của tháng tiếp theo.", ["trước ngày 05 của tháng tiếp theo"]),
    ("Gửi báo cáo chậm nhất vào ngày 25 hàng tháng.", ["chậm nhất vào ngày 25 hàng tháng"]),
    ("Gửi báo cáo vào ngày 25 hằng tháng.", ["ngày 25 hằng tháng"]),  # "vào" is no part
    ("Định kỳ hằng tháng, quý, 6 tháng, năm rà soát chợ.", ["Định kỳ hằng tháng, quý, 6 tháng, năm"]),  # any verb may follow
    ("Định kỳ (06 tháng, năm) rà soát chợ.", ["Định kỳ (06 tháng, năm)"]),
    ("Báo cáo hằng quý, năm học 2025 - 2026 tổng kết.", ["hằng quý"]),  # a school year is no further recurrence
    ("Vận động ngân hàng năm tới cho vay.", []),  # "ngân hàng"
    ("Đưa kết quả vào đánh giá, xếp loại hằng năm cán bộ.", []),  # a kind of ranking
    ("Mở chợ phiên trong quý IV/2026 và quý I/2027.", ["quý IV/2026 và quý I/2027"]),  # one phrase
    ("Sửa chợ trong đầu tháng 3/2026.", ["đầu tháng 3/2026"]),  # a part of a month
    ("Từ quý I đến quý III năm 2026, rà soát chợ.", ["Từ quý I đến quý III năm 2026"]),
    ("Từ nay đến hết năm 2027, rà soát chợ.", ["Từ nay đến hết năm 2027"]),
    ("Lập kế hoạch hội nhập từ nay đến năm 2030.", []),  # a plan's name
    ("Kể từ ngày 01/7/2026, thu phí chợ.", ["Kể từ ngày 01/7/2026"]),
    ("Quyết định có hiệu lực kể từ ngày 01/7/2026.", []),  # no work
    ("Giải ngân đến hết ngày 31/01/2027.", ["đến hết ngày 31/01/2027"]),
    ("Thống kê số hộ tính đến ngày 31/01/2027.", []),  # what a figure counts to
    ("Lập kế hoạch ngay sau khi Nghị quyết được ban hành.", ["ngay sau khi Nghị quyết được ban hành"]),
    ("Sửa nội quy chợ sau khi Nghị định được ban hành.", ["sau khi Nghị định được ban hành"]),  # it ends the task
    ("Quản lý chợ sau khi được phê duyệt phương án và bàn giao.", []),  # it says which
    ("Công bố quy hoạch chợ sau khi được UBND tỉnh phê duyệt.", []),  # a condition, whose subject is the work itself
    ("Mở chợ đêm trong tháng 4 - 6 và tháng 9 - 10/2026.", ["tháng 4 - 6 và tháng 9 - 10/2026"]),  # months that share the year
    ("Họp chợ trong những tháng cuối năm 2026 và đầu năm 2027.", ["những tháng cuối năm 2026 và đầu năm 2027"]),  # over the turn of the year
    ("Đưa chợ vào hoạt động năm 2027.", ["năm 2027"]),  # finished in a year
    ("Rà soát chợ trong quý IV/2026, quý I/2027 và thường xuyên.", ["quý IV/2026, quý I/2027 và thường xuyên"]),
    ("Tiêm chủng thường xuyên hàng tháng tại trạm.", ["thường xuyên hàng tháng"]),  # one phrase
    ("Báo cáo 6 tháng, hằng năm theo quy định.", ["6 tháng, hằng năm"]),
    ("Khai mạc: Ngày 05/9/2026 tại chợ.", ["Ngày 05/9/2026"]),  # behind its topic
    ("Đưa chợ vào chương trình công tác hằng năm của xã.", []),  # a kind of programme
    ("Gắn với thi đua, khen thưởng hằng năm.", []),  # a kind of praise
    ("Dọn vệ sinh chợ (Phòng Kinh tế; thường xuyên).", ["thường xuyên"]),  # at a bracket's end
    ("Gửi giấy mời trước 07 ngày tổ chức phiên chợ.", ["trước 07 ngày tổ chức phiên chợ"]),  # so long before it
    ("Chốt sổ chậm nhất 03 ngày làm việc trước khi kết thúc tháng, báo cáo Sở.", ["chậm nhất 03 ngày làm việc trước khi kết thúc tháng"]),
    ("Tổng kết phong trào trước khi kết thúc học kỳ 10 ngày.", ["trước khi kết thúc học kỳ 10 ngày"]),  # the count stands behind
    ("Gửi tài liệu trước hội nghị ít nhất 10 ngày làm việc.", ["trước hội nghị ít nhất 10 ngày làm việc"]),
    ("Lấy ý kiến tiểu thương trước khi sửa chợ.", []),  # in what order, not when
    ("Khơi thông cống chợ trước mùa mưa 2026.", ["trước mùa mưa 2026"]),  # a season of a year
    ("Khơi thông cống chợ trước mùa mưa lũ hằng năm.", ["trước mùa mưa lũ hằng năm"]),  # of each year
    ("Kiểm tra đê được giao quản lý trước mùa lũ hàng năm.", ["trước mùa lũ hàng năm"]),  # what somebody has charge of is no past
    ("Báo cáo UBND tỉnh trước ngày 15 tháng 01 của năm tiếp theo.", ["trước ngày 15 tháng 01 của năm tiếp theo"]),  # of the next year
    ("Công khai danh sách chợ, 06 tháng một lần.", ["06 tháng một lần"]),  # how often
    ("Họp tiểu thương mỗi quý 01 lần.", ["mỗi quý 01 lần"]),
    ("Ba tháng đầu năm họp một lần.", []),
    ("Gửi danh sách trước ngày 10/6 và 10/12.", ["trước ngày 10/6 và 10/12"]),  # two days that close the clause
    ("Gửi danh sách trước ngày 10/6 và 3/4 số hộ ký cam kết.", ["trước ngày 10/6"]),  # a share is no day
    ("Định kỳ 03 tháng/lần (trước ngày 05/3 và ngày 05/9/2026) họp chợ.", ["Định kỳ 03 tháng/lần (trước ngày 05/3 và ngày 05/9/2026)"]),
    ("Mở hội chợ từ ngày 03 đến 12/9/2026.", ["từ ngày 03 đến 12/9/2026"]),  # the first day takes the last one's month
    ("Xây xong kè chợ trong ba năm 2026 - 2028.", ["ba năm 2026 - 2028"]),  # the count in words
    ("Kết thúc năm 2027, Sở A báo cáo UBND tỉnh.", ["Kết thúc năm 2027"]),  # a head
    ("Dạy nghề cho tiểu thương (xuyên suốt 2026 - 2030).", ["xuyên suốt 2026 - 2030"]),  # a bracket that says nothing else
    ("Nối mạng các chợ (2027 trở đi).", ["2027 trở đi"]),
    ("Đưa chợ vào Chương trình phát triển thương mại (2021 - 2025).", []),  # a title's years
    ("Phun thuốc khử khuẩn chợ (vào các tháng 5, 7 và 9).", ["các tháng 5, 7 và 9"]),  # months listed
    ("Kiểm tra cân chợ vào các tháng 3, 6, 9 và 12 hằng năm.", ["các tháng 3, 6, 9 và 12 hằng năm"]),
    ("Tập huấn trong các tháng 4, 5 năm 2026.", ["các tháng 4, 5 năm 2026"]),
    ("Báo cáo Hội đồng nhân dân xã tại kỳ họp thường lệ giữa năm 2026.", ["giữa năm 2026"]),  # when a session is held
    ("Báo cáo tại kỳ họp thứ năm.", []),  # which session, not when
    ("Hội chợ xuân: Dự kiến ngày 26/4/2026, tại sân vận động.", ["ngày 26/4/2026"]),
    ("Lập sổ chợ thành nhiệm vụ hằng năm của xã.", []),  # a kind of work
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("printed", "first", "last", "precision"), DATES)
def test_a_phrase_says_its_days(printed: str, first: str | None, last: str | None, precision: str, form: str) -> None:
    when = _read(unicodedata.normalize(form, printed))
    days = tuple(day.isoformat() if day else None for day in (when.first, when.last))
    assert (*days, when.precision) == (first, last, precision)


@pytest.mark.parametrize("printed", NO_DATES)
def test_words_without_certain_days_have_none(printed: str) -> None:
    when = _read(printed)
    assert (when.first, when.last, when.precision) == (None, None, None)
    assert printed[when.start : when.end] == printed


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("printed", "recurrence"), RECURRENCES)
def test_a_phrase_says_how_often(printed: str, recurrence: str | None, form: str) -> None:
    when = _read(unicodedata.normalize(form, printed))
    assert (when.recurrence, when.last) == (recurrence, None)


@pytest.mark.parametrize("blank", ["", "  \n", "-", " – ", "..."])
def test_a_cell_without_words_says_nothing(blank: str) -> None:
    assert read_when(blank) is None


def test_the_span_leaves_out_what_stands_around_it() -> None:
    when = _read("  Quý IV năm 2024; \n")
    assert (when.start, when.end) == (2, 17)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("task", "words"), IN_TASKS)
def test_a_task_says_when_it_is_due(task: str, words: list[str], form: str) -> None:
    text = clean(unicodedata.normalize(form, task)).text
    assert [text[when.start : when.end] for when in find_when(text)] == words


IN_CAPITALS = [
    "TRƯỚC NGÀY 30/6/2026", "CHẬM NHẤT NGÀY 15/12/2026", "MUỘN NHẤT LÀ NGÀY 05/9/2026", "HẰNG NĂM", "MỖI QUÝ", "THÁNG 5/2026", "QUÝ III/2026",
    "ĐẾN HẾT NĂM 2027", "TỪ NGÀY 01/3 ĐẾN NGÀY 15/4/2026", "TRONG VÒNG 15 NGÀY KỂ TỪ NGÀY NHẬN ĐƯỢC BÁO CÁO", "TẠI THỜI ĐIỂM KHAI GIẢNG",
]  # fmt: skip


@pytest.mark.parametrize("words", IN_CAPITALS)
def test_a_task_in_capitals_says_when_it_is_due(words: str) -> None:
    text = f"PHÒNG A NỘP DANH SÁCH {words}, ĐỦ CHỮ KÝ."
    assert [text[when.start : when.end] for when in find_when(text)] == [words]


def test_a_list_of_times_is_read_in_pieces() -> None:
    found = find_when("hằng năm, " * 400)
    assert len(found) > 20
    assert max(when.end - when.start for when in found) <= 120


@given(st.dates(min_value=date(1946, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    for printed in (f"ngày {day.day:02d}/{day.month}/{day.year}", f"ngày {day.day} tháng {day.month:02d} năm {day.year}"):
        when = _read(printed)
        assert (when.first, when.last, when.precision) == (day, day, "day")


@given(st.text(alphabet="0123456789/-. nămquýthgIVđếtừrớc,", max_size=60))
def test_no_phrase_runs_backward(printed: str) -> None:
    when = read_when(clean(printed).text)
    assert when is None or when.first is None or when.last is None or when.first <= when.last


def _read(printed: str) -> When:
    when = read_when(clean(printed).text)
    assert when is not None
    return when
