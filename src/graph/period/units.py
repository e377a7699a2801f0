"""How points in time and recurrences are written: the pieces of which phrases of time are made.

Answers: which spellings do a day, a month, a quarter, a year, an hour, and "each year" have?
Assumes: patterns are used without regard to capitals.
Never:   says what a phrase means: graph.period.phrase does; or whether a task is due then: graph.period.sentence does.
"""

from __future__ import annotations

YEAR = r"(?:19|20)\d\d(?!\d)"
DASH = r"\s*[-–—]\s*"
QUARTER = r"(?:IV|I{1,3}|[1-4]|thứ\s+(?:nhất|hai|ba|tư))(?!\w)"
MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
AND = r"(?:\s*[-–—,;&]\s*(?:đến\s+)?|\s+(?:và|đến|hoặc)\s+)"
HOUR = r"\d{1,2}(?:\s*giờ(?!\w)|h(?![a-zà-ỹ]))(?:\s*\d{2}(?![\d/]))?(?:\s*phút)?"
WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)"
EVERY = r"(?:hàng|hằng|mỗi)"
RECURRENCES = (
    ("weekly", rf"{EVERY}\s+tuần|định\s+kỳ\s+(?:theo\s+)?tuần|(?:0?1|một)\s+lần\s*/\s*tuần"),
    ("monthly", rf"{EVERY}\s+tháng|định\s+kỳ\s+(?:theo\s+)?tháng|(?:0?1|một)\s+lần\s*/\s*tháng|tháng\s+(?:tiếp\s+theo|sau|kế\s+tiếp|liền\s+kề)"),
    ("quarterly", (rf"{EVERY}\s+quý|tháng\s+(?:đầu|cuối)\s+(?:của\s+)?(?:{EVERY}\s+)?quý(?!\s+[IV\d])|định\s+kỳ\s+(?:theo\s+)?quý"
                   r"|(?:định\s+kỳ\s+)?(?:0?3|ba)\s+tháng(?:/|\s+(?:một|0?1)\s+)lần|(?:0?1|một)\s+lần\s*/\s*quý")),
    ("half-yearly", (r"định\s+kỳ\s+\(?(?:0?6|sáu)\s+tháng(?!\s+(?:đầu|cuối))|(?:0?6|sáu)\s+tháng(?:/|\s+(?:một|0?1)\s+)lần"
                    r"|(?:0?6|sáu)\s+tháng(?=\s*(?:,|và|hoặc)\s*(?:0?1\s+năm|(?:hàng\s+|hằng\s+)?năm(?!\s+\d)))|(?:0?2|hai)\s+lần\s*/\s*năm")),
    ("yearly", (rf"{EVERY}\s+năm|định\s+kỳ\s+(?:0?1\s+|một\s+)?năm(?!\s+\d)|(?:0?1|một|mỗi)\s+năm(?:/|\s+(?:một|0?1)\s+)lần"
               r"|(?:0?1|một)\s+lần\s*/\s*năm")),
    ("continuous", r"thường\s+xuyên|liên\s+tục"),
    ("ad-hoc", r"đột\s+xuất|khi\s+(?:có\s+yêu\s+cầu|cần(?:\s+thiết)?|phát\s+sinh)|theo\s+yêu\s+cầu"),
)  # fmt: skip
SEVERAL = r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"  # how many years: “trong hai năm 2026 - 2027”
LOOK_BACK = 60  # characters before a point or a phrase that can bear on it: keeps the cost linear
