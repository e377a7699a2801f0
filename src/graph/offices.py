"""The offices in which administrative documents are signed.

Answers: which words in capitals name an office, wherever a document is signed?
Assumes: the form of Decree 30/2020/NĐ-CP and Guidance 36-HD/VPTW: offices stand in capitals, and as one word or broken over two lines.
Never:   names a body, or who holds an office.
"""

from __future__ import annotations

OFFICE = (
    r"(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|(?:TỔNG\s+)?GIÁM\s+ĐỐC|BÍ\s+THƯ|THỦ\s+TƯỚNG|TRƯỞNG\s+(?:BAN(?:\s+CHỈ\s+ĐẠO)?|PHÒNG|ĐOÀN|CÔNG\s+AN)"
    r"|CHÁNH\s+(?:VĂN\s+PHÒNG|THANH\s+TRA|ÁN)|(?:(?:TỔNG|CHI)\s+)?CỤC\s+TRƯỞNG|(?:VỤ|VIỆN|HIỆU|CHỈ\s+HUY)\s+TRƯỞNG|THỐNG\s+ĐỐC"
    r"|TỔNG\s+(?:THANH\s+TRA|KIỂM\s+TOÁN|BIÊN\s+TẬP|THƯ\s+KÝ)|CHỦ\s+NHIỆM|CHỦ\s+TỌA|CHỦ\s+TOẠ|TƯ\s+LỆNH)"
    r"|(?:BỘ|THỨ)\s+TRƯỞNG|TỔNG\s+BÍ\s+THƯ|(?:ỦY|UỶ)\s+VIÊN"
)  # of a pattern; a group has to stand around it
