"""What orders work and what only heads, sets, announces or closes it: texts written for the tests in the manner of letters, directives and plans."""

from __future__ import annotations

import unicodedata

import pytest

from graph.extract import extract
from graph.lists import Lists
from graph.model import Source, Task

Read = tuple[str, str, tuple[str, ...], tuple[str, ...], str | None]  # locator, words, leads, coordinating, period

HEAD = "KẾ HOẠCH\nPhát triển chợ\n\n"


def tasks(text: str, lists: Lists) -> tuple[Task, ...]:
    source = Source(path="test.txt", name="test.txt", media_type="text/plain", sha256="0" * 64, text=text)
    return tuple(task for reading in extract(source, lists) for task in reading.tasks)


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def told(task: Task) -> Read:
    period = folded(task.period.passage.text) if task.period else None
    return task.locator, folded(task.passage.text), tuple(map(folded, task.leads)), tuple(map(folded, task.coordinating)), period


CASES: list[tuple[str, list[Read]]] = [
    (
        "I. NHIỆM VỤ\n1. Đổi mới cách quản lý chợ.\na) Rà soát giá thuê.\nb) Thu phí điện tử.",
        [("I.1.a", "Rà soát giá thuê.", (), (), None), ("I.1.b", "Thu phí điện tử.", (), (), None)],
    ),  # a heading that was given a full stop
    (
        (
            "QUYẾT ĐỊNH:\nĐiều 1. Quyết định này có hiệu lực từ ngày ký.\nBãi bỏ các nội dung về phí chợ tại các Quyết định:\n"
            "- Quyết định số 5/QĐ-UBND về việc công bố phí;\n- Thông báo số 6/TB-UBND về giá.\nĐiều 2. Giao Sở Công Thương rà soát giá thuê."
        ),
        [("2", "Giao Sở Công Thương rà soát giá thuê.", ("Sở Công Thương",), (), None)],
    ),  # a document's name is no order, though its type is a verb
    (
        "I. NHIỆM VỤ\n1. Theo dõi giá thuê.\n2. Sửa mái chợ.\n- Lưu trữ\n- Ý kiến\n- In\nTìm kiếm\nĐăng nhập",
        [("I.1", "Theo dõi giá thuê.", (), (), None), ("I.2", "Sửa mái chợ.", (), (), None)],
    ),  # what a portal offers below
    (
        "I. NHIỆM VỤ\n1. Hội chợ\n- Mở hội chợ cấp xã.\n- Thời gian: ngày 26/4/2026.\n- Giao Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân xã.",
        [("I.1.-1", "Mở hội chợ cấp xã.", ("Phòng Kinh tế",), ("Hội Nông dân xã",), "ngày 26/4/2026")],
    ),  # a bullet that only says whose the work is
    (
        "I. NHIỆM VỤ\n1. Hội chợ\n- Mở hội chợ cấp xã.\n- Giao Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân xã mời người bán.",
        [
            ("I.1.-1", "Mở hội chợ cấp xã.", (), (), None),
            (
                "I.1.-2",
                "Giao Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân xã mời người bán.",
                ("Phòng Kinh tế",),
                ("Hội Nông dân xã",),
                None,
            ),
        ],
    ),  # one that says work
    (
        (
            "I. NHIỆM VỤ\n1.1. Tập huấn người bán.\n(Phòng Nội vụ chủ trì, các Tòa chuyên trách phối hợp. Tháng 12/2026)\n1.2. Sửa mái.\n"
            "(Văn phòng, Phòng Kinh tế thực hiện; trước ngày 30/11/2026)."
        ),
        [
            ("I.1.1", "Tập huấn người bán.", ("Phòng Nội vụ",), ("các Tòa chuyên trách",), "Tháng 12/2026"),
            ("I.1.2", "Sửa mái.", ("Văn phòng", "Phòng Kinh tế"), (), "trước ngày 30/11/2026"),
        ],
    ),  # brackets below the work
    (
        (
            "I. NHIỆM VỤ\n1. Sơ kết.\n- Giao Văn phòng thực hiện.\n2. Quét chợ.\n(Giao Văn phòng chủ trì)\n3. Rào chợ.\n"
            "Do Phòng Kinh tế phối hợp với Công an xã thực hiện."
        ),
        [
            ("I.1", "Sơ kết.", ("Văn phòng",), (), None),
            ("I.2", "Quét chợ.", ("Văn phòng",), (), None),
            ("I.3", "Rào chợ.", ("Phòng Kinh tế",), ("Công an xã",), None),
        ],
    ),  # below a numbered item
    (
        "I. NHIỆM VỤ\n1. Quét chợ.\nII. TỔ CHỨC THỰC HIỆN\nGiao Văn phòng chủ trì, phối hợp với các phòng thực hiện.",
        [
            ("I.1", "Quét chợ.", (), (), None),
            ("II", "Giao Văn phòng chủ trì, phối hợp với các phòng thực hiện.", ("Văn phòng",), ("các phòng",), None),
        ],
    ),  # below a heading on who does what it is work itself
    (
        "I. NHIỆM VỤ\n1. Sửa mái.\n(Chợ loại ba do các xã tự sửa.)",
        [("I.1", "Sửa mái. (Chợ loại ba do các xã tự sửa.)", (), (), None)],
    ),  # brackets that say something else
    (
        (
            "I. NHIỆM VỤ\n1. Giao các đồng chí Phó Chủ tịch UBND xã kiểm tra chợ; giao Văn phòng UBND xã theo dõi.\n"
            "2. Đồng chí Phó Chánh án phụ trách dân sự: Chỉ đạo xét xử."
        ),
        [
            (
                "I.1",
                "Giao các đồng chí Phó Chủ tịch UBND xã kiểm tra chợ; giao Văn phòng UBND xã theo dõi.",
                ("Phó Chủ tịch UBND xã", "Văn phòng UBND xã"),
                (),
                None,
            ),
            ("I.2", "Đồng chí Phó Chánh án phụ trách dân sự: Chỉ đạo xét xử.", ("Phó Chánh án phụ trách dân sự",), (), None),
        ],
    ),  # persons by their offices, and a second order
    (
        "V. CÁC CHƯƠNG TRÌNH, DỰ ÁN ƯU TIÊN\n1. Dự án chợ nổi.\n2. Chương trình chợ sạch.\nVI. DỰ ÁN ĐẦU TƯ\n1. Vốn của người dân.",
        [("V.1", "Dự án chợ nổi.", (), (), None), ("V.2", "Chương trình chợ sạch.", (), (), None)],
    ),  # projects that come first
    (
        "I. NHIỆM VỤ\n1. Sở Công Thương quản lý chợ.\na) Rà soát giá thuê.",
        [
            ("I.1", "Sở Công Thương quản lý chợ.", ("Sở Công Thương",), (), None),
            ("I.1.a", "Rà soát giá thuê.", ("Sở Công Thương",), (), None),
        ],
    ),  # one that says who acts
    (
        "I. NHIỆM VỤ\n**1. Sửa chợ và mở chợ; thu hút tiểu thương theo đúng quy định.**\n- Sửa mái.",
        [("I.1.-1", "Sửa mái.", (), (), None)],
    ),  # one that is printed in bold
    (
        "I. NHIỆM VỤ\n1. Phòng Kinh tế, Công an xã theo chức năng, nhiệm vụ được giao chủ động, kịp thời thực hiện các nhiệm vụ sau:\n- Sửa mái.",
        [("I.1.-1", "Sửa mái.", ("Phòng Kinh tế", "Công an xã"), (), None)],
    ),  # words that only say who and that
    (
        "I. NHIỆM VỤ\n1. Chuẩn bị (dự kiến từ tháng 6/2026 đến tháng 8/2026):\n- Đo đạc.\n- Lập hồ sơ trước ngày 30/7/2026.",
        [
            ("I.1.-1", "Đo đạc.", (), (), "từ tháng 6/2026 đến tháng 8/2026"),
            ("I.1.-2", "Lập hồ sơ trước ngày 30/7/2026.", (), (), "trước ngày 30/7/2026"),
        ],
    ),  # a stage's time
    (
        "I. NHIỆM VỤ\n1. Tập huấn tiểu thương. Thời gian: trong quý II/2026. Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân xã thực hiện.",
        [("I.1", "Tập huấn tiểu thương.", ("Phòng Kinh tế",), ("Hội Nông dân xã",), "trong quý II/2026")],
    ),  # a sentence behind the time says who
    (
        "III. TỔ CHỨC THỰC HIỆN\nThứ nhất, Phòng Kinh tế lập sổ.\nThứ hai, đề nghị Hội Nông dân xã tuyên truyền.",
        [
            ("III.1", "Phòng Kinh tế lập sổ.", ("Phòng Kinh tế",), (), None),
            ("III.2", "đề nghị Hội Nông dân xã tuyên truyền.", ("Hội Nông dân xã",), (), None),
        ],
    ),  # counted in words
    (
        "Chủ tịch UBND tỉnh yêu cầu các sở, ngành, UBND các xã:\n1. Rà soát chợ.\n2. Sở Xây dựng kiểm tra.",
        [
            ("1", "Rà soát chợ.", ("các sở, ngành", "UBND các xã"), (), None),
            ("2", "Sở Xây dựng kiểm tra.", ("Sở Xây dựng",), (), None),
        ],
    ),  # whom the announcing sentence orders
    (
        "UBND tỉnh ban hành Kế hoạch như sau:\nI. NHIỆM VỤ\n1. Rà soát chợ.",
        [("I.1", "Rà soát chợ.", (), (), None)],
    ),  # who issues the plan is not who acts
    (
        (
            "Điều 2. Nhiệm vụ\nHội đồng nhân dân tán thành các giải pháp được trình, đồng thời, đề nghị UBND tỉnh "
            "thực hiện các nhiệm vụ chủ yếu sau đây:\n1. Rà soát chợ.\n2. Giao Sở Y tế kiểm tra chợ."
        ),
        [
            ("2.1", "Rà soát chợ.", ("UBND tỉnh",), (), None),
            ("2.2", "Giao Sở Y tế kiểm tra chợ.", ("Sở Y tế",), (), None),
        ],
    ),  # what an assembly agrees to is no task, what it asks for besides heads the items below
    (
        "I. NHIỆM VỤ\n1. Các đồng chí lãnh đạo phòng rà soát chợ.\n2. Các Thẩm phán, Thư ký Tòa án rà soát hồ sơ.\n3. Thẩm phán rà soát hồ sơ.",
        [
            ("I.1", "Các đồng chí lãnh đạo phòng rà soát chợ.", ("Các đồng chí lãnh đạo phòng",), (), None),
            ("I.2", "Các Thẩm phán, Thư ký Tòa án rà soát hồ sơ.", ("Các Thẩm phán, Thư ký Tòa án",), (), None),
            ("I.3", "Thẩm phán rà soát hồ sơ.", (), (), None),
        ],
    ),  # persons by what they are, all of a body's
    (
        "Để chợ sạch hơn, Giám đốc Sở Công Thương có trách nhiệm:\n- Rà soát chợ.\n- Kiểm tra chợ.",
        [
            ("-1", "Rà soát chợ.", ("Giám đốc Sở Công Thương",), (), None),
            ("-2", "Kiểm tra chợ.", ("Giám đốc Sở Công Thương",), (), None),
        ],
    ),  # a letter whose orders are bullets
    (
        "1. Hội đồng nhân dân giao Ủy ban nhân dân tỉnh rà soát chợ.",
        [("1", "Hội đồng nhân dân giao Ủy ban nhân dân tỉnh rà soát chợ.", ("Ủy ban nhân dân tỉnh",), (), None)],
    ),  # who hands over does not act
    (
        "1. Đảng ủy UBND tỉnh\na) Lãnh đạo UBND tỉnh mở chợ.\nb) Chỉ đạo Sở Công Thương chủ trì, phối hợp với Công an tỉnh lập sổ.",
        [
            ("1.a", "Lãnh đạo UBND tỉnh mở chợ.", ("Đảng ủy UBND tỉnh",), (), None),
            ("1.b", "Chỉ đạo Sở Công Thương chủ trì, phối hợp với Công an tỉnh lập sổ.", ("Sở Công Thương",), ("Công an tỉnh",), None),
        ],
    ),  # a committee leads the other body, and names who heads the work
    (
        "I. TỔ CHỨC THỰC HIỆN\n1. Chế độ báo cáo: Định kỳ hằng quý, các xã báo cáo UBND tỉnh.",
        [("I.1", "Chế độ báo cáo: Định kỳ hằng quý, các xã báo cáo UBND tỉnh.", ("các xã",), (), "Định kỳ hằng quý")],
    ),  # a clause behind a topic
    (
        "I. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế kiểm tra; đề xuất UBND tỉnh giao Sở Xây dựng thực hiện việc sửa chợ.",
        [("I.1", "Sở Y tế kiểm tra; đề xuất UBND tỉnh giao Sở Xây dựng thực hiện việc sửa chợ.", ("Sở Y tế",), (), None)],
    ),  # what is only asked for is not handed over
    (
        "1. Công an tỉnh\nGiúp UBND tỉnh giữ trật tự chợ. Trong đó giao Giám đốc Công an tỉnh thực hiện:\n- Kiểm tra chợ.",
        [
            ("1", "Giúp UBND tỉnh giữ trật tự chợ.", ("Công an tỉnh",), (), None),
            ("1.-1", "Kiểm tra chợ.", ("Giám đốc Công an tỉnh",), (), None),
        ],
    ),  # the words above the list hand it to somebody
    (
        "1. Các chi bộ lập sổ; cấp ủy cơ sở tổng hợp; Sở Y tế theo chức năng phối hợp.",
        [
            (
                "1",
                "Các chi bộ lập sổ; cấp ủy cơ sở tổng hợp; Sở Y tế theo chức năng phối hợp.",
                ("Các chi bộ", "cấp ủy cơ sở"),
                (),
                None,
            )
        ],
    ),  # several act, each in a clause
    (
        "1. Về chợ cũ và chợ mới, đề nghị Sở Y tế:\na) Kiểm tra nước.",
        [("1.a", "Kiểm tra nước.", ("Sở Y tế",), (), None)],
    ),  # an order behind a topic with its own comma
    (
        "Điều 1. Phân bổ vốn sửa chợ như sau:\n1. Bổ sung quỹ: 1.000 triệu đồng;\n2. Dự phòng: 54 triệu đồng.",
        [],
    ),  # lines of a budget
    (
        "II. NỘI DUNG\n1. Chi hỗ trợ tiểu thương: 2.000 đồng/lượt.\n2. Xây dựng chợ Hải An: 50 tỷ đồng.",
        [("II.2", "Xây dựng chợ Hải An: 50 tỷ đồng.", (), (), None)],
    ),  # a rate, and work with its cost
    (
        "Điều 1. Ban hành Kế hoạch họp chợ năm 2026 như sau:\n1. Khai trương: Ngày 05/9/2026.\n2. Tổng kết trước ngày 31/12/2026.",
        [
            ("1.1", "Khai trương: Ngày 05/9/2026.", (), (), "Ngày 05/9/2026"),
            ("1.2", "Tổng kết trước ngày 31/12/2026.", (), (), "trước ngày 31/12/2026"),
        ],
    ),  # a plan inside an article
    (
        "II. NHIỆM VỤ\n1. Nhiệm vụ trọng tâm của xã là tập trung sửa chợ.",
        [("II.1", "Nhiệm vụ trọng tâm của xã là tập trung sửa chợ.", (), (), None)],
    ),  # the work is what the task is said to be
    (
        (
            "1. Sở Y tế kiểm tra chợ.\nGiữ sạch nguồn nước.\n2. Sở Xây dựng rà soát chợ.\n"
            "Đẩy mạnh việc này là thể hiện trách nhiệm với Nhân dân theo Chỉ thị này."
        ),
        [("1", "Sở Y tế kiểm tra chợ. Giữ sạch nguồn nước.", ("Sở Y tế",), (), None), ("2", "Sở Xây dựng rà soát chợ.", ("Sở Xây dựng",), (), None)],
    ),  # the closing paragraph is not the last order's
    (
        "II. NỘI DUNG\n1. Điều kiện hỗ trợ\n- Hộ có hoàn cảnh khó khăn.\n- Hộ thuộc vùng thiên tai.\n2. Cách làm\n- Lập danh sách hộ.",
        [("II.2.-1", "Lập danh sách hộ.", (), (), None)],
    ),  # conditions below a heading of their own
    (
        "II. NỘI DUNG\n1. Yêu cầu về kỹ thuật:\n1.1.a. Sở Xây dựng thiết kế mẫu chợ.",
        [("II.1.1.a", "Sở Xây dựng thiết kế mẫu chợ.", ("Sở Xây dựng",), (), None)],
    ),  # what a piece of work requires is no aim of the plan
    (
        "1. Sở Y tế\nGiao Chi cục Thú y kiểm tra chợ.",
        [("1", "Giao Chi cục Thú y kiểm tra chợ.", ("Chi cục Thú y",), (), None)],
    ),  # the words' own order before the heading's name
    (
        "1. Sửa chợ (giao Công an xã chủ trì, phối hợp với Trạm Y tế xã; Phòng Kinh tế tham mưu).",
        [
            (
                "1",
                "Sửa chợ (giao Công an xã chủ trì, phối hợp với Trạm Y tế xã; Phòng Kinh tế tham mưu).",
                ("Công an xã",),
                ("Trạm Y tế xã", "Phòng Kinh tế"),
                None,
            )
        ],
    ),  # of those in brackets, who heads it, and with whom
    (
        "I. PHÂN CÔNG\n1. Trưởng các thôn: Lập tổ dọn chợ.\nTrên đây là Kế hoạch dọn chợ.\nPHỤ LỤC I\nDANH MỤC CHỢ",
        [("I.1", "Trưởng các thôn: Lập tổ dọn chợ.", ("Trưởng các thôn",), (), None)],
    ),  # the closing before an annex, in a copy without a signature
    (
        "1. Sở Y tế kiểm tra chợ.\n2. Hướng dẫn này thay thế Hướng dẫn số 9-HD/BTC.",
        [("1", "Sở Y tế kiểm tra chợ.", ("Sở Y tế",), (), None)],
    ),  # a document speaks of itself
    (
        "Điều 3. Chánh Văn phòng, Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này./.",
        [],
    ),  # who carries the decision out
    (
        "I. NHIỆM VỤ\n2. Mở chợ\na) Sửa mái.\n3. Bán hàng\n1. Treo biển.\n2. Mời khách.\n4. Tổng kết.",
        [
            ("I.2.a", "Sửa mái.", (), (), None),
            ("I.3.1", "Treo biển.", (), (), None),
            ("I.3.2", "Mời khách.", (), (), None),
            ("I.4", "Tổng kết.", (), (), None),
        ],
    ),  # numbers begin anew below a heading, and go on after it
    (
        "I. NHIỆM VỤ\n1. **Phòng Kinh tế** (cơ quan thường trực):\n- Sửa mái chợ.",
        [("I.1.-1", "Sửa mái chợ.", ("Phòng Kinh tế",), (), None)],
    ),  # marks of bold stand between the name and its bracket
    (
        "I. NHIỆM VỤ\n1. Phòng Kinh tế, Phòng Nội vụ\nPhòng Kinh tế chủ trì, phối hợp với Phòng Nội vụ rà soát chợ.",
        [("I.1", "Phòng Kinh tế chủ trì, phối hợp với Phòng Nội vụ rà soát chợ.", ("Phòng Kinh tế",), ("Phòng Nội vụ",), None)],
    ),  # the words say more than the heading
    (
        "I. NHIỆM VỤ\n1. Giáo viên chủ nhiệm, tổ chuyên môn, Đoàn trường\nNhắc học sinh không bày hàng trước cổng trường.",
        [("I.1", "Nhắc học sinh không bày hàng trước cổng trường.", ("Giáo viên chủ nhiệm", "tổ chuyên môn", "Đoàn trường"), (), None)],
    ),  # who works at a school
    (
        "I. NHIỆM VỤ\n- Cơ sở in lưu động: Cử thợ in tham dự hội chợ.\n- Cơ sở vật chất: Xây mới mái chợ.",
        [
            ("I.-1", "Cơ sở in lưu động: Cử thợ in tham dự hội chợ.", ("Cơ sở in lưu động",), (), None),
            ("I.-2", "Cơ sở vật chất: Xây mới mái chợ.", (), (), None),
        ],
    ),  # a body of a kind, which is ordered to act, and a topic
    (
        "I. NHIỆM VỤ\n- Trung tâm Kiểm nghiệm thu phí VSATTP, ATTP lưu động: Chủ trì đo chợ.",
        [
            (
                "I.-1",
                "Trung tâm Kiểm nghiệm thu phí VSATTP, ATTP lưu động: Chủ trì đo chợ.",
                ("Trung tâm Kiểm nghiệm thu phí VSATTP, ATTP lưu động",),
                (),
                None,
            )
        ],
    ),  # a name with verbs and a comma in it
    (
        "I. NHIỆM VỤ\n- Trung tâm Kiểm soát thanh toán phí chợ: Chủ trì đo chợ.",
        [("I.-1", "Trung tâm Kiểm soát thanh toán phí chợ: Chủ trì đo chợ.", ("Trung tâm Kiểm soát thanh toán phí chợ",), (), None)],
    ),  # before a colon and an order even the verbs are the name's
    (
        "I. NHIỆM VỤ\n- Đề nghị Hội Nông dân xã vận động tiểu thương; Trạm Y tế xã kiểm tra hàng ăn.",
        [
            (
                "I.-1",
                "Đề nghị Hội Nông dân xã vận động tiểu thương; Trạm Y tế xã kiểm tra hàng ăn.",
                ("Hội Nông dân xã", "Trạm Y tế xã"),
                (),
                None,
            )
        ],
    ),  # who else acts, behind an order
    (
        "I. NHIỆM VỤ\n- Thường trực HĐND xã, đại biểu HĐND xã theo chức năng giám sát chợ.\n- Các bộ phận liên quan báo cáo UBND xã.",
        [
            (
                "I.-1",
                "Thường trực HĐND xã, đại biểu HĐND xã theo chức năng giám sát chợ.",
                ("Thường trực HĐND xã", "đại biểu HĐND xã"),
                (),
                None,
            ),
            ("I.-2", "Các bộ phận liên quan báo cáo UBND xã.", ("Các bộ phận liên quan",), (), None),
        ],
    ),  # deputies in small letters, parts of an office
    (
        "I. NHIỆM VỤ\n- Mỗi quý mở một phiên chợ. Trung tâm Văn hóa xã phối hợp Hội Nông dân xã tổ chức.",
        [
            (
                "I.-1",
                "Mỗi quý mở một phiên chợ. Trung tâm Văn hóa xã phối hợp Hội Nông dân xã tổ chức.",
                ("Trung tâm Văn hóa xã",),
                ("Hội Nông dân xã",),
                "Mỗi quý",
            )
        ],
    ),  # who does it stands in a later sentence, with whom it works without "với"
    (
        "I. NHIỆM VỤ\n- Phối hợp lực lượng chức năng kiểm tra chợ cóc; phối hợp rà soát bãi xe.",
        [("I.-1", "Phối hợp lực lượng chức năng kiểm tra chợ cóc; phối hợp rà soát bãi xe.", (), ("lực lượng chức năng",), None)],
    ),  # a group in small letters
    (
        "I. NHIỆM VỤ\n- Trên cơ sở đề xuất của các phòng, ban, ngành chuyên môn, Phòng Kinh tế rà soát giá thuê.",
        [("I.-1", "Trên cơ sở đề xuất của các phòng, ban, ngành chuyên môn, Phòng Kinh tế rà soát giá thuê.", ("Phòng Kinh tế",), (), None)],
    ),  # a comma inside a group's name ends no clause
    (
        "I. NHIỆM VỤ\n- Kết thúc năm 2027, Phòng Kinh tế báo cáo UBND xã.",
        [("I.-1", "Kết thúc năm 2027, Phòng Kinh tế báo cáo UBND xã.", ("Phòng Kinh tế",), (), "Kết thúc năm 2027")],
    ),  # who acts stands behind the time
    (
        "I. NHIỆM VỤ\n- UBND 11 phường rà soát chợ.",
        [("I.-1", "UBND 11 phường rà soát chợ.", ("UBND 11 phường",), (), None)],
    ),  # how many they are
    (
        "I. TRÁCH NHIỆM CỦA CÁC NGÀNH\n1. Hằng quý họp chợ.",
        [("I.1", "Hằng quý họp chợ.", (), (), "Hằng quý")],
    ),  # a section's title names nobody
    (
        "I. NHIỆM VỤ\n1. Rà soát chợ cóc.\n- Chủ trì: PC06; Phòng Kinh tế",
        [("I.1", "Rà soát chợ cóc.", ("PC06", "Phòng Kinh tế"), (), None)],
    ),  # an office's code
    (
        "I. NHIỆM VỤ\n1. Sở Y tế lập đề án. Trạm Y tế các xã báo cáo số liệu. Đề nghị Hội Nông dân tỉnh vận động hội viên.",
        [
            (
                "I.1",
                "Sở Y tế lập đề án. Trạm Y tế các xã báo cáo số liệu. Đề nghị Hội Nông dân tỉnh vận động hội viên.",
                ("Sở Y tế", "Trạm Y tế các xã", "Hội Nông dân tỉnh"),
                (),
                None,
            )
        ],
    ),  # who is to act in later sentences
    (
        "I. NHIỆM VỤ\n1. Sở Y tế lập danh mục. Sở Tài chính phối hợp. UBND tỉnh xem xét, quyết định. Giám đốc Sở chịu trách nhiệm nếu chậm.",
        [
            (
                "I.1",
                "Sở Y tế lập danh mục. Sở Tài chính phối hợp. UBND tỉnh xem xét, quyết định. Giám đốc Sở chịu trách nhiệm nếu chậm.",
                ("Sở Y tế",),
                ("Sở Tài chính",),
                None,
            )
        ],
    ),  # who only helps, decides or answers for it
    (
        "I. NHIỆM VỤ\n1. Hoạt động của công đoàn cơ sở\n- Tổ chức hội thi.\n2. Nội dung hoạt động của các chợ\n- Mở phiên chợ.",
        [("I.1.-1", "Tổ chức hội thi.", ("công đoàn cơ sở",), (), None), ("I.2.-1", "Mở phiên chợ.", (), (), None)],
    ),  # whose activities a heading opens
    (
        "I. NHIỆM VỤ\n1. Phối hợp với thủ trưởng các đơn vị có liên quan, Sở Y tế kiểm tra.\n2. Phối hợp với chủ quán sửa chợ.",
        [
            (
                "I.1",
                "Phối hợp với thủ trưởng các đơn vị có liên quan, Sở Y tế kiểm tra.",
                (),
                ("thủ trưởng các đơn vị có liên quan", "Sở Y tế"),
                None,
            ),
            ("I.2", "Phối hợp với chủ quán sửa chợ.", (), (), None),
        ],
    ),  # titles in small letters
    (
        "Để giữ giá, Bộ trưởng yêu cầu Giám đốc các sở:\nI. VIỆC CHUNG\n1. Rà soát giá.\nII. VIỆC RIÊNG\n1. Sở Y tế kiểm tra thuốc.",
        [
            ("I.1", "Rà soát giá.", ("Giám đốc các sở",), (), None),
            ("II.1", "Sở Y tế kiểm tra thuốc.", ("Sở Y tế",), (), None),
        ],
    ),  # what all orders are addressed to
    (
        "Bộ trưởng yêu cầu Giám đốc các sở triển khai Kế hoạch như sau:\nI. VIỆC CHUNG\n1. Rà soát giá.",
        [("I.1", "Rà soát giá.", (), (), None)],
    ),  # and what announces a plan
    (
        "I. NHIỆM VỤ\n1. Sở Y tế báo cáo trước ngày 31/5/2026. Hướng dẫn này thay cho Hướng dẫn số 19/HD-SYT.",
        [("I.1", "Sở Y tế báo cáo trước ngày 31/5/2026.", ("Sở Y tế",), (), "trước ngày 31/5/2026")],
    ),  # what a document says of itself
    (
        "1. CONG VIEC CHUNG\n1. Sở Y tế lập đề án.\n2. Sở Nội vụ góp ý.\nII. NHIỆM VỤ KHÁC\n1. Sở Tư pháp thẩm định.",
        [
            ("I.1", "Sở Y tế lập đề án.", ("Sở Y tế",), (), None),
            ("I.2", "Sở Nội vụ góp ý.", ("Sở Nội vụ",), (), None),
            ("II.1", "Sở Tư pháp thẩm định.", ("Sở Tư pháp",), (), None),
        ],
    ),  # a scan that took I for 1
    (
        "1. CHỢ PHIÊN\n1.1. Sở Y tế lập đề án.\n2. CHỢ ĐÊM\n2.1. Sở Nội vụ góp ý.\nII. NHIỆM VỤ KHÁC\n1. Sở Tư pháp thẩm định.",
        [
            ("1.1", "Sở Y tế lập đề án.", ("Sở Y tế",), (), None),
            ("2.1", "Sở Nội vụ góp ý.", ("Sở Nội vụ",), (), None),
            ("II.1", "Sở Tư pháp thẩm định.", ("Sở Tư pháp",), (), None),
        ],
    ),  # numbers that go on are numbers
    (
        "I. NHIỆM VỤ\n1. Lấy phiếu tín nhiệm người giữ chức vụ.\nII. NHU CẦU KINH PHÍ\na) Hỗ trợ trực tiếp cho hộ 93.662 triệu đồng.",
        [("I.1", "Lấy phiếu tín nhiệm người giữ chức vụ.", (), (), None)],
    ),  # a line of a budget
]


@pytest.mark.parametrize(("body", "expected"), CASES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_tells_orders_from_what_stands_around_them(body: str, expected: list[Read], form: str, lists: Lists) -> None:
    assert [told(task) for task in tasks(unicodedata.normalize(form, HEAD + body), lists)] == expected


RECIPIENTS: list[tuple[str, list[tuple[str, str]]]] = [
    ("Lập đề án, trình UBND tỉnh phê duyệt.", [("approve", "UBND tỉnh")]),  # submitted
    ("Tham mưu UBND tỉnh ban hành quy chế.", [("approve", "UBND tỉnh")]),  # what it advises on is the other's to decide
    ("Tham mưu UBND tỉnh tổ chức hội nghị.", []),  # it advises, and nothing is decided
    ("Tổng hợp, báo cáo UBND tỉnh, Bộ Công Thương.", [("report", "UBND tỉnh"), ("report", "Bộ Công Thương")]),  # two readers
    ("Báo cáo kết quả về Sở Công Thương.", [("report", "Sở Công Thương")]),  # what, and to whom
    ("Báo cáo UBND tỉnh xem xét, quyết định.", [("approve", "UBND tỉnh")]),  # reported for a decision
    ("Gửi danh sách về Sở Công Thương để tổng hợp.", []),  # what is sent stands between
    ("Gửi Sở Công Thương trước ngày 10/6 để tổng hợp.", [("report", "Sở Công Thương")]),  # who gathers the reports
    ("Trình Chính phủ phương án phân cấp.", [("approve", "Chính phủ")]),  # what is submitted is no part of the name
    ("Rà soát các báo cáo của Sở Công Thương.", []),  # a report's author
    ("Thực hiện chương trình của Bộ Y tế.", []),  # "trình" of a noun
    ("Sở Y tế kiểm tra, báo cáo Sở Y tế.", []),  # nobody reports to himself
]


@pytest.mark.parametrize(("text", "expected"), RECIPIENTS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_task_says_who_decides_and_who_is_told(text: str, expected: list[tuple[str, str]], form: str, lists: Lists) -> None:
    (task,) = tasks(unicodedata.normalize(form, f"{HEAD}I. NHIỆM VỤ\n1. {text}"), lists)
    assert [(a.role.value, folded(a.agency.text)) for a in task.assignments if a.role.value in {"approve", "report"}] == expected


def test_a_circular_on_expenses_orders_nothing(lists: Lists) -> None:
    letterhead = "BỘ TÀI CHÍNH\nSố: 40/2026/TT-BTC\nHà Nội, ngày 05 tháng 01 năm 2026\nTHÔNG TƯ\nQuy định mức chi\n\n"
    text = f"{letterhead}Điều 3. Nội dung chi\n1. Bồi dưỡng giảng viên.\nĐiều 4. Tổ chức thực hiện\n1. Sở Tài chính kiểm tra việc chi."
    assert [told(task)[:2] for task in tasks(text, lists)] == [("4.1", "Sở Tài chính kiểm tra việc chi.")]


def test_a_circular_that_changes_another_orders_nothing_by_it(lists: Lists) -> None:
    letterhead = "BỘ XÂY DỰNG\nSố: 7/2026/TT-BXD\nHà Nội, ngày 05 tháng 01 năm 2026\nTHÔNG TƯ\nQuy định về chợ\n\n"
    rules = "Điều 4. Sửa đổi, bãi bỏ một số văn bản\n1. Sửa đổi khoản 2 Điều 5 Thông tư số 1/2020/TT-BXD như sau:\n2. Bãi bỏ Điều 6.\n"
    force = "Điều 6. Hiệu lực thi hành\n1. Thông tư này có hiệu lực từ ngày 15/3/2026.\n2. Nếu có vướng mắc, đề nghị phản ánh về Bộ Xây dựng.\n"
    text = f"{letterhead}Chương III. TỔ CHỨC THỰC HIỆN\n{rules}Điều 5. Trách nhiệm thi hành\n1. Sở Xây dựng kiểm tra chợ.\n{force}"
    assert [told(task)[:2] for task in tasks(text, lists)] == [("III.5.1", "Sở Xây dựng kiểm tra chợ.")]


def test_nothing_is_due_before_the_document_orders_it(lists: Lists) -> None:
    letterhead = "UBND TỈNH HÀ ĐÔNG\nSố: 5/KH-UBND\nHà Đông, ngày 05 tháng 01 năm 2026\n"
    text = f"{letterhead}{HEAD}I. NHIỆM VỤ\n1. Hỗ trợ tiểu thương bị cháy chợ trong năm 2019.\n2. Mở chợ trong năm 2026."
    assert [task.period and task.period.passage.text for task in tasks(text, lists)] == [None, "năm 2026"]


def test_a_task_keeps_every_time_it_names(lists: Lists) -> None:
    text = f"{HEAD}I. NHIỆM VỤ\n1. Sở Y tế lập đề án, bắt đầu từ ngày 01/3/2026, xong trước ngày 30/6/2026; tổng kết trong quý IV/2027."
    (task,) = tasks(text, lists)
    assert task.period is not None
    assert [period.passage.text for period in (task.period, *task.further)] == ["trước ngày 30/6/2026", "quý IV/2027", "bắt đầu từ ngày 01/3/2026"]
