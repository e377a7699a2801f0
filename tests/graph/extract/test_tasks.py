"""Tasks of short plans written for the tests, in many layouts: which items are tasks, who does them and by when."""

from __future__ import annotations

import unicodedata

import pytest

from graph.extract import extract
from graph.lists import Lists
from graph.model import Reading, Source, Task

Read = tuple[str, str, tuple[str, ...], tuple[str, ...], str | None]  # locator, first words, leads, coordinating, period

HEAD = "KẾ HOẠCH\nPhát triển kinh tế\n\n"


def source(text: str) -> Source:
    return Source(path="test.txt", name="test.txt", media_type="text/plain", sha256="0" * 64, text=text)


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def told(task: Task) -> Read:
    period = folded(task.period.passage.text) if task.period else None
    names = tuple(map(folded, task.leads)), tuple(map(folded, task.coordinating))
    return task.locator, " ".join(folded(task.passage.text).split()[:3]), *names, period


def read(text: str, lists: Lists) -> list[Read]:
    return [told(task) for reading in extract(source(text), lists) for task in reading.tasks]


LAYOUTS: list[tuple[str, list[Read]]] = [
    (
        "II. NHIỆM VỤ\n1. Sở Y tế chủ trì, phối hợp với Sở Tài chính lập đề án trước ngày 30/6/2025.",
        [("II.1", "Sở Y tế", ("Sở Y tế",), ("Sở Tài chính",), "trước ngày 30/6/2025")],
    ),  # everything in the sentence
    (
        "III. PHÂN CÔNG\n1. Sở Y tế\na) Lập đề án.\nb) Phối hợp với Công an tỉnh kiểm tra.\n2. Sở Tư pháp: Thẩm định văn bản.",
        [
            ("III.1.a", "Lập đề án.", ("Sở Y tế",), (), None),
            ("III.1.b", "Phối hợp với", ("Sở Y tế",), ("Công an tỉnh",), None),
            ("III.2", "Sở Tư pháp:", ("Sở Tư pháp",), (), None),
        ],
    ),  # agencies as headings, and before a colon
    (
        "I. NHIỆM VỤ\n1. Sở Y tế: Chủ trì, phối hợp với các sở, ngành tham mưu UBND tỉnh:\n- Lập đề án.\n- Phối hợp với Công an tỉnh kiểm tra.",
        [
            ("I.1.-1", "Lập đề án.", ("Sở Y tế",), ("các sở, ngành",), None),
            ("I.1.-2", "Phối hợp với", ("Sở Y tế",), ("Công an tỉnh",), None),
        ],
    ),  # a lead-in gives its partners to the items that name none
    (
        "I. NHIỆM VỤ\n1. Sở Y tế\nTham mưu UBND tỉnh. Thời gian thực hiện: Thường xuyên.",
        [("I.1", "Tham mưu UBND", ("Sở Y tế",), (), "Thường xuyên")],
    ),  # a plain paragraph below an agency; the time is no part of the task's words
    (
        "II. NỘI DUNG\n1. Tuyên truyền\nTuyên truyền trên báo.\nPhát tờ rơi tại các xã.\n* Cơ quan thực hiện: Đài Phát thanh huyện.",
        [("II.1", "Tuyên truyền trên", ("Đài Phát thanh huyện",), (), None)],
    ),  # a numbered item of several paragraphs is one task
    (
        "I. MỤC TIÊU\n1. Tăng trưởng đạt 8%.\nII. GIẢI PHÁP\n1. Tăng cường quản lý.\nIII. KINH PHÍ\n1. Ngân sách tỉnh.",
        [("II.1", "Tăng cường quản", (), (), None)],
    ),  # no lead is invented; objectives and funds are no tasks
    (
        "I. NHIỆM VỤ\n1. Phát triển nông nghiệp\na) Về trồng trọt: Mở rộng vùng lúa, trong đó:\n- Xã An Bình 50 ha.\n- Xã An Hòa 70 ha.",
        [
            ("I.1.a", "Về trồng trọt:", (), (), None),
            ("I.1.a.-1", "Xã An Bình", (), (), None),
            ("I.1.a.-2", "Xã An Hòa", (), (), None),
        ],
    ),  # an item with words of its own and its sub-items
    (
        "I. NHIỆM VỤ\n1. Đối với cấp tỉnh:\n- Rà soát quy hoạch.\n2. Triển khai thực hiện:\n- Đề án nhà ở.",
        [("I.1.-1", "Rà soát quy", (), (), None), ("I.2.-1", "Đề án nhà", (), (), None)],
    ),  # bare headings
    (
        (
            "IV. TỔ CHỨC THỰC HIỆN\n1. Định kỳ trước ngày 15/12 hằng năm, các đơn vị báo cáo Sở Y tế.\n"
            "2. Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các sở phản ánh kịp thời./."
        ),
        [
            ("IV.1", "Định kỳ trước", ("các đơn vị",), (), "Định kỳ trước ngày 15/12 hằng năm"),
            ("IV.2", "Trong quá trình", ("các sở",), (), None),
        ],
    ),  # the subject stands after a clause
    (
        "V. TỔ CHỨC THỰC HIỆN\n1. Giao Sở Nội vụ theo dõi.\nKế hoạch này thay thế Kế hoạch số 5/KH-UBND ngày 02/01/2020.\n\nNơi nhận:\n- Sở Nội vụ;",
        [("V.1", "Giao Sở Nội", ("Sở Nội vụ",), (), None)],
    ),  # closing words and recipients are no tasks
    (
        "IV. TỔ CHỨC THỰC HIỆN\nSở Nội vụ đôn đốc các đơn vị thực hiện Kế hoạch này.",
        [("IV", "Sở Nội vụ", ("Sở Nội vụ",), (), None)],
    ),  # a section that is one paragraph
    (
        "II. NHIỆM VỤ\n1. Trồng cây phân tán: Hạt Kiểm lâm chủ trì, phối hợp với Huyện đoàn trồng 500 cây.",
        [("II.1", "Trồng cây phân", ("Hạt Kiểm lâm",), ("Huyện đoàn",), None)],
    ),  # the subject after a topic
    (
        "II. NHIỆM VỤ\n1. Tập huấn cho cán bộ (Văn phòng Sở chủ trì; phòng KHTC phối hợp).",
        [("II.1", "Tập huấn cho", ("Văn phòng Sở",), ("phòng KHTC",), None)],
    ),  # roles in brackets, as a sentence
    (
        "II. NHIỆM VỤ\n1. Mở lớp kỹ năng số; giao Trường Cao đẳng Y tế chủ trì, phối hợp với Phòng Tổ chức cán bộ thực hiện.",
        [("II.1", "Mở lớp kỹ", ("Trường Cao đẳng Y tế",), ("Phòng Tổ chức cán bộ",), None)],
    ),  # an order in the midst of a sentence
    (
        "II. NHIỆM VỤ\n1. Xây dựng quy chế phối hợp với Công an tỉnh.\n2. Phối hợp thẩm định dự án.",
        [("II.1", "Xây dựng quy", (), (), None), ("II.2", "Phối hợp thẩm", (), (), None)],
    ),  # a thing called "phối hợp"; a verb after it
    (
        "II. NHIỆM VỤ\n1. Lập đề án.\n- Cơ quan tham mưu thực hiện: Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp.",
        [("II.1", "Lập đề án.", ("Phòng Nội vụ",), ("Phòng Tư pháp",), None)],
    ),  # two roles in a line's value
    (
        "II. NHIỆM VỤ\n1. Lập đề án.\n- Chủ trì thực hiện: theo chức năng nhiệm vụ của các phòng thuộc Sở.",
        [("II.1", "Lập đề án.", ("các phòng thuộc Sở",), (), None)],
    ),  # the name stands inside the value
    (
        (
            "1. Bộ Y tế:\na) Chủ trì, phối hợp với Bộ Công an kiểm tra;\nb) Báo cáo Chính phủ.\n"
            "2. Các Bộ trưởng chịu trách nhiệm thi hành Chỉ thị này./."
        ),
        [("1.a", "Chủ trì, phối", ("Bộ Y tế",), ("Bộ Công an",), None), ("1.b", "Báo cáo Chính", ("Bộ Y tế",), (), None)],
    ),  # no section names tasks; who is to carry it out is no task
    (
        (
            "QUYẾT ĐỊNH:\nĐiều 1. Ban hành Quy chế kèm theo Quyết định này.\nĐiều 2. Giao Sở Y tế hướng dẫn thực hiện.\n"
            "Điều 3. Quyết định này có hiệu lực từ ngày ký.\nĐiều 4. Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này./."
        ),
        [("2", "Giao Sở Y", ("Sở Y tế",), (), None)],
    ),  # articles: only the one that orders work
    (
        "Chương II\nTRÁCH NHIỆM CỦA CÁC CƠ QUAN\nĐiều 5. Trách nhiệm của Sở Tài chính\n1. Bố trí kinh phí.\n2. Kiểm tra việc sử dụng.",
        [("II.5.1", "Bố trí kinh", ("Sở Tài chính",), (), None), ("II.5.2", "Kiểm tra việc", ("Sở Tài chính",), (), None)],
    ),  # an article named after an agency
    (
        "Điều 2. Tổ chức thực hiện\n1. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện.\n2. Giao Thường trực HĐND, các Ban của HĐND giám sát.",
        [
            ("2.1", "Giao Ủy ban", ("Ủy ban nhân dân tỉnh",), (), None),
            ("2.2", "Giao Thường trực", ("Thường trực HĐND", "các Ban của HĐND"), (), None),
        ],
    ),  # a resolution of a council
    (
        (
            "III- NHIỆM VỤ\n1- Công tác cán bộ\n- Ban Tổ chức Tỉnh ủy chủ trì, phối hợp Ủy ban Kiểm tra Tỉnh ủy rà soát quy hoạch.\n"
            "- Các huyện ủy, thành ủy sơ kết trong quý IV/2025."
        ),
        [
            ("III.1.-1", "Ban Tổ chức", ("Ban Tổ chức Tỉnh ủy",), ("Ủy ban Kiểm tra Tỉnh ủy",), None),
            ("III.1.-2", "Các huyện ủy,", ("Các huyện ủy, thành ủy",), (), "quý IV/2025"),
        ],
    ),  # a Party plan
    (
        "**II. NHIỆM VỤ**\n\n**1. Tổ chức hội thi**\n\n- *Cơ quan chủ trì:* Sở Nội vụ.\n\n- *Thời gian:* Tháng 9/2026.",
        [("II.1", "Tổ chức hội", ("Sở Nội vụ",), (), "Tháng 9/2026")],
    ),  # Markdown
    (
        (
            "II. NHIỆM VỤ\n\nTT\n\nNhiệm vụ\n\nCơ quan chủ trì\n\nCơ quan phối hợp\n\nThời gian\n\n1\n\nLập quy hoạch\n\nSở Xây dựng\n\n"
            "Các sở, ngành\n\nQuý I/2025\n\n2\n\nXây dựng đề án\n\nSở Y tế\n\nSở Tài chính\n\n2026"
        ),
        [
            ("II.1", "Lập quy hoạch", ("Sở Xây dựng",), ("Các sở, ngành",), "Quý I/2025"),
            ("II.2", "Xây dựng đề", ("Sở Y tế",), ("Sở Tài chính",), "2026"),
        ],
    ),  # a table flattened to lines
    (
        (
            "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n\n| STT | Nội dung công việc | Đơn vị thực hiện | Thời hạn hoàn thành |\n|---|---|---|---|\n"
            "| 1 | Rà soát văn bản | Phòng Tư pháp | 30/6/2025 |"
        ),
        [("PL1.1", "Rà soát văn", ("Phòng Tư pháp",), (), "30/6/2025")],
    ),  # a table in Markdown, in an annex
    (
        (
            "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n\n| TT | Nhóm | Nhiệm vụ cụ thể | Mục tiêu | Chủ trì | Phối hợp | Thời gian |\n|--|--|--|--|--|--|--|\n"
            "| I | | Thể chế | | Sở Tư pháp | | Năm 2025 |\n| 1 | Văn bản | Rà soát quy định | 100% | | - Sở A;<br>- UBND các xã | |\n"
            "| 2 | ″ | Ban hành quy chế | | Sở Nội vụ | ″ | Tháng 4/2026 |\n| | | Tổng cộng | | | | |"
        ),
        [
            ("PL1.I.1", "Rà soát quy", ("Sở Tư pháp",), ("Sở A", "UBND các xã"), "Năm 2025"),  # who and when of the group's row
            ("PL1.I.2", "Ban hành quy", ("Sở Nội vụ",), ("Sở A", "UBND các xã"), "Tháng 4/2026"),
        ],
    ),  # groups, cells that repeat the one above, a column of aims, a sum
    (
        (
            "II. NHIỆM VỤ\n\n| TT | Nội dung | Thời gian |\n|--|--|--|\n| 1 | Sở Y tế chủ trì, phối hợp với Sở Tài chính lập đề án | Quý I |\n"
            "| 2 | Giao Sở Nội vụ tổng hợp trước ngày 15/12/2025 | |"
        ),
        [
            ("II.1", "Sở Y tế", ("Sở Y tế",), ("Sở Tài chính",), "Quý I"),
            ("II.2", "Giao Sở Nội", ("Sở Nội vụ",), (), "trước ngày 15/12/2025"),
        ],
    ),  # a table without a column of agencies: the row's own words say who
    (
        (
            "II. NỘI DUNG\n1. Giới thiệu phần mềm (30 phút).\n2. Tổ chức tập huấn.\n\nPHỤ LỤC\nCHƯƠNG TRÌNH\n\n"
            "| Thời gian | Nội dung | Thực hiện |\n|--|--|--|\n"
            "| 8h00 - 8h10 | Đón tiếp đại biểu | Văn phòng |\n| 08 giờ 10 | Khai mạc | Lãnh đạo Sở |\n| 8:30 | Hướng dẫn lập bảng kê | Phòng A |"
        ),
        [("II.2", "Tổ chức tập", (), (), None)],
    ),  # the programme of a meeting
    (
        (
            "PHỤ LỤC\nDANH MỤC\n\n| S TT | Danh mục công việc/ Đơn vị thực hiện | Kế hoạch vốn |\n|--|--|--|\n| I | SỞ Y TẾ | 900 |\n"
            "| 1 | Xây dựng mới Trạm y tế xã A | 500 |\n| 2 | Sửa chữa Trạm y tế xã B | 400 |\n| II | UBND HUYỆN C | 500 |\n| 1 | Xây bể nước | 500 |"
        ),
        [
            ("PL1.I.1", "Xây dựng mới", ("SỞ Y TẾ",), (), None),
            ("PL1.I.2", "Sửa chữa Trạm", ("SỞ Y TẾ",), (), None),
            ("PL1.II.1", "Xây bể nước", ("UBND HUYỆN C",), (), None),
        ],
    ),  # who does it is the title of a row's group
    (
        "PHỤ LỤC\nDỰ TOÁN\n\n| TT | Nội dung | Nguồn kinh phí thực hiện | Địa điểm thực hiện |\n|-|-|-|-|\n| 1 | Tập huấn | Ngân sách | Huyện A |",
        [],
    ),  # "thực hiện" of money and places is no column of agencies
    (
        "PHỤ LỤC\nKẾ HOẠCH VỐN\n\n| STT | Chương trình | Tổng mức | Cơ quan chủ trì |\n|---|---|---|---|\n| 1 | Nông thôn mới | 50 | Sở Tài chính |",
        [],
    ),  # a table of funds
    (
        (
            "II. NHIỆM VỤ\n2.\nSở Nông nghiệp và Môi\ntrường tham mưu cơ chế, chính sách hỗ trợ nông dân liên kết với doanh\n"
            "nghiệp chế biến, tiêu thụ sản phẩm trên địa bàn; tổ chức tổng kết vào cuối năm\nvà báo cáo Tỉnh ủy."
        ),
        [("II.2", "Sở Nông nghiệp", ("Sở Nông nghiệp và Môi trường",), (), None)],
    ),  # lines wrapped inside a name
    (
        "II. NHIỆM VỤ\n1. Các doanh nghiệp, hợp tác xã được hỗ trợ lãi suất.\n2. Nhà máy nước Hải An theo hình thức hợp tác công tư.",
        [("II.1", "Các doanh nghiệp,", (), (), None), ("II.2", "Nhà máy nước", (), (), None)],
    ),  # bodies that are spoken of do not lead
    (
        "II. NHIỆM VỤ\n1. Sở Y tế (cơ quan thường trực) chủ trì lập đề án.\n2. Sở Y tế - Cơ quan thường trực Ban Chỉ đạo\na) Lập đề án.",
        [("II.1", "Sở Y tế", ("Sở Y tế",), (), None), ("II.2.a", "Lập đề án.", ("Sở Y tế",), (), None)],
    ),  # a note beside a name
    (
        "II. NHIỆM VỤ\n1. Sở Y tế là cơ quan đầu mối, có nhiệm vụ:\n- Lập đề án.\n2. Đề nghị Hội Nông dân phối hợp với Sở Y tế\n- Vận động hội viên.",
        [("II.1.-1", "Lập đề án.", ("Sở Y tế",), (), None), ("II.2.-1", "Vận động hội", ("Hội Nông dân",), ("Sở Y tế",), None)],
    ),  # headings that say more than a name
    (
        "II. NHIỆM VỤ\n1. Sở Y tế lập đề án phát triển mạng lưới y tế cơ sở trên\n\n12\n\nđịa bàn các xã.\n- 13 -\n2. Sở Nội vụ kiểm tra.",
        [("II.1", "Sở Y tế", ("Sở Y tế",), (), None), ("II.2", "Sở Nội vụ", ("Sở Nội vụ",), (), None)],
    ),  # numbers of pages
    (
        (
            "I. YÊU CẦU\n- Sở Y tế phối hợp chặt chẽ với các địa phương.\n- Tổ chức thực hiện đồng bộ.\n"
            "II. THỰC TRẠNG\n- Sở Y tế đã tổ chức 5 lớp tập huấn."
        ),
        [],
    ),  # requirements and accounts
    (
        "1. Yêu cầu các chủ đầu tư tập trung tháo gỡ vướng mắc.\n2. Đồng ý chủ trương tổ chức lễ hội; giao Sở Văn hóa và Thể thao lập kế hoạch.",
        [
            ("1", "Yêu cầu các", ("các chủ đầu tư",), (), None),
            ("2", "Đồng ý chủ", ("Sở Văn hóa và Thể thao",), (), None),
        ],
    ),  # a notice of conclusions
    (
        (
            "II. NHIỆM VỤ\n1. Các sở, ngành phối hợp thực hiện.\n2. Sở Y tế chủ trì, Sở Nội vụ phối hợp lập đề án.\n"
            "3. Tổng cục Thuế là cơ quan đầu mối tổng hợp."
        ),
        [
            ("II.1", "Các sở, ngành", ("Các sở, ngành",), (), None),
            ("II.2", "Sở Y tế", ("Sở Y tế",), ("Sở Nội vụ",), None),
            ("II.3", "Tổng cục Thuế", ("Tổng cục Thuế",), (), None),
        ],
    ),  # a list's last noun helps nobody
    (
        (
            "I. NHIỆM VỤ\n1. Lập đề án.\nĐơn vị thực hiện: Sở Y tế (chủ trì); Sở Nội vụ, Công an tỉnh (phối hợp).\n2. Rà soát.\n"
            "Phân công: Phòng Tư pháp chủ trì; các xã phối hợp thực hiện.\n3. Kiểm tra.\nChủ trì: Sở Y tế - Phối hợp: Sở Nội vụ - Thời gian: 2026"
        ),
        [
            ("I.1", "Lập đề án.", ("Sở Y tế",), ("Sở Nội vụ", "Công an tỉnh"), None),
            ("I.2", "Rà soát.", ("Phòng Tư pháp",), ("các xã",), None),
            ("I.3", "Kiểm tra.", ("Sở Y tế",), ("Sở Nội vụ",), "2026"),
        ],
    ),  # several roles in one line
    (
        "I. NHIỆM VỤ\n1. Lập đề án.\nĐơn vị phối hợp: theo Kế hoạch 46/KH-UBND, Sở Y tế.",
        [("I.1", "Lập đề án.", (), ("Sở Y tế",), None)],
    ),  # a number's symbol is no agency
    (
        (
            "II. NHIỆM VỤ\n1. Mở hội thi (Phòng Y tế, Công an xã; tháng 9/2026).\n2. In sách (Nhà xuất bản Hải An thực hiện).\n"
            "3. Mở lớp (giao Sở Y tế).\n4. Gửi báo cáo về UBND tỉnh (Sở Y tế).\n5. Về nhà ở: Đề nghị Hội Nông dân huyện vận động."
        ),
        [
            ("II.1", "Mở hội thi", ("Phòng Y tế", "Công an xã"), (), "tháng 9/2026"),
            ("II.2", "In sách (Nhà", ("Nhà xuất bản Hải An",), (), None),
            ("II.3", "Mở lớp (giao", ("Sở Y tế",), (), None),
            ("II.4", "Gửi báo cáo", (), (), None),
            ("II.5", "Về nhà ở:", ("Hội Nông dân huyện",), (), None),
        ],
    ),  # who does it, in brackets at the end; an order after a topic
    (
        (
            "II. NỘI DUNG\n1. Hội thảo khoa học\na) Chủ đề: “Y tế cơ sở”.\nb) Cơ quan chủ trì: Học viện Quân y.\nc) Thời gian: Tháng 10/2026.\n"
            "2. Cuộc thi viết\n- Đối tượng: học sinh.\n- Nội dung: Quê hương.\n- Cơ quan chủ trì: Bộ Y tế."
        ),
        [
            ("II.1", "Hội thảo khoa", ("Học viện Quân y",), (), "Tháng 10/2026"),
            ("II.2", "Cuộc thi viết", ("Bộ Y tế",), (), None),
        ],
    ),  # events: their topics are no tasks
    (
        "II. NHIỆM VỤ\n1. Trách nhiệm của TWHND\n- Vận động hội viên.\n2. Nhiệm vụ của KCN\n- Rà soát quy hoạch.",
        [("II.1.-1", "Vận động hội", ("TWHND",), (), None), ("II.2.-1", "Rà soát quy", (), (), None)],
    ),  # an abbreviation that the document made for itself
    (
        "II. NHIỆM VỤ\n1. Phối hợp với các Bộ: Quốc phòng, Công an kiểm tra.",
        [("II.1", "Phối hợp với", (), ("các Bộ: Quốc phòng, Công an",), None)],
    ),  # a colon inside a group's name
    (
        "II. NHIỆM VỤ\n1. Sở Y tế lập đề án.\nTrân trọng./.\nHIỆU TRƯỞNG\n\nNguyễn Văn An\nTải về",
        [("II.1", "Sở Y tế", ("Sở Y tế",), (), None)],
    ),  # an office above a person's name
    (
        "II. NHIỆM VỤ\nCÔNG TÁC TUYÊN TRUYỀN\nSở Y tế kiểm tra.\n1. Sở Nội vụ lập đề án.",
        [("II.§1", "Sở Y tế", ("Sở Y tế",), (), None), ("II.§1.1", "Sở Nội vụ", ("Sở Nội vụ",), (), None)],
    ),  # a heading in capitals above a sentence
    (
        "II. NHIỆM VỤ\n1. Bãi bỏ lệ phí cấp phép.\n2. Bãi bỏ Quyết định số 5/QĐ-UBND ngày 02/3/2020.",
        [("II.1", "Bãi bỏ lệ", (), (), None)],
    ),  # a document is repealed by the words themselves
    (
        "II. NHIỆM VỤ\n1. Các Sở: Tài chính, Y tế Theo chức năng, nhiệm vụ rà soát quy định.",
        [("II.1", "Các Sở: Tài", ("Các Sở: Tài chính, Y tế",), (), None)],
    ),  # a heading that a copy glued to its paragraph
    (
        "PHỤ LỤC I\nDANH MỤC\n\n| TT | Nhiệm vụ | Phân công |\n|---|---|---|\n| 1 | Lập đề án | Chủ trì: Sở Y tế. Phối hợp: Sở Nội vụ |",
        [("PL1.1", "Lập đề án", ("Sở Y tế",), ("Sở Nội vụ",), None)],
    ),  # a column of both roles
    (
        "II. NHIỆM VỤ\n1. Hội đồng nhân dân tỉnh thống nhất các nhiệm vụ sau:\na) Rà soát quy hoạch.\n2. Chi tiết theo Phụ lục kèm theo.",
        [("II.1.a", "Rà soát quy", (), (), None)],
    ),  # who passes a resolution does not act; a reference to an annex is no work
    (
        "I. NHIỆM VỤ\n1. Sở Y tế kiểm tra./.\nPHỤ LỤC 1\nPHÂN CÔNG NHIỆM VỤ\n\nNăm học mới\n(Kèm theo Kế hoạch số 5/KH-UBND)\n1. Sở Y tế báo cáo.",
        [("I.1", "Sở Y tế", ("Sở Y tế",), (), None), ("PL1.1", "Sở Y tế", ("Sở Y tế",), (), None)],
    ),  # an annex with a title of several lines and a note
    (
        "PHỤ LỤC II: PHÂN CÔNG NHIỆM VỤ\n\nNĂM HỌC MỚI 2026\n(Kèm theo Kế hoạch số 5/KH-UBND)\n1. Sở Y tế báo cáo.",
        [("PL2.1", "Sở Y tế", ("Sở Y tế",), (), None)],
    ),  # its title begins beside the label
    (
        "II. NHIỆM VỤ\n1. Sở Y tế lập đề án.\nVăn phòng Chính phủ thông báo để các cơ quan biết, thực hiện./.\nLưu trữ\nGhi chú",
        [("II.1", "Sở Y tế", ("Sở Y tế",), (), None)],
    ),  # a notice's closing sentence, and what a portal prints below
    (
        (
            "1. Sở Y tế lập đề án.\nCác Bộ trưởng, Thủ trưởng cơ quan có trách nhiệm thực hiện Chỉ thị này.\n\n"
            "KT.\nTHỦ TƯỚNG CHÍNH PHỦ\nPHÓ THỦ TƯỚNG\n\nTrần Văn An"
        ),
        [("1", "Sở Y tế", ("Sở Y tế",), (), None)],
    ),  # a signature on many lines
    (
        "1. Sở Y tế lập đề án.\nChương trình hành động này được phổ biến đến chi bộ.\nTHỐNG ĐỐC\nTrần Văn An",
        [("1", "Sở Y tế", ("Sở Y tế",), (), None)],
    ),  # another office
    (
        "I. NHIỆM VỤ\n1. Sở Y tế lập đề án./.\n2. Sở Nội vụ kiểm tra./.\nPHỤ LỤC I\nPHÂN CÔNG\n1. Sở Y tế báo cáo.",
        [
            ("I.1", "Sở Y tế", ("Sở Y tế",), (), None),
            ("I.2", "Sở Nội vụ", ("Sở Nội vụ",), (), None),
            ("PL1.1", "Sở Y tế", ("Sở Y tế",), (), None),
        ],
    ),  # a closing stroke by a slip, and an annex below the last
    (
        (
            "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch thực hiện\n\nNghị quyết số 8/NQ-CP của Chính phủ.\n"
            "Điều 2. Thành lập Tổ công tác."
        ),
        [],
    ),  # articles that enact, one broken in two
]


@pytest.mark.parametrize(("body", "expected"), LAYOUTS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_reads_the_tasks_of_a_plan(body: str, expected: list[Read], form: str, lists: Lists) -> None:
    assert read(unicodedata.normalize(form, HEAD + body), lists) == expected


def only(text: str, lists: Lists) -> Reading:
    (reading,) = extract(source(HEAD + text), lists)
    return reading


def test_advising_approving_and_reporting_are_roles_of_their_own(lists: Lists) -> None:
    lines = "- Cơ quan tham mưu: Sở Y tế.\n- Cấp phê duyệt: HĐND tỉnh.\n- Cơ quan theo dõi: Văn phòng UBND tỉnh.\n- Sản phẩm: Nghị quyết."
    (task,) = only(f"I. NHIỆM VỤ\n1. Lập đề án.\n{lines}", lists).tasks
    assert [(a.role.value, a.agency.text) for a in task.assignments] == [
        ("advise", "Sở Y tế"),
        ("approve", "HĐND tỉnh"),
        ("report", "Văn phòng UBND tỉnh"),
    ]
    assert task.output is not None and task.output.text == "Nghị quyết"


def test_a_table_of_projects_orders_what_its_column_of_requirements_says(lists: Lists) -> None:
    head = "| TT | Dự án | Chủ đầu tư | Yêu cầu | Thời hạn |\n|--|--|--|--|--|\n"
    text = f"I. NHIỆM VỤ\n1. Xây chợ.\n\n{head}| 1 | Đường Chợ Mới | Ban QLDA giao thông | Giao hết mặt bằng | 30/9/2026 |\n"
    assert read(HEAD + text, lists)[1:] == [("I.1.1", "Giao hết mặt", ("Ban QLDA giao thông",), (), "30/9/2026")]


BOTH_ROLES = "I. NHIỆM VỤ\n1. Xây chợ.\n\n| TT | Nhiệm vụ | Cơ quan chủ trì/Cơ quan phối hợp | Thời gian |\n|--|--|--|--|\n"


@pytest.mark.parametrize(
    ("cell", "leads", "partners"),
    [
        ("Sở A/Sở B, UBND các xã", ("Sở A",), ("Sở B", "UBND các xã")),  # a stroke parts them
        ("Sở A", ("Sở A",), ()),  # one body alone
        ("Sở A, Sở B", (), ()),  # nothing says who leads
        ("Sở A chủ trì, Sở B phối hợp", ("Sở A",), ("Sở B",)),  # the cell's own words
    ],
)
def test_a_column_of_both_roles(cell: str, leads: tuple[str, ...], partners: tuple[str, ...], lists: Lists) -> None:
    found = read(f"{HEAD}{BOTH_ROLES}| 1 | Sửa chợ | {cell} | 2026 |\n", lists)
    assert found[1:] == [("I.1.1", "Sửa chợ", leads, partners, "2026")]


def test_a_numbered_row_lends_those_below_it_who_and_when(lists: Lists) -> None:
    head = "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |\n|--|--|--|--|--|\n"
    rows = "| 1 | Sửa chợ | Sở A | Sở B | 2026 |\n| 1.1 | Lập đề án | | | |\n| 1.2 | Mở lớp | Sở C | | |\n| 2 | Sơ kết | | | |\n"
    assert read(f"{HEAD}I. NHIỆM VỤ\n1. Xây chợ.\n\n{head}{rows}", lists)[1:] == [
        ("I.1.1", "Sửa chợ", ("Sở A",), ("Sở B",), "2026"),
        ("I.1.1.1", "Lập đề án", ("Sở A",), ("Sở B",), "2026"),
        ("I.1.1.2", "Mở lớp", ("Sở C",), (), "2026"),  # the partners are those of Sở A
        ("I.1.2", "Sơ kết", (), (), None),
    ]


@pytest.mark.parametrize(
    ("cell", "when", "output"),
    [
        ("Quý I/2026/Quyết định", "Quý I/2026", "Quyết định"),
        ("30/6/2026/ Đề án, tờ trình", "30/6/2026", "Đề án, tờ trình"),
        ("Quý I/II/2026", "Quý I/II/2026", None),  # a time alone
        ("12/2026", "12/2026", None),
        ("Theo yêu cầu/Báo cáo", "Theo yêu cầu/Báo cáo", None),  # no time before the stroke
    ],
)
def test_a_column_of_time_and_product(cell: str, when: str, output: str | None, lists: Lists) -> None:
    head = "I. NHIỆM VỤ\n1. Xây chợ.\n\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian/Sản phẩm |\n|--|--|--|--|\n"
    task = only(f"{head}| 1 | Sửa chợ | Sở A | {cell} |\n", lists).tasks[1]
    assert (task.period and task.period.passage.text, task.output and task.output.text) == (when, output)


def test_marks_in_columns_of_years_say_when(lists: Lists) -> None:
    head = "| TT | Nhiệm vụ | Chủ trì | Lộ trình | | Ghi chú |\n|--|--|--|--|--|--|\n| | | | 2026 | 2027 | |\n"
    text = f"I. NHIỆM VỤ\n1. Xây chợ.\n\n{head}| 1 | Sửa chợ | Sở A | x | | x |\n| 2 | Mở chợ | Sở B | | X | |\n| 3 | Quét chợ | Sở B | x | x | |\n"
    tasks = only(text, lists).tasks[1:]
    periods = [[period.passage.text for period in (task.period, *task.further) if period] for task in tasks]
    assert periods == [["2026"], ["2027"], ["2026", "2027"]]


def test_a_line_of_roles_may_lack_the_with(lists: Lists) -> None:
    (task,) = only("I. NHIỆM VỤ\n1. Lập đề án.\nCơ quan thực hiện: Sở Y tế chủ trì, phối hợp UBND các huyện.", lists).tasks
    assert (task.leads, task.coordinating) == (("Sở Y tế",), ("UBND các huyện",))


def test_a_task_ends_before_the_stroke_of_a_plans_end(lists: Lists) -> None:
    (task,) = only("I. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế tổng hợp, báo cáo./.", lists).tasks
    assert task.passage.text == "Sở Y tế tổng hợp, báo cáo."


def test_a_task_cites_what_stands_in_its_words(lists: Lists) -> None:
    text = "I. NHIỆM VỤ\n1. Triển khai Quyết định số 22/QĐ-TTg ngày 05/01/2024 của Thủ tướng Chính phủ.\n2. Rà soát Luật Đầu tư công."
    reading = only(text, lists)
    assert [[reading.citations[place].number or reading.citations[place].name for place in task.cites] for task in reading.tasks] == [
        ["22/QĐ-TTg"],
        ["Luật Đầu tư công"],
    ]


def test_sections_and_tasks_have_locators_of_their_own(lists: Lists) -> None:
    text = "II. NHIỆM VỤ\n1. Y tế\na) Lập đề án.\nb) Mở rộng mạng lưới trạm y tế, trong đó:\n- Xã An Bình 2 trạm.\n2. Sở Tài chính\nBố trí kinh phí."
    reading = only(text, lists)
    locators = [section.locator for section in reading.sections] + [task.locator for task in reading.tasks]
    assert sorted(locators) == ["II", "II.1", "II.1.a", "II.1.b", "II.1.b.-1", "II.2"]
    assert [(task.section, task.parent) for task in reading.tasks] == [("II.1", None), ("II.1", None), ("II.1", "II.1.b"), ("II", None)]


def test_a_decree_sets_rules_and_orders_only_where_it_assigns_work(lists: Lists) -> None:
    head = "CHÍNH PHỦ\nSố: 15/2024/NĐ-CP\n\nNGHỊ ĐỊNH\nVề quản lý cụm công nghiệp\n\n"
    body = "Điều 4. Thành lập\n1. Lập hồ sơ gửi Sở Công Thương.\nĐiều 9. Trách nhiệm của Bộ Công Thương\n1. Hướng dẫn thực hiện Nghị định."
    assert read(head + body, lists) == [("9.1", "Hướng dẫn thực", ("Bộ Công Thương",), (), None)]
